"""The reference data in seeds/reference/ holds together: with itself, with the table declaration, and with the count of the ministry."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from transforms.numerals import MULTIPLIERS
from transforms.reference import Area, Indicator, Peers, Unit
from transforms.tables import AREA_LEVELS, BY_NAME, DIMENSIONS

REFERENCE = Path(__file__).resolve().parent.parent / "seeds" / "reference"
FILES = {"indicators.csv": Indicator, "units.csv": Unit, "areas.csv": Area, "peers.csv": Peers}


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def indicators() -> list[dict[str, str]]:
    return rows("indicators.csv")


@pytest.fixture(scope="module")
def units() -> dict[str, dict[str, str]]:
    return {row["unit"]: row for row in rows("units.csv")}


@pytest.fixture(scope="module")
def areas() -> dict[str, dict[str, str]]:
    return {row["ref_area"]: row for row in rows("areas.csv")}


@pytest.fixture(scope="module")
def wordings(indicators) -> dict[str, set[str]]:
    """Every name and synonym, brackets and quotation marks aside, with the codes that claim it."""
    claimed: dict[str, set[str]] = {}
    for row in indicators:
        for wording in (row["name_zh"], *row["synonyms"].split("|")):
            if wording:
                plain = re.sub(r"（[^）]*）|\([^)]*\)|[“”\"\s]", "", wording)
                claimed.setdefault(plain, set()).add(row["indicator_code"])
    return claimed


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_the_columns_of_its_row_type(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == FILES[name]._fields


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_plain_utf8_with_lf_and_no_stray_blanks(name):
    raw = (REFERENCE / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw and raw.endswith(b"\n")
    cells = [cell for row in rows(name) for cell in row.values()]
    assert [cell for cell in cells if cell is None or cell != cell.strip()] == []


@pytest.mark.parametrize(("name", "key"), [("indicators.csv", ["indicator_code"]), ("units.csv", ["unit"]), ("areas.csv", ["ref_area", "area_name"]), ("peers.csv", ["ref_area"])])
def test_a_key_occurs_once(name, key):
    keys = [tuple(row[column] for column in key) for row in rows(name)]
    assert sorted({k for k in keys if keys.count(k) > 1}) == []


def test_the_codebook_fills_every_column_as_declared(indicators):
    for column in BY_NAME["indicators"].columns:
        for row in indicators:
            cell = row[column.name]
            assert cell or not column.required, (row["indicator_code"], column.name)
            assert not cell or not column.allowed or cell in column.allowed, (row["indicator_code"], column.name, cell)


def test_no_wording_belongs_to_two_codes(wordings):
    assert {wording: codes for wording, codes in wordings.items() if len(codes) > 1} == {}


def test_no_synonym_is_written_twice(indicators):
    for row in indicators:
        names = [row["name_zh"], *filter(None, row["synonyms"].split("|"))]
        assert len(names) == len(set(names)), row["indicator_code"]


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("国内生产总值", "gdp"),
        ("农民人均纯收入", "rural_income"),
        ("财政收入", "fiscal_revenue"),
        ("全国财政收入", "general_budget_revenue"),
        ("全部财政收入", "fiscal_revenue"),
        ("城乡居民收入倍差", "urban_rural_income_ratio"),
        ("能源消耗强度", "energy_intensity"),
        ("规模工业增加值", "industrial_va_above_scale"),
        ("第三产业增加值", "services_value_added"),
        ("外贸进出口", "goods_trade"),
        ("新增城镇就业", "urban_new_jobs"),
        ("AQI优良率", "good_air_rate"),
        ("研发投入强度", "rd_intensity"),
        ("上市企业累计", "listed_companies"),
        ("新增上市企业", "new_listed_companies"),
    ],
)
def test_wordings_of_reports_lead_to_their_indicator(wordings, wording, code):
    assert wordings[wording] == {code}


@pytest.mark.parametrize("part", ["农村网络零售额", "限额以上社会消费品零售额", "对俄进出口总额", "储蓄存款余额", "工业税收", "海洋经济", "城镇固定资产投资"])
def test_a_part_of_a_total_is_no_wording_of_the_total(wordings, part):
    assert part not in wordings


def test_a_base_unit_is_a_known_unit_of_the_indicators_dimension(indicators, units):
    # Firms are counted in 户 as well as in 家, and growth is in per cent whatever is measured.
    counted = {"count", "persons", "households", "trips"}
    for row in indicators:
        if row["base_unit"]:
            found = units[row["base_unit"]]["dimension"]
            assert row["measure"] == "growth" or found == row["dimension"] or {found, row["dimension"]} <= counted, row["indicator_code"]


def test_plausible_ranges_are_ranges(indicators):
    for row in indicators:
        assert float(row["valid_min"] or "-inf") < float(row["valid_max"] or "inf"), row["indicator_code"]
        if row["measure"] == "rate" and row["dimension"] == "share":
            assert row["valid_min"] and row["valid_max"], row["indicator_code"]


def test_a_unit_carries_no_multiplier(units):
    multiplier = re.compile("|".join(sorted(MULTIPLIERS, key=len, reverse=True)))
    with_multiplier = [unit for unit in units if (match := multiplier.match(unit)) and unit[match.end() :] in units]
    # 万亩 would be 万 times 亩; 千米 and 千克 are units of their own.
    assert with_multiplier == ["千米", "千克"]


def test_units_have_a_declared_dimension_and_a_flag(units):
    assert {row["dimension"] for row in units.values()} <= set(DIMENSIONS)
    assert {row["countable"] for row in units.values()} == {"true", "false"}
    assert [unit for unit, row in units.items() if not row["name_en"]] == []


def test_only_what_is_counted_is_countable(units):
    countable = {row["dimension"] for row in units.values() if row["countable"] == "true"}
    assert countable == {"count", "persons", "households"}
    assert all(units[unit]["countable"] == "true" for unit in "个家项件条座所名户")
    assert all(units[unit]["countable"] == "false" for unit in ("元", "%", "人次", "年", "天", "岁", "亩"))


def test_every_area_has_a_parent_of_a_higher_level(areas):
    for code, row in areas.items():
        if row["area_level"] == "nation":
            assert (code, row["parent_area"]) == ("000000", "")
            continue
        parent = areas[row["parent_area"]]
        assert AREA_LEVELS.index(parent["area_level"]) < AREA_LEVELS.index(row["area_level"]), code
        assert parent["ref_area"] in ("000000", code[:2] + "0000", code[:4] + "00"), code


def test_the_form_of_a_code_tells_its_level(areas):
    for code, row in areas.items():
        assert re.fullmatch(r"[0-9]{6}", code)
        level = "nation" if code == "000000" else "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        assert row["area_level"] == level, code


def test_a_code_that_was_renamed_has_its_names_one_after_the_other():
    """The year of the change belongs to both; the last name is the one in force, or the one it was withdrawn under."""
    names = defaultdict(list)
    for row in rows("areas.csv"):
        names[row["ref_area"]].append(row)
    for code, vintages in names.items():
        for before, after in pairwise(vintages):
            assert before["valid_to"] and int(before["valid_to"]) <= int(after["valid_from"]), code
            assert (before["area_level"], before["parent_area"]) == (after["area_level"], after["parent_area"]), code
    assert [row["area_name"] for row in names["420600"]] == ["襄樊市", "襄阳市"] and names["420600"][0]["valid_to"] == "2010"


def test_a_code_is_withdrawn_no_earlier_than_it_was_given(areas):
    for code, row in areas.items():
        assert int(row["valid_from"] or 0) <= int(row["valid_to"] or 9999), code


def test_provinces_and_prefectures_have_an_english_name(areas):
    named = [row for row in areas.values() if row["area_level"] != "county"]
    assert [row["area_name"] for row in named if not re.fullmatch(r"[A-Z][A-Za-zü' ]+", row["name_en"])] == []
    assert areas["330600"]["name_en"] == "Shaoxing" and areas["610000"]["name_en"] == "Shaanxi" and areas["140000"]["name_en"] == "Shanxi"


@pytest.mark.parametrize(
    ("old", "new", "year"),
    [("130625", "130609", "2015"), ("130622", "130608", "2015"), ("330682", "330604", "2013"), ("522400", "520500", "2011"), ("341400", "340181", "2011")],
)
def test_a_county_that_became_a_district_is_there_under_both_codes(areas, old, new, year):
    assert areas[old]["valid_to"] == areas[new]["valid_from"] == year
    assert areas[new]["valid_to"] == ""
    assert areas[old]["area_name"][:2] == areas[new]["area_name"][:2]


@pytest.mark.parametrize(("code", "parent"), [("429004", "420000"), ("469001", "460000"), ("419001", "410000"), ("659001", "650000"), ("110118", "110000"), ("500157", "500000")])
def test_areas_under_a_province_itself_have_the_province_as_parent(areas, code, parent):
    assert areas[code]["parent_area"] == parent


def test_areas_in_force_at_the_end_of_2025_are_as_many_as_the_ministry_counts(areas):
    """Two independent sources: the code tables, and the ministry's count per province (peers.csv)."""
    in_force = [a for a in areas.values() if int(a["valid_from"] or 0) <= 2025 and int(a["valid_to"] or 9999) > 2025]
    for peers in rows("peers.csv"):
        own = [a for a in in_force if a["ref_area"][:2] == peers["ref_area"][:2]]
        prefectures = [a for a in own if a["area_level"] == "prefecture"]
        cities = [a for a in prefectures if a["area_name"].endswith("市")]
        counties = [a for a in own if a["area_level"] == "county"]
        counted = tuple(int(peers[column]) for column in ("prefectures", "prefecture_cities", "counties"))
        assert (len(prefectures), len(cities), len(counties)) == counted, peers["area_name"]
        assert areas[peers["ref_area"]]["area_name"] == peers["area_name"]
