"""The statutory days of each year, under the version in force."""

from collections import Counter
from datetime import date

import pytest

from opengov.calendar.statutory import statute, statutory_days


@pytest.mark.parametrize(
    ("year", "number", "count"),
    [
        (2008, "国务院令第513号", 11),
        (2013, "国务院令第513号", 11),
        (2014, "国务院令第644号", 11),
        (2024, "国务院令第644号", 11),
        (2025, "国务院令第795号", 13),
        (2040, "国务院令第795号", 13),
    ],
)
def test_the_version_in_force(year: int, number: str, count: int) -> None:
    version = statute(year)
    assert version is not None
    assert version.number == number
    assert len(statutory_days(year)) == count


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2013, ["2013-02-09", "2013-02-10", "2013-02-11"]),
        (2014, ["2014-01-31", "2014-02-01", "2014-02-02"]),
        (2025, ["2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"]),
        (2027, ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"]),
    ],
)
def test_new_years_eve_came_and_went(year: int, days: list[str]) -> None:
    spring = [d for d in statutory_days(year) if d.name.zh in {"除夕", "春节"}]
    assert [str(d.day) for d in spring] == days


def test_two_festivals_on_one_day_are_both_owed() -> None:
    assert Counter(d.day for d in statutory_days(2020))[date(2020, 10, 1)] == 2


@pytest.mark.parametrize("year", [2007, 2041])
def test_years_not_on_file(year: int) -> None:
    assert statutory_days(year) == ()


def test_what_was_known_of_the_statute() -> None:
    assert len(statutory_days(2025, known_on=date(2024, 11, 9))) == 11
    assert len(statutory_days(2025, known_on=date(2024, 11, 10))) == 13
    assert statutory_days(2008, known_on=date(2007, 12, 13)) == ()
