"""Knots of benefits that share lines."""

from __future__ import annotations

from domain.benefits import Group
from domain.gathering import Stage
from domain.goods import Goods
from domain.knots import CHOICES, LISTED, Knot, tied
from domain.taking import Offer, Sum
from tests.plan_language import goods

CART = Goods(goods(", ".join(f"TEA {n}" for n in range(1, 21))).lines)
LIST = CART.list


def offers(*wanted: tuple[tuple[int, ...], int]) -> list[Offer]:
    """Amounts off some places."""
    found: list[Offer] = [Sum(CART, places, amount) for places, amount in wanted]
    for position, offer in enumerate(found):
        offer.position = position
    return found


def test_what_shares_lines_is_tied() -> None:
    """Also by way of a third; the others are free."""
    one, two, three, four = found = offers(((0, 1), 1), ((4,), 1), ((2, 3), 1), ((1, 2), 1))
    stage = Stage(Group("g", "best"), found)
    free, (knot,) = tied(stage)

    assert free == [two]
    assert (knot.stage, knot.offers, knot.mask) == (stage, [one, three, four], 0b1111)
    assert tied(Stage(Group("g"), found)) == (found, [])


def knot_of(found: list[Offer]) -> Knot:
    return Knot(Stage(Group("g", "best"), found), found)


def test_the_choice_that_takes_most() -> None:
    """Two small ones together beat the big one between them; with what each takes of each line."""
    found = offers(((0, 1), 60), ((0,), 30), ((1, 2), 40))
    taken = [(found[1], found[1].parts(LIST)), (found[2], found[2].parts(LIST))]

    assert knot_of(found).best(LIST) == (taken, False)


def test_the_choice_follows_what_is_left() -> None:
    """Asked again with less left of one of its lines, it chooses anew; other lines are nothing to it."""
    found = offers(((0, 1), 60), ((0,), 90), ((1,), 30))
    knot = knot_of(found)

    def chosen(*left: int) -> list[Offer]:
        return [offer for offer, _ in knot.best([*left, *LIST[2:]])[0]]

    assert chosen(100, 20) == found[1:]
    assert chosen(5, 100) == found[:1]
    assert chosen(100, 20) == found[1:]
    assert knot.best([100, 20, 0, 0, *LIST[4:]]) is knot.best([100, 20, *LIST[2:]])


def test_many_offers_on_single_lines() -> None:
    """Of those only the best of each line is looked at, and the result is the same."""
    single = [((at,), 10 + turn) for at in range(8) for turn in range(3)]
    found = offers(((0, 1), 30), ((2, 3, 4), 30), *single)
    taken, cut = knot_of(found).best(LIST)

    assert len(found) > LISTED
    assert sorted(sum(amount for _, amount in parts) for _, parts in taken) == [12] * 6 + [30]
    assert not cut


def test_choices_are_listed_in_the_plans_order() -> None:
    """Unless there are too many of them."""
    found = offers(((0, 1), 1), ((1, 2), 1), ((0, 2), 1))
    knot = knot_of(found)
    knot.list_choices()
    wide = knot_of(offers(*[((at, at + 1), 1) for at in range(LISTED)]))
    wide.list_choices()

    assert knot.choices == [(found[0],), (found[1],), (found[2],)]
    assert wide.choices == [] or len(wide.choices) <= CHOICES


def test_dearer_choices_are_dropped() -> None:
    """What leaves a line dearer and none cheaper; of equal ones the later."""
    found = offers(((0,), 30), ((0,), 40), ((0,), 40), ((0, 1), 40))
    knot = knot_of(found)
    knot.list_choices()
    knot.drop_dearer(LIST)

    assert knot.choices == [(found[1],), (found[3],)]
