"""The example catalogs as files, the same bytes on every run."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from scripts.example_care import ELDER_CARE, NOTE, CareRow, with_defects
from scripts.example_tables import (
    CULTURE,
    HOUSING,
    PAGE_HEADER,
    SCHOOLS,
    SUBSIDIES,
    SUBSIDY_HEADER,
    HousingRow,
)

__all__ = [
    "elder_care",
    "elder_care_defects",
    "housing",
    "request_full",
    "township",
    "two_domains",
]

EPOCH = (2026, 1, 1, 0, 0, 0)
"""The only time in any example: bytes must not depend on the day they were made."""

CARE_HEADER = (
    (
        "序号",
        "公开事项",
        "",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体\n（“■”表示选中，“□”表示未选）",
        "公开对象",
        "",
        "公开方式",
        "",
        "公开层级",
        "",
    ),
    (
        "",
        "一级事项",
        "二级事项",
        "",
        "",
        "",
        "",
        "",
        "全社会",
        "特定群体",
        "主动",
        "依申请",
        "县级",
        "乡级",
    ),
)
CARE_WIDTHS = (6, 12, 18, 28, 28, 24, 18, 40, 8, 14, 8, 8, 8, 8)
CARE_TITLE = "青禾县养老服务领域基层政务公开标准目录"
HEADER_ROWS = 3
"""Rows above the data: the title and two of the header."""


def elder_care() -> bytes:
    """Return the clean county table as XLSX."""
    return _care_workbook(ELDER_CARE)


def elder_care_defects() -> bytes:
    """Return the same table with a defect of each kind."""
    return _care_workbook(with_defects(ELDER_CARE), note=NOTE)


def _care_workbook(rows: Sequence[CareRow], note: str = "") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": CARE_TITLE, "created": datetime(*EPOCH, tzinfo=UTC)})
    sheet = book.add_worksheet("养老服务")
    plain = book.add_format({"text_wrap": True, "valign": "vcenter", "border": 1})
    bold = book.add_format(
        {"text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bold": True}
    )
    for column, width in enumerate(CARE_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, len(CARE_WIDTHS) - 1, CARE_TITLE, bold)
    _write_care_header(sheet, bold)
    for index, row in enumerate(rows, start=HEADER_ROWS):
        for column, text in enumerate(row.cells()):
            if text == "#REF!":
                sheet.write_formula(index, column, "=#REF!", plain, text)
            elif text.startswith("="):
                sheet.write_formula(index, column, text, plain)
            elif text or column != 1:
                sheet.write_string(index, column, text, plain)
    for first, last in _topics(rows):
        top, bottom = first + HEADER_ROWS, last + HEADER_ROWS
        sheet.merge_range(top, 1, bottom, 1, rows[first].topic, plain)
    if note:
        below = HEADER_ROWS + len(rows)
        sheet.merge_range(below, 0, below, len(CARE_WIDTHS) - 1, note, plain)
    sheet.freeze_panes(HEADER_ROWS, 3)
    book.close()
    return _repacked(buffer.getvalue())


def _write_care_header(sheet: xlsxwriter.worksheet.Worksheet, bold: object) -> None:
    upper, lower = CARE_HEADER
    for column, word in enumerate(upper):
        if word and not lower[column]:
            sheet.merge_range(1, column, 2, column, word, bold)
        elif word:
            sheet.merge_range(1, column, 1, column + 1, word, bold)
        if lower[column]:
            sheet.write_string(2, column, lower[column], bold)


def _topics(rows: Sequence[CareRow]) -> list[tuple[int, int]]:
    """Return first and last row of every merged topic."""
    starts = [index for index, row in enumerate(rows) if row.topic]
    ends = [start - 1 for start in starts[1:]] + [len(rows) - 1]
    return list(zip(starts, ends, strict=True))


def _repacked(data: bytes) -> bytes:
    """Return a zip with fixed times; formulas lose the value that nobody calculated."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/"):
                part = re.sub(rb"(<f>[^<]*</f>)<v>0</v>", rb"\1", part)
            entry = zipfile.ZipInfo(info.filename, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return buffer.getvalue()


def township() -> bytes:
    """Return the township's table as CSV in gb18030 with CRLF."""
    lines = [_csv_line(row) for row in (SUBSIDY_HEADER, *SUBSIDIES)]
    title = "青禾县柳溪镇涉农补贴领域基层政务公开标准目录"
    return "".join(f"{line}\r\n" for line in (title, *lines)).encode("gb18030")


def _csv_line(cells: Sequence[str]) -> str:
    quoted = [
        '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell
        for cell in cells
    ]
    return ",".join(quoted)


PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>青禾县基层政务公开标准目录</title></head>
<body>
<div class="nav"><a href="/">首页</a> &gt; 政务公开</div>
<h1>青禾县基层政务公开标准目录</h1>
{tables}
<p>以上目录由各责任单位动态调整。</p>
</body>
</html>
"""
SCHOOLS_PER_PAGE = 2


def two_domains() -> bytes:
    """Return a page with the tables of two domains; the first is broken over two pages."""
    schools = _html_rows(SCHOOLS[:SCHOOLS_PER_PAGE], repeat_header=False)
    schools += _html_rows(SCHOOLS[SCHOOLS_PER_PAGE:], repeat_header=True)
    tables = [
        _html_table("青禾县义务教育领域基层政务公开标准目录", schools),
        _html_table(
            "青禾县公共文化服务领域基层政务公开标准目录",
            _html_rows(CULTURE, repeat_header=False),
        ),
    ]
    return PAGE.format(tables="\n".join(tables)).encode()


def _html_table(title: str, rows: list[str]) -> str:
    head = _html_row(PAGE_HEADER, "th")
    return "\n".join([f"<h2>{title}</h2>", '<table border="1">', head, *rows, "</table>"])


def _html_rows(rows: Sequence[Sequence[str]], *, repeat_header: bool) -> list[str]:
    """Return the rows; a cell spans the rows below it that leave the item blank."""
    lines = [_html_row(PAGE_HEADER, "td")] if repeat_header else []
    for index, row in enumerate(rows):
        below = [later[1] for later in rows[index + 1 :]]
        span = 1 + next((i for i, item in enumerate(below) if item), len(below))
        cells = [
            f'<td rowspan="{span}">{escape(text)}</td>' if column == 1 and span > 1 else _td(text)
            for column, text in enumerate(row)
            if column != 1 or text
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return lines


def _html_row(cells: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _td(text: str) -> str:
    return f"<td>{escape(text)}</td>"


HOUSING_HEADER = (
    "序号",
    "过程",
    "公开事项",
    "公开内容（要素）",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
)
HOUSING_BOXES = ("政府网站", "公开查阅点", "政务服务中心", "社区/企事业单位/村公示栏（电子屏）")
INSERTED = 3
"""Index of the row whose unit was added as a tracked insertion."""


def housing() -> bytes:
    """Return the table of unsafe rural houses as DOCX, with Word's own check boxes."""
    document: Document = docx.Document()
    document.core_properties.created = datetime(*EPOCH, tzinfo=UTC)
    document.core_properties.modified = datetime(*EPOCH, tzinfo=UTC)
    document.core_properties.author = ""
    document.add_heading("青禾县农村危房改造领域基层政务公开标准目录", level=1)
    table = document.add_table(rows=1, cols=len(HOUSING_HEADER))
    table.style = "Table Grid"
    for cell, word in zip(table.rows[0].cells, HOUSING_HEADER, strict=True):
        cell.text = word
    for index, row in enumerate(HOUSING):
        _add_housing_row(table, row, inserted=index == INSERTED, symbols=index % 2 == 0)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _add_housing_row(table: Table, row: HousingRow, *, inserted: bool, symbols: bool) -> None:
    table.add_row()  # type: ignore[no-untyped-call]  # python-docx left it without types
    cells = table.rows[-1].cells
    content = "\n".join(f"● {element}" for element in row.content)
    texts = (row.number, row.stage, row.item, content, row.limit, row.unit, "", row.audience)
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text
    if inserted:
        _insert_tracked(cells[5], row.unit)
    for position, name in enumerate(HOUSING_BOXES):
        paragraph = cells[6].paragraphs[0] if position == 0 else cells[6].add_paragraph()
        add_box = _add_symbol if symbols else _add_control
        add_box(paragraph, chosen=name in row.chosen)
        paragraph.add_run(name)


def _insert_tracked(cell: _Cell, text: str) -> None:
    """Write a cell's text as an insertion that nobody has accepted yet."""
    cell.text = ""
    cell.paragraphs[0]._p.append(  # noqa: SLF001 - python-docx has no tracked insertions
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="编辑" w:date="2026-01-01T00:00:00Z">'
            f"<w:r><w:t>{text}</w:t></w:r></w:ins>"
        )
    )


def _add_symbol(paragraph: Paragraph, *, chosen: bool) -> None:
    """Add a box as a character of the font Wingdings 2: R ticked, £ empty."""
    code = "F052" if chosen else "F0A3"
    run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no symbol characters
    run.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings 2" w:char="{code}"/>'))


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _add_control(paragraph: Paragraph, *, chosen: bool) -> None:
    """Add a box as a content control, the way Word's own check boxes are stored."""
    mark, state = ("☒", 1) if chosen else ("☐", 0)
    paragraph._p.append(  # noqa: SLF001 - python-docx has no content controls
        parse_xml(
            f"<w:sdt {nsdecls('w')} {W14}><w:sdtPr>"
            f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent><w:r><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


CASE = Path(__file__).parent.parent / "conformance" / "requests" / "all-together.json"


def request_full() -> bytes:
    """Return a request with all that moves a date: the conformance case of that kind."""
    request = json.loads(CASE.read_text(encoding="utf-8"))["input"]["request"]
    return f"{json.dumps(request, ensure_ascii=False, indent=2)}\n".encode()
