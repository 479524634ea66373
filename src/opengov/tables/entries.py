"""One row's cell texts to a `CatalogEntry`, and what there is to say about them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from opengov.finding import NoticeSpec
from opengov.model.catalog import Audience, CatalogEntry
from opengov.model.coded import Coded
from opengov.model.organs import Contact
from opengov.model.time import TimeLimit, UpdateFrequency
from opengov.patch import Change
from opengov.tables import notices
from opengov.tables.cells import (
    code_of,
    read_basis,
    read_channels,
    read_coded,
    read_content,
    read_groups,
    read_types,
    read_units,
)
from opengov.tables.headers import Column
from opengov.tables.joining import join_lines, strip_mark
from opengov.tables.limits import derive_frequency, parse_frequency, parse_limit
from opengov.tables.repairs import digit_gaps, lost_glyph, misspellings
from opengov.tables.script import simplified
from opengov.wording.glyphs import Selection, is_tick, read_boxes
from opengov.wording.normalise import compact, tidy

__all__ = ["EntryReader", "Remark"]

Value: TypeAlias = object
Mender: TypeAlias = Callable[[str], tuple[Change, ...]]
FieldReader: TypeAlias = Callable[["EntryReader", Sequence[str]], Value]

NOTHING: dict[str, str] = {}
"""Given outright because pydantic copies a mutable default for every entry."""
GROUP_WORD = "特定群体"
"""What a tick in the column of particular groups says when it names none."""
PUBLIC = frozenset(
    {"全社会", "社会", "社会公众", "公众", "面向社会", "面向全社会", "全体社会成员", "社会大众"}
)
TWO_NUMBERS = re.compile(r"\d+\s*[、,，;；\n]\s*\d+")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to report about one cell of a row: the notice, the column, its values."""

    notice: NoticeSpec
    column: int
    values: dict[str, object]
    changes: tuple[Change, ...] = ()
    """What mends the cell."""


@dataclass(frozen=True, slots=True)
class _Time:
    limit: TimeLimit | None
    frequency: UpdateFrequency | None
    notes: frozenset[str]


@lru_cache(maxsize=65536)
def _read_time(limit_text: str, frequency_text: str) -> _Time:
    """Read limit and frequency together: a stated frequency wins where it can be read."""
    limit, notes = None, frozenset[str]()
    if limit_text.strip():
        reading = parse_limit(limit_text)
        limit, notes = reading.limit, frozenset(reading.notes)
    derived = None if limit is None else derive_frequency(limit)
    if not frequency_text.strip():
        return _Time(limit, derived, notes)
    stated = parse_frequency(frequency_text)
    if stated.code is None and derived is not None:
        stated = derived.model_copy(update={"raw": frequency_text})
    return _Time(limit, stated, notes)


@lru_cache(maxsize=65536)
def _audience_text(text: str) -> tuple[bool, tuple[str, ...]]:
    """Read a typed audience: whether the public is meant, and the groups."""
    boxes = read_boxes(text)
    words = boxes.chosen or (() if boxes.selection is Selection.NONE_CHOSEN else (tidy(text),))
    groups = tuple(word for word in words if compact(simplified(word)) not in PUBLIC)
    return len(groups) < len(words), groups


@dataclass(slots=True)
class _Part:
    """Fields that are read together, each distinct combination of their texts once."""

    key: Callable[[Sequence[str]], object]
    columns: frozenset[int]
    readers: "tuple[tuple[str, FieldReader], ...]"
    memo: dict[object, tuple[dict[str, Value], list[Remark]]] = field(default_factory=dict)


@dataclass(slots=True)
class EntryReader:
    """Reads the rows of one section: its columns, by role."""

    columns: Sequence[Column]
    by_role: dict[str, tuple[Column, ...]] = field(init=False)
    unit_from_office: bool = field(init=False)
    parts: tuple[_Part, ...] = field(init=False)
    """Fields whose cells repeat from row to row, in groups that are read once per text."""
    single: "tuple[tuple[str, FieldReader], ...]" = field(init=False)
    """Fields that differ in every row."""
    remarks: list[Remark] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Sort the columns by role; items by their level."""
        roles: dict[str, list[Column]] = {}
        for column in self.columns:
            roles.setdefault(column.role or "extra", []).append(column)
        items = roles.get("item", [])
        if all(column.level for column in items):
            items.sort(key=lambda column: (column.level, column.index))
        self.by_role = {role: tuple(columns) for role, columns in roles.items()}
        self.unit_from_office = "unit" not in roles and "office" in roles
        present = set(roles)
        self.single = tuple((n, r) for n, needs, r in EACH_ROW if present & needs)
        self.parts = tuple(self._part(group, present) for group in REPEATED)

    def _part(self, group: "FieldTable", present: set[str]) -> _Part:
        """Return the fields of a group that the columns can fill."""
        readers = tuple((name, reader) for name, needs, reader in group if present & needs)
        roles = {role for _, needs, _ in group for role in needs}
        indexes = [c.index for role in roles for c in self.by_role.get(role, ())]
        return _Part(itemgetter(*indexes) if indexes else len, frozenset(indexes), readers)

    def text(self, cells: Sequence[str], role: str, joint: str) -> str:
        """Return the text of a role: one column's, or of several the different texts joined."""
        columns = self.by_role.get(role, ())
        if len(columns) == 1:
            return cells[columns[0].index].strip()
        return joint.join(dict.fromkeys(t for c in columns if (t := cells[c.index].strip())))

    def read(self, cells: Sequence[str], position: int) -> CatalogEntry:
        """Read one row; what there is to say about it is left in `remarks`."""
        self.remarks = []
        values: dict[str, Value] = {"id": str(position + 1), "extra": NOTHING}
        for part in self.parts:
            key = part.key(cells)
            known = part.memo.get(key)
            if known is None:
                before = len(self.remarks)
                found = {n: v for n, reader in part.readers if (v := reader(self, cells))}
                part.memo[key] = (found, self.remarks[before:])
                values.update(found)
            else:
                values.update(known[0])
                self.remarks.extend(known[1])
        for name, reader in self.single:
            value = reader(self, cells)
            if value:
                values[name] = value
        return CatalogEntry.model_validate(values, by_name=True, by_alias=False)

    def key(self, cells: Sequence[str], column: int) -> object | None:
        """Return all texts that decide what a column is read as; None where rows differ anyway."""
        part = next((part for part in self.parts if column in part.columns), None)
        return None if part is None else part.key(cells)

    def remark(self, notice: NoticeSpec, role: str, **values: object) -> None:
        """Keep something to report about the first column of a role."""
        self.remarks.append(Remark(notice, self.by_role[role][0].index, values))

    def mendable(
        self, notice: NoticeSpec, role: str, cells: Sequence[str], mend: Mender, **values: object
    ) -> None:
        """Keep something to report about a role, and what mends its cell if it has but one."""
        column = self.by_role[role][0].index
        alone = len(self.by_role[role]) == 1
        changes = mend(cells[column]) if alone else ()
        self.remarks.append(Remark(notice, column, values, changes))


def _limit(reader: EntryReader, cells: Sequence[str]) -> Value:
    time = _time(reader, cells)
    if time.limit is not None and time.notes:
        if "digits_joined" in time.notes:
            reader.mendable(notices.DIGITS_JOINED, "limit", cells, digit_gaps, text=time.limit.raw)
        if "typo" in time.notes:
            reader.mendable(
                notices.TYPO_CORRECTED, "limit", cells, misspellings, text=time.limit.raw
            )
    return time.limit


def _frequency(reader: EntryReader, cells: Sequence[str]) -> Value:
    return _time(reader, cells).frequency


def _time(reader: EntryReader, cells: Sequence[str]) -> _Time:
    limit = reader.text(cells, "limit", "；")
    return _read_time(limit, reader.text(cells, "frequency", "，"))


def _sequence(reader: EntryReader, cells: Sequence[str]) -> Value:
    text = join_lines(reader.text(cells, "sequence", "\n"))
    if TWO_NUMBERS.fullmatch(reader.text(cells, "sequence", "\n")):
        reader.remark(notices.TWO_VALUES, "sequence", text=text)
    return text


def _items(reader: EntryReader, cells: Sequence[str]) -> Value:
    columns = reader.by_role["item"]
    if len(columns) == 1:
        return _nested(cells[columns[0].index])
    names: list[str] = []
    for column in columns:
        name = join_lines(cells[column.index])
        if name and (not names or names[-1] != name):
            names.append(name)
    return tuple(names)


LEVELS = re.compile(r"(?m)^\s*(\d{1,2}(?:[.．]\d{1,2})*)[.．、]?\s*(?=\D)")


@lru_cache(maxsize=65536)
def _nested(text: str) -> tuple[str, ...]:
    """Read the levels that one cell holds: lines numbered 1. and 1.1, or parts cut by / or —."""
    if not text.strip():
        return ()
    marks = [m.group(1) for m in LEVELS.finditer(text)]
    if len(marks) > 1 and all("." in mark for mark in marks[1:]):
        parts = [p for p in re.split(r"\n(?=\s*\d{1,2}[.．])", tidy(text)) if p.strip()]
        return tuple(LEVELS.sub("", join_lines(part)).strip() for part in parts)
    joined = join_lines(text)
    return (strip_mark(joined) or joined,)


def _domain(reader: EntryReader, cells: Sequence[str]) -> Value:
    text = join_lines(reader.text(cells, "domain", "\n"))
    return Coded(code=code_of("domains", text), text=text) if text else None


def _content(reader: EntryReader, cells: Sequence[str]) -> Value:
    return read_content(reader.text(cells, "content", "\n"))


def _units(reader: EntryReader, cells: Sequence[str]) -> Value:
    role = "office" if reader.unit_from_office else "unit"
    return read_units(reader.text(cells, role, "\n"))


@lru_cache(maxsize=65536)
def _ticked_channels(headers: tuple[str, ...], texts: tuple[str, ...]) -> str:
    """Put several columns of channels into one cell: a tick chooses its header."""
    words: list[str] = []
    for header, text in zip(headers, texts, strict=True):
        tick = is_tick(text)
        if tick is None:
            words.append(text)
        elif tick:
            words.append(f"■{header}")
    return "\n".join(words)


def _channel_text(reader: EntryReader, cells: Sequence[str]) -> str:
    columns = reader.by_role["channel"]
    if len(columns) == 1 and code_of("channels", columns[0].header) is None:
        return reader.text(cells, "channel", "\n")
    headers = tuple([join_lines(column.header) for column in columns])
    return _ticked_channels(headers, tuple([cells[column.index] for column in columns]))


def _channels(reader: EntryReader, cells: Sequence[str]) -> Value:
    channels, notes = read_channels(_channel_text(reader, cells))
    if notes:
        if "first_lost" in notes:
            value = channels[0].text
            reader.mendable(notices.FIRST_GLYPH_LOST, "channel", cells, lost_glyph, value=value)
        if "unknown" in notes:
            value = "、".join(c.text or "" for c in channels if c.code is None)
            reader.remark(notices.UNKNOWN_CHANNEL, "channel", value=value)
        if "other_blank" in notes:
            reader.remark(notices.OTHER_WITHOUT_TEXT, "channel")
    return channels


def _basis(reader: EntryReader, cells: Sequence[str]) -> Value:
    return read_basis(reader.text(cells, "basis", "\n"))


def _types(reader: EntryReader, cells: Sequence[str]) -> Value:
    return read_types(reader.text(cells, "process", "、"))


@lru_cache(maxsize=65536)
def _audience_of(public: tuple[str, ...], groups: tuple[str, ...], typed: str) -> Audience | None:
    says_public, named = False, list[str]()
    for text in public:
        tick = is_tick(text)
        if tick is None:
            also, more = _audience_text(text)
            says_public, named = says_public or also, [*named, *more]
        says_public = says_public or bool(tick)
    for text in groups:
        tick = is_tick(text)
        if tick is not False:
            named.extend([GROUP_WORD] if tick else read_groups(text))
    if typed.strip():
        also, more = _audience_text(typed)
        says_public, named = says_public or also, [*named, *more]
    if not says_public and not named:
        return None
    return Audience(public=says_public, groups=tuple(dict.fromkeys(named)))


def _audience(reader: EntryReader, cells: Sequence[str]) -> Value:
    public = reader.by_role.get("audience_public", ())
    groups = reader.by_role.get("audience_group", ())
    return _audience_of(
        tuple(cells[c.index] for c in public),
        tuple(cells[c.index] for c in groups),
        reader.text(cells, "audience", "、"),
    )


@lru_cache(maxsize=65536)
def _choice(name: str, header: str, text: str) -> tuple[Coded, ...]:
    """Read a cell of a tick column by its header, any other by its text."""
    named = read_coded(name, header)
    if named and all(value.code for value in named):
        tick = is_tick(text)
        if tick is not None:
            return named if tick else ()
    return read_coded(name, text)


@lru_cache(maxsize=65536)
def _choices_of(name: str, headers: tuple[str, ...], texts: tuple[str, ...]) -> tuple[Coded, ...]:
    """Read all tick or text columns of a codelist in one row."""
    pairs = zip(headers, texts, strict=True)
    found = [value for header, text in pairs for value in _choice(name, join_lines(header), text)]
    return tuple(dict.fromkeys(found))


def _choices(name: str, role: str) -> FieldReader:
    def read(reader: EntryReader, cells: Sequence[str]) -> Value:
        columns = reader.by_role[role]
        headers = tuple([column.header for column in columns])
        return _choices_of(name, headers, tuple([cells[column.index] for column in columns]))

    return read


def _contacts(reader: EntryReader, cells: Sequence[str]) -> Value:
    return tuple(
        [
            _contact(kind, text)
            for role, kind in CONTACT_KINDS
            for column in reader.by_role.get(role, ())
            if (text := tidy(cells[column.index]))
        ]
    )


CONTACT_KINDS = (("phone", "enquiry"), ("supervision", "supervision"), ("office", "office"))


@lru_cache(maxsize=65536)
def _contact(kind: str, text: str) -> Contact:
    return Contact.model_validate({"kind": kind, "text": text})


def _single(role: str) -> FieldReader:
    def read(reader: EntryReader, cells: Sequence[str]) -> Value:
        return tidy(reader.text(cells, role, "\n"))

    return read


def _extra(reader: EntryReader, cells: Sequence[str]) -> Value:
    columns = reader.by_role.get("extra", ())
    return {c.header: t for c in columns if (t := tidy(cells[c.index]))}


FieldTable: TypeAlias = tuple[tuple[str, frozenset[str], FieldReader], ...]
"""Field, the roles it is read from, and its reader; an empty value leaves the field absent."""

EACH_ROW: FieldTable = (
    ("id", frozenset({"id"}), _single("id")),
    ("sequence", frozenset({"sequence"}), _sequence),
    ("items", frozenset({"item"}), _items),
    ("content", frozenset({"content"}), _content),
    ("url", frozenset({"url"}), _single("url")),
    ("index_number", frozenset({"index"}), _single("index")),
    ("extra", frozenset({"extra"}), _extra),
)
REPEATED: tuple[FieldTable, ...] = (
    (
        ("legal_basis", frozenset({"basis"}), _basis),
        ("time_limit", frozenset({"limit"}), _limit),
        ("update_frequency", frozenset({"limit", "frequency"}), _frequency),
    ),
    (
        ("domain", frozenset({"domain"}), _domain),
        ("responsible_units", frozenset({"unit", "office"}), _units),
        ("channels", frozenset({"channel"}), _channels),
        ("disclosure_types", frozenset({"process"}), _types),
        ("audience", frozenset({"audience", "audience_public", "audience_group"}), _audience),
        ("methods", frozenset({"method"}), _choices("methods", "method")),
        ("levels", frozenset({"level"}), _choices("levels", "level")),
        ("contacts", frozenset({"phone", "supervision", "office"}), _contacts),
    ),
)
