"""The HTML report in headless Chromium: what a person sees; a hostile cell stays text."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.unit.validation.sample import catalog, entry, file

from opengov.reading import read_catalog
from opengov.validation import validate
from opengov.validation.outputs.html import html_report

pytestmark = pytest.mark.slow
EXAMPLE = Path("examples/elder-care-defects.xlsx")


def shown(page: str, folder: Path, *, then: str = "") -> str:
    """Return the page as the browser made it, after a script of the test."""
    path = folder / "report.html"
    script = f"<script>{then}</script></body>" if then else "</body>"
    path.write_text(page.replace("</body>", script), encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000",
            f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri(),
        ],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


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
