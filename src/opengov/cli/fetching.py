"""Inputs named by an address, fetched only where `--allow-url` says so."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from typing_extensions import override

from opengov._version import __version__
from opengov.cli.usage import WrongUseError
from opengov.text import Text

if TYPE_CHECKING:
    from email.message import Message

    from opengov.catalogfile import CatalogFile

__all__ = ["is_url", "read_url", "refuse_urls"]

URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""A scheme of one letter is a drive."""
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that may be asked without encryption: the machine itself."""

MIB = 1024 * 1024
LARGEST = 64 * MIB
"""Bytes that are fetched; national full-text exports stay below."""
PATIENCE = 30.0
"""Seconds without an answer."""
LONGEST = 120.0
"""Seconds for all of an input."""
CHUNK = 64 * 1024

NOT_ALLOWED = Text(
    "{url} 是网址；要从网络读取，请加上 --allow-url",
    "{url} is an address; to read from the network, add --allow-url",
)
NOT_HTTPS = Text(
    "{url} 不是 https 网址；只读取 https（本机可用 http）",
    "{url} is no https address; only https is fetched (http from this machine)",
)


class _FetchError(Exception):
    """An address that gave nothing; the message says why."""


def is_url(path: str) -> bool:
    r"""Tell whether an input is named by an address.

    >>> is_url("https://www.example.gov.cn/a.xlsx"), is_url("C:\\a.xlsx"), is_url("a.csv")
    (True, False, False)
    """
    return URL.match(path) is not None


def refuse_urls(paths: Sequence[str], *, allowed: bool) -> None:
    """Refuse addresses unless they were allowed, and others than https.

    Raises:
        WrongUseError: An address may not be fetched.
    """
    for path in paths:
        if is_url(path):
            if not allowed:
                raise WrongUseError(NOT_ALLOWED.format(url=path))
            if not _is_fetchable(path):
                raise WrongUseError(NOT_HTTPS.format(url=path))


def _is_fetchable(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)


def read_url(url: str, *, input_format: str | None) -> "CatalogFile":
    """Fetch and read an input; what went wrong on the way is a finding."""
    from opengov.catalogfile import CatalogFile  # noqa: PLC0415 - so that help is fast
    from opengov.files import notices  # noqa: PLC0415 - as above
    from opengov.files.gzipped import without_gz  # noqa: PLC0415 - as above
    from opengov.files.sniff import kind_by_name  # noqa: PLC0415 - as above
    from opengov.location import Location  # noqa: PLC0415 - as above
    from opengov.reading import read_catalog  # noqa: PLC0415 - as above

    kind = kind_by_name(without_gz(urlsplit(url).path))
    try:
        data = _fetch(url)
    except _FetchError as error:
        finding = notices.ADDRESS_UNREACHABLE.at(Location(source=url), name=url, reason=str(error))
        return CatalogFile(source=url, sha256="", format=kind, findings=(finding,))
    known = None if kind == "unknown" else kind
    return read_catalog(url, data=data, input_format=input_format or known)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows only to where the caller could have gone."""

    @override
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: "Message",
        newurl: str,
    ) -> urllib.request.Request | None:
        if not _is_fetchable(newurl):
            raise _FetchError(f"redirected to {newurl}, which is no https address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]  # typeshed names its own HTTPMessage


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that knows HTTP and nothing else: no files, no FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _fetch(url: str) -> bytes:
    """Fetch an address within the limits of size and time."""
    headers = {"User-Agent": f"opengov/{__version__}", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - https, or this machine
    end = time.monotonic() + LONGEST
    parts: list[bytes] = []
    size = 0
    try:
        with _opener().open(request, timeout=PATIENCE) as answer:
            length = answer.headers.get("Content-Length", "")
            while part := answer.read1(CHUNK):
                size += len(part)
                if size > LARGEST:
                    raise _FetchError(f"more than {LARGEST // MIB} MiB")
                if time.monotonic() > end:
                    raise _FetchError(f"not done after {LONGEST:.0f} s")
                parts.append(part)
            if length.isdecimal() and size < int(length):
                raise _FetchError(f"cut off after {size} of {length} bytes")
    except urllib.error.URLError as error:
        raise _FetchError(str(getattr(error, "reason", error)) or type(error).__name__) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _FetchError(str(error) or type(error).__name__) from error
    return b"".join(parts)
