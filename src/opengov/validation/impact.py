"""What a change of rules, data or catalogs did: two reports held against each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from opengov.errors import InvalidReportError
from opengov.finding import Severity
from opengov.validation.fingerprints import base_of
from opengov.validation.loading import clipped, read_object, rows_of

__all__ = ["Change", "Impact", "RuleImpact", "compare_reports"]

FAILING: Mapping[str, frozenset[str]] = {
    "error": frozenset({"error"}),
    "warning": frozenset({"error", "warning"}),
    "info": frozenset({"error", "warning", "info"}),
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One finding that only one of the reports has."""

    source: str
    pointer: str
    place: str
    """Sheet and cell, or line, as far as known."""
    message: str
    """In the language of the report."""
    fingerprint: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    basis: tuple[object, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, object]:
        """Return the finding as it stands in JSON."""
        return {
            "source": self.source,
            "pointer": self.pointer,
            "place": self.place,
            "message": self.message,
            "fingerprint": self.fingerprint,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleImpact:
    """What changed under one rule."""

    code: str
    before: int
    """Findings in the old report, those it does not list included."""
    after: int
    newly_failing: tuple[Change, ...]
    newly_passing: tuple[Change, ...]
    partial: bool
    """Whether a report does not list every finding of the rule, so that more may have changed."""

    @property
    def worse(self) -> int:
        """How many fail newly, at least."""
        return max(len(self.newly_failing), self.after - self.before if self.partial else 0)

    def to_json(self) -> dict[str, object]:
        """Return the rule as it stands in JSON."""
        return {
            "rule": self.code,
            "before": self.before,
            "after": self.after,
            "newlyFailing": [change.to_json() for change in self.newly_failing],
            "newlyPassing": [change.to_json() for change in self.newly_passing],
            "partial": self.partial,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What changed between two reports, rule by rule."""

    rules: tuple[RuleImpact, ...]
    """Rules under which something changed, by code."""
    gravity: str
    """Least severity that was looked at."""
    unread: tuple[str, ...] = ()
    """Inputs that one of the reports could not judge."""
    changed_setting: tuple[str, ...] = ()
    """What the reports were made with that differs: version, profile, rules, day."""

    @property
    def newly_failing(self) -> int:
        """How many findings are new, at least."""
        return sum(rule.worse for rule in self.rules)

    @property
    def newly_passing(self) -> int:
        """How many findings are gone."""
        return sum(len(rule.newly_passing) for rule in self.rules)

    def to_json(self) -> dict[str, object]:
        """Return the impact as it stands in JSON."""
        return {
            "gravity": self.gravity,
            "newlyFailing": self.newly_failing,
            "newlyPassing": self.newly_passing,
            "rules": [rule.to_json() for rule in self.rules],
            "unread": list(self.unread),
            "changedSetting": list(self.changed_setting),
        }


def compare_reports(
    old: bytes, new: bytes, *, gravity: str = "error", names: tuple[str, str] = ("old", "new")
) -> Impact:
    """Compare two JSON reports by fingerprint, so that moved rows do not count.

    Args:
        old: The earlier report, as `opengov validate --format json` wrote it.
        new: The later one.
        gravity: Least severity that counts: `error`, `warning` or `info`.
        names: What to call the reports in errors.

    Raises:
        InvalidReportError: One of them is no report.

    >>> from opengov.model.catalog import CatalogEntry
    >>> from opengov.validation import validate
    >>> import json
    >>> entry = CatalogEntry(id="1", content=("标准",))
    >>> a = json.dumps(validate(entry, ignore=["E102"]).to_json()).encode()
    >>> b = json.dumps(validate(entry).to_json()).encode()
    >>> [(rule.code, rule.worse) for rule in compare_reports(a, b).rules]
    [('E102', 1)]
    """
    before, after = (
        _Side(data, name, gravity) for data, name in zip((old, new), names, strict=True)
    )
    rules = []
    for code in sorted({*before.findings, *after.findings, *before.partial, *after.partial}):
        worse = tuple(_without(after.findings[code], before.findings[code]))
        better = tuple(_without(before.findings[code], after.findings[code]))
        partial = code in before.partial or code in after.partial
        if worse or better or (partial and before.total(code) != after.total(code)):
            rules.append(
                RuleImpact(
                    code=code,
                    before=before.total(code),
                    after=after.total(code),
                    newly_failing=worse,
                    newly_passing=better,
                    partial=partial,
                )
            )
    settings = sorted({*before.setting, *after.setting})
    return Impact(
        rules=tuple(rules),
        gravity=gravity,
        unread=tuple(sorted(before.unread | after.unread)),
        changed_setting=tuple(
            key for key in settings if before.setting.get(key) != after.setting.get(key)
        ),
    )


def _without(findings: list[Change], known: list[Change]) -> Iterator[Change]:
    """Give the findings beyond as many equal ones as are known."""
    left = Counter(base_of(change.fingerprint) for change in known)
    for change in sorted(findings):
        name = base_of(change.fingerprint)
        if left[name]:
            left[name] -= 1
        else:
            yield change


class _Side:
    """One report: its findings by rule."""

    def __init__(self, data: bytes, path: str, gravity: str) -> None:
        table = read_object(data, path)
        self.findings: dict[str, list[Change]] = defaultdict(list)
        self.unread: set[str] = set()
        for item in rows_of(table, "findings", path):
            match item:
                case {
                    "code": str(code),
                    "severity": str(severity),
                    "message": str(message),
                    "fingerprint": str(fingerprint),
                    "location": {"source": str(source), **place},
                    **more,
                }:
                    if severity == Severity.FATAL:
                        self.unread.add(source)
                    elif severity in FAILING[gravity]:
                        where = str(place.get("pointer") or "")
                        values, basis = more.get("values"), more.get("basis")
                        change = Change(
                            source,
                            where,
                            _place(place),
                            message,
                            fingerprint,
                            values if isinstance(values, dict) else {},
                            tuple(basis) if isinstance(basis, list) else (),
                        )
                        self.findings[code].append(change)
                case _:
                    raise InvalidReportError(path, f"a finding is not whole: {clipped(item)}")
        truncated = table.get("truncated", {})
        summary = table.get("summary")
        if not isinstance(truncated, dict) or not isinstance(summary, dict):
            why = "it has no `summary`; give what `opengov validate --format json` wrote"
            raise InvalidReportError(path, why)
        # Of a rule that is not listed in full, the severities are not known: all count.
        self.partial: dict[str, int] = {
            str(code): number for code, number in truncated.items() if isinstance(number, int)
        }
        self.setting = {**_texts(table.get("tool")), **_texts(table)}

    def total(self, code: str) -> int:
        """Return how many findings a rule has."""
        return self.partial.get(code, len(self.findings[code]))


def _texts(table: object) -> dict[str, object]:
    keys = ("version", "rulesetHash", "dataVersion", "schemaVersion", "profile", "asOf")
    return {key: table[key] for key in keys if key in table} if isinstance(table, dict) else {}


def _place(place: Mapping[object, object]) -> str:
    sheet, cell, line = place.get("sheet"), place.get("cell"), place.get("line")
    if cell:
        return f"{sheet}!{cell}" if sheet else str(cell)
    return "" if line is None else str(line)
