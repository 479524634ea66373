"""What calamine reads, as rows of text, and its failures as ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from python_calamine import CalamineError, CalamineSheet, PasswordError

from opengov.files.assemble import Value, value_text
from opengov.files.grid import CellMark
from opengov.files.notices import FILE_ENCRYPTED, WORKBOOK_DAMAGED
from opengov.files.unreadable import UnreadableError

__all__ = ["failures", "text_rows"]


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
