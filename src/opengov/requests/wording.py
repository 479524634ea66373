"""The words of traces: names of events, sentences of steps, dates as a language writes them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import cast

from opengov._resources import read_toml
from opengov.text import Lang, Text

__all__ = ["day_in_words", "event_name", "sentence", "words"]

PATH = "wording/trace.toml"


@cache
def _table(group: str) -> Mapping[str, Text]:
    entries = cast("dict[str, dict[str, dict[str, str]]]", read_toml(PATH))[group]
    return {key: Text(entry["zh"], entry["en"]) for key, entry in entries.items()}


def words(group: str, key: str) -> Text:
    """Return an entry of a group.

    >>> words("reason", "weekend").en
    '(weekend)'
    """
    return _table(group)[key]


def event_name(kind: str) -> Text:
    """Return the name of a type of event; in English, as it stands in JSON.

    >>> event_name("extended").zh
    '延长答复期限'
    """
    return words("event", kind)


def day_in_words(day: date, lang: Lang) -> str:
    """Write a date.

    >>> day_in_words(date(2026, 6, 1), "zh"), day_in_words(date(2026, 6, 1), "en")
    ('2026年6月1日', '2026-06-01')
    """
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def sentence(code: str, values: Mapping[str, object], group: str = "step") -> Text:
    """Return a sentence with its placeholders filled in each language.

    >>> sentence("delay_fixed", {"on": date(2026, 6, 1), "until": date(2026, 8, 1)}).zh
    '2026年6月1日确定延迟答复，期限为2026年8月1日'
    """
    text = words(group, code)
    zh, en = ({key: _said(value, lang) for key, value in values.items()} for lang in ("zh", "en"))
    return Text(text.zh.format(**zh), text.en.format(**en))


def _said(value: object, lang: Lang) -> object:
    if isinstance(value, Text):
        return value.say(lang)
    return day_in_words(value, lang) if isinstance(value, date) else value
