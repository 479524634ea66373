"""Folders of the repository as archives, for those who want neither git nor Python."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["ARCHIVES", "files_under", "pack"]

ROOT = Path(__file__).resolve().parent.parent
ARCHIVES = {"downloads/schemas-v1.zip": "schemas/v1", "downloads/conformance.zip": "conformance"}
"""Folders that the site gives away as a whole, by the path of the archive on the site."""


def files_under(folder: str) -> Iterator[Path]:
    """Give the files of a folder of the repository in the order of their names."""
    return (path for path in sorted((ROOT / folder).rglob("*")) if path.is_file())


def pack(folder: str, archive: Path) -> None:
    """Write a folder as an archive, the same byte for byte whenever it is written."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files_under(folder):
            member = zipfile.ZipInfo(path.relative_to(ROOT).as_posix())
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, path.read_bytes())
