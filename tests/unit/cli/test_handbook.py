"""What `opengov explain` and the pages say about the life of a code."""

from dataclasses import replace
from datetime import date

import pytest

from opengov.cli import messages
from opengov.cli.handbook import pages
from opengov.text import Text


class TestLife:
    def test_most_codes_say_nothing(self) -> None:
        page = pages()["E102"]
        nothing = Text("", "")
        assert (page.cited_earlier, page.in_force, page.fate) == (nothing, nothing, nothing)
        assert not {"effectiveFrom", "effectiveTo", "deprecated"} & page.to_json().keys()

    def test_days_and_earlier_basis(self) -> None:
        page = pages()["E301"]
        assert page.cited_earlier.zh == "《政府信息公开条例（2007年）》第18条"
        assert page.in_force.en == "from 2008-05-01"
        assert page.to_json()["effectiveFrom"] == "2008-05-01"

    def test_a_last_day(self) -> None:
        page = replace(pages()["E102"], applies=(date(2019, 5, 15), date(2026, 12, 31)))
        assert page.in_force == Text("2019-05-15 起至 2026-12-31", "from 2019-05-15 to 2026-12-31")
        assert page.to_json()["effectiveTo"] == "2026-12-31"

    @pytest.mark.parametrize(
        ("replaced_by", "zh", "en"),
        [
            (None, "0.4 版起停用", "deprecated since 0.4"),
            ("E199", "0.4 版起停用，由 E199 取代", "deprecated since 0.4, replaced by E199"),
        ],
    )
    def test_deprecated(self, replaced_by: str | None, zh: str, en: str) -> None:
        page = replace(pages()["E102"], deprecated="0.4", replaced_by=replaced_by)
        assert page.fate == Text(zh, en)
        assert page.to_json()["deprecated"] == "0.4"

    def test_findings_about_requests_cite_what_they_rest_on(self) -> None:
        assert pages()["D371"].cited == messages.IN_FINDING
        assert pages()["T201"].cited == messages.PROFILE_ONLY
