"""The noun behind a number: where it ends and what is said of it begins (`企业|入选国家名单`)."""

from __future__ import annotations

import re

from transforms.grammar.branches import compile_branches
from transforms.grammar.conjuncts import mask_brackets
from transforms.grammar.phrases import strip_edges

# What cannot begin the thing counted: the sentence goes on behind the number.
_STOPS_ONE = frozenset("，比占和与及或、）)至到以等是（(。/+”为均达[—-较居并")
_NO_STOPS = frozenset("和美 和谐 比赛 比武 居民 居家 居住 居村 到期 达标 等级 为民 以工 并购 并网 并联".split())  # Nouns that begin like one.
_STOPS_TWO = frozenset(
    "翻了 翻番 翻一 变为 变成 增至 增加 扩大 扩展 压缩 缩短 缩小 降至 降到 降低 跃升 升至 上升 调整 再到 增长 下降 增幅 台阶 大关 关口 门槛 同比 位居 列全 分别 其中 减少 提高 高于 低于 快于 回升 排名 左右".split()
)
_STOPS_THREE = frozenset("发展到 提升至 提升到 的时候 新台阶".split())
# Where a noun in front of a verb phrase ends: 项目|全部开工, 企业|入选…
VERB_AFTER_NOUN = compile_branches(
    "全部|全覆盖|分别|(?<!平)均(?!衡|价)|已|正式|顺利|如期|相继|建成|投产|投用|投入|开工|竣工|通车|完工"
    "|入选|入围|获评|获批|荣获(?!得感)|获|签约|落地|列入|纳入|上榜|揭牌|挂牌|启动|推进|用于|(?<![天大特])使(?!用)"
    "|实现|达到|完成(?!率|额|量)|增长(?!点|极|率)|下降|成为|通过|建立(?!率)|(?<![成造])就(?![业医学诊地近读餐])|能够|可以|跻身|进入|得到|开展|实行|实施|参加|参与|享受|受益|脱贫|摘帽|退出"
    "|落户|运营(?!商)|(?<!以)上市(?!公司|企业|后备)|到位|帮扶(?![村县乡户队]|对象|车间|资金|项目)|合作(?!社|区)|联合(?!体|会|国|社|实验|党|执法|开发|办)|助力|支持(?!资金|政策)|覆盖(?!率|面)"
    "|开放(?!型|度)|开通|(?<![化术])改造(?!工程|项目|任务|资金)|全面(?=[开竣完推建启落达投施])|全线(?=[贯通开复竣完])|主体(?=[封完竣])|提升(?!级|工程|项目|行动)|建设(?!项目|工程|用地|资金|任务|集团|公司|银行|兵团)|整治(?!工程|项目|行动|任务)|创建(?!工作)|具备|即将|新(?=获评|入选|获批)|初步(?=建立|形成|建成)|基本(?=[完建实竣])|要(?=按期|如期|全部|尽快)|共计|来(?=[一-鿿](?:康养|旅|投资|就业|创业|就医|考察|观光))|早日|提前(?=完成|实现|建成)|赴|新开工(?=建设|$)|进场|超额|创成|评为"
    # Nouns of doing, behind a noun that does or undergoes it.
    "|(?=[开复更重战规转数智绿上供])(?<=企业|项目|产品|片区|小区|社区|园区|港区)(?:开复工|复工|复产|更新|重组|战略性重组|规划调整|转型|数字化|智能化|绿色化|上云|上平台|供应(?!链|商))"
    "|被|在(?!建|线|册|校|职|岗|库|保|籍|地)|(?<![旅定宜安移新邻同起故民群客乔])居(?!民|家|住)|位居|位列|占(?!地)|让(?!利)|为(?!民|主|老)|由|(?<![方走意去动取流导志纵横双单定])向(?!阳)|从|有序|加快|陆续|成功"
)
# How it went with the thing tells no more of what it is: `60场比赛|圆满精彩`, `30场演练|安全有序`.
_WENT = re.compile("(?<=[一-鿿]{2})(?:精彩(?!的)|圆满|顺畅|安全(?=有序|平稳|稳定|顺利|高效|度汛)|平稳(?=有序|运行|顺利|安全)|高效(?=有序|运转)).*")
# Nouns so general that what is done with them says what is counted.
_GENERAL_NOUN = re.compile(
    "(?:个)?(?:项目|企业|工程|案例|国家(?:和地区|（地区）)?|省份|城市|县|市|区|乡镇|村|学校|医院|单位|机构|品牌|产品|集体|个人|人|户|家庭|群众|职工|学生|孩子|老人|部门"
    "|地区|园区|企业家|选手|学科|专业|事项|指标|工作|成果|做法|经验|产业|主体|地块|小区|社区|景区|公司|高校|院校|人口|市场|片区|港区|农户|农民|儿童|干部|教师|产品|线路|产业链|基地|平台|试点|站点|网点|场所|车间|小镇|基金)$"
)
# How far the thing has come, told behind a noun that says by itself what it is.
_PROGRESS = re.compile("(?:落地见效|取得[一-鿿]{0,6}(?:成效|进展|突破)|进展(?:顺利|良好|明显)|(?:有序|扎实|稳步|深入|持续|加快|顺利|加速)(?:推进|开展|实施))$")
# Nouns of doing that end the name of what is done: 房屋加固改造.
_NOUN_OF_DOING = re.compile("(?:改造|建设|整治|提升|治理|创建|帮扶|支持)$")
# A verb that leads to another noun is part of the noun: 粮食产能|提升重点县, 低效|运营的资产项目.
_COMPOUND = re.compile("(?:提升|改造|整治|建设|帮扶|合作|推广|运营|开放|培训|覆盖|支持)(?:[^，的]{0,6}$|的)")
# Verbs that are as often nouns, and words that lead to more: what they begin is not put before the noun.
_NOMINAL = re.compile("建设|改造|整治|提升|推进|合作|创建|支持|投入|开放|运营|保障|完善|帮扶|覆盖|[为向由从占让以居列]|到位")
_EMPTY = re.compile("(?:全面|基本|顺利|如期)*(?:均|都|(?:位?居|位?列)(?:全[国省市区州]|世界|全球)?|完成|实现|达到|成功|圆满|有序|加快|到位)")
_RATES = ("的增速", "的增长", "的增幅", "的速度", "的目标")
_ITS_RATE = re.compile("[一-鿿]{2}率")
_QUOTED_BEHIND = re.compile("(?P<noun>[^“”，]{0,12}(?:事项|服务|业务|项目|企业))(?P<how>“[^”]{2,8}”)")
# How it was done, before what was done: 全面建成, 实现免申即享.
_HOW = re.compile("^(?:正式|顺利|如期|按期|相继|陆续|基本|初步|要|均|已|都|实现|得到|进行|有序)+(?=[一-鿿]{2})")
_ATTRIBUTES = frozenset("性型式化级")
_LONGEST_TOLD = 24
_ONE_CHARACTER = frozenset("县市区乡镇村户人")
# The number of the next clause is the object here: `40个重点项目完成投资|36亿元`.
_UNFINISHED = re.compile("(?:投资|资金|产值|收入|利润|税收|面积|产量|销售额|交易额|贷款)$")
_THING_HEAD = re.compile("^(?:的|以上的?|左右的?)")
_THING_TAIL = re.compile("(?:(?<=建设|改造|治理|整治)任务|[和与及](?:(?:计划)?(?:总)?投资)?|(?<![方走意去动取流导志纵横双单定])向|以及|其中|(?<=[一-鿿])(?<![高初集其当手心县])中(?:已?有)?|等|，|(?:年度)?(?:投资)?完成率(?:达到?|为|超过?)?|达到?|为|超过?)$")


def goes_on(right: str) -> bool:
    """Whether the words behind a number go on with the sentence instead of naming a thing: `，增长`, `左右`, or nothing."""
    first = right[:1]
    return not right or first.isspace() or first in _STOPS_ONE and right[:2] not in _NO_STOPS or right[:2] in _STOPS_TWO or right[:3] in _STOPS_THREE


def following_noun(right: str) -> str:
    """The thing counted behind a number: `精品节点` in `42个精品节点，…`; before a general noun goes what is told of it:
    `24户企业入选国家绿色制造名单` counts 入选国家绿色制造名单企业."""
    told_of = right.startswith("的")
    if quoted := _QUOTED_BEHIND.fullmatch(right.strip("，。；")):
        return quoted["how"] + quoted["noun"]
    right = _WENT.sub("", _THING_TAIL.sub("", _THING_HEAD.sub("", strip_edges(right))))
    if (progress := _PROGRESS.search(right, 2)) and not VERB_AFTER_NOUN.search(right, 1, progress.start()) and not _GENERAL_NOUN.fullmatch(right, 0, progress.start()):
        right = right[: progress.start()]
    match = _verb(right)
    if not match or match.start() > 1 and match.end() == len(right) and _NOUN_OF_DOING.fullmatch(match.group()):
        return right[:32]
    noun = right[: match.start()]
    if len(noun) == 1 and noun not in _ONE_CHARACTER:
        return right[:20]
    if told_of and noun.endswith(("增速", "增幅", "速度")):
        return noun
    told = right[match.start() :]
    return _told_of(noun, told, right)


def _verb(right: str) -> re.Match[str] | None:
    """Where a verb ends the noun; what stands behind an attribute (托底性|帮扶) is a part of the noun."""
    verbs = VERB_AFTER_NOUN.finditer(mask_brackets(right), 1)
    return next((verb for verb in verbs if right[verb.start() - 1] not in _ATTRIBUTES), None)


def _told_of(noun: str, told: str, right: str) -> str:
    """The noun with what is told of it before it, as far as that tells which are counted; a long noun tells enough itself."""
    needed = len(noun) <= 4 or noun.endswith("）") and len(noun) <= 10 or _GENERAL_NOUN.fullmatch(noun) is not None
    if _EMPTY.fullmatch(told) or _ITS_RATE.match(told) or _UNFINISHED.search(told):
        return noun
    if _COMPOUND.match(told) and _GENERAL_NOUN.search(told):
        return right[:32]
    if _NOMINAL.match(told):
        if not needed or len(told) > _LONGEST_TOLD:
            return noun
        return told + noun if _GENERAL_NOUN.search(noun) else right[:28]
    if len(told) > (_LONGEST_TOLD if needed else max(len(noun), 8)):
        return noun
    told = _HOW.sub("", told)
    return told if told.endswith(noun) else told + noun


def as_told(right: str) -> str:
    """The noun behind a share with what is told of it, in the order of the text: 规模企业落户园区."""
    if right.startswith(_RATES):
        return following_noun(right)
    return _THING_TAIL.sub("", _THING_HEAD.sub("", strip_edges(right)))[:32]


def told_of_part(right: str, whole: str) -> str:
    """`12个项目获国家奖，其中1项获一等奖`: what is told of a part, with the noun of the whole; empty where nothing is."""
    if not VERB_AFTER_NOUN.match(right) or _NOMINAL.match(right) or not (noun := _GENERAL_NOUN.search(whole)):
        return ""
    told = _HOW.sub("", strip_edges(right))
    return told + noun.group() if 4 < len(told) <= _LONGEST_TOLD else ""


def first_noun(right: str) -> str:
    """Of `的县城公园正式开放` the noun alone."""
    thing = _PROGRESS.sub("", _THING_TAIL.sub("", _THING_HEAD.sub("", strip_edges(right))))
    verb = VERB_AFTER_NOUN.search(mask_brackets(thing), 2)
    return thing[: verb.start()] if verb else thing
