"""Profiles: which elements must be there and which rules run; data, not code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from opengov._resources import names, read_toml
from opengov.errors import InvalidProfileError, UnknownCodeError
from opengov.finding import Severity
from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES, instruments
from opengov.source import Basis, LegalRef, ProfileRef
from opengov.text import Text
from opengov.validation.selection import is_selector, matches

__all__ = [
    "DEFAULT_PROFILE",
    "Profile",
    "load_profile",
    "profile_names",
    "profile_of",
    "requirable",
]

DEFAULT_PROFILE = "required-elements"

KEYS = frozenset(
    {
        "name",
        "title",
        "description",
        "basis",
        "extends",
        "organs",
        "requires",
        "rules",
        "severity",
        "without",
    }
)


NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a record is measured against."""

    name: str
    title: Text
    description: Text = NO_TEXT
    basis: tuple[Basis, ...] = ()
    """What the profile itself rests on."""
    requires: tuple[str, ...] = ()
    """Python names of the fields of an entry that must be there."""
    rules: tuple[str, ...] = ()
    """Codes and prefixes of the rules and notices that apply."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severities that differ from the rules' own, by code or prefix; the longest counts."""
    without: tuple[str, ...] = ()
    """Codes and prefixes that are left out, whatever `rules` says."""
    organs: tuple[str, ...] = ()
    """Names of the organs there are: a responsible unit has to be among them."""

    def lists(self, code: str) -> bool:
        """Tell whether a rule or notice applies.

        A rule about an element that is missing applies exactly when the
        element is required.

        >>> profile = load_profile("required-elements")
        >>> profile.lists("E102"), profile.lists("E106"), profile.lists("E201")
        (True, False, True)
        """
        if matches(code, self.without):
            return False
        rule = RULES.get(code)
        if rule is not None and rule.spec.absence:
            return bool(set(rule.spec.over) & set(self.requires))
        if rule is not None and rule.spec.over and not set(rule.spec.over) & set(self.requires):
            return False
        return code == REQUIRED_COLUMN or code.startswith("X") or matches(code, self.rules)

    def drops(self, code: str) -> bool:
        """Tell whether a rule or notice would apply, had the profile not left it out.

        >>> own = profile_of({"extends": "required-elements", "without": ["E102"]}, name="own")
        >>> own.drops("E102"), own.drops("E106")
        (True, False)
        """
        return matches(code, self.without) and replace(self, without=()).lists(code)

    def severity_of(self, code: str, own: Severity) -> Severity:
        """Return the severity of a rule or notice in this profile.

        Args:
            code: Its code.
            own: Its severity where the profile says nothing.

        >>> own = profile_of({"severity": {"E5": "info", "E504": "error"}}, name="own")
        >>> own.severity_of("E506", Severity.WARNING).value
        'info'
        >>> own.severity_of("E504", Severity.WARNING).value
        'error'
        """
        named = [selector for selector in self.severity if code.startswith(selector)]
        return self.severity[max(named, key=len)] if named else own

    def to_json(self) -> dict[str, object]:
        """Return the profile for programs, all that it inherits included."""
        return {
            "name": self.name,
            "title": {"zh": self.title.zh, "en": self.title.en},
            "description": {"zh": self.description.zh, "en": self.description.en},
            "basis": [basis.to_json() for basis in self.basis],
            "requires": [wire_name(name) for name in self.requires],
            "rules": list(self.rules),
            "severity": {code: severity.value for code, severity in self.severity.items()},
            "without": list(self.without),
            **({"organs": list(self.organs)} if self.organs else {}),
        }


REQUIRED_COLUMN = "T211"
"""It stands in for the rules about elements that are missing, so it goes with them."""

Table: TypeAlias = Mapping[str, object]


def wire_name(name: str) -> str:
    """Return the JSON name of a field of `CatalogEntry`.

    >>> wire_name("responsible_units")
    'responsibleUnits'
    """
    return CatalogEntry.model_fields[name].alias or name


def profile_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles.

    >>> profile_names()
    ('national-2019', 'required-elements', 'thorough')
    """
    return names("profiles", ".toml")


def load_profile(name: str | Path | Profile) -> Profile:
    """Return a built-in profile by name, or a user's own by the path of its TOML file.

    Args:
        name: Name of a built-in profile, a path that ends in `.toml`, or a
            profile, which is returned as it is.

    Raises:
        UnknownCodeError: There is no built-in profile of that name.
        InvalidProfileError: The file cannot be read or does not say what it should.

    >>> load_profile("national-2019").requires[0]
    'items'
    """
    if isinstance(name, Profile):
        return name
    if isinstance(name, Path) or name.endswith(".toml"):
        return _from_file(Path(name), ())
    return _built_in(name)


def profile_of(table: Table, *, name: str) -> Profile:
    """Return the profile that a table says, as a TOML file would; it extends built-in ones.

    Args:
        table: The keys of a profile file and their values.
        name: What it is called, unless the table says so.

    Raises:
        UnknownCodeError: It extends a profile that is not built in.
        InvalidProfileError: It does not say what it should.

    >>> profile_of({"extends": "required-elements", "rules": ["E451"]}, name="own").lists("E451")
    True
    """
    reader = _Reader(name, table)
    base = reader.text("extends")
    return reader.profile(None if base is None else _built_in(base))


@cache
def requirable() -> frozenset[str]:
    """Return the Python names of the fields that a profile can require.

    >>> "content" in requirable(), "contacts" in requirable()
    (True, False)
    """
    return frozenset(rule.spec.over[0] for rule in RULES.values() if rule.spec.absence)


@cache
def _built_in(name: str) -> Profile:
    if name not in profile_names():
        raise UnknownCodeError("profile", name, known=profile_names())
    return profile_of(read_toml(f"profiles/{name}.toml"), name=name)


def _from_file(path: Path, inside: tuple[Path, ...]) -> Profile:
    """Read a user's profile and what it extends; `inside` are the files that extend it."""
    if path.resolve() in inside:
        raise InvalidProfileError(str(path), "it extends itself; drop one `extends`")
    try:
        table: Table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = f"the file cannot be read ({error.strerror}); check the path"
        raise InvalidProfileError(str(path), why) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        why = f"it is not TOML in UTF-8 ({error}); mend the file"
        raise InvalidProfileError(str(path), why) from error
    reader = _Reader(path.stem, table)
    base = reader.text("extends")
    if base is None:
        return reader.profile(None)
    if base.endswith(".toml"):
        return reader.profile(_from_file(path.parent / base, (*inside, path.resolve())))
    return reader.profile(_built_in(base))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One TOML table to a profile; every complaint names the profile."""

    stem: str
    table: Table

    def fail(self, why: str) -> InvalidProfileError:
        return InvalidProfileError(self.stem, why)

    def text(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.fail(f"`{key}` is not a text; write a text in quotes")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(f'`{key}` is not a list of texts; write it as ["…", "…"]')
        return tuple(value)

    def both(self, key: str) -> Text | None:
        match self.table.get(key):
            case None:
                return None
            case str(text):
                return Text(text, text)
            case {"zh": str(zh), "en": str(en)}:
                return Text(zh, en)
        raise self.fail(f'`{key}` is neither a text nor {{ zh = "…", en = "…" }}')

    def profile(self, base: Profile | None) -> Profile:
        """Build the profile on top of the one it extends: what it lists is added."""
        unknown = sorted(set(self.table) - KEYS)
        if unknown:
            raise self.fail(
                f"it has the unknown key `{unknown[0]}`; known: {', '.join(sorted(KEYS))}"
            )
        name = self.text("name") or self.stem
        start = base or Profile(name=name, title=Text(name, name))
        without = (*start.without, *self.selectors("without"))
        return replace(
            start,
            name=name,
            title=self.both("title") or Text(name, name),
            description=self.both("description") or start.description,
            basis=self.basis() or start.basis,
            requires=_joined(start.requires, self.requires()),
            rules=_joined(start.rules, self.selectors("rules")),
            severity=MappingProxyType({**start.severity, **self.severity()}),
            without=tuple(code for code in without if code not in self.texts("rules")),
            organs=_joined(start.organs, self.texts("organs")),
        )

    def selectors(self, key: str) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if not is_selector(value):
                raise self.fail(
                    f"`{key}` names {value!r}, which is no code of a rule; "
                    "write a code such as E102 or a prefix such as E1"
                )
        return values

    def requires(self) -> tuple[str, ...]:
        """Return the required fields; listing the rule E106 requires its field too."""
        absences = {c: r.spec.over[0] for c, r in sorted(RULES.items()) if r.spec.absence}
        by_wire = {wire_name(name): name for name in absences.values()}
        required = [by_wire.get(name, name) for name in self.texts("requires")]
        for name in required:
            if name not in absences.values():
                known = ", ".join(absences.values())
                raise self.fail(f"`requires` names {name!r}; it can require: {known}")
        named = [absences[code] for code in self.texts("rules") if code in absences]
        return (*required, *named)

    def severity(self) -> dict[str, Severity]:
        value = self.table.get("severity", {})
        if not isinstance(value, dict):
            raise self.fail('`severity` is not a table; write [severity] and E134 = "info"')
        severities: dict[str, Severity] = {}
        for code, severity in value.items():
            if not is_selector(code):
                raise self.fail(f"`severity` names {code!r}, which is no code of a rule")
            if severity not in SEVERITIES:
                raise self.fail(
                    f"`severity` of {code} is {severity!r}; it can be {', '.join(SEVERITIES)}"
                )
            severities[code] = Severity(severity)
        return severities

    def basis(self) -> tuple[Basis, ...]:
        value = self.table.get("basis", [])
        if not isinstance(value, list):
            raise self.fail('`basis` is not a list; write [{ law = "cn-ogi-2019", article = 26 }]')
        return tuple(self.citation(item) for item in value)

    def citation(self, item: object) -> Basis:
        match item:
            case {"law": str(law), **rest} if law in instruments():
                article, paragraph = rest.get("article"), rest.get("paragraph")
                if isinstance(article, int | None) and isinstance(paragraph, int | None):
                    return LegalRef(law, article, paragraph)
            case {"profile": str(profile)}:
                return ProfileRef(profile)
        known = ", ".join(instruments())
        raise self.fail(
            f'`basis` holds {item!r}; write {{ law = "…", article = … }} with a law of: {known}'
        )


SEVERITIES = ("error", "warning", "info")
"""A profile can make no rule fatal: fatal means that the input was not judged."""


def _joined(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))
