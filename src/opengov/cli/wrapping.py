"""Breaking Chinese and Latin text into lines of terminal cells."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

__all__ = ["line_breaks"]

OPENING = "（“‘《〈〔【「『"
"""Marks that may not end a line (GB/T 15834, 标点符号用法)."""
CLOSING = "，。；：、！？）”’》〉〕】」』…"
"""Marks that may not begin a line."""
UNIT = re.compile(rf"\s+|[{OPENING}]*(?:[^\x00-\x7f]|[!-~]+)[{CLOSING}]*|.", re.DOTALL)
"""What is not broken: a word, a Chinese character with the marks that cling to it, blanks."""


def line_breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which to break a text so that its lines fit.

    Lines break at blanks and between Chinese characters, never before a
    closing mark or after an opening one; a word wider than a line is cut.

    >>> text = "缺少公开主体（责任单位），见 E102"
    >>> line_breaks(text, 14), text[6:12]
    ([6, 13], '（责任单位）')
    """
    breaks: list[int] = []
    used = 0
    for start, unit in _units(text, width):
        wide = cell_len(unit)
        if used + wide > width and used and not unit.isspace():
            breaks.append(start)
            used = 0
        used += wide
    return breaks


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Give the units of a text with their offsets, those that fit no line in pieces."""
    for match in UNIT.finditer(text):
        unit = match.group()
        if cell_len(unit) <= width or unit.isspace():
            yield match.start(), unit
        else:
            for offset, character in enumerate(unit):
                yield match.start() + offset, character
