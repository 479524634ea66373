"""Which tables of a page or document are data, and which only arrange others."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from opengov.files import limits

__all__ = ["Outline", "TitleLines", "data_tables"]

WIDE = 3
"""Cells with text that make a row of data: no catalog has fewer columns."""

DATA_ROWS = 2
"""Rows of data that a table with tables in its cells needs in order to be data itself."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is told of a table before it is read."""

    parent: int | None
    """Index of the table whose cell holds it."""
    widths: Sequence[int]
    """For each row, how many cells hold text and no table."""

    @property
    def data_rows(self) -> int:
        """How many rows look like rows of data."""
        return sum(width >= WIDE for width in self.widths)


def data_tables(outlines: Sequence[Outline]) -> set[int]:
    """Return the indexes of the tables that are data, given all in document order.

    A table with tables in its cells is data if it has at least as many rows of
    data as any of these; what its cells hold then belongs to them.

    >>> catalog = Outline(0, [3, 3, 3])
    >>> data_tables([Outline(None, [1, 0]), catalog])
    {1}
    >>> data_tables([Outline(None, [4, 4, 4]), Outline(0, [2])])
    {0}
    """
    best_inside: dict[int, int] = {}
    for index in range(len(outlines) - 1, -1, -1):
        parent = outlines[index].parent
        if parent is not None:
            best = max(outlines[index].data_rows, best_inside.get(index, 0))
            best_inside[parent] = max(best, best_inside.get(parent, 0))
    chosen: set[int] = set()
    inside_data: set[int] = set()
    for index, outline in enumerate(outlines):
        if outline.parent in inside_data:
            inside_data.add(index)
            continue
        own = outline.data_rows
        holds_others = index in best_inside
        if not holds_others or (own >= DATA_ROWS and own >= best_inside[index]):
            chosen.add(index)
            inside_data.add(index)
    return chosen


@dataclass(slots=True)
class TitleLines:
    """Short lines of text since the last table.

    >>> lines = TitleLines()
    >>> lines.add(" 某县  目录 ")
    >>> lines.take()
    ['某县 目录']
    """

    _lines: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Keep the lines of a text that are short enough for a title."""
        for line in text.split("\n"):
            words = " ".join(line.split())
            if words and len(words) <= limits.TITLE_WIDTH:
                self._lines.append(words)

    def take(self) -> list[str]:
        """Return the last lines and begin anew."""
        lines = self._lines[-limits.TITLE_LINES :]
        self._lines = []
        return lines
