"""Questions about wordings: what does the cell of a time limit, or of a frequency, say."""

import json

from opengov.conformance.question import Input
from opengov.model.elements import frequency_element
from opengov.model.time import TimeLimit, UpdateFrequency

__all__ = ["answer"]


def answer(asked: Input) -> dict[str, object]:
    """Answer a question of the kind `time-limit`.

    >>> found = answer(Input({"column": "updateFrequency", "phrase": "每季度"}))
    >>> found["updateFrequency"]["code"], found["element"]
    ('quarterly', 'present')
    """
    from opengov.tables.limits import (  # noqa: PLC0415 - tables are an extra
        derive_frequency,
        parse_frequency,
        parse_limit,
    )

    phrase = asked.text("phrase")
    limit: TimeLimit | None = None
    frequency: UpdateFrequency | None
    if asked.choice("column", "timeLimit", "updateFrequency") == "timeLimit":
        limit = parse_limit(phrase).limit
        frequency = derive_frequency(limit)
    else:
        frequency = parse_frequency(phrase)
    return {
        "timeLimit": None if limit is None else json.loads(limit.model_dump_json()),
        "updateFrequency": None if frequency is None else json.loads(frequency.model_dump_json()),
        "element": frequency_element(limit, frequency),
    }
