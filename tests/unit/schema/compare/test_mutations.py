"""Real schemas, changed in one way: the right class, proved."""

import pytest
from tests.unit.schema.compare.mutations import Mutation, mutations
from tests.unit.schema.compare.proved import compared

from opengov.schema import profile_schema, record_schema, schema_names
from opengov.schema.compare import Change, Kind

EVERYDAY = ("time-limit", "disclosure", "organ")
"""Records of which one mutation of each sort is tried, of the first every time."""
THOROUGHLY = ("organ", "update-frequency", "time-limit", "audience", "responsible-unit")
"""Records of which every mutation is tried in CI."""


def label(change: Change) -> str:
    return f"{change.kind} {change.reason} {change.pointer}"


def judge(name: str, mutation: Mutation) -> None:
    old = record_schema(name)
    changes = compared(old, mutation.schema)
    assert mutation.expected in map(label, changes)
    directions = {change.kind for change in changes} - {Kind.NEUTRAL}
    assert directions <= {Kind(mutation.expected.split()[0])}
    back = {change.kind for change in compared(mutation.schema, old)} - {Kind.NEUTRAL}
    mirrored = {Kind.NARROWING: Kind.WIDENING, Kind.WIDENING: Kind.NARROWING}
    assert back == {mirrored[kind] for kind in directions}


def one_of_each(name: str) -> list[tuple[str, Mutation]]:
    """Return a mutation of each sort: the one deepest in the schema."""
    schema = record_schema(name)
    found: dict[str, Mutation] = {}
    for mutation in mutations(schema):
        found[mutation.name] = mutation
    return [(name, mutation) for mutation in found.values()]


def every(name: str) -> list[tuple[str, Mutation]]:
    return [(name, mutation) for mutation in mutations(record_schema(name))]


def ids(case: object) -> str:
    return case.expected if isinstance(case, Mutation) else str(case)


class TestMutations:
    @pytest.mark.parametrize(
        ("name", "mutation"),
        [
            pytest.param(name, mutation, marks=[] if name == EVERYDAY[0] else [pytest.mark.slow])
            for name in EVERYDAY
            for _, mutation in one_of_each(name)
        ],
        ids=ids,
    )
    def test_one_of_each_sort(self, name: str, mutation: Mutation) -> None:
        judge(name, mutation)

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("name", "mutation"), [case for name in THOROUGHLY for case in every(name)], ids=ids
    )
    def test_every_one_of_some_records(self, name: str, mutation: Mutation) -> None:
        judge(name, mutation)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", [name for name in schema_names() if name not in EVERYDAY])
    def test_one_of_each_sort_of_every_record(self, name: str) -> None:
        for case in one_of_each(name):
            judge(*case)

    def test_all_sorts_are_tried(self) -> None:
        sorts = {m.name for name in EVERYDAY for _, m in one_of_each(name)}
        assert len(sorts) == 17


class TestProfiles:
    def test_a_profile_that_requires_more_is_a_narrowing(self) -> None:
        old, new = profile_schema("required-elements"), profile_schema("national-2019")
        changes = compared(old, new)
        narrowed = [change.values["name"] for change in changes if change.reason == "required"]
        assert "legalBasis" in narrowed
        assert {change.kind for change in changes} <= {
            Kind.NARROWING,
            Kind.WIDENING,
            Kind.NEUTRAL,
        }

    def test_a_profile_is_narrower_than_the_record(self) -> None:
        old, new = record_schema("catalog-entry"), profile_schema("required-elements")
        kinds = {change.kind for change in compared(old, new)}
        assert kinds == {Kind.NARROWING, Kind.NEUTRAL}
