"""What to mind in a case: facts that are missing, and points the texts on file do not settle."""

from collections.abc import Iterator
from datetime import date

from opengov.law.instruments import instrument
from opengov.requests.decisions import DecisionKind
from opengov.requests.remedies.authorities import Authority, OrganPosition
from opengov.requests.remedies.facts import Facts
from opengov.requests.remedies.result import Note, Route
from opengov.source import LegalRef
from opengov.text import Text

__all__ = [
    "NO_DAY",
    "NO_LAW",
    "NO_RECEIPT",
    "REVIEW_LATE",
    "SUIT_DURING_REVIEW",
    "UNTOLD_NOT_ON_FILE",
    "case_notes",
]

COURT_DECIDES = frozenset({"not_accepted", "undetermined"})
FIRST = frozenset({"reconsideration_first", "partly_reconsideration_first"})
NEW_LAW = "cn-arl-2023"
NO_DAY = Note(
    "no-day",
    Text(
        "缺少作出决定之日、收到之日和答复期限届满日，无法确定适用的法律",
        "neither act, receipt nor due date of the reply has a day: the law is unknown",
    ),
)
NO_LAW = Note(
    "law-not-on-file",
    Text(
        "该日适用的法律未收录，不作推断", "the law of that day is not on file; nothing is inferred"
    ),
)
NO_RECEIPT = Note(
    "no-receipt",
    Text(
        "缺少申请人收到或者知道决定之日，期限无从起算；最长保护期限自作出之日起算",
        "the day the applicant received or knew the act is missing: only the long stop runs",
    ),
)
UNTOLD_NOT_ON_FILE = Note(
    "untold-not-on-file",
    Text(
        "未告知救济途径和期限的，当时的规定未收录；所列期限按已告知计算",
        "what applied where it was not told is not on file; the period is the ordinary one",
    ),
)
SUIT_DURING_REVIEW = Note(
    "suit-during-review",
    Text(
        "已申请行政复议的，复议期间不得起诉；对复议决定不服或者逾期不作决定的，自该时起算起诉期限",
        "reconsideration was applied for: no suit meanwhile, the period to sue runs from its end",
    ),
    (LegalRef(NEW_LAW, 29, 1), LegalRef("cn-apl-2017", 45)),
)
REVIEW_LATE = Note(
    "review-late",
    Text(
        "申请行政复议之日晚于申请期限届满日，请核对是否有耽误期限的正当理由",
        "the application came after the period for it; check whether the delay is excused",
    ),
)
NOT_OVERDUE = Text(
    "答复期限 {day} 尚未届满，以下期限届满后才起算",
    "the reply is not overdue until {day}; the periods below begin after that",
)
LATE = Text(
    "决定于 {act} 作出，晚于答复期限 {due}；救济期限仍按该决定计算",
    "the decision of {act} came after {due}; the periods are those against the decision",
)
FIRST_UNTOLD = Note(
    "first-not-told",
    Text(
        "应当先申请行政复议的决定，未告知申请人先申请行政复议",
        "the decision does not tell the applicant that reconsideration comes first",
    ),
    (LegalRef(NEW_LAW, 23, 2),),
)
BOTH_WAYS = Note(
    "contested-both-ways",
    Text(
        "两种理解下都可以申请行政复议；直接起诉只在其中一种理解下可行",
        "reconsideration is open under both readings, a direct suit under one of them",
    ),
)
COURT_UNKNOWN = Note(
    "interpretation-not-on-file",
    Text(
        "2025年6月1日前适用法释〔2011〕17号，其文本未收录，法院是否受理不作判断",
        "before 2025-06-01 an interpretation of 2011 applied that is not on file: "
        "whether a court took the case is not judged",
    ),
)
TRANSITION = Note(
    "transition",
    Text(
        "行为发生在2024年1月1日前，此后申请复议的，复议机关是否按新法确定，请核对",
        "an act from before 2024-01-01: check whether the new law names the body to apply to",
    ),
)
STATE_COUNCIL = Text(
    "对复议决定不服的，可以提起行政诉讼，也可以向国务院申请裁决，该裁决为最终裁决",
    "against its decision one may sue, or ask the State Council for a ruling, which is final",
)
NO_AUTHORITY = Note(
    "authority-unknown",
    Text(
        "机关的性质或者层级不明，复议机关未确定",
        "the kind or level of the organ is not known: where to apply is not determined",
    ),
)
INFERRED = Note(
    "position-inferred",
    Text("机关的性质由名称推断，请核对", "what the organ is was read off its name; check it"),
)
WITHHELD = Note(
    "part-withheld",
    Text(
        "不予公开的部分按条例第十四条至第十六条作出的，才须先申请行政复议",
        "reconsideration comes first for a part withheld under Arts 14 to 16",
    ),
)


def case_notes(
    facts: Facts,
    law_day: date,
    chosen: Route,
    position: OrganPosition | None,
    bodies: tuple[Authority, ...],
) -> Iterator[Note]:
    """Return what to mind in a case, in the order of the questions it touches.

    >>> from opengov.requests.remedies.facts import known_facts
    >>> facts = known_facts(
    ...     "state_secret", act_day=date(2026, 3, 2), applicant_received=date(2026, 3, 4),
    ...     told=(), reply_due=None, review=None, as_of=date(2026, 3, 5))
    >>> [note.code for note in case_notes(
    ...     facts, date(2026, 3, 2), "reconsideration_first", None, ())]
    ['first-not-told', 'authority-unknown']
    """
    new_law = instrument(NEW_LAW).in_force_from
    if facts.decision is not None:
        yield from _of_decision(facts, facts.decision, law_day, chosen)
    elif facts.as_of < law_day:
        yield Note("not-overdue", NOT_OVERDUE.format(day=facts.reply_due))
    if chosen == "contested":
        yield BOTH_WAYS
    if not bodies:
        yield NO_AUTHORITY
    elif position is not None and position.inferred:
        yield INFERRED
    if any(body.code == "itself" for body in bodies):
        basis = LegalRef(NEW_LAW, 26) if law_day >= new_law else LegalRef("cn-arl-2017", 14)
        yield Note("state-council", STATE_COUNCIL, (basis,))
    if law_day < new_law <= facts.as_of:
        yield TRANSITION


def _of_decision(
    facts: Facts, decision: DecisionKind, law_day: date, chosen: Route
) -> Iterator[Note]:
    """Return what to mind about the decision itself."""
    act, due = facts.act_day, facts.reply_due
    if act is not None and due is not None and act > due:
        yield Note("late", LATE.format(act=act, due=due))
    if chosen in FIRST and facts.told is not None and "reconsideration_first" not in facts.told:
        yield FIRST_UNTOLD
    if chosen == "partly_reconsideration_first":
        yield WITHHELD
    doubtful = decision.condition is not None or decision.suability in COURT_DECIDES
    if doubtful and not instrument("cn-spc-2025-8").in_force(law_day):
        yield COURT_UNKNOWN
