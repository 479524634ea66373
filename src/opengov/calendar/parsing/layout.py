"""The parts of a copy: year, number, date of issue and the clauses, whatever stands between."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.words import (
    StatutoryHoliday,
    alternatives,
    holiday_named,
    holiday_names,
    words,
)

__all__ = ["Clause", "clauses", "issue_date", "notice_numbers", "stated_years"]

NUMBER = re.compile(r"国(办?)发明电[\[(〔【﹝]?(\d{4})[\])〕】﹞]?(\d{1,3})号")
DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}
SIGNED = re.compile(
    r"(?:(?<=\n)|^|(?P<issuer>国务院(?:办公厅)?\s*))"
    r"(\d{4})年(\d{1,2})月(\d{1,2})日(?(issuer)|(?=\s|$|[\[【<]))"
)
SIGNED_IN_WORDS = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause: the festivals of its heading and everything behind it."""

    holidays: tuple[StatutoryHoliday, ...]
    heading: str
    body: str

    @property
    def text(self) -> str:
        """Return heading and body, for quoting."""
        return self.heading + self.body


@cache
def _title_years() -> re.Pattern[str]:
    return re.compile(
        r"(?:关于\s*(\d{4})\s*年\s*部分节假日"
        rf"|现将\s*(\d{{4}})\s*年,?\s*{holiday_names()}、)"
    )


@cache
def _heading() -> re.Pattern[str]:
    names = holiday_names()
    numeral = "[一二三四五六七八九十]{1,2}"
    mark = rf"(?:{numeral}、|\({numeral}\)|\d{{1,2}}[、.]|-{{2}}|[①-⑩])"
    return re.compile(
        rf"(?:(?:{mark} ?|(?:(?<=\n)|^))(?P<year>\d{{4}}年)?)"
        rf"(?P<names>{names}(?:[、和,]{names})*)\n?(?::\n?|(?=\d|\n\d))"
    )


@cache
def _closing() -> re.Pattern[str]:
    issuers = alternatives(words("issuers"))
    return re.compile(
        rf"{alternatives(words('closing'))}|\n{issuers}\s*(?=\n|\d{{4}}年|$)"
        r"|\n\d{4}年\d{1,2}月\d{1,2}日\s*(?=\n|$)"
    )


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of an evened-out copy in their order.

    >>> [c.holidays[0].id for c in clauses("一、元旦:1月1日放假1天。二、春节:2月6日至12日放假。")]
    ['new_year', 'spring']
    """
    heads = list(_heading().finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = []
    for head, end in zip(heads, ends, strict=False):
        body = text[head.end() : end]
        closing = _closing().search(body)
        names = re.findall(holiday_names(), head["names"])
        found.append(
            Clause(
                holidays=tuple(holiday_named(name) for name in names),
                heading=head.group().strip(),
                body=body if closing is None else body[: closing.start()],
            )
        )
    return tuple(found)


def stated_years(text: str) -> frozenset[int]:
    r"""Return the years that title, opening and headings name.

    >>> sorted(stated_years("国务院办公厅关于2019年\n部分节假日安排的通知"))
    [2019]
    """
    headings = (head["year"] or "" for head in _heading().finditer(text))
    named = (year for years in _title_years().findall(text) for year in years)
    return frozenset(int(year.removesuffix("年")) for year in (*named, *headings) if year)


def notice_numbers(text: str) -> tuple[tuple[str, int], ...]:
    """Return the numbers (发文字号) in a text as the gazette writes them, each with its year.

    >>> notice_numbers("国办发明电[2025]7号")
    (('国办发明电〔2025〕7号', 2025),)
    """
    return tuple(
        (f"国{office}发明电〔{year}〕{int(count)}号", int(year))
        for office, year, count in NUMBER.findall(text)
    )


def issue_date(text: str) -> date | None:
    r"""Return the date under the text, in digits or in Chinese numerals.

    >>> issue_date("国务院办公厅\n二〇一五年十二月十日")
    datetime.date(2015, 12, 10)
    >>> issue_date("国务院办公厅") is None
    True
    """
    inside = text
    heads = list(_heading().finditer(text))
    if heads:
        inside = text[heads[-1].end() :]
    if match := SIGNED.search(inside):
        return _date(int(match[2]), int(match[3]), int(match[4]), match.group())
    if match := SIGNED_IN_WORDS.search(inside):
        year = int("".join(DIGITS[c] for c in match[1]))
        return _date(year, _tens(match[2]), _tens(match[3]), match.group())
    return None


def _tens(numeral: str) -> int:
    """Read a Chinese numeral below 100; its form is not judged, the date is."""
    if "十" not in numeral:
        return int("".join(DIGITS[c] for c in numeral))
    tens, _, ones = numeral.partition("十")
    return int(DIGITS.get(tens, "1")) * 10 + int(DIGITS.get(ones, "0"))


def _date(year: int, month: int, day: int, quote: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise refusal("impossible-date", quote, "there is no such day") from None
