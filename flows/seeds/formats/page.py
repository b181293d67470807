"""A saved web page: trafilatura finds where the report begins and ends among the chrome, and all between is kept.

trafilatura itself may leave out a paragraph that looks like chrome; no number may be lost that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version

import trafilatura
from lxml import etree, html

from flows.seeds.formats.document import Unreadable
from flows.seeds.formats.page_tables import NEXT_CELL, join_rows
from transforms.sources.decoding import Undecodable, decoded_words
from transforms.sources.page_lines import is_of_page
from transforms.sources.salutation import TO_DEPUTIES

_BLOCKS = frozenset(
    "p div br h1 h2 h3 h4 h5 h6 li ul ol tr table tbody thead section article header footer nav aside main form blockquote pre dl dt dd center hr td th body title figure".split()
)
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "select", "button", "textarea", "svg", "head")
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HEADING = re.compile(r"政府工作报告|人民代表大会|[省市县区州旗盟]长|主席|总理|^[（(]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[)）]?$|^各位")
_CHROME = re.compile(r"当前位置|您的位置|来源[：:]|发布(?:日期|时间)|浏览次数|字体[：:]|【?字体|分享到|打印|^[首上]页|>>|\A[|>\s]*\Z")
_FOOT = re.compile(r"打印|关闭窗口|版权所有|[主承]办(?:单位)?[：:]|网站标识码|ICP备|公网安备|技术支持|[上下]一[篇条]|分享到|责任编辑|扫一扫|相关(?:链接|文章|阅读|新闻)|返回(?:顶部|首页)|浏览次数|访问量")
_LOOKED_BACK = 8
_LONGEST_HEADING = 60
_LONGEST_HEAD = 40
_NEXT_LINE = "\ue001"  # of the private use area: white space is squeezed
# Beyond 256 libxml2, and so trafilatura, drops what it reads without a word.
_DEEPEST = 200


def report_in(data: bytes) -> tuple[str, str | None, str]:
    """The text of the report on the page, the encoding of the page, and what made it."""
    source, encoding = _decoded(data)
    source = _XML_HEAD.sub("", source)
    lines = list(_lines(source))
    body = trafilatura.extract(source, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    return "\n".join(_between(lines, body or "")), encoding, f"trafilatura {version('trafilatura')}"


def _decoded(data: bytes) -> tuple[str, str]:
    """By what the bytes show, else by what the page declares."""
    try:
        return decoded_words(data)
    except Undecodable:
        declared = re.search(rb"charset=[\"']?([A-Za-z0-9_-]{3,20})", data[:4096])
        if declared is None:
            raise
        name = declared[1].decode()
        try:
            return data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name, "replace"), f"{name} (declared)"
        except LookupError:
            raise Undecodable(f"网页声明的编码 {name} 不存在 · the page declares an unknown encoding {name}") from None


def _lines(source: str) -> Iterator[str]:
    """What a reader of the page sees, a line for each block, in order."""
    root = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=True))
    for unseen in list(root.iter(*_UNSEEN, etree.Comment)):
        unseen.drop_tree()
    for table in list(root.iter("table")):
        join_rows(table)
    for element in root.iter("pre"):
        _keep_lines(element)
    pieces: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise Unreadable(f"网页嵌套超过 {_DEEPEST} 层 · a page nested more than {_DEEPEST} deep")
        breaks = element.tag in _BLOCKS
        if breaks and pieces:
            yield from _line(pieces)
        words = element.text if event == "start" else element.tail
        if words:
            pieces.append(words)
    yield from _line(pieces)


def _keep_lines(element) -> None:
    """The line breaks of a preformatted `element` are the reader's."""
    for each in element.iter():
        each.text = each.text and each.text.replace("\n", _NEXT_LINE)
        if each is not element:
            each.tail = each.tail and each.tail.replace("\n", _NEXT_LINE)


def _line(pieces: list[str]) -> Iterator[str]:
    """The line that the pieces make, or the lines; they are used up. White space of the source is a blank, as in a browser."""
    line = re.sub(r"[ \t\r\n]+", " ", "".join(pieces)).replace(NEXT_CELL, "\t")
    pieces.clear()
    yield from filter(None, (each.strip() for each in line.split(_NEXT_LINE)))


def _between(lines: list[str], body: str) -> list[str]:
    """The lines from the first to the last that `body` has, and the heading that stands before them."""
    wanted = {_key(line) for line in body.split("\n")} - {""}
    places = [at for at, line in enumerate(lines) if _key(line) in wanted or len(line) > _LONGEST_HEADING and any(_key(line) in each for each in wanted)]
    if not places:
        return lines
    start, end = places[0], places[-1]
    for at in range(start - 1, max(-1, start - 1 - _LOOKED_BACK), -1):
        if len(lines[at]) <= _LONGEST_HEADING and _HEADING.search(lines[at]):
            start = at
    # Behind the speech: a list of links, each of a few words, with what they are above it.
    for at in range(end, start, -1):
        is_foot = _FOOT.search(lines[at]) is not None
        if "。" in lines[at] or len(lines[at]) > _LONGEST_HEADING and not is_foot:
            break
        end = at - 1 if is_foot else end
    found = lines[start : end + 1]
    # What the page says of itself stands above the salutation.
    head = next((at for at, line in enumerate(found[:_LONGEST_HEAD]) if TO_DEPUTIES.search(line)), _LOOKED_BACK)
    return [line for line in found[:head] if not _CHROME.search(line) and not is_of_page(line)] + found[head:]


def _key(line: str) -> str:
    return re.sub(r"[\s|\-]+", "", line)
