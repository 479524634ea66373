"""Catalog JSON: what is read, what is reported and where."""

import json
import sys

import pytest

from opengov.catalogfile import CatalogFile
from opengov.finding import Severity
from opengov.records import read_json


def read(text: str) -> CatalogFile:
    return read_json(text, source="目录.json", sha256="abc")


def faults(file: CatalogFile) -> list[tuple[str, str | None]]:
    return [(found.name, found.location.pointer) for found in file.findings]


class TestSoundFile:
    def test_one_catalog(self) -> None:
        file = read('{"id": "a", "entries": [{"id": "1", "content": ["办理结果"]}]}')
        assert [c.id for c in file.catalogs] == ["a"]
        assert file.catalogs[0].entries[0].content == ("办理结果",)
        assert (file.source, file.sha256, file.format) == ("目录.json", "abc", "json")
        assert (file.findings, file.lines, dict(file.numbers)) == ((), False, {})

    def test_entries_may_come_before_the_id(self) -> None:
        file = read('{"entries": [{"id": "1"}], "id": "a", "title": "目录"}')
        assert (file.catalogs[0].title, len(file.catalogs[0].entries)) == ("目录", 1)

    def test_several_catalogs(self) -> None:
        file = read('{"catalogs": [{"id": "1", "entries": []}, {"id": "2", "entries": []}]}')
        assert [c.id for c in file.catalogs] == ["1", "2"]
        assert file.pointer(1, 0) == "/catalogs/1/entries/0"

    def test_no_catalogs(self) -> None:
        file = read('{"catalogs": []}')
        assert (file.catalogs, file.findings) == ((), ())

    def test_byte_order_mark_left_in_the_text(self) -> None:
        file = read('\ufeff{"id": 1, "entries": []}')
        place = file.findings[0].location
        assert (place.line, place.line_column, place.byte_offset) == (1, 8, 10)

    def test_whole_number_with_a_decimal_point_is_an_integer(self) -> None:
        clause = '{"kind": "period", "duration": {"value": 3.0, "unit": "day"}}'
        limit = f'{{"raw": "3日", "clauses": [{clause}]}}'
        file = read(f'{{"id": "1", "entries": [{{"id": "1", "timeLimit": {limit}}}]}}')
        assert file.findings == ()


class TestUnreadable:
    @pytest.mark.parametrize(
        ("text", "reason", "line", "column"),
        [
            ("", "end", 1, 1),
            (" \n", "end", 2, 1),
            ('{"id": "1", "entries": [', "end", 1, 25),
            ('{"id": "1", "entries": [{"id": "1"}', "end", 1, 36),
            ('{"id": "1",\r\n "entries": [}', "value", 2, 14),
            ('{"id": "1", "entries": []} x', "extra", 1, 28),
            ('{"id": "1", "entries": []}{}', "extra", 1, 27),
            ('{"id": "1" "entries": []}', "comma", 1, 12),
            ('{"id": "1", "entries": [{"id": "1"} {"id": "2"}]}', "comma", 1, 37),
            ('{"id": "1", "entries": [],}', "key", 1, 27),
            ("{'id': '1'}", "key", 1, 2),
            ("{", "end", 1, 2),
            ('{"id" "1"}', "colon", 1, 7),
            ('{"id"', "end", 1, 6),
            ('{"id": "1', "string", 1, 8),
            ('{"id": "a\tb"}', "control", 1, 10),
            ('{"id": "a\\x"}', "escape", 1, 10),
            ('{"id": 01}', "comma", 1, 9),
            ("甲", "value", 1, 1),
            ("[1, 2", "end", 1, 6),
            ("[1 2]", "comma", 1, 4),
        ],
    )
    def test_not_json(self, text: str, reason: str, line: int, column: int) -> None:
        file = read(text)
        assert file.catalogs == ()
        (found,) = file.findings
        assert (found.name, found.severity) == ("not-json", Severity.FATAL)
        assert found.values == {"reason": reason, "line": line, "column": column}
        assert (found.location.line, found.location.line_column) == (line, column)

    @pytest.mark.parametrize(
        ("text", "actual"),
        [
            ("[]", "array"),
            ('["id"]', "array"),
            ("7", "number"),
            ('"目录"', "string"),
            ("true", "boolean"),
            ("null", "null"),
            ("{}", "object"),
            ('{"rows": []}', "object"),
            ('{"catalogs": {}}', "object"),
            ('{"catalogs": [], "catalogs": 7}', "object"),
        ],
    )
    def test_not_a_catalog(self, text: str, actual: str) -> None:
        (found,) = read(f" {text}\n").findings
        assert (found.name, found.severity) == ("not-a-catalog", Severity.FATAL)
        assert found.values == {"actual": actual}
        assert (found.location.byte_offset, found.location.byte_length) == (1, len(text.encode()))

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", ""),
            ('{"id": "1", "entries": [', "]}"),
            ('{"id": "1", "entries": [{"id": "1", "url": ', "}]}"),
            ('{"id": "1", "entries": [], "title": ', "}"),
            ('{"catalogs": [{"id": "1", "entries": [], "title": ', "}]}"),
        ],
    )
    @pytest.mark.parametrize("depth", [201, 10_000])
    def test_nested_too_deep(self, before: str, after: str, depth: int) -> None:
        file = read(before + "[" * depth + "]" * depth + after)
        (found,) = file.findings
        assert file.catalogs == ()
        assert (found.name, found.severity) == ("nested-too-deep", Severity.FATAL)
        assert found.location.byte_offset is not None
        assert len(before) + 200 - 4 <= found.location.byte_offset <= len(before) + 200

    def test_nested_objects_too_deep(self) -> None:
        (found,) = read('{"a":' * 10_000).findings
        assert found.name == "nested-too-deep"

    def test_truncated_within_the_depth_limit_is_not_json(self) -> None:
        (found,) = read("[" * 150).findings
        assert found.name == "not-json"

    def test_caller_with_hardly_any_stack_left(self) -> None:
        def dive(depth: int) -> CatalogFile:
            return dive(depth - 1) if depth else read('{"id": "1", "entries": [' + DEEP + "]}")

        frames = 0
        frame = sys._getframe()
        while frame.f_back is not None:
            frames, frame = frames + 1, frame.f_back
        file = dive(sys.getrecursionlimit() - frames - 130)
        assert [found.name for found in file.findings] == ["nested-too-deep"]


DEEP = "[" * 199 + "]" * 199


class TestFaultyCatalog:
    def test_keeps_its_entries_and_its_other_fields(self) -> None:
        file = read('{"id": 5, "title": "目录", "level": "县", "entries": [{"id": "a"}]}')
        (catalog,) = file.catalogs
        assert (catalog.id, catalog.title, catalog.level) == ("1", "目录", None)
        assert [entry.id for entry in catalog.entries] == ["a"]
        assert faults(file) == [("wrong-type", "/id"), ("wrong-type", "/level")]

    def test_without_entries(self) -> None:
        file = read('{"id": "1"}')
        assert file.catalogs[0].entries == ()
        assert faults(file) == [("required-field-absent", "/entries")]
        assert file.findings[0].location.byte_length == len('{"id": "1"}')

    @pytest.mark.parametrize("entries", ["7", "{}", '"x"', "null"])
    def test_entries_that_are_no_array(self, entries: str) -> None:
        file = read(f'{{"id": "1", "entries": {entries}}}')
        assert file.catalogs[0].entries == ()
        name = "null-written" if entries == "null" else "wrong-type"
        assert faults(file) == [(name, "/entries")]

    def test_misspelt_entries_are_one_fault(self) -> None:
        file = read('{"id": "1", "Entries": []}')
        assert faults(file) == [("unknown-field", "/Entries")]
        assert file.findings[0].values == {"key": "Entries", "hint": "entries"}

    def test_catalog_that_is_no_object_keeps_its_number(self) -> None:
        file = read('{"catalogs": [7, {"id": "b", "entries": [{"id": 1}]}]}')
        assert [c.id for c in file.catalogs] == ["1", "b"]
        assert faults(file) == [
            ("wrong-type", "/catalogs/0"),
            ("wrong-type", "/catalogs/1/entries/0/id"),
        ]

    def test_unknown_member_beside_catalogs(self) -> None:
        inner = '{"id": "1", "entries": [{"id": 7}]}'
        text = f'{{"catalogs": [{inner}], "id": "x", "entries": [{{"id": 5}}]}}'
        file = read(text)
        assert faults(file) == [
            ("unknown-field", "/id"),
            ("unknown-field", "/entries"),
            # One catalog: pointers as in a file that holds it alone.
            ("wrong-type", "/entries/0/id"),
        ]
        assert file.findings[2].location.byte_offset == text.index("7")
        assert file.findings[0].location.byte_offset == text.index('"x"')


class TestFaultyEntries:
    def test_entry_that_is_no_object_is_left_out_and_counted(self) -> None:
        file = read('{"id": "1", "entries": [7, {"id": "b"}, null, {"id": 5}]}')
        assert [entry.id for entry in file.catalogs[0].entries] == ["b", "4"]
        assert faults(file) == [
            ("wrong-type", "/entries/0"),
            ("wrong-type", "/entries/2"),
            ("wrong-type", "/entries/3/id"),
        ]
        assert dict(file.numbers) == {0: (1, 3)}
        assert file.pointer(0, 1, "id") == "/entries/3/id"
        assert dict(file.faulty) == {(0, 1): frozenset({"id"})}

    def test_other_entries_are_not_affected(self) -> None:
        file = read('{"id": "1", "entries": [{"id": "a", "url": 5}, {"id": "b", "url": "u"}]}')
        assert [entry.url for entry in file.catalogs[0].entries] == [None, "u"]


class TestRepeatedKeys:
    def test_in_an_entry(self) -> None:
        file = read('{"id": "1", "entries": [{"id": "1",\n "url": "a",\n "url": "b"}]}')
        (found,) = file.findings
        assert (found.name, found.severity) == ("duplicate-key", Severity.ERROR)
        assert found.values == {"key": "url", "first_line": 2}
        assert (found.location.pointer, found.location.line) == ("/entries/0/url", 3)
        assert file.catalogs[0].entries[0].url == "b"

    def test_in_the_catalog(self) -> None:
        file = read('{"id": "1", "id": "2", "id": "3", "entries": []}')
        assert faults(file) == [("duplicate-key", "/id")]
        assert file.catalogs[0].id == "3"

    def test_inside_a_field_of_the_catalog(self) -> None:
        file = read('{"id": "1", "level": {"code": "a", "code": "b"}, "entries": []}')
        assert faults(file) == [("duplicate-key", "/level/code")]

    def test_entries_twice_the_last_is_read(self) -> None:
        text = '{"id": "1", "entries": [{"id": 1}, 2], "entries": [{"id": "z", "url": 5}]}'
        file = read(text)
        assert [entry.id for entry in file.catalogs[0].entries] == ["z"]
        assert faults(file) == [("wrong-type", "/entries/0/url"), ("duplicate-key", "/entries")]
        assert file.locate("/entries/0/id").byte_offset == text.index('"z"')
        assert dict(file.numbers) == {}

    def test_entries_twice_the_last_is_no_array(self) -> None:
        file = read('{"id": "1", "entries": [{"id": 1}], "entries": 5}')
        assert file.catalogs[0].entries == ()
        assert faults(file) == [("duplicate-key", "/entries"), ("wrong-type", "/entries")]

    def test_deep_inside_an_entry(self) -> None:
        clause = '{"kind": "period", "duration": {"value": 1, "unit": "day", "unit": "day"}}'
        limit = f'{{"raw": "", "clauses": [{clause}]}}'
        file = read(f'{{"id": "1", "entries": [{{"id": "1", "timeLimit": {limit}}}]}}')
        assert faults(file) == [("duplicate-key", "/entries/0/timeLimit/clauses/0/duration/unit")]
        assert file.catalogs[0].entries[0].time_limit is not None


class TestBigAndOdd:
    def test_string_of_five_megabytes(self) -> None:
        text = json.dumps({"id": "1", "entries": [{"id": "1", "url": "长" * 1_700_000}]})
        file = read(text)
        assert file.findings == ()
        assert len(file.catalogs[0].entries[0].url or "") == 1_700_000

    def test_faults_by_the_thousand(self) -> None:
        members = {f"k{number}": None for number in range(4_000)}
        file = read(json.dumps({"id": "1", "entries": [members, *[{}] * 4_000]}))
        assert len(file.findings) == 8_001

    def test_faults_in_one_long_list(self) -> None:
        file = read(json.dumps({"id": "1", "entries": [{"id": "1", "legalBasis": [{}] * 5_000}]}))
        assert len(file.findings) == 5_000
        assert file.findings[-1].location.pointer == "/entries/0/legalBasis/4999/text"

    def test_keys_with_slash_and_tilde(self) -> None:
        file = read('{"id": "1", "entries": [{"id": "1", "a/b~c": 5}]}')
        (found,) = file.findings
        assert found.location.pointer == "/entries/0/a~1b~0c"
        assert file.locate("/entries/0/a~1b~0c") == found.location
