"""Bytes to text without guessing, and text positions back to bytes."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

__all__ = ["Decoded", "Undecodable", "declared_charset", "decode"]

CHUNK = 4096
"""Characters between two marks of the byte index."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

META_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
META_WINDOW = 8192
"""Bytes of a page in which its charset may be declared."""

CHINESE = re.compile("[\u2e80-\uffff]")
CERTAINLY_UTF8 = 4
"""Chinese characters of well-formed UTF-8 that GB18030 text does not begin with by chance."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the way back to the bytes that it came from."""

    text: str
    encoding: str
    bom_length: int = 0
    _marks: list[int] = field(default_factory=list, repr=False, compare=False)

    def byte_offset(self, position: int) -> int:
        r"""Return where in the file a character of the text begins.

        >>> decode(b"\xef\xbb\xbf\xe4\xb8\xad,b").byte_offset(1)
        6
        """
        if not self._marks:
            self._marks.extend(_marks(self.text, self.encoding))
        chunk = position // CHUNK
        rest = self.text[chunk * CHUNK : position]
        return self.bom_length + self._marks[chunk] + len(rest.encode(self.encoding))


@dataclass(frozen=True, slots=True)
class Undecodable:
    """The place where bytes stop being text of the encoding that fits them best."""

    encoding: str
    byte_offset: int
    byte_length: int


def decode(data: bytes, *, charset: str | None = None) -> Decoded | Undecodable:
    r"""Decode strictly: by byte-order mark, as UTF-8, as `charset`, as GB18030.

    `charset` is what the file says of itself. Nothing is judged by a sample;
    bytes that fit no encoding throughout are not decoded at all.

    >>> decode("某县".encode("gbk")).text
    '某县'
    >>> decode(b"ok \xd6")
    Undecodable(encoding='gb18030', byte_offset=3, byte_length=1)
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            result = _strictly(data[len(bom) :], encoding)
            if isinstance(result, Undecodable):
                return Undecodable(encoding, result.byte_offset + len(bom), result.byte_length)
            return Decoded(result, encoding, len(bom))
    text = _strictly(data, "utf-8")
    if isinstance(text, str):
        return Decoded(text, "utf-8")
    if _is_utf8_so_far(data[: text.byte_offset]):
        return text
    encoding = charset if charset == "big5hkscs" else "gb18030"
    text = _strictly(data, encoding)
    return text if isinstance(text, Undecodable) else Decoded(text, encoding)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that an HTML page declares, under the name it is decoded by.

    >>> declared_charset(b'<meta charset="GB2312">')
    'gb18030'
    >>> declared_charset(b"<p>") is None
    True
    """
    found = META_CHARSET.search(data[:META_WINDOW])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    if name.startswith(("gb", "x-gbk", "cp936")):
        return "gb18030"
    if name.startswith("big5"):
        return "big5hkscs"
    return name


def _strictly(data: bytes, encoding: str) -> str | Undecodable:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return Undecodable(encoding, error.start, max(error.end - error.start, 1))


def _is_utf8_so_far(head: bytes) -> bool:
    """Tell whether the well-formed beginning of a text shows that all of it is UTF-8."""
    found = CHINESE.findall(head.decode("utf-8"))
    return len(found) >= CERTAINLY_UTF8


def _marks(text: str, encoding: str) -> Sequence[int]:
    lengths = (len(text[i : i + CHUNK].encode(encoding)) for i in range(0, len(text), CHUNK))
    return list(accumulate(lengths, initial=0))
