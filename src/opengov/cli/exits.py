"""Exit codes of the command."""

from enum import StrEnum

__all__ = ["FATAL", "FINDINGS", "INTERRUPTED", "OK", "PIPE_CLOSED", "WRONG_USE", "FailOn"]

OK = 0
"""Nothing at the threshold."""
FINDINGS = 1
"""Findings at the threshold."""
WRONG_USE = 2
"""The command was called in a way that cannot be carried out."""
FATAL = 3
"""An input could not be read, an output not written, or the tool failed."""
INTERRUPTED = 130
"""Ctrl-C, as shells report it."""
PIPE_CLOSED = 141
"""The reader of the output went away, as shells report it; says nothing about the data."""


class FailOn(StrEnum):
    """Values of `--fail-on`: the least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"
