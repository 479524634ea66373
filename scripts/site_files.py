"""Puts the published files on the documentation site: a hook of mkdocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

__all__ = ["on_files"]

PUBLISHED = "schemas/v1"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every published file under the path that it has in the repository."""
    root = Path(config.docs_dir).parent
    for path in sorted((root / PUBLISHED).rglob("*")):
        if path.is_file():
            name = path.relative_to(root).as_posix()
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files
