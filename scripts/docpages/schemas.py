"""What the published schemas say, for the pages that show it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias, cast

from scripts.docpages.markdown import code

from opengov.model._base import BLANK, FULL_DATE
from opengov.schema import record_schema, schema_names
from opengov.schema.shape import Json
from opengov.text import Lang, Text

__all__ = [
    "NOT_BLANK",
    "Fields",
    "bounds",
    "cardinality",
    "codelist_of",
    "fields_of",
    "kind",
    "records",
    "references",
    "words",
]

Fields: TypeAlias = Mapping[str, Json]
WORDS: Mapping[str, Text] = {
    "string": Text("文本", "text"),
    "date": Text("日期", "date"),
    "integer": Text("整数", "whole number"),
    "number": Text("数", "number"),
    "boolean": Text("是否", "true or false"),
    "object": Text("对象", "object"),
    "map": Text("文本的键值表", "texts by key"),
    "any": Text("任意", "any"),
}
"""Types as people call them."""
LIST = Text("{}的列表", "list of {}")
OR = Text("、", ", ")
BOUNDS = {
    "minimum": Text("不小于 {}", "at least {}"),
    "maximum": Text("不大于 {}", "at most {}"),
    "minLength": Text("至少 {} 个字符", "at least {} characters"),
    "maxLength": Text("至多 {} 个字符", "at most {} characters"),
}
PATTERN = Text("格式 `{}`", "matches `{}`")
NOT_BLANK = f"[^{BLANK}]"
"""Pattern of a text that must say something."""
SOMETHING = Text("不能空白", "not blank")


@cache
def records(*roots: str) -> Mapping[str, Json]:
    """Return the objects that schemas are made of, by class name, the roots first."""
    names = roots or schema_names()
    schemas = {name: record_schema(name) for name in names}
    found: dict[str, Json] = {
        "".join(map(str.capitalize, name.split("-"))): schema for name, schema in schemas.items()
    }
    for schema in schemas.values():
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


def references(schema: Json) -> tuple[str, ...]:
    """Return the classes that a schema refers to itself, each once, in order."""
    return tuple(dict.fromkeys(_references({**schema, "$defs": {}})))


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield str(node["$ref"]).rpartition("/")[2]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def kind(schema: Json, lang: Lang, name: Callable[[str], str]) -> str:
    """Say in a few words what a value is; `name` writes the name of a class."""
    if schema.get("type") == "array":
        codes = {key: schema[key] for key in ("x-codelist",) if key in schema}
        items = {**cast("Json", schema.get("items", {})), **codes}
        return LIST.say(lang).format(kind(items, lang, name))
    parts = references(schema)
    if parts:
        return OR.say(lang).join(map(name, parts))
    values = cast("list[str]", schema.get("enum", [schema["const"]] if "const" in schema else []))
    if values and "x-codelist" not in schema:
        return OR.say(lang).join(map(code, values))
    found = str(schema.get("format", schema.get("type", "string" if values else "any")))
    if found == "object" and "properties" not in schema:
        found = "map"
    return WORDS.get(found, WORDS["any"]).say(lang)


def cardinality(schema: Json, *, required: bool) -> str:
    """Say how many values there are, such as `0..1`.

    A list that is there and may not be empty has one at least, but may be left out.
    """
    least = 1 if required else 0
    if schema.get("type") != "array":
        return "1" if required else "0..1"
    return f"{min(least, int(str(schema.get('minItems', 0))))}..n"


def bounds(schema: Json, lang: Lang) -> str:
    """Say what a value must keep to besides its type; nothing where that is all."""
    pattern = schema.get("pattern")
    if pattern == NOT_BLANK:
        return SOMETHING.say(lang)
    if pattern is not None:  # it says the length, too
        return "" if pattern == FULL_DATE else PATTERN.say(lang).format(pattern)
    said = (text.say(lang).format(schema[key]) for key, text in BOUNDS.items() if key in schema)
    return OR.say(lang).join(said)
