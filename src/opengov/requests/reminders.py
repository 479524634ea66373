"""Reminders of every open clock of requests, as iCalendar (日程提醒)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from opengov.calendar import icalendar
from opengov.calendar.days import ONE_DAY
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.requests.deadline import Deadline
from opengov.text import Lang, Text

__all__ = ["Reminder", "reminders", "reminders_ics"]

FIRST_LAW = date(2008, 5, 1)
"""Day on which the first regulations took effect: what a later day gives has a higher number."""
BEFORE = (3, 1)
"""Working days before the last day on which to be reminded."""
WEEKEND = 2
"""Days by which to be reminded earlier where it is not known which are worked."""
NAME = Text("依申请公开期限", "Periods of information requests")
REPLY = Text("答复期限届满", "reply due")
SUMMARY = Text("申请 {id}：{what}", "request {id}: {what}")
PARTY = Text("{label}（{party}）", "{label} ({party})")
ENDS = Text("{label}届满", "{label} ends")
BOUNDS = Text(
    "日期未定：最早 {earliest}，最晚 {latest}；按最早一天提醒",
    "not certain: {earliest} at the earliest, {latest} at the latest; this is the earliest day",
)
PROVISIONAL = Text(
    "{what}（暂定：{earliest}至{latest}）", "{what} (provisional: {earliest} to {latest})"
)
UNDATED = Text("没有日期、未列入的申请：{ids}", "without a date and left out: {ids}")
COMPUTED = Text("按 {as_of} 的情况计算", "as computed on {as_of}")
OVERDUE = Text("已经逾期", "overdue already")
UNVERIFIED = Text("期限长度未经原文核实", "the length of the period was not verified in the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One period that still runs."""

    request: str
    clock: str
    """`reply`, or the kind of the clock beside it."""
    key: str
    """What tells the clock from the others of the request."""
    what: Text
    day: date
    """Last day; the earliest where it is not certain."""
    latest: date
    as_of: date
    notes: tuple[Text, ...] = ()
    alarms: tuple[date, ...] = ()
    """Days on which to be reminded, those already past left out."""

    @property
    def certain(self) -> bool:
        """Whether the last day is known."""
        return self.day == self.latest


def reminders(
    deadlines: Iterable[Deadline], calendar: WorkCalendar
) -> tuple[tuple[Reminder, ...], tuple[str, ...]]:
    """Return a reminder for every open clock, and the open requests that have no date.

    Args:
        deadlines: What `reply_deadline` gave.
        calendar: Tells the working days before the last day.

    >>> from opengov.calendar.registry import get_calendar
    >>> from opengov.model.requests import InformationRequest
    >>> from opengov.requests.engine import reply_deadline
    >>> request = InformationRequest.model_validate(
    ...     {"id": "1", "events": [{"type": "received", "on": "2026-06-01"}]})
    >>> calendar = get_calendar("CN")
    >>> found, undated = reminders(
    ...     [reply_deadline(request, calendar, as_of=date(2026, 6, 2))], calendar)
    >>> [str(day) for day in (found[0].day, *found[0].alarms)]
    ['2026-06-30', '2026-06-25', '2026-06-29']
    """
    found: list[Reminder] = []
    undated: list[str] = []
    for deadline in deadlines:
        if deadline.status == "closed":
            continue
        if deadline.earliest is None or deadline.latest is None:
            undated.append(deadline.request)
        else:
            earliest, latest = deadline.earliest, deadline.latest
            found.append(
                _reminder(
                    deadline, calendar, "reply", what=REPLY, earliest=earliest, latest=latest
                )
            )
        found += _clocks(deadline, calendar)
    return tuple(found), tuple(undated)


def _clocks(deadline: Deadline, calendar: WorkCalendar) -> Iterator[Reminder]:
    for clock in deadline.clocks:
        if clock.state != "running" or clock.end is None:
            continue
        label = clock.label
        if clock.party is not None:
            label = Text(
                PARTY.zh.format(label=label.zh, party=clock.party),
                PARTY.en.format(label=label.en, party=clock.party),
            )
        what = Text(ENDS.zh.format(label=label.zh), ENDS.en.format(label=label.en))
        yield _reminder(
            deadline,
            calendar,
            clock.kind,
            what=what,
            earliest=clock.end.earliest,
            latest=clock.end.latest,
            key=f"{clock.kind}-{clock.index}",
            notes=() if clock.verified else (UNVERIFIED,),
        )


def _reminder(
    deadline: Deadline,
    calendar: WorkCalendar,
    clock: str,
    *,
    what: Text,
    earliest: date,
    latest: date,
    key: str | None = None,
    notes: tuple[Text, ...] = (),
) -> Reminder:
    said = [*notes]
    if earliest != latest:
        said.append(BOUNDS.format(earliest=earliest, latest=latest))
    if latest < deadline.as_of:
        said.append(OVERDUE)
    said.append(COMPUTED.format(as_of=deadline.as_of))
    return Reminder(
        request=deadline.request,
        clock=clock,
        key=key or clock,
        what=what,
        day=earliest,
        latest=latest,
        as_of=deadline.as_of,
        notes=tuple(said),
        alarms=tuple(_alarms(earliest, calendar, deadline.as_of)),
    )


def _alarms(day: date, calendar: WorkCalendar, as_of: date) -> Iterator[date]:
    """Give the days to be reminded on; where the calendar does not reach, days as such."""
    for n in BEFORE:
        try:
            alarm = calendar.add_working_days(day, -n)
        except CalendarNotCoveredError:
            # Of n + 2 days in a row, a weekend leaves n.
            alarm = day - timedelta(days=n + WEEKEND)
        if alarm >= as_of:
            yield alarm


def reminders_ics(
    found: Iterable[Reminder], lang: Lang = "zh", *, undated: Iterable[str] = ()
) -> str:
    r"""Return reminders as iCalendar: all-day events with alarms at nine in the morning.

    The identifiers depend on the request and the clock alone, so that a file computed
    anew moves the events instead of doubling them; its sequence number is higher.

    Args:
        found: What `reminders` gave.
        lang: Language of the summaries.
        undated: Ids of the requests that have no date; the calendar's description names them.

    >>> one = Reminder(request="1", clock="reply", key="reply", what=REPLY,
    ...                day=date(2026, 6, 30), latest=date(2026, 6, 30), as_of=date(2026, 6, 2))
    >>> print(reminders_ics([one], "en").replace("\r\n", "\n"))
    BEGIN:VCALENDAR
    ...
    DTSTART;VALUE=DATE:20260630
    DTEND;VALUE=DATE:20260701
    SUMMARY:request 1: reply due
    ...
    """
    seen: Counter[tuple[str, str]] = Counter()
    events = []
    for reminder in found:
        # Two requests of one id must not take each other's place.
        seen[reminder.request, reminder.key] += 1
        events.append(_event(reminder, seen[reminder.request, reminder.key], lang))
    ids = "  ".join(undated)
    note = UNDATED.say(lang).format(ids=ids) if ids else ""
    return icalendar.write(events, product="requests", name=NAME.say(lang), lang=lang, note=note)


def _event(reminder: Reminder, number: int, lang: Lang) -> Iterator[str]:
    what = reminder.what.say(lang)
    if not reminder.certain:
        what = PROVISIONAL.say(lang).format(
            what=what, earliest=reminder.day, latest=reminder.latest
        )
    summary = SUMMARY.say(lang).format(id=reminder.request, what=what)
    notes = "\n".join(note.say(lang) for note in reminder.notes)
    key = reminder.key if number == 1 else f"{reminder.key}\n{number}"
    identity = f"{reminder.request}\n{key}".encode("utf-8", "surrogatepass")
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(identity).hexdigest()[:32]}@opengov-cn"
    yield f"DTSTAMP:{reminder.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{reminder.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{reminder.day + ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{icalendar.escaped(summary)}"
    if notes:
        yield f"DESCRIPTION:{icalendar.escaped(notes)}"
    yield f"SEQUENCE:{max((reminder.as_of - FIRST_LAW).days, 0)}"
    yield f"STATUS:{'CONFIRMED' if reminder.certain else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    for alarm in reminder.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{icalendar.escaped(summary)}"
        # Nine in the morning in China.
        yield f"TRIGGER;VALUE=DATE-TIME:{alarm:%Y%m%d}T010000Z"
        yield "END:VALARM"
    yield "END:VEVENT"
