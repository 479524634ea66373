"""The project file: the options a project always uses, in `opengov.toml` or `[tool.opengov]`."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from opengov.cli.exits import FailOn
from opengov.cli.language import LangOption
from opengov.cli.usage import WrongUseError
from opengov.text import Text

__all__ = ["KEYS", "Project", "asked_project", "find_project", "load_project"]

FILE = "opengov.toml"
PYPROJECT = "pyproject.toml"

UNREADABLE = Text(
    "项目文件 {path} 不能读取：{why}", "the project file {path} cannot be read: {why}"
)
UNKNOWN_KEY = Text(
    "项目文件 {path} 中没有“{key}”这一选项；可用的有：{known}",
    "the project file {path} has no option {key}; known: {known}",
)
WRONG_VALUE = Text(
    "项目文件 {path} 中“{key}”的值不对：应为{wanted}",
    "the project file {path} gives {key} a wrong value; it should be {wanted}",
)

TEXT = Text("文字，如 {example}", "a text such as {example}")
TEXTS = Text("文字的列表，如 {example}", "a list of texts such as {example}")
COUNT = Text("不小于 {least} 的整数", "a whole number from {least} up")
CHOICE = Text("{choices} 之一", "one of {choices}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What the value of an option may be."""

    wanted: Text
    accepts: Callable[[object], bool]
    path: bool = False
    """Whether the value names files, seen from the project file."""


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _choice(*names: str) -> Kind:
    return Kind(CHOICE.format(choices=", ".join(names)), lambda value: value in names)


def _count(least: int) -> Kind:
    return Kind(
        COUNT.format(least=least),
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= least,
    )


def _text(example: str, *, path: bool = False) -> Kind:
    wanted = TEXT.format(example=f'"{example}"')
    return Kind(wanted, lambda value: isinstance(value, str) and bool(value), path=path)


def _texts(example: str, *, path: bool = False) -> Kind:
    return Kind(TEXTS.format(example=example), _is_texts, path=path)


KEYS: Mapping[str, Kind] = MappingProxyType(
    {
        "paths": _texts('["catalogs"]', path=True),
        "profile": _text("national-2019", path=True),
        "fail-on": _choice(*(each.value for each in FailOn)),
        "select": _texts('["E1"]'),
        "ignore": _texts('["E134"]'),
        "baseline": _text("known.json", path=True),
        "catalog": _text("catalog.xlsx", path=True),
        "calendar": _text("CN"),
        "group-by": _choice("file", "rule", "entry"),
        "max-findings-per-rule": _count(0),
        "workers": _count(1),
        "lang": _choice(*(each.value for each in LangOption)),
    }
)
"""Options of `opengov validate` that a project file may hold, by their names without dashes."""
PARAMETERS = {"profile": "profile_name", "calendar": "place"}
"""Options whose parameter has another name."""


USED = Text("使用 {path} 中的选项：{keys}", "options of {path}: {keys}")


@dataclass(frozen=True, slots=True)
class Project:
    """A project file that was read."""

    path: Path
    options: Mapping[str, object]
    """Value by option; files are seen from the working folder."""

    @property
    def note(self) -> Text:
        """What to tell the person, so that no option acts unseen."""
        return USED.format(path=self.path.name, keys=", ".join(self.options))

    def defaults(self) -> dict[str, object]:
        """Return the options as defaults of the command's parameters."""
        return {
            PARAMETERS.get(key, key.replace("-", "_")): value
            for key, value in self.options.items()
        }


def asked_project(path: object, *, without: bool) -> Project | None:
    """Return the project file that was named, else the nearest; none if none was wanted.

    Raises:
        WrongUseError: The file cannot be used.
    """
    if without:
        return None
    return load_project(Path(path)) if isinstance(path, str) else find_project(Path.cwd())


def find_project(folder: Path) -> Project | None:
    """Return the nearest project file: of the folder, or of one above it.

    `opengov.toml` wins over `pyproject.toml`; the search ends at the root of a
    repository.

    Raises:
        WrongUseError: The file cannot be used.
    """
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return load_project(place / FILE)
        if (place / PYPROJECT).is_file():
            found = load_project(place / PYPROJECT)
            if found.options:
                return found
        if (place / ".git").exists():
            return None
    return None


def load_project(path: Path) -> Project:
    """Read a project file.

    Raises:
        WrongUseError: It cannot be read, or an option in it cannot be used.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WrongUseError(UNREADABLE.format(path=path, why=str(error.strerror))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUseError(UNREADABLE.format(path=path, why=str(error))) from error
    if path.name == PYPROJECT:
        tool = table.get("tool")
        table = tool.get("opengov", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise WrongUseError(
            WRONG_VALUE.format(path=path, key="tool.opengov", wanted="[tool.opengov]")
        )
    return Project(path, {key: _value(path, key, value) for key, value in table.items()})


def _value(path: Path, key: str, value: object) -> object:
    kind = KEYS.get(key)
    if kind is None:
        raise WrongUseError(UNKNOWN_KEY.format(path=path, key=key, known=", ".join(KEYS)))
    if not kind.accepts(value):
        said = WRONG_VALUE
        raise WrongUseError(
            Text(
                said.zh.format(path=path, key=key, wanted=kind.wanted.zh),
                said.en.format(path=path, key=key, wanted=kind.wanted.en),
            )
        )
    if not kind.path:
        return value
    if isinstance(value, list):
        return [_from(path.parent, item) for item in value]
    # The name of a built-in profile is no path.
    return (
        value
        if key == "profile" and not str(value).endswith(".toml")
        else _from(path.parent, str(value))
    )


def _from(folder: Path, name: str) -> str:
    """Return a path in a project file as it is seen from the working folder."""
    whole = folder / name
    try:
        return str(whole.relative_to(Path.cwd()))
    except ValueError:
        return str(whole)
