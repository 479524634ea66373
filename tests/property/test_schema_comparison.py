"""What the comparison of two schemas says holds for every instance."""

import pytest
from hypothesis import HealthCheck, assume, find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing.exceptions import Unresolvable
from tests.examples import examples
from tests.property.schema_pairs import INSTANCES, pairs, values

from opengov.errors import InvalidSchemaError
from opengov.schema.compare import Change, Kind, compare
from opengov.schema.shape import Json

SETTINGS = settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))


def compared(pair: tuple[Json, Json]) -> tuple[Change, ...]:
    """Compare; a change at random may have made something that is no schema."""
    try:
        for schema in pair:
            Draft202012Validator.check_schema(schema)
        return compare(*pair)
    except (SchemaError, InvalidSchemaError):
        assume(condition=False)
        raise


def verdict(schema: Json, instance: object) -> bool | None:
    try:
        return bool(Draft202012Validator(schema).is_valid(instance))
    except Unresolvable:
        return None


def may(changes: tuple[Change, ...], kind: Kind) -> bool:
    """Tell whether a comparison leaves it open that something is of a kind."""
    return any(kind in {change.kind, change.toward} for change in changes)


class TestComparison:
    """The oracle is brute force: both schemas judge the same instances."""

    @given(pair=pairs(), more=st.lists(values, max_size=8))
    @SETTINGS
    def test_what_is_valid_stays_valid_unless_a_narrowing_or_doubt_is_reported(
        self, pair: tuple[Json, Json], more: list[object]
    ) -> None:
        changes = compared(pair)
        narrowed, widened = may(changes, Kind.NARROWING), may(changes, Kind.WIDENING)
        for instance in (*INSTANCES, *more):
            before, after = (verdict(schema, instance) for schema in pair)
            if before and after is False:
                assert narrowed, instance
            if after and before is False:
                assert widened, instance

    @given(pair=pairs())
    @SETTINGS
    def test_every_example_is_judged_as_is_said(self, pair: tuple[Json, Json]) -> None:
        for change in compared(pair):
            assert (change.example is not None) == (change.kind in {"narrowing", "widening"})
            if change.example is not None:
                old, new = (verdict(schema, change.example.instance) for schema in pair)
                assert (old, new) == (
                    (True, False) if change.kind is Kind.NARROWING else (False, True)
                )

    @given(pair=pairs())
    @SETTINGS
    def test_the_other_way_round_a_narrowing_is_a_widening(self, pair: tuple[Json, Json]) -> None:
        there, back = compared(pair), compared((pair[1], pair[0]))
        mirrored = {Kind.NARROWING: Kind.WIDENING, Kind.WIDENING: Kind.NARROWING}
        for kind, other in mirrored.items():
            assert may(there, kind) == may(back, other)

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", list(Kind))
    def test_pairs_are_of_all_kinds(self, kind: Kind) -> None:
        def is_of_it(pair: tuple[Json, Json]) -> bool:
            return any(change.kind is kind for change in _or_nothing(pair))

        find(pairs(), is_of_it, settings=settings(SETTINGS, max_examples=500, database=None))


def _or_nothing(pair: tuple[Json, Json]) -> tuple[Change, ...]:
    try:
        return compare(*pair)
    except InvalidSchemaError:
        return ()
