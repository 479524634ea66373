"""Every place leads back: what stands there in the file, read by somebody else, is the value."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import docx
import lxml.html
import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.examples import examples

from opengov.catalogfile import CatalogFile
from opengov.location import Location
from opengov.reading import read_catalog
from opengov.validation import validate
from opengov.wording.normalise import compact

QUICK = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])

HEADS = ("序号", "一级事项", "公开事项", "公开内容（要素）", "公开主体", "公开时限")
FIELDS = ("sequence", "items/0", "items/1", "content", "responsibleUnits", "timeLimit")
"""Where the cells of a row stand in the entry."""

Rows: TypeAlias = list[list[str]]
TAILS = st.text(alphabet="甲𠮷é\"',;\n \t<&>", max_size=6).map(lambda text: f"末{text}尾")
"""What makes a cell hard to find: quotes, delimiters, breaks, markup, wide characters."""


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Draw the rows of a table; a blank cell has a place too."""
    rows = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        tail = draw(TAILS)
        content = draw(st.sampled_from([f"标准{number}{tail}", ""]))
        limit = draw(st.sampled_from(["20个工作日", "每季度", f"期限{tail}", ""]))
        row = [f"{number}", f"类别{number}", f"事项{number}{tail}", content, f"某县民政{number}局"]
        rows.append([*row, limit])
    return rows


def expected(rows: Rows) -> Iterator[tuple[str, str]]:
    """Yield the pointer of each cell and its text."""
    for index, row in enumerate(rows):
        for field, text in zip(FIELDS, row, strict=True):
            yield f"/entries/{index}/{field}", text


class TestCsv:
    """Bytes, line and column of a cell, whatever the encoding and the line ends."""

    @QUICK
    @given(
        rows=tables(),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
        line_end=st.sampled_from(["\n", "\r\n"]),
        blanks=st.integers(0, 3),
        titled=st.booleans(),
        packed=st.booleans(),
    )
    def test_cells(
        self,
        *,
        rows: Rows,
        encoding: str,
        line_end: str,
        blanks: int,
        titled: bool,
        packed: bool,
    ) -> None:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator=line_end)
        title = [["某县养老服务领域标准目录", *[""] * (len(HEADS) - 1)]] * titled
        writer.writerows([*title, HEADS, *([[""] * len(HEADS)] * blanks), *rows])
        text = buffer.getvalue()
        data = text.encode(encoding)
        file = read_catalog("a.csv", data=gzip.compress(data) if packed else data)
        records = list(csv.reader(io.StringIO(text, newline="")))
        lines = text.split("\n")
        codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
        for pointer, value in expected(rows):
            place = file.locate(pointer)
            assert place.row is not None
            assert place.column is not None
            assert records[place.row - 1][place.column - 1] == value
            span = spanned(place, data).decode(codec)
            assert unquoted(span) == value
            assert place.line is not None
            assert place.line_column is not None
            line = "\n".join(lines[place.line - 1 :])
            assert line[place.line_column - 1 :].startswith(span)


def spanned(place: Location, data: bytes) -> bytes:
    """Return the bytes that a place names."""
    assert place.byte_offset is not None
    assert place.byte_length is not None
    return data[place.byte_offset : place.byte_offset + place.byte_length]


def unquoted(cell: str) -> str:
    """Return the text of a cell of CSV."""
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


VALUES = st.recursive(
    st.one_of(st.text(max_size=6), st.sampled_from(["甲", "𠮷\n", "\\u4e00", "\u2028"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"id": st.text(alphabet="甲1a𠮷", min_size=1, max_size=4)},
        optional={
            "content": st.lists(st.text(max_size=6), max_size=3),
            "items": st.lists(st.text(max_size=6), max_size=3),
            "extra": st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=3),
            "url": VALUES,
        },
    ),
    min_size=1,
    max_size=5,
)


def pointers(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Yield the pointer of a value and of every value in it."""
    yield at, value
    steps: list[tuple[object, object]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    for step, inner in steps:
        yield from pointers(inner, f"{at}/{str(step).replace('~', '~0').replace('/', '~1')}")


class TestJson:
    """The span of every value is that value in JSON."""

    @QUICK
    @given(
        entries=ENTRIES,
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
        indent=st.sampled_from([None, 1, "\t"]),
        line_end=st.sampled_from(["\n", "\r\n"]),
        escaped=st.booleans(),
    )
    def test_document(
        self,
        *,
        entries: list[dict[str, Any]],
        encoding: str,
        indent: int | str | None,
        line_end: str,
        escaped: bool,
    ) -> None:
        catalog = {"id": "c", "title": "目录", "entries": entries}
        text = json.dumps(catalog, ensure_ascii=escaped, indent=indent).replace("\n", line_end)
        check_json(read_catalog, "a.json", text, encoding, list(pointers(catalog)))

    @QUICK
    @given(
        entries=ENTRIES,
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
        line_end=st.sampled_from(["\n", "\r\n", "\n\n \n"]),
    )
    def test_lines(self, *, entries: list[dict[str, Any]], encoding: str, line_end: str) -> None:
        text = "".join(json.dumps(entry, ensure_ascii=False) + line_end for entry in entries)
        found = [pair for pair in pointers({"entries": entries}) if pair[0].count("/") > 1]
        check_json(read_catalog, "a.jsonl", text, encoding, found)


def check_json(
    read: Callable[..., CatalogFile],
    name: str,
    text: str,
    encoding: str,
    found: Sequence[tuple[str, object]],
) -> None:
    """Compare the span of each value with the value."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    file = read(name, data=data)
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    if any(finding.code[0] == "F" for finding in file.findings):
        return  # gb18030 that looks like something else
    lines = text.split("\n")
    for pointer, value in found:
        place = file.locate(pointer)
        span = spanned(place, data).decode(codec)
        assert json.loads(span) == value, pointer
        assert place.line is not None
        assert place.line_column is not None
        rest = "\n".join(lines[place.line - 1 :])
        assert rest[place.line_column - 1 :].startswith(span)


class TestXlsx:
    """openpyxl finds the value in the cell: below a title, beside a margin, in merged cells."""

    @QUICK
    @given(
        rows=tables(),
        margin=st.integers(0, 2),
        above=st.integers(0, 3),
        gap=st.booleans(),
        merged=st.booleans(),
    )
    def test_cells(self, *, rows: Rows, margin: int, above: int, gap: bool, merged: bool) -> None:
        book = openpyxl.Workbook()
        book.active.title = "说明"
        sheet = book.create_sheet("养老 服务")
        for number in range(above):
            sheet.cell(number + 1, 1, "某县养老服务领域标准目录" if number == 0 else None)
        top = above + 1
        lines: list[list[str]] = [list(HEADS), *([[""] * len(HEADS)] * gap), *rows]
        if merged:
            for row in rows:
                row[1] = rows[0][1]
        for down, row in enumerate(lines):
            for across, text in enumerate(row):
                cell = sheet.cell(top + down, margin + across + 1)
                cell.value, cell.data_type = (text, "s") if text else (None, "n")
        if merged and len(rows) > 1:
            first = top + 1 + gap
            sheet.merge_cells(None, first, margin + 2, first + len(rows) - 1, margin + 2)
        buffer = io.BytesIO()
        book.save(buffer)
        file = read_catalog("a.xlsx", data=buffer.getvalue())
        again = openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))
        for pointer, value in expected(rows):
            place = file.locate(pointer)
            assert place.sheet is not None
            cell = again[place.sheet][place.cell]
            assert (cell.row, cell.column) == (place.row, place.column)
            assert (cell.value or "") == value


def as_lines(text: str) -> str:
    """Return a text as a document shows it: white space is one blank, breaks aside."""
    return " ".join(text.split())


class TestDocx:
    """python-docx finds the value in the table, the row and the column."""

    @QUICK
    @given(rows=tables(), before=st.integers(0, 1), merged=st.booleans())
    def test_cells(self, *, rows: Rows, before: int, merged: bool) -> None:
        document = docx.Document()
        document.add_paragraph("某县养老服务领域标准目录")
        for _ in range(before):
            document.add_table(1, 1)
            document.add_table(1, 1).cell(0, 0).text = "导航"
        if merged:
            for row in rows:
                row[1] = rows[0][1]
        lines: list[list[str]] = [list(HEADS), *rows]
        table = document.add_table(len(lines), len(HEADS))
        for down, row in enumerate(lines):
            for across, text in enumerate(row):
                table.cell(down, across).text = text if not (merged and down > 1 == across) else ""
        if merged and len(rows) > 1:
            table.cell(1, 1).merge(table.cell(len(rows), 1)).text = rows[0][1]
        buffer = io.BytesIO()
        document.save(buffer)
        file = read_catalog("a.docx", data=buffer.getvalue())
        every = docx.Document(io.BytesIO(buffer.getvalue())).tables
        again = [table for table in every if any(c.text for r in table.rows for c in r.cells)]
        for pointer, value in expected(rows):
            place = file.locate(pointer)
            assert place.sheet is not None
            assert place.row is not None
            assert place.column is not None
            number = int(place.sheet.removeprefix("table "))
            cell = again[number - 1].cell(place.row - 1, place.column - 1)
            assert as_lines(cell.text) == as_lines(value)


class TestHtml:
    """lxml finds the value in the cell that spans as HTML says."""

    @QUICK
    @given(
        rows=tables(),
        before=st.integers(0, 1),
        merged=st.booleans(),
        encoding=st.sampled_from(["utf-8", "gb18030"]),
    )
    def test_cells(self, *, rows: Rows, before: int, merged: bool, encoding: str) -> None:
        page = lxml.html.Element("html")
        for _ in range(before):
            first = etree.SubElement(etree.SubElement(page, "table"), "tr")
            etree.SubElement(first, "td").text = "导航"
        table = etree.SubElement(page, "table")
        if merged:
            for row in rows:
                row[1] = rows[0][1]
        for down, line in enumerate([list(HEADS), *rows]):
            tr = etree.SubElement(table, "tr")
            for across, text in enumerate(line):
                if merged and across == 1 and down > 1:
                    continue
                cell = etree.SubElement(tr, "td")
                cell.text = text
                if merged and across == 1 and down == 1:
                    cell.set("rowspan", str(len(rows)))
        data = lxml.html.tostring(page, encoding=encoding)
        file = read_catalog("a.html", data=data)
        parser = lxml.html.HTMLParser(encoding=encoding)
        again = lxml.html.document_fromstring(data, parser=parser)
        for pointer, value in expected(rows):
            place = file.locate(pointer)
            assert place.sheet is not None
            assert place.row is not None
            assert place.column is not None
            number = int(place.sheet.removeprefix("table "))
            trs = again.findall(".//table")[number - 1].findall(".//tr")
            # Below the first row of a span, the cells move up by one.
            shift = merged and place.row > 2 and place.column > 2
            cell = trs[place.row - 1].findall("td")[place.column - 1 - shift]
            assert as_lines(cell.text or "") == as_lines(value)


def test_what_a_finding_quotes_stands_in_its_cell() -> None:
    path = Path(__file__).parents[2] / "examples" / "elder-care-defects.xlsx"
    # The workbook holds a formula and an error on purpose; openpyxl gives them as they are.
    book = openpyxl.load_workbook(path)
    quoted = 0
    for finding in validate(read_catalog(path)).findings:
        text = finding.values.get("text")
        # A rule of the whole catalog names the entry it means, not a cell.
        whole = finding.code.startswith("C")
        if whole or finding.location.cell is None or not isinstance(text, str):
            continue
        cell = book[finding.location.sheet][finding.location.cell]
        assert compact(text).rstrip("…") in compact(str(cell.value or "")), finding
        quoted += bool(text)
    assert quoted > 5
