"""A value of a codelist as a table prints it."""

from typing import Annotated

from opengov.model._base import Doc, Model

__all__ = ["Coded"]


class Coded(Model):
    """A codelist value: its code, the words it was read from, or both.

    Words that the codelist does not know have no code and stay as they are.

    >>> Coded(text="某某平台").model_dump()
    {'text': '某某平台'}
    """

    code: Annotated[
        str | None, Doc("代码", "Code", "代码表中的代码；代码表没有的写法不带代码")
    ] = None
    """Code in the codelist; absent where the codelist does not know the words."""

    text: Annotated[str | None, Doc("原文", "Text", "表格中的原文")] = None
    """The words as printed."""
