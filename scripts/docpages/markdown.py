"""Pieces of Markdown."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date

from opengov.cli.render import flat
from opengov.text import Lang, Text

__all__ = [
    "both",
    "code",
    "day",
    "facts",
    "fence",
    "heading",
    "paragraphs",
    "pretty",
    "prose",
    "table",
]

CODE_SPAN = re.compile(r"(`[^`]+`)")
MARKS = re.compile(r"[\\`*_\[\]#|>{}]")


def both(write: Callable[[Lang], str]) -> Text:
    """Write a page in both languages."""
    return Text(write("zh"), write("en"))


def prose(text: str) -> str:
    """Put a text on one line and escape what Markdown would read as markup, code spans apart."""
    parts = CODE_SPAN.split(flat(text))
    parts[::2] = [MARKS.sub(r"\\\g<0>", part).replace("<", "&lt;") for part in parts[::2]]
    return "".join(parts)


def paragraphs(text: str) -> str:
    """Return a text of several paragraphs, each on one line."""
    return "\n\n".join(prose(part) for part in text.split("\n\n") if part.strip())


def code(text: str) -> str:
    """Return a text as a code span; nothing for nothing."""
    return f"`{text}`" if text else ""


def day(value: object) -> str:
    """Return a day, which the style sheet keeps on one line; nothing for what is no day."""
    return f"<time>{value.isoformat()}</time>" if isinstance(value, date) else ""


def fence(text: str, language: str = "text") -> str:
    """Return a text as a block of code."""
    return f"```{language}\n{text}\n```"


def heading(level: int, text: str, anchor: str) -> str:
    """Return a heading whose anchor is the same in both languages."""
    return f"{'#' * level} {text} {{#{anchor}}}"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; the cells are Markdown on one line."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of labels and what is known; nothing where nothing is known.

    The style sheet hides its head, which is blank.
    """
    known = [(label, text) for label, text in rows if text]
    return table(("", ""), known) if known else ""


WIDTH = 76
"""Columns of an example; what fits on the rest of a line stands on it."""


def pretty(value: object, indent: int = 0) -> str:
    """Write JSON as a person would: short lists and objects on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) <= WIDTH - indent or not isinstance(value, dict | list) or not value:
        return line
    margin = " " * (indent + 2)
    if isinstance(value, dict):
        names = (json.dumps(name, ensure_ascii=False) for name in value)
        pairs = zip(names, value.values(), strict=True)
        items = [f"{name}: {pretty(inner, indent + 2)}" for name, inner in pairs]
    else:
        items = [pretty(inner, indent + 2) for inner in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    inside = f",\n{margin}".join(items)
    return f"{first}\n{margin}{inside}\n{' ' * indent}{last}"
