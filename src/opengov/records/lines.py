"""JSONL: one record a line, catalog entries or disclosures."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from opengov.catalogfile import CatalogFile
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure
from opengov.records.faults import Fault
from opengov.records.notices import (
    LINE_NOT_JSON,
    MIXED_RECORDS,
    NESTED_TOO_DEEP,
    NO_RECORDS,
    REASONS,
    Word,
)
from opengov.records.places import CatalogPlaces, Places, RecordLocator
from opengov.records.reader import Notes, Reader
from opengov.records.record import ENTRY, Outcome, RecordClass, disclosures
from opengov.records.scan import DEPTH, NotJsonError, Span, TooDeepError, expect_end, skip
from opengov.text import Text

__all__ = ["read_jsonl"]

Record: TypeAlias = CatalogEntry | Disclosure

ENTRIES = "entries"
DISCLOSURES = "disclosures"

CLASSES = {
    ENTRIES: Word("CatalogEntry", Text("目录条目", "a catalog entry")),
    DISCLOSURES: Word("Disclosure", Text("公开信息", "a disclosure")),
}


def read_jsonl(
    text: str,
    *,
    source: str,
    sha256: str,
    byte_offset: Callable[[int], int] | None = None,
) -> CatalogFile:
    r"""Read JSONL of one record class: catalog entries, or disclosures.

    The first record decides: with a member `type` it is a disclosure. Entries
    form one catalog with the id "1". A blank line is no record; every other
    line is one, also where it is not JSON, so that record N has the pointer
    `/entries/N` whatever the lines before it are worth.

    Args:
        text: The file's text.
        source: The file as the user named it.
        sha256: Digest of the file's bytes.
        byte_offset: Byte position in the file for a position in the text; by
            default the file is utf-8 without a byte order mark.

    >>> file = read_jsonl('{"id": "1"}\n{"id"}\n{"id": "3"}\n', source="a.jsonl", sha256="")
    >>> [entry.id for entry in file.catalogs[0].entries], file.pointer(0, 1)
    (['1', '3'], '/entries/2')
    >>> [(found.name, found.location.pointer, found.location.line) for found in file.findings]
    [('line-not-json', '/entries/1', 2)]
    """
    places = Places(text, source=source, byte_offset=byte_offset)
    lines = _Lines(text, places)
    lines.read()
    return lines.result(sha256)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that are not blank; only LF ends a line."""
    start = int(text.startswith("\ufeff"))
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line and not line.isspace():
            yield start, end
        start = end + 1


class _Lines:
    """Reads one text line by line; afterwards holds what was in it."""

    def __init__(self, text: str, places: Places) -> None:
        self.text = text
        self.places = places
        self.reader = Reader(text, places)
        self.records: list[Record] = []
        self.numbers: list[int] = []
        """Number in the file of each record that was read."""
        self.faulty: dict[tuple[int, int], frozenset[str]] = {}
        self.noted: list[tuple[int, Fault, Span | None]] = []
        self.spans = CatalogPlaces((0, len(text)))
        self.expected: str | None = None
        """The class of the file's records, once the first has told it."""

    def read(self) -> None:
        """Read every line."""
        for number, (start, end) in enumerate(_spans(self.text)):
            try:
                outcome = self._line(number, start, end)
            except NotJsonError as error:
                line, column = self.places.line_column(error.position)
                values = {"reason": REASONS[error.reason], "line": line, "column": column}
                here = (error.position, min(error.position + 1, len(self.text)))
                self.noted.append((number, Fault(spec=LINE_NOT_JSON, values=values), here))
            except TooDeepError as error:
                here = (error.position, error.position + 1)
                fault = Fault(spec=NESTED_TOO_DEEP, values={"limit": DEPTH})
                self.noted.append((number, fault, here))
            else:
                self._keep(number, outcome)
            if len(self.spans.starts) == number:
                self.spans.add(start, end)

    def _line(self, number: int, start: int, end: int) -> Outcome[Record]:
        """Read one line.

        Raises:
            NotJsonError: It is not JSON.
            TooDeepError: It is nested too deep.
        """
        # The line alone: to the decoder, a line break is mere white space.
        line = self.text[start:end]
        try:
            value, stop = self.reader.decoder.read(line, begin := skip(line, 0))
            expect_end(line, stop)
        except NotJsonError as error:
            raise NotJsonError(start + error.position, error.reason) from None
        except TooDeepError as error:
            raise TooDeepError(start + error.position) from None
        odd = self.reader.decoder.odd
        span = (start + begin, start + stop)
        self.spans.add(*span)
        if isinstance(value, dict):
            actual = DISCLOSURES if "type" in value else ENTRIES
            self.expected = self.expected or actual
            if actual != self.expected:
                values = {"actual": CLASSES[actual], "expected": CLASSES[self.expected]}
                return Outcome(record=None, faults=(Fault(spec=MIXED_RECORDS, values=values),))
        kind: RecordClass[Record] = disclosures() if self.expected == DISCLOSURES else ENTRY
        return self.reader.record(
            value, kind, {"id": str(number + 1)}, start=span[0], end=span[1], odd=odd
        )

    def _keep(self, number: int, outcome: Outcome[Record]) -> None:
        self.noted += ((number, fault, None) for fault in outcome.faults)
        if outcome.record is None:
            return
        if outcome.faulty:
            self.faulty[0, len(self.records)] = outcome.faulty
        self.numbers.append(number)
        self.records.append(outcome.record)

    def result(self, sha256: str) -> CatalogFile:
        """Return what was read."""
        head = self.expected or ENTRIES
        locator = RecordLocator(self.places, [self.spans], records=head)
        notes = Notes()
        for number, fault, here in self.noted:
            notes.add(0, (head, number), fault, here=here)
        findings = notes.findings(locator)
        if not self.spans.starts:
            findings = (NO_RECORDS.at(self.places.location(None, 0, 0)),)
        entries = tuple(r for r in self.records if isinstance(r, CatalogEntry))
        return CatalogFile(
            source=self.places.source,
            sha256=sha256,
            format="jsonl",
            catalogs=(Catalog(id="1", entries=entries),) if entries else (),
            disclosures=tuple(r for r in self.records if not isinstance(r, CatalogEntry)),
            findings=findings,
            faulty=self.faulty,
            numbers={0: tuple(self.numbers)} if len(self.numbers) < len(self.spans.starts) else {},
            locator=locator,
            lines=True,
        )
