"""Every `$id` is found in the package."""

import socket

import pytest
from jsonschema import Draft202012Validator
from referencing.exceptions import Unresolvable

from opengov.errors import UnknownCodeError
from opengov.schema import file_names, registry, schema_id, shipped, validator_for


@pytest.fixture(autouse=True)
def _cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "nothing may be fetched"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "socket", refuse)


class TestRegistry:
    @pytest.mark.parametrize("name", file_names())
    def test_every_id_is_found_by_both_its_names(self, name: str) -> None:
        found = registry()
        assert shipped(name)["$id"] == schema_id(name)
        assert found.contents(schema_id(name)) == shipped(name)
        line = schema_id(name).replace("v1.0.0", "v1")
        assert found.contents(line) == shipped(name)

    @pytest.mark.parametrize("version", ["v1", "v1.0.0"])
    def test_parts_are_found_from_outside(self, version: str) -> None:
        reference = {"$ref": f"urn:opengov-cn:schema:{version}:catalog#/$defs/ResponsibleUnit"}
        judge = Draft202012Validator(reference, registry=registry())
        assert judge.is_valid({"name": "某县民政局", "level": "county"})
        assert not judge.is_valid({"name": "某县民政局", "level": "县级"})

    @pytest.mark.parametrize("version", ["v1", "v1.0.0"])
    def test_unions_are_judged_by_reference(self, version: str) -> None:
        reference = {"$ref": f"urn:opengov-cn:schema:{version}:disclosure"}
        judge = Draft202012Validator(reference, registry=registry())
        assert judge.is_valid({"id": "1", "type": "result", "outcome": "全部完成"})
        (fault,) = judge.iter_errors({"id": "1", "type": "result", "targets": [{}]})
        assert fault.json_path == "$.targets[0]"

    def test_nothing_else_is_fetched(self) -> None:
        judge = Draft202012Validator({"$ref": "urn:example:none"}, registry=registry())
        with pytest.raises(Exception, match="urn:example:none") as caught:
            judge.is_valid({})
        assert isinstance(caught.value.__cause__, Unresolvable)


class TestValidatorFor:
    @pytest.mark.parametrize("name", file_names())
    def test_takes_name_and_id(self, name: str) -> None:
        for spelling in (name, schema_id(name)):
            assert validator_for(spelling).schema == shipped(name)

    @pytest.mark.parametrize("name", ["Organ", "", "urn:opengov-cn:schema:v2.0.0:organ"])
    def test_unknown(self, name: str) -> None:
        with pytest.raises(UnknownCodeError, match="urn:opengov-cn:schema:"):
            validator_for(name)

    def test_needs_no_format_checker_for_dates(self) -> None:
        judge = validator_for("catalog")
        assert judge.is_valid({"id": "1", "entries": [], "validFrom": "2028-02-29"})
        assert not judge.is_valid({"id": "1", "entries": [], "validFrom": "2026-02-29"})
