"""`write_ledger` and `write_template`: requests to a workbook that an office can keep."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from opengov._saving import save
from opengov.calendar.workcalendar import WorkCalendar
from opengov.finding import Finding
from opengov.ledger.notices import report
from opengov.ledger.read import read_ledger
from opengov.ledger.sheets import Sheet, event_sheet, ledger_sheet
from opengov.ledger.standing import standing
from opengov.ledger.wording import said, soon
from opengov.ledger.xlsx import to_xlsx
from opengov.location import Location, cell_name
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.tables.write import notices
from opengov.tables.write.refuse import MOST_ROWS, text_faults
from opengov.text import Lang, Text

__all__ = ["write_ledger", "write_template"]

LONGEST_QUOTE = 60


def write_ledger(
    requests: Sequence[InformationRequest],
    target: str | Path | BinaryIO,
    *,
    calendar: WorkCalendar,
    as_of: date,
    lang: Lang = "zh",
) -> tuple[Finding, ...]:
    """Write requests as a ledger (台账): one row a request, due dates and days left coloured.

    A second sheet records every event, so that reading the ledger gives the same
    requests. Whatever a cell cannot hold is among the findings. A file is
    replaced as a whole or, after a fatal finding, not at all.

    Args:
        requests: The requests, in the order of their rows.
        target: Path of the workbook, or a binary stream.
        calendar: Working days where the organ sits.
        as_of: Day the deadlines are computed for.
        lang: Language of headings and words.

    Raises:
        MissingExtraError: The extra `tables` is not installed.
        ZonelessDatetimeError: `as_of` is a datetime without a zone.

    >>> from io import BytesIO
    >>> from opengov.calendar.registry import get_calendar
    >>> request = InformationRequest.model_validate(
    ...     {"id": "〔2026〕12号", "events": [{"type": "received", "on": "2026-06-01"}]})
    >>> stream = BytesIO()
    >>> write_ledger([request], stream, calendar=get_calendar("CN"), as_of=date(2026, 6, 15))
    ()
    >>> stream.getvalue()[:2]
    b'PK'
    """
    found = [
        standing(reply_deadline(request, calendar, as_of=as_of), calendar) for request in requests
    ]
    computed = said("computed").format(as_of=as_of, calendar=calendar.id, soon=soon()).say(lang)
    above = (said("title").say(lang), computed)
    sheets = (ledger_sheet(requests, found, above, lang), event_sheet(requests, lang))
    name = str(target) if isinstance(target, (str, Path)) else str(getattr(target, "name", "-"))
    findings = tuple(_refused(sheets, name))
    if not findings:
        findings = tuple(_unkept(requests, sheets, name))
        _save(target, to_xlsx(sheets, lang))
    return findings


def write_template(target: str | Path | BinaryIO, *, lang: Lang = "zh") -> None:
    """Write an empty ledger with its headings, lists to choose from, and how to fill it in.

    Raises:
        MissingExtraError: The extra `tables` is not installed.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> write_template(stream)
    >>> stream.getvalue()[:2]
    b'PK'
    """
    above = (said("title").say(lang), said("blank").say(lang))
    _save(target, to_xlsx((ledger_sheet((), (), above, lang), event_sheet((), lang)), lang))


def _save(target: str | Path | BinaryIO, data: bytes) -> None:
    if isinstance(target, (str, Path)):
        save(Path(target), data)
    else:
        target.write(data)


def _refused(sheets: Sequence[Sheet], source: str) -> Iterator[Finding]:
    """Yield a fatal finding for each text that no cell can hold."""
    for sheet in sheets:
        if sheet.first + len(sheet.rows) > MOST_ROWS:
            size = {"rows": sheet.first + len(sheet.rows), "columns": len(sheet.columns)}
            yield notices.TOO_MANY_ROWS.report(Location(source=source, sheet=sheet.name), size)
        for number, row in enumerate(sheet.rows, sheet.first + 1):
            for column, text in enumerate(row, 1):
                for notice, values in text_faults(text):
                    place = cell_name(number, column)
                    where = Location(
                        source=source, sheet=sheet.name, cell=place, row=number, column=column
                    )
                    yield notice.report(where, values)


def _unkept(
    requests: Sequence[InformationRequest], sheets: Sequence[Sheet], source: str
) -> Iterator[Finding]:
    """Yield what reading the sheets gives otherwise."""
    read = read_ledger([sheet.to_grid(source) for sheet in sheets], source=source).requests
    for index, (given, found) in enumerate(zip_longest(requests, read)):
        if given == found:
            continue
        request = given or found
        assert request is not None  # noqa: S101 - zip_longest ends with the longer
        for name, info in InformationRequest.model_fields.items():
            one, other = getattr(given, name, None), getattr(found, name, None)
            if one != other:
                titles = [each for each in info.metadata if hasattr(each, "about")]
                title = Text(titles[0].zh, titles[0].en)
                where = Location(source=source, pointer=f"/requests/{index}/{name}")
                text = _quoted(found, name)
                values = {"id": request.id, "title": title, "field": name, "read": text}
                yield report("ledger-value-not-kept", where, **values)


def _quoted(request: InformationRequest | None, name: str) -> str:
    dumped = {} if request is None else request.model_dump(mode="json")
    text = str(dumped.get(name, "—"))
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
