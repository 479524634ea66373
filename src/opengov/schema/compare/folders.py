"""Whole sets of published files: schemas and codelists, from a folder or as text."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, cast

from opengov.codelists import COLUMNS
from opengov.errors import InvalidSchemaError
from opengov.schema.shape import Json

__all__ = ["Row", "SchemaSet", "codelist_rows", "read_folder", "read_schema_file", "schema_set"]

SUFFIX: Final = ".schema.json"
CODELISTS: Final = "codelists/"
ABOUT_SCHEMAS: Final = "meta/"
"""Schemas of schemas: they judge no record, and name their own version."""
Row: TypeAlias = Mapping[str, str]
"""A code with its columns."""


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The schemas and codelists of one version, by their paths."""

    schemas: Mapping[str, Json]
    """Path, such as `catalog.schema.json`, to the schema."""
    codelists: Mapping[str, Mapping[str, Row]]
    """Path, such as `codelists/levels.csv`, to the codes of it."""


def schema_set(files: Mapping[str, str]) -> SchemaSet:
    """Return the schemas and codelists among published files; other files are left out.

    >>> from opengov.schema import published
    >>> "codelists/levels.csv" in schema_set(published()).codelists
    True

    Raises:
        InvalidSchemaError: A file is not what its name says.
    """
    return SchemaSet(
        schemas={
            path: _schema(path, text)
            for path, text in sorted(files.items())
            if path.endswith(SUFFIX) and not path.startswith(ABOUT_SCHEMAS)
        },
        codelists={
            path: codelist_rows(path, text)
            for path, text in sorted(files.items())
            if path.startswith(CODELISTS) and path.endswith(".csv")
        },
    )


def read_folder(folder: Path) -> SchemaSet:
    """Return the schemas and codelists in a folder laid out as `schemas/v1`.

    Raises:
        InvalidSchemaError: A file is not what its name says, or there is no schema.
        OSError: A file cannot be read.
    """
    found = {
        path.relative_to(folder).as_posix(): _text(path)
        for path in folder.rglob("*")
        if path.is_file() and path.name.endswith((SUFFIX, ".csv"))
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


def codelist_rows(path: str, text: str) -> dict[str, Row]:
    r"""Return the codes of a codelist file, in its order.

    >>> text = "code,title_zh,title_en,description_zh,description_en,valid_from,valid_to,"
    >>> text += "replaced_by,source\na,甲,A,,,,,,opengov\\n"
    >>> codelist_rows("codelists/letters.csv", text)["a"]["title_en"]
    'A'

    Raises:
        InvalidSchemaError: It has other columns than a codelist, or a code twice.
    """
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InvalidSchemaError(path, f"a codelist has the columns {','.join(COLUMNS)}")
    rows: dict[str, Row] = {}
    for row in reader:
        if row["code"] in rows:
            raise InvalidSchemaError(path, f"the code {row['code']!r} stands in it twice")
        rows[row["code"]] = row
    return rows


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
