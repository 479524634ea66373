"""Every day that the data rule stands on the page of its year or place."""

from datetime import date, timedelta
from typing import cast

import pytest
from scripts.docpages.law.cells import MARKS
from tests.docs.written import LANGS, page, pages, said, squashed

from opengov import _resources
from opengov.calendar.notice import Amendment, YearNotice
from opengov.calendar.overlay import Place
from opengov.calendar.registry import local_years, notice_of, places
from opengov.calendar.rulings import DayKind
from opengov.calendar.statutory import statute, statutory_days
from opengov.cli.commands.calendar import texts
from opengov.text import Lang

YEARS = [int(name) for name in _resources.names("calendars/CN", ".toml")]
PLACES = [place for place in places() if local_years(place.id)]
each_language = pytest.mark.parametrize("lang", LANGS)


def acts(year: int) -> list[YearNotice | Amendment]:
    notice = notice_of("CN", year)
    return [notice, *notice.amendments]


def weekday(day: date, lang: Lang) -> str:
    name = texts.WEEKDAYS.say(lang).split()[day.weekday()]
    return f"{day}（{name}）" if lang == "zh" else f"{day}({name})"


@each_language
@pytest.mark.parametrize("year", YEARS)
class TestYears:
    def test_the_acts_and_where_they_were_read(self, year: int, lang: Lang) -> None:
        notice, text = notice_of("CN", year), page(f"calendar/{year}", lang)
        shown = squashed(text)
        for act in acts(year):
            for words in (act.title, act.number, str(act.issued or ""), str(act.published or "")):
                assert said(words) in shown
            assert act.url is None or f"`{act.url}`" in text
        assert "](http" not in text
        assert MARKS[notice.status].say(lang) in text
        for words in (*notice.checked_against, *notice.secondary):
            assert said(words) in shown

    def test_days_off_and_worked(self, year: int, lang: Lang) -> None:
        notice, shown = notice_of("CN", year), squashed(page(f"calendar/{year}", lang))
        for holiday in notice.holidays:
            ends = dict.fromkeys((holiday.first, holiday.last))
            span = "—".join(weekday(day, lang) for day in ends)
            days = (holiday.last - holiday.first + timedelta(1)).days
            stated = "" if holiday.stated_days is None else holiday.stated_days
            worked = ("、" if lang == "zh" else ",").join(weekday(d, lang) for d in holiday.makeup)
            row = f"|{said(holiday.name.say(lang))}|{span}|{days}|{stated}|{worked}|"
            assert row in shown

    def test_changes(self, year: int, lang: Lang) -> None:
        shown = squashed(page(f"calendar/{year}", lang))
        for amendment in notice_of("CN", year).amendments:
            for change in amendment.changes:
                kind = texts.KINDS[cast("DayKind", change.before)].say(lang)
                assert f"|{weekday(change.day, lang)}|{said(kind)}|" in shown

    def test_statutory_days(self, year: int, lang: Lang) -> None:
        shown = squashed(page(f"calendar/{year}", lang))
        version = statute(year)
        assert version is not None
        assert version.number in shown
        for each in statutory_days(year):
            assert f"|{weekday(each.day, lang)}|{said(each.name.say(lang))}|" in shown

    def test_stands_in_the_index(self, year: int, lang: Lang) -> None:
        (line,) = (
            line
            for line in page("calendar/index", lang).splitlines()
            if line.startswith(f"| [{year}]({year}.md) | ")
        )
        for act in acts(year):
            assert act.number in line


@each_language
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
class TestPlaces:
    def test_every_year_has_a_row(self, place: Place, lang: Lang) -> None:
        text = page(f"calendar/{place.id}", lang)
        shown = squashed(text)
        assert said(place.basis) in shown
        for year in local_years(place.id):
            (line,) = (line for line in text.splitlines() if line.startswith(f"| {year.year} |"))
            row = squashed(line)
            for day in (*year.off, *year.work):
                assert weekday(day, lang) in row
            assert MARKS[year.status].say(lang) in line
            assert (texts.COVERAGE["partial"].say(lang) in line) is not year.complete
            for words in (year.festivals.say(lang), year.note.say(lang) if year.note else ""):
                assert said(words) in row

    def test_stands_in_the_index(self, place: Place, lang: Lang) -> None:
        assert f"]({place.id}.md) | " in page("calendar/index", lang)


@each_language
def test_every_place_stands_in_the_index(lang: Lang) -> None:
    shown = squashed(page("calendar/index", lang))
    assert all(f"{said(place.name.say(lang))}{place.id}|" in shown for place in places())


@each_language
def test_statutory_days_and_lunar_festivals(lang: Lang) -> None:
    shown = squashed(page("calendar/statutory", lang))
    for version in filter(None, {statute(year) for year in YEARS}):
        assert f"##{version.number}{{#from-{version.start}}}" in shown
        assert str(version.issued) in shown
    lunar = _resources.read_toml("calendars/statutory.toml")["lunar"]
    assert isinstance(lunar, dict)
    days = [day for column in lunar.values() for day in column if isinstance(day, date)]
    assert all(f"|{day}|" in shown for day in days)
    assert all(source in page("calendar/statutory", lang) for source in lunar["checked_against"])


def test_no_other_page_stands_there() -> None:
    stems = {name.split("/")[2].partition(".")[0] for name in pages() if "/calendar/" in name}
    assert stems == {*map(str, YEARS), *(place.id for place in PLACES), "index", "statutory"}
