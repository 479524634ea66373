"""What the reader must not do, whatever a table looks like."""

import pytest
from tests.tables.drawing import draw, judge, read, standard

from opengov.model.time import UpdateFrequency
from opengov.wording.glyphs import read_boxes

FOUR = [
    ("公开内容（要素）", "E101", "D3"),
    ("公开时限", "E104", "F3"),
    ("公开主体", "E102", "G3"),
    ("公开渠道和载体", "E103", "H3"),
]


@pytest.mark.parametrize(("word", "code", "cell"), FOUR, ids=[word for word, _, _ in FOUR])
def test_a_blank_element_is_never_filled_from_above(word: str, code: str, cell: str) -> None:
    result = judge(standard({"二级事项": "丁", word: ""}))
    assert result.findings == ((code, cell),)


@pytest.mark.parametrize(("word", "code", "cell"), FOUR, ids=[word for word, _, _ in FOUR])
def test_a_dangling_ditto_is_never_resolved(word: str, code: str, cell: str) -> None:
    del code
    expected = "E104" if word == "公开时限" else "E113"
    result = judge(standard(cells={word: "同上"}))
    assert result.findings == ((expected, cell.replace("3", "2")),)


@pytest.mark.parametrize("term", ["长期公开", "永久公开", "长期"])
def test_retention_is_never_a_frequency(term: str) -> None:
    result = judge(standard(公开时限=term))
    assert result.entry.update_frequency is None
    assert result.findings == (("E104", "F2"),)


def test_days_never_become_working_days() -> None:
    limit = read(standard(公开时限="批准后20日内")).entry.time_limit
    assert limit is not None
    (clause,) = limit.clauses
    assert clause.kind == "deadline"
    assert clause.duration is not None
    assert clause.duration.unit == "day"


@pytest.mark.parametrize("text", ["批准后20内", "信息形成之日起20内公开"])
def test_a_unit_of_time_is_never_supplied(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert result.entry.time_limit is not None
    assert [clause.kind for clause in result.entry.time_limit.clauses] == ["unparsed"]
    assert result.findings == (("E124", "F2"),)


@pytest.mark.parametrize("text", ["信息形成之日起*个工作日内", "信息形成之日起__个工作日内"])
def test_a_mask_is_never_filled(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert result.findings == (("E124", "F2"),)


def test_two_limits_are_never_chosen_between() -> None:
    text = "信息形成之日起7个工作日内，信息形成之日起20个工作日内"
    limit = read(standard(公开时限=text)).entry.time_limit
    assert limit is not None
    assert [clause.kind for clause in limit.clauses][-1] == "unparsed"


def test_an_unmarked_name_between_marked_ones_is_never_chosen() -> None:
    assert read_boxes("■政府网站 政府公报 ■公开查阅点").chosen == ("政府网站", "公开查阅点")


def test_rows_of_values_are_never_swallowed_as_header() -> None:
    """全社会, 主动公开, 政府网站 and 县级 are header words elsewhere and values here."""
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开渠道和载体 | 公开对象 | 公开方式 | 公开层级
        甲 | 标准 | 某县民政局 | 政府网站 | 全社会 | 主动公开 | 县级
        乙 | 标准 | 某县民政局 | 政府网站 | 全社会 | 主动公开 | 县级
    """)
    result = read(grid)
    assert [entry.items for entry in result.entries] == [("甲",), ("乙",)]
    assert result.entries[0].levels[0].code == "county"


def test_a_table_without_header_is_never_read() -> None:
    grid = draw("""
        1 | 补贴 | 高龄津贴 | 标准 | 信息形成之日起20个工作日内 | 某县民政局 | ■政府网站 □政府公报
        2 | 补贴 | 服务补贴 | 标准 | 信息形成之日起20个工作日内 | 某县民政局 | ■政府网站 □政府公报
    """)
    result = read(grid)
    assert result.entries == ()
    assert result.codes == ["T201"]


def test_page_metadata_is_never_a_header() -> None:
    grid = draw("""
        公开时限：长期公开 | 公开主体：某县民政局 | 公开方式：主动公开
        甲 | 乙 | 丙
    """)
    assert read(grid).codes == ["T201"]


def test_two_tying_headers_are_never_chosen_between() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开主体 | 公开时限
        公开内容 | 公开事项 | 公开时限 | 公开主体
        甲 | 标准 | 某县民政局 | 每月5日前
    """)
    result = read(grid)
    assert result.entries == ()
    assert result.codes == ["T202"]


def test_glued_cells_are_never_taken_apart() -> None:
    grid = draw("""
        序号公开事项公开内容公开主体公开时限公开渠道和载体
        1高龄津贴标准某县民政局20个工作日政府网站
    """)
    result = read(grid)
    assert result.entries == ()
    assert result.findings == (("T204", "A1"),)


def test_another_table_without_full_header_is_said_to_be_left_out() -> None:
    good = draw("""
        公开事项 | 公开内容 | 公开主体
        甲 | 标准 | 某县民政局
    """)
    other = draw(
        """
        公开事项 | 公开内容 | 甲 | 乙 | 丙
        丁 | 戊 | 己 | 庚 | 辛
        """,
        sheet="Sheet2",
    )
    result = read(good, other)
    assert len(result.entries) == 1
    assert result.codes == ["T203"]


def test_a_frequency_is_never_read_from_a_mere_reference() -> None:
    result = judge(standard(公开时限="按有关规定执行"))
    assert result.entry.update_frequency is None
    assert result.findings == (("E124", "F2"),)


def test_nothing_is_required_of_matters_on_request() -> None:
    result = judge(standard(公开时限="自收到申请之日起20个工作日内公开", 公开方式="依申请"))
    assert result.findings == ()
    assert not isinstance(result.entry.update_frequency, UpdateFrequency)
