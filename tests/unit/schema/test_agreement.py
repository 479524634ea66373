"""The schema and the model give the same verdict."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import cast

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError
from tests.examples import examples
from tests.unit.schema.instances import instances, spoiled

from opengov import CatalogEntry, read_catalog, validate
from opengov.model._base import Model
from opengov.schema import profile_names, profile_schema, record_schema, schema_names
from opengov.schema.build import required_by
from opengov.schema.records import RECORDS
from opengov.validation.profiles import wire_name

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
        for name in ("id", *map(wire_name, required_by(profile))):
            without = {key: value for key, value in complete.items() if key != name}
            assert [e.validator for e in judge.iter_errors(without)] == ["required"]
            if isinstance(complete[name], list):
                blank = {**complete, name: []}
                assert [e.validator for e in judge.iter_errors(blank)] == ["minItems"]


def ends(*events: str) -> dict[str, object]:
    anchor = {"anchor": {"events": list(events), "text": "之日"}} if events else {}
    days = {"value": 20, "unit": "working_day"}
    return {"kind": "deadline", "relation": "after", "duration": days, **anchor}


CLAUSES: tuple[dict[str, object], ...] = (
    {"kind": "on_request"},
    {"kind": "extension", "duration": {"value": 20, "unit": "working_day"}},
    ends(),
    ends("applied"),
    ends("applied", "applied"),
    ends("applied", "formed"),
    ends("formed"),
    {"kind": "calendar", "relation": "before", "date": "2027-01-31"},
    {"kind": "calendar", "relation": "before", "rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"},
    {"kind": "frequency"},
    {"kind": "frequency", "every": {"value": 1, "unit": "year"}},
    {"kind": "pace", "pace": "promptly"},
    {"kind": "period", "duration": {"value": 6, "unit": "month"}},
    {"kind": "retention", "term": "long_term"},
    {"kind": "unparsed", "text": "按规定", "reason": "wording"},
)
"""Clauses of every kind that matters to whether an entry is given on request only."""


def limits() -> Iterator[object]:
    """No limit, one without clauses, and every row of one or two of the clauses."""
    yield from (None, {"raw": "及时"}, {"raw": "及时", "clauses": []})
    for length in (1, 2):
        for clauses in product(CLAUSES, repeat=length):
            yield {"raw": "依申请公开", "clauses": list(clauses)}


class TestOnRequestOnly:
    """An entry given on request only needs no update frequency, here as there."""

    @pytest.mark.parametrize("methods", [[], ["proactive"], ["on_request"]])
    def test_schema_and_library_ask_for_a_frequency_of_the_same_entries(
        self, methods: list[str]
    ) -> None:
        judge = Draft202012Validator(profile_schema("required-elements"))
        verdicts = set()
        for limit in limits():
            entry = {
                "id": "1",
                "content": ["甲"],
                "responsibleUnits": [{"name": "青禾县民政局"}],
                "channels": [{"code": "government_website"}],
                "methods": [{"code": code} for code in methods],
                **({} if limit is None else {"timeLimit": limit}),
            }
            report = validate(CatalogEntry.model_validate_json(json.dumps(entry)))
            asked = any(found.code in {"E104", "E124"} for found in report.findings)
            assert judge.is_valid(entry) is not asked, limit
            verdicts.add(asked)
        assert verdicts == {True, False}

    @pytest.mark.parametrize("profile", profile_names())
    def test_the_schema_takes_the_entries_of_the_example(self, profile: str) -> None:
        path = Path(__file__).parents[3] / "examples/elder-care.json"
        report = validate(read_catalog(path), profile=profile)
        judge = Draft202012Validator(profile_schema(profile))
        (catalog,) = (json.loads(path.read_text(encoding="utf-8")),)
        assert [i for i, e in enumerate(catalog["entries"]) if not judge.is_valid(e)] == []
        assert not [found for found in report.findings if found.code[:3] in {"E10", "E12"}]
