"""The workbook of a ledger: sheets, colours, lists to choose from, notes on headings."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import groupby
from math import ceil
from typing import Protocol, TypeAlias
from unicodedata import east_asian_width

from opengov.errors import MissingExtraError
from opengov.ledger.columns import Column, sheet_title
from opengov.ledger.drafts import event_types
from opengov.ledger.guide import GuideLine, guide_lines
from opengov.ledger.sheets import Sheet
from opengov.ledger.values import choices
from opengov.requests.wording import event_name
from opengov.text import Lang

__all__ = ["to_xlsx"]

Look: TypeAlias = dict[str, object]
"""Properties of a cell format."""

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written in place of the clock's time, so that equal requests give equal files."""
FIRST_DAY = date(1900, 3, 1)
"""Days before it are written as text: spreadsheets count them in two ways."""
FROZEN = 4
"""Columns that stay in sight: number, state, due date, days left."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"-?\d{1,15}")
"""Digits that a cell's number holds exactly."""
NUMBERED = ("number", "now.left")
NOTE = {"x_scale": 2.2, "y_scale": 1.1, "font_size": 9}
LINE_HEIGHT = 15
PADDING = 5
TALLEST = 409
SPARE_ROWS = 1000
"""Rows below the last one in which the lists can be chosen from."""
A3 = 8
SCALE = 57
"""Per cent at which the sheet is printed."""
PAGE_WIDTH = 240
"""Characters that a page then holds across; it ends between two groups of columns."""
CENTRED_KINDS = ("count", "amount", "yes")
TINTS: Mapping[str, Look] = {
    "red": {"bg_color": "#F4B6B0", "font_color": "#7A0C0C", "bold": True},
    "amber": {"bg_color": "#FFE08A", "font_color": "#5C4400", "bold": True},
    "green": {"bg_color": "#C9E7C3"},
    "blue": {"bg_color": "#C6DDF3"},
    "grey": {"bg_color": "#DDDDDD", "font_color": "#555555"},
    "white": {},
}
BASE: Look = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
HEAD: Look = {"font_name": "黑体", "font_size": 10, "align": "center", "border": 1}
FORMATS: Mapping[str, Look] = {
    "title": {"font_name": "宋体", "font_size": 18, "bold": True, "text_wrap": False},
    "stated": {"font_name": "仿宋", "font_size": 11, "text_wrap": False},
    "even": HEAD | {"bg_color": "#DCE6F1"},
    "odd": HEAD | {"bg_color": "#EAF1DD"},
    "computed": HEAD | {"bg_color": "#D9D9D9"},
    "text": {"align": "left", "border": 1},
    "centred": {"align": "center", "border": 1},
    "date": {"align": "center", "border": 1, "num_format": "yyyy-mm-dd"},
    "blank_text": {"align": "left"},
    "blank_date": {"align": "center", "num_format": "yyyy-mm-dd"},
    "heading": {"font_name": "黑体", "font_size": 12, "bold": True},
    "paragraph": {},
}  # fmt: skip
HEADS = ("even", "odd", "computed")
CENTRED: Look = {"align": "center", "border": 1}


class Style(Protocol):
    """A cell format of XlsxWriter."""


class Paper(Protocol):
    """What we use of a worksheet of XlsxWriter."""

    def write_string(self, row: int, column: int, text: str, style: Style) -> int: ...
    def write_number(self, row: int, column: int, number: float, style: Style) -> int: ...
    def write_datetime(self, row: int, column: int, day: date, style: Style) -> int: ...
    def write_blank(self, row: int, column: int, blank: None, style: Style) -> int: ...
    def write_comment(self, row: int, column: int, text: str, options: object) -> int: ...
    def merge_range(  # noqa: PLR0917 - not our signature
        self, top: int, left: int, bottom: int, right: int, data: str, style: Style
    ) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_column(
        self, first: int, last: int, width: float, style: Style | None, options: object
    ) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def autofilter(self, top: int, left: int, bottom: int, right: int) -> int: ...
    def data_validation(
        self, top: int, left: int, bottom: int, right: int, options: object
    ) -> int: ...
    def repeat_rows(self, first: int, last: int) -> None: ...
    def repeat_columns(self, first: int, last: int) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, size: int) -> None: ...
    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None: ...
    def set_print_scale(self, scale: int) -> None: ...
    def set_v_pagebreaks(self, breaks: list[int]) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def set_footer(self, text: str) -> None: ...
    def ignore_errors(self, options: dict[str, str]) -> int: ...
    def hide(self) -> None: ...


def to_xlsx(sheets: Sequence[Sheet], lang: Lang) -> bytes:
    """Return a workbook of the sheets, with how to fill them in; no cell is a formula.

    >>> from opengov.ledger.sheets import event_sheet
    >>> to_xlsx([event_sheet((), "zh")], "zh")[:2]
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
    book.set_properties({"created": CREATED, "title": sheets[0].name})
    looks = {**FORMATS}
    for tint, look in TINTS.items():
        looks |= {tint: CENTRED | look, f"{tint}_remarks": CENTRED | look | {"align": "left"}}
        looks[f"{tint}_due"] = CENTRED | look | {"num_format": "yyyy-mm-dd"}
    looks |= {f"{name}_group": FORMATS[name] | {"align": "left"} for name in HEADS}
    styles = {name: book.add_format(BASE | look) for name, look in looks.items()}
    lists = _Lists(sheet_title("lists").say(lang), lang)
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, styles, lists)
    _explain(book.add_worksheet(sheet_title("guide").say(lang)), guide_lines(lang), styles)
    lists.write(book.add_worksheet(lists.sheet), styles)
    book.close()
    return buffer.getvalue()


class _Lists:
    """The hidden sheet of the words to choose from."""

    def __init__(self, sheet: str, lang: Lang) -> None:
        self.sheet = sheet
        self.lang = lang
        self._columns: dict[tuple[str, ...], str] = {}

    def reference(self, column: Column) -> str | None:
        """Return the range of the words of a column; nothing where it has none."""
        words = choices(column.value, self.lang)
        if column.holds == "type":
            words = tuple(event_name(kind).say(self.lang) for kind in event_types())
        if not words:
            return None
        heading = column.heading.say(self.lang)
        place = list(self._columns).index(words) if words in self._columns else len(self._columns)
        self._columns.setdefault(words, heading)
        letter = chr(ord("A") + place)
        return f"='{self.sheet}'!${letter}$2:${letter}${len(words) + 1}"

    def write(self, paper: Paper, styles: dict[str, Style]) -> None:
        """Write the words, a list a column."""
        for place, (words, heading) in enumerate(self._columns.items()):
            paper.write_string(0, place, heading, styles["even"])
            for row, word in enumerate(words, 1):
                paper.write_string(row, place, word, styles["text"])
        paper.set_column(0, len(self._columns), 22, None, {})
        paper.hide()


def _fill(paper: Paper, sheet: Sheet, styles: dict[str, Style], lists: _Lists) -> None:
    for row, text in enumerate(sheet.above):
        paper.write_string(row, 0, text, styles["stated" if row else "title"])
        paper.set_row(row, 20 if row else 30)
    _head(paper, sheet, styles)
    for number, (cells, tint) in enumerate(zip(sheet.rows, sheet.tints, strict=True)):
        tall = 1
        for place, (column, text) in enumerate(zip(sheet.columns, cells, strict=True)):
            tall = max(tall, _lines(text, column.width))
            style = styles[_look(column, tint)]
            _write(paper, (sheet.first + number, place), text, style, column)
        paper.set_row(sheet.first + number, min(TALLEST, tall * LINE_HEIGHT + PADDING))
    last = sheet.first + len(sheet.rows) + SPARE_ROWS
    unused = not any(row[-1] or row[-2] or row[-3] for row in sheet.rows) and sheet.groups
    for place, column in enumerate(sheet.columns):
        style = styles["blank_date" if column.value.kind == "date" else "blank_text"]
        hidden = {"level": 1, "hidden": True} if unused and column.group == "organ" else {}
        paper.set_column(place, place, column.width, style, hidden)
        if (source := lists.reference(column)) is not None:
            strict = "stop" if column.of_request or column.holds == "type" else "information"
            options = {"validate": "list", "source": source, "error_type": strict}
            paper.data_validation(sheet.first, place, last, place, options)
    paper.freeze_panes(sheet.first, FROZEN)
    end = sheet.first + max(1, len(sheet.rows)) - 1
    paper.autofilter(sheet.first - 1, 0, end, len(sheet.columns) - 1)
    paper.repeat_rows(0, sheet.first - 1)
    paper.repeat_columns(0, FROZEN - 1)
    paper.set_landscape()
    paper.set_paper(A3)
    paper.set_margins(0.4, 0.4, 0.5, 0.6)
    if sheet.groups:
        paper.set_print_scale(SCALE)
        paper.set_v_pagebreaks(_breaks(sheet.columns))
    else:
        paper.fit_to_pages(1, 0)
    paper.set_footer("&C&P / &N")
    paper.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _breaks(columns: Sequence[Column]) -> list[int]:
    """Return before which columns a page ends; the frozen ones are on each page."""
    frozen = sum(column.width for column in columns[:FROZEN])
    breaks: list[int] = []
    filled = place = 0
    for _, those in groupby(columns, lambda column: column.group):
        widths = [column.width for column in those]
        if filled + sum(widths) > PAGE_WIDTH:
            breaks.append(place)
            filled = frozen
        filled += sum(widths)
        place += len(widths)
    return breaks


def _look(column: Column, tint: str | None) -> str:
    if column.computed and tint is not None:
        name = column.holds.partition(".")[2]
        return f"{tint}_{name}" if name in {"due", "remarks"} else tint
    if column.value.kind == "date":
        return "date"
    return "centred" if column.value.kind in CENTRED_KINDS else "text"


def _head(paper: Paper, sheet: Sheet, styles: dict[str, Style]) -> None:
    """Write the header; groups of columns take turns in colour."""
    row = sheet.first - 1
    left = 0
    for number, (group, those) in enumerate(groupby(sheet.columns, lambda column: column.group)):
        columns = list(those)
        name = "computed" if columns[0].computed else ("even", "odd")[number % 2]
        look, above = styles[name], styles[f"{name}_group"]
        right = left + len(columns) - 1
        if group:
            if right > left:
                paper.merge_range(row - 1, left, row - 1, right, "", above)
            paper.write_string(row - 1, left, sheet.groups[left], above)
        for place in range(left, right + 1):
            paper.write_string(row, place, sheet.headings[place], look)
            if note := sheet.notes[place]:
                paper.write_comment(row, place, note, NOTE)
        left = right + 1
    paper.set_row(row, 32)


def _write(paper: Paper, where: tuple[int, int], text: str, style: Style, column: Column) -> None:
    """Write days as dates and numbers as numbers; all else as text, which nothing runs."""
    dated = column.value.kind == "date" or column.holds == "now.due"
    numbered = column.value.kind in {"count", "amount"} or column.holds in NUMBERED
    if not text:
        paper.write_blank(*where, None, style)
    elif dated and DAY.fullmatch(text) and date.fromisoformat(text) >= FIRST_DAY:
        paper.write_datetime(*where, date.fromisoformat(text), style)
    elif numbered and NUMBER.fullmatch(text):
        paper.write_number(*where, int(text), style)
    else:
        paper.write_string(*where, text, style)


def _explain(paper: Paper, lines: Sequence[GuideLine], styles: dict[str, Style]) -> None:
    widths = (26, 70, 60)
    for place, width in enumerate(widths):
        paper.set_column(place, place, width, None, {})
    for row, line in enumerate(lines):
        style = styles[line.look]
        if len(line.cells) == 1 and line.look == "paragraph":
            paper.merge_range(row, 0, row, len(widths) - 1, "", style)
            tall = _lines(line.cells[0], sum(widths))
        else:
            tall = max(
                _lines(text, width) for text, width in zip(line.cells, widths, strict=False)
            )
        for place, text in enumerate(line.cells):
            paper.write_string(row, place, text, style)
        paper.set_row(row, min(TALLEST, tall * LINE_HEIGHT + PADDING))
    paper.set_landscape()
    paper.set_paper(9)
    paper.fit_to_pages(1, 0)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column."""
    return sum(max(1, ceil(_cells(line) / (width - 1))) for line in text.split("\n"))


def _cells(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)
