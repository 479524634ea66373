"""The sessions of docstrings are shown as code on the pages of the Python interface."""

import importlib.util
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from tests.docs.blocks import ROOT


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The extension, loaded without the program that it extends."""
    griffe: Any = ModuleType("griffe")
    griffe.Extension = griffe.Object = object
    monkeypatch.setitem(sys.modules, "griffe", griffe)
    spec = importlib.util.spec_from_file_location("d", ROOT / "scripts" / "site_doctests.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_a_session_gets_a_fence_and_nothing_else_changes(module: ModuleType) -> None:
    docstring = SimpleNamespace(value="Add.\n\n>>> 1 + 1\n2\n\nRaises:\n    ValueError: Never.")
    module.Doctests().on_object(obj=SimpleNamespace(docstring=docstring))
    assert docstring.value == (
        "Add.\n\n```pycon\n>>> 1 + 1\n2\n```\n\nRaises:\n    ValueError: Never."
    )


def test_what_has_no_docstring_stays_so(module: ModuleType) -> None:
    nothing = SimpleNamespace(docstring=None)
    module.Doctests().on_object(obj=nothing)
    assert nothing.docstring is None
