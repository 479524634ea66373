"""What each day of the axis is, as far as the calendar knows."""

from datetime import date
from typing import Literal, TypeAlias

from opengov.calendar.days import is_weekend
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError

__all__ = ["DayLook", "look"]

DayLook: TypeAlias = Literal["worked", "weekend", "holiday", "makeup"]
"""How a day is drawn."""

LOOKS: dict[str, DayLook] = {
    "weekend": "weekend",
    "holiday": "holiday",
    "local_holiday": "holiday",
    "makeup": "makeup",
    "local_makeup": "makeup",
}


def look(calendar: WorkCalendar, day: date) -> tuple[DayLook, bool]:
    """Return how a day is drawn, and whether that is settled.

    >>> from opengov.calendar.registry import get_calendar
    >>> look(get_calendar("CN"), date(2026, 10, 10)), look(get_calendar("CN"), date(2031, 1, 4))
    (('makeup', True), ('weekend', False))
    """
    try:
        info = calendar.explain(day)
    except CalendarNotCoveredError:
        return ("weekend" if is_weekend(day) else "worked"), False
    return LOOKS.get(info.kind, "worked"), info.status == "certain"
