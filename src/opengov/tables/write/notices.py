"""Family T, second part: what a table cannot hold of the catalogs to be written."""

from opengov.finding import NoticeSpec, Severity
from opengov.text import Text

__all__ = [
    "CATALOGS_NOT_KEPT",
    "CATALOG_NOT_KEPT",
    "ENTRIES_NOT_KEPT",
    "EXTRA_NOT_KEPT",
    "NOTHING_TO_WRITE",
    "RECORDS_NOT_KEPT",
    "TEXT_TOO_LONG",
    "TOO_MANY_ROWS",
    "UNWRITABLE_CHARACTER",
    "VALUE_NOT_KEPT",
]

SINCE = "0.1"

VALUE_NOT_KEPT = NoticeSpec(
    code="T251",
    name="value-not-kept",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "表格无法原样保存条目 {entry} 的“{title}”（{field}）：再读回来是 {read}",
        "the table form cannot hold {field} of entry {entry} as it is: it reads back as {read}",
    ),
    page=Text(
        "表格形式不能原样保存某个值。\n\n例如单位的统一社会信用代码，"
        "或与时限原文不一致的条款。文件照常写出；需要完整保存请用 JSON。",
        "The table form cannot hold a value exactly.\n\nThe credit code of a unit, for instance, "
        "or clauses that differ from what the limit's text says. The file is written all the "
        "same; use JSON to keep everything.",
    ),
    bad='{"name": "某县民政局", "creditCode": "11100000MB0123456C"}',
    good='{"name": "某县民政局"}',
)

CATALOG_NOT_KEPT = NoticeSpec(
    code="T252",
    name="catalog-value-not-kept",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "表格无法原样保存目录 {catalog} 的“{title}”（{field}）：再读回来是 {read}",
        "the table form cannot hold {field} of catalog {catalog} as it is: "
        "it reads back as {read}",
    ),
    page=Text(
        "表格形式不能原样保存目录的某个值。\n\n例如只有代码、没有原文的领域。"
        "文件照常写出；需要完整保存请用 JSON。",
        "The table form cannot hold a value of the catalog exactly.\n\nA domain that is a code "
        "without words, for instance. The file is written; use JSON to keep everything.",
    ),
    bad='{"id": "1", "domain": {"code": "elderly_care"}}',
    good='{"id": "1", "domain": {"code": "elderly_care", "text": "养老服务"}}',
)

ENTRIES_NOT_KEPT = NoticeSpec(
    code="T253",
    name="entries-not-kept",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "目录 {catalog} 有 {given} 个条目，写成表格再读回来是 {read} 个；完整保存请用 JSON",
        "catalog {catalog} has {given} entries, of which the table would give back {read}; "
        "use JSON to keep them all",
    ),
    page=Text(
        "写成表格后条目数会变。\n\n例如条目的各栏恰好是表头用词，会被读成表头。"
        "文件照常写出；完整保存请用 JSON。",
        "The number of entries changes in the table form.\n\nThe cells of an entry may be the "
        "very words of a header, for instance. The file is written; use JSON to keep them all.",
    ),
    bad="条目的内容为“公开内容”、主体为“公开主体”",
    good="条目写明实际内容和主体",
)

EXTRA_NOT_KEPT = NoticeSpec(
    code="T254",
    name="extra-column-left-out",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "目录 {catalog} 的附加栏目“{header}”与标准栏目同名或没有名称，未写入表格；请改名",
        "the extra column {header!r} of catalog {catalog} has the name of a standard column or "
        "none and was left out of the table; rename it",
    ),
    page=Text(
        "附加栏目的名称与标准栏目相同。\n\n写入表格后会被当作标准栏目读取，"
        "破坏该栏内容，因此不写入。请给它另起名称。",
        "An extra column bears the name of a standard one.\n\nIn a table it would be read as that "
        "column and spoil it, so it is left out. Give it another name.",
    ),
    bad='"extra": {"公开内容": "……"}',
    good='"extra": {"内容备注": "……"}',
)

CATALOGS_NOT_KEPT = NoticeSpec(
    code="T255",
    name="catalogs-not-kept",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "共 {given} 个目录，写成表格再读回来是 {read} 个；完整保存请用 JSON",
        "of {given} catalogs the table would give back {read}; use JSON to keep them apart",
    ),
    page=Text(
        "写成表格后目录数会变。\n\n例如两个目录的地区、层级、领域和标识都相同，会合为一个。"
        "请给每个目录不同的标识。",
        "The number of catalogs changes in the table form.\n\nTwo catalogs of the same place, "
        "level, domain and id become one, for instance. Give each an id of its own.",
    ),
    bad="两个目录的标识都是“1”",
    good="两个目录的标识分别是“1”和“2”",
)

RECORDS_NOT_KEPT = NoticeSpec(
    code="T256",
    name="not-kept-in-jsonl",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "JSONL 每行一个条目，没有 {pointer} 的位置；完整保存请用 JSON",
        "JSONL holds one entry a line and has no room for {pointer}; use JSON to keep it",
    ),
    page=Text(
        "JSONL 只保存条目。\n\n目录的标题、地区、领域等，以及多个目录的界限，不在其中。",
        "JSONL holds entries only.\n\nTitle, place and domain of a catalog are not among them, "
        "nor which of several catalogs an entry belongs to.",
    ),
    bad="opengov convert 目录.xlsx -o 目录.jsonl（目录有标题）",
    good="opengov convert 目录.xlsx -o 目录.json",
)

TEXT_TOO_LONG = NoticeSpec(
    code="T257",
    name="text-too-long-for-cell",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "单元格文字有 {length} 字，超过 XLSX 的上限 {most} 字，未写出文件；"
        "请缩短或改用 CSV、HTML、JSON",
        "the cell's text has {length} characters, more than the {most} of XLSX; no file was "
        "written; shorten it, or write CSV, HTML or JSON",
    ),
    page=Text(
        "文字超过 XLSX 单元格的容量。\n\n一个单元格最多 32767 字。截断会丢失内容，因此拒绝写出。",
        "A text exceeds what a cell of XLSX can hold.\n\nThat is 32,767 characters. Cutting it "
        "would lose content, so the file is refused.",
    ),
    bad="四万字的公开内容",
    good="三万字的公开内容",
)

UNWRITABLE_CHARACTER = NoticeSpec(
    code="T258",
    name="unwritable-character",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文字中有该格式不能保存的控制字符 {character}，未写出文件；请删去该字符",
        "the text holds the control character {character}, which the format cannot hold; no "
        "file was written; remove it",
    ),
    page=Text(
        "文字中有不能写入该格式的控制字符。\n\n多为粘贴时带入，肉眼看不见。请删去后重试。",
        "A text holds a control character that the format has no room for.\n\nMost came in by "
        "pasting and cannot be seen. Remove it and run again.",
    ),
    bad="民政\\u0000局",
    good="民政局",
)

NOTHING_TO_WRITE = NoticeSpec(
    code="T259",
    name="nothing-to-write",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "没有目录可写，未写出文件 {name}",
        "there is no catalog to write; {name!r} was not written",
    ),
    page=Text(
        "没有目录可写成表格。\n\n没有目录的表格什么也说明不了，因此不写出文件。",
        "There is no catalog to make a table of.\n\nA table of nothing could not be read back, "
        "so no file is written.",
    ),
    bad="write_catalog([], '目录.xlsx')",
    good="write_catalog(file.catalogs, '目录.xlsx')",
)

TOO_MANY_ROWS = NoticeSpec(
    code="T260",
    name="too-many-rows-for-sheet",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "工作表需要 {rows} 行 {columns} 列，超过 XLSX 的上限，未写出文件；请改用 CSV、HTML、JSON",
        "the sheet needs {rows} rows and {columns} columns, more than XLSX can hold; no file was "
        "written; write CSV, HTML or JSON",
    ),
    page=Text(
        "目录超过 XLSX 工作表的容量。\n\n一张工作表最多 1048576 行、16384 列，超出部分无处存放。",
        "A catalog exceeds what a sheet of XLSX can hold.\n\nThat is 1,048,576 rows and 16,384 "
        "columns; the rest would have no place.",
    ),
    bad="一百一十万个条目写入一张工作表",
    good="同样的条目写成 CSV 或 JSON",
)
