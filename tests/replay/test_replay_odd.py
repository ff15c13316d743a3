"""The odd cases, sold by the rule book: every one counted, none dropped, each worth what the data says."""

from datetime import date

from demo.replay.baskets import Coupon, Trade
from demo.replay.odd import odd_cases
from demo.replay.runner import sell_day
from demo.replay.totals import Totals
from tests.replay.made_lines import made_lines
from tests.replay.rule_book_seller import RuleBookSeller

DAY = date(2017, 1, 1)


def sold(*rows: dict[str, int]) -> tuple[Trade, Totals]:
    trade = Trade(made_lines(*rows))
    return trade, sell_day(trade, "S7", DAY, RuleBookSeller(trade))


def counts(trade: Trade) -> dict[str, tuple[int, int]]:
    return {case.name: (case.count, case.amount) for case in odd_cases(trade.lines) if case.count}


def test_a_coupon_above_its_line_takes_the_value_and_imported_the_rest() -> None:
    trade, totals = sold({"sales": 138, "retail": 51, "coupon": 167}, {"sku": 1001, "sales": 500})

    assert totals == Totals(1, 471, 1, 29, 29)
    assert counts(trade) == {"coupon above its line's value": (1, 29)}


def test_a_coupon_without_its_article_is_a_coupon_on_the_basket() -> None:
    trade, totals = sold({"quantity": 0, "coupon": 100}, {"sku": 1001, "sales": 500})
    [basket] = trade.baskets("S7", DAY)

    assert basket.coupons == (Coupon("no_article", 100),)
    assert totals == Totals(1, 400, 0, 0)
    assert counts(trade) == {"quantity 0, a coupon": (1, 100)}


def test_a_basket_below_zero_is_sold_below_zero() -> None:
    trade, totals = sold({"quantity": 0, "coupon": 300}, {"sku": 1001, "sales": 230})

    assert totals == Totals(1, -70, 1, 70, 70)
    assert counts(trade)["negative payable"] == (1, -70)


def test_a_basket_of_nothing_is_still_a_sale() -> None:
    trade, totals = sold({"quantity": 0})

    assert totals == Totals(1, 0, 0, 0)
    assert set(counts(trade)) == {"quantity 0, no amount", "payable 0", "no goods at all"}


def test_an_amount_without_a_quantity_is_put_on() -> None:
    trade, totals = sold({"quantity": 0, "sales": 50}, {"sku": 1001, "sales": 500})

    assert totals == Totals(1, 550, 1, -50, 50)
    assert counts(trade) == {"quantity 0, an amount": (1, 50)}


def test_the_largest_quantity_is_weighed_like_any_other() -> None:
    trade, totals = sold({"quantity": 89_638, "sales": 25_000, "retail": 1345, "weighed": 1})

    assert totals == Totals(1, 25_000, 1, 9, 9)
    assert counts(trade) == {"quantity 89,638": (1, 25_000)}


def test_free_goods_are_sold_for_nothing() -> None:
    trade, totals = sold({"retail": 299}, {"sku": 1001})

    assert totals == Totals(1, 0, 0, 0)
    assert counts(trade) == {"free article": (1, 0), "free for members": (1, 299), "payable 0": (1, 0)}
