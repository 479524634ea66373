"""`opengov schema`: the JSON Schemas that ship with the package."""

import json
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
            "profiles/required-elements.catalog-entry; all, if left out",
        ),
    ] = None,
) -> int:
    """Print a JSON Schema (数据模式), or the names of all."""
    from opengov.schema import published, shipped  # noqa: PLC0415 - so that help is fast

    names = tuple(path.removesuffix(SUFFIX) for path in published() if path.endswith(SUFFIX))
    if name is None:
        render.result(Line(body=((each, ""),)) for each in names)
        return exits.OK
    wanted = name.removesuffix(SUFFIX)
    if wanted not in names:
        raise unknown(messages.SCHEMA, name, names)
    text = json.dumps(shipped(wanted), ensure_ascii=False, indent=2)
    output.write_bytes(f"{text}\n".encode())
    return exits.OK
