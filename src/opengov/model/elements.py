"""Whether an entry states how often it is updated (更新频次), from its own values alone."""

import re
from functools import cache
from typing import Final, Literal, TypeAlias

from opengov._resources import read_toml
from opengov.model.time import (
    CalendarClause,
    Clause,
    DeadlineClause,
    FrequencyClause,
    PaceClause,
    PeriodClause,
    TimeLimit,
    UpdateFrequency,
)
from opengov.wording.normalise import compact
from opengov.wording.signs import is_ditto, is_placeholder

__all__ = [
    "ANSWERING",
    "APPLIED",
    "PROLONGING",
    "ElementState",
    "frequency_element",
    "gives_frequency",
]

ANSWERING: Final = ("on_request", "deadline")
"""Kinds of clauses, one of which an entry given on request only (依申请公开) has."""
PROLONGING: Final = ("extension",)
"""Kinds of clauses that may stand beside them."""
APPLIED: Final = "applied"
"""The only event such a deadline runs from."""

ElementState: TypeAlias = Literal[
    "present", "present_inferred", "missing", "undecided", "not_applicable"
]
"""What can be said about a required element; undecided is never missing."""


def frequency_element(
    time_limit: TimeLimit | None, update_frequency: UpdateFrequency | None
) -> ElementState:
    """Judge the element update frequency (更新频次) of an entry.

    Without an update frequency the limit decides whether the element is missing, undecided
    or not applicable; a frequency that the limit would imply is the writer's to derive.

    >>> frequency_element(TimeLimit(raw="/"), None)
    'missing'
    >>> frequency_element(None, UpdateFrequency(code="annual", source="inferred"))
    'present_inferred'
    """
    if update_frequency is None:
        return _without_frequency(time_limit.clauses if time_limit else ())
    if update_frequency.code:
        return "present_inferred" if update_frequency.source == "inferred" else "present"
    raw = update_frequency.raw or ""
    if not raw.strip() or is_placeholder(raw) or is_ditto(raw):
        return "missing"
    if _retentions().fullmatch(compact(raw).rstrip("。.;；,")):
        # 长期 says how long, not how often; only the limit may leave that open.
        return _without_frequency(time_limit.clauses if time_limit else ())
    return "undecided"


@cache
def _retentions() -> re.Pattern[str]:
    """Return the pattern of a text that says only how long something stays published."""
    words = read_toml("wording/limits/grammar.toml")["retention"]
    assert isinstance(words, dict)  # noqa: S101 - package data, tested
    terms = "|".join(
        word for name in ("permanent", "long_term", "while_in_office") for word in words[name]
    )
    return re.compile(f"(?:{'|'.join(words['keep'])})?(?:{terms})(?:{'|'.join(words['act'])})?")


def gives_frequency(clause: Clause) -> bool:
    """Tell whether a clause says how often something is updated.

    >>> from opengov.model.time import RetentionClause
    >>> gives_frequency(RetentionClause(kind="retention", term="long_term"))
    False
    """
    if isinstance(clause, DeadlineClause):
        return not _waits_for_request(clause)
    if isinstance(clause, CalendarClause):
        return clause.rrule is not None
    if isinstance(clause, FrequencyClause):
        return clause.every is not None
    return isinstance(clause, PaceClause | PeriodClause)


def _waits_for_request(clause: DeadlineClause) -> bool:
    return clause.anchor is not None and set(clause.anchor.events) == {APPLIED}


def _without_frequency(clauses: tuple[Clause, ...]) -> ElementState:
    if any(gives_frequency(clause) for clause in clauses):
        return "missing"
    kinds = {clause.kind for clause in clauses}
    if "unparsed" in kinds:
        return "undecided"
    if kinds.intersection(ANSWERING) and kinds.issubset((*ANSWERING, *PROLONGING)):
        return "not_applicable"
    return "missing"
