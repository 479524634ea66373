"""Each keyword, made stricter and looser: the right class, with a proof."""

import pytest
from tests.unit.schema.compare.keyword_cases import BOTH, SAME, STRICTER, TREE, UNION, A, deep
from tests.unit.schema.compare.proved import compared, said

from opengov.schema.compare import Kind
from opengov.schema.compare.document import Schema
from opengov.schema.shape import Json


@pytest.mark.parametrize(
    ("looser", "stricter", "what"), [row[1:] for row in STRICTER], ids=[row[0] for row in STRICTER]
)
class TestEachKeyword:
    def test_stricter_is_a_narrowing(self, looser: Schema, stricter: Schema, what: str) -> None:
        assert f"narrowing {what}" in said(compared(looser, stricter))

    def test_looser_is_a_widening(self, looser: Schema, stricter: Schema, what: str) -> None:
        assert f"widening {what}" in said(compared(stricter, looser))

    def test_nothing_else_is_said(self, looser: Schema, stricter: Schema, what: str) -> None:
        assert said(compared(looser, stricter)) == [f"narrowing {what}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [row[1:] for row in BOTH], ids=[row[0] for row in BOTH]
)
def test_what_is_both_is_two_changes(old: Json, new: Json, expected: list[str]) -> None:
    assert said(compared(old, new)) == expected


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
class TestSaidInOtherWords:
    def test_is_neutral(self, old: Json, new: Json) -> None:
        changes = compared(old, new)
        assert said(changes) == []
        assert {change.reason for change in changes} <= {"rewritten"}

    def test_is_neutral_the_other_way_round(self, old: Json, new: Json) -> None:
        assert said(compared(new, old)) == []


class TestAnnotations:
    @pytest.mark.parametrize(
        "keyword",
        ["title", "description", "$comment", "x-title-zh", "x-codelist-open", "deprecated"],
    )
    def test_are_neutral(self, keyword: str) -> None:
        words: dict[str, object] = {"deprecated": True, "x-codelist-open": True}
        value = words.get(keyword, "a")
        (change,) = compared(A, {**A, keyword: value})
        assert (change.kind, change.reason) == (Kind.NEUTRAL, "annotation")
        assert (change.schema, change.pointer) == ("new", f"/{keyword}")
        (change,) = compared({**A, keyword: value}, A)
        assert (change.schema, change.pointer) == ("old", f"/{keyword}")

    def test_the_name_of_a_version_is_nothing_new(self) -> None:
        assert compared({**A, "$id": "urn:v1"}, {**A, "$id": "urn:v2"}) == ()

    def test_a_member_may_be_called_like_a_keyword(self) -> None:
        old: Json = {"properties": {"title": {"type": "string"}}}
        new: Json = {"properties": {"title": {"type": "string", "title": "T"}}}
        (change,) = compared(old, new)
        assert (change.pointer, change.path) == ("/properties/title/title", "/title")

    def test_a_default_changes_what_is_absent_means(self) -> None:
        old, new = (deep(A, "properties", "a", "default", value=text) for text in ("x", "y"))
        (change,) = compared(old, new)
        assert (change.kind, change.reason) == (Kind.UNKNOWN, "default")
        assert change.message.en == (
            'an absent /a meant "x" and now means "y", which no validation shows'
        )

    def test_the_path_of_a_definition_begins_with_its_name(self) -> None:
        old: Json = {"items": {"$ref": "#/$defs/A"}, "$defs": {"A": A}}
        new = deep(old, "$defs", "A", "properties", "a", "title", value="T")
        (change,) = compared(old, new)
        assert change.path == "A/a"


class TestUnknown:
    def test_a_format_that_no_validator_here_looks_at(self) -> None:
        (change,) = compared({"type": "string"}, {"type": "string", "format": "nothing-known"})
        assert (change.kind, change.toward, change.reason) == (
            Kind.UNKNOWN,
            Kind.NARROWING,
            "format",
        )
        assert change.message.en.endswith("(a narrowing perhaps: no counterexample was found)")

    def test_a_reference_that_leads_out(self) -> None:
        old: Json = {"properties": {"a": {"$ref": "other.json"}}}
        assert said(compared(old, {**old, "minProperties": 1})) == [
            "narrowing bound /minProperties",
            "unknown keyword /properties/a/$ref",
            "unknown keyword /properties/a/$ref",
        ]

    def test_a_schema_with_references_of_its_own(self) -> None:
        inner: Json = {"$id": "urn:x", "$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}}
        old: Json = {"items": inner}
        new: Json = {"items": {**inner, "$defs": {"A": {"type": "string"}}}}
        assert {change.kind for change in compared(old, new)} >= {Kind.UNKNOWN}

    def test_a_pattern_that_looks_around(self) -> None:
        old: Json = {"pattern": "^(?!a)b"}
        new: Json = {"pattern": "^(?!c)b"}
        assert said(compared(old, new)) == [
            "unknown pattern /pattern",
            "unknown pattern /pattern",
        ]

    def test_conditional_members_that_are_all_there_may_be(self) -> None:
        old: Json = {**UNION, "unevaluatedProperties": False}
        new = deep(old, "$defs", "A", "properties", value={"t": True})
        kinds = {change.kind for change in compared(old, new)}
        assert kinds <= {Kind.NARROWING, Kind.UNKNOWN, Kind.NEUTRAL}
        assert Kind.NARROWING in kinds


class TestExamples:
    def test_are_minimal(self) -> None:
        old: Json = {
            "type": "object",
            "required": ["id", "kind"],
            "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}, "note": True},
        }
        (change,) = compared(old, {**old, "maxProperties": 2})
        assert change.example is not None
        assert change.example.instance == {"id": "a", "kind": "a", "note": "a"}

    def test_show_one_change_and_not_another(self) -> None:
        old: Json = {"type": "object", "properties": {"a": True, "b": True}}
        new: Json = {**old, "required": ["a"], "additionalProperties": False}
        first, second = compared(old, new)
        assert first.example is not None
        assert first.example.instance == {}
        assert second.example is not None
        assert isinstance(second.example.instance, dict)
        assert "a" in second.example.instance

    def test_go_through_lists_members_and_recursion(self) -> None:
        new = deep(TREE, "properties", "below", "minItems", value=1)
        (change,) = compared(TREE, new)
        assert change.example is not None
        assert change.example.instance == {"name": "a", "below": []}
        assert change.path == "/below"

    def test_null_is_an_instance(self) -> None:
        (change,) = compared({"type": ["null", "string"]}, {"type": "string"})
        assert change.example is not None
        assert change.example.to_json() == {
            "instance": None,
            "validUnder": "old",
            "invalidUnder": "new",
        }
