"""Numbers in words have the value that they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.numerals import MULTIPLIERS, arabic, chinese, fold
from transforms.units import UnitLexicon

DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """`number` as it is written out: 20,500 as 二万零五百."""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            return in_words(head) + name + ("零" if rest and rest < size // 10 else "") + (in_words(rest) if rest else "")
    return DIGITS[number]


@given(st.integers(0, 10**15) | st.integers(0, 10**5))
def test_a_number_written_out_has_its_value(number: int) -> None:
    assert chinese(in_words(number)) == number


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=6))
def test_decimals_are_exact(whole: int, decimals: str) -> None:
    assert chinese(f"{in_words(whole)}点{''.join(DIGITS[int(digit)] for digit in decimals)}") == float(f"{whole}.{decimals}")


def test_the_ways_to_write_a_year_or_a_ten() -> None:
    assert chinese("二〇〇六") == chinese("二００六") == chinese("二00六") == chinese("二零零六") == 2006
    assert (chinese("十二"), chinese("两百"), chinese("百"), chinese("一百一十")) == (12, 200, 100, 110)


@pytest.mark.parametrize("numeral", ["", "几", "十几", "三点十", "点五", "1", "三点五点一"])
def test_what_is_no_number_is_refused(numeral: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        chinese(numeral)


def test_full_width_and_separated_digits_keep_their_places_and_their_value() -> None:
    assert fold("增长１２．５％、﹪，１∶２＋３／４－５−６") == "增长12.5%、%，1:2+3/4－5-6"
    assert arabic("1,234,567.8") == arabic("1，234，567 . 8") == 1234567.8


@pytest.mark.parametrize("multiplier", MULTIPLIERS)
def test_a_multiplier_before_a_unit_is_resolved(multiplier: str) -> None:
    assert UnitLexicon([]).base(5, f"{multiplier}元") == (5 * chinese(f"一{multiplier}"), "元")
    assert UnitLexicon([]).base(5, multiplier) == (5 * chinese(f"一{multiplier}"), None)
