"""The public surface: names, laziness, layers, file sizes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import opengov

SOURCE = Path(opengov.__file__).parent
LARGEST = 450

LIST_MODULES = """
import json, sys
before = set(sys.modules)
import opengov
print(json.dumps(sorted({m.partition(".")[0] for m in set(sys.modules) - before})))
"""
LIST_MODEL = LIST_MODULES.replace("import opengov\n", "from opengov import Catalog, validate\n")
HEAVY = {
    "docx", "lxml", "numpy", "opencc", "python_calamine", "rich", "typer", "xlsxwriter", "cn2an",
}  # fmt: skip


def modules_loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(json.loads(done.stdout))


def test_all_is_sorted_and_every_name_loads() -> None:
    assert sorted(opengov.__all__) == opengov.__all__ == dir(opengov)
    for name in opengov.__all__:
        assert getattr(opengov, name) is not None
    assert set(opengov.__all__) == {*opengov.HOME, "__version__"}


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = opengov.no_such_name


def test_import_loads_nothing_beyond_pydantic_and_the_standard_library() -> None:
    allowed = {"opengov", "pydantic", "pydantic_core", "annotated_types", "typing_extensions",
               "typing_inspection"}  # fmt: skip
    assert modules_loaded(LIST_MODULES) <= allowed | set(sys.stdlib_module_names)


def test_the_core_loads_no_extra() -> None:
    assert not modules_loaded(LIST_MODEL) & HEAVY


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE))
)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST
