"""From the facts of a case to the redress that is open."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from opengov.calendar.workcalendar import WorkCalendar
from opengov.law.instruments import instrument
from opengov.model.organs import Organ
from opengov.requests.decisions import DecisionKind, not_accepted
from opengov.requests.provisions import figure
from opengov.requests.remedies.authorities import OrganPosition, authorities, position_of
from opengov.requests.remedies.facts import Facts, known_facts
from opengov.requests.remedies.notes import (
    NO_DAY,
    NO_LAW,
    NO_RECEIPT,
    REVIEW_LATE,
    SUIT_DURING_REVIEW,
    UNTOLD_NOT_ON_FILE,
    case_notes,
)
from opengov.requests.remedies.periods import ONE_DAY, Period, Remedy, run
from opengov.requests.remedies.result import Note, Remedies, Review, Route
from opengov.requests.remedies.reviews import after_review
from opengov.requests.remedies.ways import readings, route, way
from opengov.text import Text

__all__ = ["remedies"]

PATH = "law/remedies.toml"
SUIT_ROUTES = frozenset({"choice", "partly_reconsideration_first", "contested", "undetermined"})
BEGUN = frozenset({"pending", "decided", "lapsed"})
ROUTE_CONDITIONS: dict[Route, Text] = {
    "partly_reconsideration_first": Text(
        "仅就已公开的部分（认为不符合申请内容的）；不予公开的部分应当先申请行政复议",
        "for the part given alone; the part withheld goes to reconsideration first",
    ),
    "contested": Text(
        "有争议：仅在认为可以直接起诉的理解下适用",
        "contested: only under the reading that one may sue directly",
    ),
    "undetermined": Text(
        "现有规定未明确，是否立案由法院审查",
        "no provision on file says; whether a court admits the suit is for it to say",
    ),
}
TOLD_CONDITION: dict[Remedy, Text] = {
    "reconsideration": Text(
        "告知了复议权利、复议机关和申请期限的", "where the act told of reconsideration"
    ),
    "litigation": Text("告知了起诉期限的", "where the act told the period to sue"),
}
UNTOLD_CONDITION: dict[Remedy, Text] = {
    "reconsideration": Text(
        "未告知的，自知道复议权利、机关和期限之日起计算，但不超过该日",
        "where it was not told: from the day the applicant learns of it, not beyond that day",
    ),
    "litigation": Text(
        "未告知的，自知道起诉期限之日起计算，但不超过该日",
        "where it was not told: from the day the applicant learns of it, not beyond that day",
    ),
}


def remedies(
    decision: DecisionKind | str | None,
    *,
    organ: Organ | OrganPosition | None = None,
    act_day: date | None,
    applicant_received: date | None,
    told: Collection[str] | None = None,
    reply_due: date | None = None,
    review: Review | None = None,
    calendar: WorkCalendar,
    as_of: date,
) -> Remedies:
    """Tell what redress is open against a decision, or against silence, where and until when.

    The way follows the law of the day of the act, which counts by posting
    (国办公开办函〔2016〕235号); the applicant's periods run from what the
    applicant received or knew. What happened after `as_of` is left out, and
    named in a note.

    Args:
        decision: Kind of decision; None where there was no reply (逾期不答复).
        organ: Organ that decided; its name tells its position where nothing better is known.
        act_day: Day of the act: signed for, or posted.
        applicant_received: Day the applicant received or knew it.
        told: Remedies that the decision names; None where that is not known.
        reply_due: Last day for the reply.
        review: Reconsideration applied for.
        calendar: Working days where the organ sits.
        as_of: Day on which the question is asked.

    Raises:
        UnknownCodeError: The decision or a remedy told has no code on file.

    >>> from opengov.calendar.registry import get_calendar
    >>> answer = remedies(
    ...     None, act_day=None, applicant_received=None, reply_due=date(2026, 3, 31),
    ...     calendar=get_calendar("CN"), as_of=date(2026, 4, 10))
    >>> answer.route, [each.code for each in answer.readings]
    ('contested', ['reconsideration_first', 'choice'])
    >>> str(answer.period("suit_no_reply").last_day)
    '2026-09-30'
    """
    facts = known_facts(
        decision,
        act_day=act_day,
        applicant_received=applicant_received,
        told=told,
        reply_due=reply_due,
        review=review,
        as_of=as_of,
    )
    law_day = _law_day(facts)
    law = None if law_day is None else way(law_day)
    if law_day is None or law is None:
        return Remedies(
            decision=facts.decision,
            law_day=law_day,
            route="undetermined",
            reason=(NO_DAY if law_day is None else NO_LAW).text,
            basis=(),
            route_status="unverified",
            readings=(),
            authorities=(),
            periods=(),
            not_accepted=(),
            notes=(*facts.notes, NO_DAY if law_day is None else NO_LAW),
        )
    chosen = route(law, facts.decision)
    position = position_of(organ)
    bodies = authorities(position, law_day)
    notes = [*facts.notes, *case_notes(facts, law_day, chosen, position, bodies)]
    periods = list(_periods(facts, law_day, chosen, calendar, notes))
    if facts.review is not None:
        notes += _late_application(facts.review, periods)
        added, more = after_review(facts.review, chosen=chosen, calendar=calendar, as_of=as_of)
        periods += added
        notes += more
    return Remedies(
        decision=facts.decision,
        law_day=law_day,
        route=chosen,
        reason=law.reason,
        basis=law.basis,
        route_status=law.status,
        readings=readings(facts.decision, law_day) if chosen == "contested" else (),
        authorities=bodies,
        periods=tuple(periods),
        not_accepted=(
            not_accepted(facts.decision.code)
            if facts.decision is not None and _interpreted(law_day)
            else ()
        ),
        notes=tuple(notes),
    )


def _late_application(review: Review, periods: Iterable[Period]) -> Iterator[Note]:
    """Note an application that came after every period for it."""
    ends = [
        each.latest
        for each in periods
        if each.remedy == "reconsideration" and not each.code.endswith("long_stop")
    ]
    if review.applied is not None and ends:
        known = [end for end in ends if end is not None]
        if len(known) == len(ends) and review.applied > max(known):
            yield REVIEW_LATE


def _law_day(facts: Facts) -> date | None:
    """Return the day whose law decides; silence is an act of the day after the last day."""
    if facts.decision is not None:
        return facts.act_day or facts.received
    return None if facts.reply_due is None else facts.reply_due + ONE_DAY


def _interpreted(day: date) -> bool:
    """Tell whether the interpretation of 2025 applies."""
    return instrument("cn-spc-2025-8").in_force(day)


def _periods(
    facts: Facts, law_day: date, chosen: Route, calendar: WorkCalendar, notes: list[Note]
) -> Iterator[Period]:
    """Return the periods of the applicant against the act or the silence itself."""
    suits = chosen in SUIT_ROUTES
    under_review = facts.review is not None and facts.review.outcome in BEGUN
    if suits and under_review and chosen != "partly_reconsideration_first":
        notes.append(SUIT_DURING_REVIEW)
        suits = False
    if facts.decision is None:
        yield from _against_silence(facts, law_day, chosen, calendar, suits=suits)
        return
    if facts.received is None:
        notes.append(NO_RECEIPT)
    yield from _against("reconsideration", None, facts, law_day, calendar=calendar, notes=notes)
    if suits:
        condition = ROUTE_CONDITIONS.get(chosen)
        if condition is None and _interpreted(law_day):
            condition = facts.decision.condition
        yield from _against(
            "litigation", condition, facts, law_day, calendar=calendar, notes=notes
        )


def _against(
    remedy: Remedy,
    condition: Text | None,
    facts: Facts,
    law_day: date,
    *,
    calendar: WorkCalendar,
    notes: list[Note],
) -> Iterator[Period]:
    """Return the period of one remedy, the one for who was not told, and the long stop."""
    name = "suit" if remedy == "litigation" else remedy
    told = facts.told_litigation if remedy == "litigation" else facts.told_reconsideration
    stop = figure(PATH, f"{name}_long_stop", law_day)
    cap = None if stop is None or facts.act_day is None else (facts.act_day, stop)
    ordinary = figure(PATH, name, law_day)
    longest = figure(PATH, f"{name}_untold", law_day)
    if ordinary is None:
        notes.append(NO_LAW)
    elif facts.received is not None:
        if told is not True and longest is None:
            notes.append(UNTOLD_NOT_ON_FILE)
        if told is not False or longest is None:
            known = TOLD_CONDITION[remedy] if told is None and longest is not None else None
            yield run(
                name,
                remedy,
                start=facts.received,
                figure=ordinary,
                calendar=calendar,
                as_of=facts.as_of,
                condition=_joined(condition, known),
                cap=cap,
            )
        if told is not True and longest is not None:
            yield run(
                f"{name}_untold",
                remedy,
                start=facts.received,
                figure=longest,
                calendar=calendar,
                as_of=facts.as_of,
                condition=_joined(condition, UNTOLD_CONDITION[remedy]),
                at_most=True,
                cap=cap,
            )
    if cap is not None:
        yield run(
            f"{name}_long_stop",
            remedy,
            start=cap[0],
            figure=cap[1],
            calendar=calendar,
            as_of=facts.as_of,
            condition=condition,
            at_most=True,
        )


def _against_silence(
    facts: Facts, law_day: date, chosen: Route, calendar: WorkCalendar, *, suits: bool
) -> Iterator[Period]:
    """Return the periods that run from the end of the period for the reply."""
    remedy: Remedy
    for name, remedy in (("reconsideration", "reconsideration"), ("suit", "litigation")):
        length = figure(PATH, f"{name}_no_reply", law_day)
        if length is None or (name == "suit" and not suits):
            continue
        yield run(
            f"{name}_no_reply",
            remedy,
            start=law_day - ONE_DAY,
            figure=length,
            calendar=calendar,
            as_of=facts.as_of,
            condition=ROUTE_CONDITIONS.get(chosen) if name == "suit" else None,
            after=True,
        )


def _joined(first: Text | None, second: Text | None) -> Text | None:
    if first is None or second is None:
        return first or second
    return Text(f"{first.zh}；{second.zh}", f"{first.en}; {second.en}")
