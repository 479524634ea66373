"""Findings of family S about records: values that break the record schema."""

from opengov.finding import NoticeSpec, Severity
from opengov.patch import Mending
from opengov.records.notices import SINCE
from opengov.text import Text

__all__ = [
    "BLANK_TEXT",
    "MALFORMED_CREDIT_CODE",
    "MALFORMED_DATE",
    "MALFORMED_TEXT",
    "MISSING_MEMBER",
    "NULL_WRITTEN",
    "NUMBER_OUT_OF_RANGE",
    "SCHEMA_BROKEN",
    "UNKNOWN_CODE",
    "UNKNOWN_MEMBER",
    "WRONG_CHECK_CHARACTER",
    "WRONG_LENGTH",
    "WRONG_TYPE",
]

MISSING_MEMBER = NoticeSpec(
    code="S201",
    name="required-field-absent",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text("缺少必需的字段{field}", "the required field {field} is absent"),
    page=Text(
        "对象缺少记录模式要求的字段，不能成为完整的记录。\n"
        "条目只要求有id；其中的单位、时长等对象各有自己的必需字段。请补上该字段。",
        "An object lacks a field that the record schema requires.\n"
        "An entry only requires id; objects in it, such as units and durations, have required "
        "fields of their own. Add the field.",
    ),
    bad='{"content": ["办理结果"]}',
    good='{"id": "1", "content": ["办理结果"]}',
)

UNKNOWN_MEMBER = NoticeSpec(
    code="S202",
    name="unknown-field",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "没有“{key}”这个字段，其内容未读取{hint}",
        "there is no field {key}, so it was not read{hint}",
    ),
    page=Text(
        "字段名不在记录模式之中，其内容没有读取。\n"
        "字段名区分大小写，采用小驼峰写法，如updateFrequency。"
        "标准之外的栏目请放入extra。",
        "The field's name is not in the record schema, and its content was not read.\n"
        "Names are case-sensitive and camelCase, such as updateFrequency. "
        "Columns that the standard does not know go into extra.",
    ),
    bad='{"id": "1", "update_frequency": {"source": "stated", "code": "annual"}}',
    good='{"id": "1", "updateFrequency": {"source": "stated", "code": "annual"}}',
    mending=Mending(
        "field-name", Text("字段名改为最接近的字段", "the nearest name of a field"), safe=False
    ),
)

WRONG_TYPE = NoticeSpec(
    code="S203",
    name="wrong-type",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”应为{expected}，现为{actual}",
        "{field} should be {expected} and is {actual}",
    ),
    page=Text(
        "值的JSON类型与记录模式不符，没有读取。\n"
        "数不写成字符串，只有一个值的列表也写成数组，是否用true和false。请改正类型。",
        "The value's JSON type is not that of the record schema, and it was not read.\n"
        "Numbers are not written as strings, a list of one is still an array, and yes and no "
        "are true and false. Change the type.",
    ),
    bad='{"id": "1", "content": "办理结果"}',
    good='{"id": "1", "content": ["办理结果"]}',
)

NULL_WRITTEN = NoticeSpec(
    code="S204",
    name="null-written",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”写成了null；没有内容时应省去该字段",
        "{field} is null; null is never written, leave the field out",
    ),
    page=Text(
        "记录中写了null，而记录模式不使用null。\n"
        "没有内容的字段不写，这样“没有”只有一种写法。请删去该字段。",
        "The record has a null, which the record schema never uses.\n"
        "A field without content is left out, so that absence is written in one way only. "
        "Remove the field.",
    ),
    bad='{"id": "1", "url": null}',
    good='{"id": "1"}',
    mending=Mending("null", Text("删去null", "the null removed")),
)

UNKNOWN_CODE = NoticeSpec(
    code="S205",
    name="unknown-code",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}不在代码表中；可用：{allowed}",
        "{field} is {value}, which is not one of its codes: {allowed}",
    ),
    page=Text(
        "值不是该字段规定的代码。\n"
        "代码用小写英文和下划线，与代码表一致；不要写中文名称。请改用代码表中的代码。",
        "The value is not one of the codes of the field.\n"
        "Codes are lower case with underscores, as the codelist has them; titles are not "
        "codes. Use a code of the codelist.",
    ),
    bad='{"source": "stated", "code": "每年"}',
    good='{"source": "stated", "code": "annual"}',
)

BLANK_TEXT = NoticeSpec(
    code="S206",
    name="blank-text",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text("“{field}”不能是空白", "{field} must not be blank"),
    page=Text(
        "要求有文字的字段是空字符串，或者只有空白。\n没有内容时请省去所在的对象。",
        "A field that must have words is empty or all white space.\n"
        "Where there is nothing to say, leave out the object it stands in.",
    ),
    bad='{"name": " "}',
    good='{"name": "某县民政局"}',
)

MALFORMED_DATE = NoticeSpec(
    code="S207",
    name="malformed-date",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}不是完整日期；应写成2026-11-22的形式",
        "{field} is {value}, which is not a full date such as 2026-11-22",
    ),
    page=Text(
        "日期不是“年-月-日”的完整日期，或者日历上没有这一天。\n"
        "日期一律写成YYYY-MM-DD的字符串，不带时间，也不用数字。",
        "The date is not a full date, or the calendar has no such day.\n"
        "Dates are strings YYYY-MM-DD, without a time and never numbers.",
    ),
    bad='{"validFrom": "2026年2月"}',
    good='{"validFrom": "2026-02-01"}',
)

MALFORMED_CREDIT_CODE = NoticeSpec(
    code="S208",
    name="malformed-credit-code",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}不是统一社会信用代码：应为18位数字或大写字母，不含I、O、S、V、Z",
        "{field} is {value}, which is not a unified social credit code: 18 digits and capital "
        "letters without I, O, S, V, Z",
    ),
    page=Text(
        "统一社会信用代码的位数或字符不对。\n"
        "代码为18位，由数字和大写字母组成，不使用I、O、S、V、Z（GB 32100-2015）。",
        "The unified social credit code has the wrong length or signs.\n"
        "It has 18 signs, digits and capital letters without I, O, S, V, Z (GB 32100-2015).",
    ),
    bad='{"name": "某县民政局", "creditCode": "12345"}',
    good='{"name": "某县民政局"}',
)

WRONG_CHECK_CHARACTER = NoticeSpec(
    code="S209",
    name="wrong-check-character",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}校验位不对，应为{expected}",
        "{field} is {value}, whose check character should be {expected}",
    ),
    page=Text(
        "统一社会信用代码的最后一位与前17位不符。\n"
        "多半是抄录时错了一位或两位对调。请对照证照改正整个代码，不要只改最后一位。",
        "The last sign of the credit code does not follow from the other 17.\n"
        "Usually a sign was mistyped or two were swapped. Compare the whole code with the "
        "certificate; do not just change its last sign.",
    ),
    bad='{"name": "某县民政局", "creditCode": "110000000000000000"}',
    good='{"name": "某县民政局"}',
)

MALFORMED_TEXT = NoticeSpec(
    code="S210",
    name="malformed-text",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}格式不对，应符合{pattern}",
        "{field} is {value}, which does not match {pattern}",
    ),
    page=Text(
        "文字不符合该字段规定的格式。\n格式以正则表达式写在记录模式中，请照此改正。",
        "The text does not have the form of its field.\n"
        "The record schema states the form as a pattern; change the text to match.",
    ),
    bad='{"adcode": "11"}',
    good='{"adcode": "110000"}',
)

NUMBER_OUT_OF_RANGE = NoticeSpec(
    code="S211",
    name="number-out-of-range",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}超出范围：应{bound}",
        "{field} is {value}, which is out of range: it should be {bound}",
    ),
    page=Text(
        "数值小于下限、大于上限，或者大得无法表示。\n时长、次数从1起，条款序号从0起。请核对数值。",
        "The number is below the least, above the greatest, or too great to be held.\n"
        "Durations and counts start from 1, the index of a clause from 0. Check the number.",
    ),
    bad='{"value": 0, "unit": "working_day"}',
    good='{"value": 20, "unit": "working_day"}',
)

WRONG_LENGTH = NoticeSpec(
    code="S212",
    name="wrong-length",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的长度为{length}，应{bound}",
        "{field} has length {length}, which should be {bound}",
    ),
    page=Text(
        "数组的项数或文字的字数不合要求。\n例如起算点至少要有一个事件。请补足或删减。",
        "An array has too few or too many items, or a text too few or too many characters.\n"
        "An anchor, for one, has at least one event. Add what lacks or remove what exceeds.",
    ),
    bad='{"events": [], "text": "信息形成之日"}',
    good='{"events": ["formed"], "text": "信息形成之日"}',
)

SCHEMA_BROKEN = NoticeSpec(
    code="S299",
    name="schema-broken",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”的值{value}不符合记录模式（{rule}）",
        "{field} is {value}, which breaks the record schema ({rule})",
    ),
    page=Text(
        "值不符合记录模式，但没有更具体的说明。\n"
        "括号内是校验程序的错误类型；请对照模式文件改正，也欢迎来信说明。",
        "The value breaks the record schema in a way that has no notice of its own.\n"
        "The word in brackets is the validator's type of error; compare the value with the "
        "schema, and tell us about it.",
    ),
    bad="—",
    good="—",
)
