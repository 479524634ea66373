"""Small schemas of the kind that is published, changed at random, and instances to try them on."""

from collections.abc import Iterator
from copy import deepcopy

from hypothesis import strategies as st

from opengov.schema.shape import Json

__all__ = ["INSTANCES", "pairs", "values"]

NAMES = st.sampled_from(["a", "b", "t"])
TYPES = ["string", "integer", "number", "boolean", "null", "object", "array"]
SCALARS: list[object] = ["a", "b", 1, 1.5, None, True]
SMALL = st.integers(0, 3)
BOUND = st.integers(-1, 2)
REFERENCE: Json = {"$ref": "#/$defs/D"}

LEAVES: st.SearchStrategy[object] = st.one_of(
    st.booleans(),
    st.just({}),
    st.just(REFERENCE),
    st.fixed_dictionaries({"type": st.sampled_from([*TYPES, ["string", "null"]])}),
    st.fixed_dictionaries({"const": st.sampled_from(SCALARS)}),
    st.fixed_dictionaries(
        {"enum": st.lists(st.sampled_from(SCALARS), min_size=1, max_size=3, unique_by=repr)}
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.just("string"),
            "minLength": SMALL,
            "maxLength": SMALL,
            "pattern": st.sampled_from(["^a", "a$", "^[ab]+$", "b", "^.{2}$", "^[ab]$"]),
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["integer", "number"]),
            "minimum": BOUND,
            "maximum": BOUND,
            "exclusiveMinimum": BOUND,
            "exclusiveMaximum": BOUND,
            "multipleOf": st.sampled_from([1, 2, 0.5]),
        },
    ),
)


def _condition(value: str) -> Json:
    return {"required": ["t"], "properties": {"t": {"const": value}}}


CONDITIONS = st.sampled_from(["a", "b"]).map(_condition)


def _larger(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    branch = st.fixed_dictionaries({"if": CONDITIONS, "then": inner})
    return st.one_of(
        st.fixed_dictionaries(
            {},
            optional={
                "type": st.just("object"),
                "properties": st.dictionaries(NAMES, inner, max_size=2),
                "required": st.lists(NAMES, max_size=2, unique=True),
                "additionalProperties": inner,
                "patternProperties": st.dictionaries(
                    st.sampled_from(["^a", "b$", "^[ab]"]), inner, max_size=2
                ),
                "minProperties": st.integers(0, 2),
                "maxProperties": st.integers(0, 2),
            },
        ),
        st.fixed_dictionaries(
            {
                "properties": st.dictionaries(NAMES, inner, max_size=2),
                "unevaluatedProperties": st.just(value=False),
            },
            optional={"allOf": st.lists(inner, min_size=1, max_size=1)},
        ),
        st.fixed_dictionaries(
            {},
            optional={
                "type": st.just("array"),
                "items": inner,
                "prefixItems": st.lists(inner, min_size=1, max_size=2),
                "minItems": st.integers(0, 2),
                "maxItems": st.integers(0, 2),
                "uniqueItems": st.booleans(),
            },
        ),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"oneOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries(
            {"if": st.one_of(inner, CONDITIONS), "then": inner}, optional={"else": inner}
        ),
        st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "required": st.just(["t"]),
                "properties": st.just({"t": {"enum": ["a", "b"]}}),
                "allOf": st.lists(branch, min_size=1, max_size=2),
            }
        ),
    )


SCHEMAS = st.recursive(LEAVES, _larger, max_leaves=5)


@st.composite
def _documents(draw: st.DrawFn) -> Json:
    root = draw(SCHEMAS)
    body: Json = dict(root) if isinstance(root, dict) else {"allOf": [root]}
    return {**body, "$defs": {"D": draw(LEAVES.filter(lambda leaf: leaf != REFERENCE))}}


def _objects(value: object) -> Iterator[Json]:
    members: list[object] = []
    if isinstance(value, dict):
        yield value
        members = list(value.values())
    elif isinstance(value, list):
        members = value
    for member in members:
        yield from _objects(member)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Json, Json]:
    """Make a schema and a changed copy of it, or another one."""
    old = draw(_documents())
    if draw(st.integers(0, 3)) == 0:
        return old, draw(_documents())
    new = deepcopy(old)
    places = [each for each in _objects(new) if "D" not in each]
    place = places[draw(st.integers(0, len(places) - 1))]
    keywords = sorted(place.keys() - {"$defs"})
    drop: bool = draw(st.booleans())
    if keywords and drop:
        del place[draw(st.sampled_from(keywords))]
    else:
        more = draw(SCHEMAS)
        place.update(more if isinstance(more, dict) else {"not": more})
    return old, new


ATOMS: list[object] = ["", "a", "b", "aa", "ab", "a\n", "c", 0, 1, 2, -1, 0.5, None, True, False]
values = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_leaves=4,
)
"""Instances at random."""

INSTANCES: list[object] = [
    *ATOMS,
    [],
    {},
    ["a"],
    [1],
    [None],
    [[]],
    [{}],
    *({name: value} for name in "abt" for value in ("a", 1, "b")),
    ["a", 1],
    ["a", "a"],
    [1, 1],
    {"t": "a", "a": 1},
    {"t": "b", "a": "a"},
    {"t": "a", "a": "a"},
    {"a": "a", "b": 1},
    {"x": 1},
    {"t": "a", "x": 1},
    {"a": {}},
    {"a": {"a": 1}},
    {"a": []},
    {"t": "b", "b": {"t": "a"}},
    {"a": "a", "b": "b", "t": "a"},
]
"""Instances that are tried on every pair."""
