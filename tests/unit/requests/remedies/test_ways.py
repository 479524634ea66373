from datetime import date

import pytest
from tests.unit.requests.remedies.cases import case, note_codes, on, period_codes

from opengov.law.instruments import instruments
from opengov.requests.decisions import decision_kinds
from opengov.requests.remedies.ways import readings, route, way

LAST_CHOICE = date(2023, 12, 31)
FIRST_MANDATORY = date(2024, 1, 1)
LAST_AS_WRITTEN = date(2025, 5, 31)
FIRST_INTERPRETED = date(2025, 6, 1)


class TestRouteByTheDayOfTheAct:
    @pytest.mark.parametrize("kind", [kind.code for kind in decision_kinds()])
    def test_before_2024_a_free_choice(self, kind: str) -> None:
        answer = on(LAST_CHOICE, kind)
        assert answer.route == "choice"
        assert {"reconsideration", "suit"} <= set(period_codes(answer))

    @pytest.mark.parametrize("day", [FIRST_MANDATORY, LAST_AS_WRITTEN, FIRST_INTERPRETED])
    @pytest.mark.parametrize(
        "kind", ["state_secret", "third_party_rights", "process_information", "enforcement_file"]
    )
    def test_refusals_go_to_reconsideration_first(self, day: date, kind: str) -> None:
        answer = on(day, kind)
        assert answer.route == "reconsideration_first"
        assert answer.period("suit") is None
        assert answer.period("suit_long_stop") is None

    @pytest.mark.parametrize("day", [FIRST_MANDATORY, FIRST_INTERPRETED])
    @pytest.mark.parametrize("kind", ["does_not_exist", "not_this_organ", "unreasonable_volume"])
    def test_what_is_no_refusal_may_be_sued_over_directly(self, day: date, kind: str) -> None:
        assert on(day, kind).route == "choice"

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (LAST_CHOICE, "choice"),
            (FIRST_MANDATORY, "contested"),
            (LAST_AS_WRITTEN, "contested"),
            (FIRST_INTERPRETED, "no_suit"),
        ],
    )
    def test_administrative_query(self, day: date, expected: str) -> None:
        answer = on(day, "administrative_query")
        assert answer.route == expected
        assert len(answer.readings) == (2 if expected == "contested" else 0)

    @pytest.mark.parametrize("kind", ["needs_making", "petition_or_complaint", "published_matter"])
    def test_from_june_2025_a_court_does_not_take_these(self, kind: str) -> None:
        answer = on(FIRST_INTERPRETED, kind)
        assert answer.route == "no_suit"
        assert [each.basis[0].article for each in answer.not_accepted] == [10]
        assert set(period_codes(answer)) == {"reconsideration", "reconsideration_long_stop"}
        before = on(LAST_AS_WRITTEN, kind)
        assert (before.route, before.not_accepted) == ("choice", ())
        assert "interpretation-not-on-file" in note_codes(before)

    def test_part_given_and_part_withheld(self) -> None:
        answer = case("partly_disclosed")
        suit = answer.period("suit")
        assert answer.route == "partly_reconsideration_first"
        assert suit is not None
        assert suit.condition is not None
        assert suit.condition.zh.startswith("仅就已公开的部分")
        assert "part-withheld" in note_codes(answer)

    def test_other_is_undetermined(self) -> None:
        answer = case("other")
        suit = answer.period("suit")
        assert answer.route == "undetermined"
        assert suit is not None
        assert suit.condition is not None
        assert "未明确" in suit.condition.zh

    @pytest.mark.parametrize(
        ("kind", "words"),
        [("already_public", "驳回"), ("disclosed", "不符合"), ("fee_unpaid", "单独就收费决定")],
    )
    def test_what_else_the_court_looks_at(self, kind: str, words: str) -> None:
        suit = case(kind).period("suit")
        assert suit is not None
        assert suit.condition is not None
        assert words in suit.condition.zh

    def test_the_interpretation_says_nothing_about_earlier_acts(self) -> None:
        suit = on(LAST_AS_WRITTEN, "disclosed").period("suit")
        assert suit is not None
        assert suit.condition is None


class TestCitations:
    @pytest.mark.parametrize(
        "day",
        [
            date(1990, 10, 1),
            date(2015, 5, 1),
            date(2017, 7, 1),
            FIRST_MANDATORY,
            FIRST_INTERPRETED,
        ],
    )
    def test_the_law_of_the_day_is_cited_and_marked(self, day: date) -> None:
        law = way(day)
        assert law is not None
        assert law.start == day
        cited = [instruments()[ref.law] for ref in law.basis]
        assert all(each.in_force(day) for each in cited)
        assert (law.status == "text") == all(each.status == "text" for each in cited)


class TestReadings:
    def test_silence_before_2024_is_settled(self) -> None:
        law = way(LAST_CHOICE)
        assert law is not None
        assert route(law, None) == "choice"
        assert readings(None, LAST_CHOICE) == ()

    @pytest.mark.parametrize(
        ("day", "law"), [(LAST_AS_WRITTEN, "cn-apl-2017"), (FIRST_INTERPRETED, "cn-spc-2025-8")]
    )
    def test_silence_since_has_two(self, day: date, law: str) -> None:
        first, second = readings(None, day)
        assert (first.code, first.basis[0].law) == ("reconsideration_first", "cn-arl-2023")
        assert (second.code, second.basis[0].law) == ("choice", law)
