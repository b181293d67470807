"""Names of a part or an aspect, which need the whole before them: `重大项目120个，总投资1350亿元`."""

from __future__ import annotations

import re

from transforms.grammar.carried import without_done

_OF_WHICH = "其中"
_ASPECTS = frozenset(
    """
    月人均 年人均 人均 均价 户均 村均 亩均
    投资完成率 年度投资 年度计划投资 当年计划投资 当年投资 总投资 总投资额 投资总额 计划总投资 计划投资 投资额 投资
    总金额 金额 总额 合同金额 协议资金 到位资金 注册资金 发放资金 总资产 净资产 余额
    占比 比重 增速 增幅 贡献率
    总量 增量 总数 存量 库存 数量 户数 人数 累计 净增 净增量
    总面积 面积 占地 占地面积 建筑面积 规模 总规模 总长 总长度 里程 总里程
    产值 总产值 年产值 销售额 销售收入 营业收入 营收 交易额 成交额 利润 税收 利税 缴税 创汇
    出栏 存栏 出栏量 存栏量
    单价 产量 单产 总产 总产量
    惠及 受益 带动就业 带动消费 带动投资 带动销售 拉动消费 拉动投资 撬动投资 引流
    下达资金 争取资金 安排资金 产能 年产能 综合产值 全产业链产值 营收占比 产值占比 总产值占比 营业收入占比 补偿金额 办件量 交易宗数 参保人数
    覆盖率 覆盖面 普及率 达标率 完成率 合格率 优良率 满意率 办结率 参保率 参合率 发放率
    """.split()
)
# Aspects behind a list comma: `产值…亿元、利润…亿元`.
WEAK = frozenset(
    "增加值 产值 总产值 营收 营业收入 主营业务收入 利润 利税 税收 产量 销量 销售额 收入 交易额 面积 成交额 营业额 从业人员 就业 出口 进口 存款 贷款 出栏 存栏 出栏量 存栏量 死亡人数 参保率 办结率 满意率 结案率 开工率 投产率 竣工率".split()
)
# 出口…、进口…; 生猪出栏…、存栏…: the one is no aspect of the other.
_SIBLING = re.compile(f"(?:进出口|{'|'.join(sorted(WEAK, key=len, reverse=True))})$")
# 人均 goes before what it divides: 人均地区生产总值.
_PER_HEAD = frozenset("月人均 年人均 人均 户均 村均 亩均".split())
_NUMBER_OF = re.compile("(?<!天)(?:数|数量|个数)$")
# 粮食播种面积…、总产量: the second is an aspect of 粮食, not of its area.
_OWN_ASPECT = re.compile("(?<=[一-鿿]{2})(?:(?:播种|种植|栽培|养殖|收获)?(?:总)?面积|生产|种植|播种|占地面积|占地|建筑面积|总投资|总产量?|产量|产值)$")
_HAS_ASPECTS = ("面积", "占地", "产量", "总产", "单产", "产值", "总产量", "总产值")


def is_aspect(noun: str) -> bool:
    """Whether a noun is only an aspect of something: 总投资, 其中面积."""
    return noun.removeprefix(_OF_WHICH) in _ASPECTS


def aspect_of(subject: str, aspect: str) -> str:
    """The name of an aspect of a subject, what both say said once: 重大项目数 and 总投资 are 重大项目总投资."""
    if aspect.startswith(("总", "累计")):
        subject = without_done(subject)
    subject = _NUMBER_OF.sub("", subject)
    if subject.endswith(aspect) and not subject.endswith("进" + aspect):
        return subject
    if aspect.endswith(_HAS_ASPECTS):
        subject = _OWN_ASPECT.sub("", subject)
    elif aspect in WEAK:
        subject = _SIBLING.sub("", subject)
    if aspect in _PER_HEAD:
        return aspect + subject
    return subject + (aspect[2:] if len(aspect) > 2 and subject.endswith(aspect[:2]) else aspect)
