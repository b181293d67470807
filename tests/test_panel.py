"""The panel: what a researcher merges on area and year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.format.comparing import released
from flows.store.store import Store
from flows.verify.verify import verify
from tests.chain import report, tables
from tests.small_release import two_reports
from transforms.years.panel import panel

FIRST = report(2022, "地区生产总值1000亿元，增长8.2%。", "地区生产总值增长7%以上，固定资产投资增长5%-6%，城镇新增就业10万人以上。")
SECOND = report(2023, "预计地区生产总值1080亿元，增长6.4%。固定资产投资增长5.5%。城镇新增就业11.5万人。", "地区生产总值增长6%左右。")


def rows_of(*reports: tuple) -> dict[int, dict[str, Any]]:
    made = tables(*reports)
    found = panel(made["reports"], made["observations"], made["indicators"])
    return {row[1]: dict(zip(found.table.column_names, row)) for row in found.rows}


def test_targets_and_outcomes_of_a_year_stand_in_one_row():
    row = rows_of(FIRST, SECOND)[2022]
    assert (row["ref_area"], row["target_report_id"], row["review_report_id"]) == ("330600", "330600-2022", "330600-2023")
    assert (row["gdp_growth_target"], row["gdp_growth_target_comparator"], row["gdp_growth_estimated"]) == (7.0, "ge", 6.4)
    low, high = row["fixed_asset_investment_growth_target"], row["fixed_asset_investment_growth_target_upper"]
    assert (low, high, row["fixed_asset_investment_growth_actual"]) == (5.0, 6.0, 5.5)
    assert (row["urban_new_jobs_level_target"], row["urban_new_jobs_level_actual"]) == (100_000, 115_000)


def test_years_that_only_one_report_speaks_of():
    rows = rows_of(FIRST, SECOND)
    assert sorted(rows) == [2021, 2022, 2023]
    assert (rows[2021]["gdp_level_actual"], rows[2021]["target_report_id"], rows[2021]["gdp_growth_target"]) == (1e11, None, None)
    assert (rows[2023]["gdp_growth_target"], rows[2023]["review_report_id"]) == (6.0, None)


def test_one_unit_for_one_quantity():
    first, second = report(2022, "粮食产量80亿斤。", "粮食产量81亿斤以上。"), report(2023, "粮食总产量410万吨。", "稳中求进。")
    row = rows_of(first, second)
    assert (row[2021]["grain_output_level_actual"], row[2022]["grain_output_level_target"], row[2022]["grain_output_level_actual"]) == (4e6, 4.05e6, 4.1e6)


def test_a_unit_that_counts_alike_keeps_its_name():
    made = tables(report(2022, "城中村改造3万户。", "城中村改造4万户。"), report(2023, "城中村改造5万户。", "稳中求进。"))
    found = panel(made["reports"], made["observations"], made["indicators"])
    [column] = [column for column in found.table.columns if column.name == "urban_villages_level_actual"]
    assert column.unit == "户" and "户" in column.zh


def test_a_round_number_told_years_later_replaces_nothing():
    row = rows_of(FIRST, report(2025, "地区生产总值从2021年的不到1100亿元增加到1300亿元。", "稳中求进。"))[2021]
    assert row["gdp_level_actual"] == 1e11


def test_sentences_that_disagree_leave_the_cell_empty():
    row = rows_of(report(2022, "地区生产总值增长8.2%。地区生产总值增长8.5%。固定资产投资增长3%。", "稳中求进。"))[2021]
    assert row["fixed_asset_investment_growth_actual"] == 3.0 and row.get("gdp_growth_actual") is None


def test_averages_and_growth_against_other_years_are_left_out():
    rows = rows_of(report(2022, "2021年地区生产总值比2016年增长45.5%，年均增长7.8%。固定资产投资增长3%。", "稳中求进。"))
    assert "gdp_growth_actual" not in rows[2021]


def test_the_panel_is_a_table_of_the_release_and_no_change_of_its_own(tmp_path: Path):
    store = Store(tmp_path)
    store.publish(two_reports())
    release = store.latest()
    assert release is not None and verify(release.path) == []
    rows = release.table("panel").to_pylist()
    assert [(row["ref_area"], row["year"], row["gdp_growth_actual"], row["gdp_level_actual"]) for row in rows] == [("330681", 2022, 5.1, None), ("330682", 2022, None, 113e9)]
    assert (release.path / "csv" / "panel.csv").read_text("utf-8").startswith("ref_area,year,area_name,")
    assert release.manifest.tables["panel"].column("gdp_level_actual").zh == "地区生产总值·水平·实际（元）"
    assert store.publish(two_reports()) is None and "panel" not in released(release)[0]
