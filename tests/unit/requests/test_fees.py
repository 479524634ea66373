from datetime import date

import pytest

from opengov.calendar.registry import get_calendar
from opengov.errors import NegativeNumberError, UnknownCodeError
from opengov.requests.fees import (
    ChargedRequest,
    FeeLine,
    caveats,
    fee_by_item,
    fee_by_page,
    missing_notice_elements,
    monthly_charges,
    payment_deadline,
)

DAY = date(2026, 3, 2)


class TestByItem:
    @pytest.mark.parametrize(
        ("items", "amount"),
        [
            (0, 0),
            (10, 0),
            (11, 100),
            (30, 2000),
            (31, 2200),
            (35, 3000),
            (40, 4000),
            (41, 4300),
            (50, 7000),
            (51, 7400),
            (61, 11500),
        ],
    )
    def test_worked_values(self, items: int, amount: int) -> None:
        assert fee_by_item(items, on=DAY).amount == amount

    def test_brackets_are_shown(self) -> None:
        assert fee_by_item(41, on=DAY).lines == (
            FeeLine(1, 10, 0),
            FeeLine(11, 30, 100),
            FeeLine(31, 40, 200),
            FeeLine(41, 41, 300),
        )

    def test_items_before_move_the_start(self) -> None:
        assert fee_by_item(4, on=DAY, before=28).lines == (
            FeeLine(29, 30, 100),
            FeeLine(31, 32, 200),
        )

    @pytest.mark.parametrize(("items", "before"), [(-1, 0), (1, -1)])
    def test_no_negative_number(self, items: int, before: int) -> None:
        with pytest.raises(NegativeNumberError, match="fee_by_item cannot count -1"):
            fee_by_item(items, on=DAY, before=before)

    def test_before_the_rules_the_amount_is_unknown_not_nought(self) -> None:
        fee = fee_by_item(50, on=date(2020, 12, 31))
        assert (fee.known, fee.amount, fee.status) == (False, None, "unverified")
        assert fee.sentence.zh == "该日没有收录的信息处理费标准"

    def test_what_was_not_read_is_named(self) -> None:
        fee = fee_by_item(11, on=date(2021, 1, 1))
        assert fee.status == "text"
        assert fee.caveats == caveats()
        assert {each.status for each in fee.caveats} == {"unverified"}

    def test_sentence(self) -> None:
        assert fee_by_item(31, on=DAY).sentence.en == (
            "by item: items 1 to 10 free; items 11 to 30 at 100 yuan: 2000; "
            "items 31 to 31 at 200 yuan: 200; 2200 yuan in all"
        )


class TestByPage:
    @pytest.mark.parametrize(
        ("pages", "amount"),
        [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (150, 1700), (200, 2700), (250, 4700)],
    )
    def test_worked_values(self, pages: int, amount: int) -> None:
        assert fee_by_page(pages, on=DAY).amount == amount

    def test_the_last_bracket_has_no_end(self) -> None:
        assert fee_by_page(10_000, on=DAY).lines[-1] == FeeLine(201, 10_000, 40)


class TestMonthlyCharges:
    def test_the_count_begins_anew_each_month_and_for_each_applicant(self) -> None:
        requests = [
            ChargedRequest(id="april", applicant="A", received=date(2026, 4, 1), items=10),
            ChargedRequest(id="march", applicant="A", received=date(2026, 3, 31), items=12),
            ChargedRequest(id="other", applicant="B", received=date(2026, 3, 31), items=10),
        ]
        found = {each.id: each for each in monthly_charges(requests)}
        amounts = {key: each.fee.amount for key, each in found.items() if each.fee is not None}
        assert amounts == {"march": 200, "other": 0, "april": 0}
        assert found["april"].month == date(2026, 4, 1)

    def test_order_is_by_receipt_then_as_given(self) -> None:
        requests = [
            ChargedRequest(id="second", applicant="A", received=date(2026, 3, 3), items=2),
            ChargedRequest(id="first", applicant="A", received=date(2026, 3, 2), items=9),
            ChargedRequest(id="third", applicant="A", received=date(2026, 3, 3)),
        ]
        found = [(each.id, each.before) for each in monthly_charges(requests)]
        assert found == [("first", 0), ("second", 9), ("third", 11)]

    def test_by_page_or_by_item_never_both(self) -> None:
        requests = [
            ChargedRequest(id="pages", applicant="A", received=DAY, items=10, pages=31),
            ChargedRequest(id="item", applicant="A", received=DAY),
        ]
        pages, item = (each.fee for each in monthly_charges(requests))
        assert pages is not None
        assert item is not None
        assert (pages.by, pages.amount) == ("by_page", 10)
        assert (item.by, item.amount) == ("by_item", 100)

    def test_without_a_mark_items_cannot_be_counted_but_pages_can(self) -> None:
        requests = [
            ChargedRequest(id="items", applicant=None, received=DAY, items=99),
            ChargedRequest(id="pages", applicant=None, received=DAY, pages=31),
        ]
        items, pages = monthly_charges(requests)
        assert (items.before, items.fee) == (None, None)
        assert pages.fee is not None
        assert pages.fee.amount == 10


class TestPaymentDeadline:
    def test_the_day_after_receipt_is_day_one(self) -> None:
        found = payment_deadline(date(2026, 3, 2), get_calendar("CN"))
        assert (found.day, found.status, found.working_days) == (date(2026, 3, 30), "certain", 20)

    def test_bounds_past_the_calendar(self) -> None:
        found = payment_deadline(date(2026, 12, 10), get_calendar("CN"))
        assert (found.day, found.status) == (None, "provisional")
        assert found.earliest is not None
        assert found.latest is not None
        assert found.earliest < found.latest

    @pytest.mark.parametrize("day", [date(2028, 3, 1), date(2020, 12, 1)])
    def test_unknown_beyond(self, day: date) -> None:
        found = payment_deadline(day, get_calendar("CN"))
        assert (found.day, found.earliest, found.latest, found.status) == (
            None,
            None,
            None,
            "unknown",
        )


class TestNotice:
    def test_complete(self) -> None:
        assert missing_notice_elements({"basis", "standard", "amount", "payment_method"}) == ()

    def test_unknown(self) -> None:
        with pytest.raises(UnknownCodeError, match="no element of a fee notice 'seal'"):
            missing_notice_elements(["seal"])
