"""Errors raised on purpose: wrong *use*. Wrong *data* becomes a `Finding`.

OpenGovError
├── MissingExtraError      (ImportError)   a command needs an optional dependency
├── ResourceNotFoundError  (LookupError)   package data has no such file
├── UnknownCodeError       (LookupError)   no rule, codelist or profile of that name
├── InvalidProfileError    (ValueError)    a profile file does not say what it should
├── InvalidLawError        (ValueError)    a file of local rules does not say what it should
├── InvalidReportError     (ValueError)    a file is no report or baseline that opengov wrote
├── InvalidSchemaError     (ValueError)    a schema that cannot be compared
├── InvalidNoticeError     (ValueError)    a holiday notice cannot be what was gazetted
├── ContradictoryNoticeError (ValueError)  a year or place is ruled twice, in two ways
├── NoticeParseError       (ValueError)    a notice's wording is not understood, or does not add up
├── CalendarNotCoveredError (LookupError)  a day for which no official calendar is on file
├── ZonelessDatetimeError  (TypeError)     a point in time that names no civil day
├── NegativeNumberError    (ValueError)    a count below nought
└── UnsupportedValueError  (TypeError)     an argument is of a kind the function does not take
"""

from datetime import date
from typing import ClassVar

__all__ = [
    "CalendarNotCoveredError",
    "ContradictoryNoticeError",
    "InvalidLawError",
    "InvalidNoticeError",
    "InvalidProfileError",
    "InvalidReportError",
    "InvalidSchemaError",
    "MissingExtraError",
    "NegativeNumberError",
    "NoticeParseError",
    "OpenGovError",
    "ResourceNotFoundError",
    "UnknownCodeError",
    "UnsupportedValueError",
    "ZonelessDatetimeError",
]


class OpenGovError(Exception):
    """Base of every error this library raises on purpose."""

    code: ClassVar[str] = "opengov"


class MissingExtraError(OpenGovError, ImportError):
    """An optional dependency is not installed."""

    code = "missing-extra"

    def __init__(self, extra: str, *, needed_for: str) -> None:
        self.extra = extra
        super().__init__(
            f"{needed_for} needs the extra {extra!r}, which is not installed; "
            f'run: pip install "opengov-cn[{extra}]"'
        )


class ResourceNotFoundError(OpenGovError, LookupError):
    """The package carries no such data file."""

    code = "resource-not-found"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"the package has no data file {path!r}; reinstall opengov-cn if it should have one"
        )


class UnknownCodeError(OpenGovError, LookupError):
    """A name that stands in no register."""

    code = "unknown-code"

    def __init__(self, kind: str, name: str, *, known: tuple[str, ...]) -> None:
        self.kind = kind
        self.name = name
        self.known = known
        super().__init__(f"there is no {kind} {name!r}; known: {', '.join(known)}")


class InvalidProfileError(OpenGovError, ValueError):
    """A profile file cannot be used."""

    code = "invalid-profile"

    def __init__(self, profile: str, why: str) -> None:
        self.profile = profile
        super().__init__(f"profile {profile!r} cannot be used: {why}")


class InvalidLawError(OpenGovError, ValueError):
    """A file of local rules cannot be used."""

    code = "invalid-law"

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(f"rules {path!r} cannot be used: {why}")


class InvalidReportError(OpenGovError, ValueError):
    """A file that should hold a report or a baseline cannot be used."""

    code = "invalid-report"

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(f"report {path!r} cannot be used: {why}")


class InvalidSchemaError(OpenGovError, ValueError):
    """A file that should hold a JSON Schema or a codelist cannot be used."""

    code = "invalid-schema"

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        super().__init__(f"schema {name!r} cannot be used: {why}")


class UnsupportedValueError(OpenGovError, TypeError):
    """An argument is of a kind that the function does not take."""

    code = "unsupported-value"

    def __init__(self, function: str, value: object, *, takes: str) -> None:
        self.value = value
        super().__init__(f"{function} cannot take a {type(value).__name__}: give {takes}")


class NegativeNumberError(OpenGovError, ValueError):
    """A count is below nought."""

    code = "negative-number"

    def __init__(self, function: str, number: int) -> None:
        self.number = number
        super().__init__(f"{function} cannot count {number}, which is negative: give 0 or more")


class InvalidNoticeError(OpenGovError, ValueError):
    """A notice, or a file that holds one, cannot be what was gazetted."""

    code = "invalid-notice"

    def __init__(self, notice: str, problems: tuple[str, ...]) -> None:
        self.notice = notice
        self.problems = problems
        super().__init__(
            f"notice {notice!r} cannot be used: {'; '.join(problems)}; "
            "compare it with the official text"
        )


class ContradictoryNoticeError(OpenGovError, ValueError):
    """Two entries of a calendar exclude each other."""

    code = "contradictory-notice"

    def __init__(self, entry: str, why: str) -> None:
        self.entry = entry
        super().__init__(f"{entry} contradicts what is on file: {why}; keep one of the two")


class CalendarNotCoveredError(OpenGovError, LookupError):
    """A question reaches beyond the days that have been gazetted."""

    code = "calendar-not-covered"

    def __init__(
        self,
        question: str,
        *,
        calendar: str,
        known_from: date,
        known_until: date,
        missing_year: int | None,
        bounds_possible: bool = False,
    ) -> None:
        self.calendar = calendar
        self.known_from = known_from
        self.known_until = known_until
        self.missing_year = missing_year
        if missing_year is None:
            todo = f"ask about {known_from} or later"
        else:
            todo = f"the holiday notice for {missing_year} is missing: give it with with_notice()"
            if bounds_possible:
                todo += ", or ask add or count for bounds with provisional=True"
        super().__init__(
            f"calendar {calendar!r} is known from {known_from} until {known_until}, "
            f"so {question} has no certain answer; {todo}"
        )


class ZonelessDatetimeError(OpenGovError, TypeError):
    """A `datetime` without a time zone names no civil day."""

    code = "zoneless-datetime"

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"{value} has no time zone, so its day in China is unknown; "
            "give a date, or a datetime with a zone"
        )


class NoticeParseError(OpenGovError, ValueError):
    """The text of a holiday notice is not understood, or what it says does not add up."""

    code = "notice-parse"

    def __init__(self, problem: str, *, quote: str, why: str) -> None:
        self.problem = problem
        self.quote = quote
        self.why = why
        super().__init__(
            f'the notice cannot be taken over ({problem}): {why}, in "{quote}"; '
            "compare the copy with the official text, or write the year by hand"
        )
