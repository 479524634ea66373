import json
from datetime import date

import pytest
from tests.unit.requests.remedies.cases import case, note_codes, period_codes

from opengov.calendar.registry import get_calendar
from opengov.errors import UnknownCodeError
from opengov.requests.decisions import decision_kind
from opengov.requests.remedies import OrganPosition, remedies


class TestFacts:
    def test_a_kind_may_be_given_as_such(self) -> None:
        kind = decision_kind("does_not_exist")
        answer = remedies(
            kind,
            act_day=date(2026, 3, 2),
            applicant_received=date(2026, 3, 5),
            calendar=get_calendar("CN"),
            as_of=date(2026, 4, 1),
        )
        assert answer.decision is kind

    def test_unknown_codes_are_wrong_use(self) -> None:
        with pytest.raises(UnknownCodeError, match="no kind of decision 'x'"):
            case("x")
        with pytest.raises(UnknownCodeError, match="no remedy told 'appeal'"):
            case(told={"appeal"})

    def test_receipt_before_the_act_is_noted(self) -> None:
        assert "received-before-act" in note_codes(case(received=date(2026, 3, 1)))

    def test_without_receipt_only_the_long_stop_runs(self) -> None:
        answer = case(received=None)
        assert period_codes(answer) == ["reconsideration_long_stop", "suit_long_stop"]
        assert "no-receipt" in note_codes(answer)

    def test_without_the_act_the_day_of_receipt_names_the_law(self) -> None:
        answer = case(act=None)
        assert answer.law_day == date(2026, 3, 5)
        assert answer.period("suit_long_stop") is None

    def test_no_day_at_all(self) -> None:
        answer = case(act=None, received=None)
        assert (answer.law_day, answer.route, answer.periods) == (None, "undetermined", ())
        assert note_codes(answer) == ["no-day"]

    def test_a_day_before_all_law_on_file(self) -> None:
        day = date(1989, 1, 2)
        answer = case(act=day, received=day, as_of=day)
        assert (answer.route, note_codes(answer)) == ("undetermined", ["law-not-on-file"])

    def test_receipt_after_the_day_asked_about_is_left_out(self) -> None:
        answer = case(received=date(2026, 4, 2))
        assert {"after-as-of", "no-receipt"} <= set(note_codes(answer))

    def test_a_decision_after_the_day_asked_about_is_silence(self) -> None:
        answer = case(act=date(2026, 4, 2), received=date(2026, 4, 2), due=date(2026, 3, 31))
        assert answer.decision is None
        assert answer.law_day == date(2026, 4, 1)


class TestSilence:
    def test_both_periods_run_from_the_end_of_the_period_for_the_reply(self) -> None:
        answer = case(None, due=date(2026, 3, 31), as_of=date(2026, 4, 1))
        reconsideration = answer.period("reconsideration_no_reply")
        suit = answer.period("suit_no_reply")
        assert reconsideration is not None
        assert suit is not None
        assert (reconsideration.raw_end, suit.raw_end) == (date(2026, 5, 30), date(2026, 9, 30))
        assert (reconsideration.state, suit.state) == ("open", "open")
        assert suit.condition is not None
        assert suit.condition.zh.startswith("有争议")
        assert reconsideration.text_status == "unverified"
        assert "contested-both-ways" in note_codes(answer)

    @pytest.mark.parametrize(
        ("as_of", "state"), [(date(2026, 3, 31), "not_begun"), (date(2026, 4, 1), "open")]
    )
    def test_nothing_is_overdue_on_the_last_day(self, as_of: date, state: str) -> None:
        answer = case(None, due=date(2026, 3, 31), as_of=as_of)
        assert {period.state for period in answer.periods} == {state}
        assert ("not-overdue" in note_codes(answer)) == (state == "not_begun")

    def test_before_2024_a_choice_without_readings(self) -> None:
        answer = case(None, due=date(2023, 12, 29), as_of=date(2023, 12, 30))
        suit = answer.period("suit_no_reply")
        assert (answer.route, answer.readings) == ("choice", ())
        assert suit is not None
        assert suit.condition is None

    def test_figures_not_on_file_are_left_out(self) -> None:
        answer = case(None, due=date(2016, 3, 31), as_of=date(2016, 4, 1))
        assert period_codes(answer) == ["reconsideration_no_reply"]

    def test_no_due_date_no_answer(self) -> None:
        assert note_codes(case(None)) == ["no-day"]


class TestNotes:
    def test_a_refusal_that_does_not_say_what_comes_first(self) -> None:
        answer = case("state_secret", told={"reconsideration", "litigation"})
        (note,) = [each for each in answer.notes if each.code == "first-not-told"]
        assert (note.basis[0].article, note.basis[0].paragraph) == (23, 2)

    @pytest.mark.parametrize("told", [None, {"reconsideration_first"}])
    def test_no_complaint_where_it_says_so_or_nobody_knows(self, told: set[str] | None) -> None:
        assert "first-not-told" not in note_codes(case("state_secret", told=told))

    @pytest.mark.parametrize(
        ("due", "late"), [(date(2026, 3, 1), True), (date(2026, 3, 2), False), (None, False)]
    )
    def test_a_late_decision(self, due: date | None, *, late: bool) -> None:
        assert ("late" in note_codes(case(due=due))) == late

    def test_a_late_decision_needs_the_day_of_the_act(self) -> None:
        assert "late" not in note_codes(case(act=None, due=date(2026, 3, 1)))


class TestJson:
    def test_is_plain_and_complete(self) -> None:
        answer = case(None, due=date(2026, 3, 31), organ=OrganPosition(kind="ministry"))
        found = json.loads(json.dumps(answer.to_json(), ensure_ascii=False))
        assert found["decision"] is None
        assert (found["route"], found["lawDay"], found["status"]) == (
            "contested",
            "2026-04-01",
            "unverified",
        )
        assert [each["code"] for each in found["readings"]] == ["reconsideration_first", "choice"]
        assert found["authorities"][0]["title"]["zh"] == "作出行为的机关本身"
        period = found["periods"][1]
        assert (period["rawEnd"], period["lastDay"], period["state"]) == (
            "2026-09-30",
            "2026-09-30",
            "open",
        )
        assert period["steps"][0]["basis"] == [{"law": "cn-spc-2018-1", "article": 48}]

    def test_a_case_a_court_does_not_take(self) -> None:
        found = case("published_matter").to_json()
        assert found["decision"] == "published_matter"
        assert found["notAccepted"] == [
            {
                "code": "publication",
                "item": "（八）",
                "title": {"zh": "要求提供公开出版物", "en": "published matter"},
            }
        ]
