"""E50x: words that were damaged on their way into the catalog."""

import re
from collections.abc import Iterator
from functools import cache

from opengov.finding import Severity
from opengov.patch import Change, Mending, Rewording
from opengov.rules._judge import clip
from opengov.rules._lists import alternation, pairs, text_of, words
from opengov.rules._phrases import texts
from opengov.rules._registry import Element, Hit, RuleSpec, Values
from opengov.text import Text

__all__ = ["cut_phrase", "doubled_word", "private_use_character", "spam_words"]

WORDS = ("items", "content", "responsible_units", "legal_basis")
"""Fields that hold words of their own; a limit that was not understood has rules of its own."""
AROUND = 12
"""Characters shown on either side of a defect."""


def _shown(text: str, at: re.Match[str]) -> str:
    """Return the words around a defect."""
    return clip(text[max(0, at.start() - AROUND) : at.end() + AROUND])


@RuleSpec(
    code="E501",
    name="spam-words",
    severity=Severity.ERROR,
    since="0.1",
    over=WORDS,
    message=Text(
        zh="“{field}”中混入了网络广告用语“{spam}”：{text}",
        en='advertising has got into "{field}" ({spam}): {text}',
    ),
    page_zh="""
    文字中混入了网络广告用语。

    被篡改的网页常把文件名称中的几个字换成赌博、彩票等广告用语，转载后进入目录，
    例如《乐动体育app官网条例》。单独的“彩票”是正当事项，不报。

    处理：从原始文件恢复，并检查来源网页是否被篡改。
    """,
    bad={"id": "1", "legalBasis": [{"text": "《某某体育app官网条例》"}]},
    good={"id": "1", "legalBasis": [{"text": "《彩票管理条例》"}]},
)
def spam_words(element: Element) -> Iterator[Hit]:
    """Advertising of hijacked pages stands among the words.

    On pages that were tampered with, words of a title are replaced by those of
    gambling sites, and a copied table brings them along: 《乐动体育app官网条例》.
    彩票 by itself is a lawful matter and not reported.

    Restore the words from the original, and look after the page they came from.
    """
    for path, text in texts(element.value):
        found = alternation("texts", "spam").search(text)
        if found:
            yield Hit({"spam": found.group(), "text": _shown(text, found)}, path=path)


@cache
def _cut() -> tuple[str, ...]:
    return (*words("texts", "cut"), *text_of("texts", "joining"))


@RuleSpec(
    code="E502",
    name="cut-phrase",
    severity=Severity.WARNING,
    since="0.1",
    over=WORDS,
    message=Text(
        zh="“{field}”的文字没有写完：…{text}",
        en='the words of "{field}" break off: …{text}',
    ),
    page_zh="""
    文字没有写完。

    以“予以公”“以及”或者顿号、逗号结尾，多半是复制、转换时截断，后面的内容已经丢失。
    括号没有配对的见 E504。

    处理：从原始文件补全。
    """,
    bad={"id": "1", "content": ["发放标准以及"]},
    good={"id": "1", "content": ["发放标准以及申领流程"]},
)
def cut_phrase(element: Element) -> Iterator[Hit]:
    """The words break off in the middle of a phrase.

    A text that ends in 予以公, 以及, or a comma was most likely cut when it was
    copied or converted, and what followed is lost. A bracket that is not closed
    is E504.

    Complete it from the original.
    """
    for path, text in texts(element.value):
        if text.rstrip().endswith(_cut()):
            yield Hit({"text": clip(text.rstrip()[-2 * AROUND :])}, path=path)


@cache
def _doubled() -> re.Pattern[str]:
    twice = "|".join(f"(?:{re.escape(word)}){{2}}" for word in words("texts", "doubled"))
    return re.compile(f"{twice}|{text_of('texts', 'doubled_pattern')}")


@RuleSpec(
    code="E503",
    name="doubled-word",
    severity=Severity.WARNING,
    since="0.1",
    over=WORDS,
    message=Text(
        zh="“{field}”中“{word}”重复：{text}",
        en='a word of "{field}" stands twice ({word}): {text}',
    ),
    page_zh="""
    同一个词或者标点连续写了两次。

    例如“的的”“或者或者”。多半是输入或者合并单元格时造成的。“目的的”之类不报。

    处理：删去多余的一个。
    """,
    bad={"id": "1", "content": ["补贴的的发放标准"]},
    good={"id": "1", "content": ["补贴的发放标准"]},
    mending=Mending("doubled-word", Text("删去重复的一个", "one of the two dropped"), safe=False),
)
def doubled_word(element: Element) -> Iterator[Hit]:
    """A word or a mark stands twice in a row.

    的的 or 或者或者 comes of typing, or of cells that were merged. 目的的 and the
    like are not reported.

    Drop one of the two.
    """
    for path, text in texts(element.value):
        found = _doubled().search(text)
        # A list that ends in two commas breaks off, which is E502.
        if found and not (found.end() == len(text.rstrip()) and text.rstrip().endswith(_cut())):
            values: Values = {"word": found.group(), "text": _shown(text, found)}
            once = tuple(
                Change((each.start() + each.end()) // 2, each.end(), "")
                for each in _doubled().finditer(text)
            )
            yield Hit(values, path=path, rewording=Rewording(once))


PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


@RuleSpec(
    code="E505",
    name="private-use-character",
    severity=Severity.WARNING,
    since="0.1",
    over=WORDS,
    message=Text(
        zh="“{field}”中有只在特定字体下才能显示的字符（{character}）：{text}",
        en='"{field}" holds a character that only some font shows ({character}): {text}',
    ),
    page_zh="""
    文字中有只在特定字体下才能显示的字符。

    自造字和符号字体的字符使用私用区编码，换一台电脑就显示为方框或者空白，也无法检索。

    处理：生僻字改用国家标准编码的字；符号改用普通符号。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "某\ue5e5镇人民政府"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某某镇人民政府"}]},
    mending=Mending(
        "private-use", Text("改用国家标准编码的字", "the character that the standard has")
    ),
)
def private_use_character(element: Element) -> Iterator[Hit]:
    """A character is used that only a certain font shows.

    Characters of local making and of symbol fonts are coded in the private use
    area: on another computer they are boxes or blanks, and no search finds them.

    Use the character of the national standard, or a plain symbol.
    """
    for path, text in texts(element.value):
        found = PRIVATE.search(text)
        if found:
            character = f"U+{ord(found.group()):04X}"
            values: Values = {"character": character, "text": _shown(text, found)}
            yield Hit(values, path=path, rewording=_standard(text))


def _standard(text: str) -> Rewording | None:
    """Write characters that were coded for private use until Unicode had them."""
    known = pairs("texts", "private_use")
    found = list(PRIVATE.finditer(text))
    if not all(each.group() in known for each in found):
        return None
    return Rewording(tuple(Change(*each.span(), known[each.group()]) for each in found))
