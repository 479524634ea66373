"""Differences in writing that change nothing valid: annotations, and rules said in other words."""

from collections.abc import Container, Iterable, Iterator
from typing import Final, cast

from opengov.jsonpointer import pointer_of
from opengov.schema.compare.change import Change, Kind, Side
from opengov.schema.compare.document import (
    APPLICATORS,
    ASSERTIONS,
    Document,
    Node,
    children,
    related,
)
from opengov.schema.compare.same import HOLDERS, equal_values
from opengov.schema.shape import Json

__all__ = ["differences", "subschemas"]

DEFAULT: Final = "default"
NAME: Final = "$id"
"""It has the version in it, so that it always differs."""
NAMING: Final = frozenset({"properties", "prefixItems"})
"""Keywords whose schemas bear on one member or item each."""
STEPPING: Final = frozenset(
    {
        "additionalProperties",
        "contains",
        "items",
        "patternProperties",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
"""Keywords whose schemas bear on any member or item."""


def differences(old: Document, new: Document, touched: Iterable[str]) -> Iterator[Change]:
    """Yield what is written differently and bears on nothing that is known to have changed.

    Args:
        old: The schema before.
        new: The schema now.
        touched: Pointers of the changes that were found.

    >>> old, new = Document("old", {"title": "A"}), Document("new", {"title": "B"})
    >>> [(change.kind.value, change.pointer) for change in differences(old, new, ())]
    [('neutral', '/title')]
    """
    pointers = tuple(touched)
    before = {node.pointer: (node, path) for node, path in subschemas(old.root)}
    after = {node.pointer: (node, path) for node, path in subschemas(new.root)}
    for pointer, (node, path) in after.items():
        if pointer in before:
            yield from _in_place(before[pointer][0], node, path, pointers)
        elif _above(pointer, after) in before and not _bears_on(pointer, pointers):
            yield _rewritten(node.pointer, "new", path)
    for pointer, (node, path) in before.items():
        if pointer in after or _above(pointer, before) not in after:
            continue
        if not _bears_on(pointer, pointers):
            yield _rewritten(node.pointer, "old", path)


def subschemas(node: Node, path: str = "") -> Iterator[tuple[Node, str]]:
    """Yield a schema and all below it, each with the path of the values it bears on.

    The path of a definition begins with its name.

    >>> document = Document("new", {"properties": {"a": {"items": True}}})
    >>> [(node.pointer, path) for node, path in subschemas(document.root)]
    [('', ''), ('/properties/a', '/a'), ('/properties/a/items', '/a/*')]
    """
    yield node, path
    for keyword, name, child in children(node):
        if keyword in HOLDERS:
            below = str(name)
        elif keyword in NAMING:
            below = f"{path}{pointer_of(str(name))}"
        else:
            below = f"{path}/*" if keyword in STEPPING else path
        yield from subschemas(child, below)


def _in_place(old: Node, new: Node, path: str, touched: tuple[str, ...]) -> Iterator[Change]:
    """Compare the keywords of two schemas at the same place."""
    if isinstance(old.schema, bool) or isinstance(new.schema, bool):
        if old.schema != new.schema and not _bears_on(new.pointer, touched):
            yield _rewritten(new.pointer, "new", path)
        return
    before, after = cast("Json", old.schema), cast("Json", new.schema)
    for keyword in dict.fromkeys((*after, *before)):
        if (
            keyword in APPLICATORS
            or keyword == NAME
            or (
                (keyword in before) == (keyword in after)
                and equal_values(before[keyword], after[keyword])
            )
        ):
            continue
        pointer = f"{new.pointer}{pointer_of(keyword)}"
        side: Side = "new" if keyword in after else "old"
        if keyword in ASSERTIONS:
            beside = any(other.rpartition("/")[0] == new.pointer for other in touched)
            if not beside and not _bears_on(pointer, touched):
                yield _rewritten(pointer, side, path)
            continue
        meaning = keyword == DEFAULT
        yield Change(
            kind=Kind.UNKNOWN if meaning else Kind.NEUTRAL,
            reason="default" if meaning else "annotation",
            schema=side,
            pointer=pointer,
            path=path,
            values={
                "keyword": keyword,
                "old": before.get(keyword),
                "new": after.get(keyword),
            },
        )


def _rewritten(pointer: str, side: Side, path: str) -> Change:
    return Change(
        kind=Kind.NEUTRAL,
        reason="rewritten",
        schema=side,
        pointer=pointer,
        path=path,
        values={"keyword": pointer},
    )


def _above(pointer: str, pointers: Container[str]) -> str:
    """Return the pointer of the schema that holds another."""
    above = pointer.rpartition("/")[0]
    while above not in pointers:
        above = above.rpartition("/")[0]
    return above


def _bears_on(pointer: str, touched: tuple[str, ...]) -> bool:
    """Tell whether a difference is part of a change that was found."""
    head, _, tail = f"{pointer}/".partition("/if/")
    place = head if tail or f"{pointer}/".endswith("/if/") else pointer
    return any(related(place, other) or place == "" for other in touched)
