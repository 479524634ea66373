"""Word lists and figures of the rules; they are data, read once."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import cast

from opengov._resources import read_toml
from opengov.law.params import LawBook, law_book_from_toml

__all__ = ["alternation", "figure", "pairs", "text_of", "words"]


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """Return a list of words.

    >>> words("limits", "approval")
    ('approved', 'replied')
    """
    return tuple(cast("list[str]", read_toml(f"rules/{file}.toml")[name]))


@cache
def text_of(file: str, name: str) -> str:
    """Return a single text, such as a pattern.

    >>> text_of("limits", "budget_law")
    '预算法'
    """
    return cast("str", read_toml(f"rules/{file}.toml")[name])


@cache
def pairs(file: str, name: str) -> Mapping[str, str]:
    """Return a table of texts, each with another.

    >>> pairs("texts", "private_use")["\ue81e"]
    '龴'
    """
    return MappingProxyType(cast("dict[str, str]", read_toml(f"rules/{file}.toml")[name]))


@cache
def alternation(file: str, name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a list, the longest first.

    >>> alternation("limits", "drafts").search("城乡规划草案公告") is not None
    True
    """
    longest = sorted(words(file, name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


def figure(name: str, day: date | None) -> int | None:
    """Return what the law on publishing sets on a day, without a day what it sets now.

    >>> figure("publication", None), figure("publication", date(2008, 4, 30))
    (20, None)
    """
    param = _book().figure(name)
    dated = param.values[-1] if day is None else param.at(day)
    return None if dated is None else dated.value


@cache
def _book() -> LawBook:
    return law_book_from_toml(read_toml("law/publishing.toml"))
