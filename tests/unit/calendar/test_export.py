"""A year as iCalendar and JSON."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from opengov.calendar.export import Span, year_ics, year_json, year_spans
from opengov.calendar.notice import Amendment, Change, Holiday
from opengov.calendar.registry import get_calendar, notice_of
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.text import Lang, Text

YEARS = range(2008, 2027)


def unfolded(text: str) -> list[dict[str, str]]:
    """Read the events of an iCalendar file, as RFC 5545 has them."""
    lines = text.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line not in {"END:VEVENT", "END:VCALENDAR", ""}:
            name, _, value = line.partition(":")
            events[-1][name] = value
    return events


def event(text: str, uid: str) -> dict[str, str]:
    (found,) = [each for each in unfolded(text) if each["UID"] == f"{uid}@opengov-cn"]
    return found


class TestSpans:
    @pytest.mark.parametrize("year", YEARS)
    def test_every_named_day_of_the_year_lies_in_one_span(self, year: int) -> None:
        calendar = get_calendar("CN")
        covered = [info.day for span in year_spans(calendar, year) for info in span.days]
        assert covered == sorted(set(covered))
        ruled = {
            day
            for notice in calendar.notices
            for item in notice.holidays
            for day in (item.first, item.last, *item.makeup)
            if day.year == year
        }
        assert ruled <= set(covered)

    def test_spans_over_the_ends_of_a_year_are_whole(self) -> None:
        calendar = get_calendar("CN")
        for year in (2018, 2019):
            ends = [(s.first, s.last) for s in year_spans(calendar, year) if not s.works]
            assert (date(2018, 12, 30), date(2019, 1, 1)) in ends

    def test_apart_by_act(self) -> None:
        def spring(spans: tuple[Span, ...]) -> list[tuple[date, date]]:
            return [(s.first, s.last) for s in spans if s.name.zh == "春节" and not s.works]

        calendar = get_calendar("CN")
        together = spring(year_spans(calendar, 2020))
        assert together == [(date(2020, 1, 24), date(2020, 2, 2))]
        apart = spring(year_spans(calendar, 2020, apart_by_act=True))
        assert apart == [
            (date(2020, 1, 24), date(2020, 1, 30)),
            (date(2020, 1, 31), date(2020, 2, 2)),
        ]

    def test_acts_come_oldest_first(self) -> None:
        (spring,) = [s for s in year_spans(get_calendar("CN"), 2020) if s.last.month == 2]
        assert [act.number for act in spring.acts] == [
            "国办发明电〔2019〕16号",
            "国办发明电〔2020〕1号",
        ]

    @pytest.mark.parametrize("year", [2007, 2027])
    def test_a_year_that_is_not_on_file(self, year: int) -> None:
        with pytest.raises(CalendarNotCoveredError):
            year_spans(get_calendar("CN"), year)


class TestIcs:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("year", YEARS)
    def test_form(self, year: int, lang: Lang) -> None:
        text = year_ics(get_calendar("CN"), year, lang)
        assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        assert text.endswith("\r\nEND:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        for line in text.split("\r\n"):
            assert len(line.encode()) <= 75
        for each in unfolded(text):
            assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"} <= set(
                each
            )
            assert re.fullmatch(r"[0-9]{8}T000000Z", each["DTSTAMP"])

    def test_the_days_are_those_of_the_calendar(self) -> None:
        found = {
            each["DTSTART;VALUE=DATE"]: (each["DTEND;VALUE=DATE"], each["CATEGORIES"])
            for each in unfolded(year_ics(get_calendar("CN"), 2026))
        }
        assert found["20261001"] == ("20261008", "HOLIDAY")
        assert found["20261010"] == ("20261011", "WORK")
        assert len(found) == 13

    def test_identifiers_are_stable_and_unique(self) -> None:
        calendar = get_calendar("CN")
        identifiers = {
            lang: [each["UID"] for each in unfolded(year_ics(calendar, 2019, lang))]
            for lang in ("zh", "en")
        }
        assert identifiers["zh"] == identifiers["en"]
        assert len(set(identifiers["zh"])) == len(identifiers["zh"])
        assert "CN-20181230-off@opengov-cn" in identifiers["zh"]
        assert "CN-20181230-off@opengov-cn" in year_ics(calendar, 2018)

    def test_an_extension_changes_the_event_and_its_sequence(self) -> None:
        now = get_calendar("CN")
        before = event(year_ics(now.as_of(date(2020, 1, 20)), 2020), "CN-20200124-off")
        after = event(year_ics(now, 2020), "CN-20200124-off")
        assert (before["DTEND;VALUE=DATE"], before["SEQUENCE"]) == ("20200131", "0")
        assert (after["DTEND;VALUE=DATE"], after["SEQUENCE"]) == ("20200203", "1")
        assert before["DTSTAMP"] < after["DTSTAMP"] == "20200127T000000Z"
        assert after["DESCRIPTION"].count("国办发明电") == 2
        assert "\\n" in after["DESCRIPTION"]

    def test_special_characters_are_escaped(self) -> None:
        notice = notice_of("CN", 2026)
        odd = replace(notice, title="a,b;c\\d\ne" * 9)
        text = year_ics(WorkCalendar("CN", [odd]), 2026)
        assert r"a\,b\;c\\d\ne" in text.replace("\r\n ", "")

    def test_days_that_the_next_notice_may_change_are_tentative(self) -> None:
        notice = notice_of("CN", 2026)
        late = Change(
            date(2026, 12, 31), works=False, name=Text("元旦", "New Year"), before="working_day"
        )
        added = Amendment(
            "某号", "", date(2026, 11, 1), date(2026, 11, 1), None, (late,), extra_days=1
        )
        text = year_ics(WorkCalendar("CN", [replace(notice, amendments=(added,))]), 2026)
        assert event(text, "CN-20261231-off")["STATUS"] == "TENTATIVE"
        assert "URL" not in event(text, "CN-20261231-off")
        assert event(text, "CN-20261001-off")["STATUS"] == "CONFIRMED"

    def test_local_days_have_events_without_dates_of_issue(self) -> None:
        text = year_ics(get_calendar("CN-GX"), 2026)
        local = event(text, "CN-GX-20260417-off")
        assert local["DTSTAMP"] == "20260417T000000Z"
        assert "DESCRIPTION" not in local


class TestJson:
    @pytest.mark.parametrize("year", YEARS)
    def test_the_days_rebuild_the_year(self, year: int) -> None:
        calendar = get_calendar("CN")
        value = json.loads(json.dumps(year_json(calendar, year)))
        named = {date.fromisoformat(day["date"]): day["works"] for day in value["days"]}
        assert {day.year for day in named} == {year}
        worked = 0
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            works = named.get(day, day.weekday() < 5)
            assert works == calendar.is_working_day(day)
            worked += works
        assert value["workingDays"] == worked

    def test_notices_of_both_years_and_amendments(self) -> None:
        numbers = [act["number"] for act in year_json(get_calendar("CN"), 2018)["notices"]]  # type: ignore[attr-defined]  # it is a list
        assert numbers == ["国办发明电〔2017〕12号", "国办发明电〔2018〕15号"]

    def test_what_is_not_settled(self) -> None:
        calendar = get_calendar("CN")
        assert year_json(calendar, 2026)["provisional"] == [
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
        ]
        assert year_json(calendar, 2025)["provisional"] == []

    def test_a_day_ruled_without_a_holiday_of_its_own(self) -> None:
        value = year_json(get_calendar("CN-GX"), 2026)
        assert value["local"] == "secondary"
        (day, *_) = [d for d in value["days"] if d["kind"] == "local_holiday"]  # type: ignore[attr-defined]  # it is a list
        assert (day["date"], day["name"]["zh"]) == ("2026-04-17", "壮族三月三")


def test_holidays_side_by_side_stay_apart() -> None:
    notice = notice_of("CN", 2026)
    holidays = [
        *notice.holidays[:1],
        Holiday(Text("甲", "A"), date(2026, 1, 5), date(2026, 1, 5), (), None),
        Holiday(Text("乙", "B"), date(2026, 1, 6), date(2026, 1, 6), (), None),
    ]
    calendar = WorkCalendar("CN", [replace(notice, holidays=tuple(holidays))])
    names = [span.name.en for span in year_spans(calendar, 2026) if not span.works]
    assert names == ["New Year's Day", "A", "B"]
