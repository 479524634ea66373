"""The second implementation, in JavaScript, passes what it says it does; the kit can be used."""

import json
import random
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.kit import cases, node, run_kit

from opengov.conformance import answer_line

pytestmark = pytest.mark.node
SECOND = Path(__file__).parent / "second"
MAIN = str(SECOND / "main.mjs")
LINES = 1000
"""The most that a second implementation may take."""
SEED = 20261122


def test_it_passes_the_calendar_and_the_deadline_part() -> None:
    done = run_kit("--lang", "en", "--", node(), MAIN)
    days, dues = len(cases("calendar")), len(cases("deadline"))
    left = len(cases("time-limit")) + len(cases("catalog"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == (
        f"{days + dues + left} cases: {days + dues} passed, 0 failed, {left} skipped; "
        "conforms at: calendar, deadline"
    )


def test_it_is_small_and_needs_nothing_but_node_and_the_kit() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SECOND.iterdir()}
    assert set(texts) == {f"{n}.mjs" for n in ("bounds", "calendar", "days", "deadline", "main")}
    assert sum(len(text.splitlines()) for text in texts.values()) <= LINES
    for text in texts.values():
        sources = re.findall(r'from "([^"]+)"', text)
        assert all(s.startswith("node:") or s[2:] in texts for s in sources)
        outside = re.findall(r'new URL\("([^"]+)"', text)
        assert all(path.startswith("../../../conformance/") for path in outside)


def answers(lines: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """Ask both implementations and return what each says."""
    asked = "".join(f"{json.dumps(line)}\n" for line in lines)
    done = subprocess.run(
        [node(), MAIN], input=asked, capture_output=True, text=True, encoding="utf-8", check=True
    )
    second = [json.loads(line) for line in done.stdout.splitlines()]
    first = [json.loads(answer_line(json.dumps(line).encode())) for line in lines]
    return [(told(a), told(b)) for a, b in zip(first, second, strict=True)]


def told(answer: dict[str, Any]) -> Any:  # noqa: ANN401 - an answer or the code of an error
    output = answer.get("output")
    if output is None:
        return answer["error"]["code"]
    if "findings" in output:
        codes = (f["code"] if isinstance(f, dict) else f for f in output["findings"])
        return {**output, "findings": sorted(codes)}
    return output


class TestBothAgree:
    """On questions that no case asks, drawn at random but always the same ones."""

    @pytest.mark.parametrize("view", ["2026-11-22", "2020-01-26", "2013-12-10"])
    def test_on_days(self, view: str) -> None:
        chance = random.Random(SEED)  # noqa: S311 - drawing questions, not secrets
        year = int(view[:4]) if view[5:] > "10-31" else int(view[:4]) - 1
        first = date(year, 9, 1)
        lines = []
        for number in range(60):
            day, other = (first + timedelta(days=chance.randrange(480)) for _ in "ab")
            given: dict[str, Any] = {"calendar": "CN", "calendarAsOf": view}
            query = chance.choice(["explain", "is-working", "add", "add", "count", "count"])
            if query == "count":
                given |= {"from": str(day), "to": str(other)}
                given |= {"bounds": chance.choice(["(]", "[)", "[]", "()"])}
            else:
                given |= {"date": str(day)}
            if query == "add":
                given |= {"n": chance.choice([0, 1, 5, 20, 40, -1, -20])}
            if query in {"add", "count"}:
                given |= {"provisional": chance.random() < 0.6}
            lines.append(
                {"id": str(number), "kind": "calendar", "input": {"query": query, **given}}
            )
        for line, (one, other_one) in zip(lines, answers(lines), strict=True):
            assert one == other_one, line

    def test_on_requests(self) -> None:
        chance = random.Random(SEED)  # noqa: S311 - as above
        lines = [
            {"id": str(number), "kind": "deadline", "input": drawn(chance)}
            for number in range(400)
        ]
        for line, (one, other) in zip(lines, answers(lines), strict=True):
            assert {name: one[name] for name in other} == other, json.dumps(line)


STEPS: dict[str, dict[str, list[Any]]] = {
    "correctionRequested": {"allowedWorkingDays": [None, 3, 5, 10, 15]},
    "correctionReceived": {},
    "thirdPartyConsulted": {"party": ["甲", "乙"], "deliveredOn": [None, 0, 2, 7]},
    "thirdPartyReplied": {"party": ["甲", "乙"]},
    "agencyConsulted": {
        "party": ["甲", "乙"],
        "deliveredOn": [None, 0, 2],
        "coProducing": [None, True],
    },
    "agencyReplied": {"party": ["甲", "乙"]},
    "extended": {
        "workingDays": [5, 10, 15, 20, 30],
        "approvedBy": [None, "负责人", "负责人", "负责人"],
        "notifiedOn": [None, 0, 0, 1, 3, 20],
    },
    "reasonsRequested": {},
    "reasonsReceived": {},
    "delayFixed": {"until": [1, 10, 40, 90]},
    "feeNotified": {"amount": [100], "basis": ["by_item"], "deliveredOn": [None, 0, -1, 3]},
    "feePaid": {},
    "decided": {
        "kind": ["disclosed", "state_secret", "does_not_exist", "partly_disclosed", "同意"],
        "remediesTold": [None, ["reconsideration"], ["reconsideration_first"], ["litigation"]],
    },
    "delivered": {"by": ["direct", "post", "entrusted"], "receivedOn": [None, 0, 3]},
    "withdrawn": {},
}
RECEIPTS = ("2018-03-01", "2019-05-14", "2019-05-15", "2020-12-10", "2026-06-01", "2026-12-01")


def drawn(chance: random.Random) -> dict[str, Any]:
    """Draw a request with some events after receipt, in order or not."""
    day = date.fromisoformat(chance.choice(RECEIPTS)) + timedelta(days=chance.randrange(6))
    events: list[dict[str, Any]] = [{"type": "received", "on": str(day)}]
    for _ in range(chance.randrange(7)):
        day += timedelta(days=chance.choice([0, 1, 2, 3, 5, 8, 13]))
        kind = chance.choice(list(STEPS))
        event = {"type": kind, "on": str(day)}
        for name, values in STEPS[kind].items():
            value = chance.choice(values)
            if isinstance(value, int) and (name.endswith("On") or name == "until"):
                value = str(day + timedelta(days=value))
            event |= {} if value is None else {name: value}
        events.append(event)
    if chance.random() < 0.1:
        chance.shuffle(events)
    return {
        "request": {"id": "1", "events": events},
        "asOf": str(day + timedelta(days=chance.choice([0, 0, 1, 5, 10, 30, 60]))),
        "calendar": "CN",
        "calendarAsOf": "2026-11-22",
        "strict": chance.random() < 0.1,
    }
