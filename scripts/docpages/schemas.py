"""What the published schemas say, for the pages that show it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias, cast

from opengov.schema import record_schema, schema_names
from opengov.schema.shape import Json
from opengov.text import Lang

__all__ = ["Fields", "codelist_of", "fields_of", "kind", "records", "words"]

Fields: TypeAlias = Mapping[str, Json]
WORDS: Mapping[str, Mapping[Lang, str]] = {
    "string": {"zh": "文本", "en": "text"},
    "date": {"zh": "日期", "en": "date"},
    "integer": {"zh": "整数", "en": "whole number"},
    "number": {"zh": "数", "en": "number"},
    "boolean": {"zh": "是否", "en": "true or false"},
    "object": {"zh": "对象", "en": "object"},
    "map": {"zh": "文本的键值表", "en": "texts by key"},
    "any": {"zh": "任意", "en": "any"},
}
"""Types as people call them."""
LIST: Mapping[Lang, str] = {"zh": "{}的列表", "en": "list of {}"}
ONE_OF: Mapping[Lang, str] = {"zh": "、", "en": ", "}


@cache
def records(*roots: str) -> Mapping[str, Json]:
    """Return the objects that schemas are made of, by class name, the roots first."""
    found: dict[str, Json] = {}
    for root in roots or schema_names():
        schema = record_schema(root)
        if "properties" in schema:
            found["".join(map(str.capitalize, root.split("-")))] = schema
        for name, part in cast("Fields", schema.get("$defs", {})).items():
            found.setdefault(name, part)
    return found


def fields_of(record: Json) -> Fields:
    """Return the fields of an object by name."""
    return cast("Fields", record.get("properties", {}))


def words(schema: Json, key: str, lang: Lang) -> str:
    """Return the `title` or `description` in a language."""
    return str(schema.get(f"x-{key}-zh" if lang == "zh" else key, ""))


def codelist_of(field: Json) -> str:
    """Return the name of the codelist of a field, or nothing."""
    return str(field.get("x-codelist", ""))


def kind(schema: Json, lang: Lang) -> str:
    """Say in a few words what a value is; objects are linked to their section."""
    if "$ref" in schema:
        return _link(str(schema["$ref"]))
    if schema.get("type") == "array":
        return LIST[lang].format(kind(cast("Json", schema.get("items", {})), lang))
    choices = list(dict.fromkeys(_choices(schema)))
    if choices:
        return ONE_OF[lang].join(choices)
    if schema.get("type") == "object":
        name = (
            "map" if "additionalProperties" in schema and "properties" not in schema else "object"
        )
        return WORDS[name][lang]
    if schema.get("format") == "date":
        return WORDS["date"][lang]
    return WORDS.get(str(schema.get("type")), WORDS["any"])[lang]


def _choices(schema: Json) -> Iterator[str]:
    """Give the objects that a union is made of."""
    for key in ("oneOf", "anyOf", "allOf"):
        for branch in cast("list[Json]", schema.get(key, [])):
            part = cast("Json", branch.get("then", branch))
            if "$ref" in part:
                yield _link(str(part["$ref"]))


def _link(reference: str) -> str:
    name = reference.rpartition("/")[2]
    return f"[{name}](#{name.lower()})"
