"""Bounds: whether what is known of a value keeps it within a limit."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import Final

from opengov.schema.compare.facts import Facts
from opengov.schema.compare.languages import SearchTooLongError, UnsupportedPatternError, texts
from opengov.schema.shape import Json

__all__ = ["BOUNDS", "beyond", "kept", "no_text"]

NUMBERS: Final = frozenset({"integer", "fraction"})
BOUNDS: Final[Mapping[str, frozenset[str]]] = {
    "minimum": NUMBERS,
    "exclusiveMinimum": NUMBERS,
    "maximum": NUMBERS,
    "exclusiveMaximum": NUMBERS,
    "multipleOf": NUMBERS,
    "minLength": frozenset({"string"}),
    "maxLength": frozenset({"string"}),
    "minItems": frozenset({"array"}),
    "maxItems": frozenset({"array"}),
    "minProperties": frozenset({"object"}),
    "maxProperties": frozenset({"object"}),
}
"""Keywords that hold a number, and the kinds of values they bear on."""
LARGEST_COUNT: Final = 64
"""Longest text for which it is worked out that no pattern leaves one."""
COUNTS: Final[Mapping[str, str]] = {"Length": "string", "Items": "array", "Properties": "object"}


def kept(facts: Facts, keyword: str, limit: float) -> bool:
    """Tell whether all that fits keeps within a limit.

    >>> from opengov.schema.compare.document import Document
    >>> facts = Facts((Document("old", {"type": "integer", "exclusiveMinimum": 2}).root,))
    >>> kept(facts, "minimum", 3), kept(facts, "minimum", 4)
    (True, False)
    """
    if keyword == "multipleOf":
        return _divisible(facts, limit)
    if keyword in {"minimum", "exclusiveMinimum"}:
        return any(_above(low, keyword, limit) for low in _lower(facts))
    if keyword in {"maximum", "exclusiveMaximum"}:
        return any(_below(high, keyword, limit) for high in _upper(facts))
    return _counted(facts, keyword, int(limit))


def beyond(keyword: str, limit: float) -> Json:
    """Return a schema of what is of the right kind and breaks a limit.

    >>> beyond("maxLength", 5)
    {'type': 'string', 'minLength': 6}
    """
    opposite: Json
    match keyword:
        case "minimum":
            opposite = {"type": "number", "exclusiveMaximum": limit}
        case "exclusiveMinimum":
            opposite = {"type": "number", "maximum": limit}
        case "maximum":
            opposite = {"type": "number", "exclusiveMinimum": limit}
        case "exclusiveMaximum":
            opposite = {"type": "number", "minimum": limit}
        case "multipleOf":
            opposite = {"type": "number", "not": {"multipleOf": limit}}
        case _:
            of = keyword[3:]
            lower = keyword.startswith("min")
            name, count = (f"max{of}", limit - 1) if lower else (f"min{of}", limit + 1)
            opposite = {"type": COUNTS[of], name: int(count)}
    return opposite


def no_text(facts: Facts, *, exclude: tuple[str, ...] = (), shortest: int = 0,
            longest: int | None = None) -> bool:  # fmt: skip
    """Tell whether the patterns and lengths that are known leave no text of some kind.

    >>> from opengov.schema.compare.document import Document
    >>> facts = Facts((Document("old", {"pattern": "^[0-9]{2}$"}).root,))
    >>> no_text(facts, exclude=("^[0-9]+$",)), no_text(facts, exclude=("^[0-8]+$",))
    (True, False)
    """
    least = max(shortest, facts.greatest("minLength"))
    bounds = [bound for bound in (longest, facts.least("maxLength")) if bound is not None]
    most = min(bounds, default=None)
    if least > LARGEST_COUNT or (most or 0) > LARGEST_COUNT:
        # Lengths are counted out; beyond this the patterns alone must decide.
        least, most = 0, None
    found = texts(
        facts.patterns, (*facts.excluded_patterns, *exclude), shortest=least, longest=most
    )
    try:
        return not list(islice(found, 1))
    except (UnsupportedPatternError, SearchTooLongError):
        return False


def _divisible(facts: Facts, limit: float) -> bool:
    if facts.types & NUMBERS == {"integer"} and (1 / _exact(limit)).denominator == 1:
        return True
    return any(
        (_exact(known) / _exact(limit)).denominator == 1 for known in facts.numbers("multipleOf")
    )


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


def _lower(facts: Facts) -> Iterator[tuple[float, bool]]:
    """Yield lower bounds that are known, and whether the bound itself is excluded."""
    whole = facts.types & NUMBERS == {"integer"}
    for low in facts.numbers("minimum"):
        yield (math.ceil(low), False) if whole else (low, False)
    for low in facts.numbers("exclusiveMinimum"):
        yield (math.floor(low) + 1, False) if whole else (low, True)


def _upper(facts: Facts) -> Iterator[tuple[float, bool]]:
    whole = facts.types & NUMBERS == {"integer"}
    for high in facts.numbers("maximum"):
        yield (math.floor(high), False) if whole else (high, False)
    for high in facts.numbers("exclusiveMaximum"):
        yield (math.ceil(high) - 1, False) if whole else (high, True)


def _above(low: tuple[float, bool], keyword: str, limit: float) -> bool:
    bound, excluded = low
    return bound > limit or (bound == limit and (excluded or keyword == "minimum"))


def _below(high: tuple[float, bool], keyword: str, limit: float) -> bool:
    bound, excluded = high
    return bound < limit or (bound == limit and (excluded or keyword == "maximum"))


def _counted(facts: Facts, keyword: str, limit: int) -> bool:
    """Compare bounds of a length or number of things."""
    match keyword:
        case "minLength":
            return facts.greatest(keyword) >= limit or no_text(facts, longest=limit - 1)
        case "maxLength":
            most = facts.least(keyword)
            return (most is not None and most <= limit) or no_text(facts, shortest=limit + 1)
        case "minItems":
            return facts.greatest(keyword) >= limit
        case "maxItems":
            return facts.most_items is not None and facts.most_items <= limit
        case "minProperties":
            return max(facts.greatest(keyword), len(facts.required)) >= limit
        case _:
            return facts.most_members is not None and facts.most_members <= limit
