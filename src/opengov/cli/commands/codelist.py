"""`opengov codelist`: the codelists that ship with the package."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, messages, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg
from opengov.cli.render import Line, cell_len, pad
from opengov.cli.usage import unknown
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.codelists import Code

__all__ = ["CodelistFormat", "code_lines", "codelist"]


class CodelistFormat(StrEnum):
    """Values of `--format`."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def codelist(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Codelist, for example channels; all, if left out"),
    ] = None,
    *,
    output_format: Annotated[
        CodelistFormat, typer.Option("--format", help="csv, json: the file as shipped (格式)")
    ] = CodelistFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Print a codelist (代码表), or the names of all."""
    from opengov import _resources, codelists  # noqa: PLC0415 - so that help is fast

    names = codelists.codelist_names()
    tongue = chosen(lang)
    if name is None:
        width = max(map(len, names))
        every = [codelists.codelist(each) for each in names]
        sizes = {
            each.name: messages.VALUES.say(tongue).format(n=len(each.codes)) for each in every
        }
        room = max(map(cell_len, sizes.values()))
        render.result(
            Line(
                (
                    (pad(each.name, width) + "  ", "bold"),
                    (pad(sizes[each.name], room) + "  ", "dim"),
                ),
                ((each.title.say(tongue), ""),),
            )
            for each in every
        )
    elif name not in names:
        raise unknown(messages.CODELIST, name, names)
    elif output_format is CodelistFormat.CSV:
        output.write_bytes(_resources.read_bytes(f"codelists/{name}.csv"))
    elif output_format is CodelistFormat.JSON:
        from opengov.schema import codelist_json, text_of  # noqa: PLC0415 - as above

        output.write_bytes(text_of(codelist_json(name)).encode())
    else:
        render.result(code_lines(codelists.codelist(name).entries, tongue))
    return exits.OK


def code_lines(entries: tuple["Code", ...], lang: Lang) -> Iterator[Line]:
    """List codes with their titles, and what became of those no longer in use."""
    code_width = max(len(entry.code) for entry in entries)
    title_width = max(cell_len(entry.title.say(lang)) for entry in entries)
    for entry in entries:
        title = entry.title.say(lang)
        fate = ""
        if entry.replaced_by:
            words = messages.GIVING_WAY if entry.valid_to is None else messages.TAKEN_OVER
            fate = words.say(lang).format(day=entry.valid_to, codes=", ".join(entry.replaced_by))
        elif entry.valid_to is not None:
            fate = messages.NO_LONGER.say(lang)
        yield Line(
            ((pad(entry.code, code_width) + "  ", "bold"), (pad(title, title_width) + "  ", "")),
            ((fate, "yellow"), (entry.description.say(lang) if not fate else "", "dim")),
        )
