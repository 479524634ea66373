"""What the pages of the law have in common: days, marks of what was not read, provisions."""

from collections.abc import Mapping
from typing import cast

from scripts.docpages.citing import cited

from opengov.source import LegalRef
from opengov.text import Lang, Text

__all__ = [
    "BASIS",
    "FROM",
    "STATUS",
    "TO",
    "Entry",
    "bilingual",
    "entries",
    "mark",
    "rests",
]

Entry = Mapping[str, object]
"""A table of a data file."""

FROM = Text("自", "From")
TO = Text("至", "To")
BASIS = Text("依据", "Basis")
STATUS = Text("核对情况", "Status")
MARKS = {
    "text": Text("已核对原文", "read in the text"),
    "official": Text("公布的通知", "official"),
    "secondary": Text("**转引，未见原文**", "**secondary**: read at second hand"),
    "unverified": Text("**未核对**", "**unverified**: not read in the text"),
}
"""How the text of an entry is known; what was not read in the text stands out."""


def mark(status: object, lang: Lang) -> str:
    """Say how far the text of an entry is known."""
    return MARKS[str(status)].say(lang)


def bilingual(value: object) -> Text:
    """Return a text of a data file."""
    words = cast("Mapping[str, str]", value)
    return Text(words["zh"], words["en"])


def entries(value: object) -> list[Entry]:
    """Return the tables of a list of a data file."""
    return cast("list[Entry]", value)


def rests(value: object, page: str, lang: Lang) -> str:
    """Cite what an entry rests on, one provision or several."""
    provisions = entries(value if isinstance(value, list) else [value])
    found = (
        LegalRef(
            str(each["law"]),
            cast("int | None", each.get("article")),
            cast("int | None", each.get("paragraph")),
        )
        for each in provisions
    )
    return cited(found, page, lang)
