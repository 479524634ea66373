"""Requests for information in JSON, one object, and in JSONL, one a line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from opengov.finding import Finding
from opengov.model.requests import InformationRequest
from opengov.records.faults import Fault
from opengov.records.notices import (
    DUPLICATE_KEY,
    LINE_NOT_JSON,
    NESTED_TOO_DEEP,
    NO_RECORDS,
    NOT_JSON,
    REASONS,
    report,
)
from opengov.records.places import CatalogPlaces, Places, RecordLocator
from opengov.records.reader import Notes, Reader
from opengov.records.record import Outcome, RecordClass
from opengov.records.scan import DEPTH, NotJsonError, TooDeepError, expect_end, occurrences, skip
from opengov.requestfile import RequestFile

__all__ = ["read_requests_json", "read_requests_jsonl"]

REQUEST: Final[RecordClass[InformationRequest]] = RecordClass(
    partial(InformationRequest.model_validate, by_alias=True, by_name=False),
    (InformationRequest,),
)


def read_requests_json(
    text: str,
    *,
    source: str,
    sha256: str,
    byte_offset: Callable[[int], int] | None = None,
) -> RequestFile:
    """Read one request in JSON; of a faulty one, its sound fields.

    Events are read together or not at all: a date computed without one of them
    would look certain.

    >>> file = read_requests_json('{"id": "1", "events": [], "channel": "pigeon"}',
    ...                           source="a.json", sha256="")
    >>> file.request.channel, [(f.name, f.location.pointer) for f in file.findings]
    (None, [('unknown-code', '/channel')])
    """
    places = Places(text, source=source, byte_offset=byte_offset)
    reader = Reader(text, places)
    try:
        start = skip(text, int(text.startswith("\ufeff")))
        value, end = reader.decoder.read(text, start)
        expect_end(text, end)
        outcome = _without_repeats(
            reader.record(value, REQUEST, DEFAULTS, start=start, end=end, odd=reader.decoder.odd)
        )
    except (NotJsonError, TooDeepError) as error:
        finding = _refused(error, text, places)
        return RequestFile(source=source, sha256=sha256, format="json", findings=(finding,))
    members = {str(step): (first, last) for step, first, last in occurrences(text, start)}
    root = CatalogPlaces((start, end), members=members)
    locator = RecordLocator(places, [], root=root, records="requests")
    notes = Notes()
    notes.add(None, (), *outcome.faults)
    return RequestFile(
        source=source,
        sha256=sha256,
        format="json",
        requests=() if outcome.record is None else (outcome.record,),
        faulty=() if outcome.record is None else (outcome.faulty,),
        findings=notes.findings(locator),
        locator=locator,
    )


ABSENT: Final[dict[str, object]] = {"events": (), "channel": None}
"""Fields that dates rest on, as they are where they are absent."""


def _without_repeats(outcome: Outcome[InformationRequest]) -> Outcome[InformationRequest]:
    """Leave out what dates rest on where a key stands in it twice: either may be meant."""
    twice = {str(fault.path[0]) for fault in outcome.faults if fault.spec is DUPLICATE_KEY}
    absent = {name: value for name, value in ABSENT.items() if name in twice}
    if outcome.record is None or not absent:
        return outcome
    record = outcome.record.model_copy(update=absent)
    return replace(outcome, record=record, faulty=outcome.faulty | set(absent))


DEFAULTS: Final = {"id": "1", "events": []}
"""What stands in for required members that are faulty or absent."""


def _refused(error: NotJsonError | TooDeepError, text: str, places: Places) -> Finding:
    """Report a text of which nothing can be read."""
    where = places.location(None, error.position, min(error.position + 1, len(text)))
    if isinstance(error, TooDeepError):
        return report(NESTED_TOO_DEEP, where, {"limit": DEPTH})
    line, column = places.line_column(error.position)
    values = {"reason": REASONS[error.reason], "line": line, "column": column}
    return report(NOT_JSON, where, values)


def read_requests_jsonl(
    text: str,
    *,
    source: str,
    sha256: str,
    byte_offset: Callable[[int], int] | None = None,
) -> RequestFile:
    r"""Read requests in JSONL; a line that is not JSON is a finding, and the rest goes on.

    >>> file = read_requests_jsonl('{"id": "1", "events": []}\nx\n', source="a.jsonl", sha256="")
    >>> len(file.requests), [(f.name, f.location.pointer) for f in file.findings]
    (1, [('line-not-json', '/requests/1')])
    """
    places = Places(text, source=source, byte_offset=byte_offset)
    reader = Reader(text, places)
    spans = CatalogPlaces((0, len(text)))
    notes = Notes()
    requests: list[InformationRequest] = []
    faulty: list[frozenset[str]] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(_lines(text)):
        spans.add(start, end)
        try:
            outcome = _line(reader, text, start, end, number)
        except NotJsonError as error:
            line, column = places.line_column(error.position)
            values = {"reason": REASONS[error.reason], "line": line, "column": column}
            here = (error.position, min(error.position + 1, len(text)))
            notes.add(0, ("requests", number), Fault(spec=LINE_NOT_JSON, values=values), here=here)
            continue
        except TooDeepError as error:
            fault = Fault(spec=NESTED_TOO_DEEP, values={"limit": DEPTH})
            here = (error.position, error.position + 1)
            notes.add(0, ("requests", number), fault, here=here)
            continue
        notes.add(0, ("requests", number), *outcome.faults)
        if outcome.record is not None:
            requests.append(outcome.record)
            faulty.append(outcome.faulty)
            numbers.append(number)
    locator = RecordLocator(places, [spans], records="requests")
    findings = notes.findings(locator)
    if not spans.starts:
        findings = (NO_RECORDS.at(places.location(None, 0, 0)),)
    return RequestFile(
        source=source,
        sha256=sha256,
        format="jsonl",
        requests=tuple(requests),
        faulty=tuple(faulty),
        numbers=tuple(numbers),
        findings=findings,
        locator=locator,
        lines=True,
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that are not blank, without white space around."""
    start = int(text.startswith("\ufeff"))
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start = end + 1


def _line(
    reader: Reader, text: str, start: int, end: int, number: int
) -> Outcome[InformationRequest]:
    """Read one line.

    Raises:
        NotJsonError: It is not JSON.
        TooDeepError: It is nested too deep.
    """
    line = text[start:end]
    try:
        value, stop = reader.decoder.read(line, 0)
        expect_end(line, stop)
    except NotJsonError as error:
        raise NotJsonError(start + error.position, error.reason) from None
    except TooDeepError as error:
        raise TooDeepError(start + error.position) from None
    defaults = {**DEFAULTS, "id": str(number + 1)}
    odd = reader.decoder.odd
    return _without_repeats(reader.record(value, REQUEST, defaults, start=start, end=end, odd=odd))
