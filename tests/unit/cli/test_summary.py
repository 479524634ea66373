from dataclasses import replace
from datetime import date

import pytest

from opengov.cli.exits import FailOn
from opengov.cli.listing import counted
from opengov.cli.render import plain
from opengov.cli.summary import report_lines, verdict_text
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.text import Text
from opengov.validation import InputInfo, Report, Skipped, load_profile
from opengov.validation.profiles import profile_of
from opengov.validation.results import RuleResult


def report(*severities: Severity, limit: int | None = None, entries: int = 2) -> Report:
    findings = tuple(
        Finding(
            code="E102" if severity is Severity.ERROR else "F001",
            name="x",
            severity=severity,
            message=Text("缺少公开主体", "no unit"),
            location=Location(source="a.csv"),
        )
        for severity in severities
    )
    totals: dict[tuple[str, Severity], int] = {}
    for finding in findings:
        key = (finding.code, finding.severity)
        totals[key] = totals.get(key, 0) + 1
    made = Report(
        profile=load_profile("required-elements"),
        as_of=date(2026, 11, 22),
        inputs=(
            InputInfo(path="a.csv", sha256=None, format="csv", entries=entries),
            InputInfo(path="b.csv", sha256=None, format="csv", entries=0),
        ),
        findings=findings,
        totals=totals,
        skipped=(
            Skipped("C101", Text("忽略", "ignored")),
            Skipped("C102", Text("忽略", "ignored")),
            Skipped("E134", Text("不适用", "not in force")),
        ),
    )
    return made if limit is None else made.limited(limit)


def test_the_whole_report_in_chinese() -> None:
    text = plain(report_lines(report(Severity.ERROR, Severity.ERROR, limit=1), "zh", FailOn.ERROR))
    assert text == (
        "a.csv  （csv，2 个条目）\n"
        "  错误 E102  缺少公开主体\n"
        "\n"
        "b.csv  （csv，0 个条目）\n"
        "  未发现问题\n"
        "\n"
        "文件          2\n"
        "条目          2\n"
        "问题          错误 2 · 警告 0 · 提示 0\n"
        "按规则        E102 ×2  条目没有写明由哪个单位负责公开  另有 1 处未列出\n"
        "规则集        required-elements  四项必备要素\n"
        "检查日期      2026-11-22\n"
        "未检查        C101 C102  忽略\n"
        "              E134  不适用\n"
        "结论：不通过 — 2 个条目，2 处错误\n"
    )


@pytest.mark.parametrize(
    ("severities", "fail_on", "zh", "en"),
    [
        ((), "error", "结论：通过 — 2 个条目", "Verdict: conformant — 2 entries"),
        (
            (Severity.WARNING,),
            "error",
            "结论：通过 — 2 个条目，1 处警告",
            "Verdict: conformant — 2 entries, 1 warning",
        ),
        (
            (Severity.WARNING,),
            "warning",
            "结论：不通过 — 2 个条目，1 处警告",
            "Verdict: not conformant — 2 entries, 1 warning",
        ),
        (
            (Severity.ERROR, Severity.ERROR),
            "never",
            "结论：通过 — 2 个条目，2 处错误",
            "Verdict: conformant — 2 entries, 2 errors",
        ),
        (
            (Severity.FATAL, Severity.ERROR, Severity.INFO),
            "never",
            "结论：未能完成检查 — 2 个条目，1 处致命问题，1 处错误，1 处提示",
            "Verdict: could not be checked in full — 2 entries, 1 fatal, 1 error, 1 info",
        ),
    ],
)
def test_the_verdict(severities: tuple[Severity, ...], fail_on: str, zh: str, en: str) -> None:
    assert verdict_text(report(*severities), FailOn(fail_on)) == Text(zh, en)


def test_fatal_findings_are_counted_where_there_are_any() -> None:
    assert "致命 1 · 错误 0" in plain(report_lines(report(Severity.FATAL), "zh", FailOn.ERROR))


def test_what_became_of_the_rules_stands_before_the_profile() -> None:
    results = {
        "E101": RuleResult(applicable=2, failed=1),
        "E102": RuleResult(applicable=2),
        "E103": RuleResult(applicable=2),
        "P101": RuleResult(),
    }
    for lang, said in (
        ("zh", "规则          1 条不通过，2 条通过，1 条不适用\n规则集  "),
        ("en", "Rules         1 failed, 2 passed, 1 not applicable\nProfile  "),
    ):
        judged = replace(report(), results=results)
        lines = report_lines(judged, "zh" if lang == "zh" else "en", FailOn.ERROR)
        assert said in plain(lines)


def test_a_single_file_is_not_counted_and_no_date_is_no_line() -> None:
    single = Report(profile=load_profile("required-elements"), inputs=report().inputs[:1])
    text = plain(report_lines(single, "en", FailOn.ERROR))
    assert "Files" not in text
    assert "As of" not in text
    assert text.endswith("Verdict: conformant — 2 entries\n")


def test_numbers_before_nouns() -> None:
    assert counted(Text("{n} 个", "{n} child|{n} children"), 1).en == "1 child"
    assert counted(Text("{n} 个", "{n} child|{n} children"), 0).en == "0 children"


def test_changed_severities_are_told() -> None:
    table = {"extends": "required-elements", "severity": {"E101": "info", "E2": "warning"}}
    own = Report(profile=profile_of(table, name="own"), inputs=report().inputs[:1])
    text = plain(report_lines(own, "en", FailOn.ERROR))
    (line,) = (line for line in text.splitlines() if line.startswith("Severities"))
    assert "E101 error → info" in line
    assert "E102" not in line
