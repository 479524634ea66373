"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["atomic_file", "save"]


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; it replaces `path` at the end, or never.

    The temporary file keeps the suffix, since writers go by it. What goes
    wrong while writing leaves an older file untouched.
    """
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent
    )
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def save(path: Path, data: bytes) -> None:
    """Write a whole file at once; a device or a pipe is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)


def _mode(target: Path) -> int:
    """Return the permissions for the new file: those of the old one, or the usual."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
