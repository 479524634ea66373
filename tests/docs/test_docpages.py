"""The generated pages say what the library says: Markdown, rules, errors, commands, Python."""

import json

import pytest
from scripts.docpages import api
from scripts.docpages.classes.rulemistakes import fields_read
from scripts.docpages.commands import CHINESE, helps
from scripts.docpages.errors import EXAMPLES
from scripts.docpages.markdown import facts, paragraphs, pretty, prose, table
from scripts.docpages.migrations import version_page
from tests.docs.written import LANGS, page, said, squashed

import opengov
from opengov import errors
from opengov.cli import messages
from opengov.cli.handbook import pages as handbook
from opengov.schema.compare import compare
from opengov.schema.migrations import Step
from opengov.schema.released import released_versions
from opengov.text import Lang, Text
from opengov.validation.profiles import load_profile, profile_names, wire_name

each_language = pytest.mark.parametrize("lang", LANGS)


class TestMarkdown:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("****局 [1] a|b", r"\*\*\*\*局 \[1\] a\|b"),
            ("a < b, see `x_y*`", "a &lt; b, see `x_y*`"),
            ("one ` mark", r"one \` mark"),
            ("two\nlines", "two lines"),
            ("公开\n主体", "公开主体"),
            ("not an {#anchor}", r"not an \{\#anchor\}"),
        ],
    )
    def test_prose_shows_what_it_is_given(self, text: str, written: str) -> None:
        assert prose(text) == written

    def test_paragraphs_stay_apart(self) -> None:
        assert paragraphs("a\nb\n\nc") == "a b\n\nc"

    def test_table(self) -> None:
        assert table("ab", [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"

    def test_facts_leave_out_what_is_not_known(self) -> None:
        assert facts([("a", "1"), ("b", "")]) == "|  |  |\n| --- | --- |\n| a | 1 |"
        assert facts([("b", "")]) == ""

    @pytest.mark.parametrize("text", ["甲" * 60, ["甲" * 30, "乙" * 60], {"甲": ["乙" * 80]}, []])
    def test_pretty_is_the_same_json(self, text: object) -> None:
        assert json.loads(pretty(text)) == text

    def test_pretty_breaks_what_is_long_and_nothing_else(self) -> None:
        record = {"short": [1, 2], "long": ["a" * 40, "b" * 40]}
        assert pretty(record).splitlines() == [
            "{",
            '  "short": [1, 2],',
            '  "long": [',
            f'    "{"a" * 40}",',
            f'    "{"b" * 40}"',
            "  ]",
            "}",
        ]


@each_language
@pytest.mark.parametrize("code", list(handbook()))
class TestRulePages:
    def test_has_all_that_is_known(self, code: str, lang: Lang) -> None:
        entry = handbook()[code]
        text = page(f"rules/{code}", lang)
        shown = squashed(text)
        assert text.splitlines()[2].startswith(f"# {code} ")
        assert f"\n{entry.message.zh}\n{entry.message.en}\n" in text
        for words in (
            entry.title.say(lang).rstrip("。."),
            entry.body.say(lang),
            entry.name,
            messages.SEVERITIES[entry.severity].say(lang),
            entry.cited.say(lang),
            entry.cited_earlier.say(lang),
            entry.in_force.say(lang),
            entry.fate.say(lang),
        ):
            assert said(words) in shown
        assert f"|{messages.SINCE.say(lang)}|{entry.since}|" in shown
        owners = {owner for owner, _ in fields_read(code)}
        for name in entry.reads:
            assert any(f"{owner}.{name}" in shown for owner in owners)
        listed = [name for name in profile_names() if load_profile(name).lists(code)]
        assert [name for name in profile_names() if f"profiles.md#{name})" in text] == listed

    def test_stands_in_the_index(self, code: str, lang: Lang) -> None:
        entry = handbook()[code]
        (line,) = (
            line
            for line in page("rules/index", lang).splitlines()
            if line.startswith(f"| [{code}]({code}.md) | ")
        )
        assert messages.SEVERITIES[entry.severity].say(lang) in line
        assert f"`{entry.name}`" in line


@each_language
@pytest.mark.parametrize("name", profile_names())
class TestProfiles:
    def section(self, name: str, lang: Lang) -> str:
        return page("rules/profiles", lang).partition(f"{{#{name}}}")[2].partition("\n## ")[0]

    def test_lists_the_rules_it_runs(self, name: str, lang: Lang) -> None:
        text, profile = self.section(name, lang), load_profile(name)
        for code in handbook():
            alone, family = f"| [{code}](" in text, f"| [{code[0]}](index.md#" in text
            assert (alone or family) is profile.lists(code)
            assert not (alone and family)

    def test_lists_what_it_requires(self, name: str, lang: Lang) -> None:
        text, profile = self.section(name, lang), load_profile(name)
        (line,) = (
            line
            for line in text.splitlines()
            if line.startswith(f"| {messages.REQUIRES.say(lang)} |")
        )
        assert line.count("](") == len(profile.requires)
        assert all(f"[`{wire_name(field)}`](" in line for field in profile.requires)


class TestMigrations:
    CHANGES = compare(
        {"type": "object", "properties": {"a": {"enum": ["x", "y|z"]}}},
        {"type": "object", "properties": {"a": {"const": "x"}}, "title": "T"},
    )

    def test_every_released_version_has_a_section(self) -> None:
        for lang in LANGS:
            for version in released_versions():
                assert f"\n## {version} {{#v" in page("reference/migrations", lang)

    @pytest.mark.parametrize(
        ("lang", "first", "last"),
        [("en", "narrowing", "use other values"), ("zh", "收窄", "改用其他值")],
    )
    def test_a_version_shows_what_changed(self, lang: Lang, first: str, last: str) -> None:
        step = Step("2.0.0", "note", Text("去掉 y|z", "y|z is dropped."), dict)
        section = version_page("2.0.0", "1.0.0", self.CHANGES, [step], lang)
        (row,) = (line for line in section.splitlines() if "/properties/a/const" in line)
        assert row.startswith(f"| {first} |  | `/properties/a/const` | /a ")
        assert r"y\|z" in row
        assert '| `{"a": "y|z"}` | ' in row
        assert last in row
        assert section.splitlines()[-1].startswith("| `note` | ")
        assert r"y\|z" in section.splitlines()[-1]

    def test_a_version_without_consequences(self) -> None:
        section = version_page("1.0.1", "1.0.0", (), [], "en")
        assert section.endswith("Nothing valid changed.\n\nThere is nothing to migrate.")


@each_language
class TestErrors:
    @pytest.mark.parametrize("name", errors.__all__)
    def test_every_class_has_its_code_words_and_message(self, name: str, lang: Lang) -> None:
        kind = getattr(errors, name)
        heading = f"\n## {name} {{#{name.lower()}}}\n"
        section = page("reference/errors", lang).partition(heading)[2].partition("\n## ")[0]
        assert f"| `{kind.code}` |" in section
        about = section.strip().partition("\n")[0]
        assert about.isascii() is (lang == "en")
        assert kind is errors.OpenGovError or str(EXAMPLES[kind]) in section


@each_language
@pytest.mark.parametrize("entry", helps()[1:], ids=lambda entry: entry.path)
class TestCommands:
    def test_page_and_index(self, entry: object, lang: Lang) -> None:
        assert isinstance(entry, tuple)
        path, summary, text = entry
        first = path.partition(" ")[0]
        anchor = f"opengov-{path.replace(' ', '-')}"
        shown = page(f"cli/{first}", lang)
        assert f" opengov {path} {{#{anchor}}}\n" in shown
        assert f"```text\n{text}\n```" in shown
        assert f"[`opengov {path}`](cli/{first}.md#{anchor}) | {prose(summary.say(lang))} |" in (
            page("cli", lang)
        )

    def test_has_a_chinese_summary(self, entry: object, lang: Lang) -> None:
        assert isinstance(entry, tuple)
        assert entry[0] in CHINESE
        assert (CHINESE[entry[0]] in page(f"cli/{entry[0].partition(' ')[0]}", lang)) is (
            lang == "zh"
        )


@each_language
class TestPython:
    @pytest.mark.parametrize("name", sorted(opengov.HOME))
    def test_every_public_name_stands_on_one_page(self, name: str, lang: Lang) -> None:
        wanted = f"\n::: opengov.{name}\n"
        found = [each for each in api.PAGES if wanted in page(f"reference/api/{each}", lang)]
        assert len(found) == 1
        assert f"{found[0]}.md#opengov.{name})" in page("reference/api/index", lang)


def test_no_name_of_the_python_interface_is_a_module() -> None:
    """A module of the same name would be shown in the place of the function."""
    every = [name for names in api.names().values() for name in names]
    assert len(every) == len(set(every))
    assert "opengov.requests.remedies.authorities.authorities" in every
    assert "opengov.requests.remedies.authorities" not in every
