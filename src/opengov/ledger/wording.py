"""What a ledger says by itself, from `data/ledger/words.toml`."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from opengov._resources import read_toml
from opengov.text import Text

__all__ = ["guide", "said", "soon"]

PATH = "ledger/words.toml"


@cache
def said(name: str, group: str | None = None) -> Text:
    """Return a text by its name.

    >>> said("awaiting_correction", "stage").zh
    '待补正'
    """
    table: Mapping[str, object] = read_toml(PATH)
    if group is not None:
        table = cast("Mapping[str, object]", table[group])
    both = cast("Mapping[str, str]", table[name])
    return Text(both["zh"], both["en"])


def soon() -> int:
    """Return how many working days are left, at most, where a ledger warns.

    >>> soon()
    3
    """
    return cast("int", read_toml(PATH)["soon"])


@cache
def guide() -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """Return the sections on how to fill in a ledger: title and paragraphs.

    >>> guide()[0][0].zh
    '一行一件申请'
    """
    sections = cast("Sequence[Mapping[str, object]]", read_toml(PATH)["guide"])
    return tuple(
        (
            Text(str(entry["zh"]), str(entry["en"])),
            tuple(
                Text(zh, en)
                for zh, en in zip(
                    cast("Sequence[str]", entry["lines_zh"]),
                    cast("Sequence[str]", entry["lines_en"]),
                    strict=True,
                )
            ),
        )
        for entry in sections
    )
