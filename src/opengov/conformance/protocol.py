"""One line in, one line out: questions of the conformance kit and their answers."""

import json

from opengov._version import __version__, data_version
from opengov.conformance import calendars, catalogs, deadlines, limits
from opengov.conformance.question import Input, InvalidQuestionError
from opengov.errors import MissingExtraError, OpenGovError
from opengov.text import Lang

__all__ = ["KINDS", "PROTOCOL", "answer_line"]

PROTOCOL = 1
"""Version of the protocol; it changes only when old programs could not go on."""

KINDS = ("calendar", "deadline", "time-limit", "catalog")
"""Kinds of questions that this library answers."""


def answer_line(line: bytes, lang: Lang = "zh") -> bytes:
    r"""Answer one line of questions; whatever is wrong with it is an answer, too.

    Args:
        line: A question in JSON.
        lang: Language of the messages of findings.

    >>> answer_line(b'{"id": "a", "kind": "weather", "input": {}}')
    b'{"id": "a", "unsupported": "questions of the kind weather"}\n'
    """
    return f"{json.dumps(_answer(line, lang), ensure_ascii=True)}\n".encode()


def _answer(line: bytes, lang: Lang) -> dict[str, object]:
    try:
        question = json.loads(line)
    except ValueError as error:
        return {"id": None, **_error(InvalidQuestionError.code, f"the line is not JSON: {error}")}
    if not isinstance(question, dict):
        return {"id": None, **_error(InvalidQuestionError.code, "the line is not a JSON object")}
    head = {"id": question.get("id")}
    try:
        return {**head, **_reply(Input(question), lang)}
    except MissingExtraError as error:
        return {**head, "unsupported": str(error)}
    except OpenGovError as error:
        return {**head, **_error(error.code, str(error))}
    except Exception as error:  # noqa: BLE001 - one failure must not end the conversation
        return {**head, **_error("internal", f"{type(error).__name__}: {error}")}


def _reply(question: Input, lang: Lang) -> dict[str, object]:
    kind, asked = question.text("kind"), Input(question.record("input"))
    match kind:
        case "hello":
            return {"output": _hello()}
        case "calendar":
            return {"output": calendars.answer(asked)}
        case "deadline":
            return {"output": deadlines.answer(asked, lang)}
        case "time-limit":
            return {"output": limits.answer(asked)}
        case "catalog":
            return {"output": catalogs.answer(asked, lang)}
    return {"unsupported": f"questions of the kind {kind}"}


def _hello() -> dict[str, object]:
    return {
        "protocol": PROTOCOL,
        "name": "opengov",
        "version": __version__,
        "dataVersion": data_version,
        "kinds": list(KINDS),
    }


def _error(code: str, message: str) -> dict[str, object]:
    return {"error": {"code": code, "message": message}}
