"""E311 and E312: how the instruments of a legal basis are written."""

import re
from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.legal import LegalBasis
from opengov.patch import Change, Mending, Rewording
from opengov.rules._judge import Sign, clip, sign_of_text
from opengov.rules._lists import words
from opengov.rules._registry import Hit, RuleSpec
from opengov.text import Text
from opengov.wording.normalise import compact, fold_width

__all__ = ["document_number_brackets", "instrument_without_brackets"]

NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,20})\s?(?P<open>[\[(【〔])\s?(?P<year>(?:19|20)[0-9]{2})\s?"
    r"(?P<close>[\])】〕])\s?第?\s?(?P<number>[0-9]{1,5})\s?号"
)
"""A document number whatever its brackets; width is folded before."""


@RuleSpec(
    code="E311",
    name="document-number-brackets",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="文号“{text}”的年份应当用六角括号，写作“{right}”",
        en='the year of the document number "{text}" belongs in 〔〕: {right}',
    ),
    page_zh="""
    文号的年份没有用六角括号。

    公文文号的年份用六角括号“〔〕”，例如国办发〔2019〕54号。写成[2019]、（2019）、【2019】，
    或者左右括号不成对，检索和比对时就对不上。

    处理：改用六角括号。
    """,
    bad={"id": "1", "legalBasis": [{"text": "《某某通知》（某政发[2019]54号）"}]},
    good={"id": "1", "legalBasis": [{"text": "《某某通知》（某政发〔2019〕54号）"}]},
    mending=Mending(
        "hexagonal-brackets", Text("文号的年份改用六角括号", "the year of the number in 〔〕")
    ),
)
def document_number_brackets(legal_basis: tuple[LegalBasis, ...]) -> Iterator[Hit]:
    """The year of a document number is not in hexagonal brackets.

    Official document numbers put the year in 〔〕, as in 国办发〔2019〕54号. With
    other brackets, or a pair that does not match, the number is not found when
    it is searched for or compared.

    Write 〔〕.
    """
    for index, basis in enumerate(legal_basis):
        if "号" not in basis.text:
            continue
        wrong = [
            found
            for found in NUMBER.finditer(fold_width(basis.text))
            if (found["open"], found["close"]) != ("〔", "〕")
        ]
        if wrong:
            right = f"{wrong[0]['agency']}{_in_hexagonal(wrong[0])}"
            yield Hit(
                {"text": wrong[0].group(), "right": right},
                path=(index,),
                rewording=_numbers_right(basis.text, wrong),
            )


def _in_hexagonal(number: re.Match[str]) -> str:
    return f"〔{number['year']}〕{number['number']}号"


def _numbers_right(text: str, wrong: list[re.Match[str]]) -> Rewording | None:
    """Write document numbers as they should be, if folding the width moved nothing."""
    if len(fold_width(text)) != len(text):
        return None
    return Rewording(tuple(Change(n.start("open"), n.end(), _in_hexagonal(n)) for n in wrong))


ARTICLES = r"(?:第[零〇一二三四五六七八九十百千0-9]{1,9}条.*)?"
NAME = r"[\u4e00-\u9fff、()]{2,80}"


def _bare_title(text: str) -> str | None:
    """Return the title of an instrument, where a text is that and nothing else, without 《》."""
    if "《" in text or "》" in text or sign_of_text(text) is not Sign.REAL:
        return None
    whole = compact(text)
    if any(word in whole for word in words("citations", "in_general")):
        return None
    title = re.fullmatch(rf"({NAME}?){ARTICLES}", whole)
    if title is None:
        return None
    name = re.sub(r"\([^()]{1,20}\)$", "", title[1])
    well = len(name) >= SHORTEST and name.endswith(words("citations", "title_endings"))
    return title[1] if well else None


def _in_title_marks(text: str, title: str) -> Rewording | None:
    """Put the title that a text begins with in 《》, if it stands there as it was compared."""
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    if fold_width(text[start:end]) != title:
        return None
    return Rewording((Change(start, start, "《"), Change(end, end, "》")))


SHORTEST = 3
"""民法典 and 预算法 have as few characters as a title can have."""


@RuleSpec(
    code="E312",
    name="instrument-without-brackets",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="文件名称“{text}”没有加书名号",
        en='the title of the instrument "{text}" is not set in 《》',
    ),
    page_zh="""
    公开依据中的文件名称没有加书名号。

    没有书名号，看不出文件名称从哪里开始、到哪里结束，也无法核对文件是否存在。
    泛指“有关法律法规”的不报。

    处理：写作《文件名称》，后面用括号写明文号。
    """,
    bad={"id": "1", "legalBasis": [{"text": "某县高龄津贴发放办法"}]},
    good={"id": "1", "legalBasis": [{"text": "《某县高龄津贴发放办法》"}]},
    mending=Mending("title-marks", Text("文件名称加书名号", "the title in 《》"), safe=False),
)
def instrument_without_brackets(legal_basis: tuple[LegalBasis, ...]) -> Iterator[Hit]:
    """The title of an instrument is not set in 《》.

    Without them nobody can tell where the title begins and ends, nor check that
    there is such an instrument. Law in general (有关法律法规) is not reported.

    Write 《title》, followed by the document number in brackets.
    """
    for index, basis in enumerate(legal_basis):
        title = _bare_title(basis.text)
        if title is not None:
            marked = _in_title_marks(basis.text, title)
            yield Hit({"text": clip(basis.text)}, path=(index,), rewording=marked)
