"""What `remedies` answers: the way, the readings, to whom, the periods, and what to mind."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opengov.law.params import LawStatus
from opengov.requests.decisions import DecisionKind, NotAccepted
from opengov.requests.remedies.authorities import Authority
from opengov.requests.remedies.periods import Period
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Note", "Reading", "Remedies", "Review", "ReviewOutcome", "Route", "Told"]

Route: TypeAlias = Literal[
    "choice",
    "reconsideration_first",
    "partly_reconsideration_first",
    "no_suit",
    "contested",
    "undetermined",
]
"""What the applicant may do: choose between 复议 and 诉讼; 复议前置, for all of the decision or
for the part withheld; reconsideration alone, a court not taking the case; contested; not on file.
"""

Told: TypeAlias = Literal["reconsideration", "reconsideration_first", "litigation"]
"""What a decision tells the applicant: codes of the codelist `told-remedies`."""

ReviewOutcome: TypeAlias = Literal["pending", "decided", "not_accepted", "dismissed", "lapsed"]
"""What became of a reconsideration: 审理中, 作出决定, 不予受理, 驳回申请, 逾期不作答复."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A reconsideration that was applied for (行政复议)."""

    applied: date | None = None
    """Day the application reached the organ."""
    accepted: date | None = None
    """Day it was accepted (受理); derived from `applied` where absent."""
    outcome: ReviewOutcome = "pending"
    received: date | None = None
    """Day the applicant received the decision on it."""
    procedure: Literal["simple", "ordinary"] | None = None
    extended_days: int = 0
    """Days by which the review was extended, ordinary procedure only."""
    told_suit: bool | None = None
    """Whether the decision told the period to sue."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to mind: a fact left out, a point the texts on file do not settle."""

    code: str
    text: Text
    basis: tuple[LegalRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of two readings of a contested point."""

    code: Route
    text: Text
    basis: tuple[LegalRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """The redress open against a decision on a request, or against silence."""

    decision: DecisionKind | None
    """None where there was no reply (逾期不答复)."""
    law_day: date | None
    """The day whose law decides the way; None where it is not known."""
    route: Route
    reason: Text
    basis: tuple[LegalRef, ...]
    route_status: LawStatus
    """How the law on the way is known."""
    readings: tuple[Reading, ...]
    authorities: tuple[Authority, ...]
    periods: tuple[Period, ...]
    not_accepted: tuple[NotAccepted, ...]
    """Items of Art. 10 of 法释〔2025〕8号 that concern the decision."""
    notes: tuple[Note, ...]

    @property
    def status(self) -> LawStatus:
        """Whether everything it rests on was read in the text; strict users refuse the rest."""
        return "text" if not self.unverified else "unverified"

    @property
    def unverified(self) -> tuple[str, ...]:
        """What rests on a text that was not read: `route`, codes of periods and authorities."""
        return tuple(
            ["route"] * (self.route_status != "text")
            + [each.code for each in self.periods if each.text_status != "text"]
            + [each.code for each in self.authorities if each.status != "text"]
        )

    def period(self, code: str) -> Period | None:
        """Return the first period of that code, if it applies."""
        return next((each for each in self.periods if each.code == code), None)

    def to_json(self) -> dict[str, object]:
        """Return the answer as plain values, names in camelCase, both languages."""
        return {
            "decision": None if self.decision is None else self.decision.code,
            "lawDay": _iso(self.law_day),
            "route": self.route,
            "status": self.status,
            "reason": _both(self.reason),
            "basis": [ref.to_json() for ref in self.basis],
            "readings": [
                {
                    "code": each.code,
                    "text": _both(each.text),
                    "basis": [ref.to_json() for ref in each.basis],
                }
                for each in self.readings
            ],
            "authorities": [
                {
                    "code": each.code,
                    "title": _both(each.title),
                    "status": each.status,
                    "basis": [ref.to_json() for ref in each.basis],
                }
                for each in self.authorities
            ],
            "periods": [_period(each) for each in self.periods],
            "notAccepted": [
                {"code": each.code, "item": each.item, "title": _both(each.title)}
                for each in self.not_accepted
            ],
            "notes": [{"code": each.code, "text": _both(each.text)} for each in self.notes],
        }


def _period(period: Period) -> dict[str, object]:
    return {
        "code": period.code,
        "remedy": period.remedy,
        "title": _both(period.title),
        "start": _iso(period.start),
        "length": _both(period.length),
        "rawEnd": _iso(period.raw_end),
        "lastDay": _iso(period.last_day),
        "earliest": _iso(period.earliest),
        "latest": _iso(period.latest),
        "status": period.status,
        "atMost": period.at_most,
        "condition": None if period.condition is None else _both(period.condition),
        "state": period.state,
        "textStatus": period.text_status,
        "basis": [ref.to_json() for ref in period.basis],
        "steps": [
            {
                "day": _iso(step.day),
                "text": _both(step.text),
                "notice": step.notice,
                "basis": [ref.to_json() for ref in step.basis],
            }
            for step in period.steps
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
