"""What the colours and patterns of a drawing stand for."""

from collections.abc import Collection, Iterator

from opengov.requests.drawing.canvas import block, label, width
from opengov.requests.drawing.words import say
from opengov.text import Lang

__all__ = ["legend"]

ORDER = (
    "counted",
    "extension",
    "excluded",
    "void",
    "open",
    "delay",
    "bounds",
    "clock",
    "weekend",
    "holiday",
    "makeup",
    "unsettled",
)
SAMPLE = 22.0
HIGH = 14.0
LINE = 24.0
GAP = 22.0
FONT = 12.0


def legend(
    used: Collection[str], left: float, top: float, room: float, lang: Lang
) -> tuple[list[str], float]:
    """Return a sample and a few words of every kind that was drawn, and the height they take.

    >>> drawn, height = legend({"weekend"}, 0, 0, 500, "en")
    >>> drawn[1], height
    ('<text x="28" y="12" class="p">weekend</text>', 24.0)
    """
    elements: list[str] = []
    x, y = left, top
    for kind in ORDER:
        if kind not in used:
            continue
        text = say("legend", kind, lang)
        wide = SAMPLE + 6 + width(text, FONT + 1)
        if x > left and x + wide > left + room:
            x, y = left, y + LINE
        elements += _sample(kind, x, y, lang)
        elements.append(label(text, x + SAMPLE + 6, y + 12, "p"))
        x += wide + GAP
    return elements, (y - top + LINE if elements else 0.0)


def _sample(kind: str, x: float, y: float, lang: Lang) -> Iterator[str]:
    yield block(kind, x, y, SAMPLE, HIGH)
    tag = {"holiday": "off", "makeup": "makeup"}.get(kind)
    if tag is not None:
        yield label(say("drawing", tag, lang), x + SAMPLE / 2, y + 11, "tag")
    if kind == "extension":
        yield block("foot", x, y + HIGH - 3, SAMPLE, 3)
