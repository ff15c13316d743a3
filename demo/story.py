"""The unattended demo: a cashier's day as a story, by real services, real devices' twins, real HTTP, a real window.

Each step says what happens, does it by keys and scans, and takes a picture in both languages.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from demo.processes import DemoError, HqProcess, SteeredTill
from demo.setting import STORE, Devices, Folders, enrol, fill_hq
from domain.shifts import DENOMINATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from demo.chain import DemoChain
    from hq.services.chain import Member

LANGUAGES = ("zh_CN", "en")
SMALL = (1024, 600)
WIDE = (1366, 768)
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the story needs, found in the demo chain."""

    codes: tuple[str, ...]
    weighed: str
    red: Member
    other: Member
    frozen: Member
    coupon: str
    cashier: str
    pin: str


def cast(made: DemoChain) -> Cast:
    """Choose articles and members: one with a red diamond and a good balance, one without, one frozen."""
    prices = {price.sku: price for price in made.chain.prices if price.store == STORE}
    pieces = [a for a in made.chain.articles if a.per == 1 and a.barcodes and 500 < prices[a.sku].price < 5000]  # noqa: PLR2004
    weighed = next(a for a in made.chain.articles if a.per != 1)
    here = [m for m in made.chain.members if m.home_store == STORE]
    red = next(m for m in here if m.tier == "red" and not m.frozen and _balance(m) > 40_000 and _coupon(m))  # noqa: PLR2004
    other = next(m for m in here if m.tier is None and not m.frozen and _balance(m) > 20_000)  # noqa: PLR2004
    cashier = f"{STORE}-A"
    return Cast(
        codes=tuple(a.barcodes[0].code for a in pieces[:12]),
        weighed=weighed.barcodes[0].code if weighed.barcodes else weighed.sku,
        red=red,
        other=other,
        frozen=next(m for m in here if m.frozen),
        coupon=_coupon(red),
        cashier=cashier,
        pin=made.pins[cashier],
    )


def _balance(member: Member) -> int:
    return sum(unit.amount for unit in member.units if unit.unit.startswith(("SVP/", "SVB/")))


def _coupon(member: Member) -> str:
    return next((unit.unit.rpartition("/")[2] for unit in member.units if unit.unit.startswith("CPN:")), "")


class Stage:
    """What every scene has at hand: the till, HQ, the devices, pictures and narration."""

    def __init__(self, folders: Folders, made: DemoChain, language: str, say: Callable[[str], None]) -> None:
        self.folders = folders
        self.made = made
        self.cast = cast(made)
        self.say = say
        self.language = language
        self.devices = Devices(folders)
        self.hq = HqProcess(folders.hq)
        self.hq.start()
        self.register = enrol(folders, self.hq, made, language, say)
        self.till = self._new_till()
        self._pictures = 0

    def _new_till(self) -> SteeredTill:
        return SteeredTill(
            [
                *("--data", str(self.folders.till), "--key-file", str(self.folders.key), "--hq", self.hq.url),
                *("--printer", self.devices.printer_address, "--scanner", str(self.devices.scanner.path)),
                *("--language", self.language),
            ]
        )

    def second_till(self) -> SteeredTill:
        """Another till on the same books."""
        return self._new_till()

    # ---- hands
    def scan(self, code: str, *, pause: float = 0.45) -> None:
        """The scanner reads a code; slower than a bounce of its trigger."""
        self.devices.scanner.scan(code)
        time.sleep(pause)

    def sell(self, codes: Iterable[str]) -> State:
        """Scan articles one after the other and wait until each lies in the cart."""
        state = self.till.ask(do="state")
        for code in codes:
            lines = 0 if state["place"] == "paid" else state["lines"]
            self.scan(code)
            state = self.till.until(_more_than(lines), f"the article {code} in the cart")
        return state

    def key(self, key: str, *mods: str) -> State:
        """Press a key."""
        self.till.ask(do="key", key=key, mods=mods)
        return self.till.ask(do="state")

    def type(self, text: str) -> None:
        """Type."""
        self.till.ask(do="type", text=text)

    def paid(self) -> State:
        """Wait until the sale is durable and paid."""
        return self.till.until(_is_paid, "the paid screen")

    def printed(self) -> None:
        """Wait until every job is on paper."""
        self.till.until(_nothing_to_print, "the printer")

    def picture(self, name: str, *, small: bool = False) -> None:
        """A picture in both languages; of the compact layout too, if asked."""
        self._pictures += 1
        sizes = (WIDE, SMALL) if small else (WIDE,)
        for width, height in sizes:
            self.till.ask(do="resize", width=width, height=height)
            paths = {}
            for language in LANGUAGES:
                folder = self.folders.screens / language
                folder.mkdir(parents=True, exist_ok=True)
                suffix = "" if height == WIDE[1] else "_compact"
                paths[language] = str(folder / f"{self._pictures:02d}_{name}{suffix}.png")
            self.till.ask(do="grab", paths=paths)
        self.till.ask(do="resize", width=WIDE[0], height=WIDE[1])

    def close(self) -> None:
        """End everything in order."""
        self.till.close()
        self.hq.stop()
        self.devices.close()


def _more_than(lines: int) -> Callable[[State], bool]:
    def check(state: State) -> bool:
        return bool(state["place"] == "sale" and state["lines"] > lines)

    return check


def _is_paid(state: State) -> bool:
    return bool(state["place"] == "paid" and not state["busy"])


def _nothing_to_print(state: State) -> bool:
    return not state["jobs"]


def _at(place: str) -> Callable[[State], bool]:
    def check(state: State) -> bool:
        return bool(state["place"] == place and not state["busy"])

    return check


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
    stage.till.until(_has_staff, "the names of the staff")
    _sign_in(stage, picture=True)
    stage.till.until(_at("float"), "the float")
    stage.picture("float")
    stage.type("500")
    stage.key("Return")
    stage.till.until(_at("sale"), "the sale screen")
    stage.till.until(_is_online, "HQ")
    stage.picture("empty", small=True)


def _has_staff(state: State) -> bool:
    return bool(state["staff"])


def _is_online(state: State) -> bool:
    return bool(state["online"] and state["complete"])


def _sign_in(stage: Stage, *, picture: bool = False) -> None:
    state = stage.till.ask(do="state")
    for _ in range(state["staff"].index(stage.cast.cashier)):
        stage.key("Down")
    if picture:
        stage.picture("sign_in", small=True)
    stage.type(stage.cast.pin)
    stage.key("Return")


def first_sale(stage: Stage) -> None:
    """Scanner, a typed code, a search by pinyin; the member's card reprices every line; quantity, removal, undo; cash."""
    cast = stage.cast
    stage.sell(cast.codes[:3])
    stage.type(cast.codes[3])
    stage.key("Return")
    state = stage.till.until(_more_than(3), "the typed article")
    stage.key("F4")
    stage.type("nn")
    stage.picture("search")
    stage.key("Escape")
    stage.key("Escape")
    before = state["payable"]
    stage.scan(cast.red.card)
    state = stage.till.until(_has_member(cast.red.id), "the member")
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


def _has_member(member: str) -> Callable[[State], bool]:
    def check(state: State) -> bool:
        return bool(state["member"] == member)

    return check


def split_sale(stage: Stage) -> None:
    """Stored value takes what it can, cash the rest; the change stands in large figures."""
    stage.sell(stage.cast.codes[:6])
    stage.scan(stage.cast.other.card)
    stage.till.until(_has_member(stage.cast.other.id), "the member")
    stage.scan(stage.cast.red.card)
    state = stage.till.until(_has_member(stage.cast.red.id), "the other member")
    part = min(state["spendable"], state["due"]) // 200
    stage.type(f"{part}")
    stage.key("F12")
    state = stage.till.until(_owes_less_than(state["due"]), "the stored value")
    stage.picture("partly_paid")
    stage.type(str(state["due"] // 100 + 20))
    stage.key("F9")
    stage.paid()
    stage.printed()
    stage.picture("paid_split")


def _owes_less_than(due: int) -> Callable[[State], bool]:
    def check(state: State) -> bool:
        return bool(not state["busy"] and state["due"] < due)

    return check


def coupon_sale(stage: Stage) -> None:
    """A coupon of the member is scanned; the bill says what it took."""
    stage.sell(stage.cast.codes[:7])
    stage.scan(stage.cast.red.card)
    before = stage.till.until(_has_member(stage.cast.red.id), "the member")
    stage.scan(stage.cast.coupon)
    stage.till.until(_owes_less_than(before["due"]), "the coupon")
    stage.picture("coupon")
    stage.key("F3", "shift")
    stage.till.until(_has_member(""), "the member to be dropped")
    stage.key("F9")
    stage.paid()


def wrong_codes(stage: Stage) -> None:
    """A wrong check digit, an unknown code, a frozen card: each is refused with what to do."""
    good = stage.cast.codes[0]
    wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
    for name, code in (("wrong_digit", wrong), ("frozen", stage.cast.frozen.card)):
        stage.scan(code)
        stage.till.until(_refused, "the refusal")
        stage.picture(name)


def _refused(state: State) -> bool:
    return bool(state["scan_mode"] == "error")


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
    state = stage.till.until(_at("sale"), "the suspended sale")
    if state["payable"] != first["payable"]:
        raise DemoError("the suspended sale came back with another price")
    stage.key("Delete", "ctrl")
    stage.picture("clear")
    stage.key("Return")
    stage.till.until(_empty, "the cart to be empty")


def _empty(state: State) -> bool:
    return bool(state["place"] == "sale" and not state["lines"])


def offline(stage: Stage) -> None:
    """HQ is switched off. The lamp says so; stored value is spent from what was lent to this register."""
    stage.hq.stop()
    stage.till.until(_is_away, "the lamp")
    stage.sell(stage.cast.codes[:2])
    stage.scan(stage.cast.other.card)
    state = stage.till.until(_has_member(stage.cast.other.id), "the member")
    if not state["spendable"]:
        raise DemoError("nothing was lent to this register")
    stage.picture("offline", small=True)
    stage.key("F12")
    state = stage.till.until(_settled_or_less(state["due"]), "the stored value")
    if state["place"] != "paid":
        stage.key("F9")
    stage.paid()
    stage.printed()
    stage.picture("offline_paid")


def _is_away(state: State) -> bool:
    return not state["online"]


def _settled_or_less(due: int) -> Callable[[State], bool]:
    def check(state: State) -> bool:
        return bool(not state["busy"] and (state["place"] == "paid" or state["due"] < due))

    return check


def killed(stage: Stage) -> None:
    """`kill -9` in the middle of a sale: at the next start the cart is back, and the sale is finished."""
    before = stage.sell(stage.cast.codes[2:6])
    stage.till.kill()
    stage.till.start()
    stage.till.until(_has_staff, "the names of the staff")
    _sign_in(stage)
    state = stage.till.until(_at("sale"), "the sale screen")
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
    stage.till.until(_all_sent, "every entry at HQ", 60)
    stage.picture("online_again")


def _all_sent(state: State) -> bool:
    return bool(state["online"] and not state["unsynced"])


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
    state = stage.till.until(_has_member(stage.cast.red.id), "the member")
    stage.type(f"{min(state['spendable'], state['due']) // 200}")
    stage.key("F12")
    stage.till.until(_owes_less_than(state["due"]), "the stored value")
    stage.key("F9")
    receipt = stage.paid()["receipt"]
    stage.key("Return")
    stage.key("F8")
    stage.picture("receipts")
    stage.key("Escape")
    stage.type(str(receipt))
    stage.key("F8")
    stage.till.until(_at("return"), "the return screen")
    stage.scan(stage.cast.codes[0])
    stage.picture("return", small=True)
    _give_back(stage, "returned")
    stage.type(str(receipt))
    stage.key("F8")
    stage.till.until(_at("return"), "the return screen")
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
    stage.till.until(_at("sale"), "the till to be unlocked")
    stage.key("O", "ctrl")
    stage.picture("drawer_reason")
    stage.key("1")
    stage.till.until(_at("sale"), "the drawer")


def day_end(stage: Stage) -> None:
    """X report, then the blind count and the Z report, on screen and on paper."""
    stage.key("M", "ctrl")
    stage.picture("menu")
    stage.key("1")
    stage.till.until(_at("report"), "the X report")
    stage.picture("x_report", small=True)
    stage.key("P", "ctrl")
    stage.printed()
    stage.key("Escape")
    stage.key("M", "ctrl")
    stage.key("2")
    stage.till.until(_at("count"), "the count")
    stage.picture("count", small=True)
    expected = stage.till.ask(do="expected")["cash"]
    for denomination in DENOMINATIONS["CNY"]:
        pieces, expected = divmod(expected, denomination)
        if pieces:
            stage.type(str(pieces))
        stage.key("Return")
    stage.till.until(_is_checked, "the check")
    stage.picture("check")
    stage.key("Return")
    stage.till.until(_at("report"), "the Z report", 60)
    stage.printed()
    stage.picture("z_report", small=True)
    stage.key("Escape")
    stage.till.until(_all_sent, "every entry at HQ", 60)


def _is_checked(state: State) -> bool:
    return bool(state["counted"] is not None)


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
