"""A table as cells with places: what every file format is read into."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from opengov.location import Location, cell_name

__all__ = ["CellMark", "Grid", "Merge", "Span", "Spans"]


class CellMark(StrEnum):
    """What is peculiar about a cell, besides its text."""

    ERROR = "error"
    """A spreadsheet error; the text is its literal, such as `#REF!`."""
    FORMULA = "formula"
    """A formula whose value was never stored; the text is the formula, with `=`."""
    DATE = "date"
    """A typed date; the text is its full date, `2026-01-31`."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, all four edges inclusive, as indexes into `Grid.rows`."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where a cell stands in a text file: line and column from 1, bytes from 0."""

    line: int
    line_column: int
    byte_offset: int
    byte_length: int


class Spans(Mapping[tuple[int, int], Span]):
    """Where the cells of a text table stand, by row and column of the grid."""

    @abstractmethod
    def source(self, row: int, column: int) -> str:
        """Return a cell as it stands in the file, with its quotes."""


@dataclass(slots=True)
class Grid:
    """One table or sheet: rows of cell texts, and where each cell stands.

    Rows that are wholly blank may be left out (`row_numbers` keeps count) and
    rows may end early: a cell that is not there is blank. Only the first cell
    of a merged range carries text.
    """

    source: str
    """The file as the user named it."""
    sheet: str | None
    """Sheet name; `table 2` for the second table of HTML and DOCX; `None` for CSV."""
    rows: Sequence[Sequence[str]]
    row_numbers: Sequence[int]
    """Number of each row in the file, from 1."""
    first_column: int = 1
    """Number in the file of the column at index 0, from 1."""
    merges: Sequence[Merge] = ()
    can_merge: bool = True
    """Whether the format knows merged cells (CSV does not)."""
    title: str = ""
    """Words above the table: page title, headings, caption; one a line, nearest last."""
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    spans: Spans | None = None
    """Where each cell stands in a text file, for formats that have lines."""

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell by index, blank where there is none."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def locate(
        self, row: int, column: int | None = None, *, header: str | None = None
    ) -> Location:
        """Return the place of a cell, or of a whole row, in the file.

        >>> grid = Grid("a.xlsx", "Sheet1", [["x"]], [4], first_column=2)
        >>> grid.locate(0, 0).cell
        'B4'
        """
        number = self.row_numbers[row]
        if column is None:
            return Location(source=self.source, sheet=self.sheet, row=number, header=header)
        span = self.spans.get((row, column)) if self.spans else None
        return Location(
            source=self.source,
            sheet=self.sheet,
            cell=cell_name(number, self.first_column + column),
            row=number,
            column=self.first_column + column,
            header=header,
            line=span.line if span else None,
            line_column=span.line_column if span else None,
            byte_offset=span.byte_offset if span else None,
            byte_length=span.byte_length if span else None,
        )
