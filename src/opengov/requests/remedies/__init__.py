"""Redress against a decision on a request (救济途径): where to, and until when.

>>> from datetime import date
>>> from opengov.calendar.registry import get_calendar
>>> answer = remedies(
...     "does_not_exist",
...     organ=OrganPosition(kind="department", level="county"),
...     act_day=date(2026, 3, 2),
...     applicant_received=date(2026, 3, 5),
...     told={"reconsideration", "litigation"},
...     calendar=get_calendar("CN"),
...     as_of=date(2026, 4, 1),
... )
>>> answer.route, answer.authorities[0].title.zh
('choice', '本级人民政府')
>>> for period in answer.periods:
...     print(period.code, period.last_day or period.raw_end, period.status)
reconsideration 2026-05-06 certain
reconsideration_long_stop 2031-03-02 unknown
suit 2026-09-07 certain
suit_long_stop 2031-03-02 unknown
"""

from opengov.requests.remedies.authorities import (
    Authority,
    OrganKind,
    OrganPosition,
    authorities,
    position_of,
)
from opengov.requests.remedies.compute import remedies
from opengov.requests.remedies.periods import Period, Step
from opengov.requests.remedies.result import Note, Reading, Remedies, Review, Route, Told

__all__ = [
    "Authority",
    "Note",
    "OrganKind",
    "OrganPosition",
    "Period",
    "Reading",
    "Remedies",
    "Review",
    "Route",
    "Step",
    "Told",
    "authorities",
    "position_of",
    "remedies",
]
