"""A wheel with two prizes: bound beforehand, once per sale, shown afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.draws import commitment
from domain.entry_causes import DrawMade
from domain.errors import Refusal
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.make_draw import SEEDS, bind, draw_for_points, draw_of_sale, make_draw
from tests.services.programme import open_programme
from tests.services.shop import ANN, CARD, FROZEN_CARD, MILK, Shop, figures


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    shop.hq.online = False
    yield shop
    shop.close()


def _body(recorded: Recorded) -> DrawMade:
    assert isinstance(recorded.entry.body, DrawMade)
    return recorded.entry.body


def test_a_sale_draws_once_and_the_books_prove_the_roll(shop: Shop) -> None:
    assert bind(shop.desk) is None, "it is bound since the shift was opened"
    sold = shop.sell(MILK, card=CARD)
    shop.papers()

    drawn = draw_of_sale(shop.desk, sold.entry.ref, "wheel")
    body = _body(make_draw(shop.desk, drawn, ANN).result())

    assert commitment(bytes.fromhex(body.seed)) == body.commitment
    assert body.prize in {"a", "b"}
    assert (len(body.gains.issued), len(body.gains.earned)) == ((1, 0) if body.prize == "a" else (0, 1))
    (paper,) = shop.papers()
    assert figures(paper)["Drawn"] in {"A coupon", "Five points"}
    assert figures(paper)["A coupon"] == "1 / 2", "the published chance stands on the slip"
    with pytest.raises(Refusal, match="no_draw"):
        draw_of_sale(shop.desk, sold.entry.ref, "wheel")
    with pytest.raises(Refusal, match="not_enough_allowance"):
        make_draw(shop.desk, drawn, ANN).result()
    shop.verified()


def test_each_draw_binds_the_register_for_the_next(shop: Shop) -> None:
    sales = [shop.sell(MILK, card=CARD).entry.ref for _ in range(6)]

    rolls = [_body(make_draw(shop.desk, draw_of_sale(shop.desk, sale, "wheel"), ANN).result()) for sale in sales]

    assert [one.commitment for one in rolls[1:]] == [one.next for one in rolls[:-1]]
    assert len({one.seed for one in rolls}) == 6
    shop.verified()


def test_a_seed_that_was_shown_draws_nothing_more(shop: Shop) -> None:
    """Two presses at once: both saw the same seed."""
    one = draw_of_sale(shop.desk, shop.sell(MILK, card=CARD).entry.ref, "wheel")
    other = draw_of_sale(shop.desk, shop.sell(MILK, card=CARD).entry.ref, "wheel")
    seeds = shop.desk.books.setting(SEEDS)
    first = make_draw(shop.desk, one, ANN)
    first.result()
    shop.desk.books.set_setting(SEEDS, seeds or "").result()

    with pytest.raises(Refusal, match="not_bound"):
        make_draw(shop.desk, other, ANN)


def test_a_power_cut_between_seed_and_entry_loses_no_draw(shop: Shop) -> None:
    drawn = draw_of_sale(shop.desk, shop.sell(MILK, card=CARD).entry.ref, "wheel")
    kept = shop.again()

    body = _body(make_draw(kept.desk, draw_of_sale(kept.desk, drawn.sale, "wheel"), ANN).result())  # type: ignore[arg-type]
    assert body.prize
    kept.verified()


def test_a_draw_for_points_takes_them(shop: Shop) -> None:
    shop.hq.lend("M1", {"PTS/20260101-a": 15, "PTS/20260201-b": 15})
    who = find_card(shop.desk, CARD)

    body = _body(make_draw(shop.desk, draw_for_points(shop.desk, who, "lot"), ANN).result())

    assert [(one.lot, one.points) for one in body.points] == [("20260101-a", 15), ("20260201-b", 5)]
    with pytest.raises(Refusal, match="not_enough_points"):
        draw_for_points(shop.desk, who, "lot")
    with pytest.raises(Refusal, match="draw_is_free"):
        draw_for_points(shop.desk, who, "wheel")
    with pytest.raises(Refusal, match="unknown_draw"):
        draw_for_points(shop.desk, who, "gone")
    shop.verified()


def test_without_a_commitment_nobody_draws(shop: Shop) -> None:
    sold = shop.sell(MILK, card=CARD)
    shop.desk.books.set_setting(SEEDS, "{}").result()

    with pytest.raises(Refusal, match="not_bound"):
        make_draw(shop.desk, draw_of_sale(shop.desk, sold.entry.ref, "wheel"), ANN)
    with pytest.raises(Refusal, match="no_draw"):
        draw_of_sale(shop.desk, shop.sell(MILK).entry.ref, "wheel")
    assert find_card(shop.desk, FROZEN_CARD).member.frozen
