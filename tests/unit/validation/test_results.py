"""What became of each rule, with its denominator."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.unit.validation.sample import catalog, entry, file, table

from opengov.finding import Severity
from opengov.model.catalog import CatalogEntry, CatalogSet
from opengov.rules import RULES, Hit, Rule, RuleSpec
from opengov.text import Text
from opengov.validation import Report, merge_reports, validate
from opengov.validation.results import RuleResult, add_results

LIMIT = {
    "raw": "每季度",
    "clauses": [{"kind": "frequency", "every": {"value": 3, "unit": "month"}}],
}


def counts(report: Report, code: str) -> tuple[str, int, int]:
    result = report.results[code]
    return result.outcome, result.applicable, result.failed


class TestOutcome:
    @pytest.mark.parametrize(
        ("result", "outcome"),
        [
            (RuleResult(), "not_applicable"),
            (RuleResult(applicable=3), "pass"),
            (RuleResult(applicable=3, failed=1), "fail"),
            (RuleResult(applicable=3, reason=Text("不", "no")), "not_applicable"),
        ],
    )
    def test_three_ways(self, result: RuleResult, outcome: str) -> None:
        assert result.outcome == outcome

    def test_json(self) -> None:
        assert RuleResult().to_json("en") == {
            "outcome": "not_applicable",
            "applicable": 0,
            "failed": 0,
            "reason": "nothing there that the rule judges",
        }
        assert RuleResult(applicable=1).to_json("zh")["reason"] is None

    def test_added(self) -> None:
        one = {"E101": RuleResult(applicable=1, failed=1)}
        two = {"E102": RuleResult(applicable=2), "E101": RuleResult(applicable=4)}
        assert list(add_results(two, one)) == ["E101", "E102"]
        assert add_results(two, one)["E101"] == RuleResult(applicable=5, failed=1)


class TestCounts:
    def test_absence_concerns_every_entry(self) -> None:
        report = validate(catalog(entry(), entry(id="2", content=None)))
        assert counts(report, "E101") == ("fail", 2, 1)
        assert counts(report, "E102") == ("pass", 2, 0)

    def test_other_rules_concern_what_is_there(self) -> None:
        report = validate(catalog(entry(), entry(id="2", timeLimit=LIMIT)))
        assert counts(report, "E204") == ("fail", 1, 1)
        assert counts(report, "C102") == ("not_applicable", 0, 0)

    def test_rules_over_several_fields_count_entries(self) -> None:
        bare = CatalogEntry(id="3")
        report = validate(catalog(entry(content=["/"], channels=[{"text": "/"}]), entry(), bare))
        assert counts(report, "E111") == ("fail", 2, 1)

    def test_catalogs_are_counted_where_a_rule_judges_them(self) -> None:
        some = catalog(entry(domain={"text": "某某"}), domain={"text": "某某"})
        assert counts(validate(some), "C103") == ("fail", 2, 2)

    def test_equal_values_are_counted_each_time(self) -> None:
        rows = [entry(id=str(n), responsibleUnits=[{"name": "相关部门"}]) for n in range(5)]
        both = CatalogSet(catalogs=(catalog(*rows), catalog(*rows[:2])))
        assert counts(validate(both), "E114") == ("fail", 7, 7)

    def test_what_is_not_listed_is_counted(self) -> None:
        rows = [entry(id=str(n), content=None) for n in range(5)]
        report = validate(catalog(*rows), max_findings_per_rule=1)
        assert len(report.findings) == 1
        assert counts(report, "E101") == ("fail", 5, 5)

    def test_faulty_fields_are_not_judged(self) -> None:
        rows = catalog(
            *(entry(id=str(n), items=["甲", str(n)], timeLimit=LIMIT) for n in range(3))
        )
        faulty = {(0, 1): frozenset({"content", "items", "time_limit"})}
        report = validate(file(rows, faulty=faulty))
        assert counts(report, "E101")[1] == 2
        assert counts(report, "C101")[1] == 2
        assert counts(report, "E204") == ("fail", 2, 2)

    def test_columns_that_are_not_there_are_not_judged(self) -> None:
        rows = catalog(entry(content=None), entry(id="2", content=None))
        tables = (table({"channels", "responsible_units", "update_frequency"}, entries=2),)
        assert counts(validate(file(rows, tables=tables)), "E101") == ("not_applicable", 0, 0)

    def test_much_that_differs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.validation.run.REMEMBERED", 2)
        rows = [entry(id=str(n), content=[f"标准{n}"]) for n in range(7)]
        assert counts(validate(catalog(*rows)), "E121") == ("pass", 7, 0)

    def test_entries_without_order(self) -> None:
        """The same whatever the order of the entries."""
        rows = [entry(id=str(n), content=None if n % 3 else ["标准"]) for n in range(9)]
        one, two = validate(catalog(*rows)), validate(catalog(*rows[::-1]))
        assert one.results == two.results

    def test_fields_that_hold_a_dict(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def check(extra: dict[str, str]) -> Iterator[Hit]:
            if extra:
                yield Hit()

        spec = RuleSpec(
            code="E298",
            name="x",
            severity=Severity.ERROR,
            since="0.1",
            message=Text("x", "x"),
            page_zh="x。",
            bad={},
            good={},
        )
        monkeypatch.setitem(RULES, "E298", Rule(spec, check))
        report = validate(catalog(entry(extra={"备注": "x"}), entry(id="2")))
        assert counts(report, "E298") == ("fail", 1, 1)


class TestReasons:
    def test_not_asked_for(self) -> None:
        report = validate(catalog(entry()), ignore=["E2"])
        assert report.results["E201"].to_json("en")["reason"] == "ignored on request"
        assert "E106" not in report.results

    def test_not_in_force(self) -> None:
        report = validate(catalog(entry()), profile="thorough", as_of=date(2018, 6, 1))
        reason = report.results["E313"].to_json("en")["reason"]
        assert reason == "not in force on 2018-06-01"

    def test_rule_that_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def check(content: tuple[str, ...]) -> Iterator[Hit]:
            raise RuntimeError(content)

        def concerns(content: tuple[str, ...]) -> bool:
            raise RuntimeError(content)

        spec = RuleSpec(
            code="E297",
            name="x",
            severity=Severity.ERROR,
            since="0.1",
            message=Text("x", "x"),
            page_zh="x。",
            bad={},
            good={},
            concerns=concerns,
        )
        monkeypatch.setitem(RULES, "E297", Rule(spec, check))
        report = validate(catalog(entry()))
        assert report.results["E297"].to_json("en")["reason"] == "the rule failed to run, see X901"
        assert report.verdict() == "fatal"

    def test_every_rule_of_the_profile_has_a_result(self) -> None:
        report = validate(catalog(entry()), profile="thorough")
        assert set(report.results) == {c for c in RULES if report.profile.lists(c)}


class TestLawOfTheDay:
    def test_what_was_not_yet_issued_is_no_basis(self) -> None:
        """Before the notice of 2019 only the profile asks for the elements."""
        record = catalog(entry(content=None))
        old = validate(record, as_of=date(2018, 6, 1)).findings[0]
        new = validate(record, as_of=date(2020, 6, 1)).findings[0]
        assert [str(each) for each in old.basis] == ["profile required-elements"]
        assert [str(each) for each in new.basis] == ["cn-gb-2019-54"]
        assert "required-elements" in old.message.zh

    def test_of_a_column_too(self) -> None:
        columns = {"channels", "responsible_units", "update_frequency"}
        record = file(catalog(entry(content=None)), tables=(table(columns),))
        found = validate(record, as_of=date(2018, 6, 1)).findings[0]
        assert (found.code, str(found.basis[0])) == ("T211", "profile required-elements")


def test_merged() -> None:
    reports = [validate(catalog(entry(content=None))), validate(catalog(entry()))]
    assert counts(merge_reports(reports), "E101") == ("fail", 2, 1)


def test_organs_of_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('extends = "thorough"\norgans = ["某县 民政局"]\n', encoding="utf-8")
    good = validate(catalog(entry()), profile=str(path))
    assert counts(good, "E401") == ("pass", 1, 0)
    assert good.profile.to_json()["organs"] == ["某县 民政局"]
    bad = validate(catalog(entry(responsibleUnits=[{"name": "某县司法局"}])), profile=str(path))
    assert counts(bad, "E401") == ("fail", 1, 1)
