"""Every case file is what the pages say a case is, and the kit holds nothing else."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.conformance.kit import (
    CASES,
    FOLDERS,
    KIT,
    SCHEMAS,
    Json,
    case_files,
    questions,
    validator,
)

from opengov.cli.handbook import pages
from opengov.rules import RULES

CASE = validator("case")
QUESTION = validator("protocol", "#/$defs/question")


def problems(checker: Draft202012Validator, instance: object) -> list[str]:
    return [f"{e.json_path}: {e.message[:200]}" for e in checker.iter_errors(instance)]


@pytest.mark.parametrize("name", CASES)
def test_a_case_fits_the_schema_and_its_place(name: str) -> None:
    case = CASES[name]
    folder, stem = name.split("/")
    assert problems(CASE, case) == []
    assert (case["id"], FOLDERS[case["kind"]]) == (stem, folder)
    assert re.search(r"[a-z]", case["title"]["en"])
    assert case["title"]["zh"] != case["title"]["en"]


@pytest.mark.parametrize("name", CASES)
def test_its_questions_fit_the_protocol(name: str) -> None:
    for question in questions(name):
        assert problems(QUESTION, question.line) == []


@pytest.mark.parametrize(
    ("page", "words"), [("README.md", r"(\d+) cases"), ("README.zh-CN.md", r"(\d+) 个案例")]
)
def test_the_readme_says_how_many_cases_there_are(page: str, words: str) -> None:
    (number,) = re.findall(words, (KIT.parent / page).read_text(encoding="utf-8"))
    assert int(number) == len(CASES)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_schemas_are_schemas(schema: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[schema])
    assert SCHEMAS[schema]["$id"] == f"urn:opengov-cn:conformance:v1:{schema}"


def changed(case: Json, path: str, value: object) -> Json:
    """Return a case with one member set, or taken away where the value is None."""
    result = copy.deepcopy(case)
    *way, last = path.split(".")
    holder: Any = result
    for step in way:
        holder = holder[int(step)] if step.isdigit() else holder[step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return result


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("calendars/add", "kind", "weather"),
        ("calendars/add", "questions", []),
        ("calendars/add", "questions.0.expected", {}),
        ("calendars/add", "questions.0.expected.resullt", "2026-06-01"),
        ("calendars/add", "questions.0.expected.result", "2026-6-1"),
        ("calendars/last-days", "questions.4.expected.error.message", "words"),
        ("requests/extension", "expected.due", None),
        ("requests/extension", "expected.status", "likely"),
        ("requests/extension", "expected.findings", ["d332"]),
        ("requests/extension", "title.en", None),
        ("requests/extension", "source", []),
        ("requests/extension", "questions", [{"input": {}, "expected": {}}]),
        ("requests/extension", "comment", "?"),
        ("time-limits/example-01", "expected.element", "absent"),
        ("catalogs/E101-content-missing", "expected.verdict", "ok"),
        ("catalogs/E101-content-missing", "expected.findings.0.severity", "grave"),
        ("catalogs/E101-content-missing", "input.file", "files/a.csv"),
        ("catalogs/file-html", "input.file", "../page.html"),
        ("catalogs/file-html", "input.file", None),
    ],
)
def test_the_case_schema_refuses(name: str, path: str, value: object) -> None:
    assert problems(CASE, changed(CASES[name], path, value))


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("calendars/add", "query", "subtract"),
        ("calendars/add", "n", "1"),
        ("calendars/add", "from", "2026-06-01"),
        ("calendars/add", "calendarAsOf", None),
        ("requests/extension", "request", None),
        ("requests/extension", "today", "2026-06-01"),
        ("time-limits/example-01", "column", "公开时限"),
        ("catalogs/E101-content-missing", "catalog", None),
        ("catalogs/E101-content-missing", "profile", {"name": "x"}),
        ("catalogs/file-html", "base64", "%"),
    ],
)
def test_the_protocol_schema_refuses(name: str, path: str, value: object) -> None:
    first = next(questions(name)).line
    assert problems(QUESTION, first) == []
    assert problems(QUESTION, changed(first, f"input.{path}", value))


@pytest.mark.parametrize(
    ("before", "fits"),
    [
        ({"kind": "weekend", "notice": None}, True),
        ({"kind": "weekend"}, True),
        ({"kind": "weekend", "notice": None, "works": False}, False),
        ({"notice": None}, False),
        ({"kind": "saturday", "notice": None}, False),
    ],
)
def test_what_a_day_had_been_has_two_members(before: Json, *, fits: bool) -> None:
    """The runner compares `before` whole, so the schema knows its members and no others."""
    judge = validator("protocol", "#/$defs/calendarOutput")
    assert judge.is_valid({"before": [before]}) is fits


def test_every_file_beside_the_cases_is_asked_for() -> None:
    named = {
        asked["input"]["file"]
        for case in CASES.values()
        for asked in case.get("questions", [case])
        if "file" in asked["input"]
    }
    lying = {f"files/{path.name}" for path in (KIT / "catalogs" / "files").iterdir()}
    assert named == lying


def test_case_files_are_written_alike() -> None:
    """UTF-8, one line feed at the end, and no sign that nobody can see."""
    for path in case_files():
        text = path.read_text(encoding="utf-8")
        assert text.endswith("}\n")
        assert not re.search("[\x00-\x09\x0b-\x1f\u3000\ue000-\uf8ff]", text), path


def codes_expected(pattern: str) -> set[str]:
    found = set()
    for case in CASES.values():
        for asked in case.get("questions", [case]):
            for finding in asked["expected"].get("findings", []):
                found.add(finding if isinstance(finding, str) else finding["code"])
    return {code for code in found if re.match(pattern, code)}


class TestCoverage:
    """Which codes no case expects: none of the rules, and those few of the notices."""

    def test_every_rule(self) -> None:
        assert sorted(RULES.keys() - codes_expected("[ECP]")) == []

    def test_every_notice_of_structure_but_the_last_resort(self) -> None:
        """S299 is what is left over where no fault of the records has a notice of its own."""
        notices = {code for code in pages() if code[0] == "S"}
        assert sorted(notices - codes_expected("S")) == ["S299"]

    def test_every_notice_of_deadlines_but_those_of_files_and_of_recomputing(self) -> None:
        notices = {code for code in pages() if code[0] == "D"}
        assert sorted(notices - codes_expected("D")) == ["D300", "D401", "D402"]

    def test_notices_of_files(self) -> None:
        """The rest is about paths, sizes, passwords and insides of packed files."""
        notices = {code for code in pages() if code[0] == "F"}
        assert sorted(notices - codes_expected("F")) == [
            *("F001", "F002", "F003", "F004", "F006", "F007", "F008"),
            *("F021", "F023", "F024", "F025", "F026", "F028", "F032", "F034"),
        ]

    def test_notices_of_tables(self) -> None:
        """T25x and T260 come of writing, T27x and T28x of ledgers: neither is checked here."""
        notices = {code for code in pages() if code[0] == "T" and code < "T250"}
        assert sorted(notices - codes_expected("T")) == []

    def test_some_catalogs_have_nothing_wrong_and_some_much(self) -> None:
        numbers = [
            len(case["expected"]["findings"])
            for case in CASES.values()
            if case["kind"] == "catalog"
        ]
        assert numbers.count(0) >= 10
        assert sum(number >= 3 for number in numbers) >= 10

    def test_disclosures_can_be_asked(self) -> None:
        kinds = {case["input"]["kind"] for case in CASES.values() if case["kind"] == "catalog"}
        assert kinds == {"catalog", "disclosures", "text", "file"}

    @pytest.mark.parametrize(("kind", "least"), [("calendars", 40), ("requests", 100)])
    def test_there_are_enough_of_them(self, kind: str, least: int) -> None:
        assert sum(name.startswith(f"{kind}/") for name in CASES) >= least


def test_dates_in_cases_do_not_lie_in_a_year_still_to_be_ruled() -> None:
    """A notice that is published later must not change what a case expects."""
    for name in CASES:
        for question in questions(name):
            view = question.input.get("calendarAsOf")
            assert view is None or view <= "2026-11-22", name


def test_the_kit_refers_to_nothing_outside_itself() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in KIT.rglob("*.json")}
    folders = [f"{each}/" for each in (KIT, *KIT.parents, Path.home()) if each != each.parent]
    assert not [path for path, text in texts.items() for each in folders if each in text]
    assert json.loads((KIT / "calendars/data/CN.json").read_text("utf-8"))["calendar"] == "CN"
    runner = (KIT / "run.mjs").read_text(encoding="utf-8")
    assert set(re.findall(r'from "([^"]+)"', runner)) <= {
        f"node:{name}" for name in ("child_process", "fs", "path", "process", "url")
    }


def test_paths_are_plain() -> None:
    """File names that every system can hold."""
    names = [Path(p).relative_to(KIT).as_posix() for p in KIT.rglob("*") if p.is_file()]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]+", name)] == []
