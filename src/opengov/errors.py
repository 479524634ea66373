"""Errors raised on purpose: wrong *use*. Wrong *data* becomes a `Finding`.

OpenGovError
├── MissingExtraError      (ImportError)   a command needs an optional dependency
├── ResourceNotFoundError  (LookupError)   package data has no such file
├── UnknownCodeError       (LookupError)   no rule, codelist or profile of that name
├── InvalidProfileError    (ValueError)    a profile file does not say what it should
└── UnsupportedValueError  (TypeError)     an argument is of a kind the function does not take
"""

from typing import ClassVar

__all__ = [
    "InvalidProfileError",
    "MissingExtraError",
    "OpenGovError",
    "ResourceNotFoundError",
    "UnknownCodeError",
    "UnsupportedValueError",
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


class UnsupportedValueError(OpenGovError, TypeError):
    """An argument is of a kind that the function does not take."""

    code = "unsupported-value"

    def __init__(self, function: str, value: object, *, takes: str) -> None:
        self.value = value
        super().__init__(f"{function} cannot take a {type(value).__name__}: give {takes}")
