"""Runs the rules of a profile over what was read, and reports."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, cast

from opengov._bulk import collection_paused
from opengov.catalogfile import CatalogFile
from opengov.errors import UnsupportedValueError
from opengov.finding import Finding, Severity
from opengov.model.catalog import Catalog, CatalogEntry, CatalogSet
from opengov.model.disclosures import Disclosure, DisclosureBase
from opengov.rules import RULES, Context, Need, Rule, mask_personal
from opengov.text import Text
from opengov.validation import notices
from opengov.validation.absent import AbsentColumns, absent_findings
from opengov.validation.fingerprints import fingerprint, numbered
from opengov.validation.mending import letter_boxes, with_patches
from opengov.validation.order import Gathered
from opengov.validation.profiles import DEFAULT_PROFILE, Profile, load_profile
from opengov.validation.report import InputInfo, Report, Spot, spot
from opengov.validation.results import RuleResult
from opengov.validation.run import Run
from opengov.validation.selection import (
    DROPPED,
    LEFT_OUT,
    NEEDS,
    NOT_IN_FORCE,
    NOT_LISTED,
    NOT_SELECTED,
    RULE_FAILED,
    Selection,
    Skipped,
)
from opengov.wording.normalise import compact

if TYPE_CHECKING:
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = ["Catalogs", "validate"]

Catalogs: TypeAlias = CatalogFile | CatalogSet | Catalog
"""What holds catalogs."""

OBJECT = "<object>"
CHINA = timezone(timedelta(hours=8))


def validate(
    record_or_file: Catalogs | CatalogEntry | Disclosure,
    *,
    profile: str | Profile = DEFAULT_PROFILE,
    as_of: date | None = None,
    calendar: "WorkCalendar | None" = None,
    catalog: Catalogs | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    max_findings_per_rule: int | None = None,
) -> Report:
    """Judge a catalog, or publications, by the rules of a profile.

    Args:
        record_or_file: What `read_catalog` gave, or a typed record.
        profile: Name of a built-in profile, path of a TOML file, or a profile.
        as_of: The day rules must be in force on; without one all of them run.
        calendar: The working days to count with; only publications need them.
        catalog: The catalogs whose entries publications fulfil.
        select: Codes and prefixes of the rules that count; none means all of the profile.
        ignore: Codes and prefixes of rules that do not count. A fatal finding
            is never left out.
        max_findings_per_rule: How many findings of a rule to list, the first
            ones by position; the numbers stay exact. None lists all of them.

    Raises:
        UnsupportedValueError: The record is of another kind, or `as_of` has no day.
        UnknownCodeError: There is no such profile or rule.
        InvalidProfileError: The profile's file cannot be used.

    >>> report = validate(Catalog(id="1", entries=[CatalogEntry(id="1", content=["标准"])]))
    >>> [finding.code for finding in report.findings]
    ['E103', 'E102', 'E104']
    >>> report.findings[0].location.pointer
    '/entries/0/channels'
    """
    file = _as_file(record_or_file)
    chosen = Selection(select=tuple(select), ignore=tuple(ignore))
    loaded = load_profile(profile)
    ctx = Context(
        requires=frozenset(loaded.requires),
        as_of=_day(as_of),
        calendar=calendar,
        organs=frozenset(map(compact, loaded.organs)),
        catalog=None if catalog is None else _entries_by_id(catalog),
    )
    validation = _Validation(loaded, ctx, chosen, max_findings_per_rule)
    with collection_paused():
        return validation.report(
            file, single=isinstance(record_or_file, CatalogEntry | DisclosureBase)
        )


def _as_file(record: object) -> CatalogFile:
    match record:
        case CatalogFile():
            return record
        case CatalogSet(catalogs=catalogs):
            pass
        case Catalog():
            catalogs = (record,)
        case CatalogEntry():
            catalogs = (Catalog(id="1", entries=(record,)),)
        case DisclosureBase():
            # Of the base class there are only the five types.
            published = cast("Disclosure", record)
            return CatalogFile(source=OBJECT, sha256="", format="object", disclosures=(published,))
        case _:
            takes = "what read_catalog returns, a Catalog, a CatalogEntry or a Disclosure"
            raise UnsupportedValueError("validate", record, takes=takes)
    return CatalogFile(source=OBJECT, sha256="", format="object", catalogs=catalogs)


def _entries_by_id(catalog: Catalogs) -> dict[str, tuple[CatalogEntry, ...]]:
    found: dict[str, tuple[CatalogEntry, ...]] = {}
    for each in _as_file(catalog).catalogs:
        for entry in each.entries:
            found[entry.id] = (*found.get(entry.id, ()), entry)
    return found


def _day(as_of: date | None) -> date | None:
    """Return the civil day in China of a day or of a time with a zone."""
    if isinstance(as_of, datetime):
        if as_of.tzinfo is None:
            takes = "as_of as a date, or a datetime with a time zone"
            raise UnsupportedValueError("validate", as_of, takes=takes)
        return as_of.astimezone(CHINA).date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise UnsupportedValueError("validate", as_of, takes="as_of as a date")


def _truncated(
    totals: Mapping[tuple[str, Severity], int], listed: Iterable[Finding]
) -> dict[str, int]:
    """Return the number of findings of each rule of which not all are listed."""
    counts: Counter[str] = Counter()
    for (code, _), number in totals.items():
        counts[code] += number
    found = Counter(finding.code for finding in listed)
    return {code: counts[code] for code in sorted(counts) if counts[code] > found[code]}


def _quotes(file: CatalogFile, listed: Iterable[Finding]) -> dict[Spot, tuple[str, ...]]:
    """Return what stands in the row or line of each finding, as far as there is one.

    Of publications, numbers that belong to persons are masked.
    """
    quotes: dict[Spot, tuple[str, ...]] = {}
    for finding in listed:
        key = spot(finding.location)
        if key[-1] is not None and key not in quotes:
            texts = file.quote(finding.location)
            quotes[key] = tuple(map(mask_personal, texts)) if file.disclosures else texts
    return {key: texts for key, texts in quotes.items() if any(texts)}


def _masked(note: Finding) -> Finding:
    """Hide numbers of persons in what reading says of a publication."""
    values = {
        key: mask_personal(value) if isinstance(value, str) else value
        for key, value in note.values.items()
    }
    message = Text(mask_personal(note.message.zh), mask_personal(note.message.en))
    # A key may be a number, too; line and column lead to it all the same.
    place = replace(note.location, pointer=mask_personal(note.location.pointer or "") or None)
    mend = note.mend if place.pointer == note.location.pointer else None
    return replace(note, values=values, message=message, location=place, mend=mend)


class _Validation:
    """What to judge by, fixed for one call; and what was left out, noted on the way."""

    def __init__(
        self,
        profile: Profile,
        ctx: Context,
        chosen: Selection,
        per_rule: int | None,
    ) -> None:
        self.profile = profile
        self.chosen = chosen
        self.ctx = ctx
        self.per_rule = per_rule
        self.skipped: list[Skipped] = []

    def report(self, file: CatalogFile, *, single: bool) -> Report:
        """Judge one file; `single` for an entry that stands by itself."""
        run = Run(
            file,
            profile=self.profile,
            rules=tuple(self._active(file)),
            ctx=self.ctx,
            absent=AbsentColumns.of(file, self.profile) if self._columns() else AbsentColumns(),
            single=single,
            per_probe=self.per_rule,
        )
        gathered = Gathered(file, self.per_rule)
        notes = map(
            self._regraded, map(_masked, file.findings) if file.disclosures else file.findings
        )
        gathered.add(self._kept(chain(notes, absent_findings(file, self.profile, self.ctx.as_of))))
        if self._wants(notices.LETTER_BOXES.code):
            gathered.add(map(self._regraded, letter_boxes(file)))
        gathered.add(run.findings())
        gathered.add(self._kept(run.failures.values()))
        findings = gathered.in_order()
        totals = gathered.totals + run.unplaced
        return Report(
            profile=self.profile,
            as_of=self.ctx.as_of,
            inputs=(
                InputInfo(
                    path=file.source,
                    sha256=file.sha256 or None,
                    format=file.format,
                    entries=sum(len(catalog.entries) for catalog in file.catalogs),
                    disclosures=len(file.disclosures),
                ),
            ),
            findings=tuple(numbered(with_patches(file, findings, single=single))),
            totals=totals,
            skipped=tuple(sorted(self.skipped, key=lambda note: note.rule)),
            truncated=_truncated(totals, findings),
            quotes=_quotes(file, findings),
            results=self._results(run),
            coverage=run.coverage.rows(),
        )

    def _results(self, run: Run) -> dict[str, RuleResult]:
        """Say of every rule of the profile what became of it."""
        idle = {
            note.rule: RuleResult(reason=note.reason)
            for note in self.skipped
            if note.rule in RULES and self.profile.lists(note.rule)
        }
        failed = dict.fromkeys(run.failures, RuleResult(reason=RULE_FAILED))
        return dict(sorted((idle | failed | run.tally.results(run.failures)).items()))

    def _columns(self) -> bool:
        """Tell whether T211 stands in for rules about rows; not if it was not selected."""
        code = notices.COLUMN_ABSENT.code
        return self.profile.lists(code) and self.chosen.why_not(code) is not NOT_SELECTED

    def _wants(self, code: str) -> bool:
        """Tell whether a notice was asked for that takes work of its own."""
        return self.profile.lists(code) and self.chosen.why_not(code) is None

    def _active(self, file: CatalogFile) -> Iterator[Rule]:
        """Choose the rules that run, noting why others of the profile do not."""
        needed = self._missing() if file.disclosures else frozenset()
        for code, rule in sorted(RULES.items()):
            why = self.chosen.why_not(code)
            if not self.profile.lists(code):
                if self.profile.drops(code):
                    self._skip(code, DROPPED.format(profile=self.profile.name))
                elif code in self.chosen.select:
                    self._skip(code, NOT_LISTED.format(profile=self.profile.name))
            elif why is not None:
                self._skip(code, why)
            elif not rule.spec.in_force(self.ctx.as_of):
                self._skip(code, NOT_IN_FORCE.format(day=self.ctx.as_of))
            elif lacking := needed.intersection(rule.spec.needs):
                self._skip(code, NEEDS[min(lacking)])
            else:
                yield rule

    def _missing(self) -> frozenset[Need]:
        """Return what rules about publications may need and the caller did not give."""
        given: dict[Need, object] = {"calendar": self.ctx.calendar, "catalog": self.ctx.catalog}
        return frozenset(need for need, what in given.items() if what is None)

    def _regraded(self, note: Finding) -> Finding:
        """Give a finding of the reader the severity of the profile and a fingerprint."""
        subject = note.subject or json.dumps(dict(note.values), sort_keys=True, default=str)
        named = replace(note, fingerprint=fingerprint(note.code, "", subject))
        severity = self.profile.severity_of(note.code, note.severity)
        fatal = note.severity is Severity.FATAL
        return named if fatal else replace(named, severity=severity)

    def _kept(self, notes: Iterable[Finding]) -> Iterator[Finding]:
        """Leave out what was not asked for, and count it; never what is fatal."""
        left_out: Counter[tuple[str, Text]] = Counter()
        for note in notes:
            why = self.chosen.why_not(note.code)
            if why is None and not self.profile.lists(note.code):
                reason = DROPPED if self.profile.drops(note.code) else NOT_LISTED
                why = reason.format(profile=self.profile.name)
            if why is None or note.severity is Severity.FATAL:
                yield note
            else:
                left_out[note.code, why] += 1
        for (code, why), count in left_out.items():
            zh, en = (
                LEFT_OUT.zh.format(why=why.zh, count=count),
                LEFT_OUT.en.format(why=why.en, count=count),
            )
            self._skip(code, Text(zh, en))

    def _skip(self, code: str, reason: Text) -> None:
        self.skipped.append(Skipped(code, reason))
