"""What is known about the reply to a request: its last day, why, and what is wrong."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from opengov.finding import Finding
from opengov.law.trace import Trace
from opengov.requests.clocks import Clock
from opengov.requests.tracing import Case, build_trace
from opengov.text import Lang

__all__ = ["Deadline", "DeadlineStatus", "Stage"]

DeadlineStatus: TypeAlias = Literal["certain", "provisional", "indeterminate", "closed"]
"""How far the date is known, or that the request is closed."""

Stage: TypeAlias = Literal[
    "not_received",
    "processing",
    "awaiting_correction",
    "consulting",
    "awaiting_payment",
    "decided",
    "delivered",
    "withdrawn",
    "transferred",
    "lapsed",
]
"""Where a request stands, derived from its events."""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The last day for the reply and everything that leads to it.

    Certain: `due`, `earliest` and `latest` are one day. Provisional: two bounds and no `due`.
    Indeterminate: neither. Closed: `due` is the date that applied.
    """

    request: str
    """Id of the request."""
    as_of: date
    status: DeadlineStatus
    due: date | None
    earliest: date | None
    latest: date | None
    clocks: tuple[Clock, ...] = ()
    findings: tuple[Finding, ...] = ()
    received: date | None = None
    regime: str | None = None
    """Key of the regulations that apply, by the day of receipt."""
    stage: Stage = "not_received"
    outcome: str | None = None
    """Kind of the decision, once there is one."""
    case: Case | None = None
    """What the trace is built from."""

    @cached_property
    def trace(self) -> Trace:
        """The steps that lead to the date, built when first asked for."""
        return Trace() if self.case is None else build_trace(self.case)

    def to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the deadline as it stands in JSON."""
        return {
            "request": self.request,
            "asOf": self.as_of.isoformat(),
            "status": self.status,
            "due": _day(self.due),
            "earliest": _day(self.earliest),
            "latest": _day(self.latest),
            "received": _day(self.received),
            "regime": self.regime,
            "stage": self.stage,
            "outcome": self.outcome,
            "clocks": [clock.to_json(lang) for clock in self.clocks],
            "trace": self.trace.to_json(lang),
            "findings": [finding.to_json(lang) for finding in self.findings],
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
