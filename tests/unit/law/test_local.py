"""Local rules in files, laid over the national ones."""

from datetime import date
from pathlib import Path

import pytest

from opengov.errors import InvalidLawError
from opengov.law.local import load_law

LABEL = 'label = { zh = "答复期限", en = "period for the reply" }'
VALUE = """from = 2022-01-01
to = 2025-12-31
value = 15
basis = { law = "某省政府信息公开规定", article = 12 }
status = "text"
last_checked = 2026-11-22
"""
GOOD = f"[figure.reply]\n{LABEL}\n[[figure.reply.value]]\n{VALUE}"


def written(path: Path, text: str) -> Path:
    file = path / "local.toml"
    file.write_text(text, encoding="utf-8")
    return file


class TestLayers:
    def test_a_local_rule_applies_on_its_own_days(self, tmp_path: Path) -> None:
        reply = load_law([written(tmp_path, GOOD)]).figure("reply")
        days = (date(2021, 12, 31), date(2022, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
        found = [reply.at(day) for day in days]
        assert [each.value for each in found if each] == [20, 15, 15, 20]
        assert reply.first.start == date(2008, 5, 1)

    def test_a_later_file_wins(self, tmp_path: Path) -> None:
        first = written(tmp_path, GOOD)
        second = tmp_path / "second.toml"
        second.write_text(GOOD.replace("value = 15", "value = 10"), encoding="utf-8")
        found = load_law([first, second]).figure("reply").at(date(2024, 1, 1))
        assert found is not None
        assert found.value == 10

    def test_the_rest_of_the_law_stands(self, tmp_path: Path) -> None:
        book, national = load_law([written(tmp_path, GOOD)]), load_law([])
        assert book.figure("extension") == national.figure("extension")
        assert book.receipts == national.receipts
        assert book.recheck_after_days == national.recheck_after_days


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("x = [", "it is not TOML"),
            ("", "it holds no rule"),
            ("[figures.reply]", r"there is no \[figures\]"),
            (
                GOOD.replace("figure.reply", "figure.replies"),
                "there is no such rule",
            ),
            (GOOD.replace("某省政府信息公开规定", "cn-ogi-2109"), "no instrument 'cn-ogi-2109'"),
            (GOOD.replace("某省政府信息公开规定", " "), "no instrument ' '"),
            (GOOD.replace("value = 15", "value = 0"), "0 is no length"),
            (GOOD.replace("value = 15", "value = -1"), "-1 is no length"),
            (GOOD.replace("value = 15", "value = true"), "True is no length"),
            (GOOD.replace("value = 15", "value = 10001"), "10001 is no length"),
            (GOOD.replace("from = 2022-01-01", "from = 2022-01-01T00:00:00"), "wrong type"),
            (GOOD.replace("status", "state"), "a value lacks a key"),
            (f"[figure.reply]\n{LABEL}\nvalue = []", "needs a label in both languages"),
            (
                GOOD.replace("figure.reply", "effect.correction").replace("15", '"restart"'),
                "'restart' is no effect of it; known: reset, contested, none",
            ),
            (
                GOOD.replace("figure.reply", "receipt.fax").replace("15", '"decided"'),
                "'decided' is no effect of it; known: submitted, signedFor, confirmed",
            ),
        ],
    )
    def test_what_no_rule_can_say(self, tmp_path: Path, text: str, why: str) -> None:
        with pytest.raises(InvalidLawError, match=why) as caught:
            load_law([written(tmp_path, text)])
        assert caught.value.path.endswith("local.toml")

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidLawError, match="check the path"):
            load_law([tmp_path / "absent.toml"])

    def test_a_file_in_another_encoding(self, tmp_path: Path) -> None:
        file = tmp_path / "gbk.toml"
        file.write_bytes(GOOD.encode("gb18030"))
        with pytest.raises(InvalidLawError, match="not TOML in UTF-8"):
            load_law([file])
