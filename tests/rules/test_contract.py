"""Every rule is held to one contract, whether or not it has tests of its own."""

import ast
import inspect
import re
import string
from pathlib import Path
from typing import Any

import pytest
from tests.rules.examples import (
    DAY,
    ORGANS,
    VALID_ENTRY,
    as_json,
    catalog,
    context,
    entry,
    hits,
    read,
)
from tests.rules.publications import VALID

import opengov.rules
from opengov.finding import Severity
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import DisclosureBase, read_disclosure_json
from opengov.rules import RULES, Context, Rule, Target, instrument
from opengov.validation.wording import field_term, fill

FOLDER = Path(opengov.rules.__file__).parent
PUBLIC_CODES = {
    "E101": ("content", Severity.ERROR),
    "E102": ("responsible_units", Severity.ERROR),
    "E103": ("channels", Severity.ERROR),
    "E104": ("update_frequency", Severity.ERROR),
    "E105": ("items", Severity.ERROR),
    "E106": ("legal_basis", Severity.ERROR),
    "E107": ("time_limit", Severity.ERROR),
    "E108": ("audience", Severity.ERROR),
    "E109": ("methods", Severity.ERROR),
    "E114": ("responsible_units", Severity.WARNING),
    "E121": ("content", Severity.ERROR),
    "E122": ("responsible_units", Severity.ERROR),
    "E123": ("channels", Severity.ERROR),
    "E124": ("update_frequency", Severity.ERROR),
    "E134": ("update_frequency", Severity.WARNING),
}
"""Codes that DESIGN fixes, the field each is about, and its severity."""

SPECIAL = {"ctx", "element", "entries", "disclosure"}
MODELS = {kind: type(read_disclosure_json(as_json(record))) for kind, record in VALID.items()}
"""The classes of publications, by type."""

each_rule = pytest.mark.parametrize("rule", [pytest.param(r, id=c) for c, r in RULES.items()])


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@each_rule
def test_bad_example_gives_one_finding_that_fills_both_messages(rule: Rule) -> None:
    [hit] = hits(rule, rule.spec.bad)
    message = rule.spec.message
    wanted = placeholders(message.zh)
    assert wanted == placeholders(message.en)
    assert wanted == set(hit.values) | ({"field"} & wanted)
    filled = fill(message, {"field": field_term("content"), **hit.values})
    assert hit.field or len(rule.spec.over or rule.reads) >= 1
    assert not re.search(r"[{}]", filled.zh + filled.en)


@each_rule
def test_good_example_gives_none(rule: Rule) -> None:
    assert hits(rule, rule.spec.good) == []


@each_rule
def test_examples_differ_in_one_field(rule: Rule) -> None:
    bad, good = rule.spec.bad, rule.spec.good
    if rule.spec.on == (Target.CATALOG,):
        old, new = bad["entries"], good["entries"]
        assert isinstance(old, list)
        assert isinstance(new, list)
        [(bad, good)] = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    differing = {key for key in {*bad, *good} if bad.get(key) != good.get(key)}
    assert len(differing) == 1
    assert differing == {"id"} or "id" not in differing
    assert (differing == {"id"}) == (rule.spec.rows == ("id",))


@each_rule
def test_parameters_name_fields(rule: Rule) -> None:
    if rule.spec.on == (Target.DISCLOSURE,):
        models = [MODELS[kind] for kind in rule.spec.types or MODELS]
        named = [set(model.model_fields) for model in models]
        assert all(set(rule.parameters) - SPECIAL <= names for names in named)
        assert set(rule.reads) <= set().union(*named)
        assert "disclosure" in rule.parameters or not rule.spec.rows
        assert not rule.spec.partition
        return
    assert not rule.spec.types
    for target in rule.spec.on:
        model = CatalogEntry if target is Target.ENTRY else Catalog
        assert set(rule.parameters) - SPECIAL <= set(model.model_fields)
    assert set(rule.reads) <= set(CatalogEntry.model_fields)
    assert set(rule.spec.partition) <= set(rule.spec.rows)
    assert ("entries" in rule.parameters) == bool(rule.spec.rows)
    assert "ctx" not in rule.parameters[:-1]


@each_rule
def test_rule_judges_nothing_but_what_it_says_it_reads(rule: Rule) -> None:
    """A record without the other fields gets the same hits."""
    if rule.spec.on == (Target.CATALOG,):
        record = Catalog.model_validate_json(as_json(rule.spec.bad))
        kept = [
            CatalogEntry.model_construct(
                **{"id": str(i)} | {name: getattr(each, name) for name in rule.spec.rows}
            )
            for i, each in enumerate(record.entries)
        ]
        stripped = Catalog.model_construct(id="x", entries=tuple(kept))
        assert len(list(rule.run(stripped, Context(as_of=DAY)))) == 1
    elif rule.spec.on == (Target.DISCLOSURE,):
        published = read(rule, rule.spec.bad)
        assert isinstance(published, DisclosureBase)
        names = {"type", *(rule.reads or type(published).model_fields)}
        fields: dict[str, Any] = {name: getattr(published, name, None) for name in names}
        few = type(published).model_construct(**{"id": "x"} | fields)
        assert list(rule.run(few, context(rule))) == hits(rule, rule.spec.bad)
    else:
        full = CatalogEntry.model_validate_json(as_json({**VALID_ENTRY, **rule.spec.bad}))
        bare = CatalogEntry.model_construct(
            **{"id": "x"} | {name: getattr(full, name) for name in rule.reads}
        )
        ctx = Context(requires=frozenset(rule.spec.over), as_of=DAY, organs=ORGANS)
        assert list(rule.run(full, ctx)) == list(rule.run(bare, ctx))


@each_rule
def test_page_in_both_languages(rule: Rule) -> None:
    page = rule.page
    for text, end in ((page.zh, "。"), (page.en, ".")):
        title, blank, *body = text.split("\n")
        assert title.endswith(end)
        assert end not in title[:-1]
        assert blank == ""
        assert len([line for line in body if line]) >= 2
    assert page.zh.split("\n\n")[-1].startswith("处理：")


@each_rule
def test_code_and_name(rule: Rule) -> None:
    spec = rule.spec
    assert re.fullmatch(r"[ECP][0-9]{3}", spec.code)
    assert RULES[spec.code] is rule
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", spec.name)
    assert not spec.name.startswith(("no-missing", "check-", "invalid-"))
    assert spec.severity in {Severity.ERROR, Severity.WARNING}
    assert re.fullmatch(r"[0-9]+\.[0-9]+", spec.since)


@each_rule
def test_basis_is_on_file_and_in_force(rule: Rule) -> None:
    for basis in rule.spec.basis:
        assert instrument(basis.law).in_force(DAY)


def test_names_are_unique() -> None:
    names = [rule.spec.name for rule in RULES.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", PUBLIC_CODES)
def test_public_codes_keep_field_and_severity(code: str) -> None:
    field, severity = PUBLIC_CODES[code]
    assert RULES[code].spec.over == (field,)
    assert RULES[code].spec.severity is severity
    assert RULES[code].spec.absence == (code < "E110")


def test_every_rule_of_every_module_is_registered() -> None:
    """A rule in a module that nobody imports would never run."""
    written = {
        keyword.value.value
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RuleSpec"
        for keyword in node.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    assert written == set(RULES)


def test_no_rule_module_is_private_and_all_are_imported() -> None:
    modules = {path.stem for path in FOLDER.glob("[a-z]*.py")}
    homes = {inspect.getmodule(rule.check).__name__.rpartition(".")[2] for rule in RULES.values()}  # type: ignore[union-attr] # a check has a module
    assert homes == modules


@pytest.mark.parametrize("kind", VALID)
def test_valid_publication_satisfies_every_rule(kind: str) -> None:
    record = read_disclosure_json(as_json(VALID[kind]))
    found = {code: list(rule.run(record, context(rule))) for code, rule in RULES.items()}
    assert not any(found.values())


def test_valid_entry_satisfies_every_rule() -> None:
    ctx = Context(requires=frozenset(CatalogEntry.model_fields), as_of=DAY, organs=ORGANS)
    found = {c: list(r.run(entry(), ctx)) for c, r in RULES.items() if Target.ENTRY in r.spec.on}
    assert not any(found.values())
    assert not any(list(r.run(catalog(VALID_ENTRY), ctx)) for r in RULES.values())
