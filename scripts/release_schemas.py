"""Record the schemas as they are now as a released version.

Run `python scripts/release_schemas.py` when the version of the schemas goes
out. It writes `src/opengov/data/schema/released/<schema_version>.json`, which is
not edited afterwards: the next change is compared with it. Where the gate
refuses, nothing is written. A version that stands there is written again only
with `--again`, which is for one that nobody has received yet.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from scripts import schema_gate  # noqa: E402 - from here on, the source tree

from opengov._version import schema_version  # noqa: E402
from opengov.schema import published  # noqa: E402
from opengov.schema.released import FOLDER, Version, pack  # noqa: E402

DATA = Path("src/opengov/data")


def main(arguments: list[str] | None = None) -> int:
    """Write the record, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="where the repository stands")
    parser.add_argument(
        "--again", action="store_true", help="write a version anew that nobody has received yet"
    )
    options = parser.parse_args(arguments)
    version = Version.parse(schema_version).text
    path = options.root / DATA / FOLDER / f"{version}.json"
    text = pack(published(), version)
    if path.exists() and not options.again:
        if path.read_text(encoding="utf-8") == text:
            print(f"schemas {version} are released as they are")
            return 0
        print(
            f"schemas {version} are released and differ from those of now; raise schema_version "
            "in src/opengov/_version.py, or use --again if nobody has received them yet"
        )
        return 1
    if not options.again and schema_gate.main(["--root", str(options.root)]):
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {path.relative_to(options.root)}; run: python scripts/generate.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
