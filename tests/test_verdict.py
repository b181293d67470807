"""Laws of the rule that says whether a target was met."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from transforms.tables import COMPARATORS
from transforms.years.verdict import PERCENTAGE_TOLERANCE, RELATIVE_TOLERANCE, Interval, rule_of, told, tolerance, verdict

NUMBERS = st.decimals(-1000, 1000, places=2).map(float)
COMPARATOR = st.sampled_from([each for each in COMPARATORS if each != "between"])
UNIT = st.sampled_from(["%", "％", "个百分点", "万人"])
BETTER = st.sampled_from(["higher", "lower", "neither"])
ORDER = {False: 0, None: 1, True: 2}


def met(comparator, target, outcome, better="higher", unit="%", outcome_comparator="eq"):
    return verdict(rule_of(comparator, target, None, unit, better), told(outcome_comparator, outcome, None))


@given(st.sampled_from(["ge", "gt", "eq", "approx"]), NUMBERS, NUMBERS, NUMBERS, UNIT)
def test_more_of_what_is_better_never_turns_met_into_missed(comparator, target, one, other, unit):
    assume(target >= 0)
    low, high = sorted((one, other))
    assert ORDER[met(comparator, target, low, unit=unit)] <= ORDER[met(comparator, target, high, unit=unit)]


@given(st.sampled_from(["ge", "gt", "le", "lt"]), NUMBERS, NUMBERS, BETTER)
def test_a_fall_is_a_rise_mirrored(comparator, target, outcome, better):
    assume(target)
    assert met(comparator, target, outcome, better) == met(comparator, -target, -outcome, better)


@given(COMPARATOR, NUMBERS, BETTER, UNIT)
def test_the_number_itself_meets_all_but_strict_bounds(comparator, target, better, unit):
    assert met(comparator, target, target, better, unit) is (None if comparator in ("gt", "lt") else True)


@given(COMPARATOR, NUMBERS, NUMBERS, BETTER, st.sampled_from(["gt", "lt", "ge", "le"]))
def test_what_is_said_of_a_bound_holds_for_every_number_within_it(comparator, target, outcome, better, bound):
    said = met(comparator, target, outcome, better, outcome_comparator=bound)
    interval = told(bound, outcome, None)
    inside = outcome + (1 if interval.high > outcome else -1)
    if said is not None:
        assert met(comparator, target, inside, better) in (said, None) if not said else met(comparator, target, inside, better) is True


@given(NUMBERS, NUMBERS, NUMBERS, BETTER)
def test_a_range_accepts_what_lies_in_it(low, inside, high, better):
    low, inside, high = sorted((low, inside, high))
    assert verdict(rule_of("between", low, high, "%", better), told("eq", inside, None)) is True


@given(NUMBERS, NUMBERS)
def test_about_accepts_no_less_than_the_number(target, outcome):
    if met("eq", target, outcome) is True:
        assert met("approx", target, outcome) is True


def test_about_five_and_a_half_per_cent_reaches_half_way_to_five():
    assert [met("approx", 5.5, outcome) for outcome in (5.0, 5.2, 5.25, 5.3)] == [False, False, True, True]


def test_within_five_per_cent_is_met_up_to_five_and_missed_beyond():
    assert [met("le", 5, outcome, "neither") for outcome in (4.9, 5, 5.1)] == [True, True, False]
    assert told("le", 5, None) == Interval(float("-inf"), 5)


def test_the_rule_has_the_name_that_is_published_and_takes_a_range_either_way_round():
    assert [rule_of(word, 6, upper, "%", "neither").name for word, upper in (("le", None), ("between", 5), ("approx", None), ("eq", None))] == ["bound", "range", "about", "number"]
    assert rule_of("between", 6, 5, "%", "neither").accepts == told("between", 6, 5) == Interval(5, 6)


def test_about_reaches_as_far_in_points_as_in_per_cent_and_otherwise_with_the_number():
    assert [tolerance(unit, 1000) for unit in ("%", "％", "个百分点", "万人")] == [PERCENTAGE_TOLERANCE] * 3 + [RELATIVE_TOLERANCE * 1000]


def test_intervals():
    closed, above = Interval(0, 1), Interval(1, 2, low_open=True)
    assert closed.apart(above) and above.apart(closed) and not closed.apart(Interval(1, 2))
    assert Interval(0, 2).holds(above) and not above.holds(Interval(1, 2))
    assert told("lt", -5, None) == Interval(-5, float("inf"), low_open=True)
