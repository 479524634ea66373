"""Whole columns of days at once, over numpy `datetime64[D]` (needs the extra `fast`).

The tables are indexed by numpy's own number of a day, days since 1970-01-01, with a
mark at both ends: a day outside is clipped to a mark, so that looking a day up and
checking that it is covered are one pass. `NaT` is the least integer there is and is
clipped like any other. Arrays are worked through in pieces that stay in the cache.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from opengov.errors import MissingExtraError, UnsupportedValueError

try:
    import numpy as np
except ImportError as error:
    raise MissingExtraError("fast", needed_for="computing over arrays of days") from error

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from opengov.calendar.workcalendar import Bounds, WorkCalendar

    Days: TypeAlias = NDArray[np.datetime64]
    DaysGiven: TypeAlias = Days | np.datetime64 | date
    Integers: TypeAlias = NDArray[np.integer[Any]]
    Table: TypeAlias = Integers
    Flags: TypeAlias = np.ma.MaskedArray[Any, np.dtype[np.bool_]]
    Counts: TypeAlias = np.ma.MaskedArray[Any, np.dtype[np.int32]]

__all__ = ["ArrayCalendar"]

PIECE: Final = 32_768
"""Days looked up at a time: few enough for the cache, many enough to outweigh the loop."""
EPOCH: Final = date(1970, 1, 1).toordinal()
BOUNDS: Final = frozenset({"(]", "[)", "[]", "()"})
NAT: Final = np.iinfo(np.int64).min
"""What `NaT` is as an integer; also marks the ends of a table."""


class ArrayCalendar:
    """A calendar's operations over arrays: the same names, the same answers as the scalar ones.

    Days are `datetime64[D]` (`date` is taken beside an array), shapes broadcast,
    and what is said of a `NaT` is `NaT`, or masked where there is none. The tables
    are made once, so keep the object.

    >>> from opengov.calendar.registry import get_calendar
    >>> days = np.array(["2026-02-12", "2026-10-10", "NaT"], "datetime64[D]")
    >>> ArrayCalendar(get_calendar("CN")).add_working_days(days, 3)
    array(['2026-02-24', '2026-10-14', 'NaT'], dtype='datetime64[D]')
    """

    def __init__(self, calendar: "WorkCalendar") -> None:
        works = np.frombuffer(calendar.flags, np.int8)
        upto = works.cumsum(dtype=np.int16)
        self._calendar = calendar
        self._start = calendar.known_from.toordinal() - EPOCH
        self._worked = _marked(np.flatnonzero(works) + self._start, NAT)
        self._works = self._table(works, -1)
        self._upto = self._table(upto, -1)
        self._before = self._table(upto - works, -1)

    def is_working_day(self, days: "DaysGiven") -> "Flags":
        """Tell which days are worked; `NaT` is masked.

        >>> from opengov.calendar.registry import get_calendar
        >>> days = np.array(["2026-10-09", "2026-10-10", "2026-10-11"], "datetime64[D]")
        >>> ArrayCalendar(get_calendar("CN")).is_working_day(days).tolist()
        [True, True, False]

        Raises:
            CalendarNotCoveredError: A day is outside what the calendar knows; names the first.
            UnsupportedValueError: The days are not `datetime64[D]`.
        """
        numbers = _numbers(days, "is_working_day")
        works, missing = self._known(self._works, numbers)
        return np.ma.MaskedArray(works.view(np.bool_), mask=missing)

    def add_working_days(self, days: "DaysGiven", n: "int | np.integer[Any] | Integers") -> "Days":
        """Return the n-th working day strictly after each day, before it for a negative n.

        >>> from opengov.calendar.registry import get_calendar
        >>> days = np.array(["2026-10-01"], "datetime64[D]")
        >>> ArrayCalendar(get_calendar("CN")).add_working_days(days, np.array([1, -1, 0]))
        array(['2026-10-08', '2026-09-30', '2026-10-01'], dtype='datetime64[D]')

        Raises:
            CalendarNotCoveredError: A day or a result is outside what the calendar knows;
                names the first.
            UnsupportedValueError: The days are not `datetime64[D]`, or n is not whole.
        """
        numbers = _numbers(days, "add_working_days")
        steps = np.asarray(n)
        if steps.dtype.kind not in "iu" or not np.can_cast(steps.dtype, np.int64):
            raise UnsupportedValueError("add_working_days", n, takes="whole numbers of days")
        if steps.ndim == 0:
            found, clean = _look_up(self._shifted(int(steps)), numbers)
        else:
            numbers, steps = np.broadcast_arrays(numbers, steps.astype(np.int64))
            found, clean = self._stepped(numbers, steps), False
        if not clean:
            lost = np.flatnonzero((found == NAT) & (numbers != NAT))
            if lost.size:
                step = int(np.broadcast_to(steps, numbers.shape).flat[lost[0]])
                day = _civil(numbers.flat[lost[0]], "add_working_days")
                self._calendar.add_working_days(day, step)  # raises, and says why
        return found.view("datetime64[D]")

    def count_working_days(
        self, start: "DaysGiven", end: "DaysGiven", bounds: "Bounds" = "(]"
    ) -> "Counts":
        """Count the working days between two days; `NaT` is masked.

        >>> from opengov.calendar.registry import get_calendar
        >>> days = np.array(["2026-09-30", "2026-10-31"], "datetime64[D]")
        >>> ArrayCalendar(get_calendar("CN")).count_working_days(days, date(2026, 10, 10)).tolist()
        [3, -16]

        Raises:
            CalendarNotCoveredError: A day is outside what the calendar knows; names the first.
            UnsupportedValueError: The days are not `datetime64[D]`.
        """
        if bounds not in BOUNDS:
            takes = "bounds as one of '(]', '[)', '[]', '()'"
            raise UnsupportedValueError("count_working_days", bounds, takes=takes)
        a, b = _numbers(start, "count_working_days"), _numbers(end, "count_working_days")
        a, b = np.broadcast_arrays(a, b)
        with_start, with_end = bounds[0] == "[", bounds[1] == "]"
        count, covered, ascending = _difference(
            (self._upto if with_end else self._before, b),
            (self._before if with_start else self._upto, a),
        )
        missing: NDArray[np.bool_] | np.bool_ = np.ma.nomask
        if not covered:
            missing = self._known(self._upto, a)[1] | self._known(self._upto, b)[1]
        if not ascending:
            count[a == b] = count[a == b].clip(0)  # two round brackets on one day hold nothing
            back = a > b
            count[back], _, _ = _difference(
                (self._before if with_end else self._upto, b[back]),
                (self._upto if with_start else self._before, a[back]),
            )
        if not covered:
            count[missing] = 0
        return np.ma.MaskedArray(count, mask=missing)

    def _table(self, values: "Table", mark: int) -> "Table":
        """Lay values out by numpy's number of the day, with a mark below and above."""
        table = np.full(self._start + len(values) + 1, mark, values.dtype)
        table[self._start : -1] = values
        return table

    def _known(
        self, table: "Table", numbers: "Integers"
    ) -> "tuple[Table, NDArray[np.bool_] | np.bool_]":
        """Look days up, refuse those outside, and tell which are `NaT`; they get a zero."""
        found, clean = _look_up(table, numbers)
        if clean:
            return found, np.ma.nomask
        missing = numbers == NAT
        lost = np.flatnonzero((found < 0) & ~missing)
        if lost.size:
            day = _civil(numbers.flat[lost[0]], "the calendar")
            self._calendar.is_working_day(day)  # raises, and says why
        found[missing] = 0
        return found, missing

    def _shifted(self, n: int) -> "Table":
        """Return the table of the n-th working day after, or before, each day."""
        days = np.arange(self._start, len(self._upto) - 1)
        if n == 0:
            return self._table(days, NAT)
        base = (self._upto if n > 0 else self._before)[self._start : -1].astype(np.int64)
        # Steps longer than the calendar end at a mark, however long.
        n = max(-len(self._worked), min(n, len(self._worked)))
        return self._table(self._worked.take(base + n + (n < 0), mode="clip"), NAT)

    def _stepped(self, numbers: "Integers", steps: "Integers") -> "Integers":
        """Return the working day so many steps from each day."""
        limit = len(self._worked)
        upto, _ = _look_up(self._upto, numbers)
        before, _ = _look_up(self._before, numbers)
        index = np.where(steps > 0, upto, before) + steps.clip(-limit, limit) + (steps < 0)
        found = np.where(steps == 0, numbers, self._worked.take(index, mode="clip"))
        found[upto < 0] = NAT
        return found


def _look_up(table: "Table", numbers: "Integers") -> "tuple[Table, bool]":
    """Look days up piece by piece, and tell whether none of them met a mark."""
    flat = numbers.ravel()
    found = np.empty(flat.shape, table.dtype)
    clean = True
    for start in range(0, flat.size, PIECE):
        piece = found[start : start + PIECE]
        table.take(flat[start : start + PIECE], out=piece, mode="clip")
        clean = clean and bool(piece.min() >= 0)
    return found.reshape(numbers.shape), clean


def _difference(
    until: "tuple[Table, Integers]", since: "tuple[Table, Integers]"
) -> "tuple[NDArray[np.int32], bool, bool]":
    """Subtract what two tables say of two arrays of days, piece by piece.

    Tells also whether none met a mark, and whether every difference is above zero.
    """
    (until_table, ends), (since_table, starts) = until, since
    shape = ends.shape
    ends, starts = ends.reshape(-1), starts.reshape(-1)
    count = np.empty(ends.shape, np.int32)  # half the memory to fill, and ample
    covered = ascending = True
    room = np.empty((2, PIECE), until_table.dtype)
    for start in range(0, ends.size, PIECE):
        piece = slice(start, start + PIECE)
        high, low = room[:, : ends[piece].size]
        until_table.take(ends[piece], out=high, mode="clip")
        since_table.take(starts[piece], out=low, mode="clip")
        covered = covered and bool(high.min() >= 0 and low.min() >= 0)
        high -= low
        ascending = ascending and bool(high.min() > 0)
        count[piece] = high
    return count.reshape(shape), covered, ascending


def _marked(values: "Integers", mark: int) -> "Integers":
    """Put a mark before and behind."""
    return np.concatenate(([mark], values, [mark]))


def _numbers(days: "DaysGiven", operation: str) -> "Integers":
    """Return days as numpy numbers them.

    Raises:
        UnsupportedValueError: They are not `datetime64[D]`.
    """
    if isinstance(days, date) and not isinstance(days, datetime):
        days = np.asarray(days, "datetime64[D]")
    if isinstance(days, np.ma.MaskedArray):
        days = days.filled(np.datetime64("NaT"))
    if isinstance(days, (np.ndarray, np.datetime64)) and days.dtype == np.dtype("datetime64[D]"):
        return np.asarray(days).view(np.int64)
    given = getattr(days, "dtype", None)
    raise UnsupportedValueError(
        operation,
        days,
        takes="numpy datetime64[D]" + (f", not {given}" if given is not None else ""),
    )


def _civil(number: int, operation: str) -> date:
    """Return the date of a day that the calendar does not cover.

    Raises:
        UnsupportedValueError: It lies outside the years that Python's dates know.
    """
    ordinal = int(number) + EPOCH
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        day = np.datetime64(int(number), "D")
        raise UnsupportedValueError(operation, day, takes="days of the years 1 to 9999")
    return date.fromordinal(ordinal)
