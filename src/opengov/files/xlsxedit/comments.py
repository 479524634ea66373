"""Comments in cells: the part that holds the words, and the drawing that shows them."""

from posixpath import dirname, join

from lxml import etree

from opengov.files.unreadable import UnreadableError
from opengov.files.xlsxedit.cells import address
from opengov.files.xlsxedit.package import OFFICE, Package, SheetPart, unprefixed

__all__ = ["AUTHOR", "add_comments"]

AUTHOR = "opengov"
COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
V = "urn:schemas-microsoft-com:vml"
OFFICE_VML = "urn:schemas-microsoft-com:office:office"
EXCEL_VML = "urn:schemas-microsoft-com:office:excel"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AFTER_DRAWING = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""Elements of a sheet that must come after its drawing of comments."""
FRAME = f"""<xml xmlns:v="{V}" xmlns:o="{OFFICE_VML}" xmlns:x="{EXCEL_VML}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{number}}"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600"
 o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
</v:shapetype></xml>"""
SHAPE = f"""<v:shape xmlns:v="{V}" xmlns:o="{OFFICE_VML}" xmlns:x="{EXCEL_VML}"
 id="{{name}}" type="#_x0000_t202"
 style="position:absolute;width:240pt;height:90pt;z-index:1;visibility:hidden"
 fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>
<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
<x:Anchor>{{left}}, 12, {{top}}, 4, {{right}}, 24, {{bottom}}, 4</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:Row>{{row}}</x:Row><x:Column>{{column}}</x:Column>
</x:ClientData></v:shape>"""
IDS = 1024
"""Identifiers that one number of the map of shapes stands for."""


def add_comments(
    package: Package, sheet: SheetPart, texts: dict[tuple[int, int], str], number: int
) -> bool:
    """Write comments on cells; one that is there already is continued.

    Args:
        package: The workbook.
        sheet: The sheet.
        texts: Comment by row and column, both from 1.
        number: Tells the sheet's shapes from those of other sheets.

    Returns:
        Whether they could be written: not beside a drawing that is not well-formed.
    """
    try:
        drawing = _drawing(package, sheet, number)
    except UnreadableError:
        return False
    root = _comments(package, sheet)
    namespace = etree.QName(root).namespace
    authors = next(root.iterchildren(f"{{{namespace}}}authors"))
    author = str(len(authors))
    etree.SubElement(authors, f"{{{namespace}}}author").text = AUTHOR
    listed = next(root.iterchildren(f"{{{namespace}}}commentList"))
    there = {comment.get("ref"): comment for comment in listed}
    shape = _first_free(drawing, number)
    for (row, column), text in sorted(texts.items()):
        cell = address(row, column)
        if cell in there:
            words = next(there[cell].iter(f"{{{namespace}}}text"))
            _run(words, namespace or "", f"\n{text}")
            continue
        comment = etree.SubElement(listed, f"{{{namespace}}}comment", ref=cell, authorId=author)
        _run(etree.SubElement(comment, f"{{{namespace}}}text"), namespace or "", text)
        lines = min(12, 3 + text.count("\n") * 2)
        made = SHAPE.format(
            name=f"_x0000_s{shape}", left=column, right=column + 4, top=max(row - 2, 0),
            bottom=max(row - 2, 0) + lines, row=row - 1, column=column - 1,
        )  # fmt: skip
        drawing.append(etree.fromstring(made))
        shape += 1
    return True


def _run(words: etree._Element, namespace: str, text: str) -> None:
    plain = next(words.iterchildren(f"{{{namespace}}}t"), None)
    if plain is not None:  # a text without runs: make it one, so that another can follow
        run = etree.Element(f"{{{namespace}}}r")
        plain.addprevious(run)
        run.append(plain)
    run = etree.SubElement(words, f"{{{namespace}}}r")
    element = etree.SubElement(run, f"{{{namespace}}}t")
    element.set(SPACE, "preserve")
    element.text = text


def _comments(package: Package, sheet: SheetPart) -> etree._Element:
    """Return the part of the sheet's comments, made if there is none."""
    for relation in package.related(sheet.part).values():
        if relation.kind == "comments" and relation.target in package:
            return package.root(relation.target)
    root = etree.Element(sheet.tag("comments"), nsmap=unprefixed(sheet.namespace))
    etree.SubElement(root, sheet.tag("authors"))
    etree.SubElement(root, sheet.tag("commentList"))
    part = package.free_name(join(dirname(package.main), "comments{}.xml"))
    package.add(part, root)
    package.declare(part, COMMENTS)
    package.relate(sheet.part, part, "comments")
    return root


def _drawing(package: Package, sheet: SheetPart, number: int) -> etree._Element:
    """Return the drawing that shows the comments, made if there is none."""
    for relation in package.related(sheet.part).values():
        if relation.kind == "vmlDrawing" and relation.target in package:
            return package.root(relation.target)
    root = etree.fromstring(FRAME.format(number=number))
    part = package.free_name(join(dirname(package.main), "drawings", "vmlDrawing{}.vml"))
    package.add(part, root)
    package.declare_extension("vml", VML)
    identifier = package.relate(sheet.part, part, "vmlDrawing")
    element = etree.Element(sheet.tag("legacyDrawing"))
    element.set(f"{{{OFFICE}}}id", identifier)
    for child in sheet.root:
        if etree.QName(child).localname in AFTER_DRAWING:
            child.addprevious(element)
            return root
    sheet.root.append(element)
    return root


def _first_free(drawing: etree._Element, number: int) -> int:
    """Return the first identifier of a shape that is not taken."""
    taken = [number * IDS]
    for shape in drawing.iter(f"{{{V}}}shape"):
        digits = str(shape.get("id", "")).removeprefix("_x0000_s")
        if digits.isdecimal():
            taken.append(int(digits))
    return max(taken) + 1
