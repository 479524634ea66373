"""Patches in every output: as machines take them, and as people read what to write instead."""

import csv
import gzip
import io
import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.unit.validation.test_machine_outputs import sarif
from tests.unit.validation.test_replay import as_bytes, replayed

from opengov.cli.grouping import grouped
from opengov.cli.listing import list_findings
from opengov.cli.options import Grouping
from opengov.cli.render import plain
from opengov.errors import InvalidReportError
from opengov.finding import Finding, Severity
from opengov.jsonpatch import Operation
from opengov.location import Location
from opengov.model.catalog import CatalogEntry
from opengov.patch import Change, Edit, Mending, Patch, changed, overlap
from opengov.proposal import glimpse, hint
from opengov.reading import read_catalog
from opengov.text import Lang, Text
from opengov.validation import Report, validate
from opengov.validation.outputs import (
    csv_lines,
    github_lines,
    html_report,
    json_lines,
    junit_chunks,
)
from opengov.validation.outputs.marked import marked_copy
from opengov.validation.replay import read_report

HEAD = "序号,公开事项,公开内容,公开主体,公开渠道,公开时限"
GOOD = "1,甲,标准,甲局,政府网站,每季度"
TABLE = f'{HEAD}\r\n{GOOD}\r\n2,乙,标准,同上,"行政服务中心",形成之日起2 0日内\r\n'
DEFECTS = Path("examples/elder-care-defects.xlsx")
CODES = ("T24", "E411")


def report(data: bytes = TABLE.encode(), name: str = "a.csv") -> Report:
    return validate(read_catalog(name, data=data), profile="thorough", select=CODES)


def by_code(of: Report) -> dict[str, Finding]:
    return {finding.code: finding for finding in of.findings}


class TestSarif:
    def test_bytes_and_columns_of_a_text_file(self) -> None:
        for result in sarif(report())["results"]:
            (fix,) = result["fixes"]
            (change,) = fix["artifactChanges"]
            assert change["artifactLocation"] == {"uri": "a.csv", "index": 0}
            (replaced,) = change["replacements"]
            region = replaced["deletedRegion"]
            start = region["byteOffset"]
            old = TABLE.encode()[start : start + region["byteLength"]].decode()
            assert region["startLine"] == region["endLine"] == 3
            assert region["endColumn"] - region["startColumn"] == len(old)
            line = TABLE.split("\r\n")[2]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == old
            assert fix["properties"]["safety"] == result["properties"]["fix"]["safety"] == "safe"
            assert fix["description"]["text"]
        said = {
            r["ruleId"]: r["fixes"][0]["artifactChanges"][0] for r in sarif(report())["results"]
        }
        written = {c: x["replacements"][0]["insertedContent"]["text"] for c, x in said.items()}
        assert written == {"T241": "甲局", "E411": '"政务服务中心"', "T244": "形成之日起20日内"}

    def test_cells_of_a_workbook_are_no_place_that_sarif_can_name(self) -> None:
        results = sarif(report(DEFECTS.read_bytes(), "a.xlsx"))["results"]
        assert results
        assert not any("fixes" in result for result in results)
        cells = {r["ruleId"]: r["properties"]["fix"]["edits"][0]["cell"] for r in results
                 if "fix" in r["properties"]}  # fmt: skip
        assert cells == {"T241": "G7", "T242": "H14", "T244": "F14", "T245": "F15"}

    def test_nobody_can_write_bytes_into_a_packed_file(self) -> None:
        packed = report(gzip.compress(TABLE.encode()), "a.csv.gz")
        assert all(finding.fix for finding in packed.findings)
        assert not any("fixes" in result for result in sarif(packed)["results"])

    def test_a_member_that_goes(self) -> None:
        text = '{"id": "1", "entries": [{"url": null, "id": "1"}]}'
        (result,) = sarif(validate(read_catalog("a.json", data=text.encode()), select=["S204"]))[
            "results"
        ]
        (replaced,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = replaced["deletedRegion"]
        assert text[region["startColumn"] - 1 : region["endColumn"] - 1] == '"url": null, '
        assert replaced["insertedContent"] == {"text": ""}


class TestReplay:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_same_bytes(self, lang: Lang) -> None:
        for name, data in (
            ("a.csv", TABLE.encode()),
            ("a.csv.gz", gzip.compress(TABLE.encode())),
            ("a.xlsx", DEFECTS.read_bytes()),
        ):
            again = replayed(report(data, name), lang)
            assert [f.fix is None for f in again.findings] == [
                f.fix is None for f in report(data, name).findings
            ]
            assert not any(finding.mend for finding in again.findings)

    def test_removed_and_moved_members(self) -> None:
        text = '{"id": "1", "entries": [{"url": null, "contnt": ["x"], "id": "1"}]}'
        made = validate(read_catalog("a.json", data=text.encode()), select=["S"])
        again = replayed(made)
        for one, other in zip(made.findings, again.findings, strict=True):
            assert one.fix is not None
            assert other.fix is not None
            assert one.fix.operations == other.fix.operations

    @settings(max_examples=examples(50))
    @given(st.text(), st.text())
    def test_whatever_the_texts_hold(self, old: str, new: str) -> None:
        patch = Patch(
            mending=Mending("x", Text(old, old), safe=False),
            operations=(Operation(op="add", path=f"/{old}", value=[new, None]),),
            edits=(Edit(location=Location(source="a", cell=old), old=old, new=new),),
        )
        finding = Finding(
            code="E101", name="x", severity=Severity.INFO, message=Text("", ""),
            location=Location(source="a"), fix=patch,
        )  # fmt: skip
        made = validate(CatalogEntry(id="1"), select=["F"])
        totals = {("E101", Severity.INFO): 1}
        replayed(type(made)(profile=made.profile, findings=(finding,), totals=totals))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("safety", "perhaps"),
            ("title", 7),
            ("operations", [{"op": "copy", "path": ""}]),
            ("operations", [7]),
            ("edits", [{"old": "x"}]),
        ],
    )
    def test_damaged_patch(self, path: str, value: object) -> None:
        table: dict[str, Any] = json.loads(as_bytes(report()))
        table["findings"][0]["fix"][path] = value
        with pytest.raises(InvalidReportError):
            read_report(json.dumps(table).encode())

    def test_sent_to_another_process(self) -> None:
        made = report()
        again = pickle.loads(pickle.dumps(made.findings))  # noqa: S301 - our own
        assert as_bytes(replace(made, findings=again)) == as_bytes(made)


class TestForPeople:
    def test_text(self) -> None:
        text = plain(list_findings(report().findings, "zh"))
        assert "-> 甲局\n" in text
        assert text.count("-> ") == 3
        for by in Grouping:
            assert plain(grouped(report(), by, "en")).count("-> ") == 3

    def test_csv_column(self) -> None:
        rows = list(csv.DictReader(io.StringIO("".join(csv_lines(report(), "en"))[1:])))
        assert [row["fix"] for row in rows] == ["甲局", "政务服务中心", "形成之日起20日内"]

    def test_annotations_and_junit(self) -> None:
        assert "%0A-> 甲局" in "".join(github_lines(report(), "en"))
        assert "-&gt; 甲局" in "".join(junit_chunks(report(), (), "en"))

    def test_lines_of_json(self) -> None:
        said = [json.loads(line)["fix"]["name"] for line in json_lines(report())]
        assert said == ["ditto", "channel-name", "digit-gap"]

    def test_page(self) -> None:
        page = html_report(report())
        data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
        assert [each["fix"]["zh"] for each in data["findings"]] == [
            "甲局", "政务服务中心", "形成之日起20日内",
        ]  # fmt: skip
        assert data["words"]["instead"]["en"] == "Write instead: "

    def test_comments_of_the_marked_copy(self) -> None:
        made = validate(read_catalog("a.xlsx", data=DEFECTS.read_bytes()))
        copy, _ = marked_copy(DEFECTS.read_bytes(), made, "a.xlsx", "en")
        sheet = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
        comment = sheet["F15"].comment
        assert comment is not None
        assert "Write instead: 信息形成或者变更之日起20个工作日内 (check" in comment.text

    def test_member_that_goes_is_named_by_its_title(self) -> None:
        text = '{"id": "1", "entries": [{"url": null, "id": "1"}]}'
        made = validate(read_catalog("a.json", data=text.encode()), select=["S204"])
        assert hint(made.findings[0], "en") == "-> the null removed"


class TestGlimpse:
    @pytest.mark.parametrize(
        ("old", "new", "shown"),
        [
            ("同上", "甲局", "甲局"),
            ("长" * 50 + "２" + "短" * 50, "长" * 50 + "2" + "短" * 50,
             "…" + "长" * 20 + "2" + "短" * 20 + "…"),
            ("甲\n乙２", "甲\n乙2", "甲 乙2"),
            ("x", "甲" * 200, "甲" * 88 + "…"),
            ("甲甲", "甲", "甲"),
        ],
    )  # fmt: skip
    def test_what_changes_is_shown(self, old: str, new: str, shown: str) -> None:
        edit = Edit(location=Location(source="a"), old=old, new=new)
        patch = Patch(mending=Mending("x", Text("甲", "a")), edits=(edit,))
        assert glimpse(patch, "zh") == shown

    @given(st.text(), st.text())
    def test_one_short_line(self, old: str, new: str) -> None:
        edit = Edit(location=Location(source="a"), old=old, new=new)
        said = glimpse(Patch(mending=Mending("x", Text("甲", "a")), edits=(edit,)), "zh")
        assert len(said) <= 90
        assert len(said.splitlines()) == 1


class TestChanges:
    @given(st.data())
    def test_changes_that_do_not_overlap_go_in_any_order(self, data: st.DataObject) -> None:
        text = data.draw(st.text(min_size=1))
        place = st.integers(0, len(text))
        one, other = (
            [Change(min(span), max(span), data.draw(st.text(max_size=2)))]
            for span in (data.draw(st.tuples(place, place)) for _ in range(2))
        )
        if overlap(one, other):
            return
        first, second = sorted((*one, *other))
        last = changed(text, [second])
        assert changed(last, [first]) == changed(text, [*other, *one])

    def test_two_insertions_at_one_place_overlap(self) -> None:
        assert overlap([Change(1, 1, "a")], [Change(1, 1, "b")])
        assert overlap([Change(1, 1, "a")], [Change(0, 1, "b")])
