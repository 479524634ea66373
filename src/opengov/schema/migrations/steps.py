"""Steps from one version of a record to the next, and the way through them."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from opengov._version import schema_version
from opengov.errors import UnknownCodeError
from opengov.schema.released import Version, released_versions
from opengov.schema.shape import Json
from opengov.text import Text

__all__ = ["Step", "Steps", "known_versions"]


@dataclass(frozen=True, slots=True)
class Step:
    """What brings records of one kind to a version."""

    version: str
    """Version that the record has afterwards."""
    kind: str
    about: Text
    """What it does, in a sentence."""
    change: Callable[[Json], Json]


class Steps:
    """The migrations of some kinds of records through a series of versions."""

    def __init__(self, *, kinds: tuple[str, ...], versions: tuple[str, ...]) -> None:
        self.kinds = kinds
        self.versions = versions
        """Versions, the oldest first; the last is the present one."""
        self._steps: list[Step] = []

    def step(
        self, version: str, kind: str, about: Text
    ) -> Callable[[Callable[[Json], Json]], Callable[[Json], Json]]:
        """Register a function that brings a kind of record to a version.

        It is given a copy of the record, which it may change, and returns the record.

        Args:
            version: Version that needs the step.
            kind: Name of the schema.
            about: What the step does, in a sentence.

        Raises:
            UnknownCodeError: There is no such version or kind of record.

        >>> steps = Steps(kinds=("note",), versions=("1.0.0", "2.0.0"))
        >>> @steps.step("2.0.0", "note", Text("删去空白的说明", "A blank remark is dropped."))
        ... def without_blank_remark(record):
        ...     return {key: value for key, value in record.items() if value != ""}
        >>> steps.migrate({"id": "1", "remark": ""}, "note", "1.0.0")
        {'id': '1'}
        """
        self._place(version)
        self._check(kind)

        def register(change: Callable[[Json], Json]) -> Callable[[Json], Json]:
            self._steps.append(Step(version, kind, about, change))
            return change

        return register

    def of(self, kind: str) -> tuple[Step, ...]:
        """Return the steps of a kind of record, in the order of the versions.

        >>> Steps(kinds=("note",), versions=("1.0.0",)).of("note")
        ()
        """
        own = (step for step in self._steps if step.kind == kind)
        return tuple(sorted(own, key=lambda step: self._place(step.version)))

    def migrate(self, record: Json, kind: str, from_version: str) -> Json:
        """Return a record in the form of the present version; itself it is left as it is.

        Raises:
            UnknownCodeError: There is no such record, or no such version.
        """
        self._check(kind)
        start = self._place(Version.parse(from_version).text)
        migrated = deepcopy(record)
        for step in self.of(kind):
            if self._place(step.version) > start:
                migrated = step.change(migrated)
        return migrated

    def _place(self, version: str) -> int:
        if version not in self.versions:
            raise UnknownCodeError("schema version", version, known=self.versions)
        return self.versions.index(version)

    def _check(self, kind: str) -> None:
        if kind not in self.kinds:
            raise UnknownCodeError("schema", kind, known=self.kinds)


def known_versions() -> tuple[str, ...]:
    """Return the released versions and the present one, the oldest first.

    >>> known_versions()[0]
    '1.0.0'
    """
    texts = {*released_versions(), Version.parse(schema_version).text}
    return tuple(sorted(texts, key=Version.parse))
