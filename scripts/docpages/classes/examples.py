"""The examples of `examples/records`: one of every class, held to its schema and its model."""

import json
from pathlib import Path
from typing import cast

from jsonschema import Draft202012Validator
from scripts.docpages.anchors import kebab
from scripts.docpages.classes.dictionary import Class, classes
from scripts.docpages.schemas import records

from opengov.schema.shape import Json

__all__ = ["EXAMPLES", "example", "member"]

EXAMPLES = Path(__file__).parents[3] / "examples" / "records"


def example(owner: Class) -> Json:
    """Return the example of a class.

    Raises:
        ValueError: It breaks the schema or the model.
    """
    path = EXAMPLES / f"{kebab(owner.name)}.json"
    text = path.read_text(encoding="utf-8")
    record = cast("Json", json.loads(text))
    for fault in Draft202012Validator(standing_alone(owner)).iter_errors(record):
        raise ValueError(f"{path.name}: {fault.json_path}: {fault.message}")
    if owner.model is not None:
        owner.model.model_validate_json(text)
    return record


def standing_alone(owner: Class) -> Json:
    """Return the schema of a class with every definition it may refer to."""
    parts = {name: part for name, part in records().items() if name != owner.name}
    return {**owner.schema, "$defs": {name: parts[name] for name in parts if name in classes()}}


LONGEST = 96
"""Characters of a member; a longer one is cut where it is shown beside others."""


def member(record: Json, name: str) -> str:
    """Write one member of a record on a line, long lists and objects inside it as `…`."""
    text = json.dumps({name: record[name]}, ensure_ascii=False)[1:-1]
    value = record[name]
    if len(text) <= LONGEST or not isinstance(value, dict | list):
        return text
    return json.dumps({name: _short(value)}, ensure_ascii=False)[1:-1].replace('"…"', "…")


def _short(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: "…" if isinstance(inner, dict | list) and inner else inner
            for key, inner in value.items()
        }
    if isinstance(value, list):
        head = value[0]
        return [_short(head), *(["…"] if len(value) > 1 else [])]
    return value
