"""Whole sets of published files: schemas and codelists, from a folder or as text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from opengov.errors import InvalidSchemaError
from opengov.schema.compare.rows import Row, check_agreement, codelist_rows, json_rows
from opengov.schema.shape import Json

__all__ = ["SchemaSet", "read_folder", "read_schema_file", "schema_set"]

SUFFIX: Final = ".schema.json"
CODELISTS: Final = "codelists/"
FORMS: Final = (".csv", ".json")
ABOUT_SCHEMAS: Final = "meta/"
"""Schemas of schemas: they judge no record, and name their own version."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas and codelists of one version, by their paths."""

    schemas: Mapping[str, Json]
    """Path, such as `catalog.schema.json`, to the schema."""
    codelists: Mapping[str, Mapping[str, Row]]
    """Path, such as `codelists/levels.csv`, to the codes of it; its JSON says the same."""


def schema_set(files: Mapping[str, str]) -> SchemaSet:
    """Return the schemas and codelists among published files; other files are left out.

    >>> from opengov.schema import published
    >>> "codelists/levels.csv" in schema_set(published()).codelists
    True

    Raises:
        InvalidSchemaError: A file is not what its name says, or the CSV and the JSON of a
            codelist do not agree.
    """
    return SchemaSet(
        schemas={
            path: _schema(path, text)
            for path, text in sorted(files.items())
            if path.endswith(SUFFIX) and not path.startswith(ABOUT_SCHEMAS)
        },
        codelists=dict(_codelists(files)),
    )


def read_folder(folder: Path) -> SchemaSet:
    """Return the schemas and codelists in a folder laid out as `schemas/v1`.

    Raises:
        InvalidSchemaError: A file is not what its name says, or there is no schema.
        OSError: A file cannot be read.
    """
    codelists = folder / CODELISTS
    found = {
        path.relative_to(folder).as_posix(): _text(path)
        for path in folder.rglob("*")
        if path.is_file()
        and (path.name.endswith(SUFFIX) or (path.parent == codelists and path.suffix in FORMS))
    }
    read = schema_set(found)
    if not read.schemas:
        raise InvalidSchemaError(str(folder), f"it holds no file that ends in {SUFFIX}")
    return read


def read_schema_file(path: Path) -> Json:
    """Return the schema in a file.

    Raises:
        InvalidSchemaError: The file is no JSON Schema.
        OSError: The file cannot be read.
    """
    return _schema(str(path), _text(path))


def _codelists(files: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Row]]]:
    """Yield the codes of each codelist under the path of its CSV; its JSON has to say the same."""
    paths = [path for path in files if path.startswith(CODELISTS)]
    for stem in sorted({path[: path.rindex(".")] for path in paths if path.endswith(FORMS)}):
        twin, path = f"{stem}.csv", f"{stem}.json"
        rows = codelist_rows(twin, files[twin]) if twin in files else None
        if path in files:
            again = json_rows(path, files[path])
            if rows is not None:
                check_agreement(path, again, twin, rows)
            rows = again if rows is None else rows
        yield twin, rows or {}


def _schema(path: str, text: str) -> Json:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InvalidSchemaError(path, f"it is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InvalidSchemaError(path, "a schema is a JSON object")
    return cast("Json", value)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidSchemaError(str(path), f"it is not UTF-8: {error.reason}") from error
