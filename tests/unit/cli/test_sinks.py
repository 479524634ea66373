from pathlib import Path

import pytest

from opengov.cli.sinks import ReportFormat, Sink, pair, refuse_inputs, stdout_format
from opengov.cli.usage import WrongUseError


def paired(line: str) -> list[tuple[str, str]]:
    """Pair the options of a command line such as `f json o r.json`."""
    words = line.split()
    names = {"f": "formats", "o": "outputs"}
    order = [names[word] for word in words[::2]]
    given = list(zip(order, words[1::2], strict=True))
    sinks = pair(
        ["paths", *order, "lang"],
        [ReportFormat(value) for name, value in given if name == "formats"],
        [value for name, value in given if name == "outputs"],
    )
    return [(sink.format.value, str(sink.path or "-")) for sink in sinks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", [("text", "-")]),
        ("f json", [("json", "-")]),
        ("f json o r.json f text", [("json", "r.json"), ("text", "-")]),
        ("f text f json o r.json", [("text", "-"), ("json", "r.json")]),
        ("o r.txt f json", [("json", "r.txt")]),
        ("o r.json", [("json", "r.json")]),
        ("o r.csv o r.JSONL", [("csv", "r.csv"), ("jsonl", "r.JSONL")]),
        ("f csv o a f json o b", [("csv", "a"), ("json", "b")]),
        ("f json o -", [("json", "-")]),
    ],
)
def test_formats_and_outputs_go_in_pairs(line: str, expected: list[tuple[str, str]]) -> None:
    assert paired(line) == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("f json f text", "only one format can go to standard output; give one of json, text"),
        ("f json o - f text", "only one format"),
        ("o report", "the extension of --output report does not tell a format"),
        ("f json o r f csv o r", "--output r is given twice"),
    ],
)
def test_what_cannot_be_paired_is_refused(line: str, message: str) -> None:
    with pytest.raises(WrongUseError, match=message):
        paired(line)


def test_a_report_never_replaces_an_input(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    sinks = [Sink(ReportFormat.TEXT), Sink(ReportFormat.JSON, path)]
    refuse_inputs(sinks, ["-", str(tmp_path / "b.json")])
    with pytest.raises(WrongUseError, match="is an input too"):
        refuse_inputs(sinks, ["-", str(path)])


def test_the_format_of_standard_output() -> None:
    assert stdout_format([Sink(ReportFormat.JSON, Path("r")), Sink(ReportFormat.CSV)]) == "csv"
    assert stdout_format([Sink(ReportFormat.JSON, Path("r"))]) is None
