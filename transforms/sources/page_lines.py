"""Lines that a page has beside a report: when and by whom it was posted, how often it was looked at, under which number it is filed."""

from __future__ import annotations

import re

from transforms.sources import salutation

_OF_PAGE = re.compile(
    r"来源[:：]|(?:发布|公开|发文|制作)(?:日期|时间|机构|单位|机关)|(?:更新|成文|上传|生成|录入)(?:时间|日期)|^(?:[^一-鿿]*)(?:时间|日期|作者|编辑|名称|标题|分类|文号)[:：]|索引号|主题(?:分类|词)"
    r"|(?:浏览|点击|阅读|访问|查看)(?:次数|人次|量|率|数|[:：])|字[体号][:：]|责任编辑|当前位置|您的位置|^首页|下载本文|下面是小编|欢迎阅读|日[0-9]{1,2}:[0-9]{2}|[0-9]-[0-9]{1,2}[0-9]{2}:[0-9]{2}"
)
_OF_CONGRESS = "会议上"
_SEARCHED = 2_500


def is_of_page(line: str) -> bool:
    """Whether the `line` of a heading is the page's own; one that names the congress is the report's."""
    squeezed = re.sub(r"\s+", "", line)
    return _OF_CONGRESS not in squeezed and _OF_PAGE.search(squeezed) is not None


def page_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the lines before the salutation of `text` that are the page's own; none in a text without one."""
    address = salutation.ANY.search(text, 0, _SEARCHED)
    if address is None:
        return []
    lines = [match.span() for match in re.finditer(r"[^\n]+", text[: address.start()])]
    return [(start, end) for start, end in lines if is_of_page(text[start:end])]
