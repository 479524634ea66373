"""Tables of DOCX documents, read from the XML since check boxes and tracked text hide there."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from opengov.files import limits
from opengov.files.archive import Archive
from opengov.files.assemble import Range, build_grid
from opengov.files.contentnotices import SHEET_TOO_LARGE
from opengov.files.docxtext import (
    DROPPED,
    FALLBACK,
    WML,
    block_text,
    child_value,
    normal_namespaces,
)
from opengov.files.grid import Grid
from opengov.files.layout import Outline, TitleLines, data_tables
from opengov.files.unreadable import UnreadableError
from opengov.files.xmlparts import parse, relations
from opengov.finding import Finding

__all__ = ["read_docx"]

MOST_ACROSS = 1_000
"""Columns that one cell may span; Word has 63."""

TABLE = f"{WML}tbl"
ROW = f"{WML}tr"
CELL = f"{WML}tc"
PARAGRAPH = f"{WML}p"


class Cell(NamedTuple):
    """A cell of a table as written."""

    element: etree._Element
    across: int = 1
    continues_row: bool = False
    """Whether it continues the cell to its left."""
    continues_column: bool = False
    """Whether it continues the cell above."""
    starts_column: bool = False


class Row(NamedTuple):
    """A row of a table as written."""

    before: int
    """Columns that it leaves out on the left."""
    cells: list[Cell]


def read_docx(name: str, data: bytes) -> tuple[list[Grid], list[Finding]]:
    """Read all data tables of a document.

    Raises:
        UnreadableError: The document cannot be read.
    """
    archive = Archive(data)
    main = next(
        (r.target for r in relations(archive, "").values() if r.kind == "officeDocument"),
        "word/document.xml",
    )
    root = parse(normal_namespaces(archive.read(main)), main)
    tables = [t for t in root.iter(TABLE) if next(t.iterancestors(FALLBACK), None) is None]
    numbers = {table: index for index, table in enumerate(tables)}
    rows = [[_row(row) for row in _inside(table, ROW)] for table in tables]
    outlines = [
        Outline(
            next((numbers[t] for t in table.iterancestors(TABLE) if t in numbers), None),
            [sum(_holds_text(cell.element) for cell in row.cells) for row in table_rows],
        )
        for table, table_rows in zip(tables, rows, strict=True)
    ]
    chosen = {tables[index] for index in data_tables(outlines)}
    grids: list[Grid] = []
    for table, lines in _titled_tables(root, chosen):
        grid = _grid(name, len(grids) + 1, rows[numbers[table]])
        if grid:
            grid.title = "\n".join(lines)
            grids.append(grid)
    return grids, []


def _titled_tables(
    root: etree._Element, chosen: set[etree._Element]
) -> Iterator[tuple[etree._Element, list[str]]]:
    """Yield the chosen tables in document order, with the paragraphs before each."""
    title = TitleLines()
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if element in chosen:
            yield element, title.take()
            walker.skip_subtree()
        elif element.tag in DROPPED:
            walker.skip_subtree()
        elif element.tag == PARAGRAPH and element.find(f".//{TABLE}") is None:
            title.add(block_text(element))
            walker.skip_subtree()


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows of a table or cells of a row, in content controls and tracked changes too."""
    walker = etree.iterwalk(element, events=("start",), tag=(tag, TABLE, f"{WML}del"))
    for _, found in walker:
        if found is element:
            continue
        walker.skip_subtree()
        if found.tag == tag:
            yield found


def _row(row: etree._Element) -> Row:
    properties = row.find(f"{WML}trPr")
    if properties is None:
        return Row(0, [_cell(cell) for cell in _inside(row, CELL)])
    if properties.find(f"{WML}del") is not None:
        return Row(0, [])
    before = _count(child_value(properties, "gridBefore"), least=0)
    return Row(before, [_cell(cell) for cell in _inside(row, CELL)])


def _cell(cell: etree._Element) -> Cell:
    properties = cell.find(f"{WML}tcPr")
    if properties is None:
        return Cell(cell)
    across = _count(child_value(properties, "gridSpan"), least=1)
    down, right = (
        None if element is None else element.get(f"{WML}val", "continue")
        for element in (properties.find(f"{WML}vMerge"), properties.find(f"{WML}hMerge"))
    )
    return Cell(
        cell,
        across,
        continues_row=right == "continue",
        continues_column=down == "continue",
        starts_column=down == "restart",
    )


def _count(stated: str | None, *, least: int) -> int:
    known = stated is not None and stated.isdecimal()
    return max(least, min(int(stated or 0), MOST_ACROSS)) if known else least


def _holds_text(cell: etree._Element) -> bool:
    return cell.find(f".//{TABLE}") is None and bool(block_text(cell))


def _grid(name: str, number: int, rows: list[Row]) -> Grid | None:
    label = f"table {number}"
    placed: list[tuple[int, list[str]]] = []
    merges: list[Range] = []
    open_merges: dict[int, Range] = {}
    total = 0
    for row_number, row in enumerate(rows, start=1):
        texts: list[str] = []
        column = row.before + 1
        for cell, across in _joined(row.cells):
            right = column + across - 1
            above = open_merges.get(column) if cell.continues_column else None
            if above is not None and above.bottom == row_number - 1:
                open_merges[column] = above._replace(bottom=row_number)
            else:
                if column in open_merges:
                    merges.append(open_merges.pop(column))
                if cell.starts_column or across > 1:
                    open_merges[column] = Range(row_number, column, row_number, right)
                texts.extend([""] * (column - 1 - len(texts)))
                texts.append(block_text(cell.element))
            column = right + 1
        placed.append((row_number, texts))
        total += len(texts)
        if total > limits.CELLS:
            raise UnreadableError(SHEET_TOO_LARGE, sheet=label, limit=limits.CELLS)
    merges.extend(open_merges.values())
    return build_grid(name, label, placed, merges=merges)


def _joined(cells: list[Cell]) -> Iterator[tuple[Cell, int]]:
    """Yield cells with their width, those that continue the left one joined to it."""
    current: Cell | None = None
    width = 0
    for cell in cells:
        if current is not None and cell.continues_row:
            width += cell.across
            continue
        if current is not None:
            yield current, width
        current, width = cell, cell.across
    if current is not None:
        yield current, width
