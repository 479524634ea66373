"""Patches: what findings carry is what `opengov fix` writes, in the file and in the catalog."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import openpyxl
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.patching import apply

from opengov.catalogfile import CatalogFile
from opengov.fixes import Plan, judged, plan_fixes
from opengov.fixes.plan import EVERY_RULE
from opengov.reading import read_catalog
from opengov.validation import validate
from opengov.validation.mending import mendings

QUICK = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])

HEADS = (
    "序号", "一级事项", "公开事项", "公开内容", "公开主体", "公开渠道", "公开时限", "公开依据",
)  # fmt: skip
Rows: TypeAlias = list[list[str]]

UNITS = (
    "甲县民政局",
    "同上",
    "甲县民政２局",
    "甲局、乙\n局Ａ",
    '甲局"乙',
    "=cmd|' /C calc'!A1",
    "/",
    "",
)
CHANNELS = (
    "■政府网站 □政府公报", "政府网站 □政府公报", "R政府网站 £政府公报", "R政府门户网站£公报",
    "政府门户网站", "行政服务中心、政务服务中心", "同上", "?政府网站 ?政府公报", "３号公示栏", "",
    "政府网站\n口政府公报\n口两微一端",
)  # fmt: skip
LIMITS = (
    "形成之日起20个工作日内", "形成之日起２ ０个工作日内", "信息行成之日起2 0个工作日内", "同上",
    "自信息形成之曰起２０个工作日内，长期公开", "每季度", "",
)  # fmt: skip
BASES = (
    "《某办法》", "《某通知》（某政发[2019]54号）",
    "《某通知》（某政发［２０１９］54号）、《某办法》\n（某办【2020】3号）",
    "同上", "某县高龄津贴发放办法", "《某县高龄津贴发放办法", "",
)  # fmt: skip
CONTENTS = (
    "标准",
    "标准的的金额",
    "Ａ类，，Ｂ类",
    "同上",
    "龵\ue826类",
    "１.标准\n２.金额",
    "－１",
    "@２",
)


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    """Draw the rows of a table: cells that can be mended beside cells that are hostile."""
    lists = (CONTENTS, UNITS, CHANNELS, LIMITS, BASES)
    return [
        [str(number), draw(st.sampled_from(("养老", "养老２", ""))), f"事项{number}"]
        + [draw(st.sampled_from(each)) for each in lists]
        for number in range(1, draw(st.integers(1, 5)) + 1)
    ]


def as_csv(table: Rows, encoding: str, end: str, *, quote: bool) -> bytes:
    buffer = io.StringIO()
    if quote:
        writer = csv.writer(buffer, lineterminator=end, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(buffer, lineterminator=end)
    writer.writerows([list(HEADS), *table])
    return buffer.getvalue().encode(encoding)


def catalog_of(file: CatalogFile) -> Any:  # noqa: ANN401 - JSON
    every = [catalog.model_dump(mode="json") for catalog in file.catalogs]
    return every[0] if len(every) == 1 else {"catalogs": every}


def carried(file: CatalogFile, *codes: str) -> list[dict[str, Any]]:
    """Return the patches of findings as they stand in a report, in its order."""
    report = validate(file, profile=EVERY_RULE, select=codes)
    return [finding.fix.to_json("zh") for finding in report.findings if finding.fix]


def spans(patches: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, str]]:
    """Yield what the patches say of the bytes, the last first."""
    found = {
        (edit["byteOffset"], edit["byteLength"], edit["written"])
        for patch in patches
        for edit in patch["edits"]
    }
    return iter(sorted(found, reverse=True))


ONE_ROUND = ("E311", "E411", "E414", "E505", "E506", "T241", "T242", "T244", "T245")
"""Codes of which one patch of each finding does all there is to do."""

encodings = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])
ends = st.sampled_from(["\n", "\r\n"])


class TestCsv:
    """Only the fields concerned change, and the report says the same as the command does."""

    @QUICK
    @given(table=rows(), encoding=encodings, end=ends, quote=st.booleans())
    def test_edits_of_the_report_give_the_copy(
        self, table: Rows, encoding: str, end: str, *, quote: bool
    ) -> None:
        data = as_csv(table, encoding, end, quote=quote)
        bare = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
        file = read_catalog("a.csv", data=data)
        assume(file.catalogs)
        for code in ONE_ROUND:
            patches = carried(file, code)
            plan = plan_fixes("a.csv", data, unsafe=True, select=[code])
            mended = data
            for start, length, written in spans(patches):
                assert len(mended[start : start + length].decode(bare)) <= length
                mended = mended[:start] + written.encode(bare) + mended[start + length :]
            if plan.left:
                continue
            places = [start for start, _, _ in spans(patches)]
            if len(places) == len(set(places)):  # two findings of one cell: one after the other
                assert mended == plan.copy
            operations = [op for patch in patches for op in patch["operations"]]
            assert apply(catalog_of(file), operations) == catalog_of(plan.copied)

    @QUICK
    @given(table=rows(), encoding=encodings, end=ends, quote=st.booleans())
    def test_other_fields_stay(self, table: Rows, encoding: str, end: str, *, quote: bool) -> None:
        data = as_csv(table, encoding, end, quote=quote)
        plan = plan_fixes("a.csv", data, unsafe=True)
        old, new = (list(fields(each.decode(encoding))) for each in (data, plan.copy))
        assert [mark for _, mark in old] == [mark for _, mark in new]
        width = len(HEADS)
        changed = {
            f"{chr(65 + place % width)}{1 + place // width}"
            for place, (one, other) in enumerate(zip(old, new, strict=True))
            if one != other
        }
        assert changed == {each.cell for each in plan.corrections}


def fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield each field of a text table as it stands there, with what ends it."""
    for found in re.finditer(r'("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n)', text):
        yield found[1], found[2]


class TestXlsx:
    """One `<c>` is edited, every other part is copied byte for byte."""

    @QUICK
    @given(table=rows(), merge=st.integers(1, 3))
    def test_only_the_cells_concerned(self, table: Rows, merge: int) -> None:
        data = workbook(table, merge)
        plan = plan_fixes("a.xlsx", data, unsafe=True)
        before, after = (
            openpyxl.load_workbook(io.BytesIO(each), rich_text=True).worksheets[0]
            for each in (data, plan.copy)
        )
        changed = {
            a.coordinate
            for one, other in zip(before.iter_rows(), after.iter_rows(), strict=True)
            for a, b in zip(one, other, strict=True)
            if str(a.value) != str(b.value)
        }
        assert changed == {each.cell for each in plan.corrections}
        assert all(after[each.cell].data_type != "f" for each in plan.corrections)
        old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, plan.copy))
        assert old.namelist() == new.namelist()
        different = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert different <= {"xl/worksheets/sheet1.xml"}
        settled(plan, "a.xlsx")

    @QUICK
    @given(table=rows(), merge=st.integers(1, 3))
    def test_patches_of_the_catalog(self, table: Rows, merge: int) -> None:
        data = workbook(table, merge)
        file = read_catalog("a.xlsx", data=data)
        for code in ONE_ROUND:
            operations = [op for patch in carried(file, code) for op in patch["operations"]]
            plan = plan_fixes("a.xlsx", data, unsafe=True, select=[code])
            assert apply(catalog_of(file), operations) == catalog_of(plan.copied)


def workbook(table: Rows, merge: int) -> bytes:
    """Write a workbook in which the first cells of some columns cover rows below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in [list(HEADS), *table]:
        sheet.append([value or None for value in values])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    last = min(1 + merge, len(table) + 1)
    if last > 2:
        for letter in "EG":
            for number in range(3, last + 1):
                sheet[f"{letter}{number}"].value = None
            sheet.merge_cells(f"{letter}2:{letter}{last}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def settled(plan: Plan, name: str) -> None:
    """Insist that what was mended is gone, that nothing came up, and that the patch is right."""
    again = plan_fixes(name, plan.copy, unsafe=True)
    assert again.corrections == ()
    assert judged(plan, EVERY_RULE).new == ()
    operations = [operation.to_json() for operation in plan.operations()]
    assert apply(catalog_of(plan.file), operations) == catalog_of(plan.copied)


class TestSafe:
    """What safe patches belong to is gone once they are applied, and nothing new appears."""

    @QUICK
    @given(table=rows())
    def test_findings_are_gone(self, table: Rows) -> None:
        data = as_csv(table, "utf-8", "\n", quote=False)
        plan = plan_fixes("a.csv", data)
        safe = [code for code, each in mendings().items() if each.safe]
        assert carried(plan.copied, *safe) == []
        assert judged(plan, EVERY_RULE).new == ()
        assert all(each.safe for each in plan.corrections)

    @QUICK
    @given(table=rows())
    def test_unsafe_ones_settle_too(self, table: Rows) -> None:
        plan = plan_fixes("a.csv", as_csv(table, "utf-8", "\n", quote=False), unsafe=True)
        again = plan_fixes("a.csv", plan.copy, unsafe=True)
        assert again.corrections == ()


MEMBERS = st.fixed_dictionaries(
    {"id": st.sampled_from(["1", "２"])},
    optional={
        "url": st.none(),
        "indexNumber": st.none(),
        "contnt": st.just(["x"]),
        "content": st.lists(
            st.sampled_from(["标准", "Ａ类", 'a\\"b２', "\u2028３", None]), max_size=3
        ),
        "channels": st.just([{"code": "service_center", "text": "行政服务中心"}]),
        "legalBasis": st.just(
            [{"text": "《某》（某发[2019]5号）", "documentNumber": "某发[2019]5号", "title": None}]
        ),
        "domain": st.just({"code": "environmental_protection", "text": "环境保护"}),
    },
)


class TestJson:
    """A string, a key or a member changes, and no other byte of the file."""

    @QUICK
    @given(
        entries=st.lists(MEMBERS, min_size=1, max_size=3),
        escaped=st.booleans(),
        indent=st.sampled_from([None, 2]),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
        lines=st.booleans(),
    )
    def test_patches_of_the_text(
        self,
        entries: list[dict[str, Any]],
        *,
        escaped: bool,
        indent: int | None,
        encoding: str,
        lines: bool,
    ) -> None:
        name = "a.jsonl" if lines else "a.json"
        if lines:
            text = "\n".join(json.dumps(each, ensure_ascii=escaped) for each in entries)
        else:
            document = {"id": "1", "title": None, "entries": entries}
            text = json.dumps(document, ensure_ascii=escaped, indent=indent)
        data = text.encode(encoding)
        bare = "utf-8" if encoding == "utf-8-sig" else encoding
        file = read_catalog(name, data=data)
        for code in ("S204", "S202", "E506", "E411", "E311", "C201"):
            patches = carried(file, code)
            plan = plan_fixes(name, data, unsafe=True, select=[code])
            if code == "S204":
                continue  # nulls beside each other go one after the other
            mended = data
            for start, length, written in spans(patches):
                mended = mended[:start] + written.encode(bare) + mended[start + length :]
            assert mended == plan.copy
            document = _document(data, bare, lines=lines)
            operations = [op for patch in patches for op in patch["operations"]]
            assert apply(document, operations) == _document(plan.copy, bare, lines=lines)

    @QUICK
    @given(entries=st.lists(MEMBERS, min_size=1, max_size=3), indent=st.sampled_from([None, 2]))
    def test_nulls_go(self, entries: list[dict[str, Any]], indent: int | None) -> None:
        document = {"id": "1", "title": None, "entries": entries}
        data = json.dumps(document, ensure_ascii=False, indent=indent).encode()
        plan = plan_fixes("a.json", data, select=["S204"])
        assert json.loads(plan.copy) == _without_nulls(document)
        left = json.dumps(_without_nulls(document), ensure_ascii=False)
        assert "".join(plan.copy.decode().split()) == "".join(left.split())


def _document(data: bytes, encoding: str, *, lines: bool) -> Any:  # noqa: ANN401 - JSON
    text = data.decode(encoding).removeprefix("\ufeff")
    if lines:
        return {"entries": [json.loads(line) for line in text.split("\n")]}
    return json.loads(text)


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in value if each is not None]
    return value
