"""Reports as workflow commands, which GitHub shows beside the lines of a change."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from opengov.finding import Finding, Severity
from opengov.proposal import hint
from opengov.text import Lang, Text
from opengov.validation.outputs.described import cell_of
from opengov.validation.report import Report

__all__ = ["github_lines"]

COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.FATAL: "error",
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "notice",
    }
)
MORE = Text("{code} 共 {n} 处，列出 {listed} 处", "{code}: {listed} of {n} listed")


def github_lines(report: Report, lang: Lang = "zh") -> Iterator[str]:
    """Write the findings of a report as annotations, one a line.

    A cell of a spreadsheet has no line: it stands in the message.

    >>> from opengov.location import Location
    >>> from opengov.validation.profiles import load_profile
    >>> found = Finding(
    ...     code="E102", name="x", severity=Severity.ERROR, message=Text("缺，50%", "none: 50%"),
    ...     location=Location(source="a,b.csv", line=3, line_column=7, cell="C3"),
    ... )
    >>> report = Report(profile=load_profile("required-elements"), findings=(found,))
    >>> print("".join(github_lines(report, "en")), end="")
    ::error file=a%2Cb.csv,line=3,col=7,title=E102 x::C3: none: 50%25
    """
    for finding in report.findings:
        yield _command(finding, lang)
    for code, number in report.truncated.items():
        listed = sum(1 for finding in report.findings if finding.code == code)
        said = MORE.say(lang).format(code=code, n=number, listed=listed)
        yield f"::notice title=opengov::{_data(said)}\n"


def _command(finding: Finding, lang: Lang) -> str:
    place = finding.location
    about = {
        "file": place.source,
        "line": place.line,
        "col": None if place.line is None else place.line_column,
        "title": f"{finding.code} {finding.name}",
    }
    given = ",".join(f"{key}={_property(str(v))}" for key, v in about.items() if v is not None)
    said = finding.message.say(lang)
    cell = cell_of(place)
    message = said if cell is None else f"{cell}: {said}"
    if proposed := hint(finding, lang):
        message = f"{message}\n{proposed}"
    return f"::{COMMANDS[finding.severity]} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
