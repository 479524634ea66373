"""Lines of a cell: which breaks are the column's edge, and which begin a new element."""

import re

from opengov.wording.normalise import compact, fold_width, lines, tidy

__all__ = ["elements", "join_lines", "strip_mark"]

MARK = re.compile(
    r"(?:[●•·◆■★▲○]|\d{1,2}[.．、](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、)\s*"
)
INNER_MARK = re.compile(
    r"(?<=[；;。\s])(?:[●•◆■★▲]|\d{1,2}[.．、](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*|[●•■]\s*|[①-⑳]"
)
OPENERS = "（(《〈“‘[【、，,和及与或的为在对并等将由"
CLOSERS = "）)》〉”’]】、，,。；;：:的等"
BRACKETS = ("（）", "()", "《》", "〈〉", "【】", "“”")
NARROW = 8
"""Lines no longer than this, all of one length, are the edge of a narrow column."""
FEW_LINES = 3


def strip_mark(text: str) -> str:
    """Remove a list mark at the start: "1. ", "●", "（一）", "①".

    >>> strip_mark("（一）机构职能"), strip_mark("2.5公里内"), strip_mark("●办事指南")
    ('机构职能', '2.5公里内', '办事指南')
    """
    match = MARK.match(text)
    return text[match.end() :].strip() if match else text


def _open_bracket(text: str) -> bool:
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in BRACKETS)


def _wrapped(parts: list[str]) -> bool:
    """Tell whether all breaks are the edge of a narrow column."""
    if len(parts) < FEW_LINES:
        return False
    lengths = [len(part) for part in parts[:-1]]
    return (
        max(lengths) <= NARROW
        and max(lengths) - min(lengths) <= 1
        and (len(parts[-1]) < min(lengths))
    )


def _glue(left: str, right: str) -> str:
    both_ascii = left[-1:].isascii() and right[:1].isascii() and left[-1:].isalnum()
    return f"{left} {right}" if both_ascii and right[:1].isalnum() else left + right


def join_lines(text: str) -> str:
    r"""Join the lines of a cell that holds one value.

    >>> join_lines("某县民\n政局")
    '某县民政局'
    """
    if "\n" not in text and "\r" not in text:
        return tidy(text)
    joined = ""
    for line in lines(text):
        joined = _glue(joined, line) if joined else line
    return joined


def elements(text: str) -> list[str]:
    r"""Split a cell into its elements, joining lines that were only broken.

    Marks (●, 1., ①, （一）) begin an element; without marks, a line does, unless
    the break stands inside brackets, beside a joining word or at the edge of a
    narrow column.

    >>> elements("●机构名称\n●服务内\n容")
    ['机构名称', '服务内容']
    >>> elements("1.政策文件；2.办事指南")
    ['政策文件', '办事指南']
    >>> elements("申请条件（含年龄、\n户籍）\n办理流程")
    ['申请条件（含年龄、户籍）', '办理流程']
    """
    parts = lines(INNER_MARK.sub(lambda m: "\n" + m.group(), tidy(text)))
    if not parts:
        return []
    marked = [MARK.match(fold_width(part)) is not None for part in parts]
    if sum(marked) >= 1 and marked[0]:
        return [_clean(strip_mark(part)) for part in _gather(parts, marked)]
    if _wrapped(parts):
        return [_clean(join_lines(text))]
    starts = [
        index == 0 or not _broken(parts[index - 1], part) for index, part in enumerate(parts)
    ]
    return [_clean(strip_mark(part)) for part in _gather(parts, _closed(parts, starts))]


def _gather(parts: list[str], starts: list[bool]) -> list[str]:
    gathered: list[str] = []
    for part, begins in zip(parts, starts, strict=True):
        if begins or not gathered:
            gathered.append(part)
        else:
            gathered[-1] = _glue(gathered[-1], part)
    return gathered


def _closed(parts: list[str], starts: list[bool]) -> list[bool]:
    """Begin no element inside brackets that an earlier line has opened."""
    closed, text = [], ""
    for part, begins in zip(parts, starts, strict=True):
        begins_here = begins and not _open_bracket(text)
        closed.append(begins_here)
        text = part if begins_here else text + part
    return closed


def _broken(left: str, right: str) -> bool:
    """Tell whether a line break only broke a sentence."""
    return left[-1] in OPENERS or right[0] in CLOSERS or _open_bracket(left)


def _clean(part: str) -> str:
    """Drop the semicolon that ends an element of a list; keep an element that is only marks."""
    bare = part.strip().rstrip("；;").strip()
    return bare if compact(bare) else part.strip()
