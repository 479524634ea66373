"""What one year's holiday notice (节假日安排通知) says, and how it stands in a TOML file."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opengov.calendar._fields import Fields
from opengov.errors import InvalidNoticeError
from opengov.text import Text

__all__ = [
    "Amendment",
    "Change",
    "Holiday",
    "YearNotice",
    "to_toml",
    "year_notice_from_toml",
]

BEFORE = ("working_day", "weekend", "holiday", "makeup")
STATUSES = ("official", "secondary", "unverified")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a notice: the span off, both ends included, and the weekends worked for it.

    >>> new_year = Text("元旦", "New Year's Day")
    >>> Holiday(new_year, date(2026, 1, 1), date(2026, 1, 3), (date(2026, 1, 4),), 3).stated_days
    3
    """

    name: Text
    first: date
    last: date
    makeup: tuple[date, ...]
    stated_days: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One day that an amending notice ruled anew.

    `before` is what the day was: `working_day`, `weekend`, `holiday` or `makeup`.
    """

    day: date
    works: bool
    name: Text
    before: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later notice that changed days of a year already ruled.

    `extra_days` counts the days off that it grants beyond the statutory ones and that no weekend
    pays for; a notice that grants any is extraordinary.
    """

    number: str
    title: str
    issued: date
    published: date
    url: str | None
    changes: tuple[Change, ...]
    extra_days: int = 0


@dataclass(frozen=True, slots=True)
class YearNotice:
    """The notice of one year with everything that amended it, oldest amendment first.

    `issued` is unknown when the copy that was read does not say it. `secondary` names the
    fields that were read in a secondary source only.
    """

    calendar: str
    year: int
    status: str
    number: str
    title: str
    issued: date | None
    published: date | None
    url: str | None
    checked_against: tuple[str, ...]
    holidays: tuple[Holiday, ...]
    amendments: tuple[Amendment, ...]
    secondary: tuple[str, ...] = ()


def year_notice_from_toml(source: str | Mapping[str, object], *, name: str = "") -> YearNotice:
    """Read one notice file; `name` is how errors call it.

    The form is checked here, the days by `opengov.calendar.checks`.

    Raises:
        InvalidNoticeError: It is not TOML, or an entry is missing, unknown or ill-typed.

    >>> year_notice_from_toml("calendar = 'CN'", name="2027.toml")
    Traceback (most recent call last):
        ...
    opengov.errors.InvalidNoticeError: notice '2027.toml' cannot be used: year is missing; ...
    """
    entry = name or "notice"
    if isinstance(source, str):
        try:
            table: Mapping[str, object] = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            raise InvalidNoticeError(entry, (f"it is not TOML ({error})",)) from error
    else:
        table = source
    top = Fields(table, entry)
    calendar, year = top.text("calendar"), top.integer("year")
    status = top.choice("status", STATUSES)
    act = top.table("notice")
    notice = YearNotice(
        calendar=calendar,
        year=year,
        status=status,
        number=act.text("number"),
        title=act.text("title"),
        issued=act.day_or_none("issued"),
        published=act.day_or_none("published"),
        url=act.text_or_none("url"),
        checked_against=act.texts("checked_against"),
        holidays=tuple(_holiday(item) for item in top.tables("holiday")),
        amendments=tuple(_amendment(item) for item in top.tables("amendment")),
        secondary=act.texts("secondary"),
    )
    act.nothing_else()
    top.nothing_else()
    return notice


def _holiday(fields: Fields) -> Holiday:
    off = fields.table("off")
    holiday = Holiday(
        name=fields.both("name"),
        first=off.day("from"),
        last=off.day("to"),
        makeup=fields.days("makeup"),
        stated_days=fields.integer_or_none("stated_days"),
    )
    off.nothing_else()
    fields.nothing_else()
    return holiday


def _amendment(fields: Fields) -> Amendment:
    amendment = Amendment(
        number=fields.text("number"),
        title=fields.text("title"),
        issued=fields.day("issued"),
        published=fields.day("published"),
        url=fields.text_or_none("url"),
        changes=tuple(_change(item) for item in fields.tables("change")),
        extra_days=fields.integer_or_none("extra_days") or 0,
    )
    fields.nothing_else()
    return amendment


def _change(fields: Fields) -> Change:
    change = Change(
        day=fields.day("day"),
        works=fields.flag("works"),
        name=fields.both("name"),
        before=fields.choice("before", BEFORE),
    )
    fields.nothing_else()
    return change


def to_toml(notice: YearNotice) -> str:
    """Write a notice as `year_notice_from_toml` reads it.

    >>> notice = YearNotice("CN", 2027, "official", "", "", date(2026, 11, 1), None, None, (), (),
    ...                     ())
    >>> year_notice_from_toml(to_toml(notice)) == notice
    True
    """
    lines = [
        f"calendar = {_quoted(notice.calendar)}",
        f"year = {notice.year}",
        f"status = {_quoted(notice.status)}",
        "",
        "[notice]",
        f"title = {_quoted(notice.title)}",
        f"number = {_quoted(notice.number)}",
    ]
    if notice.issued is not None:
        lines.append(f"issued = {notice.issued}")
    if notice.published is not None:
        lines.append(f"published = {notice.published}")
    if notice.url is not None:
        lines.append(f"url = {_quoted(notice.url)}")
    for key, texts in (
        ("checked_against", notice.checked_against),
        ("secondary", notice.secondary),
    ):
        if texts:
            lines.append(f"{key} = [{', '.join(map(_quoted, texts))}]")
    for holiday in notice.holidays:
        lines += ["", "[[holiday]]", *_holiday_lines(holiday)]
    for amendment in notice.amendments:
        lines += ["", "[[amendment]]", *_amendment_lines(amendment)]
    return "\n".join(lines) + "\n"


def _holiday_lines(holiday: Holiday) -> list[str]:
    lines = [
        f"name = {_inline(holiday.name)}",
        f"off = {{ from = {holiday.first}, to = {holiday.last} }}",
    ]
    if holiday.makeup:
        lines.append(f"makeup = [{', '.join(map(str, holiday.makeup))}]")
    if holiday.stated_days is not None:
        lines.append(f"stated_days = {holiday.stated_days}")
    return lines


def _amendment_lines(amendment: Amendment) -> list[str]:
    lines = [
        f"title = {_quoted(amendment.title)}",
        f"number = {_quoted(amendment.number)}",
        f"issued = {amendment.issued}",
        f"published = {amendment.published}",
    ]
    if amendment.url is not None:
        lines.append(f"url = {_quoted(amendment.url)}")
    if amendment.extra_days:
        lines.append(f"extra_days = {amendment.extra_days}")
    for change in amendment.changes:
        lines += [
            "",
            "[[amendment.change]]",
            f"day = {change.day}",
            f"works = {str(change.works).lower()}",
            f"name = {_inline(change.name)}",
            f"before = {_quoted(change.before)}",
        ]
    return lines


def _inline(text: Text) -> str:
    return f"{{ zh = {_quoted(text.zh)}, en = {_quoted(text.en)} }}"


def _quoted(text: str) -> str:
    # JSON escapes are TOML escapes, but TOML wants DEL escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
