"""The information-processing fee (信息处理费): by item in a calendar month, or by page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from opengov._resources import read_toml
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import CalendarNotCoveredError, NegativeNumberError, UnknownCodeError
from opengov.law.params import LawStatus
from opengov.requests.provisions import InForce, figure
from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = [
    "Caveat",
    "Charge",
    "ChargedRequest",
    "Fee",
    "FeeBasis",
    "FeeLine",
    "PaymentDeadline",
    "caveats",
    "fee_by_item",
    "fee_by_page",
    "missing_notice_elements",
    "monthly_charges",
    "payment_deadline",
]

FeeBasis: TypeAlias = Literal["by_item", "by_page"]
"""按件 or 按量: a code of the codelist `fee-bases`; never both for one request."""

PATH = "law/fees.toml"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """What falls into one bracket: from the `first` to the `last` item or page."""

    first: int
    last: int
    rate: int
    """Yuan for each."""

    @property
    def units(self) -> int:
        """How many are charged in the bracket."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """Yuan for the bracket.

        >>> FeeLine(31, 35, 200).amount
        1000
        """
        return self.units * self.rate


@dataclass(frozen=True, slots=True)
class Caveat:
    """A clause that was not seen in the text."""

    code: str
    status: LawStatus
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """An amount, bracket by bracket; none where no rate of that day is on file."""

    by: FeeBasis
    on: date
    lines: tuple[FeeLine, ...]
    basis: tuple[LegalRef, ...]
    status: LawStatus
    caveats: tuple[Caveat, ...]
    known: bool = True
    """False where no rate of that day is on file; the lines are empty then."""

    @property
    def amount(self) -> int | None:
        """Yuan in all; None where no rate of that day is on file."""
        return sum(line.amount for line in self.lines) if self.known else None

    @property
    def sentence(self) -> Text:
        """The sum as it stands in a notice.

        >>> fee_by_item(35, on=date(2026, 3, 2)).sentence.zh
        '按件计收：第1—10件0元/件；第11—30件100元/件，计2000元；第31—35件200元/件，计1000元；合计3000元'
        """
        if not self.known:
            return NO_RATE
        schedule = next(each for each in _schedules() if each.code == self.by)
        zh = self._in_words("zh", schedule.unit.zh)
        en = self._in_words("en", schedule.unit.en)
        return Text(f"{schedule.title.zh}：{zh}", f"{schedule.title.en}: {en}")

    def _in_words(self, lang: Lang, unit: str) -> str:
        parts = [
            (LINE if line.rate else FREE)
            .say(lang)
            .format(
                first=line.first, last=line.last, unit=unit, rate=line.rate, amount=line.amount
            )
            for line in self.lines
        ]
        parts.append(TOTAL.say(lang).format(amount=self.amount))
        return ("；" if lang == "zh" else "; ").join(parts)


LINE = Text(
    "第{first}—{last}{unit}{rate}元/{unit}，计{amount}元",
    "{unit} {first} to {last} at {rate} yuan: {amount}",
)
FREE = Text("第{first}—{last}{unit}0元/{unit}", "{unit} {first} to {last} free")
TOTAL = Text("合计{amount}元", "{amount} yuan in all")
NO_RATE = Text("该日没有收录的信息处理费标准", "no rate of that day is on file")


@dataclass(frozen=True, slots=True)
class _Bracket:
    to: int
    rate: int


@dataclass(frozen=True, slots=True)
class _Beyond:
    rate: int
    increase: int
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Schedule(InForce):
    code: FeeBasis
    title: Text
    unit: Text
    status: LawStatus
    basis: tuple[LegalRef, ...]
    brackets: tuple[_Bracket, ...]
    beyond: _Beyond


@dataclass(frozen=True, slots=True)
class _Element:
    code: str
    title: Text


SCHEDULES = TypeAdapter(tuple[_Schedule, ...])
CAVEATS = TypeAdapter(tuple[Caveat, ...])
ELEMENTS = TypeAdapter(tuple[_Element, ...])


@cache
def _schedules() -> tuple[_Schedule, ...]:
    return SCHEDULES.validate_python(read_toml(PATH)["schedule"])


@cache
def caveats() -> tuple[Caveat, ...]:
    """Return the clauses on fees that were not seen in the text.

    >>> [each.code for each in caveats()]
    ['in-force-from', 'handling-period-restart', 'remedy']
    """
    return CAVEATS.validate_python(read_toml(PATH)["caveat"])


def fee_by_item(items: int, *, on: date, before: int = 0) -> Fee:
    """Return the fee for items that come after `before` others of the same month.

    The count is one applicant's (同一申请人) in one calendar month (自然月), and runs through the
    brackets: each item pays the rate of the bracket that it falls into.

    Args:
        items: Number of items to be charged.
        on: Day they were received.
        before: Number the applicant had already handed in that month.

    Raises:
        NegativeNumberError: A number is negative.

    >>> fee_by_item(35, on=date(2026, 3, 2)).amount, fee_by_item(41, on=date(2026, 3, 2)).amount
    (3000, 4300)
    >>> fee_by_item(1, on=date(2026, 3, 2), before=40).amount
    300
    """
    return _fee("by_item", items, on, before)


def fee_by_page(pages: int, *, on: date) -> Fee:
    """Return the fee for the pages of one request: paper, e-mail or copied data.

    Raises:
        NegativeNumberError: The number is negative.

    >>> fee_by_page(150, on=date(2026, 3, 2)).amount, fee_by_page(250, on=date(2026, 3, 2)).amount
    (1700, 4700)
    """
    return _fee("by_page", pages, on, 0)


def _fee(by: FeeBasis, count: int, on: date, before: int) -> Fee:
    for number in (count, before):
        if number < 0:
            raise NegativeNumberError(f"fee_{by}", number)
    schedule = next((each for each in _schedules() if each.code == by and each.applies(on)), None)
    if schedule is None:
        return Fee(
            by=by, on=on, lines=(), basis=(), status="unverified", caveats=caveats(), known=False
        )
    return Fee(
        by=by,
        on=on,
        lines=tuple(_lines(schedule, before + 1, before + count)),
        basis=schedule.basis,
        status=schedule.status,
        caveats=caveats(),
    )


def _lines(schedule: _Schedule, first: int, last: int) -> Iterable[FeeLine]:
    """Cut the numbers from `first` to `last` at the brackets."""
    for bracket in schedule.brackets:
        if first > last:
            return
        if first <= bracket.to:
            yield FeeLine(first, min(last, bracket.to), bracket.rate)
            first = min(last, bracket.to) + 1
    beyond, start = schedule.beyond, schedule.brackets[-1].to
    while first <= last:
        size = beyond.size or last - start
        step = (first - start - 1) // size
        end = min(last, start + (step + 1) * size)
        yield FeeLine(first, end, beyond.rate + step * beyond.increase)
        first = end + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedRequest:
    """One request in the count of a month."""

    id: str
    applicant: str | None
    """Mark that groups the requests of one applicant."""
    received: date
    items: int = 1
    """Items it was split into, 一事一申请 by the smallest reasonable unit."""
    pages: int | None = None
    """Pages, where this request is charged by page instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What one request costs, and its place in the month."""

    id: str
    applicant: str | None
    month: date
    """First day of the month of receipt."""
    before: int | None
    """Items of the applicant earlier in the month; None where the applicant has no mark."""
    fee: Fee | None
    """None where it cannot be told: by item, and the applicant has no mark."""


def monthly_charges(requests: Iterable[ChargedRequest]) -> tuple[Charge, ...]:
    """Return the fee of each request, applicant by applicant and month by month.

    Requests count in the order of receipt, then as given. One that is charged by page keeps its
    place in the count of the month; that is a convention, the texts on file do not say.
    Whether a fee is taken at all is for the organ to decide: these are the amounts it may take.

    >>> months = [ChargedRequest(id=str(n), applicant="A", received=date(2026, 3, 2))
    ...           for n in range(12)]
    >>> [charge.fee.amount for charge in monthly_charges(months)][-3:]
    [0, 100, 100]
    """
    so_far: dict[tuple[str, date], int] = defaultdict(int)
    charges: list[Charge] = []
    for request in sorted(requests, key=lambda each: each.received):
        month = request.received.replace(day=1)
        before = None
        if request.applicant is not None:
            before = so_far[request.applicant, month]
            so_far[request.applicant, month] += request.items
        fee: Fee | None = None
        if request.pages is not None:
            fee = fee_by_page(request.pages, on=request.received)
        elif before is not None:
            fee = fee_by_item(request.items, on=request.received, before=before)
        charges.append(
            Charge(id=request.id, applicant=request.applicant, month=month, before=before, fee=fee)
        )
    return tuple(charges)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDeadline:
    """Until when a fee is to be paid; past it the request counts as abandoned (视为放弃申请)."""

    day: date | None
    """Last day, where the calendar tells it."""
    earliest: date | None
    latest: date | None
    status: Literal["certain", "provisional", "unknown"]
    working_days: int | None
    basis: tuple[LegalRef, ...]


def payment_deadline(notice_received: date, calendar: WorkCalendar) -> PaymentDeadline:
    """Return the last day to pay, counted from the day after receipt of the notice (次日起).

    >>> from opengov.calendar.registry import get_calendar
    >>> str(payment_deadline(date(2026, 9, 24), get_calendar("CN")).day)
    '2026-10-29'
    """
    length = figure(PATH, "payment", notice_received)
    if length is None:
        return PaymentDeadline(
            day=None, earliest=None, latest=None, status="unknown", working_days=None, basis=()
        )
    basis = (length.basis,)
    try:
        found = calendar.add_working_days(notice_received, length.value, provisional=True)
    except CalendarNotCoveredError:
        return PaymentDeadline(
            day=None,
            earliest=None,
            latest=None,
            status="unknown",
            working_days=length.value,
            basis=basis,
        )
    return PaymentDeadline(
        day=found.date,
        earliest=found.earliest,
        latest=found.latest,
        status=found.status,
        working_days=length.value,
        basis=basis,
    )


@cache
def _elements() -> Mapping[str, Text]:
    found = ELEMENTS.validate_python(read_toml(PATH)["notice_element"])
    return {each.code: each.title for each in found}


def missing_notice_elements(stated: Collection[str]) -> tuple[Text, ...]:
    """Return what a fee notice (收费通知) still has to state.

    It goes out within the handling period, the way the applicant chose to get the information.

    Args:
        stated: Codes of what it states: `basis`, `standard`, `amount`, `payment_method`.

    Raises:
        UnknownCodeError: A code is none of these.

    >>> [each.zh for each in missing_notice_elements(["basis", "amount"])]
    ['收费标准', '缴纳方式']
    """
    elements = _elements()
    for code in stated:
        if code not in elements:
            raise UnknownCodeError("element of a fee notice", code, known=tuple(elements))
    return tuple(title for code, title in elements.items() if code not in stated)
