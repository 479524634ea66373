"""The published files: schemas, profiles and codelists, under `schemas/v1`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from opengov._resources import read_schema, read_text
from opengov.codelists import codelist_names
from opengov.errors import ResourceNotFoundError, UnknownCodeError
from opengov.schema.build import profile_names, profile_schema, record_schema, schema_names
from opengov.schema.shape import Json

__all__ = ["published", "shipped", "write_all"]

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
    return {path: _text(schema) for path, schema in (records | profiles).items()} | codelists


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
        return cast("Json", json.loads(read_schema(f"v1/{name}.schema.json")))
    except ResourceNotFoundError:
        profile = name.removeprefix("profiles/").removesuffix(PROFILE_SUFFIX)
        return record_schema(name) if name in schema_names() else profile_schema(profile)


def _shipped_names() -> tuple[str, ...]:
    profiles = (f"profiles/{profile}{PROFILE_SUFFIX}" for profile in profile_names())
    return (*schema_names(), *profiles)
