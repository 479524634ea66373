"""The day a request was received (收到申请之日), and the law that goes with it."""

from dataclasses import dataclass
from datetime import date

from opengov.law.params import Dated, LawBook
from opengov.model.requestevents import Received
from opengov.requests.timeline import Placed, Timeline

__all__ = ["Receipt", "find_receipt", "wanted_event"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Day of receipt and the event that makes it."""

    day: date
    placed: Placed
    rule: Dated[str] | None = None
    """The rule on the channel; absent where the record states the day itself."""
    derived: date | None = None
    """Day that channel and events give, where it is not the recorded one."""


def find_receipt(channel: str | None, timeline: Timeline, law: LawBook) -> Receipt | None:
    """Return the day of receipt, or nothing where the events do not tell it.

    An explicit event `received` wins over what the channel gives.
    """
    derived = None if channel is None else _by_channel(channel, timeline, law)
    for placed in timeline.events:
        if isinstance(placed.event, Received):
            other = derived.day if derived and derived.day != placed.on else None
            return Receipt(placed.on, placed, derived=other)
    return derived


def _by_channel(channel: str, timeline: Timeline, law: LawBook) -> Receipt | None:
    """Return the first event that made the day of receipt under the law of its own day."""
    receipt = law.receipt(channel)
    for placed in timeline.events:
        rule = receipt.at(placed.on) or receipt.first
        if rule.value == placed.event.type:
            return Receipt(placed.on, placed, rule)
    return None


def wanted_event(channel: str, as_of: date, law: LawBook) -> str:
    """Return the type of the event that a channel waits for.

    >>> from opengov.law.params import law_book
    >>> wanted_event("online", date(2026, 6, 1), law_book())
    'confirmed'
    """
    receipt = law.receipt(channel)
    return (receipt.at(as_of) or receipt.first).value
