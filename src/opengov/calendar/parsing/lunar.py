"""Glosses that place a day in the lunar year: 农历除夕, 正月初七, 腊月二十八."""

import re
from datetime import date
from functools import cache

from opengov.calendar.parsing.words import alternatives, words

__all__ = ["agrees"]

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九十")}
LONG_MONTH = 30


@cache
def _numbered() -> re.Pattern[str]:
    first = alternatives(words("lunar_first_month"))
    last = re.escape("".join(words("lunar_last_month")))
    numeral = "[一二三四五六七八九十]"
    return re.compile(
        rf"(?:(?P<first>{first}|^(?:农历)?(?=初))|{last})(?P<day>初{numeral}|{numeral}{{1,3}})$"
    )


def agrees(gloss: str, day: date, new_year: date) -> bool:
    """Tell whether a gloss fits a day of the winter in which the lunar year begins on `new_year`.

    A gloss that names no day of these two months fits any day; the last month of the lunar
    year has 29 or 30 days.

    >>> agrees("农历正月初七", date(2026, 2, 23), date(2026, 2, 17))
    True
    >>> agrees("农历除夕", date(2026, 2, 17), date(2026, 2, 17))
    False
    """
    after = (day - new_year).days
    if gloss.endswith("".join(words("lunar_eve"))):
        return after == -1
    match = _numbered().search(gloss)
    if match is None:
        return True
    number = _number(match["day"].removeprefix("初"))
    if match["first"] is not None:
        return after == number - 1
    return after - number in {-LONG_MONTH - 1, -LONG_MONTH}


def _number(numeral: str) -> int:
    """Read a Chinese numeral up to 39: 八, 十八, 二十, 二十八."""
    if "十" not in numeral:
        return DIGITS.get(numeral, 0)
    tens, _, ones = numeral.partition("十")
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)
