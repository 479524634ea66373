"""The documentation site and a browser, once for all tests."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.browser.devtools import Browser
from tests.browser.site import built, served

WIDE = 1400
SCHEMES = {"http", "data", "blob", "file"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base.parent if base.name.startswith("popen-") else base)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.fixture
def browser(browsers: Browser) -> Iterator[Browser]:
    """A browser that must have asked nobody but the site, and complained of nothing."""
    browsers.resize(WIDE)
    browsers.requests.clear()
    browsers.errors.clear()
    yield browsers
    hosts = {urlsplit(each).hostname for each in browsers.requests if each.startswith("http")}
    assert hosts <= {"127.0.0.1"}
    assert {urlsplit(each).scheme for each in browsers.requests} <= SCHEMES
    assert browsers.errors == []
