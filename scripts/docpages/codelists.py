"""The index of the codelists, and a page for each: every code with its names and validity."""

from collections.abc import Iterator
from functools import partial

from scripts.docpages.anchors import code_anchor
from scripts.docpages.classes.dictionary import Use, classes, codelist_users, field_link
from scripts.docpages.markdown import both, day, facts, heading, prose, table

from opengov.cli import messages
from opengov.codelists import Code, Codelist, codelist, codelist_names
from opengov.text import Lang, Text

__all__ = ["pages"]

TITLE = Text("代码表", "Codelists")
INTRODUCTION = Text(
    "随安装包发布的 CSV 和 JSON 在 `schemas/v1/codelists/`；"
    "`opengov codelist 名称` 显示同样的内容。\n"
    "来源 `published tables` 指各地实际公布的目录，`opengov` 指本库自定。\n"
    "“封闭”的字段只能用表中的代码；“开放”的字段可以没有代码，保留原文。",
    "The CSV and JSON files stand in `schemas/v1/codelists/` and ship in the wheel; "
    "`opengov codelist NAME` shows the same.\n"
    "The source `published tables` means catalogs as they are published, `opengov` this library.\n"
    "A *closed* field takes these codes and nothing else; "
    "an *open* one may have no code and keep the words.",
)
NAME = Text("代码表", "Codelist")
TITLE_OF = Text("名称", "Title")
COUNT = Text("代码数", "Codes")
USED = Text("用于", "Used by")
FILES = Text("文件", "Files")
CLOSED = Text("封闭", "closed")
OPEN = Text("开放", "open")
NEVER = Text("记录中不用，供程序使用", "no record; programs use it")
CODES = Text("代码", "Codes")
ALL = Text("全部代码表", "All codelists")
CODE = Text("代码", "Code")
NAMES = Text("名称和说明", "Name and meaning")
VALID = Text("有效期", "Valid")
SUCCESSORS = Text("取代它的代码", "Replaced by")
WORDS = Text("表格中的其他写法", "Other words in tables")
SOURCE = Text("来源", "Source")
SINCE_DAY = Text("{day} 起", "from {day}")
TO_DAY = Text("至 {day}", "to {day}")
PAGE = "reference/codelists"


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and the page of every codelist."""
    yield PAGE, both(_index)
    for name in codelist_names():
        yield f"{PAGE}/{name}", both(partial(_page, codelist(name)))


def _index(lang: Lang) -> str:
    rows = (
        (
            f"[`{name}`](codelists/{name}.md){{#{name}}}",
            prose(codelist(name).title.say(lang)),
            str(len(codelist(name).codes)),
            _users(name, PAGE, lang),
        )
        for name in codelist_names()
    )
    heads = (NAME, TITLE_OF, COUNT, USED)
    parts = (
        f"# {TITLE.say(lang)}",
        INTRODUCTION.say(lang),
        table((head.say(lang) for head in heads), rows),
    )
    return "\n\n".join(parts) + "\n"


def _page(values: Codelist, lang: Lang) -> str:
    page = f"{PAGE}/{values.name}"
    files = ", ".join(
        f"[{form.upper()}](../../schemas/v1/codelists/{values.name}.{form})"
        for form in ("csv", "json")
    )
    known = (
        (USED, _users(values.name, page, lang)),
        (FILES, f"{files}, `opengov codelist {values.name}`"),
    )
    parts = (
        heading(1, f"{prose(values.title.say(lang))} {values.name}", "codelist"),
        facts((label.say(lang), text) for label, text in known),
        heading(2, CODES.say(lang), "codes"),
        _table(values, lang),
        f"[{ALL.say(lang)}](../codelists.md)",
    )
    return "\n\n".join(parts) + "\n"


def _users(name: str, page: str, lang: Lang) -> str:
    """Name the fields that take their codes from a codelist, and whether they must."""
    found = [
        f"{field_link(use.owner, use.field, page)} ({_binding(use).say(lang)})"
        for use in codelist_users().get(name, ())
    ]
    return ", ".join(found) or NEVER.say(lang)


def _binding(use: Use) -> Text:
    return OPEN if classes()[use.owner].fields[use.field]["x-codelist-open"] else CLOSED


def _table(values: Codelist, lang: Lang) -> str:
    """Return the table of the codes, without columns that hold nothing."""
    columns = (
        (CODE, [_anchored(entry) for entry in values.entries]),
        (NAMES, [_names(entry, lang) for entry in values.entries]),
        (VALID, [_validity(entry, lang) for entry in values.entries]),
        (SUCCESSORS, [_successors(entry, lang) for entry in values.entries]),
        (WORDS, [_words(values, entry) for entry in values.entries]),
        (SOURCE, [prose(entry.source).replace("；", "<br>") for entry in values.entries]),
    )
    shown = [(head.say(lang), cells) for head, cells in columns if any(cells)]
    return table((head for head, _ in shown), zip(*(cells for _, cells in shown), strict=True))


def _anchored(entry: Code) -> str:
    anchor = code_anchor(entry.code)
    return f"[`{entry.code}`](#{anchor}){{#{anchor}}}"


def _names(entry: Code, lang: Lang) -> str:
    """Give both titles and, in the language of the page, what the code means."""
    titles = f"**{prose(entry.title.zh)}** {prose(entry.title.en)}"
    return "<br>".join(filter(None, (titles, prose(entry.description.say(lang)))))


def _validity(entry: Code, lang: Lang) -> str:
    bounds = ((SINCE_DAY, entry.valid_from), (TO_DAY, entry.valid_to))
    said = (words.say(lang).format(day=day(bound)) for words, bound in bounds if bound is not None)
    return ("，" if lang == "zh" else " ").join(said)


def _successors(entry: Code, lang: Lang) -> str:
    """Link the codes that took its place; of a code in use, those that some write instead."""
    links = ", ".join(f"[`{code}`](#{code_anchor(code)})" for code in entry.replaced_by)
    if not links or entry.valid_to is not None:
        return links
    return messages.GIVING_WAY.say(lang).format(codes=links)


def _words(values: Codelist, entry: Code) -> str:
    """List what tables print for a code besides its title."""
    found = (prose(words) for words, code in values.aliases if code == entry.code)
    return "<br>".join(found)
