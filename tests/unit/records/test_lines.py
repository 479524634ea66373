"""JSONL: records, lines that are none, classes of records."""

import pytest

from opengov.catalogfile import CatalogFile
from opengov.finding import Severity
from opengov.records import read_jsonl


def read(text: str) -> CatalogFile:
    return read_jsonl(text, source="a.jsonl", sha256="abc")


def faults(file: CatalogFile) -> list[tuple[str, str | None, int | None]]:
    return [(f.name, f.location.pointer, f.location.line) for f in file.findings]


class TestEntries:
    def test_form_one_catalog(self) -> None:
        file = read('{"id": "a"}\n{"id": "b"}')
        assert [c.id for c in file.catalogs] == ["1"]
        assert [entry.id for entry in file.catalogs[0].entries] == ["a", "b"]
        assert (file.format, file.lines, file.findings) == ("jsonl", True, ())

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\r\n \t\r\n", "\n\u3000\n"])
    def test_blank_lines_are_no_records(self, line_end: str) -> None:
        file = read(f'\ufeff{{"id": "a"}}{line_end}{{"id": 5}}{line_end}')
        assert [f.location.pointer for f in file.findings] == ["/entries/1/id"]
        assert [entry.id for entry in file.catalogs[0].entries] == ["a", "2"]

    @pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\x1c"])
    def test_only_line_feed_ends_a_line(self, sign: str) -> None:
        escaped = "\\u001c" if sign == "\x1c" else sign
        file = read(f'{{"id": "a{escaped}b"}}')
        assert file.catalogs[0].entries[0].id == f"a{sign}b"

    def test_locations(self) -> None:
        file = read('{"id": "甲"}\r\n  {"id": "乙", "content": ["丙"]}\r\n')
        place = file.locate("/entries/1/content/0")
        assert (place.line, place.line_column, place.byte_offset, place.byte_length) == (
            2, 27, 43, 5,
        )  # fmt: skip
        absent = file.locate("/entries/1/channels")
        whole = file.locate("/entries/1")
        assert (absent.byte_offset, absent.byte_length) == (whole.byte_offset, whole.byte_length)
        assert absent.pointer == "/entries/1/channels"


class TestBadLines:
    def test_the_rest_goes_on_and_the_line_counts(self) -> None:
        file = read('{"id": "a"}\n\n{"id": \n"b"}\n{"id": "c", "url": 5}\n7\n{"id": "d"}{}')
        assert faults(file) == [
            ("line-not-json", "/entries/1", 3),
            ("line-not-json", "/entries/2", 4),
            ("wrong-type", "/entries/3/url", 5),
            ("wrong-type", "/entries/4", 6),
            ("line-not-json", "/entries/5", 7),
        ]
        assert [entry.id for entry in file.catalogs[0].entries] == ["a", "c"]
        assert file.pointer(0, 1) == "/entries/3"
        assert dict(file.faulty) == {(0, 1): frozenset({"url"})}
        assert file.locate("/entries/3/id").line == 5
        assert file.locate("/entries/1").line == 3

    def test_severity_is_error_and_the_place_is_the_sign(self) -> None:
        (found,) = read('{"id": "a"}\n{"id" 5}').findings
        assert found.severity is Severity.ERROR
        assert found.values == {"reason": "colon", "line": 2, "column": 7}
        assert (found.location.byte_offset, found.location.byte_length) == (18, 1)

    def test_a_record_does_not_run_into_the_next_line(self) -> None:
        file = read('{"id": "a",\n"url": "b"}')
        assert [f.name for f in file.findings] == ["line-not-json"] * 2
        assert file.catalogs == ()

    @pytest.mark.parametrize("depth", [250, 10_000])
    def test_nested_too_deep_refuses_the_line_only(self, depth: int) -> None:
        deep = '{"id": "b", "x": ' + "[" * depth + "]" * depth + "}"
        file = read(f'{{"id": "a"}}\n{deep}\n{{"id": "c"}}')
        assert faults(file) == [("nested-too-deep", "/entries/1", 2)]
        assert file.findings[0].location.line_column == len('{"id": "b", "x": ') + 200
        assert [entry.id for entry in file.catalogs[0].entries] == ["a", "c"]

    @pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n", "\ufeff"])
    def test_no_records(self, text: str) -> None:
        file = read(text)
        assert [(f.name, f.severity) for f in file.findings] == [("no-records", Severity.FATAL)]
        assert file.catalogs == ()


class TestClasses:
    def test_disclosures(self) -> None:
        file = read('{"type": "service", "id": "a"}\n{"id": "b", "type": "result", "outcome": 5}')
        assert file.catalogs == ()
        assert [record.id for record in file.disclosures] == ["a", "b"]
        assert faults(file) == [("wrong-type", "/disclosures/1/outcome", 2)]
        assert dict(file.faulty) == {(0, 1): frozenset({"outcome"})}
        assert file.locate("/disclosures/1/type").line == 2

    def test_disclosure_without_usable_id_gets_its_position(self) -> None:
        file = read('{"type": "service"}')
        assert file.disclosures[0].id == "1"
        assert faults(file) == [("required-field-absent", "/disclosures/0/id", 1)]

    @pytest.mark.parametrize(
        ("kind", "name"), [('"services"', "unknown-code"), ("5", "wrong-type")]
    )
    def test_unknown_type_points_at_the_type(self, kind: str, name: str) -> None:
        file = read(f'{{"id": "a", "type": {kind}}}\n{{"id": "b", "type": "service"}}')
        assert faults(file) == [(name, "/disclosures/0/type", 1)]
        assert [record.id for record in file.disclosures] == ["b"]
        assert dict(file.numbers) == {0: (1,)}

    def test_disclosure_among_entries(self) -> None:
        file = read('7\n{"id": "a"}\n{"id": "b", "type": "service"}\n{"id": "c"}')
        assert faults(file)[1] == ("mixed-records", "/entries/2", 3)
        assert file.findings[1].values == {"actual": "Disclosure", "expected": "CatalogEntry"}
        assert [entry.id for entry in file.catalogs[0].entries] == ["a", "c"]

    def test_entry_among_disclosures(self) -> None:
        file = read('{"id": "b", "type": "service"}\n{"id": "c"}')
        assert faults(file) == [("mixed-records", "/disclosures/1", 2)]
