"""Sheets of any spreadsheet format to grids: blank rows out, merges to indexes."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from opengov.files import limits
from opengov.files.grid import CellMark, Grid, Merge

__all__ = ["Range", "Value", "build_grid", "number_text", "value_text"]

Value: TypeAlias = float | bool | dt.time | dt.date | dt.datetime | dt.timedelta
"""What a spreadsheet cell may hold besides text."""

EXACT_INTEGER = 1e18
"""Whole numbers below it are written out; those above are written with an exponent."""

MIDNIGHT = dt.time(0)


class Range(NamedTuple):
    """A range of cells, all edges inclusive, counted from 1 as in the file."""

    top: int
    left: int
    bottom: int
    right: int


def number_text(value: float) -> str:
    """Write a number as its cell shows it without a format.

    >>> number_text(20.0), number_text(0.1 + 0.2), number_text(-1.5)
    ('20', '0.3', '-1.5')
    """
    if abs(value) < EXACT_INTEGER and value == int(value):
        return str(int(value))
    return format(value, ".15g")


def value_text(value: Value) -> tuple[str, CellMark | None]:  # noqa: PLR0911 - one case a type
    """Write a typed value as text, and tell a date.

    >>> value_text(dt.date(2026, 1, 31)), value_text(True)
    (('2026-01-31', <CellMark.DATE: 'date'>), ('TRUE', None))
    """
    match value:
        case bool():
            return ("TRUE" if value else "FALSE"), None
        case int() | float():
            return number_text(value), None
        case dt.datetime():
            if value.time() == MIDNIGHT:
                return value.date().isoformat(), CellMark.DATE
            return value.isoformat(sep=" ", timespec="seconds"), None
        case dt.date():
            return value.isoformat(), CellMark.DATE
        case dt.time():
            return value.isoformat(timespec="seconds"), None
        case _:
            return _duration_text(value), None


def build_grid(
    source: str,
    sheet: str,
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    first_column: int = 1,
    merges: Iterable[Range] = (),
    marks: Mapping[tuple[int, int], CellMark] | None = None,
    can_merge: bool = True,
) -> Grid | None:
    """Make a grid of numbered rows in ascending order; `None` if no cell holds text.

    Merges and marks are given in the file's own counting.

    >>> grid = build_grid("a.xlsx", "S", [(1, ["a", ""]), (2, [""]), (9, ["", "b"])])
    >>> grid.rows, grid.row_numbers
    ([['a', ''], ['', 'b']], [1, 9])
    """
    kept: list[list[str]] = []
    numbers: list[int] = []
    for number, cells in rows:
        if "".join(cells).strip():
            kept.append(cells if isinstance(cells, list) else list(cells))
            numbers.append(number)
    if not kept:
        return None
    indexes = {number: index for index, number in enumerate(numbers)} if marks else {}
    grid = Grid(
        source=source,
        sheet=sheet,
        rows=kept,
        row_numbers=numbers,
        first_column=first_column,
        merges=_merges(kept, numbers, first_column, merges),
        can_merge=can_merge,
    )
    grid.marks = {
        (indexes[row], column - first_column): mark
        for (row, column), mark in (marks or {}).items()
        if row in indexes and grid.text(indexes[row], column - first_column)
    }
    return grid


def _merges(
    rows: list[list[str]], numbers: list[int], first_column: int, ranges: Iterable[Range]
) -> list[Merge]:
    """Turn ranges into indexes and clear what they cover: only first cells carry text."""
    width = max(map(len, rows))
    covered = 0
    merges = []
    for range_ in ranges:
        merge = Merge(
            bisect_left(numbers, range_.top),
            max(range_.left - first_column, 0),
            bisect_right(numbers, range_.bottom) - 1,
            min(range_.right - first_column, width - 1),
        )
        down, across = merge.bottom - merge.top, merge.right - merge.left
        if down < 0 or across < 0 or down + across == 0:
            continue
        covered += (down + 1) * (across + 1)
        if covered > limits.MERGED_CELLS:
            break
        first_is_kept = numbers[merge.top] == range_.top and range_.left >= first_column
        _clear(rows, merge, keep_first=first_is_kept)
        merges.append(merge)
    return merges


def _clear(rows: list[list[str]], merge: Merge, *, keep_first: bool) -> None:
    for index in range(merge.top, merge.bottom + 1):
        row = rows[index]
        left = merge.left + (1 if keep_first and index == merge.top else 0)
        right = min(merge.right, len(row) - 1)
        if left <= right:
            row[left : right + 1] = [""] * (right + 1 - left)


def _duration_text(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
