"""The texts of a field, for rules that judge words whatever the field."""

from collections.abc import Iterator
from functools import lru_cache

from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.rules._judge import Sign, sign_of_text

__all__ = ["Place", "texts", "wordings"]

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


def wordings(value: object) -> Iterator[tuple[Place, str]]:
    """Yield the words of any field as they are printed, each with its place.

    >>> list(wordings(TimeLimit(raw="２０日内")))
    [((), '２０日内')]
    """
    parts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
    for index, part in parts:
        match part:
            case Coded(text=str(text)) | Contact(text=text):
                pass
            case TimeLimit(raw=text) | UpdateFrequency(raw=str(text)):
                pass
            case _:
                text = _text_of(part)
        if text:
            yield (() if index is None else (index,)), text


def _text_of(part: object) -> str:
    match part:
        case ResponsibleUnit(name=text) | LegalBasis(text=text):
            return text
    return part if isinstance(part, str) else ""


@lru_cache(maxsize=4096)
def _says_something(text: str) -> bool:
    """Tell whether no rule about placeholders, masks and lost words speaks of a text."""
    return sign_of_text(text) is Sign.REAL
