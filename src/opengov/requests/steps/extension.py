"""Extension (延长答复期限, Art. 33): the period grows."""

from datetime import date
from typing import cast

from opengov.model import requestevents as ev
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed
from opengov.requests.wording import event_name

__all__ = ["extended"]


def extended(fold: Fold, placed: Placed, day: date) -> None:
    """Add working days if the applicant was told in time."""
    event = cast("ev.Extended", placed.event)
    param = fold.law.figure("extension")
    figure = param.at(fold.received)
    cap = 0 if figure is None else figure.value
    basis = None if figure is None else figure.basis
    cited = tuple(filter(None, [basis]))
    if event.approved_by is None:
        fold.breach("extension-not-approved", placed, basis=cited)
    told = fold.later_day(placed, "notifiedOn", event.notified_on)
    if told is None and event.notified_on is not None:
        values = {"event": event_name("extended"), "on": event.notified_on, "as_of": fold.as_of}
        fold.breach("event-after-as-of", placed, values)
        fold.note("extension_not_yet_told", placed, basis=basis, told=event.notified_on)
        return
    if told is None:
        fold.breach("extension-not-notified", placed, basis=cited)
        fold.note("extension_untold", placed, basis=basis)
        return
    if fold.start_order > fold.order:
        fold.note("extension_lost", placed, day=day, basis=basis)
        return
    due = fold.ordinary(told)
    if due is not None and due.latest < told:
        over = due.latest
        fold.breach("extension-late", placed, {"notified": told, "due": over}, cited)
        fold.note("extension_late", placed, day=day, basis=basis, due=over)
        return
    counted = min(event.working_days, cap - fold.extension)
    if counted < event.working_days:
        values = {"days": event.working_days, "cap": cap, "counted": counted}
        fold.breach("extension-over-cap", placed, values, cited)
    fold.rely(param)
    before = fold.total
    fold.extension += counted
    fold.note(
        "extended" if due is None or due.day is None else "extended_before",
        placed,
        day=day,
        days=counted,
        basis=basis,
        n=counted,
        total=fold.total,
        told=told,
        before=before,
        due=None if due is None else due.day,
    )
