"""`opengov fee`: the worked values of the measures on fees (国办函〔2020〕109号)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("by", "count", "amount"),
    [
        ("item", 10, 0),
        ("item", 11, 100),
        ("item", 30, 2000),
        ("item", 35, 3000),
        ("item", 41, 4300),
        ("page", 30, 0),
        ("page", 150, 1700),
        ("page", 250, 4700),
    ],
)
def test_worked_values(opengov: Run, by: str, count: int, amount: int) -> None:
    arguments = f"--by {by} --count {count} --on 2026-03-02 --format json"
    found = json.loads(opengov("fee", *arguments.split()).out)
    assert found["amount"] == amount
    assert sum(line["amount"] for line in found["lines"]) == amount
    assert found["payment"] is None


def test_items_earlier_in_the_month(opengov: Run) -> None:
    arguments = "--by item --count 1 --before 40 --on 2026-03-02 --lang en"
    assert "300 yuan" in opengov("fee", *arguments.split()).out


def test_before_there_was_a_rate(opengov: Run) -> None:
    arguments = "--by item --count 40 --on 2019-03-02 --format json"
    assert json.loads(opengov("fee", *arguments.split()).out)["amount"] is None
    assert opengov("fee", *arguments.split()[:-2], "--lang", "en").code == 0


@pytest.mark.parametrize(
    ("delivered", "said"),
    [
        ("2026-09-24", "Pay by        2026-10-29"),
        ("2026-12-10", "Pay by        2027-01-08 – 2027-01-10"),
        ("2031-01-01", "Pay by        not known"),
    ],
)
def test_payment(opengov: Run, delivered: str, said: str) -> None:
    arguments = f"--by page --count 31 --on 2026-03-02 --delivered {delivered} --lang en"
    done = opengov("fee", *arguments.split())
    assert said in done.out
    record = json.loads(opengov("fee", *arguments.split(), "--format", "json").out)
    assert record["payment"]["status"] in {"certain", "provisional", "unknown"}


@pytest.fixture
def log(folder: Path) -> Path:
    def record(number: int, ref: str | None, day: str) -> str:
        request: dict[str, object] = {
            "id": str(number),
            "events": [{"type": "received", "on": day}],
        }
        if ref is not None:
            request["applicant"] = {"kind": "natural_person", "ref": ref}
        return json.dumps(request)

    lines = [record(number, "A", "2026-03-02") for number in range(12)]
    lines += [record(20, None, "2026-03-03"), record(21, "A", "2026-04-01")]
    lines.append(json.dumps({"id": "22", "events": []}))
    path = folder / "log.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.usefixtures("log")
class TestRequests:
    def test_by_applicant_and_month(self, opengov: Run) -> None:
        done = opengov("fee", "log.jsonl", "--format", "json")
        charges = json.loads(done.out)["charges"]
        amounts = {each["request"]: each["fee"] and each["fee"]["amount"] for each in charges}
        assert (amounts["9"], amounts["10"], amounts["11"]) == (0, 100, 100)
        assert (amounts["20"], amounts["21"]) == (None, 0)
        assert "22" not in amounts

    def test_text_of_one_month(self, opengov: Run) -> None:
        done = opengov("fee", "log.jsonl", "--month", "2026-03", "--lang", "en")
        assert "11  2026-03  A  " in done.out
        assert "no bracket is known" in done.out
        assert "2026-04" not in done.out

    def test_file_that_is_not_there(self, opengov: Run) -> None:
        done = opengov("fee", "none.jsonl", "--lang", "en")
        assert done.code == 3


@pytest.mark.parametrize(
    "arguments", ["", "--by item", "--count 1", "a.jsonl --by item --count 1"]
)
def test_wrong_use(opengov: Run, arguments: str) -> None:
    done = opengov("fee", *arguments.split(), "--lang", "en")
    assert done.code == 2
    assert "one of the two" in done.err
