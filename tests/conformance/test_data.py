"""The data that vendors get say what the library knows."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from tests.conformance.kit import KIT

from opengov.calendar.registry import get_calendar, local_years, places
from opengov.calendar.statutory import statutory_days
from opengov.law.params import law_book

DATA = KIT / "calendars" / "data"
LAW = json.loads((KIT / "requests" / "data" / "law.json").read_text(encoding="utf-8"))


def read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def days_worked(place: str, as_of: str) -> dict[date, bool]:
    """Lay the days out again, by nothing but the file and CALENDAR.md."""
    notices = [each for each in read("CN")["notices"] if each["knownOn"] <= as_of]
    day, last = date(notices[0]["year"] - 1, 12, 29), date(notices[-1]["year"], 12, 31)
    worked = {}
    while day <= last:
        worked[day] = day.weekday() < 5
        day += timedelta(days=1)
    for notice in notices:
        for span in notice["off"]:
            first, end = date.fromisoformat(span["from"]), date.fromisoformat(span["to"])
            for n in range((end - first).days + 1):
                worked[first + timedelta(days=n)] = False
        worked |= dict.fromkeys(map(date.fromisoformat, notice["makeup"]), True)
        for each in notice["amendments"]:
            if each["knownOn"] <= as_of:
                worked |= {date.fromisoformat(d["date"]): d["works"] for d in each["days"]}
    for year in [] if place == "CN" else read(place)["years"]:
        if year["knownOn"] is not None and year["knownOn"] <= as_of and year["year"] <= last.year:
            worked |= dict.fromkeys(map(date.fromisoformat, year["off"]), False)
            worked |= dict.fromkeys(map(date.fromisoformat, year["work"]), True)
    return worked


@pytest.mark.parametrize("as_of", ["2026-11-22", "2024-04-01", "2020-01-26", "2015-05-13"])
@pytest.mark.parametrize("place", ["CN", *(p.id for p in places() if local_years(p.id))])
def test_the_file_of_a_calendar_gives_its_days(place: str, as_of: str) -> None:
    calendar = get_calendar(place).as_of(date.fromisoformat(as_of))
    worked = days_worked(place, as_of)
    assert bytes(worked.values()) == calendar.flags
    assert (min(worked), max(worked)) == (calendar.known_from, calendar.last_day)


def test_there_is_a_file_for_every_place_with_days_of_its_own() -> None:
    names = {path.stem for path in DATA.iterdir()}
    assert names == {"CN", "statutory", *(p.id for p in places() if local_years(p.id))}


@pytest.mark.parametrize("year", range(2008, 2041))
def test_statutory_days_under_each_version(year: int) -> None:
    versions = read("statutory")["versions"]
    for known_on in ("2012-01-01", "2020-01-01", "2026-01-01"):
        fitting = [
            each
            for each in versions
            if each["knownOn"] <= known_on and int(each["from"][:4]) <= year
        ]
        expected = statutory_days(year, known_on=date.fromisoformat(known_on))
        assert fitting[-1]["days"][str(year)] == [item.day.isoformat() for item in expected]


@pytest.mark.parametrize("day", ["2008-05-01", "2019-05-14", "2019-05-15", "2021-01-01"])
def test_the_law_of_a_day(day: str) -> None:
    book, on = law_book(), date.fromisoformat(day)
    for table, ask in (("figure", book.figure), ("effect", book.effect)):
        for name, entry in LAW[table].items():
            holding = [
                each["value"]
                for each in entry["value"]
                if each["from"] <= day <= each.get("to", "9999-12-31")
            ]
            value = ask(name).at(on)
            assert holding == ([] if value is None else [value.value])
