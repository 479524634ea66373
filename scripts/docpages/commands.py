"""The page of the command line: the help of every command."""

from collections.abc import Iterator
from typing import Any

from scripts.docpages.markdown import both, fence
from typer.main import get_command

from opengov.cli.app import app
from opengov.text import Lang, Text

__all__ = ["pages"]

WIDTH = 96
"""Columns of the help, whatever terminal runs the generator."""

TITLE = Text("命令行", "Command line")
INTRODUCTION = Text(
    "以下就是每条命令 `--help` 的内容。\n"
    "退出码：0 没有达到阈值的问题，1 有问题，2 用法错误，3 有文件读不了。",
    "This is what every command says with `--help`.\n"
    "Exit codes: 0 nothing found at the threshold, 1 findings, 2 wrong use, "
    "3 an input that could not be read.",
)


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the command line."""
    yield "cli", both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    for path, text in _helps(get_command(app), None, "opengov"):
        parts += [f"## {path}", fence(text)]
    return "\n\n".join(parts) + "\n"


def _helps(command: Any, parent: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - where click's types live differs between typer's versions
    """Give the path and the help of a command and of those below it, without frames."""
    command.rich_markup_mode = None
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings
    )
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    yield context.command_path, "\n".join(lines)
    for below, subcommand in getattr(command, "commands", {}).items():
        if not subcommand.hidden:
            yield from _helps(subcommand, context, below)
