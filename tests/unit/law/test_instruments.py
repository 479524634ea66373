"""The instruments that rules cite."""

from datetime import date

import pytest

from opengov.errors import UnknownCodeError
from opengov.law.instruments import _instrument, cite, instrument, instruments
from opengov.source import LegalRef, ProfileRef


class TestInstruments:
    def test_regimes_of_the_regulations_meet_without_gap(self) -> None:
        old, new = instrument("cn-ogi-2007"), instrument("cn-ogi-2019")
        last = date(2019, 5, 14)
        assert (old.in_force(last), new.in_force(last)) == (True, False)
        first = date(2019, 5, 15)
        assert (old.in_force(first), new.in_force(first)) == (False, True)
        assert not old.in_force(date(2008, 4, 30))

    def test_text_not_read_is_marked(self) -> None:
        assert instrument("cn-gb-2019-54").status == "secondary"

    def test_issued_before_in_force(self) -> None:
        assert all(
            each.issued is None or each.issued <= each.in_force_from
            for each in instruments().values()
        )

    def test_unknown(self) -> None:
        with pytest.raises(UnknownCodeError, match="no instrument 'cn-x'; known: cn-ogi-2019"):
            instrument("cn-x")

    def test_broken_data_name_the_entry(self) -> None:
        with pytest.raises(ValueError, match=r"\[cn-x\] lacks a key"):
            _instrument("cn-x", {"title": "x"})


class TestCite:
    @pytest.mark.parametrize(
        ("basis", "zh", "en"),
        [
            (
                LegalRef("cn-ogi-2019", 33, 2),
                "《政府信息公开条例》第33条第2款",
                "Open Government Information Regulations art. 33(2)",
            ),
            (LegalRef("cn-gb-2019-54"), "国办发〔2019〕54号", "国办发〔2019〕54号"),
            (ProfileRef("my"), "规则集 my", "profile my"),
        ],
    )
    def test_words(self, basis: LegalRef | ProfileRef, zh: str, en: str) -> None:
        assert (cite(basis).zh, cite(basis).en) == (zh, en)
