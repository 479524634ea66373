"""Reading one input of a call, standard input too."""

import sys
from typing import TYPE_CHECKING

from opengov.cli.inputs import STDIN

if TYPE_CHECKING:
    from opengov.catalogfile import CatalogFile

__all__ = ["read"]


def read(path: str, *, input_format: str | None) -> "CatalogFile":
    """Read a file as the user named it, or standard input.

    >>> read("no such file.json", input_format=None).findings[0].severity.value
    'fatal'
    """
    from opengov.reading import read_catalog  # noqa: PLC0415 - so that help is fast

    data = sys.stdin.buffer.read() if path == STDIN else None
    return read_catalog(path, data=data, input_format=input_format)
