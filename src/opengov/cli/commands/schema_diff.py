"""`opengov schema-diff`: what a newer version of the schemas takes or refuses."""

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from opengov.cli import exits, output, render
from opengov.cli.language import chosen
from opengov.cli.options import LangArg, ListFormat, ListFormatArg
from opengov.cli.render import Line
from opengov.cli.usage import UnansweredError, WrongUseError, unknown
from opengov.errors import InvalidSchemaError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.schema.compare import Change, Kind
    from opengov.schema.compare.folders import SchemaSet

__all__ = ["schema_diff"]

CURRENT: Final = "current"
VERSION: Final = re.compile(r"[0-9]+(\.[0-9]+){0,2}")
STYLES: Final = {"narrowing": "red", "unknown": "yellow", "widening": "green", "neutral": "dim"}
RELEASE: Final = Text("已发布的数据模式版本", "released schema version")
NOT_READABLE: Final = Text("{path} 不能读取：{why}", "{path} cannot be read: {why}")
NOTHING: Final = Text("没有变化", "nothing changed")
NO_COUNTERPART: Final = Text(
    "{other} 中没有名为 {name} 的数据模式；请给出两个文件或两个文件夹",
    "there is no schema {name} in {other}; give two files or two folders",
)


class FailOn(StrEnum):
    """Values of `--fail-on`."""

    NARROWING = "narrowing"
    WIDENING = "widening"
    NEVER = "never"


def schema_diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="Schema file, folder of schemas and codelists, released version such as 1.0.0, "
            "or current (旧版)",
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, newer (新版)")],
    *,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help="Least change that makes the exit code 1; an unknown one counts as a narrowing "
            "(退出码阈值)",
        ),
    ] = FailOn.NARROWING,
    output_format: ListFormatArg = ListFormat.TEXT,
    lang: LangArg = None,
) -> int:
    """Compare two versions of the JSON Schemas and codelists (数据模式对比).

    Each change is a narrowing (收窄), a widening (放宽), neutral (无影响) or unknown (未定);
    a narrowing and a widening come with an instance that the two versions were seen to judge
    differently. Exit codes: 0 nothing at the threshold, 1 changes at it, 2 wrong use,
    3 an input that could not be read.
    """
    from opengov.schema.compare import worst  # noqa: PLC0415 - so that help is fast
    from opengov.schema.compare.report import report_json  # noqa: PLC0415 - likewise

    changes = _compared(old, new)
    if output_format is ListFormat.JSON:
        report = report_json(changes, chosen(lang, default="zh"), old=old, new=new)
        text = json.dumps(report, ensure_ascii=False, indent=2)
        output.write_bytes(f"{text}\n".encode("utf-8", "surrogatepass"))
    else:
        render.result(_lines(changes, chosen(lang)))
    return exits.FINDINGS if _fails(worst(changes), fail_on) else exits.OK


def _fails(gravest: "Kind", threshold: FailOn) -> bool:
    kinds = {FailOn.NARROWING: 1, FailOn.WIDENING: 2, FailOn.NEVER: -1}
    return gravest.rank <= kinds[threshold]


def _compared(old: str, new: str) -> "tuple[Change, ...]":
    from opengov.schema.compare.sets import compare_sets  # noqa: PLC0415 - so that help is fast

    try:
        before, after = _read(old), _read(new)
        before, after = _matched(before, after, old, new), _matched(after, before, new, old)
        return compare_sets(before, after)
    except InvalidSchemaError as error:
        raise UnansweredError(Text(str(error), str(error))) from error


def _read(name: str) -> "SchemaSet":
    """Return what an argument stands for; a single schema has no file name of its own."""
    from opengov.schema import released  # noqa: PLC0415 - so that help is fast
    from opengov.schema.compare import folders  # noqa: PLC0415 - likewise

    path = Path(name)
    if name == CURRENT and not path.exists():
        return released.current()
    if VERSION.fullmatch(name) and not path.exists():
        known = released.released_versions()
        if released.Version.parse(name).text not in known:
            raise unknown(RELEASE, name, known)
        return released.released(name)
    try:
        if path.is_dir():
            return folders.read_folder(path)
        return folders.SchemaSet({"": folders.read_schema_file(path)}, {})
    except OSError as error:
        why = str(error.strerror)
        raise UnansweredError(NOT_READABLE.format(path=name, why=why)) from error


def _matched(own: "SchemaSet", other: "SchemaSet", name: str, its_name: str) -> "SchemaSet":
    """Return the schema of a set that a single file is compared with; else the set itself."""
    from opengov.schema.compare.folders import SchemaSet  # noqa: PLC0415 - so that help is fast

    if "" in own.schemas or "" not in other.schemas:
        return own
    wanted = Path(its_name).name
    found = [schema for path, schema in own.schemas.items() if Path(path).name == wanted]
    if not found:
        raise WrongUseError(NO_COUNTERPART.format(name=wanted, other=name))
    return SchemaSet({"": found[0]}, {})


def _lines(changes: "Sequence[Change]", lang: Lang) -> Iterator[Line]:
    from opengov.schema.compare.report import blocks, summary  # noqa: PLC0415 - so that help is fast

    for block in blocks(changes, lang):
        yield Line(((block.head, STYLES[block.kind]),))
        for line in block.lines:
            yield Line(((f"    {line}", ""),))
        yield Line()
    if not changes:
        yield Line(((NOTHING.say(lang), "green"),))
    yield Line(((summary(changes, lang), "bold"),))
