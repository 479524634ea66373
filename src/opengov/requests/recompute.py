"""Which deadlines move when a holiday notice comes or is amended, and why (重新计算).

Systems in use store one date and never learn that the calendar has changed. Here
the same requests are computed under two calendars, and what differs is traced to
the days that differ.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from opengov.calendar.days import civil_day
from opengov.calendar.difference import DayChange, calendar_changes
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.finding import Finding
from opengov.law.params import LawBook
from opengov.location import Location
from opengov.model.requests import InformationRequest
from opengov.requests.clocks import Clock
from opengov.requests.deadline import Deadline, DeadlineStatus
from opengov.requests.engine import reply_deadline
from opengov.requests.moves import Move, Recomputation, Undated, When
from opengov.requests.notices import Locate, report
from opengov.text import Text

__all__ = ["recompute"]

REPLY = Text("答复期限", "the period for the reply")
PARTY = Text("{label}（{party}）", "{label} ({party})")
OVERDUE = "reply-overdue"


def recompute(
    requests: Iterable[InformationRequest],
    before: WorkCalendar,
    after: WorkCalendar,
    *,
    as_of: date,
    strict: bool = False,
    law: LawBook | None = None,
    locate: Callable[[int], Locate] | None = None,
) -> Recomputation:
    """List the open requests of which a period ends on another day, and why.

    Args:
        requests: Requests; those closed under both calendars are counted only.
        before: The calendar the old dates were computed with.
        after: The calendar with what is new.
        as_of: Day for which both are computed.
        strict: Refuse rules that were not read in their text.
        law: Rules in place of the national ones.
        locate: Gives for the index of a request what tells the places of its values.

    Raises:
        ZonelessDatetimeError: `as_of` is a datetime without a zone.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> request = InformationRequest.model_validate(
    ...     {"id": "1", "events": [{"type": "received", "on": "2020-01-06"}]})
    >>> found = recompute([request], calendar.as_of(date(2020, 1, 20)), calendar,
    ...                   as_of=date(2020, 1, 28))
    >>> print(found.moves[0].text.en)
    the period for the reply: 2020-02-06 before, 2020-02-10 now (later by 4 days, 2 working days)
    >>> print(found.moves[0].reasons[0].en)
    2020-01-31: working day before, day off (Spring Festival, 国办发明电〔2020〕1号) now
    """
    today = civil_day(as_of) if isinstance(as_of, datetime) else as_of
    run = _Run(after, calendar_changes(before, after), today)
    number = 0
    for number, request in enumerate(requests, start=1):
        at = None if locate is None else locate(number - 1)
        old, new = (
            reply_deadline(request, each, as_of=today, strict=strict, law=law, locate=at)
            for each in (before, after)
        )
        run.take(number - 1, old, new, at)
    return run.answer(number)


@dataclass(slots=True)
class _Run:
    """One recomputation on its way."""

    calendar: WorkCalendar
    changes: tuple[DayChange, ...]
    as_of: date
    moves: list[tuple[tuple[date, str, int], Move]] = field(default_factory=list)
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    indeterminate: list[Undated] = field(default_factory=list)
    closed: int = 0
    unmoved: int = 0

    def take(self, position: int, old: Deadline, new: Deadline, at: Locate | None) -> None:
        """Compare one request under the two calendars."""
        if old.status == new.status == "closed":
            self.closed += 1
            return
        found = tuple(self._moves(position, old, new))
        ends = (each.latest for move in found for each in (move.after, move.before))
        first = next((end for end in ends if end is not None), date.max)
        self.moves += (((first, new.request, position), move) for move in found)
        self.findings += ((position, _finding(move, self.as_of, at)) for move in found)
        undated = {old.status, new.status} == {"indeterminate"}
        said = {OVERDUE} if found and found[0].clock == "reply" and found[0].ended else set()
        known = set() if undated else {(each.name, each.location) for each in old.findings}
        self.findings += (
            (position, each)
            for each in new.findings
            if each.name not in said and (each.name, each.location) not in known
        )
        if undated:
            self.indeterminate.append(Undated(new.request, new.stage))
        elif not found:
            self.unmoved += 1

    def answer(self, requests: int) -> Recomputation:
        """Return what was found, in order."""
        return Recomputation(
            as_of=self.as_of,
            requests=requests,
            moves=tuple(move for _, move in sorted(self.moves, key=lambda item: item[0])),
            unmoved=self.unmoved,
            closed=self.closed,
            indeterminate=tuple(self.indeterminate),
            findings=tuple(finding for _, finding in self.findings),
        )

    def _moves(self, position: int, old: Deadline, new: Deadline) -> Iterator[Move]:
        """Give the periods of one request that end on another day, the reply first."""
        if old.received is None:
            return  # no period runs, under any calendar
        was, now = _when(old), _when(new)
        if was != now:
            ends = [was, now]
            if "closed" in {was.status, now.status}:  # by the end of another clock
                ends += map(_end, (*old.clocks, *new.clocks))
            begun = _begun(old, new, old.received)
            days = self._between(begun, *ends) or self._between(old.received, *ends)
            yield self._move(position, old.request, None, (was, now), days)
        # The events make the clocks, the calendar only their ends.
        for clock, same in zip(old.clocks, new.clocks, strict=True):
            was, now = _end(clock), _end(same)
            if clock.answered is None and was != now:
                days = self._between(clock.start, was, now)
                yield self._move(position, old.request, clock, (was, now), days)

    def _move(
        self,
        position: int,
        request: str,
        clock: Clock | None,
        ends: tuple[When, When],
        days: tuple[DayChange, ...],
    ) -> Move:
        was, now = ends
        over = [each.latest is not None and each.latest < self.as_of for each in ends]
        return Move(
            request=request,
            position=position,
            clock="reply" if clock is None else clock.kind,
            event=None if clock is None else clock.index,
            label=REPLY if clock is None else _label(clock),
            before=was,
            after=now,
            working_days=self._working_days(was, now),
            days=days,
            ended=now.status != "closed" and over[1] and not over[0],
        )

    def _working_days(self, was: When, now: When) -> int | None:
        if was.due is None or now.due is None:
            return None
        try:
            return self.calendar.count_working_days(was.due, now.due)
        except CalendarNotCoveredError:
            return None

    def _between(self, start: date, *ends: When) -> tuple[DayChange, ...]:
        """Return the days that changed after a day, through the later of two ends."""
        until = max((each.latest for each in ends if each.latest), default=start)
        first = bisect_right(self.changes, start, key=lambda each: each.day)
        last = bisect_right(self.changes, until, key=lambda each: each.day)
        return self.changes[first:last]


def _finding(move: Move, as_of: date, at: Locate | None) -> Finding:
    """Report a move: what is past now needs somebody, the rest is to be known."""
    pointer = "/events" if move.event is None else f"/events/{move.event}"
    where = Location(source=move.request, pointer=pointer) if at is None else at(pointer)
    name = "deadline-moved-into-past" if move.ended else "deadline-moved"
    values: dict[str, object | Text] = {"move": move.text}
    if move.ended:
        values["as_of"] = as_of.isoformat()
    return report(name, where, values)


def _begun(old: Deadline, new: Deadline, received: date) -> date:
    """Return the first day that the end still rests on: the last reset, or a consultation."""
    cases = [each.case for each in (old, new) if each.case is not None]
    starts = [case.start for case in cases]
    starts += [each.start for case in cases for each in case.consultations if each.counts]
    return min(starts, default=received)


def _label(clock: Clock) -> Text:
    if clock.party is None:
        return clock.label
    return Text(
        PARTY.zh.format(label=clock.label.zh, party=clock.party),
        PARTY.en.format(label=clock.label.en, party=clock.party),
    )


def _when(deadline: Deadline) -> When:
    return When(deadline.status, deadline.due, deadline.earliest, deadline.latest)


def _end(clock: Clock) -> When:
    if clock.end is None:
        return When("indeterminate", None, None, None)
    status: DeadlineStatus = "certain" if clock.end.certain else "provisional"
    return When(status, clock.end.day, clock.end.earliest, clock.end.latest)
