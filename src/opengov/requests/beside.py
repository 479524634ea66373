"""The clocks that run beside the reply, as they stand when all events were taken."""

from datetime import date
from typing import cast

from opengov.law.clock import Reckoning
from opengov.model import requestevents as ev
from opengov.requests.clocks import Clock
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed

__all__ = ["lapsed", "set_clocks"]


def set_clocks(fold: Fold) -> None:
    """Set the clocks of the applicant, of third parties and of co-producing agencies."""
    correction = fold.law.effect("correction").at(fold.received)
    for number, (placed, end) in enumerate(fold.asked):
        answered = fold.corrections[number] if number < len(fold.corrections) else None
        fold.add_clock(
            "correction", placed.on, placed.index, end, rule=correction, answered=answered
        )
    for each in fold.consultations:
        if each.kind != "agency" and each.limited:
            name = "third_party_opinion" if each.kind == "third_party" else "co_producing_opinion"
            fold.add_clock(
                each.kind,
                each.start,
                each.index,
                each.limit,
                rule=fold.law.figure(name).at(fold.received),
                answered=each.replied,
                party=each.party,
            )
    if fold.paid is not None:
        _payment(fold, *fold.paid)
    if fold.fee is not None:
        _payment(fold, fold.fee, fold.fee_limit, None)
    fold.clocks.sort(key=lambda clock: (clock.start, clock.index))


def _payment(fold: Fold, placed: Placed, end: Reckoning | None, paid: date | None) -> None:
    notice = cast("ev.FeeNotified", placed.event)
    start = max(fold.known(notice.delivered_on) or placed.on, placed.on)
    rule = fold.law.figure("payment").at(placed.on)
    fold.add_clock("payment", start, placed.index, end, rule=rule, answered=paid)


def lapsed(fold: Fold) -> Clock | None:
    """Return the clock of the applicant that ran out, which ends the request.

    Where the organ gave another period for the correction, that one has to run out, too.
    """
    kinds = []
    if fold.correction_open:
        kinds.append("correction")
    if fold.fee is not None and not fold.refused:
        kinds.append("payment")
    for kind in kinds:
        waited = [each for each in fold.clocks if each.kind == kind and each.answered is None]
        if all(each.state == "expired" for each in waited):
            return max(waited, key=lambda each: cast("Reckoning", each.end).latest)
    return None
