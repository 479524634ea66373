"""One pass of the active rules over the catalogs, or the publications, of a file.

Published tables repeat the same units, channels, limits and laws in thousands
of rows, so a check is called once per distinct combination of the values it
reads. The table reader shares equal values between entries: most repetitions
are known by identity alone, the others by equality.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from opengov.catalogfile import CatalogFile
from opengov.finding import Finding, Severity
from opengov.jsonpointer import pointer_of
from opengov.location import Location
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure
from opengov.patch import Rewording, WordsMend
from opengov.rules import Context, Hit, Probe, Rule, Target
from opengov.source import Basis, ProfileRef
from opengov.text import Text
from opengov.validation import notices
from opengov.validation.absent import AbsentColumns
from opengov.validation.coverage import Coverage
from opengov.validation.fingerprints import fingerprint, subject_of
from opengov.validation.profiles import Profile, requirable
from opengov.validation.tally import Tally
from opengov.validation.wording import cited, fill, plain, term_of

__all__ = ["Run"]

NOTHING: frozenset[str] = frozenset()

REMEMBERED = 50_000
"""Combinations of values, of one set of fields, of which the judgement is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finding of which only the entry is still open."""

    probe: Probe
    field: str
    path: tuple[str | int, ...]
    """From the record to the value, in wire names."""
    severity: Severity
    message: Text
    values: dict[str, object]
    basis: tuple[Basis, ...]
    entry: int | None = None
    rewording: Rewording | None = None

    @property
    def rule(self) -> Rule:
        """The rule that hit."""
        return self.probe.rule


Drafts: TypeAlias = tuple[Draft, ...]
Values: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Known:
    """What the probes that read the same fields said about one combination of values."""

    values: Values
    drafts: Drafts
    times: int = 0
    """How many entries have these values."""


@dataclass(slots=True)
class Memory:
    """What was said about each combination of values."""

    by_identity: dict[tuple[int, ...], tuple[Values, Known]] = field(default_factory=dict)
    """The values are kept, so that no other object can come to have their identity."""
    by_value: dict[Values, Known] = field(default_factory=dict)
    unhashable: list[Known] = field(default_factory=list)
    """What was said about fields that hold a dict."""

    def is_full(self) -> bool:
        """Tell whether there is much to remember: where little repeats, it serves nobody."""
        return len(self.by_identity) >= REMEMBERED

    def make_room(self) -> None:
        """Forget everything."""
        self.by_identity.clear()
        self.by_value.clear()
        self.unhashable.clear()

    def recall(self, values: Values) -> Known | None:
        """Return what was said about equal values."""
        try:
            return self.by_value.get(values)
        except TypeError:
            return None

    def keep(self, values: Values, drafts: Drafts) -> Known:
        """Keep what was said about the values."""
        known = Known(values, drafts)
        try:
            self.by_value[values] = known
        except TypeError:
            self.unhashable.append(known)
        return known

    def every(self) -> Iterator[Known]:
        """Yield what was said about each combination of values, with how often it came."""
        return chain(self.by_value.values(), self.unhashable)


class Run:
    """The active rules and one file."""

    def __init__(
        self,
        file: CatalogFile,
        *,
        profile: Profile,
        rules: tuple[Rule, ...],
        ctx: Context,
        absent: AbsentColumns,
        single: bool,
        per_probe: int | None = None,
    ) -> None:
        self.file = file
        self.profile = profile
        self.ctx = ctx
        self.absent = absent
        self.single = single
        self.per_probe = per_probe
        """How many findings of one way of reading entries are placed; further ones are counted.

        Entries are judged in the order they stand in, so those placed are the first.
        """
        self.unplaced: Counter[tuple[str, Severity]] = Counter()
        """How many findings were counted and not placed, by code."""
        self._placed: Counter[Probe] = Counter()
        self._said: set[Hashable] = set()
        """What was reported of merged cells."""
        self.failures: dict[str, Finding] = {}
        """The first failure of each rule that failed, by its code."""
        self.probes = [p for rule in rules for p in rule.probes if self._concerns(p)]
        self.tally = Tally(file, self.probes, ctx, absent)
        self.coverage = Coverage.of(file, profile.requires, rules, absent)
        self.noted = _noted(file, {code for rule in rules for code in rule.spec.told_by})

    def _concerns(self, probe: Probe) -> bool:
        """Tell whether a probe judges something that the profile asks for, or cannot ask for."""
        asked = probe.field in self.ctx.requires or probe.field not in requirable()
        return asked or not probe.rule.spec.over

    def findings(self) -> Iterator[Finding]:
        """Judge every catalog, every entry and every publication."""
        groups: dict[tuple[str, ...], list[Probe]] = {}
        for probe in self.probes:
            if probe.target is Target.ENTRY:
                groups.setdefault(probe.reads, []).append(probe)
        memories = {reads: Memory() for reads in groups}
        for number, catalog in enumerate(self.file.catalogs):
            self._placed.clear()
            for probe in self.probes:
                if probe.target is Target.CATALOG:
                    yield from self._judge_catalog(number, catalog, probe)
            for reads, probes in groups.items():
                yield from self._judge_entries(number, catalog, reads, probes, memories[reads])
            self.tally.end_catalog()
        for reads, probes in groups.items():
            self._count(probes, memories[reads])
        yield from self._judge_disclosures()
        self.tally.finish()

    def _count(self, probes: list[Probe], memory: Memory) -> None:
        for known in memory.every():
            self.tally.add(probes, known.values, known.times)

    def _judge_entries(
        self,
        number: int,
        catalog: Catalog,
        reads: tuple[str, ...],
        probes: list[Probe],
        memory: Memory,
    ) -> Iterator[Finding]:
        seen = memory.by_identity
        fields = tuple(map(attrgetter, reads))
        for index, entry in enumerate(catalog.entries):
            values = tuple([get(entry) for get in fields])
            identity = tuple(map(id, values))
            before = seen.get(identity)
            if before is None:
                known = memory.recall(values)
                if known is None:
                    drafts = self._drafts(probes, values, number, index)
                    if memory.is_full():
                        self._count(probes, memory)
                        memory.make_room()
                    known = memory.keep(values, drafts)
                seen[identity] = values, known
            else:
                known = before[1]
            known.times += 1
            if known.drafts:
                yield from self._place(known.drafts, number, index, entry, limit=self.per_probe)

    def _judge_disclosures(self) -> Iterator[Finding]:
        """Judge the publications; hardly two are alike, so nothing is remembered of them."""
        self._placed.clear()
        for probe in self.probes:
            for index, record in enumerate(self.file.disclosures):
                faulty = self.file.faulty.get((0, index), NOTHING)
                if probe.judges(record) and faulty.isdisjoint(probe.reads):
                    values = probe.of(record)
                    self.tally.add((probe,), values, 1)
                    drafts = self._drafts((probe,), values, 0, index, of=record)
                    yield from self._place(drafts, 0, index, record, limit=self.per_probe)
        self.tally.end_catalog()

    def _drafts(
        self,
        probes: Iterable[Probe],
        values: Values,
        number: int,
        index: int | None,
        of: Disclosure | None = None,
    ) -> Drafts:
        drafts: list[Draft] = []
        for probe in probes:
            try:
                for hit in probe.call(values, self.ctx):
                    drafts.append(self._draft(probe, hit, of))  # noqa: PERF401 - what came first stays
            except Exception as error:  # noqa: BLE001 - whatever a rule does, the run goes on
                self._fail(probe.rule, error, number, index)
        return tuple(drafts)

    def _judge_catalog(self, number: int, catalog: Catalog, probe: Probe) -> Iterator[Finding]:
        if "entries" in probe.reads:
            for rows in probe.rule.groups(catalog, self._left_out(number, probe.rule)):
                given = tuple(
                    rows if name == "entries" else getattr(catalog, name) for name in probe.reads
                )
                yield from self._place_all(self._drafts((probe,), given, number, None), number)
        else:
            given = tuple(getattr(catalog, name) for name in probe.reads)
            yield from self._place_all(self._drafts((probe,), given, number, None), number)

    def _left_out(self, number: int, rule: Rule) -> frozenset[int]:
        """Return the entries of which a field that the rule reads broke the schema."""
        return frozenset(
            entry
            for (catalog, entry), fields in self.file.faulty.items()
            if catalog == number and not fields.isdisjoint(rule.reads)
        )

    def _draft(self, probe: Probe, hit: Hit, of: Disclosure | None) -> Draft:
        spec = probe.rule.spec
        name = hit.field or probe.field
        term = term_of(name, of)
        basis: tuple[Basis, ...] = spec.basis_on(self.ctx.as_of)
        basis = basis or (ProfileRef(self.profile.name),)
        values = {"field": term, **hit.values} if "{field}" in spec.message.zh else hit.values
        return Draft(
            probe=probe,
            field=name,
            path=(term.code, *hit.path),
            severity=self.profile.severity_of(spec.code, spec.severity),
            message=cited(fill(spec.message, values), basis),
            values=plain(values),
            basis=basis,
            entry=hit.entry,
            rewording=hit.rewording,
        )

    def _place_all(self, drafts: Iterable[Draft], number: int) -> Iterator[Finding]:
        catalog = self.file.catalogs[number]
        for draft in drafts:
            if draft.entry is None:
                subject = f"{catalog.title} {catalog.place}"
                self.tally.failed[draft.rule.spec.code] += 1
                yield self._finding(draft, subject, number, None)
            else:
                yield from self._place((draft,), number, draft.entry, catalog.entries[draft.entry])

    def _place(
        self,
        drafts: Drafts,
        number: int,
        index: int,
        record: CatalogEntry | Disclosure,
        *,
        limit: int | None = None,
    ) -> Iterator[Finding]:
        """Report what was said about a record, unless another finding says it already."""
        faulty = self.file.faulty.get((number, index), NOTHING)
        absent = self.absent.fields(number, index)
        subject = ""
        for draft in drafts:
            if (standing := draft.rule.leaves) is not None:
                self.coverage.mark(draft.field, standing, number, index)
            if not faulty.isdisjoint(draft.probe.reads):
                continue
            if draft.rule.spec.absence and draft.field in absent:
                continue
            if self._told(draft, number, index):
                continue
            self.tally.mark(draft.rule.spec.code, number, index)
            if self._said_of_cell(draft, number, index):
                continue
            if limit is not None:
                if self._placed[draft.probe] >= limit:
                    self.unplaced[draft.rule.spec.code, draft.severity] += 1
                    continue
                self._placed[draft.probe] += 1
            subject = subject or subject_of(record)
            yield self._finding(draft, subject, number, index)

    def _told(self, draft: Draft, number: int, index: int) -> bool:
        """Tell whether reading has said the same of the same cell."""
        if not draft.rule.spec.told_by or not self.noted:
            return False
        return _cell(self._locate(number, index, draft.path)) in self.noted

    def _said_of_cell(self, draft: Draft, number: int, index: int) -> bool:
        """Tell whether the same was reported of another entry that the same cell covers."""
        locator = self.file.locator
        if self.single or locator is None:
            return False
        cell = locator.shared(number, index, draft.path)
        if cell is None:
            return False
        key = (cell, draft.path, draft.rule.spec.code, draft.message)
        known = key in self._said
        self._said.add(key)
        return known

    def _finding(self, draft: Draft, subject: str, number: int, index: int | None) -> Finding:
        spec = draft.rule.spec
        words = draft.rewording
        return Finding(
            code=spec.code,
            name=spec.name,
            severity=draft.severity,
            message=draft.message,
            location=self._locate(number, index, draft.path),
            values=draft.values,
            basis=draft.basis,
            subject=subject,
            fingerprint=fingerprint(spec.code, str(draft.path[0]), subject),
            mend=None
            if words is None
            else WordsMend(catalog=number, entry=index, path=draft.path, rewording=words),
        )

    def _locate(self, number: int, index: int | None, path: tuple[str | int, ...]) -> Location:
        if self.single:
            return self.file.locate(pointer_of(*path))
        if index is None:
            head = self.file.pointer(number)
            return self.file.locate(head + pointer_of(*path))
        return self.file.locate(self.file.pointer(number, index, *path))

    def _fail(self, rule: Rule, error: Exception, number: int, index: int | None) -> None:
        code = rule.spec.code
        if code in self.failures:
            return
        self.failures[code] = notices.RULE_FAILED.at(
            self._locate(number, index, ()), rule=code, error=f"{type(error).__name__}: {error}"
        )


Cell: TypeAlias = tuple[str | None, int | None, int | None]


def _cell(place: Location) -> Cell:
    return place.sheet, place.row, place.column


def _noted(file: CatalogFile, codes: set[str]) -> frozenset[Cell]:
    """Return the cells about which reading has said what some rule would say again."""
    return frozenset(_cell(note.location) for note in file.findings if note.code in codes)
