"""How readers of single formats say that they cannot go on."""

from opengov.finding import Finding, NoticeSpec
from opengov.location import Location

__all__ = ["UnreadableError"]


class UnreadableError(Exception):
    """A file that cannot be read; becomes a finding before it leaves the package.

    >>> from opengov.files.notices import FILE_EMPTY
    >>> UnreadableError(FILE_EMPTY).finding("a.csv").code
    'F005'
    """

    def __init__(self, notice: NoticeSpec, **values: object) -> None:
        self.notice = notice
        self.values = values
        super().__init__(notice.name)

    def finding(self, name: str, *, sheet: str | None = None) -> Finding:
        """Report what is wrong with the file of that name."""
        offset = self.values.get("offset")
        length = self.values.get("length")
        line = self.values.get("line")
        location = Location(
            source=name,
            sheet=sheet,
            line=line if isinstance(line, int) else None,
            byte_offset=offset if isinstance(offset, int) else None,
            byte_length=length if isinstance(length, int) else None,
        )
        return self.notice.report(location, {"name": name, **self.values})
