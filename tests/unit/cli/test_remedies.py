"""`opengov remedies` as an office and an applicant meet it."""

import json
from collections.abc import Callable
from typing import Protocol

import pytest


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
DECIDED = "--act-day 2026-03-02 --received 2026-03-05 --as-of 2026-04-01"


def found(opengov: Run, arguments: str) -> dict[str, object]:
    done = opengov("remedies", *arguments.split(), "--format", "json")
    assert done.code == 0
    record = json.loads(done.out)
    assert isinstance(record, dict)
    return record


class TestText:
    def test_choice(self, opengov: Run) -> None:
        said = opengov(
            "remedies",
            *f"--decision does_not_exist --organ 青禾县民政局 {DECIDED}".split(),
            *["--told", "reconsideration,litigation", "--lang", "en"],
        ).out
        assert "reconsideration or suit, as one likes" in said
        assert "To whom       the government of the same level" in said
        assert "period to apply for reconsideration  last day 2026-05-06  open" in said
        assert "not known (by the count 2031-03-02)" in said

    def test_contested_shows_both_readings(self, opengov: Run) -> None:
        arguments = "--no-reply --reply-due 2026-03-31 --as-of 2026-04-10 --lang zh"
        said = opengov("remedies", *arguments.split()).out
        assert "理解之1" in said
        assert "理解之2" in said
        assert "未经原文核实" in said

    def test_end_beyond_the_calendar_is_bounded(self, opengov: Run) -> None:
        arguments = (
            "--decision state_secret --act-day 2026-10-30 --received 2026-11-02 --as-of 2026-11-03"
        )
        said = opengov("remedies", *arguments.split(), "--lang", "en").out
        assert "last day from 2027-01-02 to 2027-01-06" in said


class TestLaw:
    @pytest.mark.parametrize(
        ("day", "route"),
        [
            ("2023-12-31", "choice"),
            ("2024-01-01", "reconsideration_first"),
            ("2025-06-01", "reconsideration_first"),
        ],
    )
    def test_the_law_of_the_day_of_the_act(self, opengov: Run, day: str, route: str) -> None:
        arguments = f"--decision state_secret --act-day {day} --received {day} --as-of {day}"
        assert found(opengov, arguments)["route"] == route

    def test_after_a_reconsideration_15_days_to_sue(self, opengov: Run) -> None:
        arguments = (
            "--decision state_secret --act-day 2026-03-02 --received 2026-03-05 "
            "--review-applied 2026-03-20 --review-received 2026-05-11 --as-of 2026-05-12"
        )
        periods = found(opengov, arguments)["periods"]
        assert isinstance(periods, list)
        assert "2026-05-26" in {period["lastDay"] for period in periods}

    def test_told_none_differs_from_not_known(self, opengov: Run) -> None:
        base = f"--decision does_not_exist {DECIDED}"
        assert found(opengov, base) != found(opengov, f"{base} --told none")

    def test_pending_review(self, opengov: Run) -> None:
        base = (
            "--decision does_not_exist --act-day 2026-03-02 --received 2026-03-05 "
            "--as-of 2026-07-01 --review-applied 2026-03-20"
        )
        periods = found(opengov, base)["periods"]
        assert isinstance(periods, list)
        assert "2026-06-10" in {period["lastDay"] for period in periods}
        refused = found(opengov, f"{base} --review-outcome not_accepted")
        assert refused["periods"] != periods


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--act-day 2026-03-02", "one of the two"),
        ("--decision state_secret --no-reply", "one of the two"),
        ("--decision state_secret", "--act-day"),
        ("--no-reply --act-day 2026-03-02", "--reply-due"),
        ("--decision nothing --act-day 2026-03-02", "does_not_exist"),
        ("--decision state_secret --act-day 2026-3-2", "2026-3-2"),
        ("--decision state_secret --act-day 2026-03-02 --told court", "litigation"),
    ],
)
def test_wrong_use(opengov: Run, arguments: str, said: str) -> None:
    done = opengov("remedies", *arguments.split(), "--lang", "en")
    assert done.code == 2
    assert said in done.err
