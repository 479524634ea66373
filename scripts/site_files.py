"""What the documentation site holds besides its pages: a hook of mkdocs.

Puts the published files and the data of the schema browser there, and finishes the pages.
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from scripts.archives import ARCHIVES, files_under, pack  # noqa: E402 - from the source tree
from scripts.docpages import NOTE  # noqa: E402 - as above
from scripts.docpages.browser import DATA, browser_data  # noqa: E402 - as above

__all__ = ["on_files", "on_page_content", "on_page_markdown", "on_post_build", "on_post_page"]

PUBLISHED = "schemas/v1"
PACKED = TemporaryDirectory(prefix="opengov-site-")
"""Where the archives stand until they are copied."""
BOOSTS = {"how-to/": 2, "tutorial": 2, "calendar/20": 0.5}
"""What a search shows first: what to do; and last: one of many pages that are alike."""
CHINESE = ".zh.md"
VERBATIM = re.compile(r"(<pre[ >].*?</pre>)", re.DOTALL)
LINE_END = re.compile(r"(?<=[。；：？！，、）》”])\n")
ALTERNATE = re.compile(r'\s*<link rel="alternate" [^>]*hreflang=[^>]*>')


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every published file under the path that it has in the repository, and the archives."""
    for path in files_under(PUBLISHED):
        name = path.relative_to(ROOT).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(path)))
    for name, folder in ARCHIVES.items():
        path = Path(PACKED.name, Path(name).name)
        pack(folder, path)
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Weigh the page for the search, and leave out the note to editors.

    The search takes what stands above a title for another page.
    """
    for folder, boost in BOOSTS.items():
        if page.file.src_uri.startswith(folder):
            page.meta["search"] = {"boost": boost}
    return markdown.removeprefix(NOTE)


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Join the sentences of a Chinese paragraph, which stand on lines of their own in the source.

    A browser shows the end of a line as a blank, and Chinese has none between sentences.
    """
    if not page.file.src_uri.endswith(CHINESE):
        return html
    parts = VERBATIM.split(html)
    parts[::2] = [LINE_END.sub("", part) for part in parts[::2]]
    return "".join(parts)


def on_post_page(output: str, **_: object) -> str:
    """Leave out the links to the page in other languages that stand in its head.

    The theme takes each for the top of a site and asks for a sitemap that is not there; the
    switch of languages on the page does without.
    """
    return ALTERNATE.sub("", output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the data of the schema browser."""
    (Path(config.site_dir) / DATA).write_text(browser_data(), encoding="utf-8")
