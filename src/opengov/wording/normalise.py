"""Normal forms of printed text, for matching only: what is kept is always the raw text."""

import re

__all__ = ["compact", "fold_width", "lines", "tidy"]

WIDTH = {0xFF01 + i: 0x21 + i for i in range(0x5E)} | {0x3000: 0x20, 0xA0: 0x20}
"""Full-width forms to ASCII. Not NFKC, which would turn ①7 into 17."""

INVISIBLE = {ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad"}
BLANKS = re.compile(r"\s+")
UNTIDY = re.compile("[\r\u200b\u200c\u200d\u2060\ufeff\u00ad]")
PINYIN = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[)）]")
"""Pronunciation noise of mirrored pages: 開(kāi), 內(nei)容."""


def fold_width(text: str) -> str:
    """Map full-width forms to ASCII and drop invisible characters.

    >>> fold_width("２０（个）①")
    '20(个)①'
    """
    return text.translate(WIDTH).translate(INVISIBLE)


def compact(text: str) -> str:
    r"""Fold width, drop pronunciation noise and remove every blank.

    >>> compact("公 开（kāi）\n时限：")
    '公开时限:'
    """
    return BLANKS.sub("", PINYIN.sub("", fold_width(text)))


def tidy(text: str) -> str:
    r"""Trim a cell for keeping: line ends unified, blank ends removed, words untouched.

    >>> tidy(" 某县\r\n民政局 ")
    '某县\n民政局'
    """
    if UNTIDY.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(INVISIBLE)
    return text.strip()


def lines(text: str) -> list[str]:
    r"""Split a cell into its lines that are not blank.

    >>> lines("甲\n\n 乙 ")
    ['甲', '乙']
    """
    return [line.strip() for line in tidy(text).split("\n") if line.strip()]
