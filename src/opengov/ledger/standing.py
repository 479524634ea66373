"""Where a request stands on a day, as a ledger shows it: state, due date, days left, colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError
from opengov.finding import Severity
from opengov.ledger.wording import said, soon
from opengov.requests.deadline import Deadline
from opengov.text import Text

__all__ = ["Standing", "Tint", "standing"]

Tint: TypeAlias = Literal["red", "amber", "green", "blue", "grey", "white"]
"""Overdue, soon due, in time, provisional, closed, not known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed cells of a row."""

    state: Text
    due: Text
    """A full date, a range, or that it is not known."""
    left: int | None
    """Working days to the due date; negative where it has passed."""
    remarks: Text
    tint: Tint


def standing(deadline: Deadline, calendar: WorkCalendar) -> Standing:
    """Say where a request stands.

    >>> from datetime import date
    >>> from opengov.calendar.registry import get_calendar
    >>> from opengov.model.requests import InformationRequest
    >>> from opengov.requests.engine import reply_deadline
    >>> request = InformationRequest.model_validate(
    ...     {"id": "1", "events": [{"type": "received", "on": "2026-06-01"}]})
    >>> calendar = get_calendar("CN")
    >>> found = standing(reply_deadline(request, calendar, as_of=date(2026, 6, 26)), calendar)
    >>> found.due.zh, found.left, found.tint
    ('2026-06-30', 2, 'amber')
    """
    left = _left(deadline, calendar)
    return Standing(
        said(deadline.stage, "stage"),
        _due(deadline),
        left,
        _joined(_remarks(deadline, left)),
        _tint(deadline, left),
    )


def _due(deadline: Deadline) -> Text:
    if deadline.due is not None:
        return Text(deadline.due.isoformat(), deadline.due.isoformat())
    if deadline.earliest is not None:
        bounds = {"earliest": deadline.earliest, "latest": deadline.latest}
        return said("range", "remark").format(**bounds)
    return Text("", "") if deadline.status == "closed" else said("unknown", "remark")


def _left(deadline: Deadline, calendar: WorkCalendar) -> int | None:
    """Count the working days left; nothing where the due date or the calendar is not certain."""
    if deadline.status != "certain" or deadline.due is None:
        return None
    try:
        found = calendar.count_working_days(deadline.as_of, deadline.due, provisional=True)
    except CalendarNotCoveredError:
        return None
    return found.count


def _overdue(deadline: Deadline) -> bool:
    latest = deadline.latest
    return deadline.status != "closed" and latest is not None and latest < deadline.as_of


def _tint(deadline: Deadline, left: int | None) -> Tint:
    if deadline.status == "closed":
        return "grey"
    if _overdue(deadline):
        return "red"
    if deadline.status == "provisional":
        return "blue"
    if deadline.status == "indeterminate":
        return "white"
    return "amber" if left is not None and left <= soon() else "green"


def _remarks(deadline: Deadline, left: int | None) -> Iterator[Text]:
    """Yield what a person should know: lateness, periods that run beside, what is wrong."""
    if _overdue(deadline):
        if left:
            yield said("overdue", "remark").format(n=-left)
        else:
            name = "overdue_range" if deadline.status == "provisional" else "overdue_now"
            yield said(name, "remark")
    elif deadline.status == "certain" and deadline.due == deadline.as_of:
        yield said("today", "remark")
    for clock in deadline.clocks:
        if deadline.status != "closed" and clock.state == "running" and clock.end is not None:
            name = "clock" if clock.party is None else "clock_party"
            zh, en = (
                said(name, "remark")
                .say(lang)
                .format(label=clock.label.say(lang), party=clock.party, due=clock.end.latest)
                for lang in ("zh", "en")
            )
            yield Text(zh, en)
    for finding in deadline.findings:
        if finding.severity is not Severity.INFO and finding.name != "reply-overdue":
            yield finding.message


def _joined(remarks: Iterator[Text]) -> Text:
    found = list(dict.fromkeys(remarks))
    return Text("；".join(each.zh for each in found), "; ".join(each.en for each in found))
