"""A sentence being read: where its clauses are, what was read of it so far, and who was its subject last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from transforms.grammar.drafts import Draft, RankDraft
from transforms.grammar.phrases import peel, strip_head
from transforms.mentions.mention import OTHER, RANK, Mention

# The first character is taken by a set, which the engine can skip to.
_BOUNDARY = re.compile("[，；;:：,—](?:(?<![,—])|(?<=,)(?![0-9]{3})|(?<=—)—)")
# A clause that only says where, by what or for whom; the subject stands before it.
_ADVERBIAL = re.compile("在|为|按|按照|通过|围绕|对照")
# What begins a clause that has no subject of its own.
_PREDICATE = re.compile(
    "按|剔除|扣除|再|首次|创|连续|实现了?[一-鿿]{0,4}(?:突破|提升|转变|晋位|跨越|跃升|新高)|成为|居|位居|位列|排|均|同比|保持|稳"
    "|好于|高于|快于|优于|全国|全省|分别|其中|继续|达历史|历史|在确保|在[一-鿿]{2,12}(?:下|中|时|上|后)$"
    "|为|比|较|是|列|占|超|提前|基本|上|下|重回|跃居|进入|增速|增幅|总量"
)
# `在确保质量的前提下，`: it names no subject.
_CIRCUMSTANCE = re.compile("(?:在[^，；]{1,20}(?:下|中|时|上|后|同时)|(?:克服|顶住|应对|面对|扛住|化解|消化)[^，；]{2,24})，")
_OPENS = re.compile("[（“(]")
# `6项经验获国家部委、省市领导肯定`: the list is of those who do it.
_UNDERGOES = re.compile("[获被由]")
_DIGIT = re.compile("[0-9]")
_NEAR = 8  # characters within which a threshold belongs to the number before it
# `安排90个基础设施、民生保障项目`: projects are counted, of the kinds that the list names.
_KINDS_OF_PROJECT = re.compile("[一-鿿]{2,8}、[一-鿿]{2,10}(?<!等)(?:项目|工程)[一-鿿]{0,4}")
# `3座35万千瓦光热电站`: how large each thing counted is.
_SIZES = frozenset(("money", "power", "energy", "mass", "volume"))
_LOOKAHEAD = 60  # characters behind a number that can name what it counts

_WITHSTOOD = ("顶住", "克服", "经受")
_SAID_OF_IT = re.compile("(?:实现)?“双(?:下降|升|增|提升)”$|(?:实现|喜获|夺得|迎来)了?“[^”]{2,8}”$|(?:顶住|克服|经受住|再|迈上|跃上|登上|站上|跨上|创|实现|稳中|保持|不断|明显|显著|加快|大幅|快速|平稳|稳步|有序|扎实|蓬勃|健康(?=发展)|更加|进一步|持续)[^，（）“”]{1,8}$|是[^，（）“”]{2,10}$|(?:增[幅速])?(?:首次)?(?:超过|突破|高于|快于|低于)[^，（）“”]{1,8}$")


class Sentence:
    """text[start:end] and its mentions. The readers of numbers and ranks write into it as they go from left to right.

    `drafts`, `rank_drafts`: what was read. `group`: the drafts of the last list of numbers; `recent`: those a rank may
    speak of. `subjects`: the names last spoken of; `whole`: the last that was not itself a part. `last_end`: where the
    last number read ends; `told_from`: where, behind whom it was done for, what was done begins. `followed`: its name stood
    behind it; `followed_by`: with what before it.
    `ranked`, `scope`: names and peers of the last rank, which is that of the start where it `moved_from` there; `moved`: the numbers whose rank that was.
    """

    def __init__(self, text: str, start: int, end: int, mentions: list[Mention]) -> None:
        self.text, self.start, self.end = text, start, end
        self.mentions = mentions
        self.bounds = [match.end() for match in _BOUNDARY.finditer(text, start, end)]
        self.has_ranks = any([mention.kind == RANK for mention in mentions])
        self.drafts: list[Draft] = []
        self.rank_drafts: list[RankDraft] = []
        self.group: list[Draft] = []
        self.recent: list[Draft] = []
        self.subjects: list[str] = []
        self.whole = ""
        self.last_end = start
        self.told_from = start
        self.followed = False
        self.followed_by = ""
        self.ranked: list[str] = []
        self.scope = ""
        self.moved_from = False
        self.moved: list[Draft | None] = []

    def keep(self, draft: Draft) -> None:
        """Add a draft to what was read; its mention is an observation from now on."""
        draft.clause = (self.start, self.end)
        mention = draft.mention
        mention.disposition = "observation"
        if mention.rule in ("number", "bare"):
            mention.rule = draft.rule
        self.group.append(draft)
        self.recent.append(draft)
        self.drafts.append(draft)

    # -- places ----------------------------------------------------------------------------------------------------

    def clause_start(self, position: int) -> int:
        """Where the clause that holds `position` begins."""
        at = bisect_right(self.bounds, position)
        return self.bounds[at - 1] if at else self.start

    def clause_end(self, position: int) -> int:
        """Where the clause that holds `position` ends."""
        at = bisect_left(self.bounds, position + 1)
        return self.bounds[at] - 1 if at < len(self.bounds) else self.end

    def left_start(self, mention: Mention) -> int:
        """Where the words before a number begin: with its clause, or behind the number before."""
        return max(self.clause_start(mention.full_start), self.last_end, self.told_from)

    def before(self, mention: Mention, length: int) -> str:
        """The last `length` characters before a number, within the sentence."""
        return self.text[max(self.start, mention.full_start - length) : mention.full_start]

    def next_counted(self, index: int) -> Mention | None:
        """The next mention that is no mere part of this one: neither a threshold in its noun nor an age."""
        current = self.mentions[index]
        for mention in self.mentions[index + 1 :]:
            if mention.kind == OTHER or mention.dimension == "time" and mention.unit.endswith("岁"):
                continue
            if current.dimension == "count" and mention.dimension in _SIZES and mention.full_start == current.full_end:
                continue
            if current.countable and not mention.countable and mention.comparator_suffix and mention.comparator in ("ge", "le") and mention.start - current.full_end <= _NEAR:
                continue
            return mention
        return None

    def right_of(self, index: int) -> str:
        """What stands behind a number up to the next boundary, list comma or counted number."""
        mention = self.mentions[index]
        end = self.clause_end(mention.full_end)
        following = self.next_counted(index)
        if following is not None and following.full_start < end:
            end = following.full_start
        right = self.text[mention.full_end : min(end, mention.full_end + _LOOKAHEAD)]
        if "、" not in right:
            return right
        of_projects = mention.countable or right[0] == "的"
        ends_clause = following is None or following.full_start > end
        return right if of_projects and ends_clause and _KINDS_OF_PROJECT.fullmatch(right) else right[: _end_of_member(right, ends_clause)]

    # -- subjects --------------------------------------------------------------------------------------------------

    def last_names(self, count: int) -> list[str]:
        """The last `count` different names of this sentence, in order."""
        names: list[str] = []
        for draft in reversed(self.drafts):
            if draft.name not in names:
                names.append(draft.name)
            if len(names) == count:
                break
        return names[::-1]

    def clause_before(self, mention: Mention) -> str:
        """The subject of the clause before, if no number stands in it and it is more than a predicate; else empty."""
        at = self.clause_start(mention.full_start)
        while at > self.start:
            begin = self.clause_start(at - 1)
            if begin < self.last_end and self.drafts or begin >= at:
                return ""
            clause = self.text[begin : at - 1].strip(" ，；;:")
            if not _ADVERBIAL.match(clause) or begin == self.start:
                return "" if len(clause) < 2 or _PREDICATE.match(clause) else _subject(clause)[-20:]
            at = begin
        return ""

    def clause_between(self, left_at: int) -> str:
        """The subject of a clause between the last number and this one, when it brings one of its own; else empty."""
        at = self.clause_start(left_at)
        if at - 1 <= self.last_end or self.text[at - 1] not in "，；;":
            return ""
        begin = self.clause_start(at - 1)
        if begin < self.last_end:
            return ""
        clause = self.text[begin : at - 1].strip(" ，；;:、").removeprefix("其中")
        if len(clause) < 3 or _PREDICATE.match(clause):
            return ""
        noun = _subject(clause)
        return noun[-20:] if len(noun) >= 2 else ""

    def any_clause_before(self, left_at: int) -> str:
        """The noun of the clause before, whatever it is; empty at the head of the sentence."""
        at = self.clause_start(left_at)
        if at <= self.start:
            return ""
        begin = self.clause_start(at - 1 - (self.text[at - 1] in "，；;:"))
        while begin > self.start and _CIRCUMSTANCE.match(self.text, begin, at):
            begin, at = self.clause_start(begin - 1), begin
        if begin >= at:
            return ""
        return _subject(self.text[max(begin, at - 40) : at].strip("，；;: "))[-24:]


def _subject(clause: str) -> str:
    """The noun of a clause: `地区生产总值再上新台阶` speaks of 地区生产总值."""
    noun = strip_head(peel(clause[-40:]).noun)
    said = _SAID_OF_IT.search(noun)
    return noun[: said.start()] if said and said.start() >= (2 if said.group().startswith(_WITHSTOOD) else 3) else noun


def _end_of_member(right: str, ends_clause: bool) -> int | None:
    """Where the first list comma outside brackets and quotes ends a member; the second, or with no number to come the end
    (None), if the first comes at once: `158所高校、科研院所`."""
    comma = right.find("、")
    if ends_clause and _UNDERGOES.search(right, 0, comma):
        return None
    if _OPENS.search(right, 0, comma):
        comma = _outside_brackets(right)
    if 0 < comma <= 2:
        following = right.find("、", comma + 1)
        if following != -1 or comma == 1 or ends_clause and not _DIGIT.search(right, comma):
            comma = following
    return comma if comma >= 0 else None


def _outside_brackets(right: str) -> int:
    depth = 0
    for at, character in enumerate(right):
        if character in "（“(":
            depth += 1
        elif character in "）”)":
            depth -= 1
        elif character == "、" and depth <= 0:
            return at
    return -1
