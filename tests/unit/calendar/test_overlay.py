"""Local days: what a place adds, and how far that is known."""

from datetime import date
from typing import Any

import pytest

from opengov.calendar.overlay import LocalYear, coverage, local_year_from_toml
from opengov.calendar.registry import local_years, places
from opengov.errors import InvalidNoticeError
from opengov.text import Text

FESTIVAL = {"zh": "壮族三月三", "en": "Sanyuesan"}
D = date


def table(**more: object) -> dict[str, Any]:
    return {"calendar": "CN-GX", "year": 2024, "status": "official", "festivals": FESTIVAL, **more}


class TestReading:
    def test_a_year(self) -> None:
        local = local_year_from_toml(
            table(off=[D(2024, 4, 11)], work=[D(2024, 4, 14)], complete=False, number="1",
                  published=D(2024, 1, 1), note={"zh": "甲", "en": "a"}),
            name="x",
        )  # fmt: skip
        assert local.note == Text("甲", "a")
        assert local.coverage == "partial"
        kinds = {day.day: ruling.kind for day, ruling in local.rulings.items()}
        assert kinds == {11: "local_holiday", 14: "local_makeup"}

    @pytest.mark.parametrize(
        ("more", "fault"),
        [
            ({"off": [D(2025, 4, 11)]}, "2025-04-11 lies outside 2024"),
            ({"work": [D(2024, 4, 12), D(2024, 4, 11)]}, "not in ascending order"),
            ({"off": [D(2024, 4, 11)] * 2}, "not in ascending order, each once"),
            ({"off": [D(2024, 4, 11)], "work": [D(2024, 4, 11)]}, "both off and worked"),
            ({"complete": 1}, "complete = 1 is not true or false"),
            ({"days": []}, "days is not a known entry"),
        ],
    )
    def test_an_impossible_one(self, more: dict[str, object], fault: str) -> None:
        with pytest.raises(InvalidNoticeError) as caught:
            local_year_from_toml(table(**more), name="2024.toml")
        assert fault in str(caught.value)

    @pytest.mark.parametrize("place", places(), ids=lambda place: place.id)
    def test_files_stand_where_they_say(self, place: Any) -> None:  # noqa: ANN401 - a Place
        for local in local_years(place.id):
            assert local.calendar == place.id
            assert local.complete or local.note is not None

    def test_all_places_of_the_sources_are_on_file(self) -> None:
        count = {p.id: len(local_years(p.id)) for p in places() if local_years(p.id)}
        assert count == {
            "CN-GX": 13, "CN-XJ": 7, "CN-NX": 10, "CN-540100": 4, "CN-513400": 2, "CN-532300": 3,
            "CN-532500": 1, "CN-532800": 1, "CN-533100": 1, "CN-532900": 1,
        }  # fmt: skip


def local(year: int, status: str = "official", *, complete: bool = True) -> LocalYear:
    return LocalYear("CN-GX", year, status, complete, Text("", ""))


class TestCoverage:
    @pytest.mark.parametrize(
        ("layers", "years", "expected"),
        [
            (("CN-GX",), (local(2024), local(2025)), "known"),
            (("CN-GX",), (local(2024), local(2025, "secondary")), "secondary"),
            (("CN-GX",), (local(2024, complete=False), local(2025, "secondary")), "partial"),
            (("CN-GX",), (local(2024),), "unknown"),
            (("CN-GX", "CN-451000"), (local(2024), local(2025)), "unknown"),
            ((), (), "unknown"),
        ],
    )
    def test_the_weakest_counts(
        self, layers: tuple[str, ...], years: tuple[LocalYear, ...], expected: str
    ) -> None:
        assert coverage(layers, years, 2024, 2025) == expected


class TestKnownOn:
    def test_from_its_publication(self) -> None:
        cancelled = next(y for y in local_years("CN-GX") if y.year == 2020)
        assert not cancelled.known_on(D(2020, 3, 4))
        assert cancelled.known_on(D(2020, 3, 5))

    def test_without_one_from_its_first_day(self) -> None:
        year = next(y for y in local_years("CN-GX") if y.year == 2018)
        assert not year.known_on(D(2018, 4, 14))
        assert year.known_on(D(2018, 4, 15))

    def test_without_days_never(self) -> None:
        assert not local(2024).known_on(D(2030, 1, 1))
