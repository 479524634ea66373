"""What an output needs to know of a rule or notice, and how it names a place."""

import os
import re
from typing import Protocol
from urllib.parse import quote

from opengov.finding import Severity
from opengov.location import Location
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["Described", "cell_of", "uri_of"]


class Described(Protocol):
    """One registered rule or notice with its page."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def name(self) -> str:
        """Its name, kebab-case."""
        ...

    @property
    def severity(self) -> Severity:
        """Its severity where no profile says otherwise."""
        ...

    @property
    def since(self) -> str:
        """The version that brought it."""
        ...

    @property
    def title(self) -> Text:
        """The first sentence of its page."""
        ...

    @property
    def body(self) -> Text:
        """The rest of its page."""
        ...

    @property
    def message(self) -> Text:
        """Its message, with placeholders."""
        ...

    @property
    def basis(self) -> tuple[LegalRef, ...]:
        """What it rests on; nothing where a profile asks for it."""
        ...

    @property
    def reads(self) -> tuple[str, ...]:
        """JSON names of the fields it looks at."""
        ...


DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\")
"""How a full path begins on Windows."""
URL = re.compile(r"https?://", re.IGNORECASE)


def uri_of(path: str, *, separator: str = os.sep) -> str:
    r"""Return the address of an input: relative where the path is.

    >>> uri_of("./目录/a b.csv"), uri_of("C:\\x\\a.csv"), uri_of("/x/a:b.csv")
    ('%E7%9B%AE%E5%BD%95/a%20b.csv', 'file:///C:/x/a.csv', 'file:///x/a%3Ab.csv')
    """
    if URL.match(path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    drive = DRIVE.match(path) is not None
    if drive or separator == "\\":
        path = path.replace("\\", "/")
    if path.startswith("//"):
        return "file:" + _quoted(path)
    if drive:
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    if path.startswith("/"):
        return f"file://{_quoted(path)}"
    return _quoted(path.removeprefix("./"))


def _quoted(path: str) -> str:
    """Percent-encode a path; one that is not Unicode by its bytes."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")


def cell_of(place: Location) -> str | None:
    """Name a cell with its sheet.

    >>> cell_of(Location(source="a.xlsx", sheet="养老", cell="F7"))
    '养老!F7'
    """
    if place.cell is None:
        return None
    return place.cell if place.sheet is None else f"{' '.join(place.sheet.split())}!{place.cell}"
