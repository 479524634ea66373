"""The clocks that run beside the reply: of third parties, agencies and the applicant."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from opengov.law.clock import Reckoning, Span, merged
from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = ["Clock", "ClockKind", "ClockState", "Consultation", "Consultations", "PartyKind"]

ClockKind: TypeAlias = Literal["correction", "third_party", "co_producing_agency", "payment"]
"""Whose period it is."""

ClockState: TypeAlias = Literal["running", "ended", "expired"]
"""Still running, ended by an answer, or run out without one."""

PartyKind: TypeAlias = Literal["third_party", "co_producing_agency", "agency"]
"""Who is consulted; another agency's opinion has no period of its own."""

LABELS: dict[ClockKind, Text] = {
    "correction": Text("申请人补正期限", "the applicant's period for correction"),
    "third_party": Text("第三方提出意见期限", "the third party's period for its opinion"),
    "co_producing_agency": Text(
        "共同制作机关提出意见期限", "the co-producing agency's period for its opinion"
    ),
    "payment": Text("申请人缴费期限", "the applicant's period for payment"),
}

OUTCOMES: dict[ClockKind, Text] = {
    "correction": Text(
        "无正当理由逾期不补正的，视为放弃申请",
        "without good reason, the request is deemed abandoned",
    ),
    "third_party": Text("由行政机关依照条例决定是否公开", "the organ decides by itself"),
    "co_producing_agency": Text("视为同意公开", "it is deemed to consent to disclosure"),
    "payment": Text("视为放弃申请", "the request is deemed abandoned"),
}
"""What follows when a period runs out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A period that runs beside the one for the reply."""

    kind: ClockKind
    start: date
    """Day from which it is counted; itself not counted."""
    index: int
    """Index in the record of the event that began it."""
    party: str | None = None
    end: Reckoning | None = None
    """Last day; nothing where no length is known, or the calendar does not reach."""
    answered: date | None = None
    """Day of the answer."""
    as_of: date
    basis: tuple[LegalRef, ...] = ()
    verified: bool = True

    @property
    def state(self) -> ClockState:
        """Whether it runs, was answered, or ran out."""
        if self.answered is not None:
            return "ended"
        return "expired" if self.end is not None and self.end.latest < self.as_of else "running"

    @property
    def label(self) -> Text:
        """Name of the clock."""
        return LABELS[self.kind]

    @property
    def outcome(self) -> Text | None:
        """What followed where it ran out."""
        return OUTCOMES[self.kind] if self.state == "expired" else None

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the clock as it stands in JSON."""
        end = self.end
        day = None if end is None else end.day
        return {
            "kind": self.kind,
            "label": self.label.say(lang),
            "party": self.party,
            "start": self.start.isoformat(),
            "due": None if day is None else day.isoformat(),
            "earliest": None if end is None else end.earliest.isoformat(),
            "latest": None if end is None else end.latest.isoformat(),
            "state": self.state,
            "answered": None if self.answered is None else self.answered.isoformat(),
            "outcome": None if self.outcome is None else self.outcome.say(lang),
            "verified": self.verified,
            "basis": [basis.to_json() for basis in self.basis],
        }


@dataclass(slots=True, kw_only=True)
class Consultation:
    """One consultation: the days after it was sent do not count, through the opinion's."""

    index: int
    kind: PartyKind
    party: str
    sent: date
    start: date
    """Day from which the opinion's period is counted: delivery, or else sending."""
    days: int
    """Working days of that period; 0 where the law sets none."""
    limit: Reckoning | None
    """Its last day."""
    counts: bool
    """Whether it stops the period for the reply."""
    replied: date | None = None

    @property
    def limited(self) -> bool:
        """Whether the law sets a period for the opinion."""
        return self.days > 0

    @property
    def sort(self) -> "Sort":
        """What the days depend on that it excludes."""
        return self.sent, self.limit, self.replied

    def span(self, today: date) -> Span:
        """Return the days excluded at least, an open opinion coming `today`."""
        return _least(self.sort, today)

    def ended(self, today: date) -> bool:
        """Tell whether its days are excluded no more."""
        return self.replied is not None or (self.limit is not None and self.limit.latest <= today)


Sort: TypeAlias = tuple[date, Reckoning | None, date | None]
"""Day sent, last day of the opinion's period, day of the opinion."""


def _least(sort: Sort, today: date) -> Span:
    """Return the days excluded at least, an open opinion coming `today`."""
    sent, limit, replied = sort
    end = today if replied is None else replied
    return sent, end if limit is None else min(end, limit.earliest)


def _most(sort: Sort, today: date, *, closed: bool) -> Span | None:
    """Return the days excluded at most; nothing where no end is in sight."""
    sent, limit, replied = sort
    end = today if replied is None and closed else replied
    if limit is not None:
        end = limit.latest if end is None else min(end, limit.latest)
    return None if end is None else (sent, end)


@dataclass(slots=True)
class Consultations:
    """All consultations of a request, kept so that every event of a long log costs the same."""

    every: list[Consultation] = field(default_factory=list)
    _out: dict[tuple[PartyKind, str], list[Consultation]] = field(default_factory=dict)
    """Those without an opinion, by whom they are with."""
    _settled: tuple[Span, ...] = ()
    """Union of the days that answered ones exclude, where they are known to the day."""
    _open: dict[Sort, int] = field(default_factory=dict)
    """The others that stop the period: how many there are of each sort."""

    def __iter__(self) -> Iterator[Consultation]:
        """Go through them in the order in which they were sent."""
        return iter(self.every)

    def add(self, each: Consultation) -> None:
        """Take up a consultation that was sent."""
        self.every.append(each)
        self._out.setdefault((each.kind, each.party), []).append(each)
        if each.counts:
            self._hold(each.sort)

    def answer(self, kinds: tuple[PartyKind, ...], party: str, day: date) -> list[Consultation]:
        """End those that are out with a party, and return them: one opinion answers all."""
        answered = [each for kind in kinds for each in self._out.pop((kind, party), ())]
        for each in answered:
            before, each.replied = each.sort, day
            if not each.counts:
                continue
            self._open[before] -= 1
            if not self._open[before]:
                del self._open[before]
            known = each.span(day)
            if known == _most(each.sort, day, closed=True):
                self._settled = merged((*self._settled, known))
            else:
                self._hold(each.sort)
        return answered

    def _hold(self, sort: Sort) -> None:
        self._open[sort] = self._open.get(sort, 0) + 1

    def waiting(self, today: date) -> bool:
        """Tell whether an opinion is out for which the period stands still."""
        return any(
            replied is None and (limit is None or limit.latest > today)
            for _, limit, replied in self._open
        )

    def spans(self, today: date, *, closed: bool) -> tuple[list[Span], list[Span | None]]:
        """Return the days excluded at least, opinions coming `today`, and at most, pairwise."""
        if not self._open:
            known: list[Span | None] = [*self._settled]
            return list(self._settled), known
        early = [*self._settled, *(_least(sort, today) for sort in self._open)]
        late = [*self._settled, *(_most(sort, today, closed=closed) for sort in self._open)]
        return early, late
