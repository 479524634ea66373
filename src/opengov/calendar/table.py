"""Every day of a calendar laid out for look-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, compress

from opengov.calendar.notice import YearNotice
from opengov.calendar.overlay import LocalYear
from opengov.calendar.rulings import Ruling, rulings, works
from opengov.errors import ContradictoryNoticeError

__all__ = ["DayTable", "build_table"]

MONDAY_FIRST = bytes((1, 1, 1, 1, 1, 0, 0))


@dataclass(frozen=True, slots=True)
class DayTable:
    """The days from the first to the last, in four shapes, each the fastest for one question.

    `flags` is 1 for a working day, by days since `start` (an ordinal); `works` and `upto` are by
    date, `upto` counting the working days up to and including the day; `worked` lists them.
    """

    start: int
    flags: bytes
    works: dict[date, bool]
    upto: dict[date, int]
    worked: tuple[date, ...]
    ruled: dict[date, tuple[Ruling, ...]]


def build_table(notices: tuple[YearNotice, ...], locals_: Iterable[LocalYear]) -> DayTable:
    """Lay out the years of the notices, with what the places add to them.

    Raises:
        ContradictoryNoticeError: A place rules a day to be what it is anyway.
    """
    # A notice rules the last days of the December before its own year.
    first = date(notices[0].year - 1, 12, 29)
    last = date(notices[-1].year, 12, 31)
    start, size = first.toordinal(), last.toordinal() - first.toordinal() + 1
    weekday = first.weekday()
    flags = bytearray((MONDAY_FIRST * (size // 7 + 2))[weekday : weekday + size])
    ruled: dict[date, tuple[Ruling, ...]] = {}
    for notice in notices:
        for day, steps in rulings(notice).items():
            ruled[day] = ruled.get(day, ()) + steps
            flags[day.toordinal() - start] = works(steps[-1])
    for local in locals_:
        for day, ruling in local.rulings.items():
            index = day.toordinal() - start
            if flags[index] == works(ruling):
                state = "worked" if flags[index] else "off"
                raise ContradictoryNoticeError(local.entry, f"{day} is {state} without it")
            ruled[day] = (*ruled.get(day, ()), ruling)
            flags[index] = works(ruling)
    days = list(map(date.fromordinal, range(start, start + size)))
    return DayTable(
        start=start,
        flags=bytes(flags),
        works=dict(zip(days, map(bool, flags), strict=True)),
        upto=dict(zip(days, accumulate(flags), strict=True)),
        worked=tuple(compress(days, flags)),
        ruled=ruled,
    )
