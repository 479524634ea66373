"""Baselines: the defects of an old catalog that are known, so that only new ones fail."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from opengov.errors import InvalidReportError
from opengov.finding import Finding, Severity
from opengov.validation import notices
from opengov.validation.fingerprints import base_of
from opengov.validation.known import Held, Known
from opengov.validation.loading import clipped, read_object, rows_of
from opengov.validation.report import Report

__all__ = ["Baseline", "Comparison", "compare"]

VERSION = 1
"""Of the file's form."""
FAILED = notices.RULE_FAILED.code


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was wrong on the day the baseline was taken.

    Fingerprints use neither id nor position, so that a moved row stays known;
    an entry that was changed is judged anew.
    """

    known: tuple[Known, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Baseline":
        """Take a baseline of findings; what is fatal is never known, for nothing was judged."""
        counts = Counter(
            (finding.location.source, finding.code, base_of(finding.fingerprint))
            for finding in findings
            if finding.severity is not Severity.FATAL
        )
        return cls(tuple(sorted(Known(*key, count) for key, count in counts.items())))

    @classmethod
    def parse(cls, data: bytes, path: str = "<baseline>") -> "Baseline":
        """Read a baseline, or take one of the JSON report of an earlier run.

        Raises:
            InvalidReportError: The text is neither.

        >>> Baseline.parse(b'{"baseline": 1, "known": []}').known
        ()
        """
        table = read_object(data, path)
        if "findings" in table:
            return cls._of_report(table, path)
        if table.get("baseline") != VERSION:
            why = "it has neither `findings` nor `baseline` = 1; give a file that opengov wrote"
            raise InvalidReportError(path, why)
        return cls(tuple(sorted(_known(item, path) for item in rows_of(table, "known", path))))

    @classmethod
    def _of_report(cls, table: Mapping[str, object], path: str) -> "Baseline":
        if table.get("truncated"):
            why = "it does not list every finding; run again without --max-findings-per-rule"
            raise InvalidReportError(path, why)
        counts: Counter[tuple[str, str, str]] = Counter()
        for item in rows_of(table, "findings", path):
            match item:
                case {"severity": "fatal"}:
                    continue
                case {
                    "code": str(code),
                    "fingerprint": str(fingerprint),
                    "location": {"source": str(source)},
                }:
                    counts[source, code, base_of(fingerprint)] += 1
                case _:
                    raise InvalidReportError(path, f"a finding is not whole: {clipped(item)}")
        return cls(tuple(sorted(Known(*key, count) for key, count in counts.items())))

    def to_json(self) -> dict[str, object]:
        """Return the baseline as it stands in its file."""
        return {"baseline": VERSION, "known": [known.to_json() for known in self.known]}

    def encoded(self) -> bytes:
        """Return the file: a line for every known finding, so that a diff can be read."""
        lines = ",\n".join(
            f"    {json.dumps(known.to_json(), ensure_ascii=False)}" for known in self.known
        )
        body = f"\n{lines}\n  " if lines else ""
        return f'{{\n  "baseline": {VERSION},\n  "known": [{body}]\n}}\n'.encode(
            "utf-8", "surrogatepass"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A report held against a baseline."""

    report: Report
    """The report with the new findings only; it decides."""
    known: tuple[Known, ...] = ()
    """Found again."""
    fixed: tuple[Known, ...] = ()
    """Known once, looked for, and found no more."""
    unseen: tuple[Known, ...] = ()
    """Not looked for this time: another input, or a rule that did not run."""

    @property
    def updated(self) -> Baseline:
        """The baseline without what is fixed; new findings never enter it by themselves."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for known in (*self.known, *self.unseen):
            counts[known.source, known.code, known.fingerprint] += known.count
        return Baseline(tuple(sorted(Known(*key, count) for key, count in counts.items())))


def compare(report: Report, baseline: Baseline) -> Comparison:
    """Take what is known out of a report.

    Equal findings are counted: of three where two were known one is new. A
    finding is first looked for in its own input, then in any other, since
    files are renamed.

    Args:
        report: Of a run that lists every finding.
        baseline: What was known before.

    >>> from opengov.model.catalog import CatalogEntry
    >>> from opengov.validation import validate
    >>> old = validate(CatalogEntry(id="1", content=("标准",)))
    >>> compare(old, Baseline.of(old.findings)).report.exit_code()
    0
    """
    pools: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[str, str] = {}
    for known in baseline.known:
        pools[known.fingerprint][known.source] += known.count
        codes[known.fingerprint] = known.code
    taken: Counter[tuple[str, str, str]] = Counter()
    found: dict[int, Finding] = {}
    # In its own input first, so that a finding elsewhere does not use up what is known here.
    for elsewhere in (False, True):
        for index, finding in enumerate(report.findings):
            if index in found or finding.severity is Severity.FATAL:
                continue
            name, source = base_of(finding.fingerprint), finding.location.source
            pool = pools.get(name)
            if pool is None:
                continue
            at = _left(pool) if elsewhere else source
            if at is not None and pool[at] > 0:
                pool[at] -= 1
                found[index] = finding
                taken[source, finding.code, name] += 1
    judged = _Judged(report)
    rest = [
        Known(source, codes[name], name, count)
        for name, pool in pools.items()
        for source, count in pool.items()
        if count > 0
    ]
    again = tuple(sorted(Known(*key, count) for key, count in taken.items()))
    fixed = tuple(sorted(known for known in rest if judged.looked_for(known)))
    unseen = tuple(sorted(known for known in rest if not judged.looked_for(known)))
    held = Held(known=len(found), fixed=fixed, unseen=sum(each.count for each in unseen))
    return Comparison(
        report=replace(_without(report, found), baseline=held),
        known=again,
        fixed=fixed,
        unseen=unseen,
    )


def _left(pool: Mapping[str, int]) -> str | None:
    return next((source for source in sorted(pool) if pool[source] > 0), None)


class _Judged:
    """What a run looked at."""

    def __init__(self, report: Report) -> None:
        unread = {f.location.source for f in report.findings if f.severity is Severity.FATAL}
        self._sources = {each.path for each in report.inputs} - unread
        failed = {str(f.values.get("rule")) for f in report.findings if f.code == FAILED}
        self._skipped = {note.rule for note in report.skipped} | failed
        self._profile = report.profile

    def looked_for(self, known: Known) -> bool:
        """Tell whether a known finding would have been found again."""
        return (
            known.source in self._sources
            and known.code not in self._skipped
            and self._profile.lists(known.code)
        )


def _without(report: Report, found: Mapping[int, Finding]) -> Report:
    totals = Counter(report.totals)
    totals.subtract(Counter((finding.code, finding.severity) for finding in found.values()))
    return replace(
        report,
        findings=tuple(f for i, f in enumerate(report.findings) if i not in found),
        totals={key: count for key, count in totals.items() if count},
    )


def _known(item: object, path: str) -> Known:
    match item:
        case {
            "source": str(source),
            "code": str(code),
            "fingerprint": str(fingerprint),
            "count": int(count),
        } if count > 0 and not isinstance(count, bool):
            return Known(source, code, fingerprint, count)
    why = f"an item of `known` is not whole: {clipped(item)}; take the baseline anew"
    raise InvalidReportError(path, why)
