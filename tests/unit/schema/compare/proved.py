"""What every comparison must keep: its examples are what they are said to be."""

from collections.abc import Iterable

from jsonschema import Draft202012Validator, FormatChecker

from opengov.schema.compare import Change, Kind, compare
from opengov.schema.compare.document import Schema


def takes(schema: Schema, instance: object) -> bool:
    return bool(Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(instance))


def assert_proved(changes: Iterable[Change], old: Schema, new: Schema) -> None:
    for change in changes:
        directed = change.kind in {Kind.NARROWING, Kind.WIDENING}
        assert directed == (change.example is not None)
        if change.example is not None:
            instance = change.example.instance
            verdicts = (takes(old, instance), takes(new, instance))
            assert verdicts == ((True, False) if change.kind is Kind.NARROWING else (False, True))
            assert change.example.valid_under == ("old" if verdicts[0] else "new")


def compared(old: Schema, new: Schema) -> tuple[Change, ...]:
    """Compare, and prove what is said by a validator of our own."""
    changes = compare(old, new)
    assert_proved(changes, old, new)
    return changes


def said(changes: Iterable[Change]) -> list[str]:
    """Return kind, reason and pointer of each change that is not neutral."""
    return [
        f"{change.kind} {change.reason} {change.pointer}"
        for change in changes
        if change.kind is not Kind.NEUTRAL
    ]
