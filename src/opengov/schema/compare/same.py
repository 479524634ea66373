"""Whether two schemas say the same, whatever is annotated and wherever it stands."""

from typing import Final, cast

from opengov.schema.compare.document import ASSERTIONS, LISTS, MAPS, SINGLES, Node
from opengov.schema.shape import Json

__all__ = ["HOLDERS", "equal_values", "same", "same_keyword"]

HOLDERS: Final = frozenset({"$defs", "definitions"})
"""Keywords that only hold what a reference names."""


def same(one: Node, other: Node) -> bool:
    """Tell whether two schemas are written alike, annotations apart, references followed.

    >>> from opengov.schema.compare.document import Document
    >>> old = Document("old", {"title": "A", "type": "string"})
    >>> new = Document("new", {"title": "B", "type": "string"})
    >>> same(old.root, new.root)
    True
    """
    return _same(one, other, set())


def same_keyword(one: Node, other: Node, keyword: str) -> bool:
    """Tell whether a keyword says the same in two schemas.

    >>> from opengov.schema.compare.document import Document
    >>> old, new = Document("old", {"enum": [1]}), Document("new", {"enum": [2]})
    >>> same_keyword(old.root, new.root, "enum")
    False
    """
    return _same_keyword(one, other, keyword, set())


def equal_values(one: object, other: object) -> bool:
    """Compare as JSON does: 1 is 1.0, and neither is true.

    >>> equal_values([1], [1.0]), equal_values(1, True)
    (True, False)
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal_values(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal_values, one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _same(one: Node, other: Node, assumed: set[tuple[Node, Node]]) -> bool:
    """Compare; a pair that is being compared is taken to be the same."""
    if (one, other) in assumed:
        return True
    assumed.add((one, other))
    if isinstance(one.schema, bool) or isinstance(other.schema, bool):
        return one.schema == other.schema
    keywords = _said(one)
    return keywords == _said(other) and all(
        _same_keyword(one, other, keyword, assumed) for keyword in keywords
    )


def _said(node: Node) -> set[str]:
    own_name = {"$id"} if node.pointer else set()
    return {key for key in cast("Json", node.schema) if key in ASSERTIONS | own_name} - HOLDERS


def _same_keyword(one: Node, other: Node, keyword: str, assumed: set[tuple[Node, Node]]) -> bool:
    mine, theirs = one.get(keyword), other.get(keyword)
    if mine is None or theirs is None:
        return mine is theirs
    if keyword in {"$ref", "$dynamicRef"}:
        return _same_target(one, other, keyword, assumed)
    if keyword in {"required", "enum"}:
        members, others = cast("list[object]", mine), cast("list[object]", theirs)
        return _within(members, others) and _within(others, members)
    steps, its = _steps(mine, keyword), _steps(theirs, keyword)
    if steps is None or its is None:
        return equal_values(mine, theirs)
    return steps == its and all(
        _same(one.child(keyword, *step), other.child(keyword, *step), assumed) for step in steps
    )


def _same_target(one: Node, other: Node, keyword: str, assumed: set[tuple[Node, Node]]) -> bool:
    """Compare what is referred to; what a dynamic reference names depends on the way to it."""
    target = one.document.resolve(str(one.get(keyword)))
    its = other.document.resolve(str(other.get(keyword)))
    known = keyword == "$ref" and target is not None and its is not None
    return known and _same(cast("Node", target), cast("Node", its), assumed)


def _steps(value: object, keyword: str) -> set[tuple[str | int, ...]] | None:
    """Return the ways from a keyword to the schemas that it holds; None where it holds none."""
    if keyword in SINGLES:
        return {()}
    if keyword in MAPS:
        return {(name,) for name in cast("Json", value)}
    if keyword in LISTS:
        return {(index,) for index in range(len(cast("list[object]", value)))}
    return None


def _within(some: list[object], others: list[object]) -> bool:
    return all(any(equal_values(one, other) for other in others) for one in some)
