"""The runner of the kit: it passes what is right, says what is wrong, and never hangs."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.kit import CASES, KIT, cases, node, run_kit, validator

pytestmark = pytest.mark.node
E101 = '[{"code":"E101","severity":"error","location":{"pointer":"/entries/1/content"}}]'
NONE = "conforms at: none"
REPLAY = Path(__file__).parent / "replay.mjs"
LIBRARY = (sys.executable, "-m", "opengov", "conformance")
Spoiled = Callable[..., tuple[str, ...]]


@pytest.fixture
def spoiled(tmp_path: Path) -> Spoiled:
    """Return the command of a program that answers rightly but for what a piece of code spoils."""

    def command(code: str = "") -> tuple[str, ...]:
        module = tmp_path / "spoil.mjs"
        module.write_text(code, encoding="utf-8")
        return node(), str(REPLAY), str(KIT), str(module)

    return command


@pytest.fixture
def program(tmp_path: Path) -> Spoiled:
    """Return the command of a program written out in JavaScript."""

    def command(code: str) -> tuple[str, ...]:
        module = tmp_path / "program.mjs"
        module.write_text(code, encoding="utf-8")
        return node(), str(module)

    return command


def english(*arguments: str) -> tuple[int, list[str], str]:
    done = run_kit("--lang", "en", *arguments)
    return done.returncode, done.stdout.splitlines(), done.stderr


class TestPassing:
    def test_this_library_passes_every_case(self) -> None:
        code, lines, err = english("--", *LIBRARY)
        assert code == 0, "\n".join(lines) + err
        assert lines[-1] == (
            f"{len(CASES)} cases: {len(CASES)} passed, 0 failed, 0 skipped; "
            "conforms at: calendar, deadline, time-limit, catalog"
        )

    def test_expected_answers_pass(self, spoiled: Spoiled) -> None:
        code, lines, _ = english("--", *spoiled())
        assert (code, lines[0]) == (0, "replay")
        assert f"{len(CASES)} passed, 0 failed" in lines[-1]

    def test_more_than_was_asked_for_is_no_fault(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            "--",
            *spoiled(
                """export const spoil = ({ id, output, error }) => output
                  ? { id, output: { ...output, note: [1] }, more: true }
                  : { id, error: { ...error, message: "no", more: 1 } };"""
            ),
        )
        assert code == 0, lines[:20]

    def test_what_is_null_may_be_left_out(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            "--",
            *spoiled(
                """export const spoil = (answer) => JSON.parse(JSON.stringify(answer,
                  (_, value) => (value === null ? undefined : value)));"""
            ),
        )
        assert code == 0, lines[:20]

    def test_the_order_of_findings_and_members_does_not_count(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            "--",
            *spoiled(
                """const turned = (value) => Object.fromEntries(Object.entries(value).reverse());
                export const spoil = (answer) => {
                  answer.output?.findings?.reverse();
                  if (answer.output) answer.output = turned(answer.output);
                  return turned(answer);
                };"""
            ),
        )
        assert code == 0, lines[:20]

    def test_findings_may_be_objects_or_codes(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "deadline", "--"),
            *spoiled(
                """export const spoil = (answer) => {
                  const { findings } = answer.output;
                  answer.output.findings = findings.map((code) => ({ code, message: "…" }));
                  return answer;
                };"""
            ),
        )
        assert code == 0, lines[:20]

    def test_line_ends_and_byte_order_mark_of_other_systems(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "time-limit", "--"),
            *spoiled(
                r"""process.stdout.write("\ufeff");
                export const spoil = (answer) => JSON.stringify(answer) + "\r\n";"""
            ),
        )
        assert code == 0, lines[:20]

    def test_answers_in_pieces(self, spoiled: Spoiled) -> None:
        """A character of three bytes may come in two pieces."""
        code, lines, _ = english(
            *("--case", "time-limits/phrase-00*", "--"),
            *spoiled(
                """import { writeSync } from "node:fs";
                export const spoil = (answer) => {
                  const bytes = Buffer.from(JSON.stringify(answer) + "\\n");
                  for (let at = 0; at < bytes.length; at += 7) {
                    writeSync(1, bytes, at, Math.min(7, bytes.length - at));
                  }
                  return "";
                };"""
            ),
        )
        assert code == 0, lines[:20]


class TestFailing:
    def test_a_wrong_date(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "deadline", "--"),
            *spoiled(
                """export const spoil = (answer) => {
                  if (answer.id === "requests/extension") answer.output.due = "2026-07-15";
                  return answer;
                };"""
            ),
        )
        number = len(cases("deadline"))
        assert code == 1
        assert lines == [
            "replay",
            "FAILED  requests/extension  " + CASES["requests/extension"]["title"]["en"],
            '  due: expected "2026-07-14", got "2026-07-15"',
            f"deadline    {number - 1} passed, 1 failed, 0 skipped",
            f"{number} cases: {number - 1} passed, 1 failed, 0 skipped; conforms at: none",
        ]

    def test_a_wrong_answer_to_one_question_of_several(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--case", "calendars/add", "--"),
            *spoiled(
                """export const spoil = (answer) => {
                  if (answer.id.endsWith("#3")) answer.output.result = null;
                  return answer;
                };"""
            ),
        )
        asked = json.dumps(
            {
                **CASES["calendars/add"]["shared"],
                **CASES["calendars/add"]["questions"][2]["input"],
            },
            separators=(",", ":"),
        )
        assert code == 1
        assert lines[2:4] == [
            f"  question 3 {asked}",
            '    result: expected "2026-10-08", got (nothing)',
        ]

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (
                "findings.length = 0",
                ["findings: missing E101 error /entries/1/content"],
            ),
            (
                'findings.push({ code: "E102", severity: "error", location: { cell: "B2" } })',
                ["findings: unexpected E102 error cell B2"],
            ),
            (
                'findings[0].severity = "warning"',
                [
                    "findings: missing E101 error /entries/1/content",
                    "findings: unexpected E101 warning /entries/1/content",
                ],
            ),
            (
                'findings[0].location.pointer = "/entries/0/content"',
                [
                    "findings: missing E101 error /entries/1/content",
                    "findings: unexpected E101 error /entries/0/content",
                ],
            ),
            (
                "findings.push(findings[0])",
                ["findings: unexpected E101 error /entries/1/content"],
            ),
            ("delete findings[0].location", [
                "findings: missing E101 error /entries/1/content",
                "findings: unexpected E101 error",
            ]),
            ("answer.output.verdict = 'passed'", ['verdict: expected "failed", got "passed"']),
            ("delete answer.output.entries", ["entries: expected 2, got (nothing)"]),
            ("answer.output.findings = 3", [
                f"findings: expected {E101}, got 3",
            ]),
            (
                'answer = { id: answer.id, error: { code: "internal", message: "oh" } }',
                ["expected an output, got an error internal oh"],
            ),
        ],
    )  # fmt: skip
    def test_findings(self, spoiled: Spoiled, change: str, said: list[str]) -> None:
        code, lines, _ = english(
            *("--case", "catalogs/E101-content-missing", "--"),
            *spoiled(
                "export const spoil = (answer) => {"
                f"const {{ findings }} = answer.output; {change}; return answer; }};"
            ),
        )
        assert code == 1
        assert [line.strip() for line in lines[2:-2]] == said

    def test_each_expected_finding_takes_one_of_its_own(self, spoiled: Spoiled) -> None:
        """The first fits both, the second only one: they still find a partner each."""
        code, lines, _ = english(
            *("--case", "catalogs/placeholder-not-missing", "--"),
            *spoiled(
                """export const spoil = (answer) => {
                  answer.output.findings.forEach((each, n) => (each.location.row = 3 - n));
                  answer.output.findings.push({ code: "E111", severity: "error", location: {} });
                  answer.output.findings.reverse();
                  return answer;
                };"""
            ),
        )
        assert code == 1
        assert [line.strip() for line in lines[2:-2]] == ["findings: unexpected E111 error"]

    @pytest.mark.parametrize(
        ("case", "change", "said"),
        [
            (
                "calendars/as-of-too-early",
                '{ code: "unknown-code" }',
                "got the error unknown-code",
            ),
            ("calendars/unknown-calendar", '{ code: "internal" }', "got the error internal"),
        ],
    )
    def test_another_error(self, spoiled: Spoiled, case: str, change: str, said: str) -> None:
        code, lines, _ = english(
            *("--case", case, "--"),
            *spoiled(f"export const spoil = ({{ id }}) => ({{ id, error: {change} }});"),
        )
        assert code == 1
        assert lines[2].endswith(said)

    @pytest.mark.parametrize(
        "change",
        [
            "timeLimit.clauses[0].duration.value = '20'",
            "timeLimit.clauses[0].duration.unit = 'day'",
            "timeLimit.clauses[0].anchor.events.pop()",
            "timeLimit.clauses[0].scope = '全部'",
            "timeLimit.clauses.push(timeLimit.clauses[0])",
            "timeLimit.clauses = {}",
            "delete timeLimit.unlessOtherLaw",
        ],
    )
    def test_values_are_compared_whole(self, spoiled: Spoiled, change: str) -> None:
        code, lines, _ = english(
            *("--case", "time-limits/example-01", "--"),
            *spoiled(
                "export const spoil = (answer) => {"
                f"const {{ timeLimit }} = answer.output; {change}; return answer; }};"
            ),
        )
        assert code == 1
        assert lines[2].startswith("  timeLimit: expected ")


class TestSkipping:
    def test_a_kind_that_is_not_declared(self, spoiled: Spoiled) -> None:
        code, lines, _ = english("--", *spoiled('export const hello = { kinds: ["deadline"] };'))
        number = len(cases("deadline"))
        rest = len(CASES) - number
        assert code == 0
        assert lines[-1] == (
            f"{len(CASES)} cases: {number} passed, 0 failed, {rest} skipped; conforms at: deadline"
        )
        said = f"catalog: the program does not declare the kind ({len(cases('catalog'))})"
        assert f"  {said}" in lines

    def test_nothing_but_skipped_cases_is_no_pass(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "calendar", "--"),
            *spoiled('export const hello = { kinds: ["deadline"] };'),
        )
        assert code == 1
        assert lines[-2].startswith("no case passed: ")

    def test_a_question_that_is_not_supported(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "calendar", "--"),
            *spoiled(
                """export const spoil = (answer, { input }) => input.provisional
                  ? { id: answer.id, unsupported: "bounds" } : answer;"""
            ),
        )
        names = cases("calendar")
        bounds = [name for name in names if name.startswith("calendars/bounds-")]
        number = len(names) - len(bounds)
        assert code == 0
        assert lines[-3:] == [
            f"calendar    {number} passed, 0 failed, {len(bounds)} skipped",
            f"  calendar: bounds ({len(bounds)})",
            f"{len(names)} cases: {number} passed, 0 failed, {len(bounds)} skipped; {NONE}",
        ]

    def test_a_wrong_answer_outweighs_a_skipped_one(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--case", "calendars/add", "--"),
            *spoiled(
                """export const spoil = (answer) => answer.id.endsWith("#1")
                  ? { id: answer.id, unsupported: "this" } : { id: answer.id, output: {} };"""
            ),
        )
        assert code == 1
        assert "0 passed, 1 failed, 0 skipped" in lines[-1]

    def test_rules_that_are_not_declared(self, spoiled: Spoiled) -> None:
        code, lines, _ = english(
            *("--kind", "catalog", "--"),
            *spoiled('export const hello = { rules: ["E101", "E102"] };'),
        )
        assert code == 0
        assert any("the program does not declare the rule E103" in line for line in lines)
        asked = [
            name
            for name, case in cases("catalog").items()
            if {each["code"] for each in case["expected"]["findings"]} <= {"E101", "E102"}
        ]
        assert f"catalog     {len(asked)} passed, 0 failed" in lines[1]


HELLO = """
import { createInterface } from "node:readline";
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => JSON.parse((await lines.next()).value);
await next();
say({ id: "hello", output: { protocol: 1, name: "odd", kinds: ["deadline"] } });
const question = await next();
"""


class TestFaults:
    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("process.exit(7);", "the program died (exit code 7)"),
            ("process.exit(0);", "the program died (exit code 0)"),
            ('process.kill(process.pid, "SIGKILL");', "the program died (signal SIGKILL)"),
            ('throw new Error("broken");', "the program died (exit code 1)"),
            ('console.log("starting up…");', "a line of output is not JSON: starting up…"),
            ('console.log("");', "a line of output is not JSON: "),
            ("say([1]);", "a line of output is no answer (output, error or unsupported): [1]"),
            ("say({ id: question.id });", "a line of output is no answer (output, error or unsup"),
            (
                "say({ id: question.id, output: 3 });",
                "a line of output is no answer (output, error or unsupported): ",
            ),
            (
                "say({ id: question.id, error: 'oh' });",
                "a line of output is no answer (output, error or unsupported): ",
            ),
            (
                'say({ id: question.id, output: {}, error: { code: "unknown-code" } });',
                "a line of output is more than one answer (output, error): ",
            ),
            (
                'say({ id: question.id, error: { code: "unknown-code" }, unsupported: "no" });',
                "a line of output is more than one answer (error, unsupported): ",
            ),
            (
                "say({ id: question.id, output: {}, error: null, unsupported: null });",
                "a line of output is more than one answer (output, error, unsupported): ",
            ),
            (
                'say({ id: "x", output: {} });',
                'the id of the answer is not "requests/after-as-of": {"id":"x","output":{}}',
            ),
            (
                "process.stdout.write(Buffer.from([0x22, 0xff, 0x22, 0x0a]));",
                "the output is not UTF-8",
            ),
            (
                'const { id } = question; console.log(`{"id":"${id}","output":{}}\n{}`);',
                "there is output though nothing was asked: {}",
            ),
        ],
    )
    def test_what_a_program_does_wrong(self, program: Spoiled, code: str, said: str) -> None:
        status, lines, _ = english("--kind", "deadline", "--", *program(HELLO + code))
        assert status == 3
        assert lines[-2].startswith(said)
        assert re.search(r", [0-9]{2,} not asked; conforms at: none$", lines[-1])

    def test_silence(self, program: Spoiled) -> None:
        code, lines, _ = english("--timeout", "1", "--", *program(f"{HELLO} await next();"))
        assert code == 3
        assert lines[-2] == (
            "no answer within 1 s; flush every line, do not wait for the end of input"
            ", asked requests/after-as-of"
        )

    def test_silence_from_the_beginning(self, program: Spoiled) -> None:
        code, lines, _ = english("--timeout", "1", "--", *program("setInterval(() => {}, 1000);"))
        assert code == 3
        assert lines[0].endswith(", asked hello")

    def test_a_program_that_does_not_end(self, program: Spoiled) -> None:
        endless = (
            f"{HELLO} say({{ id: question.id, unsupported: '' }}); setInterval(() => {{}}, 9);"
        )
        code, lines, _ = english(
            *("--timeout", "1", "--case", "requests/after-as-of", "--"), *program(endless)
        )
        assert code == 3
        assert lines[-2] == "the program did not end within 1 s after its input ended"

    def test_a_program_that_ends_badly(self, program: Spoiled) -> None:
        last = f"{HELLO} say({{ id: question.id, unsupported: '' }}); process.exitCode = 5;"
        code, lines, _ = english("--case", "requests/after-as-of", "--", *program(last))
        assert (code, lines[-2]) == (3, "the program died (exit code 5)")

    def test_a_program_that_cannot_be_started(self, tmp_path: Path) -> None:
        code, lines, _ = english("--", str(tmp_path / "absent"))
        assert code == 3
        assert lines[0] == f"cannot start {tmp_path / 'absent'}: ENOENT, asked hello"
        assert f"{len(CASES)} not asked" in lines[-1]

    @pytest.mark.parametrize(
        ("output", "said"),
        [
            ('{"protocol": 2, "name": "a", "kinds": []}', "the program speaks protocol 2, "),
            ('{"protocol": 1, "kinds": []}', "the answer to hello lacks protocol, name or kinds"),
            ('{"protocol": 1, "name": "a"}', "the answer to hello lacks protocol, name or kinds"),
            (
                '{"protocol": 1, "name": "a", "kinds": [], "rules": "E101"}',
                "the answer to hello lacks protocol, name or kinds",
            ),
        ],
    )
    def test_a_handshake_that_is_none(self, program: Spoiled, output: str, said: str) -> None:
        answer = (
            f"""console.log('{{"id": "hello", "output": {output}}}'); process.stdin.resume();"""
        )
        code, lines, _ = english("--", *program(answer))
        assert code == 3
        assert lines[0].startswith(said)

    def test_what_it_says_on_standard_error_is_shown(self, program: Spoiled) -> None:
        _, _, err = english("--", *program('console.error("out of memory"); process.exit(1);'))
        assert "out of memory" in err


class TestUse:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "there is no program to test: give its command after --; see --help"),
            (("--fast", "--", "x"), "unknown option --fast; see --help"),
            (("stray", "--", "x"), "unknown option stray; see --help"),
            (("--kind", "weather", "--", "x"), "there is no kind weather; known: calendar, "),
            (("--case", "requests/none", "--", "x"), "there is no case requests/none; --list "),
            (("--json",), "option --json has no value; see --help"),
            (("--timeout", "soon", "--", "x"), "--timeout takes a number of seconds above 0"),
            (("--timeout=0", "--", "x"), "--timeout takes a number of seconds above 0"),
            (("--lang", "fr", "--", "x"), "--lang takes zh or en, not fr"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], said: str) -> None:
        done = run_kit(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(said)
        assert len(done.stderr.splitlines()) == 1

    def test_help_in_both_languages(self) -> None:
        for lang, word in (("zh", "用法："), ("en", "usage: ")):
            done = run_kit("--help", "--lang", lang)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout.startswith(word)
            for option in ("--kind", "--case", "--json", "--timeout", "--list", "--lang"):
                assert f"  {option} " in done.stdout

    def test_a_list_of_the_cases(self) -> None:
        for lang in ("zh", "en"):
            done = run_kit("--list", "--lang", lang)
            rows = [line.split("\t") for line in done.stdout.splitlines()]
            assert rows == [
                [case["kind"], name, case["title"][lang]] for name, case in CASES.items()
            ]

    def test_a_choice_of_cases(self) -> None:
        done = run_kit("--list", "--case", "fee-paid*", "--case", "catalogs/E10[1]*", "--lang=en")
        assert (done.returncode, done.stdout) == (2, "")
        done = run_kit("--list", "--case", "fee-paid*", "--kind", "deadline", "--kind=catalog")
        names = [line.split("\t")[1] for line in done.stdout.splitlines()]
        assert names == ["requests/fee-paid-late", "requests/fee-paid-strict", "requests/fee-paid"]

    def test_both_languages_say_the_same(self, spoiled: Spoiled) -> None:
        command = ("--kind", "deadline", "--", *spoiled())
        number = len(cases("deadline"))
        done = run_kit("--lang", "zh", *command)
        assert done.stdout.splitlines()[-1] == (
            f"共 {number} 个用例：{number} 通过，0 不符，0 跳过；达到级别：deadline"
        )

    def test_the_language_of_the_locale(self) -> None:
        done = subprocess.run(
            [node(), str(KIT / "run.mjs")],
            capture_output=True,
            encoding="utf-8",
            env={"LANG": "zh_CN.UTF-8"},
            check=False,
        )
        assert done.stderr.startswith("没有写明被测程序")

    def test_a_kit_that_is_not_whole(self, tmp_path: Path) -> None:
        shutil.copy(KIT / "run.mjs", tmp_path)
        done = subprocess.run(
            [node(), str(tmp_path / "run.mjs"), "--lang", "en", "--list"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.startswith("the kit is not whole: ENOENT")

    def test_a_copy_of_the_folder_works_anywhere(self, tmp_path: Path, spoiled: Spoiled) -> None:
        shutil.copytree(KIT, tmp_path / "copy")
        done = subprocess.run(
            [node(), "run.mjs", "--lang", "en", "--", *spoiled()],
            cwd=tmp_path / "copy",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0


class TestReport:
    def report(self, tmp_path: Path, *arguments: str) -> dict[str, Any]:
        path = tmp_path / "report.json"
        done = run_kit("--json", str(path), "--lang", "en", *arguments)
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        assert [e.message for e in validator("report").iter_errors(read)] == []
        assert done.stdout
        assert read["exitCode"] == done.returncode
        return read

    def test_of_a_failure(self, tmp_path: Path, spoiled: Spoiled) -> None:
        command = spoiled(
            """export const spoil = (answer) => answer.id === "requests/fee-paid"
              ? { id: answer.id, output: { status: "certain", findings: [] } } : answer;"""
        )
        read = self.report(tmp_path, "--kind", "deadline", "--", *command)
        number = len(cases("deadline"))
        assert read["program"]["name"] == "replay"
        assert read["summary"] == {
            "cases": number,
            "passed": number - 1,
            "failed": 1,
            "skipped": 0,
            "notAsked": 0,
            "byKind": {
                kind: {
                    "passed": number - 1 if kind == "deadline" else 0,
                    "failed": int(kind == "deadline"),
                    "skipped": 0,
                }
                for kind in ("calendar", "deadline", "time-limit", "catalog")
            },
        }
        assert read["conforms"] == []
        (failed,) = [each for each in read["results"] if each["result"] == "failed"]
        assert [each["path"] for each in failed["differences"]] == ["due", "earliest", "latest"]

    def test_of_a_fault(self, tmp_path: Path, program: Spoiled) -> None:
        read = self.report(tmp_path, "--", *program("process.exit(4);"))
        assert read["fault"] == {"message": "the program died (exit code 4)", "case": "hello"}
        assert (read["exitCode"], read["program"], read["results"]) == (3, None, [])
        assert read["summary"]["notAsked"] == len(CASES)

    def test_of_what_was_skipped(self, tmp_path: Path, spoiled: Spoiled) -> None:
        read = self.report(
            tmp_path, "--", *spoiled('export const hello = { kinds: ["catalog"] };')
        )
        assert read["conforms"] == ["catalog"]
        reasons = {each["reason"] for each in read["results"] if each["result"] == "skipped"}
        assert reasons == {"the program does not declare the kind"}

    def test_on_standard_output_it_stands_alone(self, spoiled: Spoiled) -> None:
        done = run_kit("--json", "-", "--kind", "deadline", "--", *spoiled())
        read = json.loads(done.stdout)
        assert [e.message for e in validator("report").iter_errors(read)] == []

    def test_that_cannot_be_written(self, tmp_path: Path, spoiled: Spoiled) -> None:
        path = tmp_path / "absent" / "report.json"
        code, _, err = english("--json", str(path), "--kind", "deadline", "--", *spoiled())
        assert (code, err) == (2, f"cannot write {path}: ENOENT\n")
