"""Text that exists in Chinese and English, always both."""

from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

__all__ = ["Lang", "Text"]

Lang: TypeAlias = Literal["zh", "en"]
"""The working languages of the library."""


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both working languages.

    >>> Text("第 {n} 行", "row {n}").format(n=3).en
    'row 3'
    """

    zh: str
    en: str

    def format(self, **values: object) -> Self:
        """Fill the same placeholders in both languages."""
        return type(self)(self.zh.format(**values), self.en.format(**values))

    def say(self, lang: Lang) -> str:
        """Return the text in one language.

        >>> Text("缺失", "missing").say("zh")
        '缺失'
        """
        return self.zh if lang == "zh" else self.en
