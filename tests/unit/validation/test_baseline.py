"""Baselines: what is known does not fail, however often rows are moved."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.validation.sample import catalog, entry, file, note

from opengov.catalogfile import CatalogFile
from opengov.errors import InvalidReportError
from opengov.finding import Severity
from opengov.location import Location
from opengov.validation import merge_reports, validate
from opengov.validation.baseline import Baseline, compare
from opengov.validation.report import Report

DEFECTS: list[dict[str, object]] = [
    {"content": None},
    {"responsibleUnits": None},
    {"channels": None},
    {"updateFrequency": None},
    {"content": ["/"]},
]


def of(*changes: dict[str, object], source: str = "a.json") -> CatalogFile:
    return replace(file(catalog(*(entry(**change) for change in changes))), source=source)


def report(*changes: dict[str, object], source: str = "a.json") -> Report:
    return validate(of(*changes, source=source))


class TestCompare:
    @given(st.permutations(DEFECTS))
    def test_moved_rows_stay_known(self, rows: list[dict[str, object]]) -> None:
        before = Baseline.of(report(*DEFECTS).findings)
        after = compare(report(*rows), before)
        assert (after.report.findings, after.fixed, after.unseen) == ((), (), ())
        assert after.updated == before

    @given(st.lists(st.sampled_from(DEFECTS)), st.lists(st.sampled_from(DEFECTS)))
    def test_numbers_add_up(
        self, old: list[dict[str, object]], new: list[dict[str, object]]
    ) -> None:
        before, now = report(*old), report(*new)
        found = compare(now, Baseline.of(before.findings))
        known = sum(each.count for each in found.known)
        assert len(found.report.findings) == len(now.findings) - known
        assert len(before.findings) == known + sum(each.count for each in found.fixed)
        assert sum(found.report.totals.values()) == len(found.report.findings)

    def test_one_more_of_the_same_is_new(self) -> None:
        now = compare(report(DEFECTS[0], DEFECTS[0]), Baseline.of(report(DEFECTS[0]).findings))
        assert [finding.code for finding in now.report.findings if finding.code == "E101"] == [
            "E101"
        ]
        assert now.report.exit_code() == 1

    def test_fixed_is_dropped(self) -> None:
        before = Baseline.of(report(DEFECTS[0], DEFECTS[1]).findings)
        after = compare(report(DEFECTS[0], {}), before)
        assert [each.code for each in after.fixed] == ["E102"]
        assert [each.code for each in after.updated.known] == ["E101"]
        assert after.report.baseline is not None
        assert after.report.baseline.known == 1

    def test_new_findings_do_not_enter_by_themselves(self) -> None:
        after = compare(report(DEFECTS[1]), Baseline())
        assert after.updated == Baseline()
        assert after.report.exit_code() == 1

    def test_renamed_file(self) -> None:
        before = Baseline.of(report(DEFECTS[1], source="old.json").findings)
        after = compare(report(DEFECTS[1], source="new.json"), before)
        assert after.report.findings == ()
        assert [each.source for each in after.updated.known] == ["new.json"]

    def test_own_input_comes_first(self) -> None:
        both = merge_reports(
            [report(DEFECTS[1], source="a.json"), report(DEFECTS[1], source="b.json")]
        )
        before = Baseline.of(report(DEFECTS[1], source="b.json").findings)
        after = compare(both, before)
        assert [finding.location.source for finding in after.report.findings] == ["a.json"]

    def test_input_not_read_this_time(self) -> None:
        before = Baseline.of(report(DEFECTS[1], source="other.json").findings)
        after = compare(report({}), before)
        assert (after.fixed, after.updated) == ((), before)
        assert after.report.baseline is not None
        assert after.report.baseline.unseen == 1

    def test_rule_that_did_not_run(self) -> None:
        before = Baseline.of(report(DEFECTS[1]).findings)
        after = compare(validate(of({}), ignore=["E102"]), before)
        assert (after.fixed, after.updated) == ((), before)

    def test_file_that_could_not_be_judged(self) -> None:
        before = Baseline.of(report(DEFECTS[1]).findings)
        broken = replace(
            of(),
            findings=(replace(note("F024", Severity.FATAL), location=Location(source="a.json")),),
        )
        after = compare(validate(broken), before)
        assert after.report.exit_code() == 3
        assert after.updated == before

    def test_fatal_is_never_known(self) -> None:
        fatal = validate(file(findings=(note("F024", Severity.FATAL),)))
        assert Baseline.of(fatal.findings) == Baseline()
        assert compare(fatal, Baseline.of(fatal.findings)).report.exit_code() == 3


class TestFile:
    def test_written_and_read(self) -> None:
        before = Baseline.of(report(*DEFECTS).findings)
        assert Baseline.parse(before.encoded()) == before
        assert json.loads(before.encoded()) == before.to_json()

    def test_empty(self) -> None:
        assert Baseline.parse(Baseline().encoded()) == Baseline()

    def test_of_a_report(self) -> None:
        run = report(*DEFECTS)
        assert Baseline.parse(json.dumps(run.to_json()).encode()) == Baseline.of(run.findings)

    def test_fatal_of_a_report(self) -> None:
        fatal = validate(file(findings=(note("F024", Severity.FATAL),)))
        assert Baseline.parse(json.dumps(fatal.to_json()).encode()) == Baseline()

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "not JSON"),
            ("\xff", "not JSON"),
            ("[]", "no JSON object"),
            ("{}", "neither"),
            ('{"baseline": 2, "known": []}', "neither"),
            ('{"baseline": 1}', "`known` is no list"),
            ('{"baseline": 1, "known": [{}]}', "not whole: {}"),
            (
                (
                    '{"baseline": 1, "known": [{"source": "a", "code": "E101", '
                    '"fingerprint": "0", "count": 0}]}'
                ),
                "not whole",
            ),
            (
                (
                    '{"baseline": 1, "known": [{"source": "a", "code": "E101", '
                    '"fingerprint": "0", "count": true}]}'
                ),
                "not whole",
            ),
            ('{"findings": 1}', "`findings` is no list"),
            ('{"findings": ["' + "x" * 200 + '"]}', "…"),
            ('{"findings": [], "truncated": {"E101": 9}}', "does not list every finding"),
        ],
    )
    def test_refused(self, text: str, why: str) -> None:
        with pytest.raises(InvalidReportError, match=r"known\.json") as caught:
            Baseline.parse(text.encode("latin-1", "replace"), "known.json")
        assert why in str(caught.value)
