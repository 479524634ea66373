"""What became of each rule: passed, failed, or nothing there that it could be asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from opengov.text import Lang, Text

__all__ = ["NOTHING_TO_JUDGE", "Outcome", "RuleResult", "add_results"]

Outcome: TypeAlias = Literal["pass", "fail", "not_applicable"]
"""A rule that nothing could have broken has not been passed."""

NOTHING_TO_JUDGE = Text("没有该规则所检查的内容", "nothing there that the rule judges")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """The outcome of one rule of the profile, with its denominator.

    >>> RuleResult(applicable=12, failed=1).outcome, RuleResult().outcome
    ('fail', 'not_applicable')
    """

    applicable: int = 0
    """How many entries could have broken the rule; catalogs too, where it judges them."""
    failed: int = 0
    """How many of them did, whether or not their findings are listed."""
    reason: Text | None = None
    """Why the rule says nothing, where it is not the default reason."""

    @property
    def outcome(self) -> Outcome:
        """Whether the rule was kept, broken, or not applicable."""
        if self.failed:
            return "fail"
        return "pass" if self.applicable and self.reason is None else "not_applicable"

    @property
    def why_not(self) -> Text | None:
        """Why the rule is not applicable; nothing where it was kept or broken.

        >>> RuleResult().why_not.en, RuleResult(applicable=12).why_not
        ('nothing there that the rule judges', None)
        """
        if self.outcome != "not_applicable":
            return None
        return self.reason or NOTHING_TO_JUDGE

    def to_json(self, lang: Lang) -> dict[str, str | int | None]:
        """Return the result as it stands in a report."""
        why = self.why_not
        return {
            "outcome": self.outcome,
            "applicable": self.applicable,
            "failed": self.failed,
            "reason": None if why is None else why.say(lang),
        }


def add_results(
    first: Mapping[str, RuleResult], second: Mapping[str, RuleResult]
) -> dict[str, RuleResult]:
    """Add the results on one input to those on others.

    >>> one = {"E101": RuleResult(applicable=2)}
    >>> add_results(one, {"E101": RuleResult(applicable=3, failed=1)})["E101"].applicable
    5
    """
    total = dict(first)
    for code, result in second.items():
        before = total.get(code, RuleResult())
        total[code] = RuleResult(
            applicable=before.applicable + result.applicable,
            failed=before.failed + result.failed,
            reason=before.reason or result.reason,
        )
    return dict(sorted(total.items()))
