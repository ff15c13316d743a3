"""Goods of another store come back over a real HQ: to where the money came from, and the stores settle (C5, H5)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from domain.entries import ReturnCompleted
from domain.errors import Refusal
from domain.payments import REFUSED
from domain.settlement import HQ, Debt
from domain.tenders import ALIPAY, CARD, CASH, STORED_VALUE, WECHAT
from hq.services import release
from local_db.act import Recorded
from pos_app.bootstrap import Till
from pos_app.services.cover_line import cover_line
from pos_app.services.desk import Desk
from pos_app.services.fetch_return import fetch_return
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import OpenSale
from pos_app.services.pay_by_code import take_by_code, with_payments
from pos_app.services.refund_package import open_refund, refund_package
from pos_app.services.return_goods import return_goods, want, want_everything
from pos_app.services.settle_payments import Settler, settle_in_cash
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_card, take_cash, take_stored_value
from pos_app.services.use_session import use_session
from tests.payments.acquirers import serving
from tests.payments.at import WIRES
from tests.services.shop import ANN, BEA, return_of
from tests.sync.conftest import eventually
from tests.sync.two_stores import (
    MASSAGES,
    MILK,
    POINTS,
    RULES,
    TEN,
    VALUE,
    Stores,
    cart,
    finish,
    number,
    two_stores,
)
from wire.bodies import plan_text


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with two_stores(tmp_path) as found:
        yield found


def all_back(desk: Desk, sold: Recorded) -> ReturnCompleted:
    """Everything that is left comes back there."""
    return return_of(return_goods(desk, want_everything(fetch_return(desk, number(sold))), ANN).result())


def out(body: ReturnCompleted) -> dict[str, int]:
    """What goes back to where."""
    return {one.kind: one.amount for one in body.tenders}


def paid_in_cash(till: Till, sale: OpenSale) -> Recorded:
    return finish(till, take_cash(till.desk, sale))


# ---- stored value: the books and the stores
def test_value_goes_back_to_its_lots_and_the_stores_settle(stores: Stores) -> None:
    """30.00 of value and 10.00 in cash at S01; half comes back at S02, the rest at S01. The lot began at HQ, which
    owes S01 what it gave for it, and gets from S02 what that took back.
    """
    one, two = stores.till("S1 a"), stores.till("S2 a")
    sale = take_stored_value(one.desk, cart(one, *[MILK] * 4), 3_000)
    sold = paid_in_cash(one, sale)
    principal = sum(spend.principal for tender in sale.tenders for spend in tender.spends)
    assert stores.debts() == (Debt(HQ, "S01", principal),)

    opened = fetch_return(two.desk, number(sold))
    half = return_of(return_goods(two.desk, want(opened, 1, 2), ANN).result())

    given = sum(spend.principal for tender in half.tenders for spend in tender.spends)
    assert out(half) == {STORED_VALUE: 1_500, CASH: 500}
    assert stores.debts() == (Debt(HQ, "S01", principal), Debt("S02", HQ, given))
    all_back(one.desk, sold)
    assert stores.debts() == (Debt(HQ, "S01", given), Debt("S02", HQ, given))
    assert (stores.has(f"SVP/{VALUE}"), stores.has(f"SVB/{VALUE}"), stores.has(POINTS)) == (60_000, 6_000, 100)
    assert stores.odd() == []
    stores.proved()


# ---- money that a provider has
@pytest.mark.parametrize("kind", [WECHAT, ALIPAY])
def test_the_provider_gives_back_what_it_captured(stores: Stores, kind: str) -> None:
    """Parts at both stores: each refund has a number of its own, and the provider keeps nothing."""
    wire, link, _, code = WIRES["wechat" if kind == WECHAT else "alipay"]
    one, two = stores.till("S1 a"), stores.till("S2 a")
    with serving(wire) as server:
        here, there = (replace(till.desk, payments={kind: link(server)}) for till in (one, two))
        sold = _by_code(one, here, code)
        assert server.bank.kept() == 3_000
        stores.told()

        first = return_goods(there, want(fetch_return(there, number(sold)), 1, 1), ANN).result()
        assert out(return_of(first)) == {kind: 1_000}
        second = return_goods(here, want(fetch_return(here, number(sold)), 1, 1), ANN).result()
        assert out(return_of(second)) == {kind: 1_000}
        assert out(all_back(there, sold)) == {kind: 1_000}
        for desk in (here, there):
            eventually(partial(_settled, Settler(desk, lambda: 0)))

        assert server.bank.kept() == 0
        [order] = server.bank.orders.values()
        assert sorted(order.back.values()) == [1_000, 1_000, 1_000]
    assert (stores.debts(), stores.odd()) == ((), [])
    stores.proved()


def _settled(settler: Settler) -> bool:
    return settler.step() == ()


def _by_code(till: Till, desk: Desk, code: str) -> Recorded:
    sale = cart(till, *[MILK] * 3, card="")
    keep_sale(desk, sale, ANN).result()
    take_by_code(desk, sale, code)
    return finish(till, with_payments(desk, sale))


def test_a_till_without_the_provider_says_so_before_anything_is_written(stores: Stores) -> None:
    """Nobody there could give the money back: the return is refused, and it comes back where there is one."""
    wire, link, kind, code = WIRES["simulated"]
    one, two = stores.till("S1 a"), stores.till("S2 a")
    with serving(wire) as server:
        here = replace(one.desk, payments={kind: link(server)})
        sold = _by_code(one, here, code)
        stores.told()
        opened = want_everything(fetch_return(two.desk, number(sold)))
        with pytest.raises(Refusal, match="refund_not_set_up") as refused:
            return_goods(two.desk, opened, ANN)
        assert refused.value.params == {"kind": kind}

        assert out(all_back(here, sold)) == {kind: 3_000}
        eventually(partial(_settled, Settler(here, lambda: 0)))
        assert server.bank.kept() == 0
    stores.proved()


@pytest.mark.parametrize("name", ["wechat", "alipay"])
def test_another_account_of_the_other_store_refuses_and_a_manager_pays(stores: Stores, name: str) -> None:
    """The chain's stores have accounts of their own: that provider knows no such order and says so at once."""
    wire, link, kind, code = WIRES[name]
    one, two = stores.till("S1 a"), stores.till("S2 a")
    with serving(wire) as server, serving(wire) as others:
        sold = _by_code(one, replace(one.desk, payments={kind: link(server)}), code)
        stores.told()
        there = replace(two.desk, payments={kind: link(others)})
        assert out(all_back(there, sold)) == {kind: 3_000}

        [refund] = Settler(there, lambda: 0).step()
        assert refund.state == REFUSED
        settle_in_cash(there, refund, BEA, "another account").result()
        assert Settler(there, lambda: 0).step() == ()
        assert (server.bank.kept(), others.bank.kept()) == (3_000, 0)
    assert stores.odd() == []
    stores.proved()


def test_a_card_of_a_terminal_goes_back_by_a_terminal(stores: Stores) -> None:
    one, two = stores.till("S1 a"), stores.till("S2 a")
    sold = finish(one, take_card(one.desk, cart(one, MILK, card=""), "SLIP 7"))
    stores.told()
    assert out(all_back(two.desk, sold)) == {CARD: 1_000}
    assert (stores.debts(), stores.odd()) == ((), [])
    stores.proved()


# ---- sessions
def test_sessions_that_paid_go_back_to_their_package(stores: Stores) -> None:
    """Ten massages bought at S01; two pay two milks there, which come back at S02: ten are left, usable there."""
    one, two = stores.till("S1 a"), stores.till("S2 a")
    paid_in_cash(one, cart(one, MASSAGES))
    sale = cart(one, MILK, MILK)
    sold = finish(one, cover_line(one.desk, sale, 1, "massage"))
    [unit] = [name for name in one.books.rooms("M1") if name.startswith("PKG:")]
    assert stores.has(unit) == 8

    body = all_back(two.desk, sold)

    assert (body.payable, body.tenders, sum(spend.sessions for one in body.sessions for spend in one.spends)) == (
        0,
        (),
        2,
    )
    assert two.books.rooms("M1")[unit].totals.room == 2
    assert (stores.has(unit), stores.debts(), stores.odd()) == (10, (), [])
    stores.proved()


def test_a_package_comes_back_with_its_sessions_or_its_unused_part(stores: Stores) -> None:
    """Whole at S02; of one of which sessions were used only the rest is paid back, at S02 as well."""
    one, two = stores.till("S1 a"), stores.till("S2 a")
    whole, begun = paid_in_cash(one, cart(one, MASSAGES)), paid_in_cash(one, cart(one, MASSAGES))
    member = cart(one, MILK).member
    assert member is not None
    use_session(one.desk, member, "massage", 4, ANN).result()
    stores.told()
    [used] = [sold for sold in (whole, begun) if _left(stores, sold) == 6]
    [fresh] = [sold for sold in (whole, begun) if sold is not used]

    assert out(all_back(two.desk, fresh)) == {CASH: 9_000}
    stores.told()
    opened = fetch_return(two.desk, number(used))
    with pytest.raises(Refusal, match="sessions_used"):
        return_goods(two.desk, want_everything(opened), ANN)
    refund = refund_package(two.desk, open_refund(two.desk, opened, 1), BEA, "moved").result()
    assert getattr(refund.entry.body, "unused", 0) == 6
    assert _left(stores, used) == 0
    assert stores.odd() == []
    stores.proved()


def _left(stores: Stores, sold: Recorded) -> int:
    [lot] = sold.entry.body.gains.bought  # type: ignore[union-attr]
    return stores.has(f"PKG:{lot.package}/{lot.lot}")


# ---- coupons
@pytest.mark.parametrize(("unit", "after"), [(TEN, 1), ("CPN:once/9900000000024", 0)])
def test_a_coupon_goes_back_as_its_rule_says(stores: Stores, unit: str, after: int) -> None:
    one, two = stores.till("S1 a"), stores.till("S2 a")
    one.desk.hq.enlarge("M1", {unit: 1})
    sale = lay_coupon(one.desk, cart(one, MILK, MILK), unit.rpartition("/")[2])
    sold = paid_in_cash(one, sale)
    assert stores.has(unit) == 0

    body = all_back(two.desk, sold)

    assert (out(body), len(body.coupons)) == ({CASH: 1_000}, after)
    assert (stores.has(unit), stores.odd()) == (after, [])
    stores.proved()


def test_a_coupon_that_the_sale_brought_is_taken_back(stores: Stores) -> None:
    """It lies at S01, which gives it back when HQ asks: nobody keeps what goods that came back had brought."""
    one, two = stores.till("S1 a"), stores.till("S2 a")
    sold = paid_in_cash(one, cart(one, *[MILK] * 5))
    [issued] = sold.entry.body.gains.issued  # type: ignore[union-attr]
    unit = f"CPN:{issued.rule}/{issued.code}"
    assert (stores.has(unit), stores.has(POINTS)) == (1, 100)

    all_back(two.desk, sold)

    assert (stores.has(unit), stores.odd()) == (0, [])
    stores.proved()


# ---- the plan by which it was sold
def test_a_sale_under_a_plan_of_its_store_alone(stores: Stores) -> None:
    """S02 never heard of the plan that S01 tries out: HQ sends it along, and it is in force nowhere else for that."""
    trial = replace(RULES, version=2, coupons=(replace(RULES.coupons[0], returns="not_back"), *RULES.coupons[1:]))
    one, two = stores.till("S1 a"), stores.till("S2 a")
    release.release_plan(stores.town.hq, plan_text(trial), "store:S01", "2026-01-01T00:00:00.000Z", "office")
    eventually(lambda: one.desk.plan()[1].version == 2)
    one.desk.hq.enlarge("M1", {TEN: 1})
    sold = paid_in_cash(one, lay_coupon(one.desk, cart(one, MILK, MILK), TEN.rpartition("/")[2]))
    stores.told()

    body = all_back(two.desk, sold)

    assert (out(body), body.coupons, stores.has(TEN)) == ({CASH: 1_000}, (), 0)
    assert two.desk.plan()[1].version == 1
    stores.proved()
