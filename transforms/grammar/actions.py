"""Verbs of doing: 建成, 改造, 新增. They end the noun before a number, and some of them stay in its name."""

from __future__ import annotations

import re

from transforms.grammar import words

# Verbs of doing; directly before a number they say what was done to the thing behind it.
_ACTIONS = frozenset(
    """
    投入 拨付 筹集 募集 兑现 兑付 资助 支持 增加 投产 投用 投放 增设 补植 补贴 兑换
    奖励 奖补 偿还 支付 支出 募资 融资 贷款 增资 注资 增收
    安排 改造 新建 新增 新改建 建设 建成 新造 安置 修建 修复 铺设 敷设 疏浚 新开通
    布局 新增加 新培育 新引进 新认定 建立 加快 新辟 新植 修订 建档 布设 安装 加装
    架设 新装 改建 扩建 改扩建 续建 新改扩建
    新修 新改 引进 吸引 培训 组织 吸纳 招录 招聘 选派 派出 培育 聘请 选树 组建 吸收 引育 招引
    选聘 引入
    减免 减征 清理 收储 供应 腾出 腾退 压减 退出 淘汰 关停 取消 减少 收回 追回 拆除
    出台 减轻 让 关闭 清退 出让 供地 收购 拆迁 征收 征迁 清偿 收到
    帮助 解决 救助 惠及 受理 扶持 受益 帮扶
    发放 发行 落地 实施 推进 推广 制定 推出 发布 落实 设立 启动 发展 推动 推送
    化解 争取 盘活 整治 治理 完成 种植 营造 转移 带动 撬动 拉动 节约 下放 整改 接待
    签约 开工 竣工 完工 动工 复工 投运 创建 打造 谋划 储备 承办 举办 开展 办理 受理 办结 审结 获得 拥有 形成 集聚 认定
    申报 获批 入选 列入 开通 销售 生产 生产出 评选 遴选 查处 侦破 破获 审议 提请
    配备 购置 采购 更新 流转 托管 成立 参加 参与 使 为 对 有 覆盖 处置 开发 提供
    创造 稳定 保障 完善 提升 促成 促进 抓好 办好 开行 绿化 轮作 给予 表彰 评定 回迁
    交付 分配 配租 入库 下达 划转 废止 承接 导入 结对 走访 慰问 搭建 达成 到位
    """.split()
)
# Of these, the ones that stay in the name: 改造42个小区 is not 建成42个小区.
KEPT_ACTION = re.compile(
    "新|改|引|取消|下放|减|解决|盘活|办理|兑付|惠及|受益|化解|淘汰|压减|退出|腾|拆|修|培训|转移|发放|接待|发行|整治|治理|清|增加|处置|救助|破获|查处|招|吸"
    "|投放|生产|销售|推广|供|争取|安置|帮扶|资助|帮助|节约|收储|出让|关停|关闭"
)
# What is done to the first thing of a list is done to all: 处置 and 改造, not 建成 and 完成, which say no more than that it is there.
KEPT_ACTIONS = frozenset(word for word in _ACTIONS if KEPT_ACTION.match(word))
_ACTION_LENGTHS = words.by_last(_ACTIONS)


def action_at_end(noun: str) -> str:
    """The verb of doing that `noun` ends in (longest first, 了 or 过 allowed behind it); empty if there is none."""
    body = noun[:-1] if noun[-1:] in ("了", "过") else noun
    for length in _ACTION_LENGTHS.get(body[-1:], ()):
        if body[-length:] in _ACTIONS:
            return noun[len(body) - min(length, len(body)) :]
    return ""


def is_action(noun: str) -> bool:
    """Whether a noun is no more than verbs of doing: 建成, 新增了, 新开工建设."""
    while action := action_at_end(noun):
        if action == noun or noun[: -len(action)] in words.QUALIFIER:
            return True
        noun = noun[: -len(action)]
    return False
