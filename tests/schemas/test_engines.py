"""python-jsonschema and jsonschema-rs say the same of schemas, fixtures and awkward values."""

import json

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError
from scripts.fixtures import NAMES
from tests.schemas.awkward import awkward
from tests.schemas.kit import (
    INVALID,
    VALID,
    agrees,
    expected,
    of,
    python_engine,
    rust_engine,
    said_by_rust,
)
from tests.schemas.test_fixtures import PROFILE, adapter

from opengov.schema import file_names, shipped

SAMPLE = 1000
"""Awkward records tried every day; the slow tests try more of them."""


@pytest.mark.parametrize("name", file_names())
class TestSchemas:
    def test_both_take_the_schema(self, name: str) -> None:
        Draft202012Validator.check_schema(shipped(name))
        jsonschema_rs.meta.validate(shipped(name))

    def test_the_vocabulary_takes_it_in_rust_too(self, name: str) -> None:
        vocabulary = rust_engine("meta/vocabulary", formats=False)
        assert vocabulary.is_valid(shipped(name)) == (name != "meta/vocabulary")


@pytest.mark.parametrize("name", NAMES)
class TestFixtures:
    def test_rust_takes_the_valid(self, name: str) -> None:
        for record in of(name, VALID):
            for formats in (False, True):
                assert said_by_rust(name, record.value, formats=formats) == [], record

    def test_rust_finds_the_same_fault(self, name: str) -> None:
        for record in of(name, INVALID):
            case = expected(name)["invalid"][record.path.name]
            for formats in (False, True):
                agrees(said_by_rust(name, record.value, formats=formats), case)

    def test_asserting_formats_changes_no_verdict(self, name: str) -> None:
        strict = Draft202012Validator(shipped(name), format_checker=FormatChecker())
        for record in of(name, (*VALID, *INVALID)):
            verdict = python_engine(name).is_valid(record.value)
            assert strict.is_valid(record.value) == verdict, record


class TestAwkwardValues:
    def test_python_rust_and_the_model_agree(self) -> None:
        verdicts = set()
        for schema, record in awkward(SAMPLE):
            verdict = python_engine(schema).is_valid(record)
            verdicts.add(verdict)
            assert rust_engine(schema, formats=False).is_valid(record) == verdict
            assert rust_engine(schema, formats=True).is_valid(record) == verdict
            if not PROFILE.match(schema):
                assert modelled(schema, record) == verdict, (schema, record)
        assert verdicts == {True, False}


def modelled(schema: str, record: object) -> bool:
    text = json.dumps(record)
    try:
        adapter(schema).validate_json(text, by_alias=True, by_name=False)
    except ValidationError as error:
        return {fault["type"] for fault in error.errors()} == {"credit_code_check"}
    return True
