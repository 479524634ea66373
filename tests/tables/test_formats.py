"""The same table in every format that is read gives the same entries."""

import io
from collections.abc import Callable
from html import escape

import docx
import pytest
import xlsxwriter
import xlwt
from tests.tables.drawing import draw, read

from opengov import read_catalog
from opengov.files.grid import Grid, Merge

TABLE = draw("""
    序号 | 公开事项 | < | 公开内容（要素） | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | <
    ^ | 一级事项 | 二级事项 | ^ | ^ | ^ | ^ | 全社会 | 特定群体
    1 | 补贴 | 高龄津贴 | ●标准⏎●办法 | 每月5日前 | 某县民政局 | ■政府网站⏎□政府公报 | √ |
    2 | ^ | 护理补贴 | ●范围 | 同上 | ^ | þ政府网站⏎□政府公报 |  | 失能老人
    3 | 机构 | 备案 | 材料 | 信息形成之日起20个工作日内 | 某县民政局、某县财政局 | □政府网站 ■其他 公告栏 | √ |
""")  # noqa: E501 - one line a row
"""Two header rows, merged items and units, 同上, glyphs of two alphabets, tick columns."""


def merges(grid: Grid) -> dict[tuple[int, int], Merge]:
    return {(merge.top, merge.left): merge for merge in grid.merges}


def to_xlsx(grid: Grid) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            if text:
                sheet.write_string(r, c, text)
    for (r, c), merge in merges(grid).items():
        sheet.merge_range(r, c, merge.bottom, merge.right, grid.rows[r][c])
    book.close()
    return buffer.getvalue()


def to_xls(grid: Grid) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    covered = {
        (r, c)
        for m in grid.merges
        for r in range(m.top, m.bottom + 1)
        for c in range(m.left, m.right + 1)
    }
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            if (r, c) not in covered:
                sheet.write(r, c, text)
    for (r, c), merge in merges(grid).items():
        sheet.write_merge(r, merge.bottom, c, merge.right, grid.rows[r][c])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_html(grid: Grid) -> bytes:
    covered = {
        (r, c)
        for m in grid.merges
        for r in range(m.top, m.bottom + 1)
        for c in range(m.left, m.right + 1)
        if (r, c) != (m.top, m.left)
    }
    lines = []
    for r, row in enumerate(grid.rows):
        cells = []
        for c, text in enumerate(row):
            if (r, c) in covered:
                continue
            merge = merges(grid).get((r, c), Merge(r, c, r, c))
            span = f'rowspan="{merge.bottom - r + 1}" colspan="{merge.right - c + 1}"'
            cells.append(f"<td {span}>{escape(text).replace(chr(10), '<br>')}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<meta charset=utf-8><table>{''.join(lines)}</table>".encode()


def to_docx(grid: Grid) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    for r, row in enumerate(grid.rows):
        for c, text in enumerate(row):
            if text:
                table.cell(r, c).text = text
    for (r, c), merge in merges(grid).items():
        text = grid.rows[r][c]
        table.cell(r, c).merge(table.cell(merge.bottom, merge.right)).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[Grid], bytes]] = {
    "t.xlsx": to_xlsx,
    "t.xls": to_xls,
    "t.html": to_html,
    "t.docx": to_docx,
}


@pytest.mark.parametrize("name", FORMATS)
def test_formats_with_merged_cells(name: str) -> None:
    file = read_catalog(name, data=FORMATS[name](TABLE))
    (catalog,) = file.catalogs
    assert catalog.entries == read(TABLE).entries
    assert [(f.code, f.location.cell) for f in file.findings] == [("T241", "E4")]
    assert file.locate("/entries/2/content").cell == "D5"
    assert file.locate("/entries/1/responsibleUnits").cell == "F3"


FLAT = draw(
    """
    序号 | 一级事项 | 二级事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象
    1 | 补贴 | 高龄津贴 | ●标准⏎●办法 | 每月5日前 | 某县民政局 | ■政府网站⏎□政府公报 | 全社会
    2 |  | 护理补贴 | ●范围 | 同上 | 某县民政局 | ■政府网站 | 失能老人
    """,
    can_merge=False,
)


def separated(encoding: str, separator: str, newline: str) -> bytes:
    lines = [separator.join(f'"{cell}"' for cell in row) for row in FLAT.rows]
    return newline.join(lines).encode(encoding)


CSV = [
    ("t.csv", "utf-8", ",", "\n"),
    ("t.csv", "utf-8-sig", ",", "\r\n"),
    ("t.csv", "gb18030", ",", "\r\n"),
    ("t.tsv", "utf-8", "\t", "\n"),
    ("t.tsv", "gb18030", "\t", "\r\n"),
]


@pytest.mark.parametrize(("name", "encoding", "separator", "newline"), CSV)
def test_formats_without_merged_cells(
    name: str, encoding: str, separator: str, newline: str
) -> None:
    file = read_catalog(name, data=separated(encoding, separator, newline))
    (catalog,) = file.catalogs
    assert catalog.entries == read(FLAT).entries
    codes = sorted((f.code, f.location.cell) for f in file.findings)
    assert codes == [("T241", "E3"), ("T246", "B3")]


def test_page_with_navigation_title_and_a_table_in_a_table() -> None:
    """Web pages lay out with tables; the catalog is the inner one."""
    inner = to_html(TABLE).decode().partition("<table>")[2].partition("</table>")[0]
    page = (
        "<title>某县养老服务领域基层政务公开标准目录</title>"
        f"<table><tr><td>首页</td><td><table>{inner}</table></td></tr></table>"
    )
    (catalog,) = read_catalog("t.html", data=page.encode()).catalogs
    assert len(catalog.entries) == 3
    assert (catalog.place, catalog.domain and catalog.domain.code) == ("某县", "elderly_care")


def test_continuation_tables_of_a_document() -> None:
    """Word cuts a long table by pages and does not repeat the header."""
    document = docx.Document()
    document.add_heading("某县养老服务领域基层政务公开标准目录")
    rows = [["公开事项", "公开内容", "公开主体"], ["甲", "标准", "某县民政局"]]
    for part in (rows, [["乙", "办法", "某县民政局"]]):
        table = document.add_table(rows=len(part), cols=3)
        for r, row in enumerate(part):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
        document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    file = read_catalog("t.docx", data=buffer.getvalue())
    (catalog,) = file.catalogs
    assert [entry.items for entry in catalog.entries] == [("甲",), ("乙",)]
    assert file.locate("/entries/1/content").sheet == "table 2"
    assert [f.code for f in file.findings] == ["T205"]
