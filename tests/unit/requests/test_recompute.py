"""Recomputing: whose deadline moves with a notice, from when to when, and why."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.calendar.notice import Amendment, Change
from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar
from opengov.location import Location
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.requests.moves import Recomputation, Undated
from opengov.requests.recompute import recompute
from opengov.text import Text

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
        assert (move.clock, move.kind, move.ended) == ("reply", "later", False)
        assert (move.calendar_days, move.working_days) == (4, 2)
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
        asked: dict[str, object] = {
            "type": "thirdPartyConsulted",
            "on": "2020-01-16",
            "party": "甲公司",
        }
        found = moved(request("2020-01-06", asked))
        assert [move.clock for move in found.moves] == ["reply", "third_party"]
        assert "甲公司" in found.moves[1].text.zh

    def test_answered_party_does_not_move(self) -> None:
        asked: dict[str, object] = {
            "type": "thirdPartyConsulted",
            "on": "2020-01-07",
            "party": "甲公司",
        }
        replied: dict[str, object] = {
            "type": "thirdPartyReplied",
            "on": "2020-01-08",
            "party": "甲公司",
        }
        found = moved(request("2020-01-06", asked, replied))
        assert [move.clock for move in found.moves] == ["reply"]

    def test_correction_lapse_moves(self) -> None:
        asked: dict[str, object] = {
            "type": "correctionRequested",
            "on": "2020-01-16",
            "allowedWorkingDays": 10,
        }
        found = moved(request("2020-01-15", asked))
        assert [move.clock for move in found.moves] == ["correction"]
        assert found.indeterminate == (Undated("1", "awaiting_correction"),)
        assert [each.location.pointer for each in found.findings] == ["/events/1"]


ASKED: dict[str, object] = {
    "type": "correctionRequested",
    "on": "2020-01-17",
    "allowedWorkingDays": 10,
}


class TestLapse:
    """A period of the applicant decides whether the request still runs (Art. 30)."""

    def test_request_that_had_lapsed_runs_again(self) -> None:
        found = moved(request("2020-01-15", ASKED), as_of=date(2020, 2, 6))
        assert [(move.clock, move.kind) for move in found.moves] == [
            ("reply", "reopened"),
            ("correction", "later"),
        ]
        assert found.moves[0].text.en == "the period for the reply: closed before, not known now"
        assert (found.closed, found.unmoved, found.indeterminate) == (0, 0, ())
        assert [str(each.day) for each in found.moves[0].days] == ["2020-01-31", "2020-02-01"]

    def test_request_that_runs_has_lapsed(self) -> None:
        found = moved(
            request("2020-01-15", ASKED),
            before=CN,
            after=JANUARY_2020,
            as_of=date(2020, 2, 6),
        )
        assert [(move.clock, move.kind, move.ended) for move in found.moves] == [
            ("reply", "lapsed", False),
            ("correction", "earlier", True),
        ]
        codes = [each.code for each in found.findings]
        assert codes == ["D401", "D402"]

    def test_lapsed_under_both_is_closed(self) -> None:
        found = moved(request("2020-01-15", ASKED), as_of=date(2020, 5, 6))
        assert (found.moves, found.closed) == ((), 1)


class TestMissingYear:
    def test_provisional_becomes_certain(self) -> None:
        (move,) = moved(request("2025-12-15"), before=BEFORE_2026, as_of=date(2025, 12, 16)).moves
        assert (move.kind, move.calendar_days, move.working_days) == ("settled", None, None)
        assert {each.kind for each in move.days} == {"settled"}
        assert str(move.days[0].day) == "2025-12-29"
        (reason,) = move.reasons
        assert "现由国办发明电〔2025〕7号确定：2026-01-01至2026-01-03放假（元旦）" in reason.zh
        assert "至" in move.before.text.zh

    def test_and_back(self) -> None:
        found = moved(
            request("2025-12-15"), before=CN, after=BEFORE_2026, as_of=date(2025, 12, 16)
        )
        (move,) = found.moves
        assert move.kind == "unsettled"
        assert "not known now" in move.reasons[0].en
        assert [each.name for each in found.findings] == ["deadline-moved", "calendar-open"]

    def test_indeterminate_becomes_certain(self) -> None:
        old = CN.as_of(date(2024, 11, 1))
        (move,) = moved(request("2026-03-02"), before=old, as_of=date(2026, 3, 3)).moves
        assert move.to_json("en")["before"] == {
            "status": "indeterminate",
            "due": None,
            "earliest": None,
            "latest": None,
        }
        assert move.kind == "settled"
        assert move.text.en == "the period for the reply: not known before, 2026-03-30 now"

    def test_bounds_to_other_bounds_by_the_rules_on_statutory_days(self) -> None:
        """The order of 2024-11-10 added two days before the notice for 2025 came."""
        old, new = CN.as_of(date(2024, 11, 8)), CN.as_of(date(2024, 11, 11))
        (move,) = moved(
            request("2025-01-10"), before=old, after=new, as_of=date(2025, 1, 10)
        ).moves
        assert (move.kind, move.days) == ("bounds", ())
        assert "法定节假日" in move.reasons[0].zh


class TestEnded:
    def test_period_that_has_ended_by_the_new_calendar(self) -> None:
        found = moved(request("2020-01-06"), before=CN, after=JANUARY_2020, as_of=date(2020, 2, 8))
        (move,) = found.moves
        assert (move.kind, move.calendar_days, move.working_days) == ("earlier", -4, -2)
        assert move.ended
        (finding,) = found.findings
        assert (finding.code, finding.severity.value) == ("D402", "warning")
        assert "2020-02-08" in finding.message.zh

    def test_period_that_had_ended_anyway(self) -> None:
        found = moved(
            request("2020-01-06"), before=CN, after=JANUARY_2020, as_of=date(2020, 2, 20)
        )
        (move,) = found.moves
        assert not move.ended
        assert [each.code for each in found.findings] == ["D401"]

    def test_period_that_had_no_date_before(self) -> None:
        old = CN.as_of(date(2024, 11, 1))
        (move,) = moved(request("2026-03-02"), before=old, as_of=date(2026, 5, 6)).moves
        assert move.ended


class TestOrder:
    def test_by_the_new_last_day_then_by_name(self) -> None:
        requests = [request("2020-01-09"), request("2020-01-06", name="3")]
        requests += [request("2020-01-06", name="2"), request("2019-12-02", name="4")]
        found = moved(*requests)
        assert [move.request for move in found.moves] == ["2", "3", "1"]
        assert [move.position for move in found.moves] == [2, 1, 0]
        assert (found.requests, found.unmoved) == (4, 1)


def test_consultation_before_a_reset_is_a_reason() -> None:
    """Only what the end rests on is named: days before the last reset are not."""
    correction: list[dict[str, object]] = [
        {"type": "correctionRequested", "on": "2020-01-31"},
        {"type": "correctionReceived", "on": "2020-02-03"},
    ]
    found = moved(request("2020-01-20", *correction), as_of=date(2020, 2, 3))
    assert (found.moves, found.unmoved) == ((), 1)
    asked: dict[str, object] = {
        "type": "thirdPartyConsulted",
        "on": "2020-01-21",
        "party": "甲公司",
    }
    found = moved(request("2020-01-20", asked, *correction), as_of=date(2020, 2, 3))
    assert {move.clock for move in found.moves} == {"reply", "third_party"}
    for move in found.moves:
        assert [str(each.day) for each in move.days] == ["2020-01-31", "2020-02-01"]


def test_request_without_a_receipt() -> None:
    bare = InformationRequest.model_validate({"id": "9", "events": []})
    found = moved(bare)
    assert (found.moves, found.indeterminate) == ((), (Undated("9", "not_received"),))
    assert [each.name for each in found.findings] == ["receipt-unknown"]


def test_places_of_findings_come_from_the_file() -> None:
    found = recompute(
        [request("2019-12-02"), request("2020-01-06", name="2")],
        JANUARY_2020,
        CN,
        as_of=date(2020, 1, 28),
        locate=lambda position: (
            lambda inner: Location(source="a.jsonl", pointer=f"/requests/{position}{inner}")
        ),
    )
    assert [each.location.pointer for each in found.findings] == ["/requests/1/events"]


def test_day_asked_about_with_a_time() -> None:
    late = datetime(2020, 1, 27, 22, tzinfo=UTC)
    assert moved(request("2020-01-06"), as_of=late).as_of == date(2020, 1, 28)


def test_old_end_outside_the_new_calendar() -> None:
    """The new calendar cannot count the working days up to a day that it does not know."""
    weekends = (date(2025, 12, 20), date(2025, 12, 21), date(2025, 12, 27), date(2025, 12, 28))
    day = date(2025, 12, 1)
    name = Text("调休", "make-up")
    changes = (Change(each, works=True, name=name, before="weekend") for each in weekends)
    worked = Amendment("1号", "调休", day, day, None, tuple(changes))
    notice = replace(CN.notices[-2], amendments=(worked,))
    short = WorkCalendar("CN", (*CN.notices[:-2], notice))
    (move,) = moved(request("2025-12-04"), before=CN, after=short, as_of=date(2025, 12, 5)).moves
    assert move.text.en == "the period for the reply: 2026-01-04 before, 2025-12-28 now"
    assert (move.calendar_days, move.working_days) == (-7, None)
    assert [each.kind for each in move.days] == ["ruled_anew"] * 4 + ["unsettled"] * 7


def test_json() -> None:
    found = moved(request("2020-01-06"), request("2019-12-02", name="2"))
    record = json.loads(json.dumps(found.to_json("zh"), ensure_ascii=False))
    assert (record["requests"], record["unmoved"], record["closed"]) == (2, 1, 0)
    (move,) = record["moved"]
    assert (move["before"]["due"], move["after"]["due"]) == ("2020-02-06", "2020-02-10")
    assert (move["calendarDays"], move["workingDays"], move["change"]) == (4, 2, "later")
    assert move["days"][0] == {
        "day": "2020-01-31",
        "change": "ruled_anew",
        "before": {"works": True, "kind": "working_day", "holiday": None, "notice": None},
        "after": {
            "works": False,
            "kind": "holiday",
            "holiday": "春节",
            "notice": "国办发明电〔2020〕1号",
        },
        "notice": "国办发明电〔2020〕1号",
        "text": "2020-01-31：原为工作日，现为放假（春节，国办发明电〔2020〕1号）",
    }
    assert record["findings"][0]["code"] == "D401"
    provisional = moved(request("2025-12-15"), before=BEFORE_2026, as_of=date(2025, 12, 16))
    (settled,) = provisional.moves
    record = settled.to_json("en")
    assert record["calendarDays"] is None
    assert record["event"] is None


def test_equal_calendars_move_nothing() -> None:
    found = moved(request("2020-01-06"), before=CN)
    assert (found.moves, found.findings, found.unmoved) == ((), (), 1)


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
    assert {move.request: (move.before.due, move.after.due) for move in found.moves} == expected
    assert found.unmoved == len(requests) - len(expected)
    # The days named are the whole difference: walking them by hand gives the same dates.
    for move in found.moves:
        assert {day.day for day in move.days} <= {date(2020, 1, 31), date(2020, 2, 1)}
        assert move.days


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reasons_name_the_notice(lang: str) -> None:
    (move,) = moved(request("2020-01-06")).moves
    assert "国办发明电〔2020〕1号" in (move.reasons[0].zh if lang == "zh" else move.reasons[0].en)
