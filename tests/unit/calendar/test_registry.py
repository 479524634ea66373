"""Calendars by name."""

from datetime import date

import pytest

from opengov.calendar.registry import get_calendar, notice_of
from opengov.errors import ResourceNotFoundError, UnknownCodeError


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("CN", "CN"),
        ("CN-GX", "CN-GX"),
        ("450000", "CN-GX"),
        ("CN-450000", "CN-GX"),
        ("513400", "CN-513400"),
        ("CN-513400", "CN-513400"),
        ("513432", "CN-513432"),
        ("CN-SN", "CN-SN"),
        ("610000", "CN-SN"),
    ],
)
def test_a_place_has_one_calendar(name: str, canonical: str) -> None:
    calendar = get_calendar(name)
    assert calendar.id == canonical
    assert get_calendar(canonical) is calendar


@pytest.mark.parametrize(
    ("name", "year", "local"),
    [
        ("CN", 2023, "national"),
        ("CN-GX", 2024, "known"),
        ("CN-GX", 2023, "secondary"),
        ("CN-GX", 2013, "unknown"),
        ("CN-XJ", 2013, "partial"),
        ("451000", 2024, "known"),
        ("513400", 2023, "known"),
        ("513432", 2023, "known"),
        ("513400", 2024, "unknown"),
        ("CN-SC", 2023, "unknown"),
        ("CN-SN", 2023, "unknown"),
    ],
)
def test_how_far_local_days_are_known(name: str, year: int, local: str) -> None:
    assert get_calendar(name).local(date(year, 3, 1)) == local


@pytest.mark.parametrize("name", ["451000", "451022"])
def test_a_county_follows_its_province(name: str) -> None:
    assert not get_calendar(name).is_working_day(date(2024, 4, 11))


def test_a_county_follows_its_prefecture() -> None:
    assert not get_calendar("513432").is_working_day(date(2023, 8, 9))
    assert get_calendar("510100").is_working_day(date(2023, 8, 9))


def test_without_local_data_the_answer_is_the_nations() -> None:
    assert get_calendar("CN-SN").flags == get_calendar("CN").flags


@pytest.mark.parametrize(
    "name", ["", "US", "CN-HK", "cn", "990000", "810000", "45", "四五〇〇〇〇"]
)
def test_unknown_places_are_refused(name: str) -> None:
    with pytest.raises(UnknownCodeError, match="there is no calendar"):
        get_calendar(name)


def test_a_year_not_on_file() -> None:
    with pytest.raises(ResourceNotFoundError):
        notice_of("CN", 2007)
