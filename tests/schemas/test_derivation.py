"""Mistakes are derived from valid records: the tools that do it."""

import doctest
from importlib import import_module
from typing import Any

import pytest
from scripts.fixtures.derive import Fixture, derive, patched

from opengov.schema import validator_for

RECORD = {"name": "青禾县民政局", "contacts": [{"kind": "office"}], "a/b": {"~": 1}}


@pytest.mark.parametrize("name", ["derive", "mistakes", "places"])
def test_the_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(import_module(f"scripts.fixtures.{name}")).failed == 0


class TestPatched:
    @pytest.mark.parametrize(
        ("change", "path", "value"),
        [
            ({"op": "replace", "path": "/name", "value": 1}, ("name",), 1),
            ({"op": "replace", "path": "/contacts/0/kind", "value": "x"},
             ("contacts", 0, "kind"), "x"),
            ({"op": "add", "path": "/a~1b/remark", "value": None}, ("a/b", "remark"), None),
            ({"op": "replace", "path": "/a~1b/~0", "value": 2}, ("a/b", "~"), 2),
            ({"op": "move", "from": "/contacts", "path": "/Contacts"},
             ("Contacts", 0, "kind"), "office"),
        ],
    )  # fmt: skip
    def test_one_operation(
        self, change: dict[str, Any], path: tuple[Any, ...], value: object
    ) -> None:
        made = patched(RECORD, change)
        for step in path:
            made = made[step]
        assert made == value

    def test_the_whole_record(self) -> None:
        assert patched(RECORD, {"op": "replace", "path": "", "value": []}) == []

    def test_removal_leaves_the_original_alone(self) -> None:
        assert "name" not in patched(RECORD, {"op": "remove", "path": "/name"})
        assert "name" in RECORD


class TestDerive:
    def fixture(self, file: str, record: object, schema: str = "organ") -> Fixture:
        return Fixture(schema=schema, file=file, size=len(str(record)), record=record)

    def test_takes_the_smallest_record_that_will_do(self) -> None:
        small, large = {"name": "甲县民政局"}, {"name": "甲县民政局", "level": "county"}
        cases = derive([self.fixture("large.json", large), self.fixture("small.json", small)])
        sources = {case.file: case.source for case in cases}
        assert sources["without-name.json"] == "small.json"
        assert sources["level-not-a-code.json"] == "large.json"

    def test_each_constraint_once_in_whatever_order_they_come(self) -> None:
        given = [self.fixture(f"{n}.json", {"name": f"{n}县民政局"}) for n in "甲乙丙"]
        names = [case.file for case in derive(given)]
        assert len(names) == len(set(names))
        assert derive(given) == derive(given[::-1])

    def test_every_case_is_refused(self) -> None:
        record = {"raw": "每月更新", "clauses": [{"kind": "frequency", "times": 2}]}
        cases = derive([self.fixture("a.json", record, "time-limit")])
        assert {"clauses-without-kind.json", "frequency-clause-times-too-small.json"} <= {
            case.file for case in cases
        }
        for case in cases:
            assert not validator_for("time-limit").is_valid(case.record), case.file
