"""E401, E421, E451 and E452: units, index numbers and telephones of an entry."""

import re
from collections.abc import Iterator
from functools import cache

from opengov.finding import Severity
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.rules._judge import Sign, clip, sign_of_text
from opengov.rules._lists import text_of
from opengov.rules._registry import Context, Hit, RuleSpec
from opengov.text import Text
from opengov.wording.normalise import compact
from opengov.wording.signs import is_generic_unit

__all__ = [
    "enquiry_telephone_missing",
    "index_number_form",
    "supervision_telephone_missing",
    "unit_not_listed",
]


def _is_own_name(name: str) -> bool:
    """Tell whether a name is one of a unit: masked and general names are other rules'."""
    return sign_of_text(name) is Sign.REAL and not is_generic_unit(name)


def _has_list(responsible_units: tuple[ResponsibleUnit, ...], ctx: Context) -> bool:
    return bool(ctx.organs) and any(_is_own_name(unit.name) for unit in responsible_units)


@RuleSpec(
    code="E401",
    name="unit-not-listed",
    severity=Severity.ERROR,
    since="0.1",
    concerns=_has_list,
    message=Text(
        zh="公开主体“{text}”不在规则集列出的单位名单中",
        en='the unit "{text}" is not among the organs that the profile lists',
    ),
    page_zh="""
    公开主体不在单位名单中。

    机构改革以后，目录里常留有已经撤并的单位；简称、错字也会使一个单位变成几个。
    规则集用 organs 列出单位名单时才作判断；空格和全角半角不计。
    泛称、被遮盖的名称由其他规则检查。

    处理：改用名单中的名称；名单有遗漏的，补到规则集的 organs。
    """,
    bad={"id": "1", "responsibleUnits": [{"name": "某县老龄办"}]},
    good={"id": "1", "responsibleUnits": [{"name": "某县民政局"}]},
)
def unit_not_listed(responsible_units: tuple[ResponsibleUnit, ...], ctx: Context) -> Iterator[Hit]:
    """A responsible unit is not among the organs there are.

    After a reform catalogs go on naming units that were merged, and short names
    and slips of the pen make several units of one. Units are judged where the
    profile lists the organs (`organs`); blanks and width do not matter. Names
    in general and masked names are for other rules.

    Use the name in the list, or add the organ to it.
    """
    if not ctx.organs:
        return
    for index, unit in enumerate(responsible_units):
        if _is_own_name(unit.name) and compact(unit.name) not in ctx.organs:
            yield Hit({"text": clip(unit.name)}, path=(index,))


@cache
def _index_number() -> re.Pattern[str]:
    return re.compile(text_of("channels", "index_number"))


@RuleSpec(
    code="E421",
    name="index-number-form",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="索引号“{text}”不合格式：机构代码/年份-5位流水号",
        en='the index number "{text}" is not of the form organ code/year-serial of 5 digits',
    ),
    page_zh="""
    索引号不合政府信息公开目录系统的格式。

    索引号由机构代码（9位，或者18位统一社会信用代码）、斜线、年份、短横和5位流水号组成，
    例如000014349/2017-00110。只有占位符的不报。

    处理：核对索引号。
    """,
    bad={"id": "1", "indexNumber": "某政-2017-110"},
    good={"id": "1", "indexNumber": "000014349/2017-00110"},
)
def index_number_form(index_number: str | None) -> Iterator[Hit]:
    """An index number does not have the form that the system of catalogs prescribes.

    It consists of the organ's code (9 characters, or the 18 of the credit
    code), a slash, the year, a hyphen and five digits: 000014349/2017-00110. A
    mere placeholder is not reported.

    Check the index number.
    """
    text = index_number or ""
    if sign_of_text(text) is Sign.REAL and not _index_number().fullmatch(compact(text)):
        yield Hit({"text": clip(text)})


def _always(contacts: tuple[Contact, ...]) -> bool:
    return len(contacts) >= 0


def _lacks(contacts: tuple[Contact, ...], kind: str) -> bool:
    return not any(c.kind == kind and sign_of_text(c.text) is Sign.REAL for c in contacts)


@RuleSpec(
    code="E451",
    name="enquiry-telephone-missing",
    severity=Severity.WARNING,
    since="0.1",
    concerns=_always,
    message=Text(zh="没有写明咨询电话", en="no telephone for enquiries is given"),
    page_zh="""
    条目没有写明咨询电话。

    标准目录没有这一栏，内置的规则集都不检查；要求写明的地方，在自己的规则集中列出本规则。
    只有占位符的，视同没有写明。

    处理：写明咨询电话。
    """,
    bad={"id": "1", "contacts": [{"kind": "office", "text": "养老服务股"}]},
    good={"id": "1", "contacts": [{"kind": "enquiry", "text": "0000-12345"}]},
)
def enquiry_telephone_missing(contacts: tuple[Contact, ...]) -> Iterator[Hit]:
    """The entry gives no telephone for enquiries.

    The standard catalogs have no such column, so no built-in profile asks for
    it; where it is wanted, a profile of one's own lists this rule. A mere
    placeholder counts as missing.

    Give the telephone for enquiries (咨询电话).
    """
    if _lacks(contacts, "enquiry"):
        yield Hit()


@RuleSpec(
    code="E452",
    name="supervision-telephone-missing",
    severity=Severity.WARNING,
    since="0.1",
    concerns=_always,
    message=Text(zh="没有写明监督举报电话", en="no telephone for complaints is given"),
    page_zh="""
    条目没有写明监督举报电话。

    标准目录没有这一栏，内置的规则集都不检查；要求写明的地方，在自己的规则集中列出本规则。
    只有占位符的，视同没有写明。

    处理：写明监督举报电话。
    """,
    bad={"id": "1", "contacts": [{"kind": "office", "text": "养老服务股"}]},
    good={"id": "1", "contacts": [{"kind": "supervision", "text": "0000-12345"}]},
)
def supervision_telephone_missing(contacts: tuple[Contact, ...]) -> Iterator[Hit]:
    """The entry gives no telephone for complaints.

    The standard catalogs have no such column, so no built-in profile asks for
    it; where it is wanted, a profile of one's own lists this rule. A mere
    placeholder counts as missing.

    Give the telephone for complaints (监督举报电话).
    """
    if _lacks(contacts, "supervision"):
        yield Hit()
