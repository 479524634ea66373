"""The year on the terminal: what fits, what lines up, what colours stand for."""

from datetime import date, timedelta

import pytest

from opengov.cli.commands.calendar.drawing import Mark, Sheet, draw, legend
from opengov.cli.render import cell_len, plain
from opengov.text import Lang

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
MARKS = {day: Mark.WEEKEND if day.weekday() > 4 else Mark.WORKED for day in DAYS} | {
    date(2026, 1, 1): Mark.OFF,
    date(2026, 1, 4): Mark.MAKEUP,
}


def sheet(lang: Lang, width: int, *, coloured: bool) -> Sheet:
    return Sheet(2026, MARKS, frozenset({date(2026, 12, 31)}), lang, width, coloured)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("coloured", [True, False])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_every_line_fits(*, lang: Lang, width: int, coloured: bool) -> None:
    drawn = plain(draw(sheet(lang, width, coloured=coloured))).splitlines()
    assert max(map(cell_len, drawn)) <= width
    for day in range(1, 32):
        assert (
            sum(line.replace("?", " ").split().count(str(day)) for line in drawn) or not coloured
        )


@pytest.mark.parametrize(
    ("lang", "width", "coloured", "across"),
    [
        ("zh", 80, True, 3),
        ("zh", 80, False, 2),
        ("zh", 120, True, 4),
        ("zh", 120, False, 4),
        ("en", 80, False, 3),
        ("en", 120, True, 4),
        ("en", 200, True, 6),
        ("en", 10, True, 1),
    ],
)
def test_months_side_by_side(*, lang: Lang, width: int, coloured: bool, across: int) -> None:
    assert sheet(lang, width, coloured=coloured).across == across


def test_colours_in_place_of_letters() -> None:
    spans = [span for line in draw(sheet("en", 80, coloured=True)) for span in line.label]
    assert (" 1", Mark.OFF.colour) in spans
    assert (" 4", Mark.MAKEUP.colour) in spans
    assert ("31?", "dim italic") in spans
    plain_spans = [span for line in draw(sheet("zh", 80, coloured=False)) for span in line.label]
    assert (" 1休", "") in plain_spans
    assert (" 4班", "") in plain_spans


def test_the_number_of_working_days_stands_in_the_corner() -> None:
    first = plain(draw(sheet("en", 40, coloured=False))).splitlines()[0]
    assert first == "  January           22"
    assert "\n  December         23?\n" in plain(draw(sheet("en", 40, coloured=False)))


@pytest.mark.parametrize("coloured", [True, False])
def test_the_legend_names_what_is_drawn(*, coloured: bool) -> None:
    said = plain([legend(sheet("en", 80, coloured=coloured))])
    assert "day off   " in said
    assert "? not settled yet" in said
    assert ("h day off" in said) != coloured
