from collections import Counter

import pytest

from opengov._resources import read_toml
from opengov.codelists import codelist
from opengov.errors import UnknownCodeError
from opengov.law.instruments import instruments
from opengov.requests.decisions import (
    decision_kind,
    decision_kinds,
    not_accepted,
    report_leaves,
)


class TestKinds:
    def test_the_table_has_the_codes_of_the_codelist(self) -> None:
        table = read_toml("law/decisions.toml")["kind"]
        assert isinstance(table, list)
        assert [entry["code"] for entry in table] == list(codelist("decision-kinds").codes)

    def test_twenty_three_kinds_fill_twenty_one_rows(self) -> None:
        rows = Counter(kind.leaf.code for kind in decision_kinds())
        assert (len(decision_kinds()), len(rows)) == (23, 21)
        assert set(rows) == {leaf.code for leaf in report_leaves()}
        assert {code for code, n in rows.items() if n > 1} == {"granted", "unable_not_held"}

    def test_rows_stand_under_the_headings_of_the_form(self) -> None:
        groups = Counter(leaf.group for leaf in report_leaves())
        assert groups == {
            "granted": 1,
            "partly_granted": 1,
            "refused": 8,
            "unable": 3,
            "not_processed": 5,
            "other": 3,
        }
        assert all(leaf.group_title.zh for leaf in report_leaves())

    @pytest.mark.parametrize(
        ("code", "article", "item", "number"),
        [
            ("already_public", 36, "（一）", "三（一）"),
            ("disclosed", 36, "（二）", "三（一）"),
            ("partly_disclosed", 37, None, "三（二）"),
            ("state_secret", 14, None, "三（三）1"),
            ("third_party_rights", 15, None, "三（三）4"),
            ("enforcement_file", 16, None, "三（三）7"),
            ("administrative_query", 36, "（七）", "三（三）8"),
            ("does_not_exist", 36, "（四）", "三（四）1"),
            ("not_this_organ", 36, "（五）", "三（四）1"),
            ("needs_making", 38, None, "三（四）2"),
            ("still_unclear", 30, None, "三（四）3"),
            ("petition_or_complaint", 39, None, "三（五）1"),
            ("repeated_request", 36, "（六）", "三（五）2"),
            ("unreasonable_volume", 35, None, "三（五）4"),
            ("correction_lapsed", 30, None, "三（六）1"),
            ("fee_unpaid", 42, None, "三（六）2"),
        ],
    )
    def test_provision_and_row(
        self, code: str, article: int, item: str | None, number: str
    ) -> None:
        kind = decision_kind(code)
        assert kind.basis[0].article == article
        assert (kind.item, kind.leaf.number) == (item, number)

    @pytest.mark.parametrize("code", ["confirmation_requested", "other"])
    def test_kinds_without_a_provision_claim_none(self, code: str) -> None:
        assert decision_kind(code).basis == ()

    def test_refusals_under_articles_14_to_16_go_to_reconsideration_first(self) -> None:
        first = {kind.code for kind in decision_kinds() if kind.suability == "reconsider_first"}
        under = {
            kind.code
            for kind in decision_kinds()
            if any(ref.article in {14, 15, 16} for ref in kind.basis)
        }
        assert first == under
        assert len(first) == 7

    def test_every_citation_is_on_file(self) -> None:
        for kind in decision_kinds():
            assert {ref.law for ref in (*kind.basis, *kind.suit_basis)} <= set(instruments())

    def test_unknown(self) -> None:
        with pytest.raises(
            UnknownCodeError, match="no kind of decision 'refused'; known: already"
        ):
            decision_kind("refused")


class TestNotAccepted:
    def test_items_read_in_the_text(self) -> None:
        assert [each.item for each in not_accepted()] == [
            "（二）",
            "（三）",
            "（四）",
            "（五）",
            "（六）",
            "（七）",
            "（八）",
        ]

    def test_what_a_court_never_takes_is_so_marked_in_both_tables(self) -> None:
        always = {code for each in not_accepted() if not each.conditional for code in each.kinds}
        marked = {kind.code for kind in decision_kinds() if kind.suability == "not_accepted"}
        assert always == marked

    def test_the_item_is_the_one_the_kind_names(self) -> None:
        for kind in decision_kinds():
            items = {each.item for each in not_accepted(kind.code)}
            assert items == ({kind.suit_item} - {None})
