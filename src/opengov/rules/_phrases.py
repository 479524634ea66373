"""The texts of a field, for rules that judge words whatever the field."""

from collections.abc import Iterator
from functools import lru_cache

from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.rules._judge import Sign, sign_of_text

__all__ = ["Place", "texts"]

Place = tuple[str | int, ...]
"""Where in the field: wire names and indexes."""


def texts(value: object) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a field that say something, each with its place.

    >>> list(texts(("发放标准", "/")))
    [((0,), '发放标准')]
    """
    for index, part in enumerate(value if isinstance(value, tuple) else ()):
        text = _text_of(part)
        if _says_something(text):
            yield ((index,), text)


def _text_of(part: object) -> str:
    match part:
        case ResponsibleUnit(name=text) | LegalBasis(text=text):
            return text
    return part if isinstance(part, str) else ""


@lru_cache(maxsize=4096)
def _says_something(text: str) -> bool:
    """Tell whether no rule about placeholders, masks and lost words speaks of a text."""
    return sign_of_text(text) is Sign.REAL
