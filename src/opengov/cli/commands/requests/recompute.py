"""`opengov requests recompute`: whose deadline moves with a holiday notice."""

import csv
import io
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, output, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
    print_json,
)
from opengov.cli.commands.requests.intake import RequestsArg, note_findings, take
from opengov.cli.days import full_date
from opengov.cli.language import chosen, today
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.render import Line
from opengov.cli.usage import WrongUseError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.requests.recompute import Move, Recomputation

__all__ = ["recompute"]

TWO_STATES = Text(
    "没有可比较的两个日历：请用 --notice 给出新的放假通知，或用 --before 指明原来计算的日期",
    "there are no two calendars to compare: give the new notice with --notice, "
    "or the day of the old computation with --before",
)
COUNTS = Text(
    "期限变动 {moved} 项；未变动 {unmoved} 件，已办结 {closed} 件，不能确定 {open} 件",
    "{moved} moved; requests unmoved {unmoved}, closed {closed}, not known {open}",
)
OVERDUE = Text("按新日历已经逾期", "overdue by the new calendar")
SHIFT = Text("{n:+d} 天", "{n:+d} days")
OPEN = Text("不能确定", "Not known")
COLUMNS = {
    "zh": ("编号", "期限", "原日期", "新日期", "变动天数", "已逾期", "原因"),
    "en": ("request", "period", "before", "after", "shift", "overdue", "reasons"),
}


class MoveFormat(StrEnum):
    """Values of `--format`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def recompute(
    paths: RequestsArg,
    *,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="DATE",
            help="The old dates were computed with what had been published by then (原计算日期)",
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option(
            "--after",
            metavar="DATE",
            help="Compute anew with what had been published by then (新计算日期); else all",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Leave out later events (截至日期); today, if left out"
        ),
    ] = None,
    output_format: Annotated[
        MoveFormat, typer.Option("--format", help="Format of the output (格式)")
    ] = MoveFormat.TEXT,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """List whose deadline moves with a new or amended holiday notice, and why (重新计算).

    Exit codes: 0, 1 a period has ended by the new calendar or a request is faulty,
    2 wrong use, 3 a file could not be read.
    """
    from opengov.requests.recompute import recompute as compare  # noqa: PLC0415 - help is fast

    if not notices and before is None:
        raise WrongUseError(TWO_STATES)
    person = chosen(lang)
    day = today() if as_of is None else full_date(as_of, "--as-of")
    since = None if before is None else full_date(before, "--before").isoformat()
    until = None if after is None else full_date(after, "--after").isoformat()
    with answering():
        old = calendar_asked(place, None, since or until)
        new = calendar_asked(place, notices, until)
    intake = take(paths, None if input_format is None else input_format.value)
    found = compare(intake.requests, old, new, as_of=day)
    note_findings(intake, person)
    tongue = chosen(lang, default="zh")
    if output_format is MoveFormat.JSON:
        said = [finding.to_json(tongue) for finding in intake.findings]
        print_json({**found.to_json(tongue), "findings": said})
    elif output_format is MoveFormat.CSV:
        output.write_bytes(_csv(found, tongue))
    else:
        render.result(_lines(found, person))
    return max(intake.exit_code, exits.FINDINGS if found.overdue else exits.OK)


def _csv(found: "Recomputation", lang: Lang) -> bytes:
    """Return the moves as CSV with a byte order mark, so that Excel opens it."""
    from opengov.files.csvguard import guard  # noqa: PLC0415 - so that help is fast

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS[lang])
    for move in found.moves:
        row = (
            move.request,
            move.label.say(lang),
            move.before.text.say(lang),
            move.after.text.say(lang),
            "" if move.shift is None else str(move.shift),
            OVERDUE.say(lang) if move.overdue else "",
            _reasons(move, lang),
        )
        writer.writerow([guard(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", "surrogatepass")


def _reasons(move: "Move", lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(reason.say(lang) for reason in move.reasons)


def _lines(found: "Recomputation", lang: Lang) -> Iterator[Line]:
    request = None
    for move in found.moves:
        if move.request != request:
            request = move.request
            yield Line(((request, "bold"),))
        style = "red" if move.overdue else "yellow"
        said = move.text.say(lang)
        if move.shift is not None:
            said += f"  {SHIFT.say(lang).format(n=move.shift)}"
        if move.overdue:
            said += f"  {OVERDUE.say(lang)}"
        yield Line((("  ", ""),), ((said, style),))
        for reason in move.reasons:
            yield Line((("    ", ""),), ((reason.say(lang), "dim"),))
    if found.indeterminate:
        yield render.field(OPEN, "  ".join(found.indeterminate), lang)
    values = {
        "moved": len(found.moves),
        "unmoved": found.unmoved,
        "closed": found.closed,
        "open": len(found.indeterminate),
    }
    yield Line(body=((COUNTS.format(**values).say(lang), "bold"),))
