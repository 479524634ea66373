"""Words that reports for people share, in both languages."""

from functools import cache

from opengov._resources import read_toml
from opengov.text import Text

__all__ = ["report_word"]


@cache
def report_word(name: str) -> Text:
    """Return a word of the reports for people.

    >>> report_word("instead").en
    'Write instead: '
    """
    match read_toml("report/words.toml")[name]:
        case {"zh": str(zh), "en": str(en)}:
            return Text(zh, en)
    raise KeyError(name)
