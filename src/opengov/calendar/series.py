"""Notices of consecutive years: joined without gaps, amended, as they stood on a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from opengov.calendar.days import is_weekend
from opengov.calendar.notice import YearNotice
from opengov.calendar.rulings import days_off
from opengov.errors import ContradictoryNoticeError, InvalidNoticeError

__all__ = ["amended", "first_day", "joined", "published_by"]


def joined(notices: Iterable[YearNotice]) -> tuple[YearNotice, ...]:
    """Return the notices in order, each year once and none left out.

    Raises:
        InvalidNoticeError: There is none, or a year between two others is missing.
        ContradictoryNoticeError: A year stands twice with other days.
    """
    result: tuple[YearNotice, ...] = ()
    for notice in sorted(notices, key=lambda item: item.year):
        result = amended(result, notice)
    if not result:
        raise InvalidNoticeError("calendar", ("it has no notice at all",))
    return result


def amended(notices: tuple[YearNotice, ...], notice: YearNotice) -> tuple[YearNotice, ...]:
    """Return the notices with one more year, or with more amendments of a year on file.

    Raises:
        InvalidNoticeError: A year before the new one is missing.
        ContradictoryNoticeError: The year is on file with other days.
    """
    entry = f"{notice.calendar} {notice.year}"
    if not notices or notice.year == notices[-1].year + 1:
        return (*notices, notice)
    if notice.year > notices[-1].year:
        missing = notices[-1].year + 1
        raise InvalidNoticeError(entry, (f"the notice for {missing} must come before it",))
    if notice.year < notices[0].year:
        raise InvalidNoticeError(entry, (f"the calendar begins with {notices[0].year}",))
    index = notice.year - notices[0].year
    on_file = notices[index]
    rulings = _days(on_file)
    if rulings != _days(notice)[: len(rulings)]:
        raise ContradictoryNoticeError(
            f"{entry} ({notice.number})", f"{on_file.number} gives {notice.year} other days"
        )
    if len(notice.amendments) == len(on_file.amendments):
        return notices
    return (*notices[:index], notice, *notices[index + 1 :])


def _days(notice: YearNotice) -> tuple[object, ...]:
    """Return what a notice rules, amendment by amendment, without its wording."""
    off = sorted(
        day
        for item in notice.holidays
        for day in days_off(item.first, item.last)
        if not is_weekend(day)  # a weekend is off whether or not the notice names it
    )
    makeup = sorted(day for item in notice.holidays for day in item.makeup)
    changes = [[(c.day, c.works) for c in item.changes] for item in notice.amendments]
    return ((off, makeup), *changes)


def published_by(notices: tuple[YearNotice, ...], day: date) -> tuple[YearNotice, ...]:
    """Return the notices as they stood on a day, without later notices and amendments.

    A notice without a date of publication counts from the day it was issued; one without either
    from its first day, because it cannot have come later.
    """
    return tuple(
        replace(
            notice,
            amendments=tuple(item for item in notice.amendments if item.published <= day),
        )
        for notice in notices
        if (notice.published or notice.issued or first_day(notice)) <= day
    )


def first_day(notice: YearNotice) -> date:
    """Return the first day that a notice rules.

    >>> from opengov.calendar.registry import notice_of
    >>> str(first_day(notice_of("CN", 2019)))
    '2018-12-29'
    """
    return min(day for item in notice.holidays for day in (item.first, *item.makeup))
