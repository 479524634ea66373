"""Which way is open on a day (复议前置 or a choice), and the readings of contested points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from opengov._resources import read_toml
from opengov.law.params import LawStatus
from opengov.requests.decisions import DecisionKind, Suability
from opengov.requests.provisions import InForce
from opengov.requests.remedies.result import Reading, Route
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Way", "readings", "route", "way"]

PATH = "law/remedies.toml"


@dataclass(frozen=True, kw_only=True)
class Way(InForce):
    """What the law of some days makes of each kind of decision."""

    basis: tuple[LegalRef, ...]
    status: LawStatus
    no_reply: Route
    reason: Text
    route: Mapping[Suability, Route]
    kind: Mapping[str, Route] = field(default_factory=dict)
    """Kinds that go another way than their group."""


@dataclass(frozen=True, kw_only=True)
class _Reading(InForce):
    point: str
    code: Route
    text: Text
    basis: tuple[LegalRef, ...]


WAYS = TypeAdapter(tuple[Way, ...])
READINGS = TypeAdapter(tuple[_Reading, ...])


@cache
def _ways() -> tuple[Way, ...]:
    return WAYS.validate_python(read_toml(PATH)["way"])


@cache
def _readings() -> tuple[_Reading, ...]:
    return READINGS.validate_python(read_toml(PATH)["reading"])


def way(day: date) -> Way | None:
    """Return the law of a day, or None where none is on file.

    >>> way(date(2025, 5, 31)).no_reply, way(date(1990, 1, 1)) is None
    ('contested', True)
    """
    return next((each for each in _ways() if each.applies(day)), None)


def route(law: Way, decision: DecisionKind | None) -> Route:
    """Return which way a decision goes, or silence where there is none.

    >>> from opengov.requests.decisions import decision_kind
    >>> route(way(date(2025, 5, 31)), decision_kind("administrative_query"))
    'contested'
    >>> route(way(date(2025, 6, 1)), decision_kind("administrative_query"))
    'no_suit'
    """
    if decision is None:
        return law.no_reply
    return law.kind.get(decision.code, law.route[decision.suability])


def readings(decision: DecisionKind | None, day: date) -> tuple[Reading, ...]:
    """Return the readings of a contested point, none where it is settled.

    >>> [each.code for each in readings(None, date(2026, 3, 2))]
    ['reconsideration_first', 'choice']
    """
    point = "no_reply" if decision is None else decision.code
    return tuple(
        Reading(code=each.code, text=each.text, basis=each.basis)
        for each in _readings()
        if each.point == point and each.applies(day)
    )
