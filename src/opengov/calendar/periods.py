"""Which ends of a period count."""

from datetime import date
from typing import Literal, TypeAlias

from opengov.calendar.days import ONE_DAY
from opengov.errors import UnsupportedValueError

__all__ = ["Bounds", "period"]

Bounds: TypeAlias = Literal["(]", "[)", "[]", "()"]
"""Which ends of a period count: a square bracket includes its end, a round one leaves it out."""

FORWARD: Literal[1, -1] = 1
BACKWARD: Literal[1, -1] = -1
ENDS: dict[str, tuple[bool, bool]] = {
    "(]": (False, True),
    "[)": (True, False),
    "[]": (True, True),
    "()": (False, False),
}


def period(start: date, end: date, bounds: str) -> tuple[date, date, Literal[1, -1]]:
    """Return the days from `start` to `end` as (after, through, sign), -1 meaning backwards.

    The brackets speak of `start` and `end`, whichever is later.

    Raises:
        UnsupportedValueError: The bounds are none of the four.

    >>> after, through, sign = period(date(2026, 3, 10), date(2026, 3, 2), "(]")
    >>> str(after), str(through), sign
    ('2026-03-01', '2026-03-09', -1)
    """
    if bounds not in ENDS:
        raise UnsupportedValueError(
            "period", bounds, takes="bounds as one of '(]', '[)', '[]', '()'"
        )
    with_start, with_end = ENDS[bounds]
    first, last, sign = start, end, FORWARD
    if start > end:
        first, last, with_start, with_end, sign = end, start, with_end, with_start, BACKWARD
    after = first - ONE_DAY if with_start else first
    through = last if with_end else last - ONE_DAY
    # One day without its ends is empty, not less than empty.
    return min(after, through), through, sign
