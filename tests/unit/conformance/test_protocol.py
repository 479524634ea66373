import base64
import json
from typing import Any

import pytest
from tests.conformance.kit import validator

from opengov.conformance import KINDS, answer_line, calendars, limits
from opengov.errors import MissingExtraError

CN = {"calendar": "CN", "calendarAsOf": "2026-11-22"}
ANSWER = validator("protocol", "#/$defs/answer")


def answer(line: object) -> dict[str, Any]:
    text = answer_line(line if isinstance(line, bytes) else json.dumps(line).encode())
    assert text.endswith(b"}\n")
    assert text.count(b"\n") == 1
    found: dict[str, Any] = json.loads(text)
    assert [e.message for e in ANSWER.iter_errors(found)] == []
    return found


def ask(kind: str, /, **given: object) -> dict[str, Any]:
    found = answer({"id": "1", "kind": kind, "input": given})
    assert found.pop("id") == "1"
    return found


class TestAnswerLine:
    def test_handshake(self) -> None:
        output = ask("hello", protocol=1)["output"]
        assert output["name"] == "opengov"
        assert output["kinds"] == list(KINDS)
        fits = validator("protocol", "#/$defs/helloOutput").is_valid(output)
        assert fits

    @pytest.mark.parametrize("line", [b"", b"{", b"\xff\n", b"[1]", b'"x"'])
    def test_a_line_that_is_no_question(self, line: bytes) -> None:
        found = answer(line)
        assert (found["id"], found["error"]["code"]) == (None, "invalid-question")

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ({"id": "a"}, "invalid-question"),
            ({"id": "a", "kind": "calendar"}, "invalid-question"),
            ({"id": "a", "kind": 3, "input": {}}, "invalid-question"),
        ],
    )
    def test_a_question_that_lacks_something(self, line: dict[str, object], code: str) -> None:
        found = answer(line)
        assert (found["id"], found["error"]["code"]) == ("a", code)

    def test_an_unknown_kind_is_not_supported(self) -> None:
        assert ask("weather") == {"unsupported": "questions of the kind weather"}

    def test_a_missing_extra_is_not_supported(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(_: object) -> None:
            raise MissingExtraError("tables", needed_for="reading")

        monkeypatch.setattr(limits, "answer", missing)
        assert "tables" in ask("time-limit", column="timeLimit", phrase="每年")["unsupported"]

    def test_a_failure_is_an_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: object) -> None:
            raise ZeroDivisionError("oh")

        monkeypatch.setattr(calendars, "answer", fail)
        error = ask("calendar")["error"]
        assert error == {"code": "internal", "message": "ZeroDivisionError: oh"}

    def test_the_language_of_messages(self) -> None:
        line = {
            "id": "1",
            "kind": "catalog",
            "input": {
                "kind": "catalog",
                "catalog": {"id": "1", "entries": [{"id": "1"}]},
                "profile": "required-elements",
                "asOf": "2026-11-22",
            },
        }
        chinese, english = (
            json.loads(answer_line(json.dumps(line).encode(), lang)) for lang in ("zh", "en")
        )
        assert chinese["output"]["findings"][0]["message"].startswith("缺少")
        assert english["output"]["findings"][0]["message"].startswith("the ")


class TestCalendar:
    def test_an_answer_on_file_that_may_change(self) -> None:
        found = ask("calendar", **CN, query="add", date="2026-12-28", n=1)["output"]
        assert (found["status"], found["result"]) == ("provisional", "2026-12-29")
        given = {"from": "2026-12-28", "to": "2026-12-31"}
        found = ask("calendar", **CN, query="count", **given)["output"]
        assert (found["status"], found["count"]) == ("provisional", 3)

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"query": "multiply"}, "invalid-question"),
            ({"query": "add", "date": "2026-06-01"}, "invalid-question"),
            ({"query": "add", "date": "2026-06-01", "n": 1, "provisional": 1}, "invalid-question"),
            ({"query": "count", "from": "2026-06-01"}, "invalid-question"),
            ({"query": "is-working", "date": "2031-06-01"}, "calendar-not-covered"),
        ],
    )
    def test_no_answer(self, given: dict[str, object], code: str) -> None:
        assert ask("calendar", **CN, **given)["error"]["code"] == code


class TestDeadline:
    def test_a_request_that_breaks_its_schema(self) -> None:
        error = ask("deadline", **CN, request={"id": "1"}, asOf="2026-06-01")["error"]
        assert error["code"] == "invalid-question"
        assert "information-request" in error["message"]


class TestTimeLimit:
    def test_each_column_is_read_in_its_own_way(self) -> None:
        limit = ask("time-limit", column="timeLimit", phrase="1年")["output"]
        assert (limit["element"], limit["timeLimit"]["raw"]) == ("present_inferred", "1年")
        stated = ask("time-limit", column="updateFrequency", phrase="1年")["output"]
        assert (stated["element"], stated["timeLimit"]) == ("present", None)

    def test_a_column_that_is_not_known(self) -> None:
        error = ask("time-limit", column="content", phrase="每年")["error"]
        assert error["code"] == "invalid-question"


class TestCatalog:
    JUDGED: dict[str, Any] = {"profile": "required-elements", "asOf": "2026-11-22"}  # noqa: RUF012

    def test_disclosures(self) -> None:
        records = [{"id": "1", "type": "result", "outcome": "完成"}, {"id": "2", "type": "odd"}]
        found = ask("catalog", **self.JUDGED, kind="disclosures", disclosures=records)["output"]
        assert {f["location"]["pointer"] for f in found["findings"]} == {"/disclosures/1/type"}

    def test_a_file(self) -> None:
        table = "公开事项,公开内容,公开主体\n甲,乙,某县民政局\n".encode("gb18030")
        data = base64.b64encode(table).decode()
        found = ask("catalog", **self.JUDGED, kind="file", name="a.csv", base64=data)["output"]
        assert (found["verdict"], found["entries"]) == ("failed", 1)

    def test_half_of_a_pair_of_signs_is_told_of(self) -> None:
        found = ask("catalog", **self.JUDGED, kind="text", name="a.json", text='{"id": "\ud842"}')
        assert found["output"]["verdict"] == "fatal"

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"kind": "file", "name": "a.csv", "base64": "a"}, "invalid-question"),
            ({"kind": "file", "name": "a.csv"}, "invalid-question"),
            ({"kind": "catalog"}, "invalid-question"),
            ({"kind": "picture"}, "invalid-question"),
            ({"kind": "catalog", "catalog": {}, "profile": "strictest"}, "unknown-code"),
            ({"kind": "catalog", "catalog": {}, "profile": {"rules": 3}}, "invalid-profile"),
            ({"kind": "catalog", "catalog": {}, "profile": {"extends": "x"}}, "unknown-code"),
            ({"kind": "catalog", "catalog": {}, "profile": 3}, "invalid-question"),
        ],
    )
    def test_no_answer(self, given: dict[str, object], code: str) -> None:
        assert ask("catalog", **self.JUDGED | given)["error"]["code"] == code
