"""JSON Schema 2020-12 out of the model."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Final, cast

from pydantic import TypeAdapter

from opengov._resources import names, read_toml
from opengov.errors import UnknownCodeError
from opengov.model._base import Model
from opengov.model.catalog import CatalogEntry
from opengov.schema.ids import DIALECT, schema_id
from opengov.schema.records import RECORDS, UNIONS, UnionWords, models_in
from opengov.schema.shape import Json, reshape
from opengov.schema.unions import label_tags
from opengov.schema.waived import WAIVED
from opengov.schema.words import about_class, about_field, about_tag, titles

__all__ = [
    "PROFILE_RECORD",
    "profile_names",
    "profile_schema",
    "record_schema",
    "required_by",
    "schema_names",
]

PROFILE_RECORD: Final = "catalog-entry"
"""Schema of the record that a profile asks more of."""
DEFAULT_PROFILE: Final = "required-elements"
NATIONAL_PROFILE: Final = "national-2019"


def schema_names() -> tuple[str, ...]:
    """Return the names of the record schemas.

    >>> "catalog-entry" in schema_names()
    True
    """
    return tuple(RECORDS)


def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that have a schema.

    >>> "required-elements" in profile_names()
    True
    """
    return names("profiles", ".toml")


def record_schema(name: str) -> Json:
    """Return the schema of a record; it refers to nothing outside itself.

    >>> record_schema("catalog-entry")["required"]
    ['id']

    Raises:
        UnknownCodeError: There is no record of that name.
    """
    if name not in RECORDS:
        raise UnknownCodeError("schema", name, known=schema_names())
    return deepcopy(_record_schema(name))


def profile_schema(profile: str) -> Json:
    """Return the schema of a catalog entry with the elements that a profile requires.

    An element that is not applicable to some entries is required of the others: the
    condition stands under `if`, the element under `else`.

    >>> schema = profile_schema("required-elements")
    >>> schema["required"], schema["else"]["required"]
    (['id', 'content', 'responsibleUnits', 'channels'], ['updateFrequency'])

    Raises:
        UnknownCodeError: There is no profile of that name.
    """
    if profile not in profile_names():
        raise UnknownCodeError("profile", profile, known=profile_names())
    schema = record_schema(PROFILE_RECORD)
    fields = required_by(profile)
    always = [_alias(CatalogEntry, field) for field in fields if field not in WAIVED]
    properties = cast("dict[str, Json]", schema["properties"])
    for name in (_alias(CatalogEntry, field) for field in fields):
        if properties[name].get("type") == "array":
            properties[name]["minItems"] = 1
        properties[name]["x-requirement-level"] = "required"
    title = cast("dict[str, str]", read_toml(f"profiles/{profile}.toml")["title"])
    words = {
        "$id": schema_id(f"profiles/{profile}.{PROFILE_RECORD}"),
        "title": f"{schema['title']}: {title['en']}",
        "x-title-zh": f"{schema['x-title-zh']}（{title['zh']}）",
        "x-profile": profile,
    }
    required = [*cast("list[str]", schema["required"]), *always]
    return {**schema, **words, "required": required, **_waived(fields)}


def _waived(fields: Sequence[str]) -> Json:
    """Require an element of the entries that it is applicable to."""
    waived = [field for field in fields if field in WAIVED]
    if not waived:
        return {}
    (field,) = waived
    name = _alias(CatalogEntry, field)
    # The words again, for a program that looks beside `required` for what is missing.
    words = about_field(CatalogEntry.model_fields[field], "required")
    return {"if": WAIVED[field](), "else": {"required": [name], "properties": {name: words}}}


def required_by(profile: str) -> tuple[str, ...]:
    """Return the Python names of the fields of an entry that a profile requires.

    >>> required_by("required-elements")
    ('content', 'responsible_units', 'channels', 'update_frequency')
    """
    table = read_toml(f"profiles/{profile}.toml")
    base = cast("str | None", table.get("extends"))
    own = cast("list[str]", table.get("requires", []))
    return tuple(dict.fromkeys((*(required_by(base) if base else ()), *own)))


@cache
def _record_schema(name: str) -> Json:
    annotation = RECORDS[name]
    raw = cast(
        "Json", reshape(TypeAdapter(cast("type[Model]", annotation)).json_schema(by_alias=True))
    )
    models = {model.__name__: model for model in models_in(annotation)}
    definitions = {
        key: _described(cast("Json", body), models[key])
        for key, body in sorted(cast("Json", raw.pop("$defs", {})).items())
    }
    body = (
        _united(raw, UNIONS[name])
        if name in UNIONS
        else _described(raw, cast("type[Model]", annotation))
    )
    head = {"$schema": DIALECT, "$id": schema_id(name)}
    tail = {"$defs": definitions} if definitions else {}
    return {**head, **cast("Json", label_tags({**body, **tail}, definitions))}


def _united(schema: Json, union: UnionWords) -> Json:
    """Add the words of a union and of the field that tells its members apart."""
    ((tag, values),) = cast("dict[str, Json]", schema["properties"]).items()
    described = {tag: {**about_tag(union.tag, union.tag_about, "required"), **values}}
    return {**titles(union.key, union.about), **schema, "properties": described}


def _described(schema: Json, model: type[Model]) -> Json:
    """Add the words of a class and of its fields."""
    required = cast("list[str]", schema.get("required", []))
    properties = cast("dict[str, Json]", schema["properties"])
    described: dict[str, Json] = {}
    for name, field in model.model_fields.items():
        alias = _alias(model, name)
        words = about_field(field, _level(model, name, required))
        described[alias] = {**words, **_without(properties[alias], "title", "description")}
    return {
        **about_class(model),
        **_without(schema, "title", "description", "properties", "required"),
        "properties": described,
        **({"required": required} if required else {}),
    }


def _without(schema: Json, *keys: str) -> Json:
    return {key: value for key, value in schema.items() if key not in keys}


def _alias(model: type[Model], name: str) -> str:
    return model.model_fields[name].alias or name


def _level(model: type[Model], name: str, required: list[str]) -> str:
    """Return how much a field is asked for: by the schema, the profiles, or not at all."""
    if _alias(model, name) in required:
        return "required"
    if model is CatalogEntry and name in required_by(DEFAULT_PROFILE):
        return "required"
    if model is CatalogEntry and name in required_by(NATIONAL_PROFILE):
        return "recommended"
    return "optional"
