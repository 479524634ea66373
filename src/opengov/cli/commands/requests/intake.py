"""Files of requests as the commands of the group take them: several, one after the other."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov.cli import exits, render
from opengov.cli.inputs import STDIN, expand
from opengov.cli.listing import list_findings
from opengov.cli.render import Line
from opengov.finding import Finding, Severity
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.model.requests import InformationRequest
    from opengov.requestfile import RequestFile
    from opengov.requests.notices import Locate

__all__ = ["Intake", "RequestsArg", "note_findings", "take"]

ANY = "json or jsonl"
RequestsArg: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="REQUESTS...", help="Requests in JSON or JSONL, or a ledger (台账); - is stdin"
    ),
]


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that could be read, and what could not."""

    files: "tuple[RequestFile, ...]"

    @property
    def requests(self) -> "tuple[InformationRequest, ...]":
        """The requests of all files, in order."""
        return tuple(request for file in self.files for request in file.requests)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in reading."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def locators(self) -> "tuple[Locate, ...]":
        """For each request, what tells the places of its values."""
        return tuple(
            file.locator_of(number) for file in self.files for number in range(len(file.requests))
        )

    @property
    def exit_code(self) -> int:
        """3 for what could not be read, 1 for an error."""
        grades = {finding.severity for finding in self.findings}
        if Severity.FATAL in grades:
            return exits.FATAL
        return exits.FINDINGS if Severity.ERROR in grades else exits.OK


def take(paths: Sequence[str], input_format: str | None) -> Intake:
    """Read files of requests; what is wrong with one is a finding and the others go on."""
    from opengov.reading import read_request  # noqa: PLC0415 - so that help is fast

    files = []
    # The content of standard input tells whether it is one request or several.
    for path in expand(paths, input_format=input_format or ANY).paths:
        data = sys.stdin.buffer.read() if path == STDIN else None
        files.append(read_request(path, data=data, input_format=input_format))
    return Intake(tuple(files))


def note_findings(intake: Intake, lang: Lang) -> None:
    """Tell on standard error what could not be read."""
    for file in intake.files:
        if file.findings:
            lines = [Line(((file.source, "bold"),)), *list_findings(file.findings, lang)]
            render.notes(lines)
