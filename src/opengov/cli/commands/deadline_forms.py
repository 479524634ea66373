"""What `opengov deadline` shows: lines for a person, a table, paragraphs, a drawing, reminders."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from opengov.cli import messages, render
from opengov.cli.inputs import STDIN, is_same_file
from opengov.cli.listing import list_findings
from opengov.cli.render import Line, cell_len, pad
from opengov.cli.usage import WrongUseError
from opengov.cli.wrapping import line_breaks
from opengov.finding import Finding
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.calendar.workcalendar import WorkCalendar
    from opengov.requests.clocks import Clock
    from opengov.requests.deadline import Deadline

__all__ = ["FOR_PEOPLE", "DeadlineFormat", "chosen_format", "document", "lines", "table"]

REQUEST = Text("申请", "Request")
STATUS = Text("状态", "Status")
DUE = Text("答复期限", "Due")
BOUNDS = Text("最早和最晚", "Between")
AS_OF = Text("截至", "As of")
OTHERS = Text("其他期限", "Other periods")
PARTY = Text("{label}（{party}）", "{label} ({party})")
STATUSES = {
    "certain": Text("确定", "certain"),
    "provisional": Text("暂定", "provisional"),
    "indeterminate": Text("无法确定", "indeterminate"),
    "closed": Text("已办结", "closed"),
}
BEYOND = Text("：缺一年的放假通知", ": a year's holiday notice is missing")
WAITING = Text("：意见尚未收到", ": an opinion is still out")
REASONS = {"bound_calendar": BEYOND, "bound_open": WAITING}
STATES = {
    "running": Text("未到期", "running"),
    "ended": Text("{day}已答复", "answered on {day}"),
    "expired": Text("已届满", "expired"),
}
UNTIL = Text("至{day}", "to {day}")
BETWEEN = Text("至{earliest}或{latest}", "to {earliest} or {latest}")
ENDLESS = Text("未定期限", "no end set")
UNKNOWN = Text("—", "—")
GAP = "  "
NARROW = 10
"""Cells below which no column of a table is pressed."""
ONE_ONLY = Text(
    "一幅图只能画一件申请，文件中有{n}件；请每件单独成一个文件，或改用 --format text",
    "a drawing shows one request, and the file holds {n}; put each into a file of its own, "
    "or use --format text",
)


class DeadlineFormat(StrEnum):
    """Values of `--format`."""

    TEXT = "text"
    JSON = "json"
    TABLE = "table"
    PROSE = "prose"
    SVG = "svg"
    ICS = "ics"


BY_EXTENSION = {
    ".txt": DeadlineFormat.TEXT,
    ".json": DeadlineFormat.JSON,
    ".svg": DeadlineFormat.SVG,
    ".ics": DeadlineFormat.ICS,
}
FOR_PEOPLE = frozenset({DeadlineFormat.TEXT, DeadlineFormat.TABLE, DeadlineFormat.PROSE})
"""Formats in the language of the person, where none is asked for."""
UNDATED = Text("没有日期、未列入的申请：{ids}", "without a date and left out: {ids}")


def chosen_format(
    asked: DeadlineFormat | None, target: Path | None, source: str
) -> DeadlineFormat:
    """Return the format asked for, else the one that the name of the file tells, else text.

    >>> chosen_format(None, Path("due.svg"), "request.json").value
    'svg'

    Raises:
        WrongUseError: The extension tells no format, or the file is the input.
    """
    if target is None:
        return asked or DeadlineFormat.TEXT
    if source != STDIN and is_same_file(source, target):
        raise WrongUseError(messages.OUTPUT_IS_INPUT.format(path=target))
    found = asked or BY_EXTENSION.get(target.suffix.lower())
    if found is None:
        raise WrongUseError(messages.OUTPUT_FORMAT.format(path=target))
    return found


def document(
    form: DeadlineFormat, found: "Sequence[Deadline]", calendar: "WorkCalendar", lang: Lang
) -> str:
    """Return paragraphs, a drawing or reminders.

    Raises:
        WrongUseError: There are several requests, and a drawing shows one.
    """
    from opengov.requests.drawing import timeline_svg  # noqa: PLC0415 - so that help is fast
    from opengov.requests.prose import deadline_prose  # noqa: PLC0415 - as above
    from opengov.requests.reminders import reminders, reminders_ics  # noqa: PLC0415 - as above

    if form is DeadlineFormat.ICS:
        dated, undated = reminders(found, calendar)
        if undated:
            render.note(UNDATED.format(ids="  ".join(undated)), lang)
        return reminders_ics(dated, lang, undated=undated)
    if form is DeadlineFormat.PROSE:
        return "\n\n".join(deadline_prose(each, lang) for each in found) + "\n"
    if len(found) > 1:
        raise WrongUseError(ONE_ONLY.format(n=len(found)))
    return timeline_svg(found[0], calendar, lang)


def lines(found: "Sequence[Deadline]", findings: Sequence[Finding], lang: Lang) -> Iterator[Line]:
    """Show each deadline with its steps, then what was found."""
    for each in found:
        yield render.field(REQUEST, each.request, lang)
        yield render.field(STATUS, _status(each, lang), lang)
        if each.due is not None:
            yield render.field(DUE, each.due.isoformat(), lang)
        elif each.earliest is not None and each.latest is not None:
            yield render.field(BOUNDS, f"{each.earliest} – {each.latest}", lang)
        else:
            yield render.field(DUE, UNKNOWN.say(lang), lang)
        for number, clock in enumerate(each.clocks):
            label = Text("", "") if number else OTHERS
            yield render.field(label, _clock(clock, lang), lang)
        yield render.field(AS_OF, each.as_of.isoformat(), lang)
        yield Line()
        for line in each.trace.to_text(lang).splitlines():
            number_, _, words = line.partition(". ")
            yield Line(label=((f"{number_.rjust(3)}. ", ""),), body=((words, ""),))
        yield Line()
    yield from list_findings(findings, lang)


def _status(deadline: "Deadline", lang: Lang) -> str:
    """Name the status, of a provisional date with its reason."""
    said = STATUSES[deadline.status].say(lang)
    if deadline.status == "provisional":
        said += "".join(
            REASONS[step.rule].say(lang) for step in deadline.trace if step.rule in REASONS
        )
    return said


def _clock(clock: "Clock", lang: Lang) -> str:
    """Say whose period it is, when it ends and what became of it."""
    label = clock.label.say(lang)
    if clock.party is not None:
        label = PARTY.say(lang).format(label=label, party=" ".join(clock.party.split()))
    if clock.end is None:
        end = ENDLESS.say(lang)
    elif clock.end.certain:
        end = UNTIL.say(lang).format(day=clock.end.latest)
    else:
        end = BETWEEN.say(lang).format(earliest=clock.end.earliest, latest=clock.end.latest)
    state = STATES[clock.state].say(lang).format(day=clock.answered)
    return f"{label}{GAP}{end}{GAP}{state}"


def table(found: "Sequence[Deadline]", lang: Lang, width: int | None) -> Iterator[Line]:
    """Show the steps as an aligned table, of several requests with their ids in front.

    Args:
        found: The deadlines.
        lang: Language of the words.
        width: Cells that a line may have, its texts broken within their columns; with None each
            step takes one line, as programs want it.
    """
    rows: list[tuple[str, ...]] = []
    for each in found:
        head, *steps = each.trace.table(lang)
        if len(found) > 1:
            head = (REQUEST.say(lang), *head)
            steps = [(each.request, *step) for step in steps]
        rows += [tuple(map(render.flat, row)) for row in ([] if rows else [head]) + steps]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        widths = _fitted(widths, width)
    for number, row in enumerate(rows):
        for cells in zip_longest(
            *(_broken(cell, wide) for cell, wide in zip(row, widths, strict=True)), fillvalue=""
        ):
            text = GAP.join(pad(cell, wide) for cell, wide in zip(cells, widths, strict=True))
            yield Line(((text.rstrip(), "bold" if number == 0 else ""),))


def _fitted(widths: Sequence[int], width: int) -> list[int]:
    """Press the widest columns until the whole fits, if it can."""
    fitted = list(widths)
    room = width - len(GAP) * (len(fitted) - 1)
    while sum(fitted) > room and max(fitted) > NARROW:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _broken(cell: str, width: int) -> list[str]:
    """Break the text of a cell into lines of its column."""
    places = [0, *line_breaks(cell, max(width, 1)), len(cell)]
    return [cell[a:b].strip() for a, b in pairwise(places)]
