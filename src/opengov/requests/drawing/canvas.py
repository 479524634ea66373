"""The few elements of SVG that the drawing uses, every text of it escaped."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Attribute", "block", "element", "label", "safe", "shortened", "width", "wrapped"]

Attribute = str | int | float

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of the text after them."""
WIDE = 0x2E80
"""First character that takes a whole em: Chinese and its punctuation."""
NARROW = 0.6
ELLIPSIS = "…"


def safe(text: str) -> str:
    r"""Put a text on one line and take out what XML cannot hold or what turns other text round.

    >>> safe("甲\u202e公司\n\x00")
    '甲公司 \ufffd'
    """
    return " ".join(ILLEGAL.sub("\ufffd", TURNING.sub("", text)).split())


def width(text: str, size: float) -> float:
    """Return how wide a text is at most, in the unit of its size.

    >>> width("甲a", 10)
    16.0
    """
    return sum(size if ord(each) >= WIDE else size * NARROW for each in text)


def shortened(text: str, room: float, size: float) -> str:
    """Cut a text that is too wide, and say so with an ellipsis.

    >>> shortened("甲乙丙丁", 30, 10)
    '甲…'
    """
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size) > room - size * NARROW:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Break a text into lines, at blanks or between Chinese characters.

    >>> wrapped("ab cd 甲乙", 35, 10)
    ['ab cd', '甲乙']
    """
    lines = [""]
    for unit in re.findall(r"\s+|[!-~]+|.", text):
        if width(lines[-1] + unit, size) > room and lines[-1].strip():
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]


def element(name: str, content: str = "", /, **attributes: Attribute | None) -> str:
    """Write an element; `_` in the name of an attribute stands for `-`, a last one for nothing.

    >>> element("rect", x=1.5, stroke_width=2, class_="a")
    '<rect x="1.5" stroke-width="2" class="a"/>'
    """
    written = "".join(_attributes(attributes))
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _attributes(attributes: Mapping[str, Attribute | None]) -> list[str]:
    return [
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}"
        for name, value in attributes.items()
        if value is not None
    ]


def _number(value: Attribute) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)


def label(text: str, x: float, y: float, class_: str, *, title: str = "") -> str:
    """Write a text; `title` tells all of it where it was cut.

    >>> label("<b>", 1, 2, "small")
    '<text x="1" y="2" class="small">&lt;b&gt;</text>'
    """
    told = element("title", escape(safe(title))) if title else ""
    return element("text", told + escape(safe(text)), x=x, y=y, class_=class_)


def block(class_: str, x: float, y: float, wide: float, high: float, *, title: str = "") -> str:
    """Write a box; `title` says what it stands for.

    >>> block("off", 0, 0, 10, 4)
    '<rect x="0" y="0" width="10" height="4" class="off"/>'
    """
    told = element("title", escape(safe(title))) if title else ""
    return element("rect", told, x=x, y=y, width=wide, height=high, class_=class_)
