"""Shows the doctests of docstrings as code: an extension of griffe, which mkdocstrings reads with.

In the docstrings they stand between paragraphs, under no heading.
"""

from typing import Any

from griffe import Extension, Object
from typing_extensions import override

__all__ = ["Doctests", "fenced"]

PROMPT = ">>> "


class Doctests(Extension):
    """Puts the doctests of every docstring into blocks of code."""

    @override
    def on_object(self, *, obj: Object, **kwargs: Any) -> None:
        """Rewrite the docstring of an object that was read."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(text: str) -> str:
    r"""Return a docstring with a fence around each paragraph that is a doctest.

    >>> print(fenced("Add.\n\n>>> 1 + 1\n2"))
    Add.
    <BLANKLINE>
    ```pycon
    >>> 1 + 1
    2
    ```
    """
    return "\n\n".join(map(_fenced, text.split("\n\n")))


def _fenced(paragraph: str) -> str:
    if not paragraph.startswith(PROMPT):
        return paragraph
    return f"```pycon\n{paragraph}\n```"
