"""The generated pages say what the library says."""

import pytest
from scripts.docpages import generated
from scripts.docpages.markdown import paragraphs, prose, table
from scripts.docpages.migrations import version_page

from opengov import errors
from opengov.cli.handbook import pages as handbook
from opengov.codelists import codelist, codelist_names
from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES
from opengov.schema.compare import compare
from opengov.schema.migrations import Step
from opengov.schema.released import released_versions
from opengov.text import Lang, Text

PAGES = generated()


class TestMarkdown:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("****局 [1] a|b", r"\*\*\*\*局 \[1\] a\|b"),
            ("a < b, see `x_y*`", "a &lt; b, see `x_y*`"),
            ("one ` mark", r"one \` mark"),
            ("two\nlines", "two lines"),
            ("公开\n主体", "公开主体"),
        ],
    )
    def test_prose_shows_what_it_is_given(self, text: str, written: str) -> None:
        assert prose(text) == written

    def test_paragraphs_stay_apart(self) -> None:
        assert paragraphs("a\nb\n\nc") == "a b\n\nc"

    def test_table(self) -> None:
        assert table("ab", [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.parametrize("code", list(handbook()))
class TestRulePages:
    def test_says_what_explain_says(self, code: str) -> None:
        page = handbook()[code]
        english, chinese = PAGES[f"docs/rules/{code}.md"], PAGES[f"docs/rules/{code}.zh.md"]
        assert f"# {code} {prose(page.title.en).rstrip('.')}" in english
        assert f"# {code} {prose(page.title.zh).rstrip('。')}" in chinese
        assert page.message.en in english
        assert page.message.zh in chinese
        assert f"`{page.name}`" in english
        assert paragraphs(page.body.zh) in chinese

    def test_stands_in_the_index(self, code: str) -> None:
        for index in ("docs/rules/index.md", "docs/rules/index.zh.md"):
            assert f"| [{code}]({code}.md) | " in PAGES[index]


class TestMigrations:
    CHANGES = compare(
        {"type": "object", "properties": {"a": {"enum": ["x", "y|z"]}}},
        {"type": "object", "properties": {"a": {"const": "x"}}, "title": "T"},
    )

    def test_every_released_version_has_a_section(self) -> None:
        for page in ("docs/reference/migrations.md", "docs/reference/migrations.zh.md"):
            for version in released_versions():
                assert f"\n## {version}\n" in PAGES[page]

    @pytest.mark.parametrize(
        ("lang", "first", "last"),
        [("en", "narrowing", "use other values"), ("zh", "收窄", "改用其他值")],
    )
    def test_a_version_shows_what_changed(self, lang: Lang, first: str, last: str) -> None:
        step = Step("2.0.0", "note", Text("去掉 y|z", "y|z is dropped."), dict)
        page = version_page("2.0.0", "1.0.0", self.CHANGES, [step], lang)
        (row,) = (line for line in page.splitlines() if "/properties/a/const" in line)
        assert row.startswith(f"| {first} |  | `/properties/a/const` | /a ")
        assert r"y\|z" in row
        assert '| `{"a": "y|z"}` | ' in row
        assert last in row
        assert page.splitlines()[-1].startswith("| `note` | ")
        assert r"y\|z" in page.splitlines()[-1]

    def test_a_version_without_consequences(self) -> None:
        page = version_page("1.0.1", "1.0.0", (), [], "en")
        assert page.endswith("Nothing valid changed.\n\nThere is nothing to migrate.")


class TestReference:
    @pytest.mark.parametrize("name", list(CatalogEntry.model_fields))
    def test_a_field_names_the_rules_that_read_it(self, name: str) -> None:
        wire = CatalogEntry.model_fields[name].alias
        (line,) = (
            line
            for line in PAGES["docs/reference/fields.md"].splitlines()
            if f'id="catalogentry-{wire}"' in line
        )
        reading = [code for code, rule in RULES.items() if name in rule.reads]
        assert [code for code in RULES if f"[{code}]" in line] == reading

    @pytest.mark.parametrize("name", codelist_names())
    def test_a_codelist_shows_every_code(self, name: str) -> None:
        section = PAGES["docs/reference/codelists.md"].partition(f"\n## {name}\n")[2]
        rows = [line for line in section.partition("\n## ")[0].splitlines() if line[:3] == "| `"]
        assert [row.split("`")[1] for row in rows] == list(codelist(name).codes)

    @pytest.mark.parametrize("name", errors.__all__)
    def test_an_error_shows_its_code(self, name: str) -> None:
        section = PAGES["docs/reference/errors.md"].partition(f"\n## {name}\n")[2]
        assert f"| `{getattr(errors, name).code}` |" in section.partition("\n## ")[0]

    @pytest.mark.parametrize("command", ["validate", "profile show", "calendar add"])
    def test_a_command_shows_its_help(self, command: str) -> None:
        for page in ("docs/cli.md", "docs/cli.zh.md"):
            assert f"## opengov {command}\n\n```text\nUsage: opengov {command} " in PAGES[page]
