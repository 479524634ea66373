"""The HTML report: self-contained, hostile text stays data, nothing is left out unsaid."""

import json
import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry, file, note, table

from opengov._resources import read_text, read_toml
from opengov.finding import Severity
from opengov.validation import Report, validate
from opengov.validation.baseline import Baseline, compare
from opengov.validation.outputs.html import html_report
from opengov.validation.results import Outcome

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028&amp;"

NO_CONTENT: dict[str, object] = {"content": None}


def data_of(page: str) -> Any:  # noqa: ANN401 - data of any shape
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def report(*changes: dict[str, object], profile: str = "required-elements") -> Report:
    return validate(file(catalog(*(entry(**change) for change in changes))), profile=profile)


class TestData:
    def test_findings_say_both_languages(self) -> None:
        found = data_of(html_report(report({"responsibleUnits": None})))
        (finding,) = found["findings"]
        assert (finding["code"], finding["severity"]) == ("E102", "error")
        assert finding["message"]["zh"] != finding["message"]["en"]
        assert found["rules"]["E102"]["advice"]["zh"].startswith("处理：")
        assert found["verdict"] == "failed"

    def test_notice_has_a_title_too(self) -> None:
        found = data_of(html_report(validate(file(findings=(note("T231"),)))))
        assert found["rules"]["T231"]["title"]["zh"]

    def test_coverage_of_the_elements(self) -> None:
        found = data_of(html_report(report({}, {"responsibleUnits": None}, {"content": ["/"]})))
        titles = [each["zh"] for each in found["matrix"]["elements"]]
        assert titles == ["公开内容", "公开主体", "公开渠道和载体", "更新频次"]
        [row] = found["matrix"]["rows"]
        assert row["title"]["zh"] == "（未写明领域）"
        assert row["entries"] == 3
        assert row["counts"] == [[2, 0, 3], [2, 0, 3], [3, 0, 3], [3, 0, 3]]

    def test_element_that_was_not_asked_about_is_no_column(self) -> None:
        found = data_of(html_report(validate(file(catalog(entry())), ignore=["E102"])))
        assert len(found["matrix"]["elements"]) == 3

    def test_absent_column(self) -> None:
        bare = {"responsibleUnits": None, "content": ["标准"]}
        columns = {"content", "channels", "update_frequency"}
        read = file(catalog(entry(**bare)), tables=(table(columns),))
        found = data_of(html_report(validate(read)))
        assert "T211" in found["summary"]["byRule"]
        assert found["matrix"]["rows"][0]["counts"][1] == [0, 0, 1]

    def test_what_is_left_out_is_said(self) -> None:
        many = report(*[NO_CONTENT] * 5)
        assert any("E101" in each["zh"] for each in data_of(html_report(many.limited(2)))["notes"])
        ignored = validate(file(catalog(entry(content=None))), ignore=["E101"])
        assert any("E101" in each["en"] for each in data_of(html_report(ignored))["notes"])
        held = compare(many, Baseline.of(many.findings)).report
        assert any("基线" in each["zh"] for each in data_of(html_report(held))["notes"])

    def test_each_rule_gets_its_share(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.validation.outputs.html.BUDGET", 1500)
        many = report(*[NO_CONTENT] * 9, {"responsibleUnits": None})
        found = data_of(html_report(many))
        assert {each["code"] for each in found["findings"]} >= {"E101", "E102"}
        assert found["summary"]["byRule"]["E101"] == 9
        assert len(found["findings"]) < 10

    def test_outcome_of_every_rule_as_the_json_report_has_it(self) -> None:
        judged = report({}, {"content": None}, {"responsibleUnits": None}, profile="thorough")
        found = data_of(html_report(judged))
        for lang in ("zh", "en"):
            shown = {
                each["code"]: {
                    "outcome": each["outcome"],
                    "applicable": each.get("applicable", 0),
                    "failed": each.get("failed", 0),
                    "reason": each["why"][lang] if "why" in each else None,
                }
                for each in found["outcomes"]
            }
            assert shown == judged.to_json("zh" if lang == "zh" else "en")["rules"]
        assert all(found["rules"][each["code"]]["title"] for each in found["outcomes"])

    def test_failed_rules_come_first_and_those_not_applicable_last(self) -> None:
        found = data_of(html_report(report({"responsibleUnits": None}, {"content": None})))
        outcomes = [each["outcome"] for each in found["outcomes"]]
        order = ["fail", "pass", "not_applicable"]
        assert set(outcomes) == set(order)
        assert outcomes == sorted(outcomes, key=order.index)
        assert [each["code"] for each in found["outcomes"]][:2] == ["E101", "E102"]

    def test_a_rule_that_was_ignored_says_so(self) -> None:
        ignored = validate(file(catalog(entry(content=None))), ignore=["E101"])
        (about,) = (
            each for each in data_of(html_report(ignored))["outcomes"] if each["code"] == "E101"
        )
        assert about["why"]["en"] == "ignored on request"

    def test_fatal(self) -> None:
        found = data_of(html_report(validate(file(findings=(note("F024", Severity.FATAL),)))))
        assert found["verdict"] == "fatal"


class TestPage:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_no_request_leaves_it(self, lang: str) -> None:
        page = html_report(report({"content": None}), "zh" if lang == "zh" else "en")
        assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page)
        assert "http" not in page.replace("http-equiv", "")
        assert f'<html lang="{lang}">' in page

    def test_hostile_text_stays_data(self) -> None:
        page = html_report(report({"content": [HOSTILE, "/"], "responsibleUnits": None}))
        inside = page.partition('id="data">')[2].partition("</script>")[0]
        assert "<" not in inside
        assert page.count("<script") == 2

    @given(st.text(max_size=40))
    def test_any_text_comes_back(self, text: str) -> None:
        named = validate(file(catalog(entry(responsibleUnits=None)), source=f"{text}.xlsx"))
        assert data_of(html_report(named))["inputs"][0]["path"] == f"{text}.xlsx"

    def test_braces_in_style_and_script_are_kept(self) -> None:
        page = html_report(report({}))
        assert read_text("report/style.css") in page
        assert read_text("report/script.js") in page


def test_every_word_of_the_page_has_both_languages() -> None:
    words = read_toml("report/words.toml")
    used = set(re.findall(r'data-text="(\w+)"', read_text("report/page.html")))
    used |= set(re.findall(r'word\("(\w+)"\)', read_text("report/script.js")))
    used |= {f"outcome_{each}" for each in get_args(Outcome)}
    used |= {f"outcomes_{each}" for each in ("rule", "title", "outcome", "counted", "reason")}
    assert used <= set(words)
    assert all(isinstance(each, dict) and set(each) == {"zh", "en"} for each in words.values())
