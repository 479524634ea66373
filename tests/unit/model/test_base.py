import json
from datetime import date, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from opengov.model._base import Count, FullDate, Identifier, Index
from opengov.model.catalog import Audience, Catalog, CatalogEntry
from opengov.model.organs import Organ
from opengov.model.time import Duration

DATE: TypeAdapter[date] = TypeAdapter(FullDate)


class TestFullDate:
    @pytest.mark.parametrize("text", ["2026-11-22", "2024-02-29", "1000-01-01", "9999-12-31"])
    def test_takes_a_full_date(self, text: str) -> None:
        assert DATE.validate_python(text).isoformat() == text
        assert DATE.validate_json(json.dumps(text)).isoformat() == text

    def test_takes_a_date(self) -> None:
        assert DATE.validate_python(date(2026, 11, 22)) == date(2026, 11, 22)

    @pytest.mark.parametrize(
        "value",
        [
            "2026-02-29",
            "2026-13-01",
            "2026-W01-1",
            "2026-1-1",
            "20261122",
            "0999-01-01",
            "2026-11-22T00:00:00",
            "2026-11-22\n",
            " 2026-11-22",
            "２０２６-11-22",
            "2026/11/22",
            "",
            1_790_000_000,
            20261122,
            1.5,
            True,
            None,
        ],
    )
    def test_refuses_everything_else(self, value: object) -> None:
        with pytest.raises(ValidationError, match="full date such as 2026-11-22"):
            DATE.validate_python(value)
        with pytest.raises(ValidationError, match="full date such as 2026-11-22"):
            DATE.validate_json(json.dumps(value))

    def test_refuses_a_datetime(self) -> None:
        with pytest.raises(ValidationError, match="full date such as 2026-11-22"):
            DATE.validate_python(datetime(2026, 11, 22))  # noqa: DTZ001 - the fault under test


class TestWhole:
    @pytest.mark.parametrize(("text", "value"), [("1", 1), ("20.0", 20), ("1e3", 1000)])
    def test_takes_what_json_schema_calls_an_integer(self, text: str, value: int) -> None:
        read = TypeAdapter(Count).validate_json(text)
        assert (read, type(read)) == (value, int)

    @pytest.mark.parametrize("text", ["0", "-1", "1.5", '"1"', "true", "null", "[]"])
    def test_refuses_everything_else(self, text: str) -> None:
        with pytest.raises(ValidationError):
            TypeAdapter(Count).validate_json(text)

    def test_an_index_starts_at_zero(self) -> None:
        index: TypeAdapter[int] = TypeAdapter(Index)
        assert index.validate_json("0") == 0
        with pytest.raises(ValidationError):
            index.validate_json("-1")


class TestIdentifier:
    @pytest.mark.parametrize("text", ["1", " a ", "\u200b", "同上"])
    def test_takes_any_text(self, text: str) -> None:
        assert TypeAdapter(Identifier).validate_python(text) == text

    @pytest.mark.parametrize("text", ["", " ", "\u3000", "\n\t", "\x1f", "\x85", "\ufeff"])
    def test_refuses_a_blank(self, text: str) -> None:
        with pytest.raises(ValidationError):
            TypeAdapter(Identifier).validate_python(text)


class TestWriting:
    def test_names_are_camel_case(self) -> None:
        entry = CatalogEntry(id="1", index_number="000014349/2017-00110")
        assert entry.model_dump() == {"id": "1", "indexNumber": "000014349/2017-00110"}

    def test_python_names_on_request(self) -> None:
        entry = CatalogEntry(id="1", index_number="7")
        assert entry.model_dump(by_alias=False) == {"id": "1", "index_number": "7"}

    def test_defaults_are_dropped(self) -> None:
        entry = CatalogEntry(id="1", content=(), audience=Audience(public=False), extra={})
        assert entry.model_dump_json() == '{"id":"1","audience":{}}'

    def test_null_is_never_written(self) -> None:
        catalog = Catalog(id="1", title=None, entries=[CatalogEntry(id="1", url=None)])
        assert "null" not in catalog.model_dump_json()
        assert "null" not in catalog.model_dump_json(exclude_defaults=False)

    def test_all_on_request(self) -> None:
        assert Organ(name="某局").model_dump(exclude_none=False, exclude_defaults=False) == {
            "name": "某局",
            "creditCode": None,
            "level": None,
            "adcode": None,
        }


class TestReading:
    def test_json_is_read_by_its_wire_names(self) -> None:
        entry = CatalogEntry.model_validate_json('{"id": "1", "indexNumber": "7"}')
        assert entry.index_number == "7"

    def test_python_names_are_unknown_to_json(self) -> None:
        with pytest.raises(ValidationError, match="index_number"):
            CatalogEntry.model_validate_json('{"id": "1", "index_number": "7"}')

    def test_python_names_are_for_constructors(self) -> None:
        assert CatalogEntry(id="1", index_number="7") == CatalogEntry.model_validate(
            {"id": "1", "indexNumber": "7"}
        )

    @pytest.mark.parametrize(
        "text", ['{"id":"1","url":null}', '{"id":null}', '{"id":"1","audience":{"public":null}}']
    )
    def test_null_is_not_read(self, text: str) -> None:
        with pytest.raises(ValidationError):
            CatalogEntry.model_validate_json(text)

    def test_unknown_names_are_refused(self) -> None:
        with pytest.raises(ValidationError, match="remark"):
            CatalogEntry.model_validate_json('{"id": "1", "remark": "x"}')

    def test_records_do_not_change(self) -> None:
        entry = CatalogEntry(id="1")
        with pytest.raises(ValidationError, match="frozen"):
            entry.id = "2"  # type: ignore[misc]  # the fault under test

    def test_values_are_hashable(self) -> None:
        assert len({Duration(value=1, unit="day"), Duration(value=1, unit="day")}) == 1
