"""One row of the ledger: the values of the request, and the lines that tell of its events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from opengov.finding import Finding
from opengov.ledger.columns import PARTY, Column, Value, row_columns
from opengov.ledger.drafts import Draft, Drafts, from_line, in_order, insert, missing, row_headings
from opengov.ledger.headers import Row
from opengov.ledger.lines import Line, Lines, cell_text, group_of, lines_of, read_lines
from opengov.ledger.notices import cell_unread, report
from opengov.ledger.values import UnreadCell, is_blank, read_value
from opengov.location import Location
from opengov.requests.wording import event_name
from opengov.text import Text
from opengov.wording.normalise import tidy

__all__ = ["RowRead", "read_row", "reconcile"]


@dataclass(slots=True)
class RowRead:
    """What a row says."""

    number: str
    where: Location
    values: dict[str, Value] = field(default_factory=dict)
    """Of the request, by what the columns hold."""
    lines: Lines = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    """The cells, by what they hold."""
    texts: dict[str, str] = field(default_factory=dict)
    """The words of the cells that are not blank."""
    unread: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """Parts of the request, or `events`, of which a cell could not be read."""

    def events(self) -> Drafts:
        """Return the events that the row tells of, by day."""
        drafts = Drafts(broken="events" in self.faulty)
        for group, those in self.lines.items():
            for number, line in enumerate(those, 1):
                drafts.events += self._line(group, number, line, drafts)
        drafts.events = in_order(drafts.events)
        return drafts

    def _line(self, group: str, number: int, line: Line, drafts: Drafts) -> list[Draft]:
        found = list(from_line(group, number, line, self.places, self.where))
        for draft in found:
            drafts.findings += missing(draft, self.number, row_headings(draft.kind))
        drafts.broken = drafts.broken or bool(drafts.findings)
        return found


def read_row(row: Row) -> RowRead:
    """Read the cells of a row; what cannot be read is a finding."""
    read = RowRead(tidy(row.text("id")), row.where)
    for column in row_columns():
        cell = row.cells.get(column.holds)
        if cell is None or column.computed:
            continue
        read.places[column.holds] = cell.where
        if column.holds == "id" or is_blank(cell.text):
            continue
        read.texts[column.holds] = tidy(cell.text)
        try:
            _take(column, cell.value, read)
        except UnreadCell as unread:
            read.unread.add(column.holds)
            read.faulty.add("events" if column.of_events else column.owner)
            read.findings.append(
                cell_unread(cell.where, column.heading, cell.text, unread.expected)
            )
    return read


def _take(column: Column, text: str, read: RowRead) -> None:
    """Put a cell's value where it belongs.

    Raises:
        UnreadCell: It is not what the column asks for.
    """
    if column.of_request:
        read.values[column.holds] = read_value(text, column.value)
        return
    lines = read.lines.setdefault(group_of(column.owner), [])
    for number, value in enumerate(read_lines(text, column.value)):
        while len(lines) <= number:
            lines.append({})
        if value is not None:
            lines[number][column.holds] = value


def reconcile(read: RowRead, drafts: Drafts) -> None:
    """Compare a row with the sheet of events, which wins, and take over what only the row has.

    A row that says nothing about events is not compared.
    """
    silent = not any(column.holds in read.texts for column in row_columns() if column.of_events)
    if silent or drafts.broken:
        return
    written = lines_of(draft.record for draft in drafts.events)
    for group in dict.fromkeys((*written, *read.lines)):
        shown = _as_shown(group, written.get(group, []))
        ours = read.lines.get(group, [])
        differing: dict[str, None] = {}
        for number in range(max(len(shown), len(ours))):
            there = shown[number] if number < len(shown) else {}
            here = ours[number] if number < len(ours) else {}
            stated = {holds.partition(".")[0] for holds in there if not _is_party(holds)}
            differing |= dict.fromkeys(_differing(group, here, there, stated, read))
            new = {
                h: v
                for h, v in here.items()
                if not (_is_party(h) or h.partition(".")[0] in stated)
            }
            if new or not there:
                named = {h: v for h, v in {**there, **here}.items() if _is_party(h)}
                _add(group, number + 1, named | new, read, drafts)
        for holds in differing:
            drafts.findings.append(_disagreement(read, holds, written[group]))


def _is_party(holds: str) -> bool:
    return holds.endswith(f".{PARTY}")


@cache
def _columns(group: str) -> tuple[Column, ...]:
    of_events = (column for column in row_columns() if column.of_events)
    return tuple(column for column in of_events if group_of(column.owner) == group)


def _as_shown(group: str, lines: Sequence[Line]) -> list[Line]:
    """Return what reading the cells gives that these lines are written in."""
    shown: list[Line] = [{} for _ in lines]
    for column in _columns(group):
        values = read_lines(cell_text(lines, column.holds, "zh"), column.value)
        for line, value in zip(shown, values, strict=False):
            if value is not None:
                line[column.holds] = value
    return shown


def _differing(
    group: str, here: Line, there: Line, stated: set[str], read: RowRead
) -> Iterator[str]:
    """Yield the columns that say other than the events of a line."""
    for column in _columns(group):
        holds = column.holds
        about = bool(stated) if _is_party(holds) else column.owner in stated
        there_is = holds in read.places and holds not in read.unread
        if about and there_is and here.get(holds) != there.get(holds):
            yield holds


def _add(group: str, number: int, line: Line, read: RowRead, drafts: Drafts) -> None:
    """Take over an event that only the row has."""
    for draft in from_line(group, number, line, read.places, read.where):
        lacking = list(missing(draft, read.number, row_headings(draft.kind)))
        drafts.findings += lacking
        drafts.broken = drafts.broken or bool(lacking)
        if not lacking:
            values = {"id": read.number, "event": event_name(draft.kind), "on": draft.on}
            drafts.findings.append(report("ledger-event-from-row", draft.where, **values))
        insert(drafts.events, draft)


EMPTY = Text("空白", "blank")


def _disagreement(read: RowRead, holds: str, lines: Sequence[Line]) -> Finding:
    column = next(column for column in row_columns() if column.holds == holds)
    ours = " ".join(read.texts.get(holds, "").split())
    theirs = " ".join(cell_text(lines, holds, "zh").split())
    return report(
        "ledger-sheets-disagree",
        read.places[holds],
        id=read.number,
        header=column.heading,
        row=ours or EMPTY,
        event=theirs or EMPTY,
    )
