"""Every class and field can be looked up: anchors, examples, mistakes, pointers."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, cast

import pytest
from scripts.docpages.anchors import code_anchor, field_anchor, kebab, value_anchor
from scripts.docpages.classes.dictionary import Class, classes, uses
from scripts.docpages.classes.examples import EXAMPLES, example, member
from scripts.docpages.classes.fieldtable import LEVELS, field_table
from scripts.docpages.classes.mistakes import Mistake, mistakes
from scripts.docpages.classes.pointers import pointers
from scripts.docpages.classes.rulemistakes import fields_read, judged_class, rule_mistakes
from scripts.docpages.markdown import pretty
from scripts.docpages.schemas import cardinality, codelist_of, references, words
from tests.docs.written import LANGS, page, row, said, squashed

from opengov.cli.handbook import pages as handbook
from opengov.model._base import Doc, Model
from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES
from opengov.schema import schema_names
from opengov.schema.shape import Json
from opengov.standard import mapping_rows
from opengov.text import Lang

MODELS = [each for each in classes().values() if each.model is not None]
each_language = pytest.mark.parametrize("lang", LANGS)
each_class = pytest.mark.parametrize("each", MODELS, ids=lambda each: each.name)


@cache
def made(each: Class) -> tuple[Mistake, ...]:
    return tuple(mistakes(each))


def section(each: Class, lang: Lang) -> str:
    """Return what a page says about a class."""
    heading = f" {{#{kebab(each.name)}}}\n"
    level = "# " if each.heads_page else "## "
    text = page(each.page, lang).partition(heading)[2]
    ends = [f"\n## {part.name}" for part in classes().values() if part.page == each.page]
    if lang == "zh":
        ends = [f"\n## {words(p.schema, 'title', 'zh')} {p.name}" for p in classes().values()]
    assert level in page(each.page, lang)
    return min((text.partition(end)[0] for end in ends), key=len)


class TestClasses:
    def test_every_schema_has_a_page_of_its_own(self) -> None:
        pages = {each.page for each in classes().values() if each.published}
        assert pages == {f"reference/classes/{name}" for name in schema_names()}

    def test_a_part_of_one_record_stands_on_its_page_and_a_shared_one_alone(self) -> None:
        assert classes()["DeadlineClause"].page == "reference/classes/time-limit"
        assert classes()["Withdrawn"].page == "reference/classes/information-request"
        assert classes()["Duration"].page == "reference/classes/duration"
        assert not classes()["Duration"].published

    @each_language
    @each_class
    def test_purpose_and_places(self, each: Class, lang: Lang) -> None:
        shown = squashed(section(each, lang))
        assert said(words(each.schema, "description", lang)) in shown
        for use in uses().get(each.name, ()):
            assert f"{use.owner}.{use.field}" in shown

    @each_language
    def test_a_union_lists_its_classes(self, lang: Lang) -> None:
        text = page("reference/classes/disclosure", lang)
        for name in references(classes()["Disclosure"].schema):
            kind = str(classes()[name].fields["type"]["const"])
            assert f"| `{kind}` | [{name}]({kebab(name)}.md#{kebab(name)}) |" in text


class TestFields:
    @each_language
    @pytest.mark.parametrize("each", classes().values(), ids=lambda each: each.name)
    def test_a_row_says_all(self, each: Class, lang: Lang) -> None:
        for field, schema in each.fields.items():
            self.check(each, field, schema, lang)

    def check(self, each: Class, field: str, schema: Json, lang: Lang) -> None:
        line = row(page(each.page, lang), field_anchor(each.name, field))
        shown = squashed(line)
        for text in (
            field,
            words(schema, "title", "zh"),
            words(schema, "title", "en"),
            words(schema, "description", lang),
            LEVELS[str(schema["x-requirement-level"])].say(lang),
            *references(schema),
        ):
            assert said(text) in shown
        required = field in cast("list[str]", each.schema.get("required", []))
        assert f"|{cardinality(schema, required=required)}|" in shown
        name = codelist_of(schema)
        assert (f"../codelists/{name}.md" in line) is bool(name)
        if "const" in schema and name:
            assert f"{name}.md#{code_anchor(str(schema['const']))})" in line
        for value in cast("list[str]", schema.get("enum", [])):
            assert name or f"`{value}`" in line
        assert line.endswith(f"| {each.since(field)} |")

    @each_language
    @pytest.mark.parametrize("field", list(classes()["CatalogEntry"].fields))
    def test_the_row_names_rules_and_table_column(self, field: str, lang: Lang) -> None:
        line = row(page("reference/classes/catalog-entry", lang), f"catalog-entry-{kebab(field)}")
        python = {info.alias or n: n for n, info in CatalogEntry.model_fields.items()}[field]
        reading = [code for code in sorted(RULES) if ("CatalogEntry", field) in fields_read(code)]
        assert [code for code in sorted(RULES) if f"[{code}](" in line] == reading
        named = {code for code, rule in RULES.items() if python in (*rule.reads, *rule.spec.over)}
        assert named == set(reading)
        (column,) = (
            each.table_column
            for each in mapping_rows()
            if (each.record, each.field) == ("catalog-entry", field)
        )
        assert f"|{said(column)}|" in squashed(line)

    def test_since_stands_beside_the_field(self) -> None:
        assert Doc("名", "name", "说明").since == "0.1"

        class Later(Model):
            new: Annotated[int, Doc("新", "New", "新字段", since="0.7")]

        later = Class("Later", {}, Later, "")
        assert later.since("new") == "0.7"

    @each_language
    @pytest.mark.parametrize("each", classes().values(), ids=lambda each: each.name)
    def test_every_field_stands_in_the_index(self, each: Class, lang: Lang) -> None:
        heading = f"\n## {each.name} {{#{each.name.lower()}}}\n"
        index = page("reference/fields", lang).partition(heading)[2].partition("\n## ")[0]
        for field in each.fields:
            to = f"classes/{each.page.rpartition('/')[2]}.md#{field_anchor(each.name, field)}"
            assert f"| [`{field}`]({to}) | " in index

    @each_language
    def test_a_field_that_goes_away_says_what_to_use(self, lang: Lang) -> None:
        organ = classes()["Organ"]
        gone: Json = {
            **organ.fields["level"],
            "x-deprecated": {
                "since": "1.2.0",
                "removal": "2.0.0",
                "reason": {"zh": "与代码重复", "en": "the code tells it"},
                "use": "adcode",
            },
        }
        owner = Class("Organ", {"properties": {"level": gone}}, organ.model, organ.page)
        line = row(field_table(owner, organ.page, lang), "organ-level")
        shown = squashed(line)
        assert "1.2.0" in shown
        assert "2.0.0" in shown
        assert ("与代码重复；改用adcode" if lang == "zh" else "thecodetellsit;useadcode") in shown
        assert "(#organ-adcode)" in line


class TestExamples:
    def test_there_is_one_of_every_class_and_no_other_file(self) -> None:
        names = {path.name for path in EXAMPLES.iterdir()}
        assert names == {f"{kebab(each.name)}.json" for each in MODELS}

    @each_class
    def test_shows_what_is_required_and_recommended(self, each: Class) -> None:
        shown = example(each)
        wanted = {
            name
            for name, schema in each.fields.items()
            if schema["x-requirement-level"] in {"required", "recommended"}
        }
        assert wanted <= shown.keys()

    @each_language
    @each_class
    def test_stands_on_the_page(self, each: Class, lang: Lang) -> None:
        assert f"```json\n{pretty(example(each))}\n```" in page(each.page, lang)

    def test_one_that_breaks_the_schema_is_refused(self) -> None:
        broken = Class("Audience", {**classes()["Audience"].schema, "required": ["x"]}, None, "")
        with pytest.raises(ValueError, match=r"audience\.json: \$: 'x' is a required property"):
            example(broken)


class TestMistakes:
    @each_class
    def test_what_is_required_may_be_absent(self, each: Class) -> None:
        codes = [mistake.code for mistake in made(each)]
        assert ("S201" in codes) is bool(each.schema.get("required"))
        assert {"S202"} <= set(codes)

    def test_every_notice_about_the_form_of_records_is_shown(self) -> None:
        shown = {mistake.code for each in MODELS for mistake in made(each)}
        assert shown == {code for code in handbook() if code.startswith("S2")} - {"S299"}

    @each_language
    @each_class
    def test_each_has_its_row(self, each: Class, lang: Lang) -> None:
        text = section(each, lang)
        for mistake in made(each):
            (line,) = (
                line
                for line in text.splitlines()
                if line.startswith(f"| {mistake.wrong.say(lang)} | [{mistake.code}](")
            )
            assert said(mistake.message.say(lang)) in squashed(line)
            assert line.endswith(f" | {mistake.right.say(lang)} |")

    @each_language
    def test_every_rule_has_its_row(self, lang: Lang) -> None:
        shown = []
        for owner in sorted({judged_class(rule) for rule in RULES.values()}):
            text = page(f"reference/classes/{kebab(owner)}", lang)
            for mistake in rule_mistakes(owner):
                says = mistake.code + said(mistake.message.say(lang))
                assert f"|{says}|" in squashed(text)
                shown.append(mistake.code)
        assert sorted(shown) == sorted(RULES)

    def test_a_message_names_the_field_that_is_wrong(self) -> None:
        (masked,) = (each for each in rule_mistakes("CatalogEntry") if each.code == "E112")
        assert masked.field == "responsibleUnits"
        assert "公开主体" in masked.message.zh

    def test_long_members_are_cut(self) -> None:
        record: Json = {
            "a": [{"text": "甲" * 80, "inner": {"b": 1}}, {"text": "乙"}],
            "c": "丙" * 200,
        }
        assert member(record, "a") == f'"a": [{{"text": "{"甲" * 80}", "inner": …}}, …]'
        assert member(record, "c") == f'"c": "{"丙" * 200}"'

    @each_language
    def test_the_course_of_a_request(self, lang: Lang) -> None:
        text = page("reference/classes/information-request", lang)
        codes = [code for code in handbook() if code.startswith("D")]
        assert [code for code in codes if f"| [{code}](../../rules/{code}.md) " in text] == codes


def places(value: object, above: str = "") -> Iterator[str]:
    """Go through the pointers of a record, `*` for every index."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{above}/{name}"
            yield from places(inner, f"{above}/{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner, f"{above}/*")


class TestPointers:
    @pytest.mark.parametrize(
        ("root", "name"),
        [
            ("CatalogEntry", "CatalogEntry"),
            ("InformationRequest", "InformationRequest"),
            *(("Disclosure", name) for name in references(classes()["Disclosure"].schema)),
        ],
    )
    def test_every_value_of_an_example_can_be_looked_up(self, root: str, name: str) -> None:
        shown = example(classes()[name])
        found = set(places({key: value for key, value in shown.items() if key != "extra"}))
        assert found <= pointers(root).keys()

    def test_the_clauses_of_a_limit_share_a_pointer(self) -> None:
        at = pointers("CatalogEntry")["/timeLimit/clauses/*/duration/value"]
        assert at == [("Duration", "value")]
        kinds = pointers("CatalogEntry")["/timeLimit/clauses/*/kind"]
        assert ("DeadlineClause", "kind") in kinds
        assert len(kinds) == 10

    @each_language
    def test_the_page_leads_from_every_pointer_to_its_fields(self, lang: Lang) -> None:
        text = page("reference/pointers", lang)
        for root in ("Catalog", "CatalogEntry", "Disclosure", "InformationRequest"):
            part = text.partition(f"\n## {root} {{#{kebab(root)}}}\n")[2].partition("\n## ")[0]
            rows = dict(
                line[2:-2].split(" | ") for line in part.splitlines() if line.startswith("| `/")
            )
            assert rows.keys() == {f"`{pointer}`" for pointer in pointers(root)}
            for pointer, fields in pointers(root).items():
                for owner, field in fields:
                    assert f"#{field_anchor(owner, field)})" in rows[f"`{pointer}`"]


@each_class
def test_each_value_without_a_codelist_has_its_words_and_an_anchor(each: Class) -> None:
    """Such as `CalendarClause.relation`: `on` and `before`, each in both languages."""
    for name, schema in each.fields.items():
        inner = cast("Json", schema.get("items", schema))
        values = cast("list[str]", inner.get("enum", [])) if not codelist_of(schema) else []
        told = dict(each.doc(name).values)
        assert list(told) == values, name
        for lang in LANGS:
            table = field_table(each, each.page, lang)
            for value, text in told.items():
                anchor = value_anchor(each.name, name, value)
                assert f"[`{value}`](#{anchor}){{#{anchor}}} {text.say(lang)}" in table
                assert f"{{#{anchor}}}" in page(each.page, lang)


def test_some_field_has_values_and_no_codelist() -> None:
    assert sum(bool(each.doc(name).values) for each in MODELS for name in each.fields) == 5
