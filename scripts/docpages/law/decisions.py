"""The kinds of decisions on a request: provision, row of the annual report, way to court."""

from collections.abc import Iterator

from scripts.docpages.anchors import code_anchor, link
from scripts.docpages.citing import cited
from scripts.docpages.markdown import heading, prose, table

from opengov.requests.decisions import (
    DecisionKind,
    NotAccepted,
    Suability,
    decision_kinds,
    not_accepted,
    report_leaves,
)
from opengov.text import Lang, Text

__all__ = ["blocks"]

CODELIST = "reference/codelists/decision-kinds"
KINDS = Text("决定种类", "Kinds of decisions")
KIND_HEADS = (
    Text("种类", "Kind"),
    Text("条例依据", "Provision"),
    Text("年报表三", "Row of the annual report"),
    Text("法院是否受理", "Whether a court takes the case"),
    Text("依据", "Basis"),
    Text("条件", "Condition"),
)
SUABILITY: dict[Suability, Text] = {
    "direct": Text("可以直接起诉", "directly"),
    "reconsider_first": Text("应当先申请行政复议", "reconsideration comes first"),
    "partly_reconsider_first": Text(
        "不予公开的部分先申请行政复议", "for the part withheld, reconsideration comes first"
    ),
    "not_accepted": Text("不予立案", "it does not"),
    "undetermined": Text("规定未明确", "no provision on file says"),
}
LEAVES = Text("年报表三的各项", "Rows of the annual report")
LEAF_HEADS = (Text("序号", "Number"), Text("大类", "Heading"), Text("结果", "Result"))
REFUSALS = Text("法院不予立案的情形", "What a court does not take")
REFUSAL_HEADS = (
    Text("情形", "Matter"),
    Text("依据", "Basis"),
    Text("涉及的决定种类", "Kinds of decisions"),
)
CONDITIONAL = Text("（须符合条件）", " (under a condition)")


def blocks(page: str, lang: Lang) -> Iterator[str]:
    """Give the kinds, the rows of the report, and what a court does not take."""
    yield heading(2, KINDS.say(lang), "kinds")
    rows = [_kind(each, page, lang) for each in decision_kinds()]
    yield table((head.say(lang) for head in KIND_HEADS), rows)
    yield heading(2, LEAVES.say(lang), "leaves")
    leaves = [
        (prose(each.number), prose(each.group_title.say(lang)), prose(each.title.say(lang)))
        for each in report_leaves()
    ]
    yield table((head.say(lang) for head in LEAF_HEADS), leaves)
    yield heading(2, REFUSALS.say(lang), "not-accepted")
    refusals = [_refusal(each, page, lang) for each in not_accepted()]
    yield table((head.say(lang) for head in REFUSAL_HEADS), refusals)


def _kind(kind: DecisionKind, page: str, lang: Lang) -> tuple[str, ...]:
    return (
        link(prose(kind.title.say(lang)), CODELIST, page=page, anchor=code_anchor(kind.code)),
        cited(kind.basis, page, lang) + (kind.item or ""),
        f"{prose(kind.leaf.number)} {prose(kind.leaf.title.say(lang))}",
        SUABILITY[kind.suability].say(lang),
        cited(kind.suit_basis, page, lang) + (kind.suit_item or ""),
        prose(kind.condition.say(lang)) if kind.condition else "",
    )


def _refusal(each: NotAccepted, page: str, lang: Lang) -> tuple[str, ...]:
    titles = {kind.code: kind.title.say(lang) for kind in decision_kinds()}
    kinds = ", ".join(
        link(prose(titles[code]), CODELIST, page=page, anchor=code_anchor(code))
        for code in each.kinds
    )
    return (
        prose(each.title.say(lang)),
        cited(each.basis, page, lang) + each.item,
        kinds + (CONDITIONAL.say(lang) if each.conditional else ""),
    )
