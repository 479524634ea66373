"""Several processes that judge files; the order of the reports is that of the files."""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from opengov.cli.usage import WrongUseError
from opengov.errors import OpenGovError
from opengov.text import Text

if TYPE_CHECKING:
    from opengov.validation import Report

__all__ = ["Workers"]

Work: TypeAlias = "Callable[[str], Report]"


@dataclass(frozen=True, slots=True)
class Refused:
    """What a worker answers in place of an error: not every error can be sent."""

    message: str


class Workers:
    """Processes that are started anew (`spawn`), so that every system treats them alike."""

    def __init__(
        self, judge: Work, failed: "Callable[[str, Exception], Report]", number: int
    ) -> None:
        self._judge = judge
        self._failed = failed
        self._number = number

    def reports(self, paths: Sequence[str]) -> "Iterator[Report]":
        """Judge files, the report on each in its turn.

        When a process dies, nobody knows on which file: those that it may have
        been at are judged again, each in a process of its own, and the one
        that ends that, too, becomes a finding.

        Raises:
            WrongUseError: What was asked for cannot be carried out.
        """
        left = deque(paths)
        while left:
            for report in self._together(tuple(left)):
                left.popleft()
                yield report
            for _ in range(min(len(left), 2 * self._number + 1)):
                path = left.popleft()
                yield from self._alone(path)

    def _together(self, paths: Sequence[str]) -> "Iterator[Report]":
        """Judge files until all are judged or a process has died."""
        with _pool(self._number) as pool:
            with _no_interrupts_for_children():
                futures = deque((p, pool.submit(_answer, self._judge, p)) for p in paths)
            while futures:
                path, future = futures.popleft()
                try:
                    yield self._taken(path, future)
                except BrokenProcessPool:
                    return

    def _taken(self, path: str, future: "Future[Report | Refused]") -> "Report":
        """Wait for a report.

        Raises:
            BrokenProcessPool: A process died.
            WrongUseError: What was asked for cannot be carried out.
        """
        try:
            answer = future.result()
        except BrokenProcessPool:
            raise
        except Exception as error:  # noqa: BLE001 - a report that cannot be sent is a finding
            return self._failed(path, error)
        if isinstance(answer, Refused):
            raise WrongUseError(Text(answer.message, answer.message))
        return answer

    def _alone(self, path: str) -> "Iterator[Report]":
        report = next(self._together((path,)), None)
        if report is None:
            died = ChildProcessError("the process that checked the file ended")
            report = self._failed(path, died)
        yield report


@contextlib.contextmanager
def _pool(number: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool whose processes are ended at once when the call is."""
    spawn = multiprocessing.get_context("spawn")
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(number, mp_context=spawn)
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


@contextlib.contextmanager
def _no_interrupts_for_children() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: this one ends them, without a traceback each."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(judge: Work, path: str) -> "Report | Refused":
    """Judge one file, in the worker."""
    try:
        return judge(path)
    except OpenGovError as error:
        return Refused(str(error))
