"""Wrong use of the command line: exit code 2 and one line that says what to do."""

from difflib import get_close_matches
from pathlib import Path

from opengov.cli import messages
from opengov.errors import OpenGovError
from opengov.text import Text

__all__ = ["OutputFailedError", "UnansweredError", "WrongUseError", "unknown"]


FEW = 40
"""Number of names that an error message can list."""


class WrongUseError(OpenGovError):
    """The command was called in a way that cannot be carried out."""

    code = "wrong-use"

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


class UnansweredError(OpenGovError):
    """A well-formed question has no answer, or what was given to answer it cannot be used."""

    code = "unanswered"

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


class OutputFailedError(OpenGovError):
    """A file asked for could not be written."""

    code = "output-failed"

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        self.message = messages.CANNOT_WRITE.format(
            path=path, why=error.strerror or type(error).__name__
        )
        super().__init__(self.message.en)


def unknown(kind: Text, name: str, known: tuple[str, ...]) -> WrongUseError:
    """Say that there is no such name, and which ones are near.

    >>> print(unknown(Text("规则", "rule"), "E1O1", ("E101", "C101")))
    there is no rule 'E1O1'; did you mean E101, C101?
    """
    by_capitals = {one.upper(): one for one in known}
    near = [by_capitals[n] for n in get_close_matches(name.upper(), by_capitals, cutoff=0.5)]
    if near:
        hint = messages.DID_YOU_MEAN.format(near=", ".join(near))
    elif len(known) > FEW:
        hint = messages.RULES_LISTED
    else:
        hint = messages.KNOWN_ARE.format(known=", ".join(known))
    return WrongUseError(
        Text(
            messages.UNKNOWN.zh.format(kind=kind.zh, name=name, hint=hint.zh),
            messages.UNKNOWN.en.format(kind=kind.en, name=name, hint=hint.en),
        )
    )
