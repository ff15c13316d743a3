"""What no entry may say, whoever signed it."""

from dataclasses import replace

import pytest

from domain.entries import (
    AllowanceGivenBack,
    BalanceShown,
    Body,
    ByHand,
    CashMoved,
    DayClosed,
    Entry,
    OpeningBalance,
    ShiftClosed,
    ShiftOpened,
    ShiftTotals,
    UnitAmount,
)
from domain.sales import complete
from domain.soundness import trouble
from domain.stored_value import LotSpend
from domain.tenders import STORED_VALUE, Tender
from tests.domain.returning import one_return
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cash, member, stored

TOTALS = ShiftTotals(opening_float=20_000, tenders={"cash": 5_000}, variance=-100)
CLOSED = ShiftClosed("S01", SHIFT, TOTALS, {"10000": 2, "1000": 4, "500": 1, "100": 4}, 24_900, 25_000, -100)
DAY = DayClosed("S01", 1, TOTALS, (SHIFT,), 24_900, 25_000, -100)
SALE = complete(
    cart("2 MILK 15.90", "M1"), member(), PLAN, PLAN_REF, AT, (stored("20", "4"), cash("50")),
    store="S01", shift=SHIFT, balance=5_000,
)  # fmt: skip
BACK = one_return(SALE, (), {1: 1}, PLAN)
UNITS = (UnitAmount("M1", "SVP/20260101-a", 100),)


def entry(body: Body, register: str = "S01-R2", kind: str = "") -> Entry:
    return Entry(register, "00112233445566ff", 5, kind, "2026-01-02T10:00:00.000Z", "2026-01-02", "A1", (), body)


@pytest.mark.parametrize(
    "body",
    [
        SALE,
        BACK,
        CLOSED,
        replace(CLOSED, count={}),
        DAY,
        ShiftOpened("S01", 0),
        CashMoved("S01", SHIFT, 1, "x"),
        AllowanceGivenBack("S01", "idle", UNITS),
    ],
)
def test_what_a_till_writes_is_sound(body: Body) -> None:
    assert trouble(entry(body)) == ""


def test_only_hq_opens_balances() -> None:
    assert trouble(entry(OpeningBalance("M1", UNITS), "HQ/M1")) == ""
    assert trouble(entry(OpeningBalance("M1", UNITS)))


@pytest.mark.parametrize(
    "line",
    [
        ByHand("", "A1", was=1600),
        ByHand("label", "", was=1600),
        ByHand("label", "A1"),
        ByHand("label", "A1", was=1600, percent=5),
        ByHand("label", "A1", percent=101),
        ByHand("label", "A1", was=1590),
    ],
)
def test_a_price_by_hand_has_a_reason_and_takes_something_off(line: ByHand) -> None:
    right = replace(SALE, lines=(replace(SALE.lines[0], by_hand=ByHand("label", "A1", was=1600)),))
    assert trouble(entry(right)) == ""

    assert trouble(entry(replace(SALE, lines=(replace(SALE.lines[0], by_hand=line),))))
    assert trouble(entry(replace(right, by_hand=ByHand("label", "A1", percent=5))))


def test_a_void_is_whole_and_has_a_reason() -> None:
    whole = one_return(SALE, (), {1: 2}, PLAN)

    assert trouble(entry(replace(whole, reason="wrong goods"), kind="sale.voided")) == ""
    assert trouble(entry(whole, kind="sale.voided"))
    assert trouble(entry(replace(BACK, reason="wrong goods"), kind="sale.voided"))


def paid(*spends: LotSpend, amount: int = 2_400, kind: str = STORED_VALUE) -> tuple[Tender, ...]:
    return (Tender(kind, amount, spends), cash("50"))


@pytest.mark.parametrize(
    "tenders",
    [
        paid(),
        paid(LotSpend("a", 2_399)),
        paid(LotSpend("a", 2_500, -100)),
        paid(LotSpend("a", 2_500), LotSpend("b", -100)),
        paid(LotSpend("a", 1), amount=0),
        (Tender("card", -5), cash("50")),
        (Tender("cash", 100, (LotSpend("a", 50),)),),
    ],
)
def test_a_tender_brings_money_from_somewhere(tenders: tuple[Tender, ...]) -> None:
    spent = sum(spend.amount for tender in tenders for spend in tender.spends)
    assert trouble(entry(replace(SALE, tenders=tenders, balance=BalanceShown(5_000, 5_000 - spent))))
    assert trouble(entry(replace(BACK, tenders=tenders)))


@pytest.mark.parametrize(
    "body",
    [
        replace(SALE, balance=BalanceShown(5_000, 5_000)),
        ShiftOpened("S01", -1),
        CashMoved("S01", SHIFT, 0, "x"),
        CashMoved("S01", SHIFT, -500, "x"),
        AllowanceGivenBack("S01", "idle", (replace(UNITS[0], amount=-1),)),
        replace(CLOSED, count={"10000": 1}),
        replace(CLOSED, count={"10000": -1}),
        replace(CLOSED, count={"²": 1}),
        replace(CLOSED, counted=25_000),
        replace(CLOSED, count={}, counted=20_000, expected=20_100),
        replace(CLOSED, variance=0),
        replace(DAY, counted=25_000),
        replace(DAY, expected=1, counted=-99),
        replace(DAY, counted=25_000, variance=0),
    ],
)
def test_sums_are_sums(body: Body) -> None:
    assert trouble(entry(body))
