"""The generated pages, and their texts without the marks of Markdown."""

import re
from collections.abc import Mapping
from functools import cache

from scripts.docpages import generated
from scripts.docpages.markdown import prose

from opengov.text import Lang

__all__ = ["LANGS", "anchors", "page", "pages", "row", "said", "squashed"]

LANGS: tuple[Lang, ...] = ("zh", "en")
EXPLICIT = re.compile(r"\{#([^}\s]+)\}")
DIRECTIVE = re.compile(r"^::: (\S+)$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]]|\\[\[\]])*)\]\([^)\s]*\)(?:\{#[^}]*\})?")
MARKS = re.compile(r"\\(?=[\\`*_\[\]#|>{}])|\*\*|`|<br>|</?(?:time|span)[^>]*>|\s")


@cache
def pages() -> Mapping[str, str]:
    """Return every generated page by its path in the repository."""
    return generated()


def page(stem: str, lang: Lang) -> str:
    """Return a page below `docs`, without its extension, in a language."""
    return pages()[f"docs/{stem}{'.zh' if lang == 'zh' else ''}.md"]


def anchors(text: str) -> list[str]:
    """Return the anchors that a page names, in order."""
    return [*EXPLICIT.findall(text), *DIRECTIVE.findall(text)]


def row(text: str, anchor: str) -> str:
    """Return the one line of a page that has an anchor."""
    (line,) = (line for line in text.splitlines() if f"{{#{anchor}}}" in line)
    return line


def said(text: str) -> str:
    """Return a text as `squashed` leaves it once it has been written on a page."""
    return squashed(prose(text))


@cache
def squashed(text: str) -> str:
    """Return what a reader sees, without blanks, so that two layouts can be compared."""
    shown = LINK.sub(r"\1", text).replace("&lt;", "<")
    return MARKS.sub("", shown)
