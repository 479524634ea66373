"""`--baseline` and `--update-baseline`: what is known does not fail, what is fixed stays fixed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from opengov._saving import save
from opengov.cli import render
from opengov.cli.usage import OutputFailedError, WrongUseError
from opengov.text import Lang, Text

if TYPE_CHECKING:
    from opengov.validation import Report
    from opengov.validation.baseline import Baseline

__all__ = ["Ratchet"]

NEEDS_FILE = Text(
    "--update-baseline 须与 --baseline 文件 一起使用",
    "--update-baseline goes with --baseline FILE: name the file to make or to update",
)
NO_FILE = Text(
    "基线文件 {path} 不存在；加上 --update-baseline 即可生成",
    "there is no baseline {path}; add --update-baseline to make it",
)
UNREADABLE = Text("基线文件 {path} 不能读取：{why}", "the baseline {path} cannot be read: {why}")
MADE = Text(
    "已生成基线 {path}：记下 {known} 条已有问题", "made the baseline {path}: {known} known"
)
UPDATED = Text(
    "已更新基线 {path}：剔除已改正的 {fixed} 条，留下 {known} 条",
    "updated the baseline {path}: {fixed} fixed and dropped, {known} known",
)


@dataclass(slots=True)
class Ratchet:
    """The baseline of one call."""

    path: Path | None = None
    update: bool = False
    known: "Baseline | None" = None
    _next: "Baseline | None" = field(default=None, init=False)
    _said: Text = field(default=MADE, init=False)

    @classmethod
    def asked(cls, path: str | None, *, update: bool) -> "Ratchet":
        """Read the baseline that was asked for.

        Raises:
            WrongUseError: There is no such file, or no file was named.
            InvalidReportError: It holds no baseline.
        """
        if path is None:
            if update:
                raise WrongUseError(NEEDS_FILE)
            return cls()
        from opengov.validation.baseline import Baseline  # noqa: PLC0415 - so that help is fast

        file = Path(path)
        try:
            return cls(file, update, Baseline.parse(file.read_bytes(), path))
        except FileNotFoundError:
            if update:
                return cls(file, update)
            raise WrongUseError(NO_FILE.format(path=path)) from None
        except OSError as error:
            raise WrongUseError(UNREADABLE.format(path=path, why=str(error.strerror))) from error

    def applied(self, report: "Report") -> "Report":
        """Return the report with what is new, and prepare the file."""
        from opengov.validation.baseline import Baseline, compare  # noqa: PLC0415 - as above

        if self.path is None:
            return report
        known = Baseline.of(report.findings) if self.known is None else self.known
        compared = compare(report, known)
        if self.update:
            self._next = compared.updated
            values = {
                "path": self.path,
                "known": sum(each.count for each in compared.updated.known),
                "fixed": sum(each.count for each in compared.fixed),
            }
            self._said = (MADE if self.known is None else UPDATED).format(**values)
        return compared.report

    def saved(self, lang: Lang) -> bool:
        """Write the baseline if it was asked for; tell whether all went well."""
        if self.path is None or self._next is None:
            return True
        try:
            save(self.path, self._next.encoded())
        except OSError as error:
            render.error(OutputFailedError(self.path, error).message, lang)
            return False
        render.note(self._said, lang)
        return True
