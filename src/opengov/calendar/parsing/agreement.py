"""Do the clauses of a notice fit together, the calendar and the statute?"""

from collections.abc import Sequence
from datetime import date

from opengov.calendar.days import is_weekend
from opengov.calendar.parsing.clauses import Order
from opengov.calendar.parsing.layout import Clause
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.words import holidays
from opengov.calendar.statutory import StatutoryDay

__all__ = ["REACH", "check_festivals", "check_orders", "gap"]

REACH = 6
"""A weekend day is worked within six days of its holiday, or of one as near to that as this:
every notice since 2008 keeps to it, and article 7 of the statute of 2024 (连续工作一般不超过6天)
asks for it."""

SHORT = 3
"""No notice has torn the weekend beside a holiday of three days: both days are worked, or none."""


def check_festivals(clauses: Sequence[Clause]) -> None:
    """Check that every festival of the statute has one clause.

    Raises:
        NoticeParseError: A festival is missing or occurs twice.
    """
    if not clauses:
        raise refusal("not-a-notice", "", "no clause of the form 一、元旦：… was found")
    for holiday in holidays():
        naming = [clause for clause in clauses if holiday in clause.holidays]
        if not naming:
            quote = "".join(clause.heading for clause in clauses)
            raise refusal("holiday-missing", quote, f"there is no clause for {holiday.title.zh}")
        if len(naming) > 1 or naming[0].holidays.count(holiday) > 1:
            quote = "".join(clause.text for clause in naming)
            raise refusal("holiday-repeated", quote, f"{holiday.title.zh} occurs twice")


def check_orders(
    statutory: Sequence[StatutoryDay], clauses: Sequence[Clause], orders: Sequence[Order]
) -> None:
    """Check the days of all clauses against each other and the days off by statute.

    Raises:
        NoticeParseError: A day is ruled twice, a statutory day is worked, a weekend is worked
            far from any day off, or days off and days worked do not balance.
    """
    off = [day for order in orders for day in order.off]
    makeup = [day for order in orders for day in order.makeup]
    for order in orders:
        _check_single(order, off, makeup)
        _check_neighbours(order, off, makeup)
        _check_reach(order, orders)
    for clause, order in zip(clauses, orders, strict=True):
        for holiday in clause.holidays:
            for day in (item.day for item in statutory if item.name.zh in holiday.days):
                if day not in order.off:
                    why = f"{day} is {holiday.title.zh} by statute and is not off"
                    raise refusal("statutory-day-works", order.text, why)
    rest = sum(not is_weekend(day) for day in off)
    if rest - len(makeup) != len(statutory):
        quote = "；".join(order.text for order in orders if order.makeup)
        why = (
            f"{rest} weekdays off less {len(makeup)} weekend days worked are "
            f"{rest - len(makeup)}, but the year has {len(statutory)} statutory days"
        )
        raise refusal("checksum-differs", quote, why)


def _check_single(order: Order, off: Sequence[date], makeup: Sequence[date]) -> None:
    """Check that no day is ruled twice."""
    for day in order.off:
        if off.count(day) > 1:
            raise refusal("days-contradict", order.text, f"{day} belongs to two holidays")
        if day in makeup:
            raise refusal("days-contradict", order.text, f"{day} is both off and worked")
    for day in order.makeup:
        if makeup.count(day) > 1:
            raise refusal("days-contradict", order.text, f"{day} is worked for two holidays")


def _check_neighbours(order: Order, off: Sequence[date], makeup: Sequence[date]) -> None:
    """Check the weekend next to a holiday: joined to it, or worked if the number is stated."""
    for side in order.neighbours():
        if order.joined and (worked := sorted(set(side) & set(makeup))):
            why = f"{worked[0]} belongs to the weekend joined to the holiday, but is worked"
            raise refusal("days-contradict", order.text, why)
        stated = order.stated_days or 1
        beside = () if stated == 1 else side if stated <= SHORT else side[:1]
        for day in beside:
            if day not in {*makeup, *off}:
                why = f"{day} beside it is off too: these are more than {stated} days"
                raise refusal("count-differs", order.text, why)


def _check_reach(order: Order, orders: Sequence[Order]) -> None:
    """Check that weekend days are worked near the holiday for which they are."""
    near = [other for other in orders if gap(order.off, other.off) <= REACH]
    for day in order.makeup:
        if min(gap((day,), other.off) for other in near) > REACH:
            why = f"{day} is more than {REACH} days away from the holiday"
            raise refusal("makeup-too-far", order.text, why)


def gap(days: Sequence[date], others: Sequence[date]) -> int:
    """Return the least number of days between days of two groups."""
    return min(abs((day - other).days) for day in days for other in others)
