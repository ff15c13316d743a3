"""A finished sale: one entry, its postings, its paper; what is printed is what is stored and sent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.entries import SaleCompleted
from domain.errors import Refusal
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.postings import postings, unbalanced
from domain.tenders import CASH, STORED_VALUE
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import new_sale, priced
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale, sale_after_crash
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import (
    ANN,
    BONUS,
    CARD,
    MILK,
    OWN,
    PEARS,
    PLAN,
    PRINCIPAL,
    SOAP,
    STRANGER_CARD,
    TWIN_CARD,
    Shop,
    figures,
    plan_row,
    sale_of,
    written,
)
from wire.bodies import read_entry


def test_the_entry_says_everything(open_shop: Shop) -> None:
    sale = take_cash(
        open_shop.desk, take_stored_value(open_shop.desk, open_shop.cart(MILK, SOAP, card=CARD), 500), 5000
    )
    body = sale_of(open_shop.finish(sale))

    assert [(line.sku, line.quantity, line.payable) for line in body.lines] == [("1001", 1, 304), ("1002", 1, 474)]
    assert (body.list, body.payable, body.change) == (849, 778, 5000 + 500 - 778)
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(STORED_VALUE, 500), (CASH, 5000)]
    assert (body.balance and (body.balance.before, body.balance.after)) == (72000, 71500)
    assert (body.offline, body.draft, body.member and body.member.id) == (False, sale.id, "M1")


def test_its_postings_balance_and_its_allowances_are_totals(open_shop: Shop) -> None:
    recorded = open_shop.finish(take_stored_value(open_shop.desk, open_shop.cart(SOAP, card=CARD)))

    assert unbalanced(postings(recorded.entry)) == {}
    reports = {report.unit: report.s for report in sale_of(recorded).allowances}
    assert (reports[PRINCIPAL], reports[BONUS]) == (395, 79)
    rooms = open_shop.books.rooms("M1")
    assert (rooms[PRINCIPAL].totals.room, rooms[BONUS].totals.room) == (5000 - 395, 1000 - 79)
    open_shop.verified()


def test_the_drawer_opens_for_cash_and_the_receipt_prints(open_shop: Shop) -> None:
    open_shop.sell(MILK)
    assert [kind for kind, _ in open_shop.jobs()] == ["drawer", "receipt"]

    open_shop.finish(take_stored_value(open_shop.desk, open_shop.cart(MILK, card=CARD)))
    assert [kind for kind, _ in open_shop.jobs()] == ["receipt"]


def test_printed_is_stored_is_sent(open_shop: Shop) -> None:
    cart = scan_article(open_shop.desk, open_shop.cart(MILK, SOAP, card=CARD), PEARS, 735)
    recorded = open_shop.finish(take_cash(open_shop.desk, take_stored_value(open_shop.desk, cart, 500), 5000))

    stored = open_shop.books.entry(recorded.entry.seq)
    (sent,) = open_shop.books.entries_after(recorded.entry.seq - 1)
    (paper,) = open_shop.papers()
    body, shown = sale_of(recorded), figures(paper)
    assert stored == recorded
    assert read_entry(sent.entry).body == body
    assert {name: written(shown[name]) for name in ("List total", "TO PAY", "Stored value", "Cash", "Change")} == {
        "List total": body.list, "TO PAY": body.payable, "Stored value": 500, "Cash": 5000, "Change": body.change,
    }  # fmt: skip
    assert body.balance is not None
    assert (written(shown["Stored value before"]), written(shown["Stored value left"])) == (
        body.balance.before, body.balance.after,
    )  # fmt: skip
    assert shown["Member 王*明"] == "Red"
    assert f"S01-R2-{recorded.entry.seq:06d}" in str(paper.blocks)
    assert recorded.hash[:12] in str(paper.blocks)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([MILK, SOAP, OWN]), min_size=1, max_size=5),
    st.booleans(),
    st.integers(0, 3000),
    st.integers(0, 20000),
)
def test_whatever_is_sold_the_paper_has_the_entrys_figures(
    open_shop: Shop, codes: list[str], member: bool, stored: int, over: int
) -> None:
    desk = open_shop.desk
    sale = open_shop.cart(*codes, card=CARD if member else "")
    room = desk.books.rooms("M1")
    part = min(stored, sale.bill.payable, sum(room[unit].totals.room for unit in (PRINCIPAL, BONUS))) if member else 0
    if part:
        sale = take_stored_value(desk, sale, part)
    if sale.settlement.due:
        sale = take_cash(desk, sale, sale.settlement.due + over, sure=True)
    open_shop.jobs()

    recorded = open_shop.finish(sale)

    body = sale_of(recorded)
    (sent,) = desk.books.entries_after(recorded.entry.seq - 1)
    assert desk.books.entry(recorded.entry.seq) == recorded
    assert (sent.entry, sent.hash, read_entry(sent.entry).body) == (recorded.raw, recorded.hash, body)
    (paper,) = open_shop.papers()
    shown = figures(paper)
    assert recorded.hash[:12] in str(paper.blocks)
    assert written(shown["List total"]) == body.list
    assert written(shown["TO PAY"]) == body.payable == sale.bill.payable
    assert sum(written(shown.get(name, "0")) for name in ("Cash", "Stored value")) == body.payable + body.change
    assert written(shown.get("Change", "0")) == body.change == sale.settlement.change
    assert sum(line.payable for line in body.lines) == body.payable


def test_a_second_finish_is_refused_and_writes_nothing(open_shop: Shop) -> None:
    sale = take_cash(open_shop.desk, open_shop.cart(MILK))
    keep_sale(open_shop.desk, sale, ANN)
    futures = [finish_sale(open_shop.desk, sale, ANN) for _ in range(20)]

    outcomes = [future.exception() for future in futures]

    assert outcomes[0] is None
    assert {str(trouble)[:16] for trouble in outcomes[1:]} == {"already_finished"}
    assert open_shop.entries() == futures[0].result().entry.seq


def test_its_draft_is_gone(open_shop: Shop) -> None:
    open_shop.sell(MILK)

    assert open_shop.books.drafts() == ()


def test_stopped_before_the_commit_the_cart_is_there_with_what_was_tendered(open_shop: Shop) -> None:
    sale = take_cash(open_shop.desk, open_shop.cart(MILK, SOAP), 500)
    keep_sale(open_shop.desk, sale, ANN).result()
    again = open_shop.again()

    assert sale_after_crash(again.desk) == sale
    again.close()


def test_stopped_after_the_commit_the_sale_is_there_and_no_cart(open_shop: Shop) -> None:
    recorded = open_shop.sell(MILK)
    again = open_shop.again()

    assert sale_after_crash(again.desk) is None
    assert again.books.entry(recorded.entry.seq) == recorded
    assert [paper.kind for paper in again.papers()] == ["sale"]
    again.close()


@pytest.mark.parametrize("missing", ["lines", "money", "shift"])
def test_what_is_not_ready_is_refused(shop: Shop, missing: str) -> None:
    if missing != "shift":
        shop.open()
    sale = new_sale(shop.desk) if missing == "lines" else shop.cart(MILK)
    if missing == "shift":
        sale = take_cash(shop.desk, sale)
    before = shop.entries()

    with pytest.raises(
        Refusal, match={"lines": "cart_empty", "money": "tenders_below_total", "shift": "no_shift"}[missing]
    ):
        finish_sale(shop.desk, sale, ANN)
    assert shop.entries() == before


def test_more_than_is_lent_is_refused_by_the_books(open_shop: Shop) -> None:
    """What was lent went back to HQ between the tender and the commit."""
    desk = open_shop.desk
    sale = take_stored_value(desk, open_shop.cart(SOAP, card=CARD))
    other = take_stored_value(desk, open_shop.cart(*[OWN] * 7, card=CARD))
    open_shop.finish(other)
    before = open_shop.entries()

    with pytest.raises(Refusal, match="not_enough_allowance"):
        open_shop.finish(sale)
    assert open_shop.entries() == before


def test_offline_is_written_down(open_shop: Shop) -> None:
    open_shop.hq.online = False

    assert sale_of(open_shop.sell(MILK)).offline


def test_another_stores_member_has_no_balance_on_paper(open_shop: Shop) -> None:
    body = sale_of(open_shop.sell(MILK, card=STRANGER_CARD))
    (paper,) = open_shop.papers()

    assert body.balance is None
    assert "Stored value left" not in figures(paper)


def test_a_tier_is_reached_with_the_sale(open_shop: Shop) -> None:
    """1,500.00 and 570.00 more: red from the next sale on."""
    body = sale_of(open_shop.sell(*[OWN] * 60, card=TWIN_CARD))

    assert (body.member and body.member.tier, body.tier_after) == ("yellow", "red")
    again = open_shop.cart(MILK, card=TWIN_CARD)
    assert again.member is not None
    assert again.member.member.tier == "red"


def test_a_plan_for_later_waits_for_its_day(open_shop: Shop) -> None:
    """From noon on red pays 90 %: before it nothing changes, after it a cart that is open is priced anew."""
    richer = Tier("red", {"en": "Red"}, 200000, Ratio(90, 100))
    later = Plan(version=2, tiers=(PLAN.tiers[0], richer))
    open_shop.store.apply_rows([plan_row(later, "2026-01-02T12:00:00.000Z")], {"chain": 2001}, 1)
    sale = open_shop.cart(OWN, card=CARD)
    assert sale.bill.payable == 855

    open_shop.clock.forward(hours=6)

    assert priced(open_shop.desk, sale).bill.payable == 810
    stored = open_shop.finish(take_cash(open_shop.desk, priced(open_shop.desk, sale)))
    assert isinstance(stored.entry.body, SaleCompleted)
    assert stored.entry.body.plan.version == 2
