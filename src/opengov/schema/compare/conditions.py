"""Conditions: which branch of an `if` a value takes, as far as other schemas decide it."""

import re
from collections.abc import Iterator
from typing import Final, cast

from opengov.schema.compare.document import (
    ASSERTIONS,
    Conjunction,
    Node,
    evaluated,
    foreign,
    parts,
)
from opengov.schema.compare.same import equal_values, same
from opengov.schema.shape import Json

__all__ = ["listed", "members_of", "negated", "settle"]

PLAIN: Final = frozenset({"type", "required", "properties"})
"""Keywords of a condition that tells the members of a union apart."""


def settle(conjunction: Conjunction) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the schemas that apply together, and those whose condition is left open.

    A condition that is sure to hold adds its `then`, one that is sure to fail its `else`.

    >>> from opengov.schema.compare.document import Document
    >>> union = {"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}}
    >>> one = {"required": ["a"], "properties": {"a": {"const": 1}}, "allOf": [union]}
    >>> [node.pointer for node in settle((Document("new", one).root,))[0]]
    ['', '/allOf/0', '/allOf/0/then']
    """
    known = _own(conjunction)
    decided: set[Node] = set()
    while True:
        waiting = [n for n in known if n.get("if") is not None and n not in decided]
        branches = ((node, _branch(node, known)) for node in waiting)
        node, branch = next((each for each in branches if each[1]), (None, None))
        if node is None or branch is None:
            return known, tuple(waiting)
        decided.add(node)
        if node.get(branch) is not None:
            known = _own((*known, node.child(branch)))


def _own(nodes: Conjunction) -> tuple[Node, ...]:
    return tuple(node for node in parts(nodes) if not foreign(node))


def negated(node: Node) -> Node:
    """Return the schema that takes what another does not.

    >>> from opengov.schema.compare.document import Document
    >>> negated(Document("new", {"type": "null"}).root).takes(None)
    False
    """
    return Node(node.document, f"{node.pointer}~not", {"not": node.schema}, node.wished)


def members_of(part: Node, name: str) -> Iterator[Node]:
    """Yield the schemas that one schema holds a member to.

    >>> from opengov.schema.compare.document import Document
    >>> node = Document("new", {"properties": {"a": True}, "additionalProperties": False}).root
    >>> [child.pointer for child in members_of(node, "b")]
    ['/additionalProperties']
    """
    matched = name in cast("Json", part.get("properties", {}))
    if matched:
        yield part.child("properties", name)
    for pattern in cast("Json", part.get("patternProperties", {})):
        if re.search(pattern, name):
            matched = True
            yield part.child("patternProperties", pattern)
    if not matched and part.get("additionalProperties") is not None:
        yield part.child("additionalProperties")
    if part.get("unevaluatedProperties") is not None:
        names = evaluated(part)
        if names is not None and name not in names:
            yield part.child("unevaluatedProperties")


def listed(part: Node) -> Iterator[list[object]]:
    """Yield the lists of values that a schema holds a value to.

    >>> from opengov.schema.compare.document import Document
    >>> list(listed(Document("new", {"const": 1, "enum": [1, 2]}).root))
    [[1], [1, 2]]
    """
    schema = cast("Json", part.schema)
    if "const" in schema:
        yield [schema["const"]]
    if "enum" in schema:
        yield cast("list[object]", schema["enum"])


def _branch(node: Node, known: tuple[Node, ...]) -> str | None:
    """Return the branch of a condition that applies, or None where that is not known."""
    condition = node.child("if")
    if any(same(condition, part) for part in known) or _holds(condition, known):
        return "then"
    excluded = (part.child("not") for part in known if part.get("not") is not None)
    if any(same(condition, other) for other in excluded) or _fails(condition, known):
        return "else"
    return None


def _holds(condition: Node, known: tuple[Node, ...]) -> bool:
    """Tell whether every value that fits meets a plain condition."""
    names = cast("Json", condition.get("properties", {}))
    return (
        _plain(condition)
        and (condition.get("type") is None or _only_objects(known))
        and set(cast("list[str]", condition.get("required", []))) <= _required(known)
        and all(
            bool(values := _values(name, known))
            and all(map(condition.child("properties", name).takes, values or ()))
            for name in names
        )
    )


def _fails(condition: Node, known: tuple[Node, ...]) -> bool:
    """Tell whether no value that fits meets a plain condition."""
    present = _required(known) | set(cast("list[str]", condition.get("required", [])))
    return (
        _plain(condition)
        and _only_objects(known)
        and any(
            bool(values := _values(name, known))
            and not any(map(condition.child("properties", name).takes, values or ()))
            for name in cast("Json", condition.get("properties", {}))
            if name in present
        )
    )


def _plain(condition: Node) -> bool:
    schema = condition.schema
    return (
        isinstance(schema, dict)
        and schema.keys() & ASSERTIONS <= PLAIN
        and schema.get("type", "object") == "object"
    )


def _only_objects(known: tuple[Node, ...]) -> bool:
    return any(part.get("type") == "object" and not part.wished for part in known)


def _required(known: tuple[Node, ...]) -> set[str]:
    return {
        name
        for part in known
        if not part.wished
        for name in cast("list[str]", part.get("required", []))
    }


def _values(name: str, known: tuple[Node, ...]) -> list[object] | None:
    """Return the values that a member may have, where they are listed."""
    lists = [
        values
        for node in known
        if isinstance(node.schema, dict)
        for child in members_of(node, name)
        for part in parts((child,))
        if isinstance(part.schema, dict)
        for values in listed(part)
    ]
    if not lists:
        return None
    first, *rest = lists
    return [
        value
        for value in first
        if all(any(equal_values(value, other) for other in values) for values in rest)
    ]
