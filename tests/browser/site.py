"""The documentation site: built once for all tests, served on loopback, its links followed."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from lxml import html
from typing_extensions import override

ROOT = Path(__file__).parents[2]
ADDRESSES = {"a": "href", "img": "src", "link": "href", "script": "src"}
"""Elements that lead to other files, and the attribute that says where."""


def built(shared: Path) -> Path:
    """Return the folder of the site, which the first to ask for it builds; others wait."""
    site = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "sitemap.xml").exists():
            subprocess.run(
                [
                    sys.executable, "-m", "mkdocs", "build", "--strict",
                    "--config-file", ROOT / "mkdocs.yml", "--site-dir", site,
                ],
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                check=True,
            )  # fmt: skip
    return site


class _Quiet(SimpleHTTPRequestHandler):
    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on loopback and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


@cache
def anchors(path: Path) -> frozenset[str]:
    """Return the places on a page that a link may lead to."""
    return frozenset(map(str, page(path).xpath("//@id | //a/@name")))


def leads_nowhere(site: Path, path: Path) -> list[str]:
    """Return the addresses on a page that lead to no file and no place of the site."""
    found = []
    for element in page(path).iter(*ADDRESSES):
        address = element.get(ADDRESSES[str(element.tag)])
        if address is not None and not _leads(site, path, address):
            found.append(address)
    return found


def _leads(site: Path, path: Path, address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"http", "https", "mailto"}
    above = site if parts.path.startswith("/") else path.parent
    target = (above / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
    if not target.is_file():
        return False
    place = unquote(parts.fragment)
    return not place or place in anchors(target)
