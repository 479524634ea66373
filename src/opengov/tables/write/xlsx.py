"""Tables as XLSX, one sheet each, every cell a string."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import Protocol
from unicodedata import east_asian_width

from opengov.errors import MissingExtraError
from opengov.tables.write.grids import sheet_names
from opengov.tables.write.layout import Table

__all__ = ["to_xlsx"]

WIDTHS = {"tick": (6, 6), "narrow": (6, 10), "text": (10, 14), "wide": (16, 24)}
"""Narrowest and widest column of each look, in characters."""
SAMPLE = 500
LINE_HEIGHT = 15
PADDING = 5
TALLEST = 409
"""Highest row of a sheet, in points."""
TITLE_HEIGHT = 34
HEADER_HEIGHT = 30
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written in place of the clock's time, so that equal catalogs give equal files."""
FORMATS = {
    "title": {"font_name": "宋体", "font_size": 18, "bold": True, "align": "center"},
    "stated": {"font_name": "仿宋", "font_size": 11, "align": "left"},
    "header": {"font_name": "黑体", "font_size": 10, "align": "center", "border": 1,
               "bg_color": "#F2F2F2"},
    "text": {"font_name": "宋体", "font_size": 10, "align": "left", "border": 1},
    "centred": {"font_name": "宋体", "font_size": 10, "align": "center", "border": 1},
}  # fmt: skip


class Style(Protocol):
    """A cell format of XlsxWriter."""


class Sheet(Protocol):
    """What we use of a worksheet of XlsxWriter."""

    def write_string(self, row: int, column: int, text: str, style: Style) -> int: ...
    def write_blank(self, row: int, column: int, blank: None, style: Style) -> int: ...
    def merge_range(  # noqa: PLR0917 - not our signature
        self, top: int, left: int, bottom: int, right: int, data: str, style: Style
    ) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_column(self, first: int, last: int, width: float) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def repeat_rows(self, first: int, last: int) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, size: int) -> None: ...
    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def set_footer(self, text: str) -> None: ...
    def ignore_errors(self, options: dict[str, str]) -> int: ...


A4 = 9


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """Return tables as a workbook; no cell is a number, formula or link.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.tables.write.layout import lay_out
    >>> to_xlsx(lay_out([Catalog(id="1", entries=[])], with_ids=frozenset()))[:2]
    b'PK'

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("tables", needed_for="writing XLSX") from error
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED, "title": tables[0].title or ""})
    common = {"valign": "vcenter", "text_wrap": True}
    styles = {name: book.add_format(common | look) for name, look in FORMATS.items()}
    for table, name in zip(tables, sheet_names(tables), strict=True):
        _fill(book.add_worksheet(name), table, styles)
    book.close()
    return buffer.getvalue()


def _fill(sheet: Sheet, table: Table, styles: dict[str, Style]) -> None:
    last = len(table.columns) - 1
    for row, text in enumerate(table.above):
        is_title = row == 0 and table.title is not None
        _merged(sheet, (row, 0, row, last), text, styles["title" if is_title else "stated"])
        lines = text.count("\n") + 1
        sheet.set_row(row, TITLE_HEIGHT * lines if is_title else LINE_HEIGHT * lines)
    top = len(table.above)
    for cell in table.header():
        bottom, right = top + cell.row + cell.rows - 1, cell.column + cell.columns - 1
        where = (top + cell.row, cell.column, bottom, right)
        _merged(sheet, where, cell.text, styles["header"])
    for row in range(top, top + table.depth):
        sheet.set_row(row, HEADER_HEIGHT)
    first = top + table.depth
    looks = [styles["centred" if c.look in {"tick", "narrow"} else "text"] for c in table.columns]
    widths = _widths(table)
    for row, cells in enumerate(table.rows, start=first):
        # Not every program fits rows to wrapped text, so the height is stated.
        lines = max(map(_lines, cells, widths), default=1)
        sheet.set_row(row, min(TALLEST, lines * LINE_HEIGHT + PADDING))
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(row, column, text, looks[column])
            else:
                sheet.write_blank(row, column, None, looks[column])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _set_page(sheet, top, first)


def _merged(sheet: Sheet, where: tuple[int, int, int, int], text: str, style: Style) -> None:
    top, left, bottom, right = where
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", style)
    sheet.write_string(top, left, text, style)


def _set_page(sheet: Sheet, top: int, first: int) -> None:
    """Freeze the header, and print as official tables are: A4 across, header on each page."""
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(top, first - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _widths(table: Table) -> list[float]:
    """Return the columns' widths: as their longest line asks, within what their look allows.

    A table to be filled in has no lines yet, and gets all the room there is.
    """
    if not any(map(any, table.rows)):
        return [float(WIDTHS[column.look][1]) for column in table.columns]
    widths = []
    for index, column in enumerate(table.columns):
        narrowest, widest = WIDTHS[column.look]
        longest = max((_longest_line(row[index]) for row in table.rows[:SAMPLE]), default=0)
        widths.append(min(widest, max(narrowest, longest + 1, _longest_line(column.header) / 2)))
    return [float(width) for width in widths]


def _longest_line(text: str) -> int:
    return max(map(_width, text.split("\n")))


@lru_cache(maxsize=65536)
def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column."""
    return sum(max(1, ceil(_width(line) / (width - 1))) for line in text.split("\n"))


def _width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)
