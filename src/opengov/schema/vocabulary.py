"""Our annotation keywords (`x-…`) as a vocabulary: a schema that every published schema fits."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Final, NamedTuple, cast

from opengov._resources import read_toml
from opengov.schema.ids import DIALECT, schema_id
from opengov.schema.shape import Json
from opengov.text import Text

__all__ = ["NAME", "Keyword", "keywords", "vocabulary_schema"]

NAME: Final = "meta/vocabulary"
"""Where the schema stands under `schemas/v1`."""

ABOUT: Final[Mapping[str, tuple[Text, Text]]] = {
    "schema": (
        Text("注释关键字", "Vocabulary of annotations"),
        Text(
            "已发布模式所用的注释关键字（`x-…`）：可以写在哪里，值是什么。"
            "它们不影响校验结论，不认识的程序可以忽略。",
            "The annotation keywords (`x-…`) of the published schemas: where they stand and what "
            "they hold. They decide no verdict, and a program that does not know them ignores "
            "them.",
        ),
    ),
    "class": (
        Text("类", "Class"),
        Text("`$defs` 下的一个对象类型。", "A type of object under `$defs`."),
    ),
    "field": (
        Text("字段", "Field"),
        Text("`properties` 下的一个字段。", "A member under `properties`."),
    ),
}
"""Title and description of the whole and of the places where keywords stand."""

TEXT: Final[Json] = {"type": "string", "minLength": 1}


class Keyword(NamedTuple):
    """An annotation keyword."""

    name: str
    title: Text
    about: Text
    places: tuple[str, ...]
    """Where it stands: `schema`, `class`, `field`."""
    always: bool
    """Whether it never lacks there."""
    beside: str
    """Keyword that stands wherever it does; blank where there is none."""
    value: Json
    """Schema of its value."""


def keywords() -> tuple[Keyword, ...]:
    """Return the annotation keywords of the published schemas.

    >>> [keyword.name for keyword in keywords()][:3]
    ['x-title-zh', 'x-description-zh', 'x-requirement-level']
    """
    tables = cast("dict[str, Json]", read_toml("schema/vocabulary.toml"))
    return tuple(
        Keyword(
            name=name,
            title=Text(str(table["zh"]), str(table["en"])),
            about=Text(str(table["about_zh"]), str(table["about_en"])),
            places=tuple(cast("list[str]", table["places"])),
            always=bool(table.get("always", False)),
            beside=str(table.get("beside", "")),
            value=deepcopy(cast("Json", table["value"])),
        )
        for name, table in tables.items()
    )


def vocabulary_schema() -> Json:
    """Return the schema of the published schemas as far as our own keywords go.

    >>> vocabulary_schema()["$id"]
    'urn:opengov-cn:schema:v1.0.0:meta:vocabulary'
    """
    identifier = f"^{schema_id('').replace('.', '[.]')}.+$"
    schema = _place(
        "schema",
        {"$schema": {"const": DIALECT}, "$id": {"type": "string", "pattern": identifier}},
        {"properties": _each("field"), "$defs": _each("class")},
    )
    union: Json = {"type": "object", "properties": {"properties": _each("field")}}
    parts = {
        "class": _place("class", {}, {"properties": _each("field")}),
        "field": _place("field", {}, {"items": union}),
    }
    words = {place: _words(*ABOUT[place]) for place in ABOUT}
    values = {each.name: {**_words(each.title, each.about), **each.value} for each in keywords()}
    return {
        "$schema": DIALECT,
        "$id": schema_id(NAME),
        **words["schema"],
        **schema,
        "$defs": {**{place: {**words[place], **parts[place]} for place in parts}, **values},
    }


def _place(place: str, head: Mapping[str, Json], below: Mapping[str, Json]) -> Json:
    """Describe what stands at a place: words in both languages and our keywords, no others."""
    here = [keyword for keyword in keywords() if place in keyword.places]
    known = {each.name: {"$ref": f"#/$defs/{each.name}"} for each in here}
    pairs = {each.name: [each.beside] for each in here if each.beside}
    flags: Json = {}
    if pairs.get("x-deprecated") == ["deprecated"]:
        flags = {"deprecated": {"const": True}}
        pairs["deprecated"] = ["x-deprecated"]
    ours = {"type": "string", "pattern": "^x-"}
    return {
        "type": "object",
        "required": [*head, "title", "description", *(each.name for each in here if each.always)],
        "properties": {**head, "title": TEXT, "description": TEXT, **known, **flags, **below},
        "propertyNames": {"if": ours, "then": {"enum": list(known)}},
        **({"dependentRequired": pairs} if pairs else {}),
    }


def _each(part: str) -> Json:
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{part}"}}


def _words(title: Text, about: Text) -> Json:
    return {
        "title": title.en,
        "x-title-zh": title.zh,
        "description": about.en,
        "x-description-zh": about.zh,
    }
