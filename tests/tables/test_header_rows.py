"""Header rows: one, two or three, split, cut, lost, repeated and missing columns."""

import pytest
from tests.tables.drawing import draw, judge, read, standard


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


def test_a_blank_column_is_no_column() -> None:
    grid = draw("""
        公开事项 | | 公开内容 | 公开主体 |
        甲 | | 标准 | 某县民政局 |
    """)
    result = read(grid)
    assert result.entry.extra == {}
    assert result.findings == ()
