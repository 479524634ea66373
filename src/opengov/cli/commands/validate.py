"""`opengov validate`: the main job, a catalog in and a verdict out."""

from typing import Annotated

import typer

from opengov.cli import exits, render
from opengov.cli.against import against
from opengov.cli.codes import codes_of
from opengov.cli.commands.calendar.sources import CalendarArg, NoticesArg
from opengov.cli.commands.profile import load
from opengov.cli.days import full_date
from opengov.cli.delivery import deliver
from opengov.cli.exits import FailOn
from opengov.cli.fetching import refuse_urls
from opengov.cli.inputs import expand
from opengov.cli.judging import DEFAULT_LIMIT, Judge, findings_limit, judge_all
from opengov.cli.language import chosen, today
from opengov.cli.marking import refuse_unmarkable
from opengov.cli.options import Grouping, InputFormatArg, LangArg
from opengov.cli.ratchet import Ratchet
from opengov.cli.sinks import (
    ReportFormat,
    in_order,
    pair,
    project_of,
    refuse_inputs,
)

__all__ = ["validate"]


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders or patterns (文件), - for stdin"),
    ],
    *,
    profile_name: Annotated[
        str,
        typer.Option(
            "--profile", metavar="NAME|FILE.toml", help="What to measure against (规则集)"
        ),
    ] = "required-elements",
    formats: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            "--format",
            help="Format of the report (报告格式); may repeat, each with its --output",
            show_default="text",
        ),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where the --format before it goes (输出文件); without it, standard output",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Least severity that makes the exit code 1")
    ] = FailOn.ERROR,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these rules, such as E1,C101 (选择)"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Leave these rules out (忽略)"),
    ] = None,
    group_by: Annotated[
        Grouping,
        typer.Option("--group-by", help="How text groups the findings (分组方式)"),
    ] = Grouping.FILE,
    lang: LangArg = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Day to judge on (检查日期)",
            show_default="today in China",
        ),
    ] = None,
    catalog: Annotated[
        str | None,
        typer.Option(
            "--catalog",
            metavar="FILE",
            help="Catalog whose entries the publications fulfil (公开信息所属的目录)",
        ),
    ] = None,
    place: CalendarArg = "CN",
    notices: NoticesArg = None,
    max_findings_per_rule: Annotated[
        int,
        typer.Option(
            "--max-findings-per-rule",
            metavar="N|all",
            parser=findings_limit,
            help="List at most N findings of a rule (每条规则最多列出); the numbers stay exact",
        ),
    ] = DEFAULT_LIMIT,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", metavar="N", min=1, help="Processes that share the files (并行进程数)"
        ),
    ] = 1,
    input_format: InputFormatArg = None,
    allow_url: Annotated[
        bool,
        typer.Option("--allow-url", help="Read inputs that are https addresses (允许从网址读取)"),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="What is known already and does not fail (基线): an earlier JSON report will do",
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option(
            "--update-baseline",
            help="Make the baseline if there is none, else drop from it what is fixed (更新基线)",
        ),
    ] = False,
    config: Annotated[  # noqa: ARG001 - read before the other options, whose defaults it sets
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Project file (项目文件); by default the nearest opengov.toml or [tool.opengov]",
        ),
    ] = None,
    no_config: Annotated[  # noqa: ARG001 - as above
        bool, typer.Option("--no-config", help="Use no project file (不用项目文件)")
    ] = False,
) -> int:
    """Check disclosure catalogs (检查政务公开标准目录): XLSX, XLS, ODS, CSV, HTML, DOCX, JSON.

    Publications (公开信息) in JSONL are checked too, against the --catalog they fulfil.

    Exit codes: 0 nothing found at the threshold, 1 findings, 2 wrong use,
    3 an input could not be read.
    """
    sinks = pair(in_order(ctx), formats or (), outputs or ())
    ratchet = Ratchet.asked(baseline, update=update_baseline)
    project = project_of(ctx)
    inputs = expand(
        paths,
        input_format=input_format,
        own=(
            baseline,
            catalog,
            profile_name,
            *(notices or ()),
            *(sink.path for sink in sinks),
            None if project is None else project.path,
        ),
    )
    refuse_urls(inputs.paths, allowed=allow_url)
    refuse_inputs(sinks, inputs.paths)
    refuse_unmarkable(sinks, inputs.paths)
    judge = Judge(
        profile=load(profile_name),
        as_of=today() if as_of is None else full_date(as_of, "--as-of"),
        select=codes_of(select),
        ignore=codes_of(ignore),
        # What a baseline knows is taken out before the limit, so all must be there.
        per_rule=max_findings_per_rule if baseline is None else None,
        input_format=input_format,
        against=against(catalog, place, notices),
        debug=bool(ctx.obj),
    )
    person = chosen(lang)
    if project is not None and project.options:
        render.note(project.note, person)
    for each in inputs.notes:
        render.note(each, person)
    report = judge_all(judge, inputs.paths, workers=workers, lang=person)
    report = ratchet.applied(report).limited(max_findings_per_rule)
    machine = chosen(lang, default="zh")
    written = deliver(report, sinks, fail_on, by=group_by, person=person, machine=machine)
    written = ratchet.saved(person) and written
    return report.exit_code(fail_on.value) if written else exits.FATAL
