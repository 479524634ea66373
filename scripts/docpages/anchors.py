"""Where things stand on the site: the pages and anchors of classes, fields, codes and rules."""

import posixpath
import re

__all__ = ["code_anchor", "field_anchor", "kebab", "link", "value_anchor"]

WORD = re.compile(r"(?<!^)(?=[A-Z])")


def kebab(name: str) -> str:
    """Return the name of a class or field as it stands in addresses: `responsible-units`."""
    return WORD.sub("-", name).replace("_", "-").lower()


def field_anchor(class_name: str, field: str) -> str:
    """Return the anchor of a field, which follows from its names alone."""
    return f"{kebab(class_name)}-{kebab(field)}"


def value_anchor(class_name: str, field: str, value: str) -> str:
    """Return the anchor of a value of a field that has no codelist."""
    return f"{field_anchor(class_name, field)}-{code_anchor(value)}"


def code_anchor(code: str) -> str:
    """Return the anchor of a value on the page of its codelist."""
    return code.replace("_", "-")


def link(text: str, to: str, *, page: str, anchor: str = "") -> str:
    """Return a link from one page to another, or to a place on the same page.

    Args:
        text: Markdown that is shown.
        to: Page that is linked to, its path below `docs` without an extension.
        page: Page that the link stands on, likewise.
        anchor: Place on the page.
    """
    place = f"#{anchor}" if anchor else ""
    if to == page and place:
        return f"[{text}]({place})"
    return f"[{text}]({posixpath.relpath(f'{to}.md', posixpath.dirname(page))}{place})"
