"""The command as a whole: what it exits with, and that it never shows a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest
import typer
from tests.unit.cli.conftest import catalog, entry

from opengov.cli import app as application
from opengov.cli.app import run
from opengov.errors import MissingExtraError


class Outcome(Protocol):
    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]
Process: TypeAlias = Callable[..., "subprocess.CompletedProcess[bytes]"]


class TestWrongUse:
    def test_nothing_said(self, opengov: Run) -> None:
        outcome = opengov()
        assert outcome.code == 2
        assert "validate" in outcome.out

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("validate", "opengov: missing argument 'PATH...'"),
            ("validate clean.json --nope", "opengov: no such option: --nope"),
            ("nope", "opengov: no such command 'nope'"),
            ("validate clean.json --format pdf", "'pdf' is not one of"),
            ("validate clean.json --format xml", "'xml' is not one of"),
            ("validate clean.json --fail-on info", "'info' is not one of"),
            ("validate clean.json --lang fr", "'fr' is not one of"),
            ("validate clean.json --no-such b.json", "no such option: --no-such"),
            ("validate clean.json --worker 2", "no such option: --worker"),
            ("validate clean.json --max-findings-per-rule -1", "--max-findings-per-rule"),
            ("validate clean.json --as-of 2026-13-01", "--as-of must be a full date"),
            ("validate clean.json --as-of 20260101", "not '20260101'"),
            ("validate clean.json --profile required", "did you mean required-elements?"),
            ("validate clean.json --profile none.toml", "cannot be read"),
            ("validate clean.json --select E999", "there is no rule or notice 'E999'"),
            ("validate clean.json --ignore Q", "there is no rule or notice 'Q'"),
            ("validate clean.json --format json --format csv", "only one format"),
            ("validate clean.json --output clean.json", "is an input too"),
            ("validate -", "needs --input-format"),
            ("validate - --input-format pdf", "'pdf' is not one of"),
            ("convert clean.json", "missing option '--output'"),
            ("convert clean.json -o out.pdf", "known: .xlsx .csv .html .json .jsonl"),
            ("convert clean.json -o clean.json", "is an input too"),
            ("convert - -o out.json", "needs --input-format"),
            ("explain E1022", ", E102"),
            ("explain placeholdr", "did you mean placeholder"),
            ("explain 责任", "see: opengov rules"),
            ("explain", "missing argument 'CODE'"),
            ("rules --family Q", "there is no family 'Q'"),
            ("profile show nothing", "there is no profile 'nothing'"),
            ("codelist channel", "did you mean channels"),
            ("schema catalogs", "did you mean catalog"),
        ],
    )
    def test_one_line_says_what_is_wrong(self, opengov: Run, arguments: str, message: str) -> None:
        outcome = opengov(*arguments.split())
        assert outcome.code == 2
        assert outcome.out == ""
        assert message in outcome.err
        assert len(outcome.err.splitlines()) == 1

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("validate", "opengov: 缺少参数 PATH...；用法见：opengov validate --help"),
            ("validate x --nope", "opengov: 没有选项 --nope"),
            ("validate x --format xml", "opengov: 用法有误："),
            ("explain E999x", "opengov: 没有规则或提示“E999x”"),
        ],
    )
    def test_in_chinese_where_the_locale_is(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch, arguments: str, message: str
    ) -> None:
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert message in opengov(*arguments.split()).err

    def test_a_missing_extra_is_named(self, opengov: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def read(path: str, **_: object) -> object:
            raise MissingExtraError("tables", needed_for=f"reading {path}")

        monkeypatch.setattr("opengov.cli.judging.read", read)
        outcome = opengov("validate", "clean.json")
        assert outcome.code == 2
        assert outcome.err == (
            "opengov: reading clean.json needs the extra 'tables', which is not installed; "
            'run: pip install "opengov-cn[tables]"\n'
        )


class TestHelp:
    @pytest.mark.parametrize(
        "command", ["", "validate", "convert", "rules", "explain", "codelist", "schema", "profile"]
    )
    def test_every_command_has_help(self, opengov: Run, command: str) -> None:
        outcome = opengov(*command.split(), "--help")
        assert outcome.code == 0
        assert "Usage: opengov" in outcome.out
        assert outcome.err == ""

    def test_version(self, opengov: Run) -> None:
        outcome = opengov("--version")
        assert (outcome.code, outcome.out.split()[0]) == (0, "opengov")

    def test_help_needs_no_extras_and_loads_no_model(self, environment: dict[str, str]) -> None:
        program = (
            "import sys; from opengov.cli.app import run; run(['--help']);"
            "print(*sorted(m for m in sys.modules if m.startswith('opengov.')), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env=environment
        )
        loaded = done.stderr.decode().split()
        assert "opengov.cli.app" in loaded
        assert not {"opengov.model.catalog", "opengov.rules", "opengov.reading"} & set(loaded)


class TestFailure:
    def test_a_failing_command_says_so_in_one_line(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("opengov.cli.handbook.pages", lambda: 1 / 0)
        outcome = opengov("rules")
        assert outcome.code == 3
        assert outcome.err == (
            "opengov: internal error: ZeroDivisionError: division by zero; "
            "use --debug to see the details\n"
        )

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_debug_shows_the_traceback_wherever_it_stands(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch, place: int
    ) -> None:
        monkeypatch.setattr("opengov.cli.handbook.pages", lambda: 1 / 0)
        arguments = ["rules", "--family=E"]
        arguments.insert(place, "--debug")
        assert "Traceback" in opengov(*arguments).err

    def test_the_environment_can_ask_for_it(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("opengov.cli.handbook.pages", lambda: 1 / 0)
        monkeypatch.setenv("OPENGOV_DEBUG", "1")
        assert "Traceback" in opengov("rules").err

    @pytest.mark.parametrize("error", [KeyboardInterrupt, typer.Abort])
    def test_an_interruption(
        self, opengov: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
    ) -> None:
        def pages() -> object:
            raise error

        monkeypatch.setattr("opengov.cli.handbook.pages", pages)
        assert opengov("rules").code == 130

    def test_an_exit_of_another_kind_stays_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def leave(*_: object, **__: object) -> object:
            raise SystemExit(7)

        monkeypatch.setattr(application, "app", leave)
        with pytest.raises(SystemExit) as caught:
            run(["rules"])
        assert caught.value.code == 7


OTHERS = ("jsonl", "csv", "sarif", "junit", "github")
"""Formats beside text and JSON; each test of one starts a process, so CI tries them."""
STREAMED = ("text", "json", *(pytest.param(n, marks=pytest.mark.slow) for n in OTHERS))


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
class TestProcess:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            ["validate", "defective.json", "--format", "json"],
            *(
                pytest.param(arguments, marks=pytest.mark.slow)
                for arguments in (
                    ["rules"],
                    ["rules", "--format", "json"],
                    ["schema", "catalog"],
                    ["validate", "defective.json", "--lang", "zh"],
                    *(["validate", "defective.json", "--format", name] for name in OTHERS),
                    ["validate", "defective.json", "--group-by", "rule", "--lang", "zh"],
                    ["validate", "defective.json", "clean.json", "--workers", "2"],
                )
            ),
        ],
    )
    def test_a_closed_pipe_ends_quietly_and_is_never_1(
        self, folder: Path, environment: dict[str, str], arguments: list[str]
    ) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "opengov", *arguments],
                cwd=folder,
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
                env=environment,
            )
        finally:
            os.close(writing)
        assert done.returncode == 141
        assert done.stderr == b""

    def test_through_head(self, folder: Path, environment: dict[str, str]) -> None:
        line = f"set -o pipefail; {sys.executable} -m opengov schema decision-disclosure | head -1"
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, check=False, env=environment
        )
        assert done.stdout == b"{\n"
        assert done.stderr == b""
        assert done.returncode in {0, 141}

    @pytest.mark.usefixtures("interrupts")
    @pytest.mark.parametrize("output_format", STREAMED)
    def test_ctrl_c(self, folder: Path, environment: dict[str, str], output_format: str) -> None:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "opengov", "validate", "-", "--input-format", "json"),
                *("--format", output_format, "--lang", "en"),
            ],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        assert process.stdin is not None
        process.stdin.write(b" " * 2**20)  # a pipe holds less: it has begun to read
        process.send_signal(signal.SIGINT)
        with process:
            _, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert err == b"opengov: interrupted\n"

    @pytest.mark.slow
    def test_closed_standard_output(self, folder: Path, environment: dict[str, str]) -> None:
        line = f"{sys.executable} -m opengov validate clean.json >&-"
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, check=False, env=environment
        )
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.slow
    def test_a_full_disk(self, folder: Path, environment: dict[str, str]) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("no /dev/full")
        line = f"{sys.executable} -m opengov validate clean.json > /dev/full"
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, check=False, env=environment
        )
        assert done.returncode == 3
        assert b"Traceback" not in done.stderr
        assert b"No space left" in done.stderr

    @pytest.mark.parametrize("output_format", STREAMED)
    def test_a_report_on_a_console_of_gbk(
        self, installed: Process, folder: Path, output_format: str
    ) -> None:
        odd = catalog(
            entry(content=None, items=["🏛 ☑ 公开"], responsibleUnits=[{"name": "相关部门"}])
        )
        (folder / "目录🏛.json").write_text(odd, encoding="utf-8")
        done = installed(
            *("validate", "目录🏛.json", "--format", output_format, "--lang", "zh"),
            *("--group-by", "entry"),
            PYTHONIOENCODING="gbk",
        )
        assert (done.returncode, done.stderr) == (1, b"")
        # A pipe gets the bytes of a machine format as they are, text in the console's encoding.
        text = done.stdout.decode("gbk" if output_format == "text" else "utf-8")
        assert "E101" in text
        assert "缺少公开内容" in text

    def test_a_console_of_gbk(self, installed: Process) -> None:
        done = installed("explain", "E102", "--lang", "zh", PYTHONIOENCODING="gbk")
        assert done.returncode == 0
        assert "依据" in done.stdout.decode("gbk")

    @pytest.mark.slow
    def test_a_locale_without_chinese(self, installed: Process) -> None:
        done = installed("explain", "E102", "--lang", "zh", PYTHONIOENCODING="ascii")
        assert done.returncode == 0
        assert rb"\u4f9d\u636e" in done.stdout

    @pytest.mark.slow
    def test_the_locale_chooses_the_language(self, installed: Process) -> None:
        chinese = installed("validate", "defective.json", LANG="zh_CN.UTF-8")
        english = installed("validate", "defective.json", LANG="en_US.UTF-8")
        assert "结论：不通过" in chinese.stdout.decode()
        assert b"Verdict: not conformant" in english.stdout
        assert chinese.returncode == english.returncode == 1
