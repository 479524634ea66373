"""Records as JSON and JSONL: what is written is read, and every value is where we say."""

import json
from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.examples import examples
from tests.strategies import catalogs, disclosures, entries

from opengov.jsonpointer import pointer_of
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure
from opengov.records import dump_json, dump_jsonl, read_json, read_jsonl
from opengov.records.scan import NotJsonError, TooDeepError, check, expect_end
from opengov.schema import record_schema

FEW = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
"""Each example is a whole file."""
INDENTS = st.sampled_from([None, 1, "\t"])
MARKS = st.sampled_from(["", "\ufeff"])
SOME = st.lists(catalogs(), max_size=2)


class TestRoundTrip:
    """DESIGN §5: reading what was written gives the same catalog."""

    @FEW
    @given(SOME)
    def test_json(self, written: list[Catalog]) -> None:
        file = read_json(dump_json(written), source="a.json", sha256="")
        assert list(file.catalogs) == written
        assert file.findings == ()
        assert dict(file.faulty) == {}

    @FEW
    @given(catalogs())
    def test_jsonl_carries_the_entries(self, written: Catalog) -> None:
        file = read_jsonl(dump_jsonl([written]), source="a.jsonl", sha256="")
        assert tuple(entry for c in file.catalogs for entry in c.entries) == written.entries
        assert [found.name for found in file.findings] == (
            [] if written.entries else ["no-records"]
        )

    @FEW
    @given(st.lists(disclosures(), min_size=1, max_size=3))
    def test_disclosures(self, written: list[Disclosure]) -> None:
        text = "".join(record.model_dump_json() + "\n" for record in written)
        file = read_jsonl(text, source="a.jsonl", sha256="")
        assert list(file.disclosures) == written
        assert file.catalogs == ()
        assert file.findings == ()


def leaves(value: object, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], object]]:
    yield path, value
    steps: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        steps = iter(value.items())
    elif isinstance(value, list):
        steps = iter(enumerate(value))
    for step, inner in steps:
        yield from leaves(inner, *path, step)


class TestLocations:
    """DESIGN §5: byteOffset and byteLength cut the value out of the file as it is stored."""

    @FEW
    @given(
        written=SOME, indent=st.sampled_from([None, 1, "\t"]), mark=MARKS, ascii_only=st.booleans()
    )
    def test_the_bytes_at_a_location_are_the_value(
        self, written: list[Catalog], indent: int | str | None, mark: str, *, ascii_only: bool
    ) -> None:
        data = json.loads(dump_json(written))
        text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
        stored = (mark + text).encode()
        file = read_json(
            text,
            source="a.json",
            sha256="",
            byte_offset=lambda position: len((mark + text[:position]).encode()),
        )
        for path, value in leaves(data):
            place = file.locate(pointer_of(*path))
            assert place.byte_offset is not None
            assert place.byte_length is not None
            cut = stored[place.byte_offset : place.byte_offset + place.byte_length]
            assert json.loads(cut) == value
            assert place.line == stored[: place.byte_offset].count(b"\n") + 1

    @FEW
    @given(st.lists(catalogs(), min_size=1, max_size=1), st.sampled_from(["\n", "\r\n", "\n\n"]))
    def test_lines(self, written: list[Catalog], line_end: str) -> None:
        text = dump_jsonl(written).replace("\n", line_end)
        file = read_jsonl(text, source="a.jsonl", sha256="")
        stored = text.encode()
        for number, entry in enumerate(written[0].entries):
            for path, value in leaves(json.loads(entry.model_dump_json())):
                place = file.locate(pointer_of("entries", number, *path))
                assert place.byte_offset is not None
                assert place.byte_length is not None
                cut = stored[place.byte_offset : place.byte_offset + place.byte_length]
                assert json.loads(cut) == value


SIGNS = st.sampled_from([*'{}[]:,"\\u019-+.eE \t\r\n\x00é', "true", "null", "NaN", '"a"', "\\n"])


class TestScanner:
    """RFC 8259, as the standard library reads it."""

    @given(st.lists(SIGNS, max_size=14).map("".join))
    def test_accepts_what_json_accepts(self, text: str) -> None:
        try:
            json.loads(text)
        except ValueError:
            accepted = False
        else:
            accepted = True
        try:
            expect_end(text, check(text))
        except (NotJsonError, TooDeepError):
            assert not accepted
        else:
            assert accepted

    @FEW
    @given(SOME.map(dump_json), st.data())
    def test_broken_catalogs_never_raise(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(start + 4, len(text))))
        broken = text[:start] + data.draw(SIGNS | st.just("")) + text[stop:]
        for read in (read_json, read_jsonl):
            file = read(broken, source="a", sha256="")
            for found in file.findings:
                json.dumps(found.to_json("zh"), allow_nan=False).encode()
                assert found.code.startswith("S")


JUNK = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        1,
        -1,
        2.0,
        2.5,
        1e300,
        "",
        " ",
        "x",
        "annual",
        [],
        {},
        [None],
        {"x": 1},
    ]
)


def spoil(value: object, data: st.DataObject) -> object:
    """Change one place of a record: replace a value, drop a member or add one."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(value)))
        inner = spoil(value[key], data)
        rest = {k: v for k, v in value.items() if k != key}
        return rest if inner is DROPPED else rest | {key: inner}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        index = data.draw(st.integers(0, len(value) - 1))
        inner = spoil(value[index], data)
        kept = [] if inner is DROPPED else [inner]
        return [*value[:index], *kept, *value[index + 1 :]]
    if isinstance(value, dict) and data.draw(st.booleans()):
        return value | {data.draw(st.sampled_from(["x", "update_frequency"])): data.draw(JUNK)}
    return data.draw(st.just(DROPPED) | JUNK)


DROPPED = object()
SCHEMA = Draft202012Validator(record_schema("catalog-entry"))


class TestStrictness:
    """DESIGN §5: family S finds what the published schema refuses, and nothing else."""

    @FEW
    @given(entries(), st.data())
    def test_entries(self, entry: CatalogEntry, data: st.DataObject) -> None:
        spoilt = spoil(json.loads(entry.model_dump_json()), data)
        assume(spoilt is not DROPPED)
        valid = SCHEMA.is_valid(spoilt)
        file = read_jsonl(json.dumps(spoilt), source="a.jsonl", sha256="")
        assert (file.findings == ()) == valid
