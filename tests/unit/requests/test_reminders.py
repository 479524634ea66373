"""Reminders: every open clock, as other programs read it."""

import re
from datetime import date

from opengov.calendar.registry import get_calendar
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.requests.reminders import Reminder, reminders, reminders_ics

CN = get_calendar("CN")


def made(
    *events: dict[str, object], as_of: str, received: str = "2026-06-01", name: str = "1"
) -> tuple[tuple[Reminder, ...], tuple[str, ...]]:
    record = {"id": name, "events": [{"type": "received", "on": received}, *events]}
    request = InformationRequest.model_validate(record)
    return reminders([reply_deadline(request, CN, as_of=date.fromisoformat(as_of))], CN)


ASKED: dict[str, object] = {"type": "thirdPartyConsulted", "on": "2026-06-03", "party": "甲;公司"}


class TestReminders:
    def test_reply_and_party(self) -> None:
        found, undated = made(ASKED, as_of="2026-06-04")
        assert [each.clock for each in found] == ["reply", "third_party"]
        assert undated == ()
        assert [each.certain for each in found] == [False, True]
        assert "最早" in found[0].notes[0].zh

    def test_alarms_of_the_past_are_left_out(self) -> None:
        ((one,), _) = made(as_of="2026-06-26")
        assert one.alarms == (date(2026, 6, 29),)

    def test_overdue(self) -> None:
        ((one,), _) = made(as_of="2026-07-06")
        assert one.alarms == ()
        assert one.notes[0].en == "overdue already"

    def test_closed_has_none(self) -> None:
        assert made({"type": "withdrawn", "on": "2026-06-02"}, as_of="2026-06-03") == ((), ())

    def test_without_a_date(self) -> None:
        asked: dict[str, object] = {
            "type": "correctionRequested",
            "on": "2026-06-03",
            "allowedWorkingDays": 10,
        }
        found, undated = made(asked, as_of="2026-06-04")
        assert [each.clock for each in found] == ["correction"]
        assert undated == ("1",)

    def test_clock_without_a_length_is_no_reminder(self) -> None:
        asked: dict[str, object] = {"type": "correctionRequested", "on": "2026-06-03"}
        found, undated = made(asked, as_of="2026-06-04")
        assert (found, undated) == ((), ("1",))

    def test_unverified_length_is_said(self) -> None:
        notified: dict[str, object] = {
            "type": "feeNotified",
            "on": "2026-06-03",
            "amount": 100,
            "basis": "by_item",
        }
        found, _ = made(notified, as_of="2026-06-04")
        assert found[0].clock == "payment"
        assert "未经原文核实" in found[0].notes[0].zh

    def test_calendar_that_ends(self) -> None:
        found, _ = made(as_of="2026-12-11", received="2026-12-10")
        assert not found[0].certain
        # Which days are worked is not known there; two days more allow for a weekend.
        assert found[0].alarms == (date(2027, 1, 3), date(2027, 1, 5))


class TestIcs:
    def test_same_clock_same_identity(self) -> None:
        early, late = (reminders_ics(made(as_of=day)[0]) for day in ("2026-06-02", "2026-06-03"))
        (one,), (other,) = (re.findall(r"UID:(\S+)", text) for text in (early, late))
        assert one == other

    def test_text_is_escaped_and_folded(self) -> None:
        text = reminders_ics(made(ASKED, as_of="2026-06-04", name="长" * 60 + ",\n\x07")[0])
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        whole = text.replace("\r\n ", "")
        assert "甲\\;公司" in whole
        assert "\\,\\n：" in whole
        assert "\x07" not in whole

    def test_alarms_and_status(self) -> None:
        text = reminders_ics(made(as_of="2026-06-04")[0])
        assert text.count("BEGIN:VALARM") == text.count("END:VALARM") == 2
        assert "TRIGGER;VALUE=DATE-TIME:20260625T010000Z" in text
        assert "STATUS:CONFIRMED" in text
        assert "STATUS:TENTATIVE" in reminders_ics(made(ASKED, as_of="2026-06-04")[0])

    def test_without_notes(self) -> None:
        day = date(2026, 6, 30)
        what = made(as_of="2026-06-04")[0][0].what
        bare = Reminder(
            request="1", clock="reply", key="reply", what=what, day=day, latest=day, as_of=day
        )
        assert "DESCRIPTION" not in reminders_ics([bare])

    def test_bounds_stand_in_the_summary(self) -> None:
        text = reminders_ics(made(ASKED, as_of="2026-06-04")[0], "en").replace("\r\n ", "")
        assert "SUMMARY:request 1: reply due (provisional: 2026-07-01 to 2026-07-21)" in text

    def test_what_has_no_date_is_named(self) -> None:
        text = reminders_ics([], undated=("〔2026〕3号", "4,5")).replace("\r\n ", "")
        assert "X-WR-CALDESC:没有日期、未列入的申请：〔2026〕3号  4\\,5\r\n" in text
        assert "X-WR-CALDESC" not in reminders_ics([])

    def test_a_later_computation_has_a_higher_number(self) -> None:
        texts = [reminders_ics(made(as_of=day)[0]) for day in ("2026-06-02", "2026-06-03")]
        early, late = (int(re.findall(r"SEQUENCE:(\d+)", text)[0]) for text in texts)
        assert early < late

    def test_two_requests_of_one_id_stay_two(self) -> None:
        found = (*made(as_of="2026-06-04")[0], *made(as_of="2026-06-04", received="2026-06-02")[0])
        identities = re.findall(r"UID:(\S+)", reminders_ics(found))
        assert len(set(identities)) == 2
        assert identities[:1] == re.findall(r"UID:(\S+)", reminders_ics(found[:1]))
