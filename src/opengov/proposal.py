"""What a finding's patch proposes, in words for people."""

from opengov.finding import Finding
from opengov.patch import Patch
from opengov.text import Lang, Text

__all__ = ["glimpse", "hint", "write_instead"]

AROUND = 20
"""Characters shown on either side of what changes."""
LONGEST = 48
"""Characters of what changes that are shown."""
UNSAFE = Text("（须核对是否改变原意）", " (check that it still means the same)")


def glimpse(patch: Patch, lang: Lang) -> str:
    """Show what changes and the words around it, on one line; of what is to go, the title.

    >>> from opengov.location import Location
    >>> from opengov.patch import Edit, Mending
    >>> old = "《某某通知》（某政发[2019]54号）等上级机关的各项有关文件和规定"
    >>> new = old.replace("[2019]", "〔2019〕")
    >>> edit = Edit(location=Location(source="a.csv"), old=old, new=new)
    >>> glimpse(Patch(mending=Mending("x", Text("甲", "a")), edits=(edit,)), "zh")
    '《某某通知》（某政发〔2019〕54号）等上级机关的各项有关文件和规定'
    """
    new = patch.proposal
    if not new.strip():
        return patch.mending.title.say(lang)
    old = patch.edits[0].old if patch.edits else ""
    same = _alike(old, new)
    tail = _alike(old[same:][::-1], new[same:][::-1])
    start = max(0, same - AROUND)
    end = min(len(new), max(same, len(new) - tail) + AROUND, start + LONGEST + 2 * AROUND)
    shown = " ".join(new[start:end].split())
    return "…" * (start > 0) + shown + "…" * (end < len(new))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike.

    >>> _alike("信息行成", "信息形成"), _alike("同上", "甲局")
    (2, 0)
    """
    pairs = enumerate(zip(one, other, strict=False))
    different = (index for index, (a, b) in pairs if a != b)
    return next(different, min(len(one), len(other)))


def hint(finding: Finding, lang: Lang) -> str:
    """Return one short line that says what to write, and nothing where no patch does."""
    if finding.fix is None:
        return ""
    unsafe = "" if finding.fix.mending.safe else UNSAFE.say(lang)
    return f"-> {glimpse(finding.fix, lang)}{unsafe}"


def write_instead(patch: Patch, lang: Lang) -> str:
    """Return the whole text to write; of what is to go, the title."""
    text = patch.proposal if patch.proposal.strip() else patch.mending.title.say(lang)
    return text if patch.mending.safe else text + UNSAFE.say(lang)
