"""Write the generated files, or check that they are up to date.

They are the published files (`schemas/v1`), from the model, the pages of the
documentation that say what rules, commands, errors, codelists and fields there
are, the data of the conformance kit, and the invalid fixtures, from the valid
ones. Run `python scripts/generate.py`, or with `--check` to change nothing and
exit 1 where a committed file differs from a fresh generation.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from scripts import docpages, fixtures, kitdata  # noqa: E402 - from here on, the source tree

from opengov.schema import published  # noqa: E402
from opengov.standard import mapping_csv, mapping_xlsx  # noqa: E402

SCHEMAS = "schemas/v1"
FOLDERS = (SCHEMAS, *docpages.FOLDERS, *kitdata.FOLDERS, *fixtures.FOLDERS)
"""Folders in which nothing else stands."""


def generated() -> Mapping[str, bytes]:
    """Return the content of every generated file by its path in the repository."""
    schemas = {f"{SCHEMAS}/{name}": text for name, text in published().items()}
    sheet = {f"{SCHEMAS}/mapping-sheet.csv": mapping_csv()}
    kit = dict(kitdata.generated())
    pages = dict(docpages.generated())
    texts = schemas | sheet | pages | kit | dict(fixtures.generated())
    return {
        **{name: text.encode() for name, text in texts.items()},
        f"{SCHEMAS}/mapping-sheet.xlsx": mapping_xlsx(),
    }


def differing(root: Path, fresh: Mapping[str, bytes]) -> list[str]:
    """Return the files that are missing, differ, or nobody generates."""
    present = {
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    changed = {name for name, data in fresh.items() if _stored(root / name) != data}
    return sorted(changed | (present - fresh.keys()))


def _stored(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def main(arguments: list[str] | None = None) -> int:
    """Generate, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, exit 1 on a difference"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="where the repository stands")
    options = parser.parse_args(arguments)
    fresh = generated()
    names = differing(options.root, fresh)
    if options.check:
        for name in names:
            print(f"{name} differs from a fresh generation; run: python scripts/generate.py")
        return 1 if names else 0
    for name in names:
        path = options.root / name
        if name in fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(fresh[name])
        else:
            path.unlink()
    print(f"{len(names)} of {len(fresh)} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
