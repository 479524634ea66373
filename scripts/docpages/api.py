"""The pages of the Python interface, which mkdocstrings fills from the docstrings."""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from scripts.docpages.anchors import link
from scripts.docpages.classes.dictionary import class_link, classes
from scripts.docpages.markdown import both, code, heading, table

import opengov
from opengov.text import Lang, Text

__all__ = ["names", "pages"]

INDEX = "reference/api/index"
TITLE = Text("Python 接口", "Python interface")
INTRODUCTION = Text(
    "`opengov` 及其子包的公开名称。\n"
    "说明取自源代码的文档字符串，只有英文；各字段的中文说明见[类的页面](../fields.md)。",
    "The public names of `opengov` and of its packages, from their docstrings.\n"
    "The fields of the models stand on the pages of the [classes](../fields.md).",
)
ENGLISH = Text("以下说明取自源代码的文档字符串，只有英文。", "")
NAME = Text("名称", "Name")
PAGE = Text("页面", "Page")
FIELDS = Text("字段：{link}", "Fields: {link}")
ERRORS = Text("错误", "Errors")
PAGES: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "catalogs": (Text("读写和检查目录", "Catalogs"), ("opengov.validation",)),
    "model": (Text("数据模型", "The model"), ()),
    "calendar": (
        Text("工作日", "Working days"),
        ("opengov.calendar.registry", "opengov.calendar.notice", "opengov.calendar.parsing"),
    ),
    "requests": (
        Text("依申请公开", "Requests"),
        (
            "opengov.requests.remedies",
            "opengov.requests.fees",
            "opengov.requests.decisions",
            "opengov.requests.recompute",
            "opengov.ledger",
        ),
    ),
    "schema": (
        Text("数据模式和代码表", "Schemas and codelists"),
        ("opengov.schema", "opengov.standard", "opengov.codelists"),
    ),
}
"""Title of each page, and the modules whose public names stand there besides `opengov`'s own."""
HOMES = {
    "opengov.model": "model",
    "opengov.calendar": "calendar",
    "opengov.request": "requests",
    "opengov.codelists": "schema",
}
"""Page of a name of `opengov`, by the beginning of the module it lives in."""


def names() -> Mapping[str, tuple[str, ...]]:
    """Return the full public names by the page they stand on, each once."""
    found: dict[str, list[str]] = {page: [] for page in PAGES}
    seen: list[object] = []
    for name in sorted(opengov.HOME):
        seen.append(getattr(opengov, name))
        found[_page_of(name)].append(f"opengov.{name}")
    for page, (_, modules) in PAGES.items():
        for module in map(import_module, modules):
            for name in module.__all__:
                value = getattr(module, name)
                if not any(value is each for each in seen):
                    seen.append(value)
                    found[page].append(_address(module.__name__, name))
    return {page: tuple(those) for page, those in found.items()}


def _address(module: str, name: str) -> str:
    """Return the full name; a module of the same name would stand in its way."""
    address = f"{module}.{name}"
    if hasattr(import_module(module), "__path__") and find_spec(address) is not None:
        return f"{address}.{name}"
    return address


def _page_of(name: str) -> str:
    home = opengov.HOME[name]
    pages = (page for start, page in HOMES.items() if home.startswith(start))
    return "requests" if name == "read_request" else next(pages, "catalogs")


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and the pages."""
    yield INDEX, both(_index)
    for page in PAGES:
        yield f"reference/api/{page}", both(partial(_page, page))


def _index(lang: Lang) -> str:
    rows = [
        (link(code(name), f"reference/api/{page}", page=INDEX, anchor=name), title.say(lang))
        for page, (title, _) in PAGES.items()
        for name in names()[page]
    ]
    rows.append((link(code("opengov.errors"), "reference/errors", page=INDEX), ERRORS.say(lang)))
    parts = (
        heading(1, TITLE.say(lang), "api"),
        INTRODUCTION.say(lang),
        table((NAME.say(lang), PAGE.say(lang)), rows),
    )
    return "\n\n".join(parts) + "\n"


def _page(page: str, lang: Lang) -> str:
    parts = [heading(1, PAGES[page][0].say(lang), page), ENGLISH.say(lang)]
    parts += (_entry(name, f"reference/api/{page}", lang) for name in names()[page])
    parts.append(link(TITLE.say(lang), INDEX, page=f"reference/api/{page}"))
    return "\n\n".join(part for part in parts if part) + "\n"


def _entry(name: str, page: str, lang: Lang) -> str:
    """Ask mkdocstrings for a name; the fields of a model stand on its own page."""
    short = name.rpartition(".")[2]
    if short not in classes() or name != f"opengov.{short}":
        return f"::: {name}"
    fields = FIELDS.say(lang).format(link=class_link(short, page))
    return f"::: {name}\n    options:\n      members: false\n\n{fields}"
