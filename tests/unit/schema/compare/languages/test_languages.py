"""Texts found by pattern are those that `re.search` finds, and none is left out."""

import re
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples

from opengov.schema.compare.languages import (
    SearchTooLongError,
    UnsupportedPatternError,
    patterns,
    search,
    texts,
)
from opengov.schema.compare.languages.characters import ANY, category, complement, contains, union

ALPHABET = "abc\n "
ATOMS = ["a", "b", "[ab]", "[^a]", ".", "^", "$", r"\Z", r"\A", r"\n", r"\s", "[a-c]", "(?:a|b)"]
COUNTS = ["*", "+", "?", "{2}", "{1,2}", "{0}", "{,2}", "{2,}", "*?", "{1,2}?"]


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, inner).map("(?:{0[0]}|{0[1]})".format),
        st.tuples(inner, st.sampled_from(COUNTS)).map("(?:{0[0]}){0[1]}".format),
    )


PATTERNS = st.recursive(st.sampled_from(ATOMS), _larger, max_leaves=6)
SHORT = ["".join(text) for length in range(4) for text in product(ALPHABET, repeat=length)]


class TestAgainstTheRegularExpressionsOfPython:
    @given(include=PATTERNS, exclude=PATTERNS)
    @settings(max_examples=examples(150))
    def test_finds_only_what_fits_and_something_where_something_does(
        self, include: str, exclude: str
    ) -> None:
        found = list(islice(texts([include], [exclude], longest=3), 9))
        for text in found:
            assert re.search(include, text)
            assert not re.search(exclude, text)
        if not found:
            fitting = [t for t in SHORT if re.search(include, t) and not re.search(exclude, t)]
            assert fitting == []

    @given(pattern=PATTERNS, text=st.text(ALPHABET, max_size=3))
    @settings(max_examples=examples(300))
    def test_a_text_is_its_own_language(self, pattern: str, text: str) -> None:
        exactly = rf"\A{re.escape(text)}\Z".replace("\\\n", r"\n")
        assert bool(list(texts([pattern, exactly]))) == bool(re.search(pattern, text))

    @pytest.mark.parametrize("letter", list("dDsSwW"))
    @pytest.mark.parametrize("character", ["a", "1", "_", " ", "\u3000", "甲", "\x1c", "١", "-"])
    def test_classes(self, letter: str, character: str) -> None:
        found = contains(category(letter), ord(character))
        assert found == bool(re.match(rf"\{letter}", character))


class TestTexts:
    @pytest.mark.parametrize(
        ("include", "exclude", "first"),
        [
            (["^[1-9][0-9]{3}$"], [], "1111"),
            ([r"[^\s\x1c-\x1f\x85\ufeff]"], [], "a"),
            ([r"[^\s]"], [r"[^\s\x1c-\x1f\x85\ufeff]"], "\ufeff"),
            (["^[0-9A-F]{4}$"], ["^[0-9]{4}$"], "111A"),
            ([r"^\u7532$"], [], "甲"),
            ([r"^\x41\.\U00007532$"], [], "A.甲"),
            (["^(?P<one>a)(?:b)$"], [], "ab"),
            (["^[]a]$"], ["a"], "]"),
            (["^[a-]$"], ["a"], "-"),
            ([r"^[\b]$"], [], "\b"),
            (["^a{x$"], [], "a{x"),
            (["^a{}$"], [], "a{}"),
        ],
    )
    def test_the_first_is_the_shortest(
        self, include: list[str], exclude: list[str], first: str
    ) -> None:
        assert next(texts(include, exclude)) == first

    @pytest.mark.parametrize(
        ("include", "exclude"),
        [
            (["^[0-9]{18}$"], ["^[0-9A-HJ-NPQRTUWXY]{18}$"]),
            (["^a$"], [r"^a\n?\Z"]),
            (["a", "^b$"], []),
            (["^(a|b)*$"], [r"^[ab]*\n?$"]),
        ],
    )
    def test_nothing_where_nothing_fits(self, include: list[str], exclude: list[str]) -> None:
        assert list(texts(include, exclude)) == []

    def test_lengths_are_kept_within(self) -> None:
        found = list(texts(["^a+$"], shortest=2, longest=3))
        assert {len(text) for text in found} == {2, 3}
        assert list(texts(["^a{2}$"], shortest=3, longest=9)) == ["aa\n"]

    @pytest.mark.parametrize(
        "pattern",
        [
            "(?=a)",
            "(?!a)b",
            "(?i)a",
            r"a\b",
            r"(a)\1",
            "a*+",
            r"\07",
            r"[\1]",
            "(",
            r"\N{DIGIT ONE}",
        ],
    )
    def test_what_is_not_read_is_refused(self, pattern: str) -> None:
        with pytest.raises(UnsupportedPatternError):
            list(texts([pattern]))

    def test_a_pattern_that_repeats_too_much_is_refused(self) -> None:
        with pytest.raises(UnsupportedPatternError, match="repeats too much"):
            patterns.automaton(f"a{{{patterns.LARGEST}}}")

    def test_a_search_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(search, "STEPS", 10)
        with pytest.raises(SearchTooLongError):
            list(texts(["^[a-z]{5}$"], ["a"]))


class TestCharacters:
    def test_a_set_and_its_complement_are_everything(self) -> None:
        digits = category("d")
        assert union([*digits, *complement(digits)]) == ANY
        assert complement(ANY) == ()
