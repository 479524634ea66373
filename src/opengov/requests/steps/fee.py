"""Processing fee (信息处理费): the period begins anew on payment."""

from datetime import date
from typing import cast

from opengov.law.clock import add
from opengov.law.trace import Label
from opengov.model import requestevents as ev
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed

__all__ = ["fee_notified", "fee_paid"]


def fee_notified(fold: Fold, placed: Placed, _day: date) -> None:
    """Wait for the payment."""
    event = cast("ev.FeeNotified", placed.event)
    figure = fold.law.figure("payment").at(placed.on) if fold.fees else None
    effect = fold.law.effect("payment").at(placed.on)
    if figure is None or effect is None or effect.value == "none":
        fold.no_basis(placed)
        return
    if fold.fee is not None:
        fold.note("no_effect", placed)
        return
    fold.rely(fold.law.figure("payment"), placed.on)
    start = fold.later_day(placed, "deliveredOn", event.delivered_on) or placed.on
    fold.fee, fold.fee_limit = placed, add(fold.calendar, start, figure.value)
    label: Label | None = None if figure.verified else "unverified"
    fold.note("fee_notified", placed, basis=figure.basis, label=label, n=figure.value)


def fee_paid(fold: Fold, placed: Placed, _day: date) -> None:
    """Begin the period anew."""
    rule = fold.law.effect("payment").at(placed.on) if fold.fees else None
    if fold.fee is None or rule is None:
        fold.without(placed, "feeNotified", moves=rule is not None)
        return
    if fold.fee_limit is not None and placed.on > fold.fee_limit.latest:
        fold.breach("payment-late", placed, {"due": fold.fee_limit.latest})
    fold.rely(fold.law.effect("payment"), placed.on)
    fold.paid = (fold.fee, fold.fee_limit, placed.on)
    fold.fee = None
    label: Label | None = None if rule.verified else "unverified"
    fold.reset(placed, "fee_paid", rule.basis, label)
