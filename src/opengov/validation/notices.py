"""Findings that validating makes itself: a required column is absent, a check failed."""

from opengov.finding import NoticeSpec, Severity
from opengov.text import Text

__all__ = ["COLUMN_ABSENT", "RULE_FAILED"]

COLUMN_ABSENT = NoticeSpec(
    code="T211",
    name="required-column-absent",
    severity=Severity.ERROR,
    since="0.1",
    message=Text(
        zh="表格没有“{header}”一栏（{field}），{rows} 行都缺少这项要素",
        en="the table has no column for {field} ({header}), so that all of its {rows} rows "
        "lack this element",
    ),
    page=Text(
        zh="表格没有必备要素的栏目。\n\n"
        "规则集要求的要素在整个表格中都没有对应的栏目时，每个表格只报一次，"
        "不再逐行报缺少要素。\n\n"
        "处理：在表格中增加这一栏；表头写法特殊、未被识别的，改用标准的栏目名称。",
        en="The table has no column for a required element.\n\n"
        "Where a whole table lacks the column of an element that the profile requires, that is "
        "one finding for the table, in place of one for each row.\n\n"
        "Add the column; if there is one under an unusual header, give it the standard name.",
    ),
    bad="公开事项 | 公开内容 | 公开渠道和载体 | 公开时限",
    good="公开事项 | 公开内容 | 公开主体 | 公开渠道和载体 | 公开时限",
)

RULE_FAILED = NoticeSpec(
    code="X901",
    name="rule-failed",
    severity=Severity.FATAL,
    since="0.1",
    message=Text(
        zh="规则 {rule} 执行出错（{error}），结果不完整；这是本工具的缺陷，请报告",
        en="rule {rule} failed ({error}), so that the result is incomplete; "
        "this is a defect of the tool, please report it",
    ),
    page=Text(
        zh="一条规则执行时出错。\n\n"
        "出错的是本工具，不是数据。其余规则照常执行，但因为这一条没有执行完，结果不能视为合格。\n\n"
        "处理：报告这个缺陷，附上规则代码和出错的条目；用 --ignore 加规则代码可以先不用这条规则。",
        en="A rule failed while it ran.\n\n"
        "The fault is the tool's, not the data's. The other rules ran, but as this one did not, "
        "the result is not a pass.\n\n"
        "Report the defect with the rule's code and the entry; --ignore with the code leaves the "
        "rule out until then.",
    ),
    bad="-",
    good="-",
)
