"""The text of an HTML element as a reader of the page sees it."""

import re

from lxml import etree

__all__ = ["SKIPPED", "element_text", "is_hidden"]

SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "title", "object", "iframe",
})  # fmt: skip
"""Elements whose content is no text of the page."""

LINES = frozenset({
    "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line."""

GAPS = frozenset({"td", "th", "option"})
"""Elements that a blank parts from what stands before."""

BLANKS = re.compile(r"[ \t\r\n\f]+")
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
VERBATIM = ("pre", "textarea")
CHECKED = "☑"
UNCHECKED = "☐"
BOXES = ("checkbox", "radio")
SILENT_INPUTS = ("hidden", "button", "submit", "reset", "image", "file", "password")


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is marked so that browsers do not show it.

    >>> is_hidden(etree.fromstring('<p style="DISPLAY: none"/>'))
    True
    """
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(HIDING.search(style))


def element_text(root: etree._Element) -> str:
    r"""Return the text of an element, a line for each line that is shown.

    >>> cell = etree.fromstring("<td> a<br/>b <p>c</p><input type='checkbox' checked=''/>d</td>")
    >>> element_text(cell)
    'a\nb\nc\n☑d'
    """
    if len(root) == 0:
        return BLANKS.sub(" ", root.text or "").strip()
    if _is_verbatim(root):
        return root[0].text or ""
    parts: list[str] = []
    kept = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if element is not root and tag in LINES:
            parts.append("\n")
        if event == "end":
            if tag in VERBATIM:
                kept -= 1
            if element is not root:
                parts.append(_words(element.tail, keep=kept > 0))
        elif tag in SKIPPED or (element is not root and is_hidden(element)):
            walker.skip_subtree()
        else:
            kept += tag in VERBATIM
            parts.append(_mark(element))
            parts.append(_words(element.text, keep=kept > 0))
    return "\n".join(filter(None, (line.strip() for line in _lines("".join(parts)))))


def _is_verbatim(root: etree._Element) -> bool:
    """Tell whether an element holds nothing but preformatted text, blanks and all."""
    only = root[0]
    around = f"{root.text or ''}{only.tail or ''}"
    return len(root) == 1 and only.tag == "pre" and len(only) == 0 and not around.strip()


def _lines(text: str) -> list[str]:
    return re.sub(r" {2,}", " ", text).split("\n")


def _words(text: str | None, *, keep: bool) -> str:
    if not text:
        return ""
    return text if keep else BLANKS.sub(" ", text)


def _mark(element: etree._Element) -> str:
    """Return what an element without text shows."""
    tag = element.tag
    if tag == "br":
        return "\n"
    if tag in GAPS:
        return " "
    if tag != "input":
        return ""
    kind = (element.get("type") or "text").lower()
    if kind in BOXES:
        return CHECKED if element.get("checked") is not None else UNCHECKED
    return "" if kind in SILENT_INPUTS else element.get("value", "")
