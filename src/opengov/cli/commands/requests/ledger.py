"""`opengov requests ledger`, `import` and `template`: the workbook that an office keeps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
)
from opengov.cli.commands.requests.intake import Intake, RequestsArg, note_findings, take
from opengov.cli.days import full_date
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.language import chosen, today
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.finding import Severity
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.finding import Finding

__all__ = ["import_ledger", "ledger", "template"]

WORKBOOK = ".xlsx"
NO_REQUESTS = Text(
    "没有读出任何申请，未写入 {path}", "no request could be read; {path} was not written"
)
COUNTED = Text("已写入 {path}：{n} 件申请", "wrote {path}: {n} request(s)")

LedgerArg: TypeAlias = Annotated[
    Path, typer.Option("--output", "-o", metavar="LEDGER.xlsx", help="The ledger (台账) to write")
]


def ledger(
    paths: RequestsArg,
    *,
    target: LedgerArg,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Compute for this day (截至日期); today, if left out"
        ),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Write requests as a ledger with due dates and days left, coloured (台账).

    Exit codes: 0, 1 a value could not be read, 2 wrong use, 3 a file could not be read or written.
    """
    from opengov.ledger import write_ledger  # noqa: PLC0415 - so that help is fast

    _workbook(target)
    person = chosen(lang)
    day = today() if as_of is None else full_date(as_of, "--as-of")
    with answering():
        calendar = calendar_asked(place, notices, None)
    intake = take(paths, None if input_format is None else input_format.value)
    note_findings(intake, person)
    if not intake.requests:
        return _nothing(target, person)
    try:
        findings = write_ledger(
            intake.requests, target, calendar=calendar, as_of=day, lang=chosen(lang, default="zh")
        )
    except OSError as error:
        raise OutputFailedError(target, error) from error
    return _written(target, intake, findings, person)


def import_ledger(
    source: Annotated[
        str, typer.Argument(metavar="LEDGER", help="A ledger (台账) to read; - is standard input")
    ],
    *,
    target: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.jsonl", help="Requests in JSONL to write"),
    ],
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """Read a ledger into JSONL and name the cells that cannot be read (读入台账).

    Exit codes: 0, 1 a cell is wrong, 2 wrong use, 3 nothing could be read or written.
    """
    if source != STDIN and is_same_file(source, target):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=target))
    if target.suffix.lower() not in {".jsonl", ".ndjson"}:
        raise WrongUseError(messages.OUTPUT_EXTENSION.format(path=target, known=".jsonl .ndjson"))
    person = chosen(lang)
    intake = take([source], None if input_format is None else input_format.value)
    note_findings(intake, person)
    if not intake.requests:
        return _nothing(target, person)
    text = "".join(f"{request.model_dump_json()}\n" for request in intake.requests)
    try:
        save(target, text.encode())
    except OSError as error:
        raise OutputFailedError(target, error) from error
    return _written(target, intake, (), person)


def template(
    *,
    target: LedgerArg,
    lang: LangArg = None,
) -> int:
    """Write an empty ledger with lists to choose from and how to fill it in (台账模板)."""
    from opengov.ledger import write_template  # noqa: PLC0415 - so that help is fast

    _workbook(target)
    try:
        write_template(target, lang=chosen(lang, default="zh"))
    except OSError as error:
        raise OutputFailedError(target, error) from error
    render.note(messages.WRITTEN.format(path=target), chosen(lang))
    return exits.OK


def _workbook(target: Path) -> None:
    """Refuse names that promise another format.

    Raises:
        WrongUseError: The extension is not that of a workbook.
    """
    if target.suffix.lower() != WORKBOOK:
        raise WrongUseError(messages.OUTPUT_EXTENSION.format(path=target, known=WORKBOOK))


def _nothing(target: Path, lang: Lang) -> int:
    """Say that there is nothing to write."""
    render.error(NO_REQUESTS.format(path=target), lang)
    return exits.FATAL


def _written(target: Path, intake: Intake, findings: "Sequence[Finding]", lang: Lang) -> int:
    """Tell what was written, and what the format has no room for."""
    render.Screen(output.stderr()).show(list_findings(findings, lang))
    if any(finding.severity is Severity.FATAL for finding in findings):
        render.error(messages.NOT_WRITTEN.format(path=target), lang)
        return exits.FATAL
    render.note(COUNTED.format(path=target, n=len(intake.requests)), lang)
    return intake.exit_code
