"""Catalog JSON: one catalog, or several under `catalogs`, read entry by entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from opengov.catalogfile import CatalogFile
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.records.faults import Fault
from opengov.records.notices import (
    NESTED_TOO_DEEP,
    NOT_A_CATALOG,
    NOT_JSON,
    REASONS,
    Word,
    report,
)
from opengov.records.places import CatalogPlaces, Places, RecordLocator
from opengov.records.reader import Notes, Reader, not_an_object
from opengov.records.record import CATALOG, CATALOG_SET, ENTRY, RecordClass, settle
from opengov.records.scan import (
    DEPTH,
    Cursor,
    NotJsonError,
    TooDeepError,
    check,
    expect_end,
    skip,
    too_deep,
)
from opengov.records.shape import field_names, kind_of
from opengov.text import Text

__all__ = ["read_json"]

R = TypeVar("R")


def read_json(
    text: str,
    *,
    source: str,
    sha256: str,
    byte_offset: Callable[[int], int] | None = None,
) -> CatalogFile:
    """Read catalog JSON: one `Catalog`, or several as `{"catalogs": […]}`.

    An entry with faults keeps its sound fields, and so does a catalog; what
    was left out is in `findings`, all of family S, and in `faulty`. Text that
    is not JSON, or no catalog, gives one fatal finding and no catalogs.

    Args:
        text: The file's text.
        source: The file as the user named it.
        sha256: Digest of the file's bytes.
        byte_offset: Byte position in the file for a position in the text; by
            default the file is utf-8 without a byte order mark.

    >>> file = read_json('{"id": "1", "entries": [{"id": 7}]}', source="a.json", sha256="")
    >>> [(found.name, found.location.pointer) for found in file.findings]
    [('wrong-type', '/entries/0/id')]
    """
    places = Places(text, source=source, byte_offset=byte_offset)
    try:
        return _Document(text, places).read(sha256)
    except NotJsonError as error:
        line, column = places.line_column(error.position)
        where = places.location(None, error.position, min(error.position + 1, len(text)))
        values = {"reason": REASONS[error.reason], "line": line, "column": column}
        findings = (report(NOT_JSON, where, values),)
    except TooDeepError as error:
        where = places.location(None, error.position, error.position + 1)
        findings = (report(NESTED_TOO_DEEP, where, {"limit": DEPTH}),)
    except _NotACatalogError as error:
        where = places.location("", error.start, len(text.rstrip(" \t\r\n")))
        findings = (report(NOT_A_CATALOG, where, {"actual": error.actual}),)
    return CatalogFile(source=source, sha256=sha256, format="json", findings=findings)


class _NotACatalogError(Exception):
    def __init__(self, start: int, actual: Word) -> None:
        self.start = start
        self.actual = actual
        super().__init__(actual.code)


STRANGER = Word("object", Text("不含目录字段的对象", "an object without any field of a catalog"))


@dataclass(slots=True)
class _Draft:
    """An object on the way to a catalog: its entries, and its other members decoded."""

    places: CatalogPlaces
    plain: dict[str, object] = field(default_factory=dict)
    faults: list[tuple[tuple[str | int, ...], Fault]] = field(default_factory=list)
    """Faults, each with the path of its record."""
    entries: list[CatalogEntry] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Index in the file of each entry."""
    faulty: dict[int, frozenset[str]] = field(default_factory=dict)

    def start_entries(self) -> None:
        """Forget the entries of an earlier member of the same name."""
        self.faults = [noted for noted in self.faults if not noted[0]]
        self.entries, self.numbers, self.faulty = [], [], {}
        self.places.starts, self.places.ends = [], []


class _Document:
    """Reads one text; afterwards holds what was in it."""

    def __init__(self, text: str, places: Places) -> None:
        self.text = text
        self.places = places
        self.reader = Reader(text, places)
        self.drafts: list[_Draft] | None = None
        """The catalogs under `catalogs`, where there is such a member."""

    def read(self, sha256: str) -> CatalogFile:
        """Read the whole text.

        Raises:
            NotJsonError: It is not JSON.
            TooDeepError: It is nested too deep.
            _NotACatalogError: It is neither a catalog nor a set of catalogs.
        """
        start = skip(self.text, int(self.text.startswith("\ufeff")))
        cursor = Cursor(self.text, start)
        if not self.text.startswith("{", start):
            value, end = self.reader.decoder.read(self.text, start)
            expect_end(self.text, end)
            check(self.text, start)
            raise _NotACatalogError(start, kind_of(value))
        root = self._object(cursor, outermost=True)
        expect_end(self.text, cursor.position)
        notes = Notes()
        if self.drafts is not None:
            self._close(root, CATALOG_SET, {"catalogs": []})
            notes.add(None, (), *(fault for head, fault in root.faults if not head))
        elif root.plain.keys() & field_names(Catalog).keys():
            self.drafts = [root]
        else:
            raise _NotACatalogError(start, STRANGER)
        return self._result(sha256, notes, root)

    def _result(self, sha256: str, notes: Notes, root: _Draft) -> CatalogFile:
        drafts = self.drafts or []
        catalogs = []
        for number, draft in enumerate(drafts):
            catalog = self._close(draft, CATALOG, {"id": str(number + 1), "entries": []})
            catalogs.append(catalog.model_copy(update={"entries": tuple(draft.entries)}))
            for head, fault in draft.faults:
                notes.add(number, head, fault)
        locator = RecordLocator(
            self.places,
            [draft.places for draft in drafts],
            root=root.places,
        )
        return CatalogFile(
            source=self.places.source,
            sha256=sha256,
            format="json",
            catalogs=tuple(catalogs),
            findings=notes.findings(locator, several=len(drafts) > 1),
            faulty={
                (number, entry): names
                for number, draft in enumerate(drafts)
                for entry, names in draft.faulty.items()
            },
            numbers={
                number: tuple(draft.numbers)
                for number, draft in enumerate(drafts)
                if len(draft.numbers) < len(draft.places.starts)
            },
            locator=locator,
        )

    def _object(self, cursor: Cursor, *, outermost: bool) -> _Draft:
        """Read a catalog, or the object around several."""
        start = cursor.position
        draft = _Draft(CatalogPlaces((start, start)))
        members = draft.places.members
        firsts: dict[str, int] = {}
        for key in cursor.members():
            begin = cursor.position
            if key in members:
                firsts.setdefault(key, members[key][0])
            is_array = self.text.startswith("[", begin)
            if key == "entries" and is_array:
                draft.plain[key] = []
                self._entries(cursor, draft)
            elif key == "catalogs" and outermost and is_array:
                draft.plain[key] = []
                self._catalogs(cursor)
            else:
                if key == "entries":
                    draft.start_entries()
                elif key == "catalogs" and outermost:
                    self.drafts = None
                draft.plain[key], cursor.position = self.reader.decoder.read(self.text, begin)
                if self.reader.decoder.odd:
                    draft.faults += (((), f) for f in self.reader.repeats(begin, key))
            members[key] = (begin, cursor.position)
        draft.places.span = (start, cursor.position)
        draft.faults += (((), self.reader.repeat((key,), first)) for key, first in firsts.items())
        return draft

    def _catalogs(self, cursor: Cursor) -> None:
        self.drafts = []
        for _ in cursor.elements():
            start = cursor.position
            if self.text.startswith("{", start):
                draft = self._object(cursor, outermost=False)
            else:
                value, cursor.position = self.reader.decoder.read(self.text, start)
                # An empty catalog holds the place, so that the others keep their number.
                draft = _Draft(
                    CatalogPlaces((start, cursor.position)),
                    plain={"id": str(len(self.drafts) + 1), "entries": []},
                    faults=[((), not_an_object(value))],
                )
            self.drafts.append(draft)

    def _entries(self, cursor: Cursor, draft: _Draft) -> None:
        draft.start_entries()
        decoder = self.reader.decoder
        for number in cursor.elements():
            start = cursor.position
            value, end = decoder.read(self.text, start)
            cursor.position = end
            outcome = self.reader.record(
                value, ENTRY, {"id": str(number + 1)}, start=start, end=end, odd=decoder.odd
            )
            draft.places.add(start, end)
            draft.faults += ((("entries", number), fault) for fault in outcome.faults)
            if outcome.record is None:
                continue
            if outcome.faulty:
                draft.faulty[len(draft.entries)] = outcome.faulty
            draft.numbers.append(number)
            draft.entries.append(outcome.record)

    def _close(self, draft: _Draft, kind: RecordClass[R], defaults: Mapping[str, object]) -> R:
        """Check the members of an object whose records were read apart."""
        try:
            outcome = settle(draft.plain, kind, defaults)
        except TooDeepError:
            raise too_deep(self.text, draft.places.span[0]) from None
        draft.faults += (((), fault) for fault in outcome.faults)
        # Every required member of these two classes has a default.
        return cast("R", outcome.record)
