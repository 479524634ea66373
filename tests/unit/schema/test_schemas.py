"""The form of the published schemas."""

import re
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from opengov import _resources
from opengov._version import schema_version
from opengov.codelists import codelist, codelist_names
from opengov.errors import ResourceNotFoundError, UnknownCodeError
from opengov.schema import (
    file_names,
    profile_names,
    profile_schema,
    publish,
    record_schema,
    schema_names,
    shipped,
)
from opengov.schema.records import RECORDS, models_in
from opengov.schema.shape import Json
from opengov.schema.vocabulary import vocabulary_schema
from opengov.schema.words import words_of

SCHEMAS: dict[str, Json] = {name: record_schema(name) for name in schema_names()} | {
    f"profiles/{name}.catalog-entry": profile_schema(name) for name in profile_names()
}
CJK = re.compile(r"[\u4e00-\u9fff]")


def nodes(value: object, *, without: str = "") -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for key, member in value.items():
            if key != without:
                yield from nodes(member, without=without)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item, without=without)


def parts(schema: Json) -> list[Json]:
    """Schemas of classes and unions: the document's and those of its definitions."""
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    return [schema, *definitions.values()]


def fields(schema: Json) -> Iterator[tuple[str, Json]]:
    """Fields wherever they are declared; what a condition names declares none."""
    for node in nodes(schema, without="if"):
        if isinstance(properties := node.get("properties"), dict):
            yield from properties.items()


@pytest.mark.parametrize("name", list(SCHEMAS))
class TestForm:
    def test_is_a_schema_of_2020_12(self, name: str) -> None:
        Draft202012Validator.check_schema(SCHEMAS[name])
        assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_has_a_versioned_name(self, name: str) -> None:
        profile = re.fullmatch(r"profiles/(.+)\.catalog-entry", name)
        tail = f"profile:{profile[1]}:catalog-entry" if profile else name
        assert SCHEMAS[name]["$id"] == f"urn:opengov-cn:schema:v{schema_version}:{tail}"
        assert re.fullmatch(r"1\.[0-9]+\.[0-9]+", schema_version)

    def test_refers_to_nothing_outside(self, name: str) -> None:
        definitions = SCHEMAS[name].get("$defs", {})
        assert isinstance(definitions, dict)
        used = {str(n["$ref"]) for n in nodes(SCHEMAS[name]) if "$ref" in n}
        assert used == {f"#/$defs/{key}" for key in definitions}

    def test_has_no_null_and_no_bare_choice(self, name: str) -> None:
        for node in nodes(SCHEMAS[name]):
            assert node.get("type") != "null"
            assert node.get("default", ()) is not None
            assert not {"oneOf", "anyOf", "discriminator"} & node.keys()

    def test_unions_are_told_apart_by_a_field_of_theirs(self, name: str) -> None:
        for node in nodes(SCHEMAS[name]):
            if isinstance(branches := node.get("allOf"), list):
                ((tag, words),) = node["properties"].items()  # type: ignore[attr-defined]  # a union
                assert tag in {"type", "kind"}
                assert node["required"] == [tag]
                told = [branch["if"]["properties"][tag]["const"] for branch in branches]
                assert told == words["enum"]
                assert all(branch["if"]["required"] == [tag] for branch in branches)
                assert all(branch["if"]["type"] == "object" for branch in branches)

    def test_every_object_is_closed(self, name: str) -> None:
        for body in parts(SCHEMAS[name]):
            assert body.get("additionalProperties") is False or "allOf" in body

    def test_every_class_has_words_in_both_languages(self, name: str) -> None:
        for node in parts(SCHEMAS[name]):
            check_words(node)

    def test_every_field_has_words_and_a_level(self, name: str) -> None:
        for _, node in fields(SCHEMAS[name]):
            check_words(node)
            assert node["x-requirement-level"] in {"required", "recommended", "optional"}

    def test_a_required_field_says_so(self, name: str) -> None:
        for body in parts(SCHEMAS[name]):
            properties = body["properties"]
            assert isinstance(properties, dict)
            for key in body.get("required", []):  # type: ignore[attr-defined]  # a list of names
                assert properties[key]["x-requirement-level"] == "required"

    def test_names_are_camel_case_and_codes_snake_case(self, name: str) -> None:
        for key, node in fields(SCHEMAS[name]):
            assert re.fullmatch(r"[a-z][a-z0-9]*([A-Z][a-z0-9]+)*", key), key
            items = node.get("items", node)
            assert isinstance(items, dict)
            codes = items.get("enum", [node["const"]] if "const" in node else [])
            # The type of a request event is the one code in camelCase.
            events = name == "information-request" and key in {"type", "events"}
            pattern = r"[a-z]+([A-Z][a-z]+)*" if events else r"[a-z0-9]+(_[a-z0-9]+)*"
            assert all(re.fullmatch(pattern, code) for code in codes), key

    def test_codelists_exist_and_closed_ones_agree(self, name: str) -> None:
        for node in nodes(SCHEMAS[name]):
            if "x-codelist" in node:
                known = codelist(str(node["x-codelist"])).codes
                items = node.get("items", node)
                assert isinstance(items, dict)
                listed = items.get("enum", [])
                assert bool(listed or "const" in node) != node["x-codelist-open"]
                assert not listed or set(listed) == set(known)
                assert node.get("const", known[0]) in known


def check_words(node: Json) -> None:
    """Titles and descriptions in both languages, each in its own."""
    title, zh, about, about_zh = (
        str(node[key]) for key in ("title", "x-title-zh", "description", "x-description-zh")
    )
    assert title.strip()
    assert not CJK.search(title.partition(":")[0])
    assert CJK.search(zh)
    assert re.match(r"[A-Z`]", about), about
    assert about.endswith(".")
    assert ">>>" not in about
    assert CJK.search(about_zh)
    assert title != zh
    assert about != about_zh


class TestLevels:
    def test_levels_follow_the_profiles(self) -> None:
        properties = SCHEMAS["catalog-entry"]["properties"]
        assert isinstance(properties, dict)
        levels = {key: value["x-requirement-level"] for key, value in properties.items()}
        assert [k for k, v in levels.items() if v == "required"] == [
            "id",
            "content",
            "responsibleUnits",
            "channels",
            "updateFrequency",
        ]
        assert [k for k, v in levels.items() if v == "recommended"] == [
            "items",
            "timeLimit",
            "legalBasis",
            "audience",
            "methods",
        ]

    def test_only_the_identifier_is_required_of_an_entry(self) -> None:
        assert SCHEMAS["catalog-entry"]["required"] == ["id"]
        assert SCHEMAS["catalog"]["required"] == ["id", "entries"]

    @pytest.mark.parametrize("kind", ["decision", "execution", "management", "service", "result"])
    def test_identifier_and_type_are_required_of_a_disclosure(self, kind: str) -> None:
        assert SCHEMAS[f"{kind}-disclosure"]["required"] == ["id", "type"]


class TestUnions:
    def test_a_fault_is_reported_where_it_is(self) -> None:
        validator = Draft202012Validator(SCHEMAS["disclosure"])
        faults = list(validator.iter_errors({"id": "1", "type": "result", "targets": [{}]}))
        assert [fault.json_path for fault in faults] == ["$.targets[0]"]
        assert faults[0].message == "'name' is a required property"

    @pytest.mark.parametrize("wrong", ["决策公开", 1, [], None])
    def test_what_is_no_object_is_one_fault(self, wrong: object) -> None:
        faults = list(Draft202012Validator(SCHEMAS["disclosure"]).iter_errors(wrong))
        assert [(fault.json_path, fault.validator) for fault in faults] == [("$", "type")]
        limit = {"raw": "每月更新", "clauses": [wrong]}
        faults = list(Draft202012Validator(SCHEMAS["time-limit"]).iter_errors(limit))
        assert [(fault.json_path, fault.validator) for fault in faults] == [
            ("$.clauses[0]", "type")
        ]

    def test_an_unknown_type_is_one_fault(self) -> None:
        validator = Draft202012Validator(SCHEMAS["disclosure"])
        faults = list(validator.iter_errors({"id": "1", "type": "other"}))
        assert [fault.json_path for fault in faults] == ["$.type"]


class TestNames:
    def test_files_are_in_kebab_case(self) -> None:
        for name in file_names():
            assert re.fullmatch(r"(profiles/|meta/)?[a-z0-9]+([-.][a-z0-9]+)*", name)

    def test_twelve_records_and_eight_codelists_at_least(self) -> None:
        assert len([name for name in file_names() if "/" not in name]) >= 12
        assert len(codelist_names()) >= 8

    def test_names_are_those_of_the_classes(self) -> None:
        for name, annotation in RECORDS.items():
            first = next(models_in(annotation)).__name__
            kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", first).lower()
            assert name in {kebab, "disclosure"}

    def test_no_words_without_a_class(self) -> None:
        used = {m.__name__ for annotation in RECORDS.values() for m in models_in(annotation)}
        assert set(_resources.read_toml("schema/words.toml")) == used | {"Disclosure"}
        assert words_of("Disclosure")["en"] == "Disclosure"

    def test_a_schema_is_a_copy(self) -> None:
        record_schema("organ").clear()
        assert record_schema("organ")["title"] == "Organ"

    @pytest.mark.parametrize("name", ["Organ", "", "../organ", "profiles/x"])
    def test_unknown_names(self, name: str) -> None:
        for function in (record_schema, profile_schema, shipped):
            with pytest.raises(UnknownCodeError):
                function(name)


class TestShipped:
    @pytest.mark.parametrize("name", list(SCHEMAS))
    def test_is_the_generated_schema(self, name: str) -> None:
        assert shipped(name) == SCHEMAS[name]

    def test_the_vocabulary_is_one_of_them(self) -> None:
        assert shipped("meta/vocabulary") == vocabulary_schema()

    def test_reads_the_copy_in_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []

        def packaged(path: str) -> str:
            asked.append(path)
            return '{"title": "packaged"}'

        monkeypatch.setattr(publish, "read_schema", packaged)
        assert shipped("organ") == {"title": "packaged"}
        assert asked == ["v1/organ.schema.json"]

    @pytest.mark.parametrize("name", list(SCHEMAS))
    def test_generates_where_the_package_has_none(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(path: str) -> str:
            raise ResourceNotFoundError(path)

        monkeypatch.setattr(publish, "read_schema", missing)
        assert shipped(name) == SCHEMAS[name]

    def test_a_missing_file_is_an_error(self) -> None:
        with pytest.raises(ResourceNotFoundError):
            _resources.read_schema("v1/none.schema.json")


class TestPublished:
    def test_holds_schemas_profiles_and_codelists(self) -> None:
        assert set(publish.published()) == (
            {f"{name}.schema.json" for name in (*SCHEMAS, "meta/vocabulary")}
            | {f"codelists/{name}.csv" for name in codelist_names()}
            | {f"codelists/{name}.json" for name in codelist_names()}
        )
