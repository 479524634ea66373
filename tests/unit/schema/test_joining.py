"""A further model joins by being named; a field that goes away says so in its declaration."""

import json
from typing import Annotated, Literal

import pytest
from jsonschema import Draft202012Validator

from opengov._resources import read_toml
from opengov.model._base import Deprecation, Doc, FullDate, Identifier, Model
from opengov.model.organs import Organ
from opengov.schema import build, published, record_schema, schema_names, words
from opengov.schema.records import RECORDS
from opengov.schema.vocabulary import vocabulary_schema
from opengov.standard import mapping_rows
from opengov.text import Text

RENAMED = Deprecation(
    since="1.2.0",
    removal="2.0.0",
    reason=Text("改为只记日期", "only the day is kept"),
    use="heldOn",
)
DROPPED = Deprecation(since="1.1.0", removal="2.0.0", reason=Text("无人使用", "nobody used it"))


class Hearing(Model):
    """A public hearing (听证会)."""

    id: Annotated[Identifier, Doc("标识", "Identifier", "听证会的标识")]
    """Identifier of the hearing."""

    held_on: Annotated[FullDate | None, Doc("日期", "Held on", "举行日期")] = None
    """Day it was held."""

    held: Annotated[str | None, Doc("时间", "Held", "举行时间", deprecated=RENAMED)] = None
    """When it was held, in words."""

    mode: Annotated[
        Literal["province", "city", "county", "township", "village"] | None,
        Doc("层级", "Level", "举行机关的层级", codelist="levels", deprecated=DROPPED),
    ] = None
    """Level of the organ that held it."""

    organ: Annotated[Organ | None, Doc("机关", "Organ", "举行听证的机关")] = None
    """Organ that held it."""


HEARING = {"zh": "听证会", "en": "Hearing", "about": "公开举行的听证会"}


@pytest.fixture
def _joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the class and its words, and do nothing else."""
    table = dict(read_toml("schema/words.toml")) | {"Hearing": HEARING}
    monkeypatch.setitem(RECORDS, "hearing", Hearing)
    monkeypatch.setattr(words, "read_toml", lambda _: table)
    build._record_schema.cache_clear()


@pytest.mark.usefixtures("_joined")
class TestFurtherModel:
    def test_is_published_and_mapped(self) -> None:
        assert "hearing" in schema_names()
        schema = json.loads(published()["hearing.schema.json"])
        assert schema["$id"] == "urn:opengov-cn:schema:v1.0.0:hearing"
        assert schema["x-title-zh"] == "听证会"
        assert list(schema["$defs"]) == ["Organ"]
        fields = [row.field for row in mapping_rows() if row.record == "hearing"]
        assert fields == ["id", "heldOn", "held", "mode", "organ"]

    def test_fits_the_vocabulary_and_the_meta_schema(self) -> None:
        schema = record_schema("hearing")
        Draft202012Validator.check_schema(schema)
        assert Draft202012Validator(vocabulary_schema()).is_valid(schema)

    def test_judges_records(self) -> None:
        judge = Draft202012Validator(record_schema("hearing"))
        assert judge.is_valid({"id": "1", "heldOn": "2026-03-02", "held": "上午九时"})
        assert not judge.is_valid({"id": "1", "heldOn": "2026-02-30"})


@pytest.mark.usefixtures("_joined")
class TestDeprecation:
    def test_says_since_removal_reason_and_use(self) -> None:
        field = record_schema("hearing")["properties"]["held"]  # type: ignore[index]  # an object
        assert field["deprecated"] is True
        assert field["x-deprecated"] == {
            "since": "1.2.0",
            "removal": "2.0.0",
            "reason": {"zh": "改为只记日期", "en": "only the day is kept"},
            "use": "heldOn",
        }

    def test_without_a_successor_says_no_use(self) -> None:
        field = record_schema("hearing")["properties"]["mode"]  # type: ignore[index]  # an object
        assert "use" not in field["x-deprecated"]
        assert field["x-codelist"] == "levels"

    def test_stands_in_the_mapping_sheet(self) -> None:
        (row,) = (row for row in mapping_rows() if (row.record, row.field) == ("hearing", "held"))
        assert row.description_zh == (
            "举行时间（1.2.0起弃用，2.0.0删除：改为只记日期；请改用heldOn）"
        )
        assert row.description_en == (
            "When it was held, in words. "
            "(deprecated since 1.2.0, gone in 2.0.0: only the day is kept; use heldOn)"
        )

    def test_other_fields_say_nothing(self) -> None:
        field = record_schema("hearing")["properties"]["id"]  # type: ignore[index]  # an object
        assert not {"deprecated", "x-deprecated"} & field.keys()
