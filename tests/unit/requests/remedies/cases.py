"""A case with everything known, of which each test changes what it is about."""

from collections.abc import Collection
from datetime import date

from opengov.calendar.registry import get_calendar
from opengov.requests.remedies import OrganPosition, Remedies, Review, remedies

BUREAU = OrganPosition(kind="department", level="county")
ALL = frozenset({"reconsideration", "reconsideration_first", "litigation"})


def case(
    decision: str | None = "does_not_exist",
    *,
    organ: OrganPosition | None = BUREAU,
    act: date | None = date(2026, 3, 2),
    received: date | None = date(2026, 3, 5),
    told: Collection[str] | None = ALL,
    due: date | None = None,
    review: Review | None = None,
    as_of: date = date(2026, 4, 1),
) -> Remedies:
    return remedies(
        decision,
        organ=organ,
        act_day=act,
        applicant_received=received,
        told=told,
        reply_due=due,
        review=review,
        calendar=get_calendar("CN"),
        as_of=as_of,
    )


def on(day: date, decision: str | None = "does_not_exist", **facts: Review | None) -> Remedies:
    """A decision made and received on one day, asked about on it."""
    return case(decision, act=day, received=day, as_of=day, review=facts.get("review"))


def note_codes(answer: Remedies) -> list[str]:
    return [note.code for note in answer.notes]


def period_codes(answer: Remedies) -> list[str]:
    return [period.code for period in answer.periods]
