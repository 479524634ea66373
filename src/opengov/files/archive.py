"""ZIP containers of office files, opened without trusting what they say of themselves."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from opengov.files import limits
from opengov.files.contentnotices import (
    ARCHIVE_BOMB,
    ARCHIVE_DAMAGED,
    FILE_ENCRYPTED,
    WORKBOOK_DAMAGED,
)
from opengov.files.unreadable import UnreadableError

__all__ = ["Archive", "pack"]

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # zipfile: a way of packing that it does not know
    IndexError,
)
"""What `zipfile` raises on containers that are cut, damaged or oddly compressed."""

ENCRYPTED_FLAG = 0x1
MIB = 1024 * 1024


class Archive:
    """Parts of a ZIP container by name; names are compared without regard to case.

    The declared sizes are checked before anything is unpacked, and no more
    than the declared size of a part is ever unpacked.

    Raises:
        UnreadableError: The container is damaged, encrypted or a bomb.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise UnreadableError(ARCHIVE_DAMAGED, part="ZIP") from error
        entries = self._zip.infolist()
        _refuse_bombs(entries)
        self._entries = {plain_name(entry.filename): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._entries

    def names(self) -> list[str]:
        """Return the names of all parts, in plain form."""
        return list(self._entries)

    @property
    def encrypted(self) -> bool:
        """Whether any part is encrypted by the container."""
        return any(entry.flag_bits & ENCRYPTED_FLAG for entry in self._entries.values())

    def read(self, name: str) -> bytes:
        """Unpack one part.

        Raises:
            UnreadableError: There is no such part, or it is damaged.
        """
        entry = self._entries.get(plain_name(name))
        if entry is None:
            raise UnreadableError(WORKBOOK_DAMAGED, part=name)
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise UnreadableError(FILE_ENCRYPTED)
        try:
            with self._zip.open(entry) as part:
                data = part.read(entry.file_size)
                part.read(1)  # the checksum is compared at the end
        except BROKEN as error:
            raise UnreadableError(ARCHIVE_DAMAGED, part=entry.filename) from error
        return data


def plain_name(name: str) -> str:
    r"""Return the name of a part as it is compared.

    >>> plain_name("/XL\\workbook.xml")
    'xl/workbook.xml'
    """
    return name.replace("\\", "/").lstrip("/").lower()


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts into a container without compressing them.

    >>> Archive(pack({"a.xml": b"<a/>"})).read("a.xml")
    b'<a/>'
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as container:
        for name, data in parts.items():
            container.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.ARCHIVE_ENTRIES:
        raise UnreadableError(
            ARCHIVE_BOMB, part=f"{len(entries)} > {limits.ARCHIVE_ENTRIES} parts"
        )
    total = sum(entry.file_size for entry in entries)
    if total > limits.ARCHIVE_BYTES:
        raise UnreadableError(
            ARCHIVE_BOMB, part=f"{total // MIB} > {limits.ARCHIVE_BYTES // MIB} MiB"
        )
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > limits.ARCHIVE_RATIO_FREE_BYTES and ratio > limits.ARCHIVE_RATIO:
            raise UnreadableError(
                ARCHIVE_BOMB, part=f"{entry.filename}: {ratio:.0f} > {limits.ARCHIVE_RATIO} : 1"
            )
