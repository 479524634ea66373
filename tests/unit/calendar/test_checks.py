"""What makes a notice impossible: each fault alone, named with its entry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.calendars import CN

from opengov.calendar.checks import check_notice, require_valid
from opengov.calendar.notice import Change, Holiday, YearNotice
from opengov.errors import InvalidNoticeError

NOTICE = CN.notices[-1]
AMENDED = CN.notices[11]
D = date

Edit = Callable[[YearNotice], YearNotice]


def holiday(index: int, edit: Callable[[Holiday], Holiday]) -> Edit:
    def apply(notice: YearNotice) -> YearNotice:
        items = list(notice.holidays)
        items[index] = edit(items[index])
        return replace(notice, holidays=tuple(items))

    return apply


def change(index: int, edit: Callable[[Change], Change]) -> Edit:
    def apply(notice: YearNotice) -> YearNotice:
        act = notice.amendments[0]
        items = list(act.changes)
        items[index] = edit(items[index])
        return replace(notice, amendments=(replace(act, changes=tuple(items)),))

    return apply


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (lambda n: replace(n, holidays=()), "it has no holiday"),
        (
            holiday(6, lambda h: replace(h, first=D(2026, 10, 8))),
            "国庆节 ends on 2026-10-07 before it begins on 2026-10-08",
        ),
        (
            holiday(6, lambda h: replace(h, stated_days=8)),
            "国庆节 from 2026-10-01 to 2026-10-07 has 7 days, but 8 are stated",
        ),
        (
            holiday(1, lambda h: replace(h, first=D(2026, 1, 3), stated_days=None)),
            "春节 begins on 2026-01-03, not after 2026-01-03",
        ),
        (
            holiday(0, lambda h: replace(h, first=D(2025, 12, 28), stated_days=None)),
            "元旦: 2025-12-28 lies outside 2026",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=(D(2026, 9, 20), D(2027, 1, 2)))),
            "国庆节: 2027-01-02 lies outside 2026",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=h.makeup[::-1])),
            "make-up days of 国庆节: 2026-09-20 comes after 2026-10-10",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=(D(2026, 9, 21), D(2026, 10, 10)))),
            "make-up day 2026-09-21 of 国庆节 is no weekend day",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=(D(2026, 5, 9), D(2026, 10, 10)))),
            "make-up day 2026-05-09 stands twice",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=(D(2026, 10, 3), D(2026, 10, 10)))),
            "2026-10-03 is both off and worked",
        ),
        (
            lambda n: replace(n, issued=D(2026, 1, 1)),
            "issued on 2026-01-01, which does not fit its first day 2026-01-01",
        ),
        (
            lambda n: replace(n, issued=D(2024, 11, 4)),
            "issued on 2024-11-04, which does not fit its first day 2026-01-01",
        ),
        (
            lambda n: replace(n, published=D(2025, 11, 3)),
            "published on 2025-11-03, before it was issued on 2025-11-04",
        ),
        (
            holiday(6, lambda h: replace(h, last=D(2026, 10, 6), stated_days=None)),
            ("国办发明电〔2025〕7号: checksum: 18 weekdays off less 6 make-up days are 12, "
             "but the statute gives 13"),
        ),
        (
            holiday(5, lambda h: replace(h, first=D(2026, 9, 28), last=D(2026, 9, 28),
                                         stated_days=None)),
            "国办发明电〔2025〕7号: 中秋节 on 2026-09-25 is not a day off",
        ),
        (
            holiday(2, lambda h: replace(h, first=D(2026, 4, 6), stated_days=None,
                                         makeup=(D(2026, 4, 5),))),
            "国办发明电〔2025〕7号: 清明节 on 2026-04-05 is not a day off",
        ),
        (
            holiday(6, lambda h: replace(h, makeup=(*h.makeup, D(2026, 10, 17)))),
            ("国办发明电〔2025〕7号: checksum: 19 weekdays off less 7 make-up days are 12, "
             "but the statute gives 13"),
        ),
    ],
)  # fmt: skip
def test_a_fault_of_the_notice(edit: Edit, fault: str) -> None:
    assert fault in check_notice(edit(NOTICE))


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            change(0, lambda c: replace(c, before="holiday")),
            "国办发明电〔2019〕3号: 2019-04-28 was a weekend, not a holiday",
        ),
        (
            change(2, lambda c: replace(c, day=D(2019, 5, 2))),
            "国办发明电〔2019〕3号: 2019-05-02 comes after 2019-05-02",
        ),
        (
            change(0, lambda c: replace(c, works=False)),
            (
                "国办发明电〔2019〕3号: checksum: 18 weekdays off less 6 make-up days are 12, "
                "but the statute gives 11"
            ),
        ),
        (
            change(0, lambda c: replace(c, day=D(2019, 3, 3))),
            "国办发明电〔2019〕3号 changes 2019-03-03, which it cannot reach",
        ),
        (
            lambda n: replace(n, amendments=(replace(n.amendments[0], changes=()),)),
            "国办发明电〔2019〕3号 changes nothing",
        ),
        (
            lambda n: replace(n, amendments=(replace(n.amendments[0], issued=D(2018, 12, 3)),)),
            "国办发明电〔2019〕3号 was issued on 2018-12-03, before 2018-12-04",
        ),
        (
            lambda n: replace(n, amendments=(replace(n.amendments[0], published=D(2019, 3, 21)),)),
            "国办发明电〔2019〕3号 was published on 2019-03-21, before it was issued",
        ),
    ],
)
def test_a_fault_of_an_amendment(edit: Edit, fault: str) -> None:
    assert fault in check_notice(edit(AMENDED))


def test_a_holiday_and_a_make_up_day_may_become_working_days() -> None:
    """Called off: the day after is worked, and the weekend paid for it is free again."""
    days = [(D(2019, 10, 4), True, "holiday"), (D(2019, 10, 12), False, "makeup")]
    changes = tuple(Change(d, w, AMENDED.holidays[-1].name, b) for d, w, b in days)
    act = replace(AMENDED.amendments[0], changes=changes)
    assert check_notice(replace(AMENDED, amendments=(act,))) == ()


def test_a_copy_without_its_date_is_not_judged_by_it() -> None:
    assert check_notice(replace(AMENDED, issued=None, published=None)) == ()


def test_a_year_without_statutory_days_on_file_cannot_be_checked() -> None:
    move = timedelta(days=365 * 20)
    one = Holiday(NOTICE.holidays[0].name, D(2046, 1, 1), D(2046, 1, 1), (), None)
    notice = replace(NOTICE, year=2046, holidays=(one,), issued=D(2025, 11, 4) + move)
    assert check_notice(replace(notice, published=None)) == (
        "no statutory days are on file for 2046",
    )


def test_a_valid_notice_is_handed_through() -> None:
    assert require_valid(NOTICE) is NOTICE


def test_an_invalid_one_is_refused_with_every_fault() -> None:
    broken = replace(NOTICE, issued=D(2026, 1, 1), published=D(2025, 1, 1))
    with pytest.raises(InvalidNoticeError) as caught:
        require_valid(broken)
    assert caught.value.notice == "CN 2026"
    assert len(caught.value.problems) == 2
