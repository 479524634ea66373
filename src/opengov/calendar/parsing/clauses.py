"""What one clause orders: days off and the weekend days worked for them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from opengov.calendar.days import ONE_DAY, is_weekend
from opengov.calendar.parsing.dating import Dated, Dating
from opengov.calendar.parsing.layout import Clause
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.statements import Kind, read_statements
from opengov.calendar.rulings import days_off

__all__ = ["Order", "order_of"]


@dataclass(frozen=True, slots=True)
class Order:
    """The days of one clause.

    `stated_days` is the number it states, `joined` that it says 与周末连休.
    """

    off: tuple[date, ...]
    makeup: tuple[date, ...]
    stated_days: int | None
    text: str
    joined: bool = False

    def neighbours(self) -> tuple[tuple[date, ...], ...]:
        """Return the weekend days before and after the days off, the nearest first.

        >>> [[d.day for d in side] for side in Order((date(2026, 6, 19),), (), 1, "").neighbours()]
        [[], [20, 21]]
        """
        sides: tuple[list[date], ...] = ([], [])
        ends = ((self.off[0], -ONE_DAY), (self.off[-1], ONE_DAY))
        for side, (day, step) in zip(sides, ends, strict=True):
            beside = day + step
            while is_weekend(beside):
                side.append(beside)
                beside += step
        return tuple(map(tuple, sides))

    def runs(self) -> tuple[tuple[date, date], ...]:
        """Return the first and last day of every run of days off.

        >>> days = (date(2014, 4, 5), date(2014, 4, 7))
        >>> len(Order(days, (), None, "").runs())
        2
        """
        starts = [d for d in self.off if d - ONE_DAY not in self.off]
        ends = [d for d in self.off if d + ONE_DAY not in self.off]
        return tuple(zip(starts, ends, strict=True))


class _Said:
    """The dated statements of a clause, by kind."""

    def __init__(self, text: str, statements: tuple[Dated, ...]) -> None:
        self.text = text
        self._statements = statements

    def of(self, kind: Kind) -> tuple[Dated, ...]:
        """Return the statements of a kind."""
        return tuple(s for s in self._statements if s.kind == kind)

    def days(self, kind: Kind) -> tuple[date, ...]:
        """Return the days of all statements of a kind, in their order; a day counts once.

        Raises:
            NoticeParseError: A day is named by two of them.
        """
        days = [day for s in self.of(kind) for day in s.days]
        if len(set(days)) != len(days):
            raise refusal("days-contradict", self.text, "the same day is ruled twice")
        return tuple(sorted(days))


def order_of(clause: Clause, year: int) -> Order:
    """Read a clause of the notice of a year.

    Raises:
        NoticeParseError: A part of it is not understood or contradicts another part.

    >>> from opengov.calendar.parsing.layout import clauses
    >>> text = "一、元旦:1月1日至3日放假调休,共3天。1月4日(星期日)上班。"
    >>> order = order_of(clauses(text)[0], 2026)
    >>> order.runs()[0][1].isoformat(), [d.isoformat() for d in order.makeup]
    ('2026-01-03', ['2026-01-04'])
    """
    return order(
        clause.text, clause.body, Dating(year, winter=clause.holidays[0].id == "new_year")
    )


def order(text: str, body: str, dating: Dating) -> Order:
    """Read the sentences of a clause, whose whole `text` is for quoting."""
    said = _Said(text, tuple(dating.statement(s) for s in read_statements(body)))
    main = _main(said)
    substitutes = said.days("substitute")
    off = tuple(sorted({*main.days, *substitutes}))
    makeup = said.days("work")
    _check_off(said, off, substitutes)
    _check_moves(said, frozenset(off), frozenset(makeup))
    if both := sorted(set(off) & set(makeup)):
        raise refusal("days-contradict", text, f"{both[0]} is both off and worked")
    if weekdays := [day for day in makeup if not is_weekend(day)]:
        why = f"{weekdays[0]} is worked anyway: it is no Saturday or Sunday"
        raise refusal("makeup-not-on-weekend", text, why)
    if said.of("plain") and makeup:
        raise refusal("days-contradict", text, "it says 不调休 and names days to be worked")
    return Order(off, makeup, main.count, text, joined=bool(said.of("joined")))


def _main(said: _Said) -> Dated:
    """Return the statement that gives all days off; others may only single out some of them."""
    statements = said.of("off")
    if not statements:
        raise refusal("no-days", said.text, "no day off is named")
    main = max(statements, key=lambda s: len(s.days))
    for statement in statements:
        if statement.count not in {None, len(statement.days)}:
            why = f"it states {statement.count} days, but names {len(statement.days)}"
            raise refusal("count-differs", statement.text, why)
        if not set(statement.days) <= set(main.days):
            raise refusal(
                "days-contradict", said.text, "two different spans of days off are named"
            )
    return main


def _check_off(said: _Said, off: tuple[date, ...], substitutes: tuple[date, ...]) -> None:
    for day in substitutes:
        if is_weekend(day) or not any(map(is_weekend, off)):
            why = f"{day} makes up for no day off that falls on a weekend"
            raise refusal("days-contradict", said.text, why)
    for earlier, later in pairwise(off):
        if not all(map(is_weekend, days_off(earlier + ONE_DAY, later - ONE_DAY))):
            raise refusal(
                "days-contradict", said.text, f"{earlier} and {later} are not one holiday"
            )
    if said.of("joined") and not any(
        is_weekend(day) for end in (off[0], off[-1]) for day in (end - ONE_DAY, end, end + ONE_DAY)
    ):
        raise refusal("weekday-differs", said.text, f"{off[0]} is not next to a weekend")


def _check_moves(said: _Said, off: frozenset[date], makeup: frozenset[date]) -> None:
    """Check what the clause says of single days against its span and its days worked."""
    for statement in said.of("statutory"):
        if not set(statement.days) <= off:
            raise refusal("days-contradict", statement.text, "a statutory day is not off")
    for statement in said.of("weekend"):
        if not (set(statement.days) <= off and all(map(is_weekend, statement.days))):
            why = "a rest day is not off or not on a weekend"
            raise refusal("days-contradict", statement.text, why)
    for statement in said.of("moved"):
        if not all(map(is_weekend, statement.days)):
            raise refusal("weekday-differs", statement.text, "a rest day moved is no weekend day")
        if not set(statement.days) <= off | makeup:
            raise refusal(
                "days-contradict", statement.text, "a rest day moved is neither off nor worked"
            )
        if len(statement.targets) != len(statement.days) + statement.also:
            why = f"{len(statement.days)} rest days are moved to {len(statement.targets)} days"
            raise refusal("count-differs", statement.text, why)
        if not set(statement.targets) <= off or any(map(is_weekend, statement.targets)):
            why = "a day that a rest day is moved to is not off or no weekday"
            raise refusal("days-contradict", statement.text, why)
