import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args, get_origin

import pytest

from opengov._resources import read_csv, read_text, read_toml
from opengov.codelists import COLUMNS, codelist, codelist_names
from opengov.errors import UnknownCodeError
from opengov.model import time
from opengov.model._base import Doc
from opengov.model.catalog import CatalogSet
from opengov.model.disclosures import Disclosure, DisclosureType
from opengov.model.organs import Level, Organ
from opengov.model.requests import InformationRequest
from opengov.schema.records import models_in
from opengov.wording.normalise import compact

SOURCE = re.compile(
    r"published tables|opengov|国令第\d+号(第.+条)?|国办发〔\d{4}〕\d+号(；国办发〔\d{4}〕\d+号)?"
)


def literals(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from literals(part)


def coded_fields() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every field that names a codelist, with the codes its type allows."""
    for model in models_in((CatalogSet | Organ | InformationRequest) | Disclosure):
        for name, field in model.model_fields.items():
            for doc in field.metadata:
                if isinstance(doc, Doc) and doc.codelist is not None:
                    where = f"{model.__name__}.{name}"
                    yield where, doc.codelist, tuple(literals(field.annotation))


FIELDS = tuple(coded_fields())
WITHOUT_FIELD = {"decision-kinds"}  # read by opengov.requests.decisions


class TestFiles:
    @pytest.mark.parametrize("name", codelist_names())
    def test_has_the_columns_of_every_codelist(self, name: str) -> None:
        assert read_text(f"codelists/{name}.csv").splitlines()[0] == ",".join(COLUMNS)

    @pytest.mark.parametrize("name", codelist_names())
    def test_every_row_is_complete(self, name: str) -> None:
        for entry in codelist(name).entries:
            assert re.fullmatch(r"[a-z]+(_[a-z]+)*", entry.code)
            assert entry.title.zh
            assert entry.title.en
            assert bool(entry.description.zh) == bool(entry.description.en)
            assert SOURCE.fullmatch(entry.source), entry.source
            assert set(entry.replaced_by) <= set(codelist(name).codes) - {entry.code}

    @pytest.mark.parametrize("name", codelist_names())
    def test_has_a_title_in_both_languages(self, name: str) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        title = codelist(name).title
        assert re.search(r"[\u4e00-\u9fff]", title.zh)
        assert re.fullmatch(r"[A-Z][\x20-\x7e]+", title.en)

    def test_no_title_without_a_codelist(self) -> None:
        assert set(read_toml("schema/codelists.toml")) == set(codelist_names())

    @pytest.mark.parametrize("name", codelist_names())
    def test_validity_is_a_period_and_successors_come_after(self, name: str) -> None:
        for entry in codelist(name).entries:
            if entry.valid_from and entry.valid_to:
                assert entry.valid_from < entry.valid_to
            for code in entry.replaced_by:
                successor = codelist(name).entry(code)
                assert successor.valid_to is None
                assert entry.code not in successor.replaced_by

    @pytest.mark.parametrize("name", codelist_names())
    def test_codes_and_titles_are_unique(self, name: str) -> None:
        entries = codelist(name).entries
        assert len({entry.code for entry in entries}) == len(entries)
        assert len({entry.title.zh for entry in entries}) == len(entries)

    @pytest.mark.parametrize("name", codelist_names())
    def test_aliases_are_unique_and_mean_a_code(self, name: str) -> None:
        aliases = codelist(name).aliases
        assert len({compact(words).casefold() for words, _ in aliases}) == len(aliases)
        assert {code for _, code in aliases} <= set(codelist(name).codes)

    def test_an_alias_repeats_a_title_only_where_the_name_was_taken_over(self) -> None:
        for name in codelist_names():
            titles = {entry.title.zh: entry for entry in codelist(name).entries}
            for words, code in codelist(name).aliases:
                if words in titles:
                    assert code in titles[words].replaced_by

    @pytest.mark.parametrize("name", [n for n in codelist_names() if codelist(n).aliases])
    def test_every_alias_is_found(self, name: str) -> None:
        for words, code in codelist(name).aliases:
            found = codelist(name).find(words)
            assert found is not None
            assert found.code == code


class TestModel:
    @pytest.mark.parametrize(("where", "name", "codes"), FIELDS, ids=[f[0] for f in FIELDS])
    def test_closed_fields_allow_the_codes_of_their_codelist(
        self, where: str, name: str, codes: tuple[str, ...]
    ) -> None:
        known = set(codelist(name).codes)
        if where.endswith("Disclosure.type"):
            assert set(codes) < known  # the member of a union, with its own type alone
        else:
            assert not codes or set(codes) == known

    def test_every_codelist_is_used(self) -> None:
        assert {name for _, name, _ in FIELDS} | WITHOUT_FIELD == set(codelist_names())

    @pytest.mark.parametrize(
        ("name", "codes"),
        [
            ("levels", get_args(Level)),
            ("time-units", get_args(time.TimeUnit)),
            ("events", get_args(time.Event)),
            ("frequencies", get_args(time.FrequencyCode)),
            ("disclosure-types", tuple(DisclosureType)),
        ],
    )
    def test_order_is_the_same(self, name: str, codes: tuple[str, ...]) -> None:
        assert codelist(name).codes == codes


class TestDomains:
    def test_twenty_six_are_in_force_under_the_notice_of_2019(self) -> None:
        entries = codelist("domains").entries
        assert sum("国办发〔2019〕54号" in entry.source for entry in entries) == 26

    def test_the_pilot_of_2017_had_twenty_five(self) -> None:
        entries = codelist("domains").entries
        assert sum("国办发〔2017〕42号" in entry.source for entry in entries) == 25

    def test_an_ended_name_has_a_successor(self) -> None:
        ended = [e for e in codelist("domains").entries if e.valid_to is not None]
        assert len(ended) == 6
        for entry in ended:
            assert entry.replaced_by
            assert entry.valid_from is not None
            assert entry.valid_from < (entry.valid_to or date.min)

    @pytest.mark.parametrize(
        ("pilot", "successors"),
        [
            ("征地补偿", ["农村集体土地征收"]),
            ("拆迁安置", ["国有土地上房屋征收与补偿"]),
            ("环境保护", ["生态环境"]),
            ("扶贫救灾", ["扶贫", "救灾"]),
            ("就业创业", ["就业"]),
            ("医疗卫生", ["卫生健康"]),
        ],
    )
    def test_names_of_2017_and_what_they_became(self, pilot: str, successors: list[str]) -> None:
        domains = codelist("domains")
        (old,) = (entry for entry in domains.entries if entry.title.zh == pilot)
        assert [domains.entry(code).title.zh for code in old.replaced_by] == successors
        assert old.valid_to == date(2020, 12, 31)

    def test_twenty_five_became_twenty_six(self) -> None:
        """19 names stayed, 6 ended, and of the 6 one was split."""
        notices = [(e, "〔2017〕42号" in e.source, "〔2019〕54号" in e.source)
                   for e in codelist("domains").entries]  # fmt: skip
        stayed = [e.code for e, first, second in notices if first and second]
        ended = [e for e, first, second in notices if first and not second]
        begun = {code for e in ended for code in e.replaced_by}
        assert (len(stayed), len(ended), len(begun)) == (19, 6, 7)
        assert begun == {e.code for e, first, second in notices if second and not first}

    def test_a_local_name_leaves_the_official_one_in_use(self) -> None:
        renamed = codelist("domains").entry("urban_rural_planning")
        assert renamed.replaced_by == ("territorial_spatial_planning",)
        assert renamed.valid_to is None

    def test_a_split_domain_names_all_its_successors(self) -> None:
        old = codelist("domains").find("扶贫救灾")
        assert old is not None
        assert old.replaced_by == ("poverty_alleviation", "disaster_relief")


class TestFind:
    @pytest.mark.parametrize(
        ("name", "text", "code"),
        [
            ("channels", "政府网站", "government_website"),
            ("channels", " 政府\n公报 ", "government_gazette"),
            ("channels", "发布会／听证会", "press_conference_hearing"),
            ("channels", "社区/企事业单位/村公示栏(电子屏)", "notice_board"),
            ("channels", "一微一端", "new_media"),
            ("channels", "政府服务中心", "service_center"),
            ("channels", "政府网站（wǎng）", "government_website"),
            ("levels", "嘎查(社区)级", "village"),
            ("levels", "镇街级", "township"),
            ("methods", "申请公开", "on_request"),
            ("disclosure-types", "决策", "decision"),
            ("domains", "救灾生产", "disaster_relief"),
        ],
    )
    def test_titles_and_aliases(self, name: str, text: str, code: str) -> None:
        found = codelist(name).find(text)
        assert found is not None
        assert found.code == code

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("channels", "信用中国网站"),
            ("channels", "政府采购网"),
            ("channels", "办税服务厅"),
            ("channels", "主流媒体"),
            ("channels", ""),
            ("levels", "乡、村级"),
            ("frequencies", "定期更新"),
        ],
    )
    def test_words_of_no_value_are_unknown(self, name: str, text: str) -> None:
        assert codelist(name).find(text) is None

    @pytest.mark.parametrize(
        ("text", "day", "code"),
        [
            ("征地补偿", None, "rural_land_expropriation"),
            ("征地补偿", date(2018, 6, 1), "land_requisition"),
            ("征地补偿", date(2020, 12, 31), "land_requisition"),
            ("征地补偿", date(2021, 1, 1), "rural_land_expropriation"),
            ("扶贫救灾", date(2021, 1, 1), None),
            ("城乡规划", date(2016, 1, 1), None),
            ("某某事务", date(2021, 1, 1), None),
        ],
    )
    def test_a_day_decides_between_old_and_new(
        self, text: str, day: date | None, code: str | None
    ) -> None:
        found = codelist("domains").find(text, day)
        assert (found and found.code) == code

    def test_case_does_not_matter(self) -> None:
        assert codelist("channels").find("其他") == codelist("channels").entry("other")


class TestErrors:
    def test_unknown_codelist(self) -> None:
        with pytest.raises(
            UnknownCodeError, match=r"there is no codelist 'columns'; known: .*channels"
        ):
            codelist("columns")

    def test_unknown_code(self) -> None:
        with pytest.raises(UnknownCodeError, match="there is no code in levels 'town'"):
            codelist("levels").entry("town")

    def test_rows_are_read_once(self) -> None:
        assert codelist("levels") is codelist("levels")
        assert len(read_csv("codelists/levels.csv")) == len(codelist("levels").entries)
