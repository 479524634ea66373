"""Findings of one file as lines: grouped by sheet, one line each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from opengov.cli import messages
from opengov.cli.render import Line, cell_len, pad, severity, shorten
from opengov.finding import Finding
from opengov.location import Location
from opengov.proposal import hint
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.validation.report import InputInfo

__all__ = ["aligned", "counted", "file_head", "heading", "list_findings", "place", "records"]

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
        yield from aligned(those, INDENT if sheet is None else INDENT * 2, lang)


def aligned(findings: Sequence[Finding], indent: str, lang: Lang) -> Iterator[Line]:
    """Write findings with their places, headers and severities below each other."""
    places = [place(finding.location, lang) for finding in findings]
    headings = [heading(finding.location) for finding in findings]
    place_width = max(map(cell_len, places))
    heading_width = max(map(cell_len, headings))
    for finding, where, about in zip(findings, places, headings, strict=True):
        word, style = severity(finding.severity, lang)
        label = [(indent, "")]
        if place_width:
            label.append((pad(where, place_width) + GAP, "bold"))
        if heading_width:
            label.append((pad(about, heading_width) + GAP, ""))
        label.append((f"{word} ", style))
        label.append((f"{finding.code}{GAP}", "dim"))
        yield Line(tuple(label), tuple(_said(finding, lang)))
        if proposed := hint(finding, lang):
            below = pad("", sum(cell_len(text) for text, _ in label))
            yield Line(((below, ""),), ((proposed, "green"),))


def _said(finding: Finding, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the message, and the text of the cell where the message does not quote it."""
    message = " ".join(finding.message.say(lang).split())
    yield message, ""
    text = finding.values.get("text")
    if isinstance(text, str) and text.strip() and " ".join(text.split()) not in message:
        quoted = shorten(text, WIDEST_TEXT)
        yield GAP + messages.TEXT_IN_CELL.say(lang).format(text=quoted), "dim"


def place(location: Location, lang: Lang) -> str:
    """Say where in its sheet or file a finding is: the cell, else line and column.

    >>> place(Location(source="a.json", pointer="/entries/3", line=12, line_column=5), "zh")
    '12:5'
    """
    if location.cell is not None:
        return location.cell
    if location.line is not None:
        return f"{location.line}" + f":{location.line_column}" * (location.line_column is not None)
    if location.row is not None:
        return messages.ROW.say(lang).format(n=location.row)
    if location.byte_offset is not None:
        return messages.BYTE.say(lang).format(n=location.byte_offset)
    return ""


def heading(location: Location) -> str:
    """Name the element concerned: the column's header, else the pointer into the JSON.

    >>> heading(Location(source="a.json", pointer="/entries/3"))
    '/entries/3'
    """
    if location.header:
        return shorten(location.header, WIDEST_HEADER)
    return "" if location.cell is not None else location.pointer or ""


def file_head(about: "InputInfo", lang: Lang) -> Line:
    """Name a file, its format and how much it holds."""
    numbers = ", ".join(text.say(lang) for text in records(about.entries, about.disclosures))
    head = messages.FILE_HEAD.say(lang).format(format=about.format, entries=numbers)
    return Line(((about.path, "bold"), (f"  {head}", "dim")))


def records(entries: int, disclosures: int) -> list[Text]:
    """Say how many records there are, of entries and of publications.

    >>> [text.en for text in records(0, 2)], [text.en for text in records(0, 0)]
    (['2 publications'], ['0 entries'])
    """
    said = [counted(messages.N_ENTRIES, entries)] if entries or not disclosures else []
    return [*said, *([counted(messages.N_DISCLOSURES, disclosures)] if disclosures else [])]


def counted(text: Text, number: int) -> Text:
    """Put a number before a noun, in English in the singular or the plural.

    >>> counted(messages.N_ENTRIES, 1).en, counted(messages.N_ENTRIES, 2).en
    ('1 entry', '2 entries')
    """
    singular, _, plural = text.en.partition("|")
    return Text(text.zh, singular if number == 1 else plural).format(n=number)
