"""Every value of every codelist is documented, in both languages."""

import pytest
from scripts.docpages.anchors import code_anchor
from scripts.docpages.classes.dictionary import classes, codelist_users
from tests.docs.written import LANGS, page, row, said, squashed

from opengov.codelists import codelist, codelist_names
from opengov.text import Lang

pytestmark = [
    pytest.mark.parametrize("lang", LANGS),
    pytest.mark.parametrize("name", codelist_names()),
]


def test_every_value_has_a_row_with_all_that_is_known(name: str, lang: Lang) -> None:
    values, text = codelist(name), page(f"reference/codelists/{name}", lang)
    assert text.count("\n| [`") == len(values.codes)
    for entry in values.entries:
        line = row(text, code_anchor(entry.code))
        shown = squashed(line)
        words = [entry.title.zh, entry.title.en, entry.description.say(lang)]
        words += [words for words, code in values.aliases if code == entry.code]
        words += entry.source.split("；")
        words += [str(day) for day in (entry.valid_from, entry.valid_to) if day is not None]
        for each in words:
            assert said(each) in shown
        for code in entry.replaced_by:
            assert f"[`{code}`](#{code_anchor(code)})" in line
            assert f"{{#{code_anchor(code)}}}" in text


def test_the_fields_that_use_it_and_whether_they_must(name: str, lang: Lang) -> None:
    words = {True: {"zh": "开放", "en": "open"}, False: {"zh": "封闭", "en": "closed"}}
    shown = squashed(page(f"reference/codelists/{name}", lang))
    index = squashed(row(page("reference/codelists", lang), name))
    users = codelist_users().get(name, ())
    for use in users:
        is_open = bool(classes()[use.owner].fields[use.field]["x-codelist-open"])
        wanted = f"{use.owner}.{use.field}({words[is_open][lang]})"
        assert wanted in shown
        assert wanted in index
    assert index.count("(") - index.count("codelists/") == len(users)
    assert f"|{len(codelist(name).codes)}|" in index


def test_the_files_are_linked(name: str, lang: Lang) -> None:
    for form in ("csv", "json"):
        assert f"(../../schemas/v1/codelists/{name}.{form})" in page(
            f"reference/codelists/{name}", lang
        )
