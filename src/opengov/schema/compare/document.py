"""A JSON Schema as a document: places in it, references, and the parts that apply together."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Final, TypeAlias, cast
from urllib.parse import unquote

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError
from referencing.exceptions import Unresolvable

from opengov.errors import InvalidSchemaError
from opengov.jsonpointer import pointer_of, split_pointer
from opengov.schema.shape import Json

__all__ = [
    "APPLICATORS",
    "ASSERTIONS",
    "LISTS",
    "MAPS",
    "SINGLES",
    "Conjunction",
    "Document",
    "Node",
    "Schema",
    "asked",
    "children",
    "evaluated",
    "foreign",
    "judge",
    "lookup",
    "parts",
    "related",
]

Schema: TypeAlias = Json | bool
"""A JSON Schema; true takes everything, false nothing."""
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

MAPS: Final = ("$defs", "definitions", "properties", "patternProperties", "dependentSchemas")
"""Keywords that hold schemas by name."""
LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
"""Keywords that hold a list of schemas."""
SINGLES: Final = (
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "propertyNames",
    "contains",
    "if",
    "then",
    "else",
    "not",
)
"""Keywords that hold a schema."""
IN_PLACE: Final = frozenset(
    {"allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas"}
)
"""Keywords that hold schemas for the same value."""
APPLICATORS: Final = frozenset({*MAPS, *LISTS, *SINGLES})
ASSERTIONS: Final = frozenset(
    {*Draft202012Validator.VALIDATORS, "then", "else", "minContains", "maxContains"}
)
"""Keywords that a validator looks at; all others are annotations."""


class Document:
    """A schema with a name, its references, and a validator of it."""

    def __init__(self, name: str, schema: Schema) -> None:
        self.name = name
        self.schema = schema
        self.validator = judge(schema, name)
        self.root = Node(self, "", schema)
        self._resolved: dict[str, Node | None] = {}
        if _turns_in_a_circle(self.root):
            raise InvalidSchemaError(name, "it refers to itself for one and the same value")

    def at(self, pointer: str) -> "Node | None":
        """Return the schema at a JSON Pointer, or None where there is none.

        >>> Document("new", {"$defs": {"A": {"type": "null"}}}).at("/$defs/A").schema
        {'type': 'null'}
        """
        value = lookup(self.schema, pointer)
        return Node(self, pointer, value) if isinstance(value, dict | bool) else None

    def resolve(self, reference: str) -> "Node | None":
        """Return the schema a reference names, or None where it leads out of the document.

        >>> Document("new", {"$defs": {"A": True}}).resolve("#/$defs/A").pointer
        '/$defs/A'
        """
        if reference not in self._resolved:
            base, _, fragment = reference.partition("#")
            own = self.schema.get("$id") if isinstance(self.schema, dict) else None
            local = base in {"", own}
            pointer = unquote(fragment)
            self._resolved[reference] = (
                self.at(pointer) if local and (pointer == "" or pointer[0] == "/") else None
            )
        return self._resolved[reference]


@dataclass(frozen=True, slots=True)
class Node:
    """A schema at a place of a document."""

    document: Document
    pointer: str
    schema: object = field(compare=False)
    """True, false, or an object."""
    wished: bool = False
    """Whether instances made for a comparison should fit it, but need not."""

    def child(self, *keys: str | int) -> "Node":
        """Return the schema below some keys.

        >>> Document("new", {"items": {"type": "null"}}).root.child("items").pointer
        '/items'
        """
        value = self.schema
        for key in keys:
            value = cast("dict[str | int, object]", value)[key]
        steps = pointer_of(*keys)
        return Node(self.document, self.pointer + steps, value, self.wished)

    def get(self, keyword: str, default: object = None) -> object:
        """Return what a keyword says here."""
        return self.schema.get(keyword, default) if isinstance(self.schema, dict) else default

    def takes(self, value: object) -> bool:
        """Tell whether a value is valid here; a reference that leads nowhere takes nothing.

        >>> Document("new", {"type": "string"}).root.takes(1)
        False
        """
        try:
            return bool(self.document.validator.evolve(schema=self.schema).is_valid(value))
        except (Unresolvable, re.error, RecursionError):
            return False


Conjunction = tuple[Node, ...]
"""Schemas that a value must fit together."""


def judge(schema: Schema, name: str = "") -> Draft202012Validator:
    """Return a validator that checks formats too, as the published schemas ask for.

    >>> judge({"format": "date"}).is_valid("2026-02-30")
    False

    Raises:
        InvalidSchemaError: It is no JSON Schema of 2020-12.
    """
    dialect = schema.get("$schema", DIALECT) if isinstance(schema, dict) else DIALECT
    if dialect != DIALECT:
        raise InvalidSchemaError(name, f"its $schema is {dialect!r}; only {DIALECT} is compared")
    fault = _fault(json.dumps(schema))
    if fault is not None:
        raise InvalidSchemaError(name, fault)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def parts(nodes: Conjunction) -> tuple[Node, ...]:
    """Return all schemas that apply to the same value: references followed, allOf opened.

    >>> document = Document("new", {"$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}})
    >>> [node.pointer for node in parts((document.root,))]
    ['', '/$defs/A']
    """
    found: dict[Node, None] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop(0)
        if node in found or node.schema is True:
            continue
        found[node] = None
        if foreign(node):
            continue
        waiting += _beside(node)
    return tuple(found)


def lookup(value: object, pointer: str) -> object:
    """Return what stands at a JSON Pointer, or None where nothing does.

    >>> lookup({"a": [1, 2]}, "/a/1")
    2
    """
    for key in split_pointer(pointer):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def related(one: str, other: str) -> bool:
    """Tell whether one pointer leads to the place of another.

    >>> related("/items", "/items/type"), related("/items", "/itemsOther")
    (True, False)
    """
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def foreign(node: Node) -> bool:
    """Tell whether a schema has an identifier of its own, to which its references relate.

    >>> foreign(Document("new", {"items": {"$id": "urn:x"}}).root.child("items"))
    True
    """
    return node.pointer != "" and node.get("$id") is not None


def _beside(node: Node) -> Iterator[Node]:
    """Yield what a schema draws in for the same value."""
    reference = node.get("$ref")
    if isinstance(reference, str) and (target := node.document.resolve(reference)) is not None:
        yield Node(target.document, target.pointer, target.schema, node.wished)
    for index in range(len(cast("list[object]", node.get("allOf", [])))):
        yield node.child("allOf", index)


@lru_cache(maxsize=256)  # two versions of a set share most of their schemas
def _fault(text: str) -> str | None:
    """Say why a JSON text is no schema of 2020-12, or return None where it is one."""
    try:
        Draft202012Validator.check_schema(json.loads(text))
    except SchemaError as error:
        return f"{error.json_path}: {error.message}"
    return None


def children(node: Node) -> Iterator[tuple[str, str | int | None, Node]]:
    """Yield the schemas right below one: the keyword, the name or number if any, the schema.

    >>> [each[:2] for each in children(Document("new", {"properties": {"a": True}}).root)]
    [('properties', 'a')]
    """
    if isinstance(node.schema, bool):
        return
    schema = cast("Json", node.schema)
    for keyword in SINGLES:
        if keyword in schema:
            yield keyword, None, node.child(keyword)
    for keyword in LISTS:
        for index in range(len(cast("list[object]", schema.get(keyword, [])))):
            yield keyword, index, node.child(keyword, index)
    for keyword in MAPS:
        for name in cast("Json", schema.get(keyword, {})):
            yield keyword, name, node.child(keyword, name)


def _turns_in_a_circle(root: Node) -> bool:
    """Tell whether judging a value would mean judging that very value first."""
    order: TopologicalSorter[Node] = TopologicalSorter()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        below = tuple(children(node))
        reference = node.get("$ref")
        target = node.document.resolve(reference) if isinstance(reference, str) else None
        same_value = [child for keyword, _, child in below if keyword in IN_PLACE]
        order.add(node, *same_value, *([] if target is None else [target]))
        waiting += [child for _, _, child in below]
    try:
        order.prepare()
    except CycleError:
        return True
    return False


def evaluated(node: Node) -> frozenset[str] | None:
    """Return the members that a schema names, or None where that depends on the value.

    >>> sorted(evaluated(Document("new", {"properties": {"a": True, "b": True}}).root))
    ['a', 'b']
    """
    names: set[str] = set()
    for part in parts((node,)):
        if part.schema is False:
            continue
        depends = {"anyOf", "oneOf", "if", "dependentSchemas", "patternProperties", "$dynamicRef"}
        inside = part != node and part.get("unevaluatedProperties") is not None
        if foreign(part) or inside or depends & cast("Json", part.schema).keys():
            return None
        if "additionalProperties" in cast("Json", part.schema):
            return None
        names |= cast("Json", part.get("properties", {})).keys()
    return frozenset(names)


NOBODY: Final = Document("asked", True)  # noqa: FBT003 - the schema that takes everything


def asked(schema: Json) -> Node:
    """Return a schema that stands in no document: what an instance is looked for with.

    >>> asked({"type": "string"}).takes("x")
    True
    """
    return Node(NOBODY, repr(schema), schema)
