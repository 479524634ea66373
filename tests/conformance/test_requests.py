"""The cases that vendors get: facts, expected dates, source."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.property.deadline_walk import deadline as walked

from opengov.calendar.registry import get_calendar
from opengov.law.trace import replay
from opengov.model.requests import InformationRequest
from opengov.requests.deadline import Deadline
from opengov.requests.engine import reply_deadline
from opengov.schema import record_schema

FOLDER = Path(__file__).parents[2] / "conformance" / "requests"
READ = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}
CASES: dict[str, dict[str, Any]] = {name: case | case["input"] for name, case in READ.items()}
"""Every case, what is asked beside what is expected."""
DOUBT = {"D306", "D307", "D308", "D309", "D314"}


def answer(case: dict[str, Any]) -> Deadline:
    calendar = get_calendar(case["calendar"]).as_of(date.fromisoformat(case["calendarAsOf"]))
    request = InformationRequest.model_validate_json(json.dumps(case["request"]))
    as_of = date.fromisoformat(case["asOf"])
    return reply_deadline(request, calendar, as_of=as_of, strict=case.get("strict", False))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
class TestCases:
    def test_gives_what_is_expected(self, name: str) -> None:
        case = CASES[name]
        found = answer(case).to_json()
        expected = dict(case["expected"])
        codes = expected.pop("findings")
        assert {key: found[key] for key in expected} == expected
        assert sorted(finding.code for finding in answer(case).findings) == codes

    def test_the_trace_gives_the_same_dates(self, name: str) -> None:
        deadline = answer(CASES[name])
        bounds = None if deadline.earliest is None else (deadline.earliest, deadline.latest)
        assert replay(deadline.trace) == bounds

    def test_the_walk_from_day_to_day_agrees(self, name: str) -> None:
        case = CASES[name]
        deadline = answer(case)
        calendar = get_calendar("CN").as_of(date.fromisoformat(case["calendarAsOf"]))
        codes = {finding.code for finding in deadline.findings}
        if deadline.received is None or codes & {*DOUBT, "D313", "D315", "D316"}:
            assert deadline.due is None
            return
        early = {"submitted", "signedFor", "confirmed", "received"}
        events = [
            event
            for event in sorted(case["request"]["events"], key=lambda event: event["on"])
            if event["type"] not in early and event["on"] <= case["asOf"]
        ]
        as_of = date.fromisoformat(case["asOf"])

        def works(day: date) -> bool:
            return day <= calendar.known_until and calendar.is_working_day(day)

        expected = walked(deadline.received, events, as_of, works)
        bounds = None if deadline.earliest is None else (deadline.earliest, deadline.latest)
        assert bounds == expected

    def test_can_be_read_by_a_jurist(self, name: str) -> None:
        case = CASES[name]
        assert case["id"] == name
        assert case["title"]["zh"]
        assert case["title"]["en"]
        assert case["facts"]
        assert case["source"]

    def test_fits_the_published_schema(self, name: str) -> None:
        schema = record_schema("information-request")
        assert Draft202012Validator(schema).is_valid(CASES[name]["request"])
