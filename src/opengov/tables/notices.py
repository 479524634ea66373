"""Family T: what reading a table has to say about the table itself."""

from opengov.finding import NoticeSpec, Severity
from opengov.patch import Mending
from opengov.text import Text

__all__: list[str] = []


def _notice(  # noqa: PLR0917 - one table of texts, in reading order
    code: str,
    name: str,
    severity: Severity,
    message: Text,
    page: Text,
    bad: str,
    good: str,
    mending: Mending | None = None,
) -> NoticeSpec:
    return NoticeSpec(
        code=code,
        name=name,
        severity=severity,
        since="0.1",
        message=message,
        page=page,
        bad=bad,
        good=good,
        mending=mending,
    )


NO_HEADER = _notice(
    "T201",
    "no-header-found",
    Severity.FATAL,
    Text(
        "未找到目录表头：最接近的一行只认出 {known} 个栏目（{words}）；"
        "请保留“公开事项、公开内容、公开主体、公开时限、公开渠道和载体”等表头",
        "no catalog header found: the nearest row has {known} known column(s) ({words}); "
        "keep header words such as 公开事项, 公开内容, 公开主体, 公开时限, 公开渠道和载体",
    ),
    Text(
        "文件中没有可识别的目录表头。\n\n表头至少要有三种栏目，其中至少两个是明确的栏目名称，"
        "否则无法确定每一列的含义，读取即告停止，不作猜测。请补上标准目录的表头后重试。",
        "The file holds no header of a disclosure catalog.\n\nA header needs three roles and two "
        "unmistakable words; below that the meaning of the columns would be a guess. Add the "
        "header row of the official layout.",
    ),
    "一张没有表头、第一行就是数据的表",
    "同一张表，首行为“序号、公开事项、公开内容、公开主体、公开时限”",
)

HEADER_TIE = _notice(
    "T202",
    "header-tie",
    Severity.FATAL,
    Text(
        "第 {first} 行与第 {second} 行都像表头，且含义不同，无法确定以哪一行为准；请删去其中一行",
        "rows {first} and {second} both look like the header and disagree; delete one of them",
    ),
    Text(
        "两行表头并列，含义互相矛盾。\n\n两行之间没有数据，又各自给出不同的栏目，"
        "任选其一都可能读错整张表，因此拒绝读取。",
        "Two header rows stand side by side and contradict each other.\n\nNo data lie between "
        "them, so choosing one might misread the whole table; it is refused.",
    ),
    "表头两行：“公开内容、公开主体、公开时限”下面紧接“公开主体、公开时限、公开内容”",
    "只保留与数据一致的一行表头",
)

TABLE_SKIPPED = _notice(
    "T203",
    "table-not-read",
    Severity.WARNING,
    Text(
        "该表未读取：没有完整的目录表头，最接近的一行只认出 {known} 个栏目（{words}）",
        "this table was not read: no complete header, the nearest row has {known} known "
        "column(s) ({words})",
    ),
    Text(
        "文件中另有一张像目录而没有完整表头的表。\n\n其他表已读取；这张表的内容没有进入结果。"
        "如属目录，请补全表头。",
        "The file holds one more table that resembles a catalog but lacks a full header.\n\n"
        "The other tables were read; the content of this one is not in the result.",
    ),
    "第二个工作表只有“公开事项、内容”两列表头",
    "第二个工作表补全表头",
)

GLUED_CELLS = _notice(
    "T204",
    "glued-cells",
    Severity.FATAL,
    Text(
        "整行表头挤在一个单元格里（{words}），列的边界已丢失；请从原表重新导出",
        "a whole header stands in one cell ({words}): the column boundaries are lost; "
        "export the table again from its original",
    ),
    Text(
        "表格的单元格边界已丢失。\n\n几列文字粘连在一个单元格里，无法可靠地拆开，因此拒绝读取。",
        "The boundaries of the cells are lost.\n\nSeveral columns were glued into one cell and "
        "cannot be told apart reliably; the table is refused.",
    ),
    "单元格内容为“序号公开事项公开内容公开主体公开时限”",
    "每个栏目各占一列",
)

CONTINUED = _notice(
    "T205",
    "headerless-continuation",
    Severity.INFO,
    Text(
        "该表没有表头，列数与上一张表相同，按上一张表的续表读取",
        "this table has no header and as many columns as the one before; read as its continuation",
    ),
    Text(
        "没有表头的续表。\n\nWord 和网页常把一张长表按页拆开，续页不再重复表头。",
        "A continuation without a header.\n\nWord files and web pages often cut a long table "
        "by pages and do not repeat the header.",
    ),
    "第二张表直接以数据开始",
    "第二张表重复表头",
)

ROW_SKIPPED = _notice(
    "T206",
    "row-not-an-entry",
    Severity.INFO,
    Text("该行不是条目，未计入：{text}", "this row is no entry and was left out: {text}"),
    Text(
        "横跨表格的一行，是分组标题或说明。\n\n它不含条目的要素，内容只在此处提示。",
        "A row across the table: a group heading or a note.\n\nIt carries no element of an "
        "entry; its words are reported here only.",
    ),
    "整行合并的单元格：“注：本目录由各单位动态调整”",
    "说明放在表外",
)

UNMAPPED_COLUMN = _notice(
    "T221",
    "unmapped-column",
    Severity.INFO,
    Text(
        "标准之外的栏目“{header}”，内容原样保留在 extra",
        "column {header!r} is not part of the standard; its texts are kept under extra",
    ),
    Text(
        "标准目录没有的栏目。\n\n其内容原样保留，不参与检查。如是标准栏目的另一种写法，"
        "可在 data/aliases/columns.csv 增加一行。",
        "A column the standard does not know.\n\nIts texts are kept as they are and are not "
        "judged. A new spelling of a standard column is one line in data/aliases/columns.csv.",
    ),
    "表头“满意度”",
    "表头“公开内容”",
)

ROLE_GUESSED = _notice(
    "T222",
    "column-role-guessed",
    Severity.INFO,
    Text(
        "栏目“{header}”的表头无法识别，按其内容认作“{role}”",
        "the header {header!r} is unknown; its values show the column to be {role!r}",
    ),
    Text(
        "表头缺失或残缺，按列的内容判断其含义。\n\n例如整列都是时限。请补全表头。",
        "The header is missing or cut, and the values gave the column its meaning.\n\n"
        "A column of nothing but time limits, for instance. Mend the header.",
    ),
    "时限列的表头为空",
    "时限列的表头为“公开时限”",
)

CELL_ERROR = _notice(
    "T231",
    "error-cell",
    Severity.WARNING,
    Text("单元格是电子表格的错误值 {text}", "the cell holds the spreadsheet error {text}"),
    Text(
        "单元格里是错误值而不是内容。\n\n常因公式引用失效。请改为实际内容。",
        "The cell holds an error value in place of content.\n\nUsually a formula lost what it "
        "refers to. Write the content itself.",
    ),
    "#REF!",
    "某县民政局",
)

FORMULA_WITHOUT_VALUE = _notice(
    "T232",
    "formula-without-value",
    Severity.WARNING,
    Text(
        "单元格是未保存结果的公式 {text}；请打开文件重新计算并保存",
        "the cell holds a formula without a stored value, {text}; open, recalculate and save",
    ),
    Text(
        "公式没有保存计算结果。\n\n由程序生成的文件常见。内容未知，不视为缺失。",
        "A formula whose value was never stored.\n\nCommon in files that a program made. "
        "The content is unknown, which is not the same as missing.",
    ),
    "=A1&B1（没有缓存值）",
    "公式所得的文字",
)

DITTO_RESOLVED = _notice(
    "T241",
    "ditto-resolved",
    Severity.INFO,
    Text("“{text}”按上一条目读作：{value}", "{text!r} was read from the entry above: {value}"),
    Text(
        "“同上”已按上一条目的同一栏目读出。\n\n条目移动后含义会变，建议写明。",
        "A 同上 was resolved from the same column of the entry above.\n\nIt changes its meaning "
        "when rows move; better write the value.",
    ),
    "同上",
    "某县民政局",
    Mending("ditto", Text("同上写成实际内容", "同上 written out")),
)

FIRST_GLYPH_LOST = _notice(
    "T242",
    "first-glyph-lost",
    Severity.INFO,
    Text(
        "首个选项的方框符号丢失，按其余符号判断为选中：{value}",
        "the first box lost its glyph; the other glyphs show it to be chosen: {value}",
    ),
    Text(
        "选中符号丢失，只剩未选中的方框。\n\n首个没有符号的名称即为选中项。",
        "The glyph of the chosen box was lost while the empty boxes survived.\n\nThe unmarked "
        "name at the start is the chosen one.",
    ),
    "政府网站□政府公报",
    "■政府网站□政府公报",
    Mending("lost-glyph", Text("补回首个选项的方框", "the box of the first option")),
)

UNKNOWN_CHANNEL = _notice(
    "T243",
    "unknown-channel",
    Severity.INFO,
    Text(
        "渠道“{value}”不在代码表中，原样保留",
        "channel {value!r} is not in the codelist and was kept as it is",
    ),
    Text(
        "渠道名称不在 13 种标准渠道及其常见写法之中。\n\n按原文保留，没有代码。",
        "A channel that is none of the thirteen of the standard, nor a known spelling.\n\n"
        "It is kept as text, without a code.",
    ),
    "某某信息平台",
    "政府网站",
)

DIGITS_JOINED = _notice(
    "T244",
    "digits-joined",
    Severity.INFO,
    Text("数字中间的空格已去除：{text}", "blanks inside a number were removed: {text}"),
    Text(
        "数字被空格隔开。\n\n单个数字之间的空格视为排版造成，已连起来读。",
        "A number was broken by blanks.\n\nBlanks between single digits come from typesetting; "
        "the digits were joined.",
    ),
    "2 0个工作日内",
    "20个工作日内",
    Mending("digit-gap", Text("去除数字中间的空格", "a gap inside a number closed")),
)

TYPO_CORRECTED = _notice(
    "T245",
    "typo-read",
    Severity.INFO,
    Text("时限中的错字按正字理解：{text}", "a misspelling in the limit was read as meant: {text}"),
    Text(
        "时限中有常见错字。\n\n如“形式之日”应为“形成之日”；原文保留，请更正。",
        "The limit holds a common misspelling.\n\nSuch as 形式 for 形成; the raw text is kept. "
        "Mend it at the source.",
    ),
    "信息行成之日起20个工作日内",
    "信息形成之日起20个工作日内",
    Mending("misspelling", Text("改正错字", "a misspelling"), safe=False),
)

ITEM_FILLED = _notice(
    "T246",
    "item-filled-from-above",
    Severity.INFO,
    Text(
        "空白的上级事项按上一行读作：{value}", "the blank item level was read from above: {value}"
    ),
    Text(
        "CSV 没有合并单元格，空白的上级事项按上一行补足。\n\n"
        "只补事项名称，内容、主体、渠道、频次从不补。",
        "CSV knows no merged cells, so a blank item level was taken from the row above.\n\n"
        "Only names of items are: content, unit, channel and frequency never.",
    ),
    ",二级事项乙,内容",
    "一级事项,二级事项乙,内容",
)

TWO_VALUES = _notice(
    "T247",
    "two-values-in-cell",
    Severity.WARNING,
    Text(
        "单元格里有两个值：{text}；请分行填写", "the cell holds two values: {text}; split the row"
    ),
    Text(
        "只应有一个值的单元格里有两个值。\n\n例如序号“3、4”，多因两行并为一行。",
        "A cell that should hold one value holds two.\n\nSuch as the number 3、4: two rows were "
        "made one.",
    ),
    "3、4",
    "3",
)

UNIT_FROM_OFFICE = _notice(
    "T248",
    "unit-from-office",
    Severity.WARNING,
    Text(
        "表中没有公开主体栏，责任单位取自“{header}”；请增加“公开主体”栏",
        "the table has no column of units; they were taken from {header!r}; add a column 公开主体",
    ),
    Text(
        "没有公开主体栏，只有责任科室。\n\n科室不是行政机关，不能代替公开主体。",
        "There is a column of offices but none of units.\n\nAn office (科室) is not an organ and "
        "cannot stand for the unit that discloses.",
    ),
    "只有“责任科室”一栏",
    "有“公开主体”一栏",
)

OTHER_WITHOUT_TEXT = _notice(
    "T249",
    "other-without-text",
    Severity.WARNING,
    Text(
        "选了“其他”渠道但没有写明是什么",
        "the channel 其他 (other) is chosen without saying which",
    ),
    Text(
        "勾选“其他”而未写明渠道。\n\n公众无从得知在哪里查看。请写明名称。",
        "The box 其他 is chosen and names no channel.\n\nNobody can tell where to look. "
        "Write the channel's name.",
    ),
    "■其他____",
    "■其他 村广播",
)
