"""Organs (行政机关) and how to reach them."""

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError
from stdnum.cn import uscc

from opengov.model._base import Doc, Identifier, Model

__all__ = ["Contact", "CreditCode", "Level", "Organ", "ResponsibleUnit"]

Level: TypeAlias = Literal["province", "city", "county", "township", "village"]
"""Administrative level (层级): a code of the codelist `levels`."""

CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


def _credit_code(value: str) -> str:
    """Accept a unified social credit code whose check character (GB 32100-2015) fits."""
    if not CREDIT_CODE.fullmatch(value):
        raise PydanticCustomError(
            "credit_code",
            "{value} is not a unified social credit code: "
            "18 digits and capital letters without I, O, S, V, Z",
            {"value": value},
        )
    expected = uscc.calc_check_digit(value[:-1])
    if value[-1] != expected:
        raise PydanticCustomError(
            "credit_code_check",
            "the check character of {value} should be {expected}",
            {"value": value, "expected": expected},
        )
    return value


CreditCode = Annotated[
    str,
    AfterValidator(_credit_code),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{CREDIT_CODE.pattern}$",
            "maxLength": 18,
            "$comment": "the model also checks the check character of GB 32100-2015",
        }
    ),
]
"""Unified social credit code (统一社会信用代码), 18 characters with a check character."""


class Organ(Model):
    """An organ of government (行政机关) or another body that discloses information.

    >>> Organ(name="某县民政局", level="county").model_dump()
    {'name': '某县民政局', 'level': 'county'}
    """

    name: Annotated[Identifier, Doc("名称", "Name", "机关全称")]
    """Full name of the organ."""

    credit_code: Annotated[
        CreditCode | None, Doc("统一社会信用代码", "Credit code", "18位统一社会信用代码")
    ] = None
    """Unified social credit code (统一社会信用代码)."""

    level: Annotated[Level | None, Doc("层级", "Level", "行政层级", codelist="levels")] = None
    """Administrative level."""

    adcode: Annotated[
        str | None, Doc("行政区划代码", "Division code", "GB/T 2260 六位行政区划代码")
    ] = None
    """Code of the administrative division (GB/T 2260), six digits."""


class ResponsibleUnit(Model):
    """A unit that answers for an entry (公开主体, 责任单位)."""

    name: Annotated[Identifier, Doc("名称", "Name", "目录中写明的单位名称")]
    """Name as the catalog prints it."""

    credit_code: Annotated[
        CreditCode | None, Doc("统一社会信用代码", "Credit code", "18位统一社会信用代码")
    ] = None
    """Unified social credit code (统一社会信用代码)."""

    level: Annotated[Level | None, Doc("层级", "Level", "行政层级", codelist="levels")] = None
    """Administrative level."""


class Contact(Model):
    """A way to reach somebody about an entry (咨询电话, 监督举报电话, 责任科室)."""

    kind: Annotated[
        Literal["enquiry", "supervision", "office"],
        Doc("类别", "Kind", "咨询、监督举报或责任科室", codelist="contact-kinds"),
    ]
    """What the contact is for: enquiries, complaints, or the office in charge."""

    text: Annotated[Identifier, Doc("内容", "Text", "号码或名称，照录原文")]
    """Number or name as printed."""
