"""The words of the notices, from `data/wording/notices.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from opengov._resources import read_toml
from opengov.text import Text

__all__ = [
    "StatutoryHoliday",
    "alternatives",
    "holiday_named",
    "holiday_names",
    "holidays",
    "table",
    "verbs",
    "words",
]

FILE = "wording/notices.toml"


@dataclass(frozen=True, slots=True)
class StatutoryHoliday:
    """One festival of the statute (全国年节及纪念日放假办法).

    `names` are what a heading calls it, `days` what the statute calls its days off.
    """

    id: str
    names: tuple[str, ...]
    days: tuple[str, ...]
    title: Text


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a word list of the data file, or the characters of a single text.

    >>> words("weekday_words")
    ('星期', '周', '礼拜')
    """
    return tuple(cast("list[str] | str", read_toml(FILE)[name]))


@cache
def table(section: str) -> dict[str, tuple[str, ...]]:
    """Return a table of word lists.

    >>> sorted(table("remarks"))
    ['joined', 'plain']
    """
    lists = cast("dict[str, list[str]]", read_toml(FILE)[section])
    return {name: tuple(values) for name, values in lists.items()}


def verbs() -> dict[str, tuple[str, ...]]:
    """Return what is said of days, each kind with its words, in the order of trial.

    >>> list(verbs())[-1]
    'work'
    """
    return table("verbs")


@cache
def holidays() -> tuple[StatutoryHoliday, ...]:
    """Return the festivals of the statute in the order of the year.

    >>> [holiday.id for holiday in holidays()][:2]
    ['new_year', 'spring']
    """
    rows = cast("list[dict[str, str | list[str]]]", read_toml(FILE)["holiday"])
    return tuple(
        StatutoryHoliday(
            id=str(row["id"]),
            names=tuple(row["names"]),
            days=tuple(row.get("days", row["names"][:1])),
            title=Text(row["names"][0], str(row["en"])),
        )
        for row in rows
    )


def holiday_named(name: str) -> StatutoryHoliday:
    """Return the festival that has a name, which must be one of `holiday_names`.

    >>> holiday_named("国际劳动节").title.zh
    '劳动节'
    """
    return next(holiday for holiday in holidays() if name in holiday.names)


@cache
def holiday_names() -> str:
    """Return a regular expression of every name of a festival."""
    return alternatives(name for holiday in holidays() for name in holiday.names)


def alternatives(names: Iterable[str]) -> str:
    """Return a regular expression of any of some words, the longest being tried first.

    >>> alternatives(["放假", "放假调休"])
    '(?:放假调休|放假)'
    """
    ordered = sorted(names, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})"
