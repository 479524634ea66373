"""The wording of holiday notices (节假日安排通知), read or refused, never guessed."""

from opengov.calendar.parsing.amending import parse_amendment
from opengov.calendar.parsing.reading import import_notice, load_notice, parse_notice

__all__ = ["import_notice", "load_notice", "parse_amendment", "parse_notice"]
