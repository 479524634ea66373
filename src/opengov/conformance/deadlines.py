"""Questions about requests: when is the reply due, and what is wrong with the events."""

import json

from pydantic import ValidationError

from opengov.conformance.calendars import calendar_asked
from opengov.conformance.question import Input, InvalidQuestionError
from opengov.model.requests import InformationRequest
from opengov.requests.engine import reply_deadline
from opengov.text import Lang

__all__ = ["answer"]


def answer(asked: Input, lang: Lang = "zh") -> dict[str, object]:
    """Answer a question of the kind `deadline`.

    >>> request = {"id": "1", "events": [{"type": "received", "on": "2026-06-01"}]}
    >>> answer(Input({"request": request, "asOf": "2026-06-02", "calendar": "CN",
    ...               "calendarAsOf": "2026-11-22"}))["due"]
    '2026-06-30'
    """
    try:
        request = InformationRequest.model_validate_json(json.dumps(asked.record("request")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InvalidQuestionError(
            f"input member 'request' breaks the schema information-request: {first['msg']}"
        ) from error
    found = reply_deadline(
        request, calendar_asked(asked), as_of=asked.day("asOf"), strict=asked.flag("strict")
    ).to_json(lang)
    return {name: found[name] for name in ("status", "due", "earliest", "latest", "findings")}
