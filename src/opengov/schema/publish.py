"""The published files: schemas, profiles, the vocabulary and codelists, under `schemas/v1`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from opengov._resources import read_schema, read_text
from opengov.codelists import Code, codelist, codelist_names
from opengov.errors import ResourceNotFoundError, UnknownCodeError
from opengov.schema.build import (
    PROFILE_RECORD,
    profile_names,
    profile_schema,
    record_schema,
    schema_names,
)
from opengov.schema.ids import LINE
from opengov.schema.shape import Json
from opengov.schema.vocabulary import NAME as VOCABULARY
from opengov.schema.vocabulary import vocabulary_schema

__all__ = ["codelist_json", "file_names", "published", "shipped", "text_of", "write_all"]

SUFFIX = ".schema.json"


def file_names() -> tuple[str, ...]:
    """Return the names of all published schemas: their files without `.schema.json`.

    >>> [name for name in file_names() if "/" in name][-2:]
    ['profiles/thorough.catalog-entry', 'meta/vocabulary']
    """
    profiles = (f"profiles/{profile}.{PROFILE_RECORD}" for profile in profile_names())
    return (*schema_names(), *profiles, VOCABULARY)


def published() -> Mapping[str, str]:
    """Return the text of every published file by its path under `schemas/v1`.

    >>> "codelists/channels.csv" in published()
    True
    """
    schemas = {f"{name}{SUFFIX}": text_of(_generated(name)) for name in file_names()}
    values = {f"codelists/{name}.json": text_of(codelist_json(name)) for name in codelist_names()}
    tables = {
        f"codelists/{name}.csv": read_text(f"codelists/{name}.csv") for name in codelist_names()
    }
    return schemas | values | tables


def _generated(name: str) -> Json:
    if name == VOCABULARY:
        return vocabulary_schema()
    if name in schema_names():
        return record_schema(name)
    return profile_schema(name.removeprefix("profiles/").removesuffix(f".{PROFILE_RECORD}"))


def text_of(value: Json) -> str:
    """Return a schema or codelist as the text of its file.

    >>> text_of({"title": "机关"}).splitlines()
    ['{', '  "title": "机关"', '}']
    """
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def codelist_json(name: str) -> Json:
    """Return a codelist as JSON; what is not known is left out.

    >>> codelist_json("levels")["codes"][0]["title"]
    {'zh': '省级', 'en': 'Province'}

    Raises:
        UnknownCodeError: There is no codelist of that name.
    """
    values = codelist(name)
    return {
        # Without a minor version: a code is never taken away or given another meaning.
        "$id": f"urn:opengov-cn:codelist:{LINE}:{name}",
        "name": name,
        "title": {"zh": values.title.zh, "en": values.title.en},
        "codes": [_code_json(code) for code in values.entries],
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
    """Return a published schema: of a record, of a profile (`profiles/…`), or the vocabulary.

    The copy in the package is read; a source tree without one generates it.

    >>> shipped("organ")["title"]
    'Organ'
    >>> shipped("profiles/required-elements.catalog-entry")["x-profile"]
    'required-elements'

    Raises:
        UnknownCodeError: There is no schema of that name.
    """
    if name not in file_names():
        raise UnknownCodeError("schema", name, known=file_names())
    try:
        return cast("Json", json.loads(read_schema(f"{LINE}/{name}{SUFFIX}")))
    except ResourceNotFoundError:
        return _generated(name)
