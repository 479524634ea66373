"""Cell texts that stand for something other than a value; the word lists are data."""

import re
from functools import cache
from typing import TypeAlias

from opengov._resources import read_toml
from opengov.wording.normalise import compact

__all__ = ["is_ditto", "is_garbled", "is_generic_unit", "is_masked", "is_placeholder"]

Words: TypeAlias = frozenset[str]


@cache
def _words(name: str) -> Words:
    values = read_toml("wording/signs.toml")[name]
    assert isinstance(values, list)  # noqa: S101 - package data, tested
    return frozenset(compact(str(value)).casefold() for value in values)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(read_toml("wording/signs.toml")[name]))


def is_placeholder(text: str) -> bool:
    """Tell whether a text only holds the place of a value: "/", 略, 无, 待定.

    >>> is_placeholder(" — "), is_placeholder("民政局")
    (True, False)
    """
    return compact(text).casefold() in _words("placeholder")


def is_masked(text: str) -> bool:
    """Tell whether characters of a text are masked: ****局, ××部门, ___个.

    >>> is_masked("****局"), is_masked("1. 民政局")
    (True, False)
    """
    return bool(_pattern("masked").search(compact(text)))


def is_ditto(text: str) -> bool:
    """Tell whether a text refers to the cell above: 同上, 〃.

    >>> is_ditto("同 上"), is_ditto("同上级部门")
    (True, False)
    """
    return compact(text).casefold() in _words("ditto")


def is_generic_unit(text: str) -> bool:
    """Tell whether a unit is named only in general: 相关审批部门, 各有关单位.

    >>> is_generic_unit("相关审批部门"), is_generic_unit("某县民政局")
    (True, False)
    """
    return bool(_pattern("generic_unit").fullmatch(compact(text)))


def is_garbled(text: str) -> bool:
    """Tell whether a value was lost on the way: #REF!, a formula, replacement characters.

    >>> is_garbled("#REF!"), is_garbled("=VLOOKUP(A1,B:C,2)"), is_garbled("民政局")
    (True, True, False)
    """
    return bool(_pattern("garbled").fullmatch(compact(text)))
