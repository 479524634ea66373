"""Notices of consecutive years."""

from dataclasses import replace
from datetime import date

import pytest
from tests.calendars import CN, ordinary

from opengov.calendar.notice import Holiday
from opengov.calendar.series import amended, joined, published_by
from opengov.errors import ContradictoryNoticeError, InvalidNoticeError

N = {notice.year: notice for notice in CN.notices}


def test_order_does_not_matter() -> None:
    assert joined([N[2010], N[2008], N[2009]]) == (N[2008], N[2009], N[2010])


def test_no_notice_is_no_calendar() -> None:
    with pytest.raises(InvalidNoticeError, match="no notice at all"):
        joined([])


@pytest.mark.parametrize(
    ("year", "why"),
    [(2012, "CN 2012.*2011 must come before"), (2008, "CN 2008.*begins with 2009")],
)
def test_a_gap_year_is_refused(year: int, why: str) -> None:
    with pytest.raises(InvalidNoticeError, match=why):
        amended((N[2009], N[2010]), N[year])


def test_the_same_year_twice_is_once() -> None:
    assert joined([N[2009], N[2009]]) == (N[2009],)


def test_wording_and_weekends_make_no_difference() -> None:
    """A span may end on the Friday or name the weekend after it: the days are the same."""
    friday = N[2009].holidays[0]
    shorter = replace(friday, last=date(2009, 1, 2), stated_days=None)
    again = replace(N[2009], title="另一份", holidays=(shorter, *N[2009].holidays[1:]))
    assert amended((N[2009],), again) == (N[2009],)


def test_a_year_twice_with_other_days_is_refused() -> None:
    first: Holiday = replace(N[2009].holidays[0], makeup=())
    other = replace(N[2009], holidays=(first, *N[2009].holidays[1:]), number="伪")
    with pytest.raises(ContradictoryNoticeError, match=r"CN 2009 \(伪\) contradicts") as caught:
        amended((N[2009], N[2010]), other)
    assert caught.value.entry == "CN 2009 (伪)"


def test_a_later_amendment_is_taken_in() -> None:
    before = replace(N[2019], amendments=())
    assert amended((N[2018], before, N[2020]), N[2019]) == (N[2018], N[2019], N[2020])


def test_an_amendment_is_not_lost() -> None:
    with pytest.raises(ContradictoryNoticeError):
        amended((N[2020],), ordinary(2020))


@pytest.mark.parametrize(
    ("day", "years", "amendments"),
    [
        (date(2019, 3, 21), 2019, 0),
        (date(2019, 3, 22), 2019, 1),
        (date(2019, 11, 20), 2019, 1),
        (date(2019, 11, 21), 2020, 0),
        (date(2020, 1, 27), 2020, 1),
    ],
)
def test_as_published(day: date, years: int, amendments: int) -> None:
    last = published_by(CN.notices, day)[-1]
    assert (last.year, len(last.amendments)) == (years, amendments)


def test_the_date_of_issue_stands_in_for_publication() -> None:
    notice = replace(N[2009], published=None)
    assert published_by((notice,), date(2008, 12, 4)) == (notice,)
    assert published_by((notice,), date(2008, 12, 3)) == ()


def test_a_copy_without_dates_counts_from_its_first_day() -> None:
    notice = replace(N[2009], published=None, issued=None)
    assert published_by((notice,), date(2009, 1, 1)) == (notice,)
    assert published_by((notice,), date(2008, 12, 31)) == ()
