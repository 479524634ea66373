"""Where in a table the ledger begins, and which of its columns holds what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from opengov.files.grid import CellMark, Grid
from opengov.finding import Finding
from opengov.ledger.columns import Column, event_columns, row_columns
from opengov.ledger.notices import report
from opengov.ledger.values import UnreadCell
from opengov.location import Location
from opengov.text import Text
from opengov.wording.normalise import compact, tidy

__all__ = ["Cell", "Row", "Table", "find_table"]

Kind: TypeAlias = Literal["ledger", "events"]

COMPUTED_VALUE = Text(
    "填写的内容，不是出错或者没有结果的公式", "a value, no error and no formula without a result"
)
DEEPEST = 30
"""Rows in which a header is looked for."""
FEWEST = 3
"""Columns that a header has at least, the number among them."""
NEEDED: Mapping[Kind, frozenset[str]] = {
    "events": frozenset({"id", "type", "on"}),
    "ledger": frozenset({"id"}),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place."""

    text: str
    where: Location
    sound: bool = True
    """Whether it is a value: no error of a spreadsheet, no formula without a result."""

    @property
    def value(self) -> str:
        """The text, for reading.

        Raises:
            UnreadCell: It is no value.
        """
        if not self.sound:
            raise UnreadCell(COMPUTED_VALUE)
        return self.text


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by what they hold."""

    where: Location
    cells: Mapping[str, Cell]

    def text(self, holds: str) -> str:
        """Return a cell's text, blank where there is no such column."""
        cell = self.cells.get(holds)
        return "" if cell is None else cell.text

    def place(self, holds: str) -> Location:
        """Return the place of a cell, or of the row where there is no such column."""
        cell = self.cells.get(holds)
        return self.where if cell is None else cell.where


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a ledger."""

    kind: Kind
    grid: Grid
    header: int
    columns: Mapping[int, Column]
    unknown: tuple[int, ...]
    """Columns with a heading that is not known, or was there before."""

    def findings(self) -> Iterator[Finding]:
        """Yield what the header has to say."""
        for index in self.unknown:
            text = tidy(self.grid.text(self.header, index))
            yield report(
                "ledger-column-unknown", self.grid.locate(self.header, index), header=text
            )

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header that say something."""
        for index in range(self.header + 1, len(self.grid.rows)):
            cells = {
                column.holds: self._cell(index, place, column)
                for place, column in self.columns.items()
            }
            if any(cells[c.holds].text.strip() for c in self.columns.values() if not c.computed):
                yield Row(self.grid.locate(index), cells)

    def _cell(self, row: int, place: int, column: Column) -> Cell:
        where = self.grid.locate(row, place, header=column.heading.zh)
        mark = self.grid.marks.get((row, place))
        sound = mark not in {CellMark.ERROR, CellMark.FORMULA}
        return Cell(self.grid.text(row, place), where, sound)


@cache
def _headings(kind: Kind) -> Mapping[str, Column]:
    columns = row_columns() if kind == "ledger" else event_columns()
    return {
        compact(word).casefold(): column
        for column in columns
        for word in (column.heading.zh, column.heading.en, *column.aliases)
    }


def find_table(grid: Grid) -> Table | None:
    """Return the ledger, or the sheet of events, that a grid holds.

    >>> grid = Grid("a.csv", None, [["编号", "渠道", "收到日期"], ["1", "传真", ""]], [1, 2])
    >>> find_table(grid).kind
    'ledger'
    """
    for kind, needed in NEEDED.items():
        found = [_header(grid, row, kind) for row in range(min(DEEPEST, len(grid.rows)))]
        best = max(found, key=lambda table: len(table.columns), default=None)
        if best is None:
            return None
        held = {column.holds for column in best.columns.values()}
        if (
            needed <= held
            and sum(not column.computed for column in best.columns.values()) >= FEWEST
        ):
            return best
    return None


def _header(grid: Grid, row: int, kind: Kind) -> Table:
    known = _headings(kind)
    columns: dict[int, Column] = {}
    unknown: list[int] = []
    for index, text in enumerate(grid.rows[row]):
        column = known.get(compact(text).casefold())
        if column is not None and column not in columns.values():
            columns[index] = column
        elif text.strip():
            unknown.append(index)
    return Table(kind, grid, row, columns, tuple(unknown))
