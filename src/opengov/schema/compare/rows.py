"""The codes of a codelist file, as CSV and as JSON: the same columns, whichever is read."""

import csv
import json
from collections.abc import Mapping
from typing import TypeAlias, cast

from opengov.codelists import COLUMNS
from opengov.errors import InvalidSchemaError

__all__ = ["Row", "check_agreement", "codelist_rows", "json_rows"]

Row: TypeAlias = Mapping[str, str]
"""A code with its columns."""


def codelist_rows(path: str, text: str) -> dict[str, Row]:
    r"""Return the codes of a codelist file in CSV, in its order.

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
        _add(path, rows, row)
    return rows


def json_rows(path: str, text: str) -> dict[str, Row]:
    """Return the codes of a codelist file in JSON, with the columns that CSV has.

    >>> text = '{"codes": [{"code": "a", "title": {"zh": "甲", "en": "A"}}]}'
    >>> json_rows("codelists/letters.json", text)["a"]["title_en"]
    'A'

    Raises:
        InvalidSchemaError: It is not the JSON of a codelist, or has a code twice.
    """
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InvalidSchemaError(path, f"it is not JSON: {error}") from error
    codes = value.get("codes") if isinstance(value, dict) else None
    rows: dict[str, Row] = {}
    for each in codes if isinstance(codes, list) else [None]:
        if not isinstance(each, dict) or not isinstance(each.get("code"), str):
            raise InvalidSchemaError(path, "a codelist has `codes`, a list of objects with `code`")
        _add(path, rows, _row(cast("dict[str, object]", each)))
    return rows


def check_agreement(path: str, rows: Mapping[str, Row], twin: str, its: Mapping[str, Row]) -> None:
    """Refuse a codelist of which the two files do not say the same.

    >>> check_agreement("a.json", {}, "a.csv", {})

    Raises:
        InvalidSchemaError: The files differ, and so one of them is out of date.
    """
    for code in (*its, *rows):
        mine, other = rows.get(code), its.get(code)
        if mine is None or other is None:
            holder, without = (twin, path) if mine is None else (path, twin)
            why = f"{holder} has the code {code!r}, and {without} does not; publish both anew"
            raise InvalidSchemaError(path, why)
        for column in COLUMNS:
            if mine[column] != other[column]:
                why = f"the {column} of {code!r} is another in {twin}; publish both anew"
                raise InvalidSchemaError(path, why)


def _add(path: str, rows: dict[str, Row], row: Row) -> None:
    if row["code"] in rows:
        raise InvalidSchemaError(path, f"the code {row['code']!r} stands in it twice")
    rows[row["code"]] = row


def _row(code: Mapping[str, object]) -> Row:
    successors = code.get("replacedBy")
    values = (
        code["code"],
        *_both(code.get("title")),
        *_both(code.get("description")),
        code.get("validFrom"),
        code.get("validTo"),
        " ".join(map(str, successors)) if isinstance(successors, list) else successors,
        code.get("source"),
    )
    return {name: str(value or "") for name, value in zip(COLUMNS, values, strict=True)}


def _both(text: object) -> tuple[object, object]:
    return (text.get("zh"), text.get("en")) if isinstance(text, dict) else (None, None)
