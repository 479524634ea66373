"""What the other examples say: fictional places and units, in our own words."""

from dataclasses import dataclass

from scripts.example_care import TOWNSHIPS, USUAL

__all__ = [
    "CULTURE",
    "HOUSING",
    "PAGE_HEADER",
    "SCHOOLS",
    "SUBSIDIES",
    "SUBSIDY_HEADER",
    "HousingRow",
]

SUBSIDY_HEADER = (
    "序号",
    "一级事项",
    "二级事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "责任单位",
    "发布平台",
    "公开对象",
    "公开方式",
    "公开层级",
)
OFFICE = "柳溪镇人民政府"
BOARD = "■政府网站■社区/企事业单位/村公示栏（电子屏）□便民服务站"
SUBSIDY_RULES = "《村务公开办法》（青禾府发〔2023〕6号）"

SUBSIDIES = (
    (
        "1",
        "种植业补贴",
        "耕地地力保护补贴",
        "补贴标准、面积核实结果、发放金额",
        SUBSIDY_RULES,
        "信息形成或者变更之日起7个工作日内",
        OFFICE,
        BOARD,
        "全社会",
        "主动公开",
        "乡级",
    ),
    (
        "2",
        "",
        "水稻种植补贴",
        "申报时间、补贴标准、发放名册查询方式",
        SUBSIDY_RULES,
        "每季度首月20日前",
        OFFICE,
        BOARD,
        "全社会",
        "主动公开",
        "乡级、村级",
    ),
    (
        "3",
        "农机补贴",
        "农机购置与应用补贴",
        "补贴机具种类，申请流程，受理电话",
        SUBSIDY_RULES,
        "信息形成或者变更之日起20个工作日内",
        f"{OFFICE}、青禾县农业农村局",
        "■政府网站■便民服务站□政府公报",
        "全社会",
        "主动公开",
        "县级、乡级",
    ),
    (
        "4",
        "农业保险",
        "保费补贴",
        "险种、保费分担比例、理赔结果",
        SUBSIDY_RULES,
        "理赔结果确定后20个工作日内",
        OFFICE,
        BOARD,
        "参保农户",
        "主动公开",
        "村级",
    ),
    (
        "5",
        "畜牧补贴",
        "能繁母畜补贴",
        '补贴对象条件，"先核后补"流程',
        SUBSIDY_RULES,
        "半年至少更新1次；补贴发放之日起10个工作日内",
        OFFICE,
        BOARD,
        "养殖户",
        "主动公开",
        "乡级",
    ),
)
"""A township's table of farm subsidies (涉农补贴) as CSV: no merges, one blank level 1."""

PAGE_HEADER = (
    "序号",
    "公开事项",
    "公开内容（要素）",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
)
SCHOOL_UNIT = "青禾县教育局"
SCHOOLS = (
    (
        "1",
        "招生入学",
        "招生计划、学区划分、报名办法",
        USUAL,
        SCHOOL_UNIT,
        "■政府网站 □政府公报",
        "全社会",
    ),
    (
        "2",
        "",
        "录取结果查询方式",
        "录取结果确定后5个工作日内",
        SCHOOL_UNIT,
        "■政府网站 ■公开查阅点",
        "全社会",
    ),
    (
        "3",
        "学生资助",
        "资助项目、标准、申请条件",
        USUAL,
        SCHOOL_UNIT,
        "■政府网站 ■入户/现场",
        "在校学生",
    ),
    ("4", "", "资助人数和金额", "每年10月31日前", SCHOOL_UNIT, "■政府网站", "全社会"),
)
"""Compulsory education (义务教育); a blank item belongs to the merged cell above."""
CULTURE_UNIT = "青禾县文化和旅游局"
CULTURE = (
    (
        "1",
        "场馆开放",
        "开放时间、服务项目、预约方式",
        USUAL,
        CULTURE_UNIT,
        "☑政府网站 ☐政府公报",
        "全社会",
    ),
    (
        "2",
        "",
        "临时闭馆通知",
        "闭馆前3个工作日公开",
        CULTURE_UNIT,
        "☑政府网站 ☑两微一端",
        "全社会",
    ),
    (
        "3",
        "惠民演出",
        "演出时间、地点、节目单",
        "每月25日前",
        CULTURE_UNIT,
        "☑政府网站 ☑广播电视",
        "全社会",
    ),
)
"""Public culture (公共文化服务)."""


@dataclass(frozen=True)
class HousingRow:
    """One row of the table of unsafe rural houses, with its stage (过程)."""

    number: str
    stage: str
    item: str
    content: tuple[str, ...]
    limit: str
    unit: str
    chosen: tuple[str, ...]
    audience: str


HOUSING_UNIT = "青禾县住房和城乡建设局"
HOUSING = (
    HousingRow(
        "1",
        "决策",
        "改造政策",
        ("政策文件", "政策解读"),
        USUAL,
        HOUSING_UNIT,
        ("政府网站",),
        "全社会",
    ),
    HousingRow(
        "2",
        "执行",
        "年度改造计划",
        ("改造任务数", "资金安排"),
        USUAL,
        HOUSING_UNIT,
        ("政府网站", "公开查阅点"),
        "全社会",
    ),
    HousingRow(
        "3",
        "管理",
        "危房等级认定",
        ("认定标准", "认定结果"),
        "认定结果确定之日起7个工作日内",
        f"{HOUSING_UNIT}、{TOWNSHIPS}",
        ("社区/企事业单位/村公示栏（电子屏）",),
        "申请农户",
    ),
    HousingRow(
        "4",
        "服务",
        "改造申请指南",
        ("申请条件", "所需材料", "办理流程"),
        USUAL,
        HOUSING_UNIT,
        ("政府网站", "政务服务中心"),
        "全社会",
    ),
    HousingRow(
        "5",
        "结果",
        "竣工验收",
        ("验收结果", "补助资金发放情况"),
        "验收合格之日起20个工作日内",
        f"{HOUSING_UNIT}、{TOWNSHIPS}",
        ("政府网站", "社区/企事业单位/村公示栏（电子屏）"),
        "全社会",
    ),
)
"""Unsafe rural houses (农村危房改造): one row a disclosure type."""
