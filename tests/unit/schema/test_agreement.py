"""The schema and the model give the same verdict."""

import json
from functools import cache
from typing import cast

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError
from tests.examples import examples
from tests.unit.schema.instances import instances, spoiled

from opengov.model._base import Model
from opengov.schema import profile_names, profile_schema, record_schema, schema_names
from opengov.schema.records import RECORDS

SETTINGS = settings(max_examples=examples(20))


@cache
def adapter(name: str) -> TypeAdapter[Model]:
    return TypeAdapter(cast("type[Model]", RECORDS[name]))


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(record_schema(name), format_checker=FormatChecker())


@cache
def records(name: str) -> st.SearchStrategy[object]:
    return instances(record_schema(name))


def read(name: str, record: object) -> Model:
    return adapter(name).validate_json(json.dumps(record), by_alias=True, by_name=False)


def model_takes(name: str, record: object) -> bool:
    try:
        read(name, record)
    except ValidationError as error:
        # The one check no schema can state: a credit code's last character.
        return {fault["type"] for fault in error.errors()} == {"credit_code_check"}
    return True


def schema_takes(name: str, record: object) -> bool:
    return bool(validator(name).is_valid(record))


class TestVerdicts:
    """What a pipeline without Python decides is what the library decides."""

    @pytest.mark.parametrize("name", schema_names())
    @given(data=st.data())
    @SETTINGS
    def test_both_judge_alike_what_was_spoiled(self, name: str, data: st.DataObject) -> None:
        record = data.draw(spoiled(records(name)))
        assert schema_takes(name, record) == model_takes(name, record)

    @pytest.mark.parametrize("name", schema_names())
    @given(data=st.data())
    @SETTINGS
    def test_both_take_what_fits_and_what_is_written_of_it(
        self, name: str, data: st.DataObject
    ) -> None:
        record = data.draw(records(name))
        assert schema_takes(name, record)
        model = read(name, record)
        written = json.loads(model.model_dump_json())
        assert schema_takes(name, written)
        assert read(name, written) == model

    def test_spoiling_makes_records_of_both_verdicts(self) -> None:
        organs = spoiled(records("organ"))
        options = settings(max_examples=500, database=None)
        find(organs, lambda record: schema_takes("organ", record), settings=options)
        find(organs, lambda record: not schema_takes("organ", record), settings=options)


class TestProfiles:
    @pytest.mark.parametrize("profile", profile_names())
    @given(data=st.data())
    @SETTINGS
    def test_a_record_with_its_elements_fits_both(self, profile: str, data: st.DataObject) -> None:
        record = data.draw(instances(profile_schema(profile)))
        assert Draft202012Validator(profile_schema(profile)).is_valid(record)
        assert schema_takes("catalog-entry", record)

    @pytest.mark.parametrize("profile", profile_names())
    def test_each_element_is_asked_for(self, profile: str) -> None:
        schema = profile_schema(profile)
        complete = {
            "id": "1",
            "items": ["甲"],
            "content": ["甲"],
            "legalBasis": [{"text": "《甲》"}],
            "timeLimit": {"raw": "及时公开"},
            "responsibleUnits": [{"name": "某局"}],
            "methods": [{"code": "proactive"}],
            "channels": [{"code": "government_website"}],
            "audience": {"public": True},
            "updateFrequency": {"code": "on_change", "source": "stated"},
        }
        judge = Draft202012Validator(schema)
        assert judge.is_valid(complete)
        required = schema["required"]
        assert isinstance(required, list)
        for name in required:
            without = {key: value for key, value in complete.items() if key != name}
            assert [e.validator for e in judge.iter_errors(without)] == ["required"]
            if isinstance(complete[name], list):
                blank = {**complete, name: []}
                assert [e.validator for e in judge.iter_errors(blank)] == ["minItems"]
