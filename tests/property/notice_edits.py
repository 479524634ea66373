"""Damages that copying, scanning and pasting do to the text of a notice."""

import re
from collections.abc import Iterator

__all__ = ["edits"]

DIGITS = "0123456789"
NUMERALS = "一二三四五六日天十"
PART = re.compile(r"[^。，、：\n]+[。，、：]?")


def edits(text: str) -> Iterator[str]:
    """Yield the text with one thing lost, changed, doubled or put in, everywhere in turn."""
    for place, char in enumerate(text):
        head, tail = text[:place], text[place + 1 :]
        yield head + tail
        yield head + "?" + tail
        yield head
        yield f"{head}\n【广告】限时优惠，满300减40\n{char}{tail}"
        others = DIGITS if char.isdigit() else NUMERALS if char in NUMERALS else ""
        for other in others:
            yield head + other + tail
            yield head + other + char + tail
    lines = text.split("\n")
    for place in range(len(lines)):
        yield "\n".join(lines[:place] + lines[place + 1 :])
        yield "\n".join(lines[: place + 1] + lines[place:])
    for part in PART.finditer(text):
        for length in (3, 6, 10, part.end() - part.start()):
            yield text[: part.start()] + text[part.start() + length :]
