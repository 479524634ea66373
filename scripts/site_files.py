"""Puts the published files, and the data of the schema browser, on the site: a hook of mkdocs."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from scripts.docpages.browser import DATA, browser_data  # noqa: E402 - from the source tree

__all__ = ["on_files"]

PUBLISHED = "schemas/v1"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every published file under the path that it has in the repository, and the data."""
    for path in sorted((ROOT / PUBLISHED).rglob("*")):
        if path.is_file():
            name = path.relative_to(ROOT).as_posix()
            files.append(File.generated(config, name, abs_src_path=str(path)))
    files.append(File.generated(config, DATA, content=browser_data()))
    return files
