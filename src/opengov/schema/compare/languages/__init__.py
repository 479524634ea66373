"""Regular languages: whether a text fits some patterns and not others, and the shortest that does.

Libraries of automata were tried first; none reads anchors and Unicode escapes, which
every published pattern has, and a pattern means here what `re.search` makes of it.
"""

from opengov.schema.compare.languages.patterns import UnsupportedPatternError
from opengov.schema.compare.languages.search import SearchTooLongError, texts

__all__ = ["SearchTooLongError", "UnsupportedPatternError", "texts"]
