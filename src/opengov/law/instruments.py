"""The instruments that are cited, and how a basis is put in words."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from opengov._resources import read_toml
from opengov.errors import UnknownCodeError
from opengov.source import Basis, LegalRef, ProfileRef
from opengov.text import Text

__all__ = ["Instrument", "citable", "cite", "instrument", "instruments"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An act or document that obliges, and how its text is known."""

    key: str
    title: Text
    short: Text
    """As it is cited in a message."""
    issuer: str
    number: str
    issued: date | None
    """Day it was issued, where that day is known."""
    in_force_from: date
    in_force_to: date | None = None
    """Last day in force."""
    status: str
    """`text` if the provisions cited were read in the text, `secondary` or `unverified` if not."""

    def in_force(self, day: date) -> bool:
        """Tell whether the instrument applies on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


@cache
def instruments() -> dict[str, Instrument]:
    """Return every instrument on file, by key.

    >>> instruments()["cn-ogi-2019"].number
    '国令第711号'
    """
    return {key: _instrument(key, entry) for key, entry in read_toml(PATH).items()}


PATH = "laws/instruments.toml"


def _instrument(key: str, entry: object) -> Instrument:
    match entry:
        case {
            "title": {"zh": str(zh), "en": str(en)},
            "short": {"zh": str(short_zh), "en": str(short_en)},
            "issuer": str(issuer),
            "number": str(number),
            "force": {"from": date() as start, **rest},
            "status": ("text" | "secondary" | "unverified") as status,
            **others,
        } if isinstance(end := rest.get("to"), date | None) and isinstance(
            issued := others.get("issued"), date | None
        ):
            return Instrument(
                key=key,
                title=Text(zh, en),
                short=Text(short_zh, short_en),
                issuer=issuer,
                number=number,
                issued=issued,
                in_force_from=start,
                in_force_to=end,
                status=status,
            )
    raise ValueError(f"{PATH}: [{key}] lacks a key or holds a value of the wrong type")


def instrument(key: str) -> Instrument:
    """Return one instrument.

    Raises:
        UnknownCodeError: No instrument has this key.

    >>> instrument("cn-ogi-2007").in_force_to
    datetime.date(2019, 5, 14)
    """
    found = instruments().get(key)
    if found is None:
        raise UnknownCodeError("instrument", key, known=tuple(instruments()))
    return found


def citable(law: str) -> bool:
    """Tell whether a law can be cited: by its key on file, or, a local one, by its title.

    >>> citable("cn-ogi-2019"), citable("某省政府信息公开规定"), citable("cn-ogi-2109")
    (True, True, False)
    """
    return law in instruments() or (bool(law.strip()) and not law.isascii())


@cache
def cite(basis: Basis) -> Text:
    """Put a basis in words; a local instrument is cited by its title.

    >>> cite(LegalRef("cn-ogi-2019", 26)).zh, cite(ProfileRef("required-elements")).en
    ('《政府信息公开条例》第26条', 'profile required-elements')
    >>> cite(LegalRef("某省政府信息公开规定", 12)).zh
    '《某省政府信息公开规定》第12条'
    """
    if isinstance(basis, ProfileRef):
        return Text(f"规则集 {basis.profile}", f"profile {basis.profile}")
    title = Text(basis.law, basis.law)
    short = instrument(basis.law).short if basis.law.isascii() else title
    # A document number stands by itself; a title stands in brackets.
    zh = short.zh if "〔" in short.zh else f"《{short.zh}》"
    article = "" if basis.article is None else f"第{basis.article}条"
    paragraph = "" if basis.paragraph is None else f"第{basis.paragraph}款"
    english = str(LegalRef("", basis.article, basis.paragraph))
    return Text(f"{zh}{article}{paragraph}", f"{short.en}{english}")
