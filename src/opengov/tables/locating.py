"""From a JSON Pointer back to the cell a value was read from."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from opengov.files.grid import Grid
from opengov.location import Location
from opengov.model.catalog import CatalogEntry
from opengov.tables.columns import ROLE_FIELDS
from opengov.tables.headers import Column, MergeMap

__all__ = ["EntryPlace", "TableLocator"]


def _wire_names() -> dict[str, str]:
    fields = CatalogEntry.model_fields
    return {info.alias or name: name for name, info in fields.items()}


WIRE_TO_FIELD = _wire_names()

FIELD_ROLES: dict[str, tuple[str, ...]] = {
    "update_frequency": ("frequency", "limit"),
    "responsible_units": ("unit", "office"),
    "extra": ("extra",),
}
"""Roles whose cells a field is read from, the one that decides first."""
for _role, _field in ROLE_FIELDS.items():
    FIELD_ROLES.setdefault(_field, ())
    if _role not in FIELD_ROLES[_field]:
        FIELD_ROLES[_field] += (_role,)


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """The row of a grid that an entry was read from, and its section's columns."""

    grid: Grid
    merges: MergeMap
    by_role: dict[str, tuple[Column, ...]]
    row: int

    def locate(self, name: str | None, rest: Sequence[str] = ()) -> Location:
        """Return the cell of a field: the first that has text, else the first of its columns."""
        columns = self._columns(name, rest)
        if not columns:
            return self.grid.locate(self.row)
        # The lowest item level is the entry's own; the others it shares with its neighbours.
        search = columns[::-1] if name == "items" else columns
        column = next((c for c in search if self._text(c).strip()), columns[0])
        return self.cell(column)

    def cell(self, column: Column) -> Location:
        """Return the cell that carries a column's text in this row, merged cells included."""
        row, index = self.merges.at(self.row, column.index)
        return self.grid.locate(row, index, header=column.path or column.header or None)

    def _text(self, column: Column) -> str:
        return self.merges.text(self.row, column.index)

    def _columns(self, name: str | None, rest: Sequence[str]) -> list[Column]:
        if name is None:
            return []
        columns = [c for role in FIELD_ROLES.get(name, ()) for c in self.by_role.get(role, ())]
        if name == "extra" and rest:
            return [column for column in columns if column.header == rest[0]]
        if name == "items" and rest and rest[0].isdigit():
            return columns[int(rest[0]) : int(rest[0]) + 1] or columns
        return columns


@dataclass(slots=True)
class TableLocator:
    """Resolves pointers of a file that was read from tables."""

    source: str
    places: list[list[EntryPlace]] = field(default_factory=list)
    """Per catalog, the place of every entry."""
    headers: list[Location] = field(default_factory=list)
    """Per catalog, its first header row."""
    _grids: dict[str | None, EntryPlace] = field(default_factory=dict)
    """An entry of each sheet, once asked for."""

    def locate(self, pointer: str) -> Location:
        """Return the place of the value, or of the blank cell where it should be."""
        tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
        catalog = 0
        if tokens[:1] == ["catalogs"] and len(tokens) > 1 and tokens[1].isdigit():
            catalog, tokens = int(tokens[1]), tokens[2:]
        return replace(self._place(catalog, tokens), pointer=pointer)

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return the texts of a row, each cell with what covers it."""
        if place.row is None:
            return ()
        if not self._grids:
            every = (entry for places in self.places for entry in places)
            self._grids = {entry.grid.sheet: entry for entry in every}
        entry = self._grids.get(place.sheet)
        if entry is None:
            return ()
        row = bisect_left(entry.grid.row_numbers, place.row)
        if row == len(entry.grid.rows) or entry.grid.row_numbers[row] != place.row:
            return ()
        return tuple(entry.merges.text(row, i) for i in range(len(entry.grid.rows[row])))

    def _place(self, catalog: int, tokens: list[str]) -> Location:
        if not 0 <= catalog < len(self.places):
            return Location(source=self.source)
        places = self.places[catalog]
        if tokens[:1] == ["entries"] and len(tokens) > 1 and tokens[1].isdigit():
            index = int(tokens[1])
            if index < len(places):
                wire, rest = next(iter(tokens[2:]), None), tokens[3:]
                name = None if wire is None else WIRE_TO_FIELD.get(wire)
                return places[index].locate(name, rest)
        return self.headers[catalog]
