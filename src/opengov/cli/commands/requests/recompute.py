"""`opengov requests recompute`: whose deadline moves with a holiday notice."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, render
from opengov.cli.commands.calendar.sources import (
    CalendarArg,
    NoticesArg,
    answering,
    calendar_asked,
)
from opengov.cli.commands.requests.intake import RequestsArg, note_findings, take
from opengov.cli.commands.requests.results import (
    OutputArg,
    TableFormat,
    TableFormatArg,
    csv_bytes,
    deliver,
    format_of,
    json_bytes,
    show,
)
from opengov.cli.days import full_date
from opengov.cli.exits import FailOn
from opengov.cli.language import chosen, today
from opengov.cli.listing import list_findings
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.render import Line
from opengov.cli.usage import WrongUseError
from opengov.finding import Finding, Severity
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.requests.moves import Move, Recomputation, When

__all__ = ["recompute"]

TWO_STATES = Text(
    "没有可比较的两个日历：请用 --notice 给出新的放假通知，或用 --before 指明原来计算的日期",
    "there are no two calendars to compare: give the new notice with --notice, "
    "or the day of the old computation with --before",
)
COUNTS = Text(
    "共{requests}件：期限变动{moved}件，未变动{unmoved}件，已办结{closed}件，不能确定{open}件",
    "requests: {requests}; moved {moved}, unmoved {unmoved}, closed {closed}, not known {open}",
)
BOTH = Text("（其中{n}件另有期限变动）", " ({n} of them with another period that moved)")
OVERDUE = Text("按新日历已经逾期", "overdue by the new calendar")
ENDED = Text("按新日历已经届满", "ended by the new calendar")
OPEN = Text("不能确定", "Not known")
SEPARATOR = Text("；", "; ")
MOVED = frozenset({"deadline-moved", "deadline-moved-into-past"})
"""Findings that say what the list of moves says."""
COLUMNS = (
    Text("编号", "request"),
    Text("期限", "period"),
    Text("变动", "change"),
    Text("原状态", "status before"),
    Text("原日期", "due before"),
    Text("原最早", "earliest before"),
    Text("原最晚", "latest before"),
    Text("现状态", "status now"),
    Text("现日期", "due now"),
    Text("现最早", "earliest now"),
    Text("现最晚", "latest now"),
    Text("变动天数", "calendar days"),
    Text("变动工作日", "working days"),
    Text("已届满", "ended"),
    Text("原因", "reasons"),
)
KINDS = {
    "later": Text("推后", "later"),
    "earlier": Text("提前", "earlier"),
    "settled": Text("确定", "settled"),
    "unsettled": Text("不再确定", "unsettled"),
    "bounds": Text("范围变动", "bounds moved"),
    "reopened": Text("恢复办理", "reopened"),
    "lapsed": Text("视为放弃", "lapsed"),
}
STATUSES = {
    "certain": Text("确定", "certain"),
    "provisional": Text("暂定", "provisional"),
    "indeterminate": Text("不能确定", "indeterminate"),
    "closed": Text("已办结", "closed"),
}


def recompute(
    paths: RequestsArg,
    *,
    notices: NoticesArg = None,
    notices_from: Annotated[
        list[str] | None,
        typer.Option(
            "--notice-from",
            metavar="YEAR.toml",
            help="A notice that the old dates were computed with already (原用通知); may repeat",
        ),
    ] = None,
    place: CalendarArg = "CN",
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            "--calendar-as-of",
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
    asked_format: TableFormatArg = None,
    file: OutputArg = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Least severity that makes the exit code 1")
    ] = FailOn.ERROR,
    input_format: InputFormatArg = None,
    lang: LangArg = None,
) -> int:
    """List whose deadline moves with a new or amended holiday notice, and why (重新计算).

    The new calendar knows the notices given, the old one does not; or compare what had
    been published by two days. A move is an info finding, one into the past a warning.

    Exit codes: 0, 1 findings at the threshold, 2 wrong use, 3 a file could not be read.
    """
    from opengov.requests.recompute import recompute as compare  # noqa: PLC0415 - help is fast

    if not notices and before is None:
        raise WrongUseError(TWO_STATES)
    output_format = format_of(asked_format, file, paths)
    person = chosen(lang)
    day = today() if as_of is None else full_date(as_of, "--as-of")
    since = None if before is None else full_date(before, "--before").isoformat()
    until = None if after is None else full_date(after, "--after").isoformat()
    with answering():
        old = calendar_asked(place, notices_from, since or until)
        new = calendar_asked(place, [*(notices_from or ()), *(notices or ())], until)
    intake = take(paths, None if input_format is None else input_format.value)
    found = compare(intake.requests, old, new, as_of=day, locate=intake.locators.__getitem__)
    note_findings(intake, person)
    tongue = chosen(lang, default="zh")
    if output_format is TableFormat.JSON:
        said = [finding.to_json(tongue) for finding in (*intake.findings, *found.findings)]
        deliver(json_bytes({**found.to_json(tongue), "findings": said}), file, person)
    elif output_format is TableFormat.CSV:
        heads = (column.say(tongue) for column in COLUMNS)
        rows = (tuple(_cells(move, tongue)) for move in found.moves)
        deliver(csv_bytes([heads, *rows]), file, person)
    else:
        show(_lines(found, person), file, person)
    return _exit_code((*intake.findings, *found.findings), fail_on)


def _exit_code(findings: Sequence[Finding], fail_on: FailOn) -> int:
    """Return 3 for what could not be read, 1 for findings at the threshold."""
    grades = {finding.severity for finding in findings}
    if Severity.FATAL in grades:
        return exits.FATAL
    if fail_on is FailOn.NEVER:
        return exits.OK
    least = Severity(fail_on.value).rank
    return exits.FINDINGS if any(grade.rank <= least for grade in grades) else exits.OK


def _cells(move: "Move", lang: Lang) -> Iterator[str]:
    yield move.request
    yield move.label.say(lang)
    yield KINDS[move.kind].say(lang)
    for end in (move.before, move.after):
        yield from _end(end, lang)
    for number in (move.calendar_days, move.working_days):
        yield "" if number is None else str(number)
    yield _ended(move).say(lang) if move.ended else ""
    yield SEPARATOR.say(lang).join(reason.say(lang) for reason in move.reasons)


def _end(end: "When", lang: Lang) -> tuple[str, str, str, str]:
    days = (end.due, end.earliest, end.latest)
    due, earliest, latest = ("" if day is None else day.isoformat() for day in days)
    return STATUSES[end.status].say(lang), due, earliest, latest


def _ended(move: "Move") -> Text:
    return OVERDUE if move.clock == "reply" else ENDED


def _lines(found: "Recomputation", lang: Lang) -> Iterator[Line]:
    position = None
    for move in found.moves:
        if move.position != position:
            position = move.position
            yield Line(((move.request, "bold"),))
        style = "red" if move.ended else "yellow"
        said = move.text.say(lang)
        if move.ended:
            said += f"  {_ended(move).say(lang)}"
        yield Line((("  ", ""),), ((said, style),))
        for reason in move.reasons:
            yield Line((("    ", ""),), ((reason.say(lang), "dim"),))
    if found.moves:
        yield Line()
    if found.indeterminate:
        yield render.field(OPEN, "  ".join(each.request for each in found.indeterminate), lang)
    others = [finding for finding in found.findings if finding.name not in MOVED]
    yield from list_findings(others, lang)
    yield Line(body=((_counts(found, lang), "bold"),))


def _counts(found: "Recomputation", lang: Lang) -> str:
    moved = len({move.position for move in found.moves})
    values = {
        "requests": found.requests,
        "moved": moved,
        "unmoved": found.unmoved,
        "closed": found.closed,
        "open": len(found.indeterminate),
    }
    said = COUNTS.format(**values).say(lang)
    both = moved + found.unmoved + found.closed + len(found.indeterminate) - found.requests
    return said + BOTH.format(n=both).say(lang) if both else said
