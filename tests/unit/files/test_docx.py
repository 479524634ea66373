"""DOCX: what `cell.text` of libraries drops, and tables as Word merges them."""

import io

import docx as python_docx
import pytest
from tests.unit.files.making import STRICT_WORD_NS, WORD_NS, docx, relations, zipped

from opengov.files import Grid, GridsRead, Merge, open_source, read_grids


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def tc(content: str, properties: str = "") -> str:
    body = content if content.startswith("<") else p(r(content))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def read(body: str) -> GridsRead:
    return read_grids(open_source("a.docx", data=docx(body)))


def only(body: str) -> Grid:
    result = read(body)
    assert result.findings == ()
    (grid,) = result.grids
    return grid


def cell(content: str) -> str:
    return only(tbl(tr(tc(content), tc("旁")))).text(0, 0)


CATALOG = tbl(tr(tc("序号"), tc("事项"), tc("主体")), tr(tc("1"), tc("养老"), tc("某局")))
ROWS = [["序号", "事项", "主体"], ["1", "养老", "某局"]]


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def control(content: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


CHECKED = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
UNCHECKED = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>{}</w:checkBox></w:ffData>"
    "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
)
DELETED = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
BOX = "<w:r>{}<w:txbxContent>" + p(r("框")) + "</w:txbxContent>{}</w:r>"


class TestCellText:
    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (p(r("甲"), r("乙")), "甲乙"),
            (p(r("甲")) + p() + p(r("乙")), "甲\n乙"),
            (p(r("甲"), "<w:r><w:br/></w:r>", r("乙")), "甲\n乙"),
            (p(r("甲"), "<w:r><w:tab/></w:r>", r("乙")), "甲\t乙"),
            (p(sym("Wingdings", "F0FE"), r("网站"), sym("Wingdings", "F0A8")), "☑网站□"),
            (p(sym("Wingdings 2", "F052"), r("网站"), sym("Wingdings 2", "0052")), "☑网站☑"),
            (p(sym("Wingdings 2", "F0A3"), sym("Wingdings", "F0FC")), "□√"),
            (p(sym("Unknown", "F041"), sym("Unknown", "no")), "\uf041"),
            (p(r("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), r("\uf0fe")), "☑\uf0fe"),
            (p(f"<w:ins>{r('新')}</w:ins>{DELETED}"), "新"),
            (p(f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>"), "乙"),
            (p("<w:hyperlink>" + r("链接") + "</w:hyperlink>"), "链接"),
            (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("3")), "3"),
            (p(r("甲"), r("隐", "<w:vanish/>"), r("乙", '<w:vanish w:val="0"/>')), "甲乙"),
            (p(control(r("控件"), "")), "控件"),
            (control(p(r("控件")), ""), "控件"),
            (p(control(r("单击输入"), "<w:showingPlcHdr/>"), r("甲")), "甲"),
            (p(control(r("☒"), CHECKED), r("网站")), "☒网站"),
            (p(control(sym("Wingdings", "F0FE"), CHECKED), r("网站")), "☑网站"),
            (p(control("", CHECKED), r("网站"), control("", UNCHECKED), r("公报")), "☒网站☐公报"),
            (p(FIELD.format("<w:default w:val='1'/>"), r("网站")), "☒网站"),
            (p(FIELD.format("<w:default w:val='1'/><w:checked w:val='0'/>"), r("网站")), "☐网站"),
            (p(r("甲"), BOX.format("", "")), "甲\n框"),
            (
                p(
                    "<mc:AlternateContent>"
                    + BOX.format("<mc:Choice>", "</mc:Choice>").replace("w:r>", "mc:x>")
                    + "<mc:Fallback>" + r("框") + "</mc:Fallback></mc:AlternateContent>"
                ),
                "框",
            ),
            (
                p("<w:r><w:ruby><w:rt>" + r("xian") + "</w:rt><w:rubyBase>" + r("县")
                  + "</w:rubyBase></w:ruby></w:r>"),
                "县",
            ),
        ],
    )  # fmt: skip
    def test_as_a_reader_sees_it(self, content: str, text: str) -> None:
        assert cell(content) == text

    def test_controls_around_cells_and_rows(self) -> None:
        body = tbl(
            control(tr(tc("甲"), control(tc("乙"), "")), ""),
            "<w:customXml>" + tr(tc("丙"), tc("丁")) + "</w:customXml>",
        )
        assert only(body).rows == [["甲", "乙"], ["丙", "丁"]]

    def test_the_barest_table(self) -> None:
        bare = f"<w:tbl><w:tr><w:tc>{p(r('甲'))}</w:tc></w:tr></w:tbl>"
        assert only(bare).rows == [["甲"]]

    def test_deleted_rows_are_left_out(self) -> None:
        deleted = tr(tc("旧"), tc("旧"), properties="<w:del/>")
        assert only(tbl(deleted, tr(tc("新"), tc("x")))).rows == [["新", "x"]]

    def test_entities_are_not_expanded(self) -> None:
        data = zipped(
            {
                "_rels/.rels": relations(("officeDocument", "word/document.xml")),
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                f'<w:document xmlns:w="{WORD_NS}">&a;</w:document>',
            }
        )
        assert [f.code for f in read_grids(open_source("a.docx", data=data)).findings] == ["F024"]


class TestMerges:
    def test_cells_over_columns_and_rows(self) -> None:
        restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        grid = only(
            tbl(
                tr(tc("题", '<w:gridSpan w:val="3"/>')),
                tr(tc("甲", restart), tc("1"), tc("2")),
                tr(tc("", more), tc("3"), tc("4")),
                tr(tc("乙", restart), tc("5"), tc("6")),
                tr(tc("", more), tc("7"), tc("8")),
            )
        )
        assert grid.rows[0][0] == "题"
        assert [row[0] for row in grid.rows[1:]] == ["甲", "", "乙", ""]
        assert sorted(grid.merges, key=lambda m: m.top) == [
            Merge(0, 0, 0, 2),
            Merge(1, 0, 2, 0),
            Merge(3, 0, 4, 0),
        ]

    def test_horizontal_merges_of_old_documents(self) -> None:
        grid = only(
            tbl(
                tr(tc("题", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("丙")),
                tr(tc("1"), tc("2"), tc("3")),
            )
        )
        assert grid.rows == [["题", "", "丙"], ["1", "2", "3"]]
        assert list(grid.merges) == [Merge(0, 0, 0, 1)]

    def test_columns_left_out_at_the_start(self) -> None:
        before = '<w:gridBefore w:val="1"/>'
        grid = only(tbl(tr(tc("甲"), tc("乙")), tr(tc("丙"), properties=before)))
        assert grid.rows == [["甲", "乙"], ["", "丙"]]

    def test_a_continued_merge_that_never_began_is_a_cell(self) -> None:
        assert only(tbl(tr(tc("甲", "<w:vMerge/>"), tc("乙")))).rows == [["甲", "乙"]]

    def test_absurd_spans_are_capped(self) -> None:
        grid = only(tbl(tr(tc("题", '<w:gridSpan w:val="99999999"/>')), tr(tc("甲"), tc("乙"))))
        assert list(grid.merges) == [Merge(0, 0, 0, 1)]

    def test_too_many_cells(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.files.limits.CELLS", 3)
        assert [f.code for f in read(CATALOG).findings] == ["F028"]


class TestTables:
    def test_titles_are_the_paragraphs_since_the_last_table(self) -> None:
        body = (
            p(r("某县目录")) + p(r("长" * 300)) + p(r("第一版")) + CATALOG + p(r("救助")) + CATALOG
        )
        first, second = read(body).grids
        assert (first.sheet, first.title) == ("table 1", "某县目录\n第一版")
        assert (second.sheet, second.title) == ("table 2", "救助")
        assert first.rows == second.rows == ROWS

    def test_deleted_paragraphs_are_no_title(self) -> None:
        body = p("<w:del>" + r("旧") + "</w:del>") + CATALOG
        assert only(body).title == ""

    def test_a_catalog_in_a_layout_table(self) -> None:
        body = tbl(tr(tc(p(r("某县目录")) + CATALOG)))
        grid = only(body)
        assert (grid.rows, grid.title) == (ROWS, "某县目录")

    def test_small_tables_in_cells_belong_to_the_cells(self) -> None:
        inner = tbl(tr(tc("□"), tc("网站"))) + p()
        row = tr(tc("1"), tc("养老"), tc("某局"), tc(inner))
        assert only(tbl(row, row)).rows == [["1", "养老", "某局", "□ 网站"]] * 2

    def test_a_table_in_a_text_box(self) -> None:
        body = p(f"<w:r><w:txbxContent>{CATALOG}</w:txbxContent></w:r>")
        assert only(body).rows == ROWS

    def test_a_table_without_text_is_none(self) -> None:
        assert only(tbl(tr(tc(p()))) + CATALOG).sheet == "table 1"

    def test_no_table(self) -> None:
        assert [f.code for f in read(p(r("文字"))).findings] == ["F027"]

    def test_the_strict_dialect(self) -> None:
        data = zipped(
            {
                "word/document.xml": f'<w:document xmlns:w="{STRICT_WORD_NS}"><w:body>{CATALOG}'
                "</w:body></w:document>",
            }
        )
        assert read_grids(open_source("a.docx", data=data)).grids[0].rows == ROWS

    def test_a_document_of_another_library(self) -> None:
        document = python_docx.Document()
        document.add_heading("目录", 1)
        table = document.add_table(rows=2, cols=3)
        for row, texts in zip(table.rows, ROWS, strict=True):
            for at, text in zip(row.cells, texts, strict=True):
                at.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        grid = read_grids(open_source("a.docx", data=buffer.getvalue())).grids[0]
        assert (grid.rows, grid.title) == (ROWS, "目录")

    def test_a_damaged_document(self) -> None:
        data = zipped({"word/document.xml": "<w:document"})
        assert [f.code for f in read_grids(open_source("a.docx", data=data)).findings] == ["F024"]
