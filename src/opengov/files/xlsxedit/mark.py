"""A marked copy: cells coloured and commented, all else as it was."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from opengov.files.assemble import Range
from opengov.files.xlsxedit.cells import Cells, position
from opengov.files.xlsxedit.comments import Words, add_comments
from opengov.files.xlsxedit.fills import Fills
from opengov.files.xlsxedit.ours import LONGEST
from opengov.files.xlsxedit.package import Package, SheetPart
from opengov.files.xlsxedit.unmark import take_marks_away

__all__ = ["CellNote", "mark_workbook"]


@dataclass(frozen=True, slots=True)
class CellNote:
    """What to say about a cell, and its colour."""

    sheet: str
    row: int
    """From 1."""
    column: int
    """From 1."""
    text: str
    rgb: str
    """Six hexadecimal digits; of several notes on a cell the first one's counts."""
    advice: str = ""
    """What to do; of several notes on a cell with the same advice the first one says it."""


def mark_workbook(
    data: bytes, notes: Iterable[CellNote], *, ours: Collection[str] = ()
) -> tuple[bytes, tuple[CellNote, ...]]:
    """Return a copy of a workbook with cells marked, and the notes that found no place.

    A note on a cell inside a merged range goes to its first cell, the one that shows.
    Marks of an earlier time are taken away; what people wrote and coloured stays.

    Args:
        data: The workbook.
        notes: In the order in which they are to stand in a comment.
        ours: Colours by which cells that were marked before are known.

    Raises:
        UnreadableError: The workbook is damaged.
    """
    package = Package(data)
    fills = Fills(package, ours)
    take_marks_away(package, fills)
    by_sheet: dict[str, list[CellNote]] = defaultdict(list)
    for note in notes:
        by_sheet[note.sheet].append(note)
    lost: list[CellNote] = []
    for number, (name, those) in enumerate(by_sheet.items(), 1):
        sheet = package.sheet(name)
        if sheet is None:
            lost += those
            continue
        cells = Cells(sheet)
        shown = _shown(sheet)
        texts: dict[tuple[int, int], Words] = {}
        said: set[tuple[tuple[int, int], str]] = set()
        for note in those:
            place = shown.get((note.row, note.column), (note.row, note.column))
            words = [note.text]
            if place in texts:
                was = texts[place].was
                words.insert(0, texts[place].said)
            else:
                was = fills.colour(cells.get(*place), note.rgb)
            if note.advice and (place, note.advice) not in said:
                said.add((place, note.advice))
                words.append(note.advice)
            texts[place] = Words("\n".join(words)[:LONGEST], was)
        if not add_comments(package, sheet, texts, number):
            lost += those
    return package.write(), tuple(lost)


def _shown(sheet: SheetPart) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first cell of its merged range for every cell inside one."""
    shown: dict[tuple[int, int], tuple[int, int]] = {}
    for element in sheet.root.iter(sheet.tag("mergeCell")):
        merged = _range(str(element.get("ref", "")))
        if merged is None:
            continue
        for row in range(merged.top, merged.bottom + 1):
            for column in range(merged.left, merged.right + 1):
                shown[row, column] = (merged.top, merged.left)
    return shown


def _range(ref: str) -> Range | None:
    try:
        (top, left), (bottom, right) = map(position, ref.upper().replace("$", "").split(":"))
    except ValueError:
        return None
    wide = (bottom - top + 1) * (right - left + 1)
    return Range(top, left, bottom, right) if wide <= WIDEST else None


WIDEST = 1_000_000
"""Cells of a merged range that are looked at; a larger one is no table's."""
