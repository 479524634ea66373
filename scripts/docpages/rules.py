"""A page for every rule and notice, and the index of all: what `opengov explain` shows."""

import json
from collections.abc import Iterator
from itertools import groupby

from scripts.docpages.markdown import both, code, fence, paragraphs, prose, table

from opengov.cli import messages
from opengov.cli.handbook import Page
from opengov.cli.handbook import pages as handbook
from opengov.rules import RULES
from opengov.text import Lang, Text
from opengov.validation.profiles import load_profile, profile_names

__all__ = ["pages"]

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
    "`opengov explain 代码` 在命令行中显示同样的内容。\n"
    "“致命”表示文件没有读成，“错误”须改正，“警告”表示存疑，“提示”只作说明。",
    "Every finding has a code, and a code once published is never used for anything else.\n"
    "`opengov explain CODE` shows the same pages in the terminal.\n"
    "Fatal means that the input could not be read; an error is something that must be put right; "
    "a warning is doubtful; info is worth knowing.",
)
CODE = Text("代码", "Code")
DEFECT = Text("含义", "Defect")
PROFILES = Text("适用规则集", "Profiles")
ALL = Text("全部规则和提示", "All rules and notices")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and the page of every code."""
    every = list(handbook().values())
    yield "rules/index", both(lambda lang: _index(every, lang))
    for page in every:
        yield f"rules/{page.code}", both(lambda lang, page=page: _page(page, lang))  # type: ignore[misc]  # mypy cannot infer a lambda with a default


def _index(every: list[Page], lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    heads = [head.say(lang) for head in (CODE, messages.SEVERITY, DEFECT, messages.NAME)]
    for family, members in groupby(every, key=lambda page: page.code[0]):
        parts.append(f"## {FAMILIES.get(family, Text(family, family)).say(lang)}")
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
    profiles = [name for name in profile_names() if load_profile(name).lists(page.code)]
    reads = (f"[`{name}`](../reference/fields.md#catalogentry-{name})" for name in page.reads)
    facts = (
        (messages.SEVERITY, messages.SEVERITIES[page.severity].say(lang)),
        (messages.BASIS, prose(page.cited.say(lang)) if page.basis or profiles else ""),
        (messages.SINCE, page.since),
        (PROFILES, ", ".join(map(code, profiles))),
        (messages.MENDED, page.mended.say(lang)),
        (messages.READS, ", ".join(reads)),
    )
    name, value = messages.NAME.say(lang), code(page.name)
    rows = ((label.say(lang), text) for label, text in facts if text)
    parts = [
        f"# {page.code} {prose(page.title.say(lang).rstrip('.。'))}",
        paragraphs(page.body.say(lang)),
        table((name, value), rows),
        f"## {messages.MESSAGE.say(lang)}",
        fence(page.message.say(lang)),
    ]
    if any(map(str.isalnum, page.good)):
        for label, example in (
            (messages.BAD_EXAMPLE, page.bad),
            (messages.GOOD_EXAMPLE, page.good),
        ):
            parts += [f"## {label.say(lang)}", _example(page, example)]
    parts.append(f"[{ALL.say(lang)}](index.md)")
    return "\n\n".join(parts) + "\n"


def _example(page: Page, example: str) -> str:
    """Show a record of a rule as JSON; the examples of notices may be broken on purpose."""
    if page.code not in RULES:
        return fence(example)
    return fence(json.dumps(json.loads(example), ensure_ascii=False, indent=2), "json")
