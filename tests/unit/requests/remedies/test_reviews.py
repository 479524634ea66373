from datetime import date

import pytest
from tests.unit.requests.remedies.cases import case, note_codes, period_codes

from opengov.requests.remedies import Review
from opengov.requests.remedies.result import ReviewOutcome

ACT = date(2026, 3, 2)


class TestDecided:
    @pytest.mark.parametrize("decision", ["does_not_exist", "state_secret"])
    def test_fifteen_days_from_receipt(self, decision: str) -> None:
        review = Review(outcome="decided", received=date(2026, 6, 4), told_suit=True)
        answer = case(decision, review=review, as_of=date(2026, 6, 5))
        suit = answer.period("suit_after_review")
        assert suit is not None
        # The 19th of June is the Dragon Boat Festival, followed by a weekend.
        assert (suit.raw_end, suit.last_day) == (date(2026, 6, 19), date(2026, 6, 22))
        assert suit.basis[0].law == "cn-apl-2017"
        assert suit.condition is None
        assert answer.period("suit") is None

    def test_not_told_of_the_period_at_most_a_year(self) -> None:
        review = Review(outcome="decided", received=date(2026, 6, 4), told_suit=False)
        answer = case(review=review, as_of=date(2026, 6, 5))
        untold = answer.period("suit_after_review_untold")
        assert answer.period("suit_after_review") is None
        assert untold is not None
        assert (untold.raw_end, untold.at_most) == (date(2027, 6, 4), True)

    def test_not_known_whether_told(self) -> None:
        review = Review(outcome="decided", received=date(2026, 6, 4))
        answer = case(review=review, as_of=date(2026, 6, 5))
        assert {"suit_after_review", "suit_after_review_untold"} <= set(period_codes(answer))

    def test_law_of_the_untold_not_on_file(self) -> None:
        day = date(2017, 9, 4)
        review = Review(outcome="decided", received=day, told_suit=False)
        answer = case(act=day, received=day, review=review, as_of=day)
        suit = answer.period("suit_after_review")
        assert suit is not None
        assert suit.condition is None
        assert answer.period("suit_after_review_untold") is None

    def test_law_not_on_file(self) -> None:
        day = date(2014, 9, 4)
        review = Review(outcome="decided", received=day)
        answer = case(act=day, received=day, review=review, as_of=day)
        assert "review-law-not-on-file" in note_codes(answer)

    def test_receipt_missing(self) -> None:
        answer = case(review=Review(outcome="decided"))
        assert "review-not-received" in note_codes(answer)

    def test_a_matter_no_court_takes(self) -> None:
        review = Review(outcome="decided", received=date(2026, 6, 4), told_suit=True)
        suit = case("published_matter", review=review, as_of=date(2026, 6, 5)).period(
            "suit_after_review"
        )
        assert suit is not None
        assert suit.condition is not None
        assert "不属于法院受理范围" in suit.condition.zh

    def test_part_given_may_still_be_sued_over(self) -> None:
        review = Review(outcome="decided", received=date(2026, 6, 4))
        answer = case("partly_disclosed", review=review, as_of=date(2026, 6, 5))
        assert answer.period("suit") is not None
        assert "suit-during-review" not in note_codes(answer)


class TestRefused:
    @pytest.mark.parametrize("outcome", ["not_accepted", "dismissed"])
    def test_where_reconsideration_comes_first_its_law_gives_the_period(
        self, outcome: ReviewOutcome
    ) -> None:
        review = Review(outcome=outcome, received=date(2026, 6, 4), told_suit=True)
        suit = case("state_secret", review=review, as_of=date(2026, 6, 5)).period(
            "suit_after_review"
        )
        assert suit is not None
        assert (suit.basis[0].law, suit.basis[0].article) == ("cn-arl-2023", 34)

    def test_where_it_does_not_the_direct_suit_stays_open(self) -> None:
        review = Review(outcome="not_accepted", received=date(2026, 6, 4), told_suit=True)
        answer = case(review=review, as_of=date(2026, 6, 5))
        suit = answer.period("suit_after_review")
        assert answer.period("suit") is not None
        assert suit is not None
        assert suit.basis[0].law == "cn-apl-2017"


class TestLapsing:
    def test_both_procedures_where_it_is_not_known_which(self) -> None:
        review = Review(accepted=date(2026, 4, 8))
        answer = case("state_secret", review=review, as_of=date(2026, 4, 9))
        lapses = {p.code: p.last_day for p in answer.periods if p.code.startswith("review")}
        assert lapses == {
            "review_simple": date(2026, 5, 8),
            "review_ordinary": date(2026, 6, 8),
        }
        suits = [p for p in answer.periods if p.code == "suit_after_lapse"]
        assert [p.start for p in suits] == [date(2026, 5, 8), date(2026, 6, 8)]
        assert [p.last_day for p in suits] == [date(2026, 5, 25), date(2026, 6, 23)]
        assert all(p.condition is not None and p.state == "not_begun" for p in suits)

    def test_simple_procedure_lapsed(self) -> None:
        review = Review(outcome="lapsed", accepted=date(2026, 4, 8), procedure="simple")
        answer = case(review=review, as_of=date(2026, 5, 11))
        suit = answer.period("suit_after_lapse")
        assert suit is not None
        assert (suit.condition, suit.state) == (None, "open")
        assert answer.period("review_ordinary") is None
        assert "suit-during-review" in note_codes(answer)

    def test_silence_on_an_application_is_acceptance_after_five_working_days(self) -> None:
        review = Review(applied=date(2026, 4, 30), procedure="simple")
        period = case("state_secret", review=review, as_of=date(2026, 5, 1)).period(
            "review_simple"
        )
        assert period is not None
        # Five working days after the 30th of April: 6, 7, 8, 9 (worked) and 11 May.
        assert period.start == date(2026, 5, 11)

    def test_under_the_old_law_receipt_was_acceptance(self) -> None:
        day = date(2023, 3, 1)
        review = Review(applied=day)
        answer = case(act=day, received=day, review=review, as_of=day)
        period = answer.period("review_ordinary")
        assert period is not None
        assert (period.start, period.condition) == (day, None)
        assert answer.period("review_simple") is None

    @pytest.mark.parametrize(("days", "over"), [(30, False), (31, True)])
    def test_extension(self, days: int, *, over: bool) -> None:
        review = Review(accepted=date(2026, 4, 8), procedure="ordinary", extended_days=days)
        answer = case("state_secret", review=review, as_of=date(2026, 4, 9))
        period = answer.period("review_ordinary")
        assert period is not None
        assert (period.raw_end - date(2026, 4, 8)).days == 60 + days
        assert ("review-extension-over-cap" in note_codes(answer)) == over

    def test_undated(self) -> None:
        assert "review-undated" in note_codes(case(review=Review()))

    @pytest.mark.parametrize(
        "review",
        [
            Review(applied=date(2016, 3, 1)),
            Review(accepted=date(2016, 3, 1)),
            Review(accepted=date(2014, 3, 3)),
        ],
    )
    def test_law_not_on_file(self, review: Review) -> None:
        day = date(2016, 3, 1)
        answer = case(act=day, received=day, review=review, as_of=day)
        assert "review-law-not-on-file" in note_codes(answer)

    def test_beyond_the_calendar(self) -> None:
        day = date(2029, 3, 1)
        answer = case(act=day, received=day, review=Review(applied=day), as_of=day)
        assert "review-not-covered" in note_codes(answer)

    def test_past_the_calendar_bounds_go_on(self) -> None:
        day = date(2026, 12, 30)
        review = Review(applied=day, procedure="simple")
        answer = case("state_secret", act=day, received=day, review=review, as_of=day)
        suit = answer.period("suit_after_lapse")
        assert suit is not None
        assert (suit.status, suit.last_day, suit.start) == ("provisional", None, None)
        assert suit.latest is not None


class TestKnownOnTheDay:
    def test_an_application_still_to_come_is_left_out(self) -> None:
        answer = case(review=Review(applied=date(2026, 4, 2)))
        assert answer.period("suit") is not None
        assert "after-as-of" in note_codes(answer)

    def test_a_decision_still_to_come_leaves_the_review_pending(self) -> None:
        review = Review(
            outcome="decided",
            accepted=date(2026, 3, 20),
            received=date(2026, 4, 20),
            procedure="simple",
        )
        answer = case("state_secret", review=review)
        assert answer.period("suit_after_review") is None
        assert answer.period("review_simple") is not None

    def test_an_application_after_the_period(self) -> None:
        review = Review(applied=date(2026, 5, 7))
        answer = case("state_secret", review=review, as_of=date(2026, 5, 8))
        assert "review-late" in note_codes(answer)
        in_time = case(
            "state_secret", review=Review(applied=date(2026, 5, 6)), as_of=date(2026, 5, 8)
        )
        assert "review-late" not in note_codes(in_time)
