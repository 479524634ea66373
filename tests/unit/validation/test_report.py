"""Reports: counts, verdicts, merging, and the JSON that programs rely on."""

import json
from datetime import date
from typing import Any

import pytest
from tests.unit.validation.sample import catalog, entry, file, note

from opengov._version import schema_version
from opengov.finding import Severity
from opengov.validation import FailOn, Report, load_profile, merge_reports, ruleset_hash, validate

GENERIC = [{"name": "相关部门"}]


def report_of(*severities: Severity) -> Report:
    notes = tuple(note(f"T{number}99", severity) for number, severity in enumerate(severities))
    return validate(file(findings=notes))


def as_data(report: dict[str, object]) -> Any:  # noqa: ANN401 - data of any shape
    return json.loads(json.dumps(report))


class TestVerdict:
    @pytest.mark.parametrize(
        ("severity", "fail_on", "code"),
        [
            (Severity.INFO, "error", 0),
            (Severity.INFO, "warning", 0),
            (Severity.WARNING, "error", 0),
            (Severity.WARNING, "warning", 1),
            (Severity.WARNING, "never", 0),
            (Severity.ERROR, "error", 1),
            (Severity.ERROR, "warning", 1),
            (Severity.ERROR, "never", 0),
            (Severity.FATAL, "error", 3),
            (Severity.FATAL, "warning", 3),
            (Severity.FATAL, "never", 3),
        ],
    )
    def test_exit_code(self, severity: Severity, fail_on: FailOn, code: int) -> None:
        assert report_of(severity).exit_code(fail_on) == code

    def test_fatal_beats_error(self) -> None:
        assert report_of(Severity.ERROR, Severity.FATAL).verdict() == "fatal"

    def test_nothing(self) -> None:
        assert report_of().verdict("warning") == "passed"


class TestJson:
    def test_shape(self) -> None:
        report = validate(
            file(catalog(entry(responsibleUnits=None))), as_of=date(2026, 11, 22)
        ).to_json("en")
        assert list(report) == [
            "tool",
            "profile",
            "asOf",
            "inputs",
            "summary",
            "skipped",
            "findings",
            "truncated",
            "rules",
            "coverage",
        ]
        assert report["tool"] == {
            "name": "opengov",
            "version": "0.1.0",
            "schemaVersion": schema_version,
            "rulesetHash": ruleset_hash(load_profile("required-elements")),
            "dataVersion": "2026.11",
        }
        assert report["profile"] == "required-elements"
        assert report["asOf"] == "2026-11-22"
        assert report["inputs"] == [
            {"path": "a.xlsx", "sha256": "00", "format": "xlsx", "entries": 1}
        ]
        assert report["summary"] == {
            "entries": 1,
            "fatal": 0,
            "error": 1,
            "warning": 0,
            "info": 0,
            "byRule": {"E102": 1},
        }
        [finding] = as_data(report)["findings"]
        assert list(finding) == [
            "code",
            "name",
            "severity",
            "message",
            "location",
            "values",
            "basis",
            "fingerprint",
        ]
        assert finding["message"] == "the responsible unit is missing (basis: 国办发〔2019〕54号)"
        assert list(finding["location"]) == [
            "source",
            "pointer",
            "sheet",
            "cell",
            "row",
            "column",
            "header",
            "line",
            "lineColumn",
            "byteOffset",
            "byteLength",
        ]
        assert as_data(report) == report

    def test_language_of_messages_and_reasons(self) -> None:
        report = validate(catalog(entry(content=None)), ignore=("E2",))
        [finding] = as_data(report.to_json())["findings"]
        assert finding["message"] == "缺少公开内容（依据：国办发〔2019〕54号）"
        assert as_data(report.to_json())["skipped"][0] == {
            "rule": "E201",
            "reason": "已要求忽略该规则",
        }
        assert report.to_json()["asOf"] is None

    def test_terms_are_codes_in_values_and_words_in_messages(self) -> None:
        clause = {"kind": "unparsed", "text": "*", "reason": "masked"}
        limit = {"raw": "*", "clauses": [clause]}
        [finding] = validate(entry(updateFrequency=None, timeLimit=limit)).findings
        assert finding.values == {"reason": "masked", "text": "*"}
        assert "遮盖" in finding.message.zh
        assert "Masked" in finding.message.en


class TestLimited:
    report = validate(
        catalog(*(entry(id=str(i), content=None, responsibleUnits=GENERIC) for i in range(5)))
    )

    def test_numbers_stay_exact(self) -> None:
        short = self.report.limited(2)
        assert [f.code for f in short.findings] == ["E101", "E114"] * 2
        assert short.truncated == {"E101": 5, "E114": 5}
        assert short.by_rule == {"E101": 5, "E114": 5}
        assert (short.count(Severity.ERROR), short.count(Severity.WARNING)) == (5, 5)
        assert short.exit_code() == 1

    def test_enough_room(self) -> None:
        assert self.report.limited(5) == self.report
        assert self.report.truncated == {}

    def test_cut_twice(self) -> None:
        assert self.report.limited(3).limited(4).truncated == {"E101": 5, "E114": 5}

    def test_nothing_listed_still_fails(self) -> None:
        assert self.report.limited(0).findings == ()
        assert self.report.limited(0).exit_code() == 1


class TestMerge:
    def test_in_order_and_numbered_anew(self) -> None:
        one, two = (validate(file(catalog(entry(content=None)), source=n)) for n in "ab")
        merged = merge_reports([one, two])
        assert [each.path for each in merged.inputs] == ["a", "b"]
        assert merged.entries == 2
        assert merged.by_rule == {"E101": 2}
        first, second = (f.fingerprint for f in merged.findings)
        assert second == f"{first}-2"

    def test_notes_are_said_once(self) -> None:
        reports = [validate(catalog(), ignore=("E2",)) for _ in range(2)]
        assert len(merge_reports(reports).skipped) == 5

    def test_truncated(self) -> None:
        report = validate(catalog(*(entry(id=str(i), content=None) for i in range(3))))
        assert merge_reports([report.limited(1), report.limited(1)]).truncated == {"E101": 6}

    def test_one(self) -> None:
        report = validate(catalog(entry(content=None)))
        assert merge_reports(iter([report])) == report

    def test_none(self) -> None:
        with pytest.raises(ValueError, match="no report to merge"):
            merge_reports([])


class TestRulesetHash:
    def test_profile_counts(self) -> None:
        assert ruleset_hash(load_profile("national-2019")) != ruleset_hash(
            load_profile("required-elements")
        )

    def test_stable(self) -> None:
        profile = load_profile("required-elements")
        assert ruleset_hash(profile) == ruleset_hash(profile)
