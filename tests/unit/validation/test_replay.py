"""Reports read again: the same bytes, and complaints about what is no report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.unit.validation.sample import catalog, entry, file, note

from opengov.errors import InvalidReportError
from opengov.finding import Severity
from opengov.reading import read_catalog
from opengov.text import Lang
from opengov.validation import Profile, Report, load_profile, merge_reports, validate
from opengov.validation.baseline import Baseline, compare
from opengov.validation.outputs import json_chunks
from opengov.validation.replay import read_report

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[3] / "examples").iterdir()
    if path.suffix in {".xlsx", ".docx", ".html", ".csv", ".json", ".jsonl"}
)


def as_bytes(report: Report, lang: Lang = "zh") -> bytes:
    return "".join(json_chunks(report, lang)).encode()


def replayed(report: Report, lang: Lang = "zh") -> Report:
    again = read_report(as_bytes(report, lang))
    assert as_bytes(again, lang) == as_bytes(report, lang)
    return again


class TestSameBytes:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_of_the_examples(self, path: Path, lang: Lang) -> None:
        read = read_catalog(path.name, data=path.read_bytes())
        report = validate(read, profile="thorough", as_of=date(2026, 11, 22), ignore=["E2"])
        again = replayed(report, lang)
        assert again.exit_code() == report.exit_code()
        assert again.totals == report.totals

    @pytest.mark.parametrize("limit", [0, 1])
    def test_of_a_report_that_is_cut(self, limit: int) -> None:
        notes = (note("T999", Severity.FATAL), note("T998", Severity.INFO), note("T998"))
        every = catalog(*(entry(id=str(number), content=None) for number in range(3)))
        report = validate(file(every, findings=notes)).limited(limit)
        again = replayed(report)
        assert again.truncated == report.truncated
        assert again.verdict() == "fatal"

    def test_of_a_report_held_against_a_baseline(self) -> None:
        report = validate(file(catalog(entry(content=None), entry(responsibleUnits=None))))
        known = Baseline.of((*report.findings[:1], note("E101"), note("F001")))
        held = compare(report, known).report
        assert replayed(held).baseline == held.baseline

    def test_of_several_inputs(self) -> None:
        one, two = (validate(file(catalog(entry(content=None)), source=n)) for n in "ab")
        assert len(replayed(merge_reports([one, two])).inputs) == 2

    @settings(max_examples=examples(50))
    @given(text=st.text())
    def test_whatever_the_texts_hold(self, text: str) -> None:
        replayed(validate(file(catalog(entry(content=["/" + text, text])), source=text)))

    @pytest.mark.parametrize("name", ["own", "own.toml", "national-2019"])
    def test_of_a_profile_that_may_be_known(self, name: str) -> None:
        base = load_profile("required-elements")
        own = Profile(name=name, title=base.title, requires=base.requires, rules=base.rules)
        assert replayed(validate(catalog(), profile=own)).profile.name == name

    def test_of_an_older_version(self) -> None:
        table = json.loads(as_bytes(validate(catalog(entry(content=None)))))
        del table["rules"]
        table["tool"]["version"] = "0.0.1"
        again = read_report(json.dumps(table).encode())
        assert again.to_json()["tool"] == table["tool"]
        assert again.results == {}


def broken(**changes: object) -> bytes:
    """Return a report with members changed; `finding_…` changes those of the first finding."""
    table: Any = json.loads(as_bytes(validate(catalog(entry(content=None)))))
    for key, value in changes.items():
        head, _, rest = key.partition("_")
        if rest:
            (table[head][0] if head == "findings" else table[head])[rest] = value
        else:
            table[key] = value
    return json.dumps(table).encode()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"profile": 1}, "`profile` is missing or of a wrong kind"),
        ({"asOf": "soon"}, "`asOf` is no day: 'soon'"),
        ({"inputs": 1}, "`inputs` is no list"),
        ({"inputs": [1]}, "`inputs` holds 1, which is no object"),
        ({"tool": None}, "`tool` is missing"),
        ({"truncated": {"E101": True}}, "`E101` is missing or of a wrong kind"),
        ({"findings_severity": "grave"}, "there is no severity 'grave'"),
        ({"findings_location": {}}, "`source` is missing"),
        ({"summary_error": 2}, "does not add up at its severities"),
        ({"summary_byRule": {"E101": 1, "E102": 1}}, "does not add up at E102"),
    ],
)
def test_what_is_no_report(changes: dict[str, object], why: str) -> None:
    with pytest.raises(InvalidReportError, match=why) as caught:
        read_report(broken(**changes), "r.json")
    assert caught.value.path == "r.json"


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}"])
def test_what_is_no_json_object(data: bytes) -> None:
    with pytest.raises(InvalidReportError):
        read_report(data)
