"""Deadlines against the walk from day to day, and laws that hold of every history."""

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.property.deadline_walk import deadline as walked

from opengov.calendar.registry import get_calendar
from opengov.law.trace import replay
from opengov.model.requests import InformationRequest
from opengov.requests.deadline import Deadline
from opengov.requests.engine import reply_deadline

CN = get_calendar("CN")
SETTINGS = settings(max_examples=examples(400))

RECEIVED = st.one_of(
    st.dates(date(2009, 1, 1), date(2025, 3, 1)),
    st.dates(date(2019, 4, 20), date(2019, 6, 10)),
    st.dates(date(2020, 1, 1), date(2020, 2, 10)),
    st.dates(date(2022, 12, 1), date(2023, 1, 10)),
)
GAPS = st.one_of(st.integers(1, 3), st.integers(0, 5), st.integers(0, 12), st.integers(0, 40))
PARTIES = ["甲公司", "乙公司", "丙局", "丁局"]

THEMES = {
    "correction": ("correctionRequested",),
    "extension": ("extended", "extended"),
    "third party": ("thirdPartyConsulted",),
    "agency": ("agencyConsulted",),
    "quiet": ("reasonsRequested", "decided"),
}

Event = dict[str, Any]


@st.composite
def histories(  # noqa: C901, PLR0912, PLR0915 - one case a type of event
    draw: st.DrawFn,
) -> tuple[date, list[Event], date]:
    """Draw a day of receipt, events that follow each other lawfully, and a day to look from."""
    received = draw(RECEIVED)
    day = received
    events: list[Event] = []
    open_parties: dict[str, str] = {}
    asked = corrected = 0
    fee = False
    # Few kinds of events at a time, so that they meet; what makes the date trivial, seldom.
    themes = draw(st.sets(st.sampled_from([*THEMES]), min_size=3))
    usual = [move for theme in sorted(themes) for move in THEMES[theme]]
    seldom = draw(st.sampled_from([[], ["feeNotified"], ["feeNotified"] * 2, ["delayFixed"]]))
    for _ in range(draw(st.sampled_from([8, 6, 10, 3, 0]))):
        day += timedelta(days=draw(GAPS))
        moves = [*usual, *(move for move in seldom if move != "feeNotified" or not fee)]
        moves += ["reply"] * bool(open_parties)
        moves += ["correctionReceived"] * 3 * (asked > corrected) + ["feePaid"] * 3 * fee
        event: Event = {"type": draw(st.sampled_from(moves)), "on": day.isoformat()}
        later = (day + timedelta(days=draw(st.integers(0, 6)))).isoformat()
        match event["type"]:
            case "correctionRequested":
                asked += 1
                if draw(st.booleans()):
                    event["allowedWorkingDays"] = draw(st.integers(1, 15))
            case "correctionReceived":
                corrected += 1
            case "extended":
                event |= {"workingDays": draw(st.integers(1, 30))}
                if draw(st.sampled_from([True, True, False])):
                    event |= {"notifiedOn": later}
            case "thirdPartyConsulted" | "agencyConsulted" as kind:
                replied = kind.replace("Consulted", "Replied")
                # A party may be asked again before it replies, by the same kind of letter.
                free = [each for each in PARTIES if open_parties.get(each, replied) == replied]
                if not free:
                    continue
                event["party"] = draw(st.sampled_from(free))
                open_parties[event["party"]] = replied
                if draw(st.booleans()):
                    event["deliveredOn"] = later
                if kind == "agencyConsulted":
                    event["coProducing"] = draw(st.booleans())
            case "reply":
                party = draw(st.sampled_from(sorted(open_parties)))
                event |= {"type": open_parties.pop(party), "party": party}
            case "delayFixed":
                event["until"] = (day + timedelta(days=draw(st.integers(0, 90)))).isoformat()
            case "feeNotified":
                fee = True
                event |= {"amount": 100, "basis": "by_item"}
            case "feePaid":
                fee = False
            case "decided":
                event["kind"] = "disclosed"
        events.append(event)
    if draw(st.sampled_from([False, False, False, True])):
        day += timedelta(days=draw(GAPS))
        events.append({"type": "delivered", "on": day.isoformat(), "by": "post"})
    as_of = day + timedelta(days=draw(GAPS))
    # What is delivered after that day is not known on it; the walk has no such notion.
    assume(all(event.get("deliveredOn", "") <= as_of.isoformat() for event in events))
    return received, events, as_of


def answer(received: date, events: list[Event], as_of: date) -> Deadline:
    first = {"type": "received", "on": received.isoformat()}
    request = InformationRequest.model_validate({"id": "1", "events": [first, *events]})
    return reply_deadline(request, CN, as_of=as_of)


class TestAgainstTheWalk:
    """条例 Arts 30, 32 to 35; 2007 Art 24: RESET, SUSPEND, EXTEND and the fixed day."""

    @given(histories())
    @SETTINGS
    def test_both_give_the_same_days(self, history: tuple[date, list[Event], date]) -> None:
        received, events, as_of = history
        found = answer(received, events, as_of)
        expected = walked(received, events, as_of, CN.is_working_day)
        if found.stage == "lapsed":
            assert expected is None
        bounds = None if found.earliest is None else (found.earliest, found.latest)
        assert bounds == expected

    @given(histories())
    @SETTINGS
    def test_the_trace_gives_the_same_days_again(
        self, history: tuple[date, list[Event], date]
    ) -> None:
        found = answer(*history)
        bounds = None if found.earliest is None else (found.earliest, found.latest)
        assert replay(found.trace) == bounds
        assert found.trace.to_text("zh")
        assert found.trace.to_text("en")


class TestLaws:
    """What holds of every history, whatever the days."""

    @given(histories())
    @SETTINGS
    def test_events_that_move_nothing_change_nothing(
        self, history: tuple[date, list[Event], date]
    ) -> None:
        received, events, as_of = history
        silent = [e for e in events if e["type"] not in {"reasonsRequested", "decided"}]
        before, after = answer(received, events, as_of), answer(received, silent, as_of)
        assert (before.status, before.earliest, before.latest) == (
            after.status,
            after.earliest,
            after.latest,
        )

    @given(RECEIVED, st.integers(0, 40), st.integers(0, 30), st.integers(0, 30))
    @SETTINGS
    def test_a_longer_consultation_never_shortens(
        self, received: date, sent: int, short: int, more: int
    ) -> None:
        day = received + timedelta(days=sent)
        ends = [day + timedelta(days=short), day + timedelta(days=short + more)]
        found = [self._consulted(received, day, end, ends[1]) for end in ends]
        assert found[0].due is not None
        assert found[1].due is not None
        assert found[0].due <= found[1].due
        excluded = CN.count_working_days(day, ends[1])
        bare = answer(received, [], received).due
        assert bare is not None
        assert CN.count_working_days(bare, found[1].due) <= excluded

    @given(RECEIVED, st.integers(0, 40))
    @SETTINGS
    def test_a_consultation_of_no_day_changes_nothing(self, received: date, sent: int) -> None:
        day = received + timedelta(days=sent)
        assert self._consulted(received, day, day, day).due == answer(received, [], day).due

    def _consulted(self, received: date, sent: date, end: date, as_of: date) -> Deadline:
        events: list[Event] = [
            {"type": "thirdPartyConsulted", "on": sent.isoformat(), "party": "甲公司"},
            {"type": "thirdPartyReplied", "on": end.isoformat(), "party": "甲公司"},
        ]
        return answer(received, events, as_of)

    @given(histories())
    @SETTINGS
    def test_the_total_is_bounded(self, history: tuple[date, list[Event], date]) -> None:
        received, events, as_of = history
        found = answer(received, events, as_of)
        if found.due is None or any(event["type"] == "delayFixed" for event in events):
            return
        steps = list(found.trace)
        begun = [s for s in steps if s.effect in {"start", "reset"}][-1]
        added = sum(s.days for s in steps[steps.index(begun) :] if s.effect == "extend")
        assert added <= begun.days
        assert begun.day is not None
        excluded = sum(k.reason == "consultation" for s in steps for k in s.skipped)
        total = CN.count_working_days(begun.day, found.due)
        assert total == begun.days + added + excluded
