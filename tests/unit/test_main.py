"""`python -m opengov` where the command line cannot be loaded."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise {error}
sys.meta_path.insert(0, Absent())
from opengov.__main__ import main
main()
"""


def started(module: str, error: str) -> "subprocess.CompletedProcess[str]":
    """Start the command where importing a module fails."""
    program = PROGRAM.format(module=module, error=error)
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("module", ["typer", "rich.cells"])
def test_without_the_extra_its_name_is_told(module: str) -> None:
    done = started(module, f"ModuleNotFoundError('absent', name={module!r})")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "opengov: the command line needs the extra 'cli', which is not installed; "
        'run: pip install "opengov-cn[cli]"\n'
    )


def test_another_import_that_fails_is_an_error() -> None:
    done = started("opengov.cli.app", "ModuleNotFoundError('absent', name='opengov.cli.app')")
    assert done.returncode == 1
    assert "ModuleNotFoundError" in done.stderr


def test_ctrl_c_while_loading() -> None:
    done = started("opengov.cli.app", "KeyboardInterrupt")
    assert (done.returncode, done.stderr) == (130, "")
