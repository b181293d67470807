"""Files of every format that hold a small report, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from tests.small_reports import small_report

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPHS = [line for line in small_report().split("\n") if line]


def word(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A Word file, with a table and a tracked change behind the paragraphs."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "公路里程", "321公里"
    changed = f"<w:p {_SPACE}><w:ins><w:r><w:t>新增学位500个。</w:t></w:r></w:ins><w:del><w:r><w:delText>新增学位900个。</w:delText></w:r></w:del></w:p>"
    document.element.body.insert(-1, parse_xml(changed))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_LEVELS = (("chineseCountingThousand", "%1、", '<w:pStyle w:val="Heading1"/>'), ("chineseCounting", "（%2）", ""), ("decimal", "%3.", ""), ("decimal", "%1.%4", "<w:isLgl/>"))


def counted_word(paragraphs: Sequence[tuple[str, int | None, int]], blocks: Sequence[str] = ()) -> bytes:
    """A Word file whose paragraphs (words, level, list; no level: none, the style Heading 1 where the list is 0) are counted by
    Word: 一、 （一） 1. List 2 goes on with list 1 but counts its second level anew. `blocks` of XML stand behind."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    lists = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}<w:lvlText w:val="{words}"/></w:lvl>' for at, (kind, words, style) in enumerate(_LEVELS)
    )
    lists.insert(0, parse_xml(f'<w:abstractNum {_SPACE} w:abstractNumId="99">{levels}</w:abstractNum>'))
    anew = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, override in ((91, ""), (92, anew)):
        lists.append(parse_xml(f'<w:num {_SPACE} w:numId="{number}"><w:abstractNumId w:val="99"/>{override}</w:num>'))
    document.styles["Heading 1"].element.get_or_add_pPr().append(parse_xml(f'<w:numPr {_SPACE}><w:numId w:val="91"/></w:numPr>'))
    for words, level, number in paragraphs:
        paragraph = document.add_paragraph(words, style=None if number else "Heading 1")._p
        if level is not None:
            paragraph.get_or_add_pPr().append(parse_xml(f'<w:numPr {_SPACE}><w:ilvl w:val="{level}"/><w:numId w:val="{90 + number}"/></w:numPr>'))
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace(">", f" {_SPACE}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(paragraphs: Sequence[str] = PARAGRAPHS, charset: str = "utf-8") -> bytes:
    """A page of a government's site, with all its chrome, and numbers there that are nobody's."""
    body = "\n".join(f"<p style='text-indent:2em'>{paragraph}</p>" for paragraph in paragraphs)
    related = "".join(f"<li><a href='/{year}'>{year}年财政收入增长{year - 1990}%的报道</a></li>" for year in range(2001, 2012))
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>政府工作报告-某市人民政府</title><script>var rate = "增长99%";</script></head><body>
<div class="top"><a>网站首页</a>|<a>繁體</a>|<a>无障碍</a></div><ul class="nav"><li><a>要闻动态</a></li><li><a>政务公开</a></li></ul>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>政府工作报告</a></div>
<div class="article"><h1>2024年绍兴市政府工作报告</h1><div class="info">发布日期：2024-02-28 来源：本站 浏览次数：12345</div>
<div class="content">{body}</div><div class="share">分享到：<a>微信</a></div></div>
<div class="related"><h3>相关链接</h3><ul>{related}</ul></div>
<div class="footer">主办：某市人民政府办公室 网站标识码3306000001</div></body></html>""".encode({"gb2312": "gb18030"}.get(charset, charset))


def page_of_tables(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A page laid out in nested tables, as sites of the 2000s are, its encoding declared wrongly, Word's marks in every line."""
    body = "\n".join(f'<p class="MsoNormal"><span lang="EN-US"><o:p></o:p></span><span style="font-size:16pt">{paragraph}</span></p>' for paragraph in paragraphs)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>政府工作报告_某市</title><script>document.write("<p>财政收入增长88%</p>")</script></head>
<body><table width="1000"><tr><td><table><tr><td>网站首页</td><td>政务公开</td><td>互动交流</td></tr></table></td></tr>
<tr><td><table><tr><td width="20%"><ul><li><a>领导之窗</a></li><li><a>2019年支出增长12%</a></li></ul></td>
<td><table><tr><td align="center"><b>政府工作报告</b></td></tr><tr><td>发布时间：2025-01-01 09:00 来源：市政府办公室 浏览次数：12 字体：[大 中 小]</td></tr>
<tr><td><div class="TRS_Editor"><div>{body}</div></div></td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table></td></tr></table></td></tr>
<tr><td>版权所有：某市人民政府办公室 网站标识码：3300000001 浙ICP备05000000号-1 浙公网安备33050002000001号</td></tr></table></body></html>""".encode("gb18030")


def pdf(text: str, columns: int = 1, per_page: int = 12) -> bytes:
    """A PDF of lines of a fixed width, with a running head and a page number on every page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    width, size = 38 // columns - (columns - 1) * 2, 12
    lines = [line[at : at + width] for line in ("　　" + each for each in text.split("\n") if each) for at in range(0, len(line), width)]
    out = io.BytesIO()
    canvas = Canvas(out)
    for page_number, first in enumerate(range(0, len(lines), per_page * columns), start=1):
        canvas.setFont("STSong-Light", size)
        canvas.drawString(60, 810, "政府工作报告汇编 2024")
        canvas.drawCentredString(297, 30, f"— {page_number} —")
        for at, line in enumerate(lines[first : first + per_page * columns]):
            indent = len(line) - len(line.lstrip("　"))
            canvas.drawString(60 + at // per_page * 250 + indent * size, 770 - at % per_page * 20, line.lstrip("　"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """A PDF of pictures."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.rect(100, 100, 300, 400, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """A member whose name is written in an encoding that the archive does not tell."""

    encoding = "gb18030"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def archive_of_names(names: Sequence[str], encoding: str) -> bytes:
    """A zip whose members are called `names`, in `encoding` and without a mark that says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            member = _Unmarked(name)
            member.encoding = encoding
            file.writestr(member, "x")
    return out.getvalue()


def archive(members: dict[str, bytes | str]) -> bytes:
    """A zip of `members`, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()
