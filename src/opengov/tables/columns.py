"""Words of column headers and the roles they give; the words are data."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from opengov._resources import read_csv
from opengov.tables.cells import code_of
from opengov.tables.script import simplified
from opengov.wording.normalise import compact

__all__ = ["ROLE_FIELDS", "HeaderWord", "header_word"]

ROLE_FIELDS = {
    "sequence": "sequence",
    "id": "id",
    "item": "items",
    "content": "content",
    "basis": "legal_basis",
    "limit": "time_limit",
    "frequency": "update_frequency",
    "unit": "responsible_units",
    "channel": "channels",
    "audience": "audience",
    "audience_public": "audience",
    "audience_group": "audience",
    "method": "methods",
    "level": "levels",
    "process": "disclosure_types",
    "domain": "domain",
    "phone": "contacts",
    "supervision": "contacts",
    "office": "contacts",
    "url": "url",
    "index": "index_number",
}
"""Role of a column to the field of `CatalogEntry` it fills; role `extra` fills `extra`."""

LONGEST_WORD = 40
BRACKETS = re.compile(r"[(\[【].*?(?:[)\]】]|$)")
EDGES = ":：*、,，.。;；■□"


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """A known word of a header."""

    role: str
    """A role of `ROLE_FIELDS` or `extra`, with `?` where the column's values decide."""
    strong: bool
    """False for words that also occur as values (全社会, 主动公开, 县级)."""
    level: int = 0
    """Level of an item column, 1 first; 0 where the word does not say."""


CHANNEL_NAME = HeaderWord("tick?", strong=False)
"""The name of a channel (政府网站) as a header: a column of ticks, if its values are."""


@cache
def _words() -> dict[str, HeaderWord]:
    words: dict[str, HeaderWord] = {}
    for row in read_csv("aliases/columns.csv"):
        role, level = row["role"], 0
        if role.startswith("item") and role != "item":
            role, level = "item", int(role.removeprefix("item"))
        if role.startswith(("level_", "method_")):
            role = role.partition("_")[0]
        words[compact(row["word"]).casefold()] = HeaderWord(
            role, row["strength"] == "strong", level
        )
    return words


@lru_cache(maxsize=65536)
def header_word(text: str) -> HeaderWord | None:
    """Return what a header cell means, None for a word that is not known.

    >>> header_word("公开內容（要素）")
    HeaderWord(role='content', strong=True, level=0)
    >>> header_word("公开渠道和载体（“■”表示必选项）").role
    'channel'
    >>> header_word("民政局") is None
    True
    """
    word = compact(simplified(text)).casefold().strip(EDGES)
    known = _words()
    if word in known:
        return known[word]
    bare = BRACKETS.sub("", word).strip(EDGES)
    if not bare or len(bare) > LONGEST_WORD:
        return None
    return known.get(bare) or _several(word) or _channel(word)


def _channel(word: str) -> HeaderWord | None:
    """Return what the name of a channel means as a header; 其他 could be anything."""
    return CHANNEL_NAME if code_of("channels", word) not in {None, "other"} else None


def _several(word: str) -> HeaderWord | None:
    """Return what a header of several words of one role means: 县级/乡级."""
    parts = [_words().get(part) for part in word.split("/")]
    first = parts[0]
    if first is None or any(part is None or part.role != first.role for part in parts):
        return None
    return replace(first, level=0)
