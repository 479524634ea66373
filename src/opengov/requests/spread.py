"""When requests came: month by month, and where they stand closest together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from opengov.errors import UnsupportedValueError

__all__ = ["Window", "by_month", "densest"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which requests stood closest together, and their number."""

    first: date
    """Day of the first of them."""
    last: date
    count: int

    @property
    def crosses_year(self) -> bool:
        """Whether the days lie in two years.

        >>> Window(date(2016, 12, 5), date(2017, 1, 3), 60).crosses_year
        True
        """
        return self.first.year != self.last.year


def by_month(days: Iterable[date]) -> tuple[tuple[str, int], ...]:
    """Count days by month, the months without any between two others included.

    >>> by_month([date(2016, 11, 5), date(2017, 1, 4), date(2017, 1, 31)])
    (('2016-11', 1), ('2016-12', 0), ('2017-01', 2))
    """
    counts = Counter(day.year * 12 + day.month - 1 for day in days)
    if not counts:
        return ()
    return tuple(
        (f"{month // 12:04}-{month % 12 + 1:02}", counts[month])
        for month in range(min(counts), max(counts) + 1)
    )


def densest(
    days: Iterable[date], length: int, *, first: date = date.min, last: date = date.max
) -> Window | None:
    """Return the stretch of so many days that holds most, the earliest of several.

    Args:
        days: Days of requests, in any order.
        length: Calendar days of the stretch, both ends included.
        first: The stretch holds a day not before this one.
        last: The same day is not after this one.

    Raises:
        UnsupportedValueError: The stretch has no day.

    >>> found = densest([date(2016, 12, 1), date(2016, 12, 30), date(2017, 1, 4)], 30)
    >>> str(found.first), str(found.last), found.count
    ('2016-12-01', '2016-12-30', 2)
    >>> densest([date(2016, 12, 30), date(2017, 1, 4)], 30, first=date(2017, 1, 1)).count
    2
    """
    if length < 1:
        raise UnsupportedValueError("densest", length, takes="a length of 1 day or more")
    ordered = sorted(days)
    reach = timedelta(days=length - 1)
    best: Window | None = None
    begin = within = 0
    for end, day in enumerate(ordered):
        within += first <= day <= last
        while day - ordered[begin] > reach:
            within -= first <= ordered[begin] <= last
            begin += 1
        if within and (best is None or end - begin + 1 > best.count):
            best = Window(ordered[begin], day, end - begin + 1)
    return best
