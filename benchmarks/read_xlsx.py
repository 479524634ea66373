"""Read and validate a 50,000-row workbook, against openpyxl merely iterating it.

Run `python -m benchmarks.read_xlsx`; prints both times of one process and their ratio.
The workbook is in the official layout with merged items, boxes, limits and a few
defects; a fifth of the content cells are distinct, as in compiled county catalogs.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter

from opengov import read_catalog, validate

ROWS = 50_000
HEADER = (
    ("序号", "序号"), ("公开事项", "一级事项"), ("公开事项", "二级事项"),
    ("公开内容（要素）",) * 2,
    ("公开依据",) * 2, ("公开时限",) * 2, ("公开主体",) * 2, ("公开渠道和载体",) * 2,
    ("公开对象", "全社会"), ("公开对象", "特定群体"), ("公开方式", "主动"),
    ("公开方式", "依申请公开"), ("公开层级", "县级"), ("公开层级", "乡级"), ("咨询电话",) * 2,
    ("备注",) * 2,
)  # fmt: skip
LIMITS = (
    *("信息形成或者变更之日起20个工作日内",) * 12,
    *("信息形成之日起7个工作日内公开",) * 4,
    "制定或获取信息之日起10个工作日内",
    "及时公开",
    "每季度公布一次",
    "20个工作日",
)
"""Wordings in about the shares in which published tables show them."""
BOXES = "■政府网站 □政府公报\n□两微一端 □发布会/听证会\n■公开查阅点 □政务服务中心"


def make(path: Path, rows: int) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("目录")
    sheet.write(0, 0, "青禾县养老服务领域基层政务公开标准目录")
    for column, (upper, lower) in enumerate(HEADER):
        sheet.write(1, column, upper)
        sheet.write(2, column, lower if lower != upper else "")
    for n in range(rows):
        content = f"●文件名称\n●办理结果第{n}批" if n % 5 == 0 else "●文件名称\n●办理结果"
        cells = (
            str(n + 1), f"事项{n // 50}" if n % 50 == 0 else "", f"二级事项{n}", content,
            f"《某条例》（国令第{n % 40 + 1}号）、《某办法》（某发〔2019〕{n % 60 + 1}号）",
            LIMITS[n % len(LIMITS)] if n % 400 else "", f"青禾县某{n % 30}局" if n % 300 else "",
            BOXES, "√", "", "√", "", "√", "√", "0000-12345", "",
        )  # fmt: skip
        sheet.write_row(n + 3, 0, cells)
        if n % 50 == 0 and n + 50 <= rows:
            sheet.merge_range(n + 3, 1, n + 52, 1, f"事项{n // 50}")
    book.close()


def ours(path: Path) -> int:
    """Read and validate; return how many entries there were."""
    file = read_catalog(path)
    validate(file)
    return sum(len(catalog.entries) for catalog in file.catalogs)


def theirs(path: Path) -> int:
    """Iterate every cell with openpyxl in read-only mode; return how many rows there were."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            rows += 1
            for value in row:
                _ = value
    book.close()
    return rows


def timed(work: Callable[[Path], int], path: Path, repeats: int) -> tuple[float, int]:
    """Return the best wall time of several runs, and the result."""
    best, result = float("inf"), 0
    for _ in range(repeats):
        start = time.perf_counter()
        result = work(path)
        best = min(best, time.perf_counter() - start)
    return best, result


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--repeats", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.xlsx"
        make(path, options.rows)
        their_time, rows = timed(theirs, path, options.repeats)
        our_time, entries = timed(ours, path, options.repeats)
    print(f"openpyxl, read-only, iterate:  {their_time:6.2f} s  ({rows} rows)")
    print(f"opengov, read and validate:    {our_time:6.2f} s  ({entries} entries)")
    print(f"ratio opengov / openpyxl:      {our_time / their_time:6.2f}")


if __name__ == "__main__":
    main()
