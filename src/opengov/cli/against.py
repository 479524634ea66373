"""What publications are judged against: working days, and the catalog they fulfil."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from opengov.cli import messages
from opengov.cli.commands.calendar.sources import answering, calendar_asked
from opengov.cli.usage import UnansweredError
from opengov.finding import Severity

if TYPE_CHECKING:
    from opengov.calendar.workcalendar import WorkCalendar
    from opengov.model.catalog import CatalogSet

__all__ = ["Against", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """The calendar and the catalog of a call; it can be sent to another process.

    Most calls judge catalogs alone, so the calendar is loaded when it is first asked for.
    """

    place: str = "CN"
    notices: tuple[str, ...] = ()
    catalog: "CatalogSet | None" = None

    def calendar(self) -> "WorkCalendar":
        """Return the calendar.

        >>> Against().calendar()
        <WorkCalendar CN ...>

        Raises:
            WrongUseError: There is no calendar of that name.
            UnansweredError: A notice cannot be used.
        """
        return _calendar(self.place, self.notices)


@cache
def _calendar(place: str, notices: tuple[str, ...]) -> "WorkCalendar":
    with answering():
        return calendar_asked(place, notices, None)


def against(catalog: str | None, place: str, notices: Sequence[str] | None) -> Against:
    """Read what was given to judge publications against.

    Args:
        catalog: Path of a catalog in any format.
        place: Name of a calendar.
        notices: Paths of holiday notices that the package does not have.

    Raises:
        WrongUseError: There is no calendar of that name.
        UnansweredError: A notice cannot be used, or the catalog not be read.
    """
    found = Against(
        place=place,
        notices=tuple(notices or ()),
        catalog=None if catalog is None else _catalogs(catalog),
    )
    if found != Against(catalog=found.catalog):
        found.calendar()
    return found


def _catalogs(path: str) -> "CatalogSet":
    from opengov.model.catalog import CatalogSet  # noqa: PLC0415 - so that help is fast
    from opengov.reading import read_catalog  # noqa: PLC0415 - as above

    file = read_catalog(path)
    if not file.catalogs:
        fatal = (each.message for each in file.findings if each.severity is Severity.FATAL)
        why = next(fatal, messages.NOT_ENTRIES)
        raise UnansweredError(messages.NO_CATALOG.format(path=path, why=why))
    return CatalogSet(catalogs=file.catalogs)
