"""Marks of an earlier time taken away: our words from the comments, our colours from cells."""

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree

from opengov.files.unreadable import UnreadableError
from opengov.files.xlsxedit.cells import Cells, position
from opengov.files.xlsxedit.comments import (
    note_shapes,
    sheet_comments,
    sheet_drawing,
)
from opengov.files.xlsxedit.fills import Fills
from opengov.files.xlsxedit.ours import own_words
from opengov.files.xlsxedit.package import Package
from opengov.files.xlsxedit.runs import changed_runs, runs_of, write_runs
from opengov.patch import Change

__all__ = ["take_marks_away"]

Place: TypeAlias = tuple[int, int]


def take_marks_away(package: Package, fills: Fills) -> None:
    """Take away what an earlier marking wrote; parts without marks stay as they are.

    A cell gets the fill back that its comment notes, and none if the comment is gone.

    Args:
        package: The workbook, which is edited.
        fills: Its formats.

    Raises:
        UnreadableError: The workbook is damaged.
    """
    for name, part in package.sheets.items():
        was = _from_comments(package, part)
        if fills.marked and _has_marked(package.copy(part), fills):
            sheet = package.sheet(name)
            for place, cell in () if sheet is None else Cells(sheet).items():
                if cell.get("s") in fills.marked:
                    fills.restore(cell, was.get(place, ""))


def _has_marked(root: etree._Element, fills: Fills) -> bool:
    return any(cell.get("s") in fills.marked for cell in root.iter("{*}c"))


def _from_comments(package: Package, sheet: str) -> Mapping[Place, str]:
    """Take our words out, and return what they note of the fills, by row and column."""
    part = sheet_comments(package, sheet)
    if part is None or not any(map(_own, package.copy(part).iter("{*}comment"))):
        return {}
    was: dict[Place, str] = {}
    emptied: dict[Place, etree._Element] = {}
    for comment in list(package.root(part).iter("{*}comment")):
        own = _own(comment)
        if not own:
            continue
        place = position(str(comment.get("ref", "")))
        was[place] = own[0][2]
        words = next(comment.iterchildren("{*}text"))
        rest = changed_runs(runs_of(words), [Change(start, end, "") for start, end, _ in own])
        write_runs(words, rest)
        if not rest:
            emptied[place] = comment
    _drop(package, sheet, emptied)
    return was


def _own(comment: etree._Element) -> list[tuple[int, int, str]]:
    words = next(comment.iterchildren("{*}text"), None)
    return [] if words is None else own_words("".join(run.text for run in runs_of(words)))


def _drop(package: Package, sheet: str, emptied: Mapping[Place, etree._Element]) -> None:
    """Remove comments that say nothing any more, and what shows them."""
    part = sheet_drawing(package, sheet)
    try:
        shapes = [] if part is None or not emptied else list(note_shapes(package.root(part)))
    except UnreadableError:
        # A comment without the shape that shows it would be worse than an empty one.
        return
    for place, shape in shapes:
        if place in emptied:
            _remove(shape)
    for comment in emptied.values():
        _remove(comment)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
