"""Codes of recharge cards: what people type, and what a typing mistake never becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import recharge_code
from domain.errors import Refusal
from domain.recharge_code import LENGTH, RANDOM_BITS, SYMBOLS, from_random, normalised, printed
from tests.domain.mutant import mutant

codes = st.integers(0, 2**RANDOM_BITS - 1).map(from_random)


def _refused(code: str, rules: object = recharge_code) -> bool:
    try:
        rules.normalised(code)  # type: ignore[attr-defined]
    except Refusal:
        return True
    return False


@given(codes)
def test_a_code_is_read_whatever_way_it_is_typed(code: str) -> None:
    assert len(code) == LENGTH
    assert set(code) <= set(SYMBOLS)
    for typed in (code, printed(code), printed(code).lower(), code.replace("0", "O").replace("1", "l"), f" {code} "):
        assert normalised(typed) == code


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_is_noticed(code: str, place: int, symbol: str) -> None:
    assert _refused(code[:place] + symbol + code[place + 1 :]) == (symbol != code[place])


@given(codes, st.integers(0, LENGTH - 2))
def test_two_symbols_that_changed_places_are_noticed(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert _refused(swapped) == (swapped != code)


def test_control_without_the_check_symbol_mistakes_pass() -> None:
    wrong = mutant(recharge_code, " or check_symbol(code[:-1]) != code[-1]", "")

    assert not _refused("Z" + from_random(1)[1:], wrong)


@pytest.mark.parametrize("typed", ["", "0", "0" * 15, "0" * 17, "U" * 16, "0000-0000-0000-000é", "²" * 16])
def test_what_is_no_code(typed: str) -> None:
    with pytest.raises(Refusal, match="recharge_code_mistyped"):
        normalised(typed)


def test_every_random_bit_is_in_the_code() -> None:
    assert len({from_random(1 << bit) for bit in range(RANDOM_BITS)}) == RANDOM_BITS
