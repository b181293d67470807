"""`gongbao targets`: what is printed of a real release, and the one line for a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.runs.stages import outline_all, read_all
from flows.store.store import Store
from tests.all_at_once import assemble, with_quality
from tests.chain import REFERENCE, report
from tests.reading import reader


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = [
        report(2022, "地区生产总值增长8.2%。", "地区生产总值增长7%以上，固定资产投资增长5%-6%，万元生产总值能耗下降3%以上。重点建设项目42个。"),
        report(2023, "预计地区生产总值增长6.4%。固定资产投资增长5.5%。", "地区生产总值增长6%左右，居民收入与经济增长基本同步，节能减排完成省下达任务。"),
        report(2024, "地区生产总值增长5.9%，居民人均可支配收入增长6.2%。", "稳中求进。"),
    ]
    tables = assemble(reports, outline_all(reports), read_all(reader(), reports), REFERENCE)
    folder = tmp_path_factory.mktemp("releases")
    Store(folder).publish(with_quality(tables, []))
    return folder


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["targets", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("area", ["330600", "清源市"])
def test_the_table_of_an_area(releases: Path, area: str) -> None:
    code, said, told = run(area, "--releases", releases)
    assert (code, told) == (0, "")
    lines = said.splitlines()
    assert lines[:2] == ["330600-2022", "  地区生产总值 增速 growth  8.2%  ≥7%  6.4% 预计 est.  -0.6  未达成 missed"]
    assert lines[2].startswith("      「地区生产总值增长7%以上」330600-2022@") and lines[3].startswith("      「预计地区生产总值增长6.4%」330600-2023@")
    assert "  固定资产投资 增速 growth  -  5–6%  5.5%  +0  达成 met" in lines
    assert any("≤-3%  -  -  次年报告未提及" in line for line in lines)
    summary = next(at for at, line in enumerate(lines) if line.endswith("达成 met 2 · 未达成 missed 1 · 无法判断 cannot be said 0"))
    unnumbered = ["定性目标 targets without a number", "330600-2023", "  居民收入  ≈ 经济增长 (gdp)  6.2 : 5.9  达成 met", "  节能减排  ≥ 省 (330000)"]
    assert lines[summary + 1 :] == unnumbered


def test_without_evidence_a_line_for_each(releases: Path) -> None:
    said = run("330600", "--releases", releases, "--no-evidence")[1]
    assert "「" not in said and len(said.splitlines()) < len(run("330600", "--releases", releases)[1].splitlines())


def test_an_area_that_is_not_there_is_told_in_one_line(releases: Path) -> None:
    code, said, told = run("保定市", "--releases", releases)
    assert (code, said) == (2, "")
    assert told == "gongbao: 保定市: 版本 1.0.0 中没有该地区的报告 · no report of it in 1.0.0, which has: 清源市 330600\n"


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    code, _, told = run("330600", "--releases", tmp_path / "nowhere")
    assert code == 2 and told.count("\n") == 1 and "nowhere" in told
