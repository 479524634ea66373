"""`opengov explain`, `codelist`, `schema` and `profile show` print the texts of the site."""

import json
from collections.abc import Callable

import pytest
from scripts.docpages.anchors import code_anchor, field_anchor, kebab
from scripts.docpages.classes.dictionary import classes
from scripts.docpages.rules import FAMILIES
from tests.docs.written import LANGS, page, row, said, squashed

from opengov.cli import messages
from opengov.cli.app import run
from opengov.cli.handbook import pages as handbook
from opengov.codelists import codelist, codelist_names
from opengov.schema import profile_names, schema_names
from opengov.text import Lang, Text

each_language = pytest.mark.parametrize("lang", LANGS)
Print = Callable[..., list[str]]

LABELS = (
    messages.NAME,
    messages.SEVERITY,
    messages.BASIS,
    messages.EARLIER,
    messages.APPLIES,
    messages.FATE,
    messages.SINCE,
    messages.MESSAGE,
    messages.BAD_EXAMPLE,
    messages.GOOD_EXAMPLE,
    messages.MENDED,
    messages.READS,
)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Print:
    """Run the command in this process and return its lines."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def call(*arguments: str) -> list[str]:
        capfdbinary.readouterr()
        assert run(arguments) == 0
        return capfdbinary.readouterr().out.decode().splitlines()

    return call


def value(line: str, lang: Lang) -> tuple[Text | None, str]:
    """Take the label off a line."""
    for label in LABELS:
        if line.startswith(f"{label.say(lang)} "):
            return label, line.removeprefix(label.say(lang)).strip()
    return None, line.strip()


@pytest.mark.slow
@each_language
@pytest.mark.parametrize("code", list(handbook()))
def test_explain(code: str, lang: Lang, printed: Print) -> None:
    shown = squashed(page(f"rules/{code}", lang))
    head, *lines = printed("explain", code, "--lang", lang)
    assert said(head.rstrip(".。")) in shown
    assert {messages.NAME, messages.BASIS, messages.MESSAGE} <= {
        value(line, lang)[0] for line in lines
    }
    for line in lines:
        label, text = value(line, lang)
        if label is messages.READS:
            assert all(f".{name}" in shown for name in text.split(", "))
        elif any(map(str.isalnum, text)):
            literal = label in {messages.MESSAGE, messages.BAD_EXAMPLE, messages.GOOD_EXAMPLE}
            assert (squashed(text) if literal else said(text)) in shown, line


@each_language
@pytest.mark.parametrize("name", codelist_names())
def test_codelist(name: str, lang: Lang, printed: Print) -> None:
    text = page(f"reference/codelists/{name}", lang)
    lines = printed("codelist", name, "--lang", lang)
    entries = codelist(name).entries
    assert [line.split()[0] for line in lines] == [entry.code for entry in entries]
    for line, entry in zip(lines, entries, strict=True):
        rest = line.removeprefix(entry.code).strip()
        title = entry.title.say(lang)
        assert rest.startswith(title)
        about = rest.removeprefix(title).strip()
        shown = squashed(row(text, code_anchor(entry.code)))
        assert said(title) in shown
        if entry.replaced_by:
            assert all(code in about and code in shown for code in entry.replaced_by)
        elif entry.valid_to is not None:
            assert str(entry.valid_to) in shown
        else:
            assert said(about) in shown


@pytest.mark.parametrize("name", schema_names())
def test_schema(name: str, printed: Print) -> None:
    schema = json.loads("\n".join(printed("schema", name)))
    heads = {each.name: each for each in classes().values() if kebab(each.name) == name}
    objects = {next(iter(heads)): schema} | schema.get("$defs", {})
    for owner, body in objects.items():
        english, chinese = (page(classes()[owner].page, lang) for lang in ("en", "zh"))
        assert said(body["description"]) in squashed(english)
        assert said(body["x-title-zh"]) in squashed(chinese)
        assert said(body["x-description-zh"]) in squashed(chinese)
        for field, node in body["properties"].items():
            anchor = field_anchor(owner, field)
            for text, about in ((english, "description"), (chinese, "x-description-zh")):
                shown = squashed(row(text, anchor))
                for key in ("title", "x-title-zh", about):
                    assert said(node[key]) in shown


@each_language
@pytest.mark.parametrize("name", profile_names())
def test_profile(name: str, lang: Lang, printed: Print) -> None:
    section = page("rules/profiles", lang).partition(f"{{#{name}}}")
    shown = squashed(section[0].rpartition("\n## ")[2] + section[2].partition("\n## ")[0])
    title, *lines = printed("profile", "show", name, "--lang", lang)
    assert said(title.removeprefix(name).strip()) in shown
    assert said(lines[0]) in shown
    for line in lines[1:]:
        code, _, rest = line.partition("  ")
        if code in handbook():
            word, _, words = rest.partition("  ")
            family = f"|{code[0]}||{squashed(FAMILIES[code[0]].say(lang))}"
            assert f"|{code}|{word}|{said(words)}|" in shown or family in shown
        elif line.startswith(messages.BASIS.say(lang)):
            assert said(value(line, lang)[1]) in shown
