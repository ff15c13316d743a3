"""Every key that moves money, and what it does once: the table of `test_double_fire.py`.

Whoever builds a screen with a new money act adds its row to FIRES: `act` is the service as `pos_app/services/acts.py`
calls it (or `tender:` and the kind), `begin` does everything up to the last press, `key` is that press, `writes` are
the kinds of the entries that come of it. An act that writes nothing by itself (a tender for a part, a price by hand)
says with `seen` and `once` what is there after one press, and after twenty. `drummed` is False where a second press
that somebody means does something else (it takes the rest, it takes a choice back). A service without a screen stands
in NO_SCREEN until it has one; the test that looks for it fails on the day its screen comes without a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from domain.plan_returns import NoReceipt
from domain.plan_value import FloorLimit
from domain.recharge_code import from_random, printed
from pos_app.training.practice import PracticeProvider
from pos_app.ui import acts
from pos_app.ui.state_sheet import SheetState
from tests.counter.club import BLANK_CARD, COMPANY_CARD, PLAN
from tests.counter.club_till import press, types
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, CARD, COUPON, MILK, OWN, SOAP, TWIN_CARD, plan_row

SLIP, CODE = "T0012345", from_random(1234567890123456789012)
Begin = Callable[[Till], None]


@dataclass(frozen=True)
class Fire:
    """One key with its act; see above."""

    name: str
    act: str
    begin: Begin
    key: str
    writes: tuple[str, ...] = ()
    seen: Callable[[Till], object] | None = None
    once: object = None
    drummed: bool = True
    manager: bool = True
    """Bea is signed in, who may do everything; else Ann."""


def keys(*names: str, scans: tuple[str, ...] = (), after: Begin | None = None) -> Begin:
    """Scan, then press; `after` is done first."""

    def begin(till: Till) -> None:
        if after is not None:
            after(till)
        for code in scans:
            till.scan(code)
        press(till, " ".join(names))

    return begin


def tenders(till: Till) -> object:
    """What lies on the table, and what is missing."""
    sale = till.counter.sale
    return [(one.kind, one.amount) for one in sale.tenders], sale.settlement.due


def armed(till: Till) -> object:
    """Whether the next Enter takes cash, and which screen it is."""
    return till.counter.armed, till.counter.place


def charged(till: Till) -> object:
    """What is charged back in the return under way."""
    opened = till.counter.opened
    return opened.charges if opened is not None else None


def figure(till: Till) -> object:
    """Which sheet is open, and its large figure."""
    panel = till.counter.panel
    return (panel.name, panel.figure) if isinstance(panel, SheetState) else None


def _sold(till: Till, codes: tuple[str, ...]) -> None:
    """Something was sold here, and the next sale begins."""
    for code in codes:
        till.scan(code)
    press(till, "F9")
    assert till.paid
    till.think()
    press(till, "Return")


def _receipt(till: Till, codes: tuple[str, ...]) -> None:
    _sold(till, codes)
    [newest] = till.shop.books.receipts(1)
    till.scan(f"S01-R2-{newest.ref.seq:06d}")


def _topped_up(till: Till) -> None:
    till.scan(CARD)
    press(till, "1 0 0 Ctrl+T F9")
    till.think()
    press(till, "Return")


def _code_asked_for(till: Till) -> None:
    """A provider that always pays."""
    practice = PracticeProvider()
    till.counter.desk = replace(till.counter.desk, payments={"wechat": practice})
    till.scan(CARD)
    press(till, "1 0 0 Ctrl+T")


def _part_by_code(till: Till) -> None:
    _code_asked_for(till)
    press(till, "6 0 F10")
    till.scan("134567890123456789")
    till.settled()
    press(till, "Esc")


def _gift_taken(till: Till) -> None:
    till.scan(CARD)
    press(till, "Ctrl+R 3 1 Return")
    till.think()
    press(till, "Return")


def _recharge(till: Till) -> None:
    till.shop.hq.cards[CODE] = 10_000
    for code in (OWN, CARD, printed(CODE)):
        till.scan(code)


def _give_on(till: Till) -> None:
    _sold(till, (SOAP, CARD))
    till.scan(CARD)
    press(till, "Ctrl+K 1 4 +")
    till.scan(TWIN_CARD)


def _asks_about_charges(till: Till) -> None:
    coupons = tuple(replace(one, unearned="ask") if one.id == "ten" else one for one in PLAN.coupons)
    row = plan_row(replace(PLAN, version=2, coupons=coupons), "2026-01-01T00:00:00.000Z")
    till.shop.store.apply_rows([row], {"chain": 2000}, 1)
    _receipt(till, (CARD, COUPON, *[OWN] * 6))
    till.scan(OWN)
    till.scan(OWN)


def _without_receipt(till: Till) -> None:
    row = plan_row(replace(PLAN, version=2, no_receipt=NoReceipt(most=2000)), "2026-01-01T00:00:00.000Z")
    till.shop.store.apply_rows([row], {"chain": 2000}, 1)
    press(till, "F8 F8")
    till.scan(SOAP)
    press(till, "Return")


def _exchange(till: Till) -> None:
    _receipt(till, (MILK, CARD))
    press(till, "F8 F6")
    till.scan(OWN)


def _frozen(till: Till) -> None:
    till.scan(CARD)
    press(till, "F3 7 1 1")
    till.think()
    press(till, "Return")
    types(till, "13800001234")
    press(till, "F3 1 1")


def _new_card(till: Till) -> None:
    till.scan(CARD)
    press(till, "F3 7 2")
    till.scan(BLANK_CARD)
    till.think()
    press(till, "1")


def _on_account(till: Till) -> None:
    till.shop.hq.available["M5"] = {"ACC": 4000}
    till.shop.hq.lend("M5", {"ACC": 2000})
    till.scan(OWN)
    till.scan(COMPANY_CARD)


def _at_the_shops_risk(till: Till) -> None:
    value = replace(PLAN.stored_value, floor=FloorLimit(per_member=10_000, per_register=15_000))
    row = plan_row(replace(PLAN, version=2, stored_value=value), "2026-01-01T00:00:00.000Z")
    till.shop.store.apply_rows([row], {"chain": 2000}, 1)
    till.shop.hq.online = False
    till.scan(OWN)
    till.scan(CARD)


def _counted(till: Till) -> None:
    till.do(acts.CloseShift())
    till.do(acts.SubmitCount(((10000, 2),)))


def _float(till: Till) -> None:
    _counted(till)
    press(till, "Return Return")
    till.shop.clock.forward(hours=24)
    till.do(acts.SignIn("A2", BEAS_PIN))
    assert till.counter.place == "float", till.story()


def _approving(till: Till) -> None:
    press(till, "5 Ctrl+B 2 1")
    assert till.counter.place == "approve", till.story()
    types(till, BEAS_PIN)


def _package(till: Till) -> None:
    _sold(till, (SOAP, CARD))
    till.scan(CARD)


def _drawable(till: Till) -> None:
    _sold(till, (MILK, CARD))


MEMBER = (OWN, CARD)
FIRES: tuple[Fire, ...] = (
    # ---- the tenders of a sale
    Fire("cash, all", "tender:cash", keys(scans=MEMBER), "F9", ("sale.completed",)),
    Fire("cash, a note", "tender:cash", keys("5", "0", scans=MEMBER), "F9", ("sale.completed",)),
    Fire("cash, a part", "tender:cash", keys("5", scans=MEMBER), "F9",
         seen=tenders, once=([("cash", 500)], 355), drummed=False),
    Fire("cash, by Enter", "tender:cash", keys("5", "0", scans=MEMBER), "Return", ("sale.completed",), drummed=False),
    Fire("arming", "tender:cash", keys(scans=MEMBER), "Return", seen=armed, once=(True, "sale"), drummed=False),
    Fire("armed", "finish_sale.finish_sale", keys("Return", scans=MEMBER), "Return",
         ("sale.completed",), drummed=False),
    Fire("stored value, all", "tender:stored_value", keys(scans=MEMBER), "F12", ("sale.completed",)),
    Fire("stored value, a part", "tender:stored_value", keys("5", scans=MEMBER), "F12",
         seen=tenders, once=([("stored_value", 500)], 355), drummed=False),
    Fire("points", "tender:points", keys("Ctrl+R", scans=MEMBER), "1", seen=tenders, once=([("points", 400)], 455)),
    Fire("points, typed", "tender:points", keys("3", "0", scans=MEMBER), "Ctrl+R",
         seen=tenders, once=([("points", 300)], 555), drummed=False),
    Fire("on account", "tender:account", _on_account, "Shift+F12", ("sale.completed",)),
    Fire("at the shop's risk", "tender:floor_limit", _at_the_shops_risk, "Shift+F12", ("sale.completed",)),
    Fire("card with its slip", "tender:card", keys(*SLIP, scans=MEMBER), "F11", ("sale.completed",)),
    Fire("card, then the slip", "tender:card", keys("F11", *SLIP, scans=MEMBER), "Return",
         ("sale.completed",), drummed=False),
    # ---- what changes the bill
    Fire("percent off", "change_price.discount", keys("5", "Shift+F5", scans=MEMBER), "1",
         seen=tenders, once=([], 812)),
    Fire("another price", "change_price.override_price", keys("8", "F7", scans=MEMBER), "4",
         seen=tenders, once=([], 760)),
    Fire("coupon", "tender:coupon", keys("Ctrl+R", scans=(*[OWN] * 6, CARD)), "2",
         seen=tenders, once=([], 4130), drummed=False),
    Fire("a session pays a line", "cover_line.cover_line", keys("Ctrl+K", scans=(MILK, CARD), after=_package), "1",
         seen=tenders, once=([], 0), drummed=False),
    # ---- what goes back
    Fire("return", "return_goods.return_goods", keys("F8", after=partial(_receipt, codes=(MILK,))), "Return",
         ("return.completed",)),
    Fire("exchange", "exchange_goods.exchange_goods", _exchange, "F9", ("return.completed", "sale.completed")),
    Fire("without a receipt", "return_without_receipt.return_without_receipt", _without_receipt, "1",
         ("goods.returned",)),
    Fire("charge back", "tender:charge_back", _asks_about_charges, "F7",
         seen=charged, once=frozenset({"coupon:ten"}), drummed=False),
    Fire("void", "void_sale.void_sale", keys("Ctrl+F", "Ctrl+Del", after=partial(_sold, codes=(MILK,))), "1",
         ("sale.voided",)),
    Fire("gift back", "return_gift.return_gift", keys("Ctrl+R", "3", "F8", "Return", after=_gift_taken), "1",
         ("points.gift_returned",)),
    Fire("package paid back", "refund_package.refund_package", keys("Ctrl+K", "F8", "Return", after=_package), "1",
         ("package.refunded",)),
    Fire("top-up taken back", "cancel_top_up.cancel_top_up", keys("Ctrl+T", "F8", "Return", after=_topped_up), "1",
         ("top_up.cancelled",)),
    # ---- the member's
    Fire("top-up", "top_up.finish_top_up", keys("1", "0", "0", "Ctrl+T", scans=MEMBER), "F9", ("top_up.completed",)),
    Fire("top-up, a part", "top_up.finish_top_up", keys("1", "0", "0", "Ctrl+T", "5", scans=MEMBER), "F9",
         seen=figure, once=("top_up_paying", "¥95.00"), drummed=False),
    Fire("top-up by card", "top_up.finish_top_up", keys("1", "0", "0", "Ctrl+T", *SLIP, scans=MEMBER), "F11",
         ("top_up.completed",)),
    Fire("top-up, the code asked for", "top_up.finish_top_up", _code_asked_for, "F10",
         seen=figure, once=("top_up_code", "¥100.00"), drummed=False),
    Fire("top-up, a code's money back", "top_up.finish_top_up", _part_by_code, "Return",
         seen=figure, once=("top_up_paying", "¥100.00"), drummed=False),
    Fire("recharge card", "redeem_card.redeem_card", _recharge, "Return", ("recharge_card.presented",)),
    Fire("enrol", "enrol_member.enrol_member", keys(*"13955556666", "Ctrl+N", scans=(OWN,)), "Return",
         ("member.enrolled",)),
    Fire("leave", "close_member.close_member", keys("F3", "6", scans=(CARD,)), "1", ("member.closed",)),
    Fire("frozen", "freeze_member.freeze_member", keys("F3", "7", "1", scans=(OWN, CARD)), "1", ("member.frozen",)),
    Fire("unfrozen", "freeze_member.unfreeze_member", _frozen, "1", ("member.unfrozen",)),
    Fire("a new card", "replace_card.replace_card", _new_card, "2", ("card.replaced",)),
    Fire("a tier", "grant_tier.grant_tier", keys("F3", "+", "1", scans=(OWN, TWIN_CARD)), "2", ("tier.granted",)),
    Fire("which tier", "grant_tier.grant_tier", keys("F3", "+", scans=(TWIN_CARD,)), "1",
         seen=figure, once=("grant", ""), drummed=False),
    Fire("a membership", "grant_membership.grant_membership", keys("F3", "+", "1", scans=(CARD,)), "2",
         ("membership.granted",)),
    Fire("a session", "use_session.use_session", keys("Ctrl+K", "1", scans=(OWN,), after=_package), "Return",
         ("package.session_used",)),
    Fire("sessions given on", "use_session.transfer_sessions", _give_on, "Return", ("package.transferred",)),
    Fire("gift", "take_gift.take_gift", keys("Ctrl+R", "3", "1", scans=MEMBER), "Return", ("points.gift_taken",)),
    Fire("gift with cash", "take_gift.take_gift", keys("Ctrl+R", "3", "2", scans=MEMBER), "F9",
         ("points.gift_taken",)),
    Fire("draw of a sale", "make_draw.make_draw", keys("F3", "*", "1", scans=(CARD,), after=_drawable), "Return",
         ("draw.made",)),
    Fire("draw for points", "make_draw.make_draw", keys("F3", "*", "1", scans=MEMBER), "Return", ("draw.made",)),
    # ---- the drawer and the shift
    Fire("cash in", "move_cash.pay_in", keys("5", "Ctrl+B", "1"), "1", ("cash.paid_in",)),
    Fire("cash out", "move_cash.pay_out", keys("5", "Ctrl+B", "2"), "1", ("cash.paid_out",)),
    Fire("to the safe", "move_cash.drop_cash", keys("5", "Ctrl+B", "3"), "1", ("cash.dropped",)),
    Fire("which way", "move_cash.pay_in", keys("5", "Ctrl+B"), "1", seen=figure,
         once=("cash_why", "¥5.00"), drummed=False),
    Fire("no-sale", "open_drawer.open_drawer", keys("Ctrl+O"), "1", ("drawer.opened",)),
    Fire("approved", "permission.approve", _approving, "Return", ("approval.given", "cash.paid_out"), manager=False),
    Fire("float", "open_shift.open_shift", _float, "Return", ("shift.opened",), drummed=False),
    Fire("close", "close_shift.close_shift", _counted, "Return", ("shift.closed", "day.closed"), drummed=False),
)  # fmt: skip
NO_SCREEN = ("earn_points.earn_points", "settle_payments.settle_in_cash")
"""Services whose screen is still to come."""
NO_MONEY = {
    "suspend_sale.suspend_sale": "the sale goes as it was",
    "change_line.remove_line": "nothing is paid yet",
    "clear_cart.clear_cart": "the same",
    "reprint_receipt.reprint_receipt": "a copy says that it is one",
    "report_shift.print_x_report": "a paper",
    "unlock_staff.unlock_staff": "a count of wrong PINs",
    "begin_training.begin_training": "a desk apart, and there is one",
    "preferences.set_preference": "how a register looks",
}
"""Acts that may be done twice without harm, and why."""
BY_SCAN = {"tender:wechat": "by the customer's code: tests/counter/test_payments.py", "tender:alipay": "the same"}
"""Tenders without a key of their own."""
