"""E506: digits and letters of the width of a Chinese character."""

import re
from collections.abc import Iterator

from opengov.finding import Severity
from opengov.patch import Change, Mending, Rewording
from opengov.rules._judge import clip
from opengov.rules._phrases import wordings
from opengov.rules._registry import Element, Hit, RuleSpec
from opengov.text import Text
from opengov.wording.normalise import WIDTH

__all__ = ["full_width_characters"]

FULL = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
"""Digits and letters only: full-width punctuation is right in Chinese."""


@RuleSpec(
    code="E506",
    name="full-width-characters",
    severity=Severity.WARNING,
    since="0.1",
    over=(
        "items",
        "content",
        "responsible_units",
        "legal_basis",
        "channels",
        "time_limit",
        "update_frequency",
        "domain",
        "contacts",
    ),
    message=Text(
        zh="“{field}”中有全角的数字或者字母（{word}）：{text}",
        en='"{field}" holds digits or letters in full width ({word}): {text}',
    ),
    page_zh="""
    数字或者字母用了全角。

    全角的２０和半角的20是不同的字符，检索、排序和比对时都对不上；公文和出版规范中阿拉伯数字
    和拉丁字母用半角。标点用全角是对的，不报。

    处理：改用半角的数字和字母。
    """,
    bad={"id": "1", "content": ["Ａ类标准"]},
    good={"id": "1", "content": ["A类标准"]},
    mending=Mending("full-width", Text("全角数字、字母改为半角", "full-width letters and digits")),
)
def full_width_characters(element: Element) -> Iterator[Hit]:
    """Digits or letters are as wide as Chinese characters.

    ２０ and 20 are different characters, and whoever searches, sorts or compares
    finds only one of them. Arabic digits and Latin letters are of normal width
    in documents; full-width punctuation is right and not reported.

    Write digits and letters in normal width.
    """
    for path, text in wordings(element.value):
        found = list(FULL.finditer(text))
        if found:
            changes = [Change(*each.span(), each.group().translate(WIDTH)) for each in found]
            yield Hit(
                {"word": found[0].group(), "text": clip(text)},
                path=path,
                rewording=Rewording(tuple(changes)),
            )
