"""A workbook as parts of which some are replaced and the others copied byte for byte."""

import io
import zipfile
from collections.abc import Mapping
from functools import cached_property
from posixpath import basename, dirname, join, relpath

from lxml import etree

from opengov.files.archive import Archive, plain_name
from opengov.files.contentnotices import WORKBOOK_DAMAGED
from opengov.files.unreadable import UnreadableError
from opengov.files.xmlparts import Relation, as_utf8, attribute, parse, relations

__all__ = ["OFFICE", "Package", "SheetPart", "unprefixed"]

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TYPES_PART = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class SheetPart:
    """A worksheet that is being edited."""

    def __init__(self, name: str, part: str, root: etree._Element) -> None:
        self.name = name
        self.part = part
        self.root = root
        self.namespace = etree.QName(root).namespace or ""

    def tag(self, name: str) -> str:
        """Return the full name of an element of the sheet."""
        return f"{{{self.namespace}}}{name}"


class Package:
    """The container: parts are parsed when asked for, and written if they were."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._roots: dict[str, etree._Element] = {}
        self._new: dict[str, str] = {}
        self._sheets: dict[str, SheetPart] = {}
        self.main = next(
            (
                r.target
                for r in relations(self._archive, "").values()
                if r.kind == "officeDocument"
            ),
            "xl/workbook.xml",
        )

    def __contains__(self, part: str) -> bool:
        return part in self._archive or plain_name(part) in self._roots

    def root(self, part: str) -> etree._Element:
        """Return a part for editing.

        Raises:
            UnreadableError: There is no such part, or it is not well-formed.
        """
        key = plain_name(part)
        if key not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                data = as_utf8(self._archive.read(part), part)
                self._roots[key] = etree.fromstring(data, parser)
            except (etree.XMLSyntaxError, ValueError) as error:
                raise UnreadableError(WORKBOOK_DAMAGED, part=part) from error
        return self._roots[key]

    def copy(self, part: str) -> etree._Element:
        """Return a part for reading: it stays as it is.

        Raises:
            UnreadableError: It is not well-formed.
        """
        return parse(self._archive.read(part), part)

    def add(self, part: str, root: etree._Element) -> None:
        """Add a part."""
        self._roots[plain_name(part)] = root
        self._new[plain_name(part)] = part

    def free_name(self, pattern: str) -> str:
        """Return the first name of a part that is not taken; the pattern has one `{}`."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def sheet(self, name: str) -> SheetPart | None:
        """Return a worksheet by its name."""
        if name not in self._sheets and name in self.sheets:
            part = self.sheets[name]
            self._sheets[name] = SheetPart(name, part, self.root(part))
        return self._sheets.get(name)

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The parts of the worksheets, by name."""
        related = relations(self._archive, self.main)
        main = parse(self._archive.read(self.main), self.main)
        found: dict[str, str] = {}
        for element in main.iter("{*}sheet"):
            relation = related.get(attribute(element, "id") or "")
            if relation is not None and relation.target in self:
                found[str(element.get("name"))] = relation.target
        return found

    def related(self, part: str) -> dict[str, Relation]:
        """Return what a part of the original refers to, by identifier."""
        return relations(self._archive, part)

    def relate(self, part: str, target: str, kind: str) -> str:
        """Make a part refer to another, and return the identifier."""
        rels = join(dirname(part), "_rels", f"{basename(part)}.rels")
        if rels not in self:
            self.add(
                rels, etree.Element(f"{{{RELATIONS}}}Relationships", nsmap=unprefixed(RELATIONS))
            )
        root = self.root(rels)
        taken = {element.get("Id") for element in root}
        number = 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            root,
            f"{{{RELATIONS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{OFFICE}/{kind}",
            Target=relpath(target, dirname(part)),
        )
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """State the type of a part that was added."""
        root = self.root(TYPES_PART)
        etree.SubElement(
            root, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=content_type
        )

    def declare_extension(self, extension: str, content_type: str) -> None:
        """State the type of all parts with an extension, unless it is stated already."""
        root = self.root(TYPES_PART)
        stated = {str(each.get("Extension", "")).lower() for each in root}
        if extension not in stated:
            element = etree.Element(
                f"{{{TYPES}}}Default", Extension=extension, ContentType=content_type
            )
            root.insert(0, element)

    def write(self) -> bytes:
        """Return the container with the parts that were asked for written anew."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in self._zip.infolist():
                root = self._roots.get(plain_name(entry.filename))
                data = self._zip.read(entry) if root is None else _serialised(root)
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type = entry.compress_type
                copy.external_attr = entry.external_attr
                out.writestr(copy, data)
            for key, part in self._new.items():
                made = zipfile.ZipInfo(part)
                made.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(made, _serialised(self._roots[key]))
        return buffer.getvalue()


def unprefixed(namespace: str) -> dict[str, str]:
    """Return the map that makes a namespace the default one.

    >>> etree.tostring(etree.Element("{x}a", nsmap=unprefixed("x")))
    b'<a xmlns="x"/>'
    """
    # lxml wants None for the default; its stubs know texts only.
    return {None: namespace}  # type: ignore[dict-item]  # see above


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
