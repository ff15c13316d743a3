"""The unattended demo: a cashier's day as a story, by real services, real devices' twins, real HTTP, a real window.

Each scene says what happens, does it by keys and scans, and takes a picture in both languages.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from demo.checks import (
    all_sent,
    at,
    empty,
    has_member,
    has_staff,
    is_away,
    is_checked,
    is_online,
    more_than,
    owes_less_than,
    refused,
    settled_or_less,
)
from demo.processes import DemoError
from demo.setting import fill_hq
from demo.stage import Stage
from domain.shifts import DENOMINATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.setting import Folders


def tell(folders: Folders, language: str, say: Callable[[str], None]) -> None:
    """Play every scene; raises DemoError at the first thing that is not as told."""
    made = fill_hq(folders, say)
    stage = Stage(folders, made, language, say)
    try:
        stage.say(f"Register {stage.register} is enrolled; it has loaded articles, members and its allowances.")
        for scene in SCENES:
            stage.say(scene.__doc__ or scene.__name__)
            scene(stage)
    finally:
        stage.close()


# ---- scenes
def opens(stage: Stage) -> None:
    """The till starts; the cashier signs in by name and PIN and opens a shift with 500.00 in the drawer."""
    stage.till.start()
    stage.till.until(has_staff, "the names of the staff")
    _sign_in(stage, picture=True)
    stage.till.until(at("float"), "the float")
    stage.picture("float")
    stage.type("500")
    stage.key("Return")
    stage.till.until(at("sale"), "the sale screen")
    stage.till.until(is_online, "HQ")
    stage.picture("empty", small=True)


def _sign_in(stage: Stage, *, picture: bool = False) -> None:
    state = stage.till.ask(do="state")
    for _ in range(state["staff"].index(stage.cast.cashier)):
        stage.key("Down")
    if picture:
        stage.picture("sign_in", small=True)
    stage.type(stage.cast.pin)
    stage.key("Return")


def first_sale(stage: Stage) -> None:
    """Scanner, typed code, search by pinyin; the member's card reprices every line; quantity, removal, undo; cash."""
    cast = stage.cast
    stage.sell(cast.codes[:3])
    stage.type(cast.codes[3])
    stage.key("Return")
    state = stage.till.until(more_than(3), "the typed article")
    stage.key("F4")
    stage.type("nn")
    stage.picture("search")
    stage.key("Escape")
    stage.key("Escape")
    before = state["payable"]
    stage.scan(cast.red.card)
    state = stage.till.until(has_member(cast.red.id), "the member")
    if not state["payable"] < before:
        raise DemoError(f"the member's card did not reprice the cart: {before} → {state['payable']}")
    stage.picture("member", small=True)
    stage.type("3*")
    stage.picture("quantity")
    state = stage.key("Delete")
    stage.picture("removed")
    if stage.key("Z", "ctrl")["lines"] != state["lines"] + 1:
        raise DemoError("undo did not bring the line back")
    stage.key("F1")
    stage.picture("help")
    stage.key("Escape")
    stage.key("F9")
    stage.paid()
    stage.printed()
    stage.picture("paid", small=True)


def split_sale(stage: Stage) -> None:
    """Stored value takes what it can, cash the rest; the change stands in large figures."""
    stage.sell(stage.cast.codes[:6])
    stage.scan(stage.cast.other.card)
    stage.till.until(has_member(stage.cast.other.id), "the member")
    stage.scan(stage.cast.red.card)
    state = stage.till.until(has_member(stage.cast.red.id), "the other member")
    part = min(state["spendable"], state["due"]) // 200
    stage.type(f"{part}")
    stage.key("F12")
    state = stage.till.until(owes_less_than(state["due"]), "the stored value")
    stage.picture("partly_paid")
    stage.type(str(state["due"] // 100 + 20))
    stage.key("F9")
    stage.paid()
    stage.printed()
    stage.picture("paid_split")


def coupon_sale(stage: Stage) -> None:
    """A coupon of the member is scanned; the bill says what it took."""
    stage.sell(stage.cast.codes[:7])
    stage.scan(stage.cast.red.card)
    before = stage.till.until(has_member(stage.cast.red.id), "the member")
    stage.scan(stage.cast.coupon)
    stage.till.until(owes_less_than(before["due"]), "the coupon")
    stage.picture("coupon")
    stage.key("F3", "shift")
    stage.till.until(has_member(""), "the member to be dropped")
    stage.key("F9")
    stage.paid()


def wrong_codes(stage: Stage) -> None:
    """A wrong check digit, an unknown code, a frozen card: each is refused with what to do."""
    good = stage.cast.codes[0]
    wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
    for name, code in (("wrong_digit", wrong), ("frozen", stage.cast.frozen.card)):
        stage.scan(code)
        stage.till.until(refused, "the refusal")
        stage.picture(name)


def suspends(stage: Stage) -> None:
    """A sale is suspended, another made in between, the first resumed; a cart is cleared."""
    first = stage.sell(stage.cast.codes[1:4])
    stage.key("F6")
    stage.sell(stage.cast.codes[5:6])
    stage.key("F9")
    stage.paid()
    stage.key("F6", "shift")
    stage.picture("suspended")
    stage.key("Return")
    state = stage.till.until(at("sale"), "the suspended sale")
    if state["payable"] != first["payable"]:
        raise DemoError("the suspended sale came back with another price")
    stage.key("Delete", "ctrl")
    stage.picture("clear")
    stage.key("Return")
    stage.till.until(empty, "the cart to be empty")


def offline(stage: Stage) -> None:
    """HQ is switched off. The lamp says so; stored value is spent from what was lent to this register."""
    stage.hq.stop()
    stage.till.until(is_away, "the lamp")
    stage.sell(stage.cast.codes[:2])
    stage.scan(stage.cast.other.card)
    state = stage.till.until(has_member(stage.cast.other.id), "the member")
    if not state["spendable"]:
        raise DemoError("nothing was lent to this register")
    stage.picture("offline", small=True)
    stage.key("F12")
    state = stage.till.until(settled_or_less(state["due"]), "the stored value")
    if state["place"] != "paid":
        stage.key("F9")
    stage.paid()
    stage.printed()
    stage.picture("offline_paid")


def killed(stage: Stage) -> None:
    """`kill -9` in the middle of a sale: at the next start the cart is back, and the sale is finished."""
    before = stage.sell(stage.cast.codes[2:6])
    stage.till.kill()
    stage.till.start()
    stage.till.until(has_staff, "the names of the staff")
    _sign_in(stage)
    state = stage.till.until(at("sale"), "the sale screen")
    if (state["lines"], state["payable"]) != (before["lines"], before["payable"]):
        raise DemoError(f"the cart is not what it was: {state}")
    stage.picture("recovered")
    second = stage.second_till()
    try:
        second.start()
    except DemoError as refused:
        stage.say(f"A second till on the same books is refused: {refused}")
    else:
        raise DemoError("a second till was let in")
    finally:
        second.close()
    stage.key("Return")
    stage.key("Return")
    stage.paid()


def online_again(stage: Stage) -> None:
    """HQ is back: everything flows."""
    stage.hq.start()
    stage.till.until(all_sent, "every entry at HQ", 60)
    stage.picture("online_again")


def paper_out(stage: Stage) -> None:
    """The paper runs out: the sale goes on, the receipt waits and is printed when there is paper again."""
    stage.devices.head.set(has_paper=False)
    stage.sell(stage.cast.codes[4:5])
    stage.key("F9")
    stage.paid()
    time.sleep(1.0)
    stage.picture("paper_out")
    stage.devices.head.load_paper()
    stage.printed()
    stage.key("P", "ctrl")
    stage.printed()


def returns(stage: Stage) -> None:
    """F8: one line of a receipt comes back, then the rest of another receipt; the money goes where it came from."""
    stage.sell(stage.cast.codes[:3])
    stage.scan(stage.cast.red.card)
    state = stage.till.until(has_member(stage.cast.red.id), "the member")
    stage.type(f"{min(state['spendable'], state['due']) // 200}")
    stage.key("F12")
    stage.till.until(owes_less_than(state["due"]), "the stored value")
    stage.key("F9")
    receipt = stage.paid()["receipt"]
    stage.key("Return")
    stage.key("F8")
    stage.picture("receipts")
    stage.key("Escape")
    stage.type(str(receipt))
    stage.key("F8")
    stage.till.until(at("return"), "the return screen")
    stage.scan(stage.cast.codes[0])
    stage.picture("return", small=True)
    _give_back(stage, "returned")
    stage.type(str(receipt))
    stage.key("F8")
    stage.till.until(at("return"), "the return screen")
    stage.key("F8")
    stage.picture("return_rest")
    _give_back(stage, "returned_rest")


def _give_back(stage: Stage, picture: str) -> None:
    stage.key("Return")
    stage.paid()
    stage.printed()
    stage.picture(picture)
    stage.key("Return")


def locks(stage: Stage) -> None:
    """The till is locked and unlocked; the drawer is opened for a reason."""
    stage.key("L", "ctrl")
    stage.picture("locked")
    stage.type(stage.cast.pin)
    stage.key("Return")
    stage.till.until(at("sale"), "the till to be unlocked")
    stage.key("O", "ctrl")
    stage.picture("drawer_reason")
    stage.key("1")
    stage.till.until(at("sale"), "the drawer")


def day_end(stage: Stage) -> None:
    """X report, then the blind count and the Z report, on screen and on paper."""
    stage.key("M", "ctrl")
    stage.picture("menu")
    stage.key("1")
    stage.till.until(at("report"), "the X report")
    stage.picture("x_report", small=True)
    stage.key("P", "ctrl")
    stage.printed()
    stage.key("Escape")
    stage.key("M", "ctrl")
    stage.key("2")
    stage.till.until(at("count"), "the count")
    stage.picture("count", small=True)
    expected = stage.till.ask(do="expected")["cash"]
    for denomination in DENOMINATIONS["CNY"]:
        pieces, expected = divmod(expected, denomination)
        if pieces:
            stage.type(str(pieces))
        stage.key("Return")
    stage.till.until(is_checked, "the check")
    stage.picture("check")
    stage.key("Return")
    stage.till.until(at("report"), "the Z report", 60)
    stage.printed()
    stage.picture("z_report", small=True)
    stage.key("Escape")
    stage.till.until(all_sent, "every entry at HQ", 60)


SCENES = (
    opens,
    first_sale,
    split_sale,
    coupon_sale,
    wrong_codes,
    suspends,
    offline,
    killed,
    online_again,
    paper_out,
    returns,
    locks,
    day_end,
)
