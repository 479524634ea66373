"""Colouring cells: each keeps its format, with another fill, and gets its own back."""

from collections.abc import Collection
from functools import cached_property

from lxml import etree

from opengov.files.xlsxedit.formerfill import fill_of, said_of
from opengov.files.xlsxedit.package import Package

__all__ = ["Fills"]


class Fills:
    """Formats of the workbook with coloured fills, made as they are needed."""

    def __init__(self, package: Package, ours: Collection[str] = ()) -> None:
        """Look at a workbook.

        Args:
            package: The workbook.
            ours: Colours that nobody but this program gives, six hexadecimal digits each.
        """
        self._package = package
        self._ours = {f"FF{rgb}" for rgb in ours}
        self._coloured: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._restored: dict[tuple[str, str], str] = {}

    def colour(self, cell: etree._Element, rgb: str) -> str:
        """Give a cell a fill; a workbook without formats stays as it is.

        Returns:
            The fill it had, in words; nothing if it had none.
        """
        style = cell.get("s", "0")
        if (style, rgb) not in self._coloured:
            self._coloured[style, rgb] = self._colour(style, rgb)
        made = self._coloured[style, rgb]
        if made is None:
            return ""
        cell.set("s", made[0])
        return made[1]

    def restore(self, cell: etree._Element, said: str) -> None:
        """Give a cell that was coloured the fill back that it had, said in words."""
        style = cell.get("s", "0")
        if (style, said) not in self._restored:
            self._restored[style, said] = self._restore(style, said)
        cell.set("s", self._restored[style, said])

    @cached_property
    def marked(self) -> frozenset[str]:
        """The formats with a fill of ours, as cells name them."""
        part = self._part
        root = None if part is None else self._package.copy(part)
        fills = _list(root, "fills")
        formats = _list(root, "cellXfs")
        if fills is None or formats is None:
            return frozenset()
        numbers = {
            str(number)
            for number, fill in enumerate(fills)
            for colour in fill.iterfind("{*}patternFill[@patternType='solid']/{*}fgColor")
            if colour.get("rgb") in self._ours
        }
        return frozenset(
            str(number) for number, each in enumerate(formats) if each.get("fillId") in numbers
        )

    def _colour(self, style: str, rgb: str) -> tuple[str, str] | None:
        """Return a format with another fill, and the fill it had."""
        formats, fills = self._lists
        if formats is None or fills is None or int(style) >= len(formats):
            return None
        namespace = etree.QName(fills).namespace
        fill = etree.Element(f"{{{namespace}}}fill")
        pattern = etree.SubElement(fill, f"{{{namespace}}}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{{{namespace}}}fgColor", rgb=f"FF{rgb}")
        etree.SubElement(pattern, f"{{{namespace}}}bgColor", indexed="64")
        copy = _copy(formats[int(style)])
        had = int(copy.get("fillId", "0"))
        copy.set("fillId", _place(fills, fill))
        copy.set("applyFill", "1")
        return _place(formats, copy), said_of(fills[had]) if had < len(fills) else ""

    def _restore(self, style: str, said: str) -> str:
        """Return the format that has the fill that was, made if there is none any more."""
        formats, fills = self._lists
        if formats is None or fills is None:
            return style
        copy = _copy(formats[int(style)])
        fill = fill_of(said, str(etree.QName(fills).namespace))
        copy.set("fillId", "0" if fill is None else _place(fills, fill))
        if fill is None and "applyFill" in copy.attrib:
            del copy.attrib["applyFill"]
        wanted = _key(copy, without="applyFill")
        for number, each in enumerate(formats):
            if _key(each, without="applyFill") == wanted:
                return str(number)
        return _place(formats, copy)

    @cached_property
    def _lists(self) -> tuple[etree._Element | None, etree._Element | None]:
        """Formats and fills, opened for editing when the first cell is coloured."""
        root = None if self._part is None else self._package.root(self._part)
        return _list(root, "cellXfs"), _list(root, "fills")

    @cached_property
    def _part(self) -> str | None:
        related = self._package.related(self._package.main).values()
        part = next((each.target for each in related if each.kind == "styles"), None)
        return part if part is not None and part in self._package else None


def _list(root: etree._Element | None, name: str) -> etree._Element | None:
    return None if root is None else next(root.iterchildren(f"{{*}}{name}"), None)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _key(element: etree._Element, without: str = "") -> tuple[object, ...]:
    """Return what two elements that say the same have in common."""
    stated = sorted((str(k), str(v)) for k, v in element.attrib.items() if k != without)
    return str(element.tag), tuple(stated), *map(_key, element)


def _place(parent: etree._Element, child: etree._Element) -> str:
    """Return the number of an element in a list, which is made longer if it is not there."""
    wanted = _key(child)
    for number, each in enumerate(parent):
        if _key(each) == wanted:
            return str(number)
    parent.append(child)
    parent.set("count", str(len(parent)))
    return str(len(parent) - 1)
