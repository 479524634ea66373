"""The row an entry was read from, and the cells of its fields."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from opengov.files.grid import Grid
from opengov.location import Location
from opengov.model.catalog import CatalogEntry
from opengov.tables.columns import ROLE_FIELDS
from opengov.tables.entries import EntryReader
from opengov.tables.headers import Column, MergeMap
from opengov.tables.sections import Section

__all__ = ["WIRE_TO_FIELD", "EntryPlace"]


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
    """The row of a grid that an entry was read from, and how it was read."""

    section: Section
    reader: EntryReader
    row: int
    read_as: Sequence[str] | None = None
    """The texts of the row, where they are not just what is printed in it."""

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.section.grid

    @property
    def merges(self) -> MergeMap:
        """Its merged cells."""
        return self.section.merges

    @property
    def texts(self) -> Sequence[str]:
        """The texts the entry was read from: 同上 resolved, what goes on below joined."""
        return self.section.filled(self.row) if self.read_as is None else self.read_as

    def locate(self, name: str | None, rest: Sequence[str] = ()) -> Location:
        """Return the cell of a field: the first that has text, else the first of its columns."""
        column = self._column(name, rest)
        return self.grid.locate(self.row) if column is None else self.cell(column)

    def shared(self, name: str | None, rest: Sequence[str] = ()) -> Hashable | None:
        """Return what names the cell of a field where it covers several rows, else None."""
        column = self._column(name, rest) if self.merges.anchor else None
        if column is None:
            return None
        row, index = self.merges.at(self.row, column.index)
        return (id(self.grid), row, index) if self.merges.is_tall(row, index) else None

    def cell(self, column: Column) -> Location:
        """Return the cell that carries a column's text in this row, merged cells included."""
        row, index = self.merges.at(self.row, column.index)
        return self.grid.locate(row, index, header=column.path or column.header or None)

    def shares(self, other: "EntryPlace", columns: Sequence[int]) -> bool:
        """Tell whether one of the cells of some columns covers the row of another entry, too."""
        merges = self.merges
        if other.merges is not merges or not merges.anchor:
            return False
        return any(merges.at(self.row, c) == merges.at(other.row, c) for c in columns)

    def _column(self, name: str | None, rest: Sequence[str]) -> Column | None:
        columns = self.columns(name, rest)
        # The lowest item level is the entry's own; the others it shares with its neighbours.
        search = columns[::-1] if name == "items" else columns
        return next((c for c in search if self._text(c).strip()), next(iter(columns), None))

    def _text(self, column: Column) -> str:
        return self.merges.text(self.row, column.index)

    def columns(self, name: str | None, rest: Sequence[str] = ()) -> list[Column]:
        """Return the columns that a field is read from."""
        if name is None:
            return []
        roles = self.reader.by_role
        columns = [c for role in FIELD_ROLES.get(name, ()) for c in roles.get(role, ())]
        if name == "extra" and rest:
            return [column for column in columns if column.header == rest[0]]
        if name == "items" and rest and rest[0].isdigit():
            return columns[int(rest[0]) : int(rest[0]) + 1] or columns
        return columns
