"""What a citation (公开依据) says about the instrument it names."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import cast

from opengov._resources import read_toml
from opengov.model.legal import LegalBasis
from opengov.rules._judge import Sign, sign_of_text
from opengov.rules._lists import text_of, words
from opengov.wording.normalise import compact

__all__ = ["Version", "cites_other_law", "last_article_cited", "title_of", "versions"]

TITLE = re.compile(r"《([^《》]{1,200})》")
UNKNOWN = frozenset({Sign.MASKED, Sign.DITTO, Sign.UNDECIDED})
ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千]{1,12}|[0-9]{1,5})条")
DIGITS = "零一二三四五六七八九"
SCALES = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=4096)
def title_of(text: str) -> str | None:
    """Return the one title a citation names, as it is compared; None for none or several.

    >>> title_of("《中华人民共和国预算法》（2018年修正）第十四条"), title_of("预算法")
    ('预算法', None)
    """
    found = TITLE.findall(compact(text))
    if len(found) != 1:
        return None
    title = str(found[0]).removeprefix(text_of("citations", "country"))
    return re.sub(text_of("citations", "edition"), "", title)


def cites_other_law(basis: tuple[LegalBasis, ...]) -> bool:
    """Tell whether some law apart from the regulations is cited, or might be.

    >>> cites_other_law((LegalBasis(text="《中华人民共和国政府信息公开条例》"),))
    False
    >>> cites_other_law((LegalBasis(text="《预算法》第十四条"),))
    True
    """
    return any(_is_other_law(each.text) for each in basis)


@lru_cache(maxsize=4096)
def _is_other_law(text: str) -> bool:
    if sign_of_text(text) in UNKNOWN:
        return True
    whole = compact(text)
    titles = TITLE.findall(whole)
    own, endings = text_of("citations", "own_regulations"), words("citations", "law_endings")
    if titles:
        bare = (re.sub(r"\([^()]{1,20}\)$", "", title) for title in titles)
        return any(t.endswith(endings) and not t.endswith(own) for t in bare)
    return any(ending in whole.replace(own, "") for ending in endings)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an instrument, and how many articles it has."""

    start: date
    end: date | None
    articles: int


@cache
def versions(title: str) -> tuple[date | None, tuple[Version, ...]] | None:
    """Return the first day of an instrument, and its versions that were read.

    >>> versions("重大行政决策程序暂行条例")[0]
    datetime.date(2019, 9, 1)
    >>> versions("某某办法") is None
    True
    """
    match read_toml("laws/versions.toml").get(title):
        case {"versions": list(listed), **rest}:
            first = rest.get("first")
            known = tuple(map(_version, cast("list[dict[str, object]]", listed)))
            return (first if isinstance(first, date) else None), known
    return None


def _version(table: dict[str, object]) -> Version:
    return Version(
        cast("date", table["from"]),
        cast("date | None", table.get("to")),
        cast("int", table["articles"]),
    )


def last_article_cited(text: str) -> int | None:
    """Return the highest article that a citation names.

    >>> last_article_cited("《预算法》第十四条、第一百零一条"), last_article_cited("《预算法》")
    (101, None)
    """
    return max(map(_number, ARTICLE.findall(compact(text))), default=None)


def _number(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for char in numeral:
        if char in SCALES:
            total, digit = total + (digit or 1) * SCALES[char], 0
        else:
            digit = DIGITS.find(char.replace("〇", "零"))
    return total + digit
