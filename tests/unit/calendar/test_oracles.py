"""Every day against a library that shares no code or data with ours.

`holidays`, the other oracle, pins an older python-dateutil: `scripts/oracle_holidays.sh`
compares with it in an environment of its own.
"""

from datetime import date, timedelta

import chinese_calendar
import pytest

from opengov.calendar.registry import get_calendar


@pytest.mark.parametrize("year", range(2008, 2027))
def test_equal_to_chinesecalendar_on_every_day(year: int) -> None:
    calendar = get_calendar("CN")
    day, differing = date(year, 1, 1), []
    while day.year == year:
        if calendar.is_working_day(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


def test_equal_to_chinesecalendar_before_the_first_year() -> None:
    for day in (date(2007, 12, 29), date(2007, 12, 30), date(2007, 12, 31)):
        assert get_calendar("CN").is_working_day(day) == chinese_calendar.is_workday(day)
