from datetime import date

import pytest
from tests.unit.requests.remedies.cases import case, note_codes, period_codes

from opengov.calendar.registry import get_calendar
from opengov.requests.provisions import figure
from opengov.requests.remedies.periods import End, run, settle, term

CN = get_calendar("CN")
BOUNDED = End(date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 6), "provisional")
OPEN = End(date(2030, 1, 4), date(2030, 1, 4), None, "unknown")


class TestTerm:
    @pytest.mark.parametrize(
        ("start", "end"),
        [
            (date(2026, 3, 5), date(2026, 9, 5)),
            (date(2025, 8, 31), date(2026, 2, 28)),
            (date(2023, 8, 29), date(2024, 2, 29)),
            (date(2026, 2, 28), date(2026, 8, 28)),
        ],
    )
    def test_six_months_end_on_the_same_day_or_the_last_of_the_month(
        self, start: date, end: date
    ) -> None:
        length = figure("law/remedies.toml", "suit", start)
        assert length is not None
        assert term(start, length) == end


class TestSettle:
    def test_a_working_day_stays(self) -> None:
        assert settle(date(2026, 4, 1), CN) == End(
            date(2026, 4, 1), date(2026, 4, 1), date(2026, 4, 1), "certain"
        )

    def test_a_makeup_saturday_is_a_working_day(self) -> None:
        assert settle(date(2026, 10, 10), CN).day == date(2026, 10, 10)

    def test_every_day_passed_over_has_its_reason(self) -> None:
        end = settle(date(2026, 5, 1), CN)
        assert end.day == date(2026, 5, 6)
        assert [step.day.day for step in end.moved] == [1, 2, 3, 4, 5]
        assert {step.notice for step in end.moved} == {"国办发明电〔2025〕7号"}
        assert "劳动节" in end.moved[0].text.zh

    def test_bounds_in_the_year_without_a_notice(self) -> None:
        end = settle(date(2027, 2, 6), CN)
        assert (end.status, end.day) == ("provisional", None)
        assert end.latest is not None
        assert end.earliest <= end.latest
        assert "尚未公布" in end.moved[0].text.zh

    def test_open_further_off(self) -> None:
        end = settle(date(2031, 3, 3), CN)
        assert (end.status, end.earliest, end.latest, end.day) == (
            "unknown",
            date(2031, 3, 3),
            None,
            None,
        )


class TestRun:
    def test_a_clamped_month_says_so(self) -> None:
        length = figure("law/remedies.toml", "suit", date(2025, 8, 31))
        assert length is not None
        period = run(
            "suit",
            "litigation",
            start=date(2025, 8, 31),
            figure=length,
            calendar=CN,
            as_of=date(2025, 9, 1),
        )
        assert "以月末日为最后一日" in period.steps[1].text.zh
        # The 28th of February 2026 is a Saturday, worked.
        assert period.last_day == date(2026, 2, 28)

    def test_before_the_counting_rules_none_is_cited(self) -> None:
        length = figure("law/remedies.toml", "suit", date(1995, 1, 3))
        assert length is not None
        period = run(
            "suit",
            "litigation",
            start=date(1990, 1, 3),
            figure=length,
            calendar=CN,
            as_of=date(1990, 2, 1),
        )
        assert period.steps[0].basis == ()

    @pytest.mark.parametrize(
        ("start", "status", "latest"),
        [
            (
                End(date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 6), "provisional"),
                "provisional",
                True,
            ),
            (End(date(2030, 1, 4), date(2030, 1, 4), None, "unknown"), "unknown", False),
        ],
    )
    def test_an_uncertain_start_makes_an_uncertain_end(
        self, start: End, status: str, *, latest: bool
    ) -> None:
        length = figure("law/remedies.toml", "suit_after_review", date(2026, 1, 1))
        assert length is not None
        period = run(
            "x", "litigation", start=start, figure=length, calendar=CN, as_of=date(2026, 1, 1)
        )
        assert (period.start, period.last_day, period.status) == (None, None, status)
        assert (period.latest is not None) == latest
        assert period.earliest >= term(start.earliest, length)


class TestAgainstADecision:
    def test_sixty_days_and_six_months_roll_off_rest_days(self) -> None:
        answer = case()
        reconsideration, suit = answer.period("reconsideration"), answer.period("suit")
        assert reconsideration is not None
        assert suit is not None
        # The 4th of May is a holiday, the 5th of September a Saturday.
        assert (reconsideration.raw_end, reconsideration.last_day) == (
            date(2026, 5, 4),
            date(2026, 5, 6),
        )
        assert (suit.raw_end, suit.last_day) == (date(2026, 9, 5), date(2026, 9, 7))
        assert (reconsideration.basis[0].article, suit.basis[0].article) == (20, 46)
        assert answer.status == "text"

    def test_long_stop_runs_from_the_act_and_is_open_ended(self) -> None:
        stop = case().period("suit_long_stop")
        assert stop is not None
        assert (stop.start, stop.raw_end) == (date(2026, 3, 2), date(2031, 3, 2))
        assert (stop.last_day, stop.status, stop.at_most) == (None, "unknown", True)

    def test_no_period_outlasts_the_long_stop(self) -> None:
        answer = case(act=date(2020, 3, 2), received=date(2025, 2, 3), as_of=date(2025, 2, 4))
        suit = answer.period("suit")
        assert suit is not None
        assert (suit.raw_end, suit.last_day) == (date(2025, 3, 2), date(2025, 3, 3))
        assert "最迟不超过" in suit.steps[2].text.zh

    def test_not_told_at_most_a_year(self) -> None:
        answer = case(told=())
        assert set(period_codes(answer)) == {
            "reconsideration_untold",
            "reconsideration_long_stop",
            "suit_untold",
            "suit_long_stop",
        }
        period = answer.period("reconsideration_untold")
        assert period is not None
        assert (period.at_most, period.raw_end) == (True, date(2027, 3, 5))

    def test_told_of_one_but_not_the_other(self) -> None:
        answer = case(told={"reconsideration"})
        assert answer.period("reconsideration") is not None
        assert answer.period("reconsideration_untold") is None
        assert answer.period("suit") is None
        assert answer.period("suit_untold") is not None

    def test_not_known_whether_told_both_with_their_condition(self) -> None:
        answer = case(told=None)
        for code in ("reconsideration", "reconsideration_untold", "suit", "suit_untold"):
            period = answer.period(code)
            assert period is not None
            assert period.condition is not None

    @pytest.mark.parametrize("told", [None, ()])
    def test_where_the_law_on_the_untold_is_not_on_file(
        self, told: tuple[str, ...] | None
    ) -> None:
        day = date(2020, 3, 2)
        answer = case(act=day, received=day, as_of=day, told=told)
        period = answer.period("reconsideration")
        assert period is not None
        assert period.condition is None
        assert "untold-not-on-file" in note_codes(answer)

    def test_unverified_law_taints_the_answer(self) -> None:
        day = date(2014, 3, 3)
        answer = case(act=day, received=day, as_of=day)
        suit = answer.period("suit")
        assert suit is not None
        assert suit.raw_end == date(2014, 6, 3)
        assert (answer.status, answer.unverified) == (
            "unverified",
            ("route", "reconsideration", "suit"),
        )
        assert answer.authorities == ()

    def test_law_not_on_file_gives_no_period(self) -> None:
        day = date(1995, 3, 3)
        answer = case(act=day, received=day, as_of=day)
        assert answer.period("reconsideration") is None
        assert "law-not-on-file" in note_codes(answer)

    @pytest.mark.parametrize(
        ("as_of", "state"),
        [
            (date(2026, 3, 5), "open"),
            (date(2026, 5, 6), "open"),
            (date(2026, 5, 7), "expired"),
        ],
    )
    def test_state(self, as_of: date, state: str) -> None:
        period = case(as_of=as_of).period("reconsideration")
        assert period is not None
        assert period.state == state

    def test_past_the_raw_end_of_an_unknown_one_the_state_is_unknown(self) -> None:
        answer = case(as_of=date(2031, 6, 2))
        period = answer.period("suit_long_stop")
        assert period is not None
        assert period.state == "unknown"
