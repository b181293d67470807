"""Units as written, and the multiplier resolved into the base unit."""

from __future__ import annotations

import pytest

from flows.project import SEEDS
from flows.seeds.reference import read_reference
from tests.reading import ANY, Case, case, check, level, passed, rate, read_sentence
from transforms.units import UnitLexicon

AS_WRITTEN = [
    case("完成工业投资186.5亿元。", level("工业投资", 186.5, "亿元")),
    case("新建高标准农田6.3万亩。", level("新建高标准农田", 6.3, "万亩")),
    case("实际利用外资12600万美元。", level("实际利用外资", 12600, "万美元")),
    case("能源消费总量控制在860万吨标准煤以内。", level("能源消费总量", 860, "万吨标准煤", "le")),
    case("全社会用电量136亿千瓦时。", level("全社会用电量", 136, "亿千瓦时")),
    case("新增光伏装机28万千瓦。", level("新增光伏装机", 28, "万千瓦")),
    case("新改建农村公路260公里。", level("新改建农村公路", 260, "公里")),
    case("建成区面积达118平方公里。", level("建成区面积", 118, "平方公里")),
    case("接待游客2600万人次。", level("接待游客", 2600, "万人次")),
    case("筹集保障性租赁住房1.2万套（间）。", level("筹集保障性租赁住房", 1.2, "万套（间）")),
    case("商品房销售面积达260万平方米。", level("商品房销售面积", 260, "万平方米")),
    case("PM2.5平均浓度26微克/立方米。", level("PM2.5平均浓度", 26, "微克/立方米")),
    case("水库总库容达1.8亿立方米。", level("水库总库容", 1.8, "亿立方米")),
    case("集装箱吞吐量126万标箱。", level("集装箱吞吐量", 126, "万标箱")),
    case("新增算力1200P。", level("新增算力", 1200, "P")),
    case("新能源电池产能达36GWh。", level("新能源电池产能", 36, "GWh")),
    case("组织企业参展4600家次。", level("…企业参展", 4600, "家次")),
    case("举办文化惠民活动860场次。", level("文化惠民活动", 860, "场次")),
    case("养老床位达2.1万张。", level("养老床位", 2.1, "万张")),
    case("粮食总产达26亿斤。", level("粮食总产", 26, "亿斤")),
    case("清理河道淤泥320万方。", level("…河道淤泥", 320, "万方")),
    case("新增造林面积3200公顷。", level("新增造林面积", 3200, "公顷")),
    case("孕产妇死亡率降至3.2/10万。", rate("孕产妇死亡率", 3.2, unit=ANY), passed("10", "denominator")),
    case("万元地区生产总值能耗降至0.38吨标准煤。", level("万元地区生产总值能耗", 0.38, "吨标准煤")),
    case("人均公园绿地面积达15.2平方米。", level("人均公园绿地面积", 15.2, "平方米")),
    case("破获电诈案件1260起。", level("破获电诈案件", 1260, "起")),
    case("人均期望寿命82.3岁。", level("人均期望寿命", 82.3, "岁")),
    case("开行中欧班列312列。", level("…中欧班列", 312, "列")),
    case("货物吞吐量突破2000万吨。", level("货物吞吐量", 2000, "万吨", "gt")),
    case("优良天数达339天。", level("优良天数", 339, "天")),
    case("企业开办时间压缩至0.5个工作日。", level("企业开办时间", 0.5, "个工作日")),
    case("城镇居民人均可支配收入58620元。", level("城镇居民人均可支配收入", 58620, "元")),
    case("人口自然增长率1.6‰。", rate("人口自然增长率", 1.6, unit="‰")),
    case("投入产业扶持资金4600万。", level("…产业扶持资金", 4600, "万")),
    case("惠及学生3.2万。", level("惠及学生", 3.2, "万")),
]

BASES = {
    "完成工业投资7791亿元。": (779_100_000_000, "元"),
    "新增用地3.335万亩。": (33_350, "亩"),
    "接待游客6945.8万人次。": (69_458_000, "人次"),
    "粮食产量超过1.2万亿斤。": (1_200_000_000_000, "斤"),
    "实际利用外资5.6亿美元。": (560_000_000, "美元"),
    "全社会用电量136亿千瓦时。": (13_600_000_000, "千瓦时"),
    "新增城镇就业9.67万人。": (96_700, "人"),
    "城乡低保标准1134元。": (1134, "元"),
    "能源消费总量860万吨标准煤。": (8_600_000, "吨标准煤"),
    "新开工保障性住房1.65万套。": (16_500, "套"),
    "改造老旧小区85个。": (85, "个"),
    "占地2600余亩的湿地公园建成开放。": (2600, "亩"),
    "发放贷款1.57万亿元。": (1_570_000_000_000, "元"),
    "PM2.5平均浓度26微克/立方米。": (26, "微克/立方米"),
    "累计发放补贴一亿二千万元。": (120_000_000, "元"),
}


@pytest.mark.parametrize("case", AS_WRITTEN)
def test_units_as_written(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("sentence, base", BASES.items())
def test_the_multiplier_is_resolved_exactly(sentence: str, base: tuple[float, str]) -> None:
    (row,) = read_sentence(sentence).observations
    assert (row.base_value, row.base_unit) == base


@pytest.mark.parametrize(
    "unit",
    ["元/人·月", "元/床•日", "元/床位·天", "万吨/年", "立方米/小时", "元/平方米", "人/平方公里", "吨标准煤/万元", "毫克/标准立方米", "元/亩", "元/千瓦时", "张/千人", "家（次）", "套（栋）", "人（户次数）"],
)
def test_what_stands_below_the_stroke_or_in_brackets_belongs_to_the_unit(unit: str) -> None:
    found = read_sentence(f"有关标准达到120{unit}，全年保持稳定。").observations
    assert [row.unit_measure for row in found] == [unit]


WORDS = """个体 个人 个税 部门 部委 分别 分布 分类 方面 方式 面积 面向 道路 道德 口岸 口径 组织 组建 节能 节点 列入 列席 起草 起步 处理 处置 单位 单独 根据 根治 具有 具体 把关 把握 对口 对外
双百 双向 门诊 门类 户籍 户外 名校 名师 成功 成立 位于 位居 条件 条例 块链 项目 次中心 次区域 台阶 台账 场馆 场所 支持 支撑 张家口 株洲 只有 头部 本科 本级 度假 度汛 担保 米粉 套利 间接 间隔 架构
眼镜 眼科 份额""".split()


def test_a_word_that_begins_like_a_unit_is_none() -> None:
    units = UnitLexicon(read_reference(SEEDS).units)
    assert [word for word in WORDS if units.at(word, 0)] == []
    assert [word[0] for word in WORDS if not units.at(f"{word[0]}，", 0)] == []
