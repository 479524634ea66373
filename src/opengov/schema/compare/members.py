"""What keywords ask of the members of objects and the items of lists."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeAlias, cast

from opengov.schema.compare.conditions import members_of
from opengov.schema.compare.document import Conjunction, Node, evaluated
from opengov.schema.compare.facts import Facts
from opengov.schema.compare.gap import ANY_STEP, Further, Gap, Question, Reason
from opengov.schema.compare.languages import SearchTooLongError, UnsupportedPatternError, texts
from opengov.schema.compare.same import same_keyword
from opengov.schema.shape import Json

__all__ = ["MEMBERS"]

Found: TypeAlias = Iterator[Gap | Further]
INVENTED: Final = "x"
"""Name of a member that no schema lists, lengthened where one does."""


def _required(question: Question, keyword: str) -> Iterator[Gap]:
    if "object" not in question.facts.types:
        return
    for name in cast("list[str]", question.node.get(keyword)):
        if name not in question.facts.required:
            query: Json = {"type": "object", "not": {"required": [name]}}
            yield question.gap(Reason.REQUIRED, keyword, query, name=name)


def _properties(question: Question, keyword: str) -> Found:
    if "object" in question.facts.types:
        for name in cast("Json", question.node.get(keyword)):
            yield from _member(question, name, question.node.child(keyword, name))


def _patterned(question: Question, keyword: str) -> Found:
    if "object" not in question.facts.types:
        return
    for pattern in cast("Json", question.node.get(keyword)):
        child = question.node.child(keyword, pattern)
        for listed in question.facts.listed_members:
            if child in members_of(question.node, listed):
                yield from _member(question, listed, child)
        names = (*question.facts.listed_members, *_own_names(question.node))
        before = question.facts.patterned_members(pattern)
        name = _unlisted(names, pattern)
        if name is not None and not Facts(before).never:
            yield Further(question.place.inside(name, before, ANY_STEP), child)


def _additional(question: Question, keyword: str) -> Found:
    """Look at the members that a schema does not list itself."""
    facts, node = question.facts, question.node
    if "object" not in facts.types:
        return
    child = node.child(keyword)
    for name in facts.listed_members:
        if child in members_of(node, name):
            yield from _member(question, name, child)
    before = facts.other_members(cast("Json", node.get("patternProperties", {})))
    if Facts(before).never:
        return
    names = (*facts.listed_members, *_own_names(node), *(evaluated(node) or ()))
    name = _unlisted(names, _first_pattern(facts)) or INVENTED
    if child.schema is False:
        query: Json = {"type": "object", "required": [name]}
        yield question.gap(Reason.OTHER_MEMBERS, keyword, query, name=name)
    else:
        yield Further(question.place.inside(name, before, ANY_STEP), child)


def _unevaluated(question: Question, keyword: str) -> Found:
    """Look at unlisted members, where what is listed does not depend on the value."""
    if evaluated(question.node) is not None:
        yield from _additional(question, keyword)
        return
    together = cast("Json", question.node.schema)
    for known in question.facts.objects:
        if all(same_keyword(known, question.node, each) for each in together):
            return
    yield question.gap(Reason.KEYWORD, keyword, {"type": "object", "minProperties": 1})


def _member(question: Question, name: str, child: Node) -> Found:
    """Look at a member that a schema lists."""
    before = question.facts.member(name)
    if Facts(before).never:
        return
    if child.schema is False:
        keyword = child.pointer.removeprefix(f"{question.node.pointer}/")
        query: Json = {"type": "object", "required": [name]}
        gap = question.gap(Reason.MEMBER, keyword, query, name=name)
        yield replace(gap, moved=_listing(before))
    else:
        yield Further(question.place.inside(name, before), child)


def _listing(before: Conjunction) -> str | None:
    """Return where a member is listed."""
    return next((node.pointer for node in before if "/properties/" in node.pointer), None)


def _own_names(node: Node) -> tuple[str, ...]:
    return tuple(cast("Json", node.get("properties", {})))


def _first_pattern(facts: Facts) -> str | None:
    patterns = (
        p for part in facts.objects for p in cast("Json", part.get("patternProperties", {}))
    )
    return next(patterns, None)


def _unlisted(names: tuple[str, ...], pattern: str | None = None) -> str | None:
    """Invent a name that no schema lists, with a pattern; None where there is none."""
    if pattern is not None:
        try:
            listed = [rf"\A{re.escape(name)}\Z" for name in names]
            return next(texts([pattern], listed), None)
        except (UnsupportedPatternError, SearchTooLongError):
            return INVENTED
    name = INVENTED
    while name in names:
        name += INVENTED
    return name


def _leading_items(question: Question, keyword: str) -> Found:
    """Look at the items that a schema lists one by one."""
    if "array" in question.facts.types:
        for index in range(len(cast("list[object]", question.node.get(keyword)))):
            yield from _item(question, index, question.node.child(keyword, index), str(index))


def _items(question: Question, keyword: str) -> Found:
    """Look at the items after those that are listed, up to one that stands for the rest."""
    if "array" not in question.facts.types:
        return
    first = len(cast("list[object]", question.node.get("prefixItems", [])))
    last = max(first, question.facts.leading_items)
    for index in range(first, last + 1):
        shown = ANY_STEP if last == 0 else str(index)
        yield from _item(question, index, question.node.child(keyword), shown)


def _item(question: Question, index: int, child: Node, shown: str) -> Found:
    facts = question.facts
    before = facts.item(index)
    if Facts(before).never or (facts.most_items is not None and facts.most_items <= index):
        return
    if child.schema is False:
        keyword = child.pointer.removeprefix(f"{question.node.pointer}/")
        query: Json = {"type": "array", "minItems": index + 1}
        yield question.gap(Reason.ITEMS, keyword, query, number=index + 1)
    else:
        yield Further(question.place.inside(index, before, shown), child)


MEMBERS: Final[Mapping[str, Callable[[Question, str], Found]]] = {
    "required": _required,
    "properties": _properties,
    "patternProperties": _patterned,
    "additionalProperties": _additional,
    "unevaluatedProperties": _unevaluated,
    "prefixItems": _leading_items,
    "items": _items,
}
"""Keywords of objects and lists."""
