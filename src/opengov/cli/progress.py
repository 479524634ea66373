"""A bar on standard error while long work goes on and a person is watching."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from opengov.cli import messages, output
from opengov.cli.render import shorten
from opengov.text import Lang

__all__ = ["LongWork"]

PATIENCE = 1.0
"""Seconds after which work counts as long."""
MANY_FILES = 20
"""Number of files from which the bar is shown at once."""
NAME_WIDTH = 40


class LongWork:
    """Shows which file is being worked on, once the work takes long.

    Nothing is shown unless standard error is a terminal. The bar goes away
    at the end and leaves no trace.

    >>> with LongWork(3, "en") as work:
    ...     work.begin("a.xlsx")
    ...     work.done()
    """

    def __init__(self, files: int, lang: Lang) -> None:
        self._lang: Lang = lang
        self._files = files
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._over = False
        stream = output.stderr()
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(file=stream, markup=False, emoji=False),
            transient=True,
            disable=not stream.isatty(),
        )
        self._task = self._bar.add_task(messages.READING.say(lang), total=files)

    def __enter__(self) -> Self:
        """Wait a moment before showing anything, unless there is much to do."""
        if self._bar.disable:
            return self
        if self._files >= MANY_FILES:
            self._show()
        else:
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar.live.is_started:
                self._bar.stop()

    def begin(self, path: str) -> None:
        """Name the file that is being worked on."""
        name = f"{messages.READING.say(self._lang)} {shorten(Path(path).name, NAME_WIDTH)}"
        self._bar.update(self._task, description=name)

    def done(self) -> None:
        """Count one file as done."""
        self._bar.advance(self._task)

    def _show(self) -> None:
        """Show the bar, unless the work ended meanwhile."""
        with self._lock:
            if not self._over:
                self._bar.start()
