"""Odd typography: the value is right, the unit and the numeral are the text's own characters."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, Case, case, check, growth, level, rank, rate, read_sentence

WRITTEN = [
    case("地区生产总值增长７．８％。", growth("地区生产总值", 7.8, unit="％")),
    case("地区生产总值增长7.8％。", growth("地区生产总值", 7.8, unit="％")),
    case("地区生产总值达到１２８６亿元，增长６.２％。", level("地区生产总值", 1286, "亿元"), growth("地区生产总值", 6.2, unit="％")),
    case("地区生产总值增长5 . 5%。", growth("地区生产总值", 5.5)),
    case("新增经营主体1 . 57万家。", level("新增经营主体", 1.57, "万家")),
    case("地区生产总值增长4.2–5%。", growth("地区生产总值", 4.2, "between", upper=5), part=PLAN),
    case("地区生产总值增长8—9％。", growth("地区生产总值", 8, "between", unit="％", upper=9), part=PLAN),
    case("地区生产总值增长８—９％。", growth("地区生产总值", 8, "between", unit="％", upper=9), part=PLAN),
    case("城镇居民人均可支配收入58,620元。", level("城镇居民人均可支配收入", 58620, "元")),
    case("贷款余额达1,234,567.8万元。", level("贷款余额", 1234567.8, "万元")),
    case("地区生产总值增长 7.8 %。", growth("地区生产总值", 7.8)),
    case("地区生产总值 1286 亿元，增长 6.2%。", level("地区生产总值", 1286, "亿元"), growth("地区生产总值", 6.2)),
    case("固定资产投资增长－3.8%。", growth("固定资产投资", -3.8)),
    case("固定资产投资增长−3.8%。", growth("固定资产投资", -3.8)),
    case("规上工业增加值增长8.1%,居全省第4位。", growth("规上工业增加值", 8.1), rank("规上工业增加值", 4, "全省", "8.1")),
    case("规上工业增加值增长8.1%;出口增长6.2%.", growth("规上工业增加值", 8.1), growth("出口", 6.2)),
    case("建成5G基站6800个(其中农村2100个)。", level("5G基站", 6800, "个"), level("…农村…", 2100, "个")),
    case("规上工业增加值增长8.1%，居全省第４位。", growth("规上工业增加值", 8.1), rank("规上工业增加值", 4, "全省", "8.1")),
    case("地区生产总值增长 ６．２ ％，固定资产投资增长 ９．３ ％。", growth("地区生产总值", 6.2, unit="％"), growth("固定资产投资", 9.3, unit="％")),
    case("地区生产总值增长6．2%。", growth("地区生产总值", 6.2)),
    case("城镇新增就业 2.6 万人 ，失业率 2.4 %。", level("城镇新增就业", 2.6, "万人"), rate("失业率", 2.4)),
    case("出口增长5%~8%。", growth("出口", 5, "between", upper=8), part=PLAN),
    case("PM₂.₅平均浓度26微克/立方米。", level("PM₂.₅平均浓度", 26, "微克/立方米")),
    case("PM2．5平均浓度降至２６微克／立方米。", level("PM2.5平均浓度|PM2．5平均浓度", 26, "微克／立方米")),
    case("完成投资1,286.5亿元、增长12%。", level("…投资", 1286.5, "亿元"), growth("…投资", 12)),
]  # fmt: skip

SPANS = {
    "地区生产总值增长７．８％。": "７．８",
    "地区生产总值增长5 . 5%。": "5 . 5",
    "新增经营主体1 . 57万家。": "1 . 57",
    "城镇居民人均可支配收入58,620元。": "58,620",
    "固定资产投资增长-3.8%。": "-3.8|3.8",
    "跨境电商交易额翻两番。": "两",
    "服务业增加值占比近五成。": "五|五成",
}


@pytest.mark.parametrize("case", WRITTEN)
def test_odd_typography_reads_like_plain(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("sentence, numeral", SPANS.items())
def test_the_numeral_is_kept_as_written(sentence: str, numeral: str) -> None:
    rows = read_sentence(sentence).numerals
    assert [row.numeral for row in rows if row.disposition == "observation"] in [[one] for one in numeral.split("|")]


@pytest.mark.parametrize("sentence", ["地区生产总值1286亿元，增长6.2%、居全省第2位。", "新增上市企业6家、累计达100家。", "实际利用外资5.6亿美元，增长12.5%。"])
def test_full_width_digits_change_no_value(sentence: str) -> None:
    wide = sentence.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    plain, other = read_sentence(sentence), read_sentence(wide)
    for rows in ("observations", "rankings"):
        strip = [row._replace(evidence="", **{row._fields[0]: "", "observation_id": ""}) for row in getattr(plain, rows)]
        assert strip == [row._replace(evidence="", **{row._fields[0]: "", "observation_id": ""}) for row in getattr(other, rows)]
