"""`reply_deadline`: the last day for the reply to a request, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final, cast

from opengov.calendar.days import civil_day
from opengov.calendar.workcalendar import WorkCalendar
from opengov.finding import Finding
from opengov.law.clock import Reckoning
from opengov.law.instruments import instrument
from opengov.law.params import LawBook, law_book
from opengov.location import Location
from opengov.model import requestevents as ev
from opengov.model.requests import InformationRequest
from opengov.requests.beside import lapsed as lapsed_clock
from opengov.requests.beside import set_clocks
from opengov.requests.compliance import judge_decision
from opengov.requests.deadline import Deadline, DeadlineStatus, Stage
from opengov.requests.fold import Breach, Fold, Note, Reliance
from opengov.requests.notices import Locate, report
from opengov.requests.receipt import Receipt, find_receipt, wanted_event
from opengov.requests.steps import HANDLERS
from opengov.requests.timeline import Placed, Timeline, timeline
from opengov.requests.tracing import Case
from opengov.requests.wording import event_name, sentence
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["reply_deadline"]

REGIMES: Final = ("cn-ogi-2019", "cn-ogi-2007")
COUNTING: Final[Mapping[str | None, tuple[LegalRef, ...]]] = {
    "cn-civil-code": (LegalRef("cn-civil-code", 201),),
    "cn-spc-2018-1": (LegalRef("cn-spc-2018-1", 48),),
    None: (),
}
"""General rules on counting, the latest first; the regulations themselves have none."""
COUNTING_LAWS: Final = tuple(law for law in COUNTING if law is not None)


def reply_deadline(
    request: InformationRequest,
    calendar: WorkCalendar,
    *,
    as_of: date,
    strict: bool = False,
    law: LawBook | None = None,
    locate: Locate | None = None,
) -> Deadline:
    """Compute the last day for the reply to a request from its events.

    The law follows from the day of receipt. What is wrong with the events is a
    finding of family D and never raises; where it could move the date, no date
    is given.

    Args:
        request: The request.
        calendar: Working days where the organ sits, used as it is.
        as_of: Day the answer is for; later events are left out.
        strict: Refuse rules that were not read in their text.
        law: Rules in place of the national ones, such as `law_book().layered(local)`.
        locate: Tells where the value of a JSON Pointer stands, for findings.

    Raises:
        ZonelessDatetimeError: `as_of` is a datetime without a zone.

    >>> from opengov.calendar.registry import get_calendar
    >>> request = InformationRequest.model_validate({"id": "〔2026〕12号", "events": [
    ...     {"type": "received", "on": "2026-06-01"},
    ...     {"type": "extended", "on": "2026-06-22", "workingDays": 10,
    ...      "approvedBy": "工作机构负责人", "notifiedOn": "2026-06-23"}]})
    >>> deadline = reply_deadline(request, get_calendar("CN"), as_of=date(2026, 6, 25))
    >>> deadline.status, str(deadline.due)
    ('certain', '2026-07-14')
    """
    today = civil_day(as_of) if isinstance(as_of, datetime) else as_of
    run = _Run(request, calendar, today, strict, law or law_book(), locate)
    return run.answer()


@dataclass(slots=True)
class _Run:
    """One computation."""

    request: InformationRequest
    calendar: WorkCalendar
    as_of: date
    strict: bool
    law: LawBook
    locate: Locate | None

    def answer(self) -> Deadline:
        """Return the deadline."""
        events = timeline(self.request, self.as_of)
        breaches = self._log(events)
        receipt = find_receipt(self.request.channel, events, self.law)
        if receipt is None:
            return self._without_receipt(events, breaches)
        if receipt.derived is not None:
            values = {"on": receipt.day, "derived": receipt.derived}
            breaches.append(Breach("receipt-differs", receipt.placed.index, values))
        reply = self.law.figure("reply").at(receipt.day)
        regime = _in_force(REGIMES, receipt.day)
        if reply is None or regime is None:
            values = {"received": receipt.day}
            breaches.append(Breach("no-law-in-force", receipt.placed.index, values))
            return self._deadline(breaches, stage=_stage(events), received=receipt.day)
        correction = self.law.effect("correction").at(receipt.day)
        fold = Fold(
            calendar=self.calendar,
            law=self.law,
            as_of=self.as_of,
            received=receipt.day,
            base=reply.value,
            restarts=correction is not None and correction.value == "reset",
            fees=regime == REGIMES[0],
            strict=self.strict,
            reply_basis=reply.basis,
        )
        fold.build_on(self.law.figure("reply").label, reply)
        if receipt.rule is not None and self.request.channel is not None:
            fold.build_on(self.law.receipt(self.request.channel).label, receipt.rule)
        fold.notes.append(self._start(receipt, fold))
        fold.run([each for each in events.events if each is not receipt.placed], HANDLERS)
        set_clocks(fold)
        return self._conclude(fold, breaches, regime)

    def _log(self, events: Timeline) -> list[Breach]:
        breaches = []
        for placed in events.misplaced:
            values = {"on": placed.on, "event": event_name(placed.event.type)}
            breaches.append(Breach("events-out-of-order", placed.index, values))
        for placed in events.later:
            values = {"on": placed.on, "event": event_name(placed.event.type)}
            values |= {"as_of": self.as_of}
            breaches.append(Breach("event-after-as-of", placed.index, values))
        return breaches

    def _without_receipt(self, events: Timeline, breaches: list[Breach]) -> Deadline:
        channel = self.request.channel
        everything = timeline(self.request, date.max)
        # An event that is only left out for its day is no fault of the record.
        if find_receipt(channel, everything, self.law) is None:
            if channel is None:
                breaches.append(Breach("receipt-unknown", None, {}))
            else:
                wanted = event_name(wanted_event(channel, self.as_of, self.law))
                values = {"channel": self.law.receipt(channel).label, "event": wanted}
                breaches.append(Breach("receipt-not-established", None, values))
        return self._deadline(breaches, stage=_stage(events))

    def _start(self, receipt: Receipt, fold: Fold) -> Note:
        event = receipt.placed.event.type
        values: dict[str, object] = {"n": fold.base}
        basis = [fold.reply_basis]
        code = "start"
        if receipt.rule is not None and self.request.channel is not None:
            code = "start_channel"
            values |= {"channel": self.law.receipt(self.request.channel).label}
            basis.insert(0, receipt.rule.basis)
        return Note(code, receipt.day, event, fold.base, values, tuple(basis))

    def _conclude(self, fold: Fold, breaches: list[Breach], regime: str) -> Deadline:
        lapsed = None
        if fold.closed is None and (clock := lapsed_clock(fold)) is not None:
            lapsed = cast("Reckoning", clock.end).latest
            values = {"clock": clock.label, "outcome": clock.outcome}
            fold.notes.append(Note("lapsed", lapsed, None, 0, dict(values), clock.basis))
        closed = fold.closed is not None or lapsed is not None
        today = fold.closed.on if fold.closed is not None else self.as_of
        sound = not (fold.doubt or fold.refused or fold.correction_open or fold.fee is not None)
        found = fold.reckoned(today, closed=closed) if sound else None
        case = Case(
            calendar=self.calendar,
            today=today,
            start=fold.start,
            total=fold.total,
            notes=tuple(fold.notes),
            consultations=tuple(fold.consultations),
            clocks=tuple(fold.clocks),
            counting=COUNTING[_in_force(COUNTING_LAWS, fold.received)],
            reply=fold.reply_basis,
            found=found,
            counted=sound,
            stop=self._stop(fold, closed=closed) if found is None else None,
        )
        result = found
        if sound and fold.delay is not None:
            result = Reckoning(fold.delay, fold.delay, certain=True)
        judged = self._judge(fold, result, open_=not closed, sound=sound)
        breaches += (*fold.breaches, *judged)
        status: DeadlineStatus = "closed"
        if not closed:
            status = "indeterminate" if result is None else "provisional"
            if result is not None and result.certain:
                status = "certain"
        stage = _stage_of(fold, lapsed=lapsed is not None)
        decided = None if fold.decided is None else cast("ev.Decided", fold.decided.event).kind
        return self._deadline(
            breaches,
            stage=stage,
            received=fold.received,
            regime=regime,
            status=status,
            found=result,
            case=case,
            fold=fold,
            outcome=decided,
        )

    def _stop(self, fold: Fold, *, closed: bool) -> Text:
        """Say why there is no date, for the case that there is none."""
        reasons = {
            "stop_closed": closed,
            "stop_doubt": fold.doubt,
            "stop_unverified": fold.refused,
            "stop_correction": fold.correction_open,
            "stop_fee": fold.fee is not None,
        }
        for code, holds in reasons.items():
            if holds:
                return sentence(code, {})
        out = [each for each in fold.consultations if each.counts and not each.ended(self.as_of)]
        endless = next((each.party for each in out if not each.limited), None)
        if endless is None or fold.reckoned(self.as_of, closed=True) is None:
            return sentence("stop_calendar", {"until": self.calendar.known_until})
        return sentence("stop_opinion", {"party": endless})

    def _judge(
        self, fold: Fold, found: Reckoning | None, *, open_: bool, sound: bool
    ) -> list[Breach]:
        """Return the findings that need the result."""
        breaches = _refusals(fold)
        if fold.closed is not None and isinstance(fold.closed.event, ev.Delivered):
            day = _reply_day(fold, fold.closed)
            if found is not None and found.latest < day:
                values = {"on": day, "due": found.latest}
                basis = (fold.reply_basis,)
                breaches.append(Breach("late-reply", fold.closed.index, values, basis))
        elif open_ and found is not None and found.latest < self.as_of:
            values = {"as_of": self.as_of, "due": found.latest}
            breaches.append(Breach("reply-overdue", None, values, (fold.reply_basis,)))
        for clock in fold.clocks:
            party = clock.kind in {"third_party", "co_producing_agency"}
            if open_ and party and clock.state == "expired" and clock.end is not None:
                told = {"party": clock.party, "due": clock.end.latest, "outcome": clock.outcome}
                breaches.append(Breach("opinion-period-ended", clock.index, told, clock.basis))
        if fold.decided is not None:
            delivered = fold.closed if fold.closed is not None else fold.decided
            day = delivered.on if isinstance(delivered.event, ev.Delivered) else fold.decided.on
            breaches += judge_decision(fold.decided, day, self.law)
        until = self.calendar.known_until
        if sound and (found is None or not found.certain) and self._beyond(fold, found):
            breaches.append(Breach("calendar-open", None, {"until": until}))
        return breaches

    def _beyond(self, fold: Fold, found: Reckoning | None) -> bool:
        """Tell whether it is the calendar that leaves the date open."""
        if found is not None:
            return found.latest > self.calendar.known_until
        return fold.reckoned(self.as_of, closed=True) is None

    def _deadline(
        self,
        breaches: list[Breach],
        *,
        stage: Stage,
        received: date | None = None,
        regime: str | None = None,
        status: DeadlineStatus | None = None,
        found: Reckoning | None = None,
        case: Case | None = None,
        fold: Fold | None = None,
        outcome: str | None = None,
    ) -> Deadline:
        if status is None:
            status = "closed" if stage in CLOSED else "indeterminate"
        return Deadline(
            request=self.request.id,
            as_of=self.as_of,
            status=status,
            due=None if found is None else found.day,
            earliest=None if found is None else found.earliest,
            latest=None if found is None else found.latest,
            clocks=() if fold is None else tuple(fold.clocks),
            findings=tuple(self._finding(each) for each in breaches),
            received=received,
            regime=regime,
            stage=stage,
            outcome=outcome,
            case=case,
        )

    def _finding(self, breach: Breach) -> Finding:
        pointer = "/events" if breach.index is None else f"/events/{breach.index}"
        where = (
            Location(source=self.request.id, pointer=pointer)
            if self.locate is None
            else self.locate(pointer)
        )
        values = {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in breach.values.items()
        }
        return report(breach.name, where, values, breach.basis)


@lru_cache(maxsize=4096)
def _in_force(laws: tuple[str, ...], day: date) -> str | None:
    """Return the first of some laws that is in force on a day."""
    return next((law for law in laws if instrument(law).in_force(day)), None)


CLOSED: Final = ("delivered", "withdrawn", "transferred", "lapsed")


def _stage(events: Timeline) -> Stage:
    """Return where a request stands whose receipt is not known."""
    for placed in events.events:
        if placed.event.type in CLOSED:
            return cast("Stage", placed.event.type)
    return "not_received"


def _refusals(fold: Fold) -> list[Breach]:
    """Return a finding for each reason why strict mode refuses rules, naming them all."""
    found: dict[str, list[Reliance]] = {}
    for each in fold.relied.values():
        if each.refusal is not None:
            found.setdefault(each.refusal, []).append(each)
    breaches = []
    for name, relied in found.items():
        zh, en = "、".join(r.label.zh for r in relied), ", ".join(r.label.en for r in relied)
        values: dict[str, object] = {"label": Text(zh, en)}
        if name == "law-not-rechecked":
            values |= {"checked": min(r.rule.last_checked for r in relied), "as_of": fold.as_of}
        basis = tuple(dict.fromkeys(r.rule.basis for r in relied))
        breaches.append(Breach(name, None, values, basis))
    return breaches


def _stage_of(fold: Fold, *, lapsed: bool) -> Stage:
    if fold.closed is not None:
        return cast("Stage", fold.closed.event.type)
    if lapsed:
        return "lapsed"
    if fold.decided is not None:
        return "decided"
    if fold.correction_open:
        return "awaiting_correction"
    if fold.fee is not None:
        return "awaiting_payment"
    return "consulting" if fold.consultations.waiting(fold.as_of) else "processing"


def _reply_day(fold: Fold, placed: Placed) -> date:
    """Return the day the reply counts: signed for, or posted."""
    event = cast("ev.Delivered", placed.event)
    signed = fold.later_day(placed, "receivedOn", event.received_on)
    return event.on if event.by == "post" or signed is None else signed
