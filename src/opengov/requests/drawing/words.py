"""The words of the drawing, in one language."""

from datetime import date

from opengov.requests.wording import words
from opengov.text import Lang

__all__ = ["day_and_weekday", "say", "short_day"]


def say(group: str, key: str, lang: Lang, **values: object) -> str:
    """Return a phrase with its placeholders filled in.

    >>> say("drawing", "months", "zh", month=3)
    '3月'
    """
    return words(group, key).say(lang).format(**values)


def short_day(day: date, lang: Lang) -> str:
    """Write a day without its year.

    >>> short_day(date(2026, 3, 13), "zh"), short_day(date(2026, 3, 13), "en")
    ('3月13日', '03-13')
    """
    return say("drawing", "short_day", lang, month=day.month, day=day.day)


def day_and_weekday(day: date, lang: Lang) -> str:
    """Write a day with its weekday.

    >>> day_and_weekday(date(2026, 3, 13), "zh"), day_and_weekday(date(2026, 3, 13), "en")
    ('3月13日 周五', 'Fri 03-13')
    """
    weekday = say("drawing", "weekdays", lang).split()[day.weekday()]
    return say("drawing", "day", lang, month=day.month, day=day.day, weekday=weekday)
