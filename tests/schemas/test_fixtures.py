"""The fixtures show every field and break every constraint, one at a time."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import pytest
from pydantic import TypeAdapter, ValidationError
from scripts.fixtures import NAMES
from scripts.fixtures.derive import class_of, kebab, patched
from scripts.fixtures.places import walk
from tests.schemas.kit import BEYOND, HOME, INVALID, VALID, Record, expected, of, said_by_python

from opengov import read_catalog, read_request, validate
from opengov.codelists import codelist
from opengov.finding import Finding, Severity
from opengov.model.catalog import CatalogEntry
from opengov.schema import record_schema, schema_names
from opengov.schema.build import required_by
from opengov.schema.records import RECORDS
from opengov.schema.shape import Json
from opengov.validation.profiles import wire_name

PROFILE = re.compile(r"profiles/(.+)\.catalog-entry")
LINES = {
    "catalog-entry": "entries",
    **{name: "disclosures" for name in NAMES if "disclosure" in name},
}
"""Records that a JSONL file holds, and the pointer they stand under."""

Shown = dict[str, set[str]]


@cache
def classes() -> dict[str, Json]:
    """Every class that a schema describes, unions apart."""
    found: dict[str, Json] = {}
    for name in schema_names():
        schema = record_schema(name)
        found |= {class_of(name): schema} | cast("dict[str, Json]", schema.get("$defs", {}))
    return {owner: body for owner, body in found.items() if "allOf" not in body}


def fields_of(body: Json) -> dict[str, Json]:
    return cast("dict[str, Json]", body["properties"])


@cache
def shown(*names: str) -> Shown:
    """The fields of each class that the valid fixtures of some schemas hold."""
    found: Shown = {}
    for record in VALID:
        if record.schema in names:
            for place in walk(record_schema(record.schema), record.value, class_of(record.schema)):
                if isinstance(place.value, dict) and place.node.keys() >= {"properties", "title"}:
                    found.setdefault(place.owner, set()).update(place.value)
    return found


class TestValid:
    @pytest.mark.parametrize("name", NAMES)
    def test_every_schema_has_some(self, name: str) -> None:
        assert of(name, VALID)
        assert of(name, INVALID)

    @pytest.mark.parametrize("name", [name for name in schema_names() if name != "disclosure"])
    def test_a_record_shows_all_its_fields(self, name: str) -> None:
        body = classes()[class_of(name)]
        assert shown(name)[class_of(name)] == set(fields_of(body))

    @pytest.mark.parametrize("owner", sorted(classes()))
    def test_every_field_of_every_part_is_shown(self, owner: str) -> None:
        assert shown(*schema_names())[owner] == set(fields_of(classes()[owner]))

    def test_every_codelist_is_shown_by_one_of_its_codes(self) -> None:
        found: dict[str, set[str]] = {}
        for record in VALID:
            if record.schema in schema_names():
                for place in walk(record_schema(record.schema), record.value, ""):
                    value = place.value
                    code = value.get("code") if isinstance(value, dict) else value
                    found.setdefault(place.codelist, set()).add(str(code))
        found.pop("")
        assert set(found) == {
            str(field["x-codelist"])
            for body in classes().values()
            for field in fields_of(body).values()
            if "x-codelist" in field
        }
        for name, codes in found.items():
            assert codes & set(codelist(name).codes), name

    def test_every_member_of_every_union_is_shown(self) -> None:
        every = shown(*schema_names())
        for owner in classes():
            assert every[owner]

    def test_absence_is_shown_too(self) -> None:
        """Of every record, a fixture has no more than what is required."""
        for name in schema_names():
            body = record_schema(name)
            required = set(cast("list[str]", body.get("required", [])))
            sizes = [len(record.value) for record in VALID if record.schema == name]
            assert min(sizes) <= max(len(required), 1) or name == "disclosure"


def required_of(owner: str) -> set[str]:
    """The required fields of a class; without its tag no record would be of the class."""
    tag = {"type", "kind"} if owner in members() and owner not in own() else set()
    return set(cast("list[str]", classes()[owner].get("required", []))) - tag


def constraints(owner: str) -> Iterator[str]:
    """The constraints a class states itself; those of its parts are theirs."""
    body = classes()[owner]
    if required_of(owner):
        yield "required"
    if body.get("additionalProperties") is False:
        yield "additionalProperties"
    for field in fields_of(body).values():
        yield from _of_field(field)


def _of_field(node: Json) -> Iterator[str]:
    if "const" in node or "enum" in node:
        yield from (key for key in ("const", "enum") if key in node)
    elif "$ref" not in node:
        # `format` is decided by the pattern beside it.
        yield from node.keys() & {"type", "pattern", "maxLength", "minimum", "minItems"}
        for below in ("items", "additionalProperties"):
            if isinstance(node.get(below), dict) and "allOf" not in cast("Json", node[below]):
                yield from _of_field(cast("Json", node[below]))


@cache
def members() -> set[str]:
    """Classes that are told apart by a tag: a wrong one would be another class."""
    texts = [json.dumps(record_schema(name)) for name in schema_names()]
    return {
        name for text in texts for name in re.findall(r'"then": {"\$ref": "#/\$defs/(\w+)"}', text)
    }


class TestInvalid:
    @pytest.mark.parametrize("name", NAMES)
    def test_breaks_one_thing_and_the_one_expected(self, name: str) -> None:
        for record in of(name, INVALID):
            case = expected(name)["invalid"][record.path.name]
            fault = (case["keyword"], case["instance"], case["schemaPointer"])
            assert said_by_python(name, record.value) == [fault], record

    @pytest.mark.parametrize("name", NAMES)
    def test_what_is_listed_is_there(self, name: str) -> None:
        listed = expected(name)
        assert listed["schema"] == f"{name}.schema.json"
        for kind in ("invalid", "beyond-schema"):
            files = {path.name for path in (HOME / name / kind).glob("*")}
            assert files == set(listed.get(kind, {}))

    @pytest.mark.parametrize("name", NAMES)
    def test_differs_from_a_valid_record_in_one_change(self, name: str) -> None:
        sound = {record.path.name: record.value for record in of(name, VALID)}
        for record in of(name, (*INVALID, *BEYOND)):
            case = expected(name)[record.path.parent.name][record.path.name]
            assert patched(sound[case["from"]], case["change"]) == record.value, record

    @pytest.mark.parametrize("owner", sorted(classes()))
    def test_every_constraint_of_every_class_is_broken(self, owner: str) -> None:
        broken = {
            case["keyword"]
            for name in schema_names()
            for case in expected(name)["invalid"].values()
            if case["class"] == owner
        }
        unreachable = {"const"} if owner in members() and owner not in own() else set()
        assert set(constraints(owner)) - unreachable <= broken

    @pytest.mark.parametrize("owner", sorted(classes()))
    def test_every_required_field_is_left_out_once(self, owner: str) -> None:
        left_out = {
            case["change"]["path"].rpartition("/")[2]
            for name in schema_names()
            for case in expected(name)["invalid"].values()
            if case["class"] == owner and case["keyword"] == "required"
        }
        assert required_of(owner) <= left_out

    def test_unions_are_broken_in_their_three_ways(self) -> None:
        for name, tag in (("disclosure", "type"), ("time-limit", "kind"),
                          ("information-request", "type")):  # fmt: skip
            cases = expected(name)["invalid"].values()
            found = {case["schemaPointer"].rpartition("/items")[2] for case in cases}
            assert {"/required", f"/properties/{tag}/enum", "/type"} <= found

    @pytest.mark.parametrize("name", [name for name in NAMES if PROFILE.match(name)])
    def test_a_profile_misses_each_of_its_elements(self, name: str) -> None:
        match = PROFILE.match(name)
        assert match
        wanted = {wire_name(field) for field in required_by(match[1])}
        cases = expected(name)["invalid"].values()
        left_out = {c["change"]["path"][1:] for c in cases if c["keyword"] == "required"}
        emptied = {c["instance"][1:] for c in cases if c["keyword"] == "minItems"}
        assert left_out == wanted
        lists = {
            wire_name(field)
            for field in required_by(match[1])
            if "type" in fields_of(classes()["CatalogEntry"])[wire_name(field)]
        }
        assert emptied == lists


def own() -> set[str]:
    """Classes that have a schema of their own, where a wrong tag is a wrong constant."""
    return {class_of(name) for name in schema_names()}


@cache
def adapter(schema: str) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", RECORDS[schema]))


def refused(record: Record) -> set[str]:
    """The types of pydantic's errors."""
    schema = "catalog-entry" if PROFILE.match(record.schema) else record.schema
    try:
        adapter(schema).validate_json(record.path.read_bytes(), by_alias=True, by_name=False)
    except ValidationError as error:
        return {fault["type"] for fault in error.errors()}
    return set()


class TestModel:
    """Pydantic takes and refuses what the schema does."""

    @pytest.mark.parametrize("name", NAMES)
    def test_takes_the_valid(self, name: str) -> None:
        for record in of(name, VALID):
            assert refused(record) == set(), record

    @pytest.mark.parametrize("name", schema_names())
    def test_refuses_the_invalid(self, name: str) -> None:
        for record in of(name, INVALID):
            assert refused(record), record

    @pytest.mark.parametrize("record", BEYOND, ids=str)
    def test_refuses_what_no_schema_can_see(self, record: Record) -> None:
        assert said_by_python(record.schema, record.value) == []
        assert refused(record) == {"credit_code_check"}

    def test_the_check_character_is_all_it_sees_beyond(self) -> None:
        cases = [
            case for name in NAMES for case in expected(name).get("beyond-schema", {}).values()
        ]
        assert {case["finding"] for case in cases} == {"S209"}
        assert {case["class"] for case in cases} == {"Organ", "ResponsibleUnit"}


def findings(record: Record) -> tuple[tuple[Finding, ...], str]:
    """What the reader of files finds, and the pointer under which it saw the record."""
    if record.schema == "information-request":
        return read_request("a.json", data=record.path.read_bytes()).findings, ""
    if record.schema in LINES:
        line = json.dumps(record.value, ensure_ascii=False).encode()
        under = f"/{LINES[record.schema]}/0"
        return read_catalog("a.jsonl", data=line, input_format="jsonl").findings, under
    return read_catalog("a.json", data=record.path.read_bytes()).findings, ""


READ = ("catalog", "catalog-set", "information-request", *LINES)
FORM = {"", "/type", "/catalogs"}
"""Places by which the reader of files knows what kind of record it has before it."""


class TestReader:
    """Files with the same fault give one finding of family S, at the same place."""

    @pytest.mark.parametrize("name", READ)
    def test_reads_the_valid(self, name: str) -> None:
        for record in of(name, VALID):
            found, _ = findings(record)
            assert [finding.code for finding in found if finding.code[0] == "S"] == [], record

    @pytest.mark.parametrize("name", READ)
    def test_finds_the_fault_where_the_schema_does(self, name: str) -> None:
        for record in of(name, INVALID):
            case = expected(name)["invalid"][record.path.name]
            change = case["change"]["path"]
            if change not in FORM:
                found, under = findings(record)
                pointer = case["instance"]
                if case["keyword"] in {"required", "additionalProperties"}:
                    pointer += "/" + change.rpartition("/")[2]
                places = [(finding.code[0], finding.location.pointer) for finding in found]
                assert places == [("S", under + pointer)], record

    @pytest.mark.parametrize("name", READ)
    def test_a_file_of_no_known_form_is_one_finding(self, name: str) -> None:
        for record in of(name, INVALID):
            change = expected(name)["invalid"][record.path.name]["change"]["path"]
            if change in FORM - {"/type"}:
                assert [finding.code[0] for finding in findings(record)[0]] == ["S"], record


class TestRules:
    """What the schema of a profile misses, the rules of the profile report."""

    @pytest.mark.parametrize("record", [r for r in INVALID if PROFILE.match(r.schema)], ids=str)
    def test_an_element_that_lacks_is_an_error_at_its_field(self, record: Record) -> None:
        match = PROFILE.match(record.schema)
        assert match
        entry = CatalogEntry.model_validate_json(record.path.read_bytes())
        case = expected(record.schema)["invalid"][record.path.name]
        field = (case["change"]["path"] or case["instance"]).strip("/")
        report = validate(entry, profile=match[1])
        here = [f for f in report.findings if str(f.location.pointer).endswith(f"/{field}")]
        codes = [f.code for f in here if f.severity is Severity.ERROR]
        assert [code for code in codes if re.match(r"E10[0-9]|E124", code)], field


def test_file_names_say_what_is_wrong() -> None:
    for record in (*VALID, *INVALID, *BEYOND):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.json", record.path.name)
    assert kebab("CatalogEntry") == "catalog-entry"
