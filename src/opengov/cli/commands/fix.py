"""`opengov fix`: mend in a copy what can be mended without asking."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.codes import codes_of
from opengov.cli.commands.profile import load
from opengov.cli.inputs import is_same_file
from opengov.cli.language import chosen
from opengov.cli.listing import counted, list_findings, place
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import OutputFailedError, UnansweredError, WrongUseError
from opengov.finding import Severity
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.fixes import Correction, Outcome, Plan

__all__ = ["fix"]

EITHER = Text("--dry-run 与 --write 只能用一个", "give --dry-run or --write, not both")
SAME = Text(
    "副本不能覆盖原文件 {path}；请另起文件名",
    "the copy cannot overwrite {path}; give it another name",
)
NOT_READ = Text("{path} 不能读取：{why}", "{path} cannot be read: {why}")
UNFIT = Text(
    "只能改写 XLSX、CSV、TSV、JSON 和 JSONL 文件，{path} 是 {format}；请先用 opengov convert 转换",
    "XLSX, CSV, TSV, JSON and JSONL files can be mended, and {path} is {format}; "
    "use opengov convert first",
)
WORSE = Text(
    "改写后会出现新的问题，未写入：{codes}",
    "nothing was written, since the copy would have new findings: {codes}",
)
NOTHING = Text("没有可自动修正的内容", "nothing can be mended automatically")
PLACES = Text("{n} 处", "{n} place|{n} places")
COUNT = Text(
    "可修正 {places}，修正后问题由 {before} 条变为 {after} 条",
    "{places} can be mended; findings {before} before, {after} after",
)
UNSAFE = Text("（可能改变原意）", " (may change the meaning)")
LEFT = Text(
    "{n} 个单元格是公式，或者所在编码写不下新的字符，保持原样：{cells}",
    "{n} cells stay as they are, since they hold a formula or their encoding has no certain "
    "bytes for the new characters: {cells}",
)
SHOWN = 10
"""Cells that a note names."""


def fix(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="XLSX, CSV, TSV, JSON or JSONL file (文件)")
    ],
    *,
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="COPY", help="Write the mended copy here (写入副本)"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change (试运行); the default")
    ] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also what may change the meaning (含可能改变原意的)")
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these codes or prefixes (只修正)"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="All but these codes (不修正)"),
    ] = None,
    profile_name: Annotated[
        str,
        typer.Option(
            "--profile", metavar="NAME|FILE.toml", help="What to measure the copy against (规则集)"
        ),
    ] = "required-elements",
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Mend in a copy what can be mended without asking (自动修正); all else stays as it is.

    What is written are the patches that findings carry, those of every rule, whatever the
    profile asks for. The copy is validated before it is written, and is not written if it
    has new findings.
    Exit codes: 0, 2 wrong use, 3 a file could not be read or written.
    """
    from opengov.fixes import WRITABLE, judged, plan_fixes  # noqa: PLC0415 - so that help is fast

    if dry_run and write is not None:
        raise WrongUseError(EITHER)
    if write is not None and is_same_file(path, write):
        raise WrongUseError(SAME.format(path=path))
    profile = load(profile_name)
    person = chosen(lang)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        why = str(error.strerror)
        raise UnansweredError(NOT_READ.format(path=path, why=why)) from error
    plan = plan_fixes(
        path,
        data,
        unsafe=unsafe,
        select=codes_of(select),
        ignore=(*codes_of(ignore), *profile.without),
    )
    if any(finding.severity is Severity.FATAL for finding in plan.file.findings):
        render.notes(list_findings(plan.file.findings, person))
        return exits.FATAL
    if plan.file.format not in WRITABLE:
        raise UnansweredError(UNFIT.format(path=path, format=plan.file.format))
    outcome = judged(plan, profile)
    if output_format is ListFormat.JSON:
        text = json.dumps(_json(plan, outcome, chosen(lang, default="zh")), ensure_ascii=False)
        output.write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
    else:
        render.result(_lines(plan, outcome, person))
    return exits.OK if write is None else _written(write, plan, outcome, person)


def _written(path: Path, plan: "Plan", outcome: "Outcome", lang: Lang) -> int:
    if outcome.new:
        codes = " ".join(sorted({finding.code for finding in outcome.new}))
        render.error(WORSE.format(codes=codes), lang)
        return exits.FATAL
    packed = path.suffix.lower() == ".gz"
    try:
        save(path, gzip.compress(plan.copy, mtime=0) if packed else plan.copy)
    except OSError as error:
        render.error(OutputFailedError(path, error).message, lang)
        return exits.FATAL
    render.note(messages.WRITTEN.format(path=path), lang)
    return exits.OK


def _json(plan: "Plan", outcome: "Outcome", lang: Lang) -> dict[str, object]:
    return {
        "path": plan.file.source,
        "patches": [each.to_json(lang) for each in plan.corrections],
        "operations": [operation.to_json() for operation in plan.operations()],
        "left": [each.to_json(lang) for each in plan.left],
        "findings": {
            "before": sum(outcome.before.totals.values()),
            "after": sum(outcome.after.totals.values()),
            "new": [finding.to_json(lang) for finding in outcome.new],
        },
    }


def _lines(plan: "Plan", outcome: "Outcome", lang: Lang) -> Iterator[Line]:
    sheet = None
    for each in plan.corrections:
        if each.location.sheet is not None and each.location.sheet != sheet:
            sheet = each.location.sheet
            yield Line(((sheet, "bold cyan"),))
        names = "、" if lang == "zh" else ", "
        said = names.join(f"{mending.title.say(lang)} {code}" for code, mending in each.patches)
        if not each.safe:
            said += UNSAFE.say(lang)
        yield Line(((f"  {place(each.location, lang)}  ", "bold"),), ((said, ""),))
        yield Line((("    - ", "red"),), ((render.flat(each.old), "red"),))
        yield Line((("    + ", "green"),), ((render.flat(each.new), "green"),))
    if plan.left:
        yield Line(body=((_left(plan.left, lang), "yellow"),))
    if not plan.corrections:
        yield Line(body=((NOTHING.say(lang), "green"),))
        return
    said = COUNT.say(lang).format(
        places=counted(PLACES, len(plan.corrections)).say(lang),
        before=sum(outcome.before.totals.values()),
        after=sum(outcome.after.totals.values()),
    )
    yield Line(body=((said, "bold"),))


def _left(left: Iterable["Correction"], lang: Lang) -> str:
    cells = [place(each.location, lang) for each in left]
    more = " …" if len(cells) > SHOWN else ""
    return LEFT.say(lang).format(n=len(cells), cells=" ".join(cells[:SHOWN]) + more)
