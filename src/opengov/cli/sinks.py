"""Where each format of a report goes: `--format` and `--output` in pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

import typer
from typer.core import TyperCommand
from typing_extensions import override

from opengov.cli import messages
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.project import Project, asked_project
from opengov.cli.usage import WrongUseError

__all__ = [
    "PairedCommand",
    "ReportFormat",
    "Sink",
    "in_order",
    "pair",
    "project_of",
    "refuse_inputs",
    "stdout_format",
]

ORDER = "opengov.order"
"""Key under which a context remembers in which order options were given."""
PROJECT = "opengov.project"
"""Key under which a context remembers the project file."""

STDOUT = "-"


class ReportFormat(StrEnum):
    """Values of `--format`."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    HTML = "html"


BY_EXTENSION = {
    ".txt": ReportFormat.TEXT,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".json": ReportFormat.JSON,
    ".jsonl": ReportFormat.JSONL,
    ".csv": ReportFormat.CSV,
    ".xlsx": ReportFormat.XLSX,
    ".sarif": ReportFormat.SARIF,
    ".xml": ReportFormat.JUNIT,
}
"""Formats of an `--output` that has no `--format` of its own."""


@dataclass(frozen=True, slots=True)
class Sink:
    """One report to write, and where; None is standard output."""

    format: ReportFormat
    path: Path | None = None


class PairedCommand(TyperCommand):
    """A command that remembers in which order its options were given.

    Typer gathers the values of each option apart, and the order between
    `--format` and `--output` says which belong together.
    """

    @override
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer names its own copy of the context's class
        """Read the arguments; first note the order of the options, and read the project file."""
        given, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[ORDER] = [parameter.name for parameter in order]
        project = asked_project(given.get("config"), without=bool(given.get("no_config")))
        if project is not None:
            ctx.default_map = project.defaults()
            ctx.meta[PROJECT] = project
        return super().parse_args(ctx, args)


def project_of(ctx: typer.Context) -> Project | None:
    """Return the project file whose options are the defaults."""
    project: Project | None = ctx.meta.get(PROJECT)
    return project


def in_order(ctx: typer.Context) -> Sequence[str]:
    """Return the names of the parameters in the order they were given."""
    order: Sequence[str] = ctx.meta.get(ORDER, ())
    return order


def pair(
    order: Sequence[str], formats: Sequence[ReportFormat], outputs: Sequence[str]
) -> tuple[Sink, ...]:
    """Give each output its format and each format its output.

    An output belongs to the format before it, else to the one after it, else
    its extension tells the format. Nothing given is text on standard output.

    >>> order = ["formats", "outputs", "formats"]
    >>> pair(order, [ReportFormat.JSON, ReportFormat.TEXT], ["r.json"])
    (Sink(format=<ReportFormat.JSON...>, path=...('r.json')), Sink(format=<ReportFormat.TEXT...))

    Raises:
        WrongUseError: Two formats for standard output, one file twice, or an
            extension that tells no format.
    """
    remaining: dict[str, list[str]] = {"formats": list(formats), "outputs": list(outputs)}
    tokens = [(kind, remaining[kind].pop(0)) for kind in order if remaining.get(kind)]
    sinks: list[tuple[str | None, str | None]] = []
    for kind, value in tokens:
        side: Literal[0, 1] = 0 if kind == "formats" else 1
        other: Literal[0, 1] = 0 if side else 1
        last = sinks[-1] if sinks else (None, None)
        if last[side] is None and last[other] is not None:
            sinks[-1] = (value, last[1]) if side == 0 else (last[0], value)
        else:
            sinks.append((value, None) if side == 0 else (None, value))
    return _checked([_sink(kind, path) for kind, path in sinks] or [Sink(ReportFormat.TEXT)])


def _sink(kind: str | None, path: str | None) -> Sink:
    if kind is None:
        extension = Path(path or "").suffix.lower()
        if extension not in BY_EXTENSION:
            raise WrongUseError(messages.OUTPUT_FORMAT.format(path=path))
        kind = BY_EXTENSION[extension]
    return Sink(ReportFormat(kind), None if path in {None, STDOUT} else Path(path or ""))


def _checked(sinks: Sequence[Sink]) -> tuple[Sink, ...]:
    """Refuse two reports that would end up in one place."""
    loose = [sink.format.value for sink in sinks if sink.path is None]
    if len(loose) > 1:
        raise WrongUseError(messages.TWO_ON_STDOUT.format(formats=", ".join(loose)))
    seen: set[str] = set()
    for sink in sinks:
        if str(sink.path) in seen:
            raise WrongUseError(messages.OUTPUT_TWICE.format(path=sink.path))
        seen.add(str(sink.path))
    return tuple(sinks)


def refuse_inputs(sinks: Sequence[Sink], paths: Sequence[str]) -> None:
    """Refuse to write a report over a file that is to be read.

    Raises:
        WrongUseError: An output is one of the inputs.
    """
    for sink in sinks:
        if sink.path is not None and any(
            path != STDIN and is_same_file(path, sink.path) for path in paths
        ):
            raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=sink.path))


def stdout_format(sinks: Sequence[Sink]) -> ReportFormat | None:
    """Return the format that goes to standard output, if one does."""
    return next((sink.format for sink in sinks if sink.path is None), None)
