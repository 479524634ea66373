"""Impact: two reports held against each other."""

import json
from dataclasses import replace

import pytest
from tests.unit.validation.sample import catalog, entry, file, note

from opengov.catalogfile import CatalogFile
from opengov.errors import InvalidReportError
from opengov.finding import Severity
from opengov.validation import Report, validate
from opengov.validation.impact import compare_reports

MISSING: dict[str, object] = {"responsibleUnits": None}
GENERIC: dict[str, object] = {"responsibleUnits": [{"name": "相关部门"}]}


def of(*changes: dict[str, object]) -> CatalogFile:
    return file(catalog(*(entry(**change) for change in changes)))


def data(report: Report) -> bytes:
    return json.dumps(report.to_json("en")).encode()


def run(*changes: dict[str, object]) -> bytes:
    return data(validate(of(*changes)))


def test_nothing_changed() -> None:
    found = compare_reports(run(MISSING, {}), run({}, MISSING))
    assert (found.rules, found.newly_failing, found.newly_passing) == ((), 0, 0)


def test_newly_failing_and_passing() -> None:
    found = compare_reports(run(MISSING, {}), run({}, {"content": None}))
    (content, unit) = found.rules
    assert (content.code, content.before, content.after, content.worse) == ("E101", 0, 1, 1)
    assert content.newly_failing[0].pointer == "/entries/1/content"
    assert (unit.code, len(unit.newly_passing), unit.worse) == ("E102", 1, 0)
    assert (found.newly_failing, found.newly_passing) == (1, 1)
    assert json.loads(json.dumps(found.to_json()))["rules"][0]["newlyFailing"][0]["source"]


def test_equal_findings_are_counted() -> None:
    found = compare_reports(run(MISSING), run(MISSING, MISSING))
    assert [rule.worse for rule in found.rules if rule.code == "E102"] == [1]


@pytest.mark.parametrize(("gravity", "worse"), [("error", 0), ("warning", 1), ("info", 1)])
def test_gravity(gravity: str, worse: int) -> None:
    assert compare_reports(run({}), run(GENERIC), gravity=gravity).newly_failing == worse


def test_rule_not_listed_in_full() -> None:
    many = validate(of(MISSING, MISSING, MISSING))
    found = compare_reports(run(MISSING), data(many.limited(1)))
    unit = next(rule for rule in found.rules if rule.code == "E102")
    assert (unit.partial, unit.before, unit.after, unit.worse) == (True, 1, 3, 2)


def test_rule_not_listed_in_full_and_unchanged() -> None:
    many = data(validate(of(MISSING, MISSING, MISSING)).limited(1))
    assert compare_reports(many, many).rules == ()


def test_what_was_made_differently() -> None:
    one = data(validate(of({}), profile="national-2019"))
    assert compare_reports(run({}), one).changed_setting == ("profile", "rulesetHash")


def test_input_that_could_not_be_judged() -> None:
    broken = data(validate(replace(of(), findings=(note("F024", Severity.FATAL),))))
    assert compare_reports(run({}), broken).unread == ("a.xlsx",)


@pytest.mark.parametrize(
    ("place", "said"),
    [({"sheet": "表", "cell": "B2"}, "表!B2"), ({"cell": "B2"}, "B2"), ({"line": 7}, "7")],
)
def test_place(place: dict[str, object], said: str) -> None:
    broken = validate(replace(of(), findings=(note("T231", Severity.ERROR, place=place),)))
    (rule,) = compare_reports(run(), data(broken)).rules
    assert rule.newly_failing[0].place == said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nothing", "not JSON"),
        ("{}", "`findings` is no list"),
        ('{"findings": []}', "no `summary`"),
        ('{"findings": [{}]}', "not whole"),
    ],
)
def test_no_report(text: str, why: str) -> None:
    with pytest.raises(InvalidReportError, match="old") as caught:
        compare_reports(text.encode(), run())
    assert why in str(caught.value)


def test_report_without_a_head() -> None:
    assert compare_reports(b'{"findings": [], "summary": {}}', run()).changed_setting
