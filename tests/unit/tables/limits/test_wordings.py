"""Wordings beyond the collected ones, in the same shorthand, and what stays unread."""

import json

import pytest
from tests.unit.tables.limits.shorthand import matches

from opengov.model.elements import frequency_element
from opengov.model.time import DeadlineClause, Duration, TimeLimit, UpdateFrequency
from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit
from opengov.tables.limits.numerals import numeral

READ = """
政策文件印发后5个工作日内 | pub issued +5wd
审批结果作出之日起7个工作日内 | pub decided +7wd
合同签订后7个工作日内公告 | pub other +7wd
未形成之日起7个工作日内 | pub other +7wd
发生变化后10日内 | pub changed +10d
自收到之日起1个工作日 | pub received +1wd
收到征地批准文件十个工作日内 | pub received +10wd
会议召开前3日 | pub held -3d
招生开始前10个工作日 | pub started -10wd
项目批准服务信息自审批之日起7个工作日内公开 | {项目批准服务信息} pub approved +7wd
作出决定当日公开 | pub decided @
24小时内 | pub - +24h
两周内 | pub - +2w
半年内 | pub - +6mo
公开时限:20个工作日内 | pub - +20wd
公开时限为20个工作日 | pub - +20wd
每年度更新 | freq annual
年度公开 | freq annual
季度 | freq quarterly
一季度一次 | freq quarterly
每两年更新一次 | freq 2y
每隔3天更新 | freq 3d
更新周期为1个月 | freq 1mo
每个工作日更新 | freq 1wd
1次/年 | freq annual
每年1次以上 | freq annual>=
每月结束后5个工作日内公布 | freq monthly; pub ended +5wd
每月5日前更新 | cal monthly:d5 before
每年6月30日 | cal yearly:06-30 on
实时更新、动态调整 | pub - realtime; pub - dynamic
随时更新 | pub - anytime
根据工作进展及时更新 | pub - byProgress
有变化及时更新 | pub changed promptly
会议结束后及时公开 | pub ended promptly
常年公开 | keep long
公开时限:长期 | keep long
公示期不少于5个工作日 | notice >=5wd
公示7个工作日以上 | notice >=7wd
处罚决定公示期限1年 | {处罚决定} notice =1y
信息形成或变更之日起20个工作日内予以公 | pub formedOrChanged +20wd; ?(cut)
信息形成之日起20个工作日内公开(遇节假日顺延) | pub formed +20wd
许可自作出决定之日起7个工作日内,公示7天 | {许可} pub decided +7wd; {许可} notice =7d
20个工作日内;5个工作日内 | pub - +20wd; ?(conflict)
一、实时更新;二、每年1月31日前 | pub - realtime; cal yearly:01-31 before
1. 每月更新 2. 长期公开 | freq monthly; keep long
法律法规另有规定的除外 | !law
信息形成后半年内 | pub formed +6mo
许可半年1次 | {许可} freq semiannual
提前批招生结束后5个工作日内 | pub ended +5wd
许可提前5个工作日 | pub other -5wd
不超过20个工作日 | pub - +20wd
最迟不超过20个工作日 | pub - +20wd
及时公开,最迟不超过20个工作日 | pub - promptly; pub - +20wd
每月≥1次 | freq monthly>=
定期更新,每年不少于1次 | ?(wording); freq annual>=
政策文件20个工作日内;名单7个工作日内公开 | {政策文件} pub - +20wd; {名单} pub - +7wd
行政处罚决定7日内,其他20个工作日内 | {行政处罚决定} pub - +7d; {其他} pub - +20wd
""".strip().split("\n")

UNREAD = """
上半年 | wording
下半年 | wording
后半年 | wording
上半年公开1次 | wording
会议上半年前 | wording
提前5个工作日 | wording
至少提前5个工作日公开 | wording
可提前5个工作日 | wording
一般提前5个工作日 | wording
不超过30日 | wording
及时公开,不超过20个工作日 | wording
7×24小时 | wording
7*24小时 | wording
7×2*小时 | masked
当日 | wording
名单7个工作日 | wording
任意文字7个工作日内 | wording
名单0个工作日内 | number_unclear
定期更新 | wording
定期更新,持续推进 | wording
定期更新,7个工作日内 | wording
定期更新,法律另有规定的从其规定 | wording
不少于30日 | wording
公示7天后长期公开 | wording
公示不少于7天以上 | wording
7日 | wording
二、三个工作日内 | wording
20个工作日内公开2次 | wording
下季度后20个工作日内 | wording
信息形成后0个工作日内 | number_unclear
本月3个工作日前 | wording
0个工作日内 | number_unclear
1.20个工作日 | number_unclear
1 20个工作日内 | number_unclear
5-10个工作日内 | number_unclear
2十个工作日内 | number_unclear
信息形成后2*个工作日 | masked
信息形成后20个工 | truncated
信息形成后20 | unit_missing
按上级要求 | reference
本月15日前10日内 | wording
每年2月30日前 | wording
每年13月1日前 | wording
每月32日前 | wording
每月上旬前 | wording
6月前 | wording
每季度20日 | wording
每年6月、6月公布 | wording
每年6月底、12月公布 | wording
2024年13月1日前 | wording
2024年2月30日前 | wording
每年0次 | wording
每0天更新 | number_unclear
下季度后及时公开 | wording
与文件同步公开,间隔不超过0个工作日 | number_unclear
""".strip().split("\n")


@pytest.mark.parametrize("row", READ)
def test_read(row: str) -> None:
    text, expected = row.split(" | ")
    wire = json.loads(parse_limit(text).limit.model_dump_json())
    assert matches("!law" if expected == "!law" else expected, wire) or (
        expected == "!law" and wire == {"raw": text, "unlessOtherLaw": True}
    ), wire


@pytest.mark.parametrize("row", UNREAD)
def test_unread(row: str) -> None:
    text, reason = row.split(" | ")
    clauses = parse_limit(text).limit.model_dump()["clauses"]
    assert clauses[-1]["kind"] == "unparsed"
    assert clauses[-1]["reason"] == reason, clauses


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每周一更新", "FREQ=WEEKLY;BYDAY=MO"),
        ("于每季度末公布", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("每年6月底、12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("每年1月、7月", "FREQ=YEARLY;BYMONTH=1,7"),
        ("每年2月底前", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("次月中旬", "FREQ=MONTHLY;BYMONTHDAY=11,12,13,14,15,16,17,18,19,20"),
    ],
)
def test_rule(text: str, rule: str) -> None:
    assert parse_limit(text).limit.model_dump()["clauses"][0]["rrule"] == rule


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年6月30日前", "2024-06-30"),
        ("2024年2月底前", "2024-02-29"),
        ("2025年底前", "2025-12-31"),
    ],
)
def test_single_date_is_no_frequency(text: str, date: str) -> None:
    limit = parse_limit(text).limit
    assert json.loads(limit.model_dump_json())["clauses"][0]["date"] == date
    assert derive_frequency(limit) is None
    assert frequency_element(limit, None) == "missing"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("信息形成后2 0个工作日内", {"digits_joined"}),
        ("信息行成之日起20个工作日内", {"typo"}),
        ("20个工作日内内", {"doubled"}),
        ("长期公开;长期公开", {"doubled"}),
        ("信息形成后20个工作日内;信息形成之日起20个工作日内", {"doubled"}),
        ("信息形成后20个工作日内", set()),
    ],
)
def test_repairs_are_noted(text: str, notes: set[str]) -> None:
    assert parse_limit(text).notes == notes
    assert len(parse_limit(text).limit.clauses) == 1


@pytest.mark.parametrize(
    ("text", "code", "source"),
    [
        ("1年", "annual", "stated"),
        ("月", "monthly", "stated"),
        ("每两周", "interval", "stated"),
        ("20个工作日", "on_change", "inferred"),
        ("每年至少2次", "semiannual", "stated"),
        ("每年10月31日前", "annual", "stated"),
        ("每月10日前", "monthly", "stated"),
        ("待定", None, "stated"),
        ("长期公开", None, "stated"),
    ],
)
def test_frequency_column(text: str, code: str | None, source: str) -> None:
    frequency = parse_frequency(text)
    assert (frequency.code, frequency.source, frequency.raw) == (code, source, text)
    assert frequency.clause is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("重大决策作出后及时公开", "on_event"),
        ("随时更新", "as_needed"),
        ("3年", "interval"),
        ("20个工作日;每年至少更新一次", "annual"),
        ("有更新时公开", "on_change"),
        ("定期更新，每年不少于2次", "semiannual"),
        ("与政策文件同步公开", "on_event"),
        ("会议召开时公开", "on_event"),
    ],
)
def test_derived_code(text: str, code: str) -> None:
    frequency = derive_frequency(parse_limit(text).limit)
    assert frequency is not None
    assert frequency.code == code


@pytest.mark.parametrize(
    "text",
    ["及时公开（7个工作日内）", "及时公开，7个工作日内", "重大决策作出后及时公开，7个工作日内"],
)
def test_a_deadline_beside_a_pace_is_its_bound(text: str) -> None:
    derived = derive_frequency(parse_limit(text).limit)
    assert derived is not None
    assert derived.within == Duration(value=7, unit="working_day")
    assert derived.source == "derived"
    assert parse_frequency(text).within == derived.within


@pytest.mark.parametrize("mark", ["〃", "″", '"', "“", "”", "''", "＂", "同上栏"])
def test_ditto_marks_have_no_clauses(mark: str) -> None:
    assert parse_limit(mark).limit.clauses == ()
    assert frequency_element(None, UpdateFrequency(source="stated", raw=mark)) == "missing"


@pytest.mark.parametrize(
    ("limit", "frequency", "verdict"),
    [
        ("依申请公开", None, "not_applicable"),
        ("自收到申请之日起20个工作日内", None, "not_applicable"),
        ("长期公开", None, "missing"),
        ("/", None, "missing"),
        ("按上级要求", None, "undecided"),
        ("每月更新", None, "missing"),
        (None, None, "missing"),
        (None, UpdateFrequency(source="stated", raw="同上"), "missing"),
        (None, UpdateFrequency(source="stated", raw="待核实"), "undecided"),
        (None, UpdateFrequency(source="stated"), "missing"),
        (None, UpdateFrequency(source="stated", raw="长 期"), "missing"),
        (None, UpdateFrequency(source="stated", raw="永久公开。"), "missing"),
        (None, UpdateFrequency(source="stated", raw="长期推进"), "undecided"),
        ("按上级要求", UpdateFrequency(source="stated", raw="长期"), "undecided"),
        ("依申请公开", UpdateFrequency(source="stated", raw="长期"), "not_applicable"),
        (None, UpdateFrequency(source="derived", code="monthly"), "present"),
        (None, UpdateFrequency(source="inferred", code="annual"), "present_inferred"),
    ],
)
def test_element(limit: str | None, frequency: UpdateFrequency | None, verdict: str) -> None:
    time_limit = None if limit is None else parse_limit(limit).limit
    assert frequency_element(time_limit, frequency) == verdict


def test_element_does_not_need_the_parser() -> None:
    limit = TimeLimit(
        raw="?",
        clauses=(DeadlineClause(kind="deadline", relation="after"),),
        unless_other_law=True,
    )
    assert frequency_element(limit, None) == "missing"


@pytest.mark.parametrize(
    ("text", "value"), [("五百", 500), ("十十", None), ("一二三四五六七八", None)]
)
def test_numeral(text: str, value: int | None) -> None:
    assert numeral(text) == value
