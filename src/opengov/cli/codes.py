"""Codes of rules as they are given on the command line."""

import re
from collections.abc import Sequence

from opengov.cli import messages
from opengov.cli.usage import unknown

__all__ = ["codes_of"]

SEPARATORS = re.compile(r"[\s,，、;；]+")


def codes_of(given: Sequence[str] | None) -> tuple[str, ...]:
    """Take codes apart that are joined by commas, and refuse what is none.

    >>> codes_of(["e1,C101", "T"])
    ('E1', 'C101', 'T')
    """
    from opengov.cli.handbook import pages  # noqa: PLC0415 - so that help is fast

    codes = tuple(
        code for text in given or () for code in SEPARATORS.split(text.upper().strip()) if code
    )
    known = tuple(pages()) if codes else ()
    for code in codes:
        if not any(each.startswith(code) for each in known):
            raise unknown(messages.RULE, code, known)
    return codes
