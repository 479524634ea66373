"""The days off that the statute itself fixes, whatever a year's notice arranges around them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from opengov import _resources
from opengov.calendar._fields import Fields
from opengov.text import Text

__all__ = ["Statute", "StatutoryDay", "statute", "statutes", "statutory_days"]

SOURCE = "calendars/statutory.toml"


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of the regulation on days off (全国年节及纪念日放假办法)."""

    number: str
    issued: date
    start: date
    rules: tuple["_Rule", ...]


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """One day off for all citizens in one year."""

    day: date
    name: Text


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where a day off lies in a year: month and day, or days after the date of a festival."""

    name: Text
    month_day: str | None
    lunar: str
    offset: int

    def day(self, year: int) -> date | None:
        if self.month_day is not None:
            return date.fromisoformat(f"{year}-{self.month_day}")
        festival = _lunar(self.lunar).get(year)
        return None if festival is None else festival + timedelta(days=self.offset)


def statute(year: int, *, known_on: date | None = None) -> Statute | None:
    """Return the version in force in `year`, or what was known of it on `known_on`.

    >>> statute(2027).number
    '国务院令第795号'
    >>> statute(2025, known_on=date(2024, 11, 1)).number
    '国务院令第644号'
    >>> statute(2007) is None
    True
    """
    found = None
    for version in statutes():
        if version.start.year <= year and (known_on is None or version.issued <= known_on):
            found = version
    return found


def statutory_days(year: int, *, known_on: date | None = None) -> tuple[StatutoryDay, ...]:
    """Return the days off that the statute fixes for `year`, in order; empty when unknown.

    Two festivals may fall on one day; then the day stands twice, and both are owed.

    >>> len(statutory_days(2024)), len(statutory_days(2027))
    (11, 13)
    >>> [str(d.day) for d in statutory_days(2020) if d.day.month == 10]
    ['2020-10-01', '2020-10-01', '2020-10-02', '2020-10-03']
    """
    version = statute(year, known_on=known_on)
    if version is None:
        return ()
    days = []
    for rule in version.rules:
        day = rule.day(year)
        if day is None:
            return ()
        days.append(StatutoryDay(day, rule.name))
    return tuple(sorted(days, key=lambda item: item.day))


@cache
def statutes() -> tuple[Statute, ...]:
    """Return every version of the regulation on file, the oldest first.

    >>> [version.number for version in statutes()]
    ['国务院令第513号', '国务院令第644号', '国务院令第795号']
    """
    fields = Fields(_resources.read_toml(SOURCE), SOURCE)
    return tuple(
        Statute(
            number=version.text("number"),
            issued=version.day("issued"),
            start=version.day("from"),
            rules=tuple(
                _Rule(
                    name=rule.both("name"),
                    month_day=rule.text_or_none("date"),
                    lunar=rule.text_or_none("lunar") or "",
                    offset=rule.integer_or_none("offset") or 0,
                )
                for rule in version.tables("days")
            ),
        )
        for version in fields.tables("statute")
    )


@cache
def _lunar(festival: str) -> dict[int, date]:
    lunar = Fields(_resources.read_toml(SOURCE), SOURCE).table("lunar")
    return {day.year: day for day in lunar.days(festival)}
