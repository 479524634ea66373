"""What was ruled about each day, by which act, and what the day had been before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from opengov.calendar.days import is_weekend
from opengov.calendar.notice import YearNotice
from opengov.text import Text

__all__ = ["Act", "DayKind", "Ruling", "days_off", "plain", "rulings", "works"]

DayKind: TypeAlias = Literal[
    "working_day", "weekend", "holiday", "makeup", "local_holiday", "local_makeup"
]
"""What a day is: a weekday worked, a weekend day off, a day off by notice, a weekend day worked
by notice (调休上班), and the last two for one place only."""


@dataclass(frozen=True, slots=True)
class Act:
    """The act that ruled a day; `secondary` names what was read in a secondary source only.

    >>> Act("国办发明电〔2025〕7号", "", date(2025, 11, 4)).secondary
    ()
    """

    number: str
    title: str
    issued: date | None = None
    published: date | None = None
    url: str | None = None
    secondary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """One state of a day: what it is, for which holiday, by which act (none for a plain day)."""

    kind: DayKind
    holiday: Text | None = None
    act: Act | None = None


def plain(day: date) -> Ruling:
    """Return what a day is when no act speaks of it.

    >>> plain(date(2026, 10, 10)).kind
    'weekend'
    """
    return Ruling("weekend" if is_weekend(day) else "working_day")


def works(ruling: Ruling) -> bool:
    """Tell whether a day of that ruling is worked.

    >>> works(Ruling("makeup"))
    True
    """
    return ruling.kind in {"working_day", "makeup", "local_makeup"}


def days_off(first: date, last: date) -> tuple[date, ...]:
    """Return the days of a span, both ends included.

    >>> len(days_off(date(2026, 10, 1), date(2026, 10, 7)))
    7
    """
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def rulings(notice: YearNotice) -> dict[date, tuple[Ruling, ...]]:
    """Return what a notice and its amendments rule about each day, oldest first.

    >>> from opengov.calendar.registry import notice_of
    >>> [ruling.kind for ruling in rulings(notice_of("CN", 2020))[date(2020, 2, 1)]]
    ['makeup', 'holiday']
    """
    act = Act(
        notice.number, notice.title, notice.issued, notice.published, notice.url, notice.secondary
    )
    found: dict[date, tuple[Ruling, ...]] = {}
    for holiday in notice.holidays:
        off = Ruling("holiday", holiday.name, act)
        worked = Ruling("makeup", holiday.name, act)
        found.update((day, (off,)) for day in days_off(holiday.first, holiday.last))
        found.update((day, (worked,)) for day in holiday.makeup)
    for amendment in notice.amendments:
        act = Act(
            amendment.number,
            amendment.title,
            amendment.issued,
            amendment.published,
            amendment.url,
        )
        for change in amendment.changes:
            day = change.day
            if change.works:
                ruling = Ruling("makeup" if is_weekend(day) else "working_day", change.name, act)
            else:
                ruling = Ruling("holiday", change.name, act)
            found[day] = (*found.get(day, ()), ruling)
    return found
