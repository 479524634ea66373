"""Cell texts to values of the model, each distinct text once."""

import re
from functools import lru_cache

from opengov.codelists import codelist
from opengov.model.catalog import Channel
from opengov.model.coded import Coded
from opengov.model.organs import ResponsibleUnit
from opengov.tables.citing import read_basis
from opengov.tables.joining import elements, join_lines, strip_mark
from opengov.tables.organs import is_organ_name, rejoin_names, split_names, without_labels
from opengov.tables.script import simplified
from opengov.wording.glyphs import Selection, read_boxes
from opengov.wording.normalise import compact, lines, tidy
from opengov.wording.signs import is_ditto, is_garbled, is_masked, is_placeholder

__all__ = [
    "code_of",
    "is_organ_name",
    "read_basis",
    "read_channels",
    "read_coded",
    "read_content",
    "read_groups",
    "read_types",
    "read_units",
]

LIST = re.compile(r"[、，,；;]")
CACHE = 65536


def code_of(name: str, text: str) -> str | None:
    """Return the code of a text in a codelist, whatever its script and width.

    >>> code_of("methods", "主動公開")
    'proactive'
    """
    found = codelist(name).find(simplified(text))
    return None if found is None else found.code


@lru_cache(maxsize=CACHE)
def read_content(text: str) -> tuple[str, ...]:
    r"""Read what is disclosed: one element a list mark or line.

    >>> read_content("●机构名称\n●联系方式")
    ('机构名称', '联系方式')
    """
    return tuple(elements(text))


@lru_cache(maxsize=CACHE)
def read_units(text: str) -> tuple[ResponsibleUnit, ...]:
    r"""Read the responsible units of a cell.

    >>> [unit.name for unit in read_units("某县民\n政局、各乡镇人民政府")]
    ['某县民政局', '各乡镇人民政府']
    """
    parts = lines(text)
    listed = any(re.match(r"\d", part) for part in parts)
    joined = without_labels("\n".join(parts) if listed else rejoin_names(text))
    names: list[str] = []
    for piece in _split_outside_brackets(joined):
        name = re.sub(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])", " ", piece)
        words = name.split(" ")
        if len(words) > 1 and not all(len(w) > SHORT_WORD and is_organ_name(w) for w in words):
            words = ["".join(words) if not name.isascii() else name]
        bare = (strip_mark(word).strip(" 。") for word in words)
        names.extend(name for word in bare if word for name in split_names(word))
    if not names and text.strip():
        names = [tidy(text)]
    return tuple(ResponsibleUnit(name=name) for name in names)


SHORT_WORD = 2


def _split_outside_brackets(text: str) -> list[str]:
    """Split at list punctuation and line ends, but not inside brackets."""
    pieces, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "（(《〈[【〔":
            depth += 1
        elif char in "）)》〉]】〕":
            depth = max(0, depth - 1)
        elif char == "\n" or (depth == 0 and LIST.match(char)):
            pieces.append(text[start:index])
            start, depth = index + 1, 0
    return [piece.strip() for piece in [*pieces, text[start:]] if piece.strip()]


@lru_cache(maxsize=CACHE)
def read_channels(text: str) -> tuple[tuple[Channel, ...], frozenset[str]]:
    """Read a cell of channels; notes are `first_lost`, `unknown` and `other_blank`.

    A cell that cannot be decided, or whose boxes are all empty, stays one text
    without a code.

    >>> read_channels("■政府网站 □政府公报")[0][0].code
    'government_website'
    >>> read_channels("?政府网站 ?政府公报")[0]
    (Channel(code=None, text='?政府网站 ?政府公报'),)
    """
    if not text.strip():
        return (), frozenset()
    boxes = read_boxes(text)
    if boxes.selection in {Selection.UNDECIDABLE, Selection.NONE_CHOSEN} or not boxes.chosen:
        return (Channel(text=tidy(text)),), frozenset()
    notes = {"first_lost"} if boxes.first_lost else set()
    channels = [_channel(name) for name in boxes.chosen]
    if any(channel.code is None and not _is_sign(channel) for channel in channels):
        notes.add("unknown")
    if any(_says_nothing(channel) for channel in channels):
        notes.add("other_blank")
    return tuple(channels), frozenset(notes)


def _is_sign(channel: Channel) -> bool:
    """Tell whether a text is no channel but a sign that a rule judges: 同上, "/", ****."""
    text = channel.text or ""
    return is_ditto(text) or is_placeholder(text) or is_masked(text) or is_garbled(text)


OTHER = re.compile(r"其[他它](?:渠道|方式)?[:：_\s（(]*(.*)", re.DOTALL)


GOVERNMENT_SITE = re.compile(r"[\u4e00-\u9fff]{1,10}政府(?:门户)?网站")
"""The website of a named government: 某县人民政府门户网站."""


def _channel(name: str) -> Channel:
    code = code_of("channels", name) or code_of("channels", re.sub(r"_+$", "", name))
    if code is None:
        code = code_of("channels", re.sub(r"[(（].*?[)）]$", "", name))
    if code is None and GOVERNMENT_SITE.fullmatch(simplified(compact(name))):
        code = code_of("channels", "政府网站")
    if code is None and OTHER.match(simplified(name)):
        code = code_of("channels", "其他")
    return Channel(code=code, text=name)


def _says_nothing(channel: Channel) -> bool:
    """Tell whether 其他 is chosen without saying what."""
    match = OTHER.match(simplified(channel.text or ""))
    return match is not None and not match.group(1).strip("_ :：。.…()（）")


@lru_cache(maxsize=CACHE)
def read_coded(name: str, text: str) -> tuple[Coded, ...]:
    """Read a typed list of codelist values: 主动公开、依申请公开.

    >>> [value.code for value in read_coded("levels", "乡、村级")]
    ['township', 'village']
    """
    if not text.strip():
        return ()
    whole = code_of(name, text)
    if whole is not None:
        return (Coded(code=whole, text=join_lines(text)),)
    boxes = read_boxes(text)
    if boxes.selection is Selection.CHOSEN:
        pieces = list(boxes.chosen)
    elif boxes.selection is Selection.PLAIN:
        pieces = [q for p in _split_outside_brackets(tidy(text)) for q in _slashes(name, p)]
    else:
        pieces = [tidy(text)]
    return tuple(Coded(code=code_of(name, piece), text=piece) for piece in pieces)


def _slashes(name: str, piece: str) -> list[str]:
    """Split at slashes and blanks where every part is a value of the codelist."""
    parts = [part for part in re.split(r"[/／\s]+", piece) if part]
    if len(parts) > 1 and all(code_of(name, part) for part in parts):
        return parts
    return [strip_mark(piece)]


def read_types(text: str) -> tuple[Coded, ...]:
    """Read the five disclosure types of a 过程 or 五公开 cell.

    >>> [value.code for value in read_types("□决策 ■执行")]
    ['execution']
    """
    return read_coded("disclosure-types", text)


@lru_cache(maxsize=CACHE)
def read_groups(text: str) -> tuple[str, ...]:
    """Read the particular groups of an audience cell.

    >>> read_groups("√ 低保对象、特困人员")
    ('低保对象', '特困人员')
    """
    bare = re.sub(r"^[√✓✔■☑]\s*", "", tidy(text))
    return tuple(_split_outside_brackets(join_lines(bare)))
