"""Consultations (征求意见, Arts 32 to 34): the period stands still."""

from datetime import date
from typing import cast

from opengov.law.clock import add
from opengov.model import requestevents as ev
from opengov.requests.clocks import Consultation, PartyKind
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed

__all__ = ["agency_consulted", "agency_replied", "third_party_consulted", "third_party_replied"]


def third_party_consulted(fold: Fold, placed: Placed, _day: date) -> None:
    """Stop the period while a third party is asked."""
    event = cast("ev.ThirdPartyConsulted", placed.event)
    _consulted(fold, placed, "third_party", event.party, event.delivered_on)


def agency_consulted(fold: Fold, placed: Placed, _day: date) -> None:
    """Stop the period while another agency is asked."""
    event = cast("ev.AgencyConsulted", placed.event)
    kind: PartyKind = "co_producing_agency" if event.co_producing else "agency"
    _consulted(fold, placed, kind, event.party, event.delivered_on)


def _consulted(
    fold: Fold, placed: Placed, kind: PartyKind, party: str, delivered: date | None
) -> None:
    start = fold.later_day(placed, "deliveredOn", delivered) or placed.on
    effect = fold.law.effect("third_party" if kind == "third_party" else "agency")
    rule = fold.rely(effect)
    stops = rule is not None and rule.value == "suspend"
    figure = None
    if kind != "agency":
        name = "third_party_opinion" if kind == "third_party" else "co_producing_opinion"
        param = fold.law.figure(name)
        figure = fold.rely(param) if stops else param.at(fold.received)
    limit = None if figure is None else add(fold.calendar, start, figure.value)
    over = fold.expired(placed.on) if stops else None
    fold.consultations.add(
        Consultation(
            index=placed.index,
            kind=kind,
            party=party,
            sent=placed.on,
            start=start,
            days=0 if figure is None else figure.value,
            limit=limit,
            counts=stops and over is None,
        )
    )
    basis = None if rule is None else rule.basis
    if over is not None:
        fold.breach("consultation-late", placed, {"party": party, "due": over})
        fold.note("consultation_late", placed, basis=basis, party=party, due=over)
    elif not stops:
        fold.note("consultation_no_effect", placed, basis=basis, party=party)
    elif figure is None:
        fold.note("consultation", placed, basis=basis, party=party)
    else:
        code = "consultation_limited" if start != placed.on else "consultation_limited_sent"
        fold.note(code, placed, basis=basis, party=party, n=figure.value, start=start)


def third_party_replied(fold: Fold, placed: Placed, _day: date) -> None:
    """Let the period run on from the day after."""
    _replied(fold, placed, cast("ev.ThirdPartyReplied", placed.event).party, ("third_party",))


def agency_replied(fold: Fold, placed: Placed, _day: date) -> None:
    """Let the period run on from the day after."""
    party = cast("ev.AgencyReplied", placed.event).party
    _replied(fold, placed, party, ("agency", "co_producing_agency"))


def _replied(fold: Fold, placed: Placed, party: str, kinds: tuple[PartyKind, ...]) -> None:
    answered = fold.consultations.answer(kinds, party, placed.on)
    for each in answered:
        if each.limit is not None and placed.on > each.limit.latest:
            values = {"party": party, "due": each.limit.latest, "n": each.days}
            fold.breach("consultation-overrun", placed, values)
            fold.note("opinion_overrun", placed, party=party, due=each.limit.latest)
        else:
            fold.note("opinion" if each.counts else "opinion_noted", placed, party=party)
    if answered:
        return
    third = "third_party" in kinds
    rule = fold.law.effect("third_party" if third else "agency").at(fold.received)
    if rule is not None and rule.value == "suspend":
        fold.breach("reply-without-consultation", placed, {"party": party})
        fold.doubt = True
        fold.note("doubtful", placed)
    else:
        fold.without(placed, "thirdPartyConsulted" if third else "agencyConsulted", moves=False)
