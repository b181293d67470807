"""`gongbao explain`: how a text is read, number by number."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE|URL", help="报告或其片段：txt、md、html、docx、pdf，或压缩包、数据表中的一份（a.zip/b.docx、a.csv#12），或网址 · A report or a passage of one.")],
    at: Annotated[int | None, typer.Option("--at", metavar="N", help="只看第 N 个字符（从 0 起）所在的句子 · Only the sentence at character N, counted from 0 as char_start is.")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", min=1954, max=2100, help="报告年份，文件名与正文没有写明时用 · Year of delivery, where neither file name nor text says it.")] = None,
) -> None:
    """逐个说明文本中的数字 · Explain a text number by number.

    逐个说明文本中的数字：读成了什么，依据哪条规则。

    Explain a text number by number: what each was read as, and the rule that decided. The tool to look into a reading.
    """
    from flows.views import explain as explainer
    from flows.views.explain_view import show

    show(explainer.explain(file, at, year))
