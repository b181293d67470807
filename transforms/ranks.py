"""Ranks: whose, among whom, and of which number: `分别居全省第2位、第3位`, `从全国第8位跃居第1位`."""

from __future__ import annotations

import re

from transforms import words
from transforms.drafts import Draft, RankDraft
from transforms.mentions import OTHER, RANK, Mention
from transforms.phrases import clean_name, peel, split_conjuncts, strip_head

_VERB = re.compile(
    "位居|稳居|跃居|连居|高居|居于|居|位列|名列|排名列|排名|排位|位次|排在|列|排|跃升至|跃升到|跃升|上升至|上升到|提升至|提升到|升至|升到|前移至|前移到|跻身|进入|挺进|迈入|保持|获得|荣获|夺得|取得|获|连续[一二三四五六七八九十0-9]+[年季次个月]+|为|由|从|达到|成为|进位至|进位到|攀升至|晋升|晋级|位于|处于|分列|分居"
)
_SCOPE_WORD = (
    "全国|全省|全市|全区|全县|全州|全球|全世界|世界|国内|省内|市内|区内|我国|我省|我市|亚洲|中西部|西部|中部|东部|东北|西北|西南|华北|华东|华中|华南|长三角|长江|珠三角|京津冀|沿海|副省级|省级|同类|同级|地级|设区市|省会|各省|各市|浙江省|江苏省|广东省|山东省|河南省|河北省|湖南省|湖北省|安徽省|江西省|福建省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|辽宁省|吉林省|山西省|海南省|川渝|成渝|计划单列|苏|北上"
)
_SCOPE = re.compile(f"(?:{_SCOPE_WORD})[^，。；、:]{{0,14}}$")
_SCOPE_START = re.compile(f"(?:{_SCOPE_WORD})")
_SCOPE_CLEAN = re.compile("(?:的|综合|总体|均|各|分别|双双|稳居|排名|位次|并列|连续|首次|排|列|中|当中|的排名|综合排名|前移)+$")
_LISTED_SCOPE = re.compile("[、，]([一-鿿]{2,8})")
_OPEN_VERB = re.compile("(?:位居|位列|名列|排名|居|列)([^，、；]{2,14})$")
_NOISE = re.compile("(?:已)?连续[0-9一二三四五六七八九十]+[年季次]")
_ASPECT = re.compile("(?:其中)?(?:(?:总量|增速|增幅|规模|占比|贡献率)(?:[、和及与](?:总量|增速|增幅|规模|占比|贡献率))+|总量|增速|增幅|增量|规模|占比|数量|排名|综合排名|位次|得分|完成率|总数|增长率|人均|总额|比重|总量和增速|总量、增速|总值)$")
_NOT_RANKED = re.compile("时间|责任|要务|资源|生产力|动力|线|书记|课堂|阵地|产业|方阵|梯队|季度|批|届|次|轮|期|代|步|责|要|人|方|例|个|家|座|条|部|阶段|站|手|现场|位的|战略|课|医院|中学|人民|师|附属|批次|口岸")
_CONTEXT = re.compile(f"居|位|列|排|全国|全省|全市|全区|全州|全县|世界|全球|第[一二三四五六七八九十0-9]+位?[上升跃提]|升|进|获|夺|{_SCOPE_WORD}")


class RankReader:
    """Reads the ranks of the sentence that a SentenceReader is walking through."""

    def __init__(self, text: str) -> None:
        self.text = text

    def begin(self, sentence) -> None:
        self.sentence = sentence
        self.scope = ""
        self.names: list[str] = []

    def read(self, index: int) -> int:
        """Read the rank at `index` and those in one list with it; the index behind them."""
        mentions = self.sentence.mentions
        group = [mentions[index]]
        after = index + 1
        while after < len(mentions) and mentions[after].kind == RANK and self.text[group[-1].full_end : mentions[after].full_start] in ("、", "和", "，", "与"):
            group.append(mentions[after])
            after += 1
        self._read_group(group)
        return after

    def _read_group(self, group: list[Mention]) -> None:
        sentence, first = self.sentence, group[0]
        left_text = self.text[sentence.left_start(first) : first.full_start]
        before, scope = self._scope(left_text)
        if not scope and (match := _LISTED_SCOPE.fullmatch(left_text)) and self.scope:
            before, scope = "", match[1]
        explicit = self.text[first.full_start : first.full_end].endswith(("位", "名", "强")) or first.rank_type == "top"
        if not scope and not self.scope or not explicit and not _CONTEXT.search(left_text[-12:]):
            for mention in group:
                mention.kind, mention.disposition, mention.rule = OTHER, "ordinal", "no_scope"
            return
        scope = scope or self.scope
        self.scope = scope
        self._assign(group, before, scope)
        sentence.last_end = group[-1].full_end
        sentence.recent = []

    def _scope(self, left: str) -> tuple[str, str]:
        """Split `创新指数居全省` into what is ranked and among whom."""
        last = None
        for match in _VERB.finditer(left):
            rest = left[match.end() :]
            if len(rest) <= 18 and (not rest or _SCOPE_START.match(rest) or _SCOPE_CLEAN.fullmatch(rest)):
                last = match
        if last is not None:
            scope, before = left[last.end() :], left[: last.start()]
            scope = _SCOPE_CLEAN.sub("", scope)
            if scope:
                return before, scope
            inner = _SCOPE.search(before)
            if inner:
                return before[: inner.start()], self._tidy(inner.group())
            return before, ""
        match = _SCOPE.search(left)
        if match:
            return left[: match.start()], self._tidy(match.group())
        match = _OPEN_VERB.search(left)
        if match:
            return left[: match.start()], self._tidy(match[1])
        return left, ""

    def _tidy(self, scope: str) -> str:
        return _SCOPE_CLEAN.sub("", re.sub("(?:在)$", "", scope))

    def _assign(self, group: list[Mention], before: str, scope: str) -> None:
        sentence = self.sentence
        left = peel(before.lstrip("、和 "))
        noun = clean_name(strip_head(re.sub("在$|(?:连续|已连续)?[0-9一二三四五六七八九十]+[年季次]$", "", _NOISE.sub("", left.noun))).strip("，、在")) if left.noun else ""
        each = any(word in words.EACH for word in left.tail) or bool(re.search("均|都|双双|皆", before[-3:] + self.text[group[0].full_start - 6 : group[0].full_start]))
        drafts: list[Draft] = sentence.recent
        if noun and _ASPECT.fullmatch(noun) and (sentence.subjects or self.names):
            self._aspect(group, noun, scope, each)
            return
        if noun:
            self._named(group, noun, scope, each, "、" in noun)
            return
        if drafts:
            self._of_drafts(group, drafts, scope, each)
        elif self.names or sentence.subjects:
            names = self.names or sentence.subjects
            self._emit(group, names if each or len(group) == len(names) else names[-1:], [None] * len(names), scope)
        else:
            name = sentence._previous_clause(group[0].full_start)
            if name:
                self._emit(group, [name], [None], scope)
            else:
                self._drop(group)

    def _drop(self, group: list[Mention]) -> None:
        for mention in group:
            mention.kind, mention.disposition, mention.rule = OTHER, "unresolved", "rank_of_nothing"

    def _aspect(self, group: list[Mention], aspect: str, scope: str, each: bool) -> None:
        """`…增长7.8%，增速居全省第2位`: the rank of the growth of what was just named."""
        sentence = self.sentence
        if len(aspects := re.split("[、和及与]", aspect)) > 1:
            name = (sentence.subjects or self.names)[-1]
            self._emit(group, [name + each for each in aspects], [None] * len(aspects), scope)
            return
        drafts = sentence.recent or sentence.group
        growing = aspect.startswith(("增速", "增幅", "增长率"))
        fitting = [draft for draft in drafts if (draft.measure == "growth") == growing]
        if each and len(group) == 1 and len(fitting) > 1:
            self._emit(group, [draft.name + aspect for draft in fitting], list(fitting), scope)
            return
        of = (fitting or drafts or [None])[-1]
        name = of.name if of is not None else (sentence.subjects or self.names)[-1]
        self._emit(group, [name + aspect if aspect not in ("排名", "位次", "综合排名") else name] * len(group), [of if fitting else None] * len(group), scope)

    def _named(self, group: list[Mention], noun: str, scope: str, each: bool, listed: bool) -> None:
        names = None
        if each or listed or len(group) > 1:
            wanted = max(len(group), noun.count("、") + 1)
            if each and re.search("[和与及]", noun) and len(group) == 1:
                wanted = max(wanted, noun.count("、") + 2)
            names = split_conjuncts(noun, wanted) if wanted > 1 else None
            if names is None and wanted > 2:
                names = split_conjuncts(noun, wanted - 1)
        names = names or [noun]
        names = [re.sub("(?:综合)?(?:排名|位次|排位)$", "", name) or name for name in names]
        self._emit(group, names, [None] * len(names), scope)

    def _of_drafts(self, group: list[Mention], drafts: list[Draft], scope: str, each: bool) -> None:
        if len(group) > 1:
            chosen = drafts[-len(group) :]
            if len(self.sentence.group) == len(group):
                chosen = self.sentence.group
        elif each:
            chosen = drafts
        else:
            chosen = drafts[-1:]
        self._emit(group, [draft.name for draft in chosen], list(chosen), scope)

    def _emit(self, group: list[Mention], names: list[str], of: list[Draft | None], scope: str) -> None:
        sentence = self.sentence
        self.names = names
        pairs = [(group[0], name, draft) for name, draft in zip(names, of)] if len(group) == 1 else list(zip(group, names * len(group) if len(names) == 1 else names, of * len(group) if len(of) == 1 else of))
        for place, (mention, name, draft) in enumerate(pairs):
            rank = RankDraft(mention, clean_name(name), scope.strip("的在"), draft, mention.rank_type, place=place if len(group) == 1 else 0)
            rank.clause = (sentence.start, sentence.end)
            mention.disposition = "ranking"
            sentence.rank_drafts.append(rank)
        if not sentence.subjects:
            sentence.subjects = names
