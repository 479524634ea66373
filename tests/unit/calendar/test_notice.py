"""Notice files: their form, and every fault named by where it stands."""

from dataclasses import replace
from datetime import date

import pytest
from tests.calendars import CN

from opengov.calendar.notice import YearNotice, to_toml, year_notice_from_toml
from opengov.errors import InvalidNoticeError
from opengov.text import Text

TEXT = to_toml(CN.notices[12])


class TestRoundTrip:
    @pytest.mark.parametrize("notice", CN.notices, ids=lambda notice: str(notice.year))
    def test_what_is_written_is_read_back(self, notice: YearNotice) -> None:
        assert year_notice_from_toml(to_toml(notice)) == notice

    def test_absent_parts_are_not_written(self) -> None:
        notice = replace(
            CN.notices[12],
            issued=None,
            published=None,
            url=None,
            checked_against=(),
            amendments=(replace(CN.notices[12].amendments[0], url=None),),
        )
        text = to_toml(notice)
        assert year_notice_from_toml(text) == notice
        assert "url" not in text
        assert "checked_against" not in text

    @pytest.mark.parametrize("name", ['a"b\\c', "行\n行", "\x7f\x01", "\t"])
    def test_any_text_survives(self, name: str) -> None:
        notice = replace(CN.notices[0], title=name, number=name)
        holidays = (replace(notice.holidays[0], name=Text(name, name)),)
        notice = replace(notice, holidays=holidays)
        assert year_notice_from_toml(to_toml(notice)) == notice


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('calendar = "CN"\n', "", "calendar is missing"),
            ('calendar = "CN"', "calendar = 1", "calendar = 1 is not a text"),
            ("year = 2020", 'year = "2020"', "year = '2020' is not an integer"),
            ("year = 2020", "year = true", "year = True is not an integer"),
            ('"official"', '"sure"', "status = 'sure' is not one of official"),
            ("issued = 2019-11-21", "issued = 1", "notice.issued = 1 is not a date"),
            (
                "issued = 2019-11-21",
                "issued = 2019-11-21T08:00:00",
                "is not a date without a time",
            ),
            ("[notice]", "[notices]", "notice is missing"),
            ("stated_days = 1\n", "days = 1\n", "holiday[1].days is not a known entry"),
            ("stated_days = 1\n", "stated_days = 1.5\n", "holiday[1].stated_days = 1.5 is not"),
            ("to = 2020-01-01", "till = 2020-01-01", "holiday[1].off.to is missing"),
            ("to = 2020-01-01", "to = 2020-01-01, x = 1", "holiday[1].off.x is not a known"),
            ("makeup = [2020-06-28]", "makeup = [1]", "holiday[5].makeup = 1 is not a date"),
            ("makeup = [2020-06-28]", "makeup = 1", "holiday[5].makeup = 1 is not a list"),
            ('zh = "元旦", en', 'zh = "元旦", de = "", en', "holiday[1].name.de is not a known"),
            ('name = { zh = "元旦", en = "New Year\'s Day" }', "name = 1", "is not a table"),
            (
                "works = false",
                "works = 0",
                "amendment[1].change[1].works = 0 is not true or false",
            ),
            ('before = "makeup"', 'before = "off"', "amendment[1].change[2].before = 'off'"),
            ("extra_days = 2", "extra = 2", "amendment[1].extra is not a known entry"),
            ('checked_against = ["', 'checked_against = [1, "', "notice.checked_against = 1"),
            ("2020-01-01", "2020-02-30", "it is not TOML"),
            ("year = 2020", "year = 2020\nyear = 2021", "it is not TOML"),
        ],
    )
    def test_a_fault_is_named_by_its_place(self, old: str, new: str, fault: str) -> None:
        assert old in TEXT
        with pytest.raises(InvalidNoticeError) as caught:
            year_notice_from_toml(TEXT.replace(old, new, 1), name="2020.toml")
        assert caught.value.notice == "2020.toml"
        assert fault in str(caught.value)

    def test_every_unknown_entry_is_named(self) -> None:
        with pytest.raises(InvalidNoticeError) as caught:
            year_notice_from_toml("a = 1\nb = 2\n" + TEXT)
        assert caught.value.problems == ("a is not a known entry", "b is not a known entry")

    def test_a_table_is_taken_as_well_as_text(self) -> None:
        with pytest.raises(InvalidNoticeError, match="notice 'notice' cannot be used: calendar"):
            year_notice_from_toml({"year": 2027, "x": date(2027, 1, 1)})
