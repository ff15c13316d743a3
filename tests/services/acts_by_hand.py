"""How each act of a till is done by somebody: what it needs beforehand is done by Bea, who may do everything."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from domain.entry_tiers import TierGranted
from domain.payments import REFUND, REFUSED, Payment
from domain.plan_returns import NoReceipt
from domain.recharge_code import from_random
from local_db import payments
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.begin_training import begin_training
from pos_app.services.cancel_top_up import cancel_top_up, open_cancel
from pos_app.services.change_line import remove_line
from pos_app.services.change_price import discount, override_price
from pos_app.services.clear_cart import clear_cart
from pos_app.services.close_member import close_member
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.earn_points import earn_points
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.services.exchange_goods import exchange_goods, in_exchange
from pos_app.services.finish_sale import finish_sale
from pos_app.services.freeze_member import freeze_member, unfreeze_member
from pos_app.services.grant_membership import grant_membership
from pos_app.services.grant_tier import grant_tier
from pos_app.services.make_draw import draw_of_sale, make_draw
from pos_app.services.move_cash import drop_cash, pay_in, pay_out
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_sale import OpenSale
from pos_app.services.open_shift import open_shift
from pos_app.services.ports import StaffMember
from pos_app.services.preferences import set_preference
from pos_app.services.redeem_card import redeem_card
from pos_app.services.refund_package import open_refund, refund_package
from pos_app.services.replace_card import replace_card
from pos_app.services.report_shift import print_x_report
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.return_gift import return_gift
from pos_app.services.return_goods import OpenReturn, open_return, return_goods, want_everything
from pos_app.services.return_without_receipt import add_good, open_goods, return_without_receipt
from pos_app.services.settle_payments import settle_in_cash
from pos_app.services.suspend_sale import keep_sale, suspend_sale
from pos_app.services.take_gift import take_gift
from pos_app.services.take_payment import take_cash
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up, prepare_top_up
from pos_app.services.unlock_staff import unlock_staff
from pos_app.services.use_session import session_lots, transfer_sessions, use_session
from pos_app.services.void_sale import void_sale
from tests.services.programme import PROGRAMME
from tests.services.shop import ANN, BEA, CARD, FROZEN_CARD, MILK, NOBODYS_CARD, SOAP, TWIN_CARD, Shop
from tests.services.test_club import CLUB, LOT, OLD
from tests.services.valued import POLICY

EVERYTHING = replace(PROGRAMME, stored_value=POLICY, points=CLUB.points, no_receipt=NoReceipt(10000))
"""A plan under which every act can be done."""
Doing = Callable[[Shop, StaffMember], object]
RECHARGE = from_random(1234567890123456789012)
SMALL = 5
"""Percent within everybody's limit who has one."""


def _kept(shop: Shop, *codes: str, card: str = "") -> OpenSale:
    sale = shop.cart(*codes, card=card)
    keep_sale(shop.desk, sale, BEA).result()
    return sale


def _receipt(shop: Shop, *codes: str, card: str = "") -> OpenReturn:
    sold = shop.sell(*codes, card=card)
    return open_return(shop.desk, f"S01-R2-{sold.entry.seq:06d}")


def _finish(shop: Shop, who: StaffMember) -> Recorded:
    return finish_sale(shop.desk, take_cash(shop.desk, _kept(shop, MILK, card=CARD)), who).result()


def _sold(shop: Shop, sale: OpenSale) -> Recorded:
    keep_sale(shop.desk, sale, BEA).result()
    return finish_sale(shop.desk, take_cash(shop.desk, sale), BEA).result()


def _override(shop: Shop, who: StaffMember) -> Recorded:
    return _sold(shop, override_price(shop.desk, shop.cart(MILK), 1, 340, who, "label"))


def _discount(shop: Shop, who: StaffMember) -> Recorded:
    return _sold(shop, discount(shop.desk, shop.cart(MILK), None, SMALL, who, "goodwill"))


def _shift(shop: Shop, who: StaffMember) -> Recorded:
    close_shift(shop.desk, BEA, count_drawer(shop.desk, {"10000": 2}), "", day=False)
    return open_shift(shop.desk, who, 20000).result()


def _close(shop: Shop, who: StaffMember) -> Recorded:
    return close_shift(shop.desk, who, count_drawer(shop.desk, {"10000": 1}), "missing", day=False).shift


def _enrol(shop: Shop, who: StaffMember) -> Recorded:
    new = NewMember(phone="13912345678", card=NOBODYS_CARD, name="李新", agreement="2026-1")
    return enrol_member(shop.desk, new, who).result()


def _top_up(shop: Shop, who: StaffMember) -> Recorded:
    opened = open_top_up(shop.desk, find_card(shop.desk, CARD), 5000)
    prepare_top_up(shop.desk, opened)
    return finish_top_up(shop.desk, pay_top_up(opened, "cash"), who).result()


def _cancel(shop: Shop, who: StaffMember) -> Recorded:
    seq = _top_up(shop, BEA).entry.seq
    return cancel_top_up(shop.desk, open_cancel(shop.desk, f"S01-R2-{seq:06d}"), who, "changed his mind").result()


def _redeem(shop: Shop, who: StaffMember) -> Recorded:
    shop.hq.cards[RECHARGE] = 10_000
    return redeem_card(shop.desk, find_card(shop.desk, CARD), RECHARGE, who)


def _close_member(shop: Shop, who: StaffMember) -> Recorded:
    return close_member(shop.desk, find_card(shop.desk, CARD), who, None, "id_card").result()


def _tier(shop: Shop, who: StaffMember) -> Recorded:
    done = grant_tier(shop.desk, find_card(shop.desk, TWIN_CARD), "red", who, "an apology").result()
    assert isinstance(done.entry.body, TierGranted)
    return done


def _membership(shop: Shop, who: StaffMember) -> Recorded:
    return grant_membership(shop.desk, find_card(shop.desk, CARD), "gold", "a contest", who).result()


def _session(shop: Shop, who: StaffMember) -> Recorded:
    shop.sell(SOAP, card=CARD)
    return use_session(shop.desk, find_card(shop.desk, CARD), "massage", 1, who).result()


def _transfer(shop: Shop, who: StaffMember) -> Recorded:
    shop.sell(SOAP, card=CARD)
    member, other = find_card(shop.desk, CARD), find_card(shop.desk, TWIN_CARD)
    [lot] = session_lots(shop.desk, member, "massage")
    return transfer_sessions(shop.desk, member, other, lot, 2, who).result()


def _refund_package(shop: Shop, who: StaffMember) -> Recorded:
    shop.hq.online = False
    sold = shop.sell(SOAP, card=CARD)
    use_session(shop.desk, find_card(shop.desk, CARD), "massage", 1, BEA).result()
    opened = open_return(shop.desk, f"S01-R2-{sold.entry.seq:06d}")
    return refund_package(shop.desk, open_refund(shop.desk, opened, 1), who, "moves away").result()


def _with_points(shop: Shop) -> None:
    shop.hq.available["M1"] |= {OLD: 4, LOT: 6}
    shop.hq.lend("M1", {OLD: 4, LOT: 6})


def _gift(shop: Shop, who: StaffMember) -> Recorded:
    _with_points(shop)
    return take_gift(shop.desk, find_card(shop.desk, CARD), "1002", 2, who, cash=200).result()


def _gift_back(shop: Shop, who: StaffMember) -> Recorded:
    return return_gift(shop.desk, _gift(shop, ANN).entry.ref, "broken", who).result()


def _visit(shop: Shop, who: StaffMember) -> Recorded:
    return earn_points(shop.desk, find_card(shop.desk, CARD), "visit", who).result()


def _draw(shop: Shop, who: StaffMember) -> Recorded:
    sold = shop.sell(MILK, card=CARD)
    return make_draw(shop.desk, draw_of_sale(shop.desk, sold.entry.ref, "wheel"), who).result()


def _settle(shop: Shop, who: StaffMember) -> Recorded:
    at = "2026-01-02T03:04:05.678Z"
    refused = Payment("p-1", REFUND, "wechat", "", 500, REFUSED, at, of="p")
    shop.books.submit(lambda: shop.books.transact(partial(payments.insert, payment=refused, used=None))).result()
    return settle_in_cash(shop.desk, refused, who, "the account is closed").result()


def _freeze(shop: Shop, who: StaffMember) -> Recorded:
    return freeze_member(shop.desk, find_card(shop.desk, CARD), who, "lost").result()


def _unlock(shop: Shop, who: StaffMember) -> Recorded:
    shop.books.set_setting("attempts/A9", '{"wrong": 10}').result()
    return unlock_staff(shop.desk, "A9", who).result()


DOING: dict[str, Doing] = {
    "finish_sale.finish_sale": _finish,
    "suspend_sale.suspend_sale": lambda shop, who: suspend_sale(shop.desk, _kept(shop, MILK), who).result(),
    "change_line.remove_line": lambda shop, who: remove_line(shop.desk, shop.cart(SOAP, MILK), 1, who),
    "clear_cart.clear_cart": lambda shop, who: clear_cart(shop.desk, _kept(shop, MILK), who, "left").result(),
    "change_price.override_price": _override,
    "change_price.discount": _discount,
    "void_sale.void_sale": lambda shop, who: void_sale(shop.desk, _receipt(shop, MILK, card=CARD), who, "x").result(),
    "return_goods.return_goods": lambda shop, who: return_goods(
        shop.desk, want_everything(_receipt(shop, MILK, card=CARD)), who
    ).result(),
    "exchange_goods.exchange_goods": lambda shop, who: exchange_goods(
        shop.desk,
        in_exchange(shop.desk, _kept(shop, MILK, card=CARD), want_everything(_receipt(shop, MILK, card=CARD))),
        who,
    ).result(),
    "return_without_receipt.return_without_receipt": lambda shop, who: return_without_receipt(
        shop.desk, add_good(shop.desk, open_goods(shop.desk), MILK), who, "no receipt"
    ).result(),
    "reprint_receipt.reprint_receipt": lambda shop, who: reprint_receipt(
        shop.desk, _receipt(shop, MILK).ref, who
    ).result(),
    "open_drawer.open_drawer": lambda shop, who: open_drawer(shop.desk, who, "change").result(),
    "move_cash.pay_in": lambda shop, who: pay_in(shop.desk, who, 1000, "change").result(),
    "move_cash.pay_out": lambda shop, who: pay_out(shop.desk, who, 1000, "stamps").result(),
    "move_cash.drop_cash": lambda shop, who: drop_cash(shop.desk, who, 1000, "full").result(),
    "open_shift.open_shift": _shift,
    "report_shift.print_x_report": lambda shop, who: print_x_report(shop.desk, who).result(),
    "close_shift.close_shift": _close,
    "enrol_member.enrol_member": _enrol,
    "top_up.finish_top_up": _top_up,
    "cancel_top_up.cancel_top_up": _cancel,
    "redeem_card.redeem_card": _redeem,
    "close_member.close_member": _close_member,
    "grant_tier.grant_tier": _tier,
    "grant_membership.grant_membership": _membership,
    "use_session.use_session": _session,
    "use_session.transfer_sessions": _transfer,
    "refund_package.refund_package": _refund_package,
    "take_gift.take_gift": _gift,
    "return_gift.return_gift": _gift_back,
    "earn_points.earn_points": _visit,
    "make_draw.make_draw": _draw,
    "settle_payments.settle_in_cash": _settle,
    "freeze_member.freeze_member": _freeze,
    "freeze_member.unfreeze_member": lambda shop, who: unfreeze_member(
        shop.desk, find_card(shop.desk, FROZEN_CARD), who, None, "found", "id_card"
    ).result(),
    "replace_card.replace_card": lambda shop, who: replace_card(
        shop.desk, find_card(shop.desk, CARD), NOBODYS_CARD, who, None, "lost", "id_card"
    ).result(),
    "unlock_staff.unlock_staff": _unlock,
    "begin_training.begin_training": lambda shop, who: begin_training(who, lambda: shop.desk)(),
    "preferences.set_preference": lambda shop, who: set_preference(shop.desk, who, "theme", "dark").result(),
}
