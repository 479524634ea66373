"""What a cell's fill was before it was coloured, in a word or three of its comment."""

import re

from lxml import etree

__all__ = ["fill_of", "said_of"]

COLOURS = (("fgColor", "f"), ("bgColor", "b"))
KINDS = ("rgb", "theme", "indexed", "auto", "tint")
WORDS = re.compile(
    r"(?:solid|mediumGray|darkGray|lightGray|gray125|gray0625"
    r"|(?:dark|light)(?:Horizontal|Vertical|Down|Up|Grid|Trellis))"
    r"(?: [fb](?::(?:rgb=[0-9A-Fa-f]{8}|(?:theme|indexed|auto)=[0-9]{1,3}"
    r"|tint=-?[0-9.]{1,24}(?:[eE]-?[0-9]{1,3})?))+){0,2}"
)
"""What is written into the workbook again; a comment may have been changed by hand."""


def said_of(fill: etree._Element) -> str:
    """Return a fill as words; nothing for a cell without one, nor for a gradient.

    >>> said_of(etree.fromstring(
    ...     '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.6"/>'
    ...     '<bgColor indexed="64"/></patternFill></fill>'))
    'solid f:theme=4:tint=0.6 b:indexed=64'
    """
    pattern = next(fill.iterchildren("{*}patternFill"), None)
    if pattern is None:
        return ""
    words = [str(pattern.get("patternType", "none"))]
    for name, letter in COLOURS:
        colour = next(pattern.iterchildren(f"{{*}}{name}"), None)
        stated = [] if colour is None else [(k, colour.get(k)) for k in KINDS]
        shown = [f"{key}={value}" for key, value in stated if value is not None]
        if shown:
            words.append(":".join((letter, *shown)))
    said = " ".join(words)
    return said if WORDS.fullmatch(said) else ""


def fill_of(said: str, namespace: str) -> etree._Element | None:
    """Return the fill that words stand for, none for a cell without one.

    >>> words = "solid f:theme=4:tint=0.6 b:indexed=64"
    >>> said_of(fill_of(words, "x")) == words
    True
    """
    if not WORDS.fullmatch(said):
        return None
    kind, *colours = said.split()
    names = {letter: name for name, letter in COLOURS}
    fill = etree.Element(f"{{{namespace}}}fill")
    pattern = etree.SubElement(fill, f"{{{namespace}}}patternFill", patternType=kind)
    for word in colours:
        letter, *stated = word.split(":")
        colour = etree.SubElement(pattern, f"{{{namespace}}}{names[letter]}")
        for each in stated:
            key, _, value = each.partition("=")
            colour.set(key, value)
    return fill
