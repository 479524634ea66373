"""What a limit says of the frequency, and how strict reading is."""

import pytest
from tests.tables.drawing import draw, judge, read, standard

FORMED = "信息形成或者变更之日起20个工作日内"
LIMITS = [
    # limit, (code, source) or None, findings at its cell
    (FORMED, ("on_change", "derived"), ()),
    ("制定或获取信息之日起10个工作日内", ("on_change", "derived"), ()),
    ("收到征地批准文件之日起10个工作日内公开", ("on_event", "derived"), ()),
    ("组织听证7个工作日前予以公开", ("on_event", "derived"), ()),
    ("在实地启动拟征收土地工作时，在村公示栏公开", ("on_event", "derived"), ()),
    ("每季度首月20日前", ("quarterly", "derived"), ()),
    ("按年公开", ("annual", "derived"), ("E204",)),
    ("半年至少更新1次", ("semiannual", "derived"), ("E204",)),
    ("每年4月1日前", ("annual", "derived"), ()),
    ("实时公开", ("realtime", "derived"), ("E202",)),
    ("及时公开", ("on_change", "derived"), ("E202",)),
    ("随时公布", ("as_needed", "derived"), ("E202",)),
    ("按进展情况及时公开", ("on_event", "derived"), ("E202",)),
    ("动态调整", ("on_change", "derived"), ("E202",)),
    ("20个工作日内", ("on_change", "inferred"), ("E201",)),
    ("20工作日", ("on_change", "inferred"), ("E201",)),
    ("1年", ("annual", "inferred"), ("E134",)),
    ("6个月", ("semiannual", "inferred"), ("E134",)),
    ("1月31日前", ("annual", "inferred"), ("E134",)),
    ("长期公开", None, ("E104",)),
    ("永久公开", None, ("E104",)),
    ("", None, ("E104",)),
    ("/", None, ("E104",)),
    ("同上", None, ("E104",)),
    ("信息形成之日起**个工作日内", None, ("E124",)),
    ("信息形成之日起20内", None, ("E124",)),
    ("按有关规定执行", None, ("E124",)),
    ("依申请公开", None, ()),
    ("自收到申请之日起20个工作日内公开", None, ()),
]


@pytest.mark.parametrize(
    ("text", "frequency", "codes"), LIMITS, ids=[text or "blank" for text, _, _ in LIMITS]
)
def test_what_a_limit_says_of_the_frequency(
    text: str, frequency: tuple[str, str] | None, codes: tuple[str, ...]
) -> None:
    result = judge(standard(公开时限=text))
    assert result.frequency() == frequency
    assert result.findings == tuple((code, "F2") for code in codes)


STATED = [
    ("每季度更新", "按有关规定执行", ("quarterly", "stated"), ["E203"]),
    ("每季度更新", "", ("quarterly", "stated"), []),
    ("见备注", FORMED, ("on_change", "derived"), []),
    ("", FORMED, ("on_change", "derived"), []),
    ("见备注", "/", (None, "stated"), ["E124"]),
]


@pytest.mark.parametrize(
    ("stated", "limit", "frequency", "codes"), STATED, ids=[f"{s}-{t}" for s, t, _, _ in STATED]
)
def test_a_stated_frequency_beside_a_limit(
    stated: str, limit: str, frequency: tuple[str | None, str], codes: list[str]
) -> None:
    other = {"二级事项": "丁", "公开层级": "每季度"}
    grid = standard(other, headers={"公开层级": "更新频次"}, 公开层级=stated, 公开时限=limit)
    result = judge(grid)
    found = result.entries[0].update_frequency
    assert found is not None
    assert (found.code, found.source) == frequency
    assert sorted({code for code, cell in result.findings if cell in {"F2", "K2"}}) == codes


SILENT = {
    "width": standard(公开主体="某县民政局", 公开时限="信息形成之日起２０个工作日内"),
    "blanks": standard(公开对象="全 社 会"),
    "line breaks": standard(公开主体="某县民⏎政局"),
    "traditional for matching": standard(公开对象="全社會"),
    "bracketed pinyin": standard(headers={"公开主体": "公開(kāi)主體"}),
    "doubled punctuation": standard(公开时限="信息形成之日起，，20个工作日内，。"),
    "missing measure word": standard(公开时限="信息形成之日起20工作日内"),
    "list marks": standard(cells={"公开内容（要素）": "●标准⏎●办法"}),
    "channel alias": standard(公开渠道和载体="■门户网站"),
    "glyph variant": standard(公开渠道和载体="þ政府网站 □政府公报"),
    "repeated header": draw("""
        公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        甲 | 标准 | 每月5日前 | 某局 | ■政府网站
        公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        乙 | 标准 | 每月5日前 | 某局 | ■政府网站
    """),
    "merged cells": draw("""
        公开事项 | 公开内容 | 公开时限 | 公开主体 | 公开渠道和载体
        甲 | 标准 | 每月5日前 | 某局 | ■政府网站
        乙 | ^ | ^ | ^ | ^
    """),
}


@pytest.mark.parametrize("name", SILENT)
def test_silently_normalised(name: str) -> None:
    assert judge(SILENT[name]).findings == ()


INFO = {
    "T245": standard(公开时限="信息行成之日起20个工作日内"),
    "T244": standard(公开时限="信息形成之日起2 0个工作日内"),
    "T242": standard(公开渠道和载体="政府网站口政府公报"),
    "T241": standard({"二级事项": "丁", "公开主体": "同上"}),
    "T222": standard({"二级事项": "丁"}, headers={"公开时限": "　"}),
    "T243": standard(公开渠道和载体="■某某平台"),
    "T221": standard(headers={"公开层级": "满意度"}),
}
WARNINGS = {
    "E201": standard(公开时限="20个工作日内"),
    "E202": standard(公开时限="及时公开"),
    "E134": standard(公开时限="1年"),
    "T248": standard(headers={"公开主体": "责任科室"}),
    "T249": standard(公开渠道和载体="■其他____"),
    "T247": standard(序号="3、4"),
    "E204": standard(公开时限="每季度更新1次"),
    "E114": standard(公开主体="有关部门"),
    "E203": standard(公开时限=f"{FORMED}；其他按附件规定"),
}
ERRORS = {
    "E101": standard(cells={"公开内容（要素）": ""}),
    "E111": standard(公开主体="/"),
    "E112": standard(公开主体="****局"),
    "E113": standard(公开主体="同上"),
    "E103": standard(公开渠道和载体="□政府网站 □政府公报"),
    "E121": standard(cells={"公开内容（要素）": "#REF!"}),
    "E122": standard(公开主体="#REF!"),
    "E123": standard(公开渠道和载体="?政府网站 ?政府公报"),
    "E124": standard(公开时限="信息形成之日起20内"),
    "T211": standard(headers={"公开主体": ""}),
}
REFUSED = {
    "T201": draw("公开事项 | 公开内容"),
    "T202": draw("""
        公开事项 | 公开内容 | 公开主体 | 公开时限
        公开内容 | 公开事项 | 公开时限 | 公开主体
    """),
    "T204": draw("序号公开事项公开内容公开主体公开时限"),
}
GRADES = {
    "info": INFO,
    "warning": WARNINGS,
    "error": ERRORS,
    "fatal": REFUSED,
}


@pytest.mark.parametrize(
    ("severity", "code"), [(severity, code) for severity, rows in GRADES.items() for code in rows]
)
def test_how_strict(severity: str, code: str) -> None:
    """One defect, one finding, of the grade the table gives it."""
    result = judge(GRADES[severity][code])
    assert result.codes == [code]
    assert result.severities == {severity}


def test_a_refused_table_gives_no_entries() -> None:
    assert [read(grid).entries for grid in REFUSED.values()] == [(), (), ()]
