"""The phrases of published tables and the traps, against expectations written by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.tables.limits.shorthand import matches

from opengov.model.elements import frequency_element
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit

DATA = Path(__file__).parents[3] / "data"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text("utf-8").split("\n")[1:]
    return [(cells[0], cells[1]) for cells in (line.split("\t") for line in lines) if cells[1:]]


PHRASES = rows("time_limit_phrases.tsv")
TRAPS = rows("time_limit_traps.tsv")
EXAMPLES = [
    json.loads(line)
    for line in (DATA / "time_limit_examples.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES + TRAPS)
def test_phrase_is_read_as_a_person_reads_it(phrase: str, expected: str) -> None:
    limit = parse_limit(phrase).limit
    wire = json.loads(limit.model_dump_json())
    assert limit.raw == phrase
    assert matches(expected, wire), (expected, wire["clauses"])


def test_all_rows_are_there() -> None:
    assert (len(PHRASES), len(TRAPS), len(EXAMPLES)) == (107, 25, 12)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["phrase"])
def test_worked_example(example: dict[str, Any]) -> None:
    limit: TimeLimit | None = None
    frequency: UpdateFrequency | None
    if "timeLimit" in example:
        limit = parse_limit(example["phrase"]).limit
        frequency = derive_frequency(limit)
        assert json.loads(limit.model_dump_json()) == example["timeLimit"]
    else:
        frequency = parse_frequency(example["phrase"])
    wire = json.loads(frequency.model_dump_json()) if frequency else None
    assert wire == example.get("updateFrequency")
    assert frequency_element(limit, frequency) == example["element"]


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ("pub formed +20wd", {"value": 20, "unit": "day"}),
        ("pub formed +20wd", {"value": 2, "unit": "working_day"}),
    ],
)
def test_shorthand_tells_wrong_clauses_apart(expected: str, wrong: dict[str, object]) -> None:
    right = json.loads(parse_limit("信息形成之日起20个工作日内").limit.model_dump_json())
    assert matches(expected, right)
    right["clauses"][0]["duration"] = wrong
    assert not matches(expected, right)
