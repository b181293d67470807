"""Whether a number told of several years adds up over them or stands at their end.

An amount done (新增城镇就业) is that of all the years together, a state (常住人口) that of the last.
"""

from __future__ import annotations

import re

from transforms.grammar.drafts import Draft

_FLOW = re.compile(
    "^(?:新建|新改|新引|新认|新培|净增|完成|建成|引进|改造|实施|办理|发放|解决|争取|减免|新设|筹集|整治|综合治理|治理|清(?=[理退收偿淤零除缴欠查])|盘活|转移|培训|脱贫|减少|造林|绿化|植树|营造林|修复|化解|兑现)|累计|投入|总计|新增"
)
_STATE = re.compile(
    "人均|年度|度电|登记在册|生产总值|能力|余额|里程|保有量|人口|规模|覆盖|标准|增加值|总收入|财政收入|预算收入|产量|拥有量|寿命|年限|水平|价格|装机|总数|总量|总产值|(?:天数|面积|进出口(?:总额|总值)|零售(?:总)?额|营业收入|营收|销售收入)$"
)
# A noun alone before a number of things that last (`绿色工厂1210家`) says how many there are, unless a verb in it says what was done.
_LASTS = re.compile(
    "(?:企业|公司|工厂|园区|示范区|开发区|示范村|基地|平台|机构|中心|空间|主体|合作社|农场|“小巨人”|冠军|集群|实验室|景区|基站|学校|医院|高校|园|街区|商户|个体户|院士|人才|人员|党员|干部|教师|医生|医师|护士)$"
)
_DID = re.compile("新设|招聘|招录|选派|派出|培训|选聘|评选|表彰|安置|救助|资助|引进|入选|培育|建成|认定|淘汰|取缔|关停|关闭|清理|帮助|支持|改造|整治|打造|创建|推动|注册|获|提请|落户")
# What was done with each of so many, or happened to it, is of all the years: 12项成果获奖.
_HAPPENED = re.compile(f"{_DID.pattern}|荣|入围|投产|投用|竣工|开工|通车|划转|脱贫|摘帽|退出|出列|评为|签约|新增|完成|受益|享受|破获|上市|翻")
_DOING = re.compile(f"{_HAPPENED.pattern}|建设|实施|开展|投资|启动|推进|实现|推出|举办|承办|制定|出台|设立|组建|修|开通|新")
_CLAUSE_MARKS = "，。；：—\n"
_CLAUSE_WITHIN = 60
_BEFORE_CLAUSE = frozenset("，。；：、,;:\n　 ")
_KEPT = re.compile("控制在|稳定在|保持在|每年")
_YEARLY = re.compile("失业率|居民消费价格|CPI|物价")
# 累计完成投资, but not 累计达100家: that is how many there are now.
_SUMMED = re.compile("累计(?!达|至|增至|突破|超)[^，；。]*$")
_SUMMED_WITHIN = 24
_KEPT_WITHIN = 8  # characters before a number
# What is under way is so now.
_UNDER_WAY = re.compile("^(?:在建|在谈|在册|在校|在库|在营|在岗)")


def adds_up(text: str, draft: Draft) -> bool:
    """Whether a draft's number, told of a span of years, is of all of them rather than of the last; `text` is the view's."""
    if draft.measure in ("growth", "change"):
        return True
    if _KEPT.search(text, max(0, draft.start - _KEPT_WITHIN), draft.start) or _YEARLY.search(draft.name):
        return True
    if draft.measure == "rate" or _UNDER_WAY.search(draft.name):
        return False
    if _FLOW.search(draft.name) or _SUMMED.search(text, max(draft.clause[0], draft.start - _SUMMED_WITHIN), draft.start):
        return True
    return not draft.reached and not _STATE.search(draft.name) and not _is_there(text, draft)


def _is_there(text: str, draft: Draft) -> bool:
    """Whether a number of things that last has no more before it than their name, or nothing at all."""
    if draft.rule == "noun_behind":
        return draft.mention.countable and not _HAPPENED.search(draft.name) and _opens_clause(text, draft.mention.full_start)
    at = draft.mention.full_start - len(draft.name)
    if not draft.mention.countable or draft.rule != "own" or at < 1 or not _LASTS.search(draft.name) or _DID.search(draft.name):
        return False
    return text[at - 1] in _BEFORE_CLAUSE and text.startswith(draft.name, at)


def _opens_clause(text: str, at: int) -> bool:
    """Whether nothing was done before a number at the head of its clause, or in a list that begins there: `10个实验室、5个中心`, `钒钛、硫铁等9种矿产`."""
    since = max(text.rfind(mark, max(0, at - _CLAUSE_WITHIN), at) for mark in _CLAUSE_MARKS) + 1
    before = text[since:at].lstrip("\n 　")
    return not before or before[0].isdigit() or before.endswith("等") and not _DOING.search(before)
