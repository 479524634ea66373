"""The calendar's answers, its refusals, and its three states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.calendars import CN, up_to

from opengov.calendar.answers import EXCLUDED, ProvisionalCount, ProvisionalDate
from opengov.calendar.notice import Holiday, YearNotice
from opengov.calendar.overlay import LocalYear
from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import (
    CalendarNotCoveredError,
    ContradictoryNoticeError,
    InvalidNoticeError,
    UnsupportedValueError,
    ZonelessDatetimeError,
)
from opengov.text import Text

D = date
ZONED = datetime(2026, 10, 9, 23, 0, tzinfo=UTC)  # 10 October in China
NAIVE = datetime(2026, 10, 9)  # noqa: DTZ001 - meant
NAME = Text("甲", "a")


def notice_2027(**more: Any) -> YearNotice:  # noqa: ANN401 - handed through
    """Return a notice such as may come: the statutory days, paid for as cheaply as can be."""
    spans = [
        ((1, 1), (1, 3), ()),
        ((2, 5), (2, 11), ((2, 14),)),
        ((4, 3), (4, 5), ()),
        ((5, 1), (5, 4), ()),
        ((6, 9), (6, 9), ()),
        ((9, 15), (9, 15), ()),
        ((10, 1), (10, 7), ((9, 26), (10, 9))),
    ]
    holidays = tuple(
        Holiday(NAME, D(2027, *first), D(2027, *last), tuple(D(2027, *m) for m in makeup), None)
        for first, last, makeup in spans
    )
    fields: dict[str, Any] = {"number": "国办发明电〔2026〕99号", "holidays": holidays}
    fields |= {"year": 2027, "issued": D(2026, 11, 25), "published": D(2026, 11, 25)}
    return replace(CN.notices[-1], **(fields | more))


class TestIsWorkingDay:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (D(2007, 12, 29), True),
            (D(2020, 1, 31), False),
            (D(2026, 10, 9), True),
            (D(2026, 10, 10), True),
            (D(2026, 10, 11), False),
            (D(2026, 12, 31), True),
            (ZONED, True),
        ],
    )
    def test_days(self, day: date, works: bool) -> None:  # noqa: FBT001 - a table
        assert CN.is_working_day(day) is works

    @pytest.mark.parametrize(
        ("day", "year", "advice"),
        [
            (D(2007, 12, 28), None, "ask about 2007-12-29 or later"),
            (D(2027, 1, 1), 2027, "for 2027 is missing: give it with with_notice(), or ask add"),
            (D(2027, 12, 28), 2027, "or ask add or count for bounds"),
            (D(2027, 12, 29), 2027, "for 2027 is missing: give it with with_notice()"),
        ],
    )
    def test_days_not_covered(self, day: date, year: int | None, advice: str) -> None:
        with pytest.raises(CalendarNotCoveredError) as caught:
            CN.is_working_day(day)
        error = caught.value
        assert (error.calendar, error.missing_year) == ("CN", year)
        assert (error.known_from, error.known_until) == (D(2007, 12, 29), D(2026, 12, 28))
        assert advice in str(error)
        assert ("bounds" in str(error)) == ("ask add" in advice or "bounds" in advice)


class TestAdd:
    @pytest.mark.parametrize(
        ("day", "n", "expected"),
        [
            (D(2026, 9, 30), 1, D(2026, 10, 8)),
            (D(2026, 10, 3), 1, D(2026, 10, 8)),
            (D(2026, 10, 3), 0, D(2026, 10, 3)),
            (D(2026, 10, 8), 0, D(2026, 10, 8)),
            (D(2026, 10, 3), -1, D(2026, 9, 30)),
            (D(2026, 10, 8), -1, D(2026, 9, 30)),
            (D(2026, 10, 9), 2, D(2026, 10, 12)),
            (ZONED, 1, D(2026, 10, 12)),
            (ZONED, -1, D(2026, 10, 9)),
            (ZONED, 0, D(2026, 10, 10)),
            (D(2007, 12, 29), 1, D(2008, 1, 2)),
            (D(2008, 1, 1), -1, D(2007, 12, 29)),
            (D(2026, 12, 30), 1, D(2026, 12, 31)),
        ],
    )
    def test_the_nth_working_day(self, day: date, n: int, expected: date) -> None:
        assert CN.add_working_days(day, n) == expected

    @pytest.mark.parametrize(
        ("day", "n", "year"),
        [
            (D(2026, 12, 10), 20, 2027),
            (D(2026, 12, 31), 1, 2027),
            (D(2027, 1, 1), 0, 2027),
            (D(2007, 12, 29), -1, None),
            (D(2008, 1, 1), -2, None),
            (D(2007, 12, 28), 1, None),
        ],
    )
    def test_out_of_reach(self, day: date, n: int, year: int | None) -> None:
        with pytest.raises(CalendarNotCoveredError) as caught:
            CN.add_working_days(day, n)
        assert caught.value.missing_year == year

    @pytest.mark.parametrize("n", [1.5, "3", None])
    def test_only_whole_days(self, n: Any) -> None:  # noqa: ANN401 - wrong on purpose
        with pytest.raises(UnsupportedValueError, match="whole days"):
            CN.add_working_days(D(2026, 3, 2), n)


class TestCount:
    @pytest.mark.parametrize(
        ("bounds", "forward", "backward"),
        [("(]", 2, -2), ("[)", 2, -2), ("[]", 3, -3), ("()", 1, -1)],
    )
    def test_ends(self, bounds: Any, forward: int, backward: int) -> None:  # noqa: ANN401
        start, end = D(2026, 9, 30), D(2026, 10, 9)
        assert CN.count_working_days(start, end, bounds) == forward
        assert CN.count_working_days(end, start, bounds) == backward

    @pytest.mark.parametrize(("bounds", "count"), [("(]", 0), ("[)", 0), ("[]", 1), ("()", 0)])
    def test_one_day(self, bounds: Any, count: int) -> None:  # noqa: ANN401
        assert CN.count_working_days(D(2026, 10, 8), D(2026, 10, 8), bounds) == count

    def test_the_brackets_speak_of_start_and_end(self) -> None:
        """Backwards from a rest day the start still does not count and the end does."""
        rest, work = D(2026, 10, 3), D(2026, 9, 30)
        assert CN.count_working_days(rest, work) == -1
        assert CN.count_working_days(rest, work, "[)") == 0

    def test_from_the_first_day_known(self) -> None:
        assert CN.count_working_days(CN.known_from, CN.known_from, "[]") == 1

    def test_points_in_time(self) -> None:
        assert CN.count_working_days(ZONED, D(2026, 10, 12)) == 1
        assert CN.count_working_days(ZONED, ZONED + timedelta(days=2)) == 1

    @pytest.mark.parametrize(
        ("start", "end"),
        [(D(2007, 12, 28), D(2008, 1, 2)), (D(2026, 12, 1), D(2027, 1, 1)), (D(2027, 1, 1),) * 2],
    )
    def test_out_of_reach(self, start: date, end: date) -> None:
        with pytest.raises(CalendarNotCoveredError):
            CN.count_working_days(start, end)
        with pytest.raises(CalendarNotCoveredError):
            CN.count_working_days(end, start, "[]")

    def test_no_other_bounds(self) -> None:
        with pytest.raises(UnsupportedValueError, match="one of"):
            CN.count_working_days(D(2026, 3, 2), D(2026, 3, 3), "both")  # type: ignore[call-overload] # wrong on purpose


class TestListsAndNeighbours:
    def test_working_days_in_the_order_of_the_way(self) -> None:
        start, end = D(2026, 9, 30), D(2026, 10, 10)
        assert [d.day for d in CN.working_days(start, end)] == [8, 9, 10]
        assert [d.day for d in CN.working_days(end, start)] == [9, 8, 30]
        assert CN.working_days(D(2026, 10, 1), D(2026, 10, 7), "[]") == ()
        assert CN.working_days(CN.known_from, D(2008, 1, 1), "[]") == (D(2007, 12, 29),)

    def test_neighbours_are_strict(self) -> None:
        assert CN.next_working_day(D(2026, 10, 8)) == D(2026, 10, 9)
        assert CN.previous_working_day(D(2026, 10, 9)) == D(2026, 10, 8)

    @pytest.mark.parametrize(
        ("day", "forward", "backward"),
        [
            (D(2026, 10, 3), D(2026, 10, 8), D(2026, 9, 30)),
            (D(2026, 10, 8), D(2026, 10, 8), D(2026, 10, 8)),
            (ZONED, D(2026, 10, 10), D(2026, 10, 10)),
        ],
    )
    def test_roll(self, day: date, forward: date, backward: date) -> None:
        assert CN.roll(day) == forward
        assert CN.roll(day, "backward") == backward

    def test_roll_knows_two_directions(self) -> None:
        with pytest.raises(UnsupportedValueError, match="'forward' or 'backward'"):
            CN.roll(D(2026, 10, 3), "up")  # type: ignore[arg-type] # wrong on purpose


CALLS: list[Callable[[Any], object]] = [
    CN.is_working_day,
    lambda day: CN.add_working_days(day, 1),
    lambda day: CN.add_working_days(day, 0),
    lambda day: CN.add_working_days(day, 1, provisional=True),
    lambda day: CN.count_working_days(day, day),
    lambda day: CN.count_working_days(day, D(2026, 10, 12)),
    lambda day: CN.count_working_days(D(2026, 10, 12), day, provisional=True),
    lambda day: CN.working_days(day, day),
    CN.next_working_day,
    CN.previous_working_day,
    CN.roll,
    CN.explain,
    CN.status,
    CN.local,
    CN.as_of,
]


@pytest.mark.parametrize("call", CALLS)
def test_a_time_without_a_zone_is_refused_everywhere(call: Callable[[Any], object]) -> None:
    with pytest.raises(ZonelessDatetimeError):
        call(NAIVE)
    with pytest.raises(UnsupportedValueError):
        call("2026-10-09")


class TestExplain:
    def test_the_day_that_was_to_be_worked(self) -> None:
        info = CN.explain(D(2020, 2, 1))
        assert not info.works
        assert (info.kind, info.notice, info.status) == (
            "holiday",
            "国办发明电〔2020〕1号",
            "certain",
        )
        assert info.holiday == Text("春节", "Spring Festival")
        assert info.act is not None
        assert info.act.issued == D(2020, 1, 26)
        assert info.before is not None
        assert info.before.kind == "makeup"
        assert info.before.act is not None
        assert info.before.act.number == "国办发明电〔2019〕16号"
        assert [ruling.kind for ruling in info.history] == ["weekend", "makeup", "holiday"]
        assert info.sentence == Text(
            "2020-02-01：放假（春节，国办发明电〔2020〕1号）；此前为调休上班日"
            "（春节，国办发明电〔2019〕16号）",
            "2020-02-01: day off (Spring Festival, 国办发明电〔2020〕1号); "
            "before: make-up working day (Spring Festival, 国办发明电〔2019〕16号)",
        )

    def test_a_plain_day(self) -> None:
        info = CN.explain(D(2026, 3, 3))
        assert (info.works, info.kind, info.act, info.notice) == (True, "working_day", None, None)
        assert (info.holiday, info.before) == (None, None)
        assert info.sentence.en == "2026-03-03: working day"

    def test_a_provisional_day_says_so(self) -> None:
        info = CN.explain(D(2026, 12, 30))
        assert info.status == "provisional"
        assert info.sentence.en.endswith("the notice for the next year may still change it")
        assert info.sentence.zh.endswith("尚待下一年度节假日安排通知确定")

    def test_secondary_numbers_are_marked(self) -> None:
        act = CN.explain(D(2008, 1, 1)).act
        assert act is not None
        assert act.secondary == ("number", "issued")

    def test_a_local_day(self) -> None:
        info = get_calendar("CN-GX").explain(D(2017, 4, 1))
        assert [ruling.kind for ruling in info.history] == ["weekend", "makeup", "local_holiday"]
        assert not info.works
        assert info.local == "known"
        assert info.sentence.en == (
            "2017-04-01: local day off (Sanyuesan of the Zhuang); before: make-up working day "
            "(Qingming Festival, 国办发明电〔2016〕17号)"
        )
        assert get_calendar("CN-GX").explain(D(2017, 4, 8)).kind == "local_makeup"

    def test_a_ruling_without_its_act_is_said_all_the_same(self) -> None:
        info = CN.explain(D(2026, 10, 10))
        bare = replace(info, history=(*info.history[:1], replace(info.ruling, act=None)))
        assert bare.sentence.en == (
            "2026-10-10: make-up working day (National Day); before: weekend"
        )


class TestThreeStates:
    @pytest.mark.parametrize("day", [28, 29, 30, 31])
    def test_the_last_days_wait_for_the_next_notice(self, day: int) -> None:
        expected = "certain" if day == 28 else "provisional"
        assert CN.status(D(2026, 12, day)) == expected

    def test_earlier_years_ends_are_certain(self) -> None:
        assert CN.status(D(2025, 12, 31)) == "certain"

    def test_with_the_next_notice_they_are_certain(self) -> None:
        later = CN.with_notice(notice_2027())
        assert later.status(D(2026, 12, 31)) == "certain"
        assert later.known_until == D(2027, 12, 28)

    def test_a_certain_answer_has_one_date(self) -> None:
        answer = CN.add_working_days(D(2026, 9, 30), 2, provisional=True)
        assert answer == ProvisionalDate("certain", D(2026, 10, 9), D(2026, 10, 9), "national")
        assert answer.date == D(2026, 10, 9)

    @pytest.mark.parametrize(
        ("day", "n", "earliest", "latest"),
        [
            (D(2026, 12, 10), 20, D(2027, 1, 8), D(2027, 1, 10)),
            (D(2026, 12, 29), 1, D(2026, 12, 30), D(2027, 1, 2)),
            (D(2026, 12, 31), -1, D(2026, 12, 29), D(2026, 12, 30)),
            (D(2026, 12, 29), -1, D(2026, 12, 28), D(2026, 12, 28)),
            (D(2027, 3, 1), 3, D(2027, 3, 4), D(2027, 3, 4)),
            (D(2027, 3, 1), 0, D(2027, 3, 1), D(2027, 3, 1)),
            (D(2027, 1, 20), -20, D(2026, 12, 22), D(2026, 12, 22)),
        ],
    )
    def test_a_provisional_answer_has_bounds(
        self, day: date, n: int, earliest: date, latest: date
    ) -> None:
        answer = CN.add_working_days(day, n, provisional=True)
        expected = ProvisionalDate("provisional", earliest, latest, "national", EXCLUDED)
        assert answer == expected
        assert answer.date is None

    def test_going_back_from_the_last_days_is_provisional(self) -> None:
        assert CN.add_working_days(D(2026, 12, 30), -10, provisional=True).status == "provisional"

    @pytest.mark.parametrize(
        ("day", "n", "year"),
        [
            (D(2027, 12, 1), 30, 2028),
            (D(2027, 12, 29), 1, 2028),
            (D(2028, 6, 1), -1, 2028),
            (D(2007, 12, 29), -3, None),
            (D(2007, 12, 1), 3, None),
        ],
    )
    def test_two_years_ahead_is_an_error(self, day: date, n: int, year: int | None) -> None:
        with pytest.raises(CalendarNotCoveredError) as caught:
            CN.add_working_days(day, n, provisional=True)
        assert caught.value.missing_year == year
        assert "bounds" not in str(caught.value)

    def test_back_through_everything_is_an_error(self) -> None:
        short = WorkCalendar("CN", CN.notices[-1:])
        with pytest.raises(CalendarNotCoveredError, match="ask about 2025-12-29 or later"):
            short.add_working_days(D(2027, 1, 20), -300, provisional=True)

    def test_counts(self) -> None:
        start = D(2026, 12, 10)
        assert CN.count_working_days(start, D(2027, 1, 9), provisional=True) == ProvisionalCount(
            "provisional", 19, 20, "national", EXCLUDED
        )
        back = CN.count_working_days(D(2027, 1, 9), start, provisional=True)
        assert (back.least, back.most, back.count) == (-21, -19, None)
        certain = CN.count_working_days(start, D(2026, 12, 28), provisional=True)
        assert (certain.status, certain.count) == ("certain", 12)

    @pytest.mark.parametrize(
        ("start", "end", "year"),
        [
            (D(2026, 12, 1), D(2027, 12, 29), 2028),
            (D(2007, 12, 28), D(2027, 1, 5), None),
            (D(2007, 12, 20), D(2007, 12, 21), None),
        ],
    )
    def test_counts_out_of_reach(self, start: date, end: date, year: int | None) -> None:
        with pytest.raises(CalendarNotCoveredError) as caught:
            CN.count_working_days(start, end, provisional=True)
        assert caught.value.missing_year == year

    def test_without_statutory_days_nothing_is_bounded(self) -> None:
        early = CN.as_of(D(2007, 12, 20))
        assert (
            early.add_working_days(D(2008, 12, 20), 20, provisional=True).status == "provisional"
        )
        far = WorkCalendar("CN", [replace(CN.notices[-1], year=2040, holidays=())])
        with pytest.raises(CalendarNotCoveredError) as caught:
            far.add_working_days(D(2040, 12, 20), 20)
        assert "bounds" not in str(caught.value)
        questions: list[Callable[[], object]] = [
            lambda: far.add_working_days(D(2040, 12, 20), 20, provisional=True),
            lambda: far.add_working_days(D(2041, 1, 20), -5, provisional=True),
            lambda: far.count_working_days(D(2040, 12, 20), D(2041, 1, 3), provisional=True),
        ]
        for ask in questions:
            with pytest.raises(CalendarNotCoveredError) as caught:
                ask()
            assert caught.value.missing_year == 2041


class TestAsOf:
    def test_before_the_extension_of_2020(self) -> None:
        before, after = CN.as_of(D(2020, 1, 26)), CN.as_of(D(2020, 1, 27))
        assert before.is_working_day(D(2020, 2, 1))
        assert not after.is_working_day(D(2020, 2, 1))

    def test_before_the_labour_day_of_2019_was_moved(self) -> None:
        assert CN.as_of(D(2019, 3, 21)).is_working_day(D(2019, 5, 2))
        assert not CN.as_of(D(2019, 3, 22)).is_working_day(D(2019, 5, 2))

    def test_before_a_years_notice_the_year_is_unknown(self) -> None:
        before = CN.as_of(D(2019, 11, 20))
        assert before.known_until == D(2019, 12, 28)
        with pytest.raises(CalendarNotCoveredError, match="for 2020 is missing"):
            before.is_working_day(D(2020, 1, 2))

    def test_the_statute_too_is_as_it_was_known(self) -> None:
        """Until 10 November 2024 nobody knew of a second day off in May 2025."""
        before, after = CN.as_of(D(2024, 11, 9)), CN.as_of(D(2024, 11, 10))
        question = D(2025, 4, 30), D(2025, 5, 2)
        assert before.count_working_days(*question, provisional=True).most == 1
        assert after.count_working_days(*question, provisional=True).most == 0

    def test_before_the_first_notice_nothing_is_known(self) -> None:
        with pytest.raises(CalendarNotCoveredError, match="published by 2007-12-17"):
            CN.as_of(D(2007, 12, 17))

    def test_a_local_year_not_yet_published_is_unknown(self) -> None:
        before = get_calendar("CN-GX").as_of(D(2026, 4, 1))
        assert before.is_working_day(D(2026, 4, 17))
        assert before.local(D(2026, 4, 17)) == "unknown"
        assert before.local(D(2024, 4, 17)) == "known"

    def test_a_notice_may_follow(self) -> None:
        again = CN.as_of(D(2020, 1, 20)).with_notice(CN.notices[12])
        assert not again.is_working_day(D(2020, 2, 1))


class TestWithNotice:
    def test_a_new_year(self) -> None:
        later = CN.with_notice(notice_2027())
        assert later.add_working_days(D(2026, 12, 10), 20) == D(2027, 1, 8)
        assert CN.known_until == D(2026, 12, 28)
        assert later.id == "CN"

    def test_of_an_overlay(self) -> None:
        later = get_calendar("CN-GX").with_notice(notice_2027())
        assert later.local(D(2027, 3, 1)) == "unknown"
        assert not later.is_working_day(D(2026, 4, 17))

    @pytest.mark.parametrize(
        ("more", "error", "entry"),
        [
            ({"issued": D(2027, 3, 1)}, InvalidNoticeError, "'CN 2027'.*issued on 2027-03-01"),
            ({"calendar": "CN-GX"}, InvalidNoticeError, "'CN-GX 2027'.*not a notice of calendar"),
            ({"holidays": ()}, InvalidNoticeError, "'CN 2027'.*has no holiday"),
        ],
    )
    def test_a_wrong_one_is_named(
        self, more: dict[str, object], error: type[Exception], entry: str
    ) -> None:
        with pytest.raises(error, match=entry):
            CN.with_notice(notice_2027(**more))

    def test_a_year_given_twice_with_other_days(self) -> None:
        later = CN.with_notice(notice_2027())
        other = (*notice_2027().holidays[:-1], replace(
            notice_2027().holidays[-1], makeup=(D(2027, 9, 25), D(2027, 10, 9))))  # fmt: skip
        assert later.with_notice(notice_2027()).known_until == later.known_until
        with pytest.raises(ContradictoryNoticeError, match=r"CN 2027 .*other days"):
            later.with_notice(notice_2027(holidays=other))


class TestOverlays:
    def test_local_days_differ_both_ways(self) -> None:
        guangxi = get_calendar("CN-GX")
        assert not guangxi.is_working_day(D(2018, 4, 18))
        assert guangxi.is_working_day(D(2018, 4, 15))

    def test_secondary_data_taint_the_result(self) -> None:
        answer = get_calendar("CN-GX").add_working_days(D(2026, 4, 1), 20, provisional=True)
        assert (answer.status, answer.local) == ("certain", "secondary")

    def test_a_result_over_two_years_is_as_weak_as_the_weaker(self) -> None:
        answer = get_calendar("CN-GX").add_working_days(D(2026, 12, 10), 20, provisional=True)
        assert (answer.status, answer.local) == ("provisional", "unknown")

    @pytest.mark.parametrize(
        ("off", "work", "state"),
        [((D(2026, 10, 1),), (), "off"), ((), (D(2026, 10, 9),), "worked")],
    )
    def test_a_contradictory_overlay_is_named(
        self, off: tuple[date, ...], work: tuple[date, ...], state: str
    ) -> None:
        local = LocalYear("CN-GX", 2026, "official", complete=True, festivals=NAME, off=off,
                          work=work)  # fmt: skip
        day = (off + work)[0]
        with pytest.raises(ContradictoryNoticeError, match=f"CN-GX 2026.*{day} is {state}"):
            WorkCalendar("CN-GX", CN.notices, layers=("CN-GX",), local_years=(local,))


def test_what_a_calendar_says_of_itself() -> None:
    calendar = up_to(2009)
    assert repr(calendar) == "<WorkCalendar CN 2007-12-29 to 2009-12-28>"
    assert (calendar.known_from, calendar.last_day) == (D(2007, 12, 29), D(2009, 12, 31))
    assert calendar.flags[:5] == bytes((1, 0, 0, 0, 1))
    assert [notice.year for notice in calendar.notices] == [2008, 2009]


def test_a_calendar_without_notices() -> None:
    with pytest.raises(InvalidNoticeError, match="no notice at all"):
        WorkCalendar("CN", [])
