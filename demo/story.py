"""The unattended demo: a cashier's day as a story, by real services, real devices' twins, real HTTP, a real window.

Each scene says what happens, does it by keys and scans, and takes a picture in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.checks import (
    all_sent,
    asks,
    at,
    empty,
    has_member,
    has_staff,
    is_away,
    is_checked,
    is_kept,
    is_online,
    more_than,
    owes_less_than,
    refused,
    settled_or_less,
    shows_a_sheet,
    takes_back,
    waits_for_paper,
)
from demo.processes import DemoError
from demo.setting import begin
from demo.stage import Stage
from domain.shifts import DENOMINATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.chain import DemoChain
    from demo.folders import Folders


def tell(folders: Folders, made: DemoChain, language: str, listen: int, say: Callable[[str], None]) -> None:
    """Play every scene; raises DemoError at the first thing that is not as told."""
    stage = Stage(folders, made, begin(folders, made, language, listen, say), language, say)
    try:
        for scene in SCENES:
            if scene is sells_ahead and not stage.cast.ahead:
                continue
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
    stage.type("500")
    stage.picture("float")
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


def many_ways_in(stage: Stage) -> None:
    """Articles come in by a serial scanner, a scanner that types, digits, pinyin, and by weight."""
    cast = stage.cast
    stage.sell(cast.codes[:2])
    stage.till.ask(do="wedge", code=cast.codes[2])
    stage.till.until(more_than(2), "the article of the scanner that types")
    stage.type(cast.codes[3])
    stage.key("Return")
    stage.till.until(more_than(3), "the typed article")
    stage.key("F4")
    stage.type(cast.searched[:4])
    stage.picture("search")
    stage.key("Return")
    stage.till.until(more_than(4), "the article that was searched for")
    stage.scan(cast.weighed)
    stage.till.until(refused, "the question for the weight")
    stage.picture("weigh")
    stage.type("0.75*")
    stage.till.until(more_than(5), "the weighed article")


def member_and_lines(stage: Stage) -> None:
    """The member's card reprices every line; the member is changed and dropped; quantity, removal, undo; cash."""
    red, other = stage.cast.red, stage.cast.other
    before = stage.till.ask(do="state")["payable"]
    stage.scan(other.card)
    stage.till.until(has_member(other.id), "the member")
    stage.scan(red.card)
    state = stage.till.until(has_member(red.id), "the other member")
    _expect(state["payable"] < before, f"the member's card did not reprice the cart: {before} → {state['payable']}")
    stage.picture("member", small=True)
    state = stage.key("Shift+F3")
    _expect(not state["member"] and state["payable"] == before, "dropping the member did not bring the prices back")
    stage.type(red.phone)
    stage.key("Return")
    stage.till.until(has_member(red.id), "the member by phone")
    for _ in range(3):
        stage.key("Up")
    stage.type("3*")
    stage.picture("quantity")
    lines = stage.till.ask(do="state")["lines"]
    stage.key("Delete")
    stage.picture("removed")
    _expect(stage.key("Ctrl+Z")["lines"] == lines, "undo did not bring the line back")
    stage.key("F1")
    stage.picture("help")
    stage.key("Escape")
    stage.type(str(stage.till.ask(do="state")["due"] // 100 + 20))
    stage.key("F9")
    state = stage.paid()
    _expect(state["change"] > 0, "no change")
    stage.printed()
    _expect(stage.devices.pulses > 0, "the drawer stayed shut")
    stage.picture("paid", small=True)
    stage.key("Ctrl+P")
    stage.printed()


def split_sale(stage: Stage) -> None:
    """Stored value takes a part, cash the rest."""
    stage.sell(stage.cast.codes[:6])
    stage.scan(stage.cast.red.card)
    state = stage.till.until(has_member(stage.cast.red.id), "the member")
    stage.type(f"{min(state['spendable'], state['due']) // 200}")
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
    stage.key("F9")
    stage.paid()


def sells_ahead(stage: Stage) -> None:
    """What the trade sells ahead, packages and paid membership, goes to a member."""
    stage.key("Return")
    stage.scan(stage.cast.red.card)
    stage.till.until(has_member(stage.cast.red.id), "the member")
    stage.sell(stage.cast.ahead)
    stage.picture("ahead")
    stage.key("F9")
    stage.paid()


def wrong_codes(stage: Stage) -> None:
    """A wrong check digit, an unknown code: refused with what to do; a frozen card: its sheet says what may be done."""
    good = stage.cast.codes[0]
    wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
    codes = {"wrong_digit": wrong, "unknown": stage.cast.unknown, "frozen": stage.cast.frozen.card}
    stage.key("Return")
    for name, code in codes.items():
        stage.scan(code)
        stage.till.until(shows_a_sheet if name == "frozen" else refused, "the refusal")
        stage.picture(name)
        stage.key("Escape")


def suspends(stage: Stage) -> None:
    """A sale is suspended, another made in between, the first resumed."""
    first = stage.sell(stage.cast.codes[1:4])
    stage.key("F6")
    stage.till.until(empty, "the sale to be put aside")
    stage.sell(stage.cast.codes[5:6])
    stage.key("F9")
    stage.paid()
    stage.key("Shift+F6")
    stage.picture("suspended")
    stage.key("Return")
    state = stage.till.until(more_than(2), "the suspended sale")
    _expect(state["payable"] == first["payable"], "the suspended sale came back with another price")


def closes(stage: Stage) -> None:
    """The window is closed with an open sale: the till asks, suspends it, and it is there after the next start."""
    before = stage.till.ask(do="state")
    stage.till.ask(do="leave")
    stage.till.until(asks, "the question before the window closes")
    stage.picture("leave")
    stage.key("Escape")
    stage.till.until(more_than(before["lines"] - 1), "the sale, untouched")
    stage.till.ask(do="leave")
    stage.till.ask(do="key", key="Return")
    code = stage.till.ended()
    _expect(code == 0, f"the till ended with {code}")
    stage.till.start()
    stage.till.until(has_staff, "the names of the staff")
    _sign_in(stage)
    stage.till.until(empty, "an empty cart")
    stage.key("Shift+F6")
    stage.key("Return")
    state = stage.till.until(more_than(before["lines"] - 1), "the suspended sale")
    _expect(state["payable"] == before["payable"], "the suspended sale came back with another price")
    stage.key("Ctrl+Delete")
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
    _expect(state["spendable"] > 0, "nothing was lent to this register")
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
    stage.till.until(is_kept, "the draft of the sale")
    stage.till.kill()
    stage.till.start()
    stage.till.until(has_staff, "the names of the staff")
    _sign_in(stage)
    state = stage.till.until(at("sale"), "the sale screen")
    same = (state["lines"], state["payable"]) == (before["lines"], before["payable"])
    _expect(same, f"the cart is not what it was: {state}")
    stage.picture("recovered")
    second = stage.second_till()
    try:
        second.start()
    except DemoError as refusal:
        stage.say(f"A second till on the same books is refused: {refusal}")
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
    stage.printed()
    stage.devices.head.set(has_paper=False)
    stage.sell(stage.cast.codes[4:5])
    stage.key("F9")
    stage.paid()
    stage.till.until(waits_for_paper, "the word that the receipt waits")
    stage.picture("paper_out")
    stage.devices.head.load_paper()
    stage.printed()
    stage.picture("paper_back")


def returns(stage: Stage) -> None:
    """The receipt is scanned and one line comes back, then by number and F8 the rest; the money goes where it was."""
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
    stage.scan(receipt)
    stage.till.until(at("return"), "the return screen")
    stage.scan(stage.cast.codes[0])
    stage.till.until(takes_back, "the line to be chosen")
    stage.picture("return", small=True)
    _give_back(stage, "returned")
    stage.type(str(int(receipt.split()[0].rpartition("-")[2])))
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
    """The till is locked and unlocked; the drawer is opened for a reason, which the manager approves on the spot."""
    stage.key("Ctrl+L")
    stage.picture("locked")
    stage.type(stage.cast.pin)
    stage.key("Return")
    stage.till.until(at("sale"), "the till to be unlocked")
    stage.key("Ctrl+O")
    stage.picture("drawer_reason")
    stage.key("1")
    stage.till.until(at("approve"), "the question who approves")
    stage.picture("approval")
    stage.type(stage.cast.managers_pin)
    stage.key("Return")
    stage.till.until(at("sale"), "the drawer")


def day_end(stage: Stage) -> None:
    """X report, then the blind count and the Z report, on screen and on paper."""
    stage.key("Ctrl+M")
    stage.picture("menu")
    stage.key("1")
    stage.till.until(at("report"), "the X report")
    stage.picture("x_report", small=True)
    stage.key("Ctrl+P")
    stage.printed()
    stage.key("Escape")
    stage.key("Ctrl+M")
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


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001  what is expected
    if not holds:
        raise DemoError(otherwise)


SCENES = (
    opens,
    many_ways_in,
    member_and_lines,
    split_sale,
    coupon_sale,
    sells_ahead,
    wrong_codes,
    suspends,
    closes,
    offline,
    killed,
    online_again,
    paper_out,
    returns,
    locks,
    day_end,
)
