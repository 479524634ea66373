"""`opengov requests ledger`, `import` and `template`, and a ledger given to `deadline`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from opengov.reading import read_request


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]
LINES = (
    '{"id": "1", "channel": "fax", "events": [{"type": "received", "on": "2026-06-01"}]}\n'
    '{"id": "2", "events": [{"type": "received", "on": "2026-06-02"}]}\n'
)


@pytest.fixture
def log(folder: Path) -> Path:
    path = folder / "log.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_there_and_back(opengov: Run, log: Path, folder: Path) -> None:
    made = opengov("requests", "ledger", "log.jsonl", "-o", "台账.xlsx", "--as-of", "2026-06-15",
                   "--lang", "zh")  # fmt: skip
    assert (made.code, made.out) == (0, "")
    assert "2 件申请" in made.err
    read = opengov("requests", "import", "台账.xlsx", "-o", "back.jsonl")
    assert (read.code, read.out) == (0, "")
    assert read_request(folder / "back.jsonl").requests == read_request(log).requests


def test_a_ledger_is_read_by_the_other_commands(opengov: Run, log: Path) -> None:
    assert log.exists()
    opengov("requests", "ledger", "log.jsonl", "-o", "台账.xlsx", "--as-of", "2026-06-15")
    found = opengov("deadline", "台账.xlsx", "--as-of", "2026-06-15", "--format", "json")
    assert [each["due"] for each in json.loads(found.out)["deadlines"]] == [
        "2026-06-30",
        "2026-07-01",
    ]
    again = opengov("requests", "ledger", "台账.xlsx", "-o", "新.xlsx", "--as-of", "2026-06-16")
    assert again.code == 0


def test_the_day_is_today_unless_told(opengov: Run, log: Path, folder: Path) -> None:
    assert log.exists()
    assert opengov("requests", "ledger", "log.jsonl", "-o", "a.xlsx").code == 0
    assert (folder / "a.xlsx").exists()


def test_a_bad_cell_is_named_and_the_rest_is_written(opengov: Run, folder: Path) -> None:
    table = "编号,申请渠道,收到日期\n1,传真,六月\n2,传真,2026-06-01\n"
    (folder / "台账.csv").write_text(table, encoding="utf-8")
    found = opengov("requests", "import", "台账.csv", "-o", "back.jsonl", "--lang", "zh")
    assert found.code == 1
    assert "C2" in found.err
    assert "T272" in found.err
    assert len((folder / "back.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_nothing_to_read(opengov: Run, folder: Path) -> None:
    (folder / "空.csv").write_text("甲,乙\n", encoding="utf-8")
    for command in (
        ("import", "空.csv", "-o", "a.jsonl"),
        ("ledger", "none.jsonl", "-o", "a.xlsx"),
    ):
        assert opengov("requests", *command).code == 3
    assert not (folder / "a.jsonl").exists()


def test_what_no_cell_can_hold(opengov: Run, folder: Path) -> None:
    (folder / "a.json").write_text('{"id": "1\\u0001", "events": []}', encoding="utf-8")
    found = opengov("requests", "ledger", "a.json", "-o", "a.xlsx", "--lang", "en")
    assert found.code == 3
    assert "T258" in found.err
    assert not (folder / "a.xlsx").exists()


def test_the_template(opengov: Run, folder: Path) -> None:
    found = opengov("requests", "template", "-o", "台账.xlsx", "--lang", "zh")
    assert (found.code, found.out, found.err) == (0, "", "opengov: 已写入 台账.xlsx\n")
    assert read_request(folder / "台账.xlsx").findings == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("ledger", "log.jsonl", "-o", "台账.csv"),
        ("ledger", "log.jsonl", "-o", "台账.xlsx", "--as-of", "today"),
        ("template", "-o", "台账"),
        ("import", "log.jsonl", "-o", "log.jsonl"),
        ("import", "log.jsonl", "-o", "log.json"),
    ],
)
def test_wrong_use(opengov: Run, log: Path, arguments: tuple[str, ...]) -> None:
    assert opengov("requests", *arguments).code == 2
    assert log.read_text(encoding="utf-8") == LINES


@pytest.mark.parametrize(
    "arguments",
    [
        ("ledger", "log.jsonl", "-o", "no/台账.xlsx"),
        ("import", "log.jsonl", "-o", "no/back.jsonl"),
        ("template", "-o", "no/台账.xlsx"),
    ],
)
def test_a_folder_that_does_not_exist(opengov: Run, log: Path, arguments: tuple[str, ...]) -> None:
    assert log.exists()
    assert opengov("requests", *arguments).code == 3
