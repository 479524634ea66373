"""Organs, legal basis, coded values, catalogs and time: what each of them takes."""

import json

import pytest
from pydantic import ValidationError
from stdnum.cn import uscc

from opengov.model.catalog import Audience, Catalog, CatalogEntry, CatalogSet, Channel
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import CREDIT_CODE, Contact, Organ, ResponsibleUnit
from opengov.model.time import Anchor, Duration, TimeLimit, UpdateFrequency

BODY = "11370812004339255"
CODE = BODY + uscc.calc_check_digit(BODY)


class TestCreditCode:
    def test_takes_a_code_whose_check_character_fits(self) -> None:
        assert Organ(name="某机关", credit_code=CODE).credit_code == CODE
        assert CODE == "11370812004339255B"

    def test_takes_a_code_that_begins_with_a_letter(self) -> None:
        body = "A" + BODY[1:]
        code = body + uscc.calc_check_digit(body)
        assert ResponsibleUnit(name="某单位", credit_code=code).credit_code == code

    @pytest.mark.parametrize("last", sorted(set("0123456789ABCDEFGHJKLMNPQRTUWXY") - {CODE[-1]}))
    def test_refuses_every_other_check_character(self, last: str) -> None:
        with pytest.raises(ValidationError, match=f"should be {CODE[-1]}"):
            Organ(name="某机关", credit_code=BODY + last)

    @pytest.mark.parametrize(
        "code",
        ["", BODY, CODE + "0", CODE.lower(), BODY[:-1] + "OB", CODE + "\n", "０" + CODE[1:]],
    )
    def test_refuses_another_form(self, code: str) -> None:
        with pytest.raises(ValidationError, match="18 digits and capital letters"):
            Organ(name="某机关", credit_code=code)

    def test_the_alphabet_leaves_out_five_letters(self) -> None:
        assert not [c for c in "IOSVZ" if CREDIT_CODE.fullmatch(c * 18)]


class TestOrgans:
    def test_level_is_a_code(self) -> None:
        with pytest.raises(ValidationError):
            Organ.model_validate_json('{"name": "某局", "level": "县级"}')

    @pytest.mark.parametrize("kind", ["enquiry", "supervision", "office"])
    def test_contact_kinds(self, kind: str) -> None:
        contact = Contact.model_validate_json(json.dumps({"kind": kind, "text": "12345"}))
        assert contact.model_dump() == {"kind": kind, "text": "12345"}

    def test_contact_needs_a_kind(self) -> None:
        with pytest.raises(ValidationError, match="kind"):
            Contact.model_validate_json('{"text": "12345"}')


class TestCoded:
    def test_unknown_words_stay(self) -> None:
        assert Channel(text="某某平台").model_dump() == {"text": "某某平台"}

    def test_code_alone(self) -> None:
        assert Coded(code="proactive").model_dump() == {"code": "proactive"}


class TestLegalBasis:
    def test_wire_names(self) -> None:
        basis = LegalBasis(
            text="《甲》（某发〔2019〕1号）", title="甲", document_number="某发〔2019〕1号"
        )
        assert set(basis.model_dump()) == {"text", "title", "documentNumber"}

    def test_needs_its_text(self) -> None:
        with pytest.raises(ValidationError):
            LegalBasis(text=" ")


class TestCatalog:
    def test_only_id_and_entries_are_required(self) -> None:
        assert Catalog.model_validate_json('{"id": "1", "entries": []}').entries == ()
        with pytest.raises(ValidationError, match="entries"):
            Catalog.model_validate_json('{"id": "1"}')

    def test_an_entry_needs_its_id_only(self) -> None:
        assert CatalogEntry.model_validate_json('{"id": "1"}') == CatalogEntry(id="1")

    def test_valid_from_is_a_full_date(self) -> None:
        text = '{"id":"1","validFrom":"2020-07-01","entries":[]}'
        assert Catalog.model_validate_json(text).model_dump_json() == text

    def test_a_placeholder_stays_text(self) -> None:
        entry = CatalogEntry(id="1", content=["/"], responsible_units=[{"name": "****局"}])
        assert entry.responsible_units[0].name == "****局"

    @pytest.mark.parametrize("public", ["true", 1, "是"])
    def test_public_is_true_or_false(self, public: object) -> None:
        with pytest.raises(ValidationError):
            Audience.model_validate_json(json.dumps({"public": public}))

    def test_set_of_catalogs(self) -> None:
        text = '{"catalogs":[{"id":"1","entries":[]},{"id":"2","entries":[]}]}'
        assert CatalogSet.model_validate_json(text).model_dump_json() == text


CLAUSES = [
    {"kind": "deadline", "relation": "after", "duration": {"value": 20, "unit": "working_day"}},
    {"kind": "pace", "pace": "promptly", "anchor": {"events": ["decided"], "text": "决策作出"}},
    {"kind": "calendar", "relation": "before", "rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31"},
    {"kind": "calendar", "relation": "on", "next": True, "recurrence": "inferred"},
    {"kind": "calendar", "relation": "before", "date": "2020-06-30"},
    {"kind": "frequency", "every": {"value": 6, "unit": "month"}, "atLeast": True},
    {
        "kind": "display",
        "purpose": "public_notice",
        "bound": "exactly",
        "duration": {"value": 7, "unit": "day"},
    },
    {"kind": "retention", "term": "fixed", "duration": {"value": 5, "unit": "year"}},
    {"kind": "extension", "duration": {"value": 7, "unit": "working_day"}},
    {"kind": "on_request", "scope": "其他内容"},
    {"kind": "period", "duration": {"value": 1, "unit": "year"}},
    {"kind": "unparsed", "text": "* 个工作日内", "reason": "masked"},
]


class TestTime:
    @pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c["kind"])
    def test_every_clause_round_trips(self, clause: dict[str, object]) -> None:
        text = json.dumps({"raw": "…", "clauses": [clause]}, ensure_ascii=False)
        assert json.loads(TimeLimit.model_validate_json(text).model_dump_json()) == json.loads(
            text
        )

    def test_a_clause_needs_its_kind(self) -> None:
        with pytest.raises(ValidationError, match="kind"):
            TimeLimit.model_validate_json('{"raw": "x", "clauses": [{"relation": "after"}]}')

    def test_a_default_kind_would_be_dropped_when_written(self) -> None:
        limit = TimeLimit(raw="x", clauses=[{"kind": "on_request"}])
        assert limit.model_dump() == {"raw": "x", "clauses": ({"kind": "on_request"},)}

    @pytest.mark.parametrize("value", [0, -1, 1.5, "20", True])
    def test_a_length_is_a_whole_number_from_one(self, value: object) -> None:
        with pytest.raises(ValidationError):
            Duration.model_validate_json(json.dumps({"value": value, "unit": "day"}))

    def test_an_anchor_needs_an_event(self) -> None:
        with pytest.raises(ValidationError):
            Anchor(events=[], text="信息形成")

    def test_frequency_needs_its_source(self) -> None:
        with pytest.raises(ValidationError, match="source"):
            UpdateFrequency.model_validate_json('{"code": "monthly"}')

    def test_frequency_round_trips(self) -> None:
        text = (
            '{"code":"on_change","source":"derived","within":{"value":20,"unit":"working_day"},'
            '"clause":0,"scoped":[{"scope":"处罚决定","code":"on_change"}]}'
        )
        assert UpdateFrequency.model_validate_json(text).model_dump_json() == text
