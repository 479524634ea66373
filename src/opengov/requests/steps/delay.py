"""Unreasonable numbers (Art. 35): the organ fixes the day."""

from datetime import date
from typing import cast

from opengov.model import requestevents as ev
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed

__all__ = ["delay_fixed", "reasons_received", "reasons_requested"]


def reasons_requested(fold: Fold, placed: Placed, _day: date) -> None:
    """Ask for reasons: the date stands."""
    rule = fold.law.effect("delay").at(fold.received)
    fold.reasons_asked = True
    if rule is None or rule.value == "none":
        fold.no_basis(placed)
    else:
        fold.note("reasons_requested", placed, basis=rule.basis)


def reasons_received(fold: Fold, placed: Placed, _day: date) -> None:
    """Take the reasons: the date stands."""
    if fold.reasons_asked:
        fold.note("no_effect", placed)
    else:
        fold.without(placed, "reasonsRequested", moves=False)


def delay_fixed(fold: Fold, placed: Placed, _day: date) -> None:
    """Put the fixed day in place of the ordinary one."""
    event = cast("ev.DelayFixed", placed.event)
    rule = fold.rely(fold.law.effect("delay"))
    if rule is None or rule.value == "none":
        fold.no_basis(placed)
        return
    if not fold.correction_open and fold.fee is None:
        found = fold.reckoned(placed.on, closed=True)
        if found is not None and event.until < found.earliest:
            values = {"until": event.until, "due": found.earliest}
            fold.breach("delay-before-ordinary-date", placed, values, (rule.basis,))
    if (over := fold.expired(placed.on)) is not None:
        fold.breach("delay-fixed-late", placed, {"due": over}, (rule.basis,))
    fold.delay = event.until
    fold.note("delay_fixed", placed, basis=rule.basis, until=event.until)
