"""What the schema browser shows: every class, profile and codelist that is published, as a script.

A script rather than JSON, so that the page also works where it is opened from a folder.
"""

import json
from collections.abc import Callable, Mapping
from typing import cast

from scripts.docpages.anchors import code_anchor, field_anchor, kebab
from scripts.docpages.classes.dictionary import Class, classes
from scripts.docpages.classes.fieldtable import LEVELS
from scripts.docpages.classes.rulemistakes import rules_of
from scripts.docpages.schemas import Fields, bounds, cardinality, codelist_of, kind, words

from opengov.codelists import Code, codelist, codelist_names
from opengov.schema import profile_schema
from opengov.schema.shape import Json
from opengov.standard import mapping_rows
from opengov.text import Lang, Text
from opengov.validation.profiles import load_profile, profile_names

__all__ = ["DATA", "browser_data"]

DATA = "javascripts/schemas.js"
"""Path of the script on the site."""
ENTRY = "CatalogEntry"
"""The record that profiles are about."""


def browser_data() -> str:
    """Return the script that holds the data."""
    data = {
        "classes": {each.name: _class(each) for each in classes().values()},
        "records": [each.name for each in classes().values() if each.published],
        "profiles": {name: _profile(name) for name in profile_names()},
        "codelists": {name: _codelist(name) for name in codelist_names()},
        "levels": {name: _both(text) for name, text in LEVELS.items()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.opengovSchemas = {text};\n"


def _class(each: Class) -> Json:
    """Return a class with its fields, or with the classes a union is made of."""
    columns = {(row.record, row.field): row.table_column for row in mapping_rows()}
    required = cast("list[str]", each.schema.get("required", []))
    return {
        "key": kebab(each.name),
        **_said(each.schema),
        "id": each.schema.get("$id", ""),
        "page": each.page,
        "anchor": kebab(each.name),
        "members": [] if each.model else _members(each.schema),
        "fields": [
            {
                "name": name,
                **_field(schema, required=name in required),
                "anchor": field_anchor(each.name, name),
                "rules": rules_of().get((each.name, name), ()),
                "since": each.since(name),
                "column": columns.get((kebab(each.name), name), ""),
            }
            for name, schema in (each.fields if each.model else {}).items()
        ],
    }


def _field(schema: Json, *, required: bool) -> Json:
    """Return what a schema says about a field."""
    inner = cast("Json", schema.get("items", schema))
    default = schema.get("default")
    return {
        **_said(schema),
        "type": _both(_text(lambda lang: kind(schema, lang, str))),
        "bounds": _both(_text(lambda lang: bounds(schema, lang))),
        "default": "" if default in (None, [], {}) else json.dumps(default),
        "number": cardinality(schema, required=required),
        "level": schema.get("x-requirement-level", ""),
        "list": schema.get("type") == "array",
        "free": isinstance(schema.get("additionalProperties"), dict),
        "codelist": codelist_of(schema),
        "open": schema.get("x-codelist-open", False),
        "members": _members(inner),
    }


def _members(schema: Json) -> list[Json]:
    """Return the classes of a value; `value` tells those of a union apart by the field `tag`."""
    if "$ref" in schema:
        return [{"class": _name(schema)}]
    members = []
    for branch in cast("list[Json]", schema.get("allOf", [])):
        condition = cast("Fields", cast("Json", branch["if"])["properties"])
        ((tag, test),) = condition.items()
        name = _name(cast("Json", branch["then"]))
        members.append({"tag": tag, "value": test["const"], "class": name})
    return members


def _profile(name: str) -> Json:
    """Return what a profile asks of an entry beyond the record's own schema."""
    schema = profile_schema(name)
    required = cast("list[str]", schema["required"])
    fields = cast("Fields", schema["properties"])
    return {
        **_title(load_profile(name).title),
        "class": ENTRY,
        "fields": {
            field: {
                "number": cardinality(each, required=field in required),
                "level": each["x-requirement-level"],
            }
            for field, each in fields.items()
        },
    }


def _codelist(name: str) -> Json:
    return {
        "page": f"reference/codelists/{name}",
        "codes": [_code(each) for each in codelist(name).entries],
    }


def _code(each: Code) -> Json:
    until = each.valid_to.isoformat() if each.valid_to else ""
    return {
        "code": each.code,
        **_title(each.title),
        "about": _both(each.description),
        "until": until,
        "anchor": code_anchor(each.code),
    }


def _name(schema: Mapping[str, object]) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _said(schema: Json) -> Json:
    return {
        "title": _both(_text(lambda lang: words(schema, "title", lang))),
        "about": _both(_text(lambda lang: words(schema, "description", lang))),
    }


def _title(text: Text) -> Json:
    return {"title": _both(text)}


def _text(say: Callable[[Lang], str]) -> Text:
    return Text(say("zh"), say("en"))


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
