"""From rules to offers; docs/rules/promotions.md has the tables."""

from __future__ import annotations

import pytest

from domain.benefits import Benefit, Part, Scope
from domain.conditions import Unmet
from domain.goods import Goods
from domain.offering import MOST_PARTS, Lot, offers
from tests.domain.test_conditions import NOON
from tests.plan_language import benefit, goods


def lot(text: Benefit, cart: str = "3 TEA 10, 2 COLA 5", room: int | None = None) -> Lot:
    found = Goods(goods(cart).lines)
    return Lot(text, Scope(), found, range(len(found.lines)), room, NOON)


@pytest.mark.parametrize(
    "nonsense",
    [
        Benefit("buy_get", buy=0, get=1),
        Benefit("buy_get", buy=2, get=0),
        Benefit("nth", count=1),
        Benefit("n_for", amount=5),
        Benefit("bundle", amount=5),
        Benefit("bundle", amount=5, parts=(Part(Scope(), 0),)),
        Benefit("bundle", amount=5, parts=(Part(Scope()),) * (MOST_PARTS + 1)),
    ],
)
def test_what_makes_no_sense_is_not_guessed_at(nonsense: Benefit) -> None:
    """It is as unknown as a kind of a newer program."""
    assert offers(lot(nonsense)) == Unmet("unknown_kind", detail=nonsense.kind)


def test_prices_come_line_by_line_where_lines_may_choose() -> None:
    """In a best group; elsewhere, and where units are limited, as one."""
    split, one, limited = lot(benefit("price 4")), lot(benefit("price 4")), lot(benefit("price 4 times 2"))
    split.split = limited.split = True

    assert [len(found) for found in map(offers, (split, one, limited)) if not isinstance(found, Unmet)] == [2, 1, 1]


def test_times_and_room_are_both_limits() -> None:
    """The smaller one counts, and the dearest units come first."""
    found = lot(benefit("price 4 times 4"), room=2)

    assert (found.most, found.units()) == (2, {1: 2})
    assert lot(benefit("price 4")).units() is None


def test_what_is_missing() -> None:
    """For a group of one article, the article that comes nearest."""
    assert offers(lot(benefit("4 for 10 same"))) == Unmet("too_few", 1)
    assert offers(lot(benefit("9 for 10"))) == Unmet("too_few", 4)
    assert offers(lot(benefit("2nd pays 50%"), "500g APPLE 9.96")) == Unmet("too_few", 2)
    assert offers(lot(benefit("bundle drinks+2snacks 9"))) == Unmet("too_few", 2, "snacks")
    assert offers(lot(benefit("bundle TEA+TEA 9"), "TEA 9")) == Unmet("too_few", 1, "TEA")
