"""Findings of family S about JSON itself: what it takes to be read without doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from opengov.finding import Finding, NoticeSpec, Severity
from opengov.location import Location
from opengov.text import Text

__all__ = [
    "DUPLICATE_KEY",
    "LINE_NOT_JSON",
    "LONE_SURROGATE",
    "MIXED_RECORDS",
    "NESTED_TOO_DEEP",
    "NOT_A_CATALOG",
    "NOT_FINITE",
    "NOT_JSON",
    "NO_RECORDS",
    "REASONS",
    "SINCE",
    "Word",
    "report",
]


@dataclass(frozen=True, slots=True)
class Word:
    """A value that messages say in words and reports carry as a code."""

    code: str
    text: Text


def report(
    spec: NoticeSpec,
    location: Location,
    values: Mapping[str, object | Word] = MappingProxyType({}),
    *,
    subject: str = "",
) -> Finding:
    """Report a notice some of whose values differ by language.

    >>> place = Location(source="a.json")
    >>> found = report(NOT_JSON, place, {"reason": REASONS["colon"], "line": 1, "column": 7})
    >>> found.message.en
    'the file is not JSON: a colon is expected, line 1, column 7'
    >>> found.values["reason"]
    'colon'
    """
    codes = {k: v.code if isinstance(v, Word) else v for k, v in values.items()}
    zh, en = (
        {k: v.text.say(lang) if isinstance(v, Word) else v for k, v in values.items()}
        for lang in ("zh", "en")
    )
    message = Text(spec.message.zh.format(**zh), spec.message.en.format(**en))
    return replace(spec.at(location, subject=subject, **codes), message=message)


REASONS: Mapping[str, Word] = MappingProxyType(
    {
        code: Word(code, Text(zh, en))
        for code, zh, en in (
            ("value", "此处应为一个值", "a value is expected"),
            ("key", "此处应为带双引号的字段名", "a field name in double quotes is expected"),
            ("colon", "此处应为冒号", "a colon is expected"),
            ("comma", "此处应为逗号或右括号", "a comma or a closing bracket is expected"),
            ("string", "字符串没有结束的双引号", "the string has no closing quote"),
            ("control", "字符串中有未转义的控制字符", "the string has a bare control character"),
            ("escape", "字符串中的转义写法有误", "the string has a malformed escape"),
            ("end", "内容不完整，文本提前结束", "the text ends too early"),
            ("extra", "JSON结束之后还有多余内容", "something follows the end of the JSON"),
        )
    }
)
"""Why a text is not JSON, by the codes of `scan.NotJsonError`."""

SINCE = "0.1"

NOT_JSON = NoticeSpec(
    code="S101",
    name="not-json",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件不是合法的JSON：{reason}，第{line}行第{column}列",
        "the file is not JSON: {reason}, line {line}, column {column}",
    ),
    page=Text(
        "文件从某处起不符合JSON语法，整个文件无法读取。\n"
        "文件可能被截断、手工改坏，或者根本不是JSON。"
        "请用程序重新生成，或按提示的行列改正后再校验。",
        "The file breaks the syntax of JSON, so nothing of it could be read.\n"
        "It may have been cut short, edited by hand, or be something else altogether. "
        "Write it again with a program, or mend it at the line and column given.",
    ),
    bad='{"id": "1", "entries": [',
    good='{"id": "1", "entries": []}',
)

LINE_NOT_JSON = NoticeSpec(
    code="S102",
    name="line-not-json",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "第{line}行不是合法的JSON：{reason}，第{column}列；其余各行照常读取",
        "line {line} is not JSON: {reason}, column {column}; the other lines were read",
    ),
    page=Text(
        "JSONL文件中有一行不是一个完整的JSON值，该行没有读取。\n"
        "JSONL每行一条记录，记录内部不能换行。请改正该行；其余各行不受影响，"
        "记录编号仍把该行计算在内。",
        "A line of the JSONL file is not one whole JSON value and was not read.\n"
        "JSONL holds one record a line, without line breaks inside. Mend the line; the others "
        "are not affected, and the numbers of the records count it all the same.",
    ),
    bad='{"id": "1", "content": ["办理结果"]',
    good='{"id": "1", "content": ["办理结果"]}',
)

NESTED_TOO_DEEP = NoticeSpec(
    code="S103",
    name="nested-too-deep",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "JSON嵌套超过{limit}层，拒绝读取",
        "the JSON is nested more than {limit} levels deep and was refused",
    ),
    page=Text(
        "对象和数组的嵌套层数超过限度，内容没有读取。\n"
        "目录记录的嵌套不到十层；如此深的嵌套多半是生成程序出错，或有意使程序崩溃。"
        "JSONL中只拒绝该行。",
        "Objects and arrays are nested deeper than the limit, so it was not read.\n"
        "Records of a catalog are less than ten levels deep; such nesting is a fault of the "
        "program that wrote the file, or meant to crash the reader. "
        "In JSONL only the line is refused.",
    ),
    bad='{"id": "1", "entries": [[[[… 10,000 × [',
    good='{"id": "1", "entries": []}',
)

NOT_A_CATALOG = NoticeSpec(
    code="S104",
    name="not-a-catalog",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件是JSON，但不是目录：最外层应为含id和entries的对象，"
        "或者含catalogs的对象，现为{actual}",
        "the file is JSON but not a catalog: the top level should be an object with id and "
        "entries, or one with catalogs, and is {actual}",
    ),
    page=Text(
        "JSON的最外层既不是一个目录，也不是一组目录。\n"
        "一个目录写作含id和entries的对象；多个目录写作含catalogs数组的对象；"
        "逐行的条目请存为.jsonl文件。",
        "The top level of the JSON is neither a catalog nor a set of catalogs.\n"
        "Write one catalog as an object with id and entries, several as an object with an array "
        "catalogs; entries without a catalog go line by line into a .jsonl file.",
    ),
    bad='[{"id": "1", "content": ["办理结果"]}]',
    good='{"id": "1", "entries": [{"id": "1", "content": ["办理结果"]}]}',
)

NO_RECORDS = NoticeSpec(
    code="S105",
    name="no-records",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text("JSONL文件没有任何记录", "the JSONL file has no record"),
    page=Text(
        "JSONL文件只有空行，没有可校验的内容。\n"
        "没有记录就无从判断目录是否完整；请确认导出是否成功。",
        "The JSONL file holds blank lines only, so there is nothing to check.\n"
        "An empty file says nothing about a catalog; see whether the export went wrong.",
    ),
    bad="",
    good='{"id": "1", "content": ["办理结果"]}',
)

MIXED_RECORDS = NoticeSpec(
    code="S106",
    name="mixed-records",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "该记录是{actual}，而本文件的第一条记录是{expected}；一个文件只能有一类记录",
        "the record is {actual}, but the first record of the file is {expected}; "
        "a file holds one class of records",
    ),
    page=Text(
        "同一个JSONL文件混有目录条目和公开信息两类记录，后一类没有读取。\n"
        "文件的类别由第一条记录决定：有type字段的是公开信息，没有的是目录条目。请分成两个文件。",
        "The JSONL file mixes catalog entries with disclosures; the second class was not read.\n"
        "The first record decides: with a field type it is a disclosure, without one an entry. "
        "Split the file in two.",
    ),
    bad='{"id": "1"}\n{"id": "2", "type": "service"}',
    good='{"id": "1"}\n{"id": "2"}',
)

DUPLICATE_KEY = NoticeSpec(
    code="S107",
    name="duplicate-key",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "字段“{key}”在同一对象中重复（第一次在第{first_line}行）；读取的是最后一个",
        "the field {key} stands more than once in one object, first on line {first_line}; "
        "the last one was read",
    ),
    page=Text(
        "同一个JSON对象里有两个同名字段，其中之一的内容会丢失。\n"
        "各种程序取舍不一，有的取第一个，有的取最后一个，同一文件就有了两种读法。"
        "请只保留一个；有多个值的写成数组。",
        "An object has two fields of one name, and the content of one of them is lost.\n"
        "Programs differ in which one they take, so the file means different things to "
        "different readers. Keep one; several values go into an array.",
    ),
    bad='{"id": "1", "content": ["办理结果"], "content": ["办事指南"]}',
    good='{"id": "1", "content": ["办理结果", "办事指南"]}',
)

LONE_SURROGATE = NoticeSpec(
    code="S108",
    name="lone-surrogate",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”中有不成对的代理码（如\\ud800），不是合法字符",
        "{field} holds half of a surrogate pair, such as \\ud800, which is no character",
    ),
    page=Text(
        "文本中有半个UTF-16代理对，无法作为UTF-8保存或显示。\n"
        "多半是生僻字被从中间截断。请恢复原字，或删去残缺的转义。",
        "The text holds half of a UTF-16 pair, which cannot be stored or shown.\n"
        "Usually a rare character was cut in two. Restore it, or remove the broken escape.",
    ),
    bad='{"id": "1", "items": ["\\ud842"]}',
    good='{"id": "1", "items": ["\\ud842\\udfb7"]}',
)

NOT_FINITE = NoticeSpec(
    code="S109",
    name="not-a-number",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "“{field}”写成了NaN或Infinity，JSON没有这样的数",
        "{field} is NaN or Infinity, which are not numbers in JSON",
    ),
    page=Text(
        "JSON中没有NaN和Infinity。\n没有数值时请省去该字段，不要写NaN。",
        "JSON has neither NaN nor Infinity.\n"
        "Where there is no figure, leave the field out; do not write NaN.",
    ),
    bad='{"value": NaN, "unit": "day"}',
    good='{"value": 20, "unit": "day"}',
)
