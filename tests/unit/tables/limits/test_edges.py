import pytest

from opengov.tables.limits import parse_limit
from opengov.tables.limits.sentences import LONGEST
from opengov.tables.limits.surface import Surface


def test_a_sentence_that_is_too_long_is_left_unread() -> None:
    text = "甲" * (LONGEST + 1)
    [clause] = parse_limit(text).limit.clauses
    assert clause.model_dump() == {"kind": "unparsed", "text": text, "reason": "wording"}


def test_a_yielding_to_other_law_before_a_limit_leaves_the_limit() -> None:
    limit = parse_limit("法律法规另有规定的从其规定，20个工作日内").limit
    assert limit.unless_other_law
    assert [clause.kind for clause in limit.clauses] == ["deadline"]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 2), (2, 1)])
def test_no_stretch_has_no_words(start: int, end: int) -> None:
    assert Surface.of("及时公开").text(start, end) == ""


@pytest.mark.parametrize(
    ("text", "kinds"), [("及时公开()", ["pace"]), ("(20个工作日内)", ["unparsed"])]
)
def test_brackets_around_nothing_or_everything(text: str, kinds: list[str]) -> None:
    assert [clause.kind for clause in parse_limit(text).limit.clauses] == kinds
