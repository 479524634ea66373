"""Recomputing: whose deadline moves with a notice, from when to when, and why."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.requests.recompute import Recomputation, changed_days, recompute

CN = get_calendar("CN")
JANUARY_2020 = CN.as_of(date(2020, 1, 20))
BEFORE_2026 = CN.as_of(date(2025, 11, 1))


def request(received: str, *events: dict[str, object], name: str = "1") -> InformationRequest:
    first: dict[str, object] = {"type": "received", "on": received}
    return InformationRequest.model_validate({"id": name, "events": [first, *events]})


def moved(
    *requests: InformationRequest,
    before: WorkCalendar = JANUARY_2020,
    after: WorkCalendar = CN,
    as_of: date = date(2020, 1, 28),
) -> Recomputation:
    return recompute(requests, before, after, as_of=as_of)


class TestSpringFestival2020:
    def test_reply_moves_by_the_days_that_changed(self) -> None:
        (move,) = moved(request("2020-01-06")).moves
        assert (move.clock, move.shift, move.overdue) == ("reply", 4, False)
        assert [str(day.day) for day in move.days] == ["2020-01-31", "2020-02-01"]
        assert {day.notice for day in move.days} == {"国办发明电〔2020〕1号"}
        assert len(move.reasons) == 2

    def test_request_that_ended_before(self) -> None:
        found = moved(request("2019-12-02"))
        assert (found.moves, found.unmoved) == ((), 1)

    def test_closed_request_keeps_its_date(self) -> None:
        found = moved(request("2020-01-06", {"type": "withdrawn", "on": "2020-01-10"}))
        assert (found.moves, found.closed) == ((), 1)

    def test_third_party_moves_too(self) -> None:
        asked: dict[str, object] = {"type": "thirdPartyConsulted", "on": "2020-01-16", "party": "甲公司"}
        found = moved(request("2020-01-06", asked))
        assert [move.clock for move in found.moves] == ["reply", "third_party"]
        assert "甲公司" in found.moves[1].text.zh

    def test_answered_party_does_not_move(self) -> None:
        asked: dict[str, object] = {"type": "thirdPartyConsulted", "on": "2020-01-07", "party": "甲公司"}
        replied: dict[str, object] = {"type": "thirdPartyReplied", "on": "2020-01-08", "party": "甲公司"}
        found = moved(request("2020-01-06", asked, replied))
        assert [move.clock for move in found.moves] == ["reply"]

    def test_correction_lapse_moves(self) -> None:
        asked: dict[str, object] = {"type": "correctionRequested", "on": "2020-01-16", "allowedWorkingDays": 10}
        found = moved(request("2020-01-15", asked))
        assert [move.clock for move in found.moves] == ["correction"]
        assert found.indeterminate == ("1",)


class TestMissingYear:
    def test_provisional_becomes_certain(self) -> None:
        (move,) = moved(request("2025-12-15"), before=BEFORE_2026, as_of=date(2025, 12, 16)).moves
        assert (move.before.status, move.after.status, move.shift) == (
            "provisional",
            "certain",
            None,
        )
        assert move.reasons[-1].zh == "2026年放假通知已公布"
        assert "至" in move.before.text.zh

    def test_and_back(self) -> None:
        (move,) = moved(
            request("2025-12-15"), before=CN, after=BEFORE_2026, as_of=date(2025, 12, 16)
        ).moves
        assert move.reasons[-1].en == "the notice for 2026 is not on file any more"

    def test_indeterminate_becomes_certain(self) -> None:
        old = CN.as_of(date(2024, 11, 1))
        (move,) = moved(request("2026-03-02"), before=old, as_of=date(2026, 3, 3)).moves
        assert (move.before.earliest, move.after.status) == (None, "certain")
        assert [each.en for each in move.reasons] == [
            "the notice for 2025 is on file now",
            "the notice for 2026 is on file now",
        ]


class TestOverdue:
    def test_period_that_has_ended_by_the_new_calendar(self) -> None:
        found = moved(request("2020-01-06"), before=CN, after=JANUARY_2020, as_of=date(2020, 2, 8))
        assert [move.overdue for move in found.overdue] == [True]
        assert found.overdue[0].shift == -4

    def test_period_that_had_ended_anyway(self) -> None:
        found = moved(
            request("2020-01-06"), before=CN, after=JANUARY_2020, as_of=date(2020, 2, 20)
        )
        assert found.overdue == ()
        assert len(found.moves) == 1


def test_request_without_a_receipt() -> None:
    bare = InformationRequest.model_validate({"id": "9", "events": []})
    found = moved(bare)
    assert (found.moves, found.indeterminate) == ((), ("9",))


def test_json() -> None:
    found = moved(request("2020-01-06"), request("2019-12-02", name="2"))
    record = json.loads(json.dumps(found.to_json("zh"), ensure_ascii=False))
    assert record["unmoved"] == 1
    assert record["moved"][0]["before"]["due"] == "2020-02-06"
    assert record["moved"][0]["days"][0]["works"] is False
    provisional = moved(request("2025-12-15"), before=BEFORE_2026, as_of=date(2025, 12, 16))
    assert provisional.moves[0].to_json("en")["shift"] is None
    before = provisional.moves[0].before.to_json()
    assert before["due"] is None
    assert before["earliest"] != before["latest"]


def test_equal_calendars_move_nothing() -> None:
    assert changed_days(CN, CN) == ()
    assert moved(request("2020-01-06"), before=CN).moves == ()


RECEIPTS = st.dates(date(2019, 11, 1), date(2020, 3, 1))


@given(st.lists(RECEIPTS, max_size=6))
def test_agrees_with_two_computations(days: list[date]) -> None:
    requests = [request(str(day), name=str(number)) for number, day in enumerate(days)]
    as_of = max(days, default=date(2020, 1, 1)) + timedelta(days=1)
    found = moved(*requests, as_of=as_of)
    expected = {}
    for each in requests:
        old = reply_deadline(each, JANUARY_2020, as_of=as_of).due
        new = reply_deadline(each, CN, as_of=as_of).due
        if old != new:
            expected[each.id] = (old, new)
    assert {
        move.request: (move.before.earliest, move.after.earliest) for move in found.moves
    } == expected
    assert found.unmoved == len(requests) - len(expected)
    # The days named are the whole difference: walking them by hand gives the same dates.
    for move in found.moves:
        assert {day.day for day in move.days} <= {date(2020, 1, 31), date(2020, 2, 1)}
        assert move.days


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reasons_name_the_notice(lang: str) -> None:
    (move,) = moved(request("2020-01-06")).moves
    assert "国办发明电〔2020〕1号" in (move.reasons[0].zh if lang == "zh" else move.reasons[0].en)
