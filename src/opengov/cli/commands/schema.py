"""`opengov schema`: the JSON Schemas that ship with the package."""

from typing import Annotated

import typer

from opengov.cli import exits, messages, output, render
from opengov.cli.render import Line
from opengov.cli.usage import unknown

__all__ = ["schema"]

SUFFIX = ".schema.json"


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Schema, for example catalog-entry or "
            "profiles/required-elements.catalog-entry, or its $id, with the whole "
            "version or the major one alone; all, if left out",
        ),
    ] = None,
) -> int:
    """Print a JSON Schema (数据模式), or the names of all."""
    from opengov.schema import file_names, shipped, text_of  # noqa: PLC0415 - so that help is fast
    from opengov.schema.offline import spellings  # noqa: PLC0415 - likewise

    names = file_names()
    if name is None:
        render.result(Line(body=((each, ""),)) for each in names)
        return exits.OK
    wanted = spellings().get(name, name.removesuffix(SUFFIX))
    if wanted not in names:
        raise unknown(messages.SCHEMA, name, names)
    output.write_bytes(text_of(shipped(wanted)).encode())
    return exits.OK
