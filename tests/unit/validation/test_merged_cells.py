"""A cell that covers several entries gets a finding once, and each entry counts as failed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples

from opengov.reading import read_catalog
from opengov.validation import Report, validate

HEADS = ("序号", "公开事项", "公开内容（要素）", "公开主体", "公开时限", "公开渠道和载体")


def page(rows: list[dict[str, str]], spans: dict[str, int]) -> bytes:
    """Write a table of HTML in which some cells of the first row cover the rows below."""
    lines = ["".join(f"<td>{head}</td>" for head in HEADS)]
    for number, row in enumerate(rows):
        cells = []
        for name in ("sequence", "item", "content", "unit", "limit", "channel"):
            span = spans.get(name, 1)
            if number < span and number:
                continue
            cells.append(f'<td rowspan="{span if not number else 1}">{row[name]}</td>')
        lines.append("".join(cells))
    return "".join(f"<tr>{line}</tr>" for line in lines).join(("<table>", "</table>")).encode()


def row(number: int, **cells: str) -> dict[str, str]:
    return {
        "sequence": str(number),
        "item": f"第{number}项津贴",
        "content": "发放标准",
        "unit": "某县民政局",
        "limit": "信息形成之日起20个工作日内",
        "channel": "■政府网站 □政府公报",
        **cells,
    }


def judged(rows: list[dict[str, str]], **spans: int) -> Report:
    return validate(read_catalog("a.html", data=page(rows, spans)), profile="thorough")


def cells(report: Report, code: str) -> list[str | None]:
    return [finding.location.cell for finding in report.findings if finding.code == code]


@pytest.mark.parametrize("limit", [None, 1])
def test_a_merged_cell_is_reported_once(limit: int | None) -> None:
    rows = [row(n, unit="相关部门") for n in (1, 2, 3)]
    file = read_catalog("a.html", data=page(rows, {"unit": 3}))
    report = validate(file, profile="thorough", max_findings_per_rule=limit)
    assert cells(report, "E114") == ["D2"]
    assert (report.by_rule["E114"], "E114" in report.truncated) == (1, False)
    assert report.results["E114"].failed == 3


def test_a_blank_merged_cell_is_reported_once() -> None:
    report = judged([row(n, unit="") for n in (1, 2, 3)], unit=2)
    assert cells(report, "E102") == ["D2", "D4"]
    assert report.results["E102"].failed == 3


def test_equal_cells_beside_each_other_are_reported_each() -> None:
    report = judged([row(n, unit="相关部门") for n in (1, 2, 3)])
    assert cells(report, "E114") == ["D2", "D3", "D4"]


def test_two_values_of_a_merged_cell_are_reported_each() -> None:
    report = judged([row(n, unit="Ａ区民政局、Ｂ区民政局") for n in (1, 2)], unit=2)
    assert [f.location.pointer for f in report.findings if f.code == "E506"] == [
        "/entries/0/responsibleUnits/0",
        "/entries/0/responsibleUnits/1",
    ]


def test_a_fix_of_a_merged_cell_mends_every_entry_it_covers() -> None:
    """One edit in the file is an operation in the catalog for each entry."""
    report = judged([row(n, unit="Ａ区民政局") for n in (1, 2, 3)], unit=2)
    fixes = [finding.fix for finding in report.findings if finding.code == "E506"]
    pointers = [
        [operation.path for operation in fix.operations if operation.op == "replace"]
        for fix in fixes
        if fix is not None
    ]
    at = "/entries/{}/responsibleUnits/0/name"
    assert pointers == [[at.format(0), at.format(1)], [at.format(2)]]


def test_boxes_of_letters_in_a_merged_cell_are_reported_once() -> None:
    report = judged([row(n, channel="R政府网站 £政府公报") for n in (1, 2, 3)], channel=2)
    assert cells(report, "E414") == ["F2", "F4"]


COLUMNS = {
    "content": ["发放标准", "", "Ａ类标准", "待定"],
    "unit": ["某县民政局", "", "相关部门", "Ａ区民政局、Ｂ区民政局", "无"],
    "limit": ["信息形成之日起20个工作日内", "", "信息形成之日起30个工作日内", "及时"],
    "channel": ["■政府网站 □政府公报", "", "□政府网站 □政府公报", "网站"],
}


@given(
    rows=st.lists(
        st.fixed_dictionaries({name: st.sampled_from(texts) for name, texts in COLUMNS.items()}),
        min_size=1,
        max_size=4,
    ),
    spans=st.fixed_dictionaries({}, optional={name: st.integers(1, 4) for name in COLUMNS}),
)
@settings(max_examples=examples(100))
def test_merging_equal_cells_takes_findings_away_and_fails_no_entry_less(
    rows: list[dict[str, str]], spans: dict[str, int]
) -> None:
    """Cells that are merged say what the same cells said one by one, and say it once."""
    filled = [
        row(
            number + 1,
            **{n: rows[0 if number < spans.get(n, 1) else number][n] for n in COLUMNS},
        )
        for number in range(len(rows))
    ]
    short = {name: min(span, len(rows)) for name, span in spans.items()}
    apart, merged = judged(filled), judged(filled, **short)
    said = [(f.code, f.location.cell, f.message) for f in merged.findings if f.location.cell]
    assert len(said) == len(set(said))
    assert {(f.code, f.message) for f in merged.findings} == {
        (f.code, f.message) for f in apart.findings
    }
    assert merged.results == apart.results
