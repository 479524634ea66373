"""The events of a request in the order in which they count."""

from dataclasses import dataclass
from datetime import date

from opengov.model.requestevents import RequestEvent
from opengov.model.requests import InformationRequest

__all__ = ["Placed", "Timeline", "timeline"]


@dataclass(slots=True)
class Placed:
    """An event and its index in the record."""

    index: int
    event: RequestEvent

    @property
    def on(self) -> date:
        """Day of the event."""
        return self.event.on


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events known on a day, by day and then by position, and what is odd about them."""

    events: tuple[Placed, ...]
    later: tuple[Placed, ...] = ()
    """Events after that day."""
    misplaced: tuple[Placed, ...] = ()
    """Events that stand after a later one."""


def timeline(request: InformationRequest, as_of: date) -> Timeline:
    """Put the events of a request in order, leaving out those after a day.

    >>> request = InformationRequest.model_validate({"id": "1", "events": [
    ...     {"type": "received", "on": "2026-06-02"}, {"type": "submitted", "on": "2026-06-01"}]})
    >>> found = timeline(request, date(2026, 6, 30))
    >>> [placed.index for placed in found.events], [placed.index for placed in found.misplaced]
    ([1, 0], [1])
    """
    known: list[Placed] = []
    later: list[Placed] = []
    misplaced: list[Placed] = []
    reached = date.min
    for index, event in enumerate(request.events):
        placed, on = Placed(index, event), event.on
        (known if on <= as_of else later).append(placed)
        if on < reached:
            misplaced.append(placed)
        else:
            reached = on
    if misplaced:
        known.sort(key=lambda placed: placed.on)
    return Timeline(tuple(known), tuple(later), tuple(misplaced))
