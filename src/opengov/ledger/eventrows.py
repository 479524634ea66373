"""The sheet of events: one row an event, by the number of the request."""

from collections.abc import Iterable

from opengov.finding import Finding
from opengov.ledger.columns import Value, ValueSpec, event_columns
from opengov.ledger.drafts import Draft, Drafts, event_fields, event_types, missing, sheet_headings
from opengov.ledger.headers import Row, Table
from opengov.ledger.notices import cell_unread, report
from opengov.ledger.values import UnreadCell, is_blank, read_value
from opengov.requests.wording import event_name
from opengov.text import Text
from opengov.wording.normalise import compact, tidy

__all__ = ["read_events"]

OUTSIDE = ("id", "number", "type")
"""Columns that hold no field of an event."""
ORDER = ValueSpec("count")


def read_events(tables: Iterable[Table]) -> tuple[dict[str, Drafts], list[Finding]]:
    """Return the events by the number of their request, and the rows that belong to none."""
    rows: dict[str, list[tuple[int | None, Row]]] = {}
    strays: list[Finding] = []
    found: dict[str, Drafts] = {}
    for table in tables:
        for row in table.rows():
            number = tidy(row.text("id"))
            if not number:
                strays.append(report("ledger-id-absent", row.place("id")))
                continue
            drafts = found.setdefault(number, Drafts(where=row.where))
            rows.setdefault(number, []).append((_order(row, drafts), row))
    for number, those in rows.items():
        if all(order is not None for order, _ in those):
            those.sort(key=lambda pair: pair[0] or 0)
        for _, row in those:
            _read(number, row, found[number])
    return found, strays


def _order(row: Row, drafts: Drafts) -> int | None:
    """Return the place of an event among those of its request, where it is stated."""
    text = row.text("number")
    if is_blank(text):
        return None
    try:
        return int(str(read_value(text, ORDER)))
    except UnreadCell as unread:
        heading, cell = sheet_headings()["number"], row.cells["number"]
        drafts.findings.append(cell_unread(cell.where, heading, text, unread.expected))
        drafts.broken = True
        return None


def _read(number: str, row: Row, drafts: Drafts) -> None:
    kind = _kind(row.text("type"))
    if kind is None:
        names = [event_name(each) for each in event_types()]
        allowed = Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))
        text = tidy(row.text("type"))
        drafts.findings.append(
            report("ledger-event-unknown", row.place("type"), text=text, allowed=allowed)
        )
        drafts.broken = True
        return
    values, sound = _values(kind, row, drafts)
    places = {name: cell.where for name, cell in row.cells.items() if name in event_fields(kind)}
    draft = Draft(kind, values, row.place("on"), places)
    if sound:
        lacking = list(missing(draft, number, sheet_headings()))
        drafts.findings += lacking
        sound = not lacking
    drafts.broken = drafts.broken or not sound
    drafts.events.append(draft)


def _values(kind: str, row: Row, drafts: Drafts) -> tuple[dict[str, Value], bool]:
    """Return the fields of an event, and whether every cell could be read."""
    values: dict[str, Value] = {}
    sound = True
    for column in event_columns():
        cell = row.cells.get(column.holds)
        if cell is None or column.holds in OUTSIDE or is_blank(cell.text):
            continue
        if column.holds not in event_fields(kind):
            said = {"event": event_name(kind), "header": column.heading, "text": tidy(cell.text)}
            drafts.findings.append(report("ledger-field-out-of-place", cell.where, **said))
            continue
        try:
            value = read_value(cell.value, column.value)
        except UnreadCell as unread:
            sound = False
            finding = cell_unread(cell.where, column.heading, cell.text, unread.expected)
            drafts.findings.append(finding)
        else:
            if value != column.value.absent:
                values[column.holds] = value
    return values, sound


def _kind(text: str) -> str | None:
    """Return the type of event that words name."""
    squeezed = compact(text).casefold()
    for kind in event_types():
        name = event_name(kind)
        if squeezed in {kind.casefold(), compact(name.zh).casefold(), compact(name.en).casefold()}:
            return kind
    return None
