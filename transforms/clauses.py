"""Who is the subject of which number: one sentence in, drafts of observations and ranks out.

A sentence is walked left to right. A number, or a list of numbers, takes its name from the noun before it in its clause,
from the thing counted behind it, or, where it has neither, from the subject before (`增长7.8%` after
`地区生产总值7791亿元，`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from transforms import words
from transforms.drafts import Draft, RankDraft
from transforms.mentions import OTHER, QUANTITY, RANK, Mention
from transforms.phrases import Left, clean_name, following_noun, is_indicator, peel, short_list, split_conjuncts, strip_head
from transforms.ranks import RankReader
from transforms.units import PERCENT, POINTS, TIMES

_BOUNDARY = re.compile(r"[，；;:：]|,(?![0-9]{3})|——")
_LIST_JOINT = re.compile(r"、?(?:和|与|及|以及)?(?:分别)?(?P<word>超过|超|近|约|突破|不低于|不少于)?$")
_FOLLOW_STOP = re.compile(
    "增至|增加|发展到|扩大|扩展|压缩|缩短|缩小|降至|降到|降低|提升至|提升到|跃升|升至|上升|调整|再到|，|增长|下降|增幅|台阶|新台阶|大关|关口|门槛|同比|比|较|居|位居|列全|占|的时候|和|与|及|或|、|）|\\)|至|到|以|等|是|（|\\(|分别|其中|，|。|/|\\+|”|为|均|减少|提高|降低|高于|低于|快于|上升|回升|排名|。|左右|达|\\s|\\[|—|-"
)
_ACTION = re.compile(
    "(?:投入|发放|化解|争取|安排|拨付|减免|减征|筹集|募集|兑现|兑付|引进|吸引|盘活|清理|整治|治理|改造|新建|新增|新改建|建设|完成|建成|种植|新造|营造|培训|转移|帮助|解决|资助|救助|惠及|支持|带动|撬动|拉动|发行|收储|供应|腾出|腾退|节约|压减|退出|淘汰|关停|取消|下放|"
    "减少|增加|收回|追回|拆除|整改|组织|吸纳|安置|招录|招聘|选派|派出|接待|签约|落地|实施|推进|开工|竣工|投产|投用|修建|修复|铺设|敷设|疏浚|推广|创建|打造|培育|谋划|储备|承办|举办|开展|办理|制定|出台|推出|发布|获得|拥有|形成|集聚|认定|申报|获批|入选|列入|开通|"
    "新开通|销售|生产|生产出|减轻|落实|设立|布局|启动|聘请|评选|遴选|选树|查处|侦破|破获|受理|审议|提请|配备|购置|采购|投放|更新|新增加|新培育|新引进|新认定|发展|扶持|流转|托管|建立|组建|成立|参加|参与|使|为|让|对|有|受益|惠及|覆盖|关闭|清退|处置|出让|供地|增设|开发|提供|创造|稳定|保障|完善|提升|加快|促成|促进|推动|抓好|办好|开行|新辟|新植|补植|绿化|轮作|收购|补贴|兑换|奖励|奖补|给予|表彰|评定|拆迁|征收|征迁|回迁|交付|分配|配租|入库|下达|划转|修订|废止|清偿|偿还|支付|支出|募资|融资|贷款|增资|注资|承接|导入|建档|布设|安装|加装|架设|新装|改建|扩建|改扩建|续建|新改扩建|推送|帮扶|结对|走访|慰问|收到|吸收|引育|招引|搭建|选聘|引入|增收|促成|达成|到位|撬动)(?:了|过)?$"
)
_CARRIED_ACTION = re.compile("(?:改造提升|改造|办理|淘汰|引进|培育|盘活|建设改造|新建改造|取消|下放|压减|整治|治理|修复|救助|解决|培训|招引|筹集|配售|腾退|清理|化解|关闭|退出|发放|兑付)(?=[一-鿿“])")
_NUMBER_OF = re.compile("(?:数|数量|个数)$")
_RUN_IN = re.compile("(?P<who>[^，、。]{2,10}?)(?:稳中|提质|扩量|向好|壮大|增强|持续|不断|稳步|加快|加速|更加|明显|显著|全面|大幅|日益|快速|健康|蓬勃|平稳|有序|有力|有效|扎实)")
_TAKEN_OVER = frozenset("累计 净增 新增 累计达 累计建成 新建 在建 总数 总数达 建成 新建成 开工 竣工 投产 新开工".split())
_WEAK_PART = frozenset("增加值 产值 总产值 营收 营业收入 利润 税收 产量 销量 销售额 收入 交易额 面积 成交额 营业额 从业人员 就业 出口 进口 存款 贷款 死亡人数 参保率 办结率 满意率 结案率 开工率 投产率 竣工率".split())
_DONE_TO = frozenset("置换 复垦 改造 整治 修复 搬迁 建设 治理 拆除 流转 投入 验收 签约 任务 项目".split())
_KEEP_ACTION = re.compile("新|改|引|取消|下放|减|解决|盘活|办理|兑付|惠及|受益|化解|淘汰|压减|退出|腾|拆|修|培训|转移|发放|接待|发行|整治|治理|清|增加|处置|救助|破获|查处|招|吸|投放|生产|销售|推广|供|争取|安置|帮扶|资助|帮助|节约|收储|出让|关停|关闭")
_CARRIED = re.compile("(?:累计)?(?:办理|减免|建成|投入|新(?:增加?|种植?|植|改|造|建|改建|改扩建|引进|培育|认定|发展|签约|获批|晋|入库|设立?|开工|评|招引|上|增国家级)|净增|引进|培育|累计)")
_DOING = re.compile("新|改|扩|迁|升级|加装|更新|引进|建|完成|实现|举办|开展|盘活|筹集|培育|创|发放|办理|入选|获|累计|净增|减|出|打|实施|组织|培养|集聚|招|吸|拆|整治|清|化解|解决|制定|修|加|推|投|取|接|惠|列")
_TIME_STATISTIC = re.compile("天数|时限|时间|寿命|年龄|用时|周期|时长|年限|期限|提速|耗时|车程|里程|压缩|缩短|缩减|减少至|平均|控制在|优良天|达标天|提前|达到|增加|减少|天气")
_INNER_VERB = re.compile("(?:共|已|累计|全年|可|预计|分别)?(?:实现|完成|达到)(?:了)?(?!率|额|度|后|情况|时|量)")
_SHARED_OF = re.compile("^(?P<who>.+?)(?P<each>分别|均|各|都|合计)?(?P<word>约占|占到|占|不少于|不低于|不超过|超过|高于|低于|达到)(?P<whole>[^，]{2,20}?)(?:的)?(?P<share>比重|比例|份额)?(?:的)?$")
_BACK_TO = re.compile("(?:已)?(?:恢复|回升|增长|提升|达)(?:到|至)[^，]{2,10}(?:同期|年|水平)(?:水平)?的?$")
_TIMES_OF = re.compile("(?:达到?|已|约|将)*(?:是|为|相当于)[^，、；]{1,14}的$")
_INNER_EACH = re.compile("^(?P<who>.+、.+?)(?:分别|各)(?P<what>[一-鿿“”]{2,12})$")
_PAST_GOAL = re.compile("的(?:年度|预期|年初|增长|既定|全年)*目标")
_THE_GOAL = re.compile("的?(?:年度|预期|年初|增长|既定|全年)*目标(?:任务)?")
_OF_PLAN = re.compile("(?:完成|占|为|达)?(?:全年|年度|年|省定|年初|预算)*(?:目标|计划|任务|预算)(?:任务|数|的)*$")
_IS_TIMES = re.compile("(?:达到?|已)?(?:是|为|相当于)[^，]{0,12}$")
_SHARE_OF = re.compile("占|超|贡献")
_BARE_NAME_FOLLOWS = re.compile("国道|省道|县道|乡道|号|线|热线|路|版|型|代|°|字|院|厂|团|师|军|所|中学|医院|星|维|进|码|次方|大(?!型|于|学|专|中)|米跑|后|楼|专|强|进制|区|国|方|金|银|铜|比|平台|街|村|工程|行动|计划|小区|车|机|系列")
_SENTENCE_OPENING = re.compile("(?:其中|全市|全省|全县|全年|预计)*$")
_AREA_ONLY = re.compile("(?:我|全|本)?[市省县区州国]$")


class SentenceReader:
    """Reads one sentence after another of one folded text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ranks = RankReader(text)

    def read(self, start: int, end: int, mentions: list[Mention]) -> tuple[list[Draft], list[RankDraft]]:
        """The drafts of text[start:end], whose mentions are given in order. Mentions are settled in place."""
        self.start, self.end = start, end
        self.mentions = mentions
        self.bounds = [match.end() for match in _BOUNDARY.finditer(self.text, start, end)]
        self.drafts: list[Draft] = []
        self.rank_drafts: list[RankDraft] = []
        self.group: list[Draft] = []
        self.recent: list[Draft] = []
        self.subjects: list[str] = []
        self.followed = self.part = False
        self.topic = self.whole = ""
        self.last_end = start
        self._ranks.begin(self)
        index = 0
        while index < len(mentions):
            mention = mentions[index]
            if mention.kind == OTHER:
                index += 1
            elif mention.kind == RANK:
                index = self._ranks.read(index)
            else:
                index = self._quantity(index)
        return self.drafts, self.rank_drafts

    # -- where things are ------------------------------------------------------------------------------------------

    def clause_start(self, position: int) -> int:
        at = bisect_right(self.bounds, position)
        return self.bounds[at - 1] if at else self.start

    def clause_end(self, position: int) -> int:
        at = bisect_left(self.bounds, position + 1)
        return self.bounds[at] - 1 if at < len(self.bounds) else self.end

    def left_start(self, mention: Mention) -> int:
        return max(self.clause_start(mention.full_start), self.last_end)

    def _next_counted(self, index: int) -> Mention | None:
        current = self.mentions[index]
        for mention in self.mentions[index + 1 :]:
            if current.countable and not mention.countable and mention.comparator_suffix and mention.comparator in ("ge", "le") and mention.start - current.full_end <= 8:
                continue
            if mention.kind != OTHER and not (mention.dimension == "time" and mention.unit.endswith("岁")):
                return mention
        return None

    def _right(self, mention: Mention, index: int) -> str:
        """What stands behind a number up to the next boundary, list comma or counted number."""
        end = self.clause_end(mention.full_end)
        following = self._next_counted(index)
        if following is not None and following.full_start < end:
            end = following.full_start
        right = self.text[mention.full_end : min(end, mention.full_end + 60)]
        comma = _outside_brackets(right, "、")
        if 0 < comma <= 2:
            comma = right.find("、", comma + 1)
        return right if comma < 0 else right[:comma]

    # -- quantities ------------------------------------------------------------------------------------------------

    def _quantity(self, index: int) -> int:
        mention = self.mentions[index]
        right = self._right(mention, index)
        if self._settle(mention, index, right):
            return index + 1
        group = self._collect(index)
        last = group[-1]
        after = index + 1
        while self.mentions[after - 1] is not last:
            after += 1
        if last is not mention:
            right = self._right(last, after - 1)
        if right == "的" and after < len(self.mentions) and self.mentions[after].kind == QUANTITY:
            right += self._right(self.mentions[after], after)
        left_at = self.left_start(mention)
        if self.text.find("；", self.last_end, left_at) != -1:
            self.recent = []
        left_text = self.text[left_at : mention.full_start]
        self._read_group(group, left_text, right, left_at)
        self.last_end = last.full_end
        return after

    def _settle(self, mention: Mention, index: int, right: str) -> bool:
        """Thresholds, durations and numbers of nothing: settled here, since it takes the clause to see it."""
        if mention.dimension == "time" and not self._time_counts(mention, right):
            return True
        if mention.countable and self._peers_in_scope(mention, index):
            return self._other(mention, "denominator", "number_of_peers")
        if not mention.unit and mention.parts is None:
            return self._bare(mention, index, right)
        if mention.countable and self.text[mention.full_end : mention.full_end + 1] in "月季" and mention.unit == "个":
            return self._other(mention, "duration", "months")
        if mention.countable and right.startswith(("方面", "层面", "维度", "要求", "专项行动方面")):
            return self._other(mention, "enumeration", "list_of_speech")
        if mention.unit == "届":
            return self._other(mention, "duration", "times_in_a_row")
        if mention.unit == "次" and re.search("连续|先后|第|多次|再次|两次|数次", self.text[max(self.start, mention.start - 4) : mention.start]):
            return self._other(mention, "duration", "times_in_a_row")
        if mention.unit == "度":
            return False
        return self._threshold(mention, index, right)

    def _peers_in_scope(self, mention: Mention, index: int) -> bool:
        """`居全国11个创新示范区第1`: the number counts the peers."""
        following = self._next_counted(index)
        if following is None or following.kind != RANK or following.full_start - mention.full_end > 16:
            return False
        between = self.text[mention.full_end : following.full_start]
        before = self.text[max(self.start, mention.full_start - 3) : mention.full_start]
        return not _BOUNDARY.search(between) and "、" not in between and before.endswith(("全国", "全省", "全市", "全区", "全州", "世界", "省内"))

    def _other(self, mention: Mention, disposition: str, rule: str) -> bool:
        mention.kind, mention.disposition, mention.rule = OTHER, disposition, rule
        return True

    def _time_counts(self, mention: Mention, right: str) -> bool:
        left = self.text[max(self.start, mention.full_start - 16, self.clause_start(mention.full_start)) : mention.full_start]
        if mention.unit.endswith("岁"):
            if "寿命" in left or "年龄" in left:
                return True
            self._other(mention, "threshold", "age")
            return False
        if mention.unit.endswith(("年", "周年", "个月", "周")):
            if "年限" in left[-6:]:
                return True
            if mention.unit.endswith("个月") and re.search("(?:缩短|压缩|提前|控制在|减少)(?:至|到|了)?$", left):
                return True
            self._other(mention, "duration", "span_of_time")
            return False
        if left.endswith("连续") or not _TIME_STATISTIC.search(left):
            following = self._next_in_list(mention)
            if following is not None and following.dimension == "time" and _TIME_STATISTIC.search(left + right):
                return True
            self._other(mention, "duration", "span_of_time")
            return False
        if right and not _FOLLOW_STOP.match(right) and right[:1] not in "的内" and mention.comparator_suffix == "":
            self._other(mention, "duration", "span_of_time")
            return False
        return True

    def _next_in_list(self, mention: Mention) -> Mention | None:
        for other in self.mentions:
            if other.start > mention.start:
                return other if self.text[mention.full_end : other.full_start] in ("、", "和") else None
        return None

    def _bare(self, mention: Mention, index: int, right: str) -> bool:
        """A number without unit: part of a list that has one, an index or a ratio, a name, or nothing we know."""
        text = self.text
        bare = [mention]
        for other in self.mentions[index + 1 :]:
            if other.kind != QUANTITY or text[bare[-1].full_end : other.full_start] not in ("、", "和", "，", "与", "及"):
                break
            if other.unit:
                for each in bare:
                    each.unit, each.countable, each.dimension = other.unit, other.countable, other.dimension
                    each.unit_start, each.unit_end = other.unit_start, other.unit_end
                return False
            bare.append(other)
        if self.group and text[self.last_end : mention.full_start] in ("、", "和", "，") and not self.group[-1].mention.unit and self.group[-1].rule == "bare":
            return False
        after = text[mention.end : mention.end + 2]
        if re.match(r"12[0-9]{3}$|1[12][0-9]$", text[mention.start : mention.end]) and not left_word(text, mention.start):
            return self._other(mention, "name", "telephone")
        if re.fullmatch(r"[1-9]\.0", text[mention.start : mention.end]):
            return self._other(mention, "name", "version")
        if text[max(0, mention.start - 2) : mention.start] in ("附件", "附表", "专栏"):
            return self._other(mention, "enumeration", "annex")
        if re.match(r"(?:[、—-][0-9]+)+号", text[mention.end : mention.end + 20]):
            return self._other(mention, "name", "number_of_line")
        if text.startswith("方面", mention.end):
            return self._other(mention, "enumeration", "list_of_speech")
        if mention.upper is None and _BARE_NAME_FOLLOWS.match(text, mention.end):
            return self._other(mention, "name", "numbered_thing")
        left = peel(text[max(self.left_start(mention), mention.full_start - 30) : mention.full_start])
        noun = left.noun
        if noun and (left.tail or noun.endswith(("率", "指数", "比", "得分"))) and re.search(r"(?:比|倍差|指数|系数|得分|分值|评分|弹性|率|值|比率|倍数|密度|总分|综合分)(?:（[^）]*）)?$", noun):
            mention.rule = "bare"
            return False
        if not noun and left.tail and self.subjects and re.search(r"(?:比|倍差|指数|系数|得分|分值|率|差距)(?:（[^）]*）)?$", self.subjects[-1]):
            mention.rule = "bare"
            return False
        if after[:1] and "一" <= after[:1] <= "鿿" and not _FOLLOW_STOP.match(after):
            return self._other(mention, "name", "numbered_thing")
        if text[mention.start - 1 : mention.start] in "”》）" or re.search(r"\n\s*$", text[max(0, mention.start - 6) : mention.start]) or text[mention.start - 1 : mention.start] in "—-·.、（(":
            return self._other(mention, "name" if after[:1] != "\n" else "enumeration", "mark")
        if noun.endswith(("第", "号", "线")):
            return self._other(mention, "name", "numbered_thing")
        return self._other(mention, "unresolved", "no_unit")

    def _threshold(self, mention: Mention, index: int, right: str) -> bool:
        """10亿元以上产业项目, 千亿元级, 年销售额超100亿元企业1家: the number limits what is counted."""
        text = self.text
        if mention.unit in words.PLANT_UNITS and right and not _FOLLOW_STOP.match(right):
            return self._other(mention, "threshold", "class")
        if not mention.countable and mention.dimension in ("mass", "power", "area", "volume") and right.endswith("等") and (following := self._next_counted(index)) is not None and following.countable and following.full_start - mention.full_end <= len(right):
            return self._other(mention, "threshold", "size_of_plant")
        if mention.dimension in ("mass", "power", "volume", "energy", "other") and not mention.comparator and words.PLANT_NOUN.match(right) and not _FOLLOW_STOP.match(right):
            return self._other(mention, "threshold", "size_of_plant")
        if right.startswith("级") and not right.startswith(("级别",)):
            return self._other(mention, "threshold", "class")
        if not right or mention.dimension in ("share", "ratio") and mention.unit not in ("分",):
            return False
        limited = mention.comparator in ("ge", "le") and mention.comparator_suffix
        if not limited:
            before = peel(text[max(self.left_start(mention), mention.full_start - 8) : mention.full_start])
            limited = any(words.BEFORE.get(word) for word in before.tail[:1])
        if not limited or mention.countable or right[:1] in "。，；、":
            return False
        following = self.mentions[index + 1] if index + 1 < len(self.mentions) else None
        end = self.clause_end(mention.full_end)
        gap = text[mention.full_end : following.full_start] if following is not None else ""
        if following is not None and following.kind == QUANTITY and following.countable and following.start < end and len(gap) < 24 and not _FOLLOW_STOP.match(gap):
            return self._other(mention, "threshold", "limits_what_is_counted")
        previous = self.mentions[index - 1] if index else None
        if previous is not None and previous.kind == QUANTITY and previous.countable and self.clause_start(mention.start) <= previous.start and mention.start - previous.full_end <= 8 and not re.search("[、，和]", text[previous.full_end : mention.start]):
            return self._other(mention, "threshold", "limits_what_is_counted")
        if re.match("的(?:达到?|有|占|为|超过)", right):
            return self._other(mention, "threshold", "limits_what_is_counted")
        if words.THRESHOLD_NOUN.match(right) and not _FOLLOW_STOP.match(right) and not (mention.dimension == "area" and _ACTION.search(text[max(self.start, mention.full_start - 4) : mention.full_start])):
            return self._other(mention, "threshold", "limits_what_is_counted")
        return False

    def _collect(self, index: int) -> list[Mention]:
        """The number and those that stand in one list with it: `74400元和47455元`, `7.5%、22.5%、45%`."""
        group = [self.mentions[index]]
        mixed = self.text.find("分别", self.left_start(group[0]), group[0].full_start) != -1
        if group[0].parts is not None:
            return group
        for other in self.mentions[index + 1 :]:
            last = group[-1]
            if other.kind != QUANTITY or other.parts is not None:
                break
            if not mixed and (other.dimension != last.dimension or other.countable != last.countable):
                break
            joint = self.text[last.full_end : other.full_start]
            if len(joint) > 8 or not _LIST_JOINT.match(joint) or not joint:
                break
            if other.dimension == "time" and last.dimension != "time" or not other.unit:
                break
            match = _LIST_JOINT.match(joint)
            if match["word"] and not other.comparator:
                other.comparator = words.BEFORE[match["word"]]
            group.append(other)
        return group

    def _read_group(self, group: list[Mention], left_text: str, right: str, left_at: int) -> None:
        first = group[0]
        self.part = left_text.lstrip("、，和 ").startswith("其中")
        points = first.unit in POINTS or first.unit in PERCENT
        if self.followed and "、" in left_text and left_at == self.last_end:
            left_text = left_text[left_text.index("、") :]
        if first.unit in TIMES:
            left_text = _TIMES_OF.sub("", left_text)
        left = peel(left_text.lstrip("、和与及 "), gap=points)
        noun = strip_head(left.noun) if left.noun else ""
        if noun.endswith(("和", "及", "与")) or "”即" in noun:
            noun = noun.rpartition("”即")[2] if "”即" in noun else ""
        if noun and "分别" not in left.tail and len(noun) > 1 and (match := _INNER_VERB.search(noun, 1)) and match.end() < len(noun):
            noun = self._around_verb(noun, match)
        if first.parts is not None:
            self._ratio(first, noun, left)
            return
        if _THE_GOAL.fullmatch(noun):
            noun = ""
        measure, sign = self._measure(first, left, noun, right)
        if points and self.group and _PAST_GOAL.match(right) and len(group) == 1 and left.gap:
            self._emit(group, self.subjects[-1:], self.group[-1].measure, 1, left, "inherited", ["subject_inherited", "past_target"])
            return
        follow = (len(group) == 1 or first.countable and not noun and not self.subjects) and self._follows(first, noun, right, left, measure)
        self.followed = follow
        flags: list[str] = []
        count = len(group)
        each = count == 1 and any(word in words.EACH or word == "分别" for word in left.tail)
        shared = _SHARED_OF.match(noun) if points and noun and not follow and measure == "rate" else None
        if shared and len(shared["who"]) >= 2 and not self._is_partial(noun):
            names, rule = self._shares(shared, count, left), "share_of"
        elif follow:
            names = [self._counted_name(first, noun, right, left)] * len(group)
            rule = "noun_behind"
        elif noun and not _AREA_ONLY.fullmatch(noun):
            names, rule = self._own_names(noun, left, left_text, count, each, measure, first, flags)
        else:
            names, rule = self._inherited_names(left, count, each, left_at, flags)
            if measure == "rate" and rule == "inherited" and self.group and self.group[-1].measure == "growth" and not words.RATE_NAME.search(names[-1] if names else ""):
                measure = "growth"
        self._emit(group, names, measure, sign, left, rule, flags)

    def _around_verb(self, noun: str, match: re.Match[str]) -> str:
        """`企业实现产值`: who and what around the verb; a clause-long who is left out."""
        who, what = noun[: match.start()], noun[match.end() :]
        if len(what) <= 3 and who:
            return strip_head(who)[-16:] + what
        if len(who) > 12 or "、" in who:
            return strip_head(what)
        return strip_head(who) + what

    def _measure(self, mention: Mention, left: Left, noun: str, right: str) -> tuple[str, int]:
        """Level, rate, growth or change, and the sign: from the words between the noun and the number."""
        unit = mention.unit
        direction = 0
        for word in left.tail:
            if word in words.RISE:
                direction = 1
                break
            if word in words.FALL:
                direction = -1
                break
            if word in words.TO:
                break
        if mention.dimension == "growth":
            return "growth", 1
        if unit in POINTS or unit in ("个点", "个基点", "基点"):
            if left.gap and "低于" in left.gap or left.gap.startswith("比") and left.gap.endswith(("低", "少", "慢")):
                direction = -1
            return "change", direction or 1
        if mention.dimension == "share" or unit in PERCENT:
            if direction:
                return "growth", direction
            if words.GROWTH_NAME.search(noun) and not noun.endswith(words.GROWTH_NAME_NOT) or not noun and self.subjects and words.GROWTH_NAME.search(self.subjects[-1]):
                return "growth", -1 if words.FALL_NAME.search(noun) else 1
            return "rate", 1
        if unit in TIMES or unit.endswith("倍"):
            return ("growth", direction) if direction else ("rate", 1)
        if not unit and direction and not any(word in words.TO for word in left.tail):
            return "change", direction
        if mention.dimension == "ratio" or not unit:
            return ("rate" if re.search("比|率|倍差|系数|密度", noun or (self.subjects[-1] if self.subjects else "")) else "level", 1)
        if direction and mention.countable and right and not _FOLLOW_STOP.match(right) and not words.VERB_AFTER_NOUN.match(right):
            return "level", 1
        if direction and not (left.tail and left.tail[0] in words.QUALIFIER and left.tail[0] not in ("增加", "减少")):
            return "change", direction
        return "level", 1

    def _follows(self, mention: Mention, noun: str, right: str, left: Left, measure: str) -> bool:
        """Whether the thing counted stands behind the number."""
        if len(right.strip()) < 1 or _FOLLOW_STOP.match(right):
            return False
        if right.startswith("的"):
            return len(right) > 1 and measure in ("level", "rate")
        if mention.dimension == "share":
            return measure == "rate" and (not noun or bool(re.search("覆盖|惠及|有|带动|吸引|占$", noun)))
        if measure in ("growth",):
            return False
        verb_next = words.VERB_AFTER_NOUN.match(right)
        if mention.countable:
            if verb_next and not right.startswith(("建设", "改造", "提升", "上市", "开放", "合作", "支持", "投入", "在")):
                return not noun and not left.tail and not self.subjects
            return not (measure == "change" and noun and not _ACTION.search(noun))
        if verb_next:
            return False
        return not noun or bool(_ACTION.search(noun)) or noun.endswith(("等", "的")) or measure == "level" and set(left.tail) <= {"完成", "实现"} and len(following_noun(right)) >= 2

    def _counted_name(self, mention: Mention, noun: str, right: str, left: Left) -> str:
        thing = following_noun(right)
        qualifier = next((word for word in left.tail if word in words.QUALIFIER or word in ("增加", "减少", "取消", "压减", "减排")), "")
        if right.startswith("的"):
            if not thing:
                thing = ""
            return thing + (noun if not _ACTION.fullmatch(noun) or len(noun) <= 4 else "")
        keep = noun
        if len(noun) > 14 and len(thing) <= 4 and "、" not in noun and not noun.endswith("等"):
            keep = noun[-20:]
        elif noun.endswith("等") or "、" in noun and len(noun) > 8 or len(noun) > 14:
            match = _ACTION.search(noun)
            keep = match.group() if match and _KEEP_ACTION.match(match.group()) else ""
        elif _ACTION.fullmatch(noun) and not _KEEP_ACTION.match(noun):
            keep = ""
        if keep.endswith("了"):
            keep = keep[:-1]
        if not keep and not qualifier and words.UNNAMED.fullmatch(thing):
            keep = self._number_free_clause(mention) or (self.topic if self.drafts else "")
        name = qualifier + keep + thing
        if mention.dimension == "share":
            name += "比例" if not name.endswith(("率", "比例", "比重")) else ""
        return name

    def _own_names(
        self, noun: str, left: Left, left_text: str, count: int, each: bool, measure: str, mention: Mention, flags: list[str]
    ) -> tuple[list[str], str]:
        qualifier = next((word for word in left.tail if word in words.QUALIFIER and word not in ("增加", "减少", "建", "建成")), "")
        if _OF_PLAN.fullmatch(noun) and measure == "rate" and self.subjects:
            flags.append("subject_inherited")
            return [self.subjects[-1] + "完成率"] * count, "share_of_plan"
        if _IS_TIMES.fullmatch(noun) and mention.unit in TIMES or _BACK_TO.fullmatch(noun):
            return self._inherited_names(left, count, each, self.left_start(mention), flags)
        if left_text.startswith("、") and self.subjects and noun in _WEAK_PART:
            flags.append("subject_inherited")
            return [self._partial(self.subjects[-1], noun)] * count, "part_of_subject"
        if self._is_partial(noun) and not left_text.startswith("其中"):
            free = self._number_free_clause(mention) or (self._run_in_subject() if not self.subjects else "")
            if free or not self.subjects:
                return [self._partial(free, noun) if free else noun] * count, "part_of_clause_before"
            flags.append("subject_inherited")
            if len(self.subjects) == count > 1:
                return [self._partial(subject, noun) for subject in self.subjects], "part_of_subject"
            return [self._partial(self.whole or self.subjects[-1], noun)] * count, "part_of_subject"
        if noun.startswith("占") and measure in ("rate", "change"):
            rest = re.sub("(?:的)?(?:比重|比例|份额)?(?:的)?$", "", noun) + "比重"
            if self.subjects:
                subjects = self.subjects if len(self.subjects) == count or each else self.subjects[-1:]
                flags.append("subject_inherited")
                if len(subjects) == count:
                    return [subject + rest for subject in subjects], "share_of"
                return [subjects[-1] + rest] * count, "share_of"
        if count == 1 and not each and measure == "growth" and not left_text.startswith("其中") and not noun.startswith("城乡"):
            each = _parallel(noun)
        if count > 1 or each:
            wanted = count
            if each:
                wanted = noun.count("、") + 1 + (1 if re.search("[和与及](?!谐|美)", noun) else 0)
            inner = _INNER_EACH.match(noun)
            if inner:
                names = split_conjuncts(inner["who"], wanted)
                names = [name + inner["what"] for name in names] if names else None
            else:
                names = split_conjuncts(noun, wanted) if wanted > 1 else None
            if names is None and each and wanted > 2:
                names = split_conjuncts(noun, wanted - 1)
            if names is not None:
                carried = _CARRIED.match(names[0])
                if carried and len(names) > 1:
                    names = [name if at == 0 or _DOING.match(name) else carried.group() + name for at, name in enumerate(names)]
                return names, "distributed"
            if count > 1 and noun and len(self._last_names(count)) == count and words.PARTIAL.fullmatch(noun):
                flags.append("subject_inherited")
                return [name + noun for name in self._last_names(count)], "distributed"
            if count > 1 and len(self.subjects) == count:
                flags.append("subject_inherited")
                return [subject + noun if words.PARTIAL.fullmatch(noun) else subject for subject in self.subjects], "distributed"
            if count > 1:
                flags.append("list_unaligned")
                return [noun] * count, "own"
        return [self._carry(noun, left, left_text, qualifier, mention)], "own"

    def _is_partial(self, noun: str) -> bool:
        return bool(words.PARTIAL.fullmatch(noun))

    def _shares(self, match: re.Match[str], count: int, left: Left) -> list[str]:
        """`示范区、标准区分别不少于建成区面积的`: the share of a whole that several parts have."""
        who, whole = strip_head(peel(match["who"]).noun or match["who"]), match["whole"]
        if "等" in who and "、" in who:
            who = who.partition("等")[2] or who
        rest = "占" + whole + (match["share"] or "比重")
        if match["word"] in words.BEFORE:
            left.tail.append(match["word"])
        wanted = count if count > 1 else who.count("、") + 1 + bool(re.search("[^、]和[^谐美]", who)) if match["each"] in ("均", "都", "分别") else 1
        names = split_conjuncts(who, wanted) if wanted > 1 else None
        return [name + rest for name in names or [who] * count]

    def _last_names(self, count: int) -> list[str]:
        """The last `count` different names of this sentence, in order."""
        names: list[str] = []
        for draft in reversed(self.drafts):
            if draft.name not in names:
                names.append(draft.name)
            if len(names) == count:
                break
        return names[::-1]

    def _run_in_subject(self) -> str:
        """`经营主体持续壮大。总量接近800万户`: the short sentence before names the subject."""
        before = self.text.rfind("。", max(0, self.start - 20), max(0, self.start - 1))
        newline = self.text.rfind("\n", max(0, self.start - 20), max(0, self.start - 1))
        begin = max(before, newline) + 1
        if begin == 0 or self.text[self.start - 1 : self.start] != "。":
            return ""
        match = _RUN_IN.match(self.text, begin, self.start - 1)
        return match["who"] if match else ""

    def _number_free_clause(self, mention: Mention) -> str:
        """The subject of the clause before, if no number stands in it and it is more than a predicate."""
        at = self.clause_start(mention.full_start)
        while at > self.start:
            begin = self.clause_start(at - 1)
            if begin < self.last_end and self.drafts or begin >= at:
                return ""
            clause = self.text[begin : at - 1].strip(" ，；;:")
            if not re.match("在|为|按|按照|通过|围绕|对照", clause) or begin == self.start:
                break
            at = begin
        else:
            return ""
        if words.PREDICATE.match(clause) or len(clause) < 2:
            return ""
        return strip_head(peel(clause[-40:]).noun)[-20:]

    def _partial(self, subject: str, part: str) -> str:
        if part.startswith(("总", "累计")):
            subject = _CARRIED.sub("", subject, count=1)
        subject = _NUMBER_OF.sub("", subject)
        if subject.endswith(part):
            return subject
        return subject + (part[2:] if len(part) > 3 and subject.endswith(part[:2]) else part)

    def _carry(self, noun: str, left: Left, left_text: str, qualifier: str, mention: Mention) -> str:
        """`新增A 5家、B 3家`: the second is new as well."""
        if qualifier:
            return noun if noun.startswith(qualifier) else (qualifier + noun)
        if self.part and self.group and (match := _CARRIED.match(self.group[-1].name)) and "累计" not in match.group() and not _DOING.match(noun) and self.group[-1].mention.unit == mention.unit:
            return match.group() + noun
        if mention.countable and _ACTION.fullmatch(noun) and (whole := self._counted_in(mention.unit)):
            return whole + noun
        if words.UNNAMED.fullmatch(noun) and len(noun) <= 12:
            return (self._number_free_clause(mention) or (self.subjects[-1] if self.subjects else "")) + noun
        if not left.tail and self.group and self.group[-1].measure == "level" and self.group[-1].mention.dimension == mention.dimension:
            previous = self.group[-1].name
            match = _CARRIED.match(previous) or left_text.startswith("、") and _CARRIED_ACTION.match(previous)
            raw = left_text.strip("、，,和与 ")
            if match and not _DOING.match(noun) and raw[:2] == noun[:2] and self._adjacent():
                return match.group() + noun
        if noun in _DONE_TO and not left_text.startswith(("、", "和")):
            return self._with_previous_clause(noun, left_text, mention)
        return noun

    def _counted_in(self, unit: str) -> str:
        """What was first counted in this unit in the sentence: `签约项目58个、…，开工42个`."""
        return next((draft.name for draft in self.drafts if draft.mention.unit == unit), "")

    def _adjacent(self) -> bool:
        return len(self.text[self.last_end : self.last_end + 1].strip("、，,和")) == 0

    def _with_previous_clause(self, noun: str, left_text: str, mention: Mention) -> str:
        """A name of one word (`完成置换63万亩`) leans on the clause before it."""
        at = self.clause_start(mention.full_start)
        if at <= self.start or self.last_end > self.clause_start(at - 1):
            return noun
        before = strip_head(self.text[max(self.clause_start(at - 1), at - 26) : at - 1])
        return before + noun if 2 <= len(before) <= 20 and not words.VERB_AFTER_NOUN.search(before[-2:]) else noun

    def _inherited_names(self, left: Left, count: int, each: bool, left_at: int, flags: list[str]) -> tuple[list[str], str]:
        subjects = self.subjects
        if not subjects:
            before = self._previous_clause(left_at)
            if not before:
                return [], "no_subject"
            flags.append("subject_from_clause_before")
            names = split_conjuncts(before, count) if count > 1 else [before]
            return (names or [before] * count), "clause_before"
        free = self._number_free_clause_for(left_at)
        if free:
            flags.append("subject_from_clause_before")
            names = split_conjuncts(free, count) if count > 1 else [free]
            return (names or [free] * count), "clause_before"
        flags.append("subject_inherited")
        qualifier = next((word for word in left.tail if word in _TAKEN_OVER), "")
        if qualifier.startswith("累计") or qualifier.startswith("总数"):
            subjects = ["累计" + _CARRIED.sub("", subject, count=1) if _CARRIED.match(subject) else "累计" + subject for subject in subjects]
        elif qualifier:
            subjects = [qualifier + _CARRIED.sub("", subject, count=1) for subject in subjects]
        if count > 1 and len(subjects) != count and len(last := self._last_names(count)) == count:
            return last, "inherited"
        if count == len(subjects):
            if count == 1 and each and len(last := self._last_names(2)) == 2 and "分别" in left.tail:
                return last, "inherited"
            return list(subjects), "inherited"
        if count == 1:
            return (list(subjects) if each else [subjects[-1]]), "inherited"
        flags.append("list_unaligned")
        return [subjects[-1]] * count, "inherited"

    def _number_free_clause_for(self, left_at: int) -> str:
        """A clause without number between the last number and this one, when it brings a subject of its own."""
        at = self.clause_start(left_at)
        if at - 1 <= self.last_end or self.text[at - 1 : at] not in "，；;":
            return ""
        begin = self.clause_start(at - 1)
        clause = self.text[max(begin, self.last_end) : at - 1].strip(" ，；;:、")
        if len(clause) < 3 or words.PREDICATE.match(clause) or begin < self.last_end:
            return ""
        noun = strip_head(peel(clause[-40:]).noun)
        return noun[-20:] if len(noun) >= 2 else ""

    def _previous_clause(self, left_at: int) -> str:
        at = self.clause_start(left_at)
        if at <= self.start:
            return ""
        begin = self.clause_start(at - 1 - (1 if self.text[at - 1] in "，；;:" else 0))
        if begin >= at:
            return ""
        before = self.text[max(begin, at - 40) : at].strip("，；;: ")
        return strip_head(peel(before).noun)[-24:]

    def _ratio(self, mention: Mention, noun: str, left: Left) -> None:
        """`三次产业比9.7:39.5:50.8` is three shares; `城乡收入比2.04:1` is one."""
        parts = mention.parts or []
        if noun.endswith(("以", "比分")):
            self._other(mention, "name", "score")
            return
        of_one = len(parts) == 2 and parts[1][2] == 1 and bool(noun or self.subjects)
        names = split_conjuncts(noun, len(parts)) if noun and len(parts) > 1 and not of_one else None
        if names is None and len(self.subjects) == len(parts) > 1 and not noun and not re.search("比|结构", noun):
            names = list(self.subjects)
        if names is None and len(parts) == 3 and (not noun or "产业" in noun or "产" in noun):
            names = ["第一产业占比", "第二产业占比", "第三产业占比"]
        if names is None:
            if of_one:
                names, parts = [noun or self.subjects[-1]], parts[:1]
            elif (noun or self.subjects) and re.search("比|结构", noun or self.subjects[-1]):
                names = [noun or self.subjects[-1]] * len(parts)
            else:
                self._other(mention, "name", "score")
                return
        self.group = []
        mention.n_counted = len(names)
        for place, (name, (start, end, value)) in enumerate(zip(names, parts)):
            draft = Draft(mention, start, end, clean_name(name), "rate", value, mention.comparator or "eq", "ratio", place=place if len(set(p[0] for p in parts)) == 1 else 0)
            if "由" in left.tail or "从" in left.tail:
                draft.flags.append("from_value")
            self._keep(draft)
        self.subjects = [draft.name for draft in self.group]

    def _emit(self, group: list[Mention], names: list[str], measure: str, sign: int, left: Left, rule: str, flags: list[str]) -> None:
        names = [clean_name(short_list(name)) for name in names]
        if not names or not any(names):
            for mention in group:
                self._other(mention, "unresolved", "no_subject")
            return
        shared = group[-1].comparator if group[-1].comparator_suffix and len(group) > 1 else ""
        before = next((words.BEFORE[word] for word in left.tail if words.BEFORE.get(word)), "")
        self.group = []
        pairs = [(group[0], name) for name in names] if len(group) == 1 else list(zip(group, names))
        for place, (mention, name) in enumerate(pairs):
            if not name:
                self._other(mention, "unresolved", "no_subject")
                continue
            comparator = mention.comparator or shared or ("" if left.gap else before) or "eq"
            own_measure, value = measure, mention.value
            if measure in ("growth", "change"):
                value = sign * value if sign < 0 else value
            draft = Draft(
                mention, mention.start, mention.end, name, own_measure, value, comparator, rule, mention.upper,
                place if len(group) == 1 else 0, flags=list(flags),
            )  # fmt: skip
            draft.reached = before not in ("", "approx") or any(word in words.TO and word not in ("完成", "实现", "累计完成", "完成了", "实现了") for word in left.tail)
            if sign < 0 and draft.upper is not None:
                draft.upper = -draft.upper
            if "由" in left.tail or "从" in left.tail:
                draft.flags.append("from_value")
            if any(word in words.MULTI_YEAR for word in left.tail) or "年均" in name[:2] and measure == "growth":
                draft.flags.append("annual_average")
            if self.part:
                draft.flags.append("part")
            if left.gap:
                draft.flags.append("against_others")
            self._keep(draft)
        self.subjects = [draft.name for draft in self.group] or self.subjects
        if rule not in ("part_of_subject", "share_of", "share_of_plan", "inherited"):
            self.whole = self.subjects[-1] if self.subjects else ""

    def _keep(self, draft: Draft) -> None:
        draft.clause = (self.start, self.end)
        draft.mention.disposition = "observation"
        if draft.mention.rule in ("number", "bare"):
            draft.mention.rule = draft.rule
        self.group.append(draft)
        self.recent.append(draft)
        self.drafts.append(draft)


def left_word(text: str, start: int) -> bool:
    """Whether a word of measuring stands before a bare number."""
    return text[max(0, start - 2) : start] in ("达到", "超过", "突破", "增长", "完成", "指数", "升至", "提高")


def _parallel(noun: str) -> bool:
    """Whether a noun is a list of which each is an indicator by itself: `工业投资、技改投资`."""
    wanted = noun.count("、") + 1
    if wanted == 1 and re.search("[^、]和[^谐美平]", noun):
        wanted = 2
    if wanted == 1 or "等" in noun:
        return False
    parts = re.split("、|(?<=[^、])和(?=[^谐美平])", noun)
    return len(parts) >= 2 and all(is_indicator(part) for part in parts)


def _outside_brackets(text: str, mark: str) -> int:
    """Where `mark` first stands outside brackets and quotes; -1 if it does not."""
    if mark not in text:
        return -1
    depth = 0
    for at, character in enumerate(text):
        if character in "（“(":
            depth += 1
        elif character in "）”)":
            depth -= 1
        elif character == mark and depth <= 0:
            return at
    return -1
