from pathlib import Path

from opengov.cli.usage import OutputFailedError, unknown
from opengov.text import Text

RULE = Text("规则", "rule")


def test_near_names_are_offered() -> None:
    error = unknown(RULE, "e012", ("E101", "E102", "C101"))
    assert "E102" in str(error)
    assert error.message.zh.startswith("没有规则“e012”；是否想输入 E10")


def test_all_names_are_listed_where_none_is_near() -> None:
    assert str(unknown(RULE, "?", ("E101", "C101"))) == "there is no rule '?'; known: E101, C101"


def test_a_failed_output_says_why() -> None:
    error = OutputFailedError(Path("r.json"), PermissionError(13, "Permission denied"))
    assert error.message == Text(
        "无法写入 r.json：Permission denied", "cannot write r.json: Permission denied"
    )
    assert str(OutputFailedError(Path("r"), OSError())) == "cannot write r: OSError"
