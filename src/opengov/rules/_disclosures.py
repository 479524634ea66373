"""Going through publications: every text of one, and the titles of its fields."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from opengov.model._base import Doc, Model
from opengov.model.disclosures import Disclosure
from opengov.rules._judge import clip
from opengov.rules._personal import mask_personal
from opengov.rules._registry import Hit, Term
from opengov.text import Text

__all__ = [
    "Place",
    "doc_term",
    "either",
    "lacking",
    "lacking_all",
    "missing",
    "shown",
    "texts_of",
]

OFFICIAL = frozenset({"contacts", "service_channels"})
"""Where an office gives its own telephones."""
NUMBERED = frozenset(
    {
        "adcode",
        "catalog_entry_id",
        "code",
        "document_number",
        "id",
        "index_number",
        "item_code",
    }
)
"""Fields of numbers that are given to things."""
UNREAD = frozenset({"credit_code"})
"""A code of 18 characters with a check character of its own."""


class Place(NamedTuple):
    """A text of a publication and where it stands."""

    path: tuple[str | int, ...]
    """Python name of the field, then wire names and indexes."""
    text: str
    prose: bool
    """Whether a run of digits may be anything: not in an address, nor in a field of numbers."""
    official: bool
    """Whether it says how to reach an office."""


def texts_of(disclosure: Disclosure) -> Iterator[Place]:
    """Yield every text of a publication, in the order of the fields.

    >>> from opengov.model.disclosures import read_disclosure_json
    >>> record = read_disclosure_json('{"id": "1", "type": "result", "targets": [{"name": "甲"}]}')
    >>> [(place.path, place.text) for place in texts_of(record) if place.prose]
    [(('type',), 'result'), (('targets', 0, 'name'), '甲')]
    """
    for name, value in disclosure:
        yield from _texts(value, (name,), name, official=name in OFFICIAL)


def _texts(
    value: object, path: tuple[str | int, ...], name: str, *, official: bool
) -> Iterator[Place]:
    if isinstance(value, str):
        prose = name not in NUMBERED and not name.endswith("url")
        yield Place(path, value, prose, official)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), name, official=official)
    elif isinstance(value, Model):
        fields = type(value).model_fields
        for inner, item in value:
            if inner not in UNREAD:
                wire = fields[inner].alias or inner
                own = official or inner in OFFICIAL
                yield from _texts(item, (*path, wire), inner, official=own)


def shown(text: str) -> str:
    """Shorten a text of a publication to what a message can hold, without numbers of persons.

    >>> shown("核实13800000012的申请")
    '核实138******12的申请'
    """
    return clip(mask_personal(text))


@cache
def doc_term(model: type[Model], name: str) -> Term:
    """Name a field of a model: its JSON name, and its titles.

    >>> from opengov.model.disclosures import DecisionDisclosure
    >>> doc_term(DecisionDisclosure, "draft").words.zh
    '草案'
    """
    info = model.model_fields[name]
    doc = next(item for item in info.metadata if isinstance(item, Doc))
    return Term(info.alias or name, Text(doc.zh, doc.en))


def either(terms: tuple[Term, ...]) -> Term:
    """Name several fields of which one would do.

    >>> either((Term("a", Text("甲", "A")), Term("b", Text("乙", "B")))).words.zh
    '甲或者乙'
    """
    *others, last = terms
    zh, en = last.words.zh, last.words.en
    if others:
        zh = f"{'、'.join(term.words.zh for term in others)}或者{zh}"
        en = f"{', '.join(term.words.en for term in others)} or {en}"
    return Term("|".join(term.code for term in terms), Text(zh, en))


def lacking(record: Model, *names: str) -> Iterator[Term]:
    """Yield the elements of a record that are empty."""
    for name in names:
        if not getattr(record, name):
            yield doc_term(type(record), name)


def lacking_all(record: Model, *names: str) -> Iterator[Term]:
    """Yield several elements as one, where any of them would do and none is there."""
    if not any(getattr(record, name) for name in names):
        yield either(tuple(doc_term(type(record), name) for name in names))


def missing(terms: Iterable[Term], field: str, *path: str | int) -> Iterator[Hit]:
    """Report elements that are missing from the value at a place."""
    for term in terms:
        yield Hit({"element": term}, field, (*path, term.code.partition("|")[0]))
