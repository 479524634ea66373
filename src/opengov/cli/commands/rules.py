"""`opengov rules`: every rule and notice in one list."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from opengov.cli import exits, messages, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import unknown
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.cli.handbook import Page

__all__ = ["rules"]


def rules(
    *,
    family: Annotated[
        str | None,
        typer.Option("--family", help="Only codes that begin so, for example E or E1 (规则类别)"),
    ] = None,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """List the rules and notices (规则和提示) that findings come from."""
    from opengov.cli.handbook import pages  # noqa: PLC0415 - so that help is fast

    every = pages()
    listed = [page for page in every.values() if page.code.startswith((family or "").upper())]
    if not listed:
        families = tuple(dict.fromkeys(code[0] for code in every))
        raise unknown(messages.FAMILY, family or "", families)
    if output_format is ListFormat.JSON:
        text = json.dumps([page.to_json() for page in listed], ensure_ascii=False, indent=2)
        output.write_bytes(f"{text}\n".encode())
        return exits.OK
    tongue = chosen(lang)
    render.result(_lines(listed, tongue))
    return exits.OK


def _lines(listed: list["Page"], lang: Lang) -> Iterator[Line]:
    for page in listed:
        word, style = render.severity(page.severity, lang)
        yield Line(
            ((f"{page.code}  ", "bold"), (f"{word}  ", style)),
            ((page.title.say(lang).rstrip(".。"), ""), (f"  {page.name}", "dim")),
        )
