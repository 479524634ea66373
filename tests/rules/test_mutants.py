"""One thing of a valid record is spoilt, and exactly the intended rule says so."""

import copy
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.examples import OTHER_ENTRY, VALID_ENTRY, as_json

from opengov.model.catalog import Catalog
from opengov.validation import load_profile, validate

DEFAULT = "required-elements"
NATIONAL = "national-2019"
BOTH = (DEFAULT, NATIONAL)
ABSENT = object()


def found(profile: str, **changes: object) -> list[tuple[str, str]]:
    """Return code and pointer of what a catalog with one spoilt entry gives."""
    spoilt = copy.deepcopy(dict(VALID_ENTRY)) | changes
    spoilt = {key: value for key, value in spoilt.items() if value is not ABSENT}
    text = as_json({"id": "1", "entries": [spoilt, OTHER_ENTRY]})
    report = validate(Catalog.model_validate_json(text), profile=profile)
    return [(f.code, str(f.location.pointer)) for f in report.findings]


def limit(raw: str, *clauses: Mapping[str, object]) -> dict[str, object]:
    return {"raw": raw, "clauses": list(clauses)}


PERIOD = {"kind": "period", "duration": {"value": 6, "unit": "month"}}
PACE = {"kind": "pace", "pace": "promptly"}
LONG_TERM = {"kind": "retention", "term": "long_term"}
MASKED = {"kind": "unparsed", "text": "形成后*个工作日", "reason": "masked"}
REFERENCE = {"kind": "unparsed", "text": "按有关规定", "reason": "reference"}
QUARTERLY = {"kind": "frequency", "every": {"value": 3, "unit": "month"}}
BARE_DEADLINE = {
    "kind": "deadline",
    "relation": "after",
    "duration": {"value": 20, "unit": "working_day"},
}
STATED = {"code": "quarterly", "source": "stated", "raw": "每季度"}

LISTS = [
    ("content", lambda text: [text]),
    ("responsibleUnits", lambda text: [{"name": text}]),
    ("channels", lambda text: [{"text": text}]),
]
MISSING = {"content": "E101", "responsibleUnits": "E102", "channels": "E103"}
UNDECIDED = {"content": "E121", "responsibleUnits": "E122", "channels": "E123"}


@pytest.mark.parametrize("profile", BOTH)
def test_the_valid_record_is_clean(profile: str) -> None:
    assert found(profile) == []


@pytest.mark.parametrize("profile", BOTH)
@pytest.mark.parametrize("field", MISSING)
def test_missing_element(profile: str, field: str) -> None:
    assert found(profile, **{field: ABSENT}) == [(MISSING[field], f"/entries/0/{field}")]


@pytest.mark.parametrize("profile", BOTH)
@pytest.mark.parametrize(
    ("text", "code"), [("/", "E111"), ("略", "E111"), ("****局", "E112"), ("同上", "E113")]
)
@pytest.mark.parametrize(("field", "make"), LISTS)
def test_written_but_no_value(
    profile: str, field: str, make: object, text: str, code: str
) -> None:
    assert callable(make)
    assert found(profile, **{field: make(text)}) == [(code, f"/entries/0/{field}/0")]


@pytest.mark.parametrize("profile", BOTH)
@pytest.mark.parametrize("text", ["#REF!", "=VLOOKUP(A1,B:C,2)", "???"])
@pytest.mark.parametrize(("field", "make"), LISTS)
def test_words_lost(profile: str, field: str, make: object, text: str) -> None:
    assert callable(make)
    assert found(profile, **{field: make(text)}) == [(UNDECIDED[field], f"/entries/0/{field}/0")]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("□政府网站 □政府公报", "E103"),
        ("☐政府网站\n☐其他____", "E103"),
        ("?政府网站 ?政府公报", "E123"),
    ],
)
def test_cell_of_boxes_without_choice(channel: str, code: str) -> None:
    [(got, _)] = found(DEFAULT, channels=[{"text": channel}])
    assert got == code


def test_blank_strings_are_missing() -> None:
    assert found(DEFAULT, content=["", "  "]) == [("E101", "/entries/0/content")]


def test_generic_unit_alone() -> None:
    where = "/entries/0/responsibleUnits/0"
    assert found(DEFAULT, responsibleUnits=[{"name": "相关审批部门"}]) == [("E114", where)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("某县民政局", id="a concrete unit beside it"),
    ],
)
def test_generic_unit_beside_a_concrete_one(other: str) -> None:
    assert found(DEFAULT, responsibleUnits=[{"name": "相关审批部门"}, {"name": other}]) == []


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (["发放标准", "/"], []),
        (["/", "略"], ["E111"]),
        (["发放标准", "****"], ["E112"]),
        (["/", "#REF!"], ["E121"]),
        (["/", "同上"], ["E113"]),
        (["发放标准", "#REF!"], []),
    ],
)
def test_lists_of_several(content: list[str], codes: list[str]) -> None:
    """One real element makes the list real, unless something is masked."""
    assert [code for code, _ in found(DEFAULT, content=content)] == codes


FREQUENCY_CASES = [
    pytest.param(ABSENT, ABSENT, "E104", id="neither limit nor frequency"),
    pytest.param(limit("/"), ABSENT, "E104", id="placeholder limit"),
    pytest.param(limit("同上"), ABSENT, "E104", id="dangling limit"),
    pytest.param(limit("长期公开", LONG_TERM), ABSENT, "E104", id="retention only"),
    pytest.param(limit("形成后*个工作日", MASKED), ABSENT, "E124", id="masked limit"),
    pytest.param(limit("按有关规定", REFERENCE), ABSENT, "E124", id="reference only"),
    pytest.param(ABSENT, {"source": "stated", "raw": "/"}, "E104", id="placeholder frequency"),
    pytest.param(ABSENT, {"source": "stated", "raw": "**"}, "E124", id="masked frequency"),
    pytest.param(ABSENT, {"source": "stated", "raw": "看情况"}, "E124", id="unknown wording"),
    pytest.param(
        limit("6个月", PERIOD),
        {"code": "semiannual", "source": "inferred", "clause": 0},
        "E134",
        id="bare period",
    ),
    pytest.param(
        limit(
            "1月31日前",
            {
                "kind": "calendar",
                "relation": "before",
                "rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31",
                "recurrence": "inferred",
            },
        ),
        {"code": "annual", "source": "inferred", "clause": 0},
        "E134",
        id="bare date",
    ),
]


@pytest.mark.parametrize(("time_limit", "frequency", "code"), FREQUENCY_CASES)
def test_update_frequency(time_limit: object, frequency: object, code: str) -> None:
    got = found(DEFAULT, timeLimit=time_limit, updateFrequency=frequency)
    assert got == [(code, "/entries/0/updateFrequency")]


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        pytest.param(
            {
                "timeLimit": limit("20个工作日", BARE_DEADLINE),
                "updateFrequency": {
                    "code": "on_change",
                    "source": "inferred",
                    "within": {"value": 20, "unit": "working_day"},
                    "clause": 0,
                },
            },
            "E201",
            "timeLimit/clauses/0",
            id="a limit without an event gets only this",
        ),
        pytest.param(
            {
                "timeLimit": limit("及时公开", PACE),
                "updateFrequency": {"code": "on_change", "source": "derived", "clause": 0},
            },
            "E202",
            "updateFrequency",
            id="no bound",
        ),
        pytest.param(
            {
                "timeLimit": limit("按有关规定，每季度", REFERENCE),
                "updateFrequency": STATED,
            },
            "E203",
            "timeLimit/clauses/0",
            id="partly unparsed",
        ),
        pytest.param(
            {
                "timeLimit": limit("每季度", QUARTERLY),
                "updateFrequency": {"code": "quarterly", "source": "derived", "clause": 0},
            },
            "E204",
            "timeLimit",
            id="frequency in the limit's place",
        ),
        pytest.param({"domain": {"text": "某某领域"}}, "C103", "domain", id="unknown domain"),
    ],
)
@pytest.mark.parametrize("profile", BOTH)
def test_doubts(profile: str, changes: dict[str, object], code: str, pointer: str) -> None:
    assert found(profile, **changes) == [(code, f"/entries/0/{pointer}")]


def test_duplicate_is_reported_at_the_later_entry() -> None:
    same = {"items": OTHER_ENTRY["items"], "content": OTHER_ENTRY["content"]}
    assert found(DEFAULT, **same) == [("C101", "/entries/1/items")]


def test_sequence_gap() -> None:
    text = as_json({"id": "1", "entries": [VALID_ENTRY, OTHER_ENTRY | {"sequence": "3"}]})
    report = validate(Catalog.model_validate_json(text))
    assert [(f.code, f.location.pointer) for f in report.findings] == [
        ("C102", "/entries/1/sequence")
    ]


class TestNationalProfile:
    """Where the limit is required and the frequency is not, the limit is judged as a text."""

    @pytest.mark.parametrize(
        ("field", "code"),
        [
            ("items", "E105"),
            ("legalBasis", "E106"),
            ("timeLimit", "E107"),
            ("audience", "E108"),
            ("methods", "E109"),
        ],
    )
    def test_missing(self, field: str, code: str) -> None:
        assert found(NATIONAL, updateFrequency=ABSENT, **{field: ABSENT}) == [
            (code, f"/entries/0/{field}")
        ]

    @pytest.mark.parametrize(
        ("time_limit", "code"),
        [
            (limit("/"), "E111"),
            (limit("形成后*个工作日", MASKED), "E112"),
            (limit("同上"), "E113"),
        ],
    )
    def test_limit_that_says_nothing(self, time_limit: dict[str, object], code: str) -> None:
        got = found(NATIONAL, timeLimit=time_limit, updateFrequency=ABSENT)
        assert got == [(code, "/entries/0/timeLimit")]

    def test_unparsed_limit_counts_as_present(self) -> None:
        got = found(NATIONAL, timeLimit=limit("按有关规定", REFERENCE), updateFrequency=ABSENT)
        assert [code for code, _ in got] == ["E203"]

    def test_limit_that_was_not_split_up_counts_as_present(self) -> None:
        assert found(NATIONAL, timeLimit=limit("按有关规定"), updateFrequency=ABSENT) == []

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("items", ["/"]),
            ("legalBasis", [{"text": "/"}]),
            ("audience", {"groups": ["/"]}),
            ("methods", [{"text": "/"}]),
        ],
    )
    def test_placeholder_in_any_required_field(self, field: str, value: object) -> None:
        [(code, pointer)] = found(NATIONAL, **{field: value})
        assert (code, pointer.startswith(f"/entries/0/{field}")) == ("E111", True)

    def test_default_profile_asks_for_none_of_these(self) -> None:
        gone = dict.fromkeys(("items", "legalBasis", "audience", "methods"), ABSENT)
        assert found(DEFAULT, **gone) == []


TEXTS = st.sampled_from(
    ["发放标准", "/", "", "****局", "同上", "#REF!", "相关部门", "?政府网站 ?公报"]
)


@given(
    content=st.lists(TEXTS, max_size=3),
    units=st.lists(TEXTS.filter(bool), max_size=3),
    channels=st.lists(TEXTS, max_size=3),
    raw=TEXTS,
    profile=st.sampled_from(BOTH),
)
def test_a_field_gets_at_most_one_finding_of_e1(
    content: list[str], units: list[str], channels: list[str], raw: str, profile: str
) -> None:
    """DESIGN 5: "A field gets at most one E1 finding"."""
    got = found(
        profile,
        content=content,
        responsibleUnits=[{"name": name} for name in units],
        channels=[{"text": text} for text in channels],
        timeLimit={"raw": raw},
        updateFrequency=ABSENT,
    )
    fields = [pointer.split("/")[3] for code, pointer in got if code.startswith("E1")]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("profile", BOTH)
def test_profiles_require_what_their_rules_judge(profile: str) -> None:
    loaded = load_profile(profile)
    assert [code for code in ("E101", "E102", "E103") if loaded.lists(code)] == [
        "E101",
        "E102",
        "E103",
    ]
    assert loaded.lists("E104") == (profile == DEFAULT)
