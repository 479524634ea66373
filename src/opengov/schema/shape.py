"""The form of a schema: no null, no bare oneOf, one type per value."""

from typing import cast

__all__ = ["Json", "reshape"]

Json = dict[str, object]
"""A JSON object."""


def reshape(node: object) -> object:
    """Return a schema of pydantic's in the form that is published.

    >>> reshape({"anyOf": [{"type": "integer"}, {"type": "number"}], "default": None})
    {'type': 'number'}
    """
    if isinstance(node, list):
        return [reshape(item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {key: reshape(value) for key, value in node.items() if key != "discriminator"}
    if schema.get("default", ()) is None:
        del schema["default"]
    if {"type": "number"} in _options(schema):
        del schema["anyOf"]  # a whole number is a number, too
        schema["type"] = "number"
    if "discriminator" in node:
        del schema["oneOf"]
        schema.update(_told_apart(cast("Json", node["discriminator"])))
    return schema


def _options(schema: Json) -> list[object]:
    return cast("list[object]", schema.get("anyOf", []))


def _told_apart(discriminator: Json) -> Json:
    """Return a union as conditions, so that a fault is reported once, where it is.

    A oneOf would only say that no branch fits.
    """
    key = cast("str", discriminator["propertyName"])
    mapping = cast("dict[str, str]", discriminator["mapping"])
    return {
        "type": "object",
        "required": [key],
        "properties": {key: {"enum": list(mapping)}},
        "allOf": [
            {
                "if": {"required": [key], "properties": {key: {"const": value}}},
                "then": {"$ref": reference},
            }
            for value, reference in mapping.items()
        ],
    }
