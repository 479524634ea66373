"""Whether a notice can be what was gazetted: dates, weekdays, counts and the checksum."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opengov.calendar.days import is_weekend
from opengov.calendar.notice import Amendment, Holiday, YearNotice
from opengov.calendar.rulings import days_off
from opengov.calendar.statutory import statutory_days
from opengov.errors import InvalidNoticeError

__all__ = ["check_notice", "require_valid"]

EARLIEST_ISSUE = timedelta(days=366)
"""A notice is issued in the year before; none has come more than a year ahead."""


def require_valid(notice: YearNotice) -> YearNotice:
    """Return the notice when nothing is wrong with it.

    Raises:
        InvalidNoticeError: Something is; the error names the notice and every fault.
    """
    problems = check_notice(notice)
    if problems:
        raise InvalidNoticeError(f"{notice.calendar} {notice.year}", problems)
    return notice


def check_notice(notice: YearNotice) -> tuple[str, ...]:
    """Return what is wrong with a notice, in the order of its entries.

    >>> from opengov.calendar.registry import notice_of
    >>> check_notice(notice_of("CN", 2026))
    ()
    """
    return tuple(_problems(notice))


def _problems(notice: YearNotice) -> Iterator[str]:
    broken = tuple(_spans(notice))
    yield from broken
    if broken:
        return  # the sums below would only repeat it
    off = {day for item in notice.holidays for day in days_off(item.first, item.last)}
    makeup = {day for item in notice.holidays for day in item.makeup}
    for day in sorted(off & makeup):
        yield f"{day} is both off and worked"
    yield from _issue(notice, min(off | makeup))
    yield from _sums(notice, off, makeup, notice.number, extra=0)
    yield from _changes(notice, off, makeup)


def _spans(notice: YearNotice) -> Iterator[str]:
    if not notice.holidays:
        yield "it has no holiday"
    previous: date | None = None
    worked: set[date] = set()
    for holiday in notice.holidays:
        if previous is not None and holiday.first <= previous:
            yield f"{holiday.name.zh} begins on {holiday.first}, not after {previous}"
        previous = holiday.last
        yield from _span(holiday, notice.year)
        for day in holiday.makeup:
            if day in worked:
                yield f"make-up day {day} stands twice"
            worked.add(day)


def _span(holiday: Holiday, year: int) -> Iterator[str]:
    name, first, last = holiday.name.zh, holiday.first, holiday.last
    length = (last - first).days + 1
    if length < 1:
        yield f"{name} ends on {last} before it begins on {first}"
    elif holiday.stated_days not in {None, length}:
        yield (
            f"{name} from {first} to {last} has {length} days, "
            f"but {holiday.stated_days} are stated"
        )
    for day in (first, last, *holiday.makeup):
        if not date(year - 1, 12, 29) <= day <= date(year, 12, 31):
            yield f"{name}: {day} lies outside {year}"
    yield from _ascending(f"make-up days of {name}", holiday.makeup)
    for day in holiday.makeup:
        if not is_weekend(day):
            yield f"make-up day {day} of {name} is no weekend day"


def _ascending(what: str, days: Iterable[date]) -> Iterator[str]:
    previous: date | None = None
    for day in days:
        if previous is not None and day <= previous:
            yield f"{what}: {day} comes after {previous}"
        previous = day


def _issue(notice: YearNotice, first_effect: date) -> Iterator[str]:
    if notice.issued is None:
        return
    if not first_effect - EARLIEST_ISSUE <= notice.issued < first_effect:
        yield f"issued on {notice.issued}, which does not fit its first day {first_effect}"
    if notice.published is not None and notice.published < notice.issued:
        yield f"published on {notice.published}, before it was issued on {notice.issued}"


def _sums(
    notice: YearNotice, off: set[date], makeup: set[date], number: str, *, extra: int
) -> Iterator[str]:
    owed = statutory_days(notice.year)
    if not owed:
        yield f"no statutory days are on file for {notice.year}"
        return
    for item in owed:
        rests = item.day in off or (is_weekend(item.day) and item.day not in makeup)
        if not rests:
            yield f"{number}: {item.name.zh} on {item.day} is not a day off"
    given = sum(not is_weekend(day) for day in off)
    balance, due = given - len(makeup), len(owed) + extra
    if balance != due:
        yield (
            f"{number}: checksum: {given} weekdays off less {len(makeup)} make-up days are "
            f"{balance}, but the statute gives {due}"
        )


def _changes(notice: YearNotice, off: set[date], makeup: set[date]) -> Iterator[str]:
    issued, extra = notice.issued, 0
    for amendment in notice.amendments:
        number = amendment.number
        if issued is not None and amendment.issued < issued:
            yield f"{number} was issued on {amendment.issued}, before {issued}"
        issued = amendment.issued
        if amendment.published < amendment.issued:
            yield f"{number} was published on {amendment.published}, before it was issued"
        if not amendment.changes:
            yield f"{number} changes nothing"
            continue
        yield from _ascending(number, (change.day for change in amendment.changes))
        if not amendment.issued <= amendment.changes[0].day <= date(notice.year, 12, 31):
            yield f"{number} changes {amendment.changes[0].day}, which it cannot reach"
        yield from _befores(amendment, off, makeup)
        extra += amendment.extra_days
        yield from _sums(notice, off, makeup, number, extra=extra)


def _befores(amendment: Amendment, off: set[date], makeup: set[date]) -> Iterator[str]:
    """Apply the changes to the two sets, reporting each that does not fit what it changes."""
    for change in amendment.changes:
        day = change.day
        if day in off:
            before = "holiday"
        elif day in makeup:
            before = "makeup"
        else:
            before = "weekend" if is_weekend(day) else "working_day"
        if before != change.before:
            yield f"{amendment.number}: {day} was a {before}, not a {change.before}"
        off.discard(day)
        makeup.discard(day)
        if not change.works:
            off.add(day)
        elif is_weekend(day):
            makeup.add(day)
