import io
import threading

import pytest
from typing_extensions import override

from opengov.cli import output, progress
from opengov.cli.progress import LongWork


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(output, "stderr", lambda: stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def work(files: int) -> None:
    with LongWork(files, "en") as bar:
        for number in range(files):
            bar.begin(f"folder/{number}.xlsx")
            bar.done()


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(output, "stderr", lambda: stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    work(progress.MANY_FILES)
    assert stream.getvalue() == ""


def test_short_work_shows_nothing(terminal: Terminal) -> None:
    work(1)
    assert terminal.getvalue() == ""


def test_many_files_show_at_once(terminal: Terminal) -> None:
    work(progress.MANY_FILES)
    assert "checking" in terminal.getvalue()
    assert "/20" in terminal.getvalue()


def test_long_work_shows_after_a_while(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with LongWork(1, "zh") as bar:
        bar.begin("目录.xlsx")
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.join()
    assert "检查 目录.xlsx" in terminal.getvalue()


def test_a_timer_that_fires_too_late_shows_nothing(terminal: Terminal) -> None:
    with LongWork(1, "zh") as bar:
        pass
    bar._show()
    assert terminal.getvalue() == ""


def test_an_error_takes_the_bar_away(terminal: Terminal) -> None:
    bar = LongWork(progress.MANY_FILES, "zh")
    with pytest.raises(KeyError), bar:
        raise KeyError
    assert not bar._bar.live.is_started
    assert terminal.getvalue().endswith("\x1b[2K")
