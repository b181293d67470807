"""The figures of bench.accuracy: what the reading reaches on the seed's annotations, and that the scorer itself is right."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import accuracy_file
from bench.accuracy import figures, main
from bench.difficulty import kinds_of, rank_kinds_of
from bench.gold import BadGold, Gold, read_gold
from bench.matching import same_name, same_unit, same_value
from bench.mistakes import errors
from bench.scored import GOLD, Scored, score_folder
from bench.scoring import OBSERVATION_FIELDS, RANK_FIELDS, score
from flows.project import SEEDS
from transforms.reading import Reading
from transforms.tables import OBSERVATIONS, RANKINGS

# What the reading must reach on the whole of the seed report. Raise them as it gets better.
FLOORS = {"tuple_f1": 0.96, "detect_f1": 0.99, "rank_tuple_f1": 0.95, "rank_f1": 0.95, "acc_code": 0.97, "acc_no_code": 1.0}

COUNTED = dict.fromkeys(OBSERVATIONS.column_names)
RANKED = dict.fromkeys(RANKINGS.column_names)


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(GOLD, SEEDS)[0]


def perfect(gold: Gold) -> tuple[list[Any], list[Any]]:
    """The rows of a release that says just what the annotators say."""
    observations = [
        OBSERVATIONS.row_type(
            **COUNTED
            | {
                "observation_id": f"o{place}", "indicator_name": one.name, "indicator_code": one.code, "measure": one.measure,
                "obs_value": one.value, "obs_value_upper": one.upper, "unit_measure": one.unit, "comparator": one.comparator,
                "obs_status": one.status.partition("|")[0], "time_period": one.period, "char_start": gold.candidates[one.i].start,
            }
        )
        for place, one in enumerate(gold.observations)
    ]  # fmt: skip
    of = {one.i: f"o{place}" for place, one in reversed(list(enumerate(gold.observations)))}
    rankings = [
        RANKINGS.row_type(
            **RANKED
            | {
                "observation_id": of.get(one.of), "indicator_name": one.name, "rank": one.rank, "rank_type": one.rank_type,
                "scope": one.scope.partition("|")[0], "time_period": one.period, "char_start": gold.candidates[one.i].start,
            }
        )
        for one in gold.ranks
    ]  # fmt: skip
    return observations, rankings


def test_the_reading_of_the_seed_reaches_the_floors() -> None:
    reached = figures(score_folder(GOLD))
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}


def test_the_page_states_what_the_seed_scores() -> None:
    scored = score_folder(GOLD)
    assert accuracy_file.stated(scored, figures(scored), accuracy_file.read()) == accuracy_file.read(), "run: python -m bench.accuracy --write"


def test_figures_are_written_rounded_down(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    accuracy_file.write(accuracy_file.stated([], dict.fromkeys(accuracy_file.read()["figures"], 0.98765), accuracy_file.read()), path)
    assert set(accuracy_file.read(path)["figures"].values()) == {0.987}
    assert accuracy_file.read(path)["unseen"] == accuracy_file.read()["unseen"]


def test_a_perfect_release_scores_one(gold: Gold) -> None:
    result = score(gold, *perfect(gold))
    for tally in (result.observations, result.ranks):
        assert tally.detect_f1 == tally.tuple_f1 == 1.0
        assert tally.extra == []
    assert all(result.observations.accuracy(name) == 1.0 for name in (*OBSERVATION_FIELDS, "code", "no_code"))
    assert all(result.ranks.accuracy(name) == 1.0 for name in (*RANK_FIELDS, "of"))
    assert result.clean == result.idle > 200
    assert (len(result.observations.judged), len(result.ranks.judged)) == (181, 21)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("name", {"indicator_name": "完全不同"}),
        ("value", {"obs_value": 7791.5}),
        ("unit", {"unit_measure": "万元"}),
        ("measure", {"measure": "change"}),
        ("comparator", {"comparator": "lt"}),
        ("status", {"obs_status": "estimated"}),
        ("period", {"time_period": "1999"}),
        ("no_code", {"indicator_code": "gdp"}),
    ],
)
def test_one_wrong_field_lowers_that_field_only(gold: Gold, name: str, wrong: dict[str, Any]) -> None:
    observations, rankings = perfect(gold)
    place = next(at for at, one in enumerate(gold.observations) if one.code is None and one.status == "actual" and one.unit == "项")
    observations[place] = observations[place]._replace(**wrong)
    result = score(gold, observations, rankings).observations
    lowered = {field for field in (*OBSERVATION_FIELDS, "code", "no_code") if result.accuracy(field) < 1.0}
    assert lowered == {name}
    assert result.detect_f1 == 1.0
    assert result.tuple_f1 == (1.0 if name == "no_code" else pytest.approx(180 / 181))


def test_a_wrong_code_is_seen_where_one_is_annotated(gold: Gold) -> None:
    observations, rankings = perfect(gold)
    observations[0] = observations[0]._replace(indicator_code="exports")
    result = score(gold, observations, rankings).observations
    assert result.accuracy("code") < 1.0 == result.accuracy("no_code") == result.tuple_f1


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("name", {"indicator_name": "完全不同"}),
        ("rank", {"rank": 9}),
        ("type", {"rank_type": "top"}),
        ("scope", {"scope": "全国"}),
        ("period", {"time_period": "1999"}),
        ("of", {"observation_id": None}),
    ],
)
def test_one_wrong_field_of_a_rank_lowers_that_field_only(gold: Gold, name: str, wrong: dict[str, Any]) -> None:
    observations, rankings = perfect(gold)
    rankings[0] = rankings[0]._replace(**wrong)
    result = score(gold, observations, rankings)
    assert {field for field in (*RANK_FIELDS, "of") if result.ranks.accuracy(field) < 1.0} == {name}
    assert result.ranks.tuple_f1 == (1.0 if name == "of" else pytest.approx(20 / 21))
    assert result.observations.tuple_f1 == 1.0


def test_rows_missed_and_rows_too_many_cost(gold: Gold) -> None:
    observations, rankings = perfect(gold)
    missed = score(gold, observations[1:], rankings).observations
    assert (missed.recall, missed.precision) == (pytest.approx(180 / 181), 1.0)
    idle = next(iter(gold.judged - {one.i for one in (*gold.observations, *gold.ranks)}))
    for start in (gold.candidates[idle].start, gold.text.index("各位代表")):  # a numeral that counts nothing; no numeral at all
        many = score(gold, [*observations, observations[0]._replace(char_start=start)], rankings).observations
        assert (many.recall, many.precision) == (1.0, pytest.approx(181 / 182))
    doubled = score(gold, [*observations, observations[0]], rankings).observations
    assert doubled.precision == pytest.approx(181 / 182)


def test_what_is_not_annotated_is_not_judged(gold: Gold) -> None:
    observations, rankings = perfect(gold)
    first = gold.observations[0].i
    passage = replace(gold, judged=frozenset({first}), observations=gold.observations[:1], ranks=(), whole=False)
    result = score(passage, observations, rankings)
    assert (len(result.observations.found), result.observations.extra, result.ranks.extra) == (1, [], [])


def test_names_decide_between_rows_on_one_number(gold: Gold) -> None:
    observations, rankings = perfect(gold)
    assert gold.text.count("规上工业亩均税收、亩均增加值均增长10%以上") == 1
    assert score(gold, observations[::-1], rankings[::-1]).observations.tuple_f1 == 1.0


def test_matching() -> None:
    assert same_value(33.33, 33.33) and same_value(33.3333, 33.33) and not same_value(33.3, 33.33)
    assert not same_value(7.81, 7.8) and not same_value(None, 7.8)
    assert same_unit("％", "%") and same_unit("百分点", "个百分点") and same_unit("亿元", "亿元/年") and same_unit("家", "家企业")
    assert not same_unit("亿元", "元") and not same_unit("元", "亿元") and not same_unit("", "元") and not same_unit("%", "")
    assert same_name("全年实现地区生产总值", "地区生产总值") and same_name("规上工业亩均税收", "规上工业企业亩均税收")
    assert not same_name("出口总额", "固定资产投资") and not same_name("", "出口总额")


def kinds(gold: Gold, words: str) -> dict[str, frozenset[str]]:
    """The kinds of every annotated observation in a passage of the seed, by the numeral."""
    start = gold.text.index(words)
    inside = [one for one in gold.observations if start <= gold.candidates[one.i].start < start + len(words)]
    return {gold.candidates[one.i].numeral: kinds_of(one, gold) for one in inside}


def test_kinds_of_difficulty(gold: Gold) -> None:
    assert kinds(gold, "地区生产总值7791亿元，增长7.8%") == {"7791": {"plain"}, "7.8": {"inherited"}}
    assert kinds(gold, "城镇和农村居民人均可支配收入80392元、48825元") == {"80392": {"distributed"}, "48825": {"distributed"}}
    assert kinds(gold, "规上工业亩均税收、亩均增加值均增长10%以上") == {"10": {"distributed", "comparator", "target"}}
    assert kinds(gold, "刑事治安、电诈警情分别同比下降15.3%、6.3%") == {"15.3": {"distributed", "sign"}, "6.3": {"distributed", "sign"}}
    top = next(one for one in gold.ranks if one.rank_type == "top")
    assert "top" in rank_kinds_of(top, gold)


def test_errors_say_where_and_what(gold: Gold) -> None:
    observations, rankings = perfect(gold)
    observations[0] = observations[0]._replace(obs_value=7790)
    reading = Reading([], observations[:-1], [*rankings, rankings[0]], [], [])
    wrong, missed, many = errors([Scored(gold, reading)])
    assert str(wrong) == (
        "330600-2024 @501 [no numeral] 济指标增速位居全省第一方阵。全年实现地区生产总值【7791】亿元，增长7.8%、居全  value\n"
        "    gold 地区生产总值 | gdp | level | 7791 |  | 亿元 | eq | actual | 2023\n"
        "    read 地区生产总值 | gdp | level | 7790 |  | 亿元 | eq | actual | 2023"
    )
    assert (missed.wrong, missed.read) == (("missed",), "nothing")
    assert (many.wrong, many.gold) == (("too many",), "nothing")


def test_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["reports"]["330600-2024"]["obs_gold"] == 181
    assert main(["--errors", "1"]) == 0
    table = capsys.readouterr().out
    assert "承前省略 inherited" in table and "tuple F1" in table
    assert main(["--gold", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_gold_that_does_not_fit_its_text_is_refused(tmp_path: Path) -> None:
    for name in ("330600-2024.jsonl", "330600-2024.cand.tsv", "codebook.tsv"):
        (tmp_path / name).write_bytes((GOLD / name).read_bytes())
    (tmp_path / "330600-2024.txt").write_text("各位代表：" + (SEEDS / "330600-2024.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BadGold, match="candidate 0 is not at 53"):
        read_gold(tmp_path, SEEDS)
