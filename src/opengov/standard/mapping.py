"""The mapping sheet (对照表): every field, its names, type, level, codelist and table column."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from math import ceil
from typing import Final, NamedTuple, cast

from opengov.errors import MissingExtraError
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.schema import record_schema, schema_names
from opengov.schema.deprecated import deprecation
from opengov.standard.template import FREQUENCY, SAMPLE
from opengov.tables.columns import ROLE_FIELDS
from opengov.tables.write.layout import lay_out
from opengov.text import Text

__all__ = ["COLUMNS", "MappingRow", "mapping_csv", "mapping_rows", "mapping_xlsx"]

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written in place of the clock's time, so that the same sheet is the same file."""
BEYOND: Mapping[str, object] = {
    "domain": {"code": "elderly_care"},
    "disclosureTypes": [{"code": "service"}],
    "contacts": [{"kind": "enquiry", "text": "电话"}],
    "url": "网址",
    "indexNumber": "索引号",
}
"""What has a column only where an entry has it; the official layout does without."""
COLUMNS = (
    Text("记录", "record"),
    Text("字段", "field"),
    Text("中文名", "title_zh"),
    Text("英文名", "title_en"),
    Text("类型", "type"),
    Text("要求", "level"),
    Text("代码表", "codelist"),
    Text("表格栏目", "table_column"),
    Text("说明", "description_zh"),
    Text("英文说明", "description_en"),
)


class MappingRow(NamedTuple):
    """One field of a record."""

    record: str
    """Name of the schema; with a capital, a part that several schemas hold under `$defs`."""
    field: str
    """Name in JSON."""
    title_zh: str
    title_en: str
    type: str
    level: str
    codelist: str
    table_column: str
    """Header that the writer of tables gives it; blank where no column holds it."""
    description_zh: str
    description_en: str


def mapping_rows() -> Iterator[MappingRow]:
    """Go through the fields of every record, in the order of the schemas.

    >>> [row.table_column for row in mapping_rows() if row.field == "responsibleUnits"]
    ['公开主体']
    """
    # A part that is a record of its own stands under its own name.
    seen = {"".join(word.title() for word in name.split("-")) for name in schema_names()}
    for name in schema_names():
        schema = record_schema(name)
        yield from _fields(name, schema)
        parts = cast("Mapping[str, Mapping[str, object]]", schema.get("$defs", {}))
        for part, body in parts.items():
            if part not in seen:
                seen.add(part)
                yield from _fields(part, body)


def _fields(record: str, schema: Mapping[str, object]) -> Iterator[MappingRow]:
    properties = cast("Mapping[str, Mapping[str, object]]", schema.get("properties", {}))
    for field, body in properties.items():
        fate = deprecation(body)
        yield MappingRow(
            record=record,
            field=field,
            title_zh=str(body["x-title-zh"]),
            title_en=str(body["title"]),
            type=_type(body),
            level=str(body["x-requirement-level"]),
            codelist=str(body.get("x-codelist", "")),
            table_column=_headers().get(field, "") if record == "catalog-entry" else "",
            description_zh=f"{body['x-description-zh']}" + (f"（{fate.zh}）" if fate.zh else ""),
            description_en=f"{body['description']}" + (f" ({fate.en})" if fate.en else ""),
        )


def _type(body: Mapping[str, object]) -> str:
    """Say what a field holds in a word or two.

    >>> _type({"type": "array", "items": {"$ref": "#/$defs/Coded"}})
    'array of Coded'
    """
    if "$ref" in body:
        return str(body["$ref"]).rpartition("/")[2]
    match body:
        case {"type": "array", "items": dict(items)}:
            return f"array of {_type(items)}"
        case {"allOf": list(branches)}:
            return " or ".join(_type(branch["then"]) for branch in branches)
        case {"format": str(kind)} | {"type": str(kind)}:
            return kind
        case {"enum": list()} | {"const": _}:
            return "string"
    return "any"


@cache
def _headers() -> Mapping[str, str]:
    """Return the header that the writer gives each field of an entry, by its JSON name."""
    entry = CatalogEntry.model_validate({**SAMPLE, **BEYOND, "updateFrequency": FREQUENCY})
    (table,) = lay_out([Catalog(id="1", entries=(entry,))], with_ids=frozenset({0}))
    found: dict[str, str] = {}
    for column in table.columns:
        field = ROLE_FIELDS[column.role]
        wire = CatalogEntry.model_fields[field].alias or field
        found.setdefault(wire, column.parent or column.header)
    return found


def mapping_csv() -> str:
    """Return the mapping sheet as CSV.

    >>> mapping_csv().splitlines()[0][:24]
    'record,field,title_zh,ti'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.en for column in COLUMNS)
    writer.writerows(mapping_rows())
    return text.getvalue()


def mapping_xlsx() -> bytes:
    """Return the mapping sheet as a workbook, its header in Chinese and English.

    >>> mapping_xlsx()[:2]
    b'PK'

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("tables", needed_for="writing XLSX") from error
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": CREATED, "title": SHEET})
    styles = {name: book.add_format(COMMON | look) for name, look in LOOKS.items()}
    sheet = book.add_worksheet(SHEET)
    for column, (title, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, f"{title.zh}\n{title.en}", styles["head"])
    sheet.set_row(0, 2 * LINE_HEIGHT + PADDING)
    row, before = 0, ""
    for row, values in enumerate(mapping_rows(), 1):
        group = "first-" if values.record != before else ""
        before = values.record
        for column, (name, value) in enumerate(values._asdict().items()):
            stands_out = values.level == "required" and name in {"field", "level"}
            look = group + ("bold" if stands_out else "cell")
            sheet.write_string(row, column, value, styles[look])
        # Not every program fits rows to wrapped text, so the height is stated.
        lines = max(map(_lines, values, WIDTHS))
        sheet.set_row(row, lines * LINE_HEIGHT + PADDING)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    book.close()
    return buffer.getvalue()


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is two wide."""
    wide = sum(1 if char.isascii() else 2 for char in text)
    return max(1, ceil(wide / width))


SHEET: Final = "对照表"
WIDTHS: Final = (22, 20, 16, 18, 24, 12, 18, 14, 32, 44)
LINE_HEIGHT: Final = 14
PADDING: Final = 4
A4: Final = 9
COMMON: Final[dict[str, object]] = {
    "text_wrap": True,
    "valign": "top",
    "font_size": 10,
    "border": 1,
    "border_color": "#BFBFBF",
}
LOOKS: Final[Mapping[str, dict[str, object]]] = {
    "head": {"bold": True, "bg_color": "#D9E1F2", "valign": "vcenter", "border_color": "#7F7F7F"},
    "cell": {},
    "bold": {"bold": True},
    "first-cell": {"top": 2, "top_color": "#404040"},
    "first-bold": {"bold": True, "top": 2, "top_color": "#404040"},
}
"""A line above the first field of a record; what is required stands out."""
