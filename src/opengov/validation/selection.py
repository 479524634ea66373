"""Choosing rules by code or prefix (`E102`, `E1`, `T`), and saying what was left out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from opengov.errors import UnknownCodeError
from opengov.finding import NOTICES
from opengov.rules import RULES, Need
from opengov.text import Lang, Text

__all__ = ["Selection", "Skipped", "is_selector", "matches"]

CODE_LENGTH = 4
SELECTOR = re.compile(r"[FTSECDPRX][0-9]{0,3}")
READING = "FTS"
"""Families of notices; which are registered depends on what has been imported."""


def is_selector(text: str) -> bool:
    """Tell whether a text is the code of a rule or notice, or begins one.

    >>> is_selector("E1"), is_selector("E999"), is_selector("Q1")
    (True, False, False)
    """
    if not SELECTOR.fullmatch(text):
        return False
    known = (*RULES, *NOTICES)
    return text[0] in READING or any(code.startswith(text) for code in known)


def matches(code: str, selectors: Iterable[str]) -> bool:
    """Tell whether a code is among codes and prefixes.

    >>> matches("E102", ("T", "E1")), matches("E102", ("E2",))
    (True, False)
    """
    return any(code.startswith(selector) for selector in selectors)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that did not count, and why: no verdict changes silently."""

    rule: str
    reason: Text

    def to_json(self, lang: Lang) -> dict[str, str]:
        """Return the note as it stands in a report."""
        return {"rule": self.rule, "reason": self.reason.say(lang)}


NOT_SELECTED = Text("未选择该规则", "not selected")
IGNORED = Text("已要求忽略该规则", "ignored on request")
NOT_LISTED = Text("规则集 {profile} 不含该规则", "not in the profile {profile}")
DROPPED = Text("规则集 {profile} 去掉了该规则", "left out by the profile {profile}")
NOT_IN_FORCE = Text("该规则在 {day} 不适用", "not in force on {day}")
NEEDS: Mapping[Need, Text] = MappingProxyType(
    {
        "calendar": Text("没有给出工作日历", "no calendar of working days was given"),
        "catalog": Text("没有给出目录（--catalog）", "no catalog was given (--catalog)"),
    }
)
"""Why a rule about publications could not run."""
RULE_FAILED = Text("规则执行出错，见 X901", "the rule failed to run, see X901")
LEFT_OUT = Text("{why}，略去 {count} 条", "{why}; findings left out: {count}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the caller asked to run and not to run."""

    select: Sequence[str] = field(default=())
    """Codes and prefixes; none means all."""
    ignore: Sequence[str] = field(default=())

    def __post_init__(self) -> None:
        """Refuse what is no code, so that a slip of the pen does not silence a rule."""
        for text in (*self.select, *self.ignore):
            if not is_selector(text):
                known = tuple(sorted({*RULES, *NOTICES}))
                raise UnknownCodeError("rule", text, known=known)

    def why_not(self, code: str) -> Text | None:
        """Say why a rule does not count, or None if it does.

        >>> Selection(select=("E1",)).why_not("E201").en
        'not selected'
        """
        if self.select and not matches(code, self.select):
            return NOT_SELECTED
        return IGNORED if matches(code, self.ignore) else None
