"""What the value of an element amounts to; shared by the rules of family E1."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum, auto
from functools import lru_cache

from opengov.model.catalog import Audience
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.model.time import TimeLimit
from opengov.wording.glyphs import Selection, selection
from opengov.wording.signs import is_ditto, is_garbled, is_masked, is_placeholder

__all__ = ["Judgement", "Sign", "clip", "exact_sign", "judge", "sign_of_text"]


class Sign(IntEnum):
    """What a value amounts to; of a list, the lowest of these decides.

    Something masked is hidden whatever stands beside it. Apart from that, one
    real value makes the element present, and what may be there is not called
    missing.
    """

    MASKED = auto()
    REAL = auto()
    UNDECIDED = auto()
    DITTO = auto()
    PLACEHOLDER = auto()
    MISSING = auto()


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


SUSPECT = re.compile(r"[*＊×✕✖xXｘＸ_＿#＃=＝?？\ufffd(（\s\u200b-\u200d\u2060\ufeff\u00ad]")
"""Characters without which a text is neither masked nor garbled nor shorter than it looks."""
LONGEST_WORD = 12
"""Longer texts are no placeholder and no 同上."""


def sign_of_text(text: str) -> Sign:
    """Tell what one text amounts to.

    Most texts of a catalog differ from each other and are plain prose, so that
    is found out first.

    >>> sign_of_text("同 上").name
    'DITTO'
    """
    if len(text) > LONGEST_WORD and not SUSPECT.search(text):
        return Sign.REAL
    return exact_sign(text)


@lru_cache(maxsize=16384)
def exact_sign(text: str) -> Sign:
    """Tell what one text amounts to, by all the word lists."""
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
    sign = sign_of_text(text)
    if sign in {Sign.REAL, Sign.MASKED}:
        boxes = selection(text)
        if boxes == Selection.NONE_CHOSEN:
            return Sign.MISSING
        if boxes == Selection.UNDECIDABLE:
            return Sign.UNDECIDED
    return sign


def _sign_of(part: object) -> Sign:
    text = _text_of(part)
    if isinstance(part, Coded):
        return Sign.REAL if part.code is not None else _sign_of_uncoded(text)
    return sign_of_text(text)


def _text_of(part: object) -> str:
    match part:
        case str():
            return part
        case ResponsibleUnit(name=text) | LegalBasis(text=text):
            return text
    return part.text or "" if isinstance(part, Coded) else ""


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
    sign = sign_of_text(limit.raw)
    if unparsed or sign is Sign.UNDECIDED:
        return Sign.REAL
    return sign


@lru_cache(maxsize=256)
def judge(value: object) -> Judgement:
    """Tell what the value of an element amounts to.

    Several rules ask about the same value, one after the other.

    Args:
        value: Value of any field of an entry that a profile may require.

    >>> judge(("办理结果", "/")).sign.name, judge(("/", "")).sign.name, judge(()).sign.name
    ('REAL', 'PLACEHOLDER', 'MISSING')
    """
    if isinstance(value, tuple):
        return _first(value)
    if isinstance(value, TimeLimit):
        return Judgement(_sign_of_limit(value), (), value.raw)
    if isinstance(value, Audience) and not value.public:
        found = _first(value.groups)
        return replace(found, path=("groups", *found.path)) if found.path else found
    return Judgement(Sign.MISSING if value is None else Sign.REAL)


def _first(parts: tuple[object, ...]) -> Judgement:
    """Judge a list by the part whose sign has precedence, the first such one."""
    signs = [_sign_of(part) for part in parts]
    if not signs:
        return Judgement(Sign.MISSING)
    sign = min(signs)
    at = signs.index(sign)
    return Judgement(sign, (at,), _text_of(parts[at]))
