"""When the tool itself fails on an input: a finding, and the run goes on."""

from opengov.catalogfile import CatalogFile
from opengov.finding import NoticeSpec, Severity
from opengov.location import Location
from opengov.text import Text

__all__ = ["TOOL_FAILED", "failed"]

TOOL_FAILED = NoticeSpec(
    code="X911",
    name="tool-failed",
    severity=Severity.FATAL,
    since="0.1",
    message=Text(
        zh="程序内部错误（{error}），此文件未能检查；请加 --debug 重新运行并报告",
        en="the tool failed ({error}), so that this file was not checked; "
        "run again with --debug and report it",
    ),
    page=Text(
        zh="读取或检查文件时程序出错。\n\n"
        "出错的是本工具，不是数据。同一次运行中的其他文件照常检查。\n\n"
        "处理：加 --debug 重新运行，把显示的内容连同文件一并报告。",
        en="The tool failed while it read or checked a file.\n\n"
        "The fault is the tool's, not the data's. The other files of the call were checked.\n\n"
        "Run again with --debug and report what it shows, with the file if you can.",
    ),
    bad="-",
    good="-",
)


def failed(path: str, error: Exception) -> CatalogFile:
    """Stand in for a file that the tool failed on.

    >>> failed("a.csv", KeyError("x")).findings[0].message.en
    "the tool failed (KeyError: 'x'), so that this file was not checked; ..."
    """
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return CatalogFile(
        source=path,
        sha256="",
        format="unknown",
        findings=(TOOL_FAILED.at(Location(source=path), error=what),),
    )
