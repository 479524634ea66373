"""Access to the word lists of the grammar of time limits."""

import re
from functools import cache

from opengov._resources import read_toml

__all__ = ["either", "section", "strings"]


@cache
def section(name: str, table: str) -> dict[str, object]:
    """Return a table of a word list.

    >>> section("surface", "typos")["型成"]
    '形成'
    """
    value = read_toml(f"wording/limits/{name}.toml")[table]
    assert isinstance(value, dict)  # noqa: S101 - package data, tested
    return value


@cache
def strings(name: str, table: str, key: str) -> tuple[str, ...]:
    """Return a list of words.

    >>> "内" in strings("surface", "doubled", "words")
    True
    """
    value = section(name, table)[key]
    assert isinstance(value, list)  # noqa: S101 - package data, tested
    return tuple(str(item) for item in value)


@cache
def either(name: str, table: str, key: str) -> str:
    """Return a regular expression that matches any of a list of words, the longest first.

    >>> either("grammar", "words", "within")
    '(?:之内|以内|内)'
    """
    words = sorted(strings(name, table, key), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words))})"
