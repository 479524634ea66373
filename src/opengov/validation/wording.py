"""Fields and messages in both languages."""

from collections.abc import Mapping
from functools import cache

from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure
from opengov.rules import Term, cite, doc_term
from opengov.source import Basis
from opengov.text import Lang, Text

__all__ = ["cited", "field_term", "fill", "plain", "term_of"]


@cache
def field_term(name: str) -> Term:
    """Name a field of an entry or a catalog: its JSON name, and its titles.

    >>> field_term("responsible_units")
    Term(code='responsibleUnits', words=Text(zh='公开主体', en='Responsible units'))
    """
    return doc_term(CatalogEntry if name in CatalogEntry.model_fields else Catalog, name)


def term_of(name: str, record: Disclosure | None) -> Term:
    """Name a field of a publication; without one, of an entry or a catalog."""
    return field_term(name) if record is None else doc_term(type(record), name)


def plain(values: Mapping[str, str | int | Term]) -> dict[str, object]:
    """Return values as they stand in JSON: a term by its code."""
    return {key: v.code if isinstance(v, Term) else v for key, v in values.items()}


def fill(message: Text, values: Mapping[str, str | int | Term]) -> Text:
    """Fill a message in both languages.

    >>> fill(Text("缺{field}", "no {field}"), {"field": field_term("url")}).zh
    '缺网址'
    """
    return Text(_filled(message, values, "zh"), _filled(message, values, "en"))


def _filled(message: Text, values: Mapping[str, str | int | Term], lang: Lang) -> str:
    words = {k: v.words.say(lang) if isinstance(v, Term) else v for k, v in values.items()}
    return message.say(lang).format(**words)


def cited(message: Text, basis: tuple[Basis, ...]) -> Text:
    """Add to a message what the finding rests on.

    >>> from opengov.source import ProfileRef
    >>> cited(Text("缺失", "missing"), (ProfileRef("required-elements"),)).zh
    '缺失（依据：规则集 required-elements）'
    """
    zh = "、".join(cite(each).zh for each in basis)
    en = ", ".join(cite(each).en for each in basis)
    return Text(f"{message.zh}（依据：{zh}）", f"{message.en} (basis: {en})")
