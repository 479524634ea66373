"""Counterexamples: instances that a validator takes under one schema and not under the other."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, islice
from typing import Any, Final

from jsonschema import ValidationError
from referencing.exceptions import Unresolvable

from opengov.jsonpointer import pointer_of
from opengov.schema.compare.document import (
    Conjunction,
    Document,
    Node,
    asked,
    parts,
    related,
)
from opengov.schema.compare.gap import Gap, Level, Reason
from opengov.schema.compare.witness import witnesses
from opengov.schema.shape import Json

__all__ = ["NONE", "Absent", "counterexample", "first_instance"]

TRIES: Final = 12
"""Values that are tried at the place of a gap."""


@dataclass(frozen=True)
class Absent:
    """No instance; null is one."""


NONE: Final = Absent()


class Shown(IntEnum):
    """What an instance shows of a gap."""

    NOTHING = 0
    AMONG_OTHERS = 1
    """It is refused for this reason and for others."""
    ALONE = 2
    """It is refused for this reason and no other."""


def counterexample(gap: Gap, before: Document, after: Document) -> object:
    """Return a small instance that `before` takes and `after` refuses for this gap, or `NONE`.

    >>> from opengov.schema.compare.walk import gaps
    >>> old, new = Document("old", {"type": "string"}), Document("new", {"maxLength": 2})
    >>> counterexample(next(gaps(old, new)), old, new)
    'aaa'
    """
    partly: object = NONE
    for instance in chain.from_iterable(map(_candidates, (gap, *gap.instead))):
        shown = _shown(instance, gap.at, before, after)
        if shown is Shown.ALONE:
            return _smaller(instance, gap.at, before, after, shown)
        if shown is Shown.AMONG_OTHERS and partly is NONE:
            partly = instance
    return NONE if partly is NONE else _smaller(partly, gap.at, before, after, Shown.AMONG_OTHERS)


def first_instance(document: Document) -> object:
    """Return a small instance that a schema takes, proved, or `NONE`.

    >>> first_instance(Document("new", {"type": "object", "required": ["id"]}))
    {'id': 'a'}
    """
    found = islice(witnesses((document.root,)), TRIES)
    return next((value for value in found if document.root.takes(value)), NONE)


def _candidates(gap: Gap) -> Iterator[object]:
    """Yield instances with a value at the place of a gap that it may be shown by.

    Those that fit the other schema in all else come first.
    """
    for wishing in (True, False):
        wishes = _wishes_at(gap) if wishing else ()
        local = (*gap.place.before, *gap.query, *wishes)
        for value in islice(witnesses(local), TRIES):
            instance = value
            for level in reversed(gap.place.levels):
                instance = next(_around(level, instance, wishing=wishing), NONE)
                if instance is NONE:
                    break
            if instance is not NONE:
                yield instance


def _around(level: Level, value: object, *, wishing: bool) -> Iterator[object]:
    """Yield objects or lists that hold a value at a step."""
    held: Json
    if isinstance(level.step, str):
        held = {
            "type": "object",
            "required": [level.step],
            "properties": {level.step: {"const": value}},
        }
    else:
        items: list[object] = [*[{}] * level.step, {"const": value}]
        held = {"type": "array", "minItems": len(items), "prefixItems": items}
    wishes = tuple(map(_wished, level.after)) if wishing else ()
    return witnesses((*level.before, asked(held), *wishes))


def _wished(node: Node) -> Node:
    return Node(node.document, node.pointer, node.schema, wished=True)


def _wishes_at(gap: Gap) -> Conjunction:
    """Return what else is asked at the place of a gap."""
    return tuple(_alone(_wished(node), gap) for node in parts(gap.place.after))


def _alone(node: Node, gap: Gap) -> Node:
    """Leave out of a schema what it refers to, and what the gap is about."""
    if not isinstance(node.schema, dict):
        return node
    left_out = {"$ref", "allOf"}
    schema = {key: value for key, value in node.schema.items() if key not in left_out}
    if node.pointer == gap.node.pointer:
        if gap.reason is Reason.REQUIRED:
            schema["required"] = [n for n in schema["required"] if n != gap.values["name"]]
        else:
            schema.pop(gap.keyword.partition("/")[0], None)
    return Node(node.document, f"{node.pointer}~{gap.at}", schema, wished=True)


def _shown(instance: object, at: str, before: Document, after: Document) -> Shown:
    """Tell what an instance shows that is to be taken before, and refused after at a place."""
    try:
        if not before.validator.is_valid(instance):
            return Shown.NOTHING
        found = [
            any(related(place, at) for place in _places(error, after))
            for error in after.validator.iter_errors(instance)
        ]
    except (Unresolvable, re.error, RecursionError):
        return Shown.NOTHING
    if not any(found):
        return Shown.NOTHING
    return Shown.ALONE if all(found) else Shown.AMONG_OTHERS


def _places(error: ValidationError, document: Document) -> Iterator[str]:
    """Yield the pointers that an error may come from: its path leaves references out."""
    found: list[tuple[str, object]] = [("", document.schema)]
    for step in error.absolute_schema_path:
        token = pointer_of(step)
        reached = (each for place in found for each in _through_references(place, document))
        found = [
            (pointer + token, value[step])
            for pointer, value in reached
            if (isinstance(value, dict) and step in value)
            or (isinstance(value, list) and isinstance(step, int) and step < len(value))
        ]
    yield from (pointer for pointer, _ in found)


def _through_references(
    place: tuple[str, object], document: Document
) -> Iterator[tuple[str, object]]:
    """Yield a place and those that its reference leads to."""
    seen: set[str] = set()
    pointer, value = place
    while pointer not in seen:
        seen.add(pointer)
        yield pointer, value
        reference = value.get("$ref") if isinstance(value, dict) else None
        target = document.resolve(reference) if isinstance(reference, str) else None
        if target is not None:
            pointer, value = target.pointer, target.schema


def _smaller(instance: object, at: str, before: Document, after: Document, least: Shown) -> object:
    """Take out of an instance whatever does not matter to what it shows."""
    current, changed = instance, True
    while changed:
        changed = False
        for smaller in _reductions(current):
            if _shown(smaller, at, before, after) >= least:
                current, changed = smaller, True
                break
    return current


def _reductions(value: object) -> Iterator[object]:
    """Yield copies of an instance with one member or item less, somewhere."""
    for path in list(_paths(value)):
        copy = deepcopy(value)
        parent: Any = copy
        for key in path[:-1]:
            parent = parent[key]
        del parent[path[-1]]
        yield copy


def _paths(value: object) -> Iterator[tuple[str | int, ...]]:
    members: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    for key, member in members:
        yield (key,)
        for path in _paths(member):
            yield (key, *path)
