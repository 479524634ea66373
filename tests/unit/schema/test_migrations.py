"""Migrations: the mechanism on records of our own, and the published ones."""

from copy import deepcopy

import pytest
from tests.unit.schema.compare.proved import compared, takes

from opengov._version import schema_version
from opengov.errors import UnknownCodeError
from opengov.schema import schema_names
from opengov.schema.compare import Kind
from opengov.schema.migrations import STEPS, Steps, migrate
from opengov.schema.released import Version, released_versions
from opengov.schema.shape import Json
from opengov.text import Text

NOTE_1: Json = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "by": {"type": "string"}, "lines": {"type": "array"}},
    "additionalProperties": False,
}
NOTE_2: Json = {
    "type": "object",
    "required": ["id", "lines"],
    "properties": {
        "id": {"type": "string"},
        "author": {"type": "string"},
        "lines": {"type": "array"},
    },
    "additionalProperties": False,
}  # fmt: skip
NOTE_3: Json = {**NOTE_2, "properties": {**NOTE_2["properties"], "id": {"type": "integer"}}}  # type: ignore[dict-item]  # an object
RENAMED = Text("by 改名为 author，补上 lines", "by is called author, and lines is added.")
NUMBERED = Text("id 改为整数", "id is a number.")


@pytest.fixture
def steps() -> Steps:
    """Make the migrations of a note through three versions."""
    made = Steps(kinds=("note", "letter"), versions=("1.0.0", "1.1.0", "2.0.0", "3.0.0"))

    @made.step("3.0.0", "note", NUMBERED)
    def numbered(record: Json) -> Json:
        record["id"] = int(str(record["id"]))
        return record

    @made.step("2.0.0", "note", RENAMED)
    def renamed(record: Json) -> Json:
        kept = {key: value for key, value in record.items() if key != "by"}
        author = {"author": record["by"]} if "by" in record else {}
        return {"lines": [], **kept, **author}

    return made


class TestMechanism:
    @pytest.mark.parametrize("record", [{"id": "7", "by": "甲"}, {"id": "7", "lines": [1]}])
    def test_a_record_of_the_first_version_fits_the_last(self, steps: Steps, record: Json) -> None:
        assert takes(NOTE_1, record)
        assert not takes(NOTE_3, record)
        migrated = steps.migrate(record, "note", "1.0.0")
        assert takes(NOTE_3, migrated)

    def test_the_schemas_say_that_there_is_something_to_migrate(self) -> None:
        for old, new in ((NOTE_1, NOTE_2), (NOTE_2, NOTE_3)):
            assert Kind.NARROWING in {change.kind for change in compared(old, new)}

    def test_steps_run_in_the_order_of_the_versions(self, steps: Steps) -> None:
        assert [step.version for step in steps.of("note")] == ["2.0.0", "3.0.0"]
        assert steps.migrate({"id": "7", "by": "甲"}, "note", "1") == {
            "lines": [],
            "id": 7,
            "author": "甲",
        }

    def test_only_later_steps_run(self, steps: Steps) -> None:
        record: Json = {"id": "7", "lines": []}
        assert steps.migrate(record, "note", "2.0.0") == {"id": 7, "lines": []}
        assert steps.migrate({"id": 7, "lines": []}, "note", "3.0.0") == {"id": 7, "lines": []}

    def test_the_record_is_left_as_it_is(self, steps: Steps) -> None:
        record: Json = {"id": "7", "lines": [{"text": "a"}]}
        before = deepcopy(record)
        migrated = steps.migrate(record, "note", "2.0.0")
        assert record == before
        lines = migrated["lines"]
        assert isinstance(lines, list)
        lines[0]["text"] = "b"
        assert record == before

    def test_a_kind_without_steps_is_only_copied(self, steps: Steps) -> None:
        assert steps.migrate({"a": 1}, "letter", "1.1.0") == {"a": 1}

    @pytest.mark.parametrize("version", ["0.9.0", "1.2.0", "4.0.0", "newest"])
    def test_an_unknown_version(self, steps: Steps, version: str) -> None:
        with pytest.raises(UnknownCodeError, match="there is no schema version"):
            steps.migrate({}, "note", version)

    def test_an_unknown_kind(self, steps: Steps) -> None:
        with pytest.raises(UnknownCodeError, match=r"no schema 'poem'; known: note, letter"):
            steps.migrate({}, "poem", "1.0.0")
        with pytest.raises(UnknownCodeError):
            steps.step("2.0.0", "poem", NUMBERED)
        with pytest.raises(UnknownCodeError):
            steps.step("9.0.0", "note", NUMBERED)


class TestPublishedRecords:
    @pytest.mark.parametrize("kind", schema_names())
    @pytest.mark.parametrize("version", [*released_versions(), schema_version])
    def test_every_version_of_every_record_is_known(self, kind: str, version: str) -> None:
        assert isinstance(migrate({"id": "1"}, kind, version), dict)

    def test_versions_end_with_the_present_one(self) -> None:
        assert STEPS.versions[-1] == Version.parse(schema_version).text
        assert STEPS.kinds == schema_names()

    def test_every_step_leads_to_a_version_and_says_what_it_does(self) -> None:
        for kind in STEPS.kinds:
            for step in STEPS.of(kind):
                assert step.version in STEPS.versions[1:]
                assert step.about.zh
                assert step.about.en.endswith(".")
