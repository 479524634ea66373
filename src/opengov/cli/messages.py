"""What the command line itself says, in both languages."""

from collections.abc import Mapping

from opengov.finding import Severity
from opengov.text import Text

__all__ = [
    "APPLIES",
    "AS_OF",
    "BAD_DATE",
    "BAD_EXAMPLE",
    "BAD_LIMIT",
    "BASELINE",
    "BASIS",
    "BYTE",
    "CANNOT_WRITE",
    "CODELIST",
    "CONFORMANT",
    "CONVERTED",
    "COUNTED",
    "COUNTS_DISCLOSURES",
    "COUNTS_ENTRIES",
    "COUNTS_FILES",
    "COUNTS_FINDINGS",
    "DEFAULT_PROFILE",
    "DEPRECATED",
    "DID_YOU_MEAN",
    "EARLIER",
    "FAMILY",
    "FATE",
    "FILE_HEAD",
    "FROM_DAY",
    "GIVING_WAY",
    "GOOD_EXAMPLE",
    "HELD",
    "INTERNAL",
    "INTERRUPTED",
    "IN_FINDING",
    "KNOWN_ARE",
    "MENDED",
    "MESSAGE",
    "MISSING_ARGUMENT",
    "NAME",
    "NOTHING_READ",
    "NOT_CHECKED",
    "NOT_CHECKED_NOTE",
    "NOT_CONFORMANT",
    "NOT_ENTRIES",
    "NOT_READ",
    "NOT_WRITTEN",
    "NO_CATALOG",
    "NO_FINDINGS",
    "NO_LONGER",
    "NO_SUCH_OPTION",
    "N_DISCLOSURES",
    "N_ENTRIES",
    "OUTCOMES",
    "OUTPUT_EXTENSION",
    "OUTPUT_FORMAT",
    "OUTPUT_IS_INPUT",
    "OUTPUT_TWICE",
    "OWN_FILES",
    "PER_RULE",
    "PROFILE",
    "PROFILE_ONLY",
    "PROFILE_USED",
    "QUESTIONS_AWAITED",
    "READING",
    "READS",
    "REGRADED",
    "REPLACED",
    "REQUIRES",
    "ROW",
    "RULE",
    "RULES_LISTED",
    "SAFE",
    "SCHEMA",
    "SEE_HELP",
    "SEVERITIES",
    "SEVERITY",
    "SINCE",
    "SKIPPED_FILES",
    "STDIN_FORMAT",
    "STDIN_TWICE",
    "TAKEN_OVER",
    "TEXT_IN_CELL",
    "TO_DAY",
    "TRUNCATED",
    "TWO_ON_STDOUT",
    "UNKNOWN",
    "UNSAFE",
    "VALUES",
    "VERDICT",
    "WHOLE_FILE",
    "WRITTEN",
    "WRONG_USE",
]

SEVERITIES: Mapping[Severity, Text] = {
    Severity.FATAL: Text("致命", "fatal"),
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}

# wrong use
UNKNOWN = Text("没有{kind}“{name}”；{hint}", "there is no {kind} {name!r}; {hint}")
DID_YOU_MEAN = Text("是否想输入 {near}？", "did you mean {near}?")
KNOWN_ARE = Text("可用的有：{known}", "known: {known}")
RULES_LISTED = Text("opengov rules 可列出全部", "see: opengov rules")
RULE = Text("规则或提示", "rule or notice")
FAMILY = Text("规则类别", "family")
CODELIST = Text("代码表", "codelist")
SCHEMA = Text("数据模式", "schema")
PROFILE = Text("规则集", "profile")
CANNOT_WRITE = Text("无法写入 {path}：{why}", "cannot write {path}: {why}")
STDIN_FORMAT = Text(
    "从标准输入读取时须用 --input-format 说明格式，如 --input-format csv",
    "reading standard input needs --input-format, for example --input-format csv",
)
STDIN_TWICE = Text("标准输入（-）只能给出一次", "standard input (-) can be given only once")
TWO_ON_STDOUT = Text(
    "只有一种格式可以写到标准输出；请给 {formats} 之一加上 --output 文件",
    "only one format can go to standard output; give one of {formats} an --output FILE",
)
OUTPUT_FORMAT = Text(
    "无法由 --output {path} 的扩展名看出格式；请在其前面加上 --format",
    "the extension of --output {path} does not tell a format; put --format before it",
)
OUTPUT_TWICE = Text("--output {path} 给出了两次", "--output {path} is given twice")
OUTPUT_IS_INPUT = Text(
    "输出文件 {path} 就是输入文件；请换一个文件名",
    "the output {path} is an input too; give it another name",
)
OUTPUT_EXTENSION = Text(
    "无法由 {path} 的扩展名看出要写的格式；可用：{known}",
    "the extension of {path} does not tell a format to write; known: {known}",
)
BAD_DATE = Text(
    "{name} 须为完整日期，如 2026-11-22，而不是“{value}”",
    "{name} must be a full date such as 2026-11-22, not {value!r}",
)
BAD_LIMIT = Text(
    "--max-findings-per-rule 须为不小于 0 的整数或 all，而不是“{value}”",
    "--max-findings-per-rule must be a number from 0 up, or all, not {value!r}",
)
MISSING_ARGUMENT = Text("缺少参数 {name}", "the argument {name} is missing")
NO_SUCH_OPTION = Text("没有选项 {name}", "there is no option {name}")
WRONG_USE = Text("用法有误：{what}", "wrong use: {what}")
SEE_HELP = Text("用法见：{command} --help", "for help: {command} --help")

# notes on standard error
OWN_FILES = Text(
    "未检查 {n} 个不是目录的文件（如 {example}）：本次运行自己的文件、基线或检查报告",
    "left out {n} file(s) that are no catalogs (such as {example}): "
    "files of this run, baselines or reports",
)
SKIPPED_FILES = Text(
    "跳过文件夹 {folder} 中 {n} 个其他类型的文件（如 {example}）",
    "{folder}: skipped {n} file(s) of other kinds (such as {example})",
)
WRITTEN = Text("已写入 {path}", "wrote {path}")
CONVERTED = Text(
    "{source} → {path}：{catalogs} 个目录，{entries} 个条目",
    "{source} → {path}: {catalogs} catalog(s), {entries} entries",
)
NOT_WRITTEN = Text("{path} 未写入，原因见上", "{path} was not written, for the reason above")
NOTHING_READ = Text(
    "{source} 中没有读出任何目录，未写入 {path}",
    "no catalog could be read from {source}; {path} was not written",
)
QUESTIONS_AWAITED = Text(
    "等待标准输入中的提问；通常由 node conformance/run.mjs -- opengov conformance 运行",
    "waiting for questions on standard input; "
    "usually run by: node conformance/run.mjs -- opengov conformance",
)
INTERRUPTED = Text("已中断", "interrupted")
INTERNAL = Text(
    "程序内部错误：{error}；加 --debug 可查看详情",
    "internal error: {error}; use --debug to see the details",
)
READING = Text("检查", "checking")

# the report as text
FILE_HEAD = Text("（{format}，{entries}）", "({format}, {entries})")
NO_FINDINGS = Text("未发现问题", "nothing found")
COUNTS_FILES = Text("文件", "Files")
COUNTS_DISCLOSURES = Text("公开信息", "Publications")
COUNTS_ENTRIES = Text("条目", "Entries")
COUNTS_FINDINGS = Text("问题", "Findings")
PER_RULE = Text("按规则", "By rule")
OUTCOMES = Text("规则", "Rules")
PROFILE_USED = Text("规则集", "Profile")
AS_OF = Text("检查日期", "As of")
REGRADED = Text("改了等级", "Severities")
NOT_CHECKED = Text("未检查", "Not checked")
NOT_CHECKED_NOTE = Text("未检查（{reason}）：{codes}", "not checked ({reason}): {codes}")
BASELINE = Text("基线", "Baseline")
HELD = Text(
    "已知 {known} 条不计入，已改正 {fixed} 条，本次未涉及 {unseen} 条",
    "{known} known and not counted, {fixed} fixed, {unseen} not looked for this time",
)
TRUNCATED = Text("另有 {n} 处未列出", "{n} more not listed")
VERDICT = Text("结论：{verdict} — {counts}", "Verdict: {verdict} — {counts}")
CONFORMANT = Text("通过", "conformant")
NOT_CONFORMANT = Text("不通过", "not conformant")
NOT_READ = Text("未能完成检查", "could not be checked in full")
NO_CATALOG = Text(
    "从 {path} 没有读到目录：{why.zh}", "no catalog could be read from {path}: {why.en}"
)
NOT_ENTRIES = Text("其中没有目录条目", "it holds no catalog entries")
N_DISCLOSURES = Text("{n} 条公开信息", "{n} publication|{n} publications")
N_ENTRIES = Text("{n} 个条目", "{n} entry|{n} entries")
COUNTED: Mapping[Severity, Text] = {
    Severity.FATAL: Text("{n} 处致命问题", "{n} fatal|{n} fatal"),
    Severity.ERROR: Text("{n} 处错误", "{n} error|{n} errors"),
    Severity.WARNING: Text("{n} 处警告", "{n} warning|{n} warnings"),
    Severity.INFO: Text("{n} 处提示", "{n} info|{n} info"),
}
WHOLE_FILE = Text("整个文件", "the whole file")
ROW = Text("第{n}行", "row {n}")
BYTE = Text("字节{n}", "byte {n}")
TEXT_IN_CELL = Text("原文：{text}", "text: {text}")

# codelists, schemas and profiles
VALUES = Text("{n} 个代码", "{n} codes")
TAKEN_OVER = Text("用至 {day}，由 {codes} 取代", "until {day}, replaced by {codes}")
GIVING_WAY = Text("仍在用，也有改用 {codes} 的", "still in use, some say {codes} instead")
NO_LONGER = Text("已停用", "no longer in use")
DEFAULT_PROFILE = Text("默认", "default")
REQUIRES = Text("必备要素", "Requires")

# rules and explain
NAME = Text("名称", "Name")
SEVERITY = Text("严重程度", "Severity")
BASIS = Text("依据", "Basis")
EARLIER = Text("此前依据", "Earlier basis")
APPLIES = Text("适用期间", "Applies")
FROM_DAY = Text("{day} 起", "from {day}")
TO_DAY = Text("至 {day}", "to {day}")
SINCE = Text("自版本", "Since")
FATE = Text("状态", "Status")
DEPRECATED = Text("{version} 版起停用", "deprecated since {version}")
REPLACED = Text("，由 {code} 取代", ", replaced by {code}")
MESSAGE = Text("提示语", "Message")
BAD_EXAMPLE = Text("错误示例", "Bad example")
GOOD_EXAMPLE = Text("正确示例", "Good example")
READS = Text("读取字段", "Reads")
MENDED = Text("自动修正", "Machine fix")
SAFE = Text("可以自动修正：{title}", "can be mended by machine, safe: {title}")
UNSAFE = Text(
    "可以自动修正，但须人工核对：{title}",
    "can be mended by machine, unsafe, so check it: {title}",
)
PROFILE_ONLY = Text("规则集的要求", "the profile's own requirement")
IN_FINDING = Text(
    "违反规定的，由检查结果列明条款", "where a provision is broken, the finding cites it"
)
