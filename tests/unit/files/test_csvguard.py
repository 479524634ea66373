"""The guard against formulas in CSV and its inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.files import guard, unguard

TRICKY = st.text(st.sampled_from("'=+-@\t\ra局"))


class TestGuard:
    @given(text=st.text() | TRICKY)
    def test_unguard_inverts_guard(self, text: str) -> None:
        assert unguard(guard(text)) == text

    @given(text=TRICKY)
    def test_nothing_guarded_runs(self, text: str) -> None:
        assert guard(text)[:1] not in tuple("=+-@\t\r")

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "'=x", "''-x"])
    def test_one_quote_more(self, text: str) -> None:
        assert guard(text) == "'" + text

    @pytest.mark.parametrize("text", ["", "局", "'局", "''", " =1", "a=b"])
    def test_harmless_texts_stay(self, text: str) -> None:
        assert guard(text) == text
        assert unguard(text) == text
