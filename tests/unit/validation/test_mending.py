"""From what a rule or a reader says of words to the patch of a finding."""

import json
from typing import Any

import pytest
from tests.patching import TestFailedError, apply

from opengov.catalogfile import CatalogFile
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.patch import CellMend, Change, MemberMend, Rewording, WordsMend
from opengov.reading import read_catalog
from opengov.text import Text
from opengov.validation import Report, validate
from opengov.validation.mending import mending_of, with_patches

WRONG = {"content": ["Ａ类"]}


def operations(report: Report) -> list[dict[str, Any]]:
    every = [finding.fix.to_json("zh") for finding in report.findings if finding.fix]
    said: list[dict[str, Any]] = [op for patch in every for op in patch["operations"]]  # type: ignore[attr-defined] # a list
    return said


def judged(text: str, name: str = "a.json", *codes: str) -> Report:
    file = read_catalog(name, data=text.encode())
    return validate(file, profile="thorough", select=codes or ("E506", "S"))


class TestPointers:
    def test_entry_by_itself(self) -> None:
        entry = CatalogEntry.model_validate({"id": "1", **WRONG})
        report = validate(entry, profile="thorough", select=["E506"])
        (finding,) = report.findings
        assert finding.fix is not None
        assert finding.fix.edits == ()
        assert [op["path"] for op in operations(report)] == ["/content/0"] * 2

    def test_catalog_in_memory(self) -> None:
        catalog = Catalog.model_validate(
            {"id": "1", "entries": [{"id": "1"}, {"id": "2", **WRONG}]}
        )
        report = validate(catalog, profile="thorough", select=["E506"])
        assert operations(report)[1]["path"] == "/entries/1/content/0"

    def test_several_catalogs(self) -> None:
        catalogs = [{"id": n, "entries": [{"id": "1", "content": ["Ａ类"]}]} for n in "12"]
        document = {"catalogs": catalogs}
        report = judged(json.dumps(document, ensure_ascii=False))
        mended = apply(document, operations(report))
        assert [c["entries"][0]["content"] for c in mended["catalogs"]] == [["A类"]] * 2

    def test_records_that_could_not_be_read_keep_their_number(self) -> None:
        document = {"id": "1", "entries": [7, {"id": "2", **WRONG}]}
        report = judged(json.dumps(document, ensure_ascii=False), "a.json", "E506")
        assert apply(document, operations(report))["entries"][1]["content"] == ["A类"]

    def test_lines_of_disclosures(self) -> None:
        report = judged('{"id": "1", "type": "service", "title": null}', "a.jsonl")
        (finding,) = report.findings
        assert finding.fix is not None
        assert finding.fix.edits[0].old == ', "title": null'
        assert operations(report)[1] == {"op": "remove", "path": "/disclosures/0/title"}

    def test_number_of_a_person_is_shown_nowhere(self) -> None:
        """What is masked in the finding must not come back in its patch."""
        text = '{"id": "1", "type": "service", "13800138000": null, "url": null}'
        report = judged(text, "a.jsonl")
        assert [finding.fix is None for finding in report.findings] == [True, False]
        assert "13800138000" not in json.dumps(report.to_json())

    def test_key_that_needs_escapes(self) -> None:
        document = {"id": "1", "entries": [{"id": "1", "extra": {"a/b~": None}}]}
        report = judged(json.dumps(document), "a.json")
        assert apply(document, operations(report))["entries"][0]["extra"] == {}


class TestTests:
    def test_patch_of_words_that_changed_meanwhile_is_refused(self) -> None:
        document = {"id": "1", "entries": [{"id": "1", **WRONG}]}
        said = operations(judged(json.dumps(document)))
        document["entries"] = [{"id": "1", "content": ["Ｂ类"]}]
        with pytest.raises(TestFailedError):
            apply(document, said)


class TestWhatHasNoPatch:
    def finding(self, mend: WordsMend | CellMend | MemberMend, code: str = "E506") -> Finding:
        return Finding(
            code=code, name="x", severity=Severity.WARNING, message=Text("", ""),
            location=Location(source="a"), mend=mend,
        )  # fmt: skip

    def file(self) -> CatalogFile:
        entry = CatalogEntry.model_validate({"id": "1", **WRONG})
        catalog = Catalog(id="1", entries=(entry,))
        return CatalogFile(source="a", sha256="", format="object", catalogs=(catalog,))

    @pytest.mark.parametrize(
        ("mend", "code"),
        [
            pytest.param(
                WordsMend(catalog=0, entry=0, path=("url",), rewording=Rewording(())), "E506",
                id="words that are not there",
            ),
            pytest.param(
                WordsMend(
                    catalog=0, entry=0, path=("content", 0),
                    rewording=Rewording((Change(0, 1, "A"),)),
                ),
                "E101",
                id="a code that says nothing of patches",
            ),
            pytest.param(
                CellMend(catalog=0, entry=0, column=0, changes=()), "T244", id="no table"
            ),
            pytest.param(MemberMend(catalog=0, path=("url",)), "S204", id="no text"),
        ],
    )  # fmt: skip
    def test_finding_stays(self, mend: WordsMend | CellMend | MemberMend, code: str) -> None:
        (finding,) = with_patches(self.file(), [self.finding(mend, code)])
        assert (finding.mend, finding.fix) == (None, None)

    def test_absent_in_json(self) -> None:
        report = validate(CatalogEntry(id="1"))
        assert all("fix" not in finding.to_json("zh") for finding in report.findings)
        assert report.findings


class TestLetterBoxes:
    TABLE = "序号,公开事项,公开内容,公开主体,公开渠道\n1,甲,标准,甲局,R政府网站 £政府公报\n"

    def test_only_where_it_was_asked_for(self) -> None:
        file = read_catalog("a.csv", data=self.TABLE.encode())
        assert "E414" not in validate(file).by_rule
        assert "E414" not in validate(file, profile="thorough", ignore=["E4"]).by_rule
        (finding,) = validate(file, profile="thorough", select=["E414"]).findings
        assert finding.location.pointer == "/entries/0/channels"
        assert finding.location.cell == "E2"
        assert finding.fingerprint
        assert finding.fix is not None
        assert finding.fix.operations == ()

    def test_columns_of_ticks_have_no_boxes(self) -> None:
        table = "序号,公开事项,公开内容,公开主体,政府网站,政府公报\n1,甲,标准,甲局,R,£\n"
        file = read_catalog("a.csv", data=table.encode())
        assert validate(file, profile="thorough", select=["E414"]).findings == ()


def test_mending_of_rules_and_notices() -> None:
    mending = mending_of("E312")
    assert mending is not None
    assert mending.safety == "unsafe"
