"""Messages of a report in the other language, from codes and values."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice, product

from opengov import rules
from opengov._notices import every_notice
from opengov.codelists import codelist, codelist_names
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import (
    DecisionDisclosure,
    ExecutionDisclosure,
    ManagementDisclosure,
    ResultDisclosure,
    ServiceDisclosure,
)
from opengov.rules import RULES, Term, doc_term
from opengov.source import Basis, LegalRef, ProfileRef
from opengov.text import Text
from opengov.validation.wording import cited, fill

__all__ = ["both_languages"]

RECORDS = (
    CatalogEntry,
    Catalog,
    DecisionDisclosure,
    ExecutionDisclosure,
    ManagementDisclosure,
    ServiceDisclosure,
    ResultDisclosure,
)
TRIED = 200
"""Readings of the values of one finding that are tried."""


def both_languages(
    code: str, message: str, values: Mapping[str, object], basis: Iterable[object]
) -> Text:
    """Return the message of a finding in both languages, though a report holds one.

    The sentence is made anew, and used only if one of its languages is what the report
    says; else the report's own words stand for both.

    Args:
        code: The rule or notice.
        message: As the report says it.
        values: As they stand in the report.
        basis: As it stands in the report.

    >>> both_languages("E101", "缺少公开内容（依据：国办发〔2019〕54号）", {},
    ...                [{"law": "cn-gb-2019-54"}]).en
    'the content to be disclosed is missing (basis: 国办发〔2019〕54号)'
    >>> both_languages("E101", "别的话", {}, []).en
    '别的话'
    """
    same = Text(message, message)
    rule = RULES.get(code)
    notice = every_notice().get(code)
    if rule is None and notice is None:
        return same
    template = rule.spec.message if rule is not None else every_notice()[code].message
    rests = _basis(basis)
    for filled in islice(_readings(values), TRIED):
        try:
            said = fill(template, filled)
            said = cited(said, rests) if rests else said
        except (LookupError, ValueError):
            return same
        if message in {said.zh, said.en}:
            return said
    return same


def _basis(basis: Iterable[object]) -> tuple[Basis, ...]:
    found: list[Basis] = []
    for each in basis:
        match each:
            case {"profile": str(name)}:
                found.append(ProfileRef(name))
            case {"law": str(law), **rest}:
                article, paragraph = rest.get("article"), rest.get("paragraph")
                if isinstance(article, int | None) and isinstance(paragraph, int | None):
                    found.append(LegalRef(law, article, paragraph))
    return tuple(found)


def _readings(values: Mapping[str, object]) -> "Iterable[dict[str, str | int | Term]]":
    """Yield the values, each text as what it may be the code of, and as itself."""
    choices: list[tuple[str | int | Term, ...]] = []
    for value in values.values():
        if isinstance(value, str):
            choices.append((*_terms().get(value, ()), value))
        else:
            choices.append((value if isinstance(value, int) else str(value),))
    for chosen in product(*choices):
        yield dict(zip(values, chosen, strict=True))


@cache
def _terms() -> Mapping[str, tuple[Term, ...]]:
    """Return what a code can stand for: fields of records, codelists, words of the rules."""
    found: dict[str, dict[Term, None]] = defaultdict(dict)
    for module in sorted(name for name in sys.modules if name.startswith(f"{rules.__name__}.")):
        for held in vars(sys.modules[module]).values():
            for term in held.values() if isinstance(held, Mapping) else (held,):
                if isinstance(term, Term):
                    found[term.code][term] = None
    for record in RECORDS:
        for name in record.model_fields:
            term = doc_term(record, name)
            found[term.code][term] = None
    for name in codelist_names():
        for code in codelist(name).codes:
            found[code][Term(code, codelist(name).entry(code).title)] = None
    return {code: tuple(terms) for code, terms in found.items()}
