"""The time-limit cases against expectations written by hand, and a table of what follows."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.kit import cases
from tests.unit.tables.limits.shorthand import matches
from tests.unit.tables.limits.test_phrases import EXAMPLES, PHRASES, TRAPS

from opengov.schema import record_schema

CASES = cases("time-limit")
BY_PHRASE = {
    (case["input"]["column"], case["input"]["phrase"]): case["expected"]
    for name, case in CASES.items()
    if not name.startswith("time-limits/example-")
}
LIFE = {"formed", "changed", "made", "acquired"}


@pytest.mark.parametrize(("phrase", "shorthand"), PHRASES + TRAPS)
def test_every_phrase_has_a_case_that_says_what_a_person_reads(
    phrase: str, shorthand: str
) -> None:
    wire = BY_PHRASE["timeLimit", phrase]["timeLimit"]
    assert wire["raw"] == phrase
    assert matches(shorthand, wire)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_worked_examples_are_the_cases(number: int) -> None:
    example, case = EXAMPLES[number], CASES[f"time-limits/example-{number + 1:02}"]
    assert case["input"]["phrase"] == example["phrase"]
    assert case["expected"] == {
        name: example.get(name) for name in ("timeLimit", "updateFrequency", "element")
    }


def follows(clauses: list[dict[str, Any]]) -> tuple[str, str | None]:
    """Say what one clause makes of the element and its frequency; facts, not the grammar."""
    (clause,) = clauses
    kind = clause["kind"]
    code: str | None = None
    element = "missing"
    if kind == "unparsed":
        element = "undecided"
    elif kind == "on_request":
        element = "not_applicable"
    elif kind == "deadline":
        events = set(clause.get("anchor", {}).get("events", []))
        if events == {"applied"}:
            return "not_applicable", None
        life = not events or (events <= LIFE and clause["relation"] == "after")
        code = "on_change" if life else "on_event"
        element = "present" if events else "present_inferred"
    elif kind == "pace":
        events = set(clause.get("anchor", {}).get("events", []))
        codes = {"promptly": "on_change", "dynamic": "on_change", "by_progress": "on_event"}
        codes |= {"anytime": "as_needed"}
        code = codes.get(clause["pace"], clause["pace"])
        code = "on_event" if code == "on_change" and events - LIFE else code
        element = "present"
    elif kind in {"frequency", "period"}:
        length = clause["every"] if "every" in clause else clause["duration"]
        code = {
            ("day", 1): "daily", ("month", 1): "monthly", ("month", 3): "quarterly",
            ("month", 6): "semiannual", ("year", 1): "annual", ("week", 1): "weekly",
        }.get((length["unit"], length["value"]), "interval")  # fmt: skip
        element = "present" if kind == "frequency" else "present_inferred"
    return element, code


SINGLE = [
    (name, case)
    for name, case in CASES.items()
    if len(clauses := (case["expected"]["timeLimit"] or {}).get("clauses", [])) == 1
    and clauses[0]["kind"] != "calendar"
    and not {"times", "scope"} & clauses[0].keys()
]


@pytest.mark.parametrize(("name", "case"), SINGLE, ids=[name for name, _ in SINGLE])
def test_what_follows_from_one_clause(name: str, case: dict[str, Any]) -> None:
    expected = case["expected"]
    frequency = expected["updateFrequency"] or {}
    found = expected["element"], frequency.get("code")
    assert found == follows(expected["timeLimit"]["clauses"]), name
    if frequency:
        assert (frequency["source"] == "inferred") == (found[0] == "present_inferred")


def test_most_cases_have_one_clause() -> None:
    assert len(SINGLE) >= 90


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("1月31日前", "annual"), ("每年4月1日之前", "annual"), ("每月10日前", "monthly")],
)
def test_dates_that_recur(phrase: str, code: str) -> None:
    found = [
        case["expected"]
        for case in CASES.values()
        if case["input"] == {"column": "timeLimit", "phrase": phrase}
    ]
    assert found
    for expected in found:
        stated = "每" in phrase
        assert expected["updateFrequency"]["code"] == code
        assert expected["element"] == ("present" if stated else "present_inferred")


@pytest.mark.parametrize("name", CASES)
def test_what_is_expected_fits_the_record(name: str) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - as the schema is built

    schema = record_schema("catalog-entry")
    record = {"id": "1"} | {
        member: CASES[name]["expected"][member]
        for member in ("timeLimit", "updateFrequency")
        if CASES[name]["expected"][member] is not None
    }
    assert Draft202012Validator(schema).is_valid(record)


def test_no_case_is_without_a_source_of_its_expectation() -> None:
    lines = (Path(__file__).parents[1] / "data" / "time_limit_examples.jsonl").read_text("utf-8")
    known = {phrase for phrase, _ in PHRASES + TRAPS}
    known |= {json.loads(line)["phrase"] for line in lines.splitlines()}
    others = [n for n, case in CASES.items() if case["input"]["phrase"] not in known]
    assert [n for n in others if not n.startswith("time-limits/frequency-")] == []
