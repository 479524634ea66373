"""In which language the command speaks, and what day it is."""

import locale
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from opengov.text import Lang

__all__ = [
    "CHINA",
    "LangOption",
    "asked_language",
    "chosen",
    "from_environment",
    "spoken",
    "today",
]

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Civil time in China; a fixed offset, since Windows ships no zone database."""

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that choose the language of messages, the strongest first."""


class LangOption(StrEnum):
    """Values of `--lang`."""

    ZH = "zh"
    EN = "en"


def from_environment(environment: Mapping[str, str], system: str | None = None) -> Lang:
    """Tell the language of messages from the locale variables.

    Where none of them is set, as on Windows, `system` decides: the name of
    the system's own locale.

    >>> from_environment({"LC_ALL": "", "LANG": "zh_CN.UTF-8"})
    'zh'
    >>> from_environment({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    'en'
    >>> from_environment({}, "Chinese (Simplified)_China")
    'zh'
    """
    name = next((environment[v] for v in VARIABLES if environment.get(v)), system or "")
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def spoken() -> Lang:
    """Return the language of the person at the terminal.

    >>> spoken() in {"zh", "en"}
    True
    """
    return from_environment(os.environ, locale.getlocale()[0])


def chosen(option: LangOption | None, *, default: Lang | None = None) -> Lang:
    """Return the language asked for, else `default`, else that of the locale.

    >>> chosen(LangOption.EN), chosen(None, default="zh")
    ('en', 'zh')
    """
    if option is None:
        return default or spoken()
    return "zh" if option is LangOption.ZH else "en"


def asked_language(arguments: Sequence[str]) -> Lang:
    """Return the language in which to speak of errors, before the arguments are understood.

    >>> asked_language(["validate", "--lang", "zh"]), asked_language(["rules", "--lang=en"])
    ('zh', 'en')
    """
    words = " ".join(arguments).replace("--lang=", "--lang ")
    named = {lang for lang in LangOption if f" --lang {lang.value} " in f" {words} "}
    return chosen(named.pop() if len(named) == 1 else None)


def today() -> date:
    """Return today's date in China, whatever zone the machine is in.

    >>> abs((today() - date.today()).days) <= 1
    True
    """
    return datetime.now(CHINA).date()
