"""Writing a text into single cells of somebody's workbook."""

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from opengov.files.xlsxedit.cells import Cells, position
from opengov.files.xlsxedit.package import Package

__all__ = ["NewText", "set_texts"]

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class NewText(NamedTuple):
    """A cell and what is to stand in it."""

    sheet: str
    cell: str
    text: str


def set_texts(data: bytes, changes: Iterable[NewText]) -> bytes:
    """Return a workbook with texts written into cells, their formats kept.

    Args:
        data: The workbook.
        changes: What to write where; a formula in a cell is replaced.

    Raises:
        UnreadableError: The workbook is damaged.
        ValueError: There is no such sheet, or a cell is none.
    """
    package = Package(data)
    cells: dict[str, Cells] = {}
    for change in changes:
        sheet = package.sheet(change.sheet)
        if sheet is None:
            raise ValueError(f"there is no sheet {change.sheet!r}; see the sheets of the workbook")
        if change.sheet not in cells:
            cells[change.sheet] = Cells(sheet)
        cell = cells[change.sheet].get(*position(change.cell))
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        inline = etree.SubElement(cell, sheet.tag("is"))
        text = etree.SubElement(inline, sheet.tag("t"))
        text.text = change.text
        text.set(SPACE, "preserve")
    return package.write()
