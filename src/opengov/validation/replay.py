"""JSON reports read again, to be rendered or compared long after the run."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import TypeVar

from opengov.errors import InvalidReportError, UnknownCodeError
from opengov.finding import Finding, Severity
from opengov.jsonpatch import Operation, is_operation
from opengov.location import Location
from opengov.patch import Edit, Mending, Patch
from opengov.source import Basis, LegalRef, ProfileRef
from opengov.text import Text
from opengov.validation.coverage import Count, Domain, DomainCoverage
from opengov.validation.known import Held, Known
from opengov.validation.loading import clipped, read_object, rows_of
from opengov.validation.profiles import Profile, load_profile
from opengov.validation.report import InputInfo, Report, Tool
from opengov.validation.results import RuleResult
from opengov.validation.selection import Skipped

__all__ = ["read_report"]

Table = Mapping[str, object]
T = TypeVar("T")

SAFETY = ("safe", "unsafe")
OPENGOV = "give what `opengov validate --format json` wrote"


def read_report(data: bytes, path: str = "<report>") -> Report:
    r"""Read a report that `opengov validate --format json` wrote.

    Rendered as JSON again, it gives the same bytes. A report holds one
    language: its messages stand for both.

    Args:
        data: The file's content.
        path: What to call the file in errors.

    Raises:
        InvalidReportError: It is no report, or what it says does not add up.

    >>> import json
    >>> from opengov.model.catalog import CatalogEntry
    >>> from opengov.validation import validate
    >>> report = validate(CatalogEntry(id="1", content=("标准",)))
    >>> read_report(json.dumps(report.to_json()).encode()).to_json() == report.to_json()
    True
    """
    return _Replay(read_object(data, path), path).report()


class _Replay:
    """One JSON object to a report; every complaint names the file."""

    def __init__(self, table: Table, path: str) -> None:
        self.table = table
        self.path = path

    def fail(self, why: str) -> InvalidReportError:
        return InvalidReportError(self.path, why)

    def get(self, table: Table, key: str, kind: type[T]) -> T:
        """Return a member of a given kind; true is no number."""
        value = table.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.fail(
                f"`{key}` is missing or of a wrong kind in {clipped(table)}; {OPENGOV}"
            )
        return value

    def maybe(self, table: Table, key: str, kind: type[T]) -> T | None:
        return None if table.get(key) is None else self.get(table, key, kind)

    def objects(self, table: Table, key: str) -> Iterator[Table]:
        for item in rows_of(table, key, self.path):
            if not isinstance(item, dict):
                raise self.fail(f"`{key}` holds {clipped(item)}, which is no object; {OPENGOV}")
            yield item

    def object(self, table: Table, key: str) -> Table:
        value: Table = self.get(table, key, dict)
        return value

    def counts(self, table: Table, key: str) -> dict[str, int]:
        held = self.object(table, key)
        return {code: self.get(held, code, int) for code in held}

    def report(self) -> Report:
        table = self.table
        findings = tuple(map(self.finding, self.objects(table, "findings")))
        as_of = self.maybe(table, "asOf", str)
        try:
            day = None if as_of is None else date.fromisoformat(as_of)
        except ValueError as error:
            raise self.fail(f"`asOf` is no day: {as_of!r}; {OPENGOV}") from error
        return Report(
            profile=self.profile(),
            as_of=day,
            inputs=tuple(map(self.input, self.objects(table, "inputs"))),
            findings=findings,
            totals=self.totals(findings),
            skipped=tuple(map(self.skipped, self.objects(table, "skipped"))),
            truncated=self.counts(table, "truncated"),
            results=self.results(),
            coverage=self.coverage(),
            baseline=self.baseline(),
            tool=self.tool(),
        )

    def profile(self) -> Profile:
        """Return the profile of that name if it is built in, else one that is only named."""
        name = self.get(self.table, "profile", str)
        try:
            return load_profile(name if not name.endswith(".toml") else "")
        except UnknownCodeError:
            return Profile(name=name, title=Text(name, name))

    def tool(self) -> Tool:
        tool = self.object(self.table, "tool")
        return Tool(
            version=self.get(tool, "version", str),
            schema_version=self.get(tool, "schemaVersion", str),
            ruleset_hash=self.get(tool, "rulesetHash", str),
            data_version=self.get(tool, "dataVersion", str),
        )

    def input(self, table: Table) -> InputInfo:
        return InputInfo(
            path=self.get(table, "path", str),
            sha256=self.maybe(table, "sha256", str),
            format=self.get(table, "format", str),
            entries=self.get(table, "entries", int),
            disclosures=self.maybe(table, "disclosures", int) or 0,
        )

    def skipped(self, table: Table) -> Skipped:
        reason = self.get(table, "reason", str)
        return Skipped(self.get(table, "rule", str), Text(reason, reason))

    def results(self) -> dict[str, RuleResult]:
        if "rules" not in self.table:
            return {}
        rules = self.object(self.table, "rules")
        return {code: self.result(self.object(rules, code)) for code in rules}

    def coverage(self) -> tuple[DomainCoverage, ...]:
        if "coverage" not in self.table:
            return ()
        return tuple(map(self.domain, self.objects(self.table, "coverage")))

    def domain(self, table: Table) -> DomainCoverage:
        named = self.object(table, "domain")
        entries = self.get(table, "entries", int)
        elements = self.object(table, "elements")
        code, text = (self.maybe(named, key, str) for key in ("code", "text"))
        return DomainCoverage(
            Domain(code, text),
            entries,
            {name: self.count(self.object(elements, name), entries) for name in elements},
        )

    def count(self, table: Table, entries: int) -> Count:
        missing, undecided = (self.get(table, key, int) for key in ("missing", "undecided"))
        if self.get(table, "present", int) + missing + undecided != entries:
            raise self.fail(f"{clipped(table)} does not add up to {entries} entries; {OPENGOV}")
        return Count(entries, missing, undecided)

    def result(self, table: Table) -> RuleResult:
        reason = self.maybe(table, "reason", str)
        return RuleResult(
            applicable=self.get(table, "applicable", int),
            failed=self.get(table, "failed", int),
            reason=None if reason is None else Text(reason, reason),
        )

    def baseline(self) -> Held | None:
        if "baseline" not in self.table:
            return None
        held = self.object(self.table, "baseline")
        fixed = tuple(
            Known(
                self.get(each, "source", str),
                self.get(each, "code", str),
                self.get(each, "fingerprint", str),
                self.get(each, "count", int),
            )
            for each in self.objects(held, "fixed")
        )
        unseen = self.get(held, "unseen", int)
        return Held(known=self.get(held, "known", int), fixed=fixed, unseen=unseen)

    def finding(self, table: Table) -> Finding:
        message = self.get(table, "message", str)
        return Finding(
            code=self.get(table, "code", str),
            name=self.get(table, "name", str),
            severity=self.severity(self.get(table, "severity", str)),
            message=Text(message, message),
            location=self.location(self.object(table, "location")),
            values=self.object(table, "values"),
            basis=tuple(map(self.basis, self.objects(table, "basis"))),
            fingerprint=self.get(table, "fingerprint", str),
            fix=self.patch(table) if "fix" in table else None,
        )

    def patch(self, finding: Table) -> Patch:
        table = self.object(finding, "fix")
        source = self.get(self.object(finding, "location"), "source", str)
        title = self.get(table, "title", str)
        safety = self.get(table, "safety", str)
        if safety not in SAFETY:
            raise self.fail(f"there is no safety {safety!r}; {OPENGOV}")
        return Patch(
            mending=Mending(
                self.get(table, "name", str), Text(title, title), safe=safety == SAFETY[0]
            ),
            operations=tuple(map(self.operation, self.objects(table, "operations"))),
            edits=tuple(self.edit(each, source) for each in self.objects(table, "edits")),
        )

    def operation(self, table: Table) -> Operation:
        op = self.get(table, "op", str)
        if not is_operation(op):
            raise self.fail(f"there is no operation {op!r}; {OPENGOV}")
        return Operation(
            op=op,
            path=self.get(table, "path", str),
            origin=self.maybe(table, "from", str),
            **({"value": table["value"]} if "value" in table else {}),
        )

    def edit(self, table: Table, source: str) -> Edit:
        return Edit(
            location=self.place(table, source),
            old=self.get(table, "old", str),
            new=self.get(table, "new", str),
            written=self.maybe(table, "written", str),
            end_line=self.maybe(table, "endLine", int),
            end_column=self.maybe(table, "endColumn", int),
        )

    def severity(self, name: str) -> Severity:
        try:
            return Severity(name)
        except ValueError as error:
            raise self.fail(f"there is no severity {name!r}; {OPENGOV}") from error

    def location(self, table: Table) -> Location:
        return self.place(table, self.get(table, "source", str))

    def place(self, table: Table, source: str) -> Location:
        def text(key: str) -> str | None:
            return self.maybe(table, key, str)

        def number(key: str) -> int | None:
            return self.maybe(table, key, int)

        return Location(
            source=source,
            pointer=text("pointer"),
            sheet=text("sheet"),
            cell=text("cell"),
            row=number("row"),
            column=number("column"),
            header=text("header"),
            line=number("line"),
            line_column=number("lineColumn"),
            byte_offset=number("byteOffset"),
            byte_length=number("byteLength"),
        )

    def basis(self, table: Table) -> Basis:
        if "profile" in table:
            return ProfileRef(self.get(table, "profile", str))
        return LegalRef(
            self.get(table, "law", str),
            self.maybe(table, "article", int),
            self.maybe(table, "paragraph", int),
        )

    def totals(self, findings: tuple[Finding, ...]) -> dict[tuple[str, Severity], int]:
        """Return the numbers by code and severity.

        A report tells the sums of both; what it lists tells which severity a
        code has. Codes it lists no finding of share what is left.
        """
        summary = self.object(self.table, "summary")
        grades = {each: self.get(summary, each.value, int) for each in Severity}
        codes = self.counts(summary, "byRule")
        totals = Counter((finding.code, finding.severity) for finding in findings)
        for (code, severity), number in totals.items():
            codes[code] = codes.get(code, 0) - number
            grades[severity] -= number
        known = list(totals)
        for code, severity in (*known, *product(codes, Severity)):
            taken = min(codes[code], grades[severity])
            if taken > 0:
                totals[code, severity] += taken
                codes[code] -= taken
                grades[severity] -= taken
        if any(codes.values()) or any(grades.values()):
            wrong = next((code for code, rest in codes.items() if rest), "its severities")
            raise self.fail(f"its `summary` does not add up at {wrong}; {OPENGOV}")
        return totals
