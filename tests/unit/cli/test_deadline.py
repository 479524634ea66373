import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest


class Outcome(Protocol):
    code: int
    out: str


Run: TypeAlias = Callable[..., Outcome]

REQUEST = {
    "id": "〔2026〕1号",
    "channel": "in_person",
    "events": [{"type": "submitted", "on": "2026-06-01"}],
}


@pytest.fixture
def request_file(tmp_path: Path) -> Path:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(REQUEST), encoding="utf-8")
    return path


def test_text_shows_the_date_and_every_step(opengov: Run, request_file: Path) -> None:
    done = opengov("deadline", str(request_file), "--as-of", "2026-06-10", "--lang", "zh")
    assert done.code == 0
    assert "2026-06-30" in done.out
    assert "《政府信息公开条例》第33条" in done.out


def test_json_has_the_fields_of_the_contract(opengov: Run, request_file: Path) -> None:
    done = opengov("deadline", str(request_file), "--as-of", "2026-06-10", "--format", "json")
    record = json.loads(done.out)
    assert (record["status"], record["due"]) == ("certain", "2026-06-30")
    assert record["earliest"] == record["latest"] == record["due"]
    assert {"clocks", "trace", "findings"} <= set(record)


def test_bounds_where_the_calendar_ends(opengov: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    late = {**REQUEST, "events": [{"type": "submitted", "on": "2026-12-10"}]}
    path.write_text(json.dumps(late), encoding="utf-8")
    done = opengov("deadline", str(path), "--as-of", "2026-12-11", "--lang", "en")
    assert "2027-01-08 – 2027-01-10" in done.out


def test_several_requests_and_standard_findings(opengov: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    bare = {"id": "2", "events": []}
    path.write_text(f"{json.dumps(REQUEST)}\nx\n{json.dumps(bare)}\n", encoding="utf-8")
    done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
    record = json.loads(done.out)
    assert done.code == 1
    assert [each["status"] for each in record["deadlines"]] == ["certain", "indeterminate"]
    assert [finding["code"] for finding in record["findings"]] == ["S102"]
    text = opengov("deadline", str(path), "--as-of", "2026-06-10", "--lang", "en").out
    assert "indeterminate" in text


@pytest.mark.parametrize("arguments", [[], ["--format", "json"]])
def test_a_request_that_is_not_there(opengov: Run, arguments: list[str]) -> None:
    done = opengov("deadline", "absent.json", *arguments)
    assert done.code == 3
    assert "F001" in done.out


RULES = """[figure.reply]
label = { zh = "答复期限", en = "period for the reply" }
[[figure.reply.value]]
from = 2022-01-01
value = 15
basis = { law = "某省政府信息公开规定", article = 12 }
status = "unverified"
last_checked = 2026-11-22
"""


class TestLaw:
    def test_local_rules_are_laid_over_the_national_ones(
        self, opengov: Run, request_file: Path, tmp_path: Path
    ) -> None:
        rules = tmp_path / "local.toml"
        rules.write_text(RULES, encoding="utf-8")
        arguments = ["deadline", str(request_file), "--as-of", "2026-06-10", "--lang", "zh"]
        done = opengov(*arguments, "--law", str(rules))
        assert done.code == 0
        assert "2026-06-23" in done.out
        assert "《某省政府信息公开规定》第12条" in done.out
        strict = opengov(*arguments, "--law", str(rules), "--strict")
        assert strict.code == 1
        assert "D314" in strict.out
        assert opengov(*arguments, "--strict").code == 0

    def test_a_file_of_rules_that_is_wrong_is_wrong_use(
        self, opengov: Run, request_file: Path, tmp_path: Path
    ) -> None:
        rules = tmp_path / "local.toml"
        rules.write_text(RULES.replace("figure.reply", "figure.replies"), encoding="utf-8")
        assert opengov("deadline", str(request_file), "--law", str(rules)).code == 2


class TestBadInput:
    """No date that looks certain, and no finding that misleads."""

    @pytest.mark.parametrize(
        ("text", "code", "pointer"),
        [
            ('{"type": "paused", "on": "2026-06-02"}', "S205", "/events/1/type"),
            ('{"type": "withdrawn"}', "S201", "/events/1/on"),
            ('{"type": "withdrawn", "on": "2026-06-31"}', "S207", "/events/1/on"),
            ('{"type": "withdrawn", "on": "0001-01-01"}', "S207", "/events/1/on"),
            ('{"type": "withdrawn", "on": 20260602}', "S203", "/events/1/on"),
            ('{"type": ["withdrawn"], "on": "2026-06-02"}', "S203", "/events/1/type"),
            ('"withdrawn"', "S203", "/events/1"),
            ('{"type": "extended", "on": "2026-06-02", "workingDays": -5}', "S211", None),
            ('{"type": "extended", "on": "2026-06-02", "workingDays": true}', "S203", None),
            ('{"type": "thirdPartyConsulted", "on": "2026-06-02", "party": " "}', "S206", None),
            (
                '{"type": "decided", "on": "2026-06-02", "on": "2026-06-03", "kind": "other"}',
                "S107",
                "/events/1/on",
            ),
        ],
    )
    def test_an_event_that_cannot_be_read(
        self, opengov: Run, tmp_path: Path, text: str, code: str, pointer: str | None
    ) -> None:
        path = tmp_path / "r.json"
        received = '{"type": "received", "on": "2026-06-01"}'
        path.write_text(f'{{"id": "1", "events": [{received}, {text}]}}', encoding="utf-8")
        done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
        record = json.loads(done.out)
        assert done.code == 1
        assert (record["status"], record["due"], record["latest"]) == ("indeterminate", None, None)
        assert [finding["code"] for finding in record["findings"]] == [code]
        where = record["findings"][0]["location"]["pointer"]
        assert where.startswith("/events/1") if pointer is None else where == pointer

    @pytest.mark.parametrize(
        "text",
        [
            '{"id": "1", "events": [], "events": [{"type": "received", "on": "2026-06-01"}]}',
            '{"id": "1", "channel": "fax", "channel": "oral", "events": []}',
        ],
    )
    def test_a_key_twice(self, opengov: Run, tmp_path: Path, text: str) -> None:
        for name, content in (("r.json", text), ("r.jsonl", f"{text}\n")):
            path = tmp_path / name
            path.write_text(content, encoding="utf-8")
            done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
            record = json.loads(done.out)
            assert (record["status"], record["due"]) == ("indeterminate", None)
            assert [finding["code"] for finding in record["findings"]] == ["S107"]

    def test_an_id_twice_leaves_the_date(self, opengov: Run, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        events = '[{"type": "received", "on": "2026-06-01"}]'
        path.write_text(f'{{"id": "1", "id": "2", "events": {events}}}', encoding="utf-8")
        done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
        record = json.loads(done.out)
        assert (record["status"], record["due"]) == ("certain", "2026-06-30")
        assert [finding["code"] for finding in record["findings"]] == ["S107"]

    def test_a_very_long_log(self, opengov: Run, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        asked = [
            {"type": kind, "on": "2026-06-02", "party": f"第{n}号"}
            for n in range(1_000)
            for kind in ("thirdPartyConsulted", "thirdPartyReplied")
        ]
        record = {"id": "1", "events": [{"type": "received", "on": "2026-06-01"}, *asked]}
        path.write_text(json.dumps(record), encoding="utf-8")
        done = opengov("deadline", str(path), "--as-of", "2026-06-10", "--format", "json")
        found = json.loads(done.out)
        assert (done.code, found["status"], found["due"]) == (0, "certain", "2026-06-30")
        assert len(found["trace"]) > 2_000
