"""Cells of legal bases (公开依据): which instruments they cite, and their numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from opengov.model.legal import LegalBasis
from opengov.tables.joining import MARK, elements, join_lines, strip_mark
from opengov.wording.normalise import fold_width, lines, tidy

__all__ = ["read_basis"]

CACHE = 65536
SEPARATORS = "、，,；;"
ENDS = re.compile(r"(?:[、，,；;。\s]|及其?|和|以及)*$")
"""What stands between two instruments and belongs to neither."""
INNER = re.compile(
    rf"(?<![第零〇一二三四五六七八九十百\d.])(?:{MARK.pattern}(?=(?:【[^】]*】\s*)?《)|【[^】\d]*】(?=\s*《))"
)
"""A list mark or label right before an instrument, also within a line: 1.《甲》2.《乙》."""
CONTINUES = re.compile(r"\s*(?:第\s*[零〇一二三四五六七八九十百千\d]|\d{4}年|[（(]|等)")
"""Words after a comma that belong to the instrument before: 第十条、第十一条."""
TAIL = ("号", "条", "款", "项", "章", "节", "）", ")", "》")

YEAR = r"[〔\[(﹝【]\s*\d{4}\s*[〕\])﹞】]"
AGENCY = r"[^\s\d()《》〈〉〔〕\[\]﹝﹞【】、,;。:]{1,40}"
NUMBER = re.compile(
    rf"{AGENCY}(?:{YEAR}\s*第?\s*\d+\s*号|令\s*第?\s*[\d零〇一二三四五六七八九十百]+\s*号)"
)
LEADING = re.compile(
    r"(?:(?<=\d)[年月日号条款项]|根据|依据|依照|按照|修订|修正|公布|发布|印发|施行|[经由](?=国务院))+"
)
LONGEST_AGENCY = 20


@lru_cache(maxsize=CACHE)
def read_basis(text: str) -> tuple[LegalBasis, ...]:
    r"""Read the instruments of a cell (公开依据).

    >>> [b.title for b in read_basis("《甲法》（国令第711号）、《乙办法》")]
    ['甲法', '乙办法']
    >>> [b.text for b in read_basis("1.《甲法》第十条、第十一条\n2.《乙办法》")]
    ['《甲法》第十条、第十一条', '《乙办法》']
    >>> read_basis("《甲通知》（某发〔2019〕54号）")[0].document_number
    '某发〔2019〕54号'
    """
    pieces = _instruments(text) if "《" in text else elements(text)
    bare = (strip_mark(piece) for piece in pieces)
    return tuple(
        LegalBasis(text=piece, title=_title(piece), document_number=_number(piece))
        for piece in bare
        if piece
    )


def _instruments(text: str) -> Iterator[str]:
    """Yield the pieces of a cell that names instruments in 《》."""
    for item in _items(text):
        piece = ""
        for part in _parts(item):
            if piece and CONTINUES.match(part):
                piece += part
                continue
            yield ENDS.sub("", piece)
            piece = part
        yield ENDS.sub("", piece)


def _items(text: str) -> Iterator[str]:
    """Yield lines that begin an item, with the lines that go on below them."""
    item = ""
    for line in lines(INNER.sub(lambda m: "\n" + m.group(), tidy(text))):
        nested = item.count("《") > item.count("》")
        marked = MARK.match(fold_width(line)) is not None or line.startswith("【")
        if item and (marked or (line.startswith("《") and not nested)):
            yield item
            item = line
        else:
            item = _joined(item, line)
    yield item


def _joined(item: str, line: str) -> str:
    """Join a line; one that names the next instrument behind an organ stays apart."""
    open_title = item.count("《") > item.count("》")
    before = line.partition("《")[0].strip()
    if "《" in line and "》" in item and not open_title and not before.endswith(TAIL):
        return f"{item}；{line}"
    return join_lines(f"{item}\n{line}")


def _parts(item: str) -> Iterator[str]:
    """Yield parts that end at a separator or before a second 《, both outside brackets."""
    titles, brackets, start = 0, 0, 0
    for index, char in enumerate(item):
        if char == "《":
            if not titles and not brackets and "》" in item[start:index]:
                yield item[start:index]
                start = index
            titles += 1
        elif char == "》":
            titles = max(0, titles - 1)
        elif char in "（(〔[【":
            brackets += 1
        elif char in "）)〕]】":
            brackets = max(0, brackets - 1)
        elif char in SEPARATORS and not titles and not brackets:
            yield item[start : index + 1]
            start = index + 1
    yield item[start:]


def _title(text: str) -> str | None:
    """Return the words between the first 《 and the 》 that closes it."""
    depth, start = 0, text.find("《")
    for index in range(max(start, 0), len(text)):
        depth += (text[index] == "《") - (text[index] == "》")
        if depth <= 0:
            return (text[start + 1 : index].strip() or None) if start >= 0 else None
    return None


def _number(text: str) -> str | None:
    """Return the document number, never with a part of a date before it."""
    found = NUMBER.search(fold_width(text))
    if found is None:
        return None
    leading = LEADING.match(text, found.start())
    number = text[found.start() if leading is None else leading.end() : found.end()]
    agency = re.split(r"[〔\[［(（﹝【令]", number)[0]
    return number if 0 < len(agency) <= LONGEST_AGENCY else None
