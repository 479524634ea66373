"""The index of all fields: by class, and by the JSON Pointers at which they stand."""

from collections.abc import Iterator

from scripts.docpages.classes.dictionary import class_link, classes, field_link
from scripts.docpages.classes.fieldtable import LEVELS
from scripts.docpages.markdown import both, heading, prose, table
from scripts.docpages.schemas import words

from opengov.text import Lang, Text

__all__ = ["pages"]

PAGE = "reference/fields"
TITLE = Text("字段", "Fields")
INTRODUCTION = Text(
    "`schemas/v1/` 中全部类和字段的索引；每个字段都是所在页上的一个锚点。\n"
    "“必备”指数据模式要求，或默认规则集 `required-elements` 要求；"
    "“建议”指规则集 `national-2019` 要求。\n"
    "没有的内容不写：既不写 `null`，也不写空值。\n"
    "Python 中的名称为下划线写法，如 `responsibleUnits` 即 `responsible_units`。",
    "The index of all classes and fields in `schemas/v1/`; every field is an anchor on its page.\n"
    "*Required* is what the schema or the default profile `required-elements` requires, "
    "*recommended* what the profile `national-2019` requires.\n"
    "What is absent is not written: neither `null` nor an empty value.\n"
    "Python names are in snake_case: `responsibleUnits` is `responsible_units`.",
)
POINTERS = Text(
    "校验程序只给出 JSON Pointer 时，请查[按指针排列的索引](pointers.md)。",
    "Where a validator gives a JSON Pointer, look it up in the [index by pointer](pointers.md).",
)
ALL = Text("全部类", "All classes")
HEADS = (Text("类", "Class"), Text("名称", "Name"), Text("说明", "Meaning"))
FIELD_HEADS = (
    Text("字段", "Field"),
    Text("中文名", "Chinese"),
    Text("英文名", "English"),
    Text("要求", "Level"),
)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index of the fields."""
    yield PAGE, both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang), POINTERS.say(lang)]
    parts += [heading(2, ALL.say(lang), "classes"), _classes(lang)]
    for each in sorted(classes().values(), key=lambda each: each.name):
        rows = (
            (
                field_link(each.name, name, PAGE, short=True),
                prose(words(schema, "title", "zh")),
                prose(words(schema, "title", "en")),
                LEVELS[str(schema.get("x-requirement-level", "required"))].say(lang),
            )
            for name, schema in each.fields.items()
        )
        parts.append(heading(2, each.name, each.name.lower()))
        parts.append(table((head.say(lang) for head in FIELD_HEADS), rows))
    return "\n\n".join(parts) + "\n"


def _classes(lang: Lang) -> str:
    """List the classes that have a page, each with the parts that stand there too."""
    rows = []
    for each in classes().values():
        if each.heads_page:
            title, about = (prose(words(each.schema, k, lang)) for k in ("title", "description"))
            rows.append((class_link(each.name, PAGE), title, about))
    return table((head.say(lang) for head in HEADS), rows)
