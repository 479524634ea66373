"""`opengov template`: an empty official table, or the mapping sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from opengov._saving import save
from opengov.cli import exits, messages, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.errors import UnknownCodeError
from opengov.text import Text

__all__ = ["template"]

EXTENSIONS = Text(
    "空白模板可以是 .xlsx、.csv 或 .html，对照表可以是 .xlsx 或 .csv；请改 --output 的扩展名",
    "a template can be .xlsx, .csv or .html, the mapping sheet .xlsx or .csv: "
    "give --output one of these",
)


def template(
    *,
    file: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to (输出文件)")
    ],
    profile: Annotated[
        str, typer.Option("--profile", metavar="NAME", help="Columns of this profile (规则集)")
    ] = "required-elements",
    mapping: Annotated[
        bool,
        typer.Option(
            "--mapping-sheet", help="The sheet of fields, types and columns instead (对照表)"
        ),
    ] = False,
    lang: LangArg = None,
) -> int:
    """Write an empty catalog in the official layout (空白模板), or the mapping sheet (对照表)."""
    from opengov import standard  # noqa: PLC0415 - so that help is fast

    form = file.suffix.lower().removeprefix(".")
    writers: dict[str, Callable[[], bytes]] = {
        "xlsx": standard.mapping_xlsx,
        "csv": lambda: standard.mapping_csv().encode("utf-8-sig"),
    }
    if mapping and form in writers:
        data = writers[form]()
    elif not mapping and form in {"xlsx", "csv", "html"}:
        try:
            data = standard.template(profile, form)
        except UnknownCodeError as error:
            raise WrongUseError(Text(str(error), str(error))) from error
    else:
        raise WrongUseError(EXTENSIONS)
    person = chosen(lang)
    try:
        save(file, data)
    except OSError as error:
        render.error(OutputFailedError(file, error).message, person)
        return exits.FATAL
    render.note(messages.WRITTEN.format(path=file), person)
    return exits.OK
