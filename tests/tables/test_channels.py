"""Channels and glyphs of published tables: names to codes, boxes to choices."""

import pytest
from tests.tables.drawing import judge, read, standard

from opengov.codelists import codelist
from opengov.tables.cells import read_channels
from opengov.wording.glyphs import Selection, read_boxes

OFFICIAL = [
    "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点",
    "政务服务中心", "便民服务站", "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送",
]  # fmt: skip


@pytest.mark.parametrize("name", OFFICIAL)
def test_thirteen_boxes(name: str) -> None:
    cell = " ".join(f"{'■' if name == other else '□'}{other}" for other in OFFICIAL)
    result = judge(standard(公开渠道和载体=f"{cell} □其他____"))
    ((code, text),) = result.channels()
    assert text == name
    assert code == codelist("channels").find(name).code  # type: ignore[union-attr]  # listed above
    assert result.findings == ()


ALIASES = [
    # part or variant of one of the thirteen
    ("发布会", "press_conference_hearing"),
    ("纸质载体", "print_media"),
    ("行政服务中心", "service_center"),
    ("政府服务中心", "service_center"),
    ("公开查询点", "public_reading_point"),
    ("入户/现场宣传", "on_site"),
    ("社区/企事业单位、村公示栏", "notice_board"),
    ("单位/村委会公示栏", "notice_board"),
    ("镇村公示公开栏", "notice_board"),
    ("线下公示栏", "notice_board"),
    ("一微一端", "new_media"),
    ("微信公众号", "new_media"),
    ("管理部门网站", "government_website"),
    ("部门网站", "government_website"),
    ("村务公开栏", "notice_board"),
    ("被征收范围内公告栏", "notice_board"),
    # wider words and boards of villages
    ("政务新媒体", "new_media"),
    ("村应急广播", "broadcasting"),
    ("村/社区公开栏（电子屏）", "notice_board"),
    ("财政部门网站公开平台", "government_website"),
    ("门户网站", "government_website"),
    ("政务发布会", "press_conference_hearing"),
    ("财务公开栏", "notice_board"),
    ("公告示栏", "notice_board"),
    ("便民服务中心", "convenience_station"),
    ("政府網站", "government_website"),
    # the website of a named government
    ("某县人民政府门户网站", "government_website"),
    ("镇政府网站", "government_website"),
    ("网站公开", "government_website"),
    ("公开栏", "notice_board"),
    ("县电视台", "broadcasting"),
]


@pytest.mark.parametrize(("name", "code"), ALIASES, ids=[name for name, _ in ALIASES])
def test_channel_aliases(name: str, code: str) -> None:
    result = read(standard(公开渠道和载体=f"■{name} □政府公报"))
    assert result.channels() == [(code, name)]
    assert result.findings == ()


UNCODED = [
    "12345政务服务热线", "征地信息公开平台", "公共资源交易平台", "信用中国网站",
    "招投标公共服务平台", "投资项目在线审批监管平台", "办税服务厅", "国家企业信用信息公示系统",
    "基层公共服务平台", "办事窗口", "企业网站", "主流媒体", "组员微信群", "政务服务网", "会议",
    "政务论坛", "座谈会", "政府采购网",
]  # fmt: skip


@pytest.mark.parametrize("name", UNCODED)
def test_channels_outside_the_codelist_stay_text(name: str) -> None:
    """None of the thirteen: kept in its own words, without a code, and said so."""
    result = judge(standard(公开渠道和载体=f"■{name} □政府公报"))
    assert result.channels() == [(None, name)]
    assert result.findings == (("T243", "H2"),)


OTHER = [
    ("■其他 村广播", "其他 村广播"),
    ("■其他 公告栏", "其他 公告栏"),
    ("■其它：政府公报", "其它：政府公报"),
    ("■其他：县养老服务地图", "其他：县养老服务地图"),
    (
        "■其他（青禾云平台 http://www.example.gov.cn）",
        "其他（青禾云平台 http://www.example.gov.cn）",
    ),
    ("■其他便于公众知晓的方式", "其他便于公众知晓的方式"),
]


@pytest.mark.parametrize(("cell", "text"), OTHER, ids=[cell for cell, _ in OTHER])
def test_other_with_a_name(cell: str, text: str) -> None:
    result = judge(standard(公开渠道和载体=f"□政府网站 {cell}"))
    assert result.channels() == [("other", text)]
    assert result.findings == ()


@pytest.mark.parametrize("blank", ["■其他____", "■其他", "■其他：", "■其他（）", "■其他_"])
def test_other_without_text(blank: str) -> None:
    result = judge(standard(公开渠道和载体=f"□政府网站 {blank}"))
    assert [code for code, _ in result.channels()] == ["other"]
    assert result.findings == (("T249", "H2"),)


def test_prose_that_ends_in_other_ways() -> None:
    result = read(standard(公开渠道和载体="政府网站、公告栏，或其他便于公众知晓的方式"))
    assert [code for code, _ in result.channels()][:2] == ["government_website", "notice_board"]


PAIRS = [
    ("■", "□"), ("R", "£"), ("þ", "□"), ("t", "□"), ("▲", "□"), ("◆", "□"), ("■", "口"),
    ("☑", "☐"), ("☒", "☐"), ("✓", "□"), ("√", "□"), ("●", "○"), ("R", "□"), ("þ", "¨"), ("n", "o"),
    ("n", "q"), ("■", "囗"), ("■", "〇"),
]  # fmt: skip


@pytest.mark.parametrize(("chosen", "empty"), PAIRS, ids=[f"{a}-{b}" for a, b in PAIRS])
def test_glyphs(chosen: str, empty: str) -> None:
    cell = f"{chosen}政府网站 {empty}政府公报 {empty}两微一端 {chosen}公开查阅点"
    result = judge(standard(公开渠道和载体=cell))
    assert result.channels() == [
        ("government_website", "政府网站"),
        ("public_reading_point", "公开查阅点"),
    ]
    assert result.findings == ()


BREAKS = [
    ("■政府网站⏎□政府公报⏎■公开查阅点", ["政府网站", "公开查阅点"]),
    ("■政府网站□政府公报■公开查阅点", ["政府网站", "公开查阅点"]),
    ("■⏎政府网站 □⏎政府公报", ["政府网站"]),
    ("□政府公报 ■⏎政府网站", ["政府网站"]),
    ("■政府⏎网站 □政府公报", ["政府网站"]),
    ("■政 府 网 站 □政府公报", ["政 府 网 站"]),
    ("■社区/企事业单位、⏎村公示栏（电子屏）", ["社区/企事业单位、村公示栏（电子屏）"]),
    ("政府网站■ 政府公报□ 公开查阅点■", ["政府网站", "公开查阅点"]),
    ("政府网站√ 政府公报□", ["政府网站"]),
]


@pytest.mark.parametrize(("cell", "names"), BREAKS, ids=[cell for cell, _ in BREAKS])
def test_boxes_however_they_are_broken(cell: str, names: list[str]) -> None:
    result = judge(standard(公开渠道和载体=cell))
    assert [text for _, text in result.channels()] == names
    assert all(code for code, _ in result.channels())
    assert result.findings == ()


PLAIN = [
    ("政府网站", ["政府网站"]),
    ("政府网站、公开查阅点", ["政府网站", "公开查阅点"]),
    ("1.政府网站 2.公开查阅点", ["政府网站", "公开查阅点"]),
    ("1. 政府网站⏎2. 公开查阅点", ["政府网站", "公开查阅点"]),
    ("①政府网站②公开查阅点", ["政府网站", "公开查阅点"]),
    ("政府网站 公开查阅点", ["政府网站", "公开查阅点"]),
    ("政府网站；公开查阅点。", ["政府网站", "公开查阅点"]),
    ("社区/企事业单位、村公示栏", ["社区/企事业单位、村公示栏"]),
    ("政府网站、社区/企事业单位、村公示栏", ["政府网站", "社区/企事业单位、村公示栏"]),
    ("政府网站⏎公开⏎查阅点", ["政府网站", "公开查阅点"]),
]


@pytest.mark.parametrize(("cell", "names"), PLAIN, ids=[cell for cell, _ in PLAIN])
def test_plain_lists_are_chosen(cell: str, names: list[str]) -> None:
    result = judge(standard(公开渠道和载体=cell))
    assert [text for _, text in result.channels()] == names
    assert all(code for code, _ in result.channels())
    assert result.findings == ()


LEGENDS = [
    "（“■”表示必选项，“□”表示可选项）■政府网站 □政府公报",
    "（在标注范围内至少选择其一公开）⏎■政府网站 □政府公报",
]


@pytest.mark.parametrize("cell", LEGENDS)
def test_legends_in_the_cell_are_no_choice(cell: str) -> None:
    assert judge(standard(公开渠道和载体=cell)).channels() == [("government_website", "政府网站")]


def test_a_legend_with_unbalanced_brackets_ends_with_its_line() -> None:
    cell = "（“■”表示必选项，“□”表示可选项⏎■政府网站⏎□政府公报"
    assert judge(standard(公开渠道和载体=cell)).channels() == [("government_website", "政府网站")]


@pytest.mark.parametrize(
    "cell", ["（在标注范围内至少选择其一）", "（■为必选项 ■政府网站 □政府公报"]
)
def test_a_legend_that_leaves_nothing_is_undecided(cell: str) -> None:
    assert judge(standard(公开渠道和载体=cell)).findings == (("E123", "H2"),)


def test_first_glyph_lost() -> None:
    """■ was dropped while □ survived as 口: the unmarked name at the start is chosen."""
    result = judge(standard(公开渠道和载体="政府网站口政府公报口两微一端"))
    assert result.channels() == [("government_website", "政府网站")]
    assert result.findings == (("T242", "H2"),)


LOST = [
    "?政府网站 ?政府公报 ?两微一端",
    "？政府网站 ？政府公报",
    "\ufffd政府网站 \ufffd政府公报",
    "?政府网站 □政府公报",
    "?",
    "政府网站政府公报两微一端",
    "□政府公报⏎政府网站",
    "政府网站 政府公报 □两微一端",
    "、".join([*OFFICIAL, "其他"]),
]


@pytest.mark.parametrize("cell", LOST)
def test_lost_glyphs_are_undecided_never_missing(cell: str) -> None:
    result = judge(standard(公开渠道和载体=cell))
    ((code, text),) = result.channels()
    assert (code, text) == (None, cell.replace("⏎", "\n"))
    assert result.findings == (("E123", "H2"),)


@pytest.mark.parametrize(
    "cell", ["□政府网站 □政府公报", "口政府网站口政府公报", "£政府网站£政府公报"]
)
def test_every_box_empty_is_missing(cell: str) -> None:
    result = judge(standard(公开渠道和载体=cell))
    assert [code for code, _ in result.channels()] == [None]
    assert result.findings == (("E103", "H2"),)


def test_an_unmarked_name_between_marked_ones_is_not_chosen() -> None:
    boxes = read_boxes("■政府网站 政府公报 □两微一端")
    assert boxes.chosen == ("政府网站",)


def test_letters_inside_words_are_no_glyphs() -> None:
    assert read_boxes("Rural网站").selection is Selection.PLAIN
    assert read_boxes("窗口服务").chosen == ("窗口服务",)
    assert read_boxes("入口网站、出口").chosen == ("入口网站", "出口")


MIXED = "R政府网站 £政府公报 t公开查阅点 □两微一端"


def test_one_cell_may_mix_alphabets() -> None:
    """R/£ and t/□ in one cell: the glyphs are decided per cell."""
    assert [text for _, text in read(standard(公开渠道和载体=MIXED)).channels()] == [
        "政府网站",
        "公开查阅点",
    ]


def test_unknown_words_behind_a_marked_name_stay_with_it() -> None:
    boxes = read_boxes("■政府网站 县局 微博 □政府公报")
    assert boxes.chosen == ("政府网站 县局 微博",)


def test_a_lost_glyph_beside_a_chosen_one_takes_nothing_away() -> None:
    result = judge(standard(公开渠道和载体="■政府网站 ?政府公报 □两微一端"))
    assert result.channels() == [("government_website", "政府网站")]


def test_a_single_unmarked_channel_may_be_anything() -> None:
    assert read_channels("县电视台公告")[0][0].text == "县电视台公告"


TICKS = ["√", "✓", "■", "●", "R", "是", "1"]
NO_TICKS = ["", "×", "□", "否", "/", "—"]


@pytest.mark.parametrize("mark", TICKS)
def test_ticks_in_matrix_cells(mark: str) -> None:
    headers = {"公开方式": "主动", "公开层级": "依申请公开"}
    entry = read(standard(headers=headers, 公开方式=mark, 公开层级="")).entry
    assert [method.code for method in entry.methods] == ["proactive"]


@pytest.mark.parametrize("mark", NO_TICKS)
def test_no_ticks_in_matrix_cells(mark: str) -> None:
    headers = {"公开方式": "主动", "公开层级": "依申请公开"}
    entry = read(standard(headers=headers, 公开方式=mark, 公开层级="√")).entry
    assert [method.code for method in entry.methods] == ["on_request"]
