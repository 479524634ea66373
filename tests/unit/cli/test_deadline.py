import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pytest

from opengov.cli.render import cell_len


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]

REQUEST: dict[str, Any] = {
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


EXAMPLE = Path(__file__).parents[3] / "examples" / "request-full.json"
FULL = ("deadline", str(EXAMPLE), "--as-of", "2026-04-22", "--calendar-as-of", "2026-11-22")


class TestExample:
    """Issue 4, "Done when": a clerk follows the example line by line to the due date."""

    def test_every_line_follows_on(self, opengov: Run) -> None:
        done = opengov(*FULL, "--lang", "zh")
        assert done.code == 0
        places = [
            done.out.index(words)
            for words in (
                "3月2日收到申请",
                "3月6日要求申请人在10个工作日内补正",
                "3月13日收到补正，答复期限自次日起重新计算20个工作日",
                "计3个工作日（第1至第3个）",
                "向甲公司征求意见",
                "向某市局征求意见",
                "收到某市局的意见；另有意见尚未收到，继续停止计算",
                "收到甲公司的意见，自次日起继续计算",
                "因征求意见停止计算，其间的14个工作日扣除",
                "答复期限由20个增至35个工作日",
                "计32个工作日（第4至第35个），其中5月9日为调休上班日",
                "第35个工作日为2026年5月26日，答复期限于当日届满",
            )
        ]
        assert places == sorted(places)

    def test_other_periods_stand_beside(self, opengov: Run) -> None:
        out = opengov(*FULL, "--lang", "zh").out
        assert "其他期限      申请人补正期限  至2026-03-20  2026-03-13已答复" in out
        assert "第三方提出意见期限（甲公司）  至2026-04-13  2026-04-08已答复" in out


def several(tmp_path: Path) -> str:
    path = tmp_path / "several.jsonl"
    second = {**REQUEST, "id": "〔2026〕2号"}
    path.write_text(f"{json.dumps(REQUEST)}\n{json.dumps(second)}\n", encoding="utf-8")
    return str(path)


class TestForms:
    def test_a_table_has_a_line_a_step(self, opengov: Run) -> None:
        rows = opengov(*FULL, "--format", "table", "--lang", "zh").out.splitlines()
        assert len(rows) == 18
        assert rows[0].split() == ["序号", "日期", "说明", "计入", "不计入", "依据"]
        # Chinese characters take two cells: the day stands below its heading.
        assert {row[6:16].strip() for row in rows[4:]} >= {"2026-03-01", "2026-05-26"}

    def test_a_table_of_several_names_the_request(self, opengov: Run, tmp_path: Path) -> None:
        done = opengov(
            *("deadline", several(tmp_path), "--as-of", "2026-06-10"),
            *("--format", "table", "--lang", "en"),
        )
        starts = [line.split()[0] for line in done.out.splitlines()]
        assert starts[0] == "Request"
        assert starts[1:] == sorted(["〔2026〕1号", "〔2026〕2号"] * (len(starts[1:]) // 2))

    def test_on_a_terminal_a_table_is_broken_into_its_columns(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("opengov.cli.render.Screen.is_terminal", True)
        monkeypatch.setattr("opengov.cli.render.Screen.width", 100)
        rows = opengov(*FULL, "--format", "table", "--lang", "zh").out.splitlines()
        assert len(rows) > 17
        assert max(map(cell_len, rows)) <= 100

    def test_prose_is_for_letters(self, opengov: Run, tmp_path: Path) -> None:
        text = opengov(*FULL, "--format", "prose", "--lang", "zh").out
        assert "因此，答复期限为2026年5月26日。" in text
        done = opengov(
            *("deadline", several(tmp_path), "--as-of", "2026-06-10"),
            *("--format", "prose", "--lang", "zh"),
        )
        assert done.out.count("\n\n") == 1

    def test_the_name_of_the_file_tells_the_format(self, opengov: Run, tmp_path: Path) -> None:
        for name, begins in {
            "d.svg": "<svg",
            "d.ics": "BEGIN:VCALENDAR",
            "d.json": "{",
            "d.txt": "申请",
        }.items():
            target = tmp_path / name
            done = opengov(*FULL, "--lang", "zh", "-o", str(target))
            assert done.code == 0
            assert done.out == ""
            assert target.read_text(encoding="utf-8").startswith(begins)

    def test_a_table_can_go_into_a_file(self, opengov: Run, tmp_path: Path) -> None:
        target = tmp_path / "steps.txt"
        assert opengov(*FULL, "--format", "table", "-o", str(target)).code == 0
        assert len(target.read_text(encoding="utf-8").splitlines()) == 18

    def test_a_name_that_tells_nothing(self, opengov: Run, tmp_path: Path) -> None:
        assert opengov(*FULL, "-o", str(tmp_path / "d.pdf")).code == 2

    def test_the_input_is_not_written_over(self, opengov: Run, request_file: Path) -> None:
        before = request_file.read_bytes()
        assert opengov("deadline", str(request_file), "-o", str(request_file)).code == 2
        assert request_file.read_bytes() == before

    def test_a_drawing_shows_one_request(self, opengov: Run, tmp_path: Path) -> None:
        done = opengov("deadline", several(tmp_path), "--as-of", "2026-06-10", "--format", "svg")
        assert (done.code, done.out) == (2, "")
        assert "2" in done.err

    @pytest.mark.parametrize("form", ["svg", "ics", "prose", "table"])
    def test_nothing_read_nothing_written(self, opengov: Run, tmp_path: Path, form: str) -> None:
        target = tmp_path / "out.txt"
        done = opengov("deadline", "absent.json", "--format", form, "-o", str(target))
        assert done.code == 3
        assert "F001" in done.err
        assert not target.exists()

    def test_reminders_of_several_name_what_has_no_date(
        self, opengov: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "several.jsonl"
        bare = {"id": "2", "channel": "online", "events": []}
        path.write_text(f"{json.dumps(REQUEST)}\n{json.dumps(bare)}\n", encoding="utf-8")
        done = opengov(
            *("deadline", str(path), "--as-of", "2026-06-10", "--format", "ics", "--lang", "en")
        )
        assert done.out.count("BEGIN:VEVENT") == 1
        assert "without a date and left out: 2" in done.out
        assert "without a date and left out: 2" in done.err


class TestText:
    @pytest.mark.parametrize(
        ("events", "words"),
        [
            (
                [{"type": "thirdPartyConsulted", "on": "2026-06-03", "party": "甲"}],
                "provisional: an opinion is still out",
            ),
            (
                [{"type": "correctionRequested", "on": "2026-06-03"}],
                "the applicant's period for correction  no end set  running",
            ),
        ],
    )
    def test_says_what_is_open(
        self, opengov: Run, tmp_path: Path, events: list[dict[str, str]], words: str
    ) -> None:
        path = tmp_path / "r.json"
        record = {**REQUEST, "events": [*REQUEST["events"], *events]}
        path.write_text(json.dumps(record), encoding="utf-8")
        assert words in opengov("deadline", str(path), "--as-of", "2026-06-10", "--lang", "en").out

    def test_a_period_of_others_with_bounds(self, opengov: Run, tmp_path: Path) -> None:
        path = tmp_path / "r.json"
        events = [
            {"type": "submitted", "on": "2026-12-01"},
            {"type": "thirdPartyConsulted", "on": "2026-12-14", "party": "甲"},
        ]
        path.write_text(json.dumps({**REQUEST, "events": events}), encoding="utf-8")
        done = opengov("deadline", str(path), "--as-of", "2026-12-15", "--lang", "en")
        assert re.search(r"opinion \(甲\)  to 2027-01-\d\d or 2027-01-\d\d  running", done.out)
