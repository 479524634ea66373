"""`opengov impact`: what newly fails and newly passes between two reports."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line, field
from opengov.cli.usage import UnansweredError
from opengov.errors import InvalidReportError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.validation.impact import Change, Impact

__all__ = ["impact"]

NOT_READABLE = Text("报告 {path} 不能读取：{why}", "the report {path} cannot be read: {why}")
NEWLY_FAILING = Text("新增不通过", "Newly failing")
NEWLY_PASSING = Text("新增通过", "Newly passing")
NOTHING = Text("没有变化", "nothing changed")
PARTIAL = Text(
    "（报告没有列出该规则的全部问题，可能还有其他变化）",
    " (a report does not list every finding of this rule; more may have changed)",
)
UNREAD = Text("未能检查", "Not judged")
SETTING = Text("设置不同", "Differing")
VERDICT = Text(
    "新增不通过 {worse} 条，新增通过 {better} 条；允许新增 {limit} 条",
    "{worse} newly failing, {better} newly passing; {limit} allowed",
)


class Gravity(StrEnum):
    """Values of `--severity`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def impact(
    old: Annotated[str, typer.Argument(metavar="OLD", help="JSON report of before (原报告)")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="JSON report of now (新报告)")],
    *,
    severity: Annotated[
        Gravity, typer.Option("--severity", help="Least severity that counts (最低级别)")
    ] = Gravity.ERROR,
    max_newly_failing: Annotated[
        int,
        typer.Option(
            "--max-newly-failing",
            metavar="N",
            min=0,
            help="So many may newly fail; more make the exit code 1 (允许新增)",
        ),
    ] = 0,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """List what newly fails and newly passes between two JSON reports, rule by rule (影响对比).

    Findings are matched by fingerprint, so that a moved row is no change.
    Exit codes: 0 within the limit, 1 more than it, 2 wrong use,
    3 a report that could not be read.
    """
    from opengov.validation.impact import compare_reports  # noqa: PLC0415 - so that help is fast

    before, after = _bytes(old), _bytes(new)
    try:
        found = compare_reports(before, after, gravity=severity.value, names=(old, new))
    except InvalidReportError as error:
        raise UnansweredError(Text(str(error), str(error))) from error
    person = chosen(lang)
    if output_format is ListFormat.JSON:
        text = json.dumps(found.to_json(), ensure_ascii=False, indent=2)
        output.write_bytes(f"{text}\n".encode("utf-8", "surrogatepass"))
    else:
        render.result(_lines(found, person, max_newly_failing))
    if found.unread:
        return exits.FATAL
    return exits.FINDINGS if found.newly_failing > max_newly_failing else exits.OK


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = str(error.strerror)
        raise UnansweredError(NOT_READABLE.format(path=path, why=why)) from error


def _lines(found: "Impact", lang: Lang, limit: int) -> Iterator[Line]:
    for rule in found.rules:
        partial = PARTIAL.say(lang) if rule.partial else ""
        head = f"{rule.code}  {rule.before} → {rule.after}{partial}"
        yield Line(((head, "bold"),))
        yield from _changes(NEWLY_FAILING, rule.code, rule.newly_failing, lang, "red")
        yield from _changes(NEWLY_PASSING, rule.code, rule.newly_passing, lang, "green")
        yield Line()
    if not found.rules:
        yield Line(((NOTHING.say(lang), "green"),))
    if found.unread:
        yield field(UNREAD, "  ".join(found.unread), lang, style="red")
    if found.changed_setting:
        yield field(SETTING, "  ".join(found.changed_setting), lang, style="yellow")
    values = {"worse": found.newly_failing, "better": found.newly_passing, "limit": limit}
    style = "bold red" if found.newly_failing > limit else "bold green"
    yield Line(((VERDICT.format(**values).say(lang), style),))


def _changes(
    title: Text, code: str, changes: "tuple[Change, ...]", lang: Lang, style: str
) -> Iterator[Line]:
    from opengov.validation.reworded import both_languages  # noqa: PLC0415 - so that help is fast

    for change in changes:
        where = "  ".join(part for part in (change.source, change.place or change.pointer) if part)
        said = both_languages(code, change.message, change.values, change.basis).say(lang)
        yield Line((("  ", ""), (title.say(lang), style), (f"  {where}  {said}", "")))
