"""The documentation site in headless Chromium, wide and on a phone; its links; its search."""

import json
from pathlib import Path

import pytest
from scripts.docpages.browser import DATA
from tests.browser.devtools import Browser
from tests.browser.site import ROOT, anchors, leads_nowhere

pytestmark = pytest.mark.slow

WIDE, PHONE = 1400, 390
GENERATED = (
    "calendar/2020.html", "calendar/CN-GX.html", "calendar/statutory.html", "cli/validate.html",
    "law/decisions.html", "law/remedies.html", "law/requests.html",
    "reference/api/requests.html", "reference/classes/catalog-entry.html",
    "reference/classes/information-request.html", "reference/codelists/domains.html",
    "reference/errors.html", "reference/fields.html", "reference/pointers.html",
    "rules/E102.html", "rules/T211.html", "rules/index.html", "rules/profiles.html",
)  # fmt: skip
"""One page of each kind that is generated; links are checked on all."""
WRITTEN = tuple(
    path.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
    for path in sorted((ROOT / "docs").glob("*.md")) + sorted((ROOT / "docs").glob("how-to/*.md"))
    if not path.name.endswith(".zh.md")
)
PAGES = [f"{folder}{name}" for folder in ("", "zh/") for name in (*WRITTEN, *GENERATED)]
RESULTS = "[...document.querySelectorAll('.md-search-result__link')].map((each) => each.href)"


class TestLinks:
    def test_every_link_of_every_page_leads_somewhere(self, site: Path) -> None:
        pages = sorted(site.rglob("*.html"))
        assert len(pages) > len(PAGES)
        broken = {str(path): found for path in pages if (found := leads_nowhere(site, path))}
        assert broken == {}

    def test_every_link_of_the_schema_browser_leads_somewhere(self, site: Path) -> None:
        text = (site / DATA).read_text(encoding="utf-8")
        data = json.loads(text.partition("=")[2].rstrip(";\n"))
        wanted = {(each["page"], each["anchor"]) for each in data["classes"].values()}
        for each in data["classes"].values():
            wanted |= {(each["page"], field["anchor"]) for field in each["fields"]}
            rules = (code for field in each["fields"] for code in field["rules"])
            wanted |= {(f"rules/{code}", "") for code in rules}
        for codelist in data["codelists"].values():
            wanted |= {(codelist["page"], code["anchor"]) for code in codelist["codes"]}
        for folder in (site, site / "zh"):
            for page, place in wanted:
                path = folder / f"{page}.html"
                assert path.is_file(), page
                assert not place or place in anchors(path), f"{page}#{place}"

    @pytest.mark.parametrize("name", ["schemas-v1", "conformance"])
    def test_the_archives_can_be_had(self, site: Path, name: str) -> None:
        assert (site / "downloads" / f"{name}.zip").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_screen(browser: Browser, address: str, name: str, width: int) -> None:
    browser.resize(width)
    browser.open(address + name)
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    assert browser.run("document.querySelectorAll('h1').length") == 1
    shown = browser.run("document.documentElement.lang")
    assert shown == ("zh" if name.startswith("zh/") else "en")


class TestSearch:
    def results(self, browser: Browser, page: str, query: str) -> list[str]:
        browser.open(page)
        browser.run("document.querySelector('[data-md-component=search-query]').focus()")
        browser.type(query)
        browser.press("End")  # the theme looks at the text when a key goes up
        browser.wait(f"{RESULTS}.length > 0")
        found: list[str] = browser.run(RESULTS)
        assert not [each for each in found if "undefined" in each]
        return found

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("公开时限", "zh/reference/classes/time-limit.html"),
            ("更新频次", "zh/reference/classes/update-frequency.html"),
            ("答复期限", "zh/how-to/compute-a-deadline.html"),
            ("放假通知", "zh/how-to/add-a-calendar-year.html"),
        ],
    )
    def test_chinese(self, browser: Browser, address: str, query: str, expected: str) -> None:
        found = self.results(browser, f"{address}zh/index.html", query)
        assert [each for each in found if f"/{expected}" in each]

    def test_the_first_result_has_all_the_words(self, browser: Browser, address: str) -> None:
        first, *_ = self.results(browser, f"{address}zh/index.html", "公开时限")
        browser.open(first)
        assert "公开时限" in browser.run("document.querySelector('article').innerText")

    def test_english(self, browser: Browser, address: str) -> None:
        found = self.results(browser, f"{address}index.html", "time limit")
        assert [each for each in found if "/reference/classes/time-limit.html" in each]


class TestLanguages:
    @pytest.mark.parametrize(
        "name", ["index.html", "how-to/answer-a-request.html", "rules/E102.html"]
    )
    def test_the_switch_leads_to_the_same_page_and_back(
        self, browser: Browser, address: str, name: str
    ) -> None:
        browser.open(address + name)
        for lang, expected in (("zh", f"zh/{name}"), ("en", name)):
            browser.follow(f"document.querySelector('.md-select__link[hreflang={lang}]')")
            assert browser.run("location.href") == address + expected
            assert browser.run("document.documentElement.lang") == lang
