"""Instances that fit a conjunction of schemas: small ones, the smallest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Final, cast

from opengov.schema.compare.conditions import negated
from opengov.schema.compare.document import Conjunction, Node
from opengov.schema.compare.facts import TYPES, Facts
from opengov.schema.compare.languages import SearchTooLongError, UnsupportedPatternError, texts
from opengov.schema.shape import Json

__all__ = ["witnesses"]

DEPTH: Final = 12
"""Levels of nesting that are tried."""
FEW: Final = 4
"""Values of a member that are tried in turn."""
MANY: Final = 40
"""Texts and objects that are tried."""
LONG: Final = 400
"""Length up to which texts are searched by pattern."""
EFFORT: Final = 500
"""Schemas and values that are looked at before a search is given up."""
SAMPLES: Final = (
    "2026-11-22", "0001-01-01", "2026-02-30", "2026-11-22T08:00:00Z", "08:00:00Z", "08:00", "P1D",
    "a@b.cn", "b.cn", "192.0.2.1", "2001:db8::1", "urn:a:b", "/a", "[",
    "00000000-0000-4000-8000-000000000000", "x",
)  # fmt: skip
"""Texts of which some have a format and others do not."""


@dataclass
class _Effort:
    """What may still be tried: the branches of choices within choices are too many for all."""

    left: int = EFFORT

    def spent(self) -> bool:
        """Count one more try, and tell whether there were too many."""
        self.left -= 1
        return self.left < 0


def witnesses(conjunction: Conjunction) -> Iterator[object]:
    """Yield values that fit schemas, and their wishes where that can be.

    Not every such value is found, and the search ends when it takes too long: where none
    is given there may be one.

    >>> from opengov.schema.compare.document import asked
    >>> next(witnesses((asked({"type": "string", "minLength": 2}),)))
    'aa'
    >>> next(witnesses((asked({"type": "object", "required": ["id"]}),)))
    {'id': 'a'}
    """
    return _fitting(conjunction, _Effort())


def _fitting(
    conjunction: Conjunction,
    effort: _Effort,
    *,
    depth: int = DEPTH,
    taken: frozenset[Node] = frozenset(),
) -> Iterator[object]:
    if effort.spent():
        return
    facts = Facts(conjunction)
    if facts.never or depth == 0:
        return
    if facts.values is not None:
        yield from facts.values
        return
    choice = next((each for each in facts.choices if each[0] not in taken), None)
    if choice is not None:
        for branch in choice:
            narrower = (*conjunction, branch)
            yield from _fitting(narrower, effort, depth=depth, taken=taken | {choice[0]})
        return
    for kind in TYPES:
        if kind in facts.types:
            values = _of_kind(kind, facts, effort, depth)
            yield from (value for value in values if not effort.spent() and facts.takes(value))


def _of_kind(kind: str, facts: Facts, effort: _Effort, depth: int) -> Iterator[object]:
    match kind:
        case "string":
            yield from _texts(facts)
        case "integer" | "fraction":
            yield from _numbers(facts, whole=kind == "integer")
        case "boolean":
            yield from (False, True)
        case "null":
            yield None
        case "array":
            yield from _lists(facts, effort, depth)
        case _:
            yield from _objects(facts, effort, depth)


def _texts(facts: Facts) -> Iterator[str]:
    if facts.formats or any("format" in repr(node.schema) for node in facts.exclusions):
        yield from SAMPLES
    if facts.patterns or facts.excluded_patterns:
        try:
            yield from islice(_by_pattern(facts), MANY)
        except (UnsupportedPatternError, SearchTooLongError):
            yield from SAMPLES
    shortest = facts.greatest("minLength")
    filler = "a" * (shortest - 1)
    yield from (filler + last for last in "a甲1-")
    if shortest == 0:
        yield ""
    yield from (f"{filler}a{number}" for number in range(MANY))


def _by_pattern(facts: Facts) -> Iterator[str]:
    """Yield texts with patterns; a long one is a short one filled up."""
    shortest, longest = facts.greatest("minLength"), facts.least("maxLength")
    most = None if longest is not None and longest > LONG else longest
    counted = shortest if shortest <= LONG else 0
    for text in texts(facts.patterns, facts.excluded_patterns, shortest=counted, longest=most):
        missing = shortest - len(text)
        if missing <= 0:
            yield text
        else:
            yield text + "a" * missing
            yield "a" * missing + text
            yield text + text[-1:] * missing


def _numbers(facts: Facts, *, whole: bool) -> Iterator[float]:
    """Yield numbers at and about the bounds."""
    names = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    bounds = [Fraction(str(bound)) for name in names for bound in facts.numbers(name)]
    factors = [Fraction(str(factor)) for factor in facts.numbers("multipleOf")]
    steps = [Fraction(1), *(Fraction(1, 2), Fraction(1, 100)) * (not whole), *factors]
    about = [Fraction(0), *bounds, *((low + high) / 2 for low in bounds for high in bounds)]
    rounded = [(point // step) * step for point in about for step in steps]
    near = {point + sign * step for point in (*about, *rounded) for step in steps
            for sign in (-1, 0, 1)}  # fmt: skip
    for number in sorted(near, key=lambda n: (abs(n), n < 0, n.denominator)):
        if (number.denominator == 1) == whole:
            yield int(number) if whole else float(number)


def _lists(facts: Facts, effort: _Effort, depth: int) -> Iterator[list[object]]:
    count = facts.greatest("minItems")
    if count > MANY:
        return
    options: list[list[object]] = []
    for index in range(count):
        options.append(list(islice(_fitting(facts.item(index), effort, depth=depth - 1), FEW)))
        if not options[-1]:
            return
    for turn in range(FEW):
        yield [each[turn % len(each)] for each in options]
    # Items that differ from each other, as far as there are so many.
    yield [each[index % len(each)] for index, each in enumerate(options)]


def _objects(facts: Facts, effort: _Effort, depth: int) -> Iterator[Json]:
    """Yield objects with the members that are required, and more where so many are asked for."""
    names = list(facts.required)
    least = facts.greatest("minProperties")
    excluded = {
        name
        for node in facts.exclusions
        if isinstance(node.schema, dict) and node.schema.keys() == {"required"}
        for name in cast("list[str]", node.schema["required"])
        if len(cast("list[str]", node.schema["required"])) == 1
    }
    spare = [*facts.listed_members, *(f"x{number}" for number in range(least))]
    for name in spare:
        if len(names) >= least:
            break
        if name not in names and name not in excluded and not Facts(facts.member(name)).never:
            names.append(name)
    options = {}
    for name in names:
        limit = MANY if Facts(facts.member(name)).values is not None else FEW
        found = _fitting(facts.member(name), effort, depth=depth - 1)
        options[name] = list(islice(found, limit))
        if not options[name]:
            return
    first = {name: values[0] for name, values in options.items()}
    yield from _with_branches(first, facts, effort, depth)
    for name, values in options.items():
        for value in values[1:]:
            yield from _with_branches({**first, name: value}, facts, effort, depth)


def _with_branches(record: Json, facts: Facts, effort: _Effort, depth: int) -> Iterator[Json]:
    """Yield an object, or such with what is asked for by the conditions that it meets."""
    if facts.takes(record):
        yield record
        return
    if effort.spent():
        return
    for node in facts.open_conditions:
        condition = node.child("if")
        met = condition.takes(record)
        if depth > 1 and node.get("then" if met else "else") is not None:
            assumed = condition if met else negated(condition)
            narrower = Facts((*facts.conjunction, assumed))
            yield from islice(_objects(narrower, effort, depth - 1), FEW)
