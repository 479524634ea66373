"""Comments in cells: the part that holds the words, and the drawing that shows them."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join
from typing import NamedTuple

from lxml import etree

from opengov.files.unreadable import UnreadableError
from opengov.files.xlsxedit.cells import address
from opengov.files.xlsxedit.ours import AUTHOR, framed
from opengov.files.xlsxedit.package import OFFICE, Package, SheetPart, unprefixed
from opengov.files.xlsxedit.runs import Run, runs_of, write_runs

__all__ = ["Words", "add_comments", "note_shapes", "sheet_comments", "sheet_drawing"]

COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
V = "urn:schemas-microsoft-com:vml"
OFFICE_VML = "urn:schemas-microsoft-com:office:office"
EXCEL_VML = "urn:schemas-microsoft-com:office:excel"
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
WIDE = 36
"""Latin letters on a line of a comment; a Chinese character takes the room of two."""
LATIN = "\u2e7f"
"""What comes after it is as wide as a Chinese character."""
TALLEST = 30
"""Rows that a comment covers at most."""
MOST = 32_000
"""Characters of a whole comment; what a cell holds at most, nearly."""


class Words(NamedTuple):
    """What a comment says."""

    said: str
    was: str
    """What the cell's fill was, in words."""


def add_comments(
    package: Package, sheet: SheetPart, texts: Mapping[tuple[int, int], Words], number: int
) -> bool:
    """Write comments on cells; one that is there already is continued.

    Args:
        package: The workbook.
        sheet: The sheet.
        texts: What to say, and what the fill was, by row and column, both from 1.
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
    author = _author(authors)
    listed = next(root.iterchildren(f"{{{namespace}}}commentList"))
    there = {comment.get("ref"): comment for comment in listed}
    shape = _first_free(drawing, number)
    for (row, column), (said, was) in sorted(texts.items()):
        cell = address(row, column)
        if cell in there:
            words = next(there[cell].iter(f"{{{namespace}}}text"))
            runs = runs_of(words)
            length = sum(len(run.text) for run in runs)
            text = framed(said, was, room=MOST - length)
            write_runs(words, (*runs, Run(None, f"\n{text}" if length else text)))
            continue
        text = framed(said, was)
        comment = etree.SubElement(listed, f"{{{namespace}}}comment", ref=cell, authorId=author)
        write_runs(etree.SubElement(comment, f"{{{namespace}}}text"), (Run(None, text),))
        made = SHAPE.format(
            name=f"_x0000_s{shape}", left=column, right=column + 4, top=max(row - 2, 0),
            bottom=max(row - 2, 0) + _rows_for(text), row=row - 1, column=column - 1,
        )  # fmt: skip
        drawing.append(etree.fromstring(made))
        shape += 1
    return True


def _rows_for(text: str) -> int:
    r"""Return how many rows of a sheet a comment covers, so that all of it can be read.

    >>> _rows_for("缺失"), _rows_for("甲" * 50 + "\n乙"), _rows_for("x\n" * 500)
    (2, 5, 30)
    """
    widths = [sum(1 + (letter > LATIN) for letter in line) for line in text.split("\n")]
    return min(TALLEST, 1 + sum(1 + width // WIDE for width in widths))


def sheet_comments(package: Package, sheet: str) -> str | None:
    """Return the part that holds the comments of a sheet's part."""
    return _first(package, sheet, "comments")


def sheet_drawing(package: Package, sheet: str) -> str | None:
    """Return the part that draws the comments of a sheet's part."""
    return _first(package, sheet, "vmlDrawing")


def note_shapes(drawing: etree._Element) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    """Yield the shapes that show comments, each with row and column from 1."""
    for shape in drawing.iter(f"{{{V}}}shape"):
        data = shape.find(f"{{{EXCEL_VML}}}ClientData[@ObjectType='Note']")
        if data is None:
            continue
        row = str(data.findtext(f"{{{EXCEL_VML}}}Row", "")).strip()
        column = str(data.findtext(f"{{{EXCEL_VML}}}Column", "")).strip()
        if row.isdecimal() and column.isdecimal():
            yield (int(row) + 1, int(column) + 1), shape


def _first(package: Package, sheet: str, kind: str) -> str | None:
    for relation in package.related(sheet).values():
        if relation.kind == kind and relation.target in package:
            return relation.target
    return None


def _author(authors: etree._Element) -> str:
    """Return our number among the authors of comments."""
    for number, each in enumerate(authors):
        if each.text == AUTHOR:
            return str(number)
    etree.SubElement(authors, f"{{{etree.QName(authors).namespace}}}author").text = AUTHOR
    return str(len(authors) - 1)


def _comments(package: Package, sheet: SheetPart) -> etree._Element:
    """Return the part of the sheet's comments, made if there is none."""
    there = sheet_comments(package, sheet.part)
    if there is not None:
        return package.root(there)
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
    there = sheet_drawing(package, sheet.part)
    if there is not None:
        return package.root(there)
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
    mapped = drawing.find(f".//{{{OFFICE_VML}}}idmap")
    stated = "" if mapped is None else str(mapped.get("data", "")).partition(",")[0]
    taken = [(int(stated) if stated.isdecimal() else number) * IDS]
    for shape in drawing.iter(f"{{{V}}}shape"):
        digits = str(shape.get("id", "")).removeprefix("_x0000_s")
        if digits.isdecimal():
            taken.append(int(digits))
    return max(taken) + 1
