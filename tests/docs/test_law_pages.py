"""What the data say about the law stands on its pages; what was not read in a text is marked."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

import pytest
from scripts.docpages.anchors import kebab
from scripts.docpages.law.cells import MARKS
from scripts.docpages.law.periods import FILES, SECTIONS
from tests.docs.written import LANGS, page, row, said, squashed

from opengov import _resources
from opengov.law.instruments import cite, instruments
from opengov.requests.decisions import decision_kinds, not_accepted, report_leaves
from opengov.requests.remedies.periods import say
from opengov.source import LegalRef
from opengov.text import Lang

each_language = pytest.mark.parametrize("lang", LANGS)
each_file = pytest.mark.parametrize("name", list(FILES))
SHOWN = {
    "decisions": {"leaf", "group", "kind", "not_accepted"},
    "fees": {"figure", "schedule", "notice_element", "caveat"},
    "publishing": {"figure"},
    "remedies": {
        "figure", "way", "reading", "authority", "jurisdiction", "name", "counting",
    },
    "requests": {"figure", "effect", "receipt"},
}  # fmt: skip
"""Tables of each file that its page shows; a new one needs a place there."""

Entry = Mapping[str, object]


def values(name: str) -> Iterator[tuple[str, str, Entry, Entry]]:
    table = _resources.read_toml(f"law/{name}.toml")
    for group in SECTIONS:
        for key, entry in cast("Mapping[str, Entry]", table.get(group, {})).items():
            for value in cast("list[Entry]", entry["value"]):
                yield group, key, entry, value


def test_every_file_has_a_page() -> None:
    assert set(FILES) == set(_resources.names("law", ".toml"))


@each_file
def test_no_table_of_a_file_is_left_out(name: str) -> None:
    table = _resources.read_toml(f"law/{name}.toml")
    assert {key for key, value in table.items() if isinstance(value, dict | list)} == SHOWN[name]


@each_language
@each_file
def test_every_value_has_a_row(name: str, lang: Lang) -> None:
    shown = squashed(page(f"law/{name}", lang))
    for group, _, entry, value in values(name):
        basis = cast("Mapping[str, object]", value["basis"])
        provision = LegalRef(
            str(basis["law"]),
            cast("int | None", basis.get("article")),
            cast("int | None", basis.get("paragraph")),
        )
        bounds = "|".join(str(value.get(key, "")) for key in ("from", "to"))
        rests = said(cite(provision).say(lang))
        status = squashed(MARKS[str(value["status"])].say(lang))
        wanted = f"|{bounds}|{rests}|{status}|{value['last_checked']}|"
        assert wanted in shown
        if group == "figure":
            length = say(cast("int", value["value"]), str(entry["unit"])).say(lang)
            assert f"|{said(length)}{wanted}" in shown


@each_language
@each_file
def test_every_label_is_an_anchor(name: str, lang: Lang) -> None:
    for group, key, entry, _ in values(name):
        label = cast("Mapping[str, str]", entry["label"])[lang]
        assert said(label) in squashed(row(page(f"law/{name}", lang), f"{group}-{kebab(key)}"))


@each_language
@each_file
def test_what_was_not_read_stands_out(name: str, lang: Lang) -> None:
    text = page(f"law/{name}", lang)
    unread = sum(value["status"] != "text" for *_, value in values(name))
    assert text.count(MARKS["unverified"].say(lang)) >= unread
    for status in ("unverified", "secondary"):
        assert MARKS[status].say(lang).startswith("**")


@each_language
@pytest.mark.parametrize("key", list(instruments()))
def test_every_instrument_has_a_row(key: str, lang: Lang) -> None:
    act = instruments()[key]
    line = row(page("law/instruments", lang), key)
    shown = squashed(line)
    days = (act.issued, act.in_force_from, act.in_force_to)
    for words in (act.title.zh, act.title.say(lang), act.issuer, act.number):
        assert said(words) in shown
    assert "|".join("" if day is None else str(day) for day in days) in shown
    assert MARKS[act.status].say(lang) in line


@each_language
def test_every_version_has_a_row(lang: Lang) -> None:
    shown = squashed(page("law/instruments", lang))
    for title, entry in _resources.read_toml("laws/versions.toml").items():
        assert said(title) in shown
        for version in cast("dict[str, list[dict[str, object]]]", entry)["versions"]:
            assert f"|{version['from']}|{version.get('to', '')}|{version['articles']}|" in shown


@each_language
def test_decisions(lang: Lang) -> None:
    shown = squashed(page("law/decisions", lang))
    words = [kind.title for kind in decision_kinds()]
    words += [kind.condition for kind in decision_kinds() if kind.condition]
    words += [leaf.title for leaf in report_leaves()]
    words += [matter.title for matter in not_accepted()]
    for each in words:
        assert said(each.say(lang)) in shown
    for leaf in report_leaves():
        assert f"|{said(leaf.number)}|{said(leaf.group_title.say(lang))}|" in shown


@each_language
@pytest.mark.parametrize(
    ("name", "group", "key"),
    [
        ("fees", "caveat", "text"),
        ("fees", "notice_element", "title"),
        ("fees", "schedule", "title"),
        ("remedies", "reading", "text"),
        ("remedies", "way", "reason"),
    ],
)
def test_sentences_of_the_data(name: str, group: str, key: str, lang: Lang) -> None:
    shown = squashed(page(f"law/{name}", lang))
    for entry in cast("list[Entry]", _resources.read_toml(f"law/{name}.toml")[group]):
        assert said(cast("Mapping[str, str]", entry[key])[lang]) in shown
        assert str(cast("date", entry.get("from", ""))) in shown


@each_language
def test_rates(lang: Lang) -> None:
    shown = squashed(page("law/fees", lang))
    assert ("|11—30件|100|" if lang == "zh" else "|items11to30|100|") in shown
    assert ("200，每多10件再加100" if lang == "zh" else "200,and100moreforeveryfurther10") in shown


@each_language
def test_authorities(lang: Lang) -> None:
    shown = squashed(page("law/remedies", lang))
    data = _resources.read_toml("law/remedies.toml")
    for words in cast("Mapping[str, Mapping[str, str]]", data["authority"]).values():
        assert said(words[lang]) in shown
    count = sum(len(cast("Entry", e["table"])) for e in cast("list[Entry]", data["jurisdiction"]))
    text = page("law/remedies", lang).partition("{#authorities}")[2].partition("\n## ")[0]
    assert text.count("\n| ") == count + 2
