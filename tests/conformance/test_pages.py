"""The pages of the kit in both languages, whole; `tests/docs` runs what they show."""

import json
import re

import pytest
from tests.conformance.kit import FOLDERS, KIT, SCHEMAS, Json, run_kit, validator
from tests.docs.blocks import blocks, prose

from opengov.conformance import KINDS, PROTOCOL
from opengov.requests.decisions import decision_kind

PAGES = sorted(path.name for path in KIT.glob("*.md"))
ENGLISH = [name for name in PAGES if not name.endswith(".zh.md")]


def text(name: str) -> str:
    return (KIT / name).read_text(encoding="utf-8")


def test_every_page_has_its_pair() -> None:
    assert {name.replace(".md", ".zh.md") for name in ENGLISH} == set(PAGES) - set(ENGLISH)
    assert set(ENGLISH) == {
        *("README.md", "PROTOCOL.md", "CALENDAR.md", "DEADLINE.md", "TIME-LIMITS.md"),
    }


@pytest.mark.parametrize("name", ENGLISH)
def test_both_have_the_same_headings_tables_and_code(name: str) -> None:
    english, chinese = text(name), text(name.replace(".md", ".zh.md"))
    for pattern in (r"^#+ ", r"^\|", r"^```", r"^[0-9]+\. "):
        counts = [len(re.findall(pattern, page, re.MULTILINE)) for page in (english, chinese)]
        assert counts[0] == counts[1], pattern
    words = [set(re.findall(r"`([^`\n]+)`", page)) for page in (english, chinese)]
    odd = {word.replace(".zh.md", ".md") for word in words[0]} ^ {
        word.replace(".zh.md", ".md") for word in words[1]
    }
    assert {word for word in odd if "--lang" not in word and "--list" not in word} == set()
    codes = [sorted(set(re.findall(r"\bD3[0-9]{2}\b", page))) for page in (english, chinese)]
    assert codes[0] == codes[1]


@pytest.mark.parametrize("name", PAGES)
def test_a_line_holds_one_sentence(name: str) -> None:
    lines = [
        line
        for line in prose(f"conformance/{name}")
        if not re.match(r"#|\||- |\s|[0-9]+\. ", line)
    ]
    assert [line for line in lines if re.search(r"[a-z)`][.?!] +[A-Z]|[。？！].", line)] == []


@pytest.mark.parametrize("name", PAGES)
def test_lines_of_the_protocol_that_are_shown_fit_it(name: str) -> None:
    for block in blocks(f"conformance/{name}", "json"):
        shown = json.loads(block.body)
        part = "answer" if "output" in shown else "question"
        assert list(validator("protocol", f"#/$defs/{part}").iter_errors(shown)) == []


@pytest.mark.node
def test_what_the_readme_names_exists() -> None:
    names = re.findall(r"--case ([a-z]+/[a-z0-9-]+)", text("README.md"))
    assert run_kit("--list", *(word for name in names for word in ("--case", name))).stdout
    for folder in re.findall(r"`([a-z-]+/)`", text("README.md")):
        assert (KIT / folder).is_dir() or (KIT.parent / folder).is_dir()


class TestOneFactOnePlace:
    def test_the_version_of_the_protocol(self) -> None:
        runner = text("run.mjs")
        assert f"const PROTOCOL = {PROTOCOL};" in runner
        assert text("PROTOCOL.md").startswith(f"# Protocol, version {PROTOCOL}\n")
        assert text("PROTOCOL.zh.md").startswith(f"# 协议，第{PROTOCOL}版\n")
        hello = SCHEMAS["protocol"]["$defs"]["helloOutput"]["properties"]
        assert hello["protocol"] == {"const": PROTOCOL}
        assert hello["kinds"]["items"]["enum"] == list(KINDS)

    def test_the_kinds(self) -> None:
        assert tuple(FOLDERS) == KINDS
        folders = re.search(r"const FOLDERS = \{(.*?)\};", text("run.mjs"), re.DOTALL)
        assert folders
        found = re.findall(r'"?([a-z-]+)"?: "([a-z-]+)"', folders[1])
        assert dict(found) == FOLDERS
        for name in ("PROTOCOL.md", "PROTOCOL.zh.md"):
            for kind in KINDS:
                assert re.search(rf"^### {kind}\b", text(name), re.MULTILINE)
        for name in ("README.md", "README.zh.md"):
            for kind, folder in FOLDERS.items():
                assert f"| `{folder}/` | `{kind}` | " in text(name)

    def test_every_member_and_value_of_the_protocol_is_on_its_page(self) -> None:
        schema = SCHEMAS["protocol"]
        words = set(re.findall(r"[A-Za-z_-]+", text("PROTOCOL.md") + text("CALENDAR.md")))
        for part in ("calendarInput", "deadlineInput", "timeLimitInput", "catalogInput"):
            assert set(schema["$defs"][part]["properties"]) <= words
        for part in ("calendarOutput", "deadlineOutput", "timeLimitOutput", "catalogOutput"):
            properties = schema["$defs"][part]["properties"]
            assert set(properties) <= words
        assert set(schema["$defs"]["dayKind"]["enum"]) <= words
        outputs = schema["$defs"]
        assert set(outputs["timeLimitOutput"]["properties"]["element"]["enum"]) <= words
        assert set(outputs["catalogOutput"]["properties"]["verdict"]["enum"]) <= words

    def test_the_deadline_page_names_every_event_and_finding(self) -> None:
        from opengov.cli.handbook import pages  # noqa: PLC0415 - loads every notice
        from opengov.schema import record_schema  # noqa: PLC0415 - as above

        page = text("DEADLINE.md")
        schema: Json = dict(record_schema("information-request"))
        items = schema["properties"]["events"]["items"]
        for event in items["properties"]["type"]["enum"]:
            assert f"`{event}`" in page
        known = {code for code in pages() if code[0] == "D"} - {"D300", "D401", "D402"}
        assert set(re.findall(r"\bD3[0-9]{2}\b", page)) == known

    def test_the_page_of_time_limits_names_every_clause_and_frequency(self) -> None:
        from opengov.codelists import codelist  # noqa: PLC0415 - read when asked
        from opengov.schema import record_schema  # noqa: PLC0415 - as above

        page = text("TIME-LIMITS.md")
        schema: Json = dict(record_schema("catalog-entry"))
        clauses = schema["$defs"]["TimeLimit"]["properties"]["clauses"]["items"]
        for kind in clauses["properties"]["kind"]["enum"]:
            assert f"| `{kind}` |" in page
        for name in ("frequencies", "paces"):
            for code in codelist(name).codes:
                assert f"`{code}`" in page

    def test_the_law_file_knows_what_kinds_of_decision_entail(self) -> None:
        law = json.loads((KIT / "requests/data/law.json").read_text(encoding="utf-8"))
        assert law["decisionKinds"]["state_secret"] == decision_kind("state_secret").suability
