"""Pairs of schemas of which it is known what changed."""

from copy import deepcopy
from typing import Any

from opengov.schema.compare.document import Schema
from opengov.schema.shape import Json

A: Json = {"type": "object", "properties": {"a": {"type": "string"}}}
CLOSED: Json = {**A, "additionalProperties": False}
UNION: Json = {
    "type": "object",
    "required": ["t"],
    "properties": {"t": {"enum": ["a", "b"]}},
    "allOf": [
        {
            "if": {"required": ["t"], "properties": {"t": {"const": "a"}}},
            "then": {"$ref": "#/$defs/A"},
        },
        {
            "if": {"required": ["t"], "properties": {"t": {"const": "b"}}},
            "then": {"$ref": "#/$defs/B"},
        },
    ],
    "$defs": {
        "A": {"properties": {"t": True, "x": {"type": "string"}}, "additionalProperties": False},
        "B": {"properties": {"t": True, "y": {"type": "string"}}, "additionalProperties": False},
    },
}
TREE: Json = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "below": {"type": "array", "items": {"$ref": "#"}}},
    "required": ["name"],
    "additionalProperties": False,
}


def deep(schema: Json, *path: str | int, value: object) -> Json:
    """Return a copy with a value at a path."""
    copy = deepcopy(schema)
    place: Any = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copy


STRICTER: list[tuple[str, Schema, Schema, str]] = [
    (
        "unlisted member by pattern",
        {"type": "object", "properties": {"a": {}}},
        {
            "type": "object",
            "properties": {"a": {}},
            "patternProperties": {r"^[ab]\Z": {"type": "null"}},
        },
        "type /patternProperties/^[ab]\\Z/type",
    ),
    (
        "pattern of names",
        {"patternProperties": {"^x-": {}}, "additionalProperties": False},
        {"patternProperties": {"^x-": {"type": "null"}}, "additionalProperties": False},
        "type /patternProperties/^x-/type",
    ),
    (
        "pattern of names closed",
        {"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": False},
        {"type": "object", "additionalProperties": False},
        "other-members /additionalProperties",
    ),
    (
        "listed member by pattern",
        {"type": "object", "properties": {"x-a": {}}},
        {"type": "object", "properties": {"x-a": {}}, "patternProperties": {r"^x-a\Z": False}},
        "member /properties/x-a",
    ),
    ("type", {"type": ["string", "null"]}, {"type": "string"}, "type /type"),
    ("type added", {}, {"type": "string"}, "type /type"),
    ("integer", {"type": "number"}, {"type": "integer"}, "type /type"),
    ("enum", {"enum": ["a", "b", 1]}, {"enum": ["a", 1]}, "values /enum"),
    ("enum added", {"type": "string"}, {"type": "string", "enum": ["a"]}, "list /enum"),
    ("const", {"enum": [1, 2]}, {"const": 1}, "values /const"),
    ("const added", {}, {"const": "a"}, "list /const"),
    ("boolean", {"type": "boolean"}, {"const": True}, "values /const"),
    ("required", A, {**A, "required": ["a"]}, "required /required"),
    (
        "second required",
        {**A, "required": ["a"]},
        {**A, "required": ["a", "b"]},
        "required /required",
    ),
    ("closed", A, CLOSED, "other-members /additionalProperties"),
    (
        "others typed",
        A,
        {**A, "additionalProperties": {"type": "string"}},
        "type /additionalProperties/type",
    ),
    ("member typed", {"type": "object"}, A, "type /properties/a/type"),
    ("member forbidden", A, deep(A, "properties", "a", value=False), "member /properties/a"),
    ("minimum", {"type": "integer"}, {"type": "integer", "minimum": 0}, "bound /minimum"),
    ("minimum raised", {"minimum": 0}, {"minimum": 0.5}, "bound /minimum"),
    (
        "exclusiveMinimum",
        {"minimum": 0},
        {"minimum": 0, "exclusiveMinimum": 0},
        "bound /exclusiveMinimum",
    ),
    (
        "maximum",
        {"type": "number", "maximum": 9},
        {"type": "number", "maximum": 8.5},
        "bound /maximum",
    ),
    (
        "exclusiveMaximum",
        {"maximum": 9},
        {"maximum": 9, "exclusiveMaximum": 9},
        "bound /exclusiveMaximum",
    ),
    (
        "multipleOf",
        {"type": "integer", "multipleOf": 2},
        {"type": "integer", "multipleOf": 4},
        "bound /multipleOf",
    ),
    ("minLength", {"type": "string"}, {"type": "string", "minLength": 1}, "bound /minLength"),
    (
        "maxLength",
        {"type": "string", "maxLength": 9},
        {"type": "string", "maxLength": 8},
        "bound /maxLength",
    ),
    (
        "maxLength and pattern",
        {"pattern": "^[0-9]{8}$"},
        {"pattern": "^[0-9]{8}$", "maxLength": 8},
        "bound /maxLength",
    ),
    (
        "maxLength of a long text",
        {"type": "string", "pattern": r"\S", "maxLength": 2000},
        {"type": "string", "pattern": r"\S", "maxLength": 1000},
        "bound /maxLength",
    ),
    (
        "minLength of a long text",
        {"type": "string", "pattern": "^b+$", "minLength": 1000},
        {"type": "string", "pattern": "^b+$", "minLength": 1002},
        "bound /minLength",
    ),
    ("minItems", {"type": "array"}, {"type": "array", "minItems": 1}, "bound /minItems"),
    ("maxItems", {"type": "array"}, {"type": "array", "maxItems": 2}, "bound /maxItems"),
    ("minProperties", A, {**A, "minProperties": 1}, "bound /minProperties"),
    ("maxProperties", A, {**A, "maxProperties": 1}, "bound /maxProperties"),
    (
        "uniqueItems",
        {"type": "array"},
        {"type": "array", "uniqueItems": True},
        "keyword /uniqueItems",
    ),
    ("pattern", {"type": "string"}, {"type": "string", "pattern": "^[a-z]+$"}, "pattern /pattern"),
    (
        "pattern tightened",
        {"pattern": "^[0-9A-Z]{18}$"},
        {"pattern": "^[0-9]{18}$"},
        "pattern /pattern",
    ),
    ("format", {"type": "string"}, {"type": "string", "format": "date"}, "format /format"),
    (
        "items",
        {"type": "array", "items": {"type": "string"}},
        {"type": "array", "items": {"const": "a"}},
        "list /items/const",
    ),
    (
        "prefixItems",
        {"type": "array", "prefixItems": [{}]},
        {"type": "array", "prefixItems": [{"type": "null"}]},
        "type /prefixItems/0/type",
    ),
    (
        "items after",
        {"type": "array", "prefixItems": [{}]},
        {"type": "array", "prefixItems": [{}], "items": False},
        "items /items",
    ),
    (
        "$ref",
        {"$ref": "#/$defs/A", "$defs": {"A": {}}},
        {"$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}},
        "type /$defs/A/type",
    ),
    (
        "$ref in place",
        {"type": "string"},
        {"$ref": "#/$defs/A", "$defs": {"A": {"const": "x"}}},
        "list /$defs/A/const",
    ),
    ("allOf", {}, {"allOf": [{"type": "string"}]}, "type /allOf/0/type"),
    (
        "anyOf",
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "string"}]},
        "values /anyOf",
    ),
    (
        "anyOf for types",
        {"type": ["string", "null"]},
        {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]},
        "choice /anyOf",
    ),
    (
        "anyOf inside",
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "string", "maxLength": 3}, {"type": "null"}]},
        "choice /anyOf",
    ),
    (
        "then",
        UNION,
        deep(UNION, "$defs", "A", "required", value=["x"]),
        "required /$defs/A/required",
    ),
    (
        "then lost a member",
        UNION,
        deep(UNION, "$defs", "B", "properties", value={"t": True}),
        "member /$defs/B/properties/y",
    ),
    (
        "a kind lost",
        UNION,
        deep(UNION, "properties", "t", "enum", value=["a"]),
        "values /properties/t/enum",
    ),
    (
        "else",
        {"if": {"type": "string"}},
        {"if": {"type": "string"}, "else": {"type": "null"}},
        "type /else/type",
    ),
    (
        "recursion",
        TREE,
        deep(TREE, "properties", "name", "minLength", value=1),
        "bound /properties/name/minLength",
    ),
    ("not", {}, {"not": {"type": "null"}}, "keyword /not"),
    ("not wider", {"not": {"const": 1}}, {"not": {"enum": [1, 2]}}, "keyword /not"),
    (
        "unevaluated",
        {"allOf": [A]},
        {"allOf": [A], "unevaluatedProperties": False},
        "other-members /unevaluatedProperties",
    ),
    (
        "patternProperties",
        {"type": "object"},
        {"type": "object", "patternProperties": {"^x-": {"type": "null"}}},
        "type /patternProperties/^x-/type",
    ),
    ("oneOf", {}, {"oneOf": [{"type": "null"}]}, "keyword /oneOf"),
    (
        "contains",
        {"type": "array"},
        {"type": "array", "contains": {"type": "null"}},
        "keyword /contains",
    ),
    ("nothing", {}, False, "keyword "),
]
"""Name, looser schema, stricter schema, and what is asked beyond."""

BOTH: list[tuple[str, Json, Json, list[str]]] = [
    (
        "renamed",
        CLOSED,
        deep(CLOSED, "properties", value={"b": {"type": "string"}}),
        ["narrowing member /properties/a", "widening member /properties/b"],
    ),
    (
        "pattern",
        {"pattern": "^a"},
        {"pattern": "b$"},
        ["narrowing pattern /pattern", "widening pattern /pattern"],
    ),
    (
        "type",
        {"type": "string"},
        {"type": "array"},
        ["narrowing type /type", "widening type /type"],
    ),
    (
        "enum",
        {"enum": ["a", "b"]},
        {"enum": ["b", "c"]},
        ["narrowing values /enum", "widening values /enum"],
    ),
    (
        "bounds",
        {"minLength": 2},
        {"maxLength": 5},
        ["narrowing bound /maxLength", "widening bound /minLength"],
    ),
    (
        "two in one place",
        A,
        {**A, "required": ["a"], "maxProperties": 1},
        ["narrowing required /required", "narrowing bound /maxProperties"],
    ),
]

SAME: list[tuple[str, Json, Json]] = [
    (
        "idle keywords of a text",
        {"type": "string"},
        {
            "type": "string",
            "required": ["a"],
            "properties": {"a": False},
            "patternProperties": {"^x": False},
            "additionalProperties": False,
            "prefixItems": [False],
            "items": False,
            "uniqueItems": True,
            "minItems": 3,
        },
    ),
    (
        "idle keywords of a number",
        {"type": "integer"},
        {"type": "integer", "pattern": "^a", "format": "date", "maxLength": 1},
    ),
    ("integers by halves", {"type": "integer"}, {"type": "integer", "multipleOf": 0.5}),
    (
        "numbers by fours",
        {"multipleOf": 4, "type": "number"},
        {"multipleOf": 4, "type": "number", "allOf": [{"multipleOf": 2}]},
    ),
    (
        "one item is unique",
        {"type": "array", "maxItems": 1},
        {"type": "array", "maxItems": 1, "uniqueItems": True},
    ),
    (
        "items that there are not",
        {"type": "array", "prefixItems": [{}], "items": False},
        {"type": "array", "prefixItems": [{}, {"type": "null"}], "items": False, "maxItems": 1},
    ),
    (
        "members by pattern",
        {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": False},
        {
            "allOf": [{"patternProperties": {"^x-": {"type": "string"}}}],
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        },
    ),
    (
        "few members",
        CLOSED,
        {**CLOSED, "maxProperties": 1},
    ),
    ("a limit beside another", {"minimum": 3}, {"minimum": 3, "exclusiveMinimum": 2}),
    ("a limit above another", {"exclusiveMaximum": 3}, {"exclusiveMaximum": 3, "maximum": 3}),
    (
        "condition on the type",
        {"type": "object", "required": ["t"], "properties": {"t": {"const": "a"}, "x": {}}},
        {
            "type": "object",
            "required": ["t"],
            "properties": {"t": {"const": "a"}, "x": {}},
            "if": {"type": "object", "properties": {"t": {"const": "b"}}},
            "then": {"required": ["x"]},
        },
    ),
    ("order", {"enum": [1, 2], "type": "integer"}, {"type": "integer", "enum": [2, 1]}),
    ("type of an enum", {"type": "string", "enum": ["a"]}, {"enum": ["a"]}),
    ("const", {"const": 1}, {"enum": [1.0]}),
    ("ref", {"type": "null"}, {"$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}}),
    (
        "definition renamed",
        {"$ref": "#/$defs/A", "$defs": {"A": {"const": 1}}},
        {"$ref": "#/$defs/B", "$defs": {"B": {"const": 1}}},
    ),
    (
        "allOf",
        {"type": "string", "maxLength": 3},
        {"allOf": [{"type": "string"}, {"maxLength": 3}]},
    ),
    (
        "bounds of integers",
        {"type": "integer", "minimum": 1},
        {"type": "integer", "exclusiveMinimum": 0},
    ),
    (
        "idle bound",
        {"type": "string", "minLength": 2},
        {"type": "string", "minLength": 2, "minimum": 9},
    ),
    ("pattern", {"pattern": "^[0-9][0-9]$"}, {"pattern": "^[0-9]{2}$"}),
    (
        "length by pattern",
        {"type": "string", "pattern": "^.{3}"},
        {"type": "string", "pattern": "^.{3}", "minLength": 3},
    ),
    (
        "required makes members",
        {**A, "required": ["a"]},
        {**A, "required": ["a"], "minProperties": 1},
    ),
    ("closed by allOf", CLOSED, {"allOf": [A], "unevaluatedProperties": False}),
    (
        "anyOf turned",
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "null"}, {"type": "string"}]},
    ),
    (
        "anyOf for types",
        {"type": ["string", "null"]},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
    ),
    ("integer or number", {"type": ["integer", "number"]}, {"type": "number"}),
    ("unused definition", {"type": "null"}, {"type": "null", "$defs": {"A": {"type": "string"}}}),
    (
        "impossible branch",
        UNION,
        deep(
            UNION,
            "allOf",
            value=[
                *UNION["allOf"],
                {  # type: ignore[misc]  # a list
                    "if": {"required": ["t"], "properties": {"t": {"const": "c"}}},
                    "then": {"required": ["z"]},
                },
            ],
        ),
    ),
    ("then without else", {"if": {"const": 1}, "then": {}}, {}),
    ("not", {"not": {"type": "null"}}, {"not": {"const": None}}),
    (
        "recursion",
        TREE,
        {
            "$ref": "#/$defs/T",
            "$defs": {
                "T": deep(TREE, "properties", "below", "items", value={"$ref": "#/$defs/T"})
            },
        },
    ),
]
