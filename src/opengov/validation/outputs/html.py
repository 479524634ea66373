"""A report as one HTML file that needs no network: for the clerk, and for the leader's desk.

Everything that comes from a catalog is embedded as data and set as text by the
page's script, never as markup.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache

from opengov._notices import every_notice
from opengov._resources import read_text, read_toml
from opengov.finding import Finding
from opengov.proposal import write_instead
from opengov.rules import RULES, cite
from opengov.text import Lang, Text
from opengov.validation.coverage import Count
from opengov.validation.outputs.marked import advice
from opengov.validation.outputs.words import report_word
from opengov.validation.profiles import wire_name
from opengov.validation.report import FailOn, Report
from opengov.validation.results import Outcome
from opengov.validation.wording import field_term

__all__ = ["html_report"]

BUDGET = 4_000_000
"""Characters of findings and rows; the page stays under 5 MB with the rest."""
LONGEST_CELL = 200
OUTCOMES: tuple[Outcome, ...] = ("fail", "pass", "not_applicable")
"""In the order of the table."""
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def html_report(report: Report, lang: Lang = "zh", *, fail_on: FailOn = "error") -> str:
    """Return a report as a self-contained page in Chinese and English.

    Args:
        report: The report.
        lang: Language the page opens in; a button changes it.
        fail_on: Gravity from which a finding fails the inputs.

    >>> from opengov.model.catalog import CatalogEntry
    >>> from opengov.validation import validate
    >>> page = html_report(validate(CatalogEntry(id="1", content=("<script>",))))
    >>> "<script>" in page.partition("application/json")[2].partition("</script>")[0]
    False
    """
    data = json.dumps(_data(report, lang, fail_on), ensure_ascii=False, separators=(",", ":"))
    for sign, written in UNSAFE.items():
        data = data.replace(sign, written)
    page = read_text("report/page.html")
    parts = {
        "lang": lang,
        "style": read_text("report/style.css"),
        "script": read_text("report/script.js"),
        "data": data,
    }
    head, *rest = page.split("{")
    pieces = [head]
    for piece in rest:
        name, brace, tail = piece.partition("}")
        pieces.append(f"{parts[name]}{tail}" if brace and name in parts else f"{{{piece}")
    return "".join(pieces)


def _data(report: Report, lang: Lang, fail_on: FailOn) -> dict[str, object]:
    head = report.head_to_json(lang)
    findings, quotes, listed = _findings(report)
    return {
        "lang": lang,
        "words": read_toml("report/words.toml"),
        "verdict": report.verdict(fail_on),
        "tool": head["tool"],
        "profile": head["profile"],
        "asOf": head["asOf"],
        "inputs": head["inputs"],
        "summary": head["summary"],
        "rules": {code: _rule(code) for code in sorted({*report.by_rule, *report.results})},
        "outcomes": list(_outcomes(report)),
        "findings": findings,
        "quotes": quotes,
        "matrix": _matrix(report),
        "notes": [_both(note) for note in _notes(report, listed)],
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


@cache
def _rule(code: str) -> dict[str, object]:
    if code in RULES:
        rule = RULES[code]
        about: dict[str, object] = {
            "title": _both(rule.summary),
            "severity": rule.spec.severity.value,
        }
    else:
        notice = every_notice()[code]
        first = Text(notice.page.zh.partition("\n")[0], notice.page.en.partition("\n")[0])
        about = {"title": _both(first), "severity": notice.severity.value}
    basis = [cite(each) for each in RULES[code].spec.basis] if code in RULES else []
    if basis:
        about["basis"] = _both(
            Text("、".join(each.zh for each in basis), ", ".join(each.en for each in basis))
        )
    return {**about, "advice": _both(advice(code))}


def _findings(report: Report) -> tuple[list[dict[str, object]], list[list[str]], Counter[str]]:
    """Return as many findings as fit, each rule getting its share, and the rows they quote."""
    quotes: list[list[str]] = []
    places: dict[tuple[str, ...], int] = {}
    listed: Counter[str] = Counter()
    found: list[dict[str, object]] = []
    share = BUDGET // max(1, len(report.by_rule))
    spent: Counter[str] = Counter()
    for order, finding in enumerate(report.findings):
        if spent[finding.code] >= share:
            continue
        record = _finding(finding, order)
        row = tuple(text[:LONGEST_CELL] for text in report.quote(finding.location))
        cost = len(finding.message.zh) + len(finding.message.en) + 250
        if finding.fix is not None:
            cost += 2 * min(len(finding.fix.proposal), LONGEST_PROPOSAL) + 60
        if any(row):
            if row not in places:
                places[row] = len(quotes)
                quotes.append(list(row))
                cost += sum(map(len, row)) + 3 * len(row)
            record["quote"] = places[row]
        spent[finding.code] += cost
        listed[finding.code] += 1
        found.append(record)
    return found, quotes, listed


def _finding(finding: Finding, order: int) -> dict[str, object]:
    place = finding.location
    values: dict[str, object] = {
        "order": order,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": _both(finding.message),
        "source": place.source,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "column": place.column,
        "line": place.line,
        "header": place.header,
        "pointer": place.pointer,
    }
    if finding.fix is not None:
        zh, en = (write_instead(finding.fix, lang)[:LONGEST_PROPOSAL] for lang in LANGS)
        values["fix"] = {"zh": zh, "en": en}
    return {key: value for key, value in values.items() if value is not None}


LANGS: tuple[Lang, Lang] = ("zh", "en")
LONGEST_PROPOSAL = 400
"""Characters of a proposal."""


def _matrix(report: Report) -> dict[str, object]:
    """Show for every domain how many entries have each required element."""
    names = [name for name in report.profile.requires if _is_covered(report, wire_name(name))]
    rows = []
    for row in report.coverage:
        counts = [row.elements.get(wire_name(name), Count()) for name in names]
        rows.append(
            {
                "title": _both(row.domain.title or report_word("noDomain")),
                "entries": row.entries,
                "counts": [[count.present, count.undecided, count.entries] for count in counts],
            }
        )
    return {"elements": [_both(field_term(name).words) for name in names], "rows": rows}


def _is_covered(report: Report, name: str) -> bool:
    return any(name in row.elements for row in report.coverage)


def _outcomes(report: Report) -> Iterator[dict[str, object]]:
    """Say what became of each rule of the profile, the failed ones first."""
    for code, result in sorted(
        report.results.items(), key=lambda each: (OUTCOMES.index(each[1].outcome), each[0])
    ):
        about = {"code": code, "outcome": result.outcome}
        why = result.why_not
        if why is not None:
            yield {**about, "why": _both(why)}
        else:
            yield {**about, "failed": result.failed, "applicable": result.applicable}


def _notes(report: Report, listed: Counter[str]) -> Iterator[Text]:
    """Say what the report leaves out: no verdict changes silently."""
    for code, number in report.by_rule.items():
        if listed[code] < number:
            yield report_word("note_cut").format(code=code, all=number, n=listed[code])
    for note in report.skipped:
        said = report_word("note_skipped")
        yield Text(
            said.zh.format(code=note.rule, why=note.reason.zh),
            said.en.format(code=note.rule, why=note.reason.en),
        )
    if report.baseline is not None:
        yield report_word("note_baseline").format(n=report.baseline.known)
