"""Figures of the law that requests use, each with its unit and how far its text is known."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from opengov._resources import read_toml
from opengov.law.params import LawBook, LawStatus, law_book_from_toml
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Figure", "InForce", "Unit", "figure"]

Unit: TypeAlias = Literal["day", "working_day", "month", "year"]
"""What a period is counted in; a day alone is a calendar day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of a figure, as the law of a day has it."""

    label: Text
    value: int
    unit: Unit
    basis: LegalRef
    status: LawStatus


@dataclass(frozen=True, kw_only=True)
class InForce:
    """The days to which an entry of a data file applies."""

    start: Annotated[date, Field(alias="from")]
    end: Annotated[date | None, Field(alias="to")] = None
    """Last day; None while the entry applies."""

    def applies(self, day: date) -> bool:
        """Tell whether the entry is the law of a day.

        >>> InForce(start=date(2024, 1, 1)).applies(date(2023, 12, 31))
        False
        """
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: Unit


UNITS = TypeAdapter(dict[str, _Unit])


@cache
def _book(path: str) -> tuple[LawBook, dict[str, _Unit]]:
    table = read_toml(path)
    return law_book_from_toml(table), UNITS.validate_python(table["figure"])


def figure(path: str, name: str, day: date) -> Figure | None:
    """Return the value of a figure on a day, or None where no law on file sets one.

    >>> figure("law/remedies.toml", "reconsideration", date(2026, 3, 2)).value
    60
    >>> figure("law/remedies.toml", "reconsideration_untold", date(2020, 3, 2)) is None
    True
    """
    book, units = _book(path)
    param = book.figure(name)
    dated = param.at(day)
    if dated is None:
        return None
    return Figure(
        label=param.label,
        value=dated.value,
        unit=units[name].unit,
        basis=dated.basis,
        status=dated.status,
    )
