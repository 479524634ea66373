"""Damaged copies of real notices: refused, or read as if undamaged, never read to other days."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.property.notice_edits import edits

from opengov.calendar.notice import YearNotice
from opengov.calendar.parsing import parse_amendment, parse_notice
from opengov.errors import NoticeParseError

NOTICES = Path(__file__).parents[1] / "data" / "notices"
YEARS = range(2008, 2027)
AMENDMENTS = ("2015-victory", "2019-labour", "2020-spring")
SAMPLE = examples(240)


def text_of(name: object) -> str:
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


def days(notice: YearNotice) -> object:
    return [(h.first, h.last, h.makeup) for h in notice.holidays]


def read_otherwise(text: str, damaged: str) -> bool:
    """Tell whether a damaged copy is read, and to other days."""
    try:
        notice = parse_notice(damaged)
    except NoticeParseError:
        return False
    return days(notice) != days(parse_notice(text))


class TestOneDamage:
    """A holiday notice (节假日安排通知) is what its text says, or nothing."""

    @pytest.mark.parametrize("year", YEARS)
    def test_sample(self, year: int) -> None:
        text = text_of(year)
        damaged = random.Random(year).sample(sorted(set(edits(text))), SAMPLE)  # noqa: S311 - no secret
        assert [copy for copy in damaged if read_otherwise(text, copy)] == []

    @pytest.mark.slow
    @pytest.mark.parametrize("year", YEARS)
    def test_everywhere(self, year: int) -> None:
        text = text_of(year)
        assert [copy for copy in set(edits(text)) if read_otherwise(text, copy)] == []

    @pytest.mark.parametrize("name", AMENDMENTS)
    def test_amendments(self, name: str) -> None:
        text = text_of(name)
        changes = {(c.day, c.works) for c in parse_amendment(text).changes}
        read = 0
        for copy in edits(text):
            try:
                amendment = parse_amendment(copy)
            except NoticeParseError:
                continue
            read += 1
            found = {(c.day, c.works) for c in amendment.changes}
            assert found == changes, copy
        assert read


class TestAnyText:
    """Whatever the text, a notice comes out that adds up, or the refusal."""

    @given(
        st.text(
            alphabet="一二三、元旦春节放假调休共天上班星期日月年至0123456789（）()：，。\n",
            max_size=200,
        )
    )
    def test_words_of_notices(self, text: str) -> None:
        with pytest.raises(NoticeParseError):
            parse_notice(text, year=2027)
        with pytest.raises(NoticeParseError):
            parse_amendment(text)

    @settings(max_examples=examples(60))
    @given(
        year=st.sampled_from(YEARS),
        cuts=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=3),
    )
    def test_pieces_in_another_order(self, year: int, cuts: list[tuple[int, int]]) -> None:
        text = text_of(year)
        damaged = text
        for start, length in cuts:
            damaged = damaged[:start] + damaged[start + length :] + damaged[start : start + length]
        try:
            notice = parse_notice(damaged)
        except NoticeParseError:
            return
        assert {day for item in notice.holidays for day in (item.first, *item.makeup)} <= {
            date(year - 1, 12, 29 + n) for n in range(3)
        } | {date(year, month, day) for month in range(1, 13) for day in range(1, 29)} | {
            day for item in parse_notice(text).holidays for day in (item.first, *item.makeup)
        }
