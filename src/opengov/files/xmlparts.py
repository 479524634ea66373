"""XML parts of office files, parsed so that hostile ones are harmless."""

import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from opengov.files.archive import Archive
from opengov.files.contentnotices import WORKBOOK_DAMAGED
from opengov.files.unreadable import UnreadableError

__all__ = ["Relation", "as_utf8", "attribute", "iterate", "local_name", "parse", "relations"]

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Relation(NamedTuple):
    """A part that another part refers to."""

    kind: str
    """Last word of the relation's type, such as `worksheet`."""
    target: str


def as_utf8(data: bytes, part: str) -> bytes:
    """Return a part as UTF-8; refuse document type declarations, which the formats forbid.

    >>> as_utf8("<a/>".encode("utf-16"), "a.xml")
    b'<a/>'

    Raises:
        UnreadableError: The part declares a document type or is not Unicode.
    """
    if data.startswith(UTF16_BOMS):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error
        data = XML_DECLARATION.sub("", text, count=1).encode()
    if b"<!DOCTYPE" in data:
        raise UnreadableError(WORKBOOK_DAMAGED, part=f"{part}: DOCTYPE")
    return data


def parse(data: bytes, part: str) -> etree._Element:
    """Parse a part; no entity is expanded and nothing is fetched.

    Raises:
        UnreadableError: The part is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(as_utf8(data, part), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error


def iterate(data: bytes, part: str, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these local names as they close, and free them afterwards.

    Raises:
        UnreadableError: The part is not well-formed.
    """
    events = etree.iterparse(
        BytesIO(as_utf8(data, part)),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace.

    >>> local_name(etree.fromstring('<a:b xmlns:a="x"/>'))
    'b'
    """
    tag = element.tag
    return str(tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace.

    >>> attribute(etree.fromstring('<b xmlns:a="x" a:id="7"/>'), "id")
    '7'
    """
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """Return the relations of a part by identifier, targets as names in the container."""
    folder = dirname(part)
    rels = join(folder, "_rels", part.rpartition("/")[2] + ".rels")
    if rels not in archive:
        return {}
    found = {}
    for element in parse(archive.read(rels), rels):
        target = element.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, name)
    return found
