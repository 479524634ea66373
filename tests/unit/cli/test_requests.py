"""`opengov requests …` as an office meets it."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]
Installed: TypeAlias = Callable[..., "subprocess.CompletedProcess[bytes]"]


def record(name: str, received: str, *events: dict[str, object], ref: str | None = None) -> str:
    first = {"type": "received", "on": received}
    request: dict[str, object] = {"id": name, "events": [first, *events]}
    if ref is not None:
        request["applicant"] = {"kind": "natural_person", "ref": ref}
    return json.dumps(request, ensure_ascii=False)


@pytest.fixture
def log(folder: Path) -> Path:
    lines = [
        record("=1", "2020-01-06", ref="A"),
        record("2", "2019-12-02", ref="A"),
        record("3", "2020-01-07", {"type": "withdrawn", "on": "2020-01-08"}, ref="B"),
        record("4", "2020-01-06", {"type": "correctionRequested", "on": "2020-01-07"}, ref="A"),
        json.dumps({"id": "5", "events": []}),
        record("6", "2020-01-09"),
    ]
    path = folder / "log.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


NOTICE_2027 = """
calendar = "CN"
year = 2027
status = "official"

[notice]
title = "国务院办公厅关于2027年部分节假日安排的通知"
number = "国办发明电〔2026〕9号"
issued = 2026-11-25

[[holiday]]
name = { zh = "元旦", en = "New Year's Day" }
off = { from = 2027-01-01, to = 2027-01-03 }
stated_days = 3

[[holiday]]
name = { zh = "春节", en = "Spring Festival" }
off = { from = 2027-02-05, to = 2027-02-11 }
makeup = [2027-02-14]
stated_days = 7

[[holiday]]
name = { zh = "清明节", en = "Qingming Festival" }
off = { from = 2027-04-03, to = 2027-04-05 }
stated_days = 3

[[holiday]]
name = { zh = "劳动节", en = "Labour Day" }
off = { from = 2027-05-01, to = 2027-05-05 }
makeup = [2027-05-08]
stated_days = 5

[[holiday]]
name = { zh = "端午节", en = "Dragon Boat Festival" }
off = { from = 2027-06-09, to = 2027-06-09 }
stated_days = 1

[[holiday]]
name = { zh = "中秋节", en = "Mid-Autumn Festival" }
off = { from = 2027-09-15, to = 2027-09-15 }
stated_days = 1

[[holiday]]
name = { zh = "国庆节", en = "National Day" }
off = { from = 2027-10-01, to = 2027-10-07 }
makeup = [2027-09-26, 2027-10-09]
stated_days = 7
"""

SPRING = ("--before", "2020-01-20", "--after", "2020-01-28", "--as-of", "2020-01-28")


@pytest.mark.usefixtures("log")
class TestRecompute:
    def test_text(self, opengov: Run) -> None:
        done = opengov("requests", "recompute", "log.jsonl", *SPRING, "--lang", "en")
        assert done.code == 1  # request 5 was never received, an error of the log
        assert "2020-02-06 before, 2020-02-10 now (later by 4 days, 2 working days)" in done.out
        assert "error   D30" in done.out
        assert "国办发明电〔2020〕1号" in done.out
        assert "Not known     4  5" in done.out
        assert done.out.endswith("requests: 6; moved 2, unmoved 1, closed 1, not known 2\n")

    def test_json(self, opengov: Run) -> None:
        done = opengov("requests", "recompute", "log.jsonl", *SPRING, "--format", "json")
        found = json.loads(done.out)
        assert [move["request"] for move in found["moved"]] == ["=1", "6"]
        assert found["indeterminate"] == [
            {"request": "4", "stage": "awaiting_correction"},
            {"request": "5", "stage": "not_received"},
        ]
        moves = [each for each in found["findings"] if each["code"] == "D401"]
        assert [each["location"]["pointer"] for each in moves] == [
            "/requests/0/events",
            "/requests/5/events",
        ]
        assert moves[0]["location"]["source"] == "log.jsonl"

    def test_csv_opens_in_excel_and_runs_no_formula(self, opengov: Run) -> None:
        done = opengov("requests", "recompute", "log.jsonl", *SPRING, "--format", "csv")
        rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"))))
        assert rows[0][0] == "编号"
        assert rows[1][0] == "'=1"
        found = dict(zip(rows[0], rows[1], strict=True))
        assert (found["变动"], found["原日期"], found["现日期"]) == (
            "推后",
            "2020-02-06",
            "2020-02-10",
        )
        assert (found["变动天数"], found["变动工作日"], found["已届满"]) == ("4", "2", "")
        assert "2020-01-31：原为工作日" in found["原因"]

    def test_period_that_is_over_now(self, opengov: Run) -> None:
        days = ("--before", "2020-01-28", "--after", "2020-01-20", "--as-of", "2020-02-08")
        done = opengov("requests", "recompute", "log.jsonl", *days, "--lang", "en")
        assert done.code == 1
        assert "overdue by the new calendar" in done.out
        table = opengov("requests", "recompute", "log.jsonl", *days, "--format", "csv")
        assert "按新日历已经逾期" in table.out

    def test_new_notice(self, opengov: Run, folder: Path) -> None:
        (folder / "late.json").write_text(record("9", "2026-12-10"), encoding="utf-8")
        (folder / "2027.toml").write_text(NOTICE_2027, encoding="utf-8")
        done = opengov(
            "requests", "recompute", "late.json", "--notice", "2027.toml",
            "--as-of", "2026-12-11", "--lang", "en",
        )  # fmt: skip
        assert "2027-01-08 to 2027-01-10 before, 2027-01-08 now" in done.out
        assert "2026-12-29 to 2027-01-10: not gazetted before" in done.out
        assert "settled now by 国办发明电〔2026〕9号" in done.out
        known = ("--notice", "2027.toml", "--notice-from", "2027.toml", "--as-of", "2026-12-11")
        same = opengov("requests", "recompute", "late.json", *known, "--lang", "en")
        assert same.out == "requests: 1; moved 0, unmoved 1, closed 0, not known 0\n"

    def test_another_clock_than_the_reply_moves(self, opengov: Run, folder: Path) -> None:
        asked: dict[str, object] = {
            "type": "correctionRequested",
            "on": "2020-01-17",
            "allowedWorkingDays": 10,
        }
        party: dict[str, object] = {
            "type": "thirdPartyConsulted",
            "on": "2020-01-16",
            "party": "某公司",
        }
        lines = [record("3", "2020-01-15", asked), record("2", "2020-01-15", party)]
        (folder / "clocks.jsonl").write_text("\n".join(lines), encoding="utf-8")
        done = opengov("requests", "recompute", "clocks.jsonl", *SPRING, "--lang", "zh")
        assert done.code == 0
        assert "申请人补正期限由2020-02-05变为2020-02-07（推后2天，合2个工作日）" in done.out
        assert "第三方提出意见期限（某公司）由" in done.out
        assert done.out.endswith("不能确定1件（其中1件另有期限变动）\n")
        table = opengov("requests", "recompute", "clocks.jsonl", *SPRING, "--format", "csv")
        (row,) = (row for row in table.out.splitlines() if row.startswith("2,答复期限"))
        assert row.startswith("2,答复期限,范围变动,暂定,,2020-02-25,2020-03-09,暂定,,2020-02-27")

    def test_standard_input(self, installed: Installed, log: Path) -> None:
        arguments = ("requests", "recompute", "-", *SPRING, "--format", "json")
        done = installed(*arguments, stdin=log.read_bytes())
        found = json.loads(done.stdout)
        assert found["requests"] == 6
        assert found["findings"][0]["location"]["source"] == "-"

    def test_file_to_write(self, opengov: Run, folder: Path) -> None:
        done = opengov("requests", "recompute", "log.jsonl", *SPRING, "-o", "moved.json")
        assert (done.out, "moved.json" in done.err) == ("", True)
        found = json.loads((folder / "moved.json").read_text(encoding="utf-8"))
        assert (found["requests"], len(found["moved"])) == (6, 2)
        opengov("requests", "recompute", "log.jsonl", *SPRING, "-o", "moved.txt", "--lang", "zh")
        assert "共6件" in (folder / "moved.txt").read_text(encoding="utf-8")

    @pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("never", 0)])
    def test_exit_code_when_a_period_is_over_now(
        self, opengov: Run, folder: Path, level: str, code: int
    ) -> None:
        (folder / "one.json").write_text(record("1", "2020-01-06"), encoding="utf-8")
        days = ("--before", "2020-01-28", "--after", "2020-01-20", "--as-of", "2020-02-08")
        done = opengov("requests", "recompute", "one.json", *days, "--fail-on", level)
        assert done.code == code

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            ("log.jsonl", 2, "no two calendars"),
            ("log.jsonl --before 2020-01-20 -o log.jsonl", 2, "is an input too"),
            ("log.jsonl --before 2020-01-20 -o moved.xyz", 2, "does not tell a format"),
            ("log.jsonl --before 2020-01-20 --as-of 2020-01-28 -o no/such.json", 3, "such.json"),
            ("log.jsonl --notice none.toml", 3, "none.toml"),
            ("log.jsonl --before 2020-1-1", 2, "2020-1-1"),
            ("log.jsonl none.json --before 2020-01-20 --as-of 2020-01-28", 3, "F001"),
            ("bad.jsonl --before 2020-01-20 --as-of 2020-01-28", 1, "S102"),
        ],
    )
    def test_wrong(self, opengov: Run, folder: Path, arguments: str, code: int, said: str) -> None:
        (folder / "bad.jsonl").write_text(f"x\n{record('1', '2020-01-06')}\n", encoding="utf-8")
        done = opengov("requests", "recompute", *arguments.split(), "--lang", "en")
        assert done.code == code
        assert said in done.err


@pytest.mark.usefixtures("log")
class TestConcentration:
    PERIOD = ("--from", "2020-01-01", "--to", "2020-12-31")

    def test_text(self, opengov: Run) -> None:
        done = opengov("requests", "concentration", "log.jsonl", *self.PERIOD, "--lang", "en")
        assert done.code == 0
        assert "A                 2  50.0%  2020-01-06  2020-01-06        1" in done.out
        assert "by month  2020-01 2" in done.out
        assert "1 more requests of the applicant lie outside" in done.out
        assert "no ground to refuse" in done.out
        assert "Undated       5" in done.out

    def test_json(self, opengov: Run) -> None:
        done = opengov("requests", "concentration", "log.jsonl", *self.PERIOD, "--format", "json")
        found = json.loads(done.out)
        assert (found["total"], found["unmarked"], found["undated"]) == (4, 1, ["5"])
        assert found["applicants"][0]["outside"] == 1

    def test_91_of_164_whose_window_crosses_the_year(self, opengov: Run, folder: Path) -> None:
        lines = [record(f"A{n}", f"2016-12-{n % 27 + 5:02d}", ref="A") for n in range(60)]
        lines += [record(f"B{n}", f"2017-01-{n % 31 + 1:02d}", ref="A") for n in range(31)]
        lines += [record(f"C{n}", f"2017-06-{n % 30 + 1:02d}", ref=f"C{n}") for n in range(73)]
        (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
        period = ("--from", "2016-12-05", "--to", "2017-12-31")
        done = opengov("requests", "concentration", "many.jsonl", *period, "--format", "json")
        found = json.loads(done.out)
        assert (found["applicants"][0]["count"], found["total"]) == (91, 164)
        assert found["applicants"][0]["percent"] == "55.5%"
        assert found["applicants"][0]["months"] == {"2016-12": 60, "2017-01": 31}
        assert found["applicants"][0]["densest"]["crossesYear"] is True
        assert "跨年度" in found["warnings"][0]["text"]
        assert "要求申请人说明理由" in found["note"]
        year = ("--from", "2017-01-01", "--to", "2017-12-31")
        alone = json.loads(
            opengov("requests", "concentration", "many.jsonl", *year, "--format", "json").out
        )
        assert (alone["applicants"][0]["count"], alone["applicants"][0]["outside"]) == (31, 60)
        assert [each["code"] for each in alone["applicants"][0]["warnings"]] == [
            "outside-the-period",
            "densest-beyond-period",
        ]

    def test_csv_has_a_column_a_month(self, opengov: Run, folder: Path) -> None:
        lines = [record("1", "2020-02-03", ref="A"), record("2", "2020-04-01", ref="A")]
        lines.append(record("3", "2020-03-02", ref="=B"))
        (folder / "few.jsonl").write_text("\n".join(lines), encoding="utf-8")
        arguments = ("few.jsonl", *self.PERIOD, "--window", "7", "--lang", "en", "-o", "few.csv")
        assert opengov("requests", "concentration", *arguments).code == 0
        table = (folder / "few.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(table)))
        assert rows[0][6:] == ["most in 7 days", "from", "to", "2020-02", "2020-03", "2020-04"]
        assert rows[1][:3] == ["A", "2", "66.7%"]
        assert rows[1][6:] == ["1", "2020-02-03", "2020-02-03", "1", "0", "1"]
        assert rows[2][0] == "'=B"
        assert rows[2][9:] == ["0", "1", "0"]

    def test_period_without_requests(self, opengov: Run) -> None:
        days = ("--from", "2021-01-01", "--to", "2021-12-31", "--lang", "en")
        done = opengov("requests", "concentration", "log.jsonl", *days)
        assert done.code == 0
        assert "applicant  requests" not in done.out

    def test_file_that_is_not_there(self, opengov: Run) -> None:
        done = opengov("requests", "concentration", "none.json", *self.PERIOD)
        assert done.code == 3
        assert "F001" in done.err

    def test_days_the_wrong_way_round(self, opengov: Run) -> None:
        days = ("--from", "2020-12-31", "--to", "2020-01-01")
        assert opengov("requests", "concentration", "log.jsonl", *days).code == 2


@pytest.mark.usefixtures("log")
class TestReminders:
    def test_file(self, opengov: Run, folder: Path) -> None:
        arguments = ("log.jsonl", "-o", "due.ics", "--as-of", "2020-01-10", "--lang", "en")
        done = opengov("requests", "reminders", *arguments)
        assert done.code == 0
        assert "without a date and left out: 4  5" in done.err
        text = (folder / "due.ics").read_bytes().decode()
        assert text.count("BEGIN:VEVENT") == 3
        assert "DTSTART;VALUE=DATE:20200210" in text

    def test_standard_output(self, opengov: Run) -> None:
        done = opengov("requests", "reminders", "log.jsonl", "--as-of", "2020-01-10")
        assert done.out.startswith("BEGIN:VCALENDAR")

    def test_file_that_cannot_be_written(self, opengov: Run) -> None:
        arguments = ("log.jsonl", "-o", "no/such/due.ics", "--as-of", "2020-01-10")
        assert opengov("requests", "reminders", *arguments).code == 3
