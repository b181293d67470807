"""The words before a rank: what is ranked, and among whom (`创新指数|居|全省|第2位`)."""

from __future__ import annotations

import re

from transforms.grammar.branches import compile_branches

_SCOPE_WORD = (
    "全国|全省|全市|全区|全县|全州|全球|全世界|世界|国内|省内|市内|区内|我国|我省|我市|亚洲"
    "|中西部|西部|中部|东部|东北|西北|西南|华北|华东|华中|华南|长三角|长江|珠三角|京津冀|沿海"
    "|副省级|省级|同类|同级|地级|设区市|省会|各省|各市|计划单列"
    "|黑龙江省|台湾省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|全自治区|自治区|全疆|全盟|全旗"
    "|浙江省|江苏省|广东省|山东省|河南省|河北省|湖南省|湖北省|安徽省|江西省|福建省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|辽宁省|吉林省|山西省|海南省"
    "|川渝|成渝|苏|皖|粤|北上|国家级|中国(?:西部|东部|中部|内地|大陆)"
)
_VERB = compile_branches(
    "位居|稳居|跃居|连居|高居|居于|居|位列|名列|排名列|排名|排位|位次|排在|(?<!并)列|排|重返|重回|冲刺|蝉联|荣登|登上"
    "|跃升至|跃升到|跃升为|跃升|上升至|上升到|上升为|提升至|提升到|提升为|提高到|提高至|升至|升到|升为|前移至|前移到|晋位至|晋位|进至|跃至|跃为"
    "|下降至|下降到|降至|降到|降为|下滑至|下滑到|退至|退居|回落至|回升至|回升到"
    "|跻身|进入|挺进|迈入|保持|获得|荣获|夺得|取得|获|连续[一二三四五六七八九十0-9]+[年季次个月]+"
    "|为|由|从|达到|成为|进位至|进位到|攀升至|晋升至|晋升到|晋升|晋级|位于|处于|分列|(?<!总)(?<!得)(?<!积)分居"
)
_SCOPE = re.compile(f"(?:{_SCOPE_WORD})[^，。；、:]{{0,14}}$")
_SCOPE_START = re.compile(_SCOPE_WORD)
_NO_SCOPE = re.compile("(?:的|综合|总体|均|各|分别|双双|稳居|排名|位次|并列|连续|首次|排|列|中|当中|的排名|综合排名|前移)+$")
# A scope that is a list: 百强榜, 50强, 百强县.
_IS_LIST = re.compile("(?:榜|榜单|强|[百千]强[一-鿿]{1,3})$")
_LIST_BEFORE = re.compile(
    "(?P<who>[^，。；、]*?)(?:时隔[0-9一二三四五六七八九十]+年|成功|再次|首次)*(?:入围|跻身|进入|入选|荣登|登上|重回|重返|上榜)(?P<list>[^，。；、]{2,20}(?:榜|强(?:市|县|区|镇|城市|城区)?))[、，]"
)
# `全国50个大中城市拥堵指数排名降至`: the peers stand before what is ranked.
_COUNTED_PEERS = re.compile("(?:全国|全省|全市|全球)[0-9]+个[一-鿿]{0,6}?(?:城市|省会|县市|县|区|市|省份|国家|港口|机场)(?=[一-鿿“]{4})")
# `稳居全国推广面积`: of such a scope the first word is the peers, the rest is ranked.
_MEASURED_SCOPE = re.compile("(?P<scope>全国|全省|全市|世界|全球)(?P<what>[一-鿿]{2,8}?(?:面积|数量|规模|总量|产量|销量|总额|占有率))$")
_OPENS_LIST = ("国家", "中国")
# `全国工商联评营商环境稳居第一`: judged in the whole nation.
_JUDGED = re.compile("(?P<scope>全国|全省|全市|全球)[^，。；]{2,20}?(?:评|测评|考核|指数|排行)")
# `在全省高质量发展考核中位列`: what is ranked is the test.
_TEST = re.compile(
    "(?P<who>[^，；]*?)在(?P<test>[^，。；]{2,40}?(?:评价|测评|评估|考核|考评|调查|评比|测试|验收|评选|排名|比赛|竞赛|大赛))(?:结果)?中(?P<rest>[^，；]*)$"
)
# `园区在全省综合排名`: the scope stands inside.
_RANKING_IN = re.compile(f"(?P<who>[^，；]+?)在(?P<scope>(?:{_SCOPE_WORD})[^，。；、]{{0,10}}?)(?P<what>(?:综合|总体|经济)?(?:排名|排位|位次))$")
_LISTED_SCOPE = re.compile("[、，]([一-鿿]{2,8})")
_OPEN_VERB = re.compile("(?:位居|位列|名列|排名|居|列)([^，、；]{2,14})$")
_CONTEXT = re.compile(f"居|位|列|排|全国|全省|全市|全区|全州|全县|世界|全球|第[一二三四五六七八九十0-9]+位?[上升跃提]|升|进|获|夺|{_SCOPE_WORD}")
_LONGEST_SCOPE = 24
_NEAR = 12


def split_scope(left: str, has_scope: bool) -> tuple[str, str]:
    """What stands before a rank as what is ranked and among whom, empty where it is not said.

    With a scope before (`has_scope`), a bare list member is another: `居全省第2位、全国第8位`.
    """
    before, scope = _split(left)
    if not scope and has_scope and (match := _LISTED_SCOPE.fullmatch(left)):
        return "", match[1]
    if not scope and (match := _COUNTED_PEERS.match(before.lstrip("，、；"))):
        return before.lstrip("，、；")[match.end() :], match.group()
    if not before and (match := _JUDGED.match(scope)):
        return scope, match["scope"]
    if match := _MEASURED_SCOPE.fullmatch(scope):
        return before + match["what"], match["scope"]
    return before, scope


def speaks_of_ranks(left: str) -> bool:
    """Whether the words right before an ordinal (第2) say that it is a rank."""
    return _CONTEXT.search(left[-_NEAR:]) is not None


def list_before(text: str) -> tuple[str, str]:
    """Who is on which list, by the words before a rank without a scope of its own: `滁州经开区跻身国家级经开区50强、`; else both empty."""
    found = ("", "")
    for match in _LIST_BEFORE.finditer(text):
        found = match["who"], match["list"]
    return found


def is_list(scope: str) -> bool:
    """Whether a scope is a list that one can be on (百强榜), not an area."""
    return _IS_LIST.search(scope) is not None or not _SCOPE_START.match(scope)


def _split(left: str) -> tuple[str, str]:
    left = left[:-1] if left.endswith(("由", "从")) else left
    if "在" not in left:
        return _by_verb(left)
    if match := _RANKING_IN.search(left):
        return match["who"] + match["what"], match["scope"]
    if match := _TEST.search(left):
        scope = _by_verb(match["rest"])[1]
        if not scope and (within := _SCOPE_START.search(match["test"])):
            scope = within.group()
        return match["who"] + match["test"], scope
    return _by_verb(left)


def _by_verb(left: str) -> tuple[str, str]:
    verb = _verb(left)
    if verb is not None:
        before, scope = left[: verb.start()], _NO_SCOPE.sub("", left[verb.end() :])
        if scope:
            return before, _tidy(scope)
        match = _SCOPE.search(before)
        return (before[: match.start()], _tidy(match.group())) if match else (before, "")
    if match := _SCOPE.search(left):
        return left[: match.start()], _tidy(match.group())
    if match := _OPEN_VERB.search(left):
        return left[: match.start()], _tidy(match[1])
    return left, ""


def _verb(left: str) -> re.Match[str] | None:
    """The last verb of ranking that a scope, or nothing, follows."""
    found = None
    for match in _VERB.finditer(left):
        rest = left[match.end() :]
        if len(rest) <= _LONGEST_SCOPE and (not rest or _SCOPE_START.match(rest) or _NO_SCOPE.fullmatch(rest) or _IS_LIST.search(rest) or rest.startswith(_OPENS_LIST)):
            found = match
    return found


def _tidy(scope: str) -> str:
    scope = _NO_SCOPE.sub("", scope.removesuffix("在"))
    last = scope.rpartition("、")[2]
    return last if _SCOPE_START.match(last) else scope
