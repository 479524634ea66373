"""E504: brackets that do not match."""

import re
from collections.abc import Iterator
from functools import cache

from opengov.finding import Severity
from opengov.patch import Change, Mending, Rewording, changed
from opengov.rules._judge import clip
from opengov.rules._lists import text_of, words
from opengov.rules._phrases import texts
from opengov.rules._registry import Element, Hit, RuleSpec, Values
from opengov.rules.citations import NUMBER
from opengov.text import Text
from opengov.wording.normalise import fold_width

__all__ = ["unbalanced_bracket"]

CLOSING = {")": "(", "》": "《", "〉": "〈", "〕": "〔", "】": "【", "]": "[", "}": "{"}
OPENING = frozenset(CLOSING.values())
ANY = re.compile("[()（）《》〈〉〔〕【】［］｛｝\\[\\]{}]")


@cache
def _list_mark() -> re.Pattern[str]:
    return re.compile(text_of("texts", "list_mark"))


def _odd(text: str) -> str | None:
    """Return the first bracket without its partner."""
    # The brackets of a document number are E311's, those of a list mark nobody's.
    bare = NUMBER.sub(" ", _list_mark().sub(" ", fold_width(text)))
    waiting: list[str] = []
    for char in bare:
        if char in OPENING:
            waiting.append(char)
        elif char in CLOSING:
            if not waiting or waiting[-1] != CLOSING[char]:
                return char
            waiting.pop()
    return waiting[0] if waiting else None


@RuleSpec(
    code="E504",
    name="unbalanced-bracket",
    severity=Severity.WARNING,
    since="0.1",
    over=("items", "content", "responsible_units", "legal_basis"),
    message=Text(
        zh="“{field}”中的括号“{bracket}”没有配对：{text}",
        en='the bracket {bracket} of "{field}" has no partner: {text}',
    ),
    page_zh="""
    括号没有配对。

    只有左括号或者只有右括号，多半是文字被截断，或者左右括号用了不同的形式。
    一个单元格分成几项的，合起来看是否配对；“1)”之类的编号和文号中的括号（见 E311）不在此列。

    处理：补上缺少的一半，或者补全被截断的文字。
    """,
    bad={"id": "1", "legalBasis": [{"text": "《某县高龄津贴发放办法"}]},
    good={"id": "1", "legalBasis": [{"text": "《某县高龄津贴发放办法》"}]},
    mending=Mending("bracket", Text("补全或者改正括号", "the bracket completed"), safe=False),
)
def unbalanced_bracket(element: Element) -> Iterator[Hit]:
    """A bracket has no partner.

    Where only one half is there, words were cut, or the two halves are of
    different kinds. The parts of a cell are looked at together; list marks such
    as 1) and the brackets of document numbers (E311) are left aside.

    Add the other half, or complete the words.
    """
    parts = [part for part in texts(element.value) if ANY.search(part[1])]
    if not parts or _odd("\n".join(text for _, text in parts)) is None:
        return
    # What is odd taken together is odd in one of the parts.
    odd = ((path, text, _odd(text)) for path, text in parts)
    path, text, bracket = next(each for each in odd if each[2] is not None)
    values: Values = {"bracket": str(bracket), "text": clip(text)}
    yield Hit(values, path=path, rewording=_mended(text))


PARTNERS = {"（": "）", "［": "］", "｛": "｝"} | {
    opening: closing for closing, opening in CLOSING.items()
}


def _mended(text: str) -> Rewording | None:
    """Close the title of an instrument, or a bracket that was closed by one of another kind."""
    waiting: list[str] = []
    for found in ANY.finditer(text):
        bracket = found.group()
        if bracket in PARTNERS:
            waiting.append(bracket)
        elif waiting and PARTNERS[waiting[-1]] != bracket:
            return _if_even(text, Change(*found.span(), PARTNERS[waiting[-1]]))
        elif waiting:
            waiting.pop()
    end = len(text.rstrip())
    if waiting == ["《"] and text[:end].endswith(words("citations", "title_endings")):
        return _if_even(text, Change(end, end, "》"))
    return None


def _if_even(text: str, change: Change) -> Rewording | None:
    return Rewording((change,)) if _odd(changed(text, [change])) is None else None
