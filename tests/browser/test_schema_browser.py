"""The schema browser: by keyboard, by pointer, by address, on a phone, on paper, from a folder."""

from pathlib import Path

import pytest
from tests.browser.devtools import Browser

pytestmark = pytest.mark.slow

CHOSEN = "document.querySelector('.sb-tree [aria-selected=true]')"
LABEL = f"{CHOSEN}.querySelector('code').textContent"
ROWS = "[...document.querySelectorAll('.sb-tree > li')]"
HITS = "[...document.querySelectorAll('.sb-hit > .sb-row > code')].map((each) => each.textContent)"
PROFILE = "document.querySelectorAll('.sb-controls select')[1]"
DETAIL = "document.querySelector('.sb-detail').innerText"


def labels(browser: Browser) -> list[str]:
    """Return the names of the fields of the record that can be seen."""
    seen = f"{ROWS}.filter((each) => each.offsetParent !== null)"
    found: list[str] = browser.run(f"{seen}.map((each) => each.querySelector('code').textContent)")
    return found


def test_a_record_has_its_fields(browser: Browser, address: str) -> None:
    browser.open(f"{address}schema-browser.html")
    found = labels(browser)
    assert found[:3] == ["id", "sequence", "items"]
    assert "One row of a disclosure catalog" in browser.run(DETAIL)


class TestKeyboard:
    def test_the_arrows_walk_and_open(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}schema-browser.html")
        browser.run("document.querySelector('.sb-tree [tabindex=\"0\"]').focus()")
        for _ in range(3):
            browser.press("ArrowDown")
        assert browser.run(LABEL) == "domain"
        assert browser.run(f"{CHOSEN}.getAttribute('aria-expanded')") == "false"
        browser.press("ArrowRight")
        assert browser.run(f"{CHOSEN}.getAttribute('aria-expanded')") == "true"
        browser.press("ArrowRight")
        assert browser.run(LABEL) == "code"
        assert browser.run("location.hash") == "#catalog-entry/domain/code"
        assert "elderly_care" in browser.run(DETAIL)
        browser.press("ArrowLeft")
        assert browser.run(LABEL) == "domain"
        browser.press("ArrowLeft")
        assert browser.run(f"{CHOSEN}.getAttribute('aria-expanded')") == "false"
        browser.press("End")
        assert browser.run(LABEL) == "extra"
        browser.press("Home")
        assert browser.run(LABEL) == "id"

    def test_one_stop_of_the_tab_key(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}schema-browser.html#catalog-entry/channels/code")
        assert browser.run("document.querySelectorAll('.sb-tree [tabindex=\"0\"]').length") == 1
        assert browser.run(f"document.activeElement === {CHOSEN}")
        browser.press("Tab")
        assert browser.run("document.activeElement.closest('.sb-detail') !== null")

    def test_keys_of_the_site_do_not_interfere(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}schema-browser.html#catalog-entry/channels")
        browser.press("*")
        assert (
            browser.run("document.querySelectorAll('.sb-tree > li[aria-expanded=false]').length")
            == 0
        )
        assert browser.run("location.pathname") == "/schema-browser.html"


class TestAddresses:
    @pytest.mark.parametrize(
        ("place", "label", "said"),
        [
            ("catalog-entry/responsibleUnits/name", "name", "/responsibleUnits/*/name"),
            ("time-limit/clauses/deadline/anchor/events", "events", "/clauses/*/anchor/events"),
            ("information-request/events/thirdPartyReplied/agrees", "agrees", "/events/*/agrees"),
            ("disclosure/service", "service", "ServiceDisclosure"),
            ("catalog-entry@required-elements/content", "content", "1..n"),
            ("catalog-entry/content", "content", "0..n"),
        ],
    )  # fmt: skip
    def test_an_address_leads_to_its_field(
        self, browser: Browser, address: str, place: str, label: str, said: str
    ) -> None:
        browser.open(f"{address}schema-browser.html#{place}")
        assert browser.run(LABEL) == label
        assert said in browser.run(DETAIL)

    def test_an_address_of_nothing_leads_to_the_nearest(
        self, browser: Browser, address: str
    ) -> None:
        browser.open(f"{address}schema-browser.html#catalog-entry/channels/colour")
        assert browser.run(LABEL) == "channels"
        browser.open(f"{address}schema-browser.html#100%")
        assert labels(browser)[0] == "id"

    def test_a_new_address_on_the_same_page(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}zh/schema-browser.html")
        browser.run("location.hash = '#organ/creditCode'")
        browser.wait(f"{CHOSEN} && {LABEL} === 'creditCode'")
        assert "统一社会信用代码" in browser.run(DETAIL)


class TestFinding:
    def search(self, browser: Browser, text: str) -> list[str]:
        browser.run("document.querySelector('.sb-search input').focus()")
        browser.run("document.querySelector('.sb-search input').select()")
        browser.type(text)
        found: list[str] = browser.run(HITS)
        return found

    def test_words_of_both_languages(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}schema-browser.html")
        assert "timeLimit" in self.search(browser, "公开时限")
        assert self.search(browser, "credit code") == ["creditCode"]
        assert self.search(browser, "no such words") == []
        assert browser.run("document.querySelector('.sb-found').textContent") == "nothing found"

    def test_the_rest_is_hidden(self, browser: Browser, address: str) -> None:
        browser.open(f"{address}zh/schema-browser.html")
        self.search(browser, "信用代码")
        assert labels(browser) == ["responsibleUnits"]
        browser.run("document.querySelector('.sb-search input').select()")
        browser.press("Delete")
        browser.wait("document.querySelector('.sb-search input').value === ''")
        assert len(labels(browser)) > 10

    @pytest.mark.parametrize(
        ("pointer", "label"),
        [
            ("/entries/3/responsibleUnits/0/creditCode", "creditCode"),
            ("/updateFrequency/code", "code"),
            ("/catalogs/1/entries/0/timeLimit/clauses/2/reason", "reason"),
        ],
    )
    def test_a_pointer_of_a_validator(
        self, browser: Browser, address: str, pointer: str, label: str
    ) -> None:
        browser.open(f"{address}schema-browser.html")
        assert self.search(browser, pointer) == [label]
        assert browser.run(LABEL) == label
        assert browser.run("location.hash").endswith(f"/{label}")

    SAID = "document.querySelector('.sb-found').textContent"

    @pytest.mark.parametrize(
        ("pointer", "label", "said"),
        [
            ("/entries/0/extra/备注", "extra", "备注 is no field: the keys of extra are free"),
            ("/entries/1/channels/0/colour", "channels", "channels has no field colour"),
            ("/timeLimit/clauses/0/due", "clauses", "clauses has no field due"),
        ],
    )
    def test_a_pointer_of_no_field_opens_the_nearest(
        self, browser: Browser, address: str, pointer: str, label: str, said: str
    ) -> None:
        browser.open(f"{address}schema-browser.html#catalog-entry/content")
        assert self.search(browser, pointer) == [label]
        assert browser.run(LABEL) == label
        assert browser.run(self.SAID).startswith(said)

    @pytest.mark.parametrize(
        ("folder", "said"),
        [
            (
                "",
                "CatalogEntry has no field publicationLimit; the nearest place above it is shown",
            ),
            ("zh/", "CatalogEntry 没有字段 publicationLimit；打开的是离它最近的一级"),
        ],
    )
    def test_a_field_that_no_record_has_leaves_none_open(
        self, browser: Browser, address: str, folder: str, said: str
    ) -> None:
        browser.open(f"{address}{folder}schema-browser.html#catalog-entry/content")
        assert self.search(browser, "/entries/1/publicationLimit") == []
        assert browser.run(self.SAID) == said
        assert browser.run(CHOSEN) is None
        assert browser.run("location.hash") == "#catalog-entry"
        assert len(labels(browser)) > 10
        assert "One row of a disclosure catalog" in browser.run(DETAIL)


def test_a_profile_asks_for_more(browser: Browser, address: str) -> None:
    browser.open(f"{address}zh/schema-browser.html")
    browser.run(f"{PROFILE}.value = 'national-2019'")
    browser.run(f"{PROFILE}.dispatchEvent(new Event('change'))")
    assert browser.run("location.hash") == "#catalog-entry@national-2019"
    row = f"{ROWS}.find((each) => each.innerText.includes('legalBasis'))"
    assert browser.run(f"{row}.querySelector('.sb-level').textContent") == "必备"


def test_roles_of_a_tree(browser: Browser, address: str) -> None:
    browser.open(f"{address}schema-browser.html#catalog-entry/timeLimit/clauses/deadline")
    assert browser.run("document.querySelector('.sb-tree').getAttribute('role')") == "tree"
    assert browser.run(
        "[...document.querySelectorAll('.sb-tree li')].every((e) => e.role === 'treeitem')"
    )
    assert browser.run(
        "[...document.querySelectorAll('.sb-tree ul')].every((e) => e.role === 'group')"
    )
    assert (
        browser.run("document.querySelector('.sb-search').textContent")
        == "Find a field, or paste a pointer"
    )


def test_on_a_phone_the_row_chosen_stays_in_sight(browser: Browser, address: str) -> None:
    browser.resize(390, 844)
    browser.open(f"{address}zh/schema-browser.html#catalog-entry/methods/code")
    row = f"{CHOSEN}.firstElementChild.getBoundingClientRect()"
    panel = "document.querySelector('.sb-detail').getBoundingClientRect()"
    assert browser.run(f"{row}.bottom <= {panel}.top + 1")
    assert browser.run(f"{row}.top >= 0")


def test_on_paper_without_the_controls(browser: Browser, address: str) -> None:
    browser.open(f"{address}schema-browser.html#catalog-entry/channels")
    browser.media("print")
    assert (
        browser.run("getComputedStyle(document.querySelector('.sb-controls')).display") == "none"
    )
    assert browser.run("document.querySelector('.sb-tree').offsetHeight > 0")
    browser.media("")


def test_from_a_folder(browser: Browser, site: Path) -> None:
    browser.open(f"{(site / 'zh' / 'schema-browser.html').as_uri()}#catalog-entry/channels/code")
    assert browser.run(LABEL) == "code"
    assert "government_website" in browser.run(DETAIL)
    browser.errors.clear()  # the theme cannot load its search from a folder
