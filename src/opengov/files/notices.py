"""Notices F00 and F01: a file that cannot be had, or is of no kind that is read."""

from opengov.finding import NoticeSpec, Severity
from opengov.text import Text

__all__ = [
    "ADDRESS_UNREACHABLE",
    "FILE_EMPTY",
    "FILE_IS_FOLDER",
    "FILE_MISSING",
    "FILE_NOT_PERMITTED",
    "FILE_TOO_LARGE",
    "FILE_UNREADABLE",
    "FORMAT_UNKNOWN",
    "FORMAT_UNSUPPORTED",
    "LOCK_FILE",
    "WRONG_EXTENSION",
]

SINCE = "0.1"

FILE_MISSING = NoticeSpec(
    code="F001",
    name="file-missing",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”不存在，请核对路径和文件名",
        "file {name!r} does not exist; check the path and the name",
    ),
    page=Text(
        "所给路径下没有文件。\n\n路径写错、文件已移走或压缩包未解压时会出现。请核对后重试。",
        "There is no file at the path.\n\nIt was mistyped or moved. Check it and run again.",
    ),
    bad="opengov validate no-such.xlsx",
    good="opengov validate catalog.xlsx",
)

FILE_IS_FOLDER = NoticeSpec(
    code="F002",
    name="file-is-folder",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件夹“{name}”中没有找到能读取的文件，也没有指定其中的文件；"
        "请指定 XLSX、XLS、ODS、CSV、HTML、DOCX 或 JSON 文件",
        "no file of a format that is read was found or named in the folder {name!r}; "
        "name an XLSX, XLS, ODS, CSV, HTML, DOCX or JSON file",
    ),
    page=Text(
        "所给路径是文件夹，其中没有能读取的文件。\n\n"
        "`opengov validate` 读取文件夹及其下各级文件夹中的 XLSX、XLS、ODS、CSV、HTML、DOCX、JSON "
        "文件；其他格式、临时文件、基线和检查报告不读取。`read_catalog` 只读取单个文件。\n\n"
        "请在文件夹中放入目录，或直接写出要读取的文件。",
        "The path is a folder without a file that is read.\n\n"
        "`opengov validate` reads the XLSX, XLS, ODS, CSV, HTML, DOCX and JSON files of a folder "
        "and of those below it; files of other formats, temporary files, baselines and reports "
        "are left out. `read_catalog` reads single files only.\n\n"
        "Put a catalog there, or name the file to read.",
    ),
    bad="a folder without a catalog",
    good="a folder with a catalog",
)

FILE_NOT_PERMITTED = NoticeSpec(
    code="F003",
    name="file-not-permitted",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "没有读取文件“{name}”的权限，请调整权限，或关闭正在占用它的程序",
        "no permission to read file {name!r}; change its permissions or close the program"
        " that holds it",
    ),
    page=Text(
        "系统拒绝读取该文件。\n\n通常是权限不足，或文件正被其他程序独占打开。",
        "The system refuses to read the file.\n\nPermissions are lacking, or another program"
        " holds it open.",
    ),
    bad="a file with mode 000",
    good="a file with mode 644",
)

FILE_UNREADABLE = NoticeSpec(
    code="F004",
    name="file-unreadable",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "无法读取文件“{name}”（系统提示：{reason}），请检查磁盘或网络后重试",
        "file {name!r} cannot be read (the system says: {reason}); check the disk or the"
        " network and try again",
    ),
    page=Text(
        "读取文件时系统报错。\n\n磁盘、网络盘或路径有问题，排除后重试。",
        "The system failed while reading the file.\n\nSomething is wrong with the disk, the"
        " network share or the path. Mend it and try again.",
    ),
    bad="a file on a share that went away",
    good="a file on a disk that works",
)

FILE_EMPTY = NoticeSpec(
    code="F005",
    name="file-empty",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”是空的（没有任何内容），请重新导出或下载",
        "file {name!r} is empty (it holds nothing); export or download it again",
    ),
    page=Text(
        "文件没有内容。\n\n长度为 0，或只有空白字符，多因下载、上传中断。请重新获取。",
        "The file holds nothing.\n\nIts length is 0, or it is all blanks, mostly because a"
        " transfer broke off. Get it again.",
    ),
    bad="a file of 0 bytes",
    good="a file with a table",
)

FILE_TOO_LARGE = NoticeSpec(
    code="F006",
    name="file-too-large",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "文件“{name}”有 {size} 字节，超过 {limit} 字节的上限，请拆分后再校验",
        "file {name!r} has {size} bytes, more than the {limit} that are read; split it",
    ),
    page=Text(
        "文件太大，未读取。\n\n请按领域或单位拆分；若因图片过大，请先删除图片。",
        "The file is too large and was not read.\n\nSplit it by domain or unit; if pictures"
        " make it large, remove them.",
    ),
    bad="a workbook of 3 GB",
    good="several workbooks of a few MB",
)

LOCK_FILE = NoticeSpec(
    code="F007",
    name="office-lock-file",
    severity=Severity.INFO,
    since=SINCE,
    message=Text(
        "“{name}”是办公软件打开文件时留下的临时文件，已跳过；请校验去掉“~$”的同名文件",
        "{name!r} is a lock file that an office program left behind and was skipped; check"
        " the file of that name without '~$'",
    ),
    page=Text(
        "以“~$”开头的是办公软件的临时文件，不含表格。\n\n已跳过，不影响其他文件。",
        "Names that begin with '~$' are lock files and hold no table.\n\nIt was skipped; other"
        " files are not affected.",
    ),
    bad="~$catalog.xlsx",
    good="catalog.xlsx",
)

ADDRESS_UNREACHABLE = NoticeSpec(
    code="F008",
    name="address-unreachable",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "网址“{name}”取不到内容（{reason}），请核对网址和网络，或先下载再校验文件",
        "nothing could be fetched from {name!r} ({reason}); check the address and the"
        " network, or download the file and check that",
    ),
    page=Text(
        "从网址读取失败。\n\n网址写错、网络不通、文件过大或对方超时未答都会这样。"
        "请核对后重试，或先下载，再校验下载的文件。",
        "Fetching an address failed.\n\nIt was mistyped, the network is down, the file is too"
        " large, or there was no answer in time. Check and try again, or download the file"
        " and check that.",
    ),
    bad="--allow-url https://www.example.gov.cn/gone.xlsx",
    good="--allow-url https://www.example.gov.cn/catalog.xlsx",
)

FORMAT_UNSUPPORTED = NoticeSpec(
    code="F011",
    name="format-unsupported",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "“{name}”是{format_zh}，不能直接读取，请另存为 .docx 或 .xlsx 后再校验",
        "{name!r} is {format_en}, which is not read; save it as .docx or .xlsx",
    ),
    page=Text(
        "认得出这种格式，但不能读取其中的表格。\n\n请用办公软件打开后另存为 .docx 或 .xlsx；"
        "扫描件和图片须先转成可编辑的表格，压缩包须先解压。",
        "The format is known, but its tables cannot be read.\n\nOpen it in an office program"
        " and save it as .docx or .xlsx; turn scans and pictures into tables and unpack"
        " archives first.",
    ),
    bad="catalog.doc (Word 97-2003)",
    good="catalog.docx",
)

FORMAT_UNKNOWN = NoticeSpec(
    code="F012",
    name="format-unknown",
    severity=Severity.FATAL,
    since=SINCE,
    message=Text(
        "认不出“{name}”的格式：既不是工作簿，也不是网页、文档或文本表格；"
        "请用办公软件打开后另存为 .xlsx",
        "the format of {name!r} cannot be told: it is no workbook, page, document or text"
        " table; open it in an office program and save it as .xlsx",
    ),
    page=Text(
        "文件内容不属于任何已知格式。\n\n可能已损坏、被加密软件处理过，或扩展名是误改的。"
        "请在能打开它的程序中另存为 .xlsx 或 .docx。",
        "The content belongs to no known format.\n\nIt may be damaged, wrapped by an"
        " encryption product, or wrongly renamed. Save it as .xlsx or .docx in a program that"
        " opens it.",
    ),
    bad="random bytes named catalog.xlsx",
    good="catalog.xlsx as saved by an office program",
)

WRONG_EXTENSION = NoticeSpec(
    code="F013",
    name="wrong-extension",
    severity=Severity.WARNING,
    since=SINCE,
    message=Text(
        "“{name}”的扩展名是 {extension}，内容却是 {kind}；已按内容读取，请改正扩展名",
        "{name!r} is named {extension}, but its content is {kind}; it was read by its"
        " content; correct the name",
    ),
    page=Text(
        "扩展名与内容不符。\n\n网页或文本以 .xls 为名导出时常见。已按内容读取，"
        "但其他软件可能打不开，请改正扩展名或另存。",
        "The name does not agree with the content.\n\nCommon where a system exports a page or"
        " text as .xls. It was read by its content, but other programs may refuse it.",
    ),
    bad="an HTML page named catalog.xls",
    good="the page named catalog.html",
)
