"""Defects of published tables: each is read as far as it goes, and reported."""

import pytest
from tests.tables.drawing import draw, grid_of, judge, read, standard

from opengov.tables.titles import read_titles

USUAL = (20, "working_day")


def within(text: str) -> tuple[int, str] | None:
    frequency = judge(standard(公开时限=text)).entry.update_frequency
    if frequency is None or frequency.within is None:
        return None
    return frequency.within.value, frequency.within.unit


DITTO_WORDS = ["同上", "同 上", "〃", "同前", "″", "同上。"]


@pytest.mark.parametrize("word", DITTO_WORDS)
def test_ditto_with_antecedent(word: str) -> None:
    result = judge(standard({"二级事项": "丁", "公开主体": word}))
    assert result.entries[1].responsible_units[0].name == "某县民政局"
    assert result.findings == (("T241", "G3"),)


def test_ditto_over_ditto_goes_back_to_the_value() -> None:
    result = judge(
        standard({"二级事项": "丁", "公开主体": "同上"}, {"二级事项": "戊", "公开主体": "同上"})
    )
    assert [e.responsible_units[0].name for e in result.entries] == ["某县民政局"] * 3


def test_ditto_below_a_blank_dangles() -> None:
    result = judge(standard({"二级事项": "丁", "公开主体": "同上"}, 公开主体=""))
    assert result.findings == (("E102", "G2"), ("E113", "G3"))


def test_rowspan_blanks_are_values() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        甲 | 标准 | 每月5日前 | 某县民政局 | ■政府网站
        乙 | 办法 | ^ | ^ | ^
    """)
    assert judge(grid).findings == ()


def test_colspan_blanks_are_values() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开主体 | 公开渠道和载体
        甲 | 标准 | 每月5日前 | 某县民政局 | < | ■政府网站
    """)
    result = judge(grid)
    assert result.units() == ["某县民政局"]
    assert result.findings == ()


MISSING = [
    ("公开主体", "E102", "G2"),
    ("公开时限", "E104", "F2"),
    ("公开内容（要素）", "E101", "D2"),
    ("公开渠道和载体", "E103", "H2"),
]


@pytest.mark.parametrize(("word", "code", "cell"), MISSING, ids=[w for w, _, _ in MISSING])
def test_missing_element(word: str, code: str, cell: str) -> None:
    assert judge(standard(cells={word: ""})).findings == ((code, cell),)


NATIONAL = [
    ("公开依据", "E106", "E2"),
    ("公开时限", "E107", "F2"),
    ("公开对象", "E108", "I2"),
    ("公开方式", "E109", "J2"),
]


@pytest.mark.parametrize(("word", "code", "cell"), NATIONAL, ids=[w for w, _, _ in NATIONAL])
def test_missing_element_of_the_national_profile(word: str, code: str, cell: str) -> None:
    assert judge(standard(cells={word: ""}), profile="national-2019").findings == ((code, cell),)


def test_missing_item_of_the_national_profile() -> None:
    result = judge(standard(一级事项="", 二级事项=""), profile="national-2019")
    assert result.findings == (("E105", "B2"),)


WIDTH = [
    ("公开时限", "信息形成之日起２０个工作日内"),
    ("公开时限", "信息形成(变更)之日起20个工作日内"),
    ("公开时限", "信息形成（变更）之日起20个工作日内"),
    ("公开时限", "信息形成\u3000之日起 20 个 工作日 内"),
    ("公开时限", "信息形成之日起，，20个工作日内，。"),
    ("公开时限", "信息形成之日起20工作日内"),
    ("公开时限", "信息形成之日起20个工作日內"),
    ("公开时限", "信息形成之日起⏎20个工作日内"),
    ("公开时限", "信息形成之日起二十个工作日内"),
    ("公开时限", "信息\u200b形成之日起20个工作日内"),
]


@pytest.mark.parametrize("text", [text for _, text in WIDTH])
def test_silently_normalised_limits(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert result.findings == ()
    assert within(text) == USUAL
    assert result.entry.time_limit is not None
    assert result.entry.time_limit.raw == text.replace("⏎", "\n")


def test_traditional_mojibake() -> None:
    headers = {"公开内容（要素）": "公開(kāi)內(nèi)容（要素）", "公开主体": "公開(kai)主體"}
    result = judge(standard(headers=headers))
    assert result.entry.content == ("发放标准",)
    assert result.findings == ()


def test_names_in_traditional_script_stay_raw() -> None:
    """乾县 must not become 干县: conversion is for matching only."""
    result = judge(standard(公开主体="乾縣民政局", 公开对象="全社會"))
    assert result.units() == ["乾縣民政局"]
    assert result.entry.audience is not None
    assert result.entry.audience.public


def test_spam_in_the_content_is_kept() -> None:
    cell = "手机彩票网全面推进工作情况"
    assert read(standard(cells={"公开内容（要素）": cell})).entry.content == (cell,)


MASKED = ["****局", "******局", "某县××局", "某县__局", "**镇人民政府"]


@pytest.mark.parametrize("unit", MASKED)
def test_masked_unit(unit: str) -> None:
    result = judge(standard(公开主体=unit))
    assert result.units() == [unit]
    assert result.findings == (("E112", "G2"),)


PLACEHOLDERS = ["/", "—", "-", "略", "无", "待定", "……", "N/A", "____"]


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholder_unit(text: str) -> None:
    result = judge(standard(公开主体=text))
    assert result.units() == [text]
    assert result.findings == (("E111", "G2"),)


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholder_content(text: str) -> None:
    result = judge(standard(cells={"公开内容（要素）": text}))
    assert result.entry.content == (text,)
    assert result.findings == (("E111", "D2"),)


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholder_channel(text: str) -> None:
    result = judge(standard(公开渠道和载体=text))
    assert result.channels() == [(None, text)]
    assert result.findings == (("E111", "H2"),)


@pytest.mark.parametrize("text", ["/", "—", "略", "无"])
def test_placeholder_limit(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert result.entry.time_limit is not None
    assert result.entry.time_limit.clauses == ()
    assert result.findings == (("E104", "F2"),)


GENERIC = ["相关审批部门", "各有关单位", "有关部门", "相关主管部门"]


@pytest.mark.parametrize("unit", GENERIC)
def test_generic_unit(unit: str) -> None:
    assert judge(standard(公开主体=unit)).findings == (("E114", "G2"),)


def test_blanks_inside_numbers() -> None:
    result = judge(standard(公开时限="信息形成之日起2 0个工作日内"))
    assert within("信息形成之日起2 0个工作日内") == USUAL
    assert result.findings == (("T244", "F2"),)


def test_blanks_inside_a_document_number() -> None:
    basis = read(standard(公开依据="《某办法》（某发〔2018〕8 4 号）")).entry.legal_basis[0]
    assert basis.title == "某办法"
    assert basis.text == "《某办法》（某发〔2018〕8 4 号）"


def test_wrong_bracket_in_a_document_number() -> None:
    basis = read(standard(公开依据="《某办法》（某发〔2018)23号〕")).entry.legal_basis[0]
    assert (basis.title, basis.text) == ("某办法", "《某办法》（某发〔2018)23号〕")


CUT = ["信息形成或者变更之日起20个工作日内予以公", "信息形成或者变更之日起20个工作日内及"]


@pytest.mark.parametrize("text", CUT)
def test_cut_tail_keeps_the_number(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert within(text) == USUAL
    assert result.entry.time_limit is not None
    kinds = [clause.kind for clause in result.entry.time_limit.clauses]
    assert kinds == ["deadline", "unparsed"]
    assert result.findings == (("E203", "F2"),)


def test_cut_before_the_number_is_undecided() -> None:
    assert judge(standard(公开时限="信息形成或者变更之日起2")).findings == (("E124", "F2"),)


def test_doubled_words() -> None:
    assert within("信息形成后，20个工作日内公开内公开") == USUAL


def test_numbers_with_a_gap() -> None:
    result = judge(standard({"序号": "3", "二级事项": "丁"}))
    assert result.findings == (("C102", "A3"),)


def test_numbers_begin_again_on_every_page() -> None:
    rows = [{"序号": n, "二级事项": name} for n, name in (("2", "丁"), ("1", "戊"), ("2", "己"))]
    assert judge(standard(*rows)).findings == ()


def test_cells_glued() -> None:
    grid = grid_of([["序号公开事项公开内容公开主体公开时限"], ["1甲标准某县民政局每月5日前"]])
    assert judge(grid).codes == ["T204"]


def test_duplicate_items() -> None:
    assert judge(standard({})).codes == ["C101"]


def test_no_header_row_at_all() -> None:
    grid = draw("""
        1 | 甲 | 标准 | 每月5日前 | 某县民政局 | ■政府网站
        2 | 乙 | 办法 | 每月5日前 | 某县民政局 | ■政府网站
    """)
    result = judge(grid)
    assert result.codes == ["T201"]
    assert result.entries == ()


def test_too_few_roles_show_the_nearest_row() -> None:
    grid = draw("""
        公开事项 | 公开内容 | 备注
        甲 | 标准 | 无
    """)
    (finding,) = read(grid).file.findings
    assert (finding.code, finding.location.row) == ("T201", 1)
    assert "公开事项" in finding.message.zh


def test_an_empty_table() -> None:
    assert read(grid_of([])).codes == ["T201"]
    assert read(grid_of([["甲"]])).codes == ["T201"]


def test_a_glyph_at_the_end_of_a_line_with_its_name_on_the_next() -> None:
    result = judge(standard(公开渠道和载体="□政府公报 ■⏎政府网站 □⏎两微一端"))
    assert result.channels() == [("government_website", "政府网站")]


UNIT_LOST = ["批准后20内", "信息形成之日起20个内公开"]


@pytest.mark.parametrize("text", UNIT_LOST)
def test_unit_of_time_lost(text: str) -> None:
    assert judge(standard(公开时限=text)).findings == (("E124", "F2"),)


@pytest.mark.parametrize(
    "text", ["信息形式之日起20个工作日内", "信息行成或变更之日起20个工作日内"]
)
def test_misspelt_formation(text: str) -> None:
    result = judge(standard(公开时限=text))
    assert within(text) == USUAL
    assert result.findings == (("T245", "F2"),)


def test_pinyin_without_tone_marks() -> None:
    assert within("信息形成之日起20個(ge)工作日內(nei)") == USUAL


def test_other_errors_of_spreadsheets_are_undecided() -> None:
    for text, code in (("#REF!", "E122"), ("#N/A", "E122"), ("=VLOOKUP(A1,B:C,2)", "E122")):
        assert judge(standard(公开主体=text)).findings == ((code, "G2"),)
    result = judge(standard(cells={"公开内容（要素）": "#REF!"}))
    assert result.findings == (("E121", "D2"),)


TITLES = [
    ("某县养老服务领域基层政务公开标准目录", "某县", "county", "elderly_care"),
    (
        "附件1：某县某镇社会救助领域标准目录（2020年版）",
        "某县某镇",
        "township",
        "social_assistance",
    ),
    (
        "某省某市某区城市综合执法领域政务公开标准目录",
        "某省某市某区",
        "county",
        "urban_law_enforcement",
    ),
    ("某县农村集体土地征收基层政务公开标准目录", "某县", "county", "rural_land_expropriation"),
]


@pytest.mark.parametrize(("line", "place", "level", "domain"), TITLES, ids=[t[0] for t in TITLES])
def test_titles(line: str, place: str, level: str, domain: str) -> None:
    title = read_titles([line], None)
    assert title.place == place
    assert title.level is not None
    assert title.level.code == level
    assert title.domain is not None
    assert title.domain.code == domain


def test_title_with_a_domain_of_local_making() -> None:
    title = read_titles(["某县旅游观光领域基层政务公开标准目录"], None)
    assert title.domain is not None
    assert (title.domain.code, title.domain.text) == (None, "旅游观光")
    grid = grid_of([["公开事项", "公开内容", "公开主体"]], title="某县观光体验领域标准目录")
    assert judge(grid).codes[0] == "C103"


def test_units_however_they_are_written() -> None:
    cells = {
        "某县民政局、某县财政局": ["某县民政局", "某县财政局"],
        "某县民政局⏎某县财政局": ["某县民政局", "某县财政局"],
        "1.某县民政局 2.某县财政局": ["某县民政局", "某县财政局"],
        "某县民⏎政局": ["某县民政局"],
        "某县住房和城乡建设局（房管中心、征收办）": ["某县住房和城乡建设局（房管中心、征收办）"],
        "某县民政局；各乡镇人民政府": ["某县民政局", "各乡镇人民政府"],
        "某县民政局 某县财政局": ["某县民政局", "某县财政局"],
        "、": ["、"],
    }
    for cell, names in cells.items():
        assert read(standard(公开主体=cell)).units() == names


def test_contents_however_they_are_listed() -> None:
    cells = {
        "●标准⏎●办法": ("标准", "办法"),
        "·标准⏎·办法": ("标准", "办法"),
        "1.标准；2.办法；3.时间": ("标准", "办法", "时间"),
        "1、标准⏎2、办法": ("标准", "办法"),
        "①标准②办法": ("标准", "办法"),
        "（一）标准⏎（二）办法": ("标准", "办法"),
        "标准⏎办法": ("标准", "办法"),
        "发放标准、⏎发放办法": ("发放标准、发放办法",),
        "标准（含对象、⏎金额）": ("标准（含对象、金额）",),
        "补贴发⏎放的标⏎准和办⏎法": ("补贴发放的标准和办法",),
    }
    for cell, elements in cells.items():
        assert read(standard(cells={"公开内容（要素）": cell})).entry.content == elements


def test_bases_however_they_are_listed() -> None:
    cells = {
        "《甲法》、《乙办法》": ["甲法", "乙办法"],
        "《甲法》⏎《乙办法》": ["甲法", "乙办法"],
        "《甲法》《乙办法》": ["甲法", "乙办法"],
        "1.《甲法》；2.《乙办法》": ["甲法", "乙办法"],
        "《某部关于印发〈乙办法〉的通知》": ["某部关于印发〈乙办法〉的通知"],
        "《某部关于印发《乙办法》的通知》": ["某部关于印发《乙办法》的通知"],
        "政府信息公开有关规定": [None],
        "《": [None],
    }
    for cell, titles in cells.items():
        basis = read(standard(公开依据=cell)).entry.legal_basis
        assert [one.title for one in basis] == titles
