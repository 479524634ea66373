"""The schema browser shows what is published, in both languages, and nothing else."""

import json
from typing import Any, cast

import pytest
from scripts.docpages.browser import browser_data
from tests.docs.written import anchors, pages

from opengov.codelists import codelist, codelist_names
from opengov.schema import profile_names, record_schema, schema_names, shipped

PAGES = pages()
DATA: dict[str, Any] = json.loads(browser_data().partition("=")[2].rstrip(";\n"))
CLASSES = DATA["classes"]
RECORDS = {CLASSES[name]["key"]: CLASSES[name] for name in DATA["records"]}


def parts(schema: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return the objects a schema is made of that have fields of their own."""
    every = {"": schema, **schema.get("$defs", {})}
    return {name: part for name, part in every.items() if "additionalProperties" in part}


def test_every_record_can_be_chosen() -> None:
    assert sorted(RECORDS) == sorted(schema_names())


@pytest.mark.parametrize("record", schema_names())
def test_every_field_is_there_with_both_names(record: str) -> None:
    for name, part in parts(record_schema(record)).items():
        shown = CLASSES[name] if name else RECORDS[record]
        assert [field["name"] for field in shown["fields"]] == list(part["properties"])
        for field in shown["fields"]:
            schema = part["properties"][field["name"]]
            assert field["title"] == {"zh": schema["x-title-zh"], "en": schema["title"]}
            assert field["about"]["zh"] == schema["x-description-zh"]
            assert field["level"] == schema["x-requirement-level"]
            assert field["codelist"] == schema.get("x-codelist", "")
            assert (field["number"][0] == "1") <= (field["name"] in part.get("required", []))


@pytest.mark.parametrize("record", schema_names())
def test_a_value_leads_to_the_classes_it_may_be(record: str) -> None:
    for name, part in parts(record_schema(record)).items():
        shown = CLASSES[name] if name else RECORDS[record]
        for field in shown["fields"]:
            text = json.dumps(part["properties"][field["name"]])
            assert {each["class"] for each in field["members"]} == {
                each for each in CLASSES if f'"#/$defs/{each}"' in text
            }


@pytest.mark.parametrize("profile", profile_names())
def test_a_profile_asks_for_what_its_schema_requires(profile: str) -> None:
    schema = shipped(f"profiles/{profile}.catalog-entry")
    asked = DATA["profiles"][profile]["fields"]
    required = {name for name, field in asked.items() if field["number"][0] == "1"}
    assert required == set(cast("list[str]", schema["required"]))


@pytest.mark.parametrize("name", codelist_names())
def test_a_codelist_shows_every_code(name: str) -> None:
    shown = {each["code"]: each["title"] for each in DATA["codelists"][name]["codes"]}
    assert shown == {
        each.code: {"zh": each.title.zh, "en": each.title.en} for each in codelist(name).entries
    }


@pytest.mark.parametrize("end", [".md", ".zh.md"])
def test_what_it_links_to_is_there(end: str) -> None:
    wanted = {(each["page"], each["anchor"]) for each in CLASSES.values()}
    for each in CLASSES.values():
        wanted |= {(each["page"], field["anchor"]) for field in each["fields"]}
    for each in DATA["codelists"].values():
        wanted |= {(each["page"], code["anchor"]) for code in each["codes"]}
    found = {page: set(anchors(PAGES[f"docs/{page}{end}"])) for page, _ in wanted}
    assert [(page, anchor) for page, anchor in wanted if anchor not in found[page]] == []
    rules = {
        code for each in CLASSES.values() for field in each["fields"] for code in field["rules"]
    }
    assert {f"docs/rules/{code}{end}" for code in rules} <= PAGES.keys()
