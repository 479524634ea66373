"""The trace of a deadline: what every event did, and every day that was counted or not."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from opengov.calendar.days import is_weekend
from opengov.calendar.workcalendar import WorkCalendar
from opengov.law.clock import Reckoning, Span, merged
from opengov.law.trace import Effect, Skip, Step, Trace
from opengov.requests.clocks import Clock, Consultation
from opengov.requests.fold import Note
from opengov.requests.wording import event_name, sentence, words
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Case", "build_trace"]

ONE_DAY = timedelta(days=1)
MAX = date.max
EFFECTS: dict[str, Effect] = {
    "start": "start",
    "start_channel": "start",
    "correction_reset": "reset",
    "correction_reset_extended": "reset",
    "fee_paid": "reset",
    "extended": "extend",
    "extended_before": "extend",
    "delay_fixed": "fix",
    "delivered": "close",
    "withdrawn": "close",
    "transferred": "close",
    "lapsed": "close",
}
LAST = 10**9
"""Sorts behind the events of its day."""


@dataclass(slots=True, kw_only=True)
class Case:
    """What the fold leaves for the trace."""

    calendar: WorkCalendar
    today: date
    """Day on which opinions still out are taken to come."""
    start: date
    total: int
    notes: tuple[Note, ...]
    consultations: tuple[Consultation, ...]
    clocks: tuple[Clock, ...]
    counting: tuple[LegalRef, ...]
    reply: LegalRef
    found: Reckoning | None
    """The last day by Art. 33, where it is known."""
    counted: bool
    """Whether a date follows: nothing is awaited and the log does not contradict itself."""
    stop: Text | None
    """Why there is no date, where there is none."""


def build_trace(case: Case) -> Trace:
    """Return the steps of a case: conventions, then events and stretches by day."""
    placed: list[tuple[date, int, Step]] = []
    waits = _waits(case)
    for number, note in enumerate(case.notes):
        placed.append((note.day, number, _step(note, waits)))
    clocks = {clock.index: clock for clock in case.clocks}
    ended = (_ended(each, case, clocks, waits) for each in case.consultations)
    placed += filter(None, ended)
    tail: list[Step] = []
    if case.counted and case.found is not None:
        stretches, tail = _stretches(case, case.found)
        for number, step in enumerate(stretches):
            # What was counted comes before the event that stopped it, what was not after.
            order = LAST + number if step.rule == "suspended" or step is stretches[-1] else -1
            placed.append((cast("date", step.day), order, step))
    fixed = _fixed(case)
    if fixed is not None:
        tail.append(fixed)
    elif case.stop is not None:
        tail = [Step(rule="stop", effect="stop", text=case.stop)]
    placed.sort(key=lambda item: item[:2])
    return Trace((*_conventions(case), *(step for _, _, step in placed), *tail))


def _fixed(case: Case) -> Step | None:
    """Say that the day fixed by the organ takes the place of the ordinary one."""
    fixed = [note for note in case.notes if note.code == "delay_fixed"]
    if not fixed or not case.counted:
        return None
    day = fixed[-1].until
    text = sentence("due_fixed", {"on": day})
    return Step(rule="due", day=day, text=text, basis=fixed[-1].basis)


def _waits(case: Case) -> tuple[Span, ...]:
    """Return the union of the stretches of days after which some opinion is still out."""
    spans = []
    for each in case.consultations:
        if each.counts:
            ends = [each.replied, None if each.limit is None else each.limit.latest]
            spans.append((each.sent, min((day for day in ends if day is not None), default=MAX)))
    return merged(spans)


def _still_out(waits: tuple[Span, ...], day: date) -> bool:
    """Tell whether the period stands still on the day after for some consultation."""
    found = bisect_right(waits, day, key=lambda span: span[0]) - 1
    return found >= 0 and day < waits[found][1]


def _step(note: Note, waits: tuple[Span, ...]) -> Step:
    values: dict[str, object] = {"on": note.day, **note.values}
    if note.event is not None:
        values.setdefault("event", event_name(note.event))
    if note.until is not None:
        values["until"] = note.until
    said = note.code
    if said == "opinion" and _still_out(waits, note.day):
        said = "opinion_while"
    return Step(
        rule=note.code,
        day=note.day,
        event=note.event,
        effect=EFFECTS.get(note.code, "none"),
        text=sentence(said, values),
        days=note.days,
        latest=note.until,
        basis=note.basis,
        label=note.label,
    )


def _ended(
    each: Consultation, case: Case, clocks: dict[int, Clock], waits: tuple[Span, ...]
) -> tuple[date, int, Step] | None:
    """Say that an opinion's period ran out, where the period for the reply waited for it."""
    if not each.counts or each.limit is None or not each.limit.certain:
        return None
    end = each.limit.latest
    if end > case.today or each.replied is not None:
        return None
    clock = clocks[each.index]
    values = {"on": end, "party": each.party, "outcome": clock.outcome or Text("", "")}
    text = sentence("opinion_ended_while" if _still_out(waits, end) else "opinion_ended", values)
    return end, LAST - 1, Step(rule="opinion_ended", day=end, text=text, basis=clock.basis)


def _conventions(case: Case) -> list[Step]:
    said: dict[str, dict[str, object]] = {"counting": {}}
    days = {each.days for each in case.consultations if each.counts}
    if days:
        said["exclusion"] = {}
    if longest := max(days, default=0):
        said["exclusion_limit"] = {"n": longest}
    if 0 in days:
        said["exclusion_unlimited"] = {}
    return [
        Step(
            rule=code,
            effect="convention",
            text=sentence(code, values, group="convention"),
            basis=case.counting if code == "counting" else (),
        )
        for code, values in said.items()
    ]


def _stretches(case: Case, found: Reckoning) -> tuple[list[Step], list[Step]]:
    """Return the stretches of days up to the last day, and the steps that close the trace."""
    spans = merged(each.span(case.today) for each in case.consultations if each.counts)
    steps: list[Step] = []
    position, left = case.start, case.total
    certain = found.certain
    limit = min(found.earliest, case.calendar.known_until)
    for after, through in spans:
        if through <= position or after >= limit or left == 0:
            continue
        if after > position:
            step = _stretch(case, position, after, case.total - left)
            steps.append(step)
            left -= step.counted
        first = max(position, after)
        position = first
        # What lies beyond the calendar is not shown: nobody knows its days off yet.
        shown = min(through, case.calendar.known_until)
        if left > 0 and first < shown:
            steps.append(_suspended(case, first, shown))
            position = shown
    if left > 0 and found.earliest <= case.calendar.known_until:
        step = _stretch(case, position, found.earliest, case.total - left)
        steps.append(step)
        position, left = found.earliest, left - step.counted
    elif left > 0 and position < case.calendar.known_until < found.earliest:
        steps.append(_stretch(case, position, case.calendar.known_until, case.total - left))
    if certain:
        values = {"on": found.earliest, "total": case.total}
        text = sentence("due" if _fixed(case) is None else "due_ordinary", values)
        return steps, [Step(rule="due", day=found.earliest, text=text, basis=(case.reply,))]
    beyond = found.latest > case.calendar.known_until
    code = "bound_calendar" if beyond else "bound_open"
    text = sentence(code, {"on": found.earliest, "latest": found.latest})
    bound = Step(rule=code, day=found.earliest, latest=found.latest, effect="bound", text=text)
    return steps, [bound]


def _stretch(case: Case, after: date, through: date, before: int) -> Step:
    counted, skipped = _days(case.calendar, after, through)
    values: dict[str, object] = {
        "first": after + ONE_DAY,
        "on": through,
        "n": counted,
        "a": before + 1,
        "b": before + counted,
        "total": case.total,
    }
    code = "count" if counted > 1 else "count_one" if counted else "count_none"
    text = sentence(code, values)
    for act, days in _made_up(case.calendar, after, through).items():
        extra = sentence("made_up", {"days": _listed(days), "act": act})
        text = Text(text.zh + extra.zh, text.en + extra.en)
    return Step(
        rule="count",
        day=through,
        after=after,
        effect="count",
        text=text,
        counted=counted,
        skipped=skipped,
    )


def _suspended(case: Case, after: date, through: date) -> Step:
    _, skipped = _days(case.calendar, after, through, excluded=True)
    worked = sum(skip.reason == "consultation" for skip in skipped)
    values = {"first": after + ONE_DAY, "on": through, "n": worked}
    return Step(
        rule="suspended",
        day=through,
        after=after,
        effect="count",
        text=sentence("suspended", values),
        skipped=skipped,
    )


def _days(
    calendar: WorkCalendar, after: date, through: date, *, excluded: bool = False
) -> tuple[int, tuple[Skip, ...]]:
    """Return how many days of a stretch count, and each of the others with its reason."""
    counted, skipped = 0, []
    day = after
    while day < through:
        day += ONE_DAY
        if not calendar.is_working_day(day):
            skipped.append(_skip(calendar, day))
        elif excluded:
            skipped.append(Skip(day, "consultation", words("reason", "consultation")))
        else:
            counted += 1
    return counted, tuple(skipped)


def _made_up(calendar: WorkCalendar, after: date, through: date) -> dict[str, list[date]]:
    """Return the make-up working days of a stretch, which look like days off, by notice."""
    found: dict[str, list[date]] = {}
    for day in calendar.working_days(after, through):
        if is_weekend(day):
            found.setdefault(calendar.explain(day).notice or "", []).append(day)
    return found


def _listed(days: list[date]) -> Text:
    return Text(
        "、".join(f"{day.month}月{day.day}日" for day in days),
        ", ".join(day.isoformat() for day in days),
    )


def _skip(calendar: WorkCalendar, day: date) -> Skip:
    info = calendar.explain(day)
    if info.holiday is None:
        return Skip(day, info.kind, words("reason", "weekend"))
    zh = "，".join(filter(None, (info.holiday.zh, info.notice)))
    en = ", ".join(filter(None, (info.holiday.en, info.notice)))
    text = sentence("holiday", {"act": Text(zh, en)}, group="reason")
    return Skip(day, info.kind, text, info.notice or None)
