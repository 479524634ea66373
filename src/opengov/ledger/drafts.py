"""Events on their way from cells to the record: their fields, and the place of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from opengov.finding import Finding
from opengov.ledger.columns import PARTY, Pair, Value, event_columns, pair_of, row_columns
from opengov.ledger.lines import Line, Record
from opengov.ledger.notices import report
from opengov.location import Location
from opengov.model._base import Model
from opengov.model.requestevents import RequestEvent
from opengov.requests.wording import event_name
from opengov.text import Text

__all__ = [
    "Draft",
    "Drafts",
    "event_fields",
    "event_types",
    "from_line",
    "in_order",
    "insert",
    "missing",
    "row_headings",
    "sheet_headings",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as it was read."""

    kind: str
    values: Mapping[str, Value]
    where: Location
    """Its row, or its first cell."""
    places: Mapping[str, Location] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        """The event as it stands in JSON."""
        return {"type": self.kind, **self.values}

    @property
    def on(self) -> str:
        """Day of the event, blank where it has none."""
        return str(self.values.get("on", ""))


@dataclass(slots=True)
class Drafts:
    """The events of a request and what was wrong with their cells."""

    events: list[Draft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken: bool = False
    """Whether an event could not be read, so that none may be taken."""
    where: Location | None = None
    """The first of their rows, in the sheet of events."""


@cache
def event_types() -> Mapping[str, type[Model]]:
    """Return the models of events by type, in the order of a usual course.

    >>> list(event_types())[:3]
    ['submitted', 'signedFor', 'confirmed']
    """
    union = get_args(get_args(RequestEvent)[0])
    by_type = {get_args(model.model_fields["type"].annotation)[0]: model for model in union}
    course = dict.fromkeys(column.owner for column in row_columns() if column.of_events)
    return {kind: by_type[kind] for kind in course}


@cache
def event_fields(kind: str) -> Mapping[str, bool]:
    """Return the fields of a type of event by name in JSON, and whether each is required.

    >>> event_fields("delayFixed")
    {'on': True, 'until': True}
    """
    fields = event_types()[kind].model_fields.items()
    return {info.alias or name: info.is_required() for name, info in fields if name != "type"}


def missing(draft: Draft, request: str, headings: Mapping[str, Text]) -> Iterator[Finding]:
    """Yield a finding for each required field that an event lacks."""
    for name, required in event_fields(draft.kind).items():
        if required and name not in draft.values:
            yield report(
                "ledger-event-incomplete",
                draft.places.get(name, draft.where),
                id=request,
                event=event_name(draft.kind),
                header=headings[name],
            )


@cache
def row_headings(kind: str) -> Mapping[str, Text]:
    """Return what the ledger calls the fields of a type of event."""
    pair = pair_of(kind)
    known = {column.holds: column.heading for column in row_columns()}
    return {name: known[_holds(kind, name, pair)] for name in event_fields(kind)}


@cache
def sheet_headings() -> Mapping[str, Text]:
    """Return what the sheet of events calls the fields of events."""
    return {column.holds: column.heading for column in event_columns()}


def _holds(kind: str, name: str, pair: Pair | None) -> str:
    """Return the column of the ledger that holds a field of an event."""
    return pair.party if pair is not None and name == PARTY else f"{kind}.{name}"


def from_line(
    group: str, number: int, line: Line, places: Mapping[str, Location], where: Location
) -> Iterator[Draft]:
    """Yield the events of one line: one, or of a consultation the question and the answer."""
    pair = pair_of(group)
    kinds = (group,) if pair is None else (pair.first, pair.second)
    for kind in kinds:
        own = {
            name: line[holds]
            for name in event_fields(kind)
            if (holds := f"{kind}.{name}") in line and not (pair and name == PARTY)
        }
        alone = pair is not None and kind == pair.first and list(line) == [pair.party]
        if not own and not alone:
            continue
        if pair is not None:
            own[PARTY] = line.get(pair.party, f"{pair.label}{number}")
        held = {name: _holds(kind, name, pair) for name in event_fields(kind)}
        known = {name: places[holds] for name, holds in held.items() if holds in places}
        here = known.get("on") or next(iter(known.values()), where)
        yield Draft(kind, own, here, known)


def in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the events of a row by day; on one day, in the order of a usual course."""
    course = list(event_types())
    return sorted(drafts, key=lambda draft: (draft.on, course.index(draft.kind)))


def insert(drafts: list[Draft], draft: Draft) -> None:
    """Put an event after those of its day and before, wherever the rest stands."""
    before = [place for place, other in enumerate(drafts, 1) if other.on <= draft.on]
    drafts.insert(before[-1] if before else 0, draft)
