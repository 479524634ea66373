"""Notices F02 and F03: what can be wrong inside a file of a known kind."""

from opengov.finding import NoticeSpec, Severity
from opengov.text import Text

__all__ = [
    "ARCHIVE_BOMB",
    "ARCHIVE_DAMAGED",
    "ENCODING_BROKEN",
    "FILE_ENCRYPTED",
    "NESTING_DEEP",
    "NESTING_REFUSED",
    "NO_SHEET",
    "NO_TABLE",
    "QUOTE_UNCLOSED",
    "SHEET_TOO_LARGE",
    "SHEET_UNREADABLE",
    "WORKBOOK_DAMAGED",
]

SINCE = "0.1"

FILE_ENCRYPTED = NoticeSpec(
    code="F021",
    name="file-encrypted",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”设有打开密码，无法读取，请去掉密码后另存",
        "file {name!r} is protected by a password and cannot be read; save it without one",
    ),
    page=Text(
        "文件已加密。\n\n请用密码打开，取消加密后另存，再行校验。",
        "The file is encrypted.\n\nOpen it with the password, remove the protection and save"
        " it again.",
    ),
    bad="a workbook with a password to open",
    good="the workbook saved without a password",
)

ARCHIVE_DAMAGED = NoticeSpec(
    code="F022",
    name="archive-damaged",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”不完整或已损坏（{part}），请重新下载或另存",
        "file {name!r} is cut off or damaged ({part}); download or save it again",
    ),
    page=Text(
        "文件的压缩结构不完整。\n\n多因下载、上传中断或存储出错。"
        "请重新获取，或用办公软件修复后另存。",
        "The packed structure of the file is not whole.\n\nMostly a transfer broke off. Get it"
        " again, or repair it in an office program and save it.",
    ),
    bad="the first half of a workbook",
    good="the whole workbook",
)

ARCHIVE_BOMB = NoticeSpec(
    code="F023",
    name="archive-bomb",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”解压后过大（{part}），已拒绝读取；请删除多余的行、列、图片后另存",
        "file {name!r} unpacks to too much ({part}) and was refused; remove surplus rows,"
        " columns and pictures and save it again",
    ),
    page=Text(
        "文件解压后的体积或部件数超过上限。\n\n可能是恶意文件，也可能是整列整行设了格式。"
        "为防止耗尽内存，未解压。",
        "Unpacked, the file exceeds the limits of size or number of parts.\n\nIt may be"
        " hostile, or whole columns are formatted. It was not unpacked, to spare the memory.",
    ),
    bad="a workbook of 1 MB that unpacks to 1 GB",
    good="a workbook of 1 MB that unpacks to 20 MB",
)

WORKBOOK_DAMAGED = NoticeSpec(
    code="F024",
    name="workbook-damaged",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”的内部结构有误（{part}），请用办公软件打开、修复并另存",
        "the inside of file {name!r} is faulty ({part}); open, repair and save it in an"
        " office program",
    ),
    page=Text(
        "文件能解压，但内部结构不符合格式规定。\n\n请用办公软件打开、修复并另存。",
        "The file unpacks, but its parts break the rules of the format.\n\nOpen it in an office"
        " program, repair it and save it again.",
    ),
    bad="a workbook whose workbook.xml is missing",
    good="the workbook saved again",
)

SHEET_UNREADABLE = NoticeSpec(
    code="F025",
    name="sheet-unreadable",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "工作表“{sheet}”无法读取（{part}），其余工作表照常读取；请修复后另存",
        "sheet {sheet!r} cannot be read ({part}), the others were read; repair and save it",
    ),
    page=Text(
        "一张工作表的内部结构有误。\n\n该表中的条目没有参加校验，请修复后重新校验。",
        "The inside of one sheet is faulty.\n\nIts entries were not checked. Repair it and run"
        " again.",
    ),
    bad="a workbook whose second sheet is cut off",
    good="the workbook saved again",
)

NO_SHEET = NoticeSpec(
    code="F026",
    name="no-sheet",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”中没有工作表，请确认是否选错文件",
        "file {name!r} has no sheet; make sure it is the right file",
    ),
    page=Text(
        "工作簿里没有可读的工作表。\n\n只有图表页，或工作表已全部删除。",
        "The workbook has no sheet that could be read.\n\nIt holds charts only, or its sheets"
        " were removed.",
    ),
    bad="a workbook of one chart sheet",
    good="a workbook with a table",
)

NO_TABLE = NoticeSpec(
    code="F027",
    name="no-table",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”中没有含文字的表格，请确认是否选错文件，或表格是否为图片",
        "file {name!r} has no table with text in it; make sure it is the right file and the"
        " table is no picture",
    ),
    page=Text(
        "文件能读取，但里面没有表格。\n\n选错文件、表格是图片或由脚本动态加载时会出现。",
        "The file could be read, but there is no table in it.\n\nIt is the wrong file, or the"
        " table is a picture or loaded by a script.",
    ),
    bad="a page of text without a table",
    good="a page with a table",
)

SHEET_TOO_LARGE = NoticeSpec(
    code="F028",
    name="sheet-too-large",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "“{sheet}”的单元格超过 {limit} 个，已拒绝读取；请删除多余的行列，或拆分后再校验",
        "{sheet!r} has more than {limit} cells and was refused; remove surplus rows and"
        " columns or split it",
    ),
    page=Text(
        "一张表的单元格数超过上限。\n\n多因重复填充了整行整列。请清理或拆分。",
        "One table holds more cells than are read.\n\nMostly whole rows or columns were filled."
        " Clean or split it.",
    ),
    bad="a row of text repeated a million times",
    good="the rows that are meant",
)

ENCODING_BROKEN = NoticeSpec(
    code="F031",
    name="encoding-broken",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”从第 {offset} 字节（从 0 计）起不是有效的 {encoding} 文字；"
        "请用原程序重新导出为 UTF-8",
        "file {name!r} is not valid {encoding} text at byte {offset} (from 0); export it"
        " again as UTF-8",
    ),
    page=Text(
        "文本的编码有误，无法可靠解码。\n\n依次按 UTF-8 和 GB18030 严格解码都不成功。"
        "猜测编码会读错字，所以不猜。请从原程序重新导出为 UTF-8。",
        "The text cannot be decoded with certainty.\n\nNeither UTF-8 nor GB18030 fits"
        " throughout. Guessing would misread words, so none is made. Export it as UTF-8.",
    ),
    bad="GB18030 text cut in the middle of a character",
    good="the whole text",
)

NESTING_DEEP = NoticeSpec(
    code="F032",
    name="nesting-deep",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "网页“{name}”的标签嵌套超过 {limit} 层，已去掉外围标签读取，请核对读出的表格",
        "the tags of page {name!r} nest deeper than {limit}; it was read without the outer"
        " tags; check the tables against the page",
    ),
    page=Text(
        "网页标签嵌套过深。\n\n编辑器反复套用格式时会出现。已去掉不影响表格的标签再读取，"
        "请核对结果，最好重新排版。",
        "The tags of the page nest very deeply.\n\nEditors do so when formats are applied again"
        " and again. It was read without tags that do not matter for tables; check the result.",
    ),
    bad="a table inside 20,000 nested div tags",
    good="the table inside a few",
)

NESTING_REFUSED = NoticeSpec(
    code="F034",
    name="nesting-refused",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "网页“{name}”的表格层层嵌套过深，已拒绝读取；请把表格另存为 .xlsx",
        "the tables of page {name!r} nest too deeply and were refused; save them as .xlsx",
    ),
    page=Text(
        "表格之中嵌套表格，层数过多。\n\n为免漏读，不读取其中任何一部分。请另存为 .xlsx。",
        "Tables stand inside tables over too many levels.\n\nNone of them was read, so that"
        " nothing is lost unnoticed. Save the table as .xlsx.",
    ),
    bad="a table inside 20,000 nested tables",
    good="a table in the page",
)

QUOTE_UNCLOSED = NoticeSpec(
    code="F033",
    name="quote-unclosed",
    severity=Severity.ERROR,
    since=SINCE,
    message=Text(
        "第 {line} 行有一个双引号没有成对，已按普通字符读取；请补上另一半，"
        "或把字段内的双引号写成两个",
        "a double quote on line {line} is never closed and was read as an ordinary"
        " character; close it, or double quotes within a field",
    ),
    page=Text(
        "文本表格中的双引号不成对。\n\n其后的单元格可能错位。请补全引号，或由电子表格重新导出。",
        "A quote in a text table is never closed.\n\nCells after it may be out of place. Close"
        " it, or export the table again.",
    ),
    bad='1,"某县民政局',
    good='1,"某县民政局"',
)
