"""The only reader of the data that ship with the package."""

import csv
import tomllib
from functools import cache
from importlib.resources import files

from opengov.errors import ResourceNotFoundError

__all__ = ["names", "read_bytes", "read_csv", "read_schema", "read_text", "read_toml"]


def read_bytes(path: str) -> bytes:
    """Return a data file, `path` being relative to `opengov/data`.

    Raises:
        ResourceNotFoundError: The package has no such file.
    """
    return _read("data", path)


def _read(folder: str, path: str) -> bytes:
    try:
        return files("opengov").joinpath(folder, *path.split("/")).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ResourceNotFoundError(path) from error


def read_schema(path: str) -> str:
    """Return a published schema that the wheel carries, relative to `opengov/schemas`.

    Raises:
        ResourceNotFoundError: The package has no such file; a source tree has none.
    """
    return _read("schemas", path).decode("utf-8")


def read_text(path: str) -> str:
    """Return a data file as text (utf-8)."""
    return read_bytes(path).decode("utf-8")


@cache
def read_toml(path: str) -> dict[str, object]:
    """Return a TOML data file, parsed once; callers must not change it."""
    return tomllib.loads(read_text(path))


@cache
def read_csv(path: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV data file, parsed once; callers must not change them."""
    return tuple(csv.DictReader(read_text(path).splitlines()))


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the sorted stems of the files in a data folder that end in `suffix`.

    >>> "required-elements" in names("profiles", ".toml")
    True
    """
    entries = files("opengov").joinpath("data", *folder.split("/")).iterdir()
    return tuple(sorted(e.name.removesuffix(suffix) for e in entries if e.name.endswith(suffix)))
