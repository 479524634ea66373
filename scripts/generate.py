"""Write the published files (`schemas/v1`) from the model, or check that they are up to date.

Run `python scripts/generate.py`, or with `--check` to change nothing and exit 1
where a committed file differs from a fresh generation.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from opengov.schema import published, write_all  # noqa: E402 - the source tree, not a wheel

FOLDER = ROOT / "schemas" / "v1"


def differing(folder: Path) -> list[str]:
    """Return the files below `folder` that are missing, differ, or nobody generates."""
    fresh = published()
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    changed = {
        name
        for name in present & fresh.keys()
        if (folder / name).read_bytes() != fresh[name].encode("utf-8")
    }
    return sorted(changed | (present ^ fresh.keys()))


def main(arguments: list[str] | None = None) -> int:
    """Generate, or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing, exit 1 on a difference"
    )
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the files stand")
    options = parser.parse_args(arguments)
    names = differing(options.folder)
    if options.check:
        for name in names:
            print(f"{name} differs from a fresh generation; run: python scripts/generate.py")
        return 1 if names else 0
    write_all(options.folder)
    for name in set(names) - published().keys():
        (options.folder / name).unlink()
    print(f"{len(names)} of {len(published())} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
