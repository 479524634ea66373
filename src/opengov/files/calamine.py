"""What calamine reads, as rows of text, and its failures as ours."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from python_calamine import CalamineError, CalamineSheet, PasswordError

from opengov.files.assemble import Value, value_text
from opengov.files.contentnotices import FILE_ENCRYPTED, WORKBOOK_DAMAGED
from opengov.files.grid import CellMark
from opengov.files.sheetscan import Special
from opengov.files.unreadable import UnreadableError

__all__ = ["Sheet", "failures", "laid_out", "text_rows"]


@contextmanager
def failures(part: str) -> Iterator[None]:
    """Turn what calamine raises, and its panics, into the package's own error.

    >>> with failures("a.xls"):
    ...     raise PasswordError
    Traceback (most recent call last):
    opengov.files.unreadable.UnreadableError: file-encrypted

    Raises:
        UnreadableError: Calamine failed.
    """
    try:
        yield
    except PasswordError as error:
        raise UnreadableError(FILE_ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error


@dataclass(slots=True)
class Sheet:
    """The rows of a sheet by number, the number of their first column, and the marked cells."""

    rows: dict[int, list[str]]
    first_column: int
    marks: dict[tuple[int, int], CellMark]

    def insert(self, specials: Iterable[Special]) -> None:
        """Put in the cells that calamine leaves blank, wherever they stand.

        >>> sheet = Sheet({2: ["x"]}, 3, {})
        >>> sheet.insert([Special(4, 1, CellMark.ERROR, "#N/A")])
        >>> sheet.rows, sheet.first_column
        ({2: ['', '', 'x'], 4: ['#N/A']}, 1)
        """
        found = list(specials)
        first = min((special.column for special in found), default=self.first_column)
        if first < self.first_column:
            blank = [""] * (self.first_column - first)
            self.rows = {number: blank + cells for number, cells in self.rows.items()}
            self.first_column = first
        for special in found:
            index = special.column - self.first_column
            cells = self.rows.setdefault(special.row, [])
            cells.extend([""] * (index + 1 - len(cells)))
            cells[index] = special.text
            self.marks[special.row, special.column] = special.mark
        self.rows = dict(sorted(self.rows.items()))


def laid_out(sheet: CalamineSheet, specials: Iterable[Special]) -> Sheet:
    """Return a sheet as rows of text, the cells that calamine leaves blank put in."""
    rows: dict[int, list[str]] = {}
    marks: dict[tuple[int, int], CellMark] = {}
    for number, cells, marked in text_rows(sheet):
        rows[number] = cells
        for column, mark in marked:
            marks[number, column] = mark
    start = sheet.start
    result = Sheet(rows, start[1] + 1 if start else 1, marks)
    result.insert(specials)
    return result


def text_rows(
    sheet: CalamineSheet,
) -> Iterator[tuple[int, list[str], list[tuple[int, CellMark]]]]:
    """Yield the rows of a sheet as texts, each with its number and its marked columns."""
    top, left = sheet.start or (0, 0)
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1):
        cells = cast("list[Value | str]", row)
        marked: list[tuple[int, CellMark]] = []
        if {*map(type, cells)} != {str}:
            for index, value in enumerate(cells):
                if not isinstance(value, str):
                    cells[index], mark = value_text(value)
                    if mark:
                        marked.append((index + left + 1, mark))
        yield number, cast("list[str]", cells), marked
