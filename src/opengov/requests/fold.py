"""The events of a request folded through the law: what each does to the period for the reply.

Every event leaves a `Note` with the code of the sentence that the trace says about it, and
findings where something is wrong; nothing raises and nothing is dropped.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, TypeVar

from opengov.calendar.workcalendar import WorkCalendar
from opengov.law.clock import Reckoning, add, reckon
from opengov.law.params import Dated, LawBook, Param
from opengov.law.trace import Label
from opengov.model import requestevents as ev
from opengov.requests.clocks import Clock, ClockKind, Consultations
from opengov.requests.timeline import Placed
from opengov.requests.wording import event_name
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Breach", "Fold", "Handlers", "Note", "Reliance"]

V = TypeVar("V", int, str)

EARLY: Final = (ev.Submitted, ev.SignedFor, ev.Confirmed, ev.Received)
"""Events that come with receipt or before."""


Handlers: TypeAlias = Mapping[type[object], "Callable[[Fold, Placed, date], None]"]
"""What each type of event does, on the day on which it counts."""


class Note(NamedTuple):
    """What an event, or the law by itself, did on a day."""

    code: str
    day: date
    event: str | None = None
    days: int = 0
    values: Mapping[str, object] = MappingProxyType({})
    basis: tuple[LegalRef, ...] = ()
    label: Label | None = None
    until: date | None = None


@dataclass(slots=True)
class Breach:
    """A finding to be: its name, where it is, and what fills its message."""

    name: str
    index: int | None
    values: Mapping[str, object]
    basis: tuple[LegalRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Reliance:
    """A rule that the date rests on."""

    label: Text
    rule: Dated[int] | Dated[str]
    refusal: str | None
    """Name of the finding by which strict mode refuses it."""


@dataclass(slots=True)
class Fold:
    """The state of a request's clocks, event after event."""

    calendar: WorkCalendar
    law: LawBook
    as_of: date
    received: date
    base: int
    restarts: bool
    """Whether a correction begins the period anew."""
    fees: bool
    """Whether the Regulations of 2019 apply, which know a fee that stops the period."""
    strict: bool
    reply_basis: LegalRef
    start: date = field(init=False)
    start_order: int = -1
    extension: int = 0
    consultations: Consultations = field(default_factory=Consultations)
    asked: list[tuple[Placed, Reckoning | None]] = field(default_factory=list)
    """Corrections asked for, with the last day given for them."""
    corrections: list[date] = field(default_factory=list)
    """Days on which corrections arrived."""
    fee: Placed | None = None
    """The notice of a fee that is not paid."""
    fee_limit: Reckoning | None = None
    delay: date | None = None
    doubt: bool = False
    """Whether the log is contradictory, so that no date may look certain."""
    relied: dict[tuple[str, date], Reliance] = field(default_factory=dict)
    """Rules that the date rests on."""
    reasons_asked: bool = False
    paid: tuple[Placed, Reckoning | None, date] | None = None
    """The notice of a fee that was paid, its last day, and the day of payment."""
    decided: Placed | None = None
    closed: Placed | None = None
    notes: list[Note] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    order: int = 0

    def __post_init__(self) -> None:
        """Begin the period on the day of receipt."""
        self.start = self.received

    # --- what stands now ---------------------------------------------------------------------

    @property
    def correction_open(self) -> bool:
        """Whether the reply waits for a correction."""
        return self.restarts and bool(self.asked) and not self.corrections

    @property
    def total(self) -> int:
        """Working days of the period."""
        return self.base + self.extension

    def reckoned(self, today: date, *, closed: bool = False) -> Reckoning | None:
        """Return the last day of the period by Art. 33, opinions still out coming `today`."""
        if not self.consultations.every:
            return add(self.calendar, self.start, self.total)
        early, late = self.consultations.spans(today, closed=closed)
        bounded = [span for span in late if span is not None]
        if len(bounded) == len(late):
            later = None if early == bounded else bounded
            return reckon(self.calendar, self.start, self.total, early, later=later)
        # With no end in sight, the date is known only if it comes before the consultation.
        sent = min(span[0] for span, end in zip(early, late, strict=True) if end is None)
        shown = [span for span, end in zip(early, late, strict=True) if end is not None]
        found = reckon(self.calendar, self.start, self.total, shown, later=bounded)
        return found if found is not None and found.latest <= sent else None

    def ordinary(self, today: date) -> Reckoning | None:
        """Return the last day as it stands on a day, where nothing else is awaited."""
        if self.correction_open or self.fee is not None:
            return None
        if self.delay is not None:
            return Reckoning(self.delay, self.delay, certain=True)
        return self.reckoned(today, closed=True)

    def expired(self, day: date) -> date | None:
        """Return the last day of the period if it had ended before a day."""
        if self.delay is None and (day - self.start).days <= self.total:
            return None  # not even were every day a working day
        found = self.ordinary(day)
        return found.latest if found is not None and found.latest < day else None

    # --- what the date rests on --------------------------------------------------------------

    def rely(self, param: Param[V], day: date | None = None) -> Dated[V] | None:
        """Return what a rule says on a day, or on that of receipt, as something to build on."""
        found = param.at(day or self.received)
        if found is not None and self.strict:
            self.build_on(param.label, found)
        return found

    def build_on(self, label: Text, rule: Dated[int] | Dated[str]) -> None:
        """Take down a rule that the date rests on."""
        key = label.en, rule.start
        if self.strict and key not in self.relied:
            self.relied[key] = Reliance(label, rule, self.refusal(rule))

    def refusal(self, rule: Dated[int] | Dated[str]) -> str | None:
        """Return the name of the finding by which strict mode refuses a rule, if it does."""
        if not rule.verified:
            return "law-unverified"
        stale = rule.stale(self.as_of, self.law.recheck_after_days)
        return "law-not-rechecked" if stale else None

    @property
    def refused(self) -> bool:
        """Whether strict mode refuses a rule that the date rests on."""
        return any(each.refusal for each in self.relied.values())

    # --- the fold ----------------------------------------------------------------------------

    def run(self, events: Sequence[Placed], handlers: Handlers) -> None:
        """Go through the events; an extension counts from the day it was told."""
        steps = [(placed.event.on, order, placed) for order, placed in enumerate(events)]
        told = [step for step in steps if isinstance(step[2].event, ev.Extended)]
        if told:
            for _, order, placed in told:
                steps[order] = (self._day(placed), order, placed)
            steps.sort(key=itemgetter(0))
        for day, order, placed in steps:
            self.order = order
            event = placed.event
            if self.closed is not None:
                values = {"closed": self.closed.on, "event": event_name(event.type)}
                self.breach("event-after-closing", placed, values)
                self.note("after_closing", placed)
            elif event.on < self.received and not isinstance(event, EARLY):
                values = {"received": self.received, "event": event_name(event.type)}
                self.breach("event-before-receipt", placed, values)
                self.note("doubtful", placed)
                self.doubt = True
                if isinstance(event, ev.Withdrawn | ev.Transferred | ev.Delivered):
                    self.closed = placed
            else:
                handlers[type(event)](self, placed, day)

    def _day(self, placed: Placed) -> date:
        event = placed.event
        told = self.known(event.notified_on) if isinstance(event, ev.Extended) else None
        return event.on if told is None else max(told, event.on)

    def known(self, day: date | None) -> date | None:
        """Return a day of an event if it was known on the day of the computation."""
        return None if day is None or day > self.as_of else day

    def later_day(self, placed: Placed, member: str, day: date | None) -> date | None:
        """Return a second day of an event, never before the event's own."""
        known = self.known(day)
        if known is not None and known < placed.on:
            values = {"event": event_name(placed.event.type), "field": member, "other": known}
            self.breach("dates-contradict", placed, values)
            return placed.on
        return known

    def breach(
        self,
        name: str,
        placed: Placed | None,
        values: Mapping[str, object] | None = None,
        basis: tuple[LegalRef, ...] = (),
    ) -> None:
        """Take down a finding; the day of the event fills `{on}`."""
        on: dict[str, object] = {} if placed is None else {"on": placed.on}
        index = None if placed is None else placed.index
        self.breaches.append(Breach(name, index, {**on, **(values or {})}, basis))

    def note(
        self,
        code: str,
        placed: Placed,
        *,
        day: date | None = None,
        days: int = 0,
        basis: LegalRef | None = None,
        label: Label | None = None,
        until: date | None = None,
        **values: object,
    ) -> None:
        """Take down what an event did."""
        self.notes.append(
            Note(
                code,
                day or placed.on,
                placed.event.type,
                days,
                values,
                () if basis is None else (basis,),
                label,
                until,
            )
        )

    def reset(
        self, placed: Placed, code: str, basis: LegalRef | None, label: Label | None = None
    ) -> None:
        """Begin the period anew the day after an event."""
        self.start, self.start_order, self.extension = placed.on, self.order, 0
        self.note(code, placed, days=self.base, basis=basis, label=label, n=self.base)

    def without(self, placed: Placed, antecedent: str, *, moves: bool) -> None:
        """Report an event that lacks the one it should follow."""
        values = {"event": event_name(placed.event.type), "antecedent": event_name(antecedent)}
        if moves:
            self.breach("step-without-antecedent", placed, values)
            self.doubt = True
            self.note("doubtful", placed)
        else:
            self.breach("step-out-of-place", placed, values)
            self.note("no_effect", placed)

    def no_basis(self, placed: Placed) -> None:
        """Report an event that the law of its time does not know."""
        self.breach("step-without-legal-basis", placed, {"event": event_name(placed.event.type)})
        self.note("no_effect", placed)

    def add_clock(
        self,
        kind: ClockKind,
        start: date,
        index: int,
        end: Reckoning | None,
        *,
        rule: Dated[int] | Dated[str] | None,
        answered: date | None,
        party: str | None = None,
    ) -> None:
        """Set a clock that runs beside, as it stands on the day of the computation."""
        self.clocks.append(
            Clock(
                kind=kind,
                start=start,
                index=index,
                party=party,
                end=end,
                answered=answered,
                as_of=self.as_of,
                basis=() if rule is None else (rule.basis,),
                verified=rule is None or rule.verified,
            )
        )
