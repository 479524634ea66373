"""Findings of one file as lines: grouped by sheet, one line each."""

from collections.abc import Iterable, Iterator, Sequence

from opengov.cli import messages
from opengov.cli.render import Line, cell_len, pad, severity, shorten
from opengov.finding import Finding
from opengov.location import Location
from opengov.text import Lang

__all__ = ["list_findings", "place"]

WIDEST_PLACE = 32
WIDEST_HEADER = 16
WIDEST_TEXT = 60
INDENT = "  "
GAP = "  "


def list_findings(findings: Iterable[Finding], lang: Lang) -> Iterator[Line]:
    """Write the findings of one file, those of a sheet together, in the order they come in.

    >>> from opengov.cli.render import plain
    >>> from opengov.finding import Severity
    >>> from opengov.text import Text
    >>> found = Finding(
    ...     code="E102", name="responsible-unit-missing", severity=Severity.ERROR,
    ...     message=Text("责任单位缺失", "no responsible unit"),
    ...     location=Location(source="a.xlsx", sheet="养老", cell="F7", header="公开主体"),
    ... )
    >>> print(plain(list_findings([found], "zh")), end="")
      养老
        F7  公开主体  错误 E102  责任单位缺失
    """
    sheets: dict[str | None, list[Finding]] = {}
    for finding in findings:
        sheets.setdefault(finding.location.sheet, []).append(finding)
    for sheet, those in sheets.items():
        if sheet is not None:
            yield Line(((INDENT, ""), (" ".join(sheet.split()), "bold cyan")))
        yield from _aligned(those, INDENT if sheet is None else INDENT * 2, lang)


def _aligned(findings: Sequence[Finding], indent: str, lang: Lang) -> Iterator[Line]:
    """Write findings with their places, headers and severities below each other."""
    places = [place(finding.location, lang) for finding in findings]
    headers = [shorten(finding.location.header or "", WIDEST_HEADER) for finding in findings]
    place_width = min(max(map(cell_len, places)), WIDEST_PLACE)
    header_width = max(map(cell_len, headers))
    for finding, where, header in zip(findings, places, headers, strict=True):
        word, style = severity(finding.severity, lang)
        label = [(indent, "")]
        if place_width:
            label.append((pad(where, place_width) + GAP, "bold"))
        if header_width:
            label.append((pad(header, header_width) + GAP, ""))
        label.append((f"{word} ", style))
        label.append((f"{finding.code}{GAP}", "dim"))
        yield Line(tuple(label), tuple(_said(finding, lang)))


def _said(finding: Finding, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the message, and the text of the cell where the message does not quote it."""
    message = " ".join(finding.message.say(lang).split())
    yield message, ""
    text = finding.values.get("text")
    if isinstance(text, str) and text.strip() and " ".join(text.split()) not in message:
        quoted = shorten(text, WIDEST_TEXT)
        yield GAP + messages.TEXT_IN_CELL.say(lang).format(text=quoted), "dim"


def place(location: Location, lang: Lang) -> str:
    """Say where a finding is: the cell, else line and column, else the pointer.

    >>> place(Location(source="a.json", pointer="/entries/3", line=12, line_column=5), "zh")
    '/entries/3 12:5'
    """
    if location.cell is not None:
        return location.cell
    parts = [location.pointer or ""]
    if location.line is not None:
        column = "" if location.line_column is None else f":{location.line_column}"
        parts.append(f"{location.line}{column}")
    elif location.row is not None:
        parts.append(messages.ROW.say(lang).format(n=location.row))
    elif location.byte_offset is not None:
        parts.append(messages.BYTE.say(lang).format(n=location.byte_offset))
    return " ".join(part for part in parts if part)
