"""Unions as conditions on the field that tells their members apart (`type`, `kind`)."""

from collections.abc import Mapping
from typing import Final, TypeAlias, cast

__all__ = ["WORDS", "Json", "label_tags", "told_apart"]

Json: TypeAlias = dict[str, object]
"""A JSON object."""

WORDS: Final = (
    "title",
    "x-title-zh",
    "description",
    "x-description-zh",
    "x-requirement-level",
    "x-codelist",
    "x-codelist-open",
)
"""What the field that tells the members apart says of itself in each of them."""


def told_apart(discriminator: Json) -> Json:
    """Return a union as conditions, so that a fault is reported once, where it is.

    A oneOf would only say that no branch fits. What is no object fits no condition: each
    condition names the type, or every branch would report the same fault again.

    >>> union = told_apart({"propertyName": "type", "mapping": {"a": "#/$defs/A"}})
    >>> union["properties"], union["allOf"][0]["then"]
    ({'type': {'enum': ['a']}}, {'$ref': '#/$defs/A'})
    """
    key = cast("str", discriminator["propertyName"])
    mapping = cast("dict[str, str]", discriminator["mapping"])
    return {
        "type": "object",
        "required": [key],
        "properties": {key: {"enum": list(mapping)}},
        "allOf": [
            {
                "if": {
                    "type": "object",
                    "required": [key],
                    "properties": {key: {"const": value}},
                },
                "then": {"$ref": reference},
            }
            for value, reference in mapping.items()
        ],
    }


def label_tags(node: object, definitions: Mapping[str, Json]) -> object:
    """Document the field that tells members apart where a union stands, as its members do."""
    if isinstance(node, list):
        return [label_tags(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    labelled = {key: label_tags(value, definitions) for key, value in node.items()}
    for branch in cast("list[Json]", node.get("allOf", [])):
        ((tag, values),) = cast("dict[str, Json]", node["properties"]).items()
        member = definitions[str(cast("Json", branch["then"])["$ref"]).rpartition("/")[2]]
        said = cast("dict[str, Json]", member["properties"])[tag]
        words = {key: said[key] for key in WORDS if key in said}
        labelled["properties"] = {tag: {**words, **values}}
        break  # all members declare the same words
    return labelled
