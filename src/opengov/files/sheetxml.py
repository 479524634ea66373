"""Sheets of a workbook parsed cell by cell: slow, and safe for any extent."""

import datetime as dt
import re
from functools import cached_property

from lxml import etree

from opengov.files import limits
from opengov.files.assemble import number_text, value_text
from opengov.files.contentnotices import SHEET_TOO_LARGE
from opengov.files.grid import CellMark
from opengov.files.sheetscan import column_number
from opengov.files.unreadable import UnreadableError
from opengov.files.xmlparts import iterate, local_name, parse

__all__ = ["Texts", "is_date_format", "read_cells", "rich_text", "serial_value"]

CELL_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
BLANK_STYLED = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?\s?/>')
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
FORMAT_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)

DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of built-in formats that show dates or times, the Chinese ones among them."""
ELAPSED_FORMATS = frozenset({46})

EPOCH_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - civil time
EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - civil time
LEAP_BUG = 60
"""Serial number of 1900-02-29, which never was; earlier days count one more."""
LAST_SERIAL = 2_958_465
"""Serial number of 9999-12-31."""


class Texts:
    """Shared strings and number formats that cells refer to."""

    def __init__(self, strings: bytes, styles: bytes, *, date1904: bool) -> None:
        self._strings = strings
        self._styles = styles
        self.date1904 = date1904

    @cached_property
    def strings(self) -> list[str]:
        """Shared strings in order."""
        if not self._strings:
            return []
        return [rich_text(item) for item in iterate(self._strings, "sharedStrings.xml", "si")]

    @cached_property
    def formats(self) -> list[str | int]:
        """Number format of each cell style: a code, or the number of a built-in one."""
        if not self._styles:
            return []
        root = parse(self._styles, "styles.xml")
        codes: dict[str, str] = {
            element.get("numFmtId", ""): element.get("formatCode", "")
            for element in root.iter("{*}numFmt")
        }
        styles = root.find("{*}cellXfs")
        numbers = [] if styles is None else [xf.get("numFmtId", "0") for xf in styles]
        return [codes.get(n) or (int(n) if n.isdecimal() else 0) for n in numbers]


def read_cells(
    part: bytes, name: str, texts: Texts
) -> tuple[list[tuple[int, list[str]]], dict[tuple[int, int], CellMark]]:
    """Return the numbered rows of a sheet, from column A, and the marked cells.

    Raises:
        UnreadableError: The part is not well-formed or holds too many cells.
    """
    rows: dict[int, list[str]] = {}
    marks: dict[tuple[int, int], CellMark] = {}
    shared: dict[str, str] = {}
    row_number = total = 0
    for row in iterate(BLANK_STYLED.sub(b"", part), name, "row"):
        stated = row.get("r", "")
        row_number = int(stated) if stated.isdecimal() else row_number + 1
        column = 0
        for cell in row.iterchildren("{*}c"):
            place = CELL_NAME.fullmatch(cell.get("r", ""))
            column = column_number(place.group(1).upper()) if place else column + 1
            number = int(place.group(2)) if place else row_number
            text, mark = _cell(cell, texts, shared)
            if not text or column > limits.COLUMNS or not 1 <= number <= limits.ROWS:
                continue
            cells = rows.setdefault(number, [])
            if len(cells) < column:
                total += column - len(cells)
                if total > limits.CELLS:
                    raise UnreadableError(SHEET_TOO_LARGE, sheet=name, limit=limits.CELLS)
                cells.extend([""] * (column - len(cells)))
            cells[column - 1] = text
            if mark:
                marks[number, column] = mark
    return sorted(rows.items()), marks


def rich_text(item: etree._Element) -> str:
    """Return the text of a string item: its runs, without phonetic guides.

    >>> rich_text(etree.fromstring("<si><r><t>a</t></r><rPh><t>x</t></rPh></si>"))
    'a'
    """
    parts = []
    for child in item:
        kind = local_name(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            parts.extend(t.text or "" for t in child.iterchildren("{*}t"))
    return _unescape("".join(parts))


def is_date_format(number_format: str | int) -> bool:
    """Tell whether numbers under a format are shown as dates or times.

    >>> is_date_format('yyyy"年"m"月"d"日"'), is_date_format(31), is_date_format('0.0"m"')
    (True, True, False)
    """
    if isinstance(number_format, int):
        return number_format in DATE_FORMATS
    first = FORMAT_LITERALS.sub("", number_format).partition(";")[0]
    return bool(DATE_LETTERS.search(first)) and "general" not in first.lower()


def serial_value(
    serial: float, number_format: str | int, *, date1904: bool
) -> dt.datetime | dt.time | dt.timedelta | None:
    """Turn a serial number into what its date format shows; `None` if no calendar has it.

    >>> serial_value(46053.0, 14, date1904=False)
    datetime.datetime(2026, 1, 31, 0, 0)
    """
    if not 0 <= serial <= LAST_SERIAL:
        return None
    if number_format in ELAPSED_FORMATS or ELAPSED.search(str(number_format)):
        return dt.timedelta(days=serial)
    moment = dt.timedelta(seconds=round(serial * 86_400))
    if date1904:
        return EPOCH_1904 + moment
    if serial < 1:
        return (EPOCH_1900 + moment).time()
    return EPOCH_1900 + moment + dt.timedelta(days=1 if serial < LEAP_BUG else 0)


def _cell(
    cell: etree._Element, texts: Texts, shared: dict[str, str]
) -> tuple[str, CellMark | None]:
    kind = cell.get("t", "n")
    children = {local_name(child): child for child in cell}
    if kind == "inlineStr" and "is" in children:
        return rich_text(children["is"]), None
    value = children["v"].text or "" if "v" in children else None
    if "f" in children:
        formula = _formula(children["f"], shared)
        empty_text = kind == "str" and value is not None
        if not value and not empty_text:
            return f"={formula}", CellMark.FORMULA
    return _value(kind, value, cell.get("s", "0"), texts) if value else ("", None)


def _value(kind: str, value: str, style: str, texts: Texts) -> tuple[str, CellMark | None]:
    match kind:
        case "s":
            known = value.isdecimal() and int(value) < len(texts.strings)
            return (texts.strings[int(value)] if known else ""), None
        case "e":
            return value, CellMark.ERROR
        case "b":
            return ("TRUE" if value.strip() == "1" else "FALSE"), None
        case "d":
            return _iso(value)
        case "n":
            return _number(value, style, texts)
        case _:
            return _unescape(value), None


def _formula(element: etree._Element, shared: dict[str, str]) -> str:
    text, index = element.text or "", element.get("si")
    if index is None:
        return text
    return shared.setdefault(index, text) if text else shared.get(index, "")


def _number(value: str, style: str, texts: Texts) -> tuple[str, CellMark | None]:
    try:
        number = float(value)
        text = number_text(number)
    except (ValueError, OverflowError):
        return value, None
    formats = texts.formats
    number_format = formats[int(style)] if style.isdecimal() and int(style) < len(formats) else 0
    if is_date_format(number_format):
        moment = serial_value(number, number_format, date1904=texts.date1904)
        return (text, None) if moment is None else value_text(moment)
    return text, None


def _iso(value: str) -> tuple[str, CellMark | None]:
    try:
        return value_text(dt.datetime.fromisoformat(value))
    except ValueError:
        return value, None


def _unescape(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text
