"""How the days go onto the sheet: rows of whole weeks, and the width of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

__all__ = ["DETAILED", "MOST_DAYS", "PLOT", "Row", "rows"]

PLOT = 952.0
"""Width that the days of a row may take."""
WEEK = 7
WEEKS_A_ROW = 8
MOST_ROWS = 6
"""With more days than that many rows hold, the days get narrower."""
WIDEST = 20.0
DETAILED = 13.0
"""Width of a day from which its number can be read."""
MOST_DAYS = 1100
"""Days that are drawn at most; what lies beyond stands at the edge."""
BEFORE = 62
"""Days before the first of the core that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """Consecutive days, from a Monday to a Sunday."""

    first: int
    """Ordinal of the first day."""
    last: int
    px: float
    """Width of a day."""
    begins: bool
    """Whether no row comes before."""
    ends: bool
    """Whether no row comes after."""

    @property
    def width(self) -> float:
        """Width of all its days."""
        return (self.last - self.first + 1) * self.px

    @property
    def detailed(self) -> bool:
        """Whether there is room for the number of each day."""
        return self.px >= DETAILED

    def x(self, ordinal: int) -> float:
        """Return where a day begins, counted from the left edge of the row."""
        return (ordinal - self.first) * self.px

    def holds(self, ordinal: int) -> bool:
        """Tell whether a day is drawn in the row, at its edge if it lies beyond all rows."""
        if ordinal < self.first:
            return self.begins
        return ordinal <= self.last or self.ends

    def clipped(self, ordinal: int) -> int:
        """Return the day of the row nearest to a day."""
        return min(max(ordinal, self.first), self.last)


def rows(core: tuple[date, date], others: Sequence[date]) -> tuple[Row, ...]:
    """Spread days over rows, as many as are needed and all as wide as each other.

    >>> spread = rows((date(2026, 3, 2), date(2026, 5, 26)), [date(2026, 3, 1)])
    >>> [(str(date.fromordinal(row.first)), row.last - row.first + 1) for row in spread]
    [('2026-02-23', 49), ('2026-04-13', 49)]
    """
    start = core[0].toordinal()
    wanted = [day.toordinal() for day in (*core, *others)]
    first = max(min(wanted), start - BEFORE, 1)
    last = min(max(wanted), first + MOST_DAYS)
    # Ordinal 1 is a Monday.
    first -= (first - 1) % WEEK
    weeks = (last - first) // WEEK + 1
    weeks = min(weeks, (date.max.toordinal() - first + 1) // WEEK)
    number = min(-(-weeks // WEEKS_A_ROW), MOST_ROWS)
    each = -(-weeks // number)
    px = min(WIDEST, PLOT / (each * WEEK))
    end = first + weeks * WEEK - 1
    spread = []
    for row in range(number):
        begin = first + row * each * WEEK
        until = min(begin + each * WEEK - 1, end)
        spread.append(Row(begin, until, px, begins=row == 0, ends=until == end))
    return tuple(spread)
