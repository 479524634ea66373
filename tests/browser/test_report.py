"""The HTML report in headless Chromium: what one sees and prints; a hostile cell stays text."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.browser.devtools import Browser
from tests.unit.validation.sample import catalog, entry, file

from opengov.reading import read_catalog
from opengov.validation import validate
from opengov.validation.outputs.html import html_report

pytestmark = pytest.mark.slow
EXAMPLE = Path("examples/elder-care-defects.xlsx")


PAPER = 718
"""Width of the text on a sheet of A4, in pixels of the page."""
LISTED = "document.querySelectorAll('#list>tbody>tr').length"
OPEN = "document.querySelectorAll('#list details[open]').length"


def shown(page: str, folder: Path, *, then: str = "") -> str:
    """Return the page as the browser made it, after a script of the test."""
    return chromium(page, folder, "--dump-dom", then=then).decode("utf-8")


def chromium(page: str, folder: Path, what: str, *, then: str) -> bytes:
    path = folder / "report.html"
    script = f"<script>{then}</script></body>" if then else "</body>"
    path.write_text(page.replace("</body>", script), encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000",
            f"--user-data-dir={folder / 'profile'}", what, path.as_uri(),
        ],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def opened(browser: Browser, page: str, folder: Path) -> None:
    """Open a page whose state is noted each time it has made itself ready for paper."""
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    browser.open(path.as_uri())
    state = f"{{rows:{LISTED},open:{OPEN},text:document.querySelector('main').innerText}}"
    browser.run(f"window.addEventListener('beforeprint',()=>{{window.paper={state}}})")


def all_of(html: str) -> Any:  # noqa: ANN401 - data of any shape
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


@pytest.fixture(scope="module")
def page() -> str:
    return html_report(validate(read_catalog(EXAMPLE)))


def test_findings_are_listed(page: str, tmp_path: Path) -> None:
    dom = shown(page, tmp_path)
    assert "结论：不通过" in dom
    assert "养老服务 G4" in dom
    assert "符合条件 33 条，共发现 33 条" in dom


def test_what_to_write_instead_is_said(page: str, tmp_path: Path) -> None:
    dom = shown(page, tmp_path)
    assert "<span>可改为：</span><ins>信息形成或者变更之日起20个工作日内</ins>" in dom


def test_search_filters(page: str, tmp_path: Path) -> None:
    then = "s=document.getElementById('search');s.value='E102';s.dispatchEvent(new Event('input'))"
    dom = shown(page, tmp_path, then=then)
    assert "符合条件 1 条，共发现 33 条" in dom


def test_filter_by_rule_and_reset(page: str, tmp_path: Path) -> None:
    click = "document.querySelector('#bars button').click();"
    dom = shown(page, tmp_path, then=click)
    assert 'aria-pressed="true"' in dom
    assert "符合条件 33 条" not in dom
    dom = shown(page, tmp_path, then=click + "document.getElementById('reset').click()")
    assert "符合条件 33 条" in dom


def test_sort(page: str, tmp_path: Path) -> None:
    dom = shown(page, tmp_path, then="document.querySelectorAll('#list th button')[4].click()")
    assert 'aria-sort="ascending"' in dom
    body = dom.partition("<tbody>")[2]
    assert body.find("<td>C101</td>") != -1


def test_details_quote_the_row(page: str, tmp_path: Path) -> None:
    then = "document.querySelectorAll('details').forEach(d=>d.open=true)"
    dom = shown(page, tmp_path, then=then)
    assert "处理：在“公开主体”一栏写明单位全称" in dom
    assert 'class="here"' in dom


def test_the_other_language(page: str, tmp_path: Path) -> None:
    dom = shown(page, tmp_path, then="document.getElementById('language').click()")
    assert 'lang="en"' in dom
    assert "Verdict: not conformant" in dom


def test_hostile_cell_stays_text(tmp_path: Path) -> None:
    hostile = "</script><script>document.title='pwned'</script><img src=x onerror=alert(１)>"
    read = file(catalog(entry(responsibleUnits=[{"name": "****局"}], content=[hostile])))
    name = f"{hostile}.xlsx"
    written = type(read)(source=name, sha256="", format="xlsx", catalogs=read.catalogs)
    report = validate(written, profile="thorough")
    assert any(finding.fix for finding in report.findings)
    dom = shown(html_report(report), tmp_path)
    assert "pwned</title>" not in dom
    assert "<img" not in dom


class TestPaper:
    def test_every_finding_shows_its_remedy_and_its_row(
        self, page: str, browser: Browser, tmp_path: Path
    ) -> None:
        opened(browser, page, tmp_path)
        data = all_of(page)
        findings = data["findings"]
        assert browser.run(OPEN) == 0
        assert browser.paper().startswith(b"%PDF")
        paper = browser.run("window.paper")
        assert paper["rows"] == paper["open"] == len(findings) == 33
        text = "".join(paper["text"].split())
        for each in findings:
            advice = data["rules"][each["code"]]["advice"]["zh"]
            assert "".join(advice.split()) in text
        quoted = sum("quote" in each for each in findings)
        assert text.count("原文：") == quoted > 30
        assert "可改为：信息形成或者变更之日起20个工作日内" in text

    def test_printed_from_the_command_line(self, page: str, tmp_path: Path) -> None:
        """The title of the PDF tells what the page looked like on paper."""
        then = (
            "window.addEventListener('beforeprint',()=>{document.title="
            f"'opened '+{OPEN}+' of '+{LISTED}}})"
        )
        pdf = tmp_path / "report.pdf"
        chromium(page, tmp_path, f"--print-to-pdf={pdf}", then=then)
        assert b"opened 33 of 33" in pdf.read_bytes()

    def test_only_what_the_filter_leaves_is_printed(
        self, page: str, browser: Browser, tmp_path: Path
    ) -> None:
        opened(browser, page, tmp_path)
        browser.run(
            "(s=>{s.value='E102';s.dispatchEvent(new Event('change'))})"
            "(document.getElementById('rule'))"
        )
        browser.paper()
        assert browser.run("window.paper.rows") == browser.run("window.paper.open") == 1

    def test_the_screen_is_afterwards_as_it_was(
        self, page: str, browser: Browser, tmp_path: Path
    ) -> None:
        opened(browser, page, tmp_path)
        browser.run("document.querySelector('#list details').open=true")
        browser.run("document.querySelectorAll('#list summary')[3].focus()")
        browser.paper()
        assert browser.run("window.paper.open") == 33
        assert browser.run(OPEN) == 1
        assert browser.run("document.querySelector('#list details').open")
        assert browser.run(
            "document.querySelectorAll('#list summary')[3]===document.activeElement"
        )
        browser.paper()
        assert browser.run(OPEN) == 1

    def test_a_long_list_is_cut_and_says_so(self, browser: Browser, tmp_path: Path) -> None:
        rows = [entry(id=str(n), content=None) for n in range(350)]
        long = html_report(validate(file(catalog(*rows))), "en")
        opened(browser, long, tmp_path)
        assert browser.run(LISTED) == 200
        browser.paper()
        assert browser.run("window.paper.rows") == 300
        said = "Only the first 300 are printed, 50 more that match are not"
        assert said in browser.run("window.paper.text")
        assert browser.run(LISTED) == 200
        assert browser.run("document.getElementById('cut').hidden")
        # Who has looked at more has more printed.
        browser.run("document.getElementById('more').click()")
        browser.paper()
        assert browser.run("window.paper.rows") == 350
        assert "Only the first" not in browser.run("window.paper.text")

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_nothing_is_wider_than_the_sheet(
        self, browser: Browser, tmp_path: Path, lang: str
    ) -> None:
        """The profile with the most elements: its matrix once had a scroll bar on paper."""
        report = validate(read_catalog(EXAMPLE), profile="thorough")
        opened(browser, html_report(report, "zh" if lang == "zh" else "en"), tmp_path)
        assert browser.run("document.querySelectorAll('#matrix thead th').length") >= 10
        wide = (
            "[...document.querySelectorAll('.wide,table')].filter((each) => each.offsetParent && "
            "each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
            ".length"
        )
        browser.resize(PAPER)
        assert browser.run(wide) > 0
        browser.media("print")
        try:
            assert browser.wait(f"{OPEN} === {LISTED}")
            assert browser.run(wide) == 0
            over = "scrollWidth > document.documentElement.clientWidth"
            assert not browser.run(f"document.documentElement.{over}")
        finally:
            browser.media("")
        assert browser.wait(f"{OPEN} === 0")


class TestOutcomes:
    SUMMARY = "document.getElementById('outcome-counts')"
    ROWS = "[...document.querySelectorAll('#outcomes tbody tr')].map((each) => each.innerText)"

    def test_every_rule_has_its_outcome_in_words(
        self, page: str, browser: Browser, tmp_path: Path
    ) -> None:
        opened(browser, page, tmp_path)
        assert browser.run(f"{self.SUMMARY}.innerText") == "19 条不通过，1 条通过，15 条不适用"
        browser.run(f"{self.SUMMARY}.focus()")
        browser.press("Enter")
        assert browser.wait(f"{self.SUMMARY}.parentElement.open")
        rows = [each.split("\t") for each in browser.run(self.ROWS)]
        assert len(rows) == 35
        assert rows[0] == ["C101", "同一目录中有重复的条目。", "不通过", "1 / 14", ""]
        assert {each[2] for each in rows[:19]} == {"不通过"}
        assert rows[19][2] == "通过"
        assert {tuple(each[2:]) for each in rows[20:]} == {
            ("不适用", "–", "没有该规则所检查的内容")
        }

    def test_the_other_language(self, page: str, browser: Browser, tmp_path: Path) -> None:
        opened(browser, page, tmp_path)
        browser.run("document.getElementById('language').click()")
        said = browser.run(f"{self.SUMMARY}.innerText")
        assert said == "19 failed, 1 passed, 15 not applicable"
        browser.run(f"{self.SUMMARY}.click()")
        heads = browser.run(
            "[...document.querySelectorAll('#outcomes thead th')].map((each) => each.innerText)"
        )
        assert heads == [
            "Rule",
            "Title",
            "Outcome",
            "Failed / could have failed",
            "Why not applicable",
        ]

    def test_a_report_that_knows_no_outcomes_has_no_table(
        self, browser: Browser, tmp_path: Path
    ) -> None:
        report = replace(validate(read_catalog(EXAMPLE)), results={})
        opened(browser, html_report(report), tmp_path)
        assert browser.run(f"{self.SUMMARY}.closest('section').hidden")


class TestWithoutMouse:
    """The report by keyboard, and as a screen reader is told of it."""

    NAMED = frozenset(
        {"button", "combobox", "DisclosureTriangle", "link", "region", "searchbox", "table"}
    )
    """Roles that say nothing without a name."""
    HERE = (
        "(e => e.id || (e.closest('th') ? 'sort' : e.closest('#list') ? 'row' : "
        "e.className || e.tagName))(document.activeElement)"
    )

    def test_the_tab_key_comes_to_everything(
        self, page: str, browser: Browser, tmp_path: Path
    ) -> None:
        opened(browser, page, tmp_path)
        stops = []
        for _ in range(60):
            browser.press("Tab")
            stops.append(browser.run(self.HERE))
        assert stops[:2] == ["skip", "language"]
        asked = ["search", "severity", "rule", "source", "reset", "sort", "row"]
        order = [stop for stop in dict.fromkeys(stops) if stop in asked]
        assert order == asked

    def test_keys_sort_and_open(self, page: str, browser: Browser, tmp_path: Path) -> None:
        opened(browser, page, tmp_path)
        browser.run("document.querySelector('#list th button').focus()")
        browser.press("Enter")
        sorted_by = "document.querySelectorAll('#list th[aria-sort=\"ascending\"]').length"
        assert browser.wait(sorted_by) == 1
        assert browser.run(OPEN) == 0
        browser.run("document.querySelector('#list summary').focus()")
        browser.press("Enter")
        assert browser.wait(OPEN) == 1
        browser.run("document.querySelector('a.skip').focus()")
        browser.press("Enter")
        assert browser.wait("location.hash") == "#findings"

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_all_that_can_be_used_has_a_name(
        self, browser: Browser, tmp_path: Path, lang: str
    ) -> None:
        report = validate(read_catalog(EXAMPLE))
        opened(browser, html_report(report, "zh" if lang == "zh" else "en"), tmp_path)
        assert browser.run("document.documentElement.lang") == lang
        browser.run("document.querySelectorAll('details').forEach((each) => each.open = true)")
        told = browser.spoken()
        assert [role for role, name in told if role in self.NAMED and not name.strip()] == []
        roles = {role for role, _ in told}
        assert self.NAMED | {"heading", "main", "columnheader", "rowheader"} <= roles
        levels = browser.run(
            "[...document.querySelectorAll('h1,h2,h3')].map((each) => +each.tagName[1])"
        )
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
