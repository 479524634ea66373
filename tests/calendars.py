"""Calendars built for tests, and facts about them that the library did not write."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from opengov.calendar.notice import YearNotice
from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar

__all__ = ["CN", "days", "national_table", "ordinary", "up_to"]

CN = get_calendar("CN")
TABLE = Path(__file__).parent / "data" / "calendar" / "national.txt"
WEEKEND = 5


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from the first to the last, both included."""
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


@cache
def national_table() -> dict[date, bool]:
    """Return whether each day of the years on file is worked, after the independent table."""
    off: set[date] = set()
    work: set[date] = set()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        year, kind, *marks = line.split()
        found = {date.fromisoformat(f"{year}-{mark}") for mark in marks}
        (off if kind == "off" else work).update(found)
    return {
        day: day in work or (day.weekday() < WEEKEND and day not in off)
        for day in days(date(2007, 12, 29), date(2026, 12, 31))
    }


def ordinary(year: int) -> YearNotice:
    """Return a year's notice without what extraordinary notices added to it."""
    notice = CN.notices[year - 2008]
    kept = tuple(item for item in notice.amendments if not item.extra_days)
    return replace(notice, amendments=kept)


def up_to(year: int) -> WorkCalendar:
    """Return the calendar as if no later notice had ever come."""
    return WorkCalendar("CN", CN.notices[: year - 2007])
