"""Recomputing against two computations, and against the walk from day to day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.calendars import CN, up_to
from tests.examples import examples
from tests.property.deadline_walk import deadline as walked
from tests.property.test_deadlines import Event, histories

from opengov.calendar.days import is_weekend
from opengov.calendar.notice import Amendment, Change
from opengov.calendar.workcalendar import WorkCalendar
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.requests.recompute import recompute
from opengov.text import Text

SETTINGS = settings(max_examples=examples(100))
History = tuple[date, list[Event], date]


def request(received: date, events: list[Event], name: str = "1") -> InformationRequest:
    first = {"type": "received", "on": received.isoformat()}
    return InformationRequest.model_validate({"id": name, "events": [first, *events]})


@st.composite
def ruled_anew(draw: st.DrawFn, received: date) -> WorkCalendar:
    """Draw the calendar with some days after a receipt ruled the other way round."""
    gaps = draw(st.lists(st.integers(0, 90), min_size=1, max_size=6, unique=True))
    turned = sorted(received + timedelta(days=gap) for gap in gaps)
    notices = []
    for notice in CN.notices:
        changes = tuple(
            Change(day, not CN.is_working_day(day), Text("改定", "ruled anew"), _kind(day))
            for day in turned
            if day.year == notice.year
        )
        issued = date(notice.year, 1, 1)
        number = f"改〔{notice.year}〕1号"
        amendment = Amendment(number, number, issued, issued, None, changes)
        more = (amendment,) if changes else ()
        notices.append(replace(notice, amendments=(*notice.amendments, *more)))
    return WorkCalendar("CN", notices)


def but_for(turned: set[date]) -> Callable[[date], bool]:
    """Return which days are worked when those days are turned round."""
    return lambda day: CN.is_working_day(day) != (day in turned)


def _kind(day: date) -> str:
    return "weekend" if is_weekend(day) else "working_day"


class TestAgainstTwoComputations:
    """A move is what `reply_deadline` says twice, no more and no less."""

    @given(histories(), st.data())
    @SETTINGS
    def test_moves_of_the_reply(self, history: History, data: st.DataObject) -> None:
        received, events, as_of = history
        after = data.draw(ruled_anew(received))
        one = request(received, events)
        found = recompute([one], CN, after, as_of=as_of)
        old, new = (reply_deadline(one, each, as_of=as_of) for each in (CN, after))
        replies = [move for move in found.moves if move.clock == "reply"]
        ends = [(each.status, each.due, each.earliest, each.latest) for each in (old, new)]
        both_closed = old.status == new.status == "closed"
        assert bool(replies) == (ends[0] != ends[1] and not both_closed)
        assert found.closed == both_closed
        others = {
            (old_clock.index, old_clock.kind)
            for old_clock, new_clock in zip(old.clocks, new.clocks, strict=True)
            if old_clock.answered is None and old_clock.end != new_clock.end
        }
        clocks = {(move.event, move.clock) for move in found.moves if move.clock != "reply"}
        assert clocks == (set() if both_closed else others)

    @given(histories(), st.data())
    @SETTINGS
    def test_the_walk_moves_alike(self, history: History, data: st.DataObject) -> None:
        received, events, as_of = history
        after = data.draw(ruled_anew(received))
        found = recompute([request(received, events)], CN, after, as_of=as_of)
        for move in found.moves:
            if move.clock == "reply" and move.kind != "lapsed":
                expected = walked(received, events, as_of, after.is_working_day)
                bounds = (move.after.earliest, move.after.latest)
                assert bounds == (expected or (None, None))

    @given(histories(), st.data())
    @SETTINGS
    def test_the_days_named_are_the_reason(self, history: History, data: st.DataObject) -> None:
        """Turning the days named, and no other, moves the end to the same day."""
        received, events, as_of = history
        after = data.draw(ruled_anew(received))
        one = request(received, events)
        for move in recompute([one], CN, after, as_of=as_of).moves:
            assert move.days
            turned = {each.day for each in move.days}
            assert all(CN.is_working_day(day) != after.is_working_day(day) for day in turned)
            if move.clock == "reply" and move.kind in {"later", "earlier"}:
                expected = walked(received, events, as_of, but_for(turned))
                assert expected == (move.after.due, move.after.due)


class TestLaws:
    """What holds whatever the requests."""

    @given(st.lists(histories(), max_size=4))
    @SETTINGS
    def test_no_change_moves_nothing(self, drawn: list[History]) -> None:
        requests = [request(received, events) for received, events, _ in drawn]
        as_of = max((each[2] for each in drawn), default=date(2020, 1, 1))
        found = recompute(requests, CN, up_to(2026), as_of=as_of)
        assert found.moves == ()
        assert found.closed + found.unmoved + len(found.indeterminate) == found.requests

    @given(st.lists(histories(), max_size=4), st.data())
    @SETTINGS
    def test_each_request_is_accounted_for(
        self, drawn: list[History], data: st.DataObject
    ) -> None:
        received = [each[0] for each in drawn]
        after = data.draw(ruled_anew(min(received, default=date(2020, 1, 1))))
        requests = [request(day, events, str(n)) for n, (day, events, _) in enumerate(drawn)]
        as_of = max((each[2] for each in drawn), default=date(2020, 1, 1))
        found = recompute(requests, CN, after, as_of=as_of)
        moved = {move.request for move in found.moves}
        undated = {each.request for each in found.indeterminate}
        assert found.closed + found.unmoved + len(moved | undated) == len(requests)
        again = recompute(requests[::-1], CN, after, as_of=as_of)
        assert [move.text for move in again.moves] == [move.text for move in found.moves]
        back = recompute(requests, after, CN, as_of=as_of)
        assert {(move.request, move.event, move.clock) for move in back.moves} == {
            (move.request, move.event, move.clock) for move in found.moves
        }
