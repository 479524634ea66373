"""The files below `examples/`: up to date, and each says what its README says."""

from pathlib import Path

import pytest
from scripts import make_examples
from scripts.example_care import DEFECTS

from opengov import Severity, read_catalog, validate
from opengov.calendar.registry import get_calendar

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CLEAN = [
    "elder-care.xlsx",
    "township.csv",
    "two-domains.html",
    "housing.docx",
    "elder-care.json",
    "elder-care.jsonl",
]
OTHERS = ("elder-care-defects.xlsx", "publications.jsonl", "request-full.json")


def test_examples_are_up_to_date() -> None:
    assert make_examples.differing(EXAMPLES) == []
    assert make_examples.main(["--check", "--folder", str(EXAMPLES)]) == 0


def test_a_stale_example_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_examples.main(["--check", "--folder", str(tmp_path)]) == 1
    assert "out of date: township.csv" in capsys.readouterr().err
    assert make_examples.main(["--folder", str(tmp_path)]) == 0
    assert make_examples.main(["--check", "--folder", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {*CLEAN, *OTHERS}


def test_every_example_stands_in_the_readme() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in [*CLEAN, *OTHERS])


@pytest.mark.parametrize("name", CLEAN)
def test_clean_examples_give_nothing_worse_than_info(name: str) -> None:
    report = validate(read_catalog(EXAMPLES / name))
    graver = [f for f in report.findings if f.severity is not Severity.INFO]
    assert graver == []


def test_the_converted_example_equals_the_table() -> None:
    table = read_catalog(EXAMPLES / "elder-care.xlsx").catalogs
    assert read_catalog(EXAMPLES / "elder-care.json").catalogs == table
    (lines,) = read_catalog(EXAMPLES / "elder-care.jsonl").catalogs
    assert lines.entries == table[0].entries


def test_two_domains_are_two_catalogs() -> None:
    schools, culture = read_catalog(EXAMPLES / "two-domains.html").catalogs
    assert [c.domain and c.domain.code for c in (schools, culture)] == [
        "compulsory_education",
        "public_culture",
    ]
    assert [len(c.entries) for c in (schools, culture)] == [4, 3]
    assert schools.entries[1].items == ("招生入学",)


def test_word_boxes_insertions_and_types_are_read() -> None:
    (catalog,) = read_catalog(EXAMPLES / "housing.docx").catalogs
    types = [[t.code for t in entry.disclosure_types] for entry in catalog.entries]
    assert types == [["decision"], ["execution"], ["management"], ["service"], ["result"]]
    names = [[c.text for c in entry.channels] for entry in catalog.entries]
    assert names[0] == ["政府网站"]
    assert names[1] == ["政府网站", "公开查阅点"]
    assert catalog.entries[3].responsible_units[0].name == "青禾县住房和城乡建设局"


def test_the_township_table_is_read() -> None:
    file = read_catalog(EXAMPLES / "township.csv")
    (catalog,) = file.catalogs
    assert (catalog.place, catalog.level and catalog.level.code) == ("青禾县柳溪镇", "township")
    assert [(f.code, f.location.cell) for f in file.findings] == [("T246", "B4")]
    assert catalog.entries[4].content == ('补贴对象条件，"先核后补"流程',)


EXPECTED = {
    "A17": ["C102"],
    "A18": ["T206"],
    "C15": ["C101"],
    "D4": ["E101"],
    "D6": ["E111"],
    "D7": ["E121", "T231"],
    "F4": ["E104"],
    "F5": ["E104"],
    "F6": ["E104"],
    "F7": ["E124"],
    "F8": ["E124"],
    "F9": ["E134"],
    "F10": ["E201"],
    "F11": ["E202"],
    "F12": ["E204"],
    "F13": ["E203"],
    "F14": ["T244"],
    "F15": ["T245"],
    "G4": ["E102"],
    "G5": ["E113"],
    "G7": ["T241"],
    "G8": ["E111"],
    "G9": ["E112"],
    "G10": ["E114"],
    "G11": ["E122", "T232"],
    "H9": ["E103"],
    "H11": ["E103"],
    "H12": ["E123"],
    "H13": ["T249"],
    "H14": ["T242"],
    "H16": ["T243"],
}


def test_the_defective_example_gives_exactly_its_defects() -> None:
    report = validate(read_catalog(EXAMPLES / "elder-care-defects.xlsx"))
    found: dict[str | None, list[str]] = {}
    for finding in report.findings:
        assert finding.location.sheet == "养老服务"
        found.setdefault(finding.location.cell, []).append(finding.code)
    assert {cell: sorted(codes) for cell, codes in found.items()} == EXPECTED


def test_every_defect_of_the_example_is_found() -> None:
    """Each changed cell is one of the expected ones; the duplicate takes two."""
    columns = {
        "number": "A",
        "item": "C",
        "content": "D",
        "limit": "F",
        "unit": "G",
        "channels": "H",
    }
    changed = {f"{columns[d.field]}{d.row + 4}" for d in DEFECTS}
    assert changed == (EXPECTED.keys() - {"A18"}) | {"D15"}


def test_publications_have_one_defect_of_each_kind() -> None:
    report = validate(
        read_catalog(EXAMPLES / "publications.jsonl"),
        calendar=get_calendar("CN"),
        catalog=read_catalog(EXAMPLES / "elder-care.json"),
    )
    assert report.by_rule == dict.fromkeys(["P101", "P103", "P201", "P203", "P303", "P401"], 1)
