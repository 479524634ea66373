"""The facts of a case as they are known on a day: what lies later is left out, and named."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from opengov.errors import UnknownCodeError
from opengov.requests.decisions import DecisionKind, decision_kind
from opengov.requests.remedies.result import Note, Review
from opengov.text import Text

__all__ = ["Facts", "known_facts"]

TOLD = ("reconsideration", "reconsideration_first", "litigation")
LATER = Text(
    "{what}（{day}）晚于查询日 {as_of}，未予考虑",
    "{what} ({day}) lies after {as_of} and is left out",
)
ACT = Text("作出决定", "the act")
RECEIPT = Text("申请人收到", "receipt by the applicant")
APPLIED = Text("申请行政复议", "the application for reconsideration")
ACCEPTED = Text("受理行政复议", "acceptance of the reconsideration")
REVIEWED = Text("收到复议决定", "receipt of the reconsideration decision")
RECEIVED_EARLY = Note(
    "received-before-act",
    Text(
        "申请人收到之日早于作出决定之日，请核对；期限仍自收到之日起算",
        "the applicant received the act before it was made; check the days",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a case on a day."""

    decision: DecisionKind | None
    act_day: date | None
    received: date | None
    told: frozenset[str] | None
    """What the decision told; None where that is not known."""
    reply_due: date | None
    review: Review | None
    as_of: date
    notes: tuple[Note, ...]

    @property
    def told_reconsideration(self) -> bool | None:
        """Whether the applicant was told of reconsideration."""
        return None if self.told is None else bool(self.told & {*TOLD[:2]})

    @property
    def told_litigation(self) -> bool | None:
        """Whether the applicant was told of the suit."""
        return None if self.told is None else "litigation" in self.told


def known_facts(
    decision: DecisionKind | str | None,
    *,
    act_day: date | None,
    applicant_received: date | None,
    told: Collection[str] | None,
    reply_due: date | None,
    review: Review | None,
    as_of: date,
) -> Facts:
    """Return the facts as known on `as_of`; a decision made later is no decision yet.

    >>> facts = known_facts(
    ...     "state_secret", act_day=date(2026, 3, 2), applicant_received=None, told=None,
    ...     reply_due=date(2026, 2, 2), review=None, as_of=date(2026, 2, 10))
    >>> facts.decision is None, facts.notes[0].code
    (True, 'after-as-of')

    Raises:
        UnknownCodeError: The decision or a remedy told has no code on file.
    """
    kind = decision_kind(decision) if isinstance(decision, str) else decision
    for code in told or ():
        if code not in TOLD:
            raise UnknownCodeError("remedy told", code, known=TOLD)
    notes: list[Note] = []

    def known(day: date | None, what: Text) -> date | None:
        if day is None or day <= as_of:
            return day
        zh = LATER.zh.format(what=what.zh, day=day, as_of=as_of)
        en = LATER.en.format(what=what.en, day=day, as_of=as_of)
        notes.append(Note("after-as-of", Text(zh, en)))
        return None

    made = known(act_day, ACT)
    if act_day is not None and made is None:
        kind = None
    received = known(applicant_received, RECEIPT)
    if made is not None and received is not None and received < made:
        notes.append(RECEIVED_EARLY)
    return Facts(
        decision=kind,
        act_day=None if kind is None else made,
        received=None if kind is None else received,
        told=None if told is None else frozenset(told),
        reply_due=reply_due,
        review=_known_review(review, known),
        as_of=as_of,
        notes=tuple(notes),
    )


def _known_review(
    review: Review | None, known: Callable[[date | None, Text], date | None]
) -> Review | None:
    """Leave out what happened to a reconsideration later."""
    if review is None:
        return None
    applied = known(review.applied, APPLIED)
    accepted = known(review.accepted, ACCEPTED)
    received = known(review.received, REVIEWED)
    if review.applied is not None and applied is None:
        return None
    outcome = "pending" if review.received != received else review.outcome
    return replace(review, applied=applied, accepted=accepted, received=received, outcome=outcome)
