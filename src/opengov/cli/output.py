"""Where text and bytes go: the standard streams, in any encoding and also when closed."""

import contextlib
import io
import os
import sys
from typing import BinaryIO, TextIO

from typing_extensions import override

__all__ = [
    "prepare_streams",
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
