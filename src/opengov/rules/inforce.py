"""E313 to E315: whether what a legal basis cites exists, and applies."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from opengov.finding import Severity
from opengov.law.instruments import Instrument, instrument, instruments
from opengov.model.legal import LegalBasis
from opengov.rules._citing import Version, last_article_cited, title_of, versions
from opengov.rules._judge import clip
from opengov.rules._lists import text_of, words
from opengov.rules._registry import Context, Hit, RuleSpec
from opengov.source import LegalRef
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = ["article_beyond_last", "instrument_not_in_force", "repealed_regulations"]

NEW = instrument("cn-ogi-2019")
OLD = instrument("cn-ogi-2007")


@cache
def _marks(name: str) -> re.Pattern[str]:
    return re.compile("|".join(words("citations", name)))


def _is_own(text: str) -> bool:
    """Tell whether a citation is of the regulations, of whatever year."""
    return text_of("citations", "own_regulations") in compact(text) or _is_repealed(text)


@lru_cache(maxsize=4096)
def _is_repealed(text: str) -> bool:
    """Tell whether a citation is of the regulations of 2007 and not of the new ones as well."""
    whole = compact(text)
    if _marks("renewed").search(whole):
        return False
    if _marks("repealed_number").search(whole):
        return True
    named = text_of("citations", "own_regulations") in whole
    return named and _marks("repealed_year").search(whole) is not None


def _any_own(legal_basis: tuple[LegalBasis, ...]) -> bool:
    return any(_is_own(basis.text) for basis in legal_basis)


@RuleSpec(
    code="E313",
    name="repealed-regulations",
    severity=Severity.ERROR,
    since="0.1",
    basis=(LegalRef("cn-ogi-2019", article=56),),
    effective_from=NEW.in_force_from,
    concerns=_any_own,
    message=Text(
        zh="“{text}”引用的是2007年的政府信息公开条例，2019年5月15日起已由修订后的条例代替",
        en='"{text}" cites the regulations of 2007, replaced on 2019-05-15 by those of 2019',
    ),
    page_zh="""
    公开依据引用了已经被代替的2007年政府信息公开条例。

    2007年公布的条例（国令第492号）适用到2019年5月14日，修订后的条例（国令第711号）
    自2019年5月15日起施行，条文顺序和期限都有变化。写明两个文号、表示修订过程的不报。

    处理：改为《中华人民共和国政府信息公开条例》（国令第711号），并核对条文序号。
    """,
    bad={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》（国令第492号）"}],
    },
    good={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》（国令第711号）"}],
    },
)
def repealed_regulations(legal_basis: tuple[LegalBasis, ...]) -> Iterator[Hit]:
    """The regulations of 2007 are cited, which those of 2019 replaced.

    The regulations of 2007 (国令第492号) applied until 14 May 2019; those of 2019
    (国令第711号) have applied since, with other articles and other periods. A
    citation that gives both numbers is not reported.

    Cite 国令第711号 and check the numbers of the articles.
    """
    for index, basis in enumerate(legal_basis):
        if _is_repealed(basis.text):
            yield Hit({"text": clip(basis.text)}, path=(index,))


COUNCIL = ("国务院令", "国令")
FORM = re.compile(r"(?:国令|[\u4e00-\u9fff]{1,12}〔[0-9]{4}〕)第?[0-9]{1,5}号")
"""A document number by which one instrument is told from all others."""


def _plain(number: str) -> str:
    return compact(number).replace(*COUNCIL).replace("第", "")


@cache
def _by_number() -> dict[str, Instrument]:
    """Return the instruments on file whose day of force and number are known."""
    found = (each for each in instruments().values() if FORM.fullmatch(each.number))
    return {_plain(each.number): each for each in found if each.key != OLD.key}


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date | None, date | None] | None:
    """Return the first and last day of what is cited, or None where it is not known."""
    if _is_repealed(text):
        return None
    for number in FORM.findall(compact(text).replace(*COUNCIL)):
        known = _by_number().get(_plain(number))
        if known is not None:
            return known.in_force_from, known.in_force_to
    found = versions(title_of(text) or "")
    return None if found is None or found[0] is None else (found[0], None)


def _any_known(legal_basis: tuple[LegalBasis, ...], ctx: Context) -> bool:
    return ctx.as_of is not None and any(_bounds(basis.text) for basis in legal_basis)


@RuleSpec(
    code="E314",
    name="instrument-not-in-force",
    severity=Severity.ERROR,
    since="0.1",
    concerns=_any_known,
    message=Text(
        zh="公开依据“{text}”在 {day} 不施行（施行日期：{start} 至 {end}）",
        en='"{text}" did not apply on {day} (in force from {start} to {end})',
    ),
    page_zh="""
    公开依据在检查所按的日期尚未施行，或者已经失效。

    只核对本工具收录施行日期的文件，没有收录的不作判断；没有指定日期的也不作判断。
    2007年政府信息公开条例另见 E313。

    处理：改为当日施行的文件。
    """,
    bad={
        "id": "1",
        "legalBasis": [{"text": "《通知》（国办公开办函〔2015〕207号）"}],
    },
    good={
        "id": "1",
        "legalBasis": [{"text": "《意见》（国办发〔2019〕54号）"}],
    },
)
def instrument_not_in_force(legal_basis: tuple[LegalBasis, ...], ctx: Context) -> Iterator[Hit]:
    """What is cited was not yet, or no longer, in force on the day of the check.

    Only instruments are judged whose days of force are on file, and only where
    the check has a day. The regulations of 2007 are E313.

    Cite what was in force on that day.
    """
    for index, basis in enumerate(legal_basis):
        bounds = _bounds(basis.text)
        if bounds is None or ctx.as_of is None:
            continue
        start, end = bounds
        if (start is not None and ctx.as_of < start) or (end is not None and ctx.as_of > end):
            values = {"day": str(ctx.as_of), "start": str(start or ""), "end": str(end or "…")}
            yield Hit({"text": clip(basis.text), **values}, path=(index,))


@lru_cache(maxsize=4096)
def _version(text: str, day: date | None) -> Version | None:
    """Return the version of the one instrument cited that applied on a day, if it was read."""
    found = versions(title_of(text) or "")
    if found is None or _is_repealed(text):
        return None
    known = found[1]
    if day is None:
        return known[-1] if known and known[-1].end is None else None
    applied = (v for v in known if v.start <= day and (v.end is None or day <= v.end))
    return next(applied, None)


def _any_article(legal_basis: tuple[LegalBasis, ...], ctx: Context) -> bool:
    return any(
        last_article_cited(basis.text) is not None and _version(basis.text, ctx.as_of) is not None
        for basis in legal_basis
    )


@RuleSpec(
    code="E315",
    name="article-beyond-last",
    severity=Severity.WARNING,
    since="0.1",
    concerns=_any_article,
    message=Text(
        zh="“{text}”引用第{article}条，但所收录的文本（{start} 起施行）只有{last}条",
        en='"{text}" cites article {article}, but the text on file (in force from {start}) '
        "has {last} articles",
    ),
    page_zh="""
    引用的条文超出了文件的条数。

    只核对本工具读过全文的法律、行政法规在当日施行的版本；一处引用多个文件的不作判断。
    文件此后又经修订的，以新文本为准，所以只作提示。

    处理：核对条文序号。
    """,
    bad={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》第六十二条"}],
    },
    good={
        "id": "1",
        "legalBasis": [{"text": "《中华人民共和国政府信息公开条例》第二十六条"}],
    },
)
def article_beyond_last(legal_basis: tuple[LegalBasis, ...], ctx: Context) -> Iterator[Hit]:
    """An article is cited that the instrument does not have.

    Only laws and regulations are judged whose whole text was read, in the
    version of the day, and only where a citation names a single instrument. An
    instrument may have been amended since, so this is a warning.

    Check the number of the article.
    """
    for index, basis in enumerate(legal_basis):
        article, version = last_article_cited(basis.text), _version(basis.text, ctx.as_of)
        if article is not None and version is not None and article > version.articles:
            yield Hit(
                {
                    "text": clip(basis.text),
                    "article": article,
                    "last": version.articles,
                    "start": str(version.start),
                },
                path=(index,),
            )
