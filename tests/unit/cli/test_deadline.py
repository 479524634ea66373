import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest


class Outcome(Protocol):
    code: int
    out: str


Run: TypeAlias = Callable[..., Outcome]

REQUEST = {
    "id": "〔2026〕1号",
    "channel": "in_person",
    "events": [{"type": "submitted", "on": "2026-06-01"}],
}


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(REQUEST), encoding="utf-8")
    return path


def test_text_shows_the_date_and_every_step(opengov: Run, request_file: Path) -> None:
    done = opengov("deadline", str(request_file), "--as-of", "2026-06-10", "--lang", "zh")
    assert done.code == 0
    assert "2026-06-30" in done.out
    assert "《政府信息公开条例》第33条" in done.out


def test_json_has_the_fields_of_the_contract(opengov: Run, request_file: Path) -> None:
    done = opengov("deadline", str(request_file), "--as-of", "2026-06-10", "--format", "json")
    record = json.loads(done.out)
    assert (record["status"], record["due"]) == ("certain", "2026-06-30")
    assert record["earliest"] == record["latest"] == record["due"]
    assert {"clocks", "trace", "findings"} <= set(record)


def test_bounds_where_the_calendar_ends(opengov: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    late = {**REQUEST, "events": [{"type": "submitted", "on": "2026-12-10"}]}
    path.write_text(json.dumps(late), encoding="utf-8")
    done = opengov("deadline", str(path), "--as-of", "2026-12-11", "--lang", "en")
    assert "2027-01-08 – 2027-01-10" in done.out


def test_several_requests_and_standard_findings(opengov: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    bare = {"id": "2", "events": []}
    path.write_text(f"{json.dumps(REQUEST)}\nx\n{json.dumps(bare)}\n", encoding="utf-8")
    done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
    record = json.loads(done.out)
    assert done.code == 1
    assert [each["status"] for each in record["deadlines"]] == ["certain", "indeterminate"]
    assert [finding["code"] for finding in record["findings"]] == ["S102"]
    text = opengov("deadline", str(path), "--as-of", "2026-06-10", "--lang", "en").out
    assert "indeterminate" in text


@pytest.mark.parametrize("arguments", [[], ["--format", "json"]])
def test_a_request_that_is_not_there(opengov: Run, arguments: list[str]) -> None:
    done = opengov("deadline", "absent.json", *arguments)
    assert done.code == 3
    assert "F001" in done.out
