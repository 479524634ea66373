"""Correction (补正, Art. 30): the period begins anew, once."""

from datetime import date
from typing import cast

from opengov.law.clock import add
from opengov.law.params import Dated
from opengov.model import requestevents as ev
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed

__all__ = ["correction_received", "correction_requested"]


def correction_requested(fold: Fold, placed: Placed, _day: date) -> None:
    """Wait for the correction; a second one changes nothing."""
    event = cast("ev.CorrectionRequested", placed.event)
    rule = fold.rely(fold.law.effect("correction"))
    basis = None if rule is None else rule.basis
    allowed = event.allowed_working_days
    end = None if allowed is None else add(fold.calendar, placed.on, allowed)
    if not fold.restarts:
        fold.asked.append((placed, end))
        _moves_nothing(fold, placed, rule)
        return
    again = bool(fold.asked)
    fold.asked.append((placed, end))
    if again:
        fold.breach("correction-asked-again", placed, basis=tuple(filter(None, [basis])))
        fold.note("correction_again", placed, basis=basis)
        return
    figure = fold.law.figure("correction_notice").at(fold.received)
    limit = None if figure is None else add(fold.calendar, fold.received, figure.value)
    if figure is not None and limit is not None and placed.on > limit.latest:
        values = {"due": limit.latest, "n": figure.value}
        fold.breach("correction-asked-late", placed, values, (figure.basis,))
    if allowed is None:
        fold.note("correction_asked", placed, basis=basis)
    else:
        fold.note("correction_asked_for", placed, basis=basis, n=allowed)


def correction_received(fold: Fold, placed: Placed, _day: date) -> None:
    """Begin the period anew, once."""
    rule = fold.law.effect("correction").at(fold.received)
    basis = None if rule is None else rule.basis
    fold.corrections.append(placed.on)
    if len(fold.corrections) > len(fold.asked):
        fold.without(placed, "correctionRequested", moves=fold.restarts and not fold.asked)
        return
    if not fold.restarts:
        _moves_nothing(fold, placed, rule)
    elif len(fold.corrections) > 1:
        fold.note("correction_again", placed, basis=basis)
    else:
        # Where the organ gave another period, that one has to run out, too.
        ends = [end.latest for _, end in fold.asked if end is not None]
        if len(ends) == len(fold.asked) and placed.on > max(ends):
            fold.breach("correction-received-late", placed, {"due": max(ends)})
        code = "correction_reset_extended" if fold.extension else "correction_reset"
        fold.reset(placed, code, basis)


def _moves_nothing(fold: Fold, placed: Placed, rule: Dated[str] | None) -> None:
    """Say that a correction leaves the period as it is."""
    basis = None if rule is None else rule.basis
    if rule is not None and rule.value == "contested":
        fold.note("correction_contested", placed, basis=basis, label="contested")
    else:
        fold.note("no_effect", placed, basis=basis)
