"""The form of iCalendar (RFC 5545): escaping, folding, the frame around the events."""

from collections.abc import Iterable, Iterator

from opengov.text import Lang

__all__ = ["escaped", "write"]

FOLD = 75
"""Octets that a line may have."""
ESCAPES = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
    | {chr(n): None for n in (*range(9), *range(11, 32), 127)}
)
"""Control characters have no place in a value."""


def escaped(text: str) -> str:
    r"""Write a text value.

    >>> escaped("a,b;c\nd")
    'a\\,b\\;c\\nd'
    """
    return text.translate(ESCAPES)


def write(
    events: Iterable[Iterable[str]], *, product: str, name: str, lang: Lang, note: str = ""
) -> str:
    r"""Return a whole calendar of events that are given as lines; `note` describes it.

    >>> write([["BEGIN:VEVENT", "END:VEVENT"]], product="x", name="n", lang="en").count("\r\n")
    9
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//opengov-cn//{product}//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
        *([f"X-WR-CALDESC:{escaped(note)}"] if note else []),
        "X-WR-TIMEZONE:Asia/Shanghai",
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """Break a line so that none is too long, between characters; all but the first begin blank."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > FOLD:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
