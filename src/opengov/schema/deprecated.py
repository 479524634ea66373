"""What a published field says of its going away, in words."""

from collections.abc import Mapping
from typing import Final, cast

from opengov.text import Text

__all__ = ["deprecation"]

GOES: Final = Text(
    "{since}起弃用，{removal}删除：{reason}",
    "deprecated since {since}, gone in {removal}: {reason}",
)
USE: Final = Text("；请改用{use}", "; use {use}")
NONE: Final = Text("", "")


def deprecation(field: Mapping[str, object]) -> Text:
    """Return since when a field is deprecated, why, and what to use; blank where it is not.

    >>> said = {"since": "1.1.0", "removal": "2.0.0", "reason": {"zh": "重复", "en": "twice said"}}
    >>> deprecation({"deprecated": True, "x-deprecated": said}).en
    'deprecated since 1.1.0, gone in 2.0.0: twice said'
    """
    said = cast("Mapping[str, object]", field.get("x-deprecated", {}))
    if not said:
        return NONE
    reason = cast("Mapping[str, str]", said["reason"])
    versions = {"since": said["since"], "removal": said["removal"]}
    use = USE.format(use=said["use"]) if "use" in said else NONE
    return Text(
        GOES.zh.format(**versions, reason=reason["zh"]) + use.zh,
        GOES.en.format(**versions, reason=reason["en"]) + use.en,
    )
