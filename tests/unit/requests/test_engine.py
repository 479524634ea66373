"""What a deadline says beyond its date: findings, clocks, trace, JSON."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conformance.test_requests import CASES
from tests.conformance.test_requests import answer as conform
from tests.examples import examples
from tests.unit.schema.instances import instances

from opengov.calendar.registry import get_calendar
from opengov.law.params import LawBook, law_book, law_book_from_toml
from opengov.law.trace import replay
from opengov.location import Location
from opengov.model.requests import InformationRequest
from opengov.requests.deadline import Deadline
from opengov.requests.engine import reply_deadline
from opengov.requests.notices import Locate, specs
from opengov.schema import record_schema
from opengov.text import Lang

CN = get_calendar("CN").as_of(date(2026, 11, 22))
RECEIVED = {"type": "received", "on": "2026-06-01"}

Event = dict[str, Any]


def event(what: str, on: str, /, **members: object) -> Event:
    return {"type": what, "on": on, **members}


def answer(
    *events: Event,
    as_of: str = "2026-06-02",
    strict: bool = False,
    law: LawBook | None = None,
    locate: Locate | None = None,
) -> Deadline:
    record = {"id": "〔2026〕12号", "events": [RECEIVED, *events]}
    request = InformationRequest.model_validate(record)
    return reply_deadline(
        request, CN, as_of=date.fromisoformat(as_of), strict=strict, law=law, locate=locate
    )


ASKED = event("thirdPartyConsulted", "2026-06-02", party="甲公司")
TOLD = event("extended", "2026-06-02", workingDays=5, approvedBy="负责人", notifiedOn="2026-06-02")


def local(group: str, name: str, value: object) -> LawBook:
    """Return one local rule that nobody read in its text."""
    dated = {
        "from": date(2022, 1, 1),
        "value": value,
        "basis": {"law": "某省政府信息公开规定", "article": 12},
        "status": "unverified",
        "last_checked": date(2026, 11, 22),
    }
    label = {"zh": "地方规定", "en": f"local rule {name}"}
    return law_book_from_toml({group: {name: {"label": label, "value": [dated]}}})


def codes(deadline: Deadline) -> list[str]:
    return [finding.code for finding in deadline.findings]


class TestFindings:
    def test_names_the_event_and_its_rule(self) -> None:
        found = answer(event("correctionRequested", "2026-06-20"), as_of="2026-06-22").findings[0]
        assert found.name == "correction-asked-late"
        assert found.location == Location(source="〔2026〕12号", pointer="/events/1")
        assert found.values == {"on": "2026-06-20", "due": "2026-06-10", "n": 7}
        assert [str(basis) for basis in found.basis] == ["cn-ogi-2019 art. 30"]

    def test_stand_where_the_caller_says(self) -> None:
        place = Location(source="a.json", line=7)
        found = answer(event("transferred", "2026-05-30"), locate=lambda _: place)
        assert found.findings[0].location is place
        assert (found.status, found.due) == ("closed", None)

    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            ([event("reasonsReceived", "2026-06-02")], ["D310"]),
            ([event("delivered", "2026-06-02", by="direct")], ["D310"]),
            ([event("feePaid", "2026-06-02")], ["D309"]),
            ([event("decided", "2026-06-02", kind="同意公开")], ["D391"]),
            (
                [
                    event(
                        "extended",
                        "2026-06-02",
                        workingDays=5,
                        approvedBy="负责人",
                        notifiedOn="2026-06-01",
                    )
                ],
                ["D312"],
            ),
            (
                [event("thirdPartyConsulted", "2026-06-02", party="甲", deliveredOn="2026-06-01")],
                ["D312"],
            ),
            (
                [
                    event("correctionRequested", "2026-06-02", allowedWorkingDays=1),
                    event("correctionReceived", "2026-06-05"),
                ],
                ["D323"],
            ),
            (
                [
                    event("correctionRequested", "2026-06-02"),
                    event("correctionReceived", "2026-06-03"),
                    event("correctionReceived", "2026-06-04"),
                ],
                ["D310"],
            ),
            ([event("delayFixed", "2026-07-02", until="2026-08-01")], ["D352"]),
            (
                [
                    event("feeNotified", "2026-06-02", amount=100, basis="by_item"),
                    event("feeNotified", "2026-06-03", amount=200, basis="by_item"),
                    event("feePaid", "2026-07-20"),
                ],
                ["D361"],
            ),
        ],
    )
    def test_of_what_is_odd(self, events: list[Event], expected: list[str]) -> None:
        assert set(expected) <= set(codes(answer(*events, as_of="2026-07-20")))

    def test_an_opinion_that_moves_nothing_leaves_the_date(self) -> None:
        events = [
            event("received", "2018-03-01"),
            event("agencyReplied", "2018-03-08", party="某市局"),
        ]
        request = InformationRequest.model_validate({"id": "1", "events": events})
        found = reply_deadline(request, CN, as_of=date(2018, 3, 9))
        assert (found.status, codes(found)) == ("certain", ["D310"])

    def test_every_notice_has_words_and_is_reached_by_name(self) -> None:
        assert {spec.code for spec in specs().values()} >= {"D301", "D391"}
        for spec in specs().values():
            assert spec.code.startswith("D")
            assert "\n" in spec.page.zh
            assert "\n" in spec.page.en

    def test_a_later_receipt_is_no_fault(self) -> None:
        request = InformationRequest.model_validate({"id": "1", "events": [RECEIVED]})
        found = reply_deadline(request, CN, as_of=date(2026, 5, 31))
        assert (found.status, found.stage, codes(found)) == (
            "indeterminate",
            "not_received",
            ["D302"],
        )

    def test_withdrawn_before_it_was_received(self) -> None:
        record = {"id": "1", "channel": "online", "events": [event("withdrawn", "2026-06-01")]}
        request = InformationRequest.model_validate(record)
        found = reply_deadline(request, CN, as_of=date(2026, 6, 2))
        assert (found.status, codes(found)) == ("closed", ["D304"])


class TestClocks:
    def test_run_beside(self) -> None:
        found = answer(
            event("thirdPartyConsulted", "2026-06-03", party="甲公司", deliveredOn="2026-06-04"),
            event("agencyConsulted", "2026-06-03", party="某市局", coProducing=True),
            event("agencyConsulted", "2026-06-03", party="某省厅"),
            event("agencyReplied", "2026-06-05", party="某市局"),
            as_of="2026-06-08",
        )
        shown = [(clock.kind, clock.state, str(clock.start)) for clock in found.clocks]
        assert shown == [
            ("co_producing_agency", "ended", "2026-06-03"),
            ("third_party", "running", "2026-06-04"),
        ]
        assert (found.status, found.stage) == ("indeterminate", "consulting")

    @pytest.mark.parametrize(
        ("kind", "words"), [(False, "由行政机关依照条例决定是否公开"), (True, "视为同意公开")]
    )
    def test_silence_means_what_the_law_says(self, kind: bool, words: str) -> None:  # noqa: FBT001
        consulted = (
            event("agencyConsulted", "2026-06-03", party="甲", coProducing=True)
            if kind
            else event("thirdPartyConsulted", "2026-06-03", party="甲")
        )
        found = answer(consulted, as_of="2026-07-10")
        assert found.clocks[0].outcome is not None
        assert found.clocks[0].outcome.zh == words
        assert words in found.trace.to_text()

    def test_of_the_applicant(self) -> None:
        found = answer(
            event("correctionRequested", "2026-06-03", allowedWorkingDays=5),
            event("correctionReceived", "2026-06-04"),
            event("feeNotified", "2026-06-05", amount=100, basis="by_item"),
            as_of="2026-06-08",
        )
        assert [(c.kind, c.state) for c in found.clocks] == [
            ("correction", "ended"),
            ("payment", "running"),
        ]
        assert not found.clocks[1].verified
        assert found.stage == "awaiting_payment"
        assert found.clocks[1].to_json("en")["due"] == "2026-07-06"

    def test_paid(self) -> None:
        found = answer(
            event("feeNotified", "2026-06-05", amount=100, basis="by_item"),
            event("feePaid", "2026-06-08"),
            as_of="2026-06-08",
        )
        assert [clock.state for clock in found.clocks] == ["ended"]

    def test_without_a_length_the_correction_has_no_end(self) -> None:
        found = answer(event("correctionRequested", "2026-06-03"), as_of="2026-11-20")
        assert found.status == "indeterminate"
        assert found.clocks[0].to_json("zh")["due"] is None


class TestStrict:
    def test_takes_what_was_read(self) -> None:
        assert answer(strict=True).status == "certain"

    @pytest.mark.parametrize(
        ("group", "name", "value", "events"),
        [
            ("figure", "reply", 20, []),
            ("figure", "extension", 20, [TOLD]),
            ("figure", "third_party_opinion", 15, [ASKED]),
            ("effect", "third_party", "suspend", [ASKED]),
            ("effect", "correction", "reset", [event("correctionRequested", "2026-06-02")]),
            ("effect", "delay", "fix", [event("delayFixed", "2026-06-02", until="2026-08-03")]),
        ],
    )
    def test_every_rule_that_the_date_rests_on_has_to_be_known(
        self, group: str, name: str, value: object, events: list[Event]
    ) -> None:
        book = law_book().layered(local(group, name, value))
        found = answer(*events, law=book, strict=True)
        assert (found.status, found.due) == ("indeterminate", None)
        assert "D314" in codes(found)
        assert "D314" not in codes(answer(*events, law=book))
        # A rule that nothing rests on is not asked about.
        assert (answer(law=book, strict=True).status == "certain") == bool(events)

    def test_so_has_the_rule_on_the_channel(self) -> None:
        book = law_book().layered(local("receipt", "online", "confirmed"))
        events = [event("confirmed", "2026-06-01")]
        record = {"id": "1", "channel": "online", "events": events}
        request = InformationRequest.model_validate(record)
        as_of = date(2026, 6, 2)
        assert reply_deadline(request, CN, as_of=as_of, law=book).status == "certain"
        strict = reply_deadline(request, CN, as_of=as_of, law=book, strict=True)
        assert (strict.status, codes(strict)) == ("indeterminate", ["D314"])

    def test_refuses_what_nobody_compared_for_long(self) -> None:
        found = answer(as_of="2029-06-01", strict=True)
        assert codes(found) == ["D316"]
        assert found.findings[0].values["checked"] == "2026-11-22"
        assert codes(answer(as_of="2028-06-01", strict=True)) == ["D372"]


class TestLocalRules:
    """Rules laid over the national ones as data."""

    def test_are_cited_by_their_title(self) -> None:
        found = answer(law=law_book().layered(local("figure", "reply", 10)))
        assert found.due == date(2026, 6, 15)
        assert "《某省政府信息公开规定》第12条" in found.trace.to_text("zh")

    @pytest.mark.parametrize(
        ("name", "events"),
        [
            ("delay", [event("delayFixed", "2026-06-02", until="2026-08-03")]),
            ("delay", [event("reasonsRequested", "2026-06-02")]),
            ("payment", [event("feeNotified", "2026-06-02", amount=1, basis="by_item")]),
            ("third_party", [ASKED]),
            ("agency", [event("agencyConsulted", "2026-06-02", party="甲")]),
            (
                "correction",
                [
                    event("correctionRequested", "2026-06-02"),
                    event("correctionReceived", "2026-06-05"),
                ],
            ),
        ],
    )
    def test_may_take_an_effect_away(self, name: str, events: list[Event]) -> None:
        book = law_book().layered(local("effect", name, "none"))
        found = answer(*events, law=book, as_of="2026-06-08")
        assert (found.status, found.due) == ("certain", date(2026, 6, 30))

    def test_figures_stand_in_the_findings(self) -> None:
        book = law_book().layered(local("figure", "correction_notice", 3))
        found = answer(event("correctionRequested", "2026-06-05"), law=book, as_of="2026-06-08")
        assert found.findings[0].values["n"] == 3
        assert "3个工作日" in found.findings[0].message.zh


class TestWhatTheRecordSaysTwice:
    """Second days, second letters, second opinions."""

    @pytest.mark.parametrize("by", ["direct", "entrusted", "post"])
    def test_signed_for_before_it_went_out(self, by: str) -> None:
        events = [event("decided", "2026-06-05", kind="disclosed")]
        events.append(event("delivered", "2026-06-08", by=by, receivedOn="2026-06-05"))
        assert codes(answer(*events, as_of="2026-06-10")) == ["D312"]

    def test_an_extension_that_will_be_told_later_is_not_untold(self) -> None:
        told = event("extended", "2026-06-24", workingDays=5, approvedBy="负责人")
        later = answer({**told, "notifiedOn": "2026-06-29"}, as_of="2026-06-25")
        assert (later.due, codes(later)) == (date(2026, 6, 30), ["D302"])
        assert codes(answer(told, as_of="2026-06-25")) == ["D334"]

    def test_the_request_lapses_when_the_last_period_given_has_run_out(self) -> None:
        events = [
            event("correctionRequested", "2026-06-02", allowedWorkingDays=3),
            event("correctionRequested", "2026-06-04", allowedWorkingDays=10),
        ]
        assert answer(*events, as_of="2026-06-10").stage == "awaiting_correction"
        lapsed = answer(*events, as_of="2026-06-23")
        assert (lapsed.stage, lapsed.status) == ("lapsed", "closed")
        assert "2026年6月18日申请人补正期限届满" in lapsed.trace.to_text("zh")

    def test_one_opinion_answers_every_letter_to_a_party(self) -> None:
        letters = [
            event("agencyConsulted", "2026-06-04", party="某市局"),
            event("agencyConsulted", "2026-06-08", party="某市局", coProducing=True),
        ]
        reply = event("agencyReplied", "2026-06-12", party="某市局")
        once = answer(letters[0], reply, as_of="2026-06-15")
        twice = answer(*letters, reply, as_of="2026-06-15")
        assert (once.status, once.due) == (twice.status, twice.due)
        assert twice.clocks[0].answered == date(2026, 6, 12)

    def test_an_extension_told_after_the_period_began_anew_is_lost(self) -> None:
        extended = event("extended", "2026-06-03", workingDays=5, approvedBy="负责人")
        found = answer(
            event("correctionRequested", "2026-06-02"),
            {**extended, "notifiedOn": "2026-06-08"},
            event("correctionReceived", "2026-06-04"),
            as_of="2026-06-10",
        )
        assert found.due == date(2026, 7, 3)
        assert "extension_lost" in {step.rule for step in found.trace}

    def test_alike_letters_are_told_apart_by_their_answers(self) -> None:
        letters = [event("agencyConsulted", "2026-06-04", party=name) for name in ("甲", "乙")]
        reply = event("agencyReplied", "2026-06-08", party="甲")
        found = answer(*letters, reply, as_of="2026-06-15")
        assert (found.status, found.stage) == ("indeterminate", "consulting")


class TestBeyondTheCalendar:
    """Consultations that run past the days that have been gazetted."""

    @pytest.mark.parametrize("sent", ["2026-12-10", "2026-12-21", "2026-12-27"])
    @pytest.mark.parametrize("replied", ["2026-12-28", "2027-01-08", "2027-01-25"])
    def test_the_trace_gives_the_bounds_again(self, sent: str, replied: str) -> None:
        found = answer(
            event("correctionRequested", "2026-12-01"),
            event("correctionReceived", "2026-12-08"),
            event("thirdPartyConsulted", sent, party="甲公司"),
            event("thirdPartyReplied", replied, party="甲公司"),
            as_of=replied,
        )
        assert found.due is None
        assert found.earliest is not None
        assert found.latest is not None
        assert date(2026, 12, 28) < found.earliest <= found.latest
        assert replay(found.trace) == (found.earliest, found.latest)

    def test_an_open_consultation_is_shown_to_the_end_of_the_calendar(self) -> None:
        asked = event(
            "thirdPartyConsulted", "2026-06-01", party="甲公司", deliveredOn="2026-12-20"
        )
        found = answer(asked, as_of="2026-12-29")
        assert found.latest is not None
        assert replay(found.trace) == (found.earliest, found.latest)
        suspended = [step for step in found.trace if step.rule == "suspended"]
        assert [step.day for step in suspended] == [CN.known_until]


class TestTrace:
    def test_names_every_day_that_does_not_count(self) -> None:
        steps = [step for step in answer().trace if step.effect == "count"]
        assert [step.counted for step in steps] == [20]
        skips = {str(skip.day): (skip.reason, skip.notice) for skip in steps[0].skipped}
        assert skips["2026-06-06"] == ("weekend", None)
        assert skips["2026-06-19"] == ("holiday", "国办发明电〔2025〕7号")

    def test_conventions_are_called_so(self) -> None:
        trace = answer(event("thirdPartyConsulted", "2026-06-03", party="甲")).trace
        assert [step.rule for step in trace if step.convention] == ["counting"]
        later = answer(
            event("thirdPartyConsulted", "2026-06-03", party="甲"), as_of="2026-06-04"
        ).trace
        assert [step.rule for step in later if step.convention] == [
            "counting",
            "exclusion",
            "exclusion_limit",
        ]

    @pytest.mark.parametrize(
        ("name", "rules"),
        [
            ("agency", ["counting", "exclusion", "exclusion_unlimited"]),
            ("third-party-2007", ["counting", "exclusion", "exclusion_unlimited"]),
            ("agency-2007", ["counting"]),
            (
                "all-together",
                ["counting", "exclusion", "exclusion_limit", "exclusion_unlimited"],
            ),
        ],
    )
    def test_a_cap_is_stated_where_there_is_one(self, name: str, rules: list[str]) -> None:
        trace = conform(CASES[name]).trace
        assert [step.rule for step in trace if step.convention] == rules
        assert ("15个工作日，扣除" in trace.to_text("zh")) == ("exclusion_limit" in rules)

    def test_the_general_rule_is_the_one_in_force(self) -> None:
        cited = {
            name: conform(CASES[name]).trace.steps[0].basis
            for name in ("ordinary-2019", "regime-first-day-2019", "correction-2007")
        }
        assert [str(basis) for basis in cited["ordinary-2019"]] == ["cn-civil-code art. 201"]
        assert [str(b) for b in cited["regime-first-day-2019"]] == ["cn-spc-2018-1 art. 48"]

    def test_what_is_not_plain_law_is_labelled(self) -> None:
        contested = conform(CASES["correction-2007"]).trace
        assert "（有争议）" in contested.to_text("zh")
        unverified = conform(CASES["fee-paid"]).trace
        assert " (not verified in the text)" in unverified.to_text("en")

    def test_a_table_has_a_row_a_step(self) -> None:
        trace = conform(CASES["all-together"]).trace
        langs: tuple[Lang, ...] = ("zh", "en")
        for lang in langs:
            rows = trace.table(lang)
            assert len(rows) == len(trace) + 1
            assert {len(row) for row in rows} == {6}

    @pytest.mark.parametrize("name", CASES)
    def test_reads_in_both_languages(self, name: str) -> None:
        trace = conform(CASES[name]).trace
        assert len(trace.lines("zh")) == len(trace.lines("en")) == len(trace)
        assert not any("{" in line for line in (*trace.lines("zh"), *trace.lines("en")))


class TestJson:
    def test_has_the_public_shape(self) -> None:
        found = conform(CASES["all-together"]).to_json("en")
        assert {"status", "due", "earliest", "latest", "clocks", "trace", "findings"} <= set(found)
        text = json.loads(json.dumps(found, ensure_ascii=False))
        step = {"day", "event", "rule", "counted", "skipped", "basis"}
        assert all(step <= set(each) for each in text["trace"])
        skips = [skip for each in text["trace"] for skip in each["skipped"]]
        assert all({"day", "reason", "notice"} <= set(skip) for skip in skips)

    def test_without_receipt_there_is_no_trace(self) -> None:
        assert conform(CASES["channel-missing"]).to_json()["trace"] == []


class TestNever:
    @given(instances(record_schema("information-request")), st.dates(date(1000, 1, 1)))
    @settings(max_examples=examples(150))
    def test_whatever_the_record_nothing_raises(self, record: object, as_of: date) -> None:
        request = InformationRequest.model_validate_json(json.dumps(record))
        found = reply_deadline(request, CN, as_of=as_of)
        bounds = None if found.earliest is None else (found.earliest, found.latest)
        assert replay(found.trace) == bounds
        assert json.dumps(found.to_json("zh"))

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(
                    [
                        event("received", ""),
                        event("correctionRequested", "", allowedWorkingDays=10**9),
                        event("correctionReceived", ""),
                        event("thirdPartyConsulted", "", party="甲", deliveredOn="2026-12-20"),
                        event("thirdPartyReplied", "", party="甲"),
                        event("agencyConsulted", "", party="乙"),
                        event("agencyConsulted", "", party="丙", coProducing=True),
                        event("agencyReplied", "", party="乙"),
                        event("extended", "", workingDays=20, notifiedOn="2026-12-31"),
                        event("delayFixed", "", until="9999-12-31"),
                        event("feeNotified", "", amount=1, basis="by_page"),
                        event("feePaid", ""),
                        event("decided", "", kind="other"),
                        event("delivered", "", by="direct", receivedOn="2027-01-20"),
                    ]
                ),
                st.integers(0, 120),
            ),
            max_size=8,
        ),
        st.integers(0, 500),
    )
    @settings(max_examples=examples(300))
    def test_around_the_end_of_the_calendar(self, moves: list[Any], ahead: int) -> None:
        start = date(2026, 10, 1)
        events = [{**m, "on": (start + timedelta(days=n)).isoformat()} for m, n in moves]
        record = {"id": "1", "events": [event("received", "2026-11-10"), *events]}
        request = InformationRequest.model_validate(record)
        found = reply_deadline(request, CN, as_of=start + timedelta(days=ahead))
        bounds = None if found.earliest is None else (found.earliest, found.latest)
        assert replay(found.trace) == bounds
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest
            assert (found.due is not None) <= (found.earliest == found.latest)


class TestSentences:
    """What a clerk needs to follow the steps, and would otherwise miss."""

    def test_an_opinion_does_not_end_the_wait_for_another(self) -> None:
        text = conform(CASES["all-together"]).trace.to_text()
        assert "收到某市局的意见；另有意见尚未收到，继续停止计算" in text
        assert "收到甲公司的意见，自次日起继续计算" in text

    def test_nor_does_the_end_of_its_period(self) -> None:
        found = answer(
            event("thirdPartyConsulted", "2026-06-03", party="甲"),
            event("agencyConsulted", "2026-06-20", party="乙"),
            event("agencyReplied", "2026-07-01", party="乙"),
            as_of="2026-07-02",
        )
        assert "由行政机关依照条例决定是否公开；另有意见尚未收到" in found.trace.to_text()

    def test_an_extension_says_that_it_came_in_time(self) -> None:
        text = conform(CASES["all-together"]).trace.to_text()
        assert "当时的期限2026年5月6日尚未届满），答复期限由20个增至35个工作日" in text

    def test_make_up_days_are_named(self) -> None:
        trace = conform(CASES["national-day"]).trace
        assert "其中9月20日、10月10日为调休上班日（国办发明电〔2025〕7号）" in trace.to_text()
        assert "among them: 2026-09-20, 2026-10-10" in trace.to_text("en")

    def test_a_delay_comes_after_the_ordinary_date(self) -> None:
        *_, ordinary, fixed = conform(CASES["delay-fixed"]).trace.lines()
        assert ordinary.startswith("第20个工作日为2026年6月30日，即没有确定延迟答复时的一般期限")
        assert fixed.startswith("已确定延迟答复，答复期限为2026年8月31日")

    def test_an_extension_is_lost_where_there_was_one(self) -> None:
        assert "此前的延长不再适用" in conform(CASES["extension-lost"]).trace.to_text()
        assert "此前的延长" not in conform(CASES["correction-reset"]).trace.to_text()

    @pytest.mark.parametrize(
        ("case", "why"),
        [
            ("agency-open", "某市局的意见尚未收到，这类意见没有法定期限"),
            ("calendar-two-years", "2026年12月28日以后的放假安排尚未公布"),
            ("correction-lapsed", "申请已经办结"),
            ("correction-open", "尚未收到补正"),
            ("fee-open", "申请人尚未缴费"),
            ("fee-paid-strict", "未经原文核实或者久未核对，严格模式下"),
            ("reply-unasked", "记录互相矛盾"),
        ],
    )
    def test_no_date_has_a_reason(self, case: str, why: str) -> None:
        assert why in conform(CASES[case]).trace.lines()[-1]
