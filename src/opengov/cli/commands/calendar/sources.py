"""Which calendar a command asks: of which place, with which notices, as of which day."""

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from opengov.cli import output, render
from opengov.cli.commands.calendar import texts
from opengov.cli.days import full_date
from opengov.cli.usage import UnansweredError, WrongUseError, unknown
from opengov.errors import (
    CalendarNotCoveredError,
    ContradictoryNoticeError,
    InvalidNoticeError,
    NoticeParseError,
    UnknownCodeError,
)
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.calendar.overlay import LocalCoverage
    from opengov.calendar.workcalendar import WorkCalendar

__all__ = [
    "AsOfArg",
    "CalendarArg",
    "NoticesArg",
    "answering",
    "calendar_asked",
    "cannot_read",
    "print_json",
    "warn_of_coverage",
    "year_asked",
]

CalendarArg: TypeAlias = Annotated[
    str,
    typer.Option(
        "--calendar", metavar="PLACE", help="CN, a province such as CN-GX, or an adcode (地区)"
    ),
]
NoticesArg: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--notice",
        metavar="YEAR.toml",
        help="A year that the package does not have yet, see import-notice (放假通知); may repeat",
    ),
]
AsOfArg: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Answer with what had been published by then (截至日期)"
    ),
]


def calendar_asked(place: str, notices: Sequence[str] | None, as_of: str | None) -> "WorkCalendar":
    """Return the calendar of a place with the notices given, as it had been published.

    >>> calendar_asked("CN", None, "2020-01-20")
    <WorkCalendar CN 2007-12-29 to 2020-12-28>

    Raises:
        WrongUseError: There is no such calendar, or no such day.
        UnansweredError: A notice cannot be read.
    """
    from opengov.calendar.parsing import load_notice  # noqa: PLC0415 - so that help is fast
    from opengov.calendar.registry import get_calendar  # noqa: PLC0415 - as above

    day = None if as_of is None else full_date(as_of, "--as-of")
    try:
        calendar = get_calendar(place)
    except UnknownCodeError as error:
        raise unknown(texts.CALENDAR, place, error.known) from error
    for path in notices or ():
        try:
            calendar = calendar.with_notice(load_notice(path))
        except (OSError, UnicodeDecodeError) as error:
            raise cannot_read(path, error) from error
    return calendar if day is None else calendar.as_of(day)


def cannot_read(path: str, error: OSError | UnicodeDecodeError) -> UnansweredError:
    """Say that a file cannot be read.

    >>> print(cannot_read("2027.toml", FileNotFoundError(2, "No such file or directory")))
    cannot read 2027.toml: No such file or directory
    """
    why = error.strerror if isinstance(error, OSError) else None
    return UnansweredError(
        texts.CANNOT_READ.format(path=path, why=why or f"{type(error).__name__}: {error}")
    )


@contextlib.contextmanager
def answering(*, bounds_offered: bool = False) -> Iterator[None]:
    """Turn what the calendar refuses into one line of the command, in both languages.

    Raises:
        UnansweredError: The calendar does not know, or a notice is refused.
    """
    try:
        yield
    except CalendarNotCoveredError as error:
        raise UnansweredError(_not_covered(error, bounds_offered=bounds_offered)) from error
    except NoticeParseError as error:
        why = texts.REFUSALS.get(error.problem, error.why)
        raise UnansweredError(
            Text(texts.TEXT_REFUSED.zh.format(why=why, quote=error.quote), str(error))
        ) from error
    except (InvalidNoticeError, ContradictoryNoticeError) as error:
        raise UnansweredError(
            Text(texts.NOTICE_REFUSED.zh.format(why=error), str(error))
        ) from error


def _not_covered(error: CalendarNotCoveredError, *, bounds_offered: bool) -> Text:
    """Say how far the calendar goes, which notice is missing, and what to do."""
    text = texts.NOT_COVERED if error.missing_year else texts.NOT_COVERED_BEFORE
    said = text.format(
        calendar=error.calendar,
        since=error.known_from,
        until=error.known_until,
        year=error.missing_year,
    )
    if bounds_offered and error.missing_year == error.known_until.year + 1:
        offer = texts.PROVISIONAL_POSSIBLE
        return Text(said.zh + offer.zh, said.en + offer.en)
    return said


def warn_of_coverage(coverage: "LocalCoverage", lang: Lang) -> None:
    """Tell when the local days behind an answer are not known in full."""
    if coverage not in {"national", "known"}:
        render.note(texts.COVERAGE[coverage], lang)


def print_json(value: Mapping[str, object]) -> None:
    """Print an answer for programs."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    output.write_bytes(f"{text}\n".encode())


def year_asked(year: int) -> int:
    """Return a year that has dates.

    >>> year_asked(2026)
    2026

    Raises:
        WrongUseError: It has not four digits.
    """
    if not 1000 <= year <= 9999:  # noqa: PLR2004 - as the message says
        raise WrongUseError(texts.BAD_YEAR.format(value=year))
    return year
