"""Questions about days: is one worked, what is the n-th, how many are there, what is it."""

from datetime import date
from functools import lru_cache
from typing import cast

from opengov.calendar.answers import ProvisionalCount, ProvisionalDate
from opengov.calendar.periods import Bounds
from opengov.calendar.registry import get_calendar
from opengov.calendar.rulings import Ruling
from opengov.calendar.workcalendar import WorkCalendar
from opengov.conformance.question import Input

__all__ = ["answer", "calendar_asked"]

QUERIES = ("is-working", "add", "count", "explain")


def calendar_asked(asked: Input) -> WorkCalendar:
    """Return the calendar of a place as it had been published on a day.

    >>> calendar_asked(Input({"calendar": "CN", "calendarAsOf": "2020-01-20"}))
    <WorkCalendar CN 2007-12-29 to 2020-12-28>
    """
    return _as_of(asked.text("calendar"), asked.day("calendarAsOf"))


@lru_cache(maxsize=32)
def _as_of(calendar: str, day: date) -> WorkCalendar:
    """Keep the calendars asked for last: what a missing year may hold takes long to work out."""
    return get_calendar(calendar).as_of(day)


def answer(asked: Input) -> dict[str, object]:
    """Answer a question of the kind `calendar`.

    >>> view = {"calendar": "CN", "calendarAsOf": "2026-11-22"}
    >>> answer(Input({**view, "query": "add", "date": "2026-09-24", "n": 4}))["result"]
    '2026-10-08'
    """
    calendar = calendar_asked(asked)
    match asked.choice("query", *QUERIES):
        case "is-working":
            info = calendar.explain(asked.day("date"))
            return {"works": info.works, "status": info.status}
        case "add":
            return _add(calendar, asked)
        case "count":
            return _count(calendar, asked)
        case _:
            return _explain(calendar, asked.day("date"))


def _add(calendar: WorkCalendar, asked: Input) -> dict[str, object]:
    day, n = asked.day("date"), asked.integer("n")
    # Without `provisional`, what lies beyond the calendar is refused here.
    found = None if asked.flag("provisional") else calendar.add_working_days(day, n)
    known: ProvisionalDate = calendar.add_working_days(day, n, provisional=True)
    return {
        "status": known.status,
        "result": _text(found or known.date),
        "earliest": _text(known.earliest),
        "latest": _text(known.latest),
    }


def _count(calendar: WorkCalendar, asked: Input) -> dict[str, object]:
    first, last = asked.day("from"), asked.day("to")
    bounds = cast("Bounds", asked.choice("bounds", "(]", "[)", "[]", "()", default="(]"))
    found = None
    if not asked.flag("provisional"):
        found = calendar.count_working_days(first, last, bounds)
    known: ProvisionalCount = calendar.count_working_days(first, last, bounds, provisional=True)
    return {
        "status": known.status,
        "count": known.count if found is None else found,
        "least": known.least,
        "most": known.most,
    }


def _explain(calendar: WorkCalendar, day: date) -> dict[str, object]:
    info = calendar.explain(day)
    return {
        "works": info.works,
        "status": info.status,
        **_ruled(info.ruling),
        "before": [_ruled(earlier) for earlier in reversed(info.history[:-1])],
    }


def _ruled(ruling: Ruling) -> dict[str, object]:
    # A local act may have no number on file.
    number = None if ruling.act is None else ruling.act.number or None
    return {"kind": ruling.kind, "notice": number}


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
