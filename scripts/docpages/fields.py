"""The page of the fields of a catalog and its entries: a data dictionary."""

from collections.abc import Iterator

from scripts.docpages.markdown import both, paragraphs, prose, table
from scripts.docpages.schemas import codelist_of, fields_of, kind, records, words

from opengov.cli.handbook import pages as handbook
from opengov.schema.shape import Json
from opengov.text import Lang, Text

__all__ = ["pages"]

TITLE = Text("字段", "Fields")
INTRODUCTION = Text(
    "目录 JSON 的全部字段，与 `schemas/v1/catalog.schema.json` 一致。\n"
    "“必备”指数据模式要求，或默认规则集 `required-elements` 要求；"
    "“建议”指规则集 `national-2019` 要求。\n"
    "没有的内容不写：既不写 `null`，也不写空值。\n"
    "Python 中的名称为下划线写法，如 `responsibleUnits` 即 `responsible_units`。",
    "All fields of catalog JSON, as in `schemas/v1/catalog.schema.json`.\n"
    "*Required* is what the schema or the default profile `required-elements` requires, "
    "*recommended* what the profile `national-2019` requires.\n"
    "What is absent is not written: neither `null` nor an empty value.\n"
    "Python names are in snake_case: `responsibleUnits` is `responsible_units`.",
)
HEADS = (
    Text("字段", "Field"),
    Text("名称", "Title"),
    Text("类型", "Type"),
    Text("要求", "Level"),
    Text("说明", "Description"),
)
CODELIST = Text("代码表", "Codelist")
RULES = Text("规则", "Rules")
LEVELS = {
    "required": Text("必备", "required"),
    "recommended": Text("建议", "recommended"),
    "optional": Text("可选", "optional"),
}
ENTRY = "CatalogEntry"


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the fields."""
    yield "reference/fields", both(_page)


def _page(lang: Lang) -> str:
    every = dict(records("catalog", "catalog-entry"))
    first = {name: every.pop(name) for name in ("Catalog", ENTRY)}
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for name, record in (first | dict(sorted(every.items()))).items():
        parts.append(f"## {name}")
        parts.append(_about(record, lang))
        parts.append(_table(name, record, lang))
    return "\n\n".join(parts) + "\n"


def _about(record: Json, lang: Lang) -> str:
    """Describe a record; its class name is English already, so only Chinese adds a title."""
    about = paragraphs(words(record, "description", lang))
    return f"{words(record, 'title', lang)}：{about}" if lang == "zh" else about


def _table(name: str, record: Json, lang: Lang) -> str:
    heads = [*HEADS, CODELIST, *([RULES] if name == ENTRY else [])]
    return table((head.say(lang) for head in heads), _rows(name, record, lang))


def _rows(record_name: str, record: Json, lang: Lang) -> Iterator[list[str]]:
    every = handbook().values()
    for name, field in fields_of(record).items():
        codelist = codelist_of(field)
        level = str(field.get("x-requirement-level", "optional"))
        row = [
            f'<a id="{record_name.lower()}-{name}"></a>`{name}`',
            prose(words(field, "title", lang)),
            kind(field, lang),
            LEVELS[level].say(lang),
            prose(words(field, "description", lang)),
            f"[{codelist}](codelists.md#{codelist})" if codelist else "",
        ]
        if record_name == ENTRY:
            touching = (p.code for p in every if name in p.reads and p.code[0] in "CE")
            row.append(", ".join(f"[{code}](../rules/{code}.md)" for code in touching))
        yield row
