"""A million findings from one file: time, memory and size of each machine format.

Run `python -m benchmarks.findings [--entries 250000]`. Every entry lacks the four
required elements, so that findings are four times as many as entries. Each format
is written by a process of its own, whose largest memory is printed; the numbers in
the summary are compared with what the file holds.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = ("json", "jsonl", "csv", "sarif", "junit", "github", "html", "text")
ENTRIES = 250_000
MOST_MIB = 400
"""What a run may take; the program exits with 1 where one takes more."""
MOST_HTML = 5_000_000
"""Bytes that the page for people may have, so that any browser opens it at once."""

RUN = """
import resource, sys
from opengov.cli.app import run
code = run(sys.argv[1:])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def make(path: Path, entries: int) -> None:
    """Write JSONL of entries that hold nothing but an id."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f'{{"id": "{number}"}}\n' for number in range(entries))


def measure(source: Path, output_format: str, target: Path) -> tuple[float, int]:
    """Return seconds and MiB of one run."""
    begin = time.perf_counter()
    call = ["validate", str(source), "--format", output_format, "--output", str(target)]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *call, "--no-config"],
        capture_output=True,
        text=True,
        check=True,
    )
    code, memory = map(int, done.stderr.split("\n")[-2].split())
    if code != 1:
        raise SystemExit(f"{output_format}: exit code {code}\n{done.stderr}")
    return time.perf_counter() - begin, memory


def main() -> int:
    """Measure every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--format", choices=FORMATS, action="append")
    chosen = parser.parse_args()
    worst = page = 0
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "big.jsonl", Path(folder) / "report"
        make(source, chosen.entries)
        for output_format in chosen.format or FORMATS:
            seconds, memory = measure(source, output_format, target)
            size = target.stat().st_size / 2**20
            print(f"{output_format:7} {seconds:6.1f} s  {memory:5} MiB  {size:6.1f} MiB written")
            worst = max(worst, memory)
            page = max(page, target.stat().st_size if output_format == "html" else 0)
            if output_format == "json":
                report = json.loads(target.read_bytes())
                by_rule = dict.fromkeys(("E101", "E102", "E103", "E104"), chosen.entries)
                assert report["summary"]["byRule"] == by_rule, report["summary"]  # noqa: S101 - a benchmark
    return int(worst > MOST_MIB or page > MOST_HTML)


if __name__ == "__main__":
    raise SystemExit(main())
