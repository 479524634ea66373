"""Ledgers as people fill them in: rows alone, rows and events, and every kind of slip."""

from collections.abc import Sequence

import pytest

from opengov.files.grid import CellMark, Grid
from opengov.finding import Severity
from opengov.ledger import read_ledger
from opengov.requestfile import RequestFile

HEAD = ["编号", "申请渠道", "收到日期"]
EVENTS = ["编号", "序号", "事件", "日期", "对象"]


def grid(rows: Sequence[Sequence[str]], sheet: str = "台账", **marks: CellMark) -> Grid:
    found = Grid("a.xlsx", sheet, rows, range(1, len(rows) + 1))
    found.marks = {(int(place[1:]), 2): mark for place, mark in marks.items()}
    return found


def read(*grids: Grid) -> RequestFile:
    return read_ledger(grids, source="a.xlsx")


def row(columns: dict[str, str]) -> RequestFile:
    cells = {"编号": "1", "收到日期": "2026-06-01", "申请渠道": "传真"} | columns
    return read(grid([list(cells), list(cells.values())]))


def both(
    ledger: dict[str, str], *events: Sequence[str], head: Sequence[str] = EVENTS
) -> RequestFile:
    cells = {"编号": "1", "申请渠道": "传真"} | (ledger or {"受理机关": "某局"})
    first = grid([list(cells), list(cells.values())])
    return read(first, grid([head, *events], "事件"))


def told(file: RequestFile) -> list[tuple[str, str | None]]:
    return [(finding.name, finding.location.cell) for finding in file.findings]


def log(file: RequestFile, number: int = 0) -> list[tuple[str, str]]:
    return [(event.type, event.on.isoformat()) for event in file.requests[number].events]


class TestRows:
    def test_a_row_alone(self) -> None:
        file = row({
            "受理机关": "某县民政局", "申请人类型": "自然人", "申请人代号": "A001",
            "补正通知日期": "2026.6.5", "补正期限": "10个工作日", "收到补正日期": "2026/6/9",
            "决定日期": "2026-06-20", "决定类型": "予以公开", "送达日期": "2026年6月20日",
            "送达方式": "邮寄", "撤回日期": "/",
        })  # fmt: skip
        assert file.findings == ()
        assert file.requests[0].model_dump(mode="json") == {
            "id": "1",
            "organ": {"name": "某县民政局"},
            "applicant": {"kind": "natural_person", "ref": "A001"},
            "channel": "fax",
            "events": [
                {"type": "received", "on": "2026-06-01"},
                {"type": "correctionRequested", "on": "2026-06-05", "allowedWorkingDays": 10},
                {"type": "correctionReceived", "on": "2026-06-09"},
                {"type": "decided", "on": "2026-06-20", "kind": "disclosed"},
                {"type": "delivered", "on": "2026-06-20", "by": "post"},
            ],
        }

    def test_titles_above_and_columns_of_ones_own(self) -> None:
        rows = [["某局台账"], ["申请", "", "收到"], [*HEAD, "经办科室", "收到日期"],
                ["1", "", "2026-6-1", "甲科", ""], ["", "", "", "合计"]]  # fmt: skip
        file = read(grid(rows))
        assert log(file) == [("received", "2026-06-01")]
        assert told(file) == [("ledger-column-unknown", "D3"), ("ledger-column-unknown", "E3")]

    def test_consultations_on_lines(self) -> None:
        file = row({
            "第三方代称": "甲公司\n乙公司\n", "征求第三方日期": "2026-6-5\r\n2026-6-8",
            "第三方答复日期": "—\n2026-6-12", "第三方意见": "\n不同意",
        })  # fmt: skip
        assert file.findings == ()
        events = [event.model_dump(mode="json") for event in file.requests[0].events[1:]]
        assert events == [
            {"type": "thirdPartyConsulted", "on": "2026-06-05", "party": "甲公司"},
            {"type": "thirdPartyConsulted", "on": "2026-06-08", "party": "乙公司"},
            {"type": "thirdPartyReplied", "on": "2026-06-12", "party": "乙公司", "agrees": False},
        ]

    def test_a_party_without_a_name_gets_a_label(self) -> None:
        file = row({"征求机关日期": "2026-6-5\n2026-6-8", "共同制作机关": "是\n否"})
        events = [event.model_dump(mode="json") for event in file.requests[0].events[1:]]
        assert [event["party"] for event in events] == ["其他机关1", "其他机关2"]
        assert [event.get("coProducing") for event in events] == [True, None]

    def test_a_party_alone_is_no_event(self) -> None:
        file = row({"第三方代称": "甲公司", "征求第三方日期": ""})
        assert told(file) == [("ledger-event-incomplete", "E2")]
        assert file.requests[0].events == ()

    def test_numbers_that_are_missing_or_repeated(self) -> None:
        file = read(
            grid([HEAD, ["", "传真", ""], ["1", "", "2026-06-01"], ["1", "", "2026-06-02"]])
        )
        assert told(file) == [("ledger-id-absent", "A2"), ("ledger-id-repeated", "A4")]
        assert [log(file, number)[0][1] for number in (0, 1)] == ["2026-06-01", "2026-06-02"]

    def test_places(self) -> None:
        file = row({"受理机关": "某局", "延长工作日数": "10", "延长决定日期": "2026-06-20"})
        cells = {
            pointer: file.locate(file.pointer(0, pointer)).cell
            for pointer in ("/organ/name", "/channel", "/events/0", "/events/1/workingDays")
        }
        assert cells == {
            "/organ/name": "D2",
            "/channel": "C2",
            "/events/0": "B2",
            "/events/1/workingDays": "E2",
        }
        assert file.locate("/requests/7").cell is None
        assert file.locate("/requests/0/nothing").row == 2


class TestCellsThatCannotBeRead:
    @pytest.mark.parametrize(
        ("column", "text"),
        [
            ("送达日期", "七月"),
            ("延长工作日数", "十天"),
            ("共同制作机关", "也许"),
            ("收到日期", "6月1日"),
        ],
    )
    def test_no_event_is_taken(self, column: str, text: str) -> None:
        file = row({"确认日期": "2026-06-02", column: text})
        assert (file.findings[0].code, file.findings[0].severity) == ("T272", Severity.ERROR)
        assert file.requests[0].events == ()
        assert file.faulty == (frozenset({"events"}),)
        assert text in file.findings[0].message.zh

    def test_parts_of_the_request_are_left_out_alone(self) -> None:
        file = row({"受理机关": "某局", "机关层级": "乡村", "统一社会信用代码": "11"})
        assert told(file) == [("ledger-cell-unread", "E2")]
        assert file.requests[0].organ is None
        assert len(file.requests[0].events) == 1
        assert file.faulty == (frozenset({"organ"}),)

    def test_what_the_schema_refuses_is_named_with_its_cell(self) -> None:
        file = row({"受理机关": "某局", "统一社会信用代码": "11"})
        assert told(file) == [("malformed-credit-code", "E2")]
        assert file.requests[0].organ is None

    @pytest.mark.parametrize("mark", [CellMark.ERROR, CellMark.FORMULA])
    def test_errors_and_formulas_are_no_values(self, mark: CellMark) -> None:
        file = read(grid([HEAD, ["1", "传真", "2026-06-01"]], r1=mark))
        assert told(file) == [("ledger-cell-unread", "C2")]
        assert file.requests[0].events == ()

    def test_the_rest_goes_on(self) -> None:
        file = read(grid([HEAD, ["1", "传真", "?"], ["2", "传真", "2026-06-01"]]))
        assert log(file, 0) == []
        assert log(file, 1) == [("received", "2026-06-01")]

    @pytest.mark.parametrize(
        ("columns", "cell"),
        [
            ({"延长工作日数": "10"}, "D2"),
            ({"决定日期": "2026-06-20"}, "D2"),
            ({"送达方式": "邮寄"}, "D2"),
            ({"决定日期": "2026-06-20", "决定类型": ""}, "E2"),
        ],
    )
    def test_an_event_that_lacks_something(self, columns: dict[str, str], cell: str) -> None:
        file = row(columns)
        assert told(file) == [("ledger-event-incomplete", cell)]
        assert file.requests[0].events == ()


class TestNoLedger:
    @pytest.mark.parametrize(
        "rows", [[["序号", "姓名", "内容"]], [["编号", "经办"]], [["编号", "状态", "答复期限"]]]
    )
    def test_a_header_is_needed(self, rows: list[list[str]]) -> None:
        file = read(grid(rows))
        assert told(file) == [("ledger-header-absent", None)]
        assert file.findings[0].severity is Severity.FATAL
        assert file.requests == ()

    def test_a_sheet_without_rows(self) -> None:
        assert told(read(grid([]))) == [("ledger-header-absent", None)]

    def test_other_sheets_are_passed_over(self) -> None:
        file = read(grid([["说明"]], "说明"), grid([HEAD, ["1", "传真", "2026-06-01"]]))
        assert file.findings == ()


class TestTwoSheets:
    def test_the_events_are_the_full_record(self) -> None:
        file = both(
            {},
            ["1", "2", "延长答复期限", "2026-06-20", "", "10"],
            ["1", "1", "received", "2026-06-01"],
            head=[*EVENTS, "延长工作日数"],
        )
        assert file.findings == ()
        assert log(file) == [("received", "2026-06-01"), ("extended", "2026-06-20")]

    def test_without_a_number_the_order_of_the_rows_counts(self) -> None:
        file = both({}, ["1", "", "缴费", "2026-06-20"], ["1", "1", "收到申请", "2026-06-01"])
        assert [kind for kind, _ in log(file)] == ["feePaid", "received"]

    def test_a_row_that_says_otherwise(self) -> None:
        file = both({"收到日期": "2026-06-02"}, ["1", "1", "收到申请", "2026-06-01"])
        assert told(file) == [("ledger-sheets-disagree", "C2")]
        assert "2026-06-02" in file.findings[0].message.zh
        assert file.findings[0].severity is Severity.ERROR
        assert log(file) == [("received", "2026-06-01")]

    def test_a_cell_that_was_emptied(self) -> None:
        file = both(
            {"收到日期": "2026-06-01", "撤回日期": ""},
            ["1", "1", "收到申请", "2026-06-01"],
            ["1", "2", "撤回申请", "2026-06-03"],
        )
        assert told(file) == [("ledger-sheets-disagree", "D2")]
        assert "空白" in file.findings[0].message.zh
        assert len(log(file)) == 2

    def test_columns_that_the_ledger_does_not_have_say_nothing(self) -> None:
        file = both(
            {"收到日期": "2026-06-01"},
            ["1", "1", "收到申请", "2026-06-01"],
            ["1", "2", "撤回申请", "2026-06-03"],
        )
        assert file.findings == ()

    def test_what_only_the_row_has_is_taken_over(self) -> None:
        file = both(
            {"收到日期": "2026-06-01", "缴费日期": "2026-06-02"},
            ["1", "1", "收到申请", "2026-06-01"],
            ["1", "2", "撤回申请", "2026-06-03"],
        )
        assert [(f.name, f.location.cell, f.severity) for f in file.findings] == [
            ("ledger-event-from-row", "D2", Severity.INFO)
        ]
        assert [kind for kind, _ in log(file)] == ["received", "feePaid", "withdrawn"]

    def test_an_event_before_all_others(self) -> None:
        file = both(
            {"收到日期": "2026-06-01", "提交日期": "2026-05-30"},
            ["1", "1", "收到申请", "2026-06-01"],
        )
        assert [kind for kind, _ in log(file)] == ["submitted", "received"]

    def test_an_answer_that_only_the_row_has(self) -> None:
        file = both(
            {"第三方代称": "甲", "征求第三方日期": "2026-06-01", "第三方答复日期": "2026-06-05"},
            ["1", "1", "征求第三方意见", "2026-06-01", "甲"],
        )
        assert told(file) == [("ledger-event-from-row", "E2")]
        assert file.requests[0].events[1].model_dump(mode="json") == {
            "type": "thirdPartyReplied",
            "on": "2026-06-05",
            "party": "甲",
        }

    def test_question_and_answer_share_a_line(self) -> None:
        file = both(
            {"第三方代称": "甲", "征求第三方日期": "2026-06-01", "第三方答复日期": "2026-06-05"},
            ["1", "1", "征求第三方意见", "2026-06-01", "甲"],
            ["1", "2", "第三方答复", "2026-06-05", "甲"],
        )
        assert file.findings == ()

    def test_one_line_more(self) -> None:
        file = both(
            {"第三方代称": "甲\n乙", "征求第三方日期": "2026-06-01\n2026-06-02"},
            ["1", "1", "征求第三方意见", "2026-06-01", "甲"],
        )
        assert told(file) == [("ledger-event-from-row", "D2")]
        assert len(log(file)) == 2

    def test_another_party(self) -> None:
        file = both(
            {"第三方代称": "乙", "征求第三方日期": "2026-06-01"},
            ["1", "1", "征求第三方意见", "2026-06-01", "甲"],
        )
        assert told(file) == [("ledger-sheets-disagree", "C2")]

    def test_a_row_that_adds_half_an_event(self) -> None:
        file = both(
            {"收到日期": "2026-06-01", "延长工作日数": "10"}, ["1", "1", "收到申请", "2026-06-01"]
        )
        assert told(file) == [("ledger-event-incomplete", "D2")]
        assert file.requests[0].events == ()

    def test_a_cell_that_cannot_be_read_is_told_once(self) -> None:
        file = both({"收到日期": "六月"}, ["1", "1", "收到申请", "2026-06-01"])
        assert told(file) == [("ledger-cell-unread", "C2")]
        assert file.requests[0].events == ()

    def test_a_reply_to_nobody_has_a_line_of_its_own(self) -> None:
        file = both(
            {
                "第三方代称": "甲\n乙",
                "征求第三方日期": "2026-06-01",
                "第三方答复日期": "—\n2026-06-05",
            },
            ["1", "1", "征求第三方意见", "2026-06-01", "甲"],
            ["1", "2", "第三方答复", "2026-06-05", "乙"],
        )
        assert file.findings == ()

    def test_a_request_without_a_row(self) -> None:
        file = both({"收到日期": "2026-06-01"}, ["2", "1", "收到申请", "2026-06-01"])
        assert [(f.name, f.location.row) for f in file.findings] == [("ledger-row-absent", 2)]
        assert [request.id for request in file.requests] == ["1", "2"]

    def test_events_alone(self) -> None:
        file = read(grid([EVENTS, ["1", "1", "收到申请", "2026-06-01"]], "事件"))
        assert log(file) == [("received", "2026-06-01")]


class TestRowsOfEvents:
    @pytest.mark.parametrize(
        ("cells", "name", "cell"),
        [
            (["1", "1", "补件", "2026-06-01"], "ledger-event-unknown", "C2"),
            (["1", "一", "收到申请", "2026-06-01"], "ledger-cell-unread", "B2"),
            (["1", "1", "收到申请", "六月"], "ledger-cell-unread", "D2"),
            (["1", "1", "收到申请", ""], "ledger-event-incomplete", "D2"),
            (["1", "1", "征求第三方意见", "2026-06-01", ""], "ledger-event-incomplete", "E2"),
        ],
    )
    def test_no_event_is_taken(self, cells: list[str], name: str, cell: str) -> None:
        file = both({"收到日期": "2026-06-01"}, cells, ["1", "2", "缴费", "2026-06-03"])
        assert told(file) == [(name, cell)]
        assert file.requests[0].events == ()
        assert file.faulty == (frozenset({"events"}),)

    def test_a_row_without_a_number(self) -> None:
        file = both({"收到日期": "2026-06-01"}, ["", "1", "收到申请", "2026-06-01"])
        assert told(file) == [("ledger-id-absent", "A2")]

    def test_a_field_that_the_event_does_not_have(self) -> None:
        file = both({}, ["1", "1", "缴费", "2026-06-01", "甲"])
        assert told(file) == [("ledger-field-out-of-place", "E2")]
        assert log(file) == [("feePaid", "2026-06-01")]

    def test_no_is_what_a_blank_cell_says(self) -> None:
        file = both(
            {},
            ["1", "", "征求其他机关意见", "2026-06-01", "甲", "否"],
            head=[*EVENTS, "共同制作机关"],
        )
        assert file.requests[0].events[0].model_dump(mode="json") == {
            "type": "agencyConsulted",
            "on": "2026-06-01",
            "party": "甲",
        }
