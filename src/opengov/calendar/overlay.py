"""Days on which the offices of one place differ from the nation's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opengov.calendar._fields import Fields
from opengov.calendar.rulings import Act, Ruling
from opengov.errors import InvalidNoticeError
from opengov.text import Text

__all__ = ["LocalCoverage", "LocalYear", "Place", "coverage", "local_year_from_toml"]

LocalCoverage: TypeAlias = Literal["national", "known", "secondary", "partial", "unknown"]
"""How far local days are known: not asked, read in the text, from a secondary source, for some
festivals only, not at all."""

STRENGTH: dict[LocalCoverage, int] = {
    "national": 4,
    "known": 3,
    "secondary": 2,
    "partial": 1,
    "unknown": 0,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a calendar of its own: code, adcode (GB/T 2260), name and legal basis."""

    id: str
    adcode: str
    name: Text
    basis: str


@dataclass(frozen=True, slots=True)
class LocalYear:
    """What one place adds to one year: days off and days worked that differ from the nation's.

    >>> LocalYear("CN-GX", 2024, "official", True, Text("壮族三月三", "Sanyuesan"),
    ...           off=(date(2024, 4, 11), date(2024, 4, 12))).coverage
    'known'
    """

    calendar: str
    year: int
    status: str
    complete: bool
    festivals: Text
    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()
    number: str | None = None
    published: date | None = None
    note: Text | None = None

    @property
    def coverage(self) -> LocalCoverage:
        """How far the place's days of that year are known."""
        if not self.complete:
            return "partial"
        return "known" if self.status == "official" else "secondary"

    @property
    def entry(self) -> str:
        """The name that errors give to this year."""
        return f"{self.calendar} {self.year}"

    @property
    def rulings(self) -> dict[date, Ruling]:
        """What the place rules about each day."""
        secondary = () if self.status == "official" else ("days",)
        act = Act(self.number or "", "", published=self.published, secondary=secondary)
        found = {day: Ruling("local_holiday", self.festivals, act) for day in self.off}
        found.update((day, Ruling("local_makeup", self.festivals, act)) for day in self.work)
        return found

    def known_on(self, day: date) -> bool:
        """Tell whether the year had been ruled by `day`.

        Without a date of publication, it is certain only from the first day concerned.
        """
        if self.published is not None:
            return self.published <= day
        days = self.off + self.work
        return bool(days) and min(days) <= day


def local_year_from_toml(table: Mapping[str, object], *, name: str) -> LocalYear:
    """Read one year of one place; `name` is how errors call it.

    Raises:
        InvalidNoticeError: An entry is missing, unknown, ill-typed or impossible.

    >>> local_year_from_toml({"calendar": "CN-GX", "year": 2024, "status": "official",
    ...     "festivals": {"zh": "壮族三月三", "en": "Sanyuesan"},
    ...     "off": [date(2025, 4, 11)]}, name="2024.toml")
    Traceback (most recent call last):
        ...
    opengov.errors.InvalidNoticeError: ...'2024.toml' ...: 2025-04-11 lies outside 2024; ...
    """
    fields = Fields(table, name)
    local = LocalYear(
        calendar=fields.text("calendar"),
        year=fields.integer("year"),
        status=fields.choice("status", ("official", "secondary", "unverified")),
        complete=fields.flag_or("complete", default=True),
        festivals=fields.both("festivals"),
        off=fields.days("off"),
        work=fields.days("work"),
        number=fields.text_or_none("number"),
        published=fields.day_or_none("published"),
        note=fields.both("note") if "note" in table else None,
    )
    fields.nothing_else()
    problems = []
    for days in (local.off, local.work):
        problems += [f"{day} lies outside {local.year}" for day in days if day.year != local.year]
        if list(days) != sorted(set(days)):
            problems.append("its days are not in ascending order, each once")
    problems += [f"{day} is both off and worked" for day in local.off if day in local.work]
    if problems:
        raise InvalidNoticeError(name, tuple(problems))
    return local


def coverage(
    layers: tuple[str, ...], local_years: tuple[LocalYear, ...], first: int, last: int
) -> LocalCoverage:
    """Return how far the days of every layer are known in all the years; the weakest counts.

    >>> coverage((), (), 2026, 2026)
    'unknown'
    """
    on_file = {(local.calendar, local.year): local.coverage for local in local_years}
    found: list[LocalCoverage] = [
        on_file.get((layer, year), "unknown")
        for layer in layers or ("",)
        for year in range(first, last + 1)
    ]
    return min(found, key=STRENGTH.__getitem__)
