"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from opengov.cli.language import LangOption

__all__ = ["Grouping", "InputFormat", "InputFormatArg", "LangArg", "ListFormat", "ListFormatArg"]


class ListFormat(StrEnum):
    """Formats of lists and pages."""

    TEXT = "text"
    JSON = "json"


class Grouping(StrEnum):
    """Values of `--group-by`."""

    FILE = "file"
    RULE = "rule"
    ENTRY = "entry"


class InputFormat(StrEnum):
    """Formats that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    TSV = "tsv"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"
    JSONL = "jsonl"


LangArg: TypeAlias = Annotated[
    LangOption | None,
    typer.Option(
        "--lang", help="Language of the output (语言): zh or en; by default, the locale's"
    ),
]
ListFormatArg: TypeAlias = Annotated[
    ListFormat, typer.Option("--format", help="Format of the output (格式)")
]
InputFormatArg: TypeAlias = Annotated[
    InputFormat | None,
    typer.Option(
        "--input-format",
        help="Read the input as this format, whatever its name (输入格式); needed for -",
    ),
]
