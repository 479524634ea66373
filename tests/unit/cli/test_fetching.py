"""Addresses as inputs: only where they are allowed, only https, within limits."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

import pytest
from tests.unit.cli.conftest import catalog, entry
from typing_extensions import override

from opengov.cli import fetching
from opengov.cli.fetching import read_url, refuse_urls
from opengov.cli.usage import WrongUseError


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
CATALOG = catalog(entry(responsibleUnits=None)).encode()


class Answers(BaseHTTPRequestHandler):
    """A server on this machine with a page for every case."""

    @override
    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", path.removeprefix("/to/").replace("!", "/"))
            self.end_headers()
        elif path == "/gone.json":
            self.send_error(404)
        else:
            body = gzip.compress(CATALOG) if path.endswith(".gz") else CATALOG
            self.send_response(200)
            short = path == "/short.json"
            self.send_header("Content-Length", str(len(body) + 10 * short))
            self.end_headers()
            self.wfile.write(body)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize(
    ("url", "allowed", "message"),
    [
        ("https://www.example.gov.cn/a.json", False, "add --allow-url"),
        ("http://www.example.gov.cn/a.json", True, "only https is fetched"),
        ("http://[::1/a.json", True, "only https is fetched"),
        ("ftp://localhost/a.json", True, "only https is fetched"),
        ("file:///etc/hostname", True, "only https is fetched"),
    ],
)
def test_wrong_use(opengov: Run, url: str, *, allowed: bool, message: str) -> None:
    outcome = opengov("validate", url, *["--allow-url"] * allowed)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.parametrize("path", ["a.csv", "C:\\目录\\a.csv", "-", "http:/a.csv"])
def test_paths_are_no_addresses(path: str) -> None:
    refuse_urls([path], allowed=False)


def test_https_is_allowed() -> None:
    refuse_urls(["https://www.example.gov.cn/a?b=*"], allowed=True)
    with pytest.raises(WrongUseError):
        refuse_urls(["https://www.example.gov.cn/a"], allowed=False)


@pytest.mark.parametrize(
    "path", ["a.json", "a.json?day=1&x=*", "a.json.gz", "export", "to/!a.json"]
)
def test_fetched_and_judged(opengov: Run, server: str, path: str) -> None:
    url = f"{server}/{path}"
    outcome = opengov("validate", url, "--allow-url", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.code == 1
    assert (report["inputs"][0]["path"], report["inputs"][0]["format"]) == (url, "json")
    assert report["summary"]["byRule"] == {"E102": 1}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("gone.json", "Not Found"),
        ("short.json", "cut off after"),
        ("to/http:!!www.example.gov.cn!a.json", "redirected to"),
        ("to/file:!!!etc!hostname", "not allowed"),
        ("a b.json", "control characters"),
    ],
)
def test_what_gives_nothing_is_a_finding(
    opengov: Run, server: str, path: str, reason: str
) -> None:
    outcome = opengov(
        *("validate", f"{server}/{path}", "clean.json", "--allow-url", "--format", "json")
    )
    report = json.loads(outcome.out)
    assert outcome.code == 3
    (finding,) = report["findings"]
    assert finding["code"] == "F008"
    assert reason in finding["message"]
    assert len(report["inputs"]) == 2


def test_a_server_that_is_not_there() -> None:
    (finding,) = read_url("http://127.0.0.1:9/a.json", input_format=None).findings
    assert finding.code == "F008"


@pytest.mark.parametrize(
    ("limit", "value", "reason"), [("LARGEST", 10, "more than"), ("LONGEST", -1.0, "not done")]
)
def test_limits(
    server: str, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, reason: str
) -> None:
    monkeypatch.setattr(fetching, limit, value)
    (finding,) = read_url(f"{server}/a.json", input_format=None).findings
    assert reason in finding.message.en
