"""The form of a schema: no null, no bare oneOf, one type per value."""

from typing import cast

from opengov.schema.unions import Json, told_apart

__all__ = ["Json", "reshape"]


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
        schema.update(told_apart(cast("Json", node["discriminator"])))
    return schema


def _options(schema: Json) -> list[object]:
    return cast("list[object]", schema.get("anyOf", []))
