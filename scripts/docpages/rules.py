"""A page for every rule and notice, and the index of all: what `opengov explain` shows."""

import json
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from scripts.docpages.anchors import link
from scripts.docpages.citing import cited
from scripts.docpages.classes.dictionary import field_link
from scripts.docpages.classes.rulemistakes import fields_read
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

from opengov.cli import messages
from opengov.cli.handbook import Page
from opengov.cli.handbook import pages as handbook
from opengov.rules import RULES
from opengov.text import Lang, Text
from opengov.validation.profiles import load_profile, profile_names

__all__ = ["FAMILIES", "family_anchor", "pages"]

FAMILIES = {
    "C": Text("C 目录", "C: the catalog as a whole"),
    "D": Text("D 期限", "D: deadlines"),
    "E": Text("E 条目", "E: an entry of the catalog"),
    "F": Text("F 文件", "F: the file"),
    "P": Text("P 发布", "P: publication"),
    "R": Text("R 年度报告", "R: the annual report"),
    "S": Text("S 数据结构", "S: the structure of JSON"),
    "T": Text("T 表格", "T: the table"),
    "X": Text("X 内部", "X: the tool itself"),
}
TITLE = Text("规则和提示", "Rules and notices")
INTRODUCTION = Text(
    "检查结果中的每个问题都带有代码，代码一经公布不再改作他用。\n"
    "`opengov explain 代码` 在命令行中显示同样的内容；"
    "各规则集检查哪些规则，见[规则集](profiles.md)。\n"
    "“致命”表示文件没有读成，“错误”须改正，“警告”表示存疑，“提示”只作说明。",
    "Every finding has a code, and a code once published is never used for anything else.\n"
    "`opengov explain CODE` shows the same pages in the terminal; "
    "which rules a profile runs is listed under [profiles](profiles.md).\n"
    "Fatal means that the input could not be read; an error is something that must be put right; "
    "a warning is doubtful; info is worth knowing.",
)
CODE = Text("代码", "Code")
DEFECT = Text("含义", "Defect")
PROFILES = Text("适用规则集", "Profiles")
ALL = Text("全部规则和提示", "All rules and notices")
INDEX = "rules/index"


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and the page of every code."""
    every = list(handbook().values())
    yield INDEX, both(partial(_index, every))
    for page in every:
        yield f"rules/{page.code}", both(partial(_page, page))


def family_anchor(family: str) -> str:
    """Return the anchor of a family in the index."""
    return f"family-{family.lower()}"


def _index(every: list[Page], lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    heads = [head.say(lang) for head in (CODE, messages.SEVERITY, DEFECT, messages.NAME)]
    for family, members in groupby(every, key=lambda page: page.code[0]):
        parts.append(heading(2, FAMILIES[family].say(lang), family_anchor(family)))
        rows = (
            (
                f"[{page.code}]({page.code}.md)",
                messages.SEVERITIES[page.severity].say(lang),
                prose(page.title.say(lang)),
                code(page.name),
            )
            for page in members
        )
        parts.append(table(heads, rows))
    return "\n\n".join(parts) + "\n"


def _page(page: Page, lang: Lang) -> str:
    parts = [
        heading(1, f"{page.code} {prose(page.title.say(lang).rstrip('.。'))}", page.code.lower()),
        paragraphs(page.body.say(lang)),
        facts((label.say(lang), text) for label, text in _facts(page, lang)),
        heading(2, messages.MESSAGE.say(lang), "message"),
        fence(f"{page.message.zh}\n{page.message.en}"),
    ]
    if any(map(str.isalnum, page.good)):
        for label, example, anchor in (
            (messages.BAD_EXAMPLE, page.bad, "bad"),
            (messages.GOOD_EXAMPLE, page.good, "good"),
        ):
            parts += [heading(2, label.say(lang), anchor), _example(page, example)]
    parts.append(f"[{ALL.say(lang)}](index.md)")
    return "\n\n".join(parts) + "\n"


def _facts(page: Page, lang: Lang) -> Iterator[tuple[Text, str]]:
    here = f"rules/{page.code}"
    profiles = [name for name in profile_names() if load_profile(name).lists(page.code)]
    rests = cited(page.basis, here, lang) or prose(page.cited.say(lang))
    # A field that all five types of publications share is shown once.
    shared = {name: owner for owner, name in reversed(fields_read(page.code))}
    places = [field_link(owner, name, here) for name, owner in reversed(shared.items())]
    links = (link(code(name), "rules/profiles", page=here, anchor=name) for name in profiles)
    yield messages.NAME, code(page.name)
    yield messages.SEVERITY, messages.SEVERITIES[page.severity].say(lang)
    yield messages.BASIS, rests
    yield messages.EARLIER, cited(page.earlier, here, lang)
    yield messages.APPLIES, page.in_force.say(lang)
    yield messages.FATE, prose(page.fate.say(lang))
    yield messages.SINCE, page.since
    yield PROFILES, ", ".join(links)
    yield messages.MENDED, page.mended.say(lang)
    yield messages.READS, ", ".join(places)


def _example(page: Page, example: str) -> str:
    """Show a record of a rule as JSON; the examples of notices may be broken on purpose."""
    if page.code not in RULES:
        return fence(example)
    return fence(pretty(json.loads(example)), "json")
