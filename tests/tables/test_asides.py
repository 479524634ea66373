"""Rows that are no entries, headers over ticks, and parents that decide."""

import pytest
from tests.tables.drawing import read

from opengov.files.grid import Grid, Merge

HEADER = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体"]
ENTRY = ["1", "甲", "标准", "《条例》", "每月", "某县民政局", "政府网站"]


def sheet(rows: list[list[str]], *merges: tuple[int, int, int, int]) -> Grid:
    return Grid(
        "t.xlsx", "目录", rows, range(1, len(rows) + 1), merges=[Merge(*m) for m in merges]
    )


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：甲　审核人：乙"],
        ["填表人：甲", "", "审核人：乙", "", "日期：2024年5月1日"],
        ["联系人：甲　电话：0000-1"],
        ["监督举报电话：0000-1234567"],
        ["2024年5月1日"],
        ["第1页 共2页"],
        ["—1—"],
        ["", "共2项"],
        ["合计", "", "2项"],
        ["附：填表说明"],
        ["★为重点公开事项"],
        ["某县人民政府办公室"],
        ["二、其他"],
        ["", "（一）社会救助"],
    ],
    ids="|".join,
)
def test_headings_and_footers_are_no_entries(row: list[str]) -> None:
    found = read(sheet([HEADER, ENTRY, row]))
    assert len(found.entries) == 1
    assert [f.code for f in found.file.findings] == ["T206"]


def test_a_heading_does_not_stand_between_ditto_and_its_antecedent() -> None:
    below = ["2", "乙", "办法", "《条例》", "每月", "同上", "政府网站"]
    found = read(sheet([HEADER, ENTRY, ["二、其他"], below]))
    assert [e.responsible_units[0].name for e in found.entries] == ["某县民政局"] * 2


@pytest.mark.parametrize("numbers", [list("1234567"), [f"（{n}）" for n in range(1, 8)]])
def test_numbers_of_columns_are_no_entry(numbers: list[str]) -> None:
    assert len(read(sheet([HEADER, numbers, ENTRY])).entries) == 1


def test_numbers_further_down_are_an_entry() -> None:
    assert len(read(sheet([HEADER, ENTRY, list("1234567")])).entries) == 2


def test_a_lone_number_is_an_entry() -> None:
    assert [e.sequence for e in read(sheet([HEADER, ENTRY, ["2"]])).entries] == ["1", "2"]


def test_a_long_row_is_no_footer() -> None:
    row = ["2", *[f"共{n}项" for n in range(6)]]
    assert len(read(sheet([HEADER, ENTRY, row])).entries) == 2


@pytest.mark.parametrize("can_merge", [True, False], ids=["xlsx", "csv"])
def test_unmerged_titles_begin_the_next_catalog(can_merge: bool) -> None:  # noqa: FBT001
    rows = [
        ["城乡规划领域基层政务公开标准目录"], HEADER, ENTRY,
        ["社会救助领域基层政务公开标准目录"], HEADER, ENTRY,
    ]  # fmt: skip
    grid = sheet(rows)
    grid.can_merge = can_merge
    catalogs = read(grid).file.catalogs
    assert [c.domain.text for c in catalogs if c.domain] == ["城乡规划", "社会救助"]
    assert [len(c.entries) for c in catalogs] == [1, 1]


MATRIX = [
    ["序号", "公开事项", "公开内容", "公开时限", "公开主体", "公开渠道和载体", "", ""],
    ["", "", "", "", "", "政府网站", "两微一端", "其他"],
    ["1", "甲", "标准", "每月", "某县民政局", "√", "", "√"],
    ["2", "乙", "标准", "每月", "某县民政局", "", "县广播站", ""],
]
DOWN = [(0, column, 1, column) for column in range(5)]


def test_sub_columns_of_channels_are_ticked() -> None:
    first, second = read(sheet(MATRIX, *DOWN, (0, 5, 0, 7))).entries
    assert [c.code for c in first.channels] == ["government_website", "other"]
    assert [c.text for c in second.channels] == ["县广播站"]


def test_channel_names_as_headers_of_ticks() -> None:
    rows = [
        ["序号", "公开事项", "公开内容", "公开主体", "政府网站", "政府公报"],
        ["1", "甲", "标准", "某县民政局", "√", ""],
        ["2", "乙", "标准", "某县民政局", "", "√"],
    ]
    entries = read(sheet(rows)).entries
    assert [[c.text for c in e.channels] for e in entries] == [["政府网站"], ["政府公报"]]


def test_a_channel_name_over_addresses_is_an_extra_column() -> None:
    rows = [
        ["序号", "公开事项", "公开内容", "公开主体", "政府网站"],
        ["1", "甲", "乙", "某局", "x.cn"],
    ]
    [entry] = read(sheet(rows)).entries
    assert (entry.channels, entry.extra) == ((), {"政府网站": "x.cn"})


def test_levels_under_units_are_units() -> None:
    rows = [
        ["序号", "公开事项", "公开内容", "公开主体", "", "公开时限"],
        ["", "", "", "县级", "乡级", ""],
        ["1", "甲", "标准", "某县民政局", "各乡镇政府", "每月"],
    ]
    [entry] = read(sheet(rows, (0, 3, 0, 4))).entries
    assert [u.name for u in entry.responsible_units] == ["某县民政局", "各乡镇政府"]
    assert entry.levels == ()


def test_words_under_merged_headers_are_header_whatever_they_say() -> None:
    rows = [
        ["序号", "公开事项", "公开内容", "公开主体", "", "公开时限"],
        ["", "", "", "本级所属部门", "下属各机构", ""],
        ["1", "甲", "标准", "某县民政局", "各乡镇政府", "每月"],
    ]
    down = [(0, column, 1, column) for column in (0, 1, 2, 5)]
    [entry] = read(sheet(rows, *down, (0, 3, 0, 4))).entries
    assert len(entry.responsible_units) == 2


def test_any_number_of_unknown_columns_beside_five_known_ones() -> None:
    header = [*HEADER[:5], *[f"栏{n}" for n in range(9)]]
    [entry] = read(sheet([header, [*ENTRY[:5], *"abcdefghi"]])).entries
    assert len(entry.extra) == 9


def test_a_table_of_titles_only_is_empty() -> None:
    rows = [HEADER, ["社会救助领域基层政务公开标准目录"], HEADER, ENTRY]
    assert [len(c.entries) for c in read(sheet(rows)).file.catalogs] == [0, 1]
