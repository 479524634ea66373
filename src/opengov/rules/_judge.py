"""What the value of an element amounts to; shared by the rules of family E1."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from opengov.model.catalog import Audience
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.model.time import TimeLimit
from opengov.wording.glyphs import Selection, selection
from opengov.wording.signs import is_ditto, is_garbled, is_masked, is_placeholder

__all__ = ["Judgement", "Sign", "clip", "judge"]


class Sign(Enum):
    """What a value, or the only values of a list, amounts to."""

    REAL = auto()
    MASKED = auto()
    UNDECIDED = auto()
    DITTO = auto()
    PLACEHOLDER = auto()
    MISSING = auto()


PRECEDENCE = (
    Sign.MASKED,
    Sign.REAL,
    Sign.UNDECIDED,
    Sign.DITTO,
    Sign.PLACEHOLDER,
    Sign.MISSING,
)
"""Of a list, the first of these decides.

Something masked is hidden whatever stands beside it. Apart from that, one real
value makes the element present, and what may be there is not called missing.
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an element amounts to, and the value that decided."""

    sign: Sign
    path: tuple[str | int, ...] = ()
    """Where in the field the value stands: wire names and indexes."""
    text: str = ""


LONGEST = 60


def clip(text: str) -> str:
    r"""Shorten a text to what a message can hold, on one line.

    >>> clip("甲\n 乙"), len(clip("长" * 100))
    ('甲 乙', 60)
    """
    head = " ".join(text[: 4 * LONGEST].split())
    return head if len(head) <= LONGEST else head[: LONGEST - 1] + "…"


@lru_cache(maxsize=16384)
def _sign_of_text(text: str) -> Sign:
    if not text.strip():
        return Sign.MISSING
    # Some placeholders are made of masking characters: ____, ×.
    if is_placeholder(text):
        return Sign.PLACEHOLDER
    if is_ditto(text):
        return Sign.DITTO
    if is_garbled(text):
        return Sign.UNDECIDED
    return Sign.MASKED if is_masked(text) else Sign.REAL


@lru_cache(maxsize=16384)
def _sign_of_uncoded(text: str) -> Sign:
    """Judge words without a code: maybe a whole cell of boxes that gave no choice."""
    sign = _sign_of_text(text)
    if sign in {Sign.REAL, Sign.MASKED}:
        boxes = selection(text)
        if boxes == Selection.NONE_CHOSEN:
            return Sign.MISSING
        if boxes == Selection.UNDECIDABLE:
            return Sign.UNDECIDED
    return sign


def _sign_of(part: object) -> tuple[Sign, str]:
    match part:
        case Coded(code=str(), text=text):
            return Sign.REAL, text or ""
        case Coded(text=text):
            return _sign_of_uncoded(text or ""), text or ""
        case ResponsibleUnit(name=text) | LegalBasis(text=text) | str(text):
            return _sign_of_text(text), text
    return Sign.REAL, ""


def _sign_of_limit(limit: TimeLimit) -> Sign:
    """Judge a limit as a text that is there or not; whether it was understood is no matter.

    What was masked is told from the clauses, since a limit that was understood
    may hold a masked word that did not matter.
    """
    unparsed = [clause.reason for clause in limit.clauses if clause.kind == "unparsed"]
    if len(unparsed) < len(limit.clauses):
        return Sign.REAL
    if "masked" in unparsed:
        return Sign.MASKED
    sign = _sign_of_text(limit.raw)
    if unparsed or sign is Sign.UNDECIDED:
        return Sign.REAL
    return sign


def _parts(value: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    match value:
        case Audience(public=False, groups=groups):
            yield from ((("groups", i), group) for i, group in enumerate(groups))
        case tuple(parts):
            yield from (((i,), part) for i, part in enumerate(parts))
        case _:
            yield (), value


def judge(value: object) -> Judgement:
    """Tell what the value of an element amounts to.

    Args:
        value: Value of any field of an entry that a profile may require.

    >>> judge(("办理结果", "/")).sign.name, judge(("/", "")).sign.name, judge(()).sign.name
    ('REAL', 'PLACEHOLDER', 'MISSING')
    """
    if value is None:
        return Judgement(Sign.MISSING)
    if isinstance(value, TimeLimit):
        return Judgement(_sign_of_limit(value), (), value.raw)
    found: dict[Sign, Judgement] = {}
    for path, part in _parts(value):
        sign, text = _sign_of(part)
        if sign not in found:
            found[sign] = Judgement(sign, path, text)
    return next((found[s] for s in PRECEDENCE if s in found), Judgement(Sign.MISSING))
