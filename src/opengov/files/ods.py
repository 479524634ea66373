"""ODS workbooks: `content.xml` read directly, since calamine knows no merges of them."""

import datetime as dt
from dataclasses import dataclass, field

from lxml import etree

from opengov.files import limits
from opengov.files.archive import Archive
from opengov.files.assemble import Range, build_grid, number_text, value_text
from opengov.files.contentnotices import NO_SHEET, SHEET_TOO_LARGE
from opengov.files.grid import CellMark, Grid
from opengov.files.unreadable import UnreadableError
from opengov.files.xmlparts import iterate, local_name
from opengov.finding import Finding

__all__ = ["paragraphs", "read_ods"]

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
EXTENDED = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NUMBERS = ("float", "percentage", "currency")
LEFT_OUT = frozenset({"annotation", "ruby-text", "note-citation", "frame", "shapes"})
"""Parts of a cell that are not its text."""


@dataclass(slots=True)
class Table:
    """A sheet while its rows are read."""

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    marks: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    next_row: int = 1
    cells: int = 0

    def add(self, row: etree._Element) -> None:
        """Add a row, written out as often as it is repeated.

        Raises:
            UnreadableError: The sheet has too many cells.
        """
        repeated = _count(row, f"{TABLE}number-rows-repeated", limits.ROWS)
        number = self.next_row
        self.next_row += repeated
        cells, marks = self._cells(row, number)
        if not cells:
            return
        self.cells += repeated * len(cells)
        if self.cells > limits.CELLS:
            raise UnreadableError(SHEET_TOO_LARGE, sheet=self.name, limit=limits.CELLS)
        for offset in range(repeated):
            self.rows.append((number + offset, list(cells)))
            self.marks.update({(number + offset, column): m for column, m in marks.items()})

    def _cells(self, row: etree._Element, number: int) -> tuple[list[str], dict[int, CellMark]]:
        cells: list[str] = []
        marks: dict[int, CellMark] = {}
        column = 1
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            repeated = _count(cell, f"{TABLE}number-columns-repeated", limits.COLUMNS)
            text, mark = ("", None) if _covered(cell) else _value(cell)
            down = _count(cell, f"{TABLE}number-rows-spanned", limits.ROWS)
            across = _count(cell, f"{TABLE}number-columns-spanned", limits.COLUMNS)
            if down > 1 or across > 1:
                self.merges.append(Range(number, column, number + down - 1, column + across - 1))
            if text and column <= limits.COLUMNS:
                repeated = min(repeated, limits.COLUMNS + 1 - column)
                cells.extend([""] * (column - 1 - len(cells)))
                cells.extend([text] * repeated)
                if mark:
                    marks.update(dict.fromkeys(range(column, column + repeated), mark))
            column += repeated
        return cells, marks


def read_ods(name: str, data: bytes) -> tuple[list[Grid], list[Finding]]:
    """Read all sheets of a workbook, hidden ones too.

    Raises:
        UnreadableError: The workbook cannot be read.
    """
    tables: list[Table] = []
    current: etree._Element | None = None
    for element in iterate(Archive(data).read(CONTENT), CONTENT, "table-row", "table"):
        if local_name(element) == "table":
            if element is not current:
                tables.append(Table(element.get(f"{TABLE}name") or ""))
            current = None
            continue
        owner = next(element.iterancestors("{*}table"), None)
        if owner is None:
            continue
        if owner is not current:
            current = owner
            tables.append(Table(owner.get(f"{TABLE}name") or ""))
        tables[-1].add(element)
    if not tables:
        raise UnreadableError(NO_SHEET)
    grids = (
        build_grid(name, table.name, table.rows, merges=table.merges, marks=table.marks)
        for table in tables
    )
    return [grid for grid in grids if grid], []


def paragraphs(cell: etree._Element) -> str:
    r"""Return the text of a cell, a line for each paragraph.

    >>> paragraphs(etree.fromstring("<c><p>a<s/>b</p><p>c<line-break/>d</p></c>"))
    'a b\nc\nd'
    """
    lines: list[str] = []
    parts: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    inside = 0
    for event, element in walker:
        kind = local_name(element)
        if event == "start":
            if kind in LEFT_OUT:
                walker.skip_subtree()
            elif kind in ("p", "h"):
                inside += 1
                parts = []
            elif kind == "s":
                parts.append(" " * _count(element, f"{TEXT}c", limits.TITLE_WIDTH))
            elif kind in ("tab", "line-break"):
                parts.append("\t" if kind == "tab" else "\n")
            if inside and kind not in LEFT_OUT:
                parts.append(element.text or "")
            continue
        if kind in ("p", "h"):
            inside -= 1
            lines.append("".join(parts))
        elif inside:
            parts.append(element.tail or "")
    return "\n".join(lines)


def _value(cell: etree._Element) -> tuple[str, CellMark | None]:
    kind = cell.get(f"{OFFICE}value-type", "")
    failed = cell.get(f"{EXTENDED}value-type") == "error"
    text = paragraphs(cell) if len(cell) else ""
    if failed:
        return text, CellMark.ERROR if text else None
    formula = cell.get(f"{TABLE}formula")
    if not kind and not text and formula:
        return "=" + formula.partition("=")[2], CellMark.FORMULA
    return _stated(cell, kind, text)


def _stated(cell: etree._Element, kind: str, text: str) -> tuple[str, CellMark | None]:
    try:
        if kind in NUMBERS:
            return number_text(float(cell.get(f"{OFFICE}value") or "")), None
        if kind == "date":
            return value_text(dt.datetime.fromisoformat(cell.get(f"{OFFICE}date-value") or ""))
    except (ValueError, OverflowError):
        return text, None
    if kind == "boolean":
        return (cell.get(f"{OFFICE}boolean-value") or "").upper(), None
    return text or cell.get(f"{OFFICE}string-value") or "", None


def _covered(cell: etree._Element) -> bool:
    return local_name(cell) == "covered-table-cell"


def _count(element: etree._Element, name: str, most: int) -> int:
    stated = element.get(name, "")
    return max(1, min(int(stated), most)) if stated.isdecimal() else 1
