"""Finding a cell in a sheet part, or making it where the sheet stores none."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from lxml import etree

from opengov.files.sheetscan import column_number
from opengov.files.xlsxedit.package import SheetPart

__all__ = ["Cells", "address", "position"]

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LETTERS = 26


def position(cell: str) -> tuple[int, int]:
    """Return row and column of an address, both from 1.

    >>> position("F7")
    (7, 6)

    Raises:
        ValueError: It is no address.
    """
    found = ADDRESS.fullmatch(cell)
    if found is None:
        raise ValueError(f"{cell!r} is no address of a cell; write it as F7")
    return int(found[2]), column_number(found[1])


def address(row: int, column: int) -> str:
    """Return the address of a cell.

    >>> address(7, 6), address(1, 703)
    ('F7', 'AAA1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


class Cells:
    """The cells of a sheet that is being edited, by position."""

    def __init__(self, sheet: SheetPart) -> None:
        self._sheet = sheet
        self._data = next(sheet.root.iter(sheet.tag("sheetData")))
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[tuple[int, int], etree._Element] = {}
        number = 0
        for row in self._data.iterchildren(sheet.tag("row")):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
            column = 0
            for cell in row.iterchildren(sheet.tag("c")):
                stated = cell.get("r")
                column = position(stated)[1] if stated else column + 1
                cell.set("r", address(number, column))
                self._cells[number, column] = cell
        self._numbers = sorted(self._rows)

    def get(self, row: int, column: int) -> etree._Element:
        """Return a cell; a blank one is made if the sheet stores none."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self._made(row, column)
        return self._cells[row, column]

    def items(self) -> Iterable[tuple[tuple[int, int], etree._Element]]:
        """Return the cells that the sheet stores, by row and column."""
        return self._cells.items()

    def _made(self, row: int, column: int) -> etree._Element:
        parent = self._row(row)
        cell = etree.Element(self._sheet.tag("c"), r=address(row, column))
        style = parent.get("s") if parent.get("customFormat") in {"1", "true"} else None
        style = style or self._column_style(column)
        if style is not None:
            cell.set("s", style)
        place = 0
        for index, other in enumerate(parent):
            stated = other.get("r")
            if stated and position(stated)[1] < column:
                place = index + 1
        parent.insert(place, cell)
        # The stated span of columns would be too narrow.
        if "spans" in parent.attrib:
            del parent.attrib["spans"]
        return cell

    def _row(self, row: int) -> etree._Element:
        if row not in self._rows:
            element = etree.Element(self._sheet.tag("row"), r=str(row))
            place = bisect_left(self._numbers, row)
            if place == len(self._numbers):
                self._data.append(element)
            else:
                self._rows[self._numbers[place]].addprevious(element)
            self._numbers.insert(place, row)
            self._rows[row] = element
        return self._rows[row]

    def _column_style(self, column: int) -> str | None:
        for element in self._sheet.root.iter(self._sheet.tag("col")):
            if int(element.get("min", "0")) <= column <= int(element.get("max", "0")):
                return element.get("style")
        return None
