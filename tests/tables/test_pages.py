"""Titles, sheets and pages: which rows are a table's, and whose catalog it is."""

import sys

import pytest
from tests.tables.drawing import draw, grid_of, judge, read

from opengov.errors import MissingExtraError
from opengov.files.grid import Grid
from opengov.tables import script
from opengov.tables.titles import read_titles


def test_title_rows_and_page_metadata_above_the_header() -> None:
    grid = draw("""
        某县养老服务领域基层政务公开标准目录 | < | < | <
        公开时限：长期公开 | 索引号：000 | 公开主体：某县民政局 |
        公开事项 | 公开内容 | 公开时限 | 公开主体
        甲 | 标准 | 每月5日前 | 某县民政局
    """)
    result = read(grid)
    assert len(result.entries) == 1
    assert result.frequency() == ("monthly", "derived")
    (catalog,) = result.file.catalogs
    assert catalog.place == "某县"
    assert catalog.domain is not None
    assert catalog.domain.code == "elderly_care"
    assert catalog.level is not None
    assert catalog.level.code == "county"


def test_metadata_as_word_beside_value_is_no_header() -> None:
    grid = draw("""
        公开时限 | 长期公开 | 公开主体 | 某县民政局 | 公开方式 | 主动公开
        序号 | 公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        1 | 甲 | 标准 | 每月5日前 | 某县民政局 | ■政府网站
    """)
    result = judge(grid)
    assert result.entry.items == ("甲",)
    assert result.findings == ()


def test_header_repeated_on_every_page() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体
        1 | 甲 | 标准 | 某县民政局
        序号 | 公开事项 | 公开内容 | 公开主体
        2 | 乙 | 标准 | 某县民政局
    """)
    result = read(grid)
    assert [entry.items for entry in result.entries] == [("甲",), ("乙",)]
    assert result.findings == ()
    assert len(result.file.tables) == 1


def test_two_titled_tables_on_one_sheet() -> None:
    grid = draw("""
        某县养老服务领域标准目录 | < | <
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
        某县义务教育领域标准目录 | < | <
        公开事项 | 公开内容 | 公开主体
        乙 | 办法 | 某县教育局
    """)
    result = read(grid)
    domains = [c.domain.code for c in result.file.catalogs if c.domain is not None]
    assert domains == ["elderly_care", "compulsory_education"]


def test_sheets_of_two_domains_are_two_catalogs() -> None:
    header = ["公开事项", "公开内容", "公开主体"]
    care = grid_of([header, ["甲", "标准", "某县民政局"]], sheet="养老服务")
    school = grid_of([header, ["乙", "办法", "某县教育局"]], sheet="义务教育")
    result = read(care, school)
    assert [c.domain and c.domain.code for c in result.file.catalogs] == [
        "elderly_care",
        "compulsory_education",
    ]
    assert result.file.locate("/catalogs/1/entries/0/content").sheet == "义务教育"


def test_tables_of_one_domain_are_one_catalog() -> None:
    header = ["公开事项", "公开内容", "公开主体"]
    first = grid_of([header, ["甲", "标准", "某县民政局"]], title="某县养老服务目录")
    second = grid_of(
        [header, ["乙", "办法", "某县民政局"]], title="某县养老服务目录", sheet="table 2"
    )
    result = read(first, second)
    assert len(result.file.catalogs) == 1
    assert [entry.id for entry in result.entries] == ["1", "2"]


def test_continuation_table_without_header() -> None:
    header = ["公开事项", "公开内容", "公开主体"]
    first = grid_of([header, ["甲", "标准", "某县民政局"]], sheet="table 1")
    second = grid_of([["乙", "办法", "某县民政局"]], sheet="table 2")
    result = read(first, second)
    assert [entry.items for entry in result.entries] == [("甲",), ("乙",)]
    assert result.findings == (("T205", None),)


CSV_PAGES = """
    某县养老服务领域标准目录
    公开事项 | 公开内容 | 公开主体
    甲 | 标准 | 某县民政局

    某县义务教育领域标准目录
    公开事项 | 公开内容 | 公开主体
    乙 | 办法 | 某县教育局
"""


@pytest.mark.parametrize("kept", [True, False], ids=["blank row kept", "blank row left out"])
def test_titles_of_later_tables_in_csv_stand_below_a_blank_row(*, kept: bool) -> None:
    lines = [[c.strip() for c in x.split("|")] for x in CSV_PAGES.strip("\n").rstrip().split("\n")]
    numbered = [(n, row) for n, row in enumerate(lines, start=1) if kept or any(row)]
    rows = [row for _, row in numbered]
    grid = Grid("t.csv", None, rows, [n for n, _ in numbered], can_merge=False)
    result = read(grid, file_format="csv")
    domains = [c.domain.code for c in result.file.catalogs if c.domain is not None]
    assert domains == ["elderly_care", "compulsory_education"]
    assert [len(c.entries) for c in result.file.catalogs] == [1, 1]


def test_a_lone_cell_right_above_a_later_csv_header_is_data() -> None:
    rows = [
        ["公开事项", "公开内容", "公开主体"],
        ["甲", "标准", "某县民政局"],
        ["乙"],
        ["公开事项", "公开内容", "公开主体"],
        ["丙", "标准", "某县民政局"],
    ]
    grid = Grid("t.csv", None, rows, [1, 2, 3, 4, 5], can_merge=False)
    assert [e.items for e in read(grid).entries] == [("甲",), ("乙",), ("丙",)]


def test_titles_of_later_tables_may_stand_above_a_blank_row() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
         | |
        某县义务教育领域标准目录 | < | <
        公开事项 | 公开内容 | 公开主体
        乙 | 办法 | 某县教育局
    """)
    assert [len(c.entries) for c in read(grid).file.catalogs] == [1, 1]


def test_the_place_stands_in_any_title_line() -> None:
    title = read_titles(["某县政务公开目录", "填报日期未定", "养老服务领域标准目录"], None)
    assert (title.title, title.place) == ("养老服务领域标准目录", "某县")
    assert read_titles(["填报日期未定"], None).place is None
    assert read_titles(["填报日期未定", "养老服务领域标准目录"], None).place is None


def test_other_sheets_that_are_no_tables_are_passed_over() -> None:
    table = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
    """)
    cover = grid_of([["填表说明"], ["公开内容应当准确"]], sheet="封面")
    one_row = grid_of([["公开事项", "公开内容"]], sheet="空表")
    assert read(cover, table, one_row).findings == ()


def test_traditional_script_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    with pytest.raises(MissingExtraError, match="tables"):
        script.simplified("測試無此繁體字樣本")
    script._converter.cache_clear()
