"""Quantities as reports state them: 9000余次, 90%以上, 12.26万条."""

import re
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, Self, TypeAlias, cast

from pydantic import Field

from opengov._resources import read_toml
from opengov.model._base import Doc, Model
from opengov.wording.normalise import compact

__all__ = ["Qualifier", "Quantity"]

Qualifier: TypeAlias = Literal[
    "exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"
]
"""How a stated number bounds the true one: a code of the codelist `qualifiers`."""

Number: TypeAlias = (
    Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True, allow_inf_nan=False)]
)

NUMBER = r"[+\-]?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?"
"""No leading zeros (0505 is a number of a row) and no more digits than a count has."""
UNIT = r"[%‰㎡²/A-Za-z\u4e00-\u9fff]{0,8}?"


class Quantity(Model):
    """A number with what qualifies it; "余" and "以上" are part of the statement.

    >>> Quantity(value=1184, unit="件").model_dump()
    {'value': 1184, 'unit': '件'}
    """

    value: Annotated[Number | None, Doc("数值", "Value", "数值；未能识别的不写")] = None
    """The number with 万 and 亿 worked out; absent where the words could not be read."""

    qualifier: Annotated[
        Qualifier,
        Doc("限定", "Qualifier", "余、以上、近、约等限定；缺省为确数", codelist="qualifiers"),
    ] = "exact"
    """How the stated number bounds the true one."""

    unit: Annotated[str | None, Doc("单位", "Unit", "单位，如条、件、%")] = None
    """What is counted, as printed; a percentage keeps its sign: 98.9 and %."""

    raw: Annotated[str | None, Doc("原文", "Raw text", "原文")] = None
    """The words as printed."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a quantity; what cannot be read for certain keeps its words and has no value.

        >>> Quantity.parse("12.26万条").model_dump()
        {'value': 122600, 'unit': '条', 'raw': '12.26万条'}
        >>> Quantity.parse("9000余次").qualifier, Quantity.parse("90%以上").qualifier
        ('more_than', 'at_least')
        >>> Quantity.parse("近1.5亿元").value, Quantity.parse("1000多万元").value
        (150000000, 10000000)
        >>> Quantity.parse("约50%").model_dump()
        {'value': 50, 'qualifier': 'about', 'unit': '%', 'raw': '约50%'}
        >>> Quantity.parse("30—40件").model_dump()
        {'raw': '30—40件'}
        """
        match = _pattern().fullmatch(compact(text))
        if match is None:
            return cls(raw=text)
        words = _words()
        kinds = ("before", "inside", "after")
        stated = {words[kind][match[kind]] for kind in kinds if match[kind]}
        if len(stated) > 1:
            return cls(raw=text)
        value = Decimal(match["number"].replace(",", ""))
        for scale in (match["scale"] or "") + (match["outer"] or ""):
            value *= cast("int", words["scales"][scale])
        return cls(
            value=int(value) if value == value.to_integral_value() else float(value),
            qualifier=cast("Qualifier", stated.pop() if stated else "exact"),
            unit=match["unit"] or None,
            raw=text,
        )


def _words() -> dict[str, dict[str, str | int]]:
    return cast("dict[str, dict[str, str | int]]", read_toml("wording/quantities.toml"))


@cache
def _pattern() -> re.Pattern[str]:
    """Build the one pattern of a quantity out of the word lists."""
    words = {kind: "|".join(map(re.escape, forms)) for kind, forms in _words().items()}
    return re.compile(
        f"(?P<before>{words['before']})?(?P<number>{NUMBER})(?P<scale>[百千万亿]{{1,2}})?"
        f"(?P<inside>{words['inside']})?(?P<outer>[万亿])?"
        f"(?P<unit>{UNIT})(?P<after>{words['after']})?"
    )
