"""Error cells of XLS workbooks, which calamine leaves blank.

Read from the records themselves: a compound file (OLE) holds a stream of
records (BIFF), each of a type, a length and as many bytes.
"""

import struct
from collections.abc import Iterator

from opengov.files.grid import CellMark
from opengov.files.sheetscan import Special

__all__ = ["error_cells"]

HEADER = 512
END_OF_CHAIN = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
DIRECTORY_ENTRY = 128
STREAMS = ("workbook", "book")

BOUNDSHEET = 0x85
END = 0x0A
BOOLERR = 0x205
FORMULA = 0x06
SHEET_BYTES, ERROR_BYTES, FORMULA_BYTES = 8, 8, 14
"""Least lengths of the records."""
WORKSHEET = 0
ERROR_RESULT = 2

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
"""Error codes of the format."""


def error_cells(data: bytes) -> list[list[Special]]:
    """Return the error cells of each worksheet, in workbook order; none if unreadable.

    >>> error_cells(b"no workbook")
    []
    """
    try:
        stream = _workbook_stream(data)
        return [list(_sheet_errors(stream, start)) for start in _sheet_starts(stream)]
    except (struct.error, IndexError, ValueError):
        return []


def _sheet_starts(stream: bytes) -> Iterator[int]:
    for kind, start, length in _records(stream, 0):
        if kind == BOUNDSHEET and length >= SHEET_BYTES and stream[start + 5] == WORKSHEET:
            yield int(struct.unpack_from("<I", stream, start)[0])


def _sheet_errors(stream: bytes, start: int) -> Iterator[Special]:
    for kind, at, length in _records(stream, start):
        if kind == BOOLERR and length >= ERROR_BYTES and stream[at + 7] == 1:
            code = stream[at + 6]
        elif (
            kind == FORMULA
            and length >= FORMULA_BYTES
            and stream[at + 12 : at + 14] == b"\xff\xff"
        ):
            if stream[at + 6] != ERROR_RESULT:
                continue
            code = stream[at + 8]
        else:
            continue
        row, column = struct.unpack_from("<HH", stream, at)
        yield Special(row + 1, column + 1, CellMark.ERROR, ERRORS.get(code, "#VALUE!"))


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Yield type, start and length of the records of one substream."""
    size = len(stream)
    while position + 4 <= size:
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == END:
            return
        yield kind, position + 4, length
        position += 4 + length


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream of records; none is so small that it would stand elsewhere."""
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    (directory_start,) = struct.unpack_from("<I", data, 48)
    fat = _fat(data, sector)
    directory = _chain(data, fat, directory_start, sector)
    for at in range(0, len(directory) - DIRECTORY_ENTRY + 1, DIRECTORY_ENTRY):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name.lower() in STREAMS:
            start, size = struct.unpack_from("<II", directory, at + 116)
            return _chain(data, fat, start, sector)[:size]
    return b""


def _fat(data: bytes, sector: int) -> list[int]:
    sectors = list(struct.unpack_from("<109I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    seen: set[int] = set()
    while more < END_OF_CHAIN and more not in seen:
        seen.add(more)
        numbers = _numbers(_sector(data, more, sector))
        sectors.extend(numbers[:-1])
        more = numbers[-1]
    return _numbers(
        b"".join(_sector(data, number, sector) for number in sectors if number < END_OF_CHAIN)
    )


def _chain(data: bytes, fat: list[int], start: int, sector: int) -> bytes:
    parts = []
    seen = 0
    while start < len(fat) and seen <= len(fat):
        parts.append(_sector(data, start, sector))
        start = fat[start]
        seen += 1
    return b"".join(parts)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[HEADER + number * size : HEADER + (number + 1) * size]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
