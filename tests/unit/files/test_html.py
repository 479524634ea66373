"""HTML: which tables are data, what their cells say, and what stands above them."""

import pytest
from lxml.etree import XMLSyntaxError

from opengov.files import Decoded, Grid, GridsRead, Merge, open_source, read_grids
from opengov.files.html import read_html
from opengov.files.unreadable import UnreadableError

CATALOG = (
    "<table><tr><th>序号<th>事项<th>主体</tr><tr><td>1<td>养老<td>某局</tr>"
    "<tr><td>2<td>救助<td>某局</tr></table>"
)
ROWS = [["序号", "事项", "主体"], ["1", "养老", "某局"], ["2", "救助", "某局"]]


def read(page: str, *, encoding: str = "utf-8") -> GridsRead:
    return read_grids(open_source("a.html", data=page.encode(encoding)))


def only(page: str) -> Grid:
    result = read(page)
    assert result.findings == ()
    (grid,) = result.grids
    return grid


def cell(content: str) -> str:
    return only(f"<table><tr><td>{content}</td><td>旁</td></tr></table>").text(0, 0)


class TestCellText:
    @pytest.mark.parametrize(
        ("content", "text"),
        [
            ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
            ("<p>甲</p><p>乙</p>", "甲\n乙"),
            ("<div>甲</div>乙", "甲\n乙"),
            ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
            (" 甲\n  乙 ", "甲 乙"),
            ("<pre>甲\n  乙</pre>", "甲\n  乙"),
            ("丙<pre>甲\n  乙</pre>", "丙\n甲\n乙"),
            ("甲<b>乙</b><span>丙</span>丁", "甲乙丙丁"),
            ("甲<script>x()</script><style>y</style><!-- z -->乙", "甲乙"),
            ('甲<span style="display:none">隐</span>乙', "甲乙"),
            ("甲<span hidden>隐</span>乙", "甲乙"),
            ('<input type="checkbox" checked>网站<input type="checkbox">公报', "☑网站☐公报"),
            ('<INPUT TYPE=radio CHECKED>甲<input type=hidden value="x">', "☑甲"),
            ('<input value="某局">', "某局"),
            ('<img src="a.png" alt="图">甲', "甲"),
            ("&lt;甲&gt;&amp;&#20057;", "<甲>&乙"),
            ("<textarea>甲\n乙</textarea>", "甲\n乙"),
        ],
    )  # fmt: skip
    def test_as_a_reader_sees_it(self, content: str, text: str) -> None:
        assert cell(content) == text


class TestSpans:
    def test_rowspan_and_colspan(self) -> None:
        grid = only(
            "<table><tr><td rowspan=2>甲<td colspan=2>乙</tr><tr><td>丙<td>丁</tr></table>"
        )
        assert grid.rows == [["甲", "乙"], ["", "丙", "丁"]]
        assert list(grid.merges) == [Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)]

    def test_a_rowspan_of_zero_goes_to_the_end(self) -> None:
        grid = only("<table><tr><td rowspan=0>甲<td>乙</tr><tr><td>丙</tr><tr><td>丁</tr></table>")
        assert grid.rows == [["甲", "乙"], ["", "丙"], ["", "丁"]]
        assert list(grid.merges) == [Merge(0, 0, 2, 0)]

    def test_absurd_spans_are_capped(self) -> None:
        grid = only(
            '<table><tr><td colspan=1000000>题</tr><tr><td rowspan="1000000">甲<td>乙</tr>'
            "<tr><td colspan=x>丙</tr></table>"
        )
        assert grid.rows == [["题"], ["甲", "乙"], ["", "丙"]]
        assert list(grid.merges) == [Merge(0, 0, 0, 1), Merge(1, 0, 2, 0)]

    def test_too_many_cells(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.files.limits.CELLS", 100)
        page = "<table>" + "<tr><td colspan=60>甲<td>乙</tr>" * 2 + "</table>"
        assert [f.code for f in read(page).findings] == ["F028"]

    def test_blank_rows_keep_their_numbers(self) -> None:
        grid = only("<table><tr><td>甲<td>乙</tr><tr><td></tr><tr><td>丙</tr></table>")
        assert list(grid.row_numbers) == [1, 3]
        assert grid.locate(1, 0).cell == "A3"


class TestWhichTables:
    def test_several(self) -> None:
        result = read(CATALOG + CATALOG)
        assert [g.sheet for g in result.grids] == ["table 1", "table 2"]

    def test_a_layout_table_is_none(self) -> None:
        page = (
            f"<table><tr><td>首页<td>栏目</tr><tr><td>{CATALOG}<td>广告</tr>"
            "<tr><td>版权</tr></table>"
        )
        grid = only(page)
        assert (grid.sheet, grid.rows) == ("table 1", ROWS)

    def test_layout_inside_layout(self) -> None:
        page = CATALOG
        for _ in range(20):
            page = f"<table><tr><td>{page}</td></tr></table>"
        assert only(page).rows == ROWS

    def test_small_tables_in_cells_belong_to_the_cells(self) -> None:
        boxes = "<table><tr><td>□<td>网站</tr><tr><td>■<td>公报</tr></table>"
        row = f"<tr><td>1<td>养老<td>某局<td>{boxes}</tr>"
        grid = only(f"<table>{row * 3}</table>")
        assert grid.rows == [["1", "养老", "某局", "□ 网站\n■ 公报"]] * 3

    def test_tables_without_text_are_none(self) -> None:
        assert only(f"<table><tr><td></tr></table>{CATALOG}").sheet == "table 1"

    def test_a_catalog_in_a_hidden_tab_is_read(self) -> None:
        assert only(f'<div style="display:none">{CATALOG}</div>').rows == ROWS

    @pytest.mark.parametrize("page", ["<p>words</p>", "<html></html>", "<!-- x -->"])
    def test_no_table(self, page: str) -> None:
        assert [f.code for f in read(page).findings] == ["F027"]

    def test_nothing_at_all(self) -> None:
        with pytest.raises(UnreadableError, match="no-table"):
            read_html("a.html", Decoded("", "utf-8"))

    def test_a_parser_that_raises_for_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise XMLSyntaxError("empty", None, 0, 0)  # type: ignore[call-arg,arg-type] # stubs

        monkeypatch.setattr("opengov.files.html.etree.fromstring", fail)
        assert [f.code for f in read("<p>x").findings] == ["F027"]

    def test_rows_in_forms_and_groups(self) -> None:
        page = (
            "<table><form><thead><tr><th>甲<th>乙</tr></thead>"
            "<tbody><tr><td>1<td>2</tr></tbody></form></table>"
        )
        assert only(page).rows == [["甲", "乙"], ["1", "2"]]


class TestTitle:
    def test_what_stands_above(self) -> None:
        page = (
            "<head><title>某县\n 政府</title></head><script>var x</script>"
            "<div hidden>隐</div><h1>目录</h1><p>第一版<br>2026年</p>"
            f"<p>{'长' * 300}</p>{CATALOG.replace('<table>', '<table><caption>表一</caption>')}"
            f"<h2>救助</h2>{CATALOG}"
        )
        first, second = read(page).grids
        assert first.title == "某县 政府\n目录\n第一版\n2026年\n表一"
        assert second.title == "某县 政府\n救助"

    def test_a_heading_in_a_table_of_its_own(self) -> None:
        first, second = read(f"<table><tr><td>某县目录</td></tr></table>{CATALOG}").grids
        assert (first.rows, first.title) == ([["某县目录"]], "")
        assert second.title == "某县目录"

    def test_words_in_layout_tables(self) -> None:
        page = f"<table><tr><td>某县目录</td></tr><tr><td>{CATALOG}</td></tr></table>"
        assert only(page).title == "某县目录"


class TestDepth:
    def test_text_under_many_tags_is_not_lost(self) -> None:
        """The parser gives up at some 2,000 levels, without a word."""
        page = "<div><span>" * 20_000 + f"<h1>目录</h1>{CATALOG}" + "</span></div>" * 20_000
        result = read(page + CATALOG)
        assert [f.code for f in result.findings] == ["F032"]
        assert [g.rows for g in result.grids] == [ROWS, ROWS]
        assert result.grids[0].title == "目录"

    def test_many_tables_inside_each_other_are_refused(self) -> None:
        page = "<table><tr><td>" * 20_000 + CATALOG
        assert [f.code for f in read(page).findings] == ["F034"]


class TestEncoding:
    def test_a_page_in_gbk(self) -> None:
        page = f'<meta charset="gb2312">{CATALOG}'
        assert read(page, encoding="gbk").grids[0].rows == ROWS

    def test_a_declared_big5(self) -> None:
        page = '<meta charset="big5"><table><tr><td>縣<td>局</table>'
        assert read(page, encoding="big5").grids[0].rows == [["縣", "局"]]

    def test_the_declaration_does_not_overrule_the_bytes(self) -> None:
        assert read(f'<meta charset="gbk">{CATALOG}').grids[0].rows == ROWS
