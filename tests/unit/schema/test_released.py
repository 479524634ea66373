"""Released versions: each one a file, which gives back what was released."""

import json

import pytest

from opengov._resources import read_text
from opengov._version import schema_version
from opengov.errors import UnknownCodeError
from opengov.schema import published
from opengov.schema.compare.folders import schema_set
from opengov.schema.ids import LINE
from opengov.schema.released import (
    FOLDER,
    Version,
    current,
    pack,
    released,
    released_versions,
    unpack,
)


class TestVersion:
    @pytest.mark.parametrize(
        ("text", "version"), [("1", (1, 0, 0)), ("1.2", (1, 2, 0)), ("10.2.3", (10, 2, 3))]
    )
    def test_is_read(self, text: str, version: tuple[int, int, int]) -> None:
        assert Version.parse(text) == version

    @pytest.mark.parametrize("text", ["", "1.", "v1", "1.2.3.4", "1.-2", "一", "²"])
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(UnknownCodeError, match="there is no schema version"):
            Version.parse(text)

    def test_the_folder_of_the_schemas_has_its_first_number(self) -> None:
        assert f"v{Version.parse(schema_version).major}" == LINE


class TestPack:
    def test_gives_back_what_was_packed(self) -> None:
        assert unpack(pack(published())) == current() == schema_set(published())

    def test_members_stay_in_their_order(self) -> None:
        text = published()["disclosure.schema.json"]
        restored = unpack(pack(published())).schemas["disclosure.schema.json"]
        assert json.dumps(restored) == json.dumps(json.loads(text))

    def test_a_definition_that_differs_stays_where_it_is(self) -> None:
        files = {
            f"{name}.schema.json": json.dumps({"$defs": {"A": {"title": name}}}) for name in "ab"
        }
        assert unpack(pack(files)) == schema_set(files)

    def test_is_the_same_every_time(self) -> None:
        assert pack(published()) == pack(dict(sorted(published().items(), reverse=True)))


@pytest.mark.parametrize("version", released_versions())
class TestReleased:
    def test_is_read_and_has_schemas_and_codelists(self, version: str) -> None:
        found = released(version)
        assert "catalog-entry.schema.json" in found.schemas
        assert "codelists/channels.csv" in found.codelists

    def test_is_written_in_one_form(self, version: str) -> None:
        text = read_text(f"{FOLDER}/{version}.json")
        data = json.loads(text)
        assert data["version"] == version == Version.parse(version).text
        files = {path: json.dumps(schema) for path, schema in released(version).schemas.items()}
        assert pack(files | data["codelists"], version) == text

    def test_is_small(self, version: str) -> None:
        assert len(read_text(f"{FOLDER}/{version}.json")) < 400_000


def test_versions_stand_in_order_and_below_the_present_one() -> None:
    versions = [Version.parse(text) for text in released_versions()]
    assert versions == sorted(versions)
    assert versions[-1] <= Version.parse(schema_version)


def test_a_version_that_was_not_released() -> None:
    with pytest.raises(UnknownCodeError, match=r"released schema version '99.0'; known: 1\.0\.0"):
        released("99.0")
