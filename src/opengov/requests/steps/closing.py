"""Receipt, decision and the end."""

from datetime import date

from opengov.model import requestevents as ev
from opengov.requests.fold import Fold
from opengov.requests.timeline import Placed
from opengov.requests.wording import event_name

__all__ = ["close", "decision", "early"]


def early(fold: Fold, placed: Placed, _day: date) -> None:
    """Pass over an event that comes with receipt."""
    if isinstance(placed.event, ev.Received) and placed.on != fold.received:
        fold.breach("receipt-contradictory", placed, {"other": fold.received})
        fold.doubt = True
        fold.note("doubtful", placed)
    else:
        fold.note("no_effect", placed)


def decision(fold: Fold, placed: Placed, _day: date) -> None:
    """Keep the decision: nothing moves until it is delivered."""
    fold.decided = placed
    fold.note("decided", placed)


def close(fold: Fold, placed: Placed, _day: date) -> None:
    """Close the request."""
    fold.note(placed.event.type, placed)
    if isinstance(placed.event, ev.Delivered) and fold.decided is None:
        values = {"event": event_name("delivered"), "antecedent": event_name("decided")}
        fold.breach("step-out-of-place", placed, values)
    fold.closed = placed
