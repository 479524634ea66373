"""What each keyword asks beyond what is known of a value."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias, cast

from jsonschema import FormatChecker

from opengov.schema.compare.bounds import BOUNDS, beyond, kept, no_text
from opengov.schema.compare.conditions import negated
from opengov.schema.compare.document import ASSERTIONS, Node, asked, foreign
from opengov.schema.compare.facts import TYPES, types_of
from opengov.schema.compare.gap import Further, Gap, Place, Question, Reason
from opengov.schema.compare.members import MEMBERS
from opengov.schema.compare.same import same, same_keyword
from opengov.schema.shape import Json

__all__ = ["asks"]

Found: TypeAlias = Iterator[Gap | Further]

SILENT: Final = frozenset({"$ref", "allOf", "then", "else", "minContains", "maxContains"})
"""Keywords that are looked at elsewhere, or with another."""
WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "contains": ("minContains", "maxContains"),
    "items": ("prefixItems",),
    "additionalProperties": ("properties", "patternProperties"),
    "unevaluatedItems": tuple(ASSERTIONS),
    "unevaluatedProperties": tuple(ASSERTIONS),
}
"""Keywords that cannot be judged without others."""
MANY: Final = 6
"""Gaps of one branch of a choice that an instance is looked for by."""


def asks(question: Question) -> Found:
    """Yield what a schema asks beyond what is known, and the values below to look at.

    Keywords that are not understood are gaps, unless they are written alike.
    """
    node = question.node
    if node.schema is False:
        yield question.gap(Reason.KEYWORD, "", {})
        return
    if foreign(node):
        yield question.gap(Reason.KEYWORD, "$id", {})
        return
    if _leads_out(node):
        yield from _as_a_whole(question, "$ref")
    for keyword in cast("Json", node.schema):
        if keyword not in ASSERTIONS or keyword in SILENT:
            continue
        if question.facts.values is not None and keyword != "if":
            yield from _of_few_values(question, question.facts.values, keyword)
        else:
            yield from KEYWORDS.get(keyword, _as_a_whole)(question, keyword)


def _leads_out(node: Node) -> bool:
    reference = node.get("$ref")
    return isinstance(reference, str) and node.document.resolve(reference) is None


def _of_few_values(question: Question, values: tuple[object, ...], keyword: str) -> Iterator[Gap]:
    """Judge each of the values that are possible by a keyword and those it works with."""
    judge = _group(question.node, (keyword, *WITH.get(keyword, ())))
    refused = [value for value in values if not judge.takes(value)]
    if refused:
        yield question.gap(Reason.VALUES, keyword, {"enum": refused}, values=refused)


def _as_a_whole(question: Question, keyword: str) -> Iterator[Gap]:
    """Compare a keyword as it is written."""
    together = (keyword, *WITH.get(keyword, ()))
    for known in question.facts.objects:
        if all(same_keyword(known, question.node, each) for each in together):
            return
    yield question.gap(Reason.KEYWORD, keyword, (negated(_group(question.node, together)),))


def _group(node: Node, keywords: tuple[str, ...]) -> Node:
    """Return a schema with some of its keywords only."""
    schema = cast("Json", node.schema)
    kept_keywords = {key: schema[key] for key in keywords if key in schema}
    return Node(node.document, f"{node.pointer}~{keywords[0]}", kept_keywords)


def _type(question: Question, keyword: str) -> Iterator[Gap]:
    missing = question.facts.types - types_of(question.node.get(keyword))
    if not missing:
        return
    names = _type_names(missing)
    query: Json = {"type": names}
    if missing == {"fraction"}:
        query["not"] = {"type": "integer"}
    yield question.gap(Reason.TYPE, keyword, query, types=names)


def _type_names(kinds: frozenset[str]) -> list[str]:
    """Return the names of types that hold some kinds of values."""
    names = {"fraction": "number"}
    if {"integer", "fraction"} <= kinds:
        names["integer"] = "number"
    ordered = (names.get(kind, kind) for kind in TYPES if kind in kinds)
    return list(dict.fromkeys(ordered))


def _values(question: Question, keyword: str) -> Iterator[Gap]:
    value = question.node.get(keyword)
    listed = [value] if keyword == "const" else value
    yield question.gap(Reason.LIST, keyword, {"not": {"enum": listed}}, values=listed)


def _bound(question: Question, keyword: str) -> Iterator[Gap]:
    if not question.facts.types & BOUNDS[keyword]:
        return
    limit = cast("float", question.node.get(keyword))
    if kept(question.facts, keyword, limit):
        return
    known = question.facts.numbers(keyword)
    strictest = None if not known else max(known) if "min" in keyword.lower() else min(known)
    yield question.gap(Reason.BOUND, keyword, beyond(keyword, limit), known=strictest, asked=limit)


def _pattern(question: Question, keyword: str) -> Iterator[Gap]:
    pattern, facts = str(question.node.get(keyword)), question.facts
    if "string" not in facts.types or pattern in facts.patterns:
        return
    if no_text(facts, exclude=(pattern,)):
        return
    yield question.gap(
        Reason.PATTERN,
        keyword,
        {"type": "string", "not": {"pattern": pattern}},
        known=" ".join(facts.patterns) or None,
        asked=pattern,
    )


def _format(question: Question, keyword: str) -> Iterator[Gap]:
    name, facts = str(question.node.get(keyword)), question.facts
    if "string" not in facts.types or name in facts.formats:
        return
    query: Json = {"type": "string", "not": {"format": name}}
    if name not in FormatChecker.checkers:
        query = {"not": {}}  # whether it is looked at depends on the validator
    known = " ".join(facts.formats) or None
    yield question.gap(Reason.FORMAT, keyword, query, known=known, asked=name)


def _unique(question: Question, keyword: str) -> Iterator[Gap]:
    facts = question.facts
    if "array" not in facts.types or question.node.get(keyword) is False:
        return
    if facts.most_items is not None and facts.most_items <= 1:
        return
    if not any(part.get(keyword) is True for part in facts.objects):
        query = {"type": "array", "minItems": 2, "not": {"uniqueItems": True}}
        yield question.gap(Reason.KEYWORD, keyword, query)


def _condition(question: Question, keyword: str) -> Iterator[Further]:
    """Look at each branch with its condition assumed."""
    condition = question.node.child(keyword)
    for branch, assumption in (("then", condition), ("else", negated(condition))):
        if question.node.get(branch) is not None:
            place = question.place.assuming(assumption)
            yield Further(place, question.node.child(branch))


def _choice(question: Question, keyword: str) -> Iterator[Gap]:
    """See that each case of what is known fits one of the branches."""
    branches = [
        question.node.child(keyword, index)
        for index in range(len(cast("list[object]", question.node.get(keyword))))
    ]
    for case in _cases(question):
        place = question.place.assuming(*case)
        if any(question.implies(place, branch) for branch in branches):
            continue
        instead = [gap for branch in branches for gap in _some(question, place, branch)]
        gap = question.gap(Reason.CHOICE, keyword, (*case, *map(negated, branches)))
        yield Gap(
            reason=gap.reason,
            keyword=keyword,
            node=gap.node,
            place=place,
            query=gap.query,
            instead=tuple(instead),
        )


def _some(question: Question, place: Place, branch: Node) -> list[Gap]:
    found = question.walk(place, branch)
    return [gap for gap, _ in zip(found, range(MANY), strict=False)]


def _cases(question: Question) -> Iterator[tuple[Node, ...]]:
    """Split what is known by the type."""
    types = question.facts.types
    if len(types) > 1 and types != set(TYPES):
        for name in _type_names(types):
            yield (asked({"type": name}),)
    else:
        yield ()


def _exclusion(question: Question, keyword: str) -> Iterator[Gap]:
    """See that something known to be excluded takes in all that is to be excluded."""
    excluded = question.node.child(keyword)
    for known in question.facts.exclusions:
        if same(excluded, known) or question.implies(Place((excluded,)), known):
            return
    yield question.gap(Reason.KEYWORD, keyword, (excluded,))


KEYWORDS: Final[Mapping[str, Callable[[Question, str], Found]]] = {
    **MEMBERS,
    "type": _type,
    "enum": _values,
    "const": _values,
    **dict.fromkeys(BOUNDS, _bound),
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": _unique,
    "if": _condition,
    "anyOf": _choice,
    "not": _exclusion,
}
"""Keywords that are understood."""
