"""Days of which two states of a calendar know different things."""

from dataclasses import replace
from datetime import date

import pytest
from tests.calendars import CN, days, up_to

from opengov.calendar.difference import calendar_changes, explain_changes
from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar

JANUARY_2020 = CN.as_of(date(2020, 1, 20))


def unnumbered(calendar: WorkCalendar) -> WorkCalendar:
    return WorkCalendar("CN", (replace(each, number="") for each in calendar.notices))


class TestChanges:
    def test_equal_calendars(self) -> None:
        assert calendar_changes(CN, CN) == ()
        assert explain_changes(()) == ()

    @pytest.mark.parametrize(("old", "new"), [(2019, 2020), (2020, 2019), (2014, 2015)])
    def test_against_every_day_by_itself(self, old: int, new: int) -> None:
        before, after = up_to(old), up_to(new)

        def known(calendar: WorkCalendar, day: date) -> bool | None:
            certain = calendar.known_from <= day <= calendar.known_until
            return calendar.is_working_day(day) if certain else None

        expected = [
            (day, known(before, day), known(after, day))
            for day in days(date(2007, 12, 1), date(2021, 2, 1))
            if known(before, day) != known(after, day)
        ]
        found = calendar_changes(before, after)
        assert [
            (each.day, each.before and each.before.works, each.after and each.after.works)
            for each in found
        ] == expected

    def test_a_sunday_declared_off_is_no_change(self) -> None:
        found = [each for each in calendar_changes(JANUARY_2020, CN) if each.kind == "ruled_anew"]
        assert [each.day for each in found] == [date(2020, 1, 31), date(2020, 2, 1)]
        assert {each.notice for each in found} == {"国办发明电〔2020〕1号"}

    def test_local_days(self) -> None:
        local = get_calendar("CN-GX")
        first = calendar_changes(CN, local)[0]
        assert first.after is not None
        assert first.after.kind == "local_holiday"
        assert first.kind == "ruled_anew"
        back = calendar_changes(local, CN)[0]
        assert "；" not in back.text.zh
        assert back.notice == (first.notice or None)


class TestWords:
    def test_what_fell_out(self) -> None:
        changes = calendar_changes(CN, up_to(2025))
        assert {each.kind for each in changes} == {"unsettled"}
        (said,) = explain_changes(changes[:1])
        assert said.zh == "2025-12-29的安排（国办发明电〔2025〕7号）现不在日历之内"
        (said,) = explain_changes(changes)
        assert said.en.startswith(
            "2025-12-29 to 2026-12-28: settled before by 国办发明电〔2025〕7号"
        )

    def test_what_came_in_without_a_number(self) -> None:
        changes = calendar_changes(up_to(2025), unnumbered(CN))
        assert changes[0].notice is None
        (said,) = explain_changes(changes[:2])
        assert said.zh == "2025-12-29至2025-12-30原未公布安排，现由放假通知确定"

    def test_days_apart_are_told_apart(self) -> None:
        changes = [each for each in calendar_changes(up_to(2025), CN) if each.day.month == 10]
        (said,) = explain_changes(changes)
        assert said.zh.endswith(
            "：2026-10-01至2026-10-07放假（国庆节）；2026-10-10调休上班日（国庆节）"
        )

    def test_a_lost_ruling_names_the_act_that_made_it(self) -> None:
        back = [each for each in calendar_changes(CN, JANUARY_2020) if each.kind == "ruled_anew"]
        assert back[0].notice == "国办发明电〔2020〕1号"
        assert back[0].text.en == (
            "2020-01-31: day off (Spring Festival, 国办发明电〔2020〕1号) before, working day now"
        )

    def test_a_plain_day_settled(self) -> None:
        change = calendar_changes(up_to(2025), CN)[0]
        assert change.text.en == (
            "2025-12-29: not gazetted before, working day now (国办发明电〔2025〕7号)"
        )
        record = change.to_json("zh")
        assert (record["before"], record["change"]) == (None, "settled")
        assert record["after"] == {
            "works": True,
            "kind": "working_day",
            "holiday": None,
            "notice": None,
        }
