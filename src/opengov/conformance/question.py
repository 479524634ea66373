"""What is asked: the members of a question's input, each with the type it must have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opengov.errors import OpenGovError

__all__ = ["Input", "InvalidQuestionError"]

FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class InvalidQuestionError(OpenGovError, ValueError):
    """A question of the conformance kit does not say what it should."""

    code = "invalid-question"


@dataclass(frozen=True, slots=True)
class Input:
    """The input of one question.

    >>> Input({"n": 20}).integer("n")
    20
    >>> Input({"date": "2026-6-1"}).day("date")
    Traceback (most recent call last):
        ...
    opengov.conformance.question.InvalidQuestionError: input member 'date' is not a date ...
    """

    members: Mapping[str, object]

    def text(self, name: str) -> str:
        """Return a member that is a text."""
        value = self.members.get(name)
        if not isinstance(value, str):
            raise _unfit(name, "a text")
        return value

    def choice(self, name: str, *known: str, default: str | None = None) -> str:
        """Return a member that is one of some words."""
        value = self.members.get(name, default)
        if not isinstance(value, str) or value not in known:
            raise _unfit(name, f"one of {', '.join(known)}")
        return value

    def integer(self, name: str) -> int:
        """Return a member that is a whole number."""
        value = self.members.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise _unfit(name, "a whole number")
        return value

    def flag(self, name: str) -> bool:
        """Return a member that is true or false; false if it is not there."""
        value = self.members.get(name, False)
        if not isinstance(value, bool):
            raise _unfit(name, "true or false")
        return value

    def day(self, name: str) -> date:
        """Return a member that is a full date."""
        value = self.members.get(name)
        try:
            if isinstance(value, str) and FULL_DATE.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError as error:
            raise _unfit(name, "a date of the calendar such as 2026-06-01") from error
        raise _unfit(name, "a date such as 2026-06-01")

    def record(self, name: str) -> Mapping[str, object]:
        """Return a member that is an object."""
        value = self.members.get(name)
        if not isinstance(value, dict):
            raise _unfit(name, "an object")
        return value

    def items(self, name: str) -> list[object]:
        """Return a member that is an array."""
        value = self.members.get(name)
        if not isinstance(value, list):
            raise _unfit(name, "an array")
        return value


def _unfit(name: str, wanted: str) -> InvalidQuestionError:
    return InvalidQuestionError(
        f"input member {name!r} is not {wanted}; see conformance/PROTOCOL.md"
    )
