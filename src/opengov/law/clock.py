"""How to count a period in working days: pure functions over the working days of a calendar.

Days are civil days. A period begins the day after its event; the days of a span
`(after, through]` do not count.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError

__all__ = ["Reckoning", "Span", "add", "merged", "reckon"]

Span: TypeAlias = tuple[date, date]
"""Days that do not count: after the first day, through the second."""


class Reckoning(NamedTuple):
    """The end of a period: one day, or two bounds where it is not known.

    >>> Reckoning(date(2026, 7, 1), date(2026, 7, 1), certain=True).day
    datetime.date(2026, 7, 1)
    """

    earliest: date
    latest: date
    certain: bool

    @property
    def day(self) -> date | None:
        """The last day of the period, where it is certain."""
        return self.earliest if self.certain else None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the union of spans in order; spans without a day are left out.

    >>> day = lambda n: date(2026, 6, n)
    >>> [(a.day, b.day) for a, b in merged([(day(8), day(9)), (day(1), day(5)), (day(3), day(7)),
    ...                                     (day(6), day(6))])]
    [(1, 7), (8, 9)]
    """
    union: list[Span] = []
    for after, through in sorted(spans):
        if through <= after:
            continue
        if union and after <= union[-1][1]:
            union[-1] = (union[-1][0], max(through, union[-1][1]))
        else:
            union.append((after, through))
    return tuple(union)


def add(calendar: WorkCalendar, start: date, working_days: int) -> Reckoning | None:
    """Return the last of so many working days after a day; nothing where no bound is known.

    >>> from opengov.calendar.registry import get_calendar
    >>> add(get_calendar("CN"), date(2026, 6, 1), 20).day
    datetime.date(2026, 6, 30)
    """
    exact = _exact(calendar, start, working_days, ())
    if exact is not None and exact <= calendar.known_until:
        return Reckoning(exact, exact, certain=True)
    return reckon(calendar, start, working_days)


def reckon(
    calendar: WorkCalendar,
    start: date,
    working_days: int,
    spans: Iterable[Span] = (),
    *,
    later: Iterable[Span] | None = None,
) -> Reckoning | None:
    """Return the last of so many working days after a day, leaving out the days of spans.

    Args:
        calendar: Working days where the organ sits.
        start: Day of the event; not counted.
        working_days: Length of the period, at least 1.
        spans: Days that do not count.
        later: The same spans where they end as late as they may; by default they are known.

    Returns:
        One day, two bounds where the calendar or a span leaves it open, or nothing where the
        period runs further than the one year whose notice is missing.

    >>> from opengov.calendar.registry import get_calendar
    >>> span = (date(2026, 6, 3), date(2026, 6, 10))
    >>> reckon(get_calendar("CN"), date(2026, 6, 1), 20, [span]).day
    datetime.date(2026, 7, 7)
    """
    early = merged(spans)
    late = early if later is None else merged(later)
    if early == late:
        exact = _exact(calendar, start, working_days, early)
        if exact is not None and exact <= calendar.known_until:
            return Reckoning(exact, exact, certain=True)
    try:
        earliest, sure = _bound(calendar, start, working_days, early, late=False)
        latest, also_sure = _bound(calendar, start, working_days, late, late=True)
    except (CalendarNotCoveredError, OverflowError):
        return None
    return Reckoning(earliest, latest, certain=sure and also_sure and earliest == latest)


def _exact(
    calendar: WorkCalendar, start: date, working_days: int, spans: tuple[Span, ...]
) -> date | None:
    position, left = start, working_days
    try:
        for after, through in spans:
            if after > position:
                used = calendar.count_working_days(position, after)
                if used >= left:
                    break
                left -= used
            position = max(position, through)
        return calendar.add_working_days(position, left)
    except CalendarNotCoveredError:
        return None


def _bound(
    calendar: WorkCalendar,
    start: date,
    working_days: int,
    spans: tuple[Span, ...],
    *,
    late: bool,
) -> tuple[date, bool]:
    """Return one bound and whether the calendar is sure of it.

    Raises:
        CalendarNotCoveredError: The calendar knows no bound.
    """
    position, left = start, working_days
    for after, through in spans:
        if after > position:
            counted = calendar.count_working_days(position, after, provisional=True)
            used = counted.least if late else counted.most
            if used >= left:
                break
            left -= used
        position = max(position, through)
    answer = calendar.add_working_days(position, left, provisional=True)
    return (answer.latest if late else answer.earliest), answer.status == "certain"
