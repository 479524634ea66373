"""What there is to draw of a deadline: marks, numbered days, bars, and the days they span."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from opengov.law.clock import merged
from opengov.requests.clocks import Clock, Consultation
from opengov.requests.deadline import Deadline
from opengov.requests.drawing.words import day_and_weekday, say, short_day
from opengov.requests.fold import Note
from opengov.requests.tracing import Case
from opengov.requests.wording import day_in_words
from opengov.text import Lang, Text

__all__ = ["Bar", "BarKind", "Mark", "MarkKind", "Plot", "plot"]

MarkKind: TypeAlias = Literal["event", "quiet", "due", "bound", "as_of"]
"""An event that moves the date, one that does not, the last day, a bound of it, today."""

BarKind: TypeAlias = Literal["excluded", "clock", "void", "open", "delay", "bounds"]
"""Days taken out, another period, time that no longer counts, an open end,
the time to a fixed day, possible ends."""

QUIET = frozenset(
    {
        "no_effect",
        "after_closing",
        "doubtful",
        "correction_again",
        "correction_contested",
        "consultation_late",
        "consultation_no_effect",
        "opinion_noted",
        "extension_untold",
        "extension_late",
        "extension_lost",
        "reasons_requested",
    }
)
"""Codes of notes on what moves nothing."""
PHRASES = {
    "start_channel": "receipt",
    "correction_reset": "restart",
    "correction_reset_extended": "restart",
    "fee_paid": "restart",
    "extended": "extension",
    "extended_before": "extension",
    "delay_fixed": "delay",
    "lapsed": "lapse",
}
"""What notes are called by whose event alone would say too little."""
CONSULTED = ("thirdPartyConsulted", "agencyConsulted")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled day."""

    day: date
    text: str
    kind: MarkKind

    def lines(self, lang: Lang) -> tuple[str, str]:
        """Return the two lines of its label."""
        return day_and_weekday(self.day, lang), self.text


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days with a name beside it."""

    kind: BarKind
    label: str
    after: date
    through: date
    latest: date | None = None
    """The later of two bounds of its end."""
    end: str = ""
    """What is said at its end."""
    answered: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """All that is drawn along the days, in one language."""

    lang: Lang
    marks: tuple[Mark, ...]
    numbers: Mapping[date, int]
    """Running number of each working day that counts."""
    base: int
    """Working days of the period without its extension."""
    excluded: frozenset[date] = frozenset()
    """Working days that a consultation takes out."""
    spans: tuple[Bar, ...] = ()
    """Bars in the lane of the reply itself."""
    bars: tuple[Bar, ...] = ()
    """Bars below it, one a lane."""
    core: tuple[date, date] = field(default=(date.min, date.min))
    """Days that must be seen."""


def plot(deadline: Deadline, lang: Lang) -> Plot | None:
    """Gather what is drawn; nothing where the day of receipt is not known."""
    case = deadline.case
    if case is None or deadline.received is None:
        return None
    numbers: dict[date, int] = {}
    excluded: set[date] = set()
    base = 0
    for step in deadline.trace:
        if step.effect in {"start", "reset"}:
            base = step.days
        if step.effect == "count" and step.after is not None and step.day is not None:
            skipped = {skip.day: skip.reason for skip in step.skipped}
            for ordinal in range(step.after.toordinal() + 1, step.day.toordinal() + 1):
                day = date.fromordinal(ordinal)
                if day not in skipped:
                    numbers[day] = len(numbers) + 1
                elif skipped[day] == "consultation":
                    excluded.add(day)
    return Plot(
        lang=lang,
        marks=tuple(_marks(deadline, case, numbers, lang)),
        numbers=numbers,
        base=base,
        excluded=frozenset(excluded),
        spans=tuple(_spans(deadline, case)),
        bars=tuple(_bars(deadline, case, lang)),
        core=_core(deadline, case),
    )


def _core(deadline: Deadline, case: Case) -> tuple[date, date]:
    days = [case.start, deadline.received or case.start, deadline.latest or case.start]
    days += [note.day for note in case.notes]
    if case.stop is not None:
        days.append(_last_known(deadline, case))
    return min(days[:2]), max(days)


def _marks(
    deadline: Deadline, case: Case, numbers: Mapping[date, int], lang: Lang
) -> Iterator[Mark]:
    for note in case.notes:
        kind: MarkKind = "quiet" if note.code in QUIET else "event"
        yield Mark(note.day, _named(note, lang), kind)
    if deadline.due is not None:
        number = numbers.get(deadline.due)
        words = (
            say("mark", "due", lang)
            if number is None
            else say("mark", "due_numbered", lang, n=number)
        )
        yield Mark(deadline.due, words, "due")
    elif deadline.earliest is not None and deadline.latest is not None:
        yield Mark(deadline.earliest, say("mark", "earliest", lang), "bound")
        yield Mark(deadline.latest, say("mark", "latest", lang), "bound")
    yield Mark(deadline.as_of, say("mark", "as_of", lang), "as_of")


def _named(note: Note, lang: Lang) -> str:
    """Name a note in a few words."""
    event = "" if note.event is None else say("mark", note.event, lang)
    clock = note.values.get("clock")
    values = {
        "event": event,
        "party": note.values.get("party"),
        "n": note.days,
        "until": None if note.until is None else day_in_words(note.until, lang),
        "clock": clock.say(lang) if isinstance(clock, Text) else None,
    }
    phrase = PHRASES.get(note.code)
    if phrase is None and values["party"] is not None:
        phrase = "consulted" if note.event in CONSULTED else "replied"
    return event if phrase is None else say("mark", phrase, lang, **values)


def _spans(deadline: Deadline, case: Case) -> Iterator[Bar]:
    """Give the stretches of the reply's own lane that are not numbered days."""
    if deadline.received is not None and deadline.received < case.start:
        yield Bar("void", "", deadline.received, case.start)
    for after, through in merged(
        each.span(case.today) for each in case.consultations if each.counts
    ):
        if case.found is not None and after < case.found.earliest:
            yield Bar("excluded", "", after, through)
    fixed = [note.until for note in case.notes if note.until is not None]
    if fixed and deadline.due == fixed[-1]:
        after = max(case.start, case.start if case.found is None else case.found.latest)
        yield Bar("delay", "", after, fixed[-1])
    elif case.stop is not None:
        yield Bar("open", "", case.start, _last_known(deadline, case))
    elif case.found is not None and deadline.due is None:
        # The earliest day itself may be the last one.
        first = date.fromordinal(case.found.earliest.toordinal() - 1)
        yield Bar("bounds", "", first, case.found.latest)


def _last_known(deadline: Deadline, case: Case) -> date:
    """Return the day to which the period is drawn as open."""
    return max(note.day for note in case.notes) if deadline.status == "closed" else case.today


def _bars(deadline: Deadline, case: Case, lang: Lang) -> Iterator[Bar]:
    for each in case.consultations:
        if each.counts:
            yield _exclusion(each, case, lang)
    for clock in deadline.clocks:
        yield _clock(clock, case, lang)


def _exclusion(each: Consultation, case: Case, lang: Lang) -> Bar:
    after, through = each.span(case.today)
    label = say("lane", "excluded", lang, party=each.party)
    end = say("lane", "until", lang, on=short_day(through, lang))
    if not each.ended(case.today):
        end = say("lane", "running", lang)
    return Bar("excluded", label, after, max(after, through), end=end)


def _clock(clock: Clock, case: Case, lang: Lang) -> Bar:
    label = say("lane", clock.kind, lang, party=clock.party or "")
    answered = clock.answered
    if clock.end is None:
        through = max(clock.start, answered or case.today)
        end = say("lane", "endless", lang)
        return Bar("clock", label, clock.start, through, end=end, answered=answered)
    earliest, latest = clock.end.earliest, clock.end.latest
    if earliest == latest:
        end = say("lane", "until", lang, on=short_day(earliest, lang))
        return Bar("clock", label, clock.start, earliest, end=end, answered=answered)
    days = {"on": short_day(earliest, lang), "latest": short_day(latest, lang)}
    end = say("lane", "between", lang, **days)
    return Bar("clock", label, clock.start, earliest, latest, end, answered)
