"""A report as text: the findings of every file, the numbers, the verdict."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from opengov.cli import messages
from opengov.cli.grouping import grouped
from opengov.cli.handbook import pages
from opengov.cli.listing import counted, records
from opengov.cli.options import Grouping
from opengov.cli.render import Line, field
from opengov.finding import Severity
from opengov.text import Lang, Text
from opengov.validation.outputs.words import report_word
from opengov.validation.results import Outcome

if TYPE_CHECKING:
    from opengov.cli.exits import FailOn
    from opengov.validation import Report
    from opengov.validation.report import Verdict

__all__ = ["report_lines", "verdict_text"]

VERDICT_STYLES: dict["Verdict", str] = {
    "passed": "bold green",
    "failed": "bold red",
    "fatal": "bold red",
}
VERDICTS: dict["Verdict", Text] = {
    "passed": messages.CONFORMANT,
    "failed": messages.NOT_CONFORMANT,
    "fatal": messages.NOT_READ,
}


def report_lines(
    report: "Report", lang: Lang, fail_on: "FailOn", by: Grouping = Grouping.FILE
) -> Iterator[Line]:
    """Write a report: the findings, then the numbers, then the verdict on the last line."""
    yield from grouped(report, by, lang)
    yield from _numbers(report, lang)
    yield _verdict(report, lang, fail_on)


def _numbers(report: "Report", lang: Lang) -> Iterator[Line]:
    counts = " · ".join(
        f"{messages.SEVERITIES[severity].say(lang)} {report.count(severity)}"
        for severity in Severity
        if severity is not Severity.FATAL or report.count(severity)
    )
    if len(report.inputs) > 1:
        yield field(messages.COUNTS_FILES, str(len(report.inputs)), lang)
    if report.entries or not report.disclosures:
        yield field(messages.COUNTS_ENTRIES, str(report.entries), lang)
    if report.disclosures:
        yield field(messages.COUNTS_DISCLOSURES, str(report.disclosures), lang)
    yield field(messages.COUNTS_FINDINGS, counts, lang)
    every = pages()
    for label, (code, number) in zip(
        _once(messages.PER_RULE), report.by_rule.items(), strict=False
    ):
        more = ""
        if code in report.truncated:
            listed = sum(1 for finding in report.findings if finding.code == code)
            more = "  " + messages.TRUNCATED.say(lang).format(n=number - listed)
        title = every[code].title.say(lang).rstrip(".。")
        yield field(label, f"{code} ×{number}  {title}{more}", lang)
    yield from _outcomes(report, lang)
    yield from _conditions(report, lang)


def _conditions(report: "Report", lang: Lang) -> Iterator[Line]:
    """Say what the inputs were measured against, and what was left out."""
    yield field(
        messages.PROFILE_USED, f"{report.profile.name}  {report.profile.title.say(lang)}", lang
    )
    if regraded := _regraded(report, lang):
        yield field(messages.REGRADED, ", ".join(regraded), lang)
    if report.as_of is not None:
        yield field(messages.AS_OF, report.as_of.isoformat(), lang)
    if (held := report.baseline) is not None:
        fixed = sum(each.count for each in held.fixed)
        values = {"known": held.known, "fixed": fixed, "unseen": held.unseen}
        yield field(messages.BASELINE, messages.HELD.format(**values).say(lang), lang)
    by_reason: dict[str, list[str]] = {}
    for skipped in report.skipped:
        by_reason.setdefault(skipped.reason.say(lang), []).append(skipped.rule)
    for label, (reason, codes) in zip(
        _once(messages.NOT_CHECKED), by_reason.items(), strict=False
    ):
        yield field(label, f"{' '.join(codes)}  {reason}", lang, style="yellow")


def _regraded(report: "Report", lang: Lang) -> list[str]:
    """Say of which rules the profile changed the severity: no verdict changes silently."""
    if not report.profile.severity:
        return []
    changed = {
        code: (page.severity, report.profile.severity_of(code, page.severity))
        for code, page in pages().items()
        if report.profile.lists(code)
    }
    return [
        f"{code} {messages.SEVERITIES[own].say(lang)} → {messages.SEVERITIES[now].say(lang)}"
        for code, (own, now) in changed.items()
        if own is not now
    ]


def _outcomes(report: "Report", lang: Lang) -> Iterator[Line]:
    """Count the rules by what became of them, where that is known."""
    numbers = Counter(result.outcome for result in report.results.values())
    if numbers:
        said = report_word("outcome_counts").format(**{o: numbers[o] for o in get_args(Outcome)})
        yield field(messages.OUTCOMES, said.say(lang), lang)


def _once(label: Text) -> Iterator[Text]:
    """Give a label to the first of several rows and none to the rest."""
    yield label
    while True:
        yield Text("", "")


def _verdict(report: "Report", lang: Lang, fail_on: "FailOn") -> Line:
    style = VERDICT_STYLES[report.verdict(fail_on.value)]
    return Line(body=((verdict_text(report, fail_on).say(lang), style),))


def verdict_text(report: "Report", fail_on: "FailOn") -> Text:
    """Say the verdict on one line: whether the inputs pass, and the numbers behind it."""
    verdict = VERDICTS[report.verdict(fail_on.value)]
    counts = records(report.entries, report.disclosures)
    counts += [
        counted(messages.COUNTED[severity], report.count(severity))
        for severity in Severity
        if report.count(severity)
    ]
    return Text(
        messages.VERDICT.zh.format(verdict=verdict.zh, counts="，".join(c.zh for c in counts)),
        messages.VERDICT.en.format(verdict=verdict.en, counts=", ".join(c.en for c in counts)),
    )
