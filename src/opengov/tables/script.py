"""Traditional script to simplified, for matching only: 乾县 must not become 干县 in the record."""

from functools import cache, lru_cache
from typing import Protocol

from opengov._resources import read_text
from opengov.errors import MissingExtraError

__all__ = ["simplified"]


class Converter(Protocol):
    """What we use of OpenCC."""

    def convert(self, text: str) -> str:
        """Return the text in the other script."""
        ...


@cache
def _converter() -> Converter:
    try:
        from opencc import OpenCC  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingExtraError("tables", needed_for="reading traditional script") from error
    converter: Converter = OpenCC("t2s")
    return converter


@cache
def _plain_characters() -> frozenset[str]:
    """The characters of official texts in simplified script, which need no converter."""
    return frozenset(read_text("wording/simplified.txt"))


@lru_cache(maxsize=65536)
def simplified(text: str) -> str:
    """Return a text in simplified script.

    >>> simplified("公開時限")
    '公开时限'
    """
    if all(char < "\u4e00" or char in _plain_characters() for char in text):
        return text
    return _converter().convert(text)
