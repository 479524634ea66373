"""The table of the fields of a class: each field is an anchor."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from scripts.docpages.anchors import code_anchor, field_anchor, kebab, link, value_anchor
from scripts.docpages.classes.dictionary import Class, class_link, field_link
from scripts.docpages.classes.rulemistakes import rules_of
from scripts.docpages.markdown import code, prose, table
from scripts.docpages.schemas import bounds, cardinality, codelist_of, kind, words

from opengov.schema.shape import Json
from opengov.standard import mapping_rows
from opengov.text import Lang, Text

__all__ = ["LEVELS", "field_table"]

LEVELS = {
    "required": Text("必备", "required"),
    "recommended": Text("建议", "recommended"),
    "optional": Text("可选", "optional"),
}
OPEN = Text("代码表 {name}（开放）", "codelist {name} (open)")
CLOSED = Text("代码表 {name}", "codelist {name}")
GOING = Text(
    "**{since} 版起停用，{removal} 版删除**：", "**Deprecated since {since}, gone in {removal}**: "
)
INSTEAD = Text("；改用 {field}", "; use {field}")
DEFAULT = Text("缺省 {}", "default {}")


class Row(NamedTuple):
    """A field as its class has it."""

    owner: Class
    name: str
    schema: Json
    page: str


def _field(row: Row, _lang: Lang) -> str:
    anchor = field_anchor(row.owner.name, row.name)
    return f"[`{row.name}`](#{anchor}){{#{anchor}}}"


def _names(row: Row, lang: Lang) -> str:
    """Give both names and, in the language of the page, what the field is."""
    zh, en = (words(row.schema, "title", each) for each in ("zh", "en"))
    about = prose(words(row.schema, "description", lang))
    gone = _deprecation(row, lang)
    return "<br>".join(part for part in (f"**{prose(zh)}** {prose(en)}", about, gone) if part)


def _deprecation(row: Row, lang: Lang) -> str:
    """Say that a field goes away, why, and what to write instead; nothing for most."""
    if "x-deprecated" not in row.schema:
        return ""
    facts = cast("Json", row.schema["x-deprecated"])
    reason = cast("dict[str, str]", facts["reason"])[lang]
    said = GOING.say(lang).format(since=facts["since"], removal=facts["removal"])
    use = facts.get("use")
    instead = field_link(row.owner.name, str(use), row.page, short=True) if use else ""
    return f"{said}{prose(reason)}{INSTEAD.say(lang).format(field=instead) if use else ''}"


def _type(row: Row, lang: Lang) -> str:
    said = kind(row.schema, lang, lambda name: class_link(name, row.page))
    limits = [bounds(row.schema, lang), _codelist(row, lang)]
    default = row.schema.get("default")
    if default not in (None, [], {}):
        limits.append(DEFAULT.say(lang).format(code(str(default).lower())))
    limits += _values(row, lang)
    return "<br>".join(part for part in (said, *limits) if part)


def _values(row: Row, lang: Lang) -> Iterator[str]:
    """Say what each value means, of a field without a codelist; each is an anchor."""
    for value, text in row.owner.doc(row.name).values:
        anchor = value_anchor(row.owner.name, row.name, value)
        yield f"[`{value}`](#{anchor}){{#{anchor}}} {prose(text.say(lang))}"


def _number(row: Row, _lang: Lang) -> str:
    required = row.name in cast("list[str]", row.owner.schema.get("required", []))
    return cardinality(row.schema, required=required)


def _level(row: Row, lang: Lang) -> str:
    return LEVELS[str(row.schema["x-requirement-level"])].say(lang)


def _codelist(row: Row, lang: Lang) -> str:
    """Link the codelist, or the one value of it that the field can have."""
    name = codelist_of(row.schema)
    if not name:
        return ""
    value = str(row.schema.get("const", ""))
    anchor = code_anchor(value) if value else ""
    linked = link(code(name), f"reference/codelists/{name}", page=row.page, anchor=anchor)
    return (OPEN if row.schema["x-codelist-open"] else CLOSED).say(lang).format(name=linked)


def _rules(row: Row, _lang: Lang) -> str:
    codes = rules_of().get((row.owner.name, row.name), ())
    links = ", ".join(link(each, f"rules/{each}", page=row.page) for each in codes)
    return f'<span class="codes">{links}</span>' if links else ""


def _column(row: Row, _lang: Lang) -> str:
    return prose(_columns().get((kebab(row.owner.name), row.name), ""))


@cache
def _columns() -> Mapping[tuple[str, str], str]:
    """Return the table columns of the mapping sheet, by schema and field."""
    return {(row.record, row.field): row.table_column for row in mapping_rows()}


def _since(row: Row, _lang: Lang) -> str:
    return row.owner.since(row.name)


COLUMNS: tuple[tuple[Text, Callable[[Row, Lang], str]], ...] = (
    (Text("字段", "Field"), _field),
    (Text("名称和说明", "Name and meaning"), _names),
    (Text("类型", "Type"), _type),
    (Text("个数", "Number"), _number),
    (Text("要求", "Level"), _level),
    (Text("表格栏目", "Table column"), _column),
    (Text("规则", "Rules"), _rules),
    (Text("自版本", "Since"), _since),
)


def field_table(owner: Class, page: str, lang: Lang) -> str:
    """Return the table of the fields of a class, without columns that hold nothing."""
    rows = [Row(owner, name, schema, page) for name, schema in owner.fields.items()]
    columns = [
        (head.say(lang), cells)
        for head, write in COLUMNS
        if any(cells := [write(row, lang) for row in rows])
    ]
    return table((head for head, _ in columns), zip(*(cells for _, cells in columns), strict=True))
