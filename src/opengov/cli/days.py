"""Days as they are typed on the command line."""

import re
from datetime import date

from opengov.cli import messages
from opengov.cli.usage import WrongUseError

__all__ = ["full_date"]

FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def full_date(text: str, name: str) -> date:
    """Return the day that an argument or option names, written as 2026-11-22.

    >>> full_date("2026-11-22", "DATE")
    datetime.date(2026, 11, 22)

    Raises:
        WrongUseError: It is no full date, or no such day exists.
    """
    try:
        if FULL_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongUseError(messages.BAD_DATE.format(name=name, value=text))
