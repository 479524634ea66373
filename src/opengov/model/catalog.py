"""Disclosure catalogs (政务公开标准目录) and their entries."""

from typing import Annotated

from pydantic import Field

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import Contact, ResponsibleUnit
from opengov.model.time import TimeLimit, UpdateFrequency

__all__ = ["Audience", "Catalog", "CatalogEntry", "CatalogSet", "Channel"]


class Channel(Coded):
    """A channel or carrier of disclosure (公开渠道和载体), such as 政府网站.

    >>> Channel(code="government_website", text="政府网站").text
    '政府网站'
    """


class Audience(Model):
    """To whom an entry is disclosed (公开对象)."""

    public: Annotated[bool, Doc("全社会", "Public", "是否面向全社会"), Field(strict=True)] = False
    """True where the whole of society (全社会) is addressed."""

    groups: Annotated[tuple[str, ...], Doc("特定群体", "Groups", "特定群体，照录原文")] = ()
    """Particular groups (特定群体) as printed."""


class CatalogEntry(Model):
    """One row of a disclosure catalog: what is disclosed, by whom, where, when, to whom.

    A record says what a value is; whether it must be there is the question of
    a profile. So only `id` is required.

    >>> CatalogEntry(id="1", content=["办理结果"]).model_dump()
    {'id': '1', 'content': ('办理结果',)}
    """

    id: Annotated[Identifier, Doc("标识", "Identifier", "目录内唯一的标识")]
    """Unique within the catalog; without a column of its own, the position as text."""

    sequence: Annotated[str | None, Doc("序号", "Sequence", "序号，照录原文，如0505")] = None
    """Number of the row as printed (0505 stays 0505)."""

    items: Annotated[tuple[str, ...], Doc("公开事项", "Items", "公开事项，一级事项在前")] = ()
    """Names of the matter (公开事项), level 1 first."""

    domain: Annotated[
        Coded | None, Doc("公开领域", "Domain", "所属试点领域", codelist="domains")
    ] = None
    """Domain (领域), where it differs from the catalog's or the table has a column for it."""

    content: Annotated[
        tuple[str, ...], Doc("公开内容", "Content", "公开内容（要素），每个要素一项")
    ] = ()
    """What is disclosed (公开内容（要素）), one element each."""

    responsible_units: Annotated[
        tuple[ResponsibleUnit, ...], Doc("公开主体", "Responsible units", "负责公开的单位")
    ] = ()
    """Units that answer for the disclosure (公开主体, 责任单位)."""

    channels: Annotated[
        tuple[Channel, ...],
        Doc("公开渠道和载体", "Channels", "发布平台、渠道和载体", codelist="channels"),
    ] = ()
    """Where it is published (公开渠道和载体, 发布平台)."""

    update_frequency: Annotated[
        UpdateFrequency | None, Doc("更新频次", "Update frequency", "写明或由时限推得的更新频次")
    ] = None
    """How often it is updated (更新频次): stated, or derived from the time limit."""

    time_limit: Annotated[TimeLimit | None, Doc("公开时限", "Time limit", "公开时限及其条款")] = (
        None
    )
    """When it is published (公开时限)."""

    legal_basis: Annotated[
        tuple[LegalBasis, ...], Doc("公开依据", "Legal basis", "公开所依据的文件")
    ] = ()
    """Instruments it is disclosed under (公开依据)."""

    disclosure_types: Annotated[
        tuple[Coded, ...],
        Doc(
            "五公开类别",
            "Disclosure types",
            "决策、执行、管理、服务、结果",
            codelist="disclosure-types",
        ),
    ] = ()
    """Which of the five disclosure types (五公开) it belongs to."""

    audience: Annotated[Audience | None, Doc("公开对象", "Audience", "全社会或特定群体")] = None
    """To whom it is disclosed (公开对象)."""

    methods: Annotated[
        tuple[Coded, ...],
        Doc("公开方式", "Methods", "主动公开或依申请公开", codelist="methods"),
    ] = ()
    """Proactively or on request (公开方式)."""

    levels: Annotated[
        tuple[Coded, ...], Doc("公开层级", "Levels", "公开层级", codelist="levels")
    ] = ()
    """Administrative levels that disclose it (公开层级)."""

    contacts: Annotated[
        tuple[Contact, ...], Doc("联系方式", "Contacts", "咨询、监督电话和责任科室")
    ] = ()
    """Whom to ask (咨询电话, 监督举报电话, 责任科室)."""

    url: Annotated[str | None, Doc("网址", "URL", "公开信息的网址")] = None
    """Address where it is published, as printed."""

    index_number: Annotated[
        str | None, Doc("索引号", "Index number", "政府信息公开目录索引号")
    ] = None
    """Index number (索引号) in the register of government information."""

    extra: Annotated[
        dict[str, str], Doc("其他栏目", "Extra columns", "标准之外的栏目：表头与原文")
    ] = Field(default={})
    """Columns the standard does not know: header as printed to text."""


class Catalog(Model):
    """A disclosure catalog (政务公开标准目录) of one place, level and domain.

    >>> Catalog(id="1", entries=[CatalogEntry(id="1")]).model_dump()
    {'id': '1', 'entries': ({'id': '1'},)}
    """

    id: Annotated[Identifier, Doc("标识", "Identifier", "目录的标识")]
    """Identifier; read from a table, the catalog's position in the file."""

    title: Annotated[str | None, Doc("标题", "Title", "目录标题")] = None
    """Title as printed."""

    publisher: Annotated[str | None, Doc("发布机关", "Publisher", "发布目录的机关")] = None
    """Organ that publishes the catalog."""

    place: Annotated[str | None, Doc("地区", "Place", "目录所属的地区")] = None
    """The place the catalog is for, such as 某县 or 某县某镇."""

    level: Annotated[
        Coded | None, Doc("层级", "Level", "目录所属的行政层级", codelist="levels")
    ] = None
    """Administrative level of the catalog."""

    domain: Annotated[
        Coded | None, Doc("领域", "Domain", "目录所属的领域", codelist="domains")
    ] = None
    """Domain (领域) of the catalog, such as 养老服务."""

    edition: Annotated[str | None, Doc("版本", "Edition", "版本，如2020年版")] = None
    """Edition as printed, such as 2020年版."""

    valid_from: Annotated[FullDate | None, Doc("生效日期", "Valid from", "目录生效日期")] = None
    """First day the catalog applies."""

    entries: Annotated[tuple[CatalogEntry, ...], Doc("条目", "Entries", "目录条目")]
    """Rows of the catalog, in order."""


class CatalogSet(Model):
    """Several catalogs that one input holds, such as the tables of two domains."""

    catalogs: Annotated[tuple[Catalog, ...], Doc("目录", "Catalogs", "各领域目录")]
    """The catalogs, in order."""
