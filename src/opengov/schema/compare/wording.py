"""What is said of a change, in both languages."""

import json
from collections.abc import Mapping
from typing import Final

from opengov.text import Text

__all__ = ["KINDS", "REASONS", "migration_of", "sentence_of", "shown"]

KINDS: Final[Mapping[str, Text]] = {
    "narrowing": Text("收窄", "narrowing"),
    "unknown": Text("未定", "unknown"),
    "widening": Text("放宽", "widening"),
    "neutral": Text("无影响", "neutral"),
}
"""Kinds of changes as people call them."""

LONGEST: Final = 120
"""Characters of a value that a sentence shows."""
ROOT: Final = Text("整条记录", "the record")
NOTHING: Final = Text("无", "none")

REASONS: Final[Mapping[str, tuple[Text, Text]]] = {
    "type": (
        Text("{path} 不再接受类型 {types}", "{path} no longer takes the type {types}"),
        Text("{path} 也接受类型 {types}", "{path} takes the type {types} as well"),
    ),
    "values": (
        Text("{path} 不再接受 {values}", "{path} no longer takes {values}"),
        Text("{path} 也接受 {values}", "{path} takes {values} as well"),
    ),
    "list": (
        Text("{path} 只接受 {values}", "{path} takes only {values}"),
        Text("{path} 不再限于 {values}", "{path} is no longer limited to {values}"),
    ),
    "required": (
        Text("{path} 必须有 {name}", "{path} must have {name}"),
        Text("{path} 可以没有 {name}", "{path} need no longer have {name}"),
    ),
    "member": (
        Text("{path} 不再有字段 {name}", "{path} no longer has the member {name}"),
        Text("{path} 增加了字段 {name}", "{path} has a new member {name}"),
    ),
    "other-members": (
        Text(
            "{path} 不再接受没有列出的字段", "{path} no longer takes members that are not listed"
        ),
        Text("{path} 接受没有列出的字段", "{path} takes members that are not listed"),
    ),
    "items": (
        Text("{path} 不再接受第 {number} 项", "{path} no longer takes {number} items"),
        Text("{path} 也接受第 {number} 项", "{path} takes {number} items as well"),
    ),
    "bound": (
        Text("{path} 的 {keyword} 现为 {asked}，原为 {known}",
             "{keyword} of {path} is {asked}, before it was {known}"),
        Text("{path} 的 {keyword} 现为 {known}，原为 {asked}",
             "{keyword} of {path} is {known}, before it was {asked}"),
    ),
    "pattern": (
        Text("{path} 须匹配 {asked}，原为 {known}",
             "{path} must match {asked}, before it was {known}"),
        Text("{path} 不必再匹配 {asked}，现为 {known}",
             "{path} need no longer match {asked}, now it is {known}"),
    ),
    "format": (
        Text("{path} 须符合格式 {asked}，原为 {known}",
             "{path} must have the format {asked}, before it was {known}"),
        Text("{path} 不必再符合格式 {asked}，现为 {known}",
             "{path} need no longer have the format {asked}, now it is {known}"),
    ),
    "choice": (
        Text("{path} 的几种形式（anyOf）接受的内容变少",
             "the forms of {path} (anyOf) take less than before"),
        Text("{path} 的几种形式（anyOf）接受的内容变多",
             "the forms of {path} (anyOf) take more than before"),
    ),
    "keyword": (
        Text("{path} 的 {keyword} 要求更严", "{keyword} of {path} asks for more"),
        Text("{path} 的 {keyword} 要求放宽", "{keyword} of {path} asks for less"),
    ),
    "file": (
        Text("删除了 {name}", "{name} was removed"),
        Text("增加了 {name}", "{name} was added"),
    ),
    "code": (
        Text("代码 {name} 已删除", "the code {name} was removed"),
        Text("增加了代码 {name}", "the code {name} was added"),
    ),
}  # fmt: skip
"""A sentence for what is asked now and was not, and one for what is no longer asked."""

UNPROVED: Final[Mapping[str, Text]] = {
    "narrowing": Text(
        "{said}（可能收窄，未找到反例）",
        "{said} (a narrowing perhaps: no counterexample was found)",
    ),
    "widening": Text(
        "{said}（可能放宽，未找到反例）",
        "{said} (a widening perhaps: no counterexample was found)",
    ),
}

OTHERS: Final[Mapping[str, Text]] = {
    "annotation": Text(
        "说明性内容 {keyword}：{old} → {new}", "annotation {keyword}: {old} → {new}"
    ),
    "rewritten": Text(
        "{keyword} 的写法不同，接受的内容不变",
        "{keyword} is written differently and takes the same",
    ),
    "default": Text(
        "{path} 缺省时的含义由 {old} 变为 {new}，校验结果看不出来",
        "an absent {path} meant {old} and now means {new}, which no validation shows",
    ),
    "open-code-removed": Text(
        "开放代码表删除了代码 {name}：仍可通过校验，但不再有含义",
        "the code {name} left an open codelist: it is still valid and means nothing any more",
    ),
    "open-code-added": Text(
        "开放代码表增加了代码 {name}", "the code {name} was added to an open codelist"
    ),
    "code-validity": Text(
        "代码 {name} 的有效期：{before} → {after}；校验结果不变",
        "validity of the code {name}: {before} → {after}; validation takes it as before",
    ),
    "code-successor": Text(
        "代码 {name} 的后继代码：{before} → {after}",
        "successors of the code {name}: {before} → {after}",
    ),
    "code-words": Text("代码 {name} 的名称或说明有改动", "the words of the code {name} changed"),
}
"""Sentences on changes that have no direction."""

TO_READERS: Final = Text(
    "已有记录不用改；读取数据的程序须能处理新的内容",
    "no record has to change; programs that read records must be ready for it",
)
LOOK: Final = Text("须由人判断", "somebody has to judge it")
MIGRATIONS: Final[Mapping[str, Text]] = {
    "type": Text("把这些值改为允许的类型", "turn these values into a type that is taken"),
    "values": Text("改用其他值；代码表中有后继代码的，用后继代码",
                   "use other values: the successor where the codelist names one"),
    "list": Text("改用列出的值", "use one of the values that are listed"),
    "required": Text("给没有 {name} 的记录补上 {name}", "add {name} to the records that lack it"),
    "member": Text("删去 {name}，或把内容移到代替它的字段",
                   "take {name} out, or move what it holds to the member that replaces it"),
    "other-members": Text("删去没有列出的字段", "take out members that are not listed"),
    "items": Text("删去多余的项", "take out the items that are too many"),
    "bound": Text("把超出范围的值改到 {keyword} {asked} 以内",
                  "change the values that break {keyword} {asked}"),
    "pattern": Text("修改不匹配 {asked} 的文本", "change the texts that do not match {asked}"),
    "format": Text("修改不符合格式 {asked} 的文本", "change the texts without the format {asked}"),
    "choice": Text("把记录改成仍接受的形式之一", "bring the records into a form that is taken"),
    "keyword": Text("修改不符合 {keyword} 的记录", "change the records that break {keyword}"),
    "file": Text("停用 {name}，改用代替它的数据模式", "stop using {name}; use what replaces it"),
    "code": Text("改用后继代码", "use the code that replaces it"),
}  # fmt: skip
"""What to do about a narrowing."""


def sentence_of(
    reason: str, kind: str, toward: str, path: str, values: Mapping[str, object]
) -> Text:
    """Say a change in a sentence.

    >>> sentence_of("required", "narrowing", "narrowing", "/entries/*", {"name": "items"}).en
    '/entries/* must have items'
    """
    filled = _filled(path, values)
    if reason in OTHERS:
        return _both(OTHERS[reason], filled)
    narrowing, widening = REASONS[reason]
    said = _both(narrowing if toward == "narrowing" else widening, filled)
    return _both(UNPROVED[toward], {"said": said}) if kind == "unknown" else said


def migration_of(reason: str, kind: str, values: Mapping[str, object]) -> Text | None:
    """Say what has to be done about a change, or return None where nothing has.

    >>> migration_of("required", "narrowing", {"name": "items"}).en
    'add items to the records that lack it'
    """
    if kind == "narrowing":
        return _both(MIGRATIONS[reason], _filled("", values))
    return {"widening": TO_READERS, "unknown": LOOK}.get(kind)


def shown(value: object) -> str:
    """Return a value as a sentence shows it: as JSON, cut where it is long.

    >>> shown("甲"), shown("x" * 200)[-1]
    ('"甲"', '…')
    """
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _filled(path: str, values: Mapping[str, object]) -> dict[str, Text]:
    filled = {"path": Text(path, path) if path else ROOT}
    for key, value in values.items():
        if value is None:
            filled[key] = NOTHING
        elif key == "values" and isinstance(value, list):
            text = ", ".join(map(shown, value))
            text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
            filled[key] = Text(text.replace(", ", "、"), text)
        elif isinstance(value, list):
            text = ", ".join(map(str, value))
            filled[key] = Text(text.replace(", ", "、"), text)
        elif key in {"old", "new"}:
            filled[key] = Text(shown(value), shown(value))
        else:
            filled[key] = Text(str(value), str(value))
    return filled


def _both(words: Text, filled: Mapping[str, Text]) -> Text:
    return Text(
        words.zh.format(**{key: value.zh for key, value in filled.items()}),
        words.en.format(**{key: value.en for key, value in filled.items()}),
    )
