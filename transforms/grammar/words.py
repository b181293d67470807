"""The small words of the genre: what stands between a subject and its number, and before a subject.

Each list states one thing the language does. Adding a word here is adding it to the grammar of every report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Direction of change; the sign of the number comes from here.
RISE = frozenset(
    """
    增 高 多 长 涨 提 加 升 快 翻
    增长 比增 增加 增加了 增长了 净增加 增幅达 增幅为 增速达 净增长 正增长 递增 多增
    增收 增产 增效 大幅增长
    提高 提升 提升了 提高了 提速 提前
    上升 上涨 上调 上浮 上扬 上升了 上涨了 上调了
    扩大 扩张 扩容 扩大了 扩大到了 拓展了
    微增 微涨 微升 略增 略升 小幅增长 小幅上涨 小幅上升
    攀升 回升 跃升 前移 前进 上移 进位 晋位
    高出 延长 延长了 高出了 多了 比上年多 较上年多 比去年多 较去年多 同比多
    拉动 贡献 领先
    """.split()
)
FALL = frozenset(
    """
    降 减 少 低 慢
    负增长 减幅达 降幅达 降幅为 降幅 减幅
    减少 缩减 压减 削减 核减 调减 减少了 递减 压减了
    下降 降低 压降 下降了 降低了 双下降 同比下降 压降了
    压缩 缩小 缩短 缩短了 压缩了 缩小了
    微降 微跌 略降 小幅下降 小幅回落
    下调 回落 下跌 下滑 下调了 回落了 后移 退后
    收窄 精简 比上年少 较上年少 比去年少 较去年少 同比少
    """.split()
)

# Words that lead to a level: what follows is where the indicator stands.
TO = frozenset(
    """
    达 为 至 到 是 有 计 合 减按
    增至 增加到 增加至 增长到 增长至 提高到 提高至 提升到 提升至 上升到 上升至
    扩大到 扩大至 拓展到 拓展至 扩展到 扩展至 延长至 延长到 上调至 上调到 升至 升到
    跃升至 跃升到 攀升至 回升至 回升到 回落至 回落到 发展到 发展至 扩充到 扩充至
    扩增至 补助到 提到 提至 涨到 涨至 提速至 提速到 突破到 落实到 上涨到 上涨至
    落到 提标至 提标到 扩面至 扩面到 扩至 扩到
    降至 降到 下降到 下降至 降低到 降低至 减少到 减少至 压缩到 压缩至 压减到 压减至
    缩小到 缩小至 缩短至 缩短到 调整到 调整至 调至 下调至 下调到 优化至 优化到
    更新至 更新到 调减到 减至 减到 压降至 压降到 缩减到 缩减至 精简至 精简到
    调整优化为 优化调整为 调整优化至 调整优化到 演变为 转变为 整合为 合并为 优化为 撤并为 拓展为 变为 升级为 缩为 提升为 降为 缩短为 调整为
    降低为 增长为 分别为 均为 下降为 减为 增为 精简为
    控制在 保持在 稳定在 维持在 稳定保持在 持续保持在 一直保持在 落在 巩固在
    达到 多达 高达 达成 预计达到 预计达 可达 可达到 将达到 将达 已达 已达到 共达
    累计达 累计达到 分别达到 分别达 均达 均达到 总计达 合计达 达到了
    控制到 恢复到 恢复至 保持到 稳定到 提标到每 覆盖到
    完成 实现 实际完成 预计完成 完成了 实现了
    迈上 跨上 跃上 站上 跨越 跨过 越过 迈过 迈进 迈向 跨入
    保持 收于 等于 相当于 为了 拥有 归集 列支 安排 进入 共有 得分 评分 签约 到位
    维持 稳住 稳定
    """.split()
)
# Of these, the words for getting something done say no more of the level than 有 does.
DONE = frozenset("完成 实现 累计完成 完成了 实现了".split())

# The text's own word about the magnitude, before the number.
_MAGNITUDE = {
    "gt": "超过 超 首破 突破 逾 高于 大于 多于 超出 首次突破 超过了 突破了 远超 均超 均超过",
    "ge": "不低于 不少于 至少 不小于 不低 最低",
    "lt": "低于 不足 小于 少于 不到 不及",
    "le": "不超过 不高于 不大于 不多于 最多 最高 控制在不超过 不超 不突破",
    "approx": "比例近 约 约有 约在 大约 近 接近 将近 约为 大致 大体 约占 大概",
}
BEFORE = {word: comparator for comparator, group in _MAGNITUDE.items() for word in group.split()}
_NO_MAGNITUDE = frozenset("超额 起步".split())

# One number for each of several names, or the names of a list and its numbers matched one by one.
EACH = frozenset("均 都 双双 均为 均达 均达到 均超 均超过 皆 各 同步 全部".split())
DISTRIBUTE = EACH | frozenset("分别 分别为 分别达 分别达到 同时 各自 依次".split())

# Words that say nothing about what is counted.
FILLER = frozenset(
    """
    拟 均 各 都 皆 已 仍 仍然 依然 共 可 再 又 也 只 仅 净 年 由 从 自 将 约 要 能 即
    达 现 并 且 较
    按可比口径计算 按可比价格 按可比价 剔除不可比因素 扣除价格因素 扣除物价因素
    按现行汇率计算 按不变价 按不变价格 按现价 按现价计算 按不变价格计算 扣除不可比因素
    可比 按可比价格计算 按可比口径 可比口径 可比价 同口径 按同口径
    同比 环比 同期 比上年 较上年 比去年 较去年 较同期 比同期 同步 较好 同比去年
    与上年相比 与去年相比 与上年同期相比 比上年同期 较上年同期 比去年同期 较去年同期
    较年初 比年初 比上年末 较上年末 较上年底 比上年底
    五年平均 三年平均 四年平均 五年年均 三年年均 年均累计 年均 年平均 平均 平均每年
    每年 每人每月 每人每年 每月 每人
    三年 四年 五年 三年来 四年来 五年来 近三年 近五年 五年间 比前五年 较前五年 比前三年 较前三年
    累计 共计 合计 总计 预计 预计可 累计达 累计完成 计划
    全年 逐年 年内 年底 年末 今年 当年 去年 上半年 下半年 上年
    高达 达历史最高
    有望 已有 现有 又有 还有 另有
    首次 历史性 历史性地 首次实现
    拟按 按照 按 安排 分别 实际 名义 已经 总共 一共 力争 确保 预期 持续 连续 大幅
    进一步 稳步 一举 率先 双双 仅为 成功 提前 总体 基本 左右 也将 能够 强势 顺利
    高质量 高标准 高水平 高效 快速 逆势 再次 继续 始终 一直 长期 快于 更是 依次 共同 各自 依法 逐步 整体
    增幅 增速分别 增幅分别 拟安排 现已 目前 超额 超额完成 争取 努力 相应 拉动
    """.split()
)

# Kept as part of the name: they decide what is counted.
QUALIFIER = frozenset(
    """
    累计 累计建成 累计完成 累计新增
    新建 新改建 新改扩建 新创建 新建成 在建 已建成 建成 建
    新增 新开工 新引进 新培育 新认定 新签约 新增加 新发展 新投产 新开业 新设 新设立
    新招引 新入库 新上 新入统 新晋 新获评 新获批 新竣工 新备案 新登记 新注册 新落地 新挂牌
    新组建 新审批 新认证 新获得 新签
    净增 增加 减少 引进 培育
    """.split()
)
# A qualifier that the subject before takes over: `新建X 5家，累计20家`.
TAKEN_OVER = frozenset("累计 净增 累计达 累计建成 在建 总数 总数达 建成 开工 竣工 投产".split()) | {word for word in QUALIFIER if word[0] == "新"}

MULTI_YEAR = frozenset("五年平均 三年平均 四年平均 五年年均 五年间年均 三年年均 年均增速 年均增幅 每年平均 平均每年 年均 年平均 年均实际 年均分别 分别年均".split())

# What a tail word says, as bits, so that one number sums up a whole tail.
RISES, FALLS, LEADS, REACHES, BOUNDS, TO_EACH, FROM, YEARLY, QUALIFIES, TAKES_OVER = (1 << at for at in range(10))
_KIND_OF = {
    RISES: RISE, FALLS: FALL, LEADS: TO, REACHES: TO - DONE, BOUNDS: frozenset(BEFORE), TO_EACH: EACH | {"分别"},
    FROM: frozenset("由从"), YEARLY: MULTI_YEAR, QUALIFIES: QUALIFIER, TAKES_OVER: TAKEN_OVER,
}  # fmt: skip
_TAIL = RISE | FALL | TO | frozenset(BEFORE) | _NO_MAGNITUDE | FILLER | DISTRIBUTE | QUALIFIER | frozenset(("年均增速", "年均增幅"))
TAIL: dict[str, int] = {word: sum(bit for bit, group in _KIND_OF.items() if word in group) for word in sorted(_TAIL)}

# One character peeled by mistake ruins a name: these peel only as a whole left side or behind these characters.
ONE_CHARACTER_AFTER: dict[str, str] = {
    **dict.fromkeys("多高低少快慢加提合计年又", ""),
    "有": "，、的", **dict.fromkeys("可占要也建已自以能即就", "，、"),
    "长": "比", "共": "，、后次年内",
}  # fmt: skip

# Before the subject: place, time and the verbs of getting things done.
HEAD = frozenset(
    """
    使 并 共 获 拟 要 将 还 也 又 再 已 和 与 及 的 了 、 ， 把 让
    全年 全市 全省 全县 全区 全州 全旗 全盟 全自治区 全力 全面 全年共 全部完成
    全面推进 全面实施 全面落实 全面完成
    确保年内 力争年内 去年 今年 当年 年内 一年来 五年来 过去一年 过去五年 预计全年
    截至年底 到年底 年末 年底 上半年 下半年 确保全年 今后五年 未来五年 五年 三年
    近年来 有效期内
    我市 我省 我县 我区 我州 我国 本市 本省 本县 我们 我们将
    初步核算 初步统计 据初步统计 据统计 经初步核算 经测算
    完成 完成了 确保完成 力争完成 计划完成 超额完成 圆满完成 顺利完成 基本完成
    实施完成 建设完成
    实现 实现了 累计实现 力争实现 确保实现
    建成了 打造了 实施了 开展了 推进了 落实了 发放了 增加了 出台了
    推进 重点推进 统筹推进 深入推进 扎实推进 加快推进 积极推进 大力推进 稳步推进
    有序推进 持续推进 谋划推进
    实施 重点实施 深入实施 大力实施 统筹实施 制定实施 谋划实施
    重点支持 重点解决 重点抓好 主要 主要预期目标
    推动 开展 落实 推动全市 推动全省 深入开展 扎实开展
    预计 预期 力争 确保 初步预计 计划 要确保 预期目标
    支持鼓励 自治区 目前 截至目前 其中 达到 努力 带动 促进 拉动 保持 争取 争取到 引进到 得到 同时
    另外 此外 共计 建成 打造 创建 组织 举办 承办 推出 列入 获批 获评 启动 加快
    加强 强化 深化 扎实 积极 大力 切实 稳步 持续 继续 进一步 有序 有效 着力 加大
    抓好 做好 抓实 成功 顺利 圆满 率先 高效 特别是 尤其是 已有 已经 分别 以及
    总体 期间 时期 聚力 聚焦 快速 依法 主动 引导 鼓励 坚持 通过 围绕 利用 依托
    每年 平均每年 先后 连续 力促 统筹 严格 超额 集中 会同 使得 拥有 现有 共有 形成 不断 逐步
    深入 出台 制定 谋划 列出 投资建设 做到
    """.split()
)

# A name that only says what was done with unnamed people or things leans on the clause before it.
UNNAMED = re.compile(
    "(?:企业|户|家庭|群众|人|学生|职工|孩子|居民|农户|农民)?"
    "(?:受益|参保|参合|惠及|领取[一-鿿]{0,6}|享受[一-鿿]{0,8}|使用|投产|建成|开工|竣工|实施|通过[一-鿿]{0,8})$"
    "|(?:受益|参保|参合)(?:企业|户|家庭|群众|人|学生|职工|孩子|居民|农户|农民)$"
)

# Who gave a title or runs a thing: 省级 of 省级产业园区.
LEVEL = "(?:世界|国家|区域|省|自治区|市|县|区|部|乡|镇|村|[三四五345]A)级"


def by_last(known: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each last character the lengths of the words that end in it, longest first."""
    return _lengths(known, -1)


def by_first(known: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the words that begin with it, longest first."""
    return _lengths(known, 0)


def _lengths(known: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}
