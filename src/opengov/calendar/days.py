"""Civil days: what the calendar takes as a day, and the day's plain nature."""

from datetime import date, datetime, timedelta, timezone

from opengov.errors import UnsupportedValueError, ZonelessDatetimeError

__all__ = ["ONE_DAY", "civil_day", "is_weekend"]

ONE_DAY = timedelta(days=1)
SATURDAY = 5
# Mainland China has kept UTC+8 all year since 1992, before the first calendar year on file.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def civil_day(value: object) -> date:
    """Return the day in China that a value names.

    Raises:
        ZonelessDatetimeError: A `datetime` says no time zone.
        UnsupportedValueError: The value is no date at all.

    >>> from datetime import timezone
    >>> civil_day(datetime(2026, 3, 1, 20, 0, tzinfo=timezone.utc))
    datetime.date(2026, 3, 2)
    """
    if isinstance(value, datetime):
        if value.tzinfo is None or value.utcoffset() is None:
            raise ZonelessDatetimeError(value)
        return value.astimezone(SHANGHAI).date()
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    raise UnsupportedValueError("the calendar", value, takes="a date")


def is_weekend(day: date) -> bool:
    """Tell whether `day` is a Saturday or a Sunday.

    >>> is_weekend(date(2026, 10, 10)), is_weekend(date(2026, 10, 12))
    (True, False)
    """
    return day.weekday() >= SATURDAY
