"""What request systems in use get wrong: each defect is named, and is a test that we pass."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conformance.test_requests import CASES
from tests.conformance.test_requests import answer as conform

from opengov.calendar.registry import get_calendar
from opengov.errors import ZonelessDatetimeError
from opengov.law.params import law_book, law_book_from_toml
from opengov.model.requests import InformationRequest
from opengov.requests.deadline import Deadline, Stage
from opengov.requests.engine import reply_deadline
from opengov.requests.provisions import figure
from opengov.requests.remedies.periods import settle, term

CN = get_calendar("CN").as_of(date(2026, 11, 22))
DUE = date(2026, 6, 30)
"""The last day for what is received on 2026-06-01, all else being quiet."""

Event = dict[str, Any]


def event(what: str, on: str, /, **members: object) -> Event:
    return {"type": what, "on": on, **members}


def answer(*events: Event, as_of: date | str, received: str = "2026-06-01") -> Deadline:
    record = {"id": "1", "events": [event("received", received), *events]}
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return reply_deadline(InformationRequest.model_validate(record), CN, as_of=day)


class TestUtcWeekday:
    """froide counts working days on UTC datetimes: late Sunday in UTC is Monday at home."""

    @pytest.mark.parametrize(
        ("hour", "day"), [(15, date(2026, 6, 7)), (16, date(2026, 6, 8)), (23, date(2026, 6, 8))]
    )
    def test_a_moment_is_the_civil_day_of_china(self, hour: int, day: date) -> None:
        # 2026-06-07 is a Sunday; at 16:00 UTC Monday begins in Beijing.
        moment = datetime(2026, 6, 7, hour, 30, tzinfo=UTC)
        assert answer(as_of=moment).as_of == day

    def test_a_moment_without_a_zone_is_no_day(self) -> None:
        with pytest.raises(ZonelessDatetimeError):
            answer(as_of=datetime(2026, 6, 7, 23, 30))  # noqa: DTZ001 - what is refused

    def test_no_event_takes_a_moment(self) -> None:
        with pytest.raises(ValueError, match="full date"):
            answer(event("withdrawn", "2026-06-07T23:30:00Z"), as_of="2026-06-10")


class TestShiftedMonthEnds:
    """froide shifts the first day, then adds months, then a day: up to six days late."""

    @pytest.mark.parametrize(
        ("start", "last"),
        [
            (date(2026, 1, 1), date(2026, 7, 1)),
            (date(2025, 11, 10), date(2026, 5, 10)),
            (date(2025, 8, 31), date(2026, 2, 28)),
            (date(2023, 8, 31), date(2024, 2, 29)),
            (date(2026, 4, 30), date(2026, 10, 30)),
        ],
    )
    def test_six_months_end_on_the_same_number_or_the_last_of_the_month(
        self, start: date, last: date
    ) -> None:
        six_months = figure("law/remedies.toml", "suit", date(2026, 1, 1))
        assert six_months is not None
        assert (six_months.value, six_months.unit) == (6, "month")
        assert term(start, six_months) == last

    def test_only_the_end_moves_off_a_rest_day(self) -> None:
        six_months = figure("law/remedies.toml", "suit", date(2026, 1, 1))
        assert six_months is not None
        # A Saturday as the first day stays; 2026-05-10 is a Sunday and moves to Monday.
        assert term(date(2025, 11, 8), six_months) == date(2026, 5, 8)
        assert settle(term(date(2025, 11, 10), six_months), CN).day == date(2026, 5, 11)

    def test_a_receipt_on_a_rest_day_is_not_moved(self) -> None:
        saturday, friday = (answer(received=day, as_of="2026-06-10") for day in SATURDAY_FRIDAY)
        assert saturday.received == date(2026, 6, 6)
        assert saturday.due == friday.due


SATURDAY_FRIDAY = ("2026-06-06", "2026-06-05")


class TestDeadBranch:
    """froide tests for a status that no longer exists, so that the branch never runs."""

    def test_every_stage_is_reached_by_a_case(self) -> None:
        assert {conform(case).stage for case in CASES.values()} == set(get_args(Stage))


class TestOneTermForAnother:
    """froide's reminder of the appeal uses the term of the reply."""

    def test_another_period_for_the_reply_leaves_the_other_clocks(self) -> None:
        value = {
            "from": date(2022, 1, 1),
            "value": 10,
            "basis": {"law": "某省政府信息公开规定"},
            "status": "text",
            "last_checked": date(2026, 11, 22),
        }
        label = {"zh": "答复期限", "en": "period for the reply"}
        local = law_book_from_toml({"figure": {"reply": {"label": label, "value": [value]}}})
        asked = event("thirdPartyConsulted", "2026-06-02", party="甲公司")
        request = InformationRequest.model_validate(
            {"id": "1", "events": [event("received", "2026-06-01"), asked]}
        )
        ends = [
            reply_deadline(request, CN, as_of=date(2026, 6, 3), law=book).clocks[0].end
            for book in (law_book(), law_book().layered(local))
        ]
        assert ends[0] == ends[1]


class TestUnsignedDifferences:
    """MuckRock counts days without a sign, so that overdue looks like time left."""

    @given(st.dates(date(2010, 1, 1), date(2026, 6, 1)), st.integers(0, 200))
    def test_days_between_have_a_sign(self, first: date, days: int) -> None:
        first = CN.add_working_days(first, 1)
        second = CN.add_working_days(first + timedelta(days), 1)
        forth, back = CN.count_working_days(first, second), CN.count_working_days(second, first)
        assert forth > 0
        assert back == -forth

    def test_overdue_is_said_and_no_time_is_left(self) -> None:
        found = answer(as_of="2026-07-08")
        assert CN.count_working_days(date(2026, 7, 8), DUE) < 0
        assert [finding.name for finding in found.findings] == ["reply-overdue"]


class TestRevivedOverdueClock:
    """MuckRock: pausing a request that is overdue gives it time again."""

    @pytest.mark.parametrize(
        "step",
        [
            event("thirdPartyConsulted", "2026-07-06", party="甲"),
            event("agencyConsulted", "2026-07-06", party="甲"),
            event("agencyConsulted", "2026-07-06", party="甲", coProducing=True),
            event("reasonsRequested", "2026-07-06"),
            event(
                "extended",
                "2026-07-06",
                workingDays=20,
                approvedBy="负责人",
                notifiedOn="2026-07-06",
            ),
        ],
    )
    def test_the_date_stands_and_the_request_stays_overdue(self, step: Event) -> None:
        for as_of in ("2026-07-06", "2026-07-07", "2026-08-20"):
            found = answer(step, as_of=as_of)
            assert (found.status, found.due) == ("certain", DUE)
            assert "reply-overdue" in {finding.name for finding in found.findings}

    def test_an_opinion_after_the_end_does_not_either(self) -> None:
        steps = [
            event("agencyConsulted", "2026-07-06", party="甲"),
            event("agencyReplied", "2026-07-20", party="甲"),
        ]
        assert answer(*steps, as_of="2026-07-21").due == DUE


class TestResumeFromToday:
    """MuckRock resumes a clock from the day of data entry, so that history cannot be replayed."""

    STEPS = (
        event("thirdPartyConsulted", "2026-06-08", party="甲"),
        event("thirdPartyReplied", "2026-06-12", party="甲"),
        event("correctionRequested", "2026-06-03"),
        event("correctionReceived", "2026-06-05"),
    )

    @pytest.mark.parametrize("as_of", ["2026-06-12", "2026-06-25", "2026-07-03", "2026-11-20"])
    def test_the_day_of_the_computation_moves_nothing_that_happened(self, as_of: str) -> None:
        # 5 June + 20 working days is 6 July; the four of 9 to 12 June do not count.
        assert answer(*self.STEPS, as_of=as_of).due == date(2026, 7, 10)


class TestProcessWideCache:
    """Alaveteli keeps holidays for the life of the process and due dates for ever."""

    def test_another_calendar_gives_another_date_and_the_first_again(self) -> None:
        old = get_calendar("CN").as_of(date(2020, 1, 20))
        record = {"id": "1", "events": [event("received", "2020-01-10")]}
        request = InformationRequest.model_validate(record)
        as_of = date(2020, 1, 20)
        first = reply_deadline(request, old, as_of=as_of).due
        assert reply_deadline(request, CN, as_of=as_of).due != first
        assert reply_deadline(request, old, as_of=as_of).due == first


class TestMixedSigns:
    """chcemvediet states that steps add up, which fails where one goes back."""

    @given(st.dates(date(2010, 1, 1), date(2025, 1, 1)), st.integers(1, 60), st.integers(1, 60))
    def test_steps_forward_add_up(self, day: date, first: int, second: int) -> None:
        on = CN.add_working_days(day, first)
        assert CN.add_working_days(on, second) == CN.add_working_days(day, first + second)

    @given(st.dates(date(2010, 1, 1), date(2025, 1, 1)), st.integers(1, 60))
    def test_forth_and_back_is_the_same_day_from_a_working_day(self, day: date, n: int) -> None:
        on = CN.add_working_days(day, 1)
        assert CN.add_working_days(CN.add_working_days(on, n), -n) == on


class TestUnexplained:
    """Alaveteli collects the holidays it skipped and never shows them."""

    def test_every_day_of_the_period_is_accounted_for(self) -> None:
        found = answer(as_of="2026-06-02")
        assert found.due is not None
        steps = [step for step in found.trace if step.effect == "count"]
        said = sum(step.counted + len(step.skipped) for step in steps)
        assert said == (found.due - date(2026, 6, 1)).days
        assert "国办发明电〔2025〕7号" in found.trace.to_text("zh")
