"""What the elder-care examples say, clean and with a defect of each kind."""

from dataclasses import dataclass, replace

__all__ = [
    "BOXES",
    "DEFECTS",
    "ELDER_CARE",
    "NOTE",
    "TOWNSHIPS",
    "USUAL",
    "CareRow",
    "Defect",
    "boxes",
    "with_defects",
]

BUREAU = "青禾县民政局"
TOWNSHIPS = "各乡镇人民政府"

BOXES = (
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
)
"""The names of the standard's boxes, 其他 apart."""

USUAL = "信息形成或者变更之日起20个工作日内"
REGULATIONS = "《中华人民共和国政府信息公开条例》（国令第711号）"
ELDERS = "《中华人民共和国老年人权益保障法》"
HOMES = "《养老机构管理办法》（民政部令第66号）"


def boxes(*chosen: str, chosen_mark: str = "■", empty_mark: str = "□", other: str = "") -> str:
    """Return a cell of channels: three boxes a line, the chosen ones marked.

    >>> boxes("政府网站").splitlines()[0]
    '■政府网站 □政府公报 □两微一端'
    """
    marked = [f"{chosen_mark if name in chosen else empty_mark}{name}" for name in BOXES]
    marked.append(f"{chosen_mark}其他 {other}" if other else f"{empty_mark}其他____")
    lines = [marked[start : start + 3] for start in range(0, len(marked), 3)]
    return "\n".join(" ".join(line) for line in lines)


@dataclass(frozen=True)
class CareRow:
    """One row of the elder-care table, as printed; a blank topic continues the merged cell."""

    number: str
    topic: str
    item: str
    content: str
    basis: str
    limit: str
    unit: str
    channels: str
    public: str = "√"
    groups: str = ""
    proactive: str = "√"
    on_request: str = ""
    county: str = "√"
    township: str = ""

    def cells(self) -> list[str]:
        """Return the texts in the order of the columns."""
        return [str(value) for value in vars(self).values()]


WEB = boxes("政府网站", "公开查阅点")
COUNTER = boxes("政府网站", "政务服务中心", "便民服务站")
VILLAGE = boxes("政府网站", "社区/企事业单位/村公示栏（电子屏）")
MEDIA = boxes("政府网站", "两微一端", "广播电视")

ELDER_CARE = (
    CareRow(
        "1",
        "政策文件",
        "国家和省级养老政策",
        "●文件名称\n●文号\n●文件全文",
        f"{REGULATIONS}、{ELDERS}",
        USUAL,
        BUREAU,
        WEB,
    ),
    CareRow(
        "2",
        "",
        "本县养老政策",
        "●文件名称\n●文号\n●文件全文\n●政策解读",
        f"{REGULATIONS}、{ELDERS}",
        USUAL,
        BUREAU,
        MEDIA,
        township="√",
    ),
    CareRow(
        "3",
        "",
        "养老服务规划",
        "●规划全文\n●年度进展",
        REGULATIONS,
        "每年3月31日前",
        f"{BUREAU}、青禾县发展和改革局",
        WEB,
    ),
    CareRow(
        "4",
        "办事指南",
        "养老机构备案",
        "1.备案条件；2.所需材料；3.办理流程；4.咨询电话",
        HOMES,
        USUAL,
        BUREAU,
        COUNTER,
    ),
    CareRow(
        "5",
        "",
        "居家适老化改造申请",
        "1.改造对象；2.改造项目；3.申请方式",
        ELDERS,
        USUAL,
        f"{BUREAU}、{TOWNSHIPS}",
        COUNTER,
        public="",
        groups="分散供养的特困老人、高龄独居老人",
        township="√",
    ),
    CareRow(
        "6",
        "",
        "老年人能力评估",
        "1.评估标准；2.评估机构名单；3.复评办法",
        ELDERS,
        "信息形成或者变更之日起10个工作日内",
        BUREAU,
        COUNTER,
        township="√",
    ),
    CareRow(
        "7",
        "补贴发放",
        "高龄津贴",
        "●发放对象范围\n●发放标准\n●申领办法",
        ELDERS,
        USUAL,
        f"{BUREAU}、{TOWNSHIPS}",
        VILLAGE,
        township="√",
    ),
    CareRow(
        "8",
        "",
        "经济困难老年人服务补贴",
        "●补贴对象范围\n●补贴标准\n●发放总额和人数",
        ELDERS,
        "每季度首月20日前",
        f"{BUREAU}、{TOWNSHIPS}",
        VILLAGE,
        township="√",
    ),
    CareRow(
        "9",
        "",
        "养老机构运营补贴",
        "●补贴依据\n●补贴标准\n●机构名称和金额",
        f"{REGULATIONS}、{HOMES}",
        "补贴决定作出之日起7个工作日内",
        f"{BUREAU}、青禾县财政局",
        WEB,
    ),
    CareRow(
        "10",
        "机构管理",
        "养老机构名录",
        "机构名称、地址、床位数、收费标准、联系电话",
        HOMES,
        "信息形成或者变更之日起7个工作日内",
        BUREAU,
        boxes("政府网站", "两微一端", other="县养老服务地图"),
    ),
    CareRow("11", "", "养老机构等级评定", "评定办法、评定结果", HOMES, USUAL, BUREAU, MEDIA),
    CareRow(
        "12",
        "",
        "养老机构检查情况",
        "检查计划、检查结果、整改情况",
        HOMES,
        "检查结束之日起20个工作日内",
        f"{BUREAU}、青禾县消防救援大队",
        WEB,
    ),
    CareRow(
        "13",
        "监督评价",
        "养老服务质量评价",
        "评价指标、评价结果",
        REGULATIONS,
        "每年12月31日前",
        BUREAU,
        WEB,
    ),
    CareRow(
        "14",
        "",
        "服务对象本人档案查询",
        "本人的评估记录、补贴记录",
        REGULATIONS,
        "自收到申请之日起20个工作日内",
        BUREAU,
        boxes("政务服务中心"),
        public="",
        groups="服务对象本人",
        proactive="",
        on_request="√",
    ),
)
"""A county's elder-care table without a defect, but with most ways to say a thing."""


@dataclass(frozen=True)
class Defect:
    """One defect of the defective table: the row, the column and what stands there."""

    row: int
    """Index of the entry, from 0."""
    field: str
    """Name of the field of `CareRow`."""
    text: str


DEFECTS = (
    Defect(0, "content", ""),
    Defect(2, "content", "略"),
    Defect(3, "content", "#REF!"),
    Defect(0, "unit", ""),
    Defect(1, "unit", "同上"),
    Defect(3, "unit", "同上"),
    Defect(4, "unit", "/"),
    Defect(5, "unit", "****局"),
    Defect(6, "unit", "相关主管部门"),
    Defect(7, "unit", "=D3&D4"),
    Defect(0, "limit", "长期公开"),
    Defect(1, "limit", ""),
    Defect(2, "limit", "/"),
    Defect(3, "limit", "信息形成或者变更之日起**个工作日内"),
    Defect(4, "limit", "信息形成或者变更之日起20内"),
    Defect(5, "limit", "1年"),
    Defect(6, "limit", "20个工作日"),
    Defect(7, "limit", "及时公开"),
    Defect(8, "limit", "每季度更新1次"),
    Defect(9, "limit", "信息形成或者变更之日起20个工作日内；其他按附件规定"),
    Defect(10, "limit", "信息形成或者变更之日起2 0个工作日内"),
    Defect(11, "limit", "信息行成或者变更之日起20个工作日内"),
    Defect(5, "channels", ""),
    Defect(7, "channels", boxes()),
    Defect(8, "channels", boxes(chosen_mark="?", empty_mark="?").replace("其他____", "其他")),
    Defect(9, "channels", boxes("政府网站").replace("□其他____", "■其他____")),
    Defect(10, "channels", boxes("政府网站", chosen_mark="", empty_mark="口")),
    Defect(12, "channels", "■政府网站 ■青禾发布平台"),
    Defect(11, "item", "养老机构等级评定"),
    Defect(11, "content", "评定办法、评定结果"),
    Defect(13, "number", "15"),
)
"""One of each kind, each in a cell of its own; the rest of the table is the clean one.

Two cells make the one duplicate: a matter and its content.
"""

NOTE = "注：本目录由各责任单位动态调整。"
"""Stands in a merged row below the defective table."""


def with_defects(rows: tuple[CareRow, ...]) -> tuple[CareRow, ...]:
    """Return the rows with every defect in its place."""
    changed = list(rows)
    for defect in DEFECTS:
        changed[defect.row] = replace(changed[defect.row], **{defect.field: defect.text})
    return tuple(changed)
