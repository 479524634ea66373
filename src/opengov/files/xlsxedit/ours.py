"""Words of ours in a comment: told from what a person wrote, and taken out again."""

import re

__all__ = ["AUTHOR", "LONGEST", "framed", "own_words"]

AUTHOR = "opengov"
HEAD = f"{AUTHOR}:"
FOOT = f"—— {AUTHOR}"
LONGEST = 8_000
"""Characters of a comment of ours; programs show few more."""
BLOCK = re.compile(
    rf"^{HEAD}\s*?\n(?:(?!{HEAD}\s*?$)[^\n]*\n)*?{FOOT}(?P<was>(?: [^\s]+){{0,3}})[ \t\r]*$",
    re.MULTILINE,
)


def framed(text: str, was: str = "", *, room: int = LONGEST) -> str:
    r"""Return a text between the lines by which it is known again.

    Args:
        text: What to say.
        was: What the cell's fill was, up to three words.
        room: Characters that it may have, the two lines included.

    >>> framed("缺失")
    'opengov:\n缺失\n—— opengov'
    """
    # A line of the text itself must not pass for one of the two.
    inner = "\n".join(
        f" {line}" if line.startswith((HEAD, FOOT)) else line for line in text.split("\n")
    )
    foot = f"{FOOT} {was}" if was else FOOT
    most = max(0, min(LONGEST, room) - len(HEAD) - len(foot) - 2)
    return f"{HEAD}\n{inner[:most]}\n{foot}"


def own_words(text: str) -> list[tuple[int, int, str]]:
    r"""Return the stretches of a comment that are ours, each with what it notes of the fill.

    The line break that parts a stretch from a person's words belongs to it.

    >>> own_words("请核对\nopengov:\n缺失\n—— opengov")
    [(3, 26, '')]
    >>> own_words("请核对")
    []
    """
    found: list[tuple[int, int, str]] = []
    for block in BLOCK.finditer(text):
        start, end = block.span()
        if start:
            start -= 1
        elif end < len(text):
            end += 1
        found.append((start, end, block["was"].strip()))
    return found
