"""`read_ledger`: the tables of a workbook to requests, whatever is wrong with single cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from opengov.files.grid import Grid
from opengov.finding import Finding
from opengov.jsonpointer import pointer_of
from opengov.ledger.drafts import Drafts
from opengov.ledger.eventrows import read_events
from opengov.ledger.headers import Table, find_table
from opengov.ledger.notices import report
from opengov.ledger.places import LedgerPlaces
from opengov.ledger.rows import RowRead, read_row, reconcile
from opengov.location import Location
from opengov.model.requests import InformationRequest
from opengov.records.notices import report as report_fault
from opengov.records.record import RecordClass, settle
from opengov.requestfile import RequestFile

__all__ = ["read_ledger"]

REQUEST: Final[RecordClass[InformationRequest]] = RecordClass(
    partial(InformationRequest.model_validate, by_alias=True, by_name=False),
    (InformationRequest,),
)


def read_ledger(
    grids: Iterable[Grid], *, source: str, sha256: str = "", file_format: str = "xlsx"
) -> RequestFile:
    """Read the requests of a ledger (台账) and, where there is one, of its sheet of events.

    The sheet of events is the full record and wins; a row that says otherwise is
    a finding, and what only the row has is taken over. A request without rows
    among the events is read from its row alone. Of a request with a cell about
    events that cannot be read, no event is taken: a date computed without one of
    them would look certain.

    Args:
        grids: The tables of the file.
        source: The file as the user named it.
        sha256: Digest of the file.
        file_format: What the file is.

    >>> grid = Grid("台账.csv", None, [["编号", "申请渠道", "提交日期"],
    ...             ["〔2026〕12号", "当面提交", "2026年6月1日"]], [1, 2])
    >>> request = read_ledger([grid], source="台账.csv").request
    >>> request.channel, request.events[0].type, str(request.events[0].on)
    ('in_person', 'submitted', '2026-06-01')
    """
    tables = [table for table in map(find_table, grids) if table is not None]
    ledgers = [table for table in tables if table.kind == "ledger"]
    reading = _Reading(source)
    for table in tables:
        reading.findings += table.findings()
    if not tables:
        reading.findings.append(report("ledger-header-absent", Location(source=source)))
    recorded, strays = read_events(table for table in tables if table.kind == "events")
    reading.read_rows(ledgers, recorded)
    reading.findings += strays
    return RequestFile(
        source=source,
        sha256=sha256,
        format=file_format,
        requests=tuple(reading.requests),
        findings=tuple(reading.findings),
        faulty=tuple(reading.faulty),
        numbers=tuple(range(len(reading.requests))),
        locator=LedgerPlaces(source, reading.cells),
        lines=True,
    )


@dataclass(slots=True)
class _Reading:
    """The requests read so far."""

    source: str
    requests: list[InformationRequest] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faulty: list[frozenset[str]] = field(default_factory=list)
    cells: dict[str, Location] = field(default_factory=dict)

    def read_rows(self, ledgers: Iterable[Table], recorded: Mapping[str, Drafts]) -> None:
        """Read every row, and the requests that only the sheet of events has."""
        seen: dict[str, Location] = {}
        for row in (row for table in ledgers for row in table.rows()):
            read = read_row(row)
            if not read.number:
                self.findings.append(report("ledger-id-absent", row.place("id")))
                continue
            self.findings += read.findings
            events = recorded.get(read.number)
            if read.number in seen:
                first = seen[read.number]
                values = {"id": read.number, "first": first.cell or str(first.row)}
                self.findings.append(report("ledger-id-repeated", row.place("id"), **values))
                events = None
            seen.setdefault(read.number, row.place("id"))
            if events is None:
                events = read.events()
            else:
                reconcile(read, events)
                events.broken = events.broken or "events" in read.faulty
            self._make(read, events)
        for number, events in recorded.items():
            if number not in seen:
                where = events.where or Location(source=self.source)
                self.findings.append(report("ledger-row-absent", where, id=number))
                self._make(RowRead(number, where), events)

    def _make(self, read: RowRead, events: Drafts) -> None:
        """Make the request; of a faulty one, its sound fields."""
        self.findings += events.findings
        index = len(self.requests)
        own = {f"/requests/{index}": read.where}
        for holds, where in read.places.items():
            own[pointer_of("requests", index, *holds.split("."))] = where
        faulty = {part for part in read.faulty if part != "events"}
        data: dict[str, object] = {"id": read.number, "events": []}
        for holds, value in read.values.items():
            owner, _, name = holds.partition(".")
            if owner in faulty:
                continue
            if name:
                part = data.setdefault(owner, {})
                assert isinstance(part, dict)  # noqa: S101 - made in the line above
                part[name] = value
            else:
                data[owner] = value
        if events.broken:
            faulty.add("events")
        else:
            data["events"] = [dict(draft.record) for draft in events.events]
            for place, draft in enumerate(events.events):
                own[pointer_of("requests", index, "events", place)] = draft.where
                for name, where in draft.places.items():
                    own[pointer_of("requests", index, "events", place, name)] = where
        outcome = settle(data, REQUEST, {"id": read.number, "events": []})
        self.cells |= own
        places = LedgerPlaces(self.source, own)
        for fault in outcome.faults:
            where = places.locate(pointer_of("requests", index, *fault.path))
            self.findings.append(
                report_fault(fault.spec, where, fault.values, subject=fault.subject)
            )
        assert outcome.record is not None  # noqa: S101 - the number and the defaults are sound
        self.requests.append(outcome.record)
        self.faulty.append(outcome.faulty | faulty)
