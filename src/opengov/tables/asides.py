"""Rows below a header that are no entries: headings, notes, footers, column numbers."""

import re
from collections.abc import Mapping
from functools import cache

from opengov._resources import read_toml
from opengov.files.grid import Grid
from opengov.tables.headers import MergeMap
from opengov.wording.normalise import compact

__all__ = ["aside", "is_numbering", "lone_cell"]

MOST_CELLS = 6
"""A row of more cells than this is never a footer."""
FEWEST_NUMBERS = 3
SEQUENCE = re.compile(r"[0-9A-Za-z.()（）、,，\-—①-⑳]+")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = read_toml("wording/titles.toml")["aside"]
    assert isinstance(table, dict)  # noqa: S101 - package data, tested
    return re.compile(str(table[name]))


def _own(grid: Grid, row: int) -> list[tuple[int, str]]:
    """Return the cells of a row that are not blank, as far as they are worth looking at."""
    own: list[tuple[int, str]] = []
    for column, text in enumerate(grid.rows[row]):
        if text and not text.isspace():
            own.append((column, text))
            if len(own) > MOST_CELLS:
                break
    return own


def lone_cell(grid: Grid, row: int) -> str | None:
    """Return the text of a row that has one cell only."""
    own = _own(grid, row)
    return own[0][1] if len(own) == 1 else None


def aside(
    grid: Grid, merges: MergeMap, row: int, roles: Mapping[int, str], width: int
) -> tuple[int, str] | None:
    """Return column and text of a row that is a heading, a note or a footer, else None.

    It is one when a single cell goes across the table, when its only cell
    stands in the column of numbers and is none, or when every cell reads as a
    footer does (填表人：, 第1页, 合计).
    """
    own = _own(grid, row)
    if not own or len(own) > MOST_CELLS:
        return None
    if any(anchor_row < row for anchor_row in _anchor_rows(merges, row)):
        return None
    footer = all(_pattern("remark").match(compact(words)) for _, words in own)
    if footer or (len(own) == 1 and _is_heading(merges, row, own[0], roles, width)):
        return own[0]
    return None


def _is_heading(
    merges: MergeMap, row: int, cell: tuple[int, str], roles: Mapping[int, str], width: int
) -> bool:
    """Tell whether the only cell of a row is a heading."""
    index, text = cell
    words = compact(text)
    reach = sum(1 for column in range(width) if merges.at(row, column) == (row, index))
    if reach * 2 > width or (index == 0 and reach > 1 and not words.isdigit()):
        return True
    if _pattern("heading").match(words):
        return True
    return roles.get(index) == "sequence" and not SEQUENCE.fullmatch(words)


def _anchor_rows(merges: MergeMap, row: int) -> list[int]:
    return [top for _, top, _ in merges.covered.get(row, ())]


def is_numbering(grid: Grid, row: int) -> bool:
    """Tell whether a row numbers the columns: 1, 2, 3 … or （1）（2）（3）…."""
    numbers = [compact(text).strip("()") for text in grid.rows[row] if text.strip()]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) >= FEWEST_NUMBERS and numbers == counted
