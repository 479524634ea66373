"""How a basis in law is cited on a page: in words, linked to its instrument."""

from collections.abc import Iterable

from scripts.docpages.anchors import link
from scripts.docpages.markdown import prose

from opengov.law.instruments import cite, instruments
from opengov.source import Basis, LegalRef
from opengov.text import Lang, Text

__all__ = ["INSTRUMENTS", "cited"]

INSTRUMENTS = "law/instruments"
"""The page of the instruments."""
AND = Text("；", "; ")


def cited(basis: Iterable[Basis], page: str, lang: Lang) -> str:
    """Cite provisions, each linked to its instrument; a profile is linked to its section."""
    return AND.say(lang).join(_cited(each, page, lang) for each in basis)


def _cited(basis: Basis, page: str, lang: Lang) -> str:
    words = prose(cite(basis).say(lang))
    if isinstance(basis, LegalRef):
        anchored = basis.law in instruments()
        return link(words, INSTRUMENTS, page=page, anchor=basis.law) if anchored else words
    return link(words, "rules/profiles", page=page, anchor=basis.profile)
