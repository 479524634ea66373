"""Records made out of a schema, and ways to spoil them."""

import json
from collections.abc import Iterator
from copy import deepcopy

from hypothesis import strategies as st
from stdnum.cn import uscc

from opengov.model._base import FULL_DATE
from opengov.model.organs import CREDIT_CODE
from opengov.schema.shape import Json

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

PATTERNS: dict[str, st.SearchStrategy[str]] = {
    FULL_DATE: st.dates().map(lambda day: day.replace(year=max(day.year, 1004)).isoformat()),
    f"^{CREDIT_CODE.pattern}$": st.text(ALPHABET, min_size=17, max_size=17).map(
        lambda body: body + uscc.calc_check_digit(body)
    ),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": st.times().map(lambda time: f"{time:%H:%M}"),
}
"""Texts that fit a pattern; any other pattern is that of an identifier."""

VALUES: dict[str, st.SearchStrategy[object]] = {
    "boolean": st.booleans(),
    "integer": st.integers(min_value=1, max_value=10**6),
    "number": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    "object": st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    "string": st.text(max_size=5),
}

BAD: list[object] = [
    None,
    True,
    False,
    0,
    -1,
    1,
    1.0,
    1.5,
    10**20,
    "",
    " ",
    "\ufeff",
    "x",
    "1",
    "2026-02-30",
    "2026-W01-1",
    "2026-11-22\n",
    "9:00",
    "09:00\n",
    "decision",
    "on_request",
    [],
    [None],
    ["x"],
    {},
    {"id": "1"},
]
"""Values put in place of another; some of them fit by chance, which is meant."""


def instances(schema: Json) -> st.SearchStrategy[object]:
    """Make records that fit a schema of the form this library publishes."""
    return _make(schema, schema)


def _make(node: Json, root: Json) -> st.SearchStrategy[object]:
    match node:
        case {"$ref": str(reference)}:
            definitions = root["$defs"]
            assert isinstance(definitions, dict)
            return _make(definitions[reference.removeprefix("#/$defs/")], root)
        case {"allOf": list(branches)}:
            return st.sampled_from([b["then"] for b in branches]).flatmap(lambda b: _make(b, root))
        case {"type": "object", "properties": dict()}:
            return _record(node, root)
        case {"type": "array", "items": dict(items)}:
            least = node.get("minItems", 0)
            assert isinstance(least, int)
            return st.lists(_make(items, root), min_size=least, max_size=least + 1)
    return _value(node)


def _record(node: Json, root: Json) -> st.SearchStrategy[object]:
    properties = node["properties"]
    assert isinstance(properties, dict)
    required = _names(node)
    made = {name: _make(value, root) for name, value in properties.items()}
    optional = sorted(set(made) - set(required))
    # Of the optional members a few only, or every record would have all of them.
    kept = st.sets(st.sampled_from(optional), max_size=4) if optional else st.just(set[str]())
    return kept.flatmap(
        lambda names: st.fixed_dictionaries({k: made[k] for k in [*required, *sorted(names)]})
    )


def _value(node: Json) -> st.SearchStrategy[object]:
    if "const" in node:
        return st.just(node["const"])
    if isinstance(codes := node.get("enum"), list):
        return st.sampled_from(codes)
    if "pattern" in node:
        filled = st.text(max_size=5).map(lambda text: f"{text}a")
        return PATTERNS.get(str(node["pattern"]), filled)
    return VALUES[str(node["type"])]


def _names(node: Json) -> list[str]:
    """Return what a record has to have; what a condition may waive is had, too."""
    names: list[str] = []
    for part in (node, node.get("else", {})):
        assert isinstance(part, dict)
        required = part.get("required", [])
        assert isinstance(required, list)
        names += required
    return names


def _places(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    members = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in members:
        yield from _places(value, (*path, key))


@st.composite
def spoiled(draw: st.DrawFn, records: st.SearchStrategy[object]) -> object:
    """Make a record that fits and change one thing in it."""
    record = deepcopy(draw(records))
    path = draw(st.sampled_from(list(_places(record))))
    if not path:
        return draw(st.sampled_from(BAD))
    parent: object = record
    for key in path[:-1]:
        parent = parent[key]  # type: ignore[index]  # a place found in the record
    return _change(draw, record, parent, path[-1])


def _change(draw: st.DrawFn, record: object, parent: object, key: str | int) -> object:
    change = draw(st.sampled_from(["replace", "delete", "rename", "add", "snake", "newline"]))
    if isinstance(parent, list) and isinstance(key, int):
        parent[key] = draw(st.sampled_from(BAD))
    elif isinstance(parent, dict):
        value = parent[key]
        if change in {"delete", "rename", "snake"}:
            del parent[key]
        if change == "replace":
            parent[key] = draw(st.sampled_from(BAD))
        elif change == "rename":
            parent[f"{key}X"] = value
        elif change == "snake":
            parent["".join(f"_{c.lower()}" if c.isupper() else c for c in str(key))] = value
        elif change == "add":
            parent["remark"] = draw(st.sampled_from(BAD))
        elif change == "newline" and isinstance(value, str):
            parent[key] = f"{value}\n"
    return json.loads(json.dumps(record))
