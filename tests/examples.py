"""How many examples a property is tried on: all of them in CI, some of them every day."""

import os

__all__ = ["examples"]

LEAST = 10
"""Below this, shrinking and the strategies' rarer branches are hardly met at all."""


def examples(number: int) -> int:
    """Return the number where OPENGOV_TESTS is `long`, as in `.ci/run`; else a quarter of it."""
    if os.environ.get("OPENGOV_TESTS") == "long":
        return number
    return max(LEAST, number // 4)
