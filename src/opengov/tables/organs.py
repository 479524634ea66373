"""Cells of responsible units (公开主体): names put together and told apart."""

import re
from functools import cache

from opengov._resources import read_toml
from opengov.tables.script import simplified
from opengov.wording.normalise import compact, lines

__all__ = ["is_complete_organ", "is_organ_name", "rejoin_names", "split_names", "without_labels"]

NAMED_FROM = 3
"""Fewest characters of a name that stands for itself: 民政局."""
CUT = ("员会", "事处", "公室")
"""What is left of 委员会, 办事处 and 办公室: no name begins so."""
LABEL = re.compile(
    r"(?:^|(?<=[；;，,、\n]))\s*(?:牵头|配合|责任|协办|主办|承办)(?:单位|部门)?[:：]"
)
BETWEEN = re.compile(r"[/／]|及|和")
BRACKET = re.compile(r"[(（].*?[)）]$")


@cache
def _endings(name: str) -> tuple[str, ...]:
    values = read_toml("wording/organs.toml")[name]
    assert isinstance(values, list)  # noqa: S101 - package data, tested
    return tuple(map(str, values))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(read_toml("wording/organs.toml")[name]))


def _bare(text: str) -> str:
    return BRACKET.sub("", simplified(compact(text))).rstrip("。.;；")


def is_organ_name(text: str) -> bool:
    """Tell whether a text ends as the name of an organ does.

    >>> is_organ_name("某县民政局"), is_organ_name("某县民")
    (True, False)
    """
    return _bare(text).endswith(_endings("endings"))


def is_complete_organ(text: str) -> bool:
    """Tell whether a text is surely a whole name: it ends in 局, 政府, 中心 and the like.

    >>> is_complete_organ("某县民政局"), is_complete_organ("某县"), is_complete_organ("保障局")
    (True, False, False)
    """
    bare = _bare(text)
    whole = len(bare) >= NAMED_FROM and bare.endswith(_endings("strong"))
    return whole and not _pattern("rests").fullmatch(bare)


def rejoin_names(text: str) -> str:
    r"""Put together names that were broken over lines; whole names keep their lines.

    >>> rejoin_names("某县民政\n局\n某县财政局")
    '某县民政局\n某县财政局'
    """
    names: list[str] = []
    for line in lines(text):
        if names and _goes_on(names[-1], line):
            names[-1] += line
        else:
            names.append(line)
    return "\n".join(names)


def _goes_on(above: str, line: str) -> bool:
    """Tell whether a line is the rest of the name above."""
    rest, head = _bare(line), _bare(above)
    if rest.startswith(CUT):
        return True
    if is_complete_organ(above):
        return False
    if _pattern("rests").fullmatch(rest):
        return True
    if not is_organ_name(head):
        return True
    if _pattern("place").fullmatch(head) is None:
        return head.endswith("社") and rest.startswith("会")
    same_kind = _pattern("place").fullmatch(rest) is not None
    return not same_kind and not rest.startswith(("各", head[0]))


def split_names(text: str) -> list[str]:
    """Split at a slash, 及 or 和 where whole names stand on both sides.

    >>> split_names("某县发展和改革局和某县财政局")
    ['某县发展和改革局', '某县财政局']
    """
    for match in BETWEEN.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if is_complete_organ(left) and is_complete_organ(right):
            return [left, *split_names(right)]
    return [text]


def without_labels(text: str) -> str:
    """Drop the labels before the names: 牵头单位：某县民政局.

    >>> without_labels("牵头单位：某局；配合单位：乙局")
    '某局；乙局'
    """
    return LABEL.sub("", text)
