"""What the members of a list share: the head of the last (城镇 and 农村居民收入), the modifier of the first (规上工业利税、利润)."""

from __future__ import annotations

import re

# A conjunct of so many characters may share the end of its neighbour by its length alone: 门诊 and 住院报销比例.
_LONGEST_BARE = 2
# 出栏量, 零售额, 增加值增速: what ends so is an indicator.
_MEASURED_ENDS = ("率", "额", "值", "量", "数", "增速", "增幅", "降幅")
# Nouns that end the name of an indicator.
_HEADS = re.compile(
    "(?:常住)?(?:居民)?(?:人均)?(?:可支配收入|纯收入)|居民人均可支配收入"
    "|(?:产业)?增加值(?:占[一-鿿A-Z]{2,16}(?:比重|比例))?"
    "|最低生活保障标准|低保(?:平均)?标准"
    "|排放(?:总)?量|排放强度"
    "|(?:工业)?总产值|产值|(?:固定资产)?投资(?:完成额)?"
    "|进出口(?:总额|总值)?|出口(?:总额|总值)?|进口(?:总额|总值)?"
    "|销售收入|营业收入|主营业务收入|(?:居民)?收入|总额|总量|总数|产量|销量|生产总值|总值"
    "|办理时限|审批时限|时限|用时|耗时|面积"
    "|覆盖率|普及率|参保率|入学率|毛入园率|毛入学率|处理率|合格率|达标率|满意率|就业率|[一-鿿]{1,4}率|占比|比重|比例"
    "|利润总额|利润|利税|税收|起数|(?:死亡|受伤|参保)?人(?:数|次)|警情|案件"
    "|余额|存款|贷款|支出|(?:年?平?均)?浓度|强度|能耗|水耗|标准|养老金|补助标准|规模|价格|指数"
    "|(?:社会)?消费品零售(?:总)?额|(?:零售|销售|交易|成交|营业|贸易)额|(?:总)?花费"
    "|(?:最低)?(?:养育|救助|供养|补助|低保)标准|[一-鿿]{2}能力|里程|通车里程|用电量|客运量|货运量|吞吐量|周转量|保有量|拥有量|电煤供应|发电量|装机(?:容量)?|装机规模"
    "|产业|游客(?:人次)?|人口|蓄积量|企业|项目|机构|床位(?:数)?|学位|住房|小区|示范区|示范村|乡村"
    "|专利(?:授权量)?|合作社|农场|人才|中心|平台"
)
# A head that says nothing alone: it takes the modifier of its neighbour.
_BARE = re.compile(
    "(?:亩均|人均|户均|年均|单位|总)?(?:"
    "利润总额|利润|利税总额|利税|税收|增加值|总产值|产值"
    "|死亡人数|受伤人数|伤亡人数|起数"
    "|总量|产量|单产|亩产|总产|销量|销售额|销售收入|营业收入|营收|收入|支出|规模|面积|数量|人数"
    "|投资|出口|进口|余额|总收入|占比|比重|增幅|增速|里程|经济损失|直接经济损失|水耗|能耗"
    "|(?:投资|项目)?[一-鿿]{2}率|授权量|申请量|消费支出|货运量|周转量|营业(?:总)?收入|增量|完成额)"
)
_OF_SURFACE = re.compile("(?:播种|种植|造林|绿化|建筑|占地|建设|养殖|栽培)$")
# 单位生产总值用水量、能耗: what is consumed or emitted per unit of output.
_PER_OUTPUT = re.compile("(?:单位|万元|每万元)(?:国内生产总值|地区生产总值|生产总值|GDP|(?:规上|规模以上)?工业增加值)")
_CONSUMED = re.compile("能耗|水耗|用水量|能源消耗|(?:二氧化碳|碳)排放(?:量|强度)?")
# Whose numbers they are, and what is of that kind in the last: by themselves they are counted, with 出口, 投资 or 余额 behind the last they are not.
_KINDS = {kind: kind for kind in "企业 产业 项目 机构 行业 人才 平台".split()} | {"存款": "贷款"}
_INSURANCES = ("养老", "医疗", "失业", "工伤", "生育")
# 存、贷款余额; 客、货运量; 进、出口: the two share the second character too.
_PAIRS = {"存": "贷款", "客": "货运", "进": "出口"}
_LEVELS = frozenset("国家 省 市 县 区 州 乡 镇 村".split())
# Of 城镇职工、居民医保报销比例 the two are people, what is behind them is shared.
_PEOPLE_ENDS = ("职工", "居民", "农民", "学生", "老人")
_PEOPLE = re.compile("(?:城镇|城乡|农村|城市)?(?:职工|居民|农民|学生|老人)(?=[一-鿿]{4})")
_SECTOR = {
    "一产": "第一产业增加值", "二产": "第二产业增加值", "三产": "第三产业增加值",
    "一产业": "第一产业增加值", "二产业": "第二产业增加值", "三产业": "第三产业增加值",
}  # fmt: skip


def complete(parts: list[str]) -> list[str]:
    """Give every conjunct the head or the modifier it shares with its neighbours."""
    last = parts[-1]
    completed = [part if stands_alone(part) and not _same_kind(part, last) else part + _shared_end(part, last) for part in parts[:-1]]
    completed.append(last)
    if per := _PER_OUTPUT.match(completed[0]):
        completed = [per.group() + name if _CONSUMED.fullmatch(name) else name for name in completed]
    for at in range(1, len(completed)):
        if _BARE.fullmatch(completed[at]) and (head := _first_head(completed[at - 1])) > 1:
            completed[at] = _OF_SURFACE.sub("", completed[at - 1][:head]) + completed[at]
    return [_SECTOR.get(name, name) for name in completed]


def _same_kind(part: str, last: str) -> bool:
    """Whether the last conjunct is of the same kind and says more of it: 民营企业 beside 外资企业出口, 一产 beside 二产投资."""
    kind = "产" if part in _SECTOR else _KINDS.get(part[-2:], "")
    seam = last.find(kind) if kind and last not in _SECTOR else -1
    return seam != -1 and _BARE.fullmatch(last, seam + len(kind)) is not None


def _shared_end(part: str, last: str) -> str:
    """What an unfinished conjunct takes from the last: 住院费用 takes 报销比例 from 门诊费用报销比例, 城镇 takes
    居民人均可支配收入. Where the two show no seam, the known heads of indicators do, else the length of the conjunct."""
    for length in (2, 1):
        seam = last.find(part[-length:], 1 if length == 1 else 0)
        if len(part) >= length and seam != -1 and seam + length < len(last) - (length == 1) and (length == 2 < len(part) or len(part) <= 3 or seam <= 2):
            return last[seam + length :]
    if part.endswith(_INSURANCES) and (insured := last.find("保险", 1)) != -1:
        return last[insured:]
    if (pair := _PAIRS.get(part[-1:])) and last.startswith(pair):
        return last[1:]
    if part in _LEVELS and last[0] in _LEVELS:
        return last[1:]
    if (who := _PEOPLE.match(last)) and part.endswith(_PEOPLE_ENDS):
        return last[who.end() :]
    if len(part) == 2 and part[0] == last[:1]:
        return last[2:]
    head = _HEADS.search(last, 1)
    if head:
        return last[head.start() :]
    insurance = last.find("保险", 1)
    if insurance != -1:
        return last[insurance:]
    return last[len(part) :] if len(part) < len(last) and len(part) <= _LONGEST_BARE else ""


def _first_head(name: str) -> int:
    """Where the bare head of `规上工业亩均税收` begins."""
    if _BARE.fullmatch(name):
        return 0
    for at in range(1, len(name) - 1):
        if _BARE.fullmatch(name, at):
            return at
    heads = list(_HEADS.finditer(name, 1))
    if not heads and name.endswith("数"):
        return len(name) - 1
    return next((match.start() for match in heads if match.end() == len(name)), 0)


def stands_alone(part: str) -> bool:
    """Whether a conjunct ends in the head of an indicator, so that it needs nothing from its neighbours."""
    if part in _SECTOR or len(part) > 3 and part.endswith(_MEASURED_ENDS) and not part.endswith("需氧量"):
        return True
    ends = any([match.end() == len(part) and (match.start() > 0 or len(part) >= 4) for match in _HEADS.finditer(part)])
    return ends or _BARE.fullmatch(part) is not None


def is_bare(part: str) -> bool:
    """Whether a conjunct is only a head that says nothing alone: 产值, 余额."""
    return _BARE.fullmatch(part) is not None
