"""A walk from day to day that knows the last day for a reply; shares no code with the engine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Works = Callable[[date], bool]
Answer = tuple[date, date] | None

NEXT = timedelta(days=1)
MODERN = date(2019, 5, 15)
FEES = date(2021, 1, 1)
FAR = 400


@dataclass
class Asked:
    """A consultation on the way."""

    event: dict[str, Any]
    limited: bool
    begun: date
    working: int = 0
    replied: bool = False


@dataclass
class Walk:
    works: Works
    received: date
    base: int = 0
    counted: int = 0
    extra: int = 0
    asked: list[Asked] = field(default_factory=list)
    corrections: int = 0
    waiting: bool = False
    fee: bool = False
    until: date | None = None
    closed: date | None = None
    over: bool = False
    """Whether the period had ended before the day."""

    def __post_init__(self) -> None:
        self.modern = self.received >= MODERN
        self.base = 20 if self.modern else 15

    def pass_day(self, day: date, *, answered: bool = False) -> None:
        """Let one day count, or not."""
        self.over = day > self.until if self.until else self.counted >= self.base + self.extra
        if not self.works(day):
            return
        stopped = False
        for each in self.asked:
            if day > each.begun:
                each.working += 1
            if not each.replied and not (each.limited and each.working > 15):
                stopped = stopped or not answered
        self.counted += not stopped

    def take(  # noqa: C901, PLR0912 - one case a type of event
        self, event: dict[str, Any], *, lost: bool
    ) -> bool:
        """Take an event; tell whether it began the period anew."""
        over = self.over and not self.waiting and not self.fee
        match event["type"]:
            case "correctionRequested":
                self.waiting = self.waiting or (self.modern and not self.corrections)
            case "correctionReceived":
                self.corrections += 1
                if self.modern and self.corrections == 1:
                    self.waiting = False
                    return self.anew()
            case "thirdPartyConsulted" | "agencyConsulted" as kind:
                third = kind == "thirdPartyConsulted"
                if not over and (third or self.modern):
                    limited = self.modern and (third or event.get("coProducing", False))
                    begun = date.fromisoformat(event.get("deliveredOn", event["on"]))
                    self.asked.append(Asked(event, limited, begun))
            case "thirdPartyReplied" | "agencyReplied":
                for each in self.asked:
                    each.replied = each.replied or each.event["party"] == event["party"]
            case "extended":
                if not over and not lost:
                    cap = 20 if self.modern else 15
                    self.extra = min(cap, self.extra + event["workingDays"])
            case "delayFixed":
                self.until = date.fromisoformat(event["until"]) if self.modern else None
            case "feeNotified":
                self.fee = self.modern and date.fromisoformat(event["on"]) >= FEES
            case "feePaid":
                if self.fee:
                    self.fee = False
                    return self.anew()
            case "delivered" | "withdrawn" | "transferred":
                self.closed = date.fromisoformat(event["on"])
        return False

    def anew(self) -> bool:
        self.counted = self.extra = 0
        # What had ended before the day has not, once it begins anew; a fixed day stays.
        self.over = self.over and self.until is not None
        return True


def deadline(received: date, events: list[dict[str, Any]], as_of: date, works: Works) -> Answer:
    """Return the earliest and the latest last day, or nothing where it is open."""
    agenda = []
    for order, event in enumerate(events):
        day = date.fromisoformat(event["on"])
        if event["type"] == "extended":
            told = event.get("notifiedOn")
            if told is None or date.fromisoformat(told) > as_of:
                continue
            day = max(day, date.fromisoformat(told))
        agenda.append((day, order, event))
    agenda.sort(key=lambda item: item[:2])
    found = [_one(received, agenda, as_of, works, late=late) for late in (False, True)]
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def _one(
    received: date,
    agenda: list[tuple[date, int, dict[str, Any]]],
    as_of: date,
    works: Works,
    *,
    late: bool,
) -> date | None:
    walk = Walk(works, received)
    day, last, renewed = received, None, -1
    left = list(agenda)
    for _ in range(FAR):
        while left and left[0][0] == day and walk.closed is None:
            _, order, event = left.pop(0)
            if walk.take(event, lost=renewed > order):
                renewed, last = order, None
        end = walk.closed or as_of
        last = (last or day) if walk.counted >= walk.base + walk.extra else None
        if last and day >= end:
            break
        day += NEXT
        # An opinion still out comes at the end, or takes its whole period.
        answered = day > end and (not late or walk.closed is not None)
        walk.pass_day(day, answered=answered)
    if walk.waiting or walk.fee:
        return None
    return walk.until or last
