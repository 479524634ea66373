"""The index of the commands, and a page for each with its help and that of those below it."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from scripts.docpages.anchors import link
from scripts.docpages.markdown import both, code, fence, heading, prose, table
from typer.main import get_command

from opengov.cli.app import app
from opengov.text import Lang, Text

__all__ = ["Help", "helps", "pages"]

WIDTH = 96
"""Columns of the help, whatever terminal runs the generator."""
PROGRAM = "opengov"
INDEX = "cli"
TITLE = Text("命令行", "Command line")
INTRODUCTION = Text(
    "各页就是该命令 `--help` 的内容。\n"
    "退出码：0 没有达到阈值的问题，1 有问题，2 用法错误，3 有文件读不了。",
    "Each page is what the command says with `--help`.\n"
    "Exit codes: 0 nothing found at the threshold, 1 findings, 2 wrong use, "
    "3 an input that could not be read.",
)
COMMAND = Text("命令", "Command")
PURPOSE = Text("用途", "What it does")
ALL = Text("全部命令", "All commands")
CHINESE = {
    "validate": "检查政务公开标准目录（XLSX、XLS、ODS、CSV、HTML、DOCX、JSON），输出问题清单。",
    "convert": "在标准目录表格与目录 JSON 之间转换。",
    "fix": "在副本中自动改正可以确定的问题，其他单元格保持原样。",
    "impact": "比较两份 JSON 报告，逐条规则列出新增和消失的问题。",
    "rules": "列出检查结果所用的全部规则和提示。",
    "explain": "说明一条规则或提示的含义、依据和处理办法。",
    "deadline": "推算依申请公开的答复期限，逐步列出计算过程。",
    "remedies": "列出可用的救济途径：怎样提出、向谁提出、何时截止。",
    "fee": "计算可以收取的信息处理费。",
    "codelist": "显示一个代码表，或列出全部代码表。",
    "schema": "显示一个 JSON Schema 数据模式，或列出全部数据模式。",
    "schema-diff": "比较数据模式和代码表的两个版本，逐项说明收窄、放宽或无影响，并附反例。",
    "template": "写出标准版式的空白目录，或者字段对照表。",
    "profile": "查看规则集。",
    "profile list": "列出内置规则集。",
    "profile show": "显示规则集的必备要素和检查的规则。",
    "calendar": "政府机关的工作日及其来源。",
    "calendar is-working": "查询某日机关是否上班。",
    "calendar add": "求某日之后的第 N 个工作日。",
    "calendar count": "计算两个日期之间的工作日天数，倒序为负。",
    "calendar explain": "说明某日的性质、由哪个通知规定、此前是什么。",
    "calendar show": "显示全年十二个月的日历和有关通知。",
    "calendar export": "导出某年的放假和调休上班日，供日历程序使用。",
    "calendar import-notice": "读入放假通知，写成可用于 --notice 的年度文件。",
    "conformance": "回答一致性测试的提问：每行一问，每行一答。",
    "requests": "成批处理依申请公开：台账、重新计算、统计。",
    "requests ledger": "写出台账，含到期日和剩余天数，并以颜色区分。",
    "requests import": "把台账读成 JSONL，并指出读不了的单元格。",
    "requests template": "写出空白台账，带下拉选项和填写说明。",
    "requests recompute": "列出因放假通知发布或调整而改变期限的申请及原因。",
    "requests concentration": "按申请人统计一段时间内的申请，只给数字，不作拒绝的依据。",
    "requests reminders": "把未结期限的最后一日写成带提醒的 iCalendar 日程。",
}
"""What the first line of the help says, command by command."""


class Help(NamedTuple):
    """The help of one command."""

    path: str
    """Words after the name of the program; empty for the program itself."""
    summary: Text
    text: str


def helps() -> list[Help]:
    """Return the help of the program and of every command, in the order of `--help`."""
    return list(_helps(get_command(app), None, PROGRAM))


def _helps(command: Any, parent: Any, name: str) -> Iterator[Help]:  # noqa: ANN401 - where click's types live differs between typer's versions
    """Give the help of a command and of those below it, without frames."""
    command.rich_markup_mode = None
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings
    )
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    path = context.command_path.removeprefix(PROGRAM).strip()
    first = " ".join((command.help or "").partition("\n\n")[0].split())
    yield Help(path, Text(CHINESE.get(path, first), first), "\n".join(lines))
    for below, subcommand in getattr(command, "commands", {}).items():
        if not subcommand.hidden:
            yield from _helps(subcommand, context, below)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the index and a page for each command of the first level."""
    program, *every = helps()
    yield INDEX, both(partial(_index, program, every))
    for each in every:
        if " " not in each.path:
            under = [other for other in every if other.path.partition(" ")[0] == each.path]
            yield _page_of(each), both(partial(_page, under))


def _page_of(each: Help) -> str:
    return f"cli/{each.path.partition(' ')[0]}"


def _anchor(each: Help) -> str:
    return f"{PROGRAM} {each.path}".replace(" ", "-")


def _index(program: Help, every: list[Help], lang: Lang) -> str:
    rows = (
        (
            link(code(f"{PROGRAM} {each.path}"), _page_of(each), page=INDEX, anchor=_anchor(each)),
            prose(each.summary.say(lang)),
        )
        for each in every
    )
    parts = (
        f"# {TITLE.say(lang)}",
        INTRODUCTION.say(lang),
        table((COMMAND.say(lang), PURPOSE.say(lang)), rows),
        heading(2, PROGRAM, PROGRAM),
        fence(program.text),
    )
    return "\n\n".join(parts) + "\n"


def _page(under: list[Help], lang: Lang) -> str:
    """Write the page of a command and of those below it; only Chinese adds a summary."""
    parts = []
    for each in under:
        level = 1 if each is under[0] else 2
        parts.append(heading(level, f"{PROGRAM} {each.path}", _anchor(each)))
        parts += [prose(each.summary.zh)] if lang == "zh" else []
        parts.append(fence(each.text))
    parts.append(link(ALL.say(lang), INDEX, page=_page_of(under[0])))
    return "\n\n".join(parts) + "\n"
