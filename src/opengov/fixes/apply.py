"""A copy is judged before it is written: it must not have findings of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from opengov.finding import Finding, Severity
from opengov.fixes.plan import Plan
from opengov.validation import Report, validate
from opengov.validation.profiles import Profile

__all__ = ["Outcome", "judged"]

Place: TypeAlias = tuple[str | None, str | None]
"""Sheet and cell, or the pointer where there are no cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the copy is worth."""

    before: Report
    after: Report
    new: tuple[Finding, ...]
    """Findings that say more than info and that only the copy has; it should not be written."""


def judged(plan: Plan, profile: str | Profile) -> Outcome:
    """Judge a file and its mended copy by a profile.

    Args:
        plan: What `plan_fixes` gave.
        profile: Name of a profile, or a profile.
    """
    before = validate(plan.file, profile=profile)
    after = validate(plan.copied, profile=profile)
    return Outcome(before=before, after=after, new=tuple(_new(before.findings, after.findings)))


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings of a copy that the file did not have.

    An entry that was mended is another entry to fingerprints, so findings are
    compared by place. One that stands where a finding as grave as it has gone
    was there all along: a null hides that an element is missing.
    """
    old = {(finding.code, _place(finding)) for finding in before}
    stayed = {(finding.code, _place(finding)) for finding in after}
    gone: dict[Place, int] = {}
    for finding in before:
        place = _place(finding)
        if (finding.code, place) not in stayed:
            gone[place] = min(gone.get(place, LEAST), finding.severity.rank)
    for finding in after:
        place, rank = _place(finding), finding.severity.rank
        if rank < LEAST and (finding.code, place) not in old and gone.get(place, LEAST) > rank:
            yield finding


LEAST = Severity.INFO.rank
"""Findings of this severity say nothing against a copy."""


def _place(finding: Finding) -> Place:
    place = finding.location
    return (place.sheet, place.cell) if place.cell is not None else (None, place.pointer)
