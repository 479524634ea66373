"""Reading a whole notice (国务院办公厅关于…年部分节假日安排的通知), or refusing it."""

from datetime import MAXYEAR, date
from pathlib import Path

from opengov.calendar.checks import check_notice, require_valid
from opengov.calendar.notice import Holiday, YearNotice, to_toml, year_notice_from_toml
from opengov.calendar.parsing.agreement import check_festivals, check_orders
from opengov.calendar.parsing.clauses import Order, order_of
from opengov.calendar.parsing.layout import (
    Clause,
    clauses,
    issue_date,
    notice_numbers,
    stated_years,
)
from opengov.calendar.parsing.refusal import refusal
from opengov.calendar.parsing.surface import even
from opengov.calendar.statutory import statutory_days
from opengov.text import Text

__all__ = ["import_notice", "load_notice", "parse_notice"]

TITLE = "国务院办公厅关于{}年部分节假日安排的通知"


def parse_notice(text: str, *, year: int | None = None, issued: date | None = None) -> YearNotice:
    """Read the notice of a year from a copy of its text.

    Width, script, blanks, line breaks and lines between the clauses do not matter. What the
    copy does not say is not made up: `year` and `issued` may be given for copies that lack the
    title or the date below; a number (发文字号) or date that is missing stays so.

    Raises:
        NoticeParseError: A sentence is not understood, or counts, days of the week, clauses and
            statute do not fit together.

    >>> parse_notice("一、元旦：0月1日至8日放假。", year=2027)
    Traceback (most recent call last):
        ...
    opengov.errors.NoticeParseError: the notice cannot be taken over (holiday-missing): ...
    """
    copy = even(text)
    found = clauses(copy)
    check_festivals(found)
    year = _year(copy, year)
    issued = _issued(copy, issued, year)
    statutory = statutory_days(year) if year <= MAXYEAR else ()
    if not statutory:
        raise refusal(
            "year-unknown", TITLE.format(year), f"the statutory days of {year} are not on file"
        )
    orders = [order_of(clause, year) for clause in found]
    check_orders(statutory, found, orders)
    notice = YearNotice(
        calendar="CN",
        year=year,
        status="official",
        number=_number(copy, year),
        title=TITLE.format(year),
        issued=issued,
        published=None,
        url=None,
        checked_against=(),
        holidays=tuple(
            holiday
            for clause, order in sorted(zip(found, orders, strict=True), key=_first_day)
            for holiday in _holidays(clause, order)
        ),
        amendments=(),
    )
    if problems := check_notice(notice):
        raise refusal("days-contradict", notice.title, problems[0])
    return notice


def import_notice(text: str, *, year: int | None = None, issued: date | None = None) -> str:
    """Return the calendar file (TOML) of a notice's text, as `--notice` takes it.

    Raises:
        NoticeParseError: The text is not understood or does not add up.

    >>> import_notice("各有关单位：明年春节照常放假。")
    Traceback (most recent call last):
        ...
    opengov.errors.NoticeParseError: the notice cannot be taken over (not-a-notice): ...
    """
    return to_toml(parse_notice(text, year=year, issued=issued))


def load_notice(path: str | Path) -> YearNotice:
    """Read a calendar file that `import_notice` wrote or somebody wrote by hand.

    Raises:
        InvalidNoticeError: The file is no calendar file, or its days do not add up.
        OSError: The file cannot be read.
    """
    text = Path(path).read_text(encoding="utf-8-sig")
    return require_valid(year_notice_from_toml(text, name=str(path)))


def _year(copy: str, given: int | None) -> int:
    years = stated_years(copy)
    if given is not None:
        years |= {given}
    if len(years) > 1:
        stated = "、".join(map(str, sorted(years)))
        raise refusal("year-differs", TITLE.format(stated), "more than one year is named")
    if not years:
        why = "neither the title nor the opening names the year; give it"
        raise refusal("year-unknown", copy.split("\n", 1)[0], why)
    return min(years)


def _issued(copy: str, given: date | None, year: int) -> date | None:
    """Return the date of issue, which must be the one given and lie in the year before."""
    issued = issue_date(copy) or given
    if issued is None:
        return None
    if given not in {None, issued}:
        raise refusal("issue-date-implausible", str(issued), f"{given} was given")
    if issued.year != year - 1:
        why = f"a notice for {year} is issued in {year - 1}"
        raise refusal("issue-date-implausible", str(issued), why)
    return issued


def _number(copy: str, year: int) -> str:
    """Return the number of a notice for a year, which is of the year before."""
    numbers = notice_numbers(copy)
    fitting = [number for number, numbered in numbers if numbered == year - 1]
    if numbers and not fitting:
        why = f"a notice for {year} has a number of {year - 1}"
        raise refusal("issue-date-implausible", numbers[0][0], why)
    return next(iter(fitting), "")


def _first_day(pair: tuple[Clause, Order]) -> date:
    return pair[1].off[0]


def _holidays(clause: Clause, order: Order) -> list[Holiday]:
    """Return the runs of days off of a clause; the first has what belongs to the whole clause."""
    name = Text(
        "、".join(holiday.title.zh for holiday in clause.holidays),
        " and ".join(holiday.title.en for holiday in clause.holidays),
    )
    return [
        Holiday(
            name=name,
            first=first,
            last=last,
            makeup=() if number else order.makeup,
            stated_days=None if number else order.stated_days,
        )
        for number, (first, last) in enumerate(order.runs())
    ]
