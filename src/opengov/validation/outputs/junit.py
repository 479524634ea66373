"""Reports as JUnit XML, which every CI server shows: a suite per input, a case per rule."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from opengov.finding import Finding, Severity
from opengov.proposal import hint
from opengov.text import Lang, Text
from opengov.validation.outputs.described import Described, cell_of
from opengov.validation.report import FAILING, FailOn, InputInfo, Report
from opengov.validation.results import NOTHING_TO_JUDGE

__all__ = ["junit_chunks"]

UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""

ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
CARRIAGE = {"\r": "&#13;"}
FOUND = Text("{n} 处，首处：{first}", "{n} found, the first: {first}")
MORE = Text(
    "全部输入中该规则共 {n} 处，未全部列出",
    "not all are listed: {n} of this rule in all inputs",
)


def junit_chunks(
    report: Report,
    rules: Iterable[Described],
    lang: Lang = "zh",
    *,
    fail_on: FailOn = "error",
) -> Iterator[str]:
    """Write a report as JUnit XML, piece by piece.

    A rule fails where a finding reaches `fail_on`, so that the suites fail
    exactly when the exit code does; milder findings stand in `system-out`. A
    rule that did not run, or that nothing could have broken, is skipped with
    the reason.

    >>> from opengov.model.catalog import Catalog
    >>> from opengov.validation import validate
    >>> print("".join(junit_chunks(validate(Catalog(id="1", entries=[])), ())))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="opengov" tests="0" failures="0" errors="0" skipped="0">
    <testsuite name="&lt;object&gt;" ...
    """
    described = sorted(rules, key=lambda rule: rule.code)
    by_source: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_source[finding.location.source].append(finding)
    suites = [
        _Suite(report, about, by_source[about.path], described, lang=lang, fail_on=fail_on)
        for about in report.inputs
    ]
    sums = [sum(column) for column in zip(*(suite.counts for suite in suites), strict=True)]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="opengov"{_counted(sums)}>\n'
    for suite in suites:
        yield from suite.chunks()
    yield "</testsuites>\n"


class _Suite:
    """One input."""

    def __init__(
        self,
        report: Report,
        about: InputInfo,
        findings: Sequence[Finding],
        rules: Sequence[Described],
        *,
        lang: Lang,
        fail_on: FailOn,
    ) -> None:
        self.report = report
        self.about = about
        self.lang: Lang = lang
        self.failing = FAILING[fail_on]
        self.found: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            self.found[finding.code].append(finding)
        self.skipped = self._idle() | {note.rule: note.reason for note in report.skipped}
        titles = {rule.code: rule for rule in rules}
        applies = {rule.code for rule in rules if report.profile.lists(rule.code)}
        self.cases = [
            (code, titles.get(code)) for code in sorted(applies | set(self.found) | self._left())
        ]

    def _idle(self) -> dict[str, Text]:
        """Say of the rules that have passed nothing why; of an unread input none has."""
        grades = {each.severity for of_rule in self.found.values() for each in of_rule}
        unread = Severity.FATAL in grades and not (self.about.entries or self.about.disclosures)
        reasons = {code: result.why_not for code, result in self.report.results.items()}
        return {
            code: why or NOTHING_TO_JUDGE
            for code, why in reasons.items()
            if why is not None or unread
        }

    def _left(self) -> set[str]:
        noted = {note.rule for note in self.report.skipped}
        return {code for code in noted if self.report.profile.lists(code)}

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Cases; and of them failed, in error, skipped."""
        kinds = [self._kind(code) for code, _ in self.cases]
        return len(kinds), kinds.count("failure"), kinds.count("error"), kinds.count("skipped")

    def _kind(self, code: str) -> str:
        grades = {finding.severity for finding in self.found.get(code, ())}
        if Severity.FATAL in grades:
            return "error"
        if grades & self.failing:
            return "failure"
        return "skipped" if code in self.skipped and not grades else "passed"

    def chunks(self) -> Iterator[str]:
        """Write the suite."""
        yield f"<testsuite name={_quoted(self.about.path)}{_counted(self.counts)}>\n"
        yield "<properties>\n"
        for name, value in self._properties():
            yield f"<property name={_quoted(name)} value={_quoted(value)}/>\n"
        yield "</properties>\n"
        for code, rule in self.cases:
            yield from self._case(code, rule)
        yield "</testsuite>\n"

    def _properties(self) -> Iterator[tuple[str, str]]:
        yield "profile", self.report.profile.name
        if self.report.as_of is not None:
            yield "asOf", self.report.as_of.isoformat()
        if self.about.sha256 is not None:
            yield "sha256", self.about.sha256
        yield "format", self.about.format
        yield "entries", str(self.about.entries)
        if self.about.disclosures:
            yield "disclosures", str(self.about.disclosures)
        for code, number in self.report.truncated.items():
            yield f"truncated.{code}", str(number)

    def _case(self, code: str, rule: Described | None) -> Iterator[str]:
        name = code if rule is None else f"{code} {rule.title.say(self.lang).rstrip('。.')}"
        head = f"<testcase classname={_quoted(self.about.path)} name={_quoted(name)}"
        kind, findings = self._kind(code), self.found.get(code, [])
        if kind == "skipped":
            reason = _quoted(self.skipped[code].say(self.lang))
            yield f"{head}>\n<skipped message={reason}/>\n</testcase>\n"
        elif not findings:
            yield f"{head}/>\n"
        else:
            lines = [self._line(finding) for finding in findings]
            if code in self.report.truncated:
                lines.append(MORE.say(self.lang).format(n=self.report.truncated[code]))
            text = _text("\n".join(lines))
            first = findings[0].message.say(self.lang)
            said = FOUND.say(self.lang).format(n=len(findings), first=first)
            yield f"{head} file={_quoted(self.about.path)}{self._at(findings[0])}>\n"
            if kind == "passed":
                yield f"<system-out>{text}</system-out>\n"
            else:
                yield f"<{kind} type={_quoted(code)} message={_quoted(said)}>{text}</{kind}>\n"
            yield "</testcase>\n"

    def _at(self, finding: Finding) -> str:
        line = finding.location.line
        return "" if line is None else f' line="{line}"'

    def _line(self, finding: Finding) -> str:
        place = finding.location
        where = cell_of(place) or (
            "" if place.line is None else f"{place.line}:{place.line_column or 1}"
        )
        parts = (
            where,
            place.header or place.pointer or "",
            finding.message.say(self.lang),
            hint(finding, self.lang),
        )
        return "  ".join(" ".join(part.split()) for part in parts if part)


def _counted(counts: Sequence[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    values = counts or (0, 0, 0, 0)
    return "".join(f' {name}="{n}"' for name, n in zip(names, values, strict=True))


def _printable(text: str) -> str:
    r"""Replace what XML cannot hold by its escape.

    >>> _printable("a\x0bb\ud800")
    'a\\x0bb\\ud800'
    """
    return UNPRINTABLE.sub(lambda found: ascii(found.group())[1:-1], text)


def _text(text: str) -> str:
    return escape(_printable(text), CARRIAGE)


def _quoted(text: str) -> str:
    return f'"{escape(_printable(text), ATTRIBUTE)}"'
