"""Chinese and English pages pair, their anchors are the same, and every link leads somewhere."""

import posixpath
import re

import pytest
from scripts.archives import ARCHIVES
from tests.docs.blocks import DOCS, ROOT
from tests.docs.written import EXPLICIT, anchors, pages

HEADING = re.compile(r"^(#+) (.+)$")
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
FILES = {
    f"docs/{name}"
    for name in (
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").rglob("*")),
        *ARCHIVES,
    )
}
"""Files that a hook of the site puts beside the pages."""
WRITTEN = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(DOCS.rglob("*.md"))
}
TEXTS = {**WRITTEN, **pages()}
ENGLISH = sorted(name for name in pages() if not name.endswith(".zh.md"))


@pytest.mark.parametrize("name", ENGLISH)
def test_a_page_and_its_pair_have_the_same_anchors(name: str) -> None:
    pair = name.removesuffix(".md") + ".zh.md"
    assert anchors(pages()[pair]) == anchors(pages()[name])


def test_every_page_has_its_pair() -> None:
    chinese = {name.removesuffix(".zh.md") for name in pages() if name.endswith(".zh.md")}
    assert chinese == {name.removesuffix(".md") for name in ENGLISH}


@pytest.mark.parametrize("name", ENGLISH)
def test_no_anchor_stands_twice(name: str) -> None:
    found = anchors(pages()[name])
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ENGLISH)
def test_a_heading_below_the_first_has_an_anchor_of_its_own(name: str) -> None:
    """Without one, it would be made of the words, which differ between the languages."""
    for line in FENCE.sub("", pages()[name]).splitlines():
        heading = HEADING.match(line)
        assert heading is None or heading[1] == "#" or EXPLICIT.search(line), line


def _target(name: str, address: str) -> str:
    """Return the file that an address on a page means; Chinese pages lead to Chinese ones."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
    chinese = target.removesuffix(".md") + ".zh.md"
    return chinese if name.endswith(".zh.md") and chinese in TEXTS else target


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_links_lead_somewhere(name: str) -> None:
    for address, anchor in LINK.findall(FENCE.sub("", TEXTS[name])):
        target = _target(name, address) if address else name
        if not target.endswith(".md"):
            assert target in FILES or (ROOT / target).is_file(), address
            continue
        assert target in TEXTS, address
        if anchor and target in pages():
            assert anchor in anchors(TEXTS[target]), f"{address}#{anchor}"
