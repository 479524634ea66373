"""Whole sets: files that came and went, codelists, folders, and what is said of them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from opengov.codelists import COLUMNS
from opengov.errors import InvalidSchemaError
from opengov.schema import published
from opengov.schema.compare import Change, Kind, compare, worst
from opengov.schema.compare.folders import (
    SchemaSet,
    read_folder,
    read_schema_file,
    schema_set,
)
from opengov.schema.compare.report import blocks, report_json, summary
from opengov.schema.compare.rows import codelist_rows, json_rows
from opengov.schema.compare.sets import compare_sets
from opengov.schema.shape import Json

HEAD = ",".join(COLUMNS)
COLOUR: Json = {
    "type": "object",
    "required": ["colour"],
    "properties": {
        "colour": {"x-codelist": "colours", "x-codelist-open": False, "enum": ["red", "green"]},
        "shape": {"x-codelist": "shapes", "x-codelist-open": True, "type": "string"},
    },
}


def codes(*lines: str) -> str:
    return "\n".join([HEAD, *lines, ""])


def code(name: str, *, until: str = "", successor: str = "", title: str = "T") -> str:
    return f"{name},名,{title},,,,{until},{successor},opengov"


FILES: Mapping[str, str] = {
    "thing.schema.json": json.dumps(COLOUR),
    "codelists/colours.csv": codes(code("red"), code("green")),
    "codelists/shapes.csv": codes(code("round"), code("square")),
}


def compared(**changes: str | None) -> tuple[Change, ...]:
    """Compare the files with some changed, or taken out."""
    names = {
        "thing": "thing.schema.json",
        "colours": "codelists/colours.csv",
        "shapes": "codelists/shapes.csv",
        "other": "other.schema.json",
        "sizes": "codelists/sizes.csv",
    }
    changed = {names[key]: text for key, text in changes.items()}
    new = {path: text for path, text in {**FILES, **changed}.items() if text is not None}
    return compare_sets(schema_set(FILES), schema_set(new))


def with_colours(*values: str) -> str:
    schema = json.loads(json.dumps(COLOUR))
    schema["properties"]["colour"]["enum"] = list(values)
    return json.dumps(schema)


class TestFiles:
    def test_nothing(self) -> None:
        assert compared() == ()

    def test_a_schema_that_was_removed_is_a_narrowing(self) -> None:
        (change,) = compared(thing=None)
        assert (change.kind, change.reason, change.file) == (
            Kind.NARROWING,
            "file",
            "thing.schema.json",
        )
        assert change.example is not None
        assert change.example.instance == {"colour": "red"}
        assert change.message.en == "thing.schema.json was removed"

    def test_a_schema_that_was_added_is_a_widening(self) -> None:
        (change,) = compared(other='{"type": "null"}')
        assert (change.kind, change.schema) == (Kind.WIDENING, "new")
        assert change.example is not None
        assert change.example.instance is None

    def test_a_schema_that_takes_nothing_is_not_proved(self) -> None:
        (change,) = compared(other='{"not": {}}')
        assert (change.kind, change.toward) == (Kind.UNKNOWN, Kind.WIDENING)

    def test_codelists_that_came_and_went(self) -> None:
        changes = compared(shapes=None, sizes=codes(code("large")))
        assert [(c.kind, c.file, c.example and c.example.instance) for c in changes] == [
            (Kind.NARROWING, "codelists/shapes.csv", "round"),
            (Kind.WIDENING, "codelists/sizes.csv", "large"),
        ]


class TestClosedCodelists:
    def test_a_code_that_was_removed_is_proved_by_a_record(self) -> None:
        changes = compared(colours=codes(code("red")), thing=with_colours("red"))
        assert [(c.kind, c.file, c.pointer) for c in changes] == [
            (Kind.NARROWING, "thing.schema.json", "/properties/colour/enum"),
            (Kind.NARROWING, "codelists/colours.csv", "/green"),
        ]
        assert changes[1].example is not None
        assert changes[1].example.instance == {"colour": "green"}

    def test_a_code_that_was_added(self) -> None:
        changes = compared(
            colours=codes(code("red"), code("green"), code("blue")),
            thing=with_colours("red", "green", "blue"),
        )
        assert {c.kind for c in changes} == {Kind.WIDENING}
        assert changes[1].example is not None
        assert changes[1].example.instance == {"colour": "blue"}

    def test_a_code_that_the_schema_still_lists_is_unknown(self) -> None:
        (change,) = compared(colours=codes(code("red")))
        assert (change.kind, change.toward, change.pointer) == (
            Kind.UNKNOWN,
            Kind.NARROWING,
            "/green",
        )


class TestOpenCodelists:
    def test_a_code_that_was_removed_wants_a_look(self) -> None:
        (change,) = compared(shapes=codes(code("round")))
        assert (change.kind, change.reason) == (Kind.UNKNOWN, "open-code-removed")
        assert change.migration is not None

    def test_a_code_that_was_added_is_neutral(self) -> None:
        (change,) = compared(shapes=codes(code("round"), code("square"), code("flat")))
        assert (change.kind, change.reason) == (Kind.NEUTRAL, "open-code-added")
        assert change.migration is None

    def test_a_codelist_that_was_closed_is_a_narrowing(self) -> None:
        schema = json.loads(json.dumps(COLOUR))
        schema["properties"]["shape"] |= {"enum": ["round", "square"], "x-codelist-open": False}
        changes = compared(thing=json.dumps(schema))
        assert [(c.kind, c.reason) for c in changes] == [
            (Kind.NARROWING, "list"),
            (Kind.NEUTRAL, "annotation"),
        ]


class TestKeptCodes:
    @pytest.mark.parametrize(
        ("line", "reasons"),
        [
            (code("green", until="2027-01-01"), ["code-validity"]),
            (code("green", successor="red"), ["code-successor"]),
            (code("green", title="Green"), ["code-words"]),
            (
                code("green", until="2027-01-01", successor="red"),
                ["code-validity", "code-successor"],
            ),
        ],
    )
    def test_what_is_said_of_a_code_changes_nothing_valid(
        self, line: str, reasons: list[str]
    ) -> None:
        changes = compared(colours=codes(code("red"), line))
        assert [change.reason for change in changes] == reasons
        assert worst(changes) is Kind.NEUTRAL

    def test_is_said_in_a_sentence(self) -> None:
        ended = code("green", until="2027-01-01", successor="red")
        validity, successor = compared(colours=codes(code("red"), ended))
        assert validity.message.en == (
            "validity of the code green: – → –2027-01-01; validation takes it as before"
        )
        assert successor.message.zh == "代码 green 的后继代码：无 → red"


class TestFolders:
    def test_a_folder_is_read_as_it_is_published(self, tmp_path: Path) -> None:
        for name, text in {**FILES, "mapping-sheet.csv": "a,b\n", "notes.txt": "x"}.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert read_folder(tmp_path) == schema_set(FILES)

    def test_a_folder_without_schemas_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidSchemaError, match=r"holds no file that ends in .schema.json"):
            read_folder(tmp_path)

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"{", "it is not JSON"),
            (b"[]", "a schema is a JSON object"),
            (b"\xff", "it is not UTF-8"),
        ],
    )
    def test_a_file_that_is_no_schema(self, tmp_path: Path, data: bytes, why: str) -> None:
        path = tmp_path / "a.schema.json"
        path.write_bytes(data)
        with pytest.raises(InvalidSchemaError, match=why):
            read_schema_file(path)

    @pytest.mark.parametrize(
        ("text", "why"),
        [("code,title\n", "a codelist has the columns"), (codes(code("a"), code("a")), "twice")],
    )
    def test_a_file_that_is_no_codelist(self, text: str, why: str) -> None:
        with pytest.raises(InvalidSchemaError, match=why):
            codelist_rows("codelists/a.csv", text)

    @pytest.mark.parametrize(
        ("schema", "why"),
        [
            ({"type": "text"}, r"\$\.type"),
            (
                {"$schema": "http://json-schema.org/draft-07/schema#"},
                "only .*2020-12.* is compared",
            ),
            ({"anyOf": [{"$ref": "#"}]}, "refers to itself for one and the same value"),
        ],
    )
    def test_what_is_no_schema_of_this_dialect(self, schema: Json, why: str) -> None:
        with pytest.raises(InvalidSchemaError, match=why):
            compare({}, schema)


@cache
def township_gone() -> tuple[Change, ...]:
    """Compare the real files with those without one code."""
    new = {
        path: text.replace('        "township",\n', "").replace('            "township",\n', "")
        for path, text in published().items()
    }
    few = ("organ.schema.json", "responsible-unit.schema.json", "catalog-entry.schema.json")
    old, now = (
        SchemaSet({path: schema_set(files).schemas[path] for path in few}, {})
        for files in (published(), new)
    )
    return compare_sets(old, now)


def as_json(*names: str, **more: str) -> str:
    title = {"zh": "名", "en": "T"}
    codes = [{"code": name, "title": title, "source": "opengov", **more} for name in names]
    return json.dumps({"name": "colours", "codes": codes})


class TestCodelistsAsJson:
    """The JSON of a codelist is compared, too, and cannot say something else than its CSV."""

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (as_json("red"), "colours.csv has the code 'green', and codelists/colours.json does"),
            (as_json("red", "green", "blue"), "colours.json has the code 'blue', and codelists/c"),
            (as_json("red", "green", validTo="2026-01-01"), "the valid_to of 'red' is another in"),
        ],
    )
    def test_files_that_disagree_are_refused(self, text: str, why: str) -> None:
        with pytest.raises(InvalidSchemaError, match=why):
            schema_set({**FILES, "codelists/colours.json": text})

    def test_files_that_agree_are_one_codelist(self) -> None:
        both = {**FILES, "codelists/colours.json": as_json("red", "green")}
        assert schema_set(both) == schema_set(FILES)

    def test_a_codelist_that_is_there_as_json_alone_is_compared(self) -> None:
        old = {path: text for path, text in FILES.items() if path != "codelists/shapes.csv"}
        old["codelists/shapes.json"] = as_json("round", "square")
        new = {**old, "codelists/shapes.json": as_json("round")}
        (change,) = compare_sets(schema_set(old), schema_set(new))
        assert (change.kind, change.file) == (Kind.UNKNOWN, "codelists/shapes.csv")
        assert compare_sets(schema_set(FILES), schema_set(old)) == ()

    @pytest.mark.parametrize("name", ["levels", "domains", "frequencies"])
    def test_the_published_files_of_a_codelist_say_the_same(self, name: str) -> None:
        files = published()
        path = f"codelists/{name}"
        rows = json_rows(f"{path}.json", files[f"{path}.json"])
        assert rows == codelist_rows(f"{path}.csv", files[f"{path}.csv"])

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("{", "it is not JSON"),
            ("[]", "a codelist has `codes`"),
            ('{"codes": [{"title": {}}]}', "a codelist has `codes`"),
            ('{"codes": [{"code": "a"}, {"code": "a"}]}', "the code 'a' stands in it twice"),
        ],
    )
    def test_json_that_is_no_codelist(self, text: str, why: str) -> None:
        with pytest.raises(InvalidSchemaError, match=why):
            json_rows("codelists/a.json", text)


class TestReport:
    def test_a_shared_definition_is_one_block(self) -> None:
        old: Json = {"items": {"$ref": "#/$defs/A"}, "$defs": {"A": {"type": ["string", "null"]}}}
        new: Json = {"items": {"$ref": "#/$defs/A"}, "$defs": {"A": {"type": "string"}}}
        names = [f"{letter}.schema.json" for letter in "abcde"]
        sets = [SchemaSet(dict.fromkeys(names, schema), {}) for schema in (old, new)]
        (block,) = blocks(compare_sets(*sets), "en")
        assert block.head == (
            "narrowing  a.schema.json  /$defs/A/type (and 4 other file(s): b.schema.json, "
            "c.schema.json, d.schema.json…)"
        )
        assert block.lines == (
            "/* no longer takes the type null",
            "valid before, invalid now: [null]",
            "migration: turn these values into a type that is taken",
        )

    def test_a_code_less_in_the_real_schemas(self) -> None:
        assert {(c.kind, c.reason) for c in township_gone()} == {(Kind.NARROWING, "values")}
        assert len(township_gone()) == 3

    def test_json(self) -> None:
        report = report_json(township_gone(), "en", old="1.0.0", new="2.0.0")
        assert report["summary"] == {"narrowing": 3, "unknown": 0, "widening": 0, "neutral": 0}
        changes = report["changes"]
        assert isinstance(changes, list)
        assert changes[1] == {
            "file": "organ.schema.json",
            "kind": "narrowing",
            "reason": "values",
            "schema": "new",
            "pointer": "/properties/level/enum",
            "path": "/level",
            "message": '/level no longer takes "township"',
            "migration": "use other values: the successor where the codelist names one",
            "counterexample": {
                "instance": {"name": "a", "level": "township"},
                "validUnder": "old",
                "invalidUnder": "new",
            },
        }

    def test_counts_in_both_languages(self) -> None:
        assert summary(township_gone(), "en") == "3 narrowing, 0 unknown, 0 widening, 0 neutral"
        assert summary(township_gone(), "zh") == "收窄 3，未定 0，放宽 0，无影响 0"
