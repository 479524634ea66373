"""How the reader says that it does not understand, always with the words that do not fit."""

from typing import Literal, TypeAlias

from opengov.errors import NoticeParseError

__all__ = ["Problem", "refusal"]

Problem: TypeAlias = Literal[
    "checksum-differs",
    "count-differs",
    "days-contradict",
    "holiday-missing",
    "holiday-repeated",
    "impossible-date",
    "issue-date-implausible",
    "issue-date-missing",
    "lunar-day-differs",
    "makeup-not-on-weekend",
    "makeup-too-far",
    "no-days",
    "not-a-notice",
    "statutory-day-works",
    "unread-sentence",
    "weekday-differs",
    "year-differs",
    "year-unknown",
]
"""What does not fit, as `NoticeParseError.problem` has it."""

LONGEST = 120


def refusal(problem: Problem, quote: str, why: str) -> NoticeParseError:
    """Return the error that quotes a sentence and says what does not fit.

    >>> refusal("no-days", "五、端午节:与周末连休。", "no day off is named").problem
    'no-days'
    """
    sentence = " ".join(quote.split())
    if len(sentence) > LONGEST:
        sentence = sentence[: LONGEST - 1] + "…"
    return NoticeParseError(problem, quote=sentence, why=why)
