"""Profiles, built in and of the user's own."""

from pathlib import Path

import pytest
from tests.unit.validation.sample import entry

from opengov._resources import read_toml
from opengov.errors import InvalidProfileError, UnknownCodeError
from opengov.finding import Severity
from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES
from opengov.source import LegalRef, ProfileRef
from opengov.text import Text
from opengov.validation import DEFAULT_PROFILE, Profile, load_profile, profile_names, validate
from opengov.validation.profiles import KEYS

EVERY_CODE = sorted(RULES)


def own(folder: Path, text: str, name: str = "own.toml") -> Profile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_profile(str(path))


PUBLICATIONS = [code for code in EVERY_CODE if code.startswith("P")]
"""Rules about publications: no catalog has any, so that every profile may list them."""


class TestBuiltIn:
    @pytest.mark.parametrize("name", profile_names())
    def test_complete(self, name: str) -> None:
        profile = load_profile(name)
        assert profile.name == name
        assert profile.title.zh
        assert profile.description.en
        assert set(profile.requires) <= set(CatalogEntry.model_fields)
        assert set(read_toml(f"profiles/{name}.toml")) <= KEYS

    def test_default(self) -> None:
        profile = load_profile(DEFAULT_PROFILE)
        assert profile.requires == (
            "content",
            "responsible_units",
            "channels",
            "update_frequency",
        )
        assert [code for code in EVERY_CODE if profile.lists(code)] == [
            *("C101", "C102", "C103"),
            *("E101", "E102", "E103", "E104"),
            *("E111", "E112", "E113", "E114"),
            *("E121", "E122", "E123", "E124", "E134"),
            *("E201", "E202", "E203", "E204", "E205"),
            *PUBLICATIONS,
        ]

    def test_national(self) -> None:
        profile = load_profile("national-2019")
        basic = [code for code in EVERY_CODE if code.startswith(("C1", "E1", "E2"))]
        left_out = ["E104", "E124", "E134"]
        assert [code for code in basic if not profile.lists(code)] == left_out
        others = {code for code in EVERY_CODE if profile.lists(code)} - set(basic)
        assert others == set(PUBLICATIONS)
        assert profile.basis == (LegalRef("cn-gb-2019-54"),)

    def test_thorough_adds_to_the_national_one(self) -> None:
        national, thorough = load_profile("national-2019"), load_profile("thorough")
        assert thorough.requires == national.requires
        listed = {code for code in EVERY_CODE if thorough.lists(code)}
        assert listed > {code for code in EVERY_CODE if national.lists(code)}

    @pytest.mark.parametrize("name", profile_names())
    @pytest.mark.parametrize("code", ["F101", "T211", "T221", "S101", "X901"])
    def test_notes_of_reading(self, name: str, code: str) -> None:
        assert load_profile(name).lists(code)

    def test_unknown_name(self) -> None:
        with pytest.raises(UnknownCodeError, match="no profile 'x'; known: national-2019, req"):
            load_profile("x")

    def test_profile_passes_through(self) -> None:
        profile = Profile(name="x", title=Text("x", "x"))
        assert load_profile(profile) is profile


class TestOwn:
    def test_everything(self, tmp_path: Path) -> None:
        profile = own(
            tmp_path,
            """
            name = "county"
            title = { zh = "县级要求", en = "County rules" }
            description = "本县"
            basis = [{ law = "cn-ogi-2019", article = 26, paragraph = 1 }, { profile = "city" }]
            requires = ["content", "legalBasis"]
            rules = ["E2", "T"]
            without = ["E203"]
            [severity]
            E201 = "error"
            """,
        )
        assert profile.name == "county"
        assert profile.title.en == "County rules"
        assert profile.description == Text("本县", "本县")
        assert profile.basis == (LegalRef("cn-ogi-2019", 26, 1), ProfileRef("city"))
        assert profile.requires == ("content", "legal_basis")
        assert profile.severity == {"E201": Severity.ERROR}
        assert [code for code in EVERY_CODE if profile.lists(code)] == [
            *("E101", "E106", "E201", "E202", "E204", "E205")
        ]

    def test_a_severity_of_a_prefix(self, tmp_path: Path) -> None:
        profile = own(
            tmp_path,
            'requires = ["content"]\nrules = ["E5"]\nseverity = { E5 = "info", E504 = "error" }',
        )
        assert profile.severity_of("E506", Severity.WARNING) is Severity.INFO
        assert profile.severity_of("E504", Severity.WARNING) is Severity.ERROR
        assert profile.severity_of("E101", Severity.ERROR) is Severity.ERROR
        found = validate(CatalogEntry(id="1", content=("Ａ类标准",)), profile=profile).findings
        assert [(each.code, each.severity) for each in found] == [("E506", Severity.INFO)]

    def test_a_rule_that_is_left_out_is_in_the_report(self, tmp_path: Path) -> None:
        profile = own(tmp_path, 'extends = "required-elements"\nwithout = ["E101", "E106"]')
        assert [code for code in EVERY_CODE if profile.drops(code)] == ["E101"]
        report = validate(CatalogEntry(id="1"), profile=profile)
        assert ("E101", "left out by the profile own") in {
            (note.rule, note.reason.en) for note in report.skipped
        }

    def test_name_is_the_file_s_by_default(self, tmp_path: Path) -> None:
        assert own(tmp_path, "rules = ['E2']", "town.toml").title == Text("town", "town")

    def test_empty_file_asks_for_nothing(self, tmp_path: Path) -> None:
        profile = own(tmp_path, "\ufeff")
        assert [code for code in EVERY_CODE if profile.lists(code)] == []

    def test_extends_adds(self, tmp_path: Path) -> None:
        profile = own(
            tmp_path,
            """
            extends = "required-elements"
            requires = ["legal_basis"]
            without = ["C", "E134"]
            severity = { E114 = "error" }
            """,
        )
        assert profile.requires[-2:] == ("update_frequency", "legal_basis")
        assert profile.lists("E102")
        assert profile.lists("E106")
        assert not profile.lists("C101")
        assert not profile.lists("E134")
        assert profile.name == "own"

    def test_extends_a_file_beside_it(self, tmp_path: Path) -> None:
        own(tmp_path, 'extends = "required-elements"\nwithout = ["C101"]', "city.toml")
        profile = own(tmp_path, 'extends = "city.toml"\nrules = ["C101"]')
        assert profile.lists("C101")
        assert profile.lists("E104")

    def test_listing_the_code_requires_the_field(self, tmp_path: Path) -> None:
        assert own(tmp_path, 'rules = ["E106"]').requires == ("legal_basis",)

    def test_a_prefix_requires_nothing(self, tmp_path: Path) -> None:
        profile = own(tmp_path, 'requires = ["content"]\nrules = ["E1"]')
        assert [code for code in EVERY_CODE if profile.lists(code)] == [
            *("E101", "E111", "E112", "E113", "E121")
        ]

    def test_frequency_and_limit_together(self, tmp_path: Path) -> None:
        """The limit says nothing: once, on the frequency."""
        path = tmp_path / "both.toml"
        text = 'extends = "required-elements"\nrequires = ["timeLimit"]'
        path.write_text(text, encoding="utf-8")
        slash = entry(timeLimit={"raw": "/"}, updateFrequency=None)
        assert [f.code for f in validate(slash, profile=str(path)).findings] == ["E104"]
        blank = entry(updateFrequency=None)
        assert [f.code for f in validate(blank, profile=str(path)).findings] == ["E107", "E104"]

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("requires = ", "it is not TOML in UTF-8"),
            ("required = []", "it has the unknown key `required`; known: basis"),
            ("name = 3", "`name` is not a text"),
            ("name = ' '", "`name` is not a text"),
            ("title = 3", "`title` is neither a text nor"),
            ("title = { zh = 'x' }", "`title` is neither a text nor"),
            ("requires = 'content'", "`requires` is not a list of texts"),
            ("requires = [3]", "`requires` is not a list of texts"),
            ("requires = ['colour']", "`requires` names 'colour'; it can require: content"),
            ("requires = ['url']", "`requires` names 'url'"),
            ("rules = ['Q1']", "`rules` names 'Q1', which is no code of a rule"),
            ("without = ['content']", "`without` names 'content'"),
            ("severity = 'error'", "`severity` is not a table"),
            ("severity = { Q1 = 'error' }", "`severity` names 'Q1'"),
            ("severity = { E101 = 'fatal' }", "`severity` of E101 is 'fatal'; it can be error"),
            ("severity = { E101 = ['error'] }", "`severity` of E101"),
            ("basis = 'x'", "`basis` is not a list"),
            ("basis = ['x']", "`basis` holds 'x'"),
            ("basis = [{ law = 'cn-x' }]", "`basis` holds"),
            ("basis = [{ law = 'cn-ogi-2019', article = '26' }]", "`basis` holds"),
            ("extends = 'own.toml'", "it extends itself"),
            ("extends = 'other.toml'", "the file cannot be read"),
        ],
    )
    def test_what_is_wrong_is_said(self, tmp_path: Path, text: str, why: str) -> None:
        with pytest.raises(InvalidProfileError) as caught:
            own(tmp_path, text)
        assert f"cannot be used: {why}" in str(caught.value)

    def test_unknown_base(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownCodeError, match="no profile 'x'"):
            own(tmp_path, "extends = 'x'")

    def test_not_utf_8(self, tmp_path: Path) -> None:
        path = tmp_path / "gbk.toml"
        path.write_bytes('title = "县"'.encode("gb18030"))
        with pytest.raises(InvalidProfileError, match="not TOML in UTF-8"):
            load_profile(path)

    def test_json(self, tmp_path: Path) -> None:
        told = own(tmp_path, 'requires = ["time_limit"]\nseverity = { E107 = "info" }').to_json()
        assert told["requires"] == ["timeLimit"]
        assert told["severity"] == {"E107": "info"}
