"""Write the files below `examples/`, or check that they are up to date.

Run `python scripts/make_examples.py`, or with `--check` to change nothing and exit 1
where a file differs from a fresh one.
"""

import argparse
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from scripts import example_files, example_publications  # noqa: E402

from opengov import read_catalog, write_catalog  # noqa: E402 - the source tree, not a wheel

FOLDER = ROOT / "examples"
TABLES: dict[str, Callable[[], bytes]] = {
    "elder-care.xlsx": example_files.elder_care,
    "elder-care-defects.xlsx": example_files.elder_care_defects,
    "township.csv": example_files.township,
    "two-domains.html": example_files.two_domains,
    "housing.docx": example_files.housing,
    "request-full.json": example_files.request_full,
    "publications.jsonl": example_publications.publications,
}
CONVERTED = ("elder-care.json", "elder-care.jsonl")
"""The clean table once more, as `opengov convert` writes it."""


def made() -> dict[str, bytes]:
    """Return every example, name to content."""
    files = {name: make() for name, make in TABLES.items()}
    catalog = read_catalog("elder-care.xlsx", data=files["elder-care.xlsx"])
    for name in CONVERTED:
        stream = BytesIO()
        write_catalog(catalog, stream, file_format=name.rpartition(".")[2])
        files[name] = stream.getvalue()
    return files


def _parts(data: bytes) -> dict[str, bytes]:
    """Return what must be equal: of a zip its parts, whatever packed them."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differing(folder: Path) -> list[str]:
    """Return the names of examples that are missing below `folder`, or differ."""
    return [
        name
        for name, data in made().items()
        if not (folder / name).is_file() or _parts((folder / name).read_bytes()) != _parts(data)
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, exit 1 on a difference"
    )
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files stand")
    options = parser.parse_args(arguments)
    names = differing(options.folder)
    if options.check:
        for name in names:
            print(f"out of date: {name}", file=sys.stderr)
        return 1 if names else 0
    fresh = made()
    for name in names:
        (options.folder / name).write_bytes(fresh[name])
        print(f"written: {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
