"""`--group-by`: findings of a report by rule or by entry, with the row or line they are in."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from opengov.cli import messages
from opengov.cli.handbook import pages
from opengov.cli.listing import aligned, file_head, list_findings, place
from opengov.cli.options import Grouping
from opengov.cli.render import Line, cell_len, pad, severity, shorten
from opengov.finding import Finding
from opengov.proposal import hint
from opengov.text import Lang
from opengov.validation.outputs.described import cell_of

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["grouped"]

ENTRY = re.compile(r"(?:/catalogs/\d+)?/(?:entries|disclosures)/\d+")
"""The part of a pointer that names a record."""

INDENT = "  "
SEPARATOR = " │ "
WIDEST_CELL = 24
WIDEST_QUOTE = 100


def grouped(report: "Report", by: Grouping, lang: Lang) -> Iterator[Line]:
    """Write the findings of one input, or of all of them by rule."""
    if by is Grouping.RULE:
        yield from _by_rule(report, lang)
        return
    by_source: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_source.setdefault(finding.location.source, []).append(finding)
    for about in report.inputs:
        findings = by_source.get(about.path, [])
        yield file_head(about, lang)
        if not findings:
            yield Line(((INDENT, ""), (messages.NO_FINDINGS.say(lang), "green")))
        elif by is Grouping.FILE:
            yield from list_findings(findings, lang)
        else:
            yield from _by_entry(report, findings, lang)
        yield Line()


def _by_rule(report: "Report", lang: Lang) -> Iterator[Line]:
    """Write each rule with what it found, in the order of the codes."""
    by_code: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    every, totals = pages(), report.by_rule
    for code, findings in sorted(by_code.items()):
        word, style = severity(findings[0].severity, lang)
        title = every[code].title.say(lang).rstrip(".。") if code in every else findings[0].name
        yield Line(((f"{word} ", style), (f"{code} ×{totals[code]}{INDENT}", "bold"), (title, "")))
        wheres = [_where(report, finding, lang) for finding in findings]
        width = min(max(map(cell_len, wheres)), WIDEST_CELL)
        for finding, where in zip(findings, wheres, strict=True):
            label = ((INDENT, ""), (pad(where, width) + INDENT, "bold"))
            yield Line(label, ((_message(finding, lang), ""),))
            if proposed := hint(finding, lang):
                yield Line(((INDENT * 3, ""),), ((proposed, "green"),))
            if quote := _quote(report, finding):
                yield Line(((INDENT * 3, ""),), ((quote, "dim"),))
        yield Line()
    if not by_code:
        yield Line(body=((messages.NO_FINDINGS.say(lang), "green"),))
        yield Line()


def _where(report: "Report", finding: Finding, lang: Lang) -> str:
    """Name the place of a finding, with its input where there are several."""
    where = cell_of(finding.location) or place(finding.location, lang)
    if len(report.inputs) == 1:
        return where
    return f"{finding.location.source}{INDENT}{where}".rstrip()


def _by_entry(report: "Report", findings: Sequence[Finding], lang: Lang) -> Iterator[Line]:
    """Write each entry with what was found in it, in the order of the input."""
    by_entry: dict[object, list[Finding]] = {}
    rows = {_spot(each): entry for each in findings if (entry := _entry(each)) is not None}
    for finding in findings:
        spot = _spot(finding)
        by_entry.setdefault(_entry(finding) or rows.get(spot, spot), []).append(finding)
    for those in by_entry.values():
        first = those[0]
        quote = _quote(report, first)
        head = f"{INDENT}{_row(first, lang)}{INDENT if quote else ''}"
        yield Line(((head, "bold cyan"),), ((quote, "dim"),) if quote else ())
        yield from aligned(those, INDENT * 2, lang)


def _entry(finding: Finding) -> str | None:
    """Return the entry that a finding names."""
    found = ENTRY.match(finding.location.pointer or "")
    return found and found.group()


def _spot(finding: Finding) -> tuple[str | None, int | None]:
    """Return the row of a finding, by which one of the reader is known to be of an entry."""
    return finding.location.sheet, finding.location.row or finding.location.line


def _row(finding: Finding, lang: Lang) -> str:
    at = finding.location
    number = at.line if at.row is None else at.row
    if number is None:
        return at.pointer or messages.WHOLE_FILE.say(lang)
    sheet = "" if at.sheet is None else f"{' '.join(at.sheet.split())} "
    return sheet + messages.ROW.say(lang).format(n=number)


def _message(finding: Finding, lang: Lang) -> str:
    return " ".join(finding.message.say(lang).split())


def _quote(report: "Report", finding: Finding) -> str:
    """Return the row or line that a finding is in, on one line."""
    return _joined(report.quote(finding.location))


def _joined(texts: Sequence[str]) -> str:
    r"""Put the cells of a row side by side; blank ones at the end say nothing.

    >>> _joined(("1", "", "养老\n服务", ""))
    '1 │  │ 养老服务'
    """
    if len(texts) == 1:
        return shorten(texts[0], WIDEST_QUOTE)
    cells = SEPARATOR.join(shorten(text, WIDEST_CELL) for text in texts)
    return shorten_end(cells.rstrip(" │"))


def shorten_end(text: str) -> str:
    """Cut a row that is too wide; its blanks stay.

    >>> shorten_end("a │  │ b")
    'a │  │ b'
    """
    return text if len(text) <= WIDEST_QUOTE else text[: WIDEST_QUOTE - 1] + "…"
