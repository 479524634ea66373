"""Texts in several fonts: a change keeps the fonts of the words around it."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from opengov.patch import Change

__all__ = ["Run", "changed_runs", "runs_of", "write_runs", "write_text"]

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
"""Fonts in which a letter is a sign; a sign that takes its place is written without them."""
FONT = ("rFont", "charset", "family", "scheme")


class Run(NamedTuple):
    """A stretch of text in one font."""

    properties: etree._Element | None
    text: str


def runs_of(element: etree._Element) -> tuple[Run, ...]:
    """Return the runs of a text of a cell, shared or its own; pronunciations are left out.

    >>> text = "<si><r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></si>"
    >>> [run.text for run in runs_of(etree.fromstring(text))]
    ['甲', '乙']
    """
    return tuple(_runs(element))


def _runs(element: etree._Element) -> Iterator[Run]:
    for child in element:
        match etree.QName(child).localname:
            case "t":
                yield Run(None, child.text or "")
            case "r":
                properties = next(child.iterchildren("{*}rPr"), None)
                words = "".join(each.text or "" for each in child.iterchildren("{*}t"))
                yield Run(properties, words)


def write_runs(words: etree._Element, runs: Sequence[Run]) -> None:
    """Replace the text of a cell or comment by runs; what is no text stays behind them.

    >>> words = etree.fromstring("<text><t>甲</t></text>")
    >>> write_runs(words, [Run(None, "乙"), Run(None, "丙")])
    >>> [run.text for run in runs_of(words)]
    ['乙', '丙']
    """
    namespace = etree.QName(words).namespace
    prefix = f"{{{namespace}}}" if namespace else ""
    for child in list(words):
        if etree.QName(child).localname in {"t", "r"}:
            words.remove(child)
    for place, each in enumerate(runs):
        run = etree.Element(f"{prefix}r")
        words.insert(place, run)
        if each.properties is not None:
            run.append(deepcopy(each.properties))
        write_text(run, each.text)


def write_text(parent: etree._Element, text: str) -> None:
    """Add a text to a run, or to a cell that has no runs, with its blanks.

    >>> words = etree.fromstring("<is/>")
    >>> write_text(words, " 甲")
    >>> [run.text for run in runs_of(words)]
    [' 甲']
    """
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, f"{{{namespace}}}t" if namespace else "t")
    element.set(SPACE, "preserve")
    element.text = text


def changed_runs(runs: Sequence[Run], changes: Iterable[Change]) -> tuple[Run, ...]:
    """Return runs with their text changed; what is new has the font of what it stands for.

    >>> runs = [Run(None, "R"), Run(None, "网站")]
    >>> [run.text for run in changed_runs(runs, [Change(0, 1, "■")])]
    ['■', '网站']
    """
    waiting = sorted(changes)
    found: list[Run] = []
    start = 0
    for number, run in enumerate(runs):
        end = start + len(run.text)
        last = number == len(runs) - 1
        text, new = _within(run.text, start, waiting, last=last)
        found.append(Run(_plain(run.properties) if new else run.properties, text))
        start = end
    return tuple(run for run in found if run.text)


def _within(text: str, start: int, changes: Iterable[Change], *, last: bool) -> tuple[str, bool]:
    """Return the text of one run, and whether something new stands in it."""
    pieces: list[str] = []
    end, done, new = start + len(text), start, False
    for change in changes:
        begins = start <= change.start < end or (last and change.start == end)
        pieces.append(text[max(done, start) - start : max(change.start, start) - start])
        if begins:
            pieces.append(change.new)
            new = new or bool(change.new)
        done = max(done, change.end)
    pieces.append(text[max(done, start) - start :])
    return "".join(pieces), new


def _plain(properties: etree._Element | None) -> etree._Element | None:
    """Return properties without a font in which letters are signs."""
    if properties is None:
        return None
    font = next(properties.iterchildren("{*}rFont"), None)
    if font is None or not str(font.get("val", "")).lower().startswith(SYMBOL_FONTS):
        return properties
    copy = etree.fromstring(etree.tostring(properties))
    for child in list(copy):
        if etree.QName(child).localname in FONT:
            copy.remove(child)
    return copy
