"""P101 to P103: numbers of persons in what is published."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.disclosures import Disclosure
from opengov.rules._disclosures import texts_of
from opengov.rules._personal import Search, bank_cards, mobiles, resident_ids
from opengov.rules._registry import Hit, RuleSpec, Target, Values
from opengov.source import LegalRef
from opengov.text import Text

__all__ = ["bank_card", "mobile_number", "resident_id"]

PRIVACY = (LegalRef("cn-ogi-2019", article=15),)
"""What would harm a third party, such as personal privacy, must not be made public."""
PRIVACY_2007 = (LegalRef("cn-ogi-2007", article=14),)


def _hits(
    disclosure: Disclosure, search: Search, *, anywhere: bool = False, offices: bool = True
) -> Iterator[Hit]:
    """Yield one hit for each text with such numbers; they are never shown in full."""
    for place in texts_of(disclosure):
        looked_at = (place.prose or anywhere) and (offices or not place.official)
        found = search(place.text) if looked_at else ()
        if found:
            name, *path = place.path
            values: Values = {"text": found[0].masked, "count": len(found)}
            yield Hit(values, field=str(name), path=tuple(path))


@RuleSpec(
    code="P101",
    name="resident-id-published",
    severity=Severity.ERROR,
    since="0.1",
    basis=PRIVACY,
    earlier=PRIVACY_2007,
    on=(Target.DISCLOSURE,),
    message=Text(
        zh="“{field}”中有公民身份号码{count}个：{text}",
        en='"{field}" holds {count} resident identity number(s): {text}',
    ),
    page_zh="""
    公开的信息中有公民身份号码。

    身份号码属于个人隐私，不得公开；公示名单常常忘记遮盖。按 GB 11643 的规则查找：
    18位，前两位是省级代码，中间是真实的日期，校验码正确。已经遮盖的不报；
    没有校验码的15位旧号码不作判断。结果中的号码一律遮盖显示。

    处理：立即撤下，遮盖或者删除号码后重新发布。
    """,
    bad={"id": "1", "type": "result", "outcome": "补贴对象：65999919000101005X"},
    good={"id": "1", "type": "result", "outcome": "补贴对象：659***********005X"},
)
def resident_id(disclosure: Disclosure) -> Iterator[Hit]:
    """What is published holds the identity number of a resident.

    The number belongs to a person's privacy and must not be made public; lists
    of beneficiaries often hold it. Found are 18 characters that begin with the
    code of a province, hold a day there was, and end in the check digit of
    GB 11643. What is masked already is no finding, and the old numbers of 15
    digits, which have no check digit, are not judged. Reports show the number
    masked.

    Take the page down, and publish it again with the number masked.
    """
    yield from _hits(disclosure, resident_ids, anywhere=True)


@RuleSpec(
    code="P102",
    name="bank-card-published",
    severity=Severity.ERROR,
    since="0.1",
    basis=PRIVACY,
    earlier=PRIVACY_2007,
    on=(Target.DISCLOSURE,),
    message=Text(
        zh="“{field}”中有银行卡号{count}个：{text}",
        en='"{field}" holds {count} bank card number(s): {text}',
    ),
    page_zh="""
    公开的信息中有银行卡号。

    卡号属于个人隐私，补贴发放表中最常见。查找16至19位、开头像卡号、校验位（Luhn）正确的数字；
    开头也常见于其他编号的，前面要有“卡号”“账号”一类的词。网址、文号、编码中的数字不作判断。
    结果中的号码一律遮盖显示。

    处理：立即撤下，遮盖或者删除号码后重新发布。
    """,
    bad={"id": "1", "type": "result", "outcome": "补贴打入6299990000000000004"},
    good={"id": "1", "type": "result", "outcome": "补贴打入6299***********0004"},
)
def bank_card(disclosure: Disclosure) -> Iterator[Hit]:
    """What is published holds the number of a bank card.

    It belongs to a person's privacy and is common in lists of subsidies. Found
    are 16 to 19 digits that begin as cards do and end in the check digit of
    Luhn; where other numbers begin so too, a word such as 卡号 or 账号 has to
    stand before them. Digits of addresses, document numbers and codes are not
    judged. Reports show the number masked.

    Take the page down, and publish it again with the number masked.
    """
    yield from _hits(disclosure, bank_cards)


@RuleSpec(
    code="P103",
    name="mobile-number-published",
    severity=Severity.WARNING,
    since="0.1",
    basis=PRIVACY,
    earlier=PRIVACY_2007,
    on=(Target.DISCLOSURE,),
    message=Text(
        zh="“{field}”中有手机号码{count}个：{text}",
        en='"{field}" holds {count} mobile telephone number(s): {text}',
    ),
    page_zh="""
    公开的信息中有手机号码。

    群众的手机号码属于个人隐私。单位公布的咨询、监督、举报、投诉、服务等电话不是问题：
    写在联系方式、办理渠道中的，或者前面有这些词的，都不报。“联系电话”也常用于群众，
    只写这四个字的仍然报。金额、网址、文号和编码中的数字不作判断。结果中的号码一律遮盖显示。

    处理：属于个人的，遮盖或者删除；属于单位的，写明是什么电话。
    """,
    bad={"id": "1", "type": "result", "outcome": "户主电话：13800000012"},
    good={"id": "1", "type": "result", "outcome": "咨询电话：13800000012"},
)
def mobile_number(disclosure: Disclosure) -> Iterator[Hit]:
    """What is published holds the number of a mobile telephone.

    That of a private person belongs to their privacy. A telephone that an
    office gives for enquiries, complaints or service is no finding: one among
    contacts and service channels, or with such a word before it (咨询, 监督,
    举报, 投诉, 服务 …). A bare 联系电话 may be anybody's and is reported.
    Amounts and the digits of addresses, document numbers and codes are not
    judged. Reports show the number masked.

    Mask a person's number; say what an office's number is for.
    """
    yield from _hits(disclosure, mobiles, offices=False)
