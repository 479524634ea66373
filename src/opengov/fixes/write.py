"""Corrections into the bytes of a file: only the cells and stretches concerned change."""

from collections.abc import Iterable, Mapping
from typing import Final

from opengov.files.csvguard import field
from opengov.files.encoding import Decoded, decode
from opengov.fixes.choose import Chosen, Key
from opengov.patch import Edit, changed
from opengov.records.mending import literal

__all__ = ["WRITABLE", "unwritable", "written"]

WRITABLE: Final = ("xlsx", "csv", "tsv", "json", "jsonl")
"""Formats that are mended."""

RECODED = frozenset("\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb") | frozenset(
    map(chr, range(0xFE10, 0xFE1A))
)
"""Characters whose bytes mean something else in one edition of GB 18030 than in another."""


def written(data: bytes, file_format: str, chosen: Mapping[Key, Chosen]) -> bytes:
    """Return a file with corrections written into it.

    Args:
        data: The file.
        file_format: One of `WRITABLE`.
        chosen: The edits, by place.
    """
    if file_format == "xlsx":
        from opengov.files.xlsxedit import NewText, set_texts  # noqa: PLC0415 - needs an extra

        return set_texts(
            data,
            (
                NewText(*_cell(place.edit), new_text(place), tuple(place.changes))
                for place in chosen.values()
            ),
        )
    encoding = _encoding(data)
    last_first = sorted(chosen.values(), key=lambda place: -(place.edit.location.byte_offset or 0))
    for place in last_first:
        start = place.edit.location.byte_offset or 0
        end = start + (place.edit.location.byte_length or 0)
        data = data[:start] + _source(place).encode(encoding) + data[end:]
    return data


def new_text(place: Chosen) -> str:
    """Return what is to stand at a place, without quotes."""
    return changed(place.edit.old, place.changes)


def _source(place: Chosen) -> str:
    """Return what is to stand at a place of a text, with its quotes."""
    new = new_text(place)
    match place.edit.form:
        case "field":
            return field(new, like=place.edit.source)
        case "string":
            return literal(new, escaped=place.edit.source.isascii())
    return new


def _cell(edit: Edit) -> tuple[str, str]:
    return edit.location.sheet or "", edit.location.cell or ""


def _encoding(data: bytes) -> str:
    decoded = decode(data)
    return decoded.encoding if isinstance(decoded, Decoded) else "utf-8"


def unwritable(data: bytes, file_format: str, chosen: Mapping[Key, Chosen]) -> Iterable[Key]:
    """Return the places that must stay as they are.

    A formula is not replaced by its value, and no character goes into a file of
    GB 18030 whose bytes another edition of it reads as another.
    """
    if file_format == "xlsx":
        from opengov.files.xlsxedit import formula_cells  # noqa: PLC0415 - needs an extra

        cells = [_cell(place.edit) for place in chosen.values()]
        return [(sheet, cell, None) for sheet, cell in formula_cells(data, cells)]
    if _encoding(data) == "gb18030":
        return [
            key
            for key, place in chosen.items()
            if RECODED & (set(new_text(place)) - set(place.edit.old))
        ]
    return []
