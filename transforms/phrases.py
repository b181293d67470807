"""Noun phrases around a number: where the name of an indicator begins and ends, and how a list shares its parts."""

from __future__ import annotations

import re

from transforms import words

_STRIP = " 　\t、，,：:；;（ —-－·①②③④⑤⑥⑦⑧⑨⑩⑪⑫●■◆★"
_COMPARED = re.compile(
    r"(?:同?比|较|与|比照|相对于?)(?:(?:19|20)[0-9]{2}年?|上一?年|去年|前年|年初|上年同期|去年同期|同期|“?[一二三四五六七八九十]{1,3}五”?|五年前|十年前|[一-鿿“”]{0,4}规划)"
    r"(?:度)?(?:同期|年底|年末|底|末|初|期末|时期|期间)?(?:相比|前)?$"
)
_COMPARED_TO = re.compile(r"(?:(?<![占对环同好])比(?![重例率值])|较(?!大|好|高|快|多|强))[^，、；]{2,14}$")
_COMPARED_ENDS = frozenset("年末底期初比前”度间5")
_EVERY = re.compile(r"(?:(?:每(?:人|亩|吨|户|月|年|生|公里|平方米|辆|次|天|日|度|斤|公斤|班|所|村|个|名|位){1,2}){1,2}|(?:月|年|日)?(?:人|户|村|亩)均(?:每[年月])?)$")
_YEAR_OF = re.compile(r"(?:[0-9]{4}年|上年|去年|前年|今年|年初|“?[一二三四五六七八九十]{1,3}五”?)(?:同期|时期|初期|年?末|年?底|初|度)?的$")
_AMOUNT_IN_WORDS = re.compile("(?:首次|历史性)?(?:突破|超过?|达到?|迈上|跨越|站上|跨入)[一两二三四五六七八九十百千]*[百千万]*亿元?(?:大关|台阶|关口)?$")
_FOOTNOTE = re.compile(r"\^?\[[0-9]*\]|[ 　^]")
_NAME_EDGES = _STRIP + "。！\n的"
_GAP = re.compile(r"(高于|低于|快于|好于|优于|高出|领先)(?:[^，、；]{1,16}?)$|(比)(?:[^，、；]{1,12}?)(高|低|快|多|少)$")
_YEAR_HEAD = re.compile(
    r"(?:(?:截至|截止|到|至|自|从|在)?(?:(?:19|20)[0-9]{2}年?(?:[-—–~至到](?:19|20)[0-9]{2}年)?|“?十[一二三四五]五”?|[“”一二三四五六七八九十]{1,4}五”?)(?:时期|期间|规划期?|年度)?(?:的)?(?:[0-9]{1,2}月)?(?:底前|年底|底|末|初|以来|间|里)?[，、]?)|"
    r"(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）])|(?:[前上][一二三]?(?:半年|季度)|[一二三四]季度|上半年|[0-9]{1,2}月(?:份|末|底)?|[0-9]{1,2}日)|(?:(?:过去|这|近|今后|未来)?(?:[三五一二两四]年)(?:来|间|内)?)"
)
_TIME_ONLY = re.compile("(?:[一二三四前]+季度|[上下]半年|全年|[0-9一二三四五六七八九十]+年|年?底前?|年?末|当年|全|有|其余|剩余|首批|对照|巩固|共|基本|(?:今年|明年|全年|年内|我们|下一?步)(?:要|将|拟|再|也|还|仍)?|要|将|拟)")
_JOINERS = ("以及", "和", "与", "及", "暨")
_GLUED = re.compile("建成区|完成[率额]|预算[内外]|[实落]施率|落实率|和[谐美平]|[共饱温缓中祥]和|和[田龙静硕顺县州政]|参与|赠与|与会|与时|普及|涉及|及时|及其|以及|推及|波及|及以上|和谐|调和|混和")
_HEADS = re.compile(
    "(?:常住)?(?:居民)?(?:人均)?(?:可支配收入|纯收入)|居民人均可支配收入|(?:产业)?增加值(?:占[一-鿿A-Z]{2,16}(?:比重|比例))?|最低生活保障标准|低保(?:平均)?标准|排放(?:总)?量|排放强度|(?:工业)?总产值|产值|(?:固定资产)?投资(?:完成额)?|进出口(?:总额|总值)?|出口(?:总额|总值)?|进口(?:总额|总值)?|"
    "销售收入|营业收入|主营业务收入|收入|总额|总量|总数|产量|销量|生产总值|总值|办理时限|审批时限|时限|用时|耗时|面积|覆盖率|普及率|参保率|入学率|毛入园率|毛入学率|处理率|合格率|达标率|满意率|就业率|[一-鿿]{1,4}率|占比|比重|比例|利润总额|利润|利税|税收|起数|(?:死亡|受伤|参保)?人(?:数|次)|警情|案件|余额|存款|贷款|支出|浓度|强度|能耗|水耗|标准|养老金|补助标准|规模|价格|指数|里程|通车里程|用电量|客运量|货运量|"
    "吞吐量|周转量|发电量|装机(?:容量)?|装机规模|产业|游客(?:人次)?|人口|蓄积量|企业|项目|机构|床位(?:数)?|学位|住房|小区|示范区|示范村|乡村|专利(?:授权量)?|合作社|农场|人才|中心|平台"
)
_BARE = re.compile(
    "(?:亩均|人均|户均|年均|单位|总)?(?:利润总额|利润|利税总额|利税|税收|增加值|总产值|产值|死亡人数|受伤人数|伤亡人数|起数|总量|产量|单产|亩产|总产|销量|销售额|销售收入|营业收入|营收|收入|支出|规模|面积|数量|人数|投资|出口|进口|余额|总收入|占比|比重|增幅|里程|经济损失|直接经济损失|水耗|能耗|合格率|优良率|满意率|办结率|回复率|办复率|授权量|申请量|消费支出|货运量|周转量)"
)
_OF_SURFACE = re.compile("(?:播种|种植|造林|绿化|建筑|占地|建设|养殖|栽培)$")
_INDUSTRIES = ("第一产业增加值", "第二产业增加值", "第三产业增加值")
_ELIDED = re.compile(r"(?:第?一、?第?二、?第?三(?:次)?产业?|三次产业|三产)(?:的)?(?P<rest>.*)$")
_TOWN_AND_COUNTRY = re.compile(r"(?P<lead>.{0,10}?)城乡(?P<rest>.+)$")
_SHORT_INDUSTRY = {"一产": _INDUSTRIES[0], "二产": _INDUSTRIES[1], "三产": _INDUSTRIES[2], "一产业": _INDUSTRIES[0], "二产业": _INDUSTRIES[1], "三产业": _INDUSTRIES[2]}


class Left:
    """What stands before a number: the noun, and the words between noun and number, nearest first."""

    __slots__ = ("noun", "tail", "gap", "per")

    def __init__(self, noun: str, tail: list[str], gap: str, per: str) -> None:
        self.noun = noun
        self.tail = tail
        self.gap = gap
        self.per = per


def peel(text: str, gap: bool = False) -> Left:
    """Split `地区生产总值比上年增长` into the noun and its tail words [增长, 比上年]; `gap` also takes off 高于全省."""
    tail: list[str] = []
    found_gap = per = ""
    by_length = words.TAIL_BY_LENGTH
    text = text.rstrip(_STRIP)
    while text:
        last = text[-1]
        if last in "”》":
            match = _COMPARED.search(text[-24:])
            if match is None:
                break
            tail.append("比")
            text = text[: len(text) - len(match.group())].rstrip(_STRIP)
            continue
        for length, known in by_length.items():
            if text[-length:] in known and len(text) >= length:
                if length == 1 and last == "均" and len(text) > 1 and text[-2] in "人户村亩月年日":
                    continue
                if length == 1 and last in words.ONE_CHARACTER_AFTER and len(text) > 1 and text[-2] not in words.ONE_CHARACTER_AFTER[last]:
                    continue
                tail.append(text[-length:])
                text = text[:-length].rstrip(_STRIP)
                break
        else:
            if last in _COMPARED_ENDS and (match := _COMPARED.search(text[-24:])):
                tail.append("比")
                text = text[: len(text) - len(match.group())].rstrip(_STRIP)
                continue
            if last == "的" and (match := _YEAR_OF.search(text[-12:])):
                text = text[: len(text) - len(match.group())].rstrip(_STRIP)
                continue
            if (last == "均" or "每" in text[-5:]) and (match := _EVERY.search(text[-8:])):
                per = match.group()
                text = text[: len(text) - len(per)].rstrip(_STRIP)
                continue
            if last in "亿元关阶口" and (match := _AMOUNT_IN_WORDS.search(text[-12:])):
                text = text[: len(text) - len(match.group())].rstrip(_STRIP)
                continue
            if gap and (match := _GAP.search(text[-24:])):
                found_gap = match.group()
                tail += [word for word in match.groups() if word]
                text = text[: len(text) - len(found_gap)].rstrip(_STRIP)
                gap = False
                continue
            break
    if tail and ("较" in text[-16:] or "比" in text[-16:]) and (match := _COMPARED_TO.search(text)) and any(word in words.RISE or word in words.FALL for word in tail):
        text = text[: match.start()].rstrip(_STRIP)
    return Left(text, tail, found_gap, per)


def strip_head(text: str) -> str:
    """Take place, time and the verbs of doing off the front: `全年实现地区生产总值` to `地区生产总值`."""
    heads = words.HEAD
    lengths = words.HEAD_LENGTHS
    while True:
        text = text.lstrip(_STRIP + "。）”")if text[:1] not in "“（" else text
        for length in lengths:
            if text[:length] in heads and len(text) - length >= 2 and not _GLUED.match(text):
                text = text[length:]
                break
        else:
            match = _YEAR_HEAD.match(text)
            if match and match.end() and len(text) - match.end() >= 2:
                text = text[match.end() :]
                continue
            return "" if text in heads or _TIME_ONLY.fullmatch(text) else text


def split_conjuncts(noun: str, wanted: int) -> list[str] | None:
    """The noun as `wanted` conjuncts, each completed with what it shares with the others; None if it has another number.

    城镇和农村居民人均可支配收入 is two; 规上工业利税、利润总额 is 规上工业利税 and 规上工业利润总额.
    """
    special = _elided(noun, wanted)
    if special:
        return special
    parts = _split(noun, wanted)
    if parts is None or len(parts) != wanted:
        return None
    parts = [strip_head(part) for part in parts]
    return _complete(parts)


def _split(noun: str, wanted: int) -> list[str] | None:
    outside = _mask_brackets(noun)
    cuts = [(i, 1) for i, c in enumerate(outside) if c == "、"]
    if len(cuts) + 1 < wanted or len(cuts) + 1 == wanted and False:
        glued = {i for m in _GLUED.finditer(outside) for i in range(m.start(), m.end())}
        for joiner in _JOINERS:
            at = outside.find(joiner, 1)
            while at != -1:
                if at not in glued and at + len(joiner) < len(outside) and all(not (a <= at < a + n) for a, n in cuts):
                    cuts.append((at, len(joiner)))
                at = outside.find(joiner, at + 1)
        cuts.sort()
    if len(cuts) + 1 < wanted:
        return None
    if len(cuts) + 1 > wanted:
        cuts = cuts[-(wanted - 1) :] if wanted > 1 else []
    parts, start = [], 0
    for at, length in cuts:
        parts.append(noun[start:at])
        start = at + length
    parts.append(noun[start:])
    return parts if all(parts) else None


def _mask_brackets(noun: str) -> str:
    if "（" not in noun and "“" not in noun and "(" not in noun:
        return noun
    return re.sub(r"（[^）]*）|“[^”]*”|\([^)]*\)", lambda m: "〇" * len(m.group()), noun)


def _elided(noun: str, wanted: int) -> list[str] | None:
    if wanted == 2 and "城乡" in noun and "、" not in noun:
        match = _TOWN_AND_COUNTRY.match(noun)
        rest = match["rest"]
        town = "城镇" if rest.startswith(("居民", "常住")) or "收入" in rest else "城市"
        return [match["lead"] + town + rest, match["lead"] + "农村" + rest]
    if wanted == 3:
        match = _ELIDED.search(noun)
        if match:
            rest = match["rest"].strip("、 ")
            if re.search("比|结构|占", rest):
                return ["第一产业占比", "第二产业占比", "第三产业占比"]
            return ["第" + n + "产业" + (rest or "增加值") for n in "一二三"]
    if wanted == 2 and re.match("第?二、?第?三产业?", noun):
        rest = re.sub("^第?二、?第?三(?:次)?产业?", "", noun)
        return ["第二产业" + (rest or "增加值"), "第三产业" + (rest or "增加值")]
    return None


def _complete(parts: list[str]) -> list[str]:
    """Give every conjunct the head or the modifier it shares with its neighbours."""
    last = parts[-1]
    completed = [part if _complete_by_itself(part) else part + _shared_end(part, last) for part in parts[:-1]]
    completed.append(last)
    first = completed[0]
    for i in range(1, len(completed)):
        if _BARE.fullmatch(completed[i]):
            match = _first_head(first)
            if match > 0:
                completed[i] = _OF_SURFACE.sub("", first[:match]) + completed[i]
    return [_SHORT_INDUSTRY.get(name, name) for name in completed]


def _shared_end(part: str, last: str) -> str:
    """What an unfinished conjunct takes from the last: 住院费用 takes 报销比例 from 门诊费用报销比例, 城镇 takes
    居民人均可支配收入. Where the two show no seam, the known heads of indicators do, else the length of the conjunct."""
    for length in (2, 1):
        seam = last.find(part[-length:], 1 if length == 1 else 0)
        if len(part) > length - 1 and seam != -1 and seam + length < len(last) and (length == 2 and len(part) > 2 or len(part) <= 3 or seam <= 2):
            return last[seam + length :]
    if len(part) == 2 and part[0] == last[0]:
        return last[2:]
    head = _HEADS.search(last, 1)
    if head:
        return last[head.start() :]
    return last[-4:] if len(last) >= 6 and len(part) > 2 else last[len(part) :] if len(part) < len(last) else ""


def _first_head(name: str) -> int:
    """Where the bare head of `规上工业亩均税收` begins."""
    for at in range(1, len(name) - 1):
        if _BARE.fullmatch(name, at):
            return at
    match = _HEADS.search(name, 1)
    return match.start() if match and match.end() == len(name) else 0


def is_indicator(part: str) -> bool:
    """Whether a conjunct ends in the head of an indicator, so that it needs nothing from its neighbours."""
    return _complete_by_itself(strip_head(part)) or strip_head(part) in ("出口", "进口", "旅游创汇", "创收", "创汇", "能耗", "水耗", "财政收入")


def _complete_by_itself(part: str) -> bool:
    if part in _SHORT_INDUSTRY:
        return True
    match = None
    for match in _HEADS.finditer(part):
        pass
    return match is not None and match.end() == len(part) and (match.start() > 0 or len(part) >= 4) or bool(_BARE.fullmatch(part))


def short_list(name: str) -> str:
    """`首届全国攀岩冠军赛等国家级赛事`: one example and its class is named by the class; a list of examples stays."""
    before, mark, behind = name.partition("等")
    return behind if mark and len(behind) >= 4 and len(before) >= 4 and "、" not in before and not behind.startswith(("级", "奖", "次")) else name


def following_noun(right: str) -> str:
    """The thing counted behind a number: `精品节点` in `42个精品节点，…`; a general noun keeps what is done with it."""
    right = right.strip(_STRIP + "。\n")
    right = re.sub("^(?:的|以上的?|左右的?)", "", right)
    right = re.sub("(?:[和与及]|以及|其中|等|，|(?:投资)?完成率(?:达到?|为|超过?)?|达到?|为|超过?)$", "", right)
    match = words.VERB_AFTER_NOUN.search(_mask_brackets(right), 1)
    if match and match.start() >= 2:
        noun = right[: match.start()]
        if (len(noun) <= 4 or noun.endswith("）") and len(noun) <= 10 or words.GENERAL_NOUN.fullmatch(noun)) and len(right) - len(noun) <= 24:
            return right[:28]
        return noun
    if match and match.start() == 1:
        return right[:20]
    return right[:32]


def clean_name(name: str) -> str:
    """Spaces, footnote marks and a lone quotation mark off; a name of more than 40 characters keeps its end."""
    if "[" in name or " " in name or "　" in name:
        name = _FOOTNOTE.sub("", name)
    name = name.strip(_NAME_EDGES)
    opened, closed = name.count("“"), name.count("”")
    if opened != closed:
        name = name.replace("”" if closed > opened else "“", "", 1)
    return name[-40:]
