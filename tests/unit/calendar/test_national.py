"""The years that ship: what they say about each day, and that nothing of it is ever lost."""

from datetime import date
from pathlib import Path

import pytest
from tests.calendars import CN, days, national_table

from opengov import _resources
from opengov.calendar.checks import check_notice
from opengov.calendar.notice import YearNotice, to_toml
from opengov.calendar.registry import local_years, notice_of, places
from opengov.calendar.rulings import DayKind

SNAPSHOTS = Path(__file__).parents[2] / "snapshots" / "calendar"
MARKS: dict[DayKind, str] = {"working_day": ".", "weekend": "-", "holiday": "o", "makeup": "W"}
YEARS = {notice.year: notice for notice in CN.notices}


def drawn(last: date) -> dict[str, str]:
    """Return every day as one mark, a month a line; then what the places add to each year."""
    lines: dict[str, str] = {}
    for day in days(CN.known_from, last):
        month = f"{day:%Y-%m}"
        lines[month] = lines.get(month, "") + MARKS[CN.explain(day).kind]
    for place in places():
        for local in local_years(place.id):
            marks = [f"o{day:%m%d}" for day in local.off] + [f"W{day:%m%d}" for day in local.work]
            lines[local.entry] = " ".join([local.coverage, *marks])
    return lines


def text(lines: dict[str, str]) -> str:
    return "".join(f"{head} | {marks}\n" for head, marks in lines.items())


def test_every_day_is_as_in_the_snapshot() -> None:
    assert text(drawn(CN.last_day)) == (SNAPSHOTS / "now.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("released", sorted((SNAPSHOTS / "released").iterdir()), ids=str)
def test_nothing_released_is_ever_lost_or_changed(released: Path) -> None:
    """Files of releases are never edited; a correction needs an erratum entry and says so here."""
    now = drawn(CN.last_day)
    lines = released.read_text(encoding="utf-8").splitlines()
    before = dict(line.split(" | ") for line in lines)
    assert before
    assert {k: v for k, v in before.items() if not now.get(k, "").startswith(v)} == {}


def test_every_day_agrees_with_the_independent_table() -> None:
    table = national_table()
    assert len(table) == len(CN.flags)
    assert {day: CN.is_working_day(day) for day in table} == table


@pytest.mark.parametrize("notice", YEARS.values(), ids=str)
class TestNotices:
    def test_the_notice_is_what_was_gazetted(self, notice: YearNotice) -> None:
        assert check_notice(notice) == ()

    def test_the_file_is_written_as_it_is_read(self, notice: YearNotice) -> None:
        path = f"calendars/CN/{notice.year}.toml"
        assert to_toml(notice) == _resources.read_text(path)

    def test_the_file_is_named_for_its_year(self, notice: YearNotice) -> None:
        assert notice_of("CN", notice.year) == notice
        assert notice.calendar == "CN"


@pytest.mark.parametrize(
    ("year", "balance"),
    [(year, 11) for year in range(2008, 2025) if year not in {2015, 2020}]
    + [(2015, 12), (2020, 13), (2025, 13), (2026, 13)],
)
def test_checksum_of_a_year(year: int, balance: int) -> None:
    """Weekdays off less weekend days worked; the notice's own days, its December included."""
    kinds = [
        CN.explain(day)
        for day in days(date(year - 1, 12, 29), date(year, 12, 28))
        if CN.explain(day).act is not None
    ]
    ours = [info for info in kinds if info.holiday is not None]
    given = sum(info.day.weekday() < 5 and not info.works for info in ours)
    worked = sum(info.kind == "makeup" for info in ours)
    assert given - worked == balance


def test_numbers_read_in_secondary_sources_are_marked() -> None:
    assert {y: n.secondary for y, n in YEARS.items() if n.secondary} == {
        2008: ("number", "issued"),
        2009: ("issued",),
    }


def test_amending_notices_stand_as_entries_of_their_own() -> None:
    found = {
        (y, a.number, str(a.published), len(a.changes), a.extra_days)
        for y, n in YEARS.items()
        for a in n.amendments
    }
    assert found == {
        (2015, "国发明电〔2015〕1号", "2015-05-13", 4, 1),
        (2019, "国办发明电〔2019〕3号", "2019-03-22", 5, 0),
        (2020, "国办发明电〔2020〕1号", "2020-01-27", 3, 2),
    }
