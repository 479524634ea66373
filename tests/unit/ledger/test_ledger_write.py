"""The workbook: what its cells are, its colours and lists, and what it refuses."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from opengov.calendar.registry import get_calendar
from opengov.errors import MissingExtraError
from opengov.finding import Severity
from opengov.ledger import write_ledger, write_template
from opengov.ledger.standing import Standing, standing
from opengov.model.requests import InformationRequest
from opengov.reading import read_request
from opengov.requests.engine import reply_deadline

CN = get_calendar("CN")
DAY = date(2026, 6, 15)


def request(*events: Mapping[str, object], name: str = "1", **rest: object) -> InformationRequest:
    return InformationRequest.model_validate({"id": name, "events": list(events), **rest})


def received(day: str) -> dict[str, object]:
    return {"type": "received", "on": day}


def stands(*events: Mapping[str, object], as_of: date = DAY) -> Standing:
    return standing(reply_deadline(request(*events), CN, as_of=as_of), CN)


def written(*requests: InformationRequest) -> bytes:
    stream = BytesIO()
    assert write_ledger(requests, stream, calendar=CN, as_of=DAY) == ()
    return stream.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


class TestStanding:
    @pytest.mark.parametrize(
        ("day", "due", "left", "tint"),
        [
            ("2026-06-01", "2026-06-30", 10, "green"),
            ("2026-05-20", "2026-06-17", 2, "amber"),
            ("2026-05-21", "2026-06-18", 3, "amber"),
            ("2026-05-18", "2026-06-15", 0, "amber"),
            ("2026-05-13", "2026-06-10", -3, "red"),
        ],
    )
    def test_days_left_are_signed(self, day: str, due: str, left: int, tint: str) -> None:
        found = stands(received(day))
        assert (found.due.zh, found.left, found.tint) == (due, left, tint)

    def test_words_for_today_and_for_late(self) -> None:
        assert stands(received("2026-05-18")).remarks.zh == "今日到期"
        assert stands(received("2026-05-13")).remarks.en == "overdue by 3 working days"

    def test_overdue_is_negative_on_a_rest_day_too(self) -> None:
        found = stands(received("2026-05-15"), as_of=date(2026, 6, 13))
        assert (found.due.zh, found.left, found.tint) == ("2026-06-12", -1, "red")

    def test_overdue_by_more_than_the_calendar_knows(self) -> None:
        found = stands(received("2026-06-01"), as_of=date(2029, 1, 2))
        assert (found.left, found.tint, found.remarks.zh) == (None, "red", "已逾期")

    def test_a_range(self) -> None:
        consulted = {"type": "thirdPartyConsulted", "on": "2026-06-10", "party": "甲公司"}
        found = stands(received("2026-06-01"), consulted)
        assert (found.tint, found.left) == ("blue", None)
        assert re.fullmatch(r"2026-\d\d-\d\d\n至2026-\d\d-\d\d", found.due.zh)
        assert found.remarks.zh.startswith("第三方提出意见期限（甲公司）至2026-07-0")

    def test_a_range_that_has_passed(self) -> None:
        found = stands(received("2026-12-10"), as_of=date(2027, 2, 1))
        assert (found.tint, found.left) == ("red", None)
        assert found.remarks.zh.startswith("按最晚计算也已逾期")

    def test_not_known(self) -> None:
        asked = {"type": "correctionRequested", "on": "2026-06-05", "allowedWorkingDays": 10}
        found = stands(received("2026-06-01"), asked)
        assert (found.due.zh, found.left, found.tint) == ("不能确定", None, "white")
        assert found.remarks.zh == "申请人补正期限至2026-06-22"

    def test_closed(self) -> None:
        found = stands(received("2026-06-01"), {"type": "withdrawn", "on": "2026-06-02"})
        assert (found.state.zh, found.due.zh, found.tint) == ("已撤回", "2026-06-30", "grey")
        assert stands({"type": "withdrawn", "on": "2026-06-02"}).due.zh == ""

    def test_a_fixed_day_beyond_the_calendar(self) -> None:
        fixed = {"type": "delayFixed", "on": "2026-06-03", "until": "2029-06-01"}
        found = stands(
            received("2026-06-01"), {"type": "reasonsRequested", "on": "2026-06-02"}, fixed
        )
        assert (found.due.zh, found.left, found.tint) == ("2029-06-01", None, "green")


class TestWorkbook:
    def test_dates_are_dates_numbers_numbers_and_the_rest_text(self) -> None:
        extended = {"type": "extended", "on": "2026-06-02", "workingDays": 10}
        data = written(request(received("2026-06-01"), extended, name="=1+1"))
        sheet = part(data, "xl/worksheets/sheet1.xml")
        assert "<f>" not in sheet
        assert "<v>46174</v>" in sheet  # 2026-06-01
        assert "<v>10</v>" in sheet
        assert "=1+1" in part(data, "xl/sharedStrings.xml")

    def test_days_before_spreadsheets_begin_are_text(self) -> None:
        old = request(received("1850-01-01"))
        assert read_request("a.xlsx", data=written(old)).requests == (old,)

    def test_lists_freeze_and_notes(self) -> None:
        data = written(request(received("2026-06-01")))
        sheet = part(data, "xl/worksheets/sheet1.xml")
        assert "'选项'!$A$2:$A$7" in sheet
        assert 'topLeftCell="E5"' in sheet
        assert "条例第三十一条" in part(data, "xl/comments1.xml")
        assert 'name="选项" sheetId="4" state="hidden"' in part(data, "xl/workbook.xml")

    def test_the_columns_about_the_organ_are_hidden_until_used(self) -> None:
        plain = part(written(request()), "xl/worksheets/sheet1.xml")
        organ = {"name": "某县民政局", "level": "county"}
        used = part(written(request(organ=organ)), "xl/worksheets/sheet1.xml")
        assert ('hidden="1"' in plain, 'hidden="1"' in used) == (True, False)

    def test_equal_requests_give_equal_files(self) -> None:
        assert written(request()) == written(request())

    def test_in_english(self, tmp_path: Path) -> None:
        path = tmp_path / "ledger.xlsx"
        given = request(received("2026-06-01"), channel="fax")
        write_ledger([given], path, calendar=CN, as_of=DAY, lang="en")
        assert read_request(path).requests == (given,)
        assert "Days left" in part(path.read_bytes(), "xl/sharedStrings.xml")


class TestTemplate:
    def test_it_reads_as_an_empty_ledger(self, tmp_path: Path) -> None:
        path = tmp_path / "台账.xlsx"
        write_template(path)
        file = read_request(path)
        assert (file.requests, file.findings) == ((), ())
        assert "填写说明" in part(path.read_bytes(), "xl/workbook.xml")


class TestWhatCannotBeWritten:
    def test_a_character_that_xlsx_refuses(self, tmp_path: Path) -> None:
        path = tmp_path / "台账.xlsx"
        path.write_bytes(b"old")
        found = write_ledger([request(name="1\x00")], path, calendar=CN, as_of=DAY)
        assert [(f.code, f.severity, f.location.cell) for f in found] == [
            ("T258", Severity.FATAL, "A5")
        ]
        assert path.read_bytes() == b"old"

    def test_a_text_that_is_too_long(self) -> None:
        found = write_ledger([request(name="长" * 32768)], BytesIO(), calendar=CN, as_of=DAY)
        assert [f.code for f in found] == ["T257"]

    def test_too_many_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("opengov.ledger.write.MOST_ROWS", 4)
        found = write_ledger([request()], BytesIO(), calendar=CN, as_of=DAY)
        assert [f.code for f in found] == ["T260"]

    @pytest.mark.parametrize(
        ("requests", "fields"),
        [
            ([request(name="1 ")], ["id"]),
            ([request(applicant={})], ["applicant"]),
            ([request(received("2026-06-01")), request(received("2026-06-02"))], ["events"]),
            ([request({"type": "decided", "on": "2026-06-01", "kind": "予以公开"})], ["events"]),
            ([request(organ={"name": "无"}, name="甲" * 80)], ["organ"]),
            ([request(received("2026-06-01"), {"type": "correctionRequested", "on": "2026-06-02",
                                               "allowedWorkingDays": 10**100})], ["events"]),
        ],
    )  # fmt: skip
    def test_what_is_not_kept_is_named(
        self, requests: Sequence[InformationRequest], fields: list[str]
    ) -> None:
        stream = BytesIO()
        found = write_ledger(requests, stream, calendar=CN, as_of=DAY)
        assert [(f.name, f.values["field"]) for f in found] == [
            ("ledger-value-not-kept", field) for field in fields
        ]
        assert stream.getvalue()
        assert all(len(str(f.values["read"])) <= 60 for f in found)

    def test_a_number_that_is_blank_to_people(self) -> None:
        found = write_ledger([request(name="\u200b")], BytesIO(), calendar=CN, as_of=DAY)
        assert [f.values["field"] for f in found] == ["id", "events"]

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
        with pytest.raises(MissingExtraError, match="writing XLSX"):
            write_template(BytesIO())
