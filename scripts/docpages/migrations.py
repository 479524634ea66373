"""The page of the versions of the schemas: what changed with each, and the migrations."""

import json
from collections.abc import Iterator
from itertools import pairwise

from scripts.docpages.markdown import both, code, heading, paragraphs, prose, table

from opengov.schema.compare import Change, Kind
from opengov.schema.compare.sets import compare_sets
from opengov.schema.compare.wording import KINDS
from opengov.schema.migrations import STEPS, Step
from opengov.schema.released import released, released_versions
from opengov.text import Lang, Text

__all__ = ["pages", "version_page"]

TITLE = Text("数据模式的版本与迁移", "Versions of the schemas, and migrations")
INTRODUCTION = Text(
    "数据模式和代码表的版本号写在报告的 `schemaVersion` 中。\n"
    "第一位数字变大：有原来有效的记录不再有效（收窄）；第二位变大：有新的内容有效（放宽）；"
    "第三位变大：只改了文字。\n"
    "`opengov schema-diff 1.0.0 current` 比较任意两个版本；"
    "`opengov.schema.migrations.migrate` 把旧版本的记录改成现在的形式。",
    "Reports name the version of the schemas and codelists as `schemaVersion`.\n"
    "A higher first number: something that was valid no longer is (a narrowing); a higher second "
    "one: something new is valid (a widening); a higher third one: words only.\n"
    "`opengov schema-diff 1.0.0 current` compares any two versions; "
    "`opengov.schema.migrations.migrate` brings a record of an older version to the present "
    "form.",
)
FIRST = Text(
    "第一个版本：{schemas} 个数据模式，{codelists} 个代码表；没有要迁移的内容。",
    "The first version: {schemas} schemas and {codelists} codelists; there is nothing to migrate.",
)
SINCE = Text("与 {version} 相比：", "Compared with {version}:")
NO_CHANGE = Text("有效的内容没有变化。", "Nothing valid changed.")
NO_STEP = Text("没有要迁移的内容。", "There is nothing to migrate.")
HEADS = (
    Text("变化", "Change"),
    Text("文件", "File"),
    Text("位置", "Pointer"),
    Text("说明", "What changed"),
    Text("反例", "Counterexample"),
    Text("迁移", "Migration"),
)
STEP_HEADS = (Text("记录", "Record"), Text("自动迁移", "Migration by the library"))


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the versions."""
    yield "reference/migrations", both(_page)


def _page(lang: Lang) -> str:
    parts = [f"# {TITLE.say(lang)}", INTRODUCTION.say(lang)]
    versions = released_versions()
    first = released(versions[0])
    counts = {"schemas": len(first.schemas), "codelists": len(first.codelists)}
    for before, version in reversed(list(pairwise(versions))):
        changes = compare_sets(released(before), released(version))
        steps = [s for kind in STEPS.kinds for s in STEPS.of(kind) if s.version == version]
        parts.append(version_page(version, before, changes, steps, lang))
    parts += [heading(2, versions[0], _anchor(versions[0])), FIRST.format(**counts).say(lang)]
    return "\n\n".join(parts) + "\n"


def version_page(
    version: str, before: str, changes: tuple[Change, ...], steps: list[Step], lang: Lang
) -> str:
    """Write the section of a version that follows another."""
    telling = [change for change in changes if change.kind is not Kind.NEUTRAL]
    parts = [heading(2, version, _anchor(version)), SINCE.format(version=before).say(lang)]
    rows = (_row(change, lang) for change in telling)
    heads = (head.say(lang) for head in HEADS)
    parts.append(table(heads, rows) if telling else NO_CHANGE.say(lang))
    made = ((code(step.kind), prose(step.about.say(lang))) for step in steps)
    step_heads = (head.say(lang) for head in STEP_HEADS)
    parts.append(table(step_heads, made) if steps else paragraphs(NO_STEP.say(lang)))
    return "\n\n".join(parts)


def _anchor(version: str) -> str:
    return f"v{version.replace('.', '-')}"


def _row(change: Change, lang: Lang) -> Iterator[str]:
    yield KINDS[change.kind].say(lang)
    yield code(change.file)
    yield code(change.pointer)
    yield prose(change.message.say(lang))
    example = change.example
    text = "" if example is None else json.dumps(example.instance, ensure_ascii=False)
    yield code(text)
    note = change.migration
    yield "" if note is None else prose(note.say(lang))
