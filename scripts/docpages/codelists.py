"""The page of the codelists: every code with its names, validity and source."""

from collections.abc import Iterator

from scripts.docpages.markdown import both, code, prose, table
from scripts.docpages.schemas import codelist_of, fields_of, records

from opengov.codelists import Code, Codelist, codelist, codelist_names
from opengov.text import Lang, Text

__all__ = ["pages"]

TITLE = Text("代码表", "Codelists")
INTRODUCTION = Text(
    "随安装包发布的 CSV 在 `schemas/v1/codelists/`；`opengov codelist 名称` 显示同样的内容。\n"
    "来源 `published tables` 指各地实际公布的目录，`opengov` 指本库自定。",
    "The CSV files stand in `schemas/v1/codelists/` and ship in the wheel; "
    "`opengov codelist NAME` shows the same.\n"
    "The source `published tables` means catalogs as they are published, `opengov` this library.",
)
USED = Text("用于：", "Used by: ")
HEADS = (
    Text("代码", "Code"),
    Text("中文名称", "Chinese"),
    Text("英文名称", "English"),
    Text("说明", "Description"),
    Text("来源", "Source"),
)
UNTIL = Text("{day} 停用", "until {day}")
REPLACED = Text("由 {codes} 取代", "replaced by {codes}")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the codelists."""
    yield "reference/codelists", both(_page)


def _page(lang: Lang) -> str:
    users = _users()
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for name in codelist_names():
        parts.append(f"## {name}")
        if name in users:
            parts.append(USED.say(lang) + ", ".join(map(code, users[name])))
        parts.append(_table(codelist(name), lang))
    return "\n\n".join(parts) + "\n"


def _table(values: Codelist, lang: Lang) -> str:
    rows = (
        (
            code(entry.code),
            prose(entry.title.zh),
            prose(entry.title.en),
            prose(_about(entry, lang)),
            prose(entry.source),
        )
        for entry in values.entries
    )
    return table((head.say(lang) for head in HEADS), rows)


def _about(entry: Code, lang: Lang) -> str:
    """Describe a code, and say where it is no longer in use."""
    parts = [entry.description.say(lang)]
    if entry.valid_to is not None:
        parts.append(UNTIL.format(day=entry.valid_to).say(lang))
    if entry.replaced_by:
        parts.append(REPLACED.format(codes=", ".join(map(code, entry.replaced_by))).say(lang))
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part)


def _users() -> dict[str, list[str]]:
    """Return the fields that take their codes from each codelist."""
    found: dict[str, list[str]] = {}
    for record, schema in records().items():
        for name, field in fields_of(schema).items():
            if codelist_of(field):
                found.setdefault(codelist_of(field), []).append(f"{record}.{name}")
    return found
