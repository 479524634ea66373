"""The sheet that says how to fill in a ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from opengov.ledger.columns import row_columns
from opengov.ledger.values import choices
from opengov.ledger.wording import guide, said
from opengov.text import Lang

__all__ = ["GuideLine", "guide_lines"]

Look: TypeAlias = Literal["title", "heading", "paragraph", "even", "text"]


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One row of the sheet."""

    look: Look
    cells: tuple[str, ...]


def guide_lines(lang: Lang) -> tuple[GuideLine, ...]:
    """Return the rows: what to mind, then each column with its choices.

    >>> guide_lines("zh")[1].cells
    ('一行一件申请',)
    """
    return tuple(_lines(lang))


def _lines(lang: Lang) -> Iterator[GuideLine]:
    yield GuideLine("title", (said("title").say(lang),))
    for title, paragraphs in guide():
        yield GuideLine("heading", (title.say(lang),))
        for text in paragraphs:
            yield GuideLine("paragraph", (text.say(lang),))
    yield GuideLine("heading", (said("title", "columns_guide").say(lang),))
    heads = (said(name, "columns_guide").say(lang) for name in ("heading", "note", "choices"))
    yield GuideLine("even", tuple(heads))
    for column in row_columns():
        if column.note is not None:
            listed = ("、" if lang == "zh" else ", ").join(choices(column.value, lang))
            cells = (column.heading.say(lang), column.note.say(lang), listed)
            yield GuideLine("text", cells)
