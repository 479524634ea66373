"""Common mistakes in what a record says: the examples of the rules, judged by them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import cast, get_args

from scripts.docpages.classes.examples import member
from scripts.docpages.classes.mistakes import LEAVE_OUT, LEFT_OUT, Mistake

from opengov.calendar.registry import get_calendar
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure, DisclosureBase, read_disclosure_json
from opengov.rules import RULES, Context, Rule, Target
from opengov.schema.shape import Json
from opengov.text import Text
from opengov.validation.profiles import wire_name
from opengov.validation.wording import field_term, fill, term_of

__all__ = ["JUDGED", "fields_read", "judged_class", "rule_mistakes", "rules_of"]

JUDGED = Context(
    as_of=date(2026, 11, 22),
    organs=frozenset({"某县民政局"}),
    calendar=get_calendar("CN"),
    catalog={"养老-01": (CatalogEntry(id="养老-01"),)},
)
"""What the examples are judged by, whenever the pages are written."""


@cache
def rules_of() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the codes of the rules that read each field, by class and name in JSON."""
    found: dict[tuple[str, str], list[str]] = {}
    for code in sorted(RULES):
        for place in fields_read(code):
            found.setdefault(place, []).append(code)
    return {place: tuple(codes) for place, codes in found.items()}


def fields_read(code: str) -> list[tuple[str, str]]:
    """Return the fields that a rule reads, by class and name; a notice reads none."""
    places: list[tuple[str, str]] = []
    for probe in RULES[code].probes if code in RULES else ():
        if "entries" in probe.reads:
            places += [("CatalogEntry", wire_name(name)) for name in probe.rule.spec.rows]
            places.append(("Catalog", "entries"))
        elif probe.target is Target.DISCLOSURE:
            places += _published(probe.rule)
        else:
            model = Catalog if probe.target is Target.CATALOG else CatalogEntry
            fields = (model.model_fields[name].alias or name for name in probe.reads)
            places += [(model.__name__, field) for field in fields]
    return list(dict.fromkeys(places))


def _published(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the fields of publications that a rule reads, in each type it judges."""
    union, *_ = get_args(Disclosure)
    types = rule.spec.types
    models = [model for model in get_args(union) if not types or _type(model) in types]
    for name in rule.reads:
        for model in models:
            if name in model.model_fields:
                yield model.__name__, model.model_fields[name].alias or name


def _type(model: type[DisclosureBase]) -> str:
    (kind,) = get_args(model.model_fields["type"].annotation)
    return str(kind)


def judged_class(rule: Rule) -> str:
    """Return the class of which the examples of a rule are."""
    if rule.spec.on == (Target.DISCLOSURE,):
        return type(read_disclosure_json(json.dumps(rule.spec.bad))).__name__
    return "Catalog" if rule.spec.on == (Target.CATALOG,) else "CatalogEntry"


def rule_mistakes(owner: str) -> Iterator[Mistake]:
    """Give the example of every rule that judges records of a class, in the order of codes."""
    for _, rule in sorted(RULES.items()):
        if judged_class(rule) == owner:
            yield _mistake(rule, catalogs=owner == "Catalog")


def _mistake(rule: Rule, *, catalogs: bool) -> Mistake:
    bad, good = cast("Json", rule.spec.bad), cast("Json", rule.spec.good)
    message = _message(rule, bad)
    if catalogs:
        entries = (cast("list[Json]", each["entries"]) for each in (bad, good))
        ((bad, good),) = ((old, new) for old, new in zip(*entries, strict=True) if old != new)
    (field,) = (name for name in {**bad, **good} if bad.get(name) != good.get(name))
    return Mistake(
        code=rule.spec.code,
        field=field,
        wrong=_shown(bad, field) or LEFT_OUT.format(field=field),
        message=message,
        right=_shown(good, field) or LEAVE_OUT.format(field=field),
    )


def _message(rule: Rule, bad: Json) -> Text:
    """Return what the one finding about the bad example of a rule says."""
    context = replace(JUDGED, requires=frozenset(rule.spec.over))
    if rule.spec.on == (Target.DISCLOSURE,):
        published = read_disclosure_json(json.dumps(bad))
        (hit,) = rule.run(published, context)
        name = hit.field or next(iter(rule.probes)).field
        return fill(rule.spec.message, {"field": term_of(name, published), **hit.values})
    model = Catalog if rule.spec.on == (Target.CATALOG,) else CatalogEntry
    record = model.model_validate_json(json.dumps(bad))
    if rule.spec.rows:
        found = [(hit.field, hit) for hit in rule.run(record, context)]
    else:
        found = [
            (hit.field or probe.field, hit)
            for probe in rule.probes
            if probe.target is rule.spec.on[0]
            for hit in probe.call(tuple(getattr(record, n) for n in probe.reads), context)
        ]
    ((field, hit),) = found
    return fill(rule.spec.message, {"field": field_term(field), **hit.values})


def _shown(record: Json, field: str) -> Text | None:
    if field not in record:
        return None
    text = f"`{member(record, field)}`"
    return Text(text, text)
