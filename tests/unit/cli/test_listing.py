import pytest

from opengov.cli.listing import heading, list_findings, place
from opengov.cli.render import plain
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.text import Text


def finding(
    code: str = "E102",
    severity: Severity = Severity.ERROR,
    message: str = "责任单位缺失",
    values: dict[str, object] | None = None,
    **where: str | int,
) -> Finding:
    return Finding(
        code=code,
        name="x",
        severity=severity,
        message=Text(message, message),
        location=Location(source="a", **where),  # type: ignore[arg-type]  # a test names fields
        values=values or {},
    )


def listed(*findings: Finding) -> str:
    return plain(list_findings(findings, "zh"))


def test_findings_of_a_sheet_stand_together_and_align() -> None:
    text = listed(
        finding(sheet="养老", cell="F7", header="公开主体"),
        finding(code="E114", severity=Severity.WARNING, sheet="救助", cell="B3"),
        finding(code="E111", sheet="养老", cell="AA12", header="公开\nURL"),
    )
    assert text == (
        "  养老\n"
        "    F7    公开主体  错误 E102  责任单位缺失\n"
        "    AA12  公开 URL  错误 E111  责任单位缺失\n"
        "  救助\n"
        "    B3  警告 E114  责任单位缺失\n"
    )


def test_without_a_sheet_they_stand_directly_below_the_file() -> None:
    assert listed(finding(pointer="/entries/3", line=12, line_column=5)) == (
        "  12:5  /entries/3  错误 E102  责任单位缺失\n"
    )


def test_without_a_place_there_is_no_column_for_it() -> None:
    assert listed(finding()) == "  错误 E102  责任单位缺失\n"


@pytest.mark.parametrize(
    ("values", "quoted"),
    [
        ({"text": "****局\n办公室"}, "  原文：****局办公室"),
        ({"text": "责任单位"}, ""),
        ({"text": " "}, ""),
        ({"text": 7}, ""),
        ({}, ""),
    ],
)
def test_the_text_of_the_cell_is_quoted_unless_the_message_does(
    values: dict[str, object], quoted: str
) -> None:
    assert listed(finding(values=values)) == f"  错误 E102  责任单位缺失{quoted}\n"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location(source="a", cell="F7", row=7, line=3), "F7"),
        (Location(source="a", line=3), "3"),
        (Location(source="a", line=3, line_column=9), "3:9"),
        (Location(source="a", row=7, byte_offset=1), "第7行"),
        (Location(source="a", byte_offset=0), "字节0"),
        (Location(source="a"), ""),
    ],
)
def test_the_place(location: Location, expected: str) -> None:
    assert place(location, "zh") == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location(source="a", header="公开主体", pointer="/x"), "公开主体"),
        (Location(source="a", pointer="/x"), "/x"),
        (Location(source="a", pointer="/x", cell="F7"), ""),
        (Location(source="a"), ""),
    ],
)
def test_the_heading(location: Location, expected: str) -> None:
    assert heading(location) == expected
