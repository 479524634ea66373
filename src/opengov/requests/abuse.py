"""How far requests come from few applicants: figures for Art. 35, never a refusal.

Whether number and frequency are clearly beyond a reasonable range (数量、频次明显超过合理范围) is
for the organ to judge, with the applicant's reasons before it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import cast

from opengov.errors import NegativeNumberError
from opengov.requests.spread import Window, by_month, densest
from opengov.text import Lang, Text

__all__ = [
    "ApplicantShare",
    "Concentration",
    "Receipt",
    "StatedShare",
    "Warn",
    "concentration",
    "stated_share",
]

WINDOW = 30
"""Calendar days of the stretch in which an applicant's requests are counted at their densest."""
PERIOD_CROSSES = Text(
    "统计期间 {first} 至 {last} 跨年度，与年度报告的数量不可直接比较",
    "the period {first} to {last} crosses the year: do not compare it with annual figures",
)
OUTSIDE = Text(
    "该申请人另有 {n} 件在统计期间之外，未计入占比",
    "{n} more requests of the applicant lie outside the period and are not in the share",
)
DENSEST_CROSSES = Text(
    "最密集的一段（{first} 至 {last}，{n} 件）超出统计期间",
    "the densest stretch ({first} to {last}, {n} requests) reaches beyond the period",
)
UNMARKED = Text(
    "{n} 件没有申请人代号，只计入总数，各申请人的占比可能偏低",
    "{n} requests have no mark of the applicant and count in the total alone: shares may be low",
)
WINDOW_CROSSES = Text(
    "{count} 件的时间段 {first} 至 {last} 超出 {year} 年，其中多少件属于当年不明；"
    "占比 {percent} 只在全部属于当年时成立",
    "the window {first} to {last} of the {count} requests reaches beyond {year}: how many fall in "
    "it is not known, and {percent} holds only if all do",
)
MORE_THAN_ALL = Text(
    "{count} 件多于总数 {total} 件，请核对",
    "{count} requests are more than the {total} in all; check the figures",
)
NEVER = Text(
    "以上为统计数字，不构成不予处理的理由；数量、频次是否明显超过合理范围由行政机关依条例"
    "第三十五条判断，认为超过的先要求申请人说明理由",
    "these are figures and no ground to refuse; under Art. 35 the organ judges whether they are "
    "clearly beyond reason, and then first asks the applicant for reasons",
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One request: whose, and when it was received."""

    applicant: str | None
    """Mark that groups the requests of one applicant."""
    received: date


@dataclass(frozen=True, slots=True)
class Warn:
    """Why a figure is not to be read at face value."""

    code: str
    text: Text

    def to_json(self, lang: Lang) -> dict[str, str]:
        """Return the warning as it stands in JSON."""
        return {"code": self.code, "text": self.text.say(lang)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantShare:
    """What one applicant handed in within the period."""

    applicant: str
    count: int
    total: int
    """Requests of everybody within the period."""
    first: date
    last: date
    outside: int
    """Requests of the applicant before or after the period."""
    months: tuple[tuple[str, int], ...]
    """Requests within the period, month by month."""
    densest: Window
    """Where the applicant's requests stood closest together, those outside the period included."""

    @property
    def ratio(self) -> Fraction:
        """Part of all requests of the period."""
        return Fraction(self.count, self.total)

    @property
    def percent(self) -> str:
        """The part in percent, to one place.

        >>> march = date(2026, 3, 2)
        >>> ApplicantShare(
        ...     applicant="A", count=91, total=164, first=march, last=march, outside=0,
        ...     months=(("2026-03", 91),), densest=Window(march, march, 91)).percent
        '55.5%'
        """
        return _percent(self.ratio)

    @property
    def warnings(self) -> tuple[Warn, ...]:
        """What to mind about the share."""
        found = []
        if self.outside:
            found.append(Warn("outside-the-period", OUTSIDE.format(n=self.outside)))
        most = self.densest
        if most.first < self.first or most.last > self.last:
            text = DENSEST_CROSSES.format(first=most.first, last=most.last, n=most.count)
            found.append(Warn("densest-beyond-period", text))
        return tuple(found)

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return the share as it stands in JSON."""
        most = self.densest
        return {
            "applicant": self.applicant,
            "count": self.count,
            "total": self.total,
            "percent": self.percent,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "outside": self.outside,
            "months": dict(self.months),
            "densest": {
                "first": most.first.isoformat(),
                "last": most.last.isoformat(),
                "count": most.count,
                "crossesYear": most.crosses_year,
            },
            "warnings": [warning.to_json(lang) for warning in self.warnings],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """How the requests of a period spread over applicants, the most frequent first."""

    first: date
    last: date
    total: int
    unmarked: int
    """Requests without a mark of the applicant."""
    shares: tuple[ApplicantShare, ...]
    warnings: tuple[Warn, ...]
    window: int = WINDOW
    """Calendar days of the densest stretch."""
    note: Text = NEVER

    def to_json(self, lang: Lang = "zh") -> dict[str, object]:
        """Return the figures as they stand in JSON."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "total": self.total,
            "unmarked": self.unmarked,
            "window": self.window,
            "applicants": [share.to_json(lang) for share in self.shares],
            "warnings": [warning.to_json(lang) for warning in self.warnings],
            "note": self.note.say(lang),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedShare:
    """A share computed from two published numbers, as bounds."""

    count: int
    total: int
    lowest: Fraction | None
    """None where the numbers do not allow a share."""
    highest: Fraction | None
    warnings: tuple[Warn, ...]
    note: Text = NEVER

    @property
    def certain(self) -> bool:
        """Whether the bounds are one figure."""
        return self.lowest is not None and self.lowest == self.highest


def concentration(
    receipts: Iterable[Receipt], *, first: date, last: date, window: int = WINDOW
) -> Concentration:
    """Count the requests of a period applicant by applicant; both ends belong to it.

    Requests outside of the period may be given: they are counted apart, so that a burst that
    crosses its border is seen.

    Args:
        receipts: The requests.
        first: First day of the period.
        last: Last day of the period.
        window: Calendar days of the stretch with most requests, at least 1.

    Raises:
        UnsupportedValueError: The stretch has no day.

    >>> receipts = [Receipt("A", date(2016, 12, 5)), Receipt("A", date(2017, 1, 4)),
    ...             Receipt("B", date(2017, 6, 1))]
    >>> found = concentration(receipts, first=date(2017, 1, 1), last=date(2017, 12, 31))
    >>> [(each.applicant, each.count, each.outside) for each in found.shares]
    [('A', 1, 1), ('B', 1, 0)]
    """
    inside: dict[str, list[date]] = defaultdict(list)
    outside: dict[str, list[date]] = defaultdict(list)
    total = unmarked = 0
    for receipt in receipts:
        within = first <= receipt.received <= last
        total += within
        if receipt.applicant is None:
            unmarked += within
        elif within:
            inside[receipt.applicant].append(receipt.received)
        else:
            outside[receipt.applicant].append(receipt.received)
    shares = [
        ApplicantShare(
            applicant=applicant,
            count=len(days),
            total=total,
            first=min(days),
            last=max(days),
            outside=len(outside[applicant]),
            months=by_month(days),
            densest=cast(  # there is one, since a day lies within the period
                "Window",
                densest([*days, *outside[applicant]], window, first=first, last=last),
            ),
        )
        for applicant, days in inside.items()
    ]
    warnings: list[Warn] = []
    if first.year != last.year:
        text = PERIOD_CROSSES.format(first=first, last=last)
        warnings.append(Warn("period-crosses-year", text))
    if unmarked:
        warnings.append(Warn("unmarked", UNMARKED.format(n=unmarked)))
    return Concentration(
        first=first,
        last=last,
        total=total,
        unmarked=unmarked,
        shares=tuple(sorted(shares, key=lambda each: (-each.count, each.applicant))),
        warnings=tuple(warnings),
        window=window,
    )


def stated_share(
    count: int, total: int, *, year: int, window: tuple[date, date] | None = None
) -> StatedShare:
    """Return the share of one applicant from published numbers, as far as they tell it.

    Args:
        count: Requests of the applicant.
        total: Requests of everybody in the year.
        year: The year of the total.
        window: First and last day of the applicant's requests, where stated.

    Raises:
        NegativeNumberError: A number is negative.

    >>> found = stated_share(91, 164, year=2017, window=(date(2016, 12, 5), date(2017, 1, 31)))
    >>> found.certain, found.lowest, _percent(found.highest)
    (False, Fraction(0, 1), '55.5%')
    >>> found.warnings[0].code
    'window-crosses-year'
    """
    for number in (count, total):
        if number < 0:
            raise NegativeNumberError("stated_share", number)
    if total == 0 or count > total:
        text = MORE_THAN_ALL.format(count=count, total=total)
        warnings = (Warn("more-than-all", text),) if count > total else ()
        return StatedShare(count=count, total=total, lowest=None, highest=None, warnings=warnings)
    highest = Fraction(count, total)
    if window is None or all(day.year == year for day in window):
        return StatedShare(count=count, total=total, lowest=highest, highest=highest, warnings=())
    text = WINDOW_CROSSES.format(
        count=count, first=window[0], last=window[1], year=year, percent=_percent(highest)
    )
    return StatedShare(
        count=count,
        total=total,
        lowest=Fraction(0),
        highest=highest,
        warnings=(Warn("window-crosses-year", text),),
    )


def _percent(ratio: Fraction) -> str:
    exact = Decimal(ratio.numerator * 100) / Decimal(ratio.denominator)
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
