"""Civil days."""

from datetime import date, datetime, timedelta, timezone, tzinfo

import pytest
from typing_extensions import override

from opengov.calendar.days import civil_day
from opengov.errors import UnsupportedValueError, ZonelessDatetimeError


class NoOffset(tzinfo):
    @override
    def utcoffset(self, dt: datetime | None) -> None: ...

    @override
    def dst(self, dt: datetime | None) -> None: ...

    @override
    def tzname(self, dt: datetime | None) -> None: ...


class FakeDate(date):
    """What a library that freezes the clock hands out."""


@pytest.mark.parametrize(
    ("hour", "offset", "day"), [(15, 0, 1), (16, 0, 2), (23, 8, 1), (0, 9, 28), (13, -5, 2)]
)
def test_a_point_in_time_is_its_day_in_china(hour: int, offset: int, day: int) -> None:
    value = datetime(2026, 3, 1, hour, tzinfo=timezone(timedelta(hours=offset)))
    assert civil_day(value).day == day
    assert type(civil_day(value)) is date


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 3, 1), datetime(2026, 3, 1, tzinfo=NoOffset())],  # noqa: DTZ001 - meant
)
def test_without_a_zone_it_is_refused(value: datetime) -> None:
    with pytest.raises(ZonelessDatetimeError, match="no time zone") as caught:
        civil_day(value)
    assert caught.value.value is value


@pytest.mark.parametrize("value", ["2026-03-01", 1_772_323_200, None])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(UnsupportedValueError, match="the calendar cannot take"):
        civil_day(value)


def test_a_subclass_of_date_becomes_a_date() -> None:
    assert type(civil_day(FakeDate(2026, 3, 1))) is date
