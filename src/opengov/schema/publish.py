"""The published files: schemas, profiles and codelists, under `schemas/v1`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from opengov._resources import read_schema, read_text
from opengov.codelists import Code, codelist, codelist_names
from opengov.errors import ResourceNotFoundError, UnknownCodeError
from opengov.schema.build import (
    VERSION,
    profile_names,
    profile_schema,
    record_schema,
    schema_names,
)
from opengov.schema.shape import Json

__all__ = ["codelist_json", "published", "shipped", "write_all"]

PROFILE_SUFFIX = ".catalog-entry"


def published() -> Mapping[str, str]:
    """Return the text of every published file by its path under `schemas/v1`.

    >>> "codelists/channels.csv" in published()
    True
    """
    records = {f"{name}.schema.json": record_schema(name) for name in schema_names()}
    profiles = {
        f"profiles/{name}{PROFILE_SUFFIX}.schema.json": profile_schema(name)
        for name in profile_names()
    }
    codelists = {
        f"codelists/{name}.csv": read_text(f"codelists/{name}.csv") for name in codelist_names()
    }
    values = {f"codelists/{name}.json": codelist_json(name) for name in codelist_names()}
    schemas = {path: _text(schema) for path, schema in (records | profiles | values).items()}
    return schemas | codelists


def codelist_json(name: str) -> Json:
    """Return a codelist as JSON; what is not known is left out.

    >>> codelist_json("levels")["codes"][0]["title"]
    {'zh': '省级', 'en': 'Province'}

    Raises:
        UnknownCodeError: There is no codelist of that name.
    """
    return {
        "$id": f"urn:opengov-cn:codelist:{VERSION}:{name}",
        "name": name,
        "codes": [_code_json(code) for code in codelist(name).entries],
    }


def _code_json(code: Code) -> Json:
    values: Json = {
        "code": code.code,
        "title": {"zh": code.title.zh, "en": code.title.en},
        "description": {"zh": code.description.zh, "en": code.description.en},
        "validFrom": None if code.valid_from is None else code.valid_from.isoformat(),
        "validTo": None if code.valid_to is None else code.valid_to.isoformat(),
        "replacedBy": list(code.replaced_by),
        "source": code.source,
    }
    blank: tuple[object, ...] = (None, [], {"zh": "", "en": ""})
    return {key: value for key, value in values.items() if value not in blank}


def _text(schema: Json) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_all(folder: Path) -> tuple[Path, ...]:
    """Write every published file below a folder and return their paths."""
    written = []
    for name, text in published().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def shipped(name: str) -> Json:
    """Return a published schema: of a record, or of a profile (`profiles/…`).

    The copy in the package is read; a source tree without one generates it.

    >>> shipped("organ")["title"]
    'Organ'
    >>> shipped("profiles/required-elements.catalog-entry")["x-profile"]
    'required-elements'

    Raises:
        UnknownCodeError: There is no schema of that name.
    """
    if name not in _shipped_names():
        raise UnknownCodeError("schema", name, known=_shipped_names())
    try:
        return cast("Json", json.loads(read_schema(f"{VERSION}/{name}.schema.json")))
    except ResourceNotFoundError:
        profile = name.removeprefix("profiles/").removesuffix(PROFILE_SUFFIX)
        return record_schema(name) if name in schema_names() else profile_schema(profile)


def _shipped_names() -> tuple[str, ...]:
    profiles = (f"profiles/{profile}{PROFILE_SUFFIX}" for profile in profile_names())
    return (*schema_names(), *profiles)
