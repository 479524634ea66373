"""The text of a cell or paragraph of a DOCX document as a reader sees it."""

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from opengov._resources import read_csv

__all__ = [
    "DROPPED",
    "FALLBACK",
    "WML",
    "block_text",
    "child_value",
    "is_on",
    "normal_namespaces",
    "symbol_text",
]

WML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WML14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

DROPPED = frozenset(
    {FALLBACK}
    | {
        WML + name
        for name in (
            "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sectPr",
            "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rt", "rubyPr",
        )
    }
)  # fmt: skip
"""Elements whose content is no text of the document."""

TEXTS = {
    f"{WML}tab": "\t",
    f"{WML}ptab": "\t",
    f"{WML}br": "\n",
    f"{WML}cr": "\n",
    f"{WML}noBreakHyphen": "-",
    f"{WML}txbxContent": "\n",
}
"""What elements without text stand for."""

CHECKED = "☒"
UNCHECKED = "☐"
OFF = ("0", "false", "off", "none")

PRIVATE = re.compile("[\uf020-\uf0ff]")
PRIVATE_START = 0xF000
BLANK_LINES = re.compile(r"\n{2,}")


def block_text(block: etree._Element) -> str:
    """Return the text of a cell or paragraph, a line for each paragraph.

    Inserted text counts, deleted and hidden text does not; check boxes and
    symbols become characters.
    """
    parts: list[str] = []
    walker = etree.iterwalk(block, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            if tag == f"{WML}tc" and parts and parts[-1] == "\n":
                parts.pop()  # cells of an inner table stand side by side
            parts.append(_closing(tag))
        elif tag in DROPPED or (tag == f"{WML}r" and _is_hidden(element)):
            walker.skip_subtree()
        elif tag == f"{WML}sdt":
            parts.append(_control_text(element))
            if _shows_placeholder(element):
                walker.skip_subtree()
        else:
            parts.append(_opening(element))
    lines = (line.strip(" \t\u3000") for line in "".join(parts).split("\n"))
    return BLANK_LINES.sub("\n", "\n".join(lines)).strip("\n")


def child_value(element: etree._Element, name: str) -> str | None:
    """Return `w:val` of a child element.

    >>> w = WML.strip("{}")
    >>> cell = etree.fromstring(f'<w:tcPr xmlns:w="{w}"><w:gridSpan w:val="2"/></w:tcPr>')
    >>> child_value(cell, "gridSpan")
    '2'
    """
    child = element.find(WML + name)
    return None if child is None else child.get(f"{WML}val")


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not turned off.

    >>> is_on(None)
    False
    """
    if element is None:
        return False
    value = element.get(f"{WML}val") or element.get(f"{WML14}val") or "1"
    return value not in OFF


def normal_namespaces(data: bytes) -> bytes:
    """Give a document of the strict dialect the namespace of the usual one."""
    return data.replace(STRICT, WML.strip("{}").encode()) if STRICT in data else data


def symbol_text(font: str, code: int) -> str:
    """Return the character that a code of a symbol font shows.

    >>> symbol_text("Wingdings 2", 0xF052), symbol_text("Wingdings", 0xFE)
    ('☑', '☑')
    """
    known = _symbols().get((font.strip().lower(), code & 0xFF))
    if known is not None:
        return known
    return chr(code if code >= PRIVATE_START else PRIVATE_START + code)


@cache
def _symbols() -> Mapping[tuple[str, int], str]:
    rows = read_csv("files/symbols.csv")
    return {(row["font"], int(row["code"], 16)): row["text"] for row in rows}


def _opening(element: etree._Element) -> str:
    tag = str(element.tag)
    if tag == f"{WML}t":
        text = element.text or ""
        return PRIVATE.sub(lambda found: _private(element, found.group()), text)
    if tag == f"{WML}sym":
        return _symbol(element)
    if tag == f"{WML}checkBox":
        state = element.find(f"{WML}checked")
        if state is None:
            state = element.find(f"{WML}default")
        return CHECKED if is_on(state) else UNCHECKED
    return TEXTS.get(tag, "")


def _closing(tag: object) -> str:
    if tag in (f"{WML}p", f"{WML}tr"):
        return "\n"
    return " " if tag == f"{WML}tc" else ""


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{WML}char", ""), 16)
        return symbol_text(element.get(f"{WML}font", ""), code)
    except (ValueError, OverflowError):
        return ""


def _private(element: etree._Element, character: str) -> str:
    """Return what a private character shows, if its run names a symbol font."""
    run = element.getparent()
    fonts = None if run is None else run.find(f"{WML}rPr/{WML}rFonts")
    font = "" if fonts is None else fonts.get(f"{WML}ascii") or fonts.get(f"{WML}hAnsi") or ""
    return symbol_text(font, ord(character))


def _is_hidden(run: etree._Element) -> bool:
    return is_on(run.find(f"{WML}rPr/{WML}vanish"))


def _control_text(control: etree._Element) -> str:
    """Return the state of a check box whose control shows no character of its own."""
    box = control.find(f"{WML}sdtPr/{WML14}checkbox")
    if box is None:
        return ""
    content = control.find(f"{WML}sdtContent")
    if content is not None and any(
        found.tag == f"{WML}sym" or (found.text or "").strip()
        for found in content.iter(f"{WML}t", f"{WML}sym")
    ):
        return ""
    return CHECKED if is_on(box.find(f"{WML14}checked")) else UNCHECKED


def _shows_placeholder(control: etree._Element) -> bool:
    return is_on(control.find(f"{WML}sdtPr/{WML}showingPlcHdr"))
