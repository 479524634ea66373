"""`opengov validate`: the main job, a catalog in and a verdict out."""

import re
import traceback
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, output, render
from opengov.cli.commands.profile import load
from opengov.cli.days import full_date
from opengov.cli.exits import FailOn
from opengov.cli.inputs import expand
from opengov.cli.intake import read
from opengov.cli.language import chosen, today
from opengov.cli.marking import marked, refuse_unmarkable
from opengov.cli.options import InputFormatArg, LangArg
from opengov.cli.progress import LongWork
from opengov.cli.ratchet import Ratchet
from opengov.cli.sinks import (
    ReportFormat,
    Sink,
    in_order,
    pair,
    project_of,
    refuse_inputs,
    stdout_format,
)
from opengov.cli.usage import OutputFailedError, UnansweredError, unknown
from opengov.errors import OpenGovError
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.catalogfile import CatalogFile
    from opengov.validation import Report
    from opengov.validation.profiles import Profile

__all__ = ["validate"]

SEPARATORS = re.compile(r"[\s,，、;；]+")


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
    max_findings_per_rule: Annotated[
        int | None,
        typer.Option(
            "--max-findings-per-rule", metavar="N", min=0, help="List at most N findings of a rule"
        ),
    ] = None,
    input_format: InputFormatArg = None,
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

    Exit codes: 0 nothing found at the threshold, 1 findings, 2 wrong use,
    3 an input could not be read.
    """
    sinks = pair(in_order(ctx), formats or (), outputs or ())
    ratchet = Ratchet.asked(baseline, update=update_baseline)
    inputs = expand(paths, input_format=input_format)
    refuse_inputs(sinks, inputs.paths)
    refuse_unmarkable(sinks, inputs.paths)
    judge = _Judge(
        profile=load(profile_name),
        as_of=today() if as_of is None else full_date(as_of, "--as-of"),
        select=_codes(select),
        ignore=_codes(ignore),
        debug=bool(ctx.obj),
    )
    person = chosen(lang)
    if (project := project_of(ctx)) is not None and project.options:
        render.note(project.note, person)
    for each in inputs.notes:
        render.note(each, person)
    report = judge.judge_all(inputs.paths, input_format, person)
    report = ratchet.applied(report)
    if max_findings_per_rule is not None:
        report = report.limited(max_findings_per_rule)
    languages = {True: person, False: chosen(lang, default="zh")}
    written = _write(
        report,
        sinks,
        {each: languages[each is ReportFormat.TEXT] for each in ReportFormat},
        fail_on,
        person,
    )
    written = ratchet.saved(person) and written
    return report.exit_code(fail_on.value) if written else exits.FATAL


class _Judge:
    """What every file of the call is judged by."""

    def __init__(
        self,
        *,
        profile: "Profile",
        as_of: date,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        debug: bool,
    ) -> None:
        self._profile = profile
        self._as_of = as_of
        self._select = select
        self._ignore = ignore
        self._debug = debug

    def judge_all(self, paths: Sequence[str], input_format: str | None, lang: Lang) -> "Report":
        """Read and judge every file; one that fails does not keep the others from it."""
        from opengov.validation.report import merge_reports  # noqa: PLC0415 - so that help is fast

        with LongWork(len(paths), lang) as work:
            reports: list[Report] = []
            for path in paths:
                work.begin(path)
                reports.append(self._judge_one(path, input_format))
                work.done()
        return merge_reports(reports)

    def _judge_one(self, path: str, input_format: str | None) -> "Report":
        from opengov.cli.failures import failed  # noqa: PLC0415 - so that help is fast
        from opengov.validation import validate as validate_file  # noqa: PLC0415 - as above

        def judge(file: "CatalogFile") -> "Report":
            return validate_file(
                file,
                profile=self._profile,
                as_of=self._as_of,
                select=self._select,
                ignore=self._ignore,
            )

        try:
            return judge(read(path, input_format=input_format))
        except OpenGovError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it becomes a finding
            if self._debug:
                traceback.print_exc(file=output.stderr())
            return judge(failed(path, error))


def _write(
    report: "Report",
    sinks: Iterable[Sink],
    languages: dict[ReportFormat, Lang],
    fail_on: FailOn,
    person: Lang,
) -> bool:
    """Write the report wherever it was asked for, files first; tell whether all went well."""
    from opengov.cli import formats  # noqa: PLC0415 - so that help is fast
    from opengov.cli.summary import report_lines, verdict_text  # noqa: PLC0415 - as above

    sinks = sorted(sinks, key=lambda sink: sink.path is None)
    well = True
    for sink in sinks:
        lang = languages[sink.format]
        if sink.path is None and sink.format is ReportFormat.TEXT:
            render.result(report_lines(report, lang, fail_on))
            continue
        if sink.format is ReportFormat.XLSX:
            try:
                data = marked(report, lang, person)
            except UnansweredError as error:
                well = False
                render.error(error.message, person)
                continue
        else:
            data = formats.encoded(report, sink.format, lang, fail_on)
        if sink.path is None:
            output.write_bytes(data)
            continue
        try:
            save(sink.path, data)
        except OSError as error:
            well = False
            render.error(OutputFailedError(sink.path, error).message, person)
        else:
            render.note(messages.WRITTEN.format(path=sink.path), person)
    if stdout_format(sinks) is None:
        render.note(verdict_text(report, fail_on), person)
    return well


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    """Take codes apart that are joined by commas, and refuse what is none."""
    from opengov.cli.handbook import pages  # noqa: PLC0415 - so that help is fast

    codes = tuple(
        code for text in given or () for code in SEPARATORS.split(text.upper().strip()) if code
    )
    known = tuple(pages()) if codes else ()
    for code in codes:
        if not any(each.startswith(code) for each in known):
            raise unknown(messages.RULE, code, known)
    return codes
