"""A comparison as text and as JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from opengov.schema.compare.change import Change, Kind
from opengov.schema.compare.wording import KINDS
from opengov.text import Lang, Text

__all__ = ["Block", "blocks", "report_json", "summary"]

AND_OTHERS: Final = Text("（另有 {n} 个文件：{files}）", " (and {n} other file(s): {files})")
EXAMPLE: Final = {
    "old": Text("反例（旧版有效，新版无效）：{instance}", "valid before, invalid now: {instance}"),
    "new": Text("例（旧版无效，新版有效）：{instance}", "invalid before, valid now: {instance}"),
}
MIGRATION: Final = Text("迁移：{note}", "migration: {note}")
COUNT: Final = Text("{kind} {n}", "{n} {kind}")
LONGEST: Final = 600
"""Characters of an instance that are shown; JSON has it whole."""
SHOWN: Final = 3
"""Names of further files that are shown."""


class Block(NamedTuple):
    """One change, with all files that have it, as lines of text."""

    kind: Kind
    head: str
    lines: tuple[str, ...]


def blocks(changes: Iterable[Change], lang: Lang) -> Iterator[Block]:
    """Yield what is said of each change; a definition that several files share is one.

    >>> from opengov.schema.compare import compare
    >>> block, = blocks(compare({"const": 1}, {"enum": [1, 2]}), "en")
    >>> print(block.head, *block.lines, sep="; ")
    widening  /const; the record takes 2 as well; invalid before, valid now: 2; migration: ...
    """
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(_key(change), []).append(change)
    for first, *others in groups.values():
        files = [change.file for change in others]
        where = "  ".join(part for part in (first.file, first.pointer) if part)
        more = ", ".join(files[:SHOWN]) + ("…" if len(files) > SHOWN else "")
        tail = AND_OTHERS.format(n=len(files), files=more).say(lang) if files else ""
        yield Block(
            first.kind,
            f"{KINDS[first.kind].say(lang)}  {where}{tail}".rstrip(),
            tuple(_lines(first, lang)),
        )


def summary(changes: Iterable[Change], lang: Lang) -> str:
    """Count the changes of each kind.

    >>> summary([], "en")
    '0 narrowing, 0 unknown, 0 widening, 0 neutral'
    """
    counts = Counter(change.kind for change in changes)
    said = [COUNT.say(lang).format(kind=KINDS[kind].say(lang), n=counts[kind]) for kind in Kind]
    return ("，" if lang == "zh" else ", ").join(said)


def report_json(changes: Sequence[Change], lang: Lang, *, old: str, new: str) -> dict[str, object]:
    """Return a comparison as a program reads it.

    >>> report_json([], "en", old="1.0.0", new="current")["summary"]["narrowing"]
    0
    """
    counts = Counter(change.kind for change in changes)
    return {
        "old": old,
        "new": new,
        "summary": {kind.value: counts[kind] for kind in Kind},
        "changes": [change.to_json(lang) for change in changes],
    }


def _key(change: Change) -> tuple[object, ...]:
    """Return what is the same of a change to a definition in several files."""
    shared = change.pointer.startswith("/$defs/")
    where = change.pointer if shared else (change.file, change.pointer)
    return (change.kind, change.reason, where, repr(change.values))


def _lines(change: Change, lang: Lang) -> Iterator[str]:
    yield change.message.say(lang)
    if change.example is not None:
        instance = json.dumps(change.example.instance, ensure_ascii=False)
        if len(instance) > LONGEST:
            instance = f"{instance[:LONGEST]}…"
        yield EXAMPLE[change.example.valid_under].say(lang).replace("{instance}", instance)
    note = change.migration
    if note is not None:
        yield MIGRATION.say(lang).replace("{note}", note.say(lang))
