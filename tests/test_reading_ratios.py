"""Ratio lists: each part is a share of its own, without a unit as written."""

from __future__ import annotations

import pytest

from tests.reading import Case, Code, case, check, growth, level, passed, rank, rate

INDUSTRIES = ("第一产业占比", "第二产业占比", "第三产业占比")


def shares(*values: float, **more: str) -> list:
    return [rate(name, value, unit="", **more) for name, value in zip(INDUSTRIES, values)]


CASES = [
    case("三次产业比9.7：39.5：50.8。", *shares(9.7, 39.5, 50.8), Code(0, "primary_share"), Code(1, "secondary_share"), Code(2, "tertiary_share")),
    case("三次产业结构为9.7:39.5:50.8。", *shares(9.7, 39.5, 50.8)),
    case("三次产业比例调整为8.2∶41.3∶50.5。", *shares(8.2, 41.3, 50.5)),
    case("一二三产业比重达到9.7：39.5：50.8。", *shares(9.7, 39.5, 50.8)),
    case("三次产业结构由10.4:40.1:49.5优化为9.7:39.5:50.8。", *shares(10.4, 40.1, 49.5, period="2022"), *shares(9.7, 39.5, 50.8)),
    case("地区生产总值增长6.2%，三次产业比为9.7：39.5：50.8。", growth("地区生产总值", 6.2), *shares(9.7, 39.5, 50.8)),
    case("城乡居民收入比缩小至1.86。", rate("城乡居民收入比", 1.86, unit=""), Code(0, "urban_rural_income_ratio")),
    case("城乡居民收入比缩小到1.86:1。", rate("城乡居民收入比", 1.86, unit="")),
    case("城乡居民收入倍差由1.75缩小至1.72。", rate("城乡居民收入倍差", 1.75, unit="", period="2022"), rate("城乡居民收入倍差", 1.72, unit="")),
    case("市男子足球队以3:1取得胜利，全年举办赛事56场。", level("赛事", 56, "场"), passed("3", "name")),
    case("三次产业结构由2018年的12.1:42.6:45.3调整为2023年的9.7:39.5:50.8。", *shares(12.1, 42.6, 45.3, period="2018"), *shares(9.7, 39.5, 50.8)),
    case("三次产业增加值比例为9.7：39.5：50.8。", *shares(9.7, 39.5, 50.8)),
    case("城乡居民收入比由1.90:1缩小到1.86:1。", rate("城乡居民收入比", 1.90, unit="", period="2022"), rate("城乡居民收入比", 1.86, unit="")),
    case("城乡收入差距缩小至1.65:1，居全省第3位。", rate("城乡收入差距", 1.65, unit=""), rank("城乡收入差距", 3, "全省", "1.65")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_ratios(case: Case) -> None:
    check(case)
