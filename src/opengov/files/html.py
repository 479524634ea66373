"""Tables of HTML pages."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from opengov.files import limits
from opengov.files.assemble import Range, build_grid
from opengov.files.contentnotices import NESTING_DEEP, NESTING_REFUSED, NO_TABLE, SHEET_TOO_LARGE
from opengov.files.encoding import Decoded
from opengov.files.grid import Grid
from opengov.files.htmltext import SKIPPED, element_text, is_hidden
from opengov.files.layout import Outline, TitleLines, data_tables
from opengov.files.unreadable import UnreadableError
from opengov.finding import Finding
from opengov.location import Location

__all__ = ["read_html"]

TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
KEPT_TAGS = frozenset({
    "html", "head", "title", "body", "table", "caption", "thead", "tbody", "tfoot", "tr", "td",
    "th", "br", "input", "script", "style", "textarea", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr",
})  # fmt: skip
"""Tags that are kept when a page is flattened; p, div and li become line breaks."""
LINE_TAGS = frozenset(["p", "div", "li", "dt", "dd", "section", "article"])
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl",
    "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
MOST_ACROSS = 1_000
"""The largest colspan that browsers heed."""
MOST_DOWN = 65_534
"""The largest rowspan that browsers heed."""
SMALL_ROWS = 3
"""A table of one column and no more rows than this may be the heading of the next."""


class Cell(NamedTuple):
    """A cell of a table as written."""

    element: etree._Element
    across: int
    down: int
    """0 stands for all rows that follow."""


def read_html(name: str, decoded: Decoded) -> tuple[list[Grid], list[Finding]]:
    r"""Read all data tables of a page.

    >>> page = "<title>某县</title><h1>目录</h1><table><tr><td>序号<td>内容</table>"
    >>> grids, _ = read_html("a.html", Decoded(page, "utf-8"))
    >>> grids[0].rows, grids[0].title, grids[0].sheet
    ([['序号', '内容']], '某县\n目录', 'table 1')

    Raises:
        UnreadableError: The page has no structure that could be read.
    """
    root, findings = _parse(name, decoded.text)
    tables = list(root.iter("table"))
    numbers = {table: index for index, table in enumerate(tables)}
    rows = [list(_rows(table)) for table in tables]
    outlines = [
        Outline(
            next((numbers[t] for t in table.iterancestors("table")), None),
            [sum(_holds_text(cell.element) for cell in row) for row in table_rows],
        )
        for table, table_rows in zip(tables, rows, strict=True)
    ]
    chosen = data_tables(outlines)
    page_title = " ".join((root.findtext(".//title") or "").split())
    grids: list[Grid] = []
    for table, lines in _titled_tables(root, {tables[index] for index in chosen}):
        grid = _grid(name, len(grids) + 1, rows[numbers[table]])
        if grid:
            caption = table.find("caption")
            if caption is not None:
                lines.append(element_text(caption))
            grid.title = "\n".join(filter(None, [page_title, *lines]))
            grids.append(grid)
    return grids, findings


def _parse(name: str, text: str) -> tuple[etree._Element, list[Finding]]:
    root, too_deep = _tree(text)
    if not too_deep:
        return root, []
    root, too_deep = _tree(TAG.sub(_flat, text))
    if too_deep:
        raise UnreadableError(NESTING_REFUSED)
    place = Location(source=name)
    return root, [NESTING_DEEP.at(place, name=name, limit=limits.HTML_DEPTH)]


def _tree(text: str) -> tuple[etree._Element, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # some versions raise for pages that hold nothing, some do not
        root = None
    if root is None:
        raise UnreadableError(NO_TABLE)
    return root, any("depth" in entry.message for entry in parser.error_log)


def _flat(tag: re.Match[str]) -> str:
    """Keep what makes tables and lines; drop everything that only wraps."""
    name = tag.group(2).lower()
    if name in KEPT_TAGS:
        return tag.group(0)
    return "<br>" if name in LINE_TAGS else ""


def _rows(table: etree._Element) -> Iterator[list[Cell]]:
    walker = etree.iterwalk(table, events=("start",), tag=("tr", "table"))
    for _, element in walker:
        if element.tag == "tr":
            yield [_cell(cell) for cell in _cells(element)]
        elif element is not table:
            walker.skip_subtree()


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    walker = etree.iterwalk(row, events=("start",), tag=("td", "th", "tr"))
    for _, element in walker:
        if element is not row:
            walker.skip_subtree()
            if element.tag != "tr":
                yield element


def _cell(element: etree._Element) -> Cell:
    across = _count(element.get("colspan"), MOST_ACROSS)
    down = _count(element.get("rowspan"), MOST_DOWN)
    return Cell(element, max(across, 1), down)


def _count(stated: str | None, most: int) -> int:
    found = re.match(r"\s*(\d{1,9})", stated or "")
    return min(int(found.group(1)), most) if found else 1


def _holds_text(cell: etree._Element) -> bool:
    if len(cell) == 0:
        return bool(cell.text and cell.text.strip())
    return cell.find(".//table") is None and bool(element_text(cell))


def _grid(name: str, number: int, rows: list[list[Cell]]) -> Grid | None:
    label = f"table {number}"
    placed: list[tuple[int, list[str]]] = []
    merges: list[Range] = []
    taken: dict[int, int] = {}
    total = 0
    for row_number, cells in enumerate(rows, start=1):
        texts: list[str] = []
        column = 0
        for cell in cells:
            while taken.get(column, 0) >= row_number:
                column += 1
            text = element_text(cell.element)
            if text and column < limits.COLUMNS:
                texts.extend([""] * (column - len(texts)))
                texts.append(text)
            down = cell.down or len(rows)
            if down > 1 or cell.across > 1:
                bottom = min(row_number + down - 1, len(rows))
                merges.append(Range(row_number, column + 1, bottom, column + cell.across))
                if bottom > row_number:
                    taken.update(dict.fromkeys(range(column, column + cell.across), bottom))
            total += cell.across
            column += cell.across
        placed.append((row_number, texts))
        total += len(texts)
        if total > limits.CELLS:
            raise UnreadableError(SHEET_TOO_LARGE, sheet=label, limit=limits.CELLS)
    return build_grid(name, label, placed, merges=merges)


def _titled_tables(
    root: etree._Element, chosen: set[etree._Element]
) -> Iterator[tuple[etree._Element, list[str]]]:
    """Yield the chosen tables in document order, with the lines of text before each."""
    title = TitleLines()
    parts: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if tag in BLOCKS:
            parts.append("\n")
        if event == "end":
            parts.append((element.tail or "").replace("\n", " "))
        elif element in chosen:
            title.add("".join(parts))
            parts.clear()
            yield element, title.take()
            _keep_heading(element, title)
            walker.skip_subtree()
        elif tag in SKIPPED or (is_hidden(element) and element.find(".//table") is None):
            walker.skip_subtree()
        else:
            parts.append((element.text or "").replace("\n", " "))


def _keep_heading(table: etree._Element, title: TitleLines) -> None:
    """Let a small table of one column serve as heading of the next table too."""
    rows = list(_rows(table))
    if len(rows) <= SMALL_ROWS and all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                title.add(element_text(cell.element))
