"""JSON Schema 2020-12 out of the model."""

from copy import deepcopy
from functools import cache
from inspect import cleandoc
from typing import Final, Literal, cast, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from opengov._resources import names, read_toml
from opengov._version import schema_version
from opengov.errors import UnknownCodeError
from opengov.model._base import Doc, Model
from opengov.model.catalog import CatalogEntry
from opengov.schema.records import RECORDS, UNIONS, models_in, words_of
from opengov.schema.shape import Json, reshape

__all__ = [
    "VERSION",
    "profile_names",
    "profile_schema",
    "record_schema",
    "required_by",
    "schema_names",
]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
VERSION: Final = f"v{schema_version.partition('.')[0]}"
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

    >>> profile_schema("required-elements")["required"]
    ['id', 'content', 'responsibleUnits', 'channels', 'updateFrequency']

    Raises:
        UnknownCodeError: There is no profile of that name.
    """
    if profile not in profile_names():
        raise UnknownCodeError("profile", profile, known=profile_names())
    schema = record_schema("catalog-entry")
    required = [_alias(CatalogEntry, field) for field in required_by(profile)]
    properties = cast("dict[str, Json]", schema["properties"])
    for name in required:
        if properties[name].get("type") == "array":
            properties[name]["minItems"] = 1
        properties[name]["x-requirement-level"] = "required"
    title = cast("dict[str, str]", read_toml(f"profiles/{profile}.toml")["title"])
    words = {
        "$id": f"urn:opengov-cn:schema:{VERSION}:profile:{profile}:catalog-entry",
        "title": f"{schema['title']}: {title['en']}",
        "x-title-zh": f"{schema['x-title-zh']}（{title['zh']}）",
        "x-profile": profile,
    }
    return {**schema, **words, "required": [*cast("list[str]", schema["required"]), *required]}


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
    if name in UNIONS:
        key, about = UNIONS[name]
        body = {**_titles(key, about), **raw}
    else:
        body = _described(raw, cast("type[Model]", annotation))
    head = {"$schema": DIALECT, "$id": f"urn:opengov-cn:schema:{VERSION}:{name}"}
    tail = {"$defs": definitions} if definitions else {}
    return {**head, **body, **tail}


def _titles(key: str, about: str) -> Json:
    words = words_of(key)
    return {
        "title": words["en"],
        "x-title-zh": words["zh"],
        "description": about,
        "x-description-zh": words["about"],
    }


def _described(schema: Json, model: type[Model]) -> Json:
    """Add the words of a class and of its fields."""
    required = cast("list[str]", schema.get("required", []))
    properties = cast("dict[str, Json]", schema["properties"])
    about = " ".join(cleandoc(model.__doc__ or "").split(">>>")[0].split())
    rest = {
        key: value
        for key, value in schema.items()
        if key not in {"title", "description", "properties", "required"}
    }
    described = {
        _alias(model, name): _field(
            properties[_alias(model, name)], field, _level(model, name, required)
        )
        for name, field in model.model_fields.items()
    }
    return {
        **_titles(model.__name__, about),
        **rest,
        "properties": described,
        **({"required": required} if required else {}),
    }


def _alias(model: type[Model], name: str) -> str:
    return model.model_fields[name].alias or name


def _field(schema: Json, field: FieldInfo, level: str) -> Json:
    """Put the words of a field before what it may hold."""
    doc = next(item for item in field.metadata if isinstance(item, Doc))
    rest = {key: value for key, value in schema.items() if key not in {"title", "description"}}
    codes: Json = {}
    if doc.codelist is not None:
        codes = {"x-codelist": doc.codelist, "x-codelist-open": not _closed(field.annotation)}
    return {
        "title": doc.en,
        "x-title-zh": doc.zh,
        "description": " ".join((field.description or "").split()),
        "x-description-zh": doc.about,
        "x-requirement-level": level,
        **codes,
        **rest,
    }


def _closed(annotation: object) -> bool:
    """Tell whether a field takes the codes of its codelist and nothing else."""
    return get_origin(annotation) is Literal or any(map(_closed, get_args(annotation)))


def _level(model: type[Model], name: str, required: list[str]) -> str:
    """Return how much a field is asked for: by the schema, the profiles, or not at all."""
    if _alias(model, name) in required:
        return "required"
    if model is CatalogEntry and name in required_by(DEFAULT_PROFILE):
        return "required"
    if model is CatalogEntry and name in required_by(NATIONAL_PROFILE):
        return "recommended"
    return "optional"
