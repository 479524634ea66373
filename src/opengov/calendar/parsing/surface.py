"""The surface of a copy: width, script, dashes and pronunciation noise, evened out."""

import re
from functools import cache

from opengov.calendar.parsing.words import words

__all__ = ["even"]

WIDTH = {0xFF01 + i: 0x21 + i for i in range(0x5E)} | {0x3000: 0x20, 0xA0: 0x20}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
DASHES = dict.fromkeys(map(ord, "—–―‐‑‒─－~〜～"), "-")
QUOTES = {
    ord("「"): "“",
    ord("」"): "”",
    ord("‘"): "“",
    ord("’"): "”",
    ord("○"): "〇",
    ord("．"): ".",
}
PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}\)")
BLANKS = re.compile(r"[ \t\f\v]+")
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
BESIDE = re.compile(
    r"(?<=[^\x00-\x7f]) (?=[^\n])|(?<=[0-9]) (?=[^\x00-\x7f(:,;])|(?<=[(),:;]) (?=[^A-Za-z])"
)
"""Blanks that part nothing: beside a Chinese character, or between a numeral and one."""
BROKEN_DATE = re.compile(
    r"(?<=[0-9])\n+(?=[年月日])|(?<=[年月])\n+(?=[0-9]|[一二三四五六七八九十]{1,3}[月日])"
)


@cache
def _script() -> dict[int, str]:
    pairs = zip(words("traditional"), words("simplified"), strict=True)
    return {ord(old): new for old, new in pairs}


def even(text: str) -> str:
    r"""Return a copy in simplified script, half width and without blanks that part nothing.

    Lines stay lines, unless the break falls inside a date. For matching only.

    >>> even("七、國慶節(jie)： １０月 １日 至７日放假調休，\r\n共７天。")
    '七、国庆节:10月1日至7日放假调休,\n共7天。'
    """
    text = LINE_ENDS.sub("\n", text).translate(INVISIBLE).translate(DASHES).translate(WIDTH)
    text = PINYIN.sub("", text).translate(_script()).translate(QUOTES)
    text = BLANKS.sub(" ", text)
    text = "\n".join(line.strip() for line in text.split("\n"))
    return BROKEN_DATE.sub("", BESIDE.sub("", text))
