"""Periods for redress: how a day is found, and every step of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, TypeAlias

from dateutil.relativedelta import relativedelta
from pydantic import TypeAdapter

from opengov._resources import read_toml
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.law.params import LawStatus
from opengov.requests.provisions import Figure, InForce
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "End",
    "Period",
    "PeriodState",
    "PeriodStatus",
    "Remedy",
    "Step",
    "run",
    "settle",
    "term",
]

Remedy: TypeAlias = Literal["reconsideration", "litigation"]
"""行政复议 or 行政诉讼."""

PeriodStatus: TypeAlias = Literal["certain", "provisional", "unknown"]
"""Whether the last day is known, lies between two days, or is open at the end."""

PeriodState: TypeAlias = Literal["not_begun", "open", "expired", "unknown"]
"""Where a period stands on a day."""

ONE_DAY = timedelta(days=1)
START = Text("{day} 当日不计入，次日起算", "{day} itself does not count; the next day is day 1")
UNITS = {
    "day": Text("{n}日", "{n} days"),
    "working_day": Text("{n}个工作日", "{n} working days"),
    "month": Text("{n}个月", "{n} months"),
    "year": Text("{n}年", "{n} years"),
}
LAST = Text("{length}届满于 {day}", "{length} end on {day}")
CLAMPED = Text(
    "{length}届满于 {day}：到期月没有对应日，以月末日为最后一日",
    "{length} end on {day}: the month has no such day, so its last day counts",
)
CAPPED = Text(
    "最迟不超过 {day}：自行政行为作出之日起满{length}",
    "not after {day}: {length} from the day of the act",
)
MOVED = Text("期间最后一日非工作日，顺延：{why}", "the last day is no working day: {why}")
BOUNDED = Text(
    "{day} 的节假日安排尚未公布，最后一日在 {earliest} 与 {latest} 之间",
    "the holidays around {day} are not published: the last day lies from {earliest} to {latest}",
)
OPEN = Text(
    "{day} 的节假日安排不在现有日历内，届满日如遇休假日顺延，无法确定",
    "{day} is beyond the calendar: the end moves if it is a rest day, which is not known",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a last day."""

    day: date
    text: Text
    basis: tuple[LegalRef, ...]
    notice: str | None = None
    """Number of the holiday notice the step rests on."""


@dataclass(frozen=True, slots=True)
class End:
    """The last day of a period after it moved off rest days, as far as the calendar tells."""

    raw: date
    earliest: date
    latest: date | None
    status: PeriodStatus
    moved: tuple[Step, ...] = ()

    @property
    def day(self) -> date | None:
        """The last day where it is certain."""
        return self.latest if self.status == "certain" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period within which somebody may act, and how its end was found."""

    code: str
    remedy: Remedy
    title: Text
    start: date | None
    """The day it runs from, which does not count; None where that day is not certain."""
    length: Text
    raw_end: date
    """Last day by the count alone, before it moves off a rest day."""
    last_day: date | None
    """Last day to act; None where the calendar does not tell it."""
    earliest: date
    latest: date | None
    status: PeriodStatus
    at_most: bool = False
    """Whether this is the latest possible end, the true one hanging on what the applicant knew."""
    condition: Text | None = None
    """In what case the period applies; None where it simply does."""
    state: PeriodState
    basis: tuple[LegalRef, ...]
    text_status: LawStatus
    steps: tuple[Step, ...]

    @property
    def end(self) -> End:
        """Its end, from which another period may run."""
        return End(self.raw_end, self.earliest, self.latest, self.status)


@dataclass(frozen=True, kw_only=True)
class _Counting(InForce):
    remedy: Remedy
    basis: tuple[LegalRef, ...]


COUNTING = TypeAdapter(tuple[_Counting, ...])


@cache
def _counting() -> tuple[_Counting, ...]:
    return COUNTING.validate_python(read_toml("law/remedies.toml")["counting"])


def _counted_by(remedy: Remedy, day: date) -> tuple[LegalRef, ...]:
    """Return the rules by which the days are counted."""
    for each in _counting():
        if each.remedy == remedy and each.applies(day):
            return each.basis
    return ()


def term(start: date, figure: Figure) -> date:
    """Return the last day of a period by the count alone; the start does not count.

    >>> from opengov.requests.provisions import figure
    >>> six_months = figure("law/remedies.toml", "suit", date(2026, 1, 1))
    >>> str(term(date(2025, 8, 31), six_months))
    '2026-02-28'
    """
    match figure.unit:
        case "month":
            return start + relativedelta(months=figure.value)
        case "year":
            return start + relativedelta(years=figure.value)
        case _:
            return start + timedelta(days=figure.value)


def settle(raw: date, calendar: WorkCalendar, basis: tuple[LegalRef, ...] = ()) -> End:
    """Move a last day off rest days, to the next working day.

    Where the calendar does not reach, the answer has bounds, or an open end.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> settle(date(2026, 10, 3), calendar).day
    datetime.date(2026, 10, 8)
    >>> settle(date(2031, 3, 3), calendar).status
    'unknown'
    """
    try:
        found = calendar.add_working_days(raw - ONE_DAY, 1, provisional=True)
    except CalendarNotCoveredError:
        return End(raw, raw, None, "unknown", (Step(raw, OPEN.format(day=raw), basis),))
    if found.status == "provisional":
        text = BOUNDED.format(day=raw, earliest=found.earliest, latest=found.latest)
        return End(raw, found.earliest, found.latest, "provisional", (Step(raw, text, basis),))
    steps: list[Step] = []
    day = raw
    while day < found.latest:
        info = calendar.explain(day)
        why = MOVED.zh.format(why=info.sentence.zh), MOVED.en.format(why=info.sentence.en)
        steps.append(Step(day, Text(*why), basis, info.notice))
        day += ONE_DAY
    return End(raw, found.earliest, found.latest, "certain", tuple(steps))


def say(value: int, unit: str) -> Text:
    """Return a length in words.

    >>> say(6, "month").zh, say(1, "year").en
    ('6个月', '1 year')
    """
    words = UNITS[unit].format(n=value)
    return Text(words.zh, words.en.removesuffix("s")) if value == 1 else words


def run(
    code: str,
    remedy: Remedy,
    *,
    start: date | End,
    figure: Figure,
    calendar: WorkCalendar,
    as_of: date,
    condition: Text | None = None,
    at_most: bool = False,
    after: bool = False,
    cap: tuple[date, Figure] | None = None,
) -> Period:
    """Count one period to its last day.

    Args:
        code: Name of the period.
        remedy: What it is a period for.
        start: Day it runs from, or the uncertain end of another period.
        figure: Length of it.
        calendar: Working days where the organ sits.
        as_of: Day on which its state is told.
        condition: In what case it applies.
        at_most: Whether the end is the latest possible one.
        after: Whether nobody can act on the day it runs from, but only after it.
        cap: Day of the act and the figure of the long stop, which it cannot outlast.
    """
    first = start.earliest if isinstance(start, End) else start
    rules = _counted_by(remedy, first)
    length = say(figure.value, figure.unit)
    raw = term(first, figure)
    clamped = figure.unit in {"month", "year"} and raw.day != first.day
    steps = [
        Step(first, START.format(day=first), rules),
        Step(raw, _length(CLAMPED if clamped else LAST, length, raw), (figure.basis,)),
    ]
    if cap is not None and (stop := term(*cap)) < raw:
        raw = stop
        text = _length(CAPPED, say(cap[1].value, cap[1].unit), raw)
        steps.append(Step(raw, text, (cap[1].basis,)))
    end = settle(raw, calendar, rules)
    if isinstance(start, End) and start.status != "certain":
        end = _from_bounds(start, end, figure, calendar)
    return Period(
        code=code,
        remedy=remedy,
        title=figure.label,
        start=start.day if isinstance(start, End) else start,
        length=length,
        raw_end=raw,
        last_day=end.day,
        earliest=end.earliest,
        latest=end.latest,
        status=end.status,
        at_most=at_most,
        condition=condition,
        state=_state(first + ONE_DAY if after else first, end, as_of),
        basis=(figure.basis,),
        text_status=figure.status,
        steps=(*steps, *end.moved),
    )


def _length(text: Text, length: Text, day: date) -> Text:
    return Text(
        text.zh.format(length=length.zh, day=day), text.en.format(length=length.en, day=day)
    )


def _from_bounds(start: End, end: End, figure: Figure, calendar: WorkCalendar) -> End:
    """Return the end of a period whose start lies between two days."""
    earliest = settle(term(start.earliest, figure), calendar)
    latest = None if start.latest is None else settle(term(start.latest, figure), calendar).latest
    status: PeriodStatus = "unknown" if latest is None else "provisional"
    return End(end.raw, earliest.earliest, latest, status, (*start.moved, *end.moved))


def _state(first: date, end: End, as_of: date) -> PeriodState:
    if as_of < first:
        return "not_begun"
    if as_of <= end.earliest:
        return "open"
    if end.latest is not None and as_of > end.latest:
        return "expired"
    return "unknown"
