"""Sets of characters, as ranges of code points."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, TypeAlias

__all__ = ["ANY", "Characters", "category", "complement", "contains", "representatives", "union"]

Characters: TypeAlias = tuple[tuple[int, int], ...]
"""Ranges, both ends included, ascending and apart from each other."""

LAST: Final = 0x10FFFF
SURROGATES: Final = (0xD800, 0xDFFF)
"""Code points that are no characters: no JSON text holds one by itself."""
ANY: Final[Characters] = ((0, SURROGATES[0] - 1), (SURROGATES[1] + 1, LAST))
FAVOURITES: Final = "a1A甲-. _"
"""What a witness is written with where it may be."""


def union(ranges: Iterable[tuple[int, int]]) -> Characters:
    """Put ranges in order and join those that touch.

    >>> union([(5, 9), (1, 3), (4, 4)])
    ((1, 9),)
    """
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def complement(characters: Characters) -> Characters:
    """Return all other characters.

    >>> complement(((1, LAST),))
    ((0, 0),)
    """
    found, start = [], 0
    for low, high in union((*characters, SURROGATES)):
        if start < low:
            found.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        found.append((start, LAST))
    return tuple(found)


def contains(characters: Characters, point: int) -> bool:
    """Tell whether a code point is in a set.

    >>> contains(((48, 57),), ord("7"))
    True
    """
    return any(low <= point <= high for low, high in characters)


@cache
def category(letter: str) -> Characters:
    r"""Return the characters of a class such as `\s`, as Python's `re` has them.

    >>> category("d")[0]
    (48, 57)
    """
    low = "".join(map(chr, range(SURROGATES[0])))
    high = "".join(map(chr, range(SURROGATES[1] + 1, LAST + 1)))
    found = []
    for text, offset in ((low, 0), (high, SURROGATES[1] + 1)):
        spans = (match.span() for match in re.finditer(rf"\{letter}+", text))
        found += [(start + offset, end - 1 + offset) for start, end in spans]
    return union(found)


def representatives(sets: Sequence[Characters]) -> tuple[int, ...]:
    """Return one code point of each class of characters that the sets tell apart.

    The pleasantest of a class stands for it, and the pleasantest class comes first.

    >>> [chr(point) for point in representatives([category("d")])]
    ['a', '1']
    """
    cuts = sorted({0} | {edge for each in (*sets, ANY) for low, high in each
                         for edge in (low, high + 1)})  # fmt: skip
    points = [*map(ord, FAVOURITES), *range(ord("0"), ord("z") + 1), *cuts]
    found: dict[tuple[bool, ...], int] = {}
    for point in points:
        if contains(ANY, point):
            found.setdefault(tuple(contains(each, point) for each in sets), point)
    return tuple(found.values())
