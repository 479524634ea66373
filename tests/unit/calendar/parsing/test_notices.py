"""Real notices, clause by clause, against the calendar data."""

from datetime import date
from pathlib import Path

import pytest

from opengov.calendar.notice import YearNotice, year_notice_from_toml
from opengov.calendar.parsing import import_notice, load_notice, parse_amendment, parse_notice
from opengov.calendar.registry import get_calendar, notice_of
from opengov.errors import InvalidNoticeError, NoticeParseError

NOTICES = Path(__file__).parents[3] / "data" / "notices"
YEARS = range(2008, 2027)
SIGNED = [year for year in YEARS if year not in {2008, 2009}]

NEXT_YEAR = """\
国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月5日
"""
"""Made up: the notice for 2027 was not out when this was written."""


def text_of(name: object) -> str:
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


class TestParseNotice:
    @pytest.mark.parametrize("year", YEARS)
    def test_equals_data(self, year: int) -> None:
        notice, on_file = parse_notice(text_of(year)), notice_of("CN", year)
        assert notice.holidays == on_file.holidays
        assert (notice.year, notice.title) == (on_file.year, on_file.title)

    @pytest.mark.parametrize("year", SIGNED)
    def test_number_and_date(self, year: int) -> None:
        notice, on_file = parse_notice(text_of(year)), notice_of("CN", year)
        assert (notice.number, notice.issued) == (on_file.number, on_file.issued)

    def test_nothing_is_made_up(self) -> None:
        notice = parse_notice(text_of(2008))
        assert (notice.number, notice.issued, notice.published, notice.url) == (
            "",
            None,
            None,
            None,
        )

    def test_given_what_the_copy_lacks(self) -> None:
        clauses = "\n".join(text_of(2008).split("\n")[1:])
        notice = parse_notice(clauses, year=2008, issued=date(2007, 12, 15))
        assert (notice.year, notice.issued) == (2008, date(2007, 12, 15))

    def test_clauses_in_any_order(self) -> None:
        lines = text_of(2026).split("\n")
        mixed = [*lines[:3], *reversed(lines[3:10]), *lines[10:]]
        assert parse_notice("\n".join(mixed)) == parse_notice(text_of(2026))


class TestImportNotice:
    @pytest.mark.parametrize("year", YEARS)
    def test_reads_back(self, year: int) -> None:
        assert year_notice_from_toml(import_notice(text_of(year))) == parse_notice(text_of(year))

    def test_next_year(self, tmp_path: Path) -> None:
        path = tmp_path / "2027.toml"
        path.write_text(import_notice(NEXT_YEAR), encoding="utf-8")
        calendar = get_calendar("CN").with_notice(load_notice(path))
        assert calendar.is_working_day(date(2027, 2, 13))
        assert not calendar.is_working_day(date(2027, 2, 12))

    def test_refuses(self) -> None:
        with pytest.raises(NoticeParseError):
            import_notice(NEXT_YEAR.replace("共8天", "共7天"))


class TestLoadNotice:
    def load(self, tmp_path: Path, text: str) -> YearNotice:
        path = tmp_path / "2027.toml"
        path.write_text(text, encoding="utf-8-sig")
        return load_notice(str(path))

    def test_byte_order_mark(self, tmp_path: Path) -> None:
        assert self.load(tmp_path, import_notice(NEXT_YEAR)) == parse_notice(NEXT_YEAR)

    def test_days_that_do_not_add_up(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidNoticeError, match="checksum"):
            self.load(tmp_path, import_notice(NEXT_YEAR).replace("2027-01-31, ", ""))

    def test_no_toml(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidNoticeError, match="is not TOML"):
            self.load(tmp_path, NEXT_YEAR)


class TestParseAmendment:
    @pytest.mark.parametrize("name", ["2015-victory", "2019-labour", "2020-spring"])
    def test_equals_data(self, name: str) -> None:
        amendment = parse_amendment(text_of(name))
        (on_file,) = notice_of("CN", int(name[:4])).amendments
        assert (amendment.number, amendment.title) == (on_file.number, on_file.title)
        assert (amendment.issued, amendment.extra_days) == (on_file.issued, on_file.extra_days)
        assert [(c.day, c.works, c.before) for c in amendment.changes] == [
            (c.day, c.works, c.before) for c in on_file.changes
        ]

    def test_without_number(self) -> None:
        text = text_of("2019-labour")
        amendment = parse_amendment(text.replace("国办发明电〔2019〕3号\n", ""))
        assert (amendment.number, amendment.changes) == ("", parse_amendment(text).changes)

    def test_given_notice(self) -> None:
        base = parse_notice(text_of(2020))
        amendment = parse_amendment(text_of("2020-spring"), amends=base)
        assert [c.before for c in amendment.changes] == ["working_day", "makeup", "weekend"]
        assert {c.name.en for c in amendment.changes} == {"Spring Festival"}

    def test_after_another_amendment(self) -> None:
        later = """\
国务院办公厅关于再次调整2019年劳动节假期安排的通知
国办发明电〔2019〕4号
2019年5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
国务院办公厅
2019年4月1日"""
        changes = parse_amendment(later).changes
        assert [(c.day.isoformat(), c.works, c.before) for c in changes] == [
            ("2019-05-05", False, "makeup"),
            ("2019-05-11", True, "weekend"),
        ]
