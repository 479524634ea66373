"""The page of the built-in profiles: what each requires and which rules it runs."""

from collections.abc import Iterator
from itertools import groupby

from scripts.docpages.anchors import link
from scripts.docpages.citing import cited
from scripts.docpages.classes.dictionary import field_link
from scripts.docpages.markdown import both, facts, heading, prose, table
from scripts.docpages.rules import FAMILIES, INDEX, family_anchor

from opengov.cli import messages
from opengov.cli.handbook import pages as handbook
from opengov.text import Lang, Text
from opengov.validation.profiles import (
    DEFAULT_PROFILE,
    Profile,
    load_profile,
    profile_names,
    wire_name,
)

__all__ = ["pages"]

PAGE = "rules/profiles"
TITLE = Text("规则集", "Profiles")
INTRODUCTION = Text(
    "规则集说明目录必须具备哪些要素、检查哪些规则。\n"
    "`opengov validate --profile 名称` 选用规则集，`opengov profile show 名称` 显示同样的内容；"
    "[扩展规则集](../how-to/extend-a-profile.md)说明怎样写自己的规则集。",
    "A profile says which elements a catalog must have and which rules are run.\n"
    "`opengov validate --profile NAME` chooses one, `opengov profile show NAME` shows the same; "
    "[extend a profile](../how-to/extend-a-profile.md) tells how to write your own.",
)
HEADING = Text("{title} {name}", "{name}: {title}")
DEFAULT = Text("没有选择时用这一个。", "It is used where none is chosen.")
SCHEMA = Text("数据模式", "Schema")
ALL = Text("：全部 {n} 条", ": all {n}")
RULES = Text("检查的规则", "Rules it runs")
CODE = Text("代码", "Code")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the profiles."""
    yield PAGE, both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for name in profile_names():
        profile = load_profile(name)
        parts += [
            heading(2, HEADING.say(lang).format(name=name, title=profile.title.say(lang)), name),
            prose(profile.description.say(lang)),
        ]
        if name == DEFAULT_PROFILE:
            parts.append(DEFAULT.say(lang))
        parts += [_facts(profile, lang), _rules(profile, lang)]
    return "\n\n".join(parts) + "\n"


def _facts(profile: Profile, lang: Lang) -> str:
    """List the elements it requires, its schema, and the families that it runs as a whole."""
    names = map(wire_name, profile.requires)
    required = (field_link("CatalogEntry", name, PAGE, short=True) for name in names)
    file = f"profiles/{profile.name}.catalog-entry"
    known = (
        (messages.BASIS, cited(profile.basis, PAGE, lang)),
        (messages.REQUIRES, ", ".join(required)),
        (SCHEMA, f"[`{file}`](../schemas/v1/{file}.schema.json)"),
    )
    return facts((label.say(lang), text) for label, text in known)


def _rules(profile: Profile, lang: Lang) -> str:
    """List the rules one by one, and of the notices of reading each family on a line."""
    rows = []
    every = handbook().values()
    for family, members in groupby(every, key=lambda page: page.code[0]):
        listed = [page for page in members if profile.lists(page.code)]
        if family in profile.rules:
            words = f"{FAMILIES[family].say(lang)}{ALL.say(lang).format(n=len(listed))}"
            rows.append((link(family, INDEX, page=PAGE, anchor=family_anchor(family)), "", words))
            continue
        rows += [
            (
                link(page.code, f"rules/{page.code}", page=PAGE),
                messages.SEVERITIES[profile.severity_of(page.code, page.severity)].say(lang),
                prose(page.title.say(lang).rstrip(".。")),
            )
            for page in listed
        ]
    heads = (CODE, messages.SEVERITY, RULES)
    return table((head.say(lang) for head in heads), rows)
