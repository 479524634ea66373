"""`opengov calendar`: what it answers, what it refuses, and with which exit code."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from opengov.calendar.notice import to_toml, year_notice_from_toml
from opengov.calendar.registry import notice_of

NOTICE = """国务院办公厅关于2027年
部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月25日
"""


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]


@pytest.fixture
def calendar(opengov: Run) -> Run:
    def call(command: str, *more: str) -> Outcome:
        return opengov("calendar", *command.split(), *more)

    return call


@pytest.fixture
def notice(folder: Path) -> Path:
    path = folder / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


class TestIsWorking:
    @pytest.mark.parametrize(
        ("command", "out"),
        [
            ("is-working 2026-10-10", "yes\n"),
            ("is-working 2026-10-11", "no\n"),
            ("is-working 2026-10-10 --lang zh", "是\n"),
            ("is-working 2026-10-11 --lang zh", "否\n"),
            ("is-working 2020-02-01 --as-of 2020-01-20", "yes\n"),
        ],
    )
    def test_says_nothing_but_yes_or_no(self, calendar: Run, command: str, out: str) -> None:
        outcome = calendar(command)
        assert (outcome.code, outcome.out, outcome.err) == (0, out, "")

    def test_a_day_that_is_not_settled(self, calendar: Run) -> None:
        outcome = calendar("is-working 2026-12-30")
        assert (outcome.code, outcome.out) == (0, "yes\n")
        assert "the notice for 2027 may still rule this day anew" in outcome.err

    def test_local_days_without_data(self, calendar: Run) -> None:
        outcome = calendar("is-working 2012-04-02 --calendar CN-GX")
        assert outcome.code == 0
        assert "nothing is on file about local days" in outcome.err

    def test_json(self, calendar: Run) -> None:
        assert json.loads(
            calendar("is-working 2026-04-17 --calendar CN-GX --format json").out
        ) == {
            "calendar": "CN-GX",
            "date": "2026-04-17",
            "works": False,
            "status": "certain",
            "local": "secondary",
        }


class TestAdd:
    @pytest.mark.parametrize(
        ("command", "out"),
        [
            ("add 2026-11-02 20", "2026-11-30\n"),
            ("add 2026-11-02 20 --provisional", "2026-11-30\n"),
            ("add 2026-12-10 -5", "2026-12-03\n"),
            ("add 2026-10-03 0", "2026-10-03\n"),
        ],
    )
    def test_certain(self, calendar: Run, command: str, out: str) -> None:
        outcome = calendar(command)
        assert (outcome.code, outcome.out, outcome.err) == (0, out, "")

    def test_beyond_the_calendar_is_refused_with_the_reason(self, calendar: Run) -> None:
        outcome = calendar("add 2026-12-10 20")
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.count("\n") == 1
        for part in ("until 2026-12-28", "notice for 2027 is missing", "--provisional"):
            assert part in outcome.err

    def test_the_refusal_in_chinese(self, calendar: Run) -> None:
        outcome = calendar("add 2026-12-10 20 --lang zh")
        assert outcome.code == 3
        assert "缺2027年的放假通知" in outcome.err
        assert "--provisional" in outcome.err

    def test_provisional(self, calendar: Run) -> None:
        outcome = calendar("add 2026-12-10 20 --provisional")
        lines = outcome.out.splitlines()
        assert outcome.code == 0
        assert lines[0] == "Earliest      2027-01-08  Friday"
        assert lines[1].startswith("Latest        2027-01-")
        assert "provisional: the holiday notice for 2027 is missing" in lines[2]
        assert "extraordinary notices" in lines[3]

    def test_provisional_in_json(self, calendar: Run) -> None:
        answer = json.loads(calendar("add 2026-12-10 20 --provisional --format json").out)
        assert (answer["result"], answer["status"]) == (None, "provisional")
        assert answer["earliest"] == "2027-01-08" < answer["latest"]
        assert set(answer["excluded"]) == {"zh", "en"}

    def test_two_years_ahead_has_no_bounds_to_offer(self, calendar: Run) -> None:
        for command in ("add 2026-12-10 500", "add 2026-12-10 500 --provisional"):
            outcome = calendar(command)
            assert outcome.code == 3
        assert "--provisional" not in outcome.err

    def test_a_period_that_ends_on_days_not_settled(self, calendar: Run) -> None:
        outcome = calendar("add 2026-12-24 3")
        assert (outcome.code, outcome.out) == (0, "2026-12-29\n")
        assert "2027" in outcome.err
        answer = json.loads(calendar("add 2026-12-24 3 --format json").out)
        assert (answer["result"], answer["status"]) == ("2026-12-29", "provisional")

    def test_certain_in_json(self, calendar: Run) -> None:
        answer = json.loads(calendar("add 2026-11-02 20 --format json").out)
        assert answer == {
            "calendar": "CN",
            "date": "2026-11-02",
            "n": 20,
            "result": "2026-11-30",
            "earliest": "2026-11-30",
            "latest": "2026-11-30",
            "status": "certain",
            "local": "national",
            "excluded": None,
        }


class TestCount:
    @pytest.mark.parametrize(
        ("command", "out"),
        [
            ("count 2026-09-30 2026-10-08", "1\n"),
            ("count 2026-09-30 2026-10-08 --bounds []", "2\n"),
            ("count 2026-09-30 2026-10-08 --bounds ()", "0\n"),
            ("count 2026-10-08 2026-09-30 --bounds [)", "-1\n"),
            ("count 2026-10-03 2026-10-03 --provisional", "0\n"),
        ],
    )
    def test_certain(self, calendar: Run, command: str, out: str) -> None:
        outcome = calendar(command)
        assert (outcome.code, outcome.out, outcome.err) == (0, out, "")

    def test_beyond_the_calendar(self, calendar: Run) -> None:
        outcome = calendar("count 2026-12-01 2027-01-31")
        assert (outcome.code, outcome.out) == (3, "")
        assert "--provisional" in outcome.err

    def test_provisional(self, calendar: Run) -> None:
        lines = calendar("count 2026-12-01 2027-01-31 --provisional").out.splitlines()
        assert lines[0].startswith("At least ")
        assert lines[1].startswith("At most ")

    def test_json(self, calendar: Run) -> None:
        answer = json.loads(
            calendar("count 2026-12-01 2027-01-31 --provisional --format json").out
        )
        assert answer["count"] is None
        assert answer["least"] < answer["most"]
        answer = json.loads(calendar("count 2026-12-01 2026-12-30 --format json").out)
        assert (answer["count"], answer["status"], answer["bounds"]) == (21, "provisional", "(]")

    def test_until_a_day_not_settled(self, calendar: Run) -> None:
        outcome = calendar("count 2026-12-01 2026-12-30")
        assert outcome.out == "21\n"
        assert "2027" in outcome.err


class TestExplain:
    def test_a_make_up_day_that_was_called_off(self, calendar: Run) -> None:
        lines = calendar("explain 2020-02-01").out.splitlines()
        assert lines[0] == "2020-02-01  Saturday  offices do not work"
        assert "Changed by    国办发明电〔2020〕1号  2020-01-26" in lines
        (was,) = [line for line in lines if line.startswith("Was before")]
        assert "make-up working day: Spring Festival (国办发明电〔2019〕16号" in was

    def test_in_chinese(self, calendar: Run) -> None:
        out = calendar("explain 2020-02-01 --lang zh").out
        assert out.startswith("2020-02-01  星期六  不上班\n")
        assert "原为          调休上班：春节（国办发明电〔2019〕16号" in out
        assert "改定          国办发明电〔2020〕1号" in out

    def test_as_of_the_day_before(self, calendar: Run) -> None:
        out = calendar("explain 2020-02-01 --as-of 2020-01-25").out
        assert "offices work" in out
        assert "〔2020〕" not in out

    def test_an_ordinary_day(self, calendar: Run) -> None:
        assert calendar("explain 2026-11-23").out == (
            "2026-11-23  Monday  offices work\nWhat it is    working day\nStatus        certain\n"
        )

    def test_a_local_day(self, calendar: Run) -> None:
        out = calendar("explain 2026-04-17 --calendar CN-GX").out
        assert "local day off: Sanyuesan" in out
        assert "local days come from a secondary source" in out
        assert "Caution" in out

    def test_a_day_not_settled(self, calendar: Run) -> None:
        assert "provisional: the notice for 2027" in calendar("explain 2026-12-30").out

    def test_json(self, calendar: Run) -> None:
        answer = json.loads(calendar("explain 2020-02-01 --format json").out)
        assert (answer["works"], answer["kind"]) == (False, "holiday")
        assert answer["notice"]["issued"] == "2020-01-26"
        assert [step["kind"] for step in answer["before"]] == ["makeup", "weekend"]
        assert answer["before"][1]["notice"] is None

    @pytest.mark.parametrize("day", ["2027-01-01", "2007-12-28"])
    def test_outside(self, calendar: Run, day: str) -> None:
        outcome = calendar(f"explain {day}")
        assert (outcome.code, outcome.out) == (3, "")
        assert "2007-12-29" in outcome.err
        assert ("2027 is missing" in outcome.err) == (day > "2026")
        assert "--provisional" not in outcome.err


class TestWrongUse:
    @pytest.mark.parametrize(
        ("command", "message"),
        [
            ("is-working", "missing argument 'DATE'"),
            ("is-working 2026-02-29", "DATE must be a full date"),
            ("is-working 20261010", "not '20261010'"),
            ("add 2026-10-10 twenty", "valid int"),
            ("add 2026-10-10 5 --nope", "--nope"),
            ("count 2026-10-10 10-11", "TO must be a full date"),
            ("count 2026-10-10 2026-10-11 --bounds (", "not one of"),
            ("explain 2026-10-10 --as-of today", "--as-of must be a full date"),
            ("explain 2026-10-10 --calendar CN-GY", "did you mean"),
            ("show 26", "four digits"),
            ("export 2026 -o year.pdf", "known: .ics .json"),
            ("import-notice notice.txt -o year.txt", "is a .toml file"),
            ("import-notice year.toml -o year.toml", "is an input too"),
            ("import-notice notice.txt -o y.toml --year 27", "four digits"),
            ("import-notice notice.txt -o y.toml --issued soon", "--issued must be a full date"),
        ],
    )
    def test_is_one_line_and_exit_2(
        self, calendar: Run, folder: Path, command: str, message: str
    ) -> None:
        (folder / "year.toml").write_text("", encoding="utf-8")
        outcome = calendar(command)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err
        assert outcome.err.count("\n") == 1


class TestShow:
    def test_letters_where_there_is_no_colour(self, calendar: Run) -> None:
        out = calendar("show 2026").out
        assert out.splitlines()[0] == "  2026  CN  248 working days"
        for part in (" 1h 2h 3h 4w", "29?30?31?", "h day off", "w make-up working day", "? not"):
            assert part in out
        assert "    National Day          Oct 1–7 (7)    work Sep 20, Oct 10\n" in out

    def test_in_chinese(self, calendar: Run) -> None:
        out = calendar("show 2026 --lang zh").out
        assert "全年248个工作日" in out
        assert " 1休 2休 3休 4班" in out
        assert "    元旦    1月1日—3日（3天）    上班 1月4日\n" in out

    def test_each_notice_with_what_it_ruled(self, calendar: Run) -> None:
        out = calendar("show 2020").out
        first, second = out.split("国办发明电〔2020〕1号")
        assert "Jan 24–30 (7)  work Jan 19" in first
        assert "Jan 31 – Feb 2 (3)" in second
        assert "?" not in out

    def test_local_days(self, calendar: Run) -> None:
        outcome = calendar("show 2024 --calendar CN-GX")
        assert "Apr 11–12 (2)" in outcome.out
        assert outcome.err == ""

    def test_local_days_without_data(self, calendar: Run) -> None:
        assert "nothing is on file" in calendar("show 2012 --calendar CN-GX").err

    def test_json(self, calendar: Run) -> None:
        assert json.loads(calendar("show 2026 --format json").out)["workingDays"] == 248

    def test_a_year_to_come(self, calendar: Run) -> None:
        outcome = calendar("show 2027")
        assert (outcome.code, outcome.out) == (3, "")
        assert "2027 is missing" in outcome.err


class TestExport:
    def test_files(self, calendar: Run, folder: Path) -> None:
        outcome = calendar("export 2026 -o year.ics --lang zh")
        assert (outcome.code, outcome.out) == (0, "")
        text = (folder / "year.ics").read_bytes().decode()
        assert "SUMMARY:国庆节放假\r\n" in text
        assert calendar("export 2026 -o year.json").code == 0
        assert json.loads((folder / "year.json").read_text("utf-8"))["year"] == 2026

    def test_a_file_that_cannot_be_written(self, calendar: Run) -> None:
        outcome = calendar("export 2026 -o none/year.ics")
        assert outcome.code == 3
        assert "cannot write" in outcome.err

    def test_a_year_to_come_leaves_no_file(self, calendar: Run, folder: Path) -> None:
        assert calendar("export 2027 -o year.ics").code == 3
        assert not (folder / "year.ics").exists()


class TestImportNotice:
    def test_a_year_for_every_command(self, calendar: Run, notice: Path) -> None:
        outcome = calendar(f"import-notice {notice.name} -o 2027.toml")
        assert outcome.code == 0
        assert "  国办发明电〔2026〕9号  2026-11-25" in outcome.out
        assert "Spring Festival       Feb 5–11 (7)  work Feb 14\n" in outcome.out
        assert "--notice 2027.toml" in outcome.err
        for command, out in (
            ("is-working 2027-02-14", "yes\n"),
            ("add 2026-12-10 20", "2027-01-08\n"),
            ("count 2027-10-01 2027-10-10", "2\n"),
        ):
            assert calendar(f"{command} --notice 2027.toml").out == out
        assert "〔2026〕9号" in calendar("explain 2027-02-14 --notice 2027.toml").out
        assert calendar("show 2027 --notice 2027.toml").code == 0
        assert calendar("export 2027 -o 2027.ics --notice 2027.toml").code == 0

    def test_json(self, calendar: Run, notice: Path) -> None:
        out = calendar(f"import-notice {notice.name} -o 2027.toml --format json").out
        assert json.loads(out)["year"] == 2027

    def test_a_saved_page(self, calendar: Run, folder: Path) -> None:
        lines = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
        page = f'<html><meta charset="gb2312"><script>1月1日</script><body>{lines}</body></html>'
        (folder / "page.html").write_bytes(page.encode("gb18030"))
        assert calendar("import-notice page.html -o 2027.toml").code == 0

    def test_a_saved_page_needs_the_extra(
        self, calendar: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "page.html").write_text(f"<p>{NOTICE}</p>", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "lxml", None)
        outcome = calendar("import-notice page.html -o 2027.toml")
        assert outcome.code == 2
        assert "opengov-cn[tables]" in outcome.err

    def test_a_copy_without_its_frame(self, calendar: Run, folder: Path) -> None:
        clauses = "\n".join(line for line in NOTICE.splitlines() if "放假" in line)
        (folder / "bare.txt").write_text(clauses, encoding="utf-8")
        outcome = calendar("import-notice bare.txt -o 2027.toml --lang zh")
        assert outcome.code == 3
        assert "--year" in outcome.err
        stated = "--year 2027 --issued 2026-11-25"
        assert calendar(f"import-notice bare.txt -o 2027.toml {stated}").code == 0

    def test_a_notice_that_changes_a_year(self, calendar: Run, folder: Path) -> None:
        (folder / "before.toml").write_text(to_toml(notice_of("CN", 2026)), encoding="utf-8")
        text = (
            "国务院办公厅关于延长2026年国庆节假期的通知\n国办发明电〔2026〕1号\n"
            "一、延长2026年国庆节假期至10月8日（星期四），10月9日（星期五）起正常上班。\n"
            "国务院办公厅\n2026年9月1日\n"
        )
        (folder / "change.txt").write_text(text, encoding="utf-8")
        outcome = calendar("import-notice change.txt -o 2026.toml")
        assert outcome.code == 0, outcome.err
        written = year_notice_from_toml((folder / "2026.toml").read_text("utf-8"))
        assert written.amendments[0].changes[0].day == date(2026, 10, 8)
        out = calendar("explain 2026-10-08 --notice 2026.toml").out
        assert "Changed by" not in out
        assert "国办发明电〔2026〕1号" in out

    def test_what_does_not_add_up_is_quoted(self, calendar: Run, folder: Path) -> None:
        (folder / "bad.txt").write_text(NOTICE.replace("共3天", "共4天"), encoding="utf-8")
        outcome = calendar("import-notice bad.txt -o 2027.toml")
        assert (outcome.code, outcome.out) == (3, "")
        assert "1月1日" in outcome.err
        assert not (folder / "2027.toml").exists()
        chinese = calendar("import-notice bad.txt -o 2027.toml --lang zh").err
        assert "所写天数与起止日期不符" in chinese

    def test_text_of_another_kind(self, calendar: Run, folder: Path) -> None:
        (folder / "other.txt").write_text("关于开展检查的通知", encoding="utf-8")
        assert calendar("import-notice other.txt -o 2027.toml").code == 3

    def test_bytes_that_are_no_text(self, calendar: Run, folder: Path) -> None:
        (folder / "notice.doc").write_bytes(b"\xd0\xcf\x11\xe0\xff")
        outcome = calendar("import-notice notice.doc -o 2027.toml")
        assert outcome.code == 3
        assert "save it as UTF-8 text" in outcome.err

    def test_files_that_are_missing(self, calendar: Run) -> None:
        assert calendar("import-notice none.txt -o 2027.toml").code == 3
        outcome = calendar("explain 2027-01-01 --notice none.toml")
        assert outcome.code == 3
        assert "cannot read none.toml" in outcome.err

    def test_a_file_that_cannot_be_written(self, calendar: Run, notice: Path) -> None:
        outcome = calendar(f"import-notice {notice.name} -o none/2027.toml")
        assert outcome.code == 3
        assert "cannot write" in outcome.err


class TestNotices:
    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            ("2026-10-10]", "2026-10-11]", "gives 2026 other days"),
            ("2026-10-10]", "2026-10-12]", "is no weekend day"),
        ],
    )
    def test_a_year_that_cannot_be_taken(
        self, calendar: Run, folder: Path, old: str, new: str, why: str
    ) -> None:
        text = to_toml(notice_of("CN", 2026))
        assert old in text
        (folder / "2026.toml").write_text(text.replace(old, new), encoding="utf-8")
        outcome = calendar("explain 2026-06-19 --notice 2026.toml --lang zh")
        assert outcome.code == 3
        assert outcome.err.startswith("opengov: 放假通知不能使用：")
        assert why in outcome.err

    def test_not_toml(self, calendar: Run, folder: Path) -> None:
        (folder / "bad.toml").write_text("year = ", encoding="utf-8")
        assert calendar("explain 2026-06-19 --notice bad.toml").code == 3
        (folder / "bad.toml").write_bytes(b"\xff\xff")
        assert calendar("explain 2026-06-19 --notice bad.toml").code == 3

    def test_before_anything_was_published(self, calendar: Run) -> None:
        outcome = calendar("explain 2026-06-19 --as-of 2001-01-01")
        assert outcome.code == 3
