"""The stage of the story: the till, HQ, devices, pictures, and who plays."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.checks import State, is_paid, more_than, nothing_to_print
from demo.processes import DemoError, SteeredTill
from demo.setting import STORE, Devices
from domain.articles import check_digit
from hq.services.pinyin import initials
from pos_app.services.repeated_scan import BOUNCE_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from demo.chain import DemoChain
    from demo.folders import Folders
    from demo.processes import HqProcess
    from hq.services.chain import Member

SHOWN = ("zh_CN", "en")
"""The languages of the pictures; the till speaks more (`pos_app.ui.gallery`)."""
SMALL = (1024, 600)
WIDE = (1366, 768)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what the story needs, found in the demo chain."""

    codes: tuple[str, ...]
    searched: str
    weighed: str
    unknown: str
    red: Member
    other: Member
    frozen: Member
    coupon: str
    ahead: tuple[str, ...]
    cashier: str
    pin: str
    managers_pin: str


def cast(made: DemoChain) -> Cast:
    """Choose articles (a trade's own first) and members: one of the second tier with a good balance, one of none, one
    frozen.

    Raises DemoError when the chain is too small for that.
    """
    prices = {price.sku: price for price in made.chain.prices if price.store == STORE}
    known = {barcode.code for article in made.chain.articles for barcode in article.barcodes}
    own, ahead = (made.trade.goods, made.trade.ahead) if made.trade is not None else ((), frozenset())
    usual = [a for a in made.chain.articles[len(own) :] if 500 < prices[a.sku].price < 5000]
    pieces = [a for a in (*own, *usual) if a.per == 1 and a.barcodes and a.sku not in ahead]
    loyal = made.ladder[1].id
    here = [m for m in made.chain.members if m.home_store == STORE]
    cashier = f"{STORE}-A"
    try:
        red = next(m for m in here if m.tier == loyal and not m.frozen and _balance(m) > 40_000 and _coupon(m))
        return Cast(
            codes=tuple(a.barcodes[0].code for a in pieces[:12]),
            searched=initials(pieces[12].name),
            weighed=next(a.barcodes[0].code for a in made.chain.articles if a.per != 1),
            unknown=next(code for code in map(_with_digit, range(10**11, 10**12)) if code not in known),
            red=red,
            other=next(m for m in here if m.tier is None and not m.frozen and _balance(m) > 20_000),
            frozen=next(m for m in here if m.frozen),
            coupon=_coupon(red),
            ahead=tuple(a.barcodes[0].code for a in own if a.sku in ahead),
            cashier=cashier,
            pin=made.pins[cashier],
            managers_pin=made.pins[f"{STORE}-M"],
        )
    except (StopIteration, IndexError) as error:
        raise DemoError("The chain is too small for the story: give it more --articles and --members.") from error


def _with_digit(number: int) -> str:
    return f"6{number}"[:12] + check_digit(f"6{number}"[:12])


def _balance(member: Member) -> int:
    return sum(unit.amount for unit in member.units if unit.unit.startswith(("SVP/", "SVB/")))


def _coupon(member: Member) -> str:
    """The member's coupon without a threshold."""
    return next((unit.unit.rpartition("/")[2] for unit in member.units if unit.unit.startswith("CPN:")), "")


class Stage:
    """What every scene has at hand: the till, HQ, the devices, pictures and narration."""

    def __init__(
        self, folders: Folders, made: DemoChain, hq: HqProcess, language: str, say: Callable[[str], None]
    ) -> None:
        self.folders = folders
        self.cast = cast(made)
        self.say = say
        self.language = language
        self.hq = hq
        self.devices = Devices(folders)
        self.till = self._new_till()
        self._pictures = 0
        self._scanned = ""

    def _new_till(self) -> SteeredTill:
        return SteeredTill(
            [
                *("--data", str(self.folders.till), "--key-file", str(self.folders.key), "--hq", self.hq.url),
                *("--language", self.language, *self.devices.settings),
            ]
        )

    def second_till(self) -> SteeredTill:
        """Another till on the same books."""
        return self._new_till()

    # ---- hands
    def scan(self, code: str) -> None:
        """The scanner reads a code; the same code again comes slower than a bounce of its trigger."""
        if code == self._scanned:
            time.sleep(BOUNCE_MS / 1000)
        self._scanned = code
        if self.devices.scanner is None:
            self.till.ask(do="wedge", code=code)
        else:
            self.devices.scanner.scan(code)

    def sell(self, codes: Iterable[str]) -> State:
        """Scan articles one after the other and wait until each lies in the cart."""
        state = self.till.ask(do="state")
        for code in codes:
            lines = 0 if state["place"] == "paid" else state["lines"]
            self.scan(code)
            state = self.till.until(more_than(lines), f"the article {code} in the cart")
        return state

    def key(self, key: str) -> State:
        """Press a key, by its name: `F9`, `Ctrl+Z`."""
        self.till.ask(do="key", key=key)
        return self.till.ask(do="state")

    def type(self, text: str) -> None:
        """Type."""
        self.till.ask(do="type", text=text)

    def paid(self) -> State:
        """Wait until the sale is durable and paid."""
        return self.till.until(is_paid, "the paid screen")

    def printed(self) -> None:
        """Wait until every job is on paper."""
        self.till.until(nothing_to_print, "the printer")

    def picture(self, name: str, *, small: bool = False) -> None:
        """A picture in each language; of the compact layout too, if asked."""
        self._pictures += 1
        sizes = (WIDE, SMALL) if small else (WIDE,)
        for width, height in sizes:
            self.till.ask(do="resize", width=width, height=height)
            paths = {}
            for language in dict.fromkeys((*SHOWN, self.language)):
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
