"""`opengov fix`: mend in a copy what can be mended without asking."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.commands.profile import load
from opengov.cli.inputs import is_same_file
from opengov.cli.language import chosen
from opengov.cli.listing import list_findings
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import OutputFailedError, UnansweredError, WrongUseError
from opengov.finding import Severity
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.fixes import Plan
    from opengov.fixes.apply import Outcome

__all__ = ["fix"]

EITHER = Text("--dry-run 与 --write 只能用一个", "give --dry-run or --write, not both")
SAME = Text(
    "副本不能覆盖原文件 {path}；请另起文件名",
    "the copy cannot overwrite {path}; give it another name",
)
NOT_READ = Text("{path} 不能读取：{why}", "{path} cannot be read: {why}")
UNFIT = Text(
    "只能改写 XLSX、CSV 和 TSV 文件，{path} 是 {format}；请先用 opengov convert 转换",
    "XLSX, CSV and TSV files can be mended, and {path} is {format}; use opengov convert first",
)
WORSE = Text(
    "改写后会出现新的问题，未写入：{codes}",
    "nothing was written, since the copy would have new findings: {codes}",
)
NOTHING = Text("没有可自动修正的内容", "nothing can be mended automatically")
COUNT = Text(
    "可修正 {n} 个单元格，修正后问题由 {before} 条变为 {after} 条",
    "{n} cells can be mended; findings {before} before, {after} after",
)
UNSAFE = Text("（可能改变原意）", " (may change the meaning)")


def fix(
    path: Annotated[str, typer.Argument(metavar="PATH", help="XLSX, CSV or TSV file (文件)")],
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
    profile_name: Annotated[
        str,
        typer.Option(
            "--profile", metavar="NAME|FILE.toml", help="What to measure the copy against (规则集)"
        ),
    ] = "required-elements",
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Mend in a copy what can be mended without asking (自动修正); other cells stay as they are.

    The copy is validated before it is written, and is not written if it has new findings.
    Exit codes: 0, 2 wrong use, 3 a file could not be read or written.
    """
    from opengov.files.gzipped import is_gzip  # noqa: PLC0415 - so that help is fast
    from opengov.fixes import apply_patches, plan_fixes  # noqa: PLC0415 - as above
    from opengov.fixes.apply import TABLES  # noqa: PLC0415 - as above

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
    plan = plan_fixes(path, data, unsafe=unsafe)
    if any(finding.severity is Severity.FATAL for finding in plan.file.findings):
        render.notes(list_findings(plan.file.findings, person))
        return exits.FATAL
    if plan.file.format not in TABLES or is_gzip(data):
        raise UnansweredError(UNFIT.format(path=path, format=plan.file.format))
    outcome = apply_patches(plan, profile)
    if output_format is ListFormat.JSON:
        text = json.dumps(_json(plan, outcome, chosen(lang, default="zh")), ensure_ascii=False)
        output.write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
    else:
        render.result(_lines(plan, outcome, person))
    return exits.OK if write is None else _written(write, outcome, person)


def _written(path: Path, outcome: "Outcome", lang: Lang) -> int:
    if outcome.new:
        codes = " ".join(sorted({finding.code for finding in outcome.new}))
        render.error(WORSE.format(codes=codes), lang)
        return exits.FATAL
    try:
        save(path, outcome.data)
    except OSError as error:
        render.error(OutputFailedError(path, error).message, lang)
        return exits.FATAL
    render.note(messages.WRITTEN.format(path=path), lang)
    return exits.OK


def _json(plan: "Plan", outcome: "Outcome", lang: Lang) -> dict[str, object]:
    return {
        "path": plan.file.source,
        "patches": [patch.to_json(lang) for patch in plan.patches],
        "findings": {
            "before": sum(outcome.before.totals.values()),
            "after": sum(outcome.after.totals.values()),
            "new": [finding.to_json(lang) for finding in outcome.new],
        },
    }


def _lines(plan: "Plan", outcome: "Outcome", lang: Lang) -> Iterator[Line]:
    sheet = None
    for patch in plan.patches:
        place = patch.location
        if place.sheet is not None and place.sheet != sheet:
            sheet = place.sheet
            yield Line(((sheet, "bold cyan"),))
        names = "、" if lang == "zh" else ", "
        said = names.join(kind.title.say(lang) for kind in patch.fixes)
        if not patch.safe:
            said += UNSAFE.say(lang)
        yield Line(((f"  {patch.cell}  ", "bold"),), ((said, ""),))
        yield Line((("    - ", "red"),), ((render.flat(patch.old), "red"),))
        yield Line((("    + ", "green"),), ((render.flat(patch.new), "green"),))
    if not plan.patches:
        yield Line(body=((NOTHING.say(lang), "green"),))
        return
    values = {
        "n": len(plan.patches),
        "before": sum(outcome.before.totals.values()),
        "after": sum(outcome.after.totals.values()),
    }
    yield Line(body=((COUNT.format(**values).say(lang), "bold"),))
