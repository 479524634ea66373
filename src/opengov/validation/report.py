"""What validating gives: the findings of one or more inputs, counted and ordered."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Literal, Self, TypeAlias

from opengov._version import __version__, data_version, schema_version
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.rules import RULES
from opengov.text import Lang
from opengov.validation.coverage import DomainCoverage, add_coverage
from opengov.validation.fingerprints import numbered
from opengov.validation.known import Held
from opengov.validation.profiles import Profile
from opengov.validation.results import RuleResult, add_results
from opengov.validation.selection import Skipped

__all__ = [
    "FailOn",
    "InputInfo",
    "Report",
    "Tool",
    "Verdict",
    "merge_reports",
    "ruleset_hash",
    "spot",
]

FailOn: TypeAlias = Literal["error", "warning", "never"]
"""The gravity from which a report fails."""

Verdict: TypeAlias = Literal["passed", "failed", "fatal"]
"""`fatal`: an input was not judged, or a rule failed, so that nothing can be said."""

EXIT_CODES: Mapping[Verdict, int] = MappingProxyType({"passed": 0, "failed": 1, "fatal": 3})
FAILING: Mapping[FailOn, frozenset[Severity]] = MappingProxyType(
    {
        "error": frozenset({Severity.ERROR}),
        "warning": frozenset({Severity.ERROR, Severity.WARNING}),
        "never": frozenset(),
    }
)


Spot: TypeAlias = tuple[str, str | None, int | None]
"""Input, sheet, and row or line."""


def spot(place: Location) -> Spot:
    """Return the row or the line that a place is in.

    >>> spot(Location(source="a.xlsx", sheet="养老", row=7, cell="F7"))
    ('a.xlsx', '养老', 7)
    """
    return place.source, place.sheet, place.line if place.row is None else place.row


def _if_any(disclosures: int) -> dict[str, int]:
    return {"disclosures": disclosures} if disclosures else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class InputInfo:
    """One input as it was read."""

    path: str
    sha256: str | None
    format: str
    entries: int
    disclosures: int = 0
    """How many publications it holds; then it holds no entries."""

    def to_json(self) -> dict[str, str | int | None]:
        """Return the input as it stands in a report."""
        return {
            "path": self.path,
            "sha256": self.sha256,
            "format": self.format,
            "entries": self.entries,
            **_if_any(self.disclosures),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What made a report."""

    version: str
    schema_version: str
    ruleset_hash: str
    data_version: str

    @classmethod
    def here(cls, profile: Profile) -> Self:
        """Return this installation, judging by a profile."""
        return cls(
            version=__version__,
            schema_version=schema_version,
            ruleset_hash=ruleset_hash(profile),
            data_version=data_version,
        )

    def to_json(self) -> dict[str, str]:
        """Return the tool as it stands in a report."""
        return {
            "name": "opengov",
            "version": self.version,
            "schemaVersion": self.schema_version,
            "rulesetHash": self.ruleset_hash,
            "dataVersion": self.data_version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of validating one or more inputs.

    Findings are in the order of the inputs, within an input by position, then
    by code.
    """

    profile: Profile
    as_of: date | None = None
    inputs: tuple[InputInfo, ...] = ()
    findings: tuple[Finding, ...] = ()
    totals: Mapping[tuple[str, Severity], int] = field(default_factory=dict)
    """How many findings there are of each code, those not listed included."""
    skipped: tuple[Skipped, ...] = ()
    truncated: Mapping[str, int] = field(default_factory=dict)
    """Codes of which not every finding is listed, with their true number."""
    results: Mapping[str, RuleResult] = field(default_factory=dict)
    """What became of each rule of the profile, with how many entries could have broken it."""
    coverage: tuple[DomainCoverage, ...] = ()
    """How many entries of each domain have each required element."""
    baseline: Held | None = None
    """What was left out because a baseline knows it; none where there was no baseline."""
    quotes: Mapping[Spot, tuple[str, ...]] = field(default_factory=dict)
    """What stands in the rows and lines of the listed findings; not part of the JSON."""
    tool: Tool | None = None
    """What made a report that was read again; none is this installation."""

    def quote(self, place: Location) -> tuple[str, ...]:
        """Return the cells of a finding's row, or its line; nothing if it is not known."""
        return self.quotes.get(spot(place), ())

    @property
    def entries(self) -> int:
        """How many entries were judged."""
        return sum(each.entries for each in self.inputs)

    @property
    def disclosures(self) -> int:
        """How many publications were judged."""
        return sum(each.disclosures for each in self.inputs)

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings each rule has, those not listed included."""
        counts: Counter[str] = Counter()
        for (code, _), number in self.totals.items():
            counts[code] += number
        return dict(sorted(counts.items()))

    def count(self, severity: Severity) -> int:
        """Return how many findings are of one severity, those not listed included."""
        return sum(n for (_, s), n in self.totals.items() if s is severity)

    def verdict(self, fail_on: FailOn = "error") -> Verdict:
        """Tell whether the inputs pass.

        Args:
            fail_on: Gravity from which a finding fails the inputs. A fatal
                finding is never a pass.
        """
        if self.count(Severity.FATAL):
            return "fatal"
        return "failed" if any(self.count(s) for s in FAILING[fail_on]) else "passed"

    def exit_code(self, fail_on: FailOn = "error") -> int:
        """Return the exit code of the command line: 0 passed, 1 failed, 3 fatal."""
        return EXIT_CODES[self.verdict(fail_on)]

    def limited(self, per_rule: int) -> "Report":
        """List at most so many findings of each rule; the numbers stay exact."""
        listed: Counter[str] = Counter()
        kept: list[Finding] = []
        for finding in self.findings:
            listed[finding.code] += 1
            if listed[finding.code] <= per_rule:
                kept.append(finding)
        totals = self.by_rule
        cut = {code for code, number in totals.items() if number > min(listed[code], per_rule)}
        return replace(
            self, findings=tuple(kept), truncated={code: totals[code] for code in sorted(cut)}
        )

    def to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the report as programs read it (DESIGN, "Validate")."""
        return {**self.head_to_json(lang), "findings": [f.to_json(lang) for f in self.findings]}

    def head_to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return all of the report but the findings."""
        return {
            "tool": (self.tool or Tool.here(self.profile)).to_json(),
            "profile": self.profile.name,
            "asOf": None if self.as_of is None else self.as_of.isoformat(),
            "inputs": [each.to_json() for each in self.inputs],
            "summary": {
                "entries": self.entries,
                **_if_any(self.disclosures),
                **{severity.value: self.count(severity) for severity in Severity},
                "byRule": self.by_rule,
            },
            "skipped": [note.to_json(lang) for note in self.skipped],
            "findings": [],
            "truncated": dict(self.truncated),
            "rules": {code: result.to_json(lang) for code, result in self.results.items()},
            "coverage": [row.to_json(lang) for row in self.coverage],
            **({} if self.baseline is None else {"baseline": self.baseline.to_json()}),
        }


def merge_reports(reports: Iterable[Report]) -> Report:
    """Join the reports on several inputs, in order, and number equal findings anew.

    Raises:
        ValueError: There is no report.
    """
    every = list(reports)
    if not every:
        raise ValueError("there is no report to merge; give at least one")
    totals: Counter[tuple[str, Severity]] = Counter()
    for report in every:
        totals.update(report.totals)
    notes = dict.fromkeys(note for report in every for note in report.skipped)
    joined = replace(
        every[0],
        inputs=tuple(each for report in every for each in report.inputs),
        findings=tuple(numbered(f for report in every for f in report.findings)),
        totals=totals,
        skipped=tuple(sorted(notes, key=lambda note: note.rule)),
        results=reduce(add_results, (report.results for report in every)),
        coverage=add_coverage(report.coverage for report in every),
        quotes={key: texts for report in every for key, texts in report.quotes.items()},
    )
    codes = sorted({code for report in every for code in report.truncated})
    return replace(joined, truncated={code: joined.by_rule[code] for code in codes})


def ruleset_hash(profile: Profile) -> str:
    """Identify the rules and the profile that judged: equal hashes, equal judgement.

    >>> from opengov.validation.profiles import load_profile
    >>> ruleset_hash(load_profile("required-elements")) == ruleset_hash(
    ...     load_profile("national-2019")
    ... )
    False
    """
    rules = [
        {
            "code": spec.code,
            "name": spec.name,
            "severity": spec.severity.value,
            "message": [spec.message.zh, spec.message.en],
            "basis": [str(basis) for basis in (*spec.basis, *spec.earlier)],
            "over": spec.over,
            "force": [str(spec.effective_from), str(spec.effective_to)],
        }
        for spec in (RULES[code].spec for code in sorted(RULES))
    ]
    key = json.dumps([__version__, rules, profile.to_json()], sort_keys=True)
    return hashlib.sha256(key.encode()).hexdigest()[:16]
