"""A marked copy of the clerk's own workbook: cells coloured, the reason in a comment."""

from collections.abc import Mapping
from types import MappingProxyType

from opengov._notices import every_notice
from opengov.finding import Finding, Severity
from opengov.proposal import write_instead
from opengov.rules import RULES
from opengov.text import Lang, Text
from opengov.validation.outputs.words import report_word
from opengov.validation.report import Report

__all__ = ["COLOURS", "advice", "marked_copy"]

COLOURS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.FATAL: "FFC8CD",
        Severity.ERROR: "FFC8CD",
        Severity.WARNING: "FFEC9A",
        Severity.INFO: "DEEBF5",
    }
)
"""Fills of the cells, six hexadecimal digits; dark text stays readable on each.

None is a colour that office programs offer: a cell that has one was marked by us.
"""
GRADES: Mapping[Severity, Text] = MappingProxyType(
    {
        Severity.FATAL: Text("未检查", "fatal"),
        Severity.ERROR: Text("错误", "error"),
        Severity.WARNING: Text("警告", "warning"),
        Severity.INFO: Text("提示", "info"),
    }
)
LONGEST_PROPOSAL = 400
"""Characters of a proposal in a comment."""
NOTE = Text("【{grade} {code}】{message}", "[{grade} {code}] {message}")


def advice(code: str) -> Text:
    """Return what the page of a rule or notice says to do, its last paragraph.

    >>> advice("E102").zh[:3]
    '处理：'
    """
    page = RULES[code].page if code in RULES else every_notice()[code].page
    return Text(_last(page.zh), _last(page.en))


def _last(page: str) -> str:
    return " ".join(page.strip().rpartition("\n\n")[2].split())


def marked_copy(
    data: bytes, report: Report, source: str, lang: Lang = "zh"
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a copy of an XLSX workbook with the findings in its cells, all else as it was.

    What an earlier time marked is taken away before, so that a mended copy can be marked.

    The gravest finding of a cell gives the colour; the comment says of each what is wrong
    and what to do, the latter once where a rule finds several things in one cell.

    Args:
        data: The workbook as it was validated.
        report: The report on it, maybe among others.
        source: The workbook's path in the report.
        lang: Language of the comments.

    Returns:
        The workbook, and the findings that concern no cell of it.

    Raises:
        MissingExtraError: The extra `tables` is not installed.
        UnreadableError: The workbook is damaged.
    """
    from opengov.files.xlsxedit import CellNote, mark_workbook  # noqa: PLC0415 - needs an extra

    unplaced: list[Finding] = []
    notes: list[CellNote] = []
    own = [finding for finding in report.findings if finding.location.source == source]
    for finding in sorted(own, key=lambda each: each.severity.rank):
        place = finding.location
        if place.sheet is None or place.row is None:
            unplaced.append(finding)
            continue
        text = NOTE.say(lang).format(
            grade=GRADES[finding.severity].say(lang),
            code=finding.code,
            message=finding.message.say(lang),
        )
        if finding.fix is not None:
            proposed = write_instead(finding.fix, lang)[:LONGEST_PROPOSAL]
            text = f"{text}\n{report_word('instead').say(lang)}{proposed}"
        notes.append(
            CellNote(
                place.sheet,
                place.row,
                place.column or 1,
                text,
                COLOURS[finding.severity],
                advice(finding.code).say(lang),
            )
        )
    marked, lost = mark_workbook(data, notes, ours=frozenset(COLOURS.values()))
    if lost:
        gone = {(note.sheet, note.row, note.column) for note in lost}
        unplaced += [
            f for f in own if (f.location.sheet, f.location.row, f.location.column or 1) in gone
        ]
    return marked, tuple(unplaced)
