"""Local rules on requests, in a file of their own, laid over the national ones."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from opengov.errors import InvalidLawError
from opengov.law.params import LawBook, law_book, law_book_from_toml

__all__ = ["load_law"]

GROUPS = ("figure", "effect", "receipt")


def load_law(paths: Iterable[Path]) -> LawBook:
    """Return the national law with the rules of files over it, later files over earlier ones.

    A file has the form of `data/law/requests.toml`: rules of the same names, each with its
    values, their days, basis, status and the day they were last checked. A basis is a key of
    an instrument on file or the title of a local one. On days without a local value the
    national one applies.

    Raises:
        InvalidLawError: A file cannot be read or does not say what it should.

    >>> load_law([]).figure("reply").label.en
    'period for the reply'
    """
    book = law_book()
    for path in paths:
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            why = f"the file cannot be read ({error.strerror}); check the path"
            raise InvalidLawError(str(path), why) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            why = f"it is not TOML in UTF-8 ({error}); mend the file"
            raise InvalidLawError(str(path), why) from error
        unknown = sorted(set(table) - set(GROUPS))
        if unknown or not table:
            named = f"there is no [{unknown[0]}]" if unknown else "it holds no rule"
            why = f"{named}; write tables {', '.join(f'[{each}.…]' for each in GROUPS)}"
            raise InvalidLawError(str(path), why)
        try:
            book = book.layered(law_book_from_toml(table))
        except ValueError as error:
            raise InvalidLawError(str(path), str(error)) from error
    return book
