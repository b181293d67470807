"""The Great Expectations data docs of a release: its own pages, made to be read offline and to be the same in every run.

Great Expectations renders each table's results; its pages load styles and scripts from the internet and carry random ids
and the time of day. Here the rendered body is kept, the head replaced by one local style sheet, the ids numbered, and
what needs scripts (folding) done by the style sheet. An index of the tables is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.checks import CheckResult
from expectations.declare import TABLE_RULES
from transforms.tables import TABLES, Table

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult

SHOWN = 20  # Failing rows per check; all of them are in the table `quality`.
_STYLE = Path(__file__).parent / "docs.css"
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_SECTIONS = re.compile(r'<div id="section-1" class="ge-section.*(?=</div>\s*</div>\s*</div>\s*<footer>)', re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_OUTSIDE = re.compile(r'<a href="(?:https?:|\.\./)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_ASSET = re.compile(r"<br> Data asset: None")
_COLUMNS = re.compile(r"\['[a-z_]+', '[^\]]*\]")  # All columns of the table, over half a page.
_BLANK = re.compile(r"[ \t]*\n\s*")
# Of what a page says about the batch, what is not the same in every run, or says nothing.
_RUN_ONLY = ("batch_markers", "active_batch_definition", "batch_spec", "run_id", "validation_time")
_ZH = {
    "Expectation Suite:": "检查集", "Status:": "结果", "Overview": "概览", "Statistics": "统计", "Status": "状态", "Expectation": "期望", "Observed Value": "观测",
    "Evaluated Expectations": "检查数", "Successful Expectations": "通过", "Unsuccessful Expectations": "未通过",
    "Success Percent": "通过率", "Sampled Unexpected Values": "未通过的行或值（抽样）", "Unexpected Value": "未通过的行或值", "Count": "次数", "Table-Level Expectations": "整表检查",
}  # fmt: skip


def build(result: CheckResult, folder: Path) -> None:
    """Write `index.html`, one page per table and `docs.css` into `folder`, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    quality = {row.check_id: row for row in result.quality_rows}
    render = _renderer()
    for table in TABLES:
        page = _page(table, render(_as_shown(result.validations[table.name], quality)))
        (folder / f"{table.name}.html").write_text(page, encoding="utf-8", newline="\n")
    (folder / "index.html").write_text(_index(result), encoding="utf-8", newline="\n")
    (folder / "docs.css").write_bytes(_STYLE.read_bytes())


def _as_shown(validation: ExpectationSuiteValidationResult, quality: Mapping[str, Any]) -> ExpectationSuiteValidationResult:
    """The results without what differs from run to run, and with what the pages have room for: rows checked, keys of rows."""
    shown = deepcopy(validation)
    for name in _RUN_ONLY:
        shown.meta.pop(name, None)
    for result in shown.results:
        row = quality[result.expectation_config.meta["rule_id"]]
        if row.rule in TABLE_RULES:
            # The page is laid out by the columns observed; where the rule passed, they are those expected.
            result.result.setdefault("observed_value", result.expectation_config.kwargs["column_list"])
        elif row.success:
            result.result["observed_value"] = f"{row.n_checked} 行 rows"
        elif row.failed_rows:
            keys = row.failed_rows.split()[:SHOWN]
            for name in ("unexpected_list", "unexpected_index_list", "partial_unexpected_index_list"):
                result.result.pop(name, None)
            result.result["partial_unexpected_list"] = keys
            result.result["partial_unexpected_counts"] = [{"value": key, "count": 1} for key in keys]
    return shown


def _renderer() -> Callable[[ExpectationSuiteValidationResult], str]:
    """Great Expectations' own page of a validation, as HTML. One for all tables: it compiles its templates but once."""
    from great_expectations.render.renderer import ValidationResultsPageRenderer
    from great_expectations.render.view import DefaultJinjaPageView

    content, view = ValidationResultsPageRenderer(run_info_at_end=True), DefaultJinjaPageView()
    return lambda validation: view.render(content.render(validation))


def _page(table: Table, html: str) -> str:
    body = _SECTIONS.search(html)
    if body is None:
        raise ValueError("the page that Great Expectations renders has changed: no sections found")
    return _shell(f"{table.zh} · {table.name}", _in_both_languages(_offline(body.group())), escape(table.en))


def _offline(html: str) -> str:
    """Without scripts, outside links and blank lines, and with ids numbered in the order in which they come."""
    for pattern, replacement in ((_SCRIPT, ""), (_OUTSIDE, r"\1"), (_ASSET, ""), (_COLUMNS, "✓"), (_BLANK, "\n")):
        html = pattern.sub(replacement, html)
    numbers: dict[str, str] = {}
    return _UUID.sub(lambda match: numbers.setdefault(match.group(), f"fold-{len(numbers) + 1}"), html)


def _in_both_languages(html: str) -> str:
    for en, zh in _ZH.items():
        html = re.sub(rf"(>\s*){en}(\s*<)", rf"\g<1>{zh} {en}\g<2>", html)
    return html


def _index(result: CheckResult) -> str:
    rows = []
    for table in TABLES:
        quality = [row for row in result.quality_rows if row.table_name == table.name]
        failed: dict[str, int] = {"critical": 0, "warning": 0, "info": 0}
        for row in quality:
            failed[row.severity] += not row.success
        cells = "".join(f'<td class="{"failed" if n else "none"} {severity}">{n}</td>' for severity, n in failed.items())
        rows.append(f'<tr><td><a href="{table.name}.html">{table.zh} {table.name}</a></td><td>{len(quality)}</td>{cells}</tr>')
    head = "<tr><th>表 Table</th><th>检查 Checks</th><th>严重 Critical</th><th>警告 Warning</th><th>提示 Info</th></tr>"
    table_of_tables = f'<table class="index"><thead>{head}</thead><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"
    return _shell("数据质量检查 · Data quality checks", table_of_tables + _failures(result), "Great Expectations")


def _failures(result: CheckResult) -> str:
    failed = [row for row in result.quality_rows if not row.success]
    items = [
        f'<li class="{row.severity}"><b>{row.severity}</b> <a href="{row.table_name}.html">{row.check_id}</a> '
        f"{escape(row.description_zh)} · {escape(row.description_en)} ({row.n_failed}/{row.n_checked})</li>"
        for row in sorted(failed, key=lambda row: (("critical", "warning", "info").index(row.severity), row.check_id))
    ]
    return "<h2>未通过的检查 · Checks that failed</h2>\n<ul>\n" + "\n".join(items or ["<li>无 · none</li>"]) + "\n</ul>"


def _shell(title: str, body: Any, subtitle: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="docs.css">\n</head>\n<body>\n<header><a href="index.html">数据质量检查 Data quality</a>'
        f"<h1>{title}</h1><p>{subtitle}</p></header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
