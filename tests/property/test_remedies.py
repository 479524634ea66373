"""Dates of redress against a walk over days that shares no code with the library."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opengov.calendar.registry import get_calendar
from opengov.requests.decisions import decision_kinds
from opengov.requests.remedies import Remedies, Review, remedies

CN = get_calendar("CN")
KINDS = [kind.code for kind in decision_kinds()]
FIRST = {
    "state_secret",
    "prohibited_by_law",
    "security_and_stability",
    "third_party_rights",
    "internal_affairs",
    "process_information",
    "enforcement_file",
}
ALL = ("reconsideration", "reconsideration_first", "litigation")
acts = st.dates(min_value=date(2018, 3, 1), max_value=date(2026, 5, 1))
gaps = st.integers(min_value=0, max_value=30)
kinds = st.sampled_from(KINDS)


def walk_days(start: date, n: int) -> date:
    day = start
    for _ in range(n):
        day += timedelta(days=1)
    return off_rest_days(day)


def walk_months(start: date, n: int) -> date:
    year, month = start.year, start.month
    for _ in range(n):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return off_rest_days(date(year, month, min(start.day, monthrange(year, month)[1])))


def off_rest_days(day: date) -> date:
    while not CN.is_working_day(day):
        day += timedelta(days=1)
    return day


def ask(kind: str | None, act: date, gap: int, *, review: Review | None = None) -> Remedies:
    received = act + timedelta(days=gap)
    later = received if review is None else received + timedelta(days=400)
    return remedies(
        kind,
        act_day=act,
        applicant_received=received,
        told=ALL,
        reply_due=act if kind is None else None,
        review=review,
        calendar=CN,
        as_of=later,
    )


def last_day(answer: Remedies, code: str) -> date | None:
    period = answer.period(code)
    assert period is not None
    return period.last_day


class TestPeriods:
    """复议法 Art 20, 行诉法 Arts 45 and 46, 法释〔2018〕1号 Arts 48 and 66."""

    @given(kinds, acts, gaps)
    def test_sixty_days(self, kind: str, act: date, gap: int) -> None:
        expected = walk_days(act + timedelta(days=gap), 60)
        assert last_day(ask(kind, act, gap), "reconsideration") == expected

    @given(acts, gaps)
    def test_six_months(self, act: date, gap: int) -> None:
        expected = walk_months(act + timedelta(days=gap), 6)
        assert last_day(ask("does_not_exist", act, gap), "suit") == expected

    @given(acts)
    def test_six_months_from_the_end_of_the_period_for_the_reply(self, due: date) -> None:
        assert last_day(ask(None, due, 0), "suit_no_reply") == walk_months(due, 6)

    @given(acts, gaps)
    def test_fifteen_days_after_a_review(self, act: date, gap: int) -> None:
        received = act + timedelta(days=gap + 40)
        done = Review(outcome="decided", received=received, told_suit=True)
        answer = ask("state_secret", act, gap, review=done)
        assert last_day(answer, "suit_after_review") == walk_days(received, 15)

    @given(acts, gaps)
    def test_steps_lead_to_the_last_day(self, act: date, gap: int) -> None:
        for period in ask("does_not_exist", act, gap).periods:
            days = [step.day for step in period.steps]
            assert days == sorted(days)
            assert days[1] == period.raw_end
            if period.last_day is not None and period.last_day > period.raw_end:
                assert days[-1] + timedelta(days=1) == period.last_day
                assert CN.is_working_day(period.last_day)


class TestWay:
    """复议法 Art 23 from 2024-01-01, as 法释〔2025〕8号 reads it from 2025-06-01."""

    @given(kinds, acts, gaps)
    def test_the_day_of_the_act_decides_not_the_receipt(
        self, kind: str, act: date, gap: int
    ) -> None:
        answer = ask(kind, act, gap)
        assert answer.route == ask(kind, act, 0).route
        mandatory = act >= date(2024, 1, 1) and kind in FIRST
        assert (answer.route == "reconsideration_first") == mandatory
        if mandatory or answer.route == "no_suit":
            assert answer.period("suit") is None
        else:
            assert answer.period("suit") is not None

    @given(acts, gaps)
    def test_a_contested_way_has_two_readings(self, act: date, gap: int) -> None:
        for kind in (*KINDS, None):
            answer = ask(kind, act, gap)
            assert len(answer.readings) == (2 if answer.route == "contested" else 0)
