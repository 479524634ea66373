"""Changes made to a real schema one at a time, with what is expected of each."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from operator import methodcaller
from typing import Any

from opengov.schema.compare.annotations import subschemas
from opengov.schema.compare.document import Document, Node
from opengov.schema.shape import Json

__all__ = ["Mutation", "mutations"]


NARROWER = {
    "A-HJ-NPQRTUWXY": "A-H",
    "[1-9][0-9]{3}": "20[0-9]{2}",
    "[01][0-9]|2[0-3]": "0[0-9]|1[0-2]",
}
"""Parts of patterns, and what takes less."""
OTHER_TYPES = {"string": "boolean", "integer": "string", "boolean": "string", "number": "string"}


@dataclass(frozen=True)
class Mutation:
    """A schema with one change."""

    name: str
    made: Callable[[], Json]
    expected: str
    """Kind, reason and pointer."""

    @property
    def schema(self) -> Json:
        """Return the changed schema, made anew: a copy of each would be many."""
        return self.made()


def mutations(schema: Json) -> Iterator[Mutation]:
    """Yield every change of the kinds below, at every place where it can be made."""
    for node, _ in subschemas(Document("new", schema).root):
        if isinstance(node.schema, dict) and "/if" not in node.pointer:
            yield from _of_objects(schema, node)
            yield from _of_values(schema, node)


def _of_objects(schema: Json, node: Node) -> Iterator[Mutation]:
    body: Any = node.schema
    if "additionalProperties" not in body or "properties" not in body:
        return
    at, required = node.pointer, body.get("required", [])
    for name in body["properties"]:
        gone = _changed(schema, at, partial(_drop, name=name))
        if name not in required:
            yield Mutation("drop a field", gone, f"narrowing member {at}/properties/{name}")
            asked = _changed(schema, at, partial(_require, name=name))
            yield Mutation("require a field", asked, f"narrowing required {at}/required")
    added = _changed(schema, at, lambda place: place["properties"].update(new={"type": "string"}))
    yield Mutation("add a field", added, f"widening member {at}/properties/new")
    opened = _changed(schema, at, lambda place: place.pop("additionalProperties"))
    yield Mutation("open a class", opened, f"widening other-members {at}/additionalProperties")
    for name in required:
        if name in {"kind", "type"}:
            continue  # the union asks for it too
        free = _changed(schema, at, partial(_require_no_longer, name=name))
        yield Mutation("require no longer", free, f"widening required {at}/required")


def _of_values(schema: Json, node: Node) -> Iterator[Mutation]:
    body: Any = node.schema
    at = node.pointer
    if "enum" in body:
        yield from _of_codes(schema, at, body)
    elif body.get("type") == "string" and "const" not in body:
        yield from _of_texts(schema, at, body)
    if body.get("type") == "array":
        least = body.get("minItems", 0)
        filled = _changed(schema, at, lambda place: place.update(minItems=least + 1))
        yield Mutation("require an item", filled, f"narrowing bound {at}/minItems")
    if body.get("type") in OTHER_TYPES and at and not {"enum", "const"} & body.keys():
        types = [body["type"], OTHER_TYPES[body["type"]]]
        both = _changed(schema, at, lambda place: place.update(type=types))
        yield Mutation("take another type", both, f"widening type {at}/type")
    if "minimum" in body:
        higher = _changed(schema, at, lambda place: place.update(minimum=body["minimum"] + 1))
        yield Mutation("raise a bound", higher, f"narrowing bound {at}/minimum")
    if "title" in body:
        renamed = _changed(schema, at, lambda place: place.update(title="Otherwise"))
        yield Mutation("rename", renamed, f"neutral annotation {at}/title")


def _of_codes(schema: Json, at: str, body: Json) -> Iterator[Mutation]:
    fewer = _changed(schema, at, lambda place: place["enum"].pop())
    yield Mutation("remove a code", fewer, f"narrowing values {at}/enum")
    if "type" in body:
        more = _changed(schema, at, lambda place: place["enum"].append("new_code"))
        yield Mutation("add a code", more, f"widening values {at}/enum")
        opened = _changed(schema, at, lambda place: place.pop("enum"))
        yield Mutation("open a codelist", opened, f"widening list {at}/enum")


def _of_texts(schema: Json, at: str, body: Json) -> Iterator[Mutation]:
    closed = _changed(schema, at, lambda place: place.update(enum=["2026-11-22", "09:00"]))
    yield Mutation("close a codelist", closed, f"narrowing list {at}/enum")
    pattern = str(body.get("pattern", ""))
    if not pattern.startswith("^"):
        short = _changed(schema, at, lambda place: place.update(maxLength=40))
        yield Mutation("shorten a text", short, f"narrowing bound {at}/maxLength")
    if not pattern:
        begun = _changed(schema, at, lambda place: place.update(pattern="^2026"))
        yield Mutation("ask for a pattern", begun, f"narrowing pattern {at}/pattern")
    for wide, narrow in NARROWER.items():
        if wide in pattern:
            tighter = pattern.replace(wide, narrow)
            tight = _changed(schema, at, methodcaller("update", pattern=tighter))
            yield Mutation("tighten a pattern", tight, f"narrowing pattern {at}/pattern")
    if pattern:
        loose = _changed(schema, at, lambda place: place.pop("pattern"))
        yield Mutation("drop a pattern", loose, f"widening pattern {at}/pattern")


def _drop(place: Any, name: str) -> None:  # noqa: ANN401 - JSON
    del place["properties"][name]


def _require(place: Any, name: str) -> None:  # noqa: ANN401 - JSON
    place.setdefault("required", []).append(name)


def _require_no_longer(place: Any, name: str) -> None:  # noqa: ANN401 - JSON
    place["required"].remove(name)


def _changed(schema: Json, pointer: str, change: Callable[[Any], object]) -> Callable[[], Json]:
    """Return what makes a copy with a change at a pointer."""
    return partial(_copy, schema, pointer, change)


def _copy(schema: Json, pointer: str, change: Callable[[Any], object]) -> Json:
    copy = deepcopy(schema)
    place: Any = copy
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        place = place[int(key)] if isinstance(place, list) else place[key]
    change(place)
    return copy
