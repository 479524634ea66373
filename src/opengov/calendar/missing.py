"""The one year after the last notice: what can be said of it before its notice comes."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from opengov.calendar.days import ONE_DAY

if TYPE_CHECKING:
    from opengov.calendar.bounds import Graph, Spread

__all__ = ["MissingYear"]


class MissingYear:
    """The year after the last one on file.

    `known` counts the working days through each day on file, `works` tells which they are.
    """

    def __init__(
        self, year: int, known: Mapping[date, int], works: Mapping[date, bool], as_of: date | None
    ) -> None:
        self.year = year
        self.first = date(year - 1, 12, 29)
        self.last = date(year, 12, 28)
        self._known = known
        self._works = works
        self._as_of = as_of
        self._spreads: dict[date, Spread] = {}

    @cached_property
    def possible(self) -> bool:
        """Whether the statutory days of the year are on file, without which nothing is bounded."""
        from opengov.calendar.statutory import statutory_days  # noqa: PLC0415 - needed rarely

        return bool(statutory_days(self.year, known_on=self._as_of))

    def covers(self, day: date) -> bool:
        """Tell whether bounds can be given for a day."""
        return day <= self.last and self.possible

    @property
    def end(self) -> int:
        """The year whose notice is missing where the bounds end."""
        return self.year + 1 if self.possible else self.year

    @cached_property
    def _graph(self) -> "Graph":
        from opengov.calendar.bounds import graph_of  # noqa: PLC0415 - needed rarely

        rest = 0
        while not self._works.get(self.first - (rest + 1) * ONE_DAY, True):
            rest += 1  # a block may grow out of the weekend before
        return graph_of(self.year, known_on=self._as_of, rest_before=rest)

    def counts(self, after: date, through: date) -> tuple[int, int] | None:
        """Return the least and the most working days in (after, through]; none beyond the year."""
        return self._between(after, through) if self.covers(through) else None

    def _between(self, after: date, through: date) -> tuple[int, int]:
        certain = 0
        if after < self.first - ONE_DAY:
            certain_end = self.first - ONE_DAY
            until = min(through, certain_end)
            certain = self._known.get(until, 0) - self._known.get(after, 0)
            after = certain_end
        if through <= after:
            return certain, certain
        low, high = self._spread(after).through((through - after).days)
        return certain + low, certain + high

    def dates(self, day: date, n: int) -> tuple[date, date] | None:
        """Return the earliest and the latest n-th working day from `day`; none out of reach."""
        if not self.covers(day):
            return None
        if n == 0:
            return day, day
        return self._forward(day, n) if n > 0 else self._backward(day, -n)

    def _forward(self, day: date, n: int) -> tuple[date, date] | None:
        after = max(day, self.first - ONE_DAY)
        certain = self._known[after] - self._known[day] if day < self.first else 0
        reached = self._spread(after).reach(n - certain, (self.last - after).days)
        if reached is None:
            return None
        earliest, latest = reached
        return after + earliest * ONE_DAY, after + latest * ONE_DAY

    def _backward(self, day: date, n: int) -> tuple[date, date] | None:
        end, target = day - ONE_DAY, day
        latest: date | None = None
        while True:
            target -= ONE_DAY
            if target < self.first and target not in self._known:
                return None
            least, most = self._between(target - ONE_DAY, end)
            if latest is None and most >= n:
                latest = target
            if least >= n:
                return target, latest or target

    def _spread(self, after: date) -> "Spread":
        from opengov.calendar.bounds import Spread  # noqa: PLC0415 - needed rarely

        if after not in self._spreads:
            self._spreads[after] = Spread(self._graph, (after - self.first).days + 1)
        return self._spreads[after]
