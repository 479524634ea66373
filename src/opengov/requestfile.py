"""What reading a file of requests gives: requests, findings, and the place of every value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from opengov.finding import Finding
from opengov.location import Location
from opengov.model.requests import InformationRequest

__all__ = ["RequestFile", "RequestLocator"]


class RequestLocator(Protocol):
    """Finds the place of a value in the file that was read."""

    def locate(self, pointer: str) -> Location:
        """Return the place of the value, or of the object where it should be."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFile:
    """A file of requests that was read; whatever could not be read is among the findings."""

    source: str
    """The file as the user named it."""
    sha256: str
    format: str
    """json or jsonl; another name where the file is neither."""
    requests: tuple[InformationRequest, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Findings of families F and S."""
    faulty: tuple[frozenset[str], ...] = ()
    """Of each request, the fields that broke the schema and were left out."""
    numbers: tuple[int, ...] = ()
    """Of JSONL, the number in the file of each request."""
    locator: RequestLocator | None = None
    lines: bool = False
    """Whether the requests are records of JSONL (pointers `/requests/N`)."""

    @property
    def request(self) -> InformationRequest | None:
        """The first request, or nothing where none could be read."""
        return self.requests[0] if self.requests else None

    def pointer(self, request: int = 0, inner: str = "") -> str:
        """Return the JSON Pointer of a value in a request.

        >>> file = RequestFile(source="a.jsonl", sha256="", format="jsonl", lines=True,
        ...                    numbers=(0, 2))
        >>> file.pointer(1, "/events/0")
        '/requests/2/events/0'
        """
        return f"/requests/{self.numbers[request]}{inner}" if self.lines else inner

    def locate(self, pointer: str) -> Location:
        """Return the place of the value that a JSON Pointer names."""
        if self.locator is None:
            return Location(source=self.source, pointer=pointer)
        return self.locator.locate(pointer)

    def locator_of(self, request: int = 0) -> Callable[[str], Location]:
        """Return a function from pointers in one request to places, for `reply_deadline`."""
        return lambda inner: self.locate(self.pointer(request, inner))
