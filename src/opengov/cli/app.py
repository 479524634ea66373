"""The command `opengov`: what it accepts, and what it exits with."""

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from opengov._version import __version__
from opengov.cli import exits, messages, output, render
from opengov.cli.commands import (
    calendar,
    codelist,
    conformance,
    convert,
    deadline,
    explain,
    fee,
    fix,
    impact,
    profile,
    remedies,
    requests,
    rules,
    schema,
    schema_diff,
    template,
    validate,
)
from opengov.cli.language import asked_language
from opengov.cli.sinks import PairedCommand
from opengov.cli.usage import OutputFailedError, UnansweredError, WrongUseError
from opengov.errors import OpenGovError
from opengov.text import Text

__all__ = ["app", "run"]

DEBUG = "--debug"

CommandLineError: type[Exception] = next(
    kind
    for kind in typer.BadParameter.__mro__
    if issubclass(kind, Exception) and kind.__name__ == "ClickException"
)
"""Base of typer's errors of use; where it lives differs between typer's versions."""

app = typer.Typer(
    name="opengov",
    help="Check and convert catalogs of government-information disclosure (政务公开标准目录).",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(cls=PairedCommand)(validate.validate)
app.command()(convert.convert)
app.command()(fix.fix)
app.command()(impact.impact)
app.command()(rules.rules)
app.command()(explain.explain)
app.add_typer(profile.app)
app.add_typer(calendar.app)
app.command()(deadline.deadline)
app.command()(remedies.remedies)
app.command()(fee.fee)
app.add_typer(requests.app)
app.command()(codelist.codelist)
app.command()(schema.schema)
app.command()(schema_diff.schema_diff)
app.command()(template.template)
app.command()(conformance.conformance)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer passes it by position
    """Print the version and stop."""
    if wanted:
        render.result([render.Line(body=((f"opengov {__version__}", ""),))])
        raise typer.Exit


@app.callback(invoke_without_command=True)
def opengov(
    ctx: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version"),
    ] = False,
    debug: Annotated[  # noqa: ARG001 - taken out beforehand, so that it may stand anywhere
        bool, typer.Option(DEBUG, help="Show tracebacks of internal errors (调试)")
    ] = False,
) -> int:
    """Check and convert catalogs of government-information disclosure (政务公开标准目录)."""
    if ctx.invoked_subcommand is not None:
        return exits.OK
    typer.echo(ctx.get_help())
    return exits.WRONG_USE


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    >>> run(["--version"])
    opengov ...
    0
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = DEBUG in arguments or bool(os.environ.get("OPENGOV_DEBUG"))
    output.prepare_streams()
    try:
        code = _run([argument for argument in arguments if argument != DEBUG], debug=debug)
        output.stdout().flush()
    except BrokenPipeError:
        output.silence_stdout()
        return exits.PIPE_CLOSED
    except KeyboardInterrupt:
        code = exits.INTERRUPTED
    if code == exits.INTERRUPTED:  # typer makes this code of Ctrl-C, too
        render.note(messages.INTERRUPTED, asked_language(arguments))
    return code


def _run(arguments: Sequence[str], *, debug: bool) -> int:
    """Turn every way in which a command can end into an exit code."""
    lang = asked_language(arguments)
    try:
        with _pipes_as_errors():
            code = app(list(arguments), prog_name="opengov", standalone_mode=False, obj=debug)
        return code if isinstance(code, int) else exits.OK
    except typer.Abort:
        raise KeyboardInterrupt from None
    except CommandLineError as error:
        render.error(_explained(error), lang)
        return exits.WRONG_USE
    except (WrongUseError, OutputFailedError, UnansweredError) as error:
        render.error(error.message, lang)
        return exits.WRONG_USE if isinstance(error, WrongUseError) else exits.FATAL
    except OpenGovError as error:
        render.error(Text(str(error), str(error)), lang)
        return exits.WRONG_USE
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: never a traceback
        if debug:
            traceback.print_exc(file=output.stderr())
        what = f"{type(error).__name__}: {error}"
        render.error(messages.INTERNAL.format(error=what), lang)
        return exits.FATAL


def _explained(error: Exception) -> Text:
    """Say a usage error of typer in both languages, with the way to the help."""
    english = str(getattr(error, "format_message", error.__str__)()).strip().rstrip(".")
    english = english[:1].lower() + english[1:]
    quoted = english.partition("'")[2].partition("'")[0]
    kind = type(error).__name__
    if kind == "MissingParameter":
        chinese = messages.MISSING_ARGUMENT.zh.format(name=quoted)
    elif kind == "NoSuchOption":
        chinese = messages.NO_SUCH_OPTION.zh.format(name=getattr(error, "option_name", ""))
    else:
        chinese = messages.WRONG_USE.zh.format(what=english)
    command = getattr(getattr(error, "ctx", None), "command_path", "opengov")
    hint = messages.SEE_HELP.format(command=command)
    return Text(f"{chinese}；{hint.zh}", f"{english}; {hint.en}")


@contextlib.contextmanager
def _pipes_as_errors() -> Iterator[None]:
    """Undo what typer and rich make of a closed pipe: exit code 1."""
    try:
        yield
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise
