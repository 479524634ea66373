"""Faults of records: one finding each, at the value, in our own words."""

import json
import re
from pathlib import Path
from typing import Annotated, Any, Self

import pytest
from annotated_types import Ge, Gt, Le, Len, Lt
from pydantic import BaseModel, TypeAdapter, ValidationError, model_validator

import opengov.model
from opengov.catalogfile import CatalogFile
from opengov.finding import NOTICES, Finding, NoticeSpec, Severity
from opengov.model.catalog import CatalogEntry
from opengov.records import read_json, read_jsonl
from opengov.records.faults import TABLE, explain, show
from opengov.records.record import RecordClass, settle

GOOD_CODE = "11000000000000000U"


def read(entry: str) -> CatalogFile:
    return read_jsonl(entry, source="a.jsonl", sha256="")


def only(entry: str) -> Finding:
    (found,) = read(entry).findings
    return found


LIMIT = '{"id": "1", "timeLimit": {"raw": "", "clauses": [%s]}}'
CASES = Path(__file__).with_name("faults.tsv")
"""One fault each: its name, pointer in the entry, text of the value, the entry."""

HUGE = "9" * 5000
CLAUSE = '{"id": "1", "updateFrequency": {"source": "stated", "clause": %s}}'
FAULTS = [
    *(line.split("\t") for line in CASES.read_text("utf-8").splitlines()[1:]),
    ["number-out-of-range", "/updateFrequency/clause", HUGE, CLAUSE % HUGE],
    ["number-out-of-range", "/updateFrequency/clause", f"-{HUGE}", CLAUSE % f"-{HUGE}"],
]


class TestOneFault:
    @pytest.mark.parametrize(("name", "pointer", "raw", "entry"), FAULTS)
    def test_is_one_finding_at_the_value(
        self, name: str, pointer: str, raw: str, entry: str
    ) -> None:
        file = read(entry)
        (found,) = file.findings
        assert (found.name, found.location.pointer) == (name, "/entries/0" + pointer)
        assert found.severity is Severity.ERROR
        start, length = found.location.byte_offset, found.location.byte_length
        assert start is not None
        assert length is not None
        cut = entry.encode()[start : start + length].decode()
        assert cut == raw if raw else cut.startswith("{")
        assert len(file.catalogs[0].entries) == 1
        json.dumps(found.to_json("zh"), allow_nan=False, ensure_ascii=False).encode()

    @pytest.mark.parametrize(("pointer", "entry"), [case[1::2] for case in FAULTS])
    def test_leaves_out_the_field_of_the_entry(self, pointer: str, entry: str) -> None:
        file = read(entry)
        (record,) = file.catalogs[0].entries
        faulty = file.faulty.get((0, 0), frozenset())
        assert faulty == {n for n in CatalogEntry.model_fields if wire(n) == pointer.split("/")[1]}
        for field in faulty - {"id"}:
            assert getattr(record, field) in (None, (), {})

    @pytest.mark.parametrize("entry", [case[3] for case in FAULTS])
    def test_speaks_both_languages_and_never_pydantic(self, entry: str) -> None:
        message = only(entry).message
        assert re.search(r"[一-鿿]", message.zh)
        assert not re.search(
            r"[一-鿿（）“”]",
            message.en.replace("养老", "").replace("办理结果", "").replace("县", ""),
        )
        assert "Input should" not in message.zh + message.en
        assert "{" not in message.zh.replace("{…}", "")
        assert len(message.zh) < 250


def wire(name: str) -> str:
    return CatalogEntry.model_fields[name].alias or name


class TestHints:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("update_frequency", "updateFrequency"),
            ("UpdateFrequency", "updateFrequency"),
            ("updateFreqency", "updateFrequency"),
            ("chanels", "channels"),
            ("content s", "content"),
            ("公开主体", "responsibleUnits"),
            ("timelimits", "timeLimit"),
        ],
    )
    def test_did_you_mean(self, written: str, meant: str) -> None:
        file = read(json.dumps({"id": "1", written: "x"}))
        (found,) = file.findings
        assert found.values == {"key": show(written).strip('"'), "hint": meant}
        assert meant in found.message.zh
        # The field was meant to be there: no rule should call it missing.
        (names,) = file.faulty.values()
        assert [wire(name) for name in names] == [meant]

    @pytest.mark.parametrize("written", ["x", "审批", "", "u" * 100])
    def test_no_hint(self, written: str) -> None:
        found = only(json.dumps({"id": "1", written: "x"}))
        assert found.values["hint"] == ""
        assert len(found.message.en) < 100

    def test_field_that_is_there_too_is_not_faulty(self) -> None:
        file = read('{"id": "1", "Url": "x", "url": "y"}')
        assert dict(file.faulty) == {}
        assert file.catalogs[0].entries[0].url == "y"

    def test_misspelt_required_field_is_one_fault(self) -> None:
        found = only('{"id": "1", "legalBasis": [{"Text": "《条例》"}]}')
        assert found.location.pointer == "/entries/0/legalBasis/0/Text"


class TestManyFaults:
    def test_each_is_reported(self) -> None:
        file = read(
            '{"id": 5, "content": [1, null, "a"], "url": null, "x": 1,'
            ' "contacts": [{"kind": "q"}], "sequence": "07"}'
        )
        assert sorted((f.name, f.location.pointer or "") for f in file.findings) == [
            ("null-written", "/entries/0/content/1"),
            ("null-written", "/entries/0/url"),
            ("required-field-absent", "/entries/0/contacts/0/text"),
            ("unknown-code", "/entries/0/contacts/0/kind"),
            ("unknown-field", "/entries/0/x"),
            ("wrong-type", "/entries/0/content/0"),
            ("wrong-type", "/entries/0/id"),
        ]
        (record,) = file.catalogs[0].entries
        assert (record.id, record.sequence, record.content) == ("1", "07", ())

    def test_item_of_a_list_is_named_by_number(self) -> None:
        found = only('{"id": "1", "content": ["a", 5]}')
        assert found.message.zh == "“公开内容（content）第2项”应为字符串，现为数"
        assert found.message.en == "item 2 of content should be a string and is a number"

    def test_text_with_halves_of_characters_outside_escapes(self) -> None:
        file = read('{"id": "1", "sequence": "\ud842", "url": "u"}')
        assert [f.name for f in file.findings] == ["lone-surrogate"]
        assert file.catalogs[0].entries[0].url == "u"
        assert file.findings[0].location.byte_length == 5

    def test_whole_characters_in_escapes_are_fine(self) -> None:
        file = read('{"id": "1", "sequence": "\\ud842\\udfb7", "url": "null"}')
        assert file.findings == ()
        assert file.catalogs[0].entries[0].sequence == "\U00020bb7"

    def test_quantity_is_an_integer_or_a_number_one_fault(self) -> None:
        figure = '{"name": "抽查", "quantity": {"value": %s}}'
        record = '{"id": "1", "type": "service", "figures": [%s]}' % (figure % '"5"')
        assert only(record).values["expected"] == "number"
        record = '{"id": "1", "type": "service", "figures": [%s]}' % (figure % "1e999")
        assert only(record).name == "number-out-of-range"

    def test_pattern_and_length_are_one_fault(self) -> None:
        hours = '{"weekdays": ["monday"], "opens": "9点整"}'
        record = '{"id": "1", "type": "service", "serviceChannels": [{"openingHours": [%s]}]}'
        found = [f for f in read(record % hours).findings if "opens" in (f.location.pointer or "")]
        assert [(f.name, f.values["value"]) for f in found] == [("malformed-text", '"9点整"')]


class TestTable:
    def test_custom_errors_of_the_models_are_in_it(self) -> None:
        """A new PydanticCustomError needs words of its own here."""
        folder = Path(opengov.model.__file__).parent
        source = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
        used = set(re.findall(r"PydanticCustomError\(\s*\"(\w+)\"", source))
        assert used
        assert used <= TABLE.keys()

    def test_unknown_type_of_error_still_speaks_both_languages(self) -> None:
        class Strict(BaseModel):
            values: set[int] = set()

            @model_validator(mode="after")
            def refuse(self) -> Self:
                raise ValueError("no")

        try:
            Strict.model_validate({"values": 5})
        except ValidationError as error:
            (fault,) = explain(error, (Strict,))
        assert fault.spec.name == "schema-broken"
        assert fault.values["rule"] == "set_type"

        def make(data: object) -> Strict:
            return Strict.model_validate(data)

        outcome = settle({"values": []}, RecordClass(make, (Strict,)))
        assert outcome.record is None
        assert [(f.path, f.values["rule"]) for f in outcome.faults] == [((), "value_error")]

    @pytest.mark.parametrize(
        ("hint", "value", "name", "bound"),
        [
            ("less_than_equal", 9, "number-out-of-range", "<= 5"),
            ("greater_than", 0, "number-out-of-range", "> 0"),
            ("less_than", 9, "number-out-of-range", "< 5"),
            ("too_long", [1, 2, 3], "wrong-length", "<= 2"),
            ("string_too_short", "", "wrong-length", ">= 1"),
            ("string_too_long", "abc", "wrong-length", "<= 2"),
        ],
    )
    def test_bounds(self, hint: str, value: object, name: str, bound: str) -> None:
        types: dict[str, Any] = {
            "less_than_equal": Annotated[int, Ge(0), Le(5)],
            "greater_than": Annotated[int, Gt(0)],
            "less_than": Annotated[int, Lt(5)],
            "too_long": Annotated[list[int], Len(0, 2)],
            "string_too_short": Annotated[str, Len(1)],
            "string_too_long": Annotated[str, Len(0, 2)],
        }
        with pytest.raises(ValidationError) as raised:
            TypeAdapter(types[hint]).validate_python(value)
        (fault,) = explain(raised.value, (int,))
        word = fault.values["bound"]
        assert (fault.spec.name, getattr(word, "code", None)) == (name, bound)


class TestNotices:
    SPECS = tuple(spec for code, spec in sorted(NOTICES.items()) if code.startswith("S"))

    @pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.code)
    def test_languages_agree(self, spec: NoticeSpec) -> None:
        assert set(re.findall(r"\{(\w+)\}", spec.message.zh)) == set(
            re.findall(r"\{(\w+)\}", spec.message.en)
        )
        for page in (spec.page.zh, spec.page.en):
            assert page.splitlines()[0].endswith(("。", "."))

    def test_bad_and_good_examples_of_whole_files(self) -> None:
        for code in ("S101", "S104"):
            assert [
                f.code for f in read_json(NOTICES[code].bad, source="", sha256="").findings
            ] == [code]
            assert read_json(NOTICES[code].good, source="", sha256="").findings == ()
        for code in ("S102", "S105", "S106", "S107", "S108", "S201", "S202", "S203", "S204"):
            assert [f.code for f in read(NOTICES[code].bad).findings] == [code]
            assert read(NOTICES[code].good).findings == ()

    @pytest.mark.parametrize(
        ("code", "around"),
        [
            ("S109", LIMIT % '{"kind": "period", "duration": %s}'),
            ("S205", '{"id": "1", "updateFrequency": %s}'),
            ("S206", '{"id": "1", "responsibleUnits": [%s]}'),
            ("S208", '{"id": "1", "responsibleUnits": [%s]}'),
            ("S209", '{"id": "1", "responsibleUnits": [%s]}'),
            ("S211", LIMIT % '{"kind": "period", "duration": %s}'),
            ("S212", LIMIT % '{"kind": "pace", "pace": "promptly", "anchor": %s}'),
        ],
    )
    def test_bad_and_good_examples_of_parts(self, code: str, around: str) -> None:
        assert [f.code for f in read(around % NOTICES[code].bad).findings] == [code]
        assert read(around % NOTICES[code].good).findings == ()
