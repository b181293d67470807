"""Two reports of one city, written for the tests, as finished tables of a release."""

from __future__ import annotations

from hashlib import sha256

from flows.runs.stages import Tables, outline_all, read_all
from flows.seeds.reference import read_reference
from tests.all_at_once import assemble, with_quality
from tests.jieba_tools import SEEDS
from tests.reading import reader, report_of
from tests.wording import lexicon, report
from transforms.words.lexicon import Lexicon

PLANS = {
    2023: ("一是优化环境。打造一流营商环境，营造创新生态。", "二是守护生态。治理大气污染，PM2.5平均浓度下降3%。"),
    2024: ("一是守护生态。推进绿色低碳发展，化学需氧量排放下降2%。", "二是发展低空经济。新增企业3家。"),
}


def reports_of_two_years(plans: dict[int, tuple[str, ...]] = PLANS) -> list[tuple]:
    """Their rows in `reports`."""
    rows = []
    for year, plan in plans.items():
        text = report(*plan).replace("2024", str(year)).replace("2023年工作回顾", f"{year - 1}年工作回顾")
        rows.append(report_of(text)._replace(report_id=f"330600-{year}", report_year=year, review_year=year - 1, source_sha256=sha256(text.encode()).hexdigest()))
    return rows


def tables_of(reports: list[tuple], words: Lexicon | None = None) -> Tables:
    """All tables, without results of checks."""
    readings = read_all(reader(), reports)
    return with_quality(assemble(reports, outline_all(reports), readings, read_reference(SEEDS), words or lexicon()), [])
