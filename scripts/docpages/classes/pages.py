"""A page for every published record, with the parts that belong to it, and for shared parts."""

from collections.abc import Iterable, Iterator
from functools import partial

from scripts.docpages.anchors import kebab, link
from scripts.docpages.classes.dictionary import (
    Class,
    class_link,
    classes,
    field_link,
    on_page,
    uses,
)
from scripts.docpages.classes.examples import example
from scripts.docpages.classes.fieldtable import field_table
from scripts.docpages.classes.mistakes import Mistake, mistakes
from scripts.docpages.classes.rulemistakes import rule_mistakes, rules_of
from scripts.docpages.markdown import (
    both,
    code,
    facts,
    fence,
    heading,
    paragraphs,
    pretty,
    prose,
    table,
)
from scripts.docpages.schemas import references, words

import opengov
from opengov.cli.handbook import pages as handbook
from opengov.text import Lang, Text

__all__ = ["pages"]

SCHEMA = Text("数据模式", "Schema")
IDENTIFIER = Text("标识 $id", "$id")
PYTHON = Text("Python", "Python")
USED = Text("用于", "Stands in")
RULES = Text("规则", "Rules")
EXAMPLE = Text("示例", "Example")
FIELDS = Text("字段", "Fields")
MISTAKES = Text("常见错误", "Common mistakes")
NO_FIELDS = Text("没有自己的字段。", "It has no fields of its own.")
FORM = Text(
    "以下各行都是把上面的示例改错一处，由程序读取后得到的提示。",
    "Each line is the example above with one thing wrong, and what the reader finds.",
)
RULED = Text(
    "以下各行取自各条规则的示例；所用规则集没有列入的规则不检查。",
    "These lines are the examples of the rules; a profile that does not list a rule skips it.",
)
WRONG = Text("错误写法", "Wrong")
SAYS = Text("提示", "Finding")
RIGHT = Text("正确写法", "Write instead")
EVENTS = Text("办理过程中的问题", "Findings about the course of a request")
COURSE = Text(
    "日期和顺序写得合法，仍可能有问题；以下提示来自 `opengov deadline`。",
    "Dates that are well-formed may still be wrong; these findings come from `opengov deadline`.",
)
MEMBERS = Text("按 `{tag}` 区分的类", "Told apart by `{tag}`")
INDEX = Text("全部字段", "All fields")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of every class that has one."""
    for each in classes().values():
        if each.heads_page:
            yield each.page, both(partial(_page, each.page))


def _page(page: str, lang: Lang) -> str:
    head, *parts = on_page(page)
    blocks = [heading(1, _title(head, lang), kebab(head.name)), *_facts(head, page, lang)]
    blocks += _union(head, page, lang) if head.model is None else _body(head, page, lang)
    for part in parts:
        blocks += [heading(2, _title(part, lang), kebab(part.name)), *_facts(part, page, lang)]
        blocks += [fence(pretty(example(part)), "json"), _fields(part, page, lang)]
        blocks.append(_mistake_table(mistakes(part), page, lang))
    blocks.append(link(INDEX.say(lang), "reference/fields", page=page))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title(each: Class, lang: Lang) -> str:
    """Name a class; an English title that only puts blanks into the name is left out."""
    title = words(each.schema, "title", lang)
    if lang == "zh":
        return f"{prose(title)} {each.name}"
    same = title.replace(" ", "").replace("-", "").lower() == each.name.lower()
    return each.name if same else f"{each.name}: {prose(title)}"


def _facts(each: Class, page: str, lang: Lang) -> Iterator[str]:
    """Say what a class is for, how it is called and where it stands."""
    yield paragraphs(words(each.schema, "description", lang))
    known: list[tuple[Text, str]] = []
    if each.published:
        name = kebab(each.name)
        file = f"[{name}.schema.json](../../schemas/v1/{name}.schema.json)"
        known.append((SCHEMA, f"{file}, `opengov schema {name}`"))
        known.append((IDENTIFIER, code(str(each.schema["$id"]))))
    if each.name in opengov.__all__:
        name = f"opengov.{each.name}"
        known.append((PYTHON, link(code(name), "reference/api/model", page=page, anchor=name)))
    owners = uses().get(each.name, ())
    if owners:
        links = (field_link(use.owner, use.field, page) for use in owners)
        known.append((USED, ", ".join(links)))
    entry_fields = [use.field for use in owners if use.owner == "CatalogEntry"]
    codes = sorted({c for f in entry_fields for c in rules_of().get(("CatalogEntry", f), ())})
    if codes and each.heads_page:
        known.append((RULES, ", ".join(link(c, f"rules/{c}", page=page) for c in codes)))
    yield facts((label.say(lang), text) for label, text in known)


def _body(head: Class, page: str, lang: Lang) -> Iterator[str]:
    yield heading(2, EXAMPLE.say(lang), "example")
    yield fence(pretty(example(head)), "json")
    yield heading(2, FIELDS.say(lang), "fields")
    yield _fields(head, page, lang)
    yield heading(2, MISTAKES.say(lang), "mistakes")
    yield FORM.say(lang)
    yield _mistake_table(mistakes(head), page, lang)
    if found := list(rule_mistakes(head.name)):
        yield RULED.say(lang)
        owner = "CatalogEntry" if head.name == "Catalog" else head.name
        order = list(classes()[owner].fields)
        found.sort(key=lambda each: order.index(each.field))
        yield _mistake_table(found, page, lang, owner=owner)
    if head.name == "InformationRequest":
        yield heading(2, EVENTS.say(lang), "findings")
        yield COURSE.say(lang)
        yield _course(page, lang)


def _union(head: Class, page: str, lang: Lang) -> Iterator[str]:
    """Show the field that tells the classes of a union apart, and list these."""
    (tag,) = head.fields
    yield heading(2, FIELDS.say(lang), "fields")
    yield field_table(head, page, lang)
    yield heading(2, MEMBERS.say(lang).format(tag=tag), "members")
    rows = []
    for name in references(head.schema):
        member = classes()[name]
        value = str(member.fields[tag]["const"])
        about = prose(words(member.schema, "description", lang))
        rows.append((code(value), class_link(name, page), about))
    yield table((code(tag), SCHEMA.say(lang), ""), rows)


def _fields(each: Class, page: str, lang: Lang) -> str:
    return field_table(each, page, lang) if each.fields else NO_FIELDS.say(lang)


def _mistake_table(found: Iterable[Mistake], page: str, lang: Lang, *, owner: str = "") -> str:
    """Return a table of mistakes; with an owner, each is led by its field."""
    rows = []
    for each in found:
        rule = link(each.code, f"rules/{each.code}", page=page)
        says = f"{rule} {prose(each.message.say(lang))}"
        row = [each.wrong.say(lang), says, each.right.say(lang)]
        if owner:
            row.insert(0, field_link(owner, each.field, page, short=True))
        rows.append(row)
    heads = [WRONG, SAYS, RIGHT]
    if owner:
        heads.insert(0, FIELDS)
    return table((head.say(lang) for head in heads), rows) if rows else ""


def _course(page: str, lang: Lang) -> str:
    """List the notices of family D with their examples."""
    every = (each for each in handbook().values() if each.code.startswith("D"))
    rows = (
        (
            prose(each.bad),
            f"{link(each.code, f'rules/{each.code}', page=page)} {prose(each.title.say(lang))}",
            prose(each.good),
        )
        for each in every
    )
    return table((head.say(lang) for head in (WRONG, SAYS, RIGHT)), rows)
