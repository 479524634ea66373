"""Reading and judging the files of a call, in this process or in several."""

import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from opengov.cli import messages, output
from opengov.cli.against import Against
from opengov.cli.fetching import is_url, read_url
from opengov.cli.inputs import STDIN
from opengov.cli.intake import read
from opengov.cli.progress import LongWork
from opengov.cli.usage import WrongUseError
from opengov.errors import OpenGovError
from opengov.text import Lang

if TYPE_CHECKING:
    from opengov.catalogfile import CatalogFile
    from opengov.validation import Report
    from opengov.validation.profiles import Profile

__all__ = ["ALL", "DEFAULT_LIMIT", "Judge", "findings_limit", "judge_all"]

DEFAULT_LIMIT = 10_000
"""Findings of a rule that are listed unless the caller says otherwise."""
ALL = "all"
"""What lists every finding."""


def findings_limit(text: str | int) -> int:
    """Read the value of `--max-findings-per-rule`: a number, or `all`.

    >>> findings_limit("20"), findings_limit("all") == sys.maxsize
    (20, True)

    Raises:
        WrongUseError: It is neither.
    """
    if str(text).strip().lower() == ALL:
        return sys.maxsize
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise WrongUseError(messages.BAD_LIMIT.format(value=text))
    return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What every file of a call is judged by; it can be sent to another process."""

    profile: "Profile"
    as_of: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_rule: int | None = DEFAULT_LIMIT
    """How many findings of a rule to hold of each file; none holds all."""
    input_format: str | None = None
    against: Against = field(default_factory=Against)
    """What publications are judged against."""
    debug: bool = False

    def __call__(self, path: str) -> "Report":
        """Read and judge one file; whatever the tool fails with becomes a finding.

        Raises:
            OpenGovError: What was asked for cannot be carried out.
        """
        reader = read_url if is_url(path) else read
        try:
            return self._judged(reader(path, input_format=self.input_format))
        except OpenGovError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it becomes a finding
            if self.debug:
                traceback.print_exc(file=output.stderr())
            return self.failed(path, error)

    def failed(self, path: str, error: Exception) -> "Report":
        """Report that the tool failed on a file."""
        from opengov.cli.failures import failed  # noqa: PLC0415 - so that help is fast

        return self._judged(failed(path, error))

    def portable(self) -> "Judge":
        """Return a judge that can be sent: a read-only view cannot."""
        return replace(self, profile=replace(self.profile, severity=dict(self.profile.severity)))

    def _judged(self, file: "CatalogFile") -> "Report":
        from opengov.validation import validate  # noqa: PLC0415 - so that help is fast

        published = bool(file.disclosures)
        return validate(
            file,
            profile=self.profile,
            as_of=self.as_of,
            calendar=self.against.calendar() if published else None,
            catalog=self.against.catalog if published else None,
            select=self.select,
            ignore=self.ignore,
            max_findings_per_rule=self.per_rule,
        )


Judged: TypeAlias = "Iterator[Report]"


def judge_all(judge: Judge, paths: Sequence[str], *, workers: int, lang: Lang) -> "Report":
    """Read and judge every file; one that fails does not keep the others from it.

    The report is the same, byte for byte, however many processes work on it.
    """
    from opengov.validation.report import merge_reports  # noqa: PLC0415 - so that help is fast

    with LongWork(len(paths), lang) as work:
        reports: list[Report] = []
        judged = _judged(judge, paths, workers)
        for path in paths:
            work.begin(path)
            reports.append(next(judged))
            work.done()
    return merge_reports(reports)


def _judged(judge: Judge, paths: Sequence[str], workers: int) -> Judged:
    """Judge the files in order; standard input is read by the process that has it."""
    files = [path for path in paths if path != STDIN]
    if workers <= 1 or len(files) <= 1:
        yield from map(judge, paths)
        return
    from opengov.cli.workers import Workers  # noqa: PLC0415 - the usual call needs none

    reports = Workers(judge.portable(), judge.failed, min(workers, len(files))).reports(files)
    for path in paths:
        yield judge(path) if path == STDIN else next(reports)
