"""Pieces of Markdown."""

import re
from collections.abc import Callable, Iterable

from opengov.cli.render import flat
from opengov.text import Lang, Text

__all__ = ["both", "code", "fence", "heading", "paragraphs", "prose", "table"]

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
