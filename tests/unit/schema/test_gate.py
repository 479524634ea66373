"""The gate: which change needs which version, and what it says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from scripts import release_schemas, schema_gate
from scripts.schema_gate import Acknowledgement, refusals

from opengov.schema import published
from opengov.schema.compare import Change, Example, Kind
from opengov.schema.compare.folders import SchemaSet, schema_set
from opengov.schema.migrations import Steps
from opengov.schema.released import current, pack, unpack
from opengov.text import Text

ROOT = Path(__file__).parents[3]
NARROWING = Change(
    kind=Kind.NARROWING,
    reason="required",
    schema="new",
    pointer="/required",
    path="",
    toward=Kind.NARROWING,
    values={"name": "a"},
    example=Example({}, "old"),
    file="note.schema.json",
)
WIDENING = Change(
    kind=Kind.WIDENING,
    reason="member",
    schema="new",
    pointer="/properties/b",
    path="",
    toward=Kind.WIDENING,
    values={"name": "b"},
    example=Example({"b": 1}, "new"),
    file="note.schema.json",
)
UNKNOWN = Change(
    kind=Kind.UNKNOWN,
    reason="keyword",
    schema="new",
    pointer="/oneOf",
    path="",
    toward=Kind.NARROWING,
    values={"keyword": "oneOf"},
    file="note.schema.json",
)
NEUTRAL = Change(
    kind=Kind.NEUTRAL, reason="annotation", schema="new", pointer="/title", path="",
    values={"keyword": "title", "old": "A", "new": "B"}, file="note.schema.json",
)  # fmt: skip
JUDGED = Acknowledgement("1.4.2", "note.schema.json", "/oneOf", "the branches exclude each other")


def changelog(version: str, kind: str = "changed", section: str = "Unreleased") -> str:
    return f"# Changelog\n\n## {section}\n\n### {kind}\n\n- Schemas {version}: a note.\n"


def steps(version: str | None = None) -> Steps:
    made = Steps(kinds=("note",), versions=("1.4.2", "1.5.0", "2.0.0"))
    if version is not None:
        made.step(version, "note", Text("甲", "A."))(lambda record: record)
    return made


def refused(*changes: Change, now: str, step: str | None = "2.0.0") -> list[str]:
    """Return what is refused when the changelog says what it should."""
    found = refusals(changes, before="1.4.2", now=now, changelog=changelog(now), steps=steps(step))
    return list(found)


class TestVersions:
    @pytest.mark.parametrize(
        ("changes", "versions"),
        [
            ((), ["1.4.2", "1.4.3", "1.5.0", "2.0.0"]),
            ((NEUTRAL,), ["1.4.2", "1.4.3", "1.5.0", "2.0.0"]),
            ((WIDENING,), ["1.5.0", "1.6.0", "2.0.0"]),
            ((NARROWING,), ["2.0.0"]),
            ((WIDENING, NARROWING), ["2.0.0"]),
        ],
    )
    def test_enough(self, changes: tuple[Change, ...], versions: list[str]) -> None:
        for now in versions:
            assert refused(*changes, now=now) == []

    @pytest.mark.parametrize(
        ("changes", "now", "raise_to"),
        [
            ((WIDENING,), "1.4.2", "1.5.0"),
            ((WIDENING, NEUTRAL), "1.4.3", "1.5.0"),
            ((NARROWING,), "1.4.2", "2.0.0"),
        ],
    )
    def test_too_little(self, changes: tuple[Change, ...], now: str, raise_to: str) -> None:
        first, *_ = refused(*changes, now=now)
        assert f"schema_version is still {now}; raise it to {raise_to}" in first

    def test_a_narrowing_with_a_minor_version(self) -> None:
        first, second = refused(NARROWING, now="1.5.0")
        assert first.startswith("1 change(s) are a narrowing, and schema_version is still 1.5.0")
        assert "no migration brings a note to 1.5.0" in second

    def test_a_lower_version(self) -> None:
        assert refused(now="1.4.1")[0].startswith("schema_version 1.4.1 is lower than 1.4.2")

    def test_a_narrowing_without_a_migration(self) -> None:
        (only,) = refused(NARROWING, now="2.0.0", step=None)
        assert only.startswith("note.schema.json is narrowed, and no migration brings a note")


class TestUnknown:
    def judged(self, *entries: Acknowledgement) -> list[str]:
        found = refusals(
            [UNKNOWN], before="1.4.2", now="1.4.2", changelog="", acknowledged=entries
        )
        return list(found)

    def test_somebody_has_to_judge_it(self) -> None:
        (only,) = self.judged()
        assert only.startswith("note.schema.json /oneOf: what this change does is not known")

    def test_judged(self) -> None:
        assert self.judged(JUDGED) == []

    def test_judged_for_another_version(self) -> None:
        unknown, stale = self.judged(JUDGED._replace(released="1.4.1"))
        assert "is not known" in unknown
        assert "take the entry out" in stale

    def test_judged_and_gone(self) -> None:
        assert ["take the entry out" in each for each in self.judged(JUDGED, JUDGED._replace(
            pointer="/not"))] == [True]  # fmt: skip

    def test_without_a_reason(self) -> None:
        (only,) = self.judged(JUDGED._replace(reason=" "))
        assert only.endswith("gives no reason")


class TestChangelog:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (changelog("1.5.0"), True),
            (changelog("1.5.0", kind="added"), True),
            (changelog("1.5.0", kind="law"), False),
            (changelog("1.5.0", section="1.0"), False),
            (changelog("1.5.01"), False),
            (changelog("1.4.9"), False),
            ("", False),
        ],
    )
    def test_a_new_version_is_told(self, text: str, *, told: bool) -> None:
        found = list(refusals([], before="1.4.2", now="1.5.0", changelog=text))
        assert (found == []) == told
        assert told or "add a line that begins with '- Schemas 1.5.0'" in found[0]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what the gate reads."""
    (tmp_path / "scripts").mkdir()
    for name in (schema_gate.ACKNOWLEDGED, schema_gate.CHANGELOG):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


Set = Callable[[SchemaSet], None]


@pytest.fixture
def last_released(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Let a set of schemas be the one that was released last."""

    def put(files: SchemaSet) -> None:
        monkeypatch.setattr(schema_gate, "released", lambda _version: files)
        monkeypatch.setattr(schema_gate, "released_versions", lambda: ("1.0.0",))
        monkeypatch.setattr(schema_gate, "schema_version", "1.0.0")

    return put


class TestProgram:
    def test_nothing_to_refuse(
        self, repository: Path, last_released: Set, capsys: pytest.CaptureFixture[str]
    ) -> None:
        last_released(current())
        assert schema_gate.main(["--root", str(repository)]) == 0
        assert capsys.readouterr().out == (
            "schemas 1.0.0 (released) → 1.0.0: 0 narrowing, 0 unknown, 0 widening, 0 neutral\n"
        )

    def test_a_field_less_is_shown_with_its_counterexample(
        self, repository: Path, last_released: Set, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = json.loads(published()["contact.schema.json"])
        text["properties"]["extra"] = {"title": "Extra", "type": "string"}
        files = {**published(), "contact.schema.json": json.dumps(text)}
        last_released(schema_set(files))
        assert schema_gate.main(["--root", str(repository)]) == 1
        said = capsys.readouterr().out
        assert "narrowing  contact.schema.json  /properties/extra\n" in said
        assert 'valid before, invalid now: {"' in said
        assert '"extra": "a"}\n' in said
        assert "migration: take extra out, or move what it holds" in said
        assert "refused: 1 change(s) are a narrowing" in said
        assert "1 narrowing, 0 unknown, 0 widening, 0 neutral\n" in said

    def test_an_entry_is_read(self, repository: Path) -> None:
        entry = '[[acknowledged]]\nreleased = "1.0.0"\nfile = "a"\npointer = "/b"\nreason = "c"\n'
        (repository / schema_gate.ACKNOWLEDGED).write_text(entry, encoding="utf-8")
        assert schema_gate.acknowledgements(repository) == [
            Acknowledgement("1.0.0", "a", "/b", "c")
        ]


class TestRelease:
    @pytest.fixture
    def path(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Say where the record goes, and let the gate let it pass."""
        monkeypatch.setattr(schema_gate, "main", lambda _arguments: 0)
        monkeypatch.setattr(release_schemas, "schema_version", "1.2.0")
        return repository / "src/opengov/data/schema/released/1.2.0.json"

    def test_is_written_once(self, repository: Path, path: Path) -> None:
        assert release_schemas.main(["--root", str(repository)]) == 0
        assert path.read_text(encoding="utf-8") == pack(published(), "1.2.0")
        assert unpack(path.read_text(encoding="utf-8")) == current()
        assert release_schemas.main(["--root", str(repository)]) == 0

    def test_is_not_overwritten(self, repository: Path, path: Path) -> None:
        release_schemas.main(["--root", str(repository)])
        path.write_text("{}", encoding="utf-8")
        assert release_schemas.main(["--root", str(repository)]) == 1
        assert path.read_text(encoding="utf-8") == "{}"
        assert release_schemas.main(["--root", str(repository), "--again"]) == 0
        assert path.read_text(encoding="utf-8") != "{}"

    def test_is_not_written_where_the_gate_refuses(
        self, repository: Path, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(schema_gate, "main", lambda _arguments: 1)
        assert release_schemas.main(["--root", str(repository)]) == 1
        assert not path.exists()
