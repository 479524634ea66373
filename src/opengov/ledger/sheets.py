"""The sheets of a ledger as rows of text, before they are written or read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from opengov.files.grid import Grid
from opengov.ledger.columns import (
    Column,
    event_columns,
    group_title,
    row_columns,
    sheet_title,
)
from opengov.ledger.lines import Lines, cell_text, group_of, lines_of
from opengov.ledger.standing import Standing, Tint
from opengov.ledger.values import write_value
from opengov.model.requests import InformationRequest
from opengov.requests.wording import event_name
from opengov.text import Lang

__all__ = ["Sheet", "event_sheet", "ledger_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above the header, the header, and rows."""

    name: str
    columns: tuple[Column, ...]
    above: tuple[str, ...]
    groups: tuple[str, ...]
    """What stands above each column; empty where the sheet has no groups."""
    headings: tuple[str, ...]
    notes: tuple[str, ...]
    """What each heading explains; empty where it needs no words."""
    rows: tuple[tuple[str, ...], ...]
    tints: tuple[Tint | None, ...]
    """Colours of the computed cells of each row."""

    @property
    def first(self) -> int:
        """Number of rows above the data."""
        return len(self.above) + bool(self.groups) + 1

    def to_grid(self, source: str) -> Grid:
        """Return the grid that reading the sheet gives."""
        head = [[text] for text in self.above]
        if self.groups:
            head.append(list(self.groups))
        rows = [*head, list(self.headings), *(list(row) for row in self.rows)]
        return Grid(source, self.name, rows, range(1, len(rows) + 1))


def ledger_sheet(
    requests: Sequence[InformationRequest],
    standings: Sequence[Standing],
    above: tuple[str, ...],
    lang: Lang,
) -> Sheet:
    """Lay out requests, one a row; without standings the computed cells stay blank."""
    columns = row_columns()
    where: Sequence[Standing | None] = standings or [None for _ in requests]
    rows = []
    for request, stands in zip(requests, where, strict=True):
        record = request.model_dump(mode="json")
        lines = lines_of(record["events"])
        rows.append(tuple(_cell(column, record, lines, stands, lang) for column in columns))
    return Sheet(
        name=sheet_title("ledger").say(lang),
        columns=columns,
        above=above,
        groups=tuple(group_title(column.group).say(lang) for column in columns),
        headings=tuple(column.heading.say(lang) for column in columns),
        notes=tuple("" if column.note is None else column.note.say(lang) for column in columns),
        rows=tuple(rows),
        tints=tuple(None if stands is None else stands.tint for stands in where),
    )


def _cell(
    column: Column,
    record: Mapping[str, object],
    lines: Lines,
    stands: Standing | None,
    lang: Lang,
) -> str:
    if column.computed:
        return "" if stands is None else _computed(column.holds, stands, lang)
    if column.of_events:
        return cell_text(lines.get(group_of(column.owner), ()), column.holds, lang)
    owner, _, name = column.holds.partition(".")
    value = record.get(owner)
    if name:
        value = cast("Mapping[str, object]", value or {}).get(name)
    return "" if value is None else write_value(value, column.value, lang)


def _computed(holds: str, stands: Standing, lang: Lang) -> str:
    name = holds.partition(".")[2]
    if name == "left":
        return "" if stands.left is None else str(stands.left)
    text = {"state": stands.state, "due": stands.due, "remarks": stands.remarks}[name]
    return text.say(lang)


def event_sheet(requests: Sequence[InformationRequest], lang: Lang) -> Sheet:
    """Lay out the events of requests, one a row."""
    columns = event_columns()
    rows = []
    for request in requests:
        for number, event in enumerate(request.model_dump(mode="json")["events"], 1):
            kind = event_name(event["type"]).say(lang)
            own = {"id": request.id, "number": str(number), "type": kind}
            rows.append(
                tuple(
                    own[column.holds]
                    if column.holds in own
                    else write_value(event[column.holds], column.value, lang)
                    if column.holds in event
                    else ""
                    for column in columns
                )
            )
    return Sheet(
        name=sheet_title("events").say(lang),
        columns=columns,
        above=(),
        groups=(),
        headings=tuple(column.heading.say(lang) for column in columns),
        notes=tuple("" if column.note is None else column.note.say(lang) for column in columns),
        rows=tuple(rows),
        tints=tuple(None for _ in rows),
    )
