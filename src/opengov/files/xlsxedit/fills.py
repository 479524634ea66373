"""Colouring cells: each keeps its format, with another fill."""

from functools import cached_property

from lxml import etree

from opengov.files.xlsxedit.package import Package

__all__ = ["Fills"]


class Fills:
    """Formats of the workbook with coloured fills, made as they are needed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._fills: dict[str, str] = {}
        self._formats: dict[tuple[str, str], str] = {}

    def colour(self, cell: etree._Element, rgb: str) -> None:
        """Give a cell a fill; a workbook without formats stays as it is."""
        style = cell.get("s", "0")
        if (style, rgb) not in self._formats:
            made = self._format(style, rgb)
            if made is None:
                return
            self._formats[style, rgb] = made
        cell.set("s", self._formats[style, rgb])

    def _format(self, style: str, rgb: str) -> str | None:
        """Copy a format and give it a fill."""
        formats = self._list("cellXfs")
        if formats is None or int(style) >= len(formats):
            return None
        fill = self._fill(rgb)
        if fill is None:
            return None
        copy = etree.fromstring(etree.tostring(formats[int(style)]))
        copy.set("fillId", fill)
        copy.set("applyFill", "1")
        copy.tail = None
        return self._append(formats, copy)

    def _fill(self, rgb: str) -> str | None:
        if rgb not in self._fills:
            fills = self._list("fills")
            if fills is None:
                return None
            namespace = etree.QName(fills).namespace
            fill = etree.Element(f"{{{namespace}}}fill")
            pattern = etree.SubElement(fill, f"{{{namespace}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{namespace}}}fgColor", rgb=f"FF{rgb}")
            etree.SubElement(pattern, f"{{{namespace}}}bgColor", indexed="64")
            self._fills[rgb] = self._append(fills, fill)
        return self._fills[rgb]

    def _list(self, name: str) -> etree._Element | None:
        root = self._root
        return None if root is None else next(root.iterchildren(f"{{*}}{name}"), None)

    @cached_property
    def _root(self) -> etree._Element | None:
        """The part of the formats, opened for editing when the first cell is coloured."""
        related = self._package.related(self._package.main).values()
        part = next((each.target for each in related if each.kind == "styles"), None)
        return None if part is None or part not in self._package else self._package.root(part)

    @staticmethod
    def _append(parent: etree._Element, child: etree._Element) -> str:
        parent.append(child)
        parent.set("count", str(len(parent)))
        return str(len(parent) - 1)
