"""Inputs packed by gzip: what is read and located is the content, unpacked in memory."""

import zlib

from opengov.files import limits
from opengov.files.contentnotices import ARCHIVE_BOMB, ARCHIVE_DAMAGED
from opengov.files.unreadable import UnreadableError

__all__ = ["gunzip", "is_gzip", "without_gz"]

MAGIC = b"\x1f\x8b"
SUFFIX = ".gz"
WITH_HEADER = 31
"""What tells zlib to expect the header and the checksum of gzip."""
MIB = 1024 * 1024


def is_gzip(data: bytes) -> bool:
    """Tell whether data were packed by gzip.

    >>> is_gzip(b"a,b")
    False
    """
    return data.startswith(MAGIC)


def without_gz(name: str) -> str:
    """Return the name that the content has by itself.

    >>> without_gz("目录.csv.GZ"), without_gz("a.csv")
    ('目录.csv', 'a.csv')
    """
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name


def gunzip(data: bytes) -> bytes:
    """Unpack data that gzip packed, all members of it, and no more than is read of a file.

    >>> import gzip
    >>> gunzip(gzip.compress(b"a") + gzip.compress(b"b"))
    b'ab'

    Raises:
        UnreadableError: The data are cut, damaged or a bomb.
    """
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest.strip(b"\0"):
        unpacker = zlib.decompressobj(WITH_HEADER)
        try:
            while not unpacker.eof:
                part = unpacker.decompress(rest, MIB)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
                if not part and not unpacker.eof:
                    raise UnreadableError(ARCHIVE_DAMAGED, part="gzip")
                size += len(part)
                _refuse_bomb(size, len(data))
                parts.append(part)
        except zlib.error as error:
            raise UnreadableError(ARCHIVE_DAMAGED, part="gzip") from error
    return b"".join(parts)


def _refuse_bomb(size: int, packed: int) -> None:
    """Stop as soon as too much has come out."""
    if size > limits.FILE_BYTES:
        part = f"> {limits.FILE_BYTES // MIB} MiB"
        raise UnreadableError(ARCHIVE_BOMB, part=part)
    if size > limits.ARCHIVE_RATIO_FREE_BYTES and size > packed * limits.ARCHIVE_RATIO:
        raise UnreadableError(ARCHIVE_BOMB, part=f"> {limits.ARCHIVE_RATIO} : 1")
