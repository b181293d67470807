"""The thing counted behind a number: `建成42个精品节点` is 建成精品节点.

Before the number stands what was done (建成), behind it what it was done to.
"""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.conjuncts import mask_brackets
from transforms.grammar.group import Group
from transforms.grammar.phrases import mask_glued, strip_edges
from transforms.grammar.sentence import Sentence

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
    签约 开工 竣工 创建 打造 谋划 储备 承办 举办 开展 办理 获得 拥有 形成 集聚 认定
    申报 获批 入选 列入 开通 销售 生产 生产出 评选 遴选 查处 侦破 破获 审议 提请
    配备 购置 采购 更新 流转 托管 成立 参加 参与 使 为 对 有 覆盖 处置 开发 提供
    创造 稳定 保障 完善 提升 促成 促进 抓好 办好 开行 绿化 轮作 给予 表彰 评定 回迁
    交付 分配 配租 入库 下达 划转 废止 承接 导入 结对 走访 慰问 搭建 达成 到位
    """.split()
)
# Of these, the ones that stay in the name: 改造42个小区 is not 建成42个小区.
_KEPT_ACTION = re.compile(
    "新|改|引|取消|下放|减|解决|盘活|办理|兑付|惠及|受益|化解|淘汰|压减|退出|腾|拆|修|培训|转移|发放|接待|发行|整治|治理|清|增加|处置|救助|破获|查处|招|吸"
    "|投放|生产|销售|推广|供|争取|安置|帮扶|资助|帮助|节约|收储|出让|关停|关闭"
)
# What is done to the first thing of a list is done to all: 处置 and 改造, not 建成 and 完成, which say no more than that it is there.
KEPT_ACTIONS = frozenset(word for word in _ACTIONS if _KEPT_ACTION.match(word))
_ACTION_LENGTHS = words.by_last(_ACTIONS)
_MORE_QUALIFIERS = frozenset("增加 减少 取消 压减 减排".split())

# What cannot begin the thing counted: the sentence goes on behind the number.
_STOPS_ONE = frozenset("，比占和与及或、）)至到以等是（(。/+”为均达[—-较居并")
_NO_STOPS = frozenset("比赛 比武 居民 居家 居住 居村 到期 达标 等级 为民 以工 并购 并网 并联".split())  # Nouns that begin like one.
_STOPS_TWO = frozenset(
    "变为 变成 增至 增加 扩大 扩展 压缩 缩短 缩小 降至 降到 降低 跃升 升至 上升 调整 再到 增长 下降 增幅 台阶 大关 关口 门槛 同比 位居 列全 分别 其中 减少 提高 高于 低于 快于 回升 排名 左右".split()
)
_STOPS_THREE = frozenset("发展到 提升至 提升到 的时候 新台阶".split())

# Where a noun in front of a verb phrase ends: 项目|全部开工, 企业|入选…
VERB_AFTER_NOUN = re.compile(
    "全部|全覆盖|分别|均(?!衡|价)|已|正式|顺利|如期|相继|建成|投产|投用|投入|开工|竣工|通车|完工"
    "|入选|入围|获评|获批|荣获(?!得感)|获|签约|落地|列入|纳入|上榜|揭牌|挂牌|启动|推进|用于|使(?!用)"
    "|实现|达到|完成(?!率|额|量)|增长(?!点|极|率)|下降|成为|通过|建立(?!率)|(?<![成造])就(?![业医学诊地近读餐])|能够|可以|跻身|进入|得到|开展|实行|实施|参加|参与|享受|受益|脱贫|摘帽|退出"
    "|落户|运营(?!商)|上市(?!公司|企业|后备)|到位|帮扶(?![村县乡户队]|对象|车间|资金|项目)|合作(?!社|区)|联合(?!体|会|国|社)|助力|支持(?!资金|政策)|覆盖(?!率|面)"
    "|开放(?!型|度)|开通|(?<!化)改造(?!工程|项目|任务|资金)|全面(?=[开竣完推建启落达投])|提升(?!级|工程|项目|行动)|建设(?!项目|工程|用地|资金|任务|集团|公司|银行|兵团)|整治(?!工程|项目|行动|任务)|创建(?!工作)|具备|即将|早日|提前(?=完成|实现|建成)|赴|新开工(?=建设|$)|进场|超额|创成|评为"
    # Nouns of doing, behind a noun that does or undergoes it.
    "|(?=[开复更重战规转数智绿上供])(?<=企业|项目|产品|片区|小区|社区|园区|港区)(?:开复工|复工|复产|更新|重组|战略性重组|规划调整|转型|数字化|智能化|绿色化|上云|上平台|供应(?!链|商))"
    "|被|在(?!建|线|册|校|职|岗|库|保|籍|地)|居(?!民|家|住)|位居|位列|占(?!地)|为(?!民|主|老)|由|向(?!阳)|从|有序|加快|陆续|成功"
)
# How it went with the thing tells no more of what it is: `60场比赛|圆满精彩`, `30场演练|安全有序`.
_WENT = re.compile("(?<=[一-鿿]{2})(?:精彩(?!的)|圆满|顺畅|安全(?=有序|平稳|稳定|顺利|高效|度汛)|平稳(?=有序|运行|顺利|安全)|高效(?=有序|运转)).*")
# Nouns so general that what is done with them says what is counted.
_GENERAL_NOUN = re.compile(
    "(?:个)?(?:项目|企业|工程|案例|国家(?:和地区|（地区）)?|省份|城市|县|市|区|乡镇|村|学校|医院|单位|机构|品牌|产品|集体|个人|人|户|家庭|群众|职工|学生|孩子|老人|部门"
    "|地区|园区|企业家|选手|学科|专业|事项|指标|工作|成果|做法|经验|产业|主体|地块|小区|社区|景区|公司|高校|院校|人口|市场|片区|港区|农户|农民|儿童|干部|教师|产品|线路|产业链|基地|平台)$"
)
# How far the thing has come, told behind a noun that says by itself what it is.
_PROGRESS = re.compile("(?:落地见效|取得[一-鿿]{0,6}(?:成效|进展|突破)|(?:有序|扎实|稳步|深入|持续|加快|顺利|加速)(?:推进|开展|实施))$")
# Nouns of doing that end the name of what is done: 房屋加固改造.
_NOUN_OF_DOING = re.compile("(?:改造|建设|整治|提升|治理|创建|帮扶)$")
# `20亿元的啤酒厂和投资65亿元的产业园`: between two numbers the noun behind the first ends at 和.
JOINT = re.compile("(?<=..)(?:以及|[和与及])(?=[^和与及]{2,}$)")
# `A、B等总投资45亿元的8个项目`: of whose number it is is said behind it.
_ITS_ASPECT = re.compile("(?:计划)?(?:总投资|投资额?|总规模|总金额|合同额|总额)$")
# `新建5个公园、3个广场`: what is done to the first thing, or whose it is, holds for the next.
_GOES_ON_LIST = frozenset("、和与及")
_FOR = ("为", "对", "向", "给", "与")
_PREPOSITIONS = frozenset("在 与 和 同 对 为 向 由 从 将 把 被 给".split())
_HAVING = re.compile("(?:全[市省县区年国州]|我[市省县区]|目前|截至目前)*(?:共|已|现|还|又)?有")
_LEVEL = re.compile(f"{words.LEVEL}(?:以上)?")
_RATE_OF = re.compile("(?<=[一-鿿”）]{2})(?:水质|网上)?(?:[一-鿿]{2}(?<!效)率|优良比例)(?:均|都)?$")
_PLACES_COUNTED = re.compile("(?:国家(?:（地区）|和地区)?|省份|城市)(?=投运|建成|设立|布局|新增|建设|开展|培育)")
_LONGEST_TOLD = 24
_ONE_CHARACTER = frozenset("县市区乡镇村户人")
# The number of the next clause is the object here: `40个重点项目完成投资|36亿元`.
_UNFINISHED = re.compile("(?:投资|资金|产值|收入|利润|税收|面积|产量|销售额|交易额|贷款)$")
_THING_HEAD = re.compile("^(?:的|以上的?|左右的?)")
_THING_TAIL = re.compile("(?:(?<=建设|改造|治理|整治)任务|[和与及](?:(?:计划)?(?:总)?投资)?|(?<![方走意去动取流导志])向|以及|其中|等|，|(?:年度)?(?:投资)?完成率(?:达到?|为|超过?)?|达到?|为|超过?)$")
_SHARE_OF_WHOM = re.compile("覆盖|惠及|有|带动|吸引|占$")
# Verbs that are as often nouns: 建设项目, 上市公司.
_NOUN_AFTER_ALL = ("建设", "改造", "提升", "上市", "开放", "合作", "支持", "投入", "在")


def counts_behind(sentence: Sentence, group: Group) -> bool:
    """Whether the thing counted stands behind the number rather than before it."""
    first, noun, right, left, measure = group.first, group.noun, group.right, group.left, group.measure
    if goes_on(right):
        return False
    if right.startswith("的"):
        return len(right) > 1 and measure in ("level", "rate")
    if first.dimension == "share":
        return measure == "rate" and (not noun or _SHARE_OF_WHOM.search(noun) is not None)
    if measure == "growth":
        return False
    verb_next = VERB_AFTER_NOUN.match(right)
    if first.countable:
        if verb_next and not right.startswith(_NOUN_AFTER_ALL):
            return not noun and not left.tail and not sentence.subjects
        return not (measure == "change" and noun and not action_at_end(noun))
    if verb_next:
        return False
    if not noun or action_at_end(noun) or noun.endswith(("等", "的")):
        return True
    return measure == "level" and all([word in ("完成", "实现") for word in left.tail]) and len(following_noun(right)) >= 2


def goes_on(right: str) -> bool:
    """Whether the words behind a number go on with the sentence instead of naming a thing: `，增长`, `左右`, or nothing."""
    first = right[:1]
    return not first.strip() or first in _STOPS_ONE and right[:2] not in _NO_STOPS or right[:2] in _STOPS_TWO or right[:3] in _STOPS_THREE


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


def counted_name(sentence: Sentence, group: Group) -> str:
    """The name of what is counted: what is done with it, then the thing itself (新增规上工业企业)."""
    noun, right = group.noun, group.right
    thing = following_noun(right)
    if _LEVEL.fullmatch(thing):
        thing += _shared_thing(sentence, group)
    if right.startswith("的"):
        if first_aspect := _ITS_ASPECT.search(noun):
            return _first_noun(right) + first_aspect.group()
        return thing + (noun if noun not in _PREPOSITIONS and (not is_action(noun) or len(noun) <= 4) else "")
    thing = _without_rate(sentence, group, thing)
    done = _what_was_done(noun, thing)
    qualifier = next((word for word in group.left.tail if word in words.QUALIFIER or word in _MORE_QUALIFIERS), "")
    if not done and not qualifier and sentence.followed_by and group.left_text.strip() in _GOES_ON_LIST:
        done = sentence.followed_by
    sentence.followed_by = (qualifier or done) if group.right[:1] != "的" and not done.startswith(_FOR) else ""
    if not done and not qualifier and words.UNNAMED.fullmatch(thing):
        done = sentence.clause_before(group.first)
    name = qualifier + done + thing
    if group.first.dimension == "share" and not name.endswith(("率", "比例", "比重")):
        return name + "比例"
    return name


def _first_noun(right: str) -> str:
    """Of `的县城公园正式开放` the noun alone."""
    thing = _PROGRESS.sub("", _THING_TAIL.sub("", _THING_HEAD.sub("", strip_edges(right))))
    verb = VERB_AFTER_NOUN.search(mask_brackets(thing), 2)
    return thing[: verb.start()] if verb else thing


def _without_rate(sentence: Sentence, group: Group, thing: str) -> str:
    """`49个断面水质达标率100%`: what is counted, without the rate or the noun that the next number is of; `13个国家投运海外仓36个` counts 国家."""
    following = sentence.mentions[group.after] if group.after < len(sentence.mentions) else None
    if following is None or following.full_start - group.mentions[-1].full_end > len(group.right) + 2:
        return thing
    if following.full_start - group.mentions[-1].full_end == len(group.right) and following.dimension and (joint := JOINT.search(mask_glued(thing))):
        return thing if action_at_end(thing[: joint.start()]) else thing[: joint.start()]
    if following.dimension == "share" and (match := _RATE_OF.search(thing)):
        return thing[: match.start()]
    place = _PLACES_COUNTED.match(thing) if following.countable and not goes_on(sentence.text[following.full_start :][:1]) else None
    return place.group() if place and len(thing) - place.end() >= 2 else thing


def _shared_thing(sentence: Sentence, group: Group) -> str:
    """What the next number of a list counts, its own level aside: `5个国家级、12个省级产业园区` are both 产业园区."""
    if group.after >= len(sentence.mentions) or not sentence.mentions[group.after].countable:
        return ""
    return _LEVEL.sub("", following_noun(sentence.right_of(group.after)), count=1)


def _what_was_done(noun: str, thing: str) -> str:
    """What of the noun before the number belongs to the name of the thing behind it."""
    if noun in _PREPOSITIONS or _HAVING.fullmatch(noun):
        return ""
    if len(noun) > 14 and len(thing) <= 4 and "、" not in noun and not noun.endswith("等"):
        done = noun[-20:]
    elif noun.endswith("等") or "、" in noun and len(noun) > 8 or len(noun) > 14:
        action = action_at_end(noun)
        done = action if _KEPT_ACTION.match(action) else ""
    else:
        done = "" if is_action(noun) and not _KEPT_ACTION.match(noun) else noun
    return done[:-1] if done.endswith("了") else done


def following_noun(right: str) -> str:
    """The thing counted behind a number: `精品节点` in `42个精品节点，…`; before a general noun goes what is told of it:
    `24户企业入选国家绿色制造名单` counts 入选国家绿色制造名单企业."""
    told_of = right.startswith("的")
    right = _WENT.sub("", _THING_TAIL.sub("", _THING_HEAD.sub("", strip_edges(right))))
    if (progress := _PROGRESS.search(right, 2)) and not VERB_AFTER_NOUN.search(right, 1, progress.start()) and not _GENERAL_NOUN.fullmatch(right, 0, progress.start()):
        right = right[: progress.start()]
    match = VERB_AFTER_NOUN.search(mask_brackets(right), 1)
    if not match or match.start() > 1 and match.end() == len(right) and _NOUN_OF_DOING.fullmatch(match.group()):
        return right[:32]
    noun = right[: match.start()]
    if len(noun) == 1 and noun not in _ONE_CHARACTER:
        return right[:20]
    if told_of and noun.endswith(("增速", "增幅", "速度")):
        return noun
    told = right[match.start() :]
    needed = len(noun) <= 4 or noun.endswith("）") and len(noun) <= 10 or _GENERAL_NOUN.fullmatch(noun)
    if not needed or len(told) > _LONGEST_TOLD or _UNFINISHED.search(told):
        return noun
    if not _GENERAL_NOUN.search(noun):
        return right[:28]
    return told if told.endswith(noun) else told + noun
