"""Where text and bytes go: the standard streams and files, never half written."""

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from typing_extensions import override

__all__ = [
    "atomic_file",
    "prepare_streams",
    "save",
    "silence_stdout",
    "stderr",
    "stdout",
    "write_bytes",
]


class _Nowhere(io.StringIO):
    """Stands in for a stream that the caller closed (`>&-`)."""

    @override
    def write(self, text: str, /) -> int:
        """Drop the text."""
        return len(text)


def stdout() -> TextIO:
    """Return standard output, or a sink if it was closed."""
    stream: TextIO | None = sys.stdout
    return stream if stream is not None else _Nowhere()


def stderr() -> TextIO:
    """Return standard error, or a sink if it was closed."""
    stream: TextIO | None = sys.stderr
    return stream if stream is not None else _Nowhere()


def prepare_streams() -> None:
    """Keep output from dying on a character that the console's encoding lacks."""
    for stream in (stdout(), stderr()):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def silence_stdout() -> None:
    """Send the rest of standard output nowhere, after its reader has gone.

    Python flushes the stream at exit and would complain about the closed pipe.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stdout().fileno())
        os.close(nowhere)


def write_bytes(data: bytes) -> None:
    """Write machine-readable output to standard output.

    A terminal shows it in its own encoding; a pipe or file gets the bytes as
    they are, on Windows too.
    """
    stream = stdout()
    buffer: BinaryIO | None = getattr(stream, "buffer", None)
    if buffer is None or stream.isatty():
        stream.write(data.decode("utf-8"))
    else:
        stream.flush()
        buffer.write(data)
    stream.flush()


@contextlib.contextmanager
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
