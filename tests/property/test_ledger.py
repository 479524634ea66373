"""Requests written as a ledger come back as they were, whatever happened to them."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import examples

from opengov.calendar.registry import get_calendar
from opengov.codelists import codelist
from opengov.ledger import read_ledger, write_ledger
from opengov.ledger.sheets import event_sheet, ledger_sheet
from opengov.model.requests import InformationRequest
from opengov.reading import read_request
from opengov.text import Lang

CN = get_calendar("CN")
SLOW = [HealthCheck.too_slow]

# What a cell can hold: things a spreadsheet would run, lines, quotes, marks that mean nothing.
WORDS = st.sampled_from([
    "甲公司", "某市财政局", "=1+1", "+86", "@某某", "'引号", "甲\n乙", "甲、乙", "是", "同意",
    "2026-06-01", "20", "０５", "_x0041_", "𠮷野", "a  b", "〔2026〕12号", "TRUE",
])  # fmt: skip
LANGS: st.SearchStrategy[Lang] = st.sampled_from(("zh", "en"))
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31)).map(date.isoformat)


def fields(**those: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=those)


def event(kind: str, rest: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(DAYS, rest).map(lambda drawn: {"type": kind, "on": drawn[0], **drawn[1]})


def parties(rest: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(WORDS, rest).map(lambda drawn: {"party": drawn[0], **drawn[1]})


METHODS = codelist("delivery-methods").codes
NOTHING: st.SearchStrategy[dict[str, Any]] = st.just({})
DECIDED = st.tuples(
    st.sampled_from([*codelist("decision-kinds").codes, "另行答复"]),
    st.lists(st.sampled_from([*codelist("told-remedies").codes, "可以反映"]), max_size=3),
).map(lambda drawn: {"kind": drawn[0], "remediesTold": drawn[1]})
EVENTS = st.one_of(
    *(
        event(kind, NOTHING)
        for kind in (
            "submitted", "signedFor", "confirmed", "received", "correctionReceived",
            "reasonsRequested", "reasonsReceived", "feePaid", "withdrawn", "transferred",
        )
    ),
    event("correctionRequested", fields(allowedWorkingDays=st.integers(1, 10**20))),
    event("thirdPartyConsulted", parties(fields(deliveredOn=DAYS))),
    event("thirdPartyReplied", parties(fields(agrees=st.booleans()))),
    event("agencyConsulted", parties(fields(deliveredOn=DAYS, coProducing=st.booleans()))),
    event("agencyReplied", parties(fields(agrees=st.booleans()))),
    event(
        "extended",
        st.tuples(st.integers(1, 40), fields(approvedBy=WORDS, notifiedOn=DAYS)).map(
            lambda drawn: {"workingDays": drawn[0], **drawn[1]}
        ),
    ),
    event("delayFixed", DAYS.map(lambda day: {"until": day})),
    event(
        "feeNotified",
        st.tuples(st.integers(0, 10**6), st.sampled_from(codelist("fee-bases").codes)).map(
            lambda drawn: {"amount": drawn[0], "basis": drawn[1]}
        ),
    ),
    event("decided", DECIDED),
    event(
        "delivered",
        st.tuples(st.sampled_from(METHODS), fields(receivedOn=DAYS)).map(
            lambda drawn: {"by": drawn[0], **drawn[1]}
        ),
    ),
)  # fmt: skip
ORGANS = st.tuples(
    WORDS, fields(level=st.sampled_from(codelist("levels").codes), adcode=st.just("520100"))
).map(lambda drawn: {"name": drawn[0], **drawn[1]})
APPLICANTS = fields(kind=st.sampled_from(codelist("applicant-kinds").codes), ref=WORDS).filter(
    bool
)
CHANNELS = st.sampled_from(codelist("request-channels").codes)


@st.composite
def requests(draw: st.DrawFn) -> list[InformationRequest]:
    """Draw requests with different numbers, and events in any order."""
    numbers = draw(st.lists(WORDS, max_size=4, unique=True))
    return [
        InformationRequest.model_validate(
            {
                "id": number,
                "events": draw(st.lists(EVENTS, max_size=8)),
                **draw(fields(organ=ORGANS, applicant=APPLICANTS, channel=CHANNELS)),
            }
        )
        for number in numbers
    ]


class TestRoundTrip:
    """Requests → ledger → requests is the identity."""

    @given(requests(), LANGS)
    @settings(max_examples=examples(25), suppress_health_check=SLOW)
    def test_nothing_is_lost(self, given_: list[InformationRequest], lang: Lang) -> None:
        stream = BytesIO()
        lost = write_ledger(given_, stream, calendar=CN, as_of=date(2026, 6, 15), lang=lang)
        assert lost == ()
        read = read_request("台账.xlsx", data=stream.getvalue())
        assert list(read.requests) == given_
        assert read.findings == ()

    @given(requests())
    @settings(max_examples=examples(25), suppress_health_check=SLOW)
    def test_a_changed_day_is_never_passed_over(self, given_: list[InformationRequest]) -> None:
        sheet = ledger_sheet(given_, (), (), "zh")
        events = event_sheet(given_, "zh").to_grid("a.xlsx")
        for index, column in enumerate(sheet.columns):
            for number, row in enumerate(sheet.rows):
                if column.value.kind != "date" or not row[index] or "\n" in row[index]:
                    continue
                grid = sheet.to_grid("a.xlsx")
                other = date.fromisoformat(row[index]) + timedelta(days=1)
                cells = [*row]
                cells[index] = other.isoformat()
                grid.rows = [*grid.rows[: sheet.first + number], cells]
                found = read_ledger([grid, events], source="a.xlsx").findings
                named = [f.location.cell for f in found if f.name == "ledger-sheets-disagree"]
                assert named == [grid.locate(sheet.first + number, index).cell]


class TestRowsAlone:
    """What the first sheet says by itself gives the same events, by day."""

    @given(requests())
    @settings(max_examples=examples(25), suppress_health_check=SLOW)
    def test_the_row_tells_of_every_event(self, given_: list[InformationRequest]) -> None:
        grid = ledger_sheet(given_, (), (), "zh").to_grid("a.xlsx")
        read = read_ledger([grid], source="a.xlsx")
        assert read.findings == ()

        def days(request: InformationRequest) -> list[tuple[date, str]]:
            return sorted((each.on, each.type) for each in request.events)

        assert list(map(days, read.requests)) == list(map(days, given_))
        for request in read.requests:
            assert [each.on for each in request.events] == sorted(
                each.on for each in request.events
            )
