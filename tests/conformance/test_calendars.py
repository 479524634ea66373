"""The calendar cases against oracles that share no code with the library.

Days are those of chinesecalendar, walked one by one. What later notices changed is written down
here for the views before them, and what a place adds for the places. Bounds of a missing year are
what the second implementation computes, see `test_second.py`; here the years that did come lie
between them.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from tests.conformance.kit import Question, cases, questions

DAY = timedelta(days=1)
Works = Callable[[date], bool]

BEFORE: dict[str, dict[str, bool]] = {
    "2015-05-12": {"2015-09-03": True, "2015-09-04": True, "2015-09-06": False},
    "2019-03-21": {
        "2019-04-28": False,
        "2019-05-02": True,
        "2019-05-03": True,
        "2019-05-05": False,
    },
    "2020-01-26": {"2020-01-31": True, "2020-02-01": True},
}
"""By the last day before a notice: the days that it made something else."""

PLACES: dict[str, dict[str, bool]] = {
    "CN-GX": {"2026-04-17": False, "2026-04-20": False},
    "CN-513400": {
        **dict.fromkeys(
            (
                *("2023-08-09", "2023-08-10", "2023-08-11", "2023-08-14", "2023-08-15"),
                *("2023-08-16", "2023-10-07", "2023-11-20", "2023-11-21", "2023-11-22"),
                *("2023-11-23", "2023-11-24"),
            ),
            False,
        ),
        **dict.fromkeys(("2023-08-06", "2023-08-19", "2023-11-18", "2023-11-19"), True),
    },
}
"""Days that a place rules otherwise, in the years asked about."""


def oracle(asked: dict[str, Any]) -> Works:
    changed = BEFORE.get(asked["calendarAsOf"], {}) | PLACES.get(asked["calendar"], {})

    def works(day: date) -> bool:
        worked: bool = chinese_calendar.is_workday(day)
        return changed.get(day.isoformat(), worked)

    return works


def nth(works: Works, day: date, n: int) -> date:
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        left -= works(day)
    return day


def number(works: Works, start: date, end: date, bounds: str) -> int:
    counted = 0
    day = min(start, end)
    while day <= max(start, end):
        left_out = (day == start and bounds[0] == "(") or (day == end and bounds[1] == ")")
        counted += works(day) and not left_out
        day += DAY
    return counted if start <= end else -counted


def is_certain(question: Question) -> bool:
    return bool(question.expected.get("status", "certain") == "certain")


CERTAIN = [
    pytest.param(question, id=question.id)
    for name in cases("calendar")
    for question in questions(name)
    if is_certain(question) and "error" not in question.expected
]
OPEN = [
    pytest.param(question, id=question.id)
    for name in cases("calendar")
    for question in questions(name)
    if not is_certain(question) and question.input["query"] != "is-working"
]
CAME = [
    pytest.param(question, id=question.id)
    for name in cases("calendar")
    for question in questions(name)
    if not is_certain(question) and question.input["calendarAsOf"] in {"2019-06-01", "2024-11-11"}
]
"""Views before an ordinary notice, by the statute that it then carried out."""
REFUSED = [
    pytest.param(question, id=question.id)
    for name in cases("calendar")
    for question in questions(name)
    if question.expected.get("error", {}).get("code") == "calendar-not-covered"
    and question.input["calendarAsOf"] > "2007-12-17"
]


def test_nothing_is_left_unlooked_at() -> None:
    assert len(CERTAIN) >= 600
    assert len(OPEN) >= 35
    assert len(REFUSED) >= 20


@pytest.mark.parametrize("question", CERTAIN)
def test_a_walk_over_the_days_of_another_library_agrees(question: Question) -> None:
    asked, expected = question.input, question.expected
    works = oracle(asked)
    match asked["query"]:
        case "is-working" | "explain":
            day = date.fromisoformat(asked["date"])
            assert expected["works"] == works(day)
            if "kind" in expected:
                assert expected["kind"] in kinds(asked, day, works)
        case "add":
            day = nth(works, date.fromisoformat(asked["date"]), asked["n"])
            assert expected["result"] == day.isoformat()
            assert {expected.get(name, day.isoformat()) for name in ("earliest", "latest")} == {
                day.isoformat()
            }
        case "count":
            start, end = (date.fromisoformat(asked[name]) for name in ("from", "to"))
            found = number(works, start, end, asked.get("bounds", "(]"))
            assert {expected[name] for name in expected if name != "status"} == {found}


def kinds(asked: dict[str, Any], day: date, works: Works) -> set[str]:
    """What the day can be called: a weekend beside a holiday may belong to its span or not."""
    if PLACES.get(asked["calendar"], {}).get(day.isoformat()) is not None:
        return {"local_makeup" if works(day) else "local_holiday"}
    weekend = day.weekday() > 4
    if works(day):
        return {"makeup" if weekend else "working_day"}
    return {"holiday", "weekend"} if weekend else {"holiday"}


def ends(question: Question) -> tuple[Any, Any]:
    names = ("least", "most") if question.input["query"] == "count" else ("earliest", "latest")
    return question.expected[names[0]], question.expected[names[1]]


@pytest.mark.parametrize("question", OPEN)
def test_bounds_are_in_order(question: Question) -> None:
    low, high = ends(question)
    assert low <= high
    assert {question.expected.get(name) for name in ("result", "count")} == {None}


@pytest.mark.parametrize("question", CAME)
def test_what_came_to_pass_lies_within_the_bounds(question: Question) -> None:
    """The notices of 2020 and 2025 came; that of 2020 was ordinary before it was changed."""
    asked = question.input
    low, high = ends(question)
    works = oracle(asked | {"calendarAsOf": "2020-01-26"})
    if asked["query"] == "add":
        found: Any = nth(works, date.fromisoformat(asked["date"]), asked["n"]).isoformat()
    else:
        start, end = (date.fromisoformat(asked[name]) for name in ("from", "to"))
        found = number(works, start, end, asked.get("bounds", "(]"))
    assert low <= found <= high


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_refused_reaches_beyond_the_days_on_file(question: Question) -> None:
    asked = question.input
    last = {"2019-11-20": 2019, "2019-11-21": 2020, "2026-11-22": 2026}[asked["calendarAsOf"]]
    end = date(last, 12, 31) if not asked.get("provisional") else date(last + 1, 12, 28)
    days = [date.fromisoformat(asked[name]) for name in ("date", "from", "to") if name in asked]
    reach = timedelta(days=2 * abs(asked.get("n", 0)) + 10 * bool(asked.get("n")))
    assert min(days) - reach < date(2007, 12, 29) or max(days) + reach > end


def test_every_year_and_every_month_is_counted() -> None:
    months = {
        question.input["from"][:7]
        for name in cases("calendar")
        for question in questions(name)
        if question.input["query"] == "count" and question.input["from"].endswith("-01")
    }
    assert {f"{year}-{month:02}" for year in range(2008, 2027) for month in range(1, 13)} <= months


def test_notices_are_named_as_gazetted() -> None:
    named = {
        question.expected["notice"]
        for name in cases("calendar")
        for question in questions(name)
        if question.expected.get("notice")
    }
    ordinary = [number for number in named if number.startswith("国办发明电")]
    assert len(ordinary) == 19 + 2  # one a year, and those that changed 2019 and 2020
    assert {"国发明电〔2015〕1号", "凉府办函〔2022〕121号"} <= named
