from datetime import UTC, datetime, timedelta

import pytest

from opengov.cli import language
from opengov.cli.language import LangOption, chosen, from_environment, spoken, today


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, None, "zh"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, None, "zh"),
        ({"LANG": "zh_TW.Big5"}, None, "zh"),
        ({"LANG": "ZH"}, None, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, None, "en"),
        ({"LANG": "C.UTF-8"}, "zh_CN", "en"),
        ({"LC_ALL": ""}, "Chinese (Simplified)_China", "zh"),
        ({}, "zh_CN", "zh"),
        ({}, "English_United States", "en"),
        ({}, None, "en"),
    ],
)
def test_the_locale_variables_choose_in_their_order(
    environment: dict[str, str], system: str | None, expected: str
) -> None:
    assert from_environment(environment, system) == expected


def test_the_locale_of_the_process_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in language.VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert spoken() == "zh"
    monkeypatch.setenv("LC_ALL", "C")
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("option", "default", "expected"),
    [
        (LangOption.EN, "zh", "en"),
        (LangOption.ZH, "en", "zh"),
        (None, "zh", "zh"),
        (None, "en", "en"),
    ],
)
def test_the_option_wins(option: LangOption | None, default: str, expected: str) -> None:
    assert chosen(option, default="zh" if default == "zh" else "en") == expected


def test_without_option_and_default_the_locale_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert chosen(None) == "zh"


def test_today_is_the_day_in_china() -> None:
    before = (datetime.now(UTC) + timedelta(hours=8)).date()
    day = today()
    after = (datetime.now(UTC) + timedelta(hours=8)).date()
    assert before <= day <= after
