"""Comparisons end where there are more cases than can be gone through, and say what is unknown."""

import pytest

from opengov.schema.compare import Kind, compare
from opengov.schema.compare.document import Document
from opengov.schema.compare.witness import EFFORT, witnesses
from opengov.schema.shape import Json

OPEN: Json = {"if": True, "then": {"enum": [True, None, "b"]}, "else": True}
UNION: Json = {
    "type": "object",
    "required": ["t"],
    "properties": {"t": {"enum": ["a", "b"]}},
    "allOf": [{"if": {"required": ["t"], "properties": {"t": {"const": "a"}}}, "then": True}],
}


def choices(number: int) -> list[object]:
    return [
        {"anyOf": [{"minLength": n}, {"maxLength": n + 30}, {"const": f"d{n}"}]}
        for n in range(number)
    ]


def test_a_condition_that_no_object_settles() -> None:
    """Found at random: each open condition was assumed anew within the last."""
    old: Json = {"additionalProperties": OPEN}
    new: Json = {"additionalProperties": {**OPEN, "oneOf": [{"const": 1.5}, UNION]}}
    kinds = {change.kind for change in compare(old, new)}
    assert kinds == {Kind.NARROWING, Kind.UNKNOWN}


@pytest.mark.slow
def test_choices_beside_each_other() -> None:
    """Twelve choices of three are 531,441 cases."""
    old: Json = {"type": "string", "pattern": "^d", "allOf": choices(12)}
    kinds = {change.kind for change in compare(old, {**old, "maxLength": 5})}
    assert kinds == {Kind.NARROWING, Kind.UNKNOWN}


def test_a_search_for_what_there_is_not_ends() -> None:
    nothing = [
        {"anyOf": [{"multipleOf": 7 + n}, {"multipleOf": 50 + n}, {"multipleOf": 99 + n}]}
        for n in range(20)
    ]
    schema: Json = {"type": "integer", "minimum": 1, "maximum": 6, "allOf": nothing}
    assert EFFORT < 3**20
    assert list(witnesses((Document("new", schema).root,))) == []
