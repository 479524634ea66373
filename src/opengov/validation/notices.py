"""Findings that validating makes itself: a required column is absent, a check failed."""

from opengov.finding import NoticeSpec, Severity
from opengov.patch import Mending
from opengov.text import Text

__all__ = ["COLUMN_ABSENT", "LETTER_BOXES", "RULE_FAILED"]

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

LETTER_BOXES = NoticeSpec(
    code="E414",
    name="letter-boxes",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="方框用的是符号字体的字母，换一种字体就看不出选了什么：{text}",
        en="the boxes are letters of a symbol font, and in any other font nobody can tell "
        "what is chosen: {text}",
    ),
    page=Text(
        zh="公开渠道的方框用的是符号字体的字母。\n\n"
        "Wingdings 2 等字体把 R、£ 显示为选中和未选中的方框，存为 CSV、复制到网页或者换一台"
        "没有该字体的电脑，就只剩字母。本规则只查表格，读取时已按方框理解。\n\n"
        "处理：选中的写作 ■，没有选中的写作 □。",
        en="The boxes of the channels are letters of a symbol font.\n\n"
        "Fonts such as Wingdings 2 show R and £ as ticked and empty boxes. Saved as CSV, copied "
        "to a web page or opened without the font, the letters are all that is left. Only tables "
        "are looked at; reading took the letters for boxes.\n\n"
        "Write ■ for what is chosen and □ for what is not.",
    ),
    bad="R政府网站 £政府公报",
    good="■政府网站 □政府公报",
    mending=Mending("glyph-alphabet", Text("方框改用■和□", "boxes written as ■ and □")),
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
