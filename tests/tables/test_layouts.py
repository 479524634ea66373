"""Shapes of tables: header rows, merged cells, split, repeated and missing columns, titles."""

import sys

import pytest
from tests.tables.drawing import draw, grid_of, judge, read, standard

from opengov.errors import MissingExtraError
from opengov.files.grid import CellMark, Grid, Merge
from opengov.tables import script
from opengov.tables.titles import read_titles


def test_one_header_row() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        1 | 高龄津贴 | 发放标准 | 每季度首月20日前 | 某县民政局 | ■政府网站
    """)
    result = judge(grid)
    assert result.entry.items == ("高龄津贴",)
    assert result.findings == ()


TWO_ROWS = """
    序号 | 公开事项 | <      | 公开内容（要素） | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | <      | 公开方式 | <     | 公开层级 | <
    ^   | 一级事项 | 二级事项 | ^             | ^      | ^       | ^            | 全社会  | 特定群体 | 主动    | 依申请 | 县级    | 乡级
    1   | 补贴    | 高龄津贴 | ●标准⏎●办法     | 每月5日前 | 某县民政局 | ■政府网站 | √ |  | √ |  | √ | √
    2   | ^       | 服务补贴 | ●范围          | 每月5日前 | 某县民政局 | ■政府网站 |  | √ |  | √ | √ |
    3   | ^       | 护理补贴 | ●范围          | 每月5日前 | 某县民政局 | ■政府网站 | √ | 失能老人、残疾老人 | √ |  |  | √
"""  # noqa: E501 - one line a row


def test_two_header_rows_and_tick_columns() -> None:
    first, second, third = judge(draw(TWO_ROWS)).entries
    assert judge(draw(TWO_ROWS)).findings == ()
    assert first.items == ("补贴", "高龄津贴")
    assert first.content == ("标准", "办法")
    assert first.audience is not None
    assert (first.audience.public, first.audience.groups) == (True, ())
    assert [m.code for m in first.methods] == ["proactive"]
    assert [x.code for x in first.levels] == ["county", "township"]
    assert second.items == ("补贴", "服务补贴")
    assert second.audience is not None
    assert (second.audience.public, second.audience.groups) == (False, ("特定群体",))
    assert [m.code for m in second.methods] == ["on_request"]
    assert [x.code for x in second.levels] == ["county"]
    assert third.audience is not None
    assert (third.audience.public, third.audience.groups) == (True, ("失能老人", "残疾老人"))
    assert [x.code for x in third.levels] == ["township"]


LOWER_WORDS = [
    ("特定群众", "audience"),
    ("特定群体（请写明）", "audience"),
    ("特定对象", "audience"),
    ("特定", "audience"),
]


@pytest.mark.parametrize("word", [word for word, _ in LOWER_WORDS])
def test_words_of_the_column_of_particular_groups(word: str) -> None:
    grid = draw(f"""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | <
        ^ | ^ | ^ | 全社会 | {word}
        甲 | 标准 | 某县民政局 |  | 低保对象
    """)
    audience = read(grid).entry.audience
    assert audience is not None
    assert (audience.public, audience.groups) == (False, ("低保对象",))


LEVEL_COLUMNS = [
    ("县级", "乡级", ["county", "township"]),
    ("县级", "乡、村级", ["county", "township", "village"]),
    ("区级", "街镇级", ["county", "township"]),
    ("市级", "镇街级", ["city", "township"]),
    ("镇级", "村级", ["township", "village"]),
    ("区县级", "乡镇级", ["county", "township"]),
    ("旗级", "嘎查（社区）级", ["county", "village"]),
    ("县（区）级", "镇（街道）级", ["county", "township"]),
]


@pytest.mark.parametrize(
    ("a", "b", "codes"), LEVEL_COLUMNS, ids=[f"{a}-{b}" for a, b, _ in LEVEL_COLUMNS]
)
def test_level_columns(a: str, b: str, codes: list[str]) -> None:
    grid = draw(f"""
        公开事项 | 公开内容 | 公开主体 | 公开层级 | <
        ^ | ^ | ^ | {a} | {b}
        甲 | 标准 | 某县民政局 | √ | √
    """)
    assert [level.code for level in read(grid).entry.levels] == codes


def test_three_level_columns() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开层级 | < | <
        ^ | ^ | ^ | 市 | 县 | 乡
        甲 | 标准 | 某县民政局 | √ |  | √
    """)
    assert [level.code for level in read(grid).entry.levels] == ["city", "township"]


def test_header_words_split_over_rows() -> None:
    """公开 above 时限: the two fragments make one word."""
    grid = draw("""
        公开 | 公开 | 公开 | 公开渠道
        事项 | 内容 | 时限 | 和载体
        甲 | 标准 | 每月5日前 | ■政府网站
    """)
    entry = read(grid).entry
    assert (entry.items, entry.content) == (("甲",), ("标准",))
    assert entry.time_limit is not None
    assert entry.channels[0].code == "government_website"


def test_header_cut_in_two_beside_whole_words() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开
        ^ | ^ | ^ | 时限
        甲 | 标准 | 某县民政局 | 每月5日前
    """)
    assert read(grid).frequency() == ("monthly", "derived")


def test_header_word_repeated_below_itself() -> None:
    """公开 | 公开 above each other, without a merge."""
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | 公开对象
        公开事项 | 公开内容 | 公开主体 | 全社会 | 特定群体
        甲 | 标准 | 某县民政局 | √ |
    """)
    result = read(grid)
    assert result.entry.items == ("甲",)
    assert result.entry.audience is not None
    assert result.entry.audience.public


def test_lost_header_cell_is_guessed_from_the_values() -> None:
    grid = draw("""
        公开事项 | 公开内容 |  | 公开主体
        甲 | 标准 | 信息形成之日起20个工作日内 | 某县民政局
        乙 | 标准 | 及时公开 | 某县民政局
    """)
    result = read(grid)
    assert result.entries[0].time_limit is not None
    assert result.findings == (("T222", "C1"),)


def test_lost_header_of_units_and_of_channels() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开时限 |  |
        甲 | 标准 | 每月5日前 | 某县民政局 | ■政府网站 □政府公报
        乙 | 办法 | 每月5日前 | 某县教育局 | □政府网站 ■政府公报
    """)
    result = read(grid)
    assert [u.name for u in result.entries[1].responsible_units] == ["某县教育局"]
    assert result.entries[1].channels[0].code == "government_gazette"
    assert result.findings == (("T222", "D1"), ("T222", "E1"))


def test_header_words_cut_to_their_first_half() -> None:
    """公开 | 公开 side by side: only the values tell the two columns apart."""
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开 | 公开
        甲 | 标准 | 某县民政局 | 每月5日前 | ■政府网站 □政府公报
        乙 | 办法 | 某县民政局 | 及时公开 | ■政府网站 □政府公报
    """)
    result = read(grid)
    assert result.entries[1].channels[0].code == "government_website"
    assert result.entries[1].update_frequency is not None
    assert result.findings == (("T222", "D1"), ("T222", "E1"))


def test_unknown_column_between_known_ones() -> None:
    grid = draw("""
        公开事项 | 满意度 | 满意度 | 公开内容 | 公开主体
        甲 | 高 | 低 | 标准 | 某县民政局
    """)
    result = read(grid)
    assert result.entry.extra == {"满意度": "高", "满意度（2）": "低"}
    assert result.findings == (("T221", "B1"), ("T221", "C1"))


def test_column_without_any_header_keeps_its_text() -> None:
    grid = draw("""
        公开事项 |  | 公开内容 | 公开主体
        甲 | 某话 | 标准 | 某县民政局
    """)
    assert read(grid).entry.extra == {"列B": "某话"}


def test_columns_in_another_order() -> None:
    grid = draw("""
        公开渠道和载体 | 公开主体 | 公开时限 | 公开内容 | 公开事项 | 序号
        ■政府网站 | 某县民政局 | 每月5日前 | 标准 | 甲 | 1
    """)
    result = judge(grid)
    assert (result.entry.sequence, result.entry.items) == ("1", ("甲",))
    assert result.findings == ()


def test_repeated_columns_are_joined() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开内容 | 公开主体 | 公开主体
        甲 | 标准 | 办法 | 某县民政局 | 某县财政局
    """)
    result = read(grid)
    assert result.entry.content == ("标准", "办法")
    assert result.units() == ["某县民政局", "某县财政局"]


REQUIRED = [("公开内容（要素）", "E101"), ("公开主体", "E102"), ("公开渠道和载体", "E103")]


@pytest.mark.parametrize(("word", "element"), REQUIRED, ids=[word for word, _ in REQUIRED])
def test_required_column_absent_is_one_finding_per_table(word: str, element: str) -> None:
    result = judge(standard({"二级事项": "丁"}, {"二级事项": "戊"}, headers={word: ""}))
    assert len(result.entries) == 3
    assert result.codes == ["T211"]
    assert element not in result.codes


def test_limit_column_absent_is_one_finding_for_the_frequency() -> None:
    result = judge(standard({"二级事项": "丁"}, headers={"公开时限": ""}))
    assert result.codes == ["T211"]


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


def test_group_rows_and_notes_are_no_entries() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        一、津贴类 | < | <
        甲 | 标准 | 某县民政局
        注：由各单位动态调整 | < | <
    """)
    result = read(grid)
    assert [entry.items for entry in result.entries] == [("甲",)]
    assert result.findings == (("T206", "A2"), ("T206", "A4"))


def test_note_in_the_first_cell_alone() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
        注：由各单位动态调整 | |
    """)
    assert read(grid).findings == (("T206", "A3"),)


def test_merged_unit_and_basis_count_for_all_their_rows() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体 | 公开依据
        1 | 甲 | 标准 | 某县民政局 | 《甲法》
        2 | 乙 | 办法 | ^ | ^
    """)
    result = read(grid)
    second = result.entries[1]
    assert [unit.name for unit in second.responsible_units] == ["某县民政局"]
    assert second.legal_basis[0].title == "甲法"
    assert result.file.locate("/entries/1/responsibleUnits").cell == "D2"


def test_merged_cells_across_columns() -> None:
    """One value for both item levels (colspan)."""
    grid = draw("""
        一级事项 | 二级事项 | 公开内容 | 公开主体
        甲 | < | 标准 | 某县民政局
    """)
    assert read(grid).entry.items == ("甲",)


def test_rows_that_continue_the_entry_above() -> None:
    """One entry printed over several rows, without merged cells (页 by spaces)."""
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体
        1 | 甲 | 标准、 | 某县民
        | | 办法 |
        | | | 政局
        2 | 乙 | 范围 | 某县民政局
    """)
    first, second = read(grid).entries
    assert first.content == ("标准、办法",)
    assert [unit.name for unit in first.responsible_units] == ["某县民政局"]
    assert second.items == ("乙",)


def test_error_cells_and_uncached_formulas_are_reported_not_missing() -> None:
    marks = {(1, 2): CellMark.ERROR, (2, 3): CellMark.FORMULA, (2, 0): CellMark.DATE}
    grid = draw(
        """
        序号 | 公开事项 | 公开内容 | 公开主体
        1 | 甲 | #REF! | 某县民政局
        2 | 乙 | 标准 | =A1&B1
        """,
        marks=marks,
    )
    assert read(grid).findings == (("T231", "C2"), ("T232", "D3"))


def test_two_numbers_in_the_cell_of_one() -> None:
    result = read(standard(序号="3、4"))
    assert result.entry.sequence == "3、4"
    assert result.findings == (("T247", "A2"),)


def test_id_column_names_the_entry() -> None:
    assert read(standard(headers={"公开层级": "条目标识"}, 公开层级="yl-01")).entry.id == "yl-01"


def test_office_stands_for_the_unit_only_without_a_unit_column() -> None:
    office = {"公开主体": "责任科室"}
    result = read(standard(headers=office, 公开主体="养老服务股"))
    assert result.units() == ["养老服务股"]
    assert result.findings == (("T248", "G1"),)
    both = read(standard(headers={"公开层级": "责任科室"}, 公开层级="养老服务股"))
    assert both.units() == ["某县民政局"]


def test_csv_fills_blank_item_levels_only() -> None:
    grid = draw(
        """
        一级事项 | 二级事项 | 公开内容 | 公开主体
        补贴 | 甲 | 标准 | 某县民政局
        | 乙 | 办法 |
        """,
        can_merge=False,
        sheet=None,
    )
    result = judge(grid)
    assert result.entries[1].items == ("补贴", "乙")
    assert result.entries[1].responsible_units == ()
    assert ("T246", "A3") in result.findings
    assert ("E102", "D3") in result.findings


def test_pointers_lead_back_to_cells() -> None:
    locate = read(draw(TWO_ROWS)).file.locate
    assert locate("/entries/1/content").cell == "D4"
    assert locate("/entries/0/items/1").cell == "C3"
    assert locate("/entries/2/items/9").cell == "C5"
    assert locate("/entries/1/items").cell == "C4"
    assert locate("/entries/0/audience").header == "公开对象/全社会"
    assert locate("/entries/1").row == 4
    assert locate("/entries/0/legalBasis").row == 3
    assert locate("/entries/9/content").row == 2
    assert locate("/title").row == 2
    assert locate("/catalogs/7/entries/0").row is None


def test_pointer_to_an_extra_column() -> None:
    result = read(standard(headers={"公开层级": "满意度"}, 公开层级="高"))
    assert result.file.locate("/entries/0/extra/满意度").cell == "K2"


def test_three_header_rows() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | <
        ^ | ^ | ^ | 全社会 | 特定群体
        ^ | ^ | ^ | ^ | 特定群体（请写明）
        甲 | 标准 | 某县民政局 |  | 低保对象
    """)
    audience = read(grid).entry.audience
    assert audience is not None
    assert audience.groups == ("低保对象",)


def test_a_weak_word_below_the_items_names_an_item_level() -> None:
    grid = draw("""
        公开事项 | < | 公开内容 | 公开主体
        领域 | 事项名称 | ^ | ^
        补贴 | 高龄津贴 | 标准 | 某县民政局
    """)
    assert read(grid).entry.items == ("补贴", "高龄津贴")


def test_an_unknown_word_below_the_audience_is_a_group_column() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | <
        ^ | ^ | ^ | 全社会 | 本村村民
        甲 | 标准 | 某县民政局 |  | 全体村民
    """)
    audience = read(grid).entry.audience
    assert audience is not None
    assert (audience.public, audience.groups) == (False, ("全体村民",))


def test_words_in_a_tick_column_are_read_as_words() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开对象 | < | 公开方式 | <
        ^ | ^ | ^ | 全社会 | 特定群体 | 主动 | 依申请
        甲 | 标准 | 某县民政局 | 面向全社会 |  | 主动公开 |
        乙 | 标准 | 某县民政局 | 本镇居民 |  |  | 依申请公开
    """)
    first, second = read(grid).entries
    assert first.audience is not None
    assert (first.audience.public, first.audience.groups) == (True, ())
    assert [method.code for method in first.methods] == ["proactive"]
    assert second.audience is not None
    assert (second.audience.public, second.audience.groups) == (False, ("本镇居民",))
    assert [method.code for method in second.methods] == ["on_request"]


def test_empty_boxes_of_a_method_choose_nothing() -> None:
    (method,) = read(standard(公开方式="□主动 □依申请")).entry.methods
    assert (method.code, method.text) == (None, "□主动 □依申请")


def test_a_form_column_that_holds_the_five_types() -> None:
    grid = standard(headers={"公开层级": "公开形式"}, 公开层级="决策")
    assert [value.code for value in read(grid).entry.disclosure_types] == ["decision"]


def test_a_blank_single_item_column() -> None:
    grid = draw("""
        序号 | 公开事项 | 公开内容 | 公开主体
        1 |  | 标准 | 某县民政局
    """)
    assert read(grid).entry.items == ()


def test_a_merge_wider_than_the_table() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
        乙 | ^ | ^
    """)
    grid.merges = [*grid.merges, Merge(1, 3, 2, 9)]
    assert len(read(grid).entries) == 2


def test_blank_rows_between_entries() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体
         |  |
        甲 | 标准 | 某县民政局
         |  |
        乙 | 办法 | 某县民政局
    """)
    assert [entry.items for entry in read(grid).entries] == [("甲",), ("乙",)]


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


def test_a_blank_column_is_no_column() -> None:
    grid = draw("""
        公开事项 | | 公开内容 | 公开主体 |
        甲 | | 标准 | 某县民政局 |
    """)
    result = read(grid)
    assert result.entry.extra == {}
    assert result.findings == ()


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
