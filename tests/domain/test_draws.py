"""Lucky draws: even, bound beforehand, checkable by anybody."""

from collections import Counter
from dataclasses import replace

import pytest

from domain import draws
from domain.draws import SPACE, commitment, find, number, prize, roll, trouble
from domain.entries import Earned, Entry, EntryRef, Gains, Issued, PointsSpend
from domain.entry_causes import DrawMade
from domain.errors import Refusal
from tests.domain.programme import PLAN, REF, SHIFT, member, sale, thing

SEED = bytes(range(32))
WHEEL, LOT = PLAN.draws
PLACE = ("S01-R2", "00112233445566ff")
CRITICAL = {6: 20.52, 10: 27.88, 100: 148.23}
"""Chi-square at 0.1 % for 5, 9 and 99 degrees of freedom."""


@pytest.mark.parametrize("out_of", sorted(CRITICAL))
def test_every_roll_is_as_likely_as_any_other(out_of: int) -> None:
    rolls = 200 * out_of
    counts = Counter(number(SEED, f"{out_of}/{nonce}", out_of) for nonce in range(rolls))

    assert set(counts) == set(range(out_of))
    assert sum((counts[one] - 200) ** 2 for one in range(out_of)) / 200 < CRITICAL[out_of]


def test_a_generator_that_favours_some_rolls_fails_the_same_test() -> None:
    counts = Counter(number(SEED, f"x/{nonce}", 16) % 10 for nonce in range(2000))

    assert sum((counts[one] - 200) ** 2 for one in range(10)) / 200 > CRITICAL[10]


def test_what_lies_over_the_last_whole_round_is_rejected() -> None:
    """Out of just over half the space, one half of all draws would favour the small rolls."""
    out_of = SPACE // 2 + 1
    drawn = [number(SEED, f"y/{nonce}", out_of) for nonce in range(300)]

    small = sum(one < SPACE // 4 for one in drawn)
    assert 110 < small < 190, "modulo alone would make it three in four of what lies above"
    assert all(0 <= one < out_of for one in drawn)
    assert number(SEED, "z", 1) == 0
    assert number(SEED, "z", SPACE) < SPACE
    for wrong in (0, -1, SPACE + 1):
        with pytest.raises(ValueError, match="out of 1 or more"):
            number(SEED, "z", wrong)


def test_prizes_take_exactly_the_rolls_that_were_published() -> None:
    won = [one.id if (one := prize(WHEEL, rolled)) else "" for rolled in range(WHEEL.out_of)]

    assert Counter(won) == {"first": 1, "second": 9, "": 90}


def _made(**changes: object) -> tuple[Entry, DrawMade]:
    """A draw of the wheel for a sale that wins the first prize, unless something else is said."""
    seq = next(n for n in range(5000) if roll(WHEEL, SEED, *PLACE, f"{'/'.join(PLACE)}/{n}") == 0)
    body = DrawMade(
        store="S01", shift=SHIFT, plan=REF, draw="wheel", committed=EntryRef(*PLACE, 3), commitment=commitment(SEED),
        seed=SEED.hex(), nonce=f"{'/'.join(PLACE)}/{seq}", roll=0, prize="first", next="0" * 64,
        made_at="2026-11-24T12:00:00.000+08:00",
        member="M1", sale=EntryRef(*PLACE, seq), gains=Gains(issued=(Issued("friend", "9900000000011", "M1"),)),
    )  # fmt: skip
    body = replace(body, **changes)  # type: ignore[arg-type]
    return Entry(*PLACE, 6, "draw.made", "2026-11-24T04:00:00.000Z", "2026-11-24", "A1", ("M1",), body), body


def test_a_draw_is_made_again_from_its_entry() -> None:
    sold = sale((thing("TEA", 10_000), 1), who=member())
    entry, body = _made()

    assert sold.gains.draws == ("wheel",)
    assert trouble(entry, body, PLAN, sold) == ""


@pytest.mark.parametrize(
    "lie",
    [
        {"roll": 1},
        {"prize": "second"},
        {"seed": bytes(32).hex()},
        {"seed": "no"},
        {"commitment": "0" * 64},
        {"nonce": "x"},
        {"draw": "gone"},
        {"sale": None},
        {"points": (PointsSpend("20260101-a", 20),)},
        {"gains": Gains()},
        {"gains": Gains(earned=(Earned("first", "M1", "20261124-x", 5),))},
    ],
)
def test_any_other_draw_is_told(lie: dict[str, object]) -> None:
    entry, body = _made(**lie)

    assert trouble(entry, body, PLAN, None)


@pytest.mark.parametrize("sale", [EntryRef(*PLACE, 5), None])
def test_nobody_tries_until_it_wins(sale: EntryRef | None) -> None:
    """A nonce that wins and is not what the draw is about: the roll is right, and it is told all the same."""
    nonce = next(str(n) for n in range(5000) if roll(WHEEL, SEED, *PLACE, str(n)) == 0)
    entry, body = _made(nonce=nonce, sale=sale)

    assert trouble(entry, body, PLAN, None).startswith("it is drawn for")


def test_a_sale_below_the_least_has_no_draw() -> None:
    entry, body = _made()
    small = sale((thing("TEA", 9_999), 1), who=member())

    assert small.gains.draws == ()
    assert trouble(entry, body, PLAN, small) == "its sale had no such draw"


def test_a_draw_for_points_costs_them() -> None:
    who = next(f"M{n}" for n in range(5000) if roll(LOT, SEED, *PLACE, f"{'/'.join(PLACE)}/3/M{n}") < 3)
    nonce = f"{'/'.join(PLACE)}/3/{who}"
    won = {"draw": "lot", "nonce": nonce, "roll": roll(LOT, SEED, *PLACE, nonce), "prize": "cup"}
    paid = {**won, "member": who, "sale": None, "gains": Gains()}
    right = _made(**paid, points=(PointsSpend("20260101-a", 20, 2000),))
    cheap = _made(**paid, points=(PointsSpend("20260101-a", 19, 1900),))

    assert trouble(*right, PLAN, None) == ""
    assert trouble(*cheap, PLAN, None)


def test_a_draw_that_the_plan_does_not_know_is_refused() -> None:
    assert find(PLAN, "wheel") is WHEEL
    with pytest.raises(Refusal, match="unknown_draw"):
        find(PLAN, "gone")
    assert draws.SEED_BYTES == 32
