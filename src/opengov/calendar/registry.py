"""The calendars that ship with the library."""

from functools import cache

from opengov import _resources
from opengov.calendar.notice import YearNotice, year_notice_from_toml
from opengov.calendar.overlay import LocalYear, Place, local_year_from_toml
from opengov.calendar.workcalendar import WorkCalendar
from opengov.errors import UnknownCodeError
from opengov.text import Text

__all__ = ["get_calendar", "local_years", "notice_of", "places"]

NATION = "CN"
ADCODE_LENGTH = 6


@cache
def get_calendar(calendar: str) -> WorkCalendar:
    """Return the calendar of the nation, a province or a place with an adcode (GB/T 2260).

    A place without days of its own on file gets the nation's, and `local` says `unknown`.

    Raises:
        UnknownCodeError: There is no such place, or its offices do not follow the notices.

    >>> get_calendar("CN")
    <WorkCalendar CN 2007-12-29 to 2026-12-28>
    >>> get_calendar("513400") is get_calendar("CN-513400"), get_calendar("450000").id
    (True, 'CN-GX')
    """
    if calendar == NATION:
        return WorkCalendar(NATION, _notices())
    code = calendar.removeprefix(f"{NATION}-")
    chain = _chain(code)
    if not chain:
        raise UnknownCodeError("calendar", calendar, known=(NATION, *(p.id for p in places())))
    adcode = code if code.isdecimal() else chain[0].adcode
    exact = [place.id for place in chain if place.adcode == adcode]
    canonical = exact[0] if exact else f"{NATION}-{adcode}"
    if canonical != calendar:
        return get_calendar(canonical)
    layers = tuple(place.id for place in chain if local_years(place.id))
    return WorkCalendar(
        canonical,
        _notices(),
        layers=layers,
        local_years=tuple(year for layer in layers for year in local_years(layer)),
    )


def _chain(code: str) -> tuple[Place, ...]:
    """Return the places on file that hold a place, the province first."""
    if code.isdecimal() and code.isascii() and len(code) == ADCODE_LENGTH:
        holders = (f"{code[:2]}0000", f"{code[:4]}00", code)
        found = tuple(place for place in places() if place.adcode in holders)
        return found if found and found[0].adcode == holders[0] else ()
    return tuple(place for place in places() if place.id == f"{NATION}-{code}")


def notice_of(calendar: str, year: int) -> YearNotice:
    """Return the notice of one year that ships with the library.

    Raises:
        ResourceNotFoundError: It is not on file.

    >>> notice_of("CN", 2026).number
    '国办发明电〔2025〕7号'
    """
    path = f"calendars/{calendar}/{year}.toml"
    return year_notice_from_toml(_resources.read_toml(path), name=path)


@cache
def places() -> tuple[Place, ...]:
    """Return the provinces, and the prefectures that have days of their own on file.

    >>> [place.name.en for place in places() if place.id == "CN-GX"]
    ['Guangxi']
    """
    return tuple(
        Place(row["calendar"], row["adcode"], Text(row["name_zh"], row["name_en"]), row["basis"])
        for row in _resources.read_csv("calendars/places.csv")
    )


@cache
def _notices() -> tuple[YearNotice, ...]:
    return tuple(
        notice_of(NATION, int(year)) for year in _resources.names(f"calendars/{NATION}", ".toml")
    )


@cache
def local_years(place: str) -> tuple[LocalYear, ...]:
    """Return what is on file for one place, oldest first; nothing for most places.

    >>> [year.year for year in local_years("CN-532500")]
    [2023]
    """
    if place not in _resources.names("calendars", ""):
        return ()
    paths = (
        f"calendars/{place}/{y}.toml" for y in _resources.names(f"calendars/{place}", ".toml")
    )
    return tuple(local_year_from_toml(_resources.read_toml(path), name=path) for path in paths)
