from dataclasses import fields

import pytest

from opengov.finding import NOTICES, NoticeSpec
from opengov.tables import notices


def test_a_code_is_registered_once() -> None:
    taken = notices.NO_HEADER
    with pytest.raises(ValueError, match="T201 is already 'no-header-found'"):
        NoticeSpec(**{f.name: getattr(taken, f.name) for f in fields(taken)})
    assert NOTICES["T201"] is taken
