"""What a sheet part of a workbook holds, found in its bytes before it is parsed.

Calamine lays out the whole used rectangle, so its size must be known first;
and it leaves error cells and formulas without a value blank, so that these
have to be found here.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from opengov.files import limits
from opengov.files.assemble import Range
from opengov.files.grid import CellMark

__all__ = ["Extent", "Special", "column_number", "extent", "merged_ranges", "specials"]

CELL_TAG = re.compile(rb"<c[\s/>]")
CELL_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[1-9]')
CELL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([1-9][0-9]{0,6})"')
UNUSUAL = (
    b"<!--", b"<![CDATA[", b":sheetData", b":row", b":c ", b":c>",
    b":c/", b":c\t", b":c\n", b":c\r",
)  # fmt: skip
"""Ways of writing a sheet that the quick searches do not understand."""

ERROR_CELL = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>]*?\st=["\']e["\'][^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL
)
FORMULA_CELL = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)(?<!/)>\s*<f\b([^>]*?)(?:/>|>([^<]*)</f>)\s*'
    rb"(<v\s*/>|<v[^>]*>([^<]*)</v>)?"
)
ERROR_TYPE = re.compile(rb"\st=[\"']e[\"']")
ERROR_SIGNS = (b't="e"', b"t='e'")
FORMULA_SIGNS = (b"<f>", b"<f ", b"<f/", b"<f\t", b"<f\n", b"<f\r")
STRING_TYPE = re.compile(rb"\bt=[\"']str[\"']")
SHARED_INDEX = re.compile(rb"\bsi=[\"'](\d+)[\"']")
MERGE_REF = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']"
    rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})[\"']"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """The used rectangle of a sheet and how many of its cells are stored with a value."""

    height: int
    width: int
    filled: int

    @property
    def dense(self) -> bool:
        """Whether laying out the whole rectangle costs no more than its content justifies."""
        area = self.height * self.width
        return area <= max(limits.DENSE_CELLS, limits.DENSE_FACTOR * self.filled)


@dataclass(frozen=True, slots=True)
class Special:
    """A cell that calamine leaves blank, row and column from 1."""

    row: int
    column: int
    mark: CellMark
    text: str


def column_number(letters: str) -> int:
    """Return the number of a column from its letters.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def extent(part: bytes) -> Extent | None:
    """Measure a sheet; `None` if it is written in a way that only a parser understands.

    >>> extent(b'<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="D2"/></row></sheetData>')
    Extent(height=1, width=3, filled=1)
    """
    if any(sign in part for sign in UNUSUAL):
        return None
    cells = len(CELL_TAG.findall(part))
    columns = CELL_COLUMN.findall(part)
    rows = CELL_ROW.findall(part)
    if not cells:
        return Extent(0, 0, 0)
    if len(columns) != cells or len(rows) != cells:
        return None
    across = [column_number(letters.decode("ascii")) for letters in set(columns)]
    down = [int(number) for number in set(rows)]
    if max(across) > limits.COLUMNS or max(down) > limits.ROWS:
        return None
    height, width = max(down) - min(down) + 1, max(across) - min(across) + 1
    return Extent(height, width, part.count(b"</c>"))


def specials(part: bytes) -> Iterator[Special]:
    """Yield the error cells and the formulas without a value of a plain sheet.

    >>> next(specials(b'<c r="B2" t="e"><v>#REF!</v></c>')).text
    '#REF!'
    """
    if any(sign in part for sign in ERROR_SIGNS):
        for found in ERROR_CELL.finditer(part):
            letters, row, literal = found.groups()
            yield _special(letters, row, CellMark.ERROR, _text(literal))
    if any(sign in part for sign in FORMULA_SIGNS):
        yield from _formulas(part)


def merged_ranges(part: bytes) -> list[Range]:
    """Return the merged ranges of a sheet.

    >>> merged_ranges(b'<mergeCell ref="A1:B2"/>')
    [Range(top=1, left=1, bottom=2, right=2)]
    """
    ranges = []
    for left, top, right, bottom in MERGE_REF.findall(part):
        rows = sorted((int(top), int(bottom)))
        columns = sorted(column_number(c.decode("ascii").upper()) for c in (left, right))
        ranges.append(Range(rows[0], columns[0], rows[1], columns[1]))
    return ranges


def _formulas(part: bytes) -> Iterator[Special]:
    shared: dict[bytes, str] = {}
    for found in FORMULA_CELL.finditer(part):
        letters, row, attributes, options, formula, stored, value = found.groups()
        text = _text(formula or b"")
        index = SHARED_INDEX.search(options)
        if index and text:
            shared[index.group(1)] = text
        elif index:
            text = shared.get(index.group(1), "")
        if value or ERROR_TYPE.search(attributes):
            continue
        if stored and STRING_TYPE.search(attributes):
            continue  # a formula whose value is an empty text
        yield _special(letters, row, CellMark.FORMULA, f"={text}")


def _special(letters: bytes, row: bytes, mark: CellMark, text: str) -> Special:
    return Special(int(row), column_number(letters.decode("ascii")), mark, text)


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", "replace"))
