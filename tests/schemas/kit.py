"""The fixtures of `conformance/schemas`, and what each engine says of a record."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
from jsonschema import Draft202012Validator
from scripts.fixtures import NAMES
from scripts.fixtures.places import value_at
from typing_extensions import override

from opengov.jsonpointer import pointer_of
from opengov.schema import shipped, validator_for

ROOT = Path(__file__).parents[2]
HOME = ROOT / "conformance" / "schemas"

Fault = tuple[str, str, str]
"""Keyword, pointer into the record, pointer into the schema (references followed)."""


@dataclass(frozen=True)
class Record:
    """A file of the kit."""

    schema: str
    path: Path

    @property
    def value(self) -> Any:  # noqa: ANN401 - any JSON value
        return json.loads(self.path.read_text(encoding="utf-8"))

    @override
    def __str__(self) -> str:
        return self.path.relative_to(HOME).as_posix()


def records(kind: str) -> Iterator[Record]:
    for name in NAMES:
        for path in sorted((HOME / name / kind).glob("*.json")):
            yield Record(name, path)


@cache
def expected(schema: str) -> Mapping[str, Any]:
    text = (HOME / schema / "expected.json").read_text(encoding="utf-8")
    return cast("Mapping[str, Any]", json.loads(text))


VALID = tuple(records("valid"))
INVALID = tuple(records("invalid"))
BEYOND = tuple(records("beyond-schema"))


def of(schema: str, every: Iterable[Record]) -> list[Record]:
    return [record for record in every if record.schema == schema]


def agrees(said: Iterable[Fault], case: Mapping[str, Any]) -> None:
    """Hold what an engine says of an invalid fixture against what it was made to break."""
    faults = list(said)
    assert (case["keyword"], case["instance"], case["schemaPointer"]) in faults, faults
    keywords = {keyword for keyword, _, _ in faults}
    assert keywords <= {case["keyword"], *case.get("also", [])}, faults
    assert {place for _, place, _ in faults} == {case["instance"]}


@cache
def python_engine(schema: str) -> Draft202012Validator:
    return validator_for(schema)


@cache
def rust_engine(schema: str, *, formats: bool) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(shipped(schema), validate_formats=formats)


def said_by_python(schema: str, record: object) -> list[Fault]:
    return [
        (
            error.validator,
            pointer_of(*error.absolute_path),
            followed(schema, list(error.absolute_schema_path)),
        )
        for error in python_engine(schema).iter_errors(record)
    ]


def said_by_rust(schema: str, record: object, *, formats: bool = False) -> list[Fault]:
    judge = rust_engine(schema, formats=formats)
    return [
        (
            str(error.schema_path[-1]),
            pointer_of(*error.instance_path),
            followed(schema, list(error.schema_path)),
        )
        for error in judge.iter_errors(cast("jsonschema_rs.JSONType", record))
    ]


def followed(schema: str, path: Iterable[str | int]) -> str:
    """Return a path through the schema as a pointer, each reference followed."""
    root: Any = shipped(schema)
    node = root
    steps: tuple[str | int, ...] = ()
    for step in path:
        if isinstance(node, dict) and "$ref" in node:
            steps = tuple(node["$ref"].split("/")[1:])
            node = value_at(root, steps)
        # Of a condition, python-jsonschema writes `if/then`; of a reference, all write `$ref`.
        if step != "$ref" and not (step == "if" and node.keys() & {"then", "else"}):
            node, steps = node[step], (*steps, step)
    return pointer_of(*steps)
