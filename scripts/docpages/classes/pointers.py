"""The index of fields by JSON Pointer: what a validator names when it rejects a record."""

from collections.abc import Iterator

from scripts.docpages.anchors import kebab
from scripts.docpages.classes.dictionary import classes, field_link
from scripts.docpages.markdown import both, code, heading, table
from scripts.docpages.schemas import references

from opengov.text import Lang, Text

__all__ = ["pages", "pointers"]

PAGE = "reference/pointers"
TITLE = Text("按指针查字段", "Fields by pointer")
INTRODUCTION = Text(
    "校验程序和 `opengov validate` 用 JSON Pointer 指出有问题的值，"
    "如 `/entries/3/responsibleUnits/0/creditCode`。\n"
    "下面的 `*` 代表数组中的任一序号（从 0 起）；"
    "按 `kind` 或 `type` 区分的类，同一指针可对应几个字段。\n"
    "目录中的条目位于 `/entries/*`，目录集中的条目位于 `/catalogs/*/entries/*`；"
    "`opengov validate` 把 JSONL 的各条记录称为 `/entries/*` 或 `/disclosures/*`。",
    "Validators and `opengov validate` name a value by its JSON Pointer, "
    "such as `/entries/3/responsibleUnits/0/creditCode`.\n"
    "Here `*` stands for any index of an array, counted from 0; where classes are told apart by "
    "`kind` or `type`, a pointer may lead to several fields.\n"
    "An entry stands at `/entries/*` of a catalog and at `/catalogs/*/entries/*` of a set of "
    "catalogs; of JSONL, `opengov validate` calls the records `/entries/*` or `/disclosures/*`.",
)
ROOTS = ("Catalog", "CatalogEntry", "Disclosure", "InformationRequest")
"""What documents are made of; an entry is listed by itself, not again below its catalog."""
POINTER = Text("指针", "Pointer")
FIELD = Text("字段", "Field")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index of the pointers."""
    yield PAGE, both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for root in ROOTS:
        rows = (
            (code(pointer), ", ".join(field_link(*place, PAGE) for place in places))
            for pointer, places in sorted(pointers(root).items())
        )
        parts.append(heading(2, root, kebab(root)))
        parts.append(table((POINTER.say(lang), FIELD.say(lang)), rows))
    return "\n\n".join(parts) + "\n"


def pointers(root: str) -> dict[str, list[tuple[str, str]]]:
    """Return the class and field of every pointer into a record, `*` for any index."""
    found: dict[str, list[tuple[str, str]]] = {}
    waiting, seen = [("", root)], set()
    while waiting:
        above, name = waiting.pop()
        if (above, name) in seen:
            continue
        seen.add((above, name))
        each = classes()[name]
        if each.model is None:
            waiting += [(above, member) for member in references(each.schema)]
        for field, schema in each.fields.items():
            pointer = f"{above}/{field}"
            found.setdefault(pointer, []).append((name, field))
            below = f"{pointer}/*" if schema.get("type") == "array" else pointer
            waiting += [(below, part) for part in references(schema) if part not in ROOTS]
    return {pointer: sorted(places) for pointer, places in found.items()}
