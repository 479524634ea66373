"""Writing a text into single cells of somebody's workbook."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from opengov.files.xlsxedit.cells import Cells, position
from opengov.files.xlsxedit.package import Package, SheetPart
from opengov.files.xlsxedit.runs import Run, changed_runs, runs_of, write_runs, write_text
from opengov.patch import Change

__all__ = ["NewText", "formula_cells", "set_texts"]


class NewText(NamedTuple):
    """A cell and what is to stand in it."""

    sheet: str
    cell: str
    text: str
    changes: tuple[Change, ...] = ()
    """What of the text that stands there is changed, so that the rest keeps its fonts."""


def set_texts(data: bytes, changes: Iterable[NewText]) -> bytes:
    """Return a workbook with texts written into cells, their formats kept.

    Args:
        data: The workbook.
        changes: What to write where; a formula in a cell is replaced.

    Raises:
        UnreadableError: The workbook is damaged.
        ValueError: There is no such sheet, or a cell is none.
    """
    workbook = _Workbook(data)
    for change in changes:
        sheet, cell = workbook.cell(change.sheet, change.cell)
        runs = workbook.runs(cell)
        words = changed_runs(runs, change.changes)
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        inline = etree.SubElement(cell, sheet.tag("is"))
        if len(words) > 1 and "".join(run.text for run in words) == change.text:
            write_runs(inline, words)
        else:
            write_text(inline, change.text)
    return workbook.package.write()


def formula_cells(data: bytes, cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield those of the given cells, by sheet and address, that hold a formula.

    Raises:
        UnreadableError: The workbook is damaged.
        ValueError: There is no such sheet, or a cell is none.
    """
    workbook = _Workbook(data)
    for sheet, address in cells:
        part, cell = workbook.cell(sheet, address)
        if cell.find(part.tag("f")) is not None:
            yield sheet, address


class _Workbook:
    """A workbook whose cells are edited."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._cells: dict[str, Cells] = {}

    def cell(self, name: str, address: str) -> tuple[SheetPart, etree._Element]:
        """Return a cell and its sheet.

        Raises:
            ValueError: There is no such sheet, or the cell is none.
        """
        sheet = self.package.sheet(name)
        if sheet is None:
            raise ValueError(f"there is no sheet {name!r}; see the sheets of the workbook")
        if name not in self._cells:
            self._cells[name] = Cells(sheet)
        return sheet, self._cells[name].get(*position(address))

    def runs(self, cell: etree._Element) -> tuple[Run, ...]:
        """Return the text of a cell as it is formatted."""
        inline = next(cell.iterchildren("{*}is"), None)
        if inline is not None:
            return runs_of(inline)
        value = next(cell.iterchildren("{*}v"), None)
        number = None if value is None else value.text
        if cell.get("t") != "s" or number is None or not number.isdecimal():
            return ()
        place = int(number)
        return runs_of(self._shared[place]) if place < len(self._shared) else ()

    @cached_property
    def _shared(self) -> list[etree._Element]:
        """The texts that cells share."""
        related = self.package.related(self.package.main).values()
        part = next((each.target for each in related if each.kind == "sharedStrings"), None)
        if part is None or part not in self.package:
            return []
        return list(self.package.copy(part).iterchildren("{*}si"))
