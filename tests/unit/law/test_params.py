"""Figures of the law with their dates."""

from datetime import date, timedelta

import pytest

from opengov._resources import read_toml
from opengov.codelists import codelist
from opengov.law.instruments import cite, instrument
from opengov.law.params import LawBook, Param, law_book, law_book_from_toml


def params(book: LawBook) -> list[Param[int] | Param[str]]:
    return [*book.figures.values(), *book.effects.values(), *book.receipts.values()]


class TestBook:
    @pytest.mark.parametrize(
        ("name", "before", "after"),
        [
            ("reply", 15, 20),
            ("extension", 15, 20),
            ("correction_notice", None, 7),
            ("third_party_opinion", None, 15),
            ("co_producing_opinion", None, 15),
        ],
    )
    def test_the_regimes_meet_on_the_15th_of_may_2019(
        self, name: str, before: int | None, after: int
    ) -> None:
        figure = law_book().figure(name)
        old, new = figure.at(date(2019, 5, 14)), figure.at(date(2019, 5, 15))
        assert (old.value if old else None) == before
        assert new is not None
        assert new.value == after

    def test_there_is_no_law_before_may_2008(self) -> None:
        assert all(param.at(date(2008, 4, 30)) is None for param in params(law_book()))

    def test_every_channel_has_its_rule_in_both_regimes(self) -> None:
        assert set(law_book().receipts) == set(codelist("request-channels").codes)
        for receipt in law_book().receipts.values():
            assert len(receipt.values) == 2

    def test_an_e_mail_is_received_on_another_day_under_each_regime(self) -> None:
        email = law_book().receipt("email")
        assert [value.value for value in email.values] == ["submitted", "confirmed"]

    def test_what_was_not_read_is_marked(self) -> None:
        unverified = {p.name for p in params(law_book()) if not all(v.verified for v in p.values)}
        assert unverified == {"payment"}
        assert not law_book().effect("payment").values[0].verified
        assert not law_book().figure("payment").values[0].verified

    def test_every_value_cites_an_instrument_in_force(self) -> None:
        for param in params(law_book()):
            for value in param.values:
                cited = instrument(value.basis.law)
                if cited.key != "cn-gbgk-2015-207":  # the letter reads the text of 2007
                    assert cited.in_force(value.start)
                assert value.end is None or cited.in_force(value.end)
                assert cite(value.basis).zh


class TestAt:
    def test_a_value_that_has_ended_applies_no_more(self) -> None:
        table = read_toml("law/requests.toml")
        figure = table["figure"]
        assert isinstance(figure, dict)
        old = {**figure["reply"], "value": figure["reply"]["value"][:1]}
        reply = law_book_from_toml({"figure": {"reply": old}}).figure("reply")
        assert reply.at(date(2019, 5, 14)) is not None
        assert reply.at(date(2019, 5, 15)) is None


GOOD = {
    "from": date(2019, 5, 15),
    "value": 20,
    "basis": {"law": "cn-ogi-2019", "article": 33},
    "status": "text",
    "last_checked": date(2026, 11, 22),
}
LABEL = {"zh": "答复期限", "en": "period for the reply"}


class TestRefused:
    @pytest.mark.parametrize(
        "change",
        [
            {"value": "20"},
            {"status": "guessed"},
            {"from": "2019-05-15"},
            {"to": "2019-05-15"},
            {"basis": {"law": "cn-ogi-2019", "article": "33"}},
            {"last_checked": None},
        ],
    )
    def test_a_value_of_the_wrong_type(self, change: dict[str, object]) -> None:
        table = {"figure": {"reply": {"label": LABEL, "value": [{**GOOD, **change}]}}}
        with pytest.raises(ValueError, match=r"^figure.reply: a value lacks a key"):
            law_book_from_toml(table)

    @pytest.mark.parametrize(
        "values",
        [
            [GOOD, {**GOOD, "from": date(2020, 1, 1)}],
            [{**GOOD, "to": date(2020, 1, 1)}, {**GOOD, "from": date(2020, 1, 1)}],
            [{**GOOD, "to": date(2018, 1, 1)}, {**GOOD, "from": date(2020, 1, 1)}],
        ],
    )
    def test_values_that_overlap(self, values: list[object]) -> None:
        with pytest.raises(ValueError, match="do not follow each other"):
            law_book_from_toml({"figure": {"reply": {"label": LABEL, "value": values}}})

    def test_a_group_that_is_no_table(self) -> None:
        with pytest.raises(ValueError, match="figure: a table is expected"):
            law_book_from_toml({"figure": 20})

    def test_a_term_for_checking_that_is_no_number(self) -> None:
        with pytest.raises(ValueError, match="recheck_after_days: a whole number"):
            law_book_from_toml({"recheck_after_days": "two years"})


class TestStale:
    """Strict mode asks when a value was last compared with its source."""

    @pytest.mark.parametrize(("ahead", "stale"), [(0, False), (731, False), (732, True)])
    def test_after_so_many_days(self, ahead: int, stale: bool) -> None:  # noqa: FBT001 - a column
        value = law_book().figure("reply").values[-1]
        day = value.last_checked + timedelta(ahead)
        assert value.stale(day, law_book().recheck_after_days) is stale

    def test_never_where_no_term_is_set(self) -> None:
        assert not law_book().figure("reply").values[-1].stale(date.max, None)
