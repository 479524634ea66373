"""What the five kinds of disclosure share."""

from typing import Annotated

from opengov.model._base import Doc, FullDate, Identifier, Model
from opengov.model.catalog import Channel
from opengov.model.organs import ResponsibleUnit
from opengov.model.quantity import Quantity

__all__ = ["DatePeriod", "DisclosureBase", "DocumentLink", "Evaluation", "Figure"]


class DatePeriod(Model):
    """A period between two civil days, both of them included.

    >>> DatePeriod(starts="2026-03-01").model_dump(mode="json")
    {'starts': '2026-03-01'}
    """

    starts: Annotated[FullDate | None, Doc("开始日期", "Starts", "第一日")] = None
    """First day."""

    ends: Annotated[FullDate | None, Doc("结束日期", "Ends", "最后一日")] = None
    """Last day."""


class DocumentLink(Model):
    """A document that is published elsewhere: a draft, a list, a flow chart."""

    title: Annotated[str | None, Doc("标题", "Title", "文件标题")] = None
    """Title of the document."""

    url: Annotated[str | None, Doc("网址", "URL", "文件网址")] = None
    """Address of the document, as printed."""

    document_number: Annotated[str | None, Doc("文号", "Document number", "发文字号")] = None
    """Document number (文号), such as 国办发〔2019〕54号."""

    published: Annotated[FullDate | None, Doc("发布日期", "Published", "文件发布日期")] = None
    """Day the document was published."""


class Figure(Model):
    """A named figure of a report, such as 双随机抽查 1131次.

    >>> Figure(name="抽查", quantity=Quantity.parse("1131次")).quantity.value
    1131
    """

    name: Annotated[Identifier, Doc("名称", "Name", "指标名称")]
    """What is counted."""

    quantity: Annotated[Quantity, Doc("数量", "Quantity", "数量及其限定")]
    """The figure with its qualifier."""

    period: Annotated[DatePeriod | None, Doc("统计期间", "Period", "统计期间")] = None
    """The days the figure is about."""


class Evaluation(Model):
    """How a service or a result was judged: 评价535条、回复209条、满意率99%."""

    by: Annotated[str | None, Doc("评价主体", "By", "公众、第三方机构或上级机关")] = None
    """Who judged: the public, a third party, the superior organ."""

    period: Annotated[DatePeriod | None, Doc("评价期间", "Period", "评价期间")] = None
    """The days the evaluation covers."""

    received: Annotated[Quantity | None, Doc("评价数", "Received", "收到的评价或办件数")] = None
    """Ratings or cases received."""

    answered: Annotated[Quantity | None, Doc("回复数", "Answered", "已回复或已办结数")] = None
    """Ratings answered, or cases closed (办结)."""

    answer_rate: Annotated[
        Quantity | None, Doc("办结率", "Answer rate", "回复率或办结率，照录原文")
    ] = None
    """Share answered or closed as the source states it; it may have been cut, not rounded."""

    satisfaction: Annotated[Quantity | None, Doc("满意率", "Satisfaction", "满意率或好评率")] = (
        None
    )
    """Share of content ratings (满意率, 好评率)."""

    conclusion: Annotated[str | None, Doc("结论", "Conclusion", "评价结论")] = None
    """The verdict in words."""

    url: Annotated[str | None, Doc("网址", "URL", "评价结果网址")] = None
    """Address where the evaluation is published."""


class DisclosureBase(Model):
    """One piece of information that was, or is to be, disclosed (公开信息)."""

    id: Annotated[Identifier, Doc("标识", "Identifier", "信息的标识")]
    """Identifier, unique within the file."""

    title: Annotated[str | None, Doc("标题", "Title", "信息标题")] = None
    """Title as published."""

    catalog_entry_id: Annotated[
        Identifier | None, Doc("目录条目标识", "Catalog entry", "所属目录条目的标识")
    ] = None
    """`id` of the catalog entry it fulfils."""

    unit: Annotated[ResponsibleUnit | None, Doc("公开主体", "Unit", "公开该信息的单位")] = None
    """Unit that discloses it (公开主体)."""

    published: Annotated[FullDate | None, Doc("发布日期", "Published", "公开日期")] = None
    """Day it was published."""

    channels: Annotated[
        tuple[Channel, ...],
        Doc("公开渠道", "Channels", "发布该信息的渠道和载体", codelist="channels"),
    ] = ()
    """Where it was published (公开渠道和载体)."""

    formed: Annotated[FullDate | None, Doc("形成日期", "Formed", "信息形成日期")] = None
    """Day it was formed (形成之日)."""

    changed: Annotated[FullDate | None, Doc("变更日期", "Changed", "信息变更日期")] = None
    """Day it was last changed (变更之日)."""

    document_number: Annotated[
        str | None, Doc("文号", "Document number", "发文字号，如国办发〔2019〕54号")
    ] = None
    """Document number (文号), such as 国办发〔2019〕54号."""

    index_number: Annotated[str | None, Doc("索引号", "Index number", "政府信息公开索引号")] = None
    """Index number (索引号) in the register of government information."""

    url: Annotated[str | None, Doc("网址", "URL", "信息网址")] = None
    """Address where it is published, as printed."""

    interpretation_url: Annotated[
        str | None, Doc("解读链接", "Interpretation", "政策解读的网址")
    ] = None
    """Address of the interpretation (政策解读) of it."""

    summary: Annotated[str | None, Doc("内容概述", "Summary", "内容概述")] = None
    """Summary of the content (内容概述)."""

    figures: Annotated[tuple[Figure, ...], Doc("数据", "Figures", "信息中的各项数据及其限定")] = ()
    """Figures it states that have no field of their own."""
