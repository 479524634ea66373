"""Sections of a grid: one header and the rows below it, gathered into entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from opengov.files.grid import Grid
from opengov.finding import Finding
from opengov.location import Location, column_letters
from opengov.tables import notices
from opengov.tables.asides import aside, is_numbering
from opengov.tables.entries import EntryReader
from opengov.tables.guess import choose_role, guess_role
from opengov.tables.headers import Column, Header, MergeMap
from opengov.tables.titles import TableTitle
from opengov.wording.signs import is_ditto

__all__ = ["RowEntry", "Section"]

DITTO_MARKS = ("同", "〃", "″", '"', "''", "“", "”", "itto", "ITTO")
"""Words for 同上 hold one of these: rows without them are passed over."""
KEY_ROLES = ("id", "sequence", "item")
PROOF_ROLES = ("limit", "frequency", "channel", "unit")
"""Roles whose own cell, beside own content, shows that a row is an entry."""


@lru_cache(maxsize=65536)
def _is_ditto(text: str) -> bool:
    return is_ditto(text)


@dataclass(slots=True)
class RowEntry:
    """One entry as it stands in the grid: its first row and its cells, filled and joined."""

    row: int
    cells: list[str]
    fills: list[tuple[int, str]] = field(default_factory=list)
    """Columns filled from above without a merge, with the value."""
    dittos: list[tuple[int, str, str]] = field(default_factory=list)
    """Columns whose 同上 was resolved: column, the words, the value."""
    joined: bool = False
    """Whether rows below continue it."""

    @property
    def as_printed(self) -> bool:
        """Whether the cells are those of the row, with what merged cells cover."""
        return not (self.fills or self.dittos or self.joined)


@dataclass(slots=True)
class Section:
    """A header, its data rows and what the words above say."""

    grid: Grid
    merges: MergeMap
    header: Header
    rows: Sequence[int]
    title: TableTitle
    header_place: Location
    """The header row; of a continuation without one, the header of the table before."""
    findings: list[Finding] = field(default_factory=list)
    columns: tuple[Column, ...] = field(init=False)
    width: int = field(init=False)

    def __post_init__(self) -> None:
        """Decide by the values what the header leaves open."""
        self.width = max(
            [len(self.grid.rows[r]) for r in self.rows]
            + [column.index + 1 for column in self.header.columns]
        )
        self.columns = tuple(self._decide_columns())

    @property
    def continues(self) -> bool:
        """Whether the section has no header of its own."""
        return self.header.bottom < 0

    def _values(self, column: int) -> list[str]:
        return [self.merges.text(row, column) for row in self.rows[:200]]

    def _decide_columns(self) -> Iterator[Column]:
        """Settle roles with `?`, guess roles of columns without known words, name the extras."""
        named = {column.index: column for column in self.header.columns}
        taken = set(self.header.roles)
        used: dict[str, int] = {}
        for index in range(self.width):
            column = named.get(index) or Column(index, "", "", "")
            if column.role.endswith("?"):
                column = replace(column, role=choose_role(column.role, self._values(index)))
            elif not column.role:
                role = guess_role(self._values(index))
                if role is not None and role not in taken:
                    column = replace(column, role=role, guessed=True)
                    taken.add(role)
            if column.role in {"", "extra"}:
                if not column.header and not any(t.strip() for t in self._values(index)):
                    continue
                column = replace(column, role="extra", header=self._extra_name(column, used))
            yield column

    def _extra_name(self, column: Column, used: dict[str, int]) -> str:
        """Return a header for a column of extras, unique within the table."""
        letters = column_letters(self.grid.first_column + column.index)
        name = column.header.strip() or f"列{letters}"
        used[name] = used.get(name, 0) + 1
        return name if used[name] == 1 else f"{name}（{used[name]}）"

    def column_findings(self, reader: EntryReader) -> Iterator[Finding]:
        """Report columns whose role was guessed and columns the standard does not know."""
        if self.continues:
            return
        for column in self.columns:
            place = self.grid.locate(self.header.bottom, column.index, header=column.path or None)
            if column.guessed:
                yield notices.ROLE_GUESSED.at(place, header=column.path, role=column.role)
            elif column.role == "extra":
                yield notices.UNMAPPED_COLUMN.at(place, header=column.header)
        if reader.unit_from_office:
            office = reader.by_role["office"][0]
            place = self.grid.locate(self.header.bottom, office.index, header=office.path)
            yield notices.UNIT_FROM_OFFICE.at(place, header=office.header)

    def filled(self, row: int) -> list[str]:
        """Return the row's texts with merged cells filled; the header never fills data."""
        cells = list(self.grid.rows[row])
        cells += [""] * (self.width - len(cells))
        for column, top, left in self.merges.covered.get(row, ()):
            if top > self.header.bottom and column < self.width:
                cells[column] = self.grid.text(top, left)
        return cells

    def _owns(self, row: int, column: int) -> bool:
        """Tell whether a cell is the row's own and not blank."""
        cells = self.grid.rows[row]
        return column < len(cells) and bool(cells[column].strip())

    def _is_entry(self, row: int, roles: dict[str, tuple[Column, ...]]) -> bool:
        """Tell whether a row is an entry of its own rather than a continuation."""
        keys = [c.index for role in KEY_ROLES for c in roles.get(role, ())]
        if any(self._owns(row, index) for index in keys):
            return True
        content = any(self._owns(row, c.index) for c in roles.get("content", ()))
        proofs = sum(
            any(self._owns(row, c.index) for c in roles.get(role, ())) for role in PROOF_ROLES
        )
        return content and (proofs > 0 or not keys)

    def entries(self, reader: EntryReader) -> Iterator[RowEntry]:
        """Yield the entries of the section in order."""
        roles = reader.by_role
        by_index = {column.index: column.role for column in self.columns}
        items = [c.index for c in roles.get("item", ())]
        pending: RowEntry | None = None
        previous: list[str] = []
        for row in self.rows:
            if not any(words and not words.isspace() for words in self.grid.rows[row]):
                continue
            beside = aside(self.grid, self.merges, row, by_index, self.width)
            if beside is not None:
                column, text = beside
                place = self.grid.locate(row, column)
                self.findings.append(notices.ROW_SKIPPED.at(place, text=text[:60]))
                continue
            if row == self.header.bottom + 1 and is_numbering(self.grid, row):
                continue
            if pending is not None and not self._is_entry(row, roles):
                self._continue(pending, row)
                continue
            if pending is not None:
                yield pending
                previous = pending.cells
            pending = RowEntry(row, self.filled(row))
            self._resolve(pending, previous, items)
        if pending is not None:
            yield pending

    def _continue(self, entry: RowEntry, row: int) -> None:
        """Add a continuation row's own texts to the entry above."""
        entry.joined = True
        for column, text in enumerate(self.grid.rows[row]):
            if text.strip():
                above = entry.cells[column]
                entry.cells[column] = f"{above}\n{text}" if above.strip() else text

    def _resolve(self, entry: RowEntry, previous: list[str], items: list[int]) -> None:
        """Take 同上 from the entry above and, without merges, blank item levels too."""
        if not previous:
            return
        words = "\n".join(entry.cells)
        if any(mark in words for mark in DITTO_MARKS):
            self._resolve_dittos(entry, previous)
        if self.grid.can_merge:
            return
        self._fill_items(entry, previous, items)

    def _resolve_dittos(self, entry: RowEntry, previous: list[str]) -> None:
        """Take the value of every 同上 from the entry above, where there is one."""
        for column, text in enumerate(entry.cells):
            if text and _is_ditto(text):
                value = previous[column]
                if value.strip() and not _is_ditto(value):
                    entry.dittos.append((column, text.strip(), value))
                    entry.cells[column] = value

    def _fill_items(self, entry: RowEntry, previous: list[str], items: list[int]) -> None:
        """Take a blank item level from the row above where a lower level is written."""
        for place, column in enumerate(items):
            lower = any(entry.cells[other].strip() for other in items[place + 1 :])
            if lower and not entry.cells[column].strip() and previous[column].strip():
                entry.cells[column] = previous[column]
                entry.fills.append((column, previous[column]))
