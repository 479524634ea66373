"""Codelists (代码表): the codes, their names in both languages, and how tables print them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import cast

from opengov._resources import names, read_csv, read_toml
from opengov.errors import UnknownCodeError
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = ["Code", "Codelist", "codelist", "codelist_names"]

COLUMNS = (
    "code",
    "title_zh",
    "title_en",
    "description_zh",
    "description_en",
    "valid_from",
    "valid_to",
    "replaced_by",
    "source",
)
"""Columns of a codelist file, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One value of a codelist."""

    code: str
    title: Text
    description: Text
    """Empty where the title says it all."""
    valid_from: date | None
    """First day of use; None where the source gives no day."""
    valid_to: date | None
    """Last day of use; None while it is in use."""
    replaced_by: tuple[str, ...]
    """Codes that took its place; several where it was split.

    Of a code without a last day: codes that some have gone over to, while it stays in use.
    """
    source: str
    """Instrument the value comes from, `published tables`, or `opengov`."""

    def in_force(self, day: date) -> bool:
        """Tell whether the code is in use on a day; a bound nobody gives excludes no day.

        >>> old = codelist("domains").entry("poverty_and_disaster_relief")
        >>> old.in_force(date(2018, 1, 1)), old.in_force(date(2021, 1, 1))
        (True, False)
        """
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Codelist:
    """A codelist and the words its values are printed with."""

    name: str
    title: Text
    entries: tuple[Code, ...]
    """Values in the order of the file."""
    aliases: tuple[tuple[str, str], ...]
    """Words seen in tables, each with its code."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes in the order of the file."""
        return tuple(entry.code for entry in self.entries)

    @cached_property
    def _by_code(self) -> Mapping[str, Code]:
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _by_words(self) -> Mapping[str, tuple[Code, ...]]:
        """Words to the codes they may stand for, those still in use first."""
        found: dict[str, list[Code]] = {}
        titles = [(entry.title.zh, entry.code) for entry in self.entries]
        for words, code in (*titles, *self.aliases):
            found.setdefault(_key(words), []).append(self._by_code[code])
        return {
            words: tuple(sorted(entries, key=lambda entry: entry.valid_to is not None))
            for words, entries in found.items()
        }

    def entry(self, code: str) -> Code:
        """Return the value of a code.

        >>> codelist("levels").entry("township").title.zh
        '乡级'

        Raises:
            UnknownCodeError: The codelist has no such code.
        """
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCodeError(f"code in {self.name}", code, known=self.codes) from None

    def find(self, text: str, on: date | None = None) -> Code | None:
        """Return the value that words stand for, or None where the codelist knows none.

        A name that was taken over by a later value means the later one, unless
        the day `on` lies before it ended.

        >>> codelist("channels").find("公开 查询点").code
        'public_reading_point'
        >>> domains = codelist("domains")
        >>> domains.find("环境保护").code
        'ecology_environment'
        >>> domains.find("扶贫救灾", date(2018, 1, 1)).replaced_by
        ('poverty_alleviation', 'disaster_relief')
        >>> domains.find("某某事务") is None
        True
        """
        entries = self._by_words.get(_key(text), ())
        if on is None:
            return entries[0] if entries else None
        in_force = [entry for entry in entries if entry.in_force(on)]
        ended_later = [entry for entry in in_force if entry.valid_to is not None]
        return next(iter(ended_later or in_force), None)


def _key(words: str) -> str:
    """Return the form of words that is compared."""
    return compact(words).casefold()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def codelist_names() -> tuple[str, ...]:
    """Return the names of all codelists.

    >>> "channels" in codelist_names()
    True
    """
    return names("codelists", ".csv")


@cache
def codelist(name: str) -> Codelist:
    """Return a codelist.

    >>> codelist("disclosure-types").codes
    ('decision', 'execution', 'management', 'service', 'result')

    Raises:
        UnknownCodeError: There is no codelist of that name.
    """
    if name not in codelist_names():
        raise UnknownCodeError("codelist", name, known=codelist_names())
    aliases = read_csv(f"aliases/{name}.csv") if name in names("aliases", ".csv") else ()
    titles = cast("dict[str, dict[str, str]]", read_toml("schema/codelists.toml"))
    return Codelist(
        name=name,
        title=Text(titles[name]["zh"], titles[name]["en"]),
        entries=tuple(_code(row) for row in read_csv(f"codelists/{name}.csv")),
        aliases=tuple((row["alias"], row["code"]) for row in aliases),
    )


def _code(row: Mapping[str, str]) -> Code:
    return Code(
        code=row["code"],
        title=Text(row["title_zh"], row["title_en"]),
        description=Text(row["description_zh"], row["description_en"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        replaced_by=tuple(row["replaced_by"].split()),
        source=row["source"],
    )
