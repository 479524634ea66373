"""How far a period of a request moves between two calendars, and in what words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from opengov.calendar.difference import DayChange, explain_changes
from opengov.finding import Finding
from opengov.requests.deadline import DeadlineStatus, Stage
from opengov.text import Lang, Text

__all__ = ["Move", "MoveKind", "Recomputation", "Undated", "When"]

MoveKind: TypeAlias = Literal[
    "later", "earlier", "settled", "unsettled", "bounds", "reopened", "lapsed"
]
"""One day to another; bounds to one day and back; bounds to others; a request that had lapsed
runs again; one that ran has lapsed."""

OPEN = Text("不能确定", "not known")
CLOSED = Text("已办结", "closed")
BETWEEN = Text("{earliest}至{latest}", "{earliest} to {latest}")
MOVED = Text("{what}由{before}变为{after}", "{what}: {before} before, {after} now")
LATER = Text("（推后{days}天，合{working}个工作日）", " (later by {days}, {working})")
EARLIER = Text("（提前{days}天，合{working}个工作日）", " (earlier by {days}, {working})")
DAYS = ("1 day", "{n} days")
WORKING_DAYS = ("1 working day", "{n} working days")
STATUTORY = Text(
    "没有日子改定；两个日历所知的法定节假日规定不同，暂定日期的范围随之变动",
    "no day was ruled anew; the two calendars know different rules on statutory holidays, "
    "which moves the bounds",
)


@dataclass(frozen=True, slots=True)
class When:
    """The end of a period as far as it is known."""

    status: DeadlineStatus
    due: date | None
    earliest: date | None
    latest: date | None

    @property
    def text(self) -> Text:
        """The date, its bounds, or that it is not known.

        >>> When("provisional", None, date(2027, 1, 8), date(2027, 1, 10)).text.en
        '2027-01-08 to 2027-01-10'
        """
        if self.status == "closed":
            return CLOSED
        if self.due is not None:
            return Text(self.due.isoformat(), self.due.isoformat())
        if self.earliest is None or self.latest is None:
            return OPEN
        return BETWEEN.format(earliest=self.earliest, latest=self.latest)

    def to_json(self) -> dict[str, object]:
        """Return the end as it stands in JSON."""
        return {
            "status": self.status,
            "due": None if self.due is None else self.due.isoformat(),
            "earliest": None if self.earliest is None else self.earliest.isoformat(),
            "latest": None if self.latest is None else self.latest.isoformat(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A period of one request that ends on another day now."""

    request: str
    position: int
    """Index of the request among those given."""
    clock: str
    """`reply`, or the kind of the clock beside it."""
    event: int | None
    """Index of the event that began the clock; nothing of the reply."""
    label: Text
    before: When
    after: When
    working_days: int | None
    """Working days from the old end to the new by the new calendar; later is positive."""
    days: tuple[DayChange, ...]
    """The days that make the difference."""
    ended: bool
    """Whether the period had not ended on the day asked about, and by the new calendar has."""

    @property
    def calendar_days(self) -> int | None:
        """Calendar days from the old end to the new; nothing where one is not a single day."""
        old, new = self.before.due, self.after.due
        return None if old is None or new is None else (new - old).days

    @property
    def kind(self) -> MoveKind:
        """How the end moved."""
        was, now = self.before.status, self.after.status
        if "closed" in {was, now}:
            return "reopened" if was == "closed" else "lapsed"
        if self.calendar_days:
            return "later" if self.calendar_days > 0 else "earlier"
        if now == "certain":
            return "settled"
        return "unsettled" if was == "certain" else "bounds"

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Why it moved, the days in order."""
        return explain_changes(self.days) or (STATUTORY,)

    @property
    def text(self) -> Text:
        """The move in a sentence."""
        was, now = self.before.text, self.after.text
        zh = MOVED.zh.format(what=self.label.zh, before=was.zh, after=now.zh)
        en = MOVED.en.format(what=self.label.en, before=was.en, after=now.en)
        if self.calendar_days is None or self.working_days is None:
            return Text(zh, en)
        shift = LATER if self.calendar_days > 0 else EARLIER
        days, working = abs(self.calendar_days), abs(self.working_days)
        counted = {"days": _counted(DAYS, days), "working": _counted(WORKING_DAYS, working)}
        return Text(
            zh + shift.zh.format(days=days, working=working), en + shift.en.format(**counted)
        )

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the move as it stands in JSON."""
        return {
            "request": self.request,
            "clock": self.clock,
            "event": self.event,
            "label": self.label.say(lang),
            "change": self.kind,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "calendarDays": self.calendar_days,
            "workingDays": self.working_days,
            "ended": self.ended,
            "text": self.text.say(lang),
            "days": [day.to_json(lang) for day in self.days],
            "reasons": [reason.say(lang) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class Undated:
    """An open request whose reply has no date under either calendar."""

    request: str
    stage: Stage
    """Where it stands, which mostly says why."""

    def to_json(self) -> dict[str, object]:
        """Return the request as it stands in JSON."""
        return {"request": self.request, "stage": self.stage}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputation:
    """Requests under two calendars."""

    as_of: date
    requests: int
    """Requests in all."""
    moves: tuple[Move, ...]
    """By the new last day of the request; the reply before the clocks beside it."""
    unmoved: int
    """Open requests with a date of which nothing moves."""
    closed: int
    """Requests closed under both calendars; their date stays."""
    indeterminate: tuple[Undated, ...]
    """Open requests without a date under either calendar; another clock of theirs may move."""
    findings: tuple[Finding, ...] = ()
    """A finding for each move, and what the new calendar brings besides."""

    def to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the recomputation as it stands in JSON."""
        return {
            "asOf": self.as_of.isoformat(),
            "requests": self.requests,
            "moved": [move.to_json(lang) for move in self.moves],
            "unmoved": self.unmoved,
            "closed": self.closed,
            "indeterminate": [each.to_json() for each in self.indeterminate],
            "findings": [finding.to_json(lang) for finding in self.findings],
        }


def _counted(forms: tuple[str, str], n: int) -> str:
    one, many = forms
    return one if n == 1 else many.format(n=n)
