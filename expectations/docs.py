"""The Great Expectations data docs of a release: its own pages, made to be read offline and to be the same in every run.

Great Expectations renders each table's results; its pages load styles and scripts from the internet and carry random ids
and the time of day. Here the rendered body is kept, the head replaced by one local style sheet, the ids numbered, and
what needs scripts (folding) done by the style sheet. An index of the tables is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.checks import CheckResult
from expectations.declare import TABLE_RULES
from expectations.suites import suite_dict
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
_ZH = {
    "Expectation Suite:": "检查集", "Status:": "结果", "Overview": "概览", "Statistics": "统计", "Status": "状态", "Expectation": "期望", "Observed Value": "观测",
    "Evaluated Expectations": "检查数", "Successful Expectations": "通过", "Unsuccessful Expectations": "未通过",
    "Success Percent": "通过率", "Sampled Unexpected Values": "未通过的行或值（抽样）", "Unexpected Value": "未通过的行或值", "Count": "次数", "Table-Level Expectations": "整表检查",
}  # fmt: skip


def pages(result: CheckResult) -> dict[str, bytes]:
    """`index.html`, one page per table and `docs.css`: names and contents of files."""
    render = _renderer()
    texts = {f"{table.name}.html": _page(table, render(_validation(table, result))) for table in TABLES}
    made = {name: text.encode() for name, text in {**texts, "index.html": _index(result)}.items()}
    return {**made, "docs.css": _STYLE.read_bytes()}


def _validation(table: Table, result: CheckResult) -> ExpectationSuiteValidationResult:
    """The results of one table in Great Expectations' own terms, added up over all batches of reports, without what differs
    from run to run, and with what the pages have room for: rows checked, keys of rows."""
    from great_expectations.core import ExpectationSuiteValidationResult

    suite = suite_dict(table)
    quality = {row.check_id: row for row in result.quality_rows}
    results = [_result(each, quality[each["meta"]["rule_id"]], result.rows[table.name]) for each in suite["expectations"]]
    passed = sum(bool(each.success) for each in results)
    statistics = {
        "evaluated_expectations": len(results), "successful_expectations": passed, "unsuccessful_expectations": len(results) - passed,
        "success_percent": 100 * passed / len(results),
    }  # fmt: skip
    return ExpectationSuiteValidationResult(
        success=passed == len(results), results=results, suite_name=suite["name"], statistics=statistics, meta={"great_expectations_version": version("great-expectations")}
    )


def _result(expectation: dict[str, Any], row: Any, n_rows: int) -> Any:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    told = {name: expectation[name] for name in ("type", "kwargs", "meta", "id", "description", "severity")}
    return ExpectationValidationResult(success=row.success, expectation_config=ExpectationConfiguration(**told), result=_observed(expectation, row, n_rows), meta={})


def _observed(expectation: dict[str, Any], row: Any, n_rows: int) -> dict[str, Any]:
    """What a rule saw, as its page shows it."""
    if row.rule in TABLE_RULES:
        # The page is laid out by the columns observed; where the rule passed, they are those expected.
        return {"observed_value": expectation["kwargs"]["column_list"]} if row.success else {}
    if row.success:
        return {"observed_value": f"{row.n_checked} 行 rows"}
    keys = (row.failed_rows or "").split()[:SHOWN]
    return {
        "element_count": n_rows, "missing_count": n_rows - row.n_checked, "unexpected_count": row.n_failed,
        "unexpected_percent": 100 * row.n_failed / max(row.n_checked, 1), "unexpected_percent_total": 100 * row.n_failed / max(n_rows, 1),
        "partial_unexpected_list": keys, "partial_unexpected_counts": [{"value": key, "count": 1} for key in keys],
    }  # fmt: skip


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
