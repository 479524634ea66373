"""Refuse a change of the schemas that the version number does not announce.

What the model gives now is compared with the version that was released last.
A narrowing needs a higher first number of `schema_version`, a widening a higher
second one; a change that could not be classified needs an entry in
`scripts/schema_acknowledged.toml`; a version that is not released yet needs a
line in the changelog. Run `python scripts/schema_gate.py`; it exits 1 where it
refuses, and shows every change with its counterexample and what to do about it.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from opengov._version import schema_version  # noqa: E402 - from here on, the source tree
from opengov.schema.compare import Change, Kind  # noqa: E402
from opengov.schema.compare.report import blocks, summary  # noqa: E402
from opengov.schema.compare.sets import compare_sets  # noqa: E402
from opengov.schema.migrations import STEPS, Steps  # noqa: E402
from opengov.schema.released import (  # noqa: E402
    Version,
    current,
    released,
    released_versions,
)
from opengov.text import Lang  # noqa: E402

ACKNOWLEDGED: Final = "scripts/schema_acknowledged.toml"
CHANGELOG: Final = "CHANGELOG.md"
KINDS: Final = ("added", "changed", "deprecated", "removed", "fixed")


class Acknowledgement(NamedTuple):
    """A change that somebody has judged."""

    released: str
    file: str
    pointer: str
    reason: str


def refusals(
    changes: Sequence[Change],
    *,
    before: str,
    now: str,
    changelog: str,
    acknowledged: Sequence[Acknowledgement] = (),
    steps: Steps = STEPS,
) -> Iterator[str]:
    """Say what is wrong with a version number, in view of the changes since the last one.

    Args:
        changes: What changed.
        before: Version that was released last.
        now: Version that the schemas have now.
        changelog: Text of the changelog.
        acknowledged: Changes that somebody has judged.
        steps: Migrations that there are.
    """
    old, new = Version.parse(before), Version.parse(now)
    if new < old:
        yield f"schema_version {now} is lower than {before}, which is released; raise it"
    for kind, raised, number in (
        (Kind.NARROWING, new.major > old.major, f"{old.major + 1}.0.0"),
        (Kind.WIDENING, new[:2] > old[:2], f"{old.major}.{old.minor + 1}.0"),
    ):
        count = sum(change.kind is kind for change in changes)
        if count and not raised:
            yield (
                f"{count} change(s) are a {kind.value}, and schema_version is still {now}; "
                f"raise it to {number} in src/opengov/_version.py, or undo the change"
            )
    yield from _unmigrated(now, changes, steps)
    yield from _unjudged(before, changes, acknowledged)
    if new != old and not _told(changelog, now):
        yield (
            f"{CHANGELOG} does not say what changes with the schemas {now}; under Unreleased, "
            f"add a line that begins with '- Schemas {now}' to one of {', '.join(KINDS)}"
        )


def _unmigrated(now: str, changes: Sequence[Change], steps: Steps) -> Iterator[str]:
    """Ask for a migration of every record of which something is no longer valid."""
    narrowed = {change.file for change in changes if change.kind is Kind.NARROWING}
    for file in sorted(narrowed):
        kind = file.removesuffix(".schema.json")
        if kind in steps.kinds and not any(step.version == now for step in steps.of(kind)):
            yield (
                f"{file} is narrowed, and no migration brings a {kind} to {now}; write one in "
                "src/opengov/schema/migrations"
            )


def _unjudged(
    before: str, changes: Sequence[Change], acknowledged: Sequence[Acknowledgement]
) -> Iterator[str]:
    """Compare the changes of unknown kind with those that somebody has judged."""
    unknown = {(change.file, change.pointer) for change in changes if change.kind is Kind.UNKNOWN}
    judged = {(each.file, each.pointer) for each in acknowledged if each.released == before}
    for file, pointer in sorted(unknown - judged):
        yield (
            f"{file} {pointer}: what this change does is not known; judge it, and enter it with "
            f"the reason in {ACKNOWLEDGED}"
        )
    for each in acknowledged:
        if (each.file, each.pointer) not in unknown or each.released != before:
            yield (
                f"{each.file} {each.pointer}: entered in {ACKNOWLEDGED}, and no such change is "
                f"left since {before}; take the entry out"
            )
        if not each.reason.strip():
            yield f"{each.file} {each.pointer}: the entry in {ACKNOWLEDGED} gives no reason"


def _told(changelog: str, version: str) -> bool:
    """Tell whether the changelog speaks of a version of the schemas where it speaks of now."""
    now = changelog.partition("\n## Unreleased\n")[2].partition("\n## ")[0]
    line = re.compile(rf"^- Schemas {re.escape(version)}(?![0-9.])", re.MULTILINE)
    sections = re.split(r"^### ", now, flags=re.MULTILINE)[1:]
    return any(each.startswith(KINDS) and line.search(each) for each in sections)


def acknowledgements(root: Path) -> list[Acknowledgement]:
    """Return the changes that somebody has judged."""
    table = tomllib.loads((root / ACKNOWLEDGED).read_text(encoding="utf-8"))
    return [Acknowledgement(**entry) for entry in table.get("acknowledged", [])]


def main(arguments: list[str] | None = None) -> int:
    """Compare, show what changed and what is refused, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="where the repository stands")
    parser.add_argument("--lang", choices=["zh", "en"], default="en")
    options = parser.parse_args(arguments)
    lang: Lang = options.lang
    before = released_versions()[-1]
    changes = compare_sets(released(before), current())
    for block in blocks((each for each in changes if each.kind is not Kind.NEUTRAL), lang):
        print(block.head, *(f"    {line}" for line in block.lines), "", sep="\n")
    changelog = (options.root / CHANGELOG).read_text(encoding="utf-8")
    found = list(
        refusals(
            changes,
            before=before,
            now=schema_version,
            changelog=changelog,
            acknowledged=acknowledgements(options.root),
        )
    )
    for refusal in found:
        print(f"refused: {refusal}")
    print(f"schemas {before} (released) → {schema_version}: {summary(changes, lang)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
