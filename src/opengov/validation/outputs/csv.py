"""Reports as CSV for spreadsheets: one finding a row."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from opengov.finding import Finding
from opengov.proposal import write_instead
from opengov.text import Lang, Text
from opengov.validation.report import Report

__all__ = ["csv_lines", "guard"]

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as the local code page."""

COLUMNS = (
    Text("文件", "source"),
    Text("级别", "severity"),
    Text("代码", "code"),
    Text("名称", "name"),
    Text("说明", "message"),
    Text("工作表", "sheet"),
    Text("单元格", "cell"),
    Text("行", "row"),
    Text("列", "column"),
    Text("表头", "header"),
    Text("指针", "pointer"),
    Text("文本行", "line"),
    Text("行内位置", "line column"),
    Text("依据", "basis"),
    Text("可改为", "fix"),
    Text("指纹", "fingerprint"),
)

FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet would run as a formula, and what the guard itself makes of it."""


def guard(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    One `'` is put before it; taking one away again gives the text, since a text
    that already looks guarded gets another.

    >>> guard("=1+1"), guard("'=1+1"), guard("公开主体")
    ("'=1+1", "''=1+1", '公开主体')
    """
    return f"'{text}" if FORMULA.match(text) else text


def csv_lines(report: Report, lang: Lang = "zh") -> Iterator[str]:
    """Write the findings of a report as CSV with a byte order mark, row by row.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.validation import validate
    >>> next(csv_lines(validate(Catalog(id="1", entries=[]))))[1:9]
    '文件,级别,代码'
    """
    yield BOM + _line(column.say(lang) for column in COLUMNS)
    for finding in report.findings:
        yield _line(_cells(finding, lang))


def _cells(finding: Finding, lang: Lang) -> Iterator[str]:
    place = finding.location
    cells: tuple[object, ...] = (
        place.source,
        finding.severity.value,
        finding.code,
        finding.name,
        finding.message.say(lang),
        place.sheet,
        place.cell,
        place.row,
        place.column,
        place.header,
        place.pointer,
        place.line,
        place.line_column,
        "; ".join(str(basis) for basis in finding.basis),
        None if finding.fix is None else write_instead(finding.fix, lang),
        finding.fingerprint,
    )
    return (guard("" if cell is None else str(cell)) for cell in cells)


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode("utf-8", "backslashreplace").decode("utf-8")
