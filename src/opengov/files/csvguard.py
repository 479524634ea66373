"""Cells that a spreadsheet would run as a formula, made harmless in CSV and restored.

A guard is one `'` before the text. Texts that already look guarded get one
more, so that taking one away restores every text.
"""

import re

__all__ = ["field", "guard", "unguard"]

MARKS = ('"', "\n", "\r", ",", ";", "\t", "|", "，")
"""What a field cannot hold without quotes, whatever the delimiter of the table."""

RUNNABLE = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it.

    >>> guard("=1+1"), guard("'=x"), guard("'quoted'"), guard("民政局")
    ("'=1+1", "''=x", "'quoted'", '民政局')
    """
    return f"'{text}" if RUNNABLE.match(text) else text


def unguard(text: str) -> str:
    """Return the text that was guarded.

    >>> unguard("'=1+1"), unguard("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if GUARDED.match(text) else text


def field(text: str, *, like: str) -> str:
    """Write a text as a field of a text table, in quotes where another has them or it needs them.

    >>> field("甲局", like='"同上"'), field("甲,乙", like="同上"), field("=1", like="")
    ('"甲局"', '"甲,乙"', "'=1")
    """
    text = guard(text)
    if like.startswith('"') or any(mark in text for mark in MARKS):
        return '"' + text.replace('"', '""') + '"'
    return text
