"""Which deadlines move when a holiday notice comes or is amended, and why (重新计算).

Systems in use store one date and never learn that the calendar has changed. Here
the same requests are computed under two calendars, and what differs is traced to
the days that differ.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from opengov.calendar.days import ONE_DAY
from opengov.calendar.workcalendar import WorkCalendar
from opengov.law.params import LawBook
from opengov.model.requests import InformationRequest
from opengov.requests.clocks import Clock
from opengov.requests.deadline import Deadline, DeadlineStatus
from opengov.requests.engine import reply_deadline
from opengov.text import Lang, Text

__all__ = ["ChangedDay", "Move", "Recomputation", "When", "changed_days", "recompute"]

REPLY = Text("答复期限", "the period for the reply")
WORKS = Text("工作日", "a working day")
OFF = Text("休息日", "a day off")
UNKNOWN = Text("尚未公布", "not gazetted")
OPEN = Text("不能确定", "not known")
DAY_CHANGED = Text("{day}由{was}改为{now}", "{day}: {was} before, {now} now")
UNDER = Text("（{notice}）", " ({notice})")
NOW_KNOWN = Text("{year}年放假通知已公布", "the notice for {year} is on file now")
NO_LONGER = Text("{year}年放假通知不在其中", "the notice for {year} is not on file any more")
MOVED = Text("{what}由{before}变为{after}", "{what}: {before} before, {after} now")
PARTY = Text("{label}（{party}）", "{label} ({party})")


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that counts under one of the calendars only."""

    day: date
    works: bool
    """Whether offices work on it now."""
    notice: str | None
    """Number of the notice that rules it now."""

    @property
    def text(self) -> Text:
        """What changed, in a sentence.

        >>> ChangedDay(date(2026, 10, 10), True, None).text.en
        '2026-10-10: a day off before, a working day now'
        """
        was, now = (OFF, WORKS) if self.works else (WORKS, OFF)
        zh = DAY_CHANGED.zh.format(day=self.day, was=was.zh, now=now.zh)
        en = DAY_CHANGED.en.format(day=self.day, was=was.en, now=now.en)
        if self.notice is None:
            return Text(zh, en)
        under = UNDER.format(notice=self.notice)
        return Text(zh + under.zh, en + under.en)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the day as it stands in JSON."""
        return {
            "day": self.day.isoformat(),
            "works": self.works,
            "notice": self.notice,
            "text": self.text.say(lang),
        }


@dataclass(frozen=True, slots=True)
class When:
    """The end of a period as far as it is known."""

    status: DeadlineStatus
    earliest: date | None
    latest: date | None

    @property
    def text(self) -> Text:
        """The date, its bounds, or that it is not known.

        >>> When("provisional", date(2027, 1, 8), date(2027, 1, 10)).text.en
        '2027-01-08 to 2027-01-10'
        """
        if self.earliest is None or self.latest is None:
            return OPEN
        if self.earliest == self.latest:
            return Text(f"{self.earliest}", f"{self.earliest}")
        return Text(f"{self.earliest}至{self.latest}", f"{self.earliest} to {self.latest}")

    def to_json(self) -> dict[str, object]:
        """Return the end as it stands in JSON."""
        same = self.earliest if self.earliest == self.latest else None
        return {
            "status": self.status,
            "due": None if same is None else same.isoformat(),
            "earliest": None if self.earliest is None else self.earliest.isoformat(),
            "latest": None if self.latest is None else self.latest.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A period of one request that ends on another day now."""

    request: str
    clock: str
    """`reply`, or the kind of the clock beside it."""
    label: Text
    before: When
    after: When
    days: tuple[ChangedDay, ...]
    """The days that make the difference."""
    reasons: tuple[Text, ...]
    overdue: bool
    """Whether the period had not ended on the day asked about, and now has."""

    @property
    def shift(self) -> int | None:
        """Calendar days from the old end to the new; later is positive.

        None where one of them is not a single day.
        """
        single = (self.before, self.after)
        if any(each.earliest is None or each.earliest != each.latest for each in single):
            return None
        old, new = (each.earliest for each in single)
        return None if old is None or new is None else (new - old).days

    @property
    def text(self) -> Text:
        """The move in a sentence."""
        values = {"what": self.label, "before": self.before.text, "after": self.after.text}
        return Text(
            MOVED.zh.format(**{key: value.zh for key, value in values.items()}),
            MOVED.en.format(**{key: value.en for key, value in values.items()}),
        )

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the move as it stands in JSON."""
        return {
            "request": self.request,
            "clock": self.clock,
            "label": self.label.say(lang),
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "shift": self.shift,
            "overdue": self.overdue,
            "text": self.text.say(lang),
            "days": [day.to_json(lang) for day in self.days],
            "reasons": [reason.say(lang) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputation:
    """Requests under two calendars."""

    as_of: date
    moves: tuple[Move, ...]
    """In the order of the requests, the reply first."""
    unmoved: int
    """Open requests of which nothing moves."""
    closed: int
    """Requests that are closed; their date stays."""
    indeterminate: tuple[str, ...]
    """Open requests without a date under either calendar."""

    @property
    def overdue(self) -> tuple[Move, ...]:
        """Moves by which a period has ended already."""
        return tuple(move for move in self.moves if move.overdue)

    def to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the recomputation as it stands in JSON."""
        return {
            "asOf": self.as_of.isoformat(),
            "moved": [move.to_json(lang) for move in self.moves],
            "unmoved": self.unmoved,
            "closed": self.closed,
            "indeterminate": list(self.indeterminate),
        }


def recompute(
    requests: Iterable[InformationRequest],
    before: WorkCalendar,
    after: WorkCalendar,
    *,
    as_of: date,
    strict: bool = False,
    law: LawBook | None = None,
) -> Recomputation:
    """List the open requests of which a period ends on another day, and why.

    Args:
        requests: Requests; those closed by `as_of` are counted only.
        before: The calendar the old dates were computed with.
        after: The calendar with what is new.
        as_of: Day for which both are computed.
        strict: Refuse rules that were not read in their text.
        law: Rules in place of the national ones.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> request = InformationRequest.model_validate(
    ...     {"id": "1", "events": [{"type": "received", "on": "2020-01-06"}]})
    >>> found = recompute([request], calendar.as_of(date(2020, 1, 20)), calendar,
    ...                   as_of=date(2020, 1, 28))
    >>> found.moves[0].text.en
    'the period for the reply: 2020-02-06 before, 2020-02-10 now'
    >>> found.moves[0].reasons[0].en
    '2020-01-31: a working day before, a day off now (国办发明电〔2020〕1号)'
    """
    differing = changed_days(before, after)
    moves: list[Move] = []
    unmoved = closed = 0
    indeterminate: list[str] = []
    for request in requests:
        old, new = (
            reply_deadline(request, calendar, as_of=as_of, strict=strict, law=law)
            for calendar in (before, after)
        )
        if new.status == "closed":
            closed += 1
            continue
        found = tuple(_moves(old, new, differing, before, after))
        moves += found
        if new.earliest is None and old.earliest is None:
            indeterminate.append(request.id)
        elif not found:
            unmoved += 1
    return Recomputation(
        as_of=as_of,
        moves=tuple(moves),
        unmoved=unmoved,
        closed=closed,
        indeterminate=tuple(indeterminate),
    )


def changed_days(before: WorkCalendar, after: WorkCalendar) -> tuple[ChangedDay, ...]:
    """Return the days that both calendars know and of which they say different things.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> days = changed_days(calendar.as_of(date(2020, 1, 20)), calendar)
    >>> [str(each.day) for each in days]
    ['2020-01-31', '2020-02-01']
    """
    first = max(before.known_from, after.known_from)
    last = min(before.last_day, after.last_day)
    start = first.toordinal()
    size = last.toordinal() - start + 1
    old = before.flags[start - before.known_from.toordinal() :][:size]
    new = after.flags[start - after.known_from.toordinal() :][:size]
    days = (n for n, (was, now) in enumerate(zip(old, new, strict=True)) if was != now)
    return tuple(
        ChangedDay(day, after.is_working_day(day), after.explain(day).notice)
        for day in (first + timedelta(days=n) for n in days)
    )


def _moves(
    old: Deadline,
    new: Deadline,
    differing: tuple[ChangedDay, ...],
    before: WorkCalendar,
    after: WorkCalendar,
) -> Iterator[Move]:
    """Give the periods of one request that end on another day."""
    if old.received is None:
        return
    pairs: list[tuple[str, Text, date, When, When]] = [
        ("reply", REPLY, old.received, _when(old), _when(new))
    ]
    news = {(clock.index, clock.kind, clock.party): clock for clock in new.clocks}
    for clock in old.clocks:
        now = news.get((clock.index, clock.kind, clock.party))
        if clock.answered is None and now is not None:
            label = clock.label
            if clock.party is not None:
                label = Text(
                    PARTY.zh.format(label=label.zh, party=clock.party),
                    PARTY.en.format(label=label.en, party=clock.party),
                )
            pairs.append((clock.kind, label, clock.start, _end(clock), _end(now)))
    for kind, label, start, was, now_is in pairs:
        if was == now_is:
            continue
        ends = [each.latest for each in (was, now_is) if each.latest is not None]
        until = max(ends, default=start)
        days = _between(differing, start, until)
        yield Move(
            request=old.request,
            clock=kind,
            label=label,
            before=was,
            after=now_is,
            days=days,
            reasons=(*(day.text for day in days), *_coverage(until, before, after)),
            overdue=now_is.latest is not None
            and now_is.latest < new.as_of
            and not (was.latest is not None and was.latest < new.as_of),
        )


def _between(days: tuple[ChangedDay, ...], start: date, until: date) -> tuple[ChangedDay, ...]:
    first = bisect_right(days, start, key=lambda each: each.day)
    last = bisect_right(days, until, key=lambda each: each.day)
    return days[first:last]


def _coverage(until: date, before: WorkCalendar, after: WorkCalendar) -> Iterator[Text]:
    """Name the years that only one of the calendars knows and that the period reaches."""
    low, high = sorted((before, after), key=lambda calendar: calendar.known_until)
    said = NOW_KNOWN if high is after else NO_LONGER
    # The last days of a year wait for the notice of the next.
    for year in range((low.known_until + ONE_DAY).year + 1, high.known_until.year + 1):
        if until > low.known_until:
            yield said.format(year=year)


def _when(deadline: Deadline) -> When:
    return When(deadline.status, deadline.earliest, deadline.latest)


def _end(clock: Clock) -> When:
    if clock.end is None:
        return When("indeterminate", None, None)
    status: DeadlineStatus = "certain" if clock.end.certain else "provisional"
    return When(status, clock.end.earliest, clock.end.latest)
