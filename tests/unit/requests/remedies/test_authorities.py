from datetime import date

import pytest
from tests.unit.requests.remedies.cases import case, note_codes

from opengov.model.organs import Level, Organ
from opengov.requests.remedies import OrganKind, OrganPosition, authorities, position_of

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)


class TestAuthorities:
    @pytest.mark.parametrize(
        ("kind", "level", "day", "codes", "article"),
        [
            ("department", "county", NEW, ["own_government"], 24),
            ("department", "county", OLD, ["own_government", "upper_department"], 12),
            ("government", "county", NEW, ["upper_government"], 24),
            ("government", "township", OLD, ["upper_government"], 13),
            ("government", "province", NEW, ["itself"], 24),
            ("government", "province", OLD, ["itself"], 14),
            ("ministry", None, NEW, ["itself"], 25),
            ("ministry", None, OLD, ["itself"], 14),
            ("vertical", "city", NEW, ["upper_department"], 27),
            ("vertical", "city", OLD, ["upper_department"], 12),
            ("justice", "county", NEW, ["own_government", "upper_justice"], 28),
            ("justice", "county", OLD, ["own_government", "upper_department"], 12),
            ("dispatched_organ", None, NEW, ["establishing_government"], 24),
            ("dispatched_organ", None, OLD, ["establishing_government"], 15),
            ("authorised_organisation", None, NEW, ["own_government"], 24),
            ("authorised_organisation", None, OLD, ["managing_organ"], 15),
            ("branch", "county", NEW, ["own_government"], 24),
            ("branch", "city", NEW, ["own_government", "local_government"], 24),
            ("branch", None, OLD, ["establishing_department", "own_government"], 15),
        ],
    )
    def test_by_kind_level_and_law(
        self, kind: OrganKind, level: Level | None, day: date, codes: list[str], article: int
    ) -> None:
        found = authorities(OrganPosition(kind=kind, level=level), day)
        assert [each.code for each in found] == codes
        assert {each.basis[0].article for each in found} == {article}
        assert all(each.title.zh for each in found)

    @pytest.mark.parametrize(
        "position",
        [
            None,
            OrganPosition(kind="government"),
            OrganPosition(kind="government", level="village"),
            OrganPosition(kind="department", level="township"),
        ],
    )
    def test_nothing_is_guessed(self, position: OrganPosition | None) -> None:
        assert authorities(position, NEW) == ()
        assert "authority-unknown" in note_codes(case(organ=position))

    def test_law_not_on_file(self) -> None:
        assert authorities(OrganPosition(kind="ministry"), date(2017, 12, 31)) == ()


class TestPositionOf:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("某县人民政府", "government"),
            ("某街道办事处", "dispatched_organ"),
            ("某税务总局", "ministry"),
            ("国家税务总局某县税务局", "vertical"),
            ("某市司法局", "justice"),
            ("某县公安局某派出所", "branch"),
            ("某省财政厅", "department"),
            ("某县人民政府办公室", "department"),
        ],
    )
    def test_by_name(self, name: str, kind: str) -> None:
        found = position_of(Organ(name=name))
        assert found is not None
        assert (found.kind, found.inferred) == (kind, True)

    @pytest.mark.parametrize("name", ["某开发区管委会", "某自然资源分局", "某中学"])
    def test_names_that_tell_nothing(self, name: str) -> None:
        assert position_of(Organ(name=name)) is None

    def test_a_position_given_stands(self) -> None:
        given = OrganPosition(kind="vertical", level="city")
        assert position_of(given) is given


class TestNotes:
    def test_an_inferred_position_is_to_be_checked(self) -> None:
        inferred = OrganPosition(kind="department", level="county", inferred=True)
        assert "position-inferred" in note_codes(case(organ=inferred))

    @pytest.mark.parametrize(("day", "article"), [(NEW, 26), (OLD, 14)])
    def test_the_state_council_rules_on_reviews_of_own_acts(self, day: date, article: int) -> None:
        ministry = OrganPosition(kind="ministry")
        answer = case(organ=ministry, act=day, received=day, as_of=day)
        (note,) = [each for each in answer.notes if each.code == "state-council"]
        assert note.basis[0].article == article

    def test_acts_before_the_new_law_asked_about_later(self) -> None:
        assert "transition" in note_codes(case(act=OLD, received=OLD, as_of=NEW))
        assert "transition" not in note_codes(case(act=OLD, received=OLD, as_of=OLD))
