"""Requests read from JSON and JSONL."""

from datetime import date
from pathlib import Path

import pytest

from opengov import read_request, reply_deadline
from opengov.calendar.registry import get_calendar
from opengov.finding import Severity
from opengov.records.requests import read_requests_json, read_requests_jsonl
from opengov.requestfile import RequestFile

GOOD = '{"id": "〔2026〕12号", "events": [{"type": "received", "on": "2026-06-01"}]}'


def read(text: str) -> RequestFile:
    return read_requests_json(text, source="a.json", sha256="")


def names(file: RequestFile) -> list[tuple[str, str | None]]:
    return [(finding.name, finding.location.pointer) for finding in file.findings]


class TestJson:
    def test_reads_one_request(self) -> None:
        file = read(GOOD)
        assert file.request is not None
        assert file.request.id == "〔2026〕12号"
        assert file.findings == ()
        assert file.locate("/events/0/on").line_column == GOOD.index('"2026-06-01"') + 1

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                '{"id": "1", "events": [{"type": "approved", "on": "2026-06-01"}]}',
                [("unknown-code", "/events/0/type")],
            ),
            (
                '{"id": "1", "events": [{"type": "received", "on": "1 June"}]}',
                [("malformed-date", "/events/0/on")],
            ),
            ('{"id": "1"}', [("required-field-absent", "/events")]),
            ('{"id": 7, "events": []}', [("wrong-type", "/id")]),
            ('{"id": "1", "events": [], "events": []}', [("duplicate-key", "/events")]),
            ("[]", [("wrong-type", "")]),
        ],
    )
    def test_faults_are_findings_with_their_place(
        self, text: str, expected: list[tuple[str, str]]
    ) -> None:
        assert names(read(text)) == expected

    def test_an_event_that_cannot_be_read_leaves_no_date_that_looks_certain(self) -> None:
        events = '{"type": "received", "on": "2026-06-01"}, {"type": "approved", "on": "x"}'
        file = read(f'{{"id": "1", "events": [{events}]}}')
        assert file.request is not None
        assert file.faulty == (frozenset({"events"}),)
        found = reply_deadline(file.request, get_calendar("CN"), as_of=date(2026, 6, 2))
        assert (found.status, found.due) == ("indeterminate", None)

    @pytest.mark.parametrize("text", ["{", "", '{"id": "1"} x', "[" * 300 + "]" * 300])
    def test_what_is_no_json_is_fatal(self, text: str) -> None:
        file = read(text)
        assert file.request is None
        assert [finding.severity for finding in file.findings] == [Severity.FATAL]
        assert file.locate("/id").line is None


class TestJsonl:
    def test_reads_line_by_line(self) -> None:
        deep = "[" * 100_000
        text = f"{GOOD}\n\n  {{]\n[]\n{deep}\n{GOOD}"
        file = read_requests_jsonl(text, source="a.jsonl", sha256="")
        assert len(file.requests) == 2
        assert names(file) == [
            ("line-not-json", "/requests/1"),
            ("wrong-type", "/requests/2"),
            ("nested-too-deep", "/requests/3"),
        ]
        assert file.pointer(1, "/events/0") == "/requests/4/events/0"
        assert file.locator_of(1)("/events/0/on").line == 6

    def test_a_request_without_id_is_named_by_its_line(self) -> None:
        file = read_requests_jsonl('{"events": []}', source="a.jsonl", sha256="")
        assert file.request is not None
        assert file.request.id == "1"

    def test_an_empty_file_is_fatal(self) -> None:
        file = read_requests_jsonl("\n \n", source="a.jsonl", sha256="")
        assert names(file) == [("no-records", None)]


class TestReadRequest:
    def test_from_a_path(self, tmp_path: Path) -> None:
        path = tmp_path / "申请.json"
        path.write_text(GOOD, encoding="utf-8")
        assert read_request(path).requests == read(GOOD).requests

    def test_lines(self) -> None:
        file = read_request("a.jsonl", data=f"{GOOD}\n{GOOD}".encode())
        assert len(file.requests) == 2

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert [f.code for f in read_request(tmp_path / "none.json").findings] == ["F001"]

    def test_another_format(self) -> None:
        file = read_request("a.html", data="<table><tr><td>编号</table>".encode())
        assert [(f.code, f.severity) for f in file.findings] == [("D300", Severity.FATAL)]
        assert file.request is None

    def test_text_that_cannot_be_decoded(self) -> None:
        file = read_request("a.json", data=b'{"id": "\xff\xff\x81"}', input_format="json")
        assert file.findings
