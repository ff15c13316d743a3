"""One register of a replay: real books, real services, real HTTP; only its clock is the data's."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from demo.replay.masters import CASHIER
from demo.replay.sold_file import Sold, SoldLine
from demo.replay.store_clock import StoreClock, business_day
from demo.replay.talk import Talk
from domain.cart import Cart, CartLine, CouponUse
from domain.entries import SaleCompleted
from local_db.keys import BooksKey, read_key_file, write_key_file
from local_db.verify import verify
from pos_app.bootstrap import BOOKS, REFERENCE, VERSION, Settings, assemble
from pos_app.clock import SystemClock
from pos_app.services.attach_member import attach_member
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.finish_sale import current_shift, finish_sale
from pos_app.services.open_sale import OpenSale
from pos_app.services.open_shift import open_shift
from pos_app.services.sign_in import sign_in, staff_member
from pos_app.services.start_till import start_till
from pos_app.services.take_payment import take_cash
from pos_app.sync.enrolment import enrol
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.session import RequestsSession

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from demo.replay.baskets import Basket
    from local_db.act import Recorded
    from local_db.books import Books

FLOAT = 20_000
CENT = "1"


@dataclass(frozen=True, slots=True)
class BooksFound:
    """A register's books after a replay: where its journal ends, and what their own `verify` says ("": all right)."""

    register: str
    epoch: str
    entries: int
    head: str
    wrong: str


class Register:
    """Enrols, learns prices, sells baskets, and in the end proves its books."""

    def __init__(self, folder: Path, hq_url: str, code: str, begins: datetime) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        settings = Settings(data=folder, key_file=folder.with_suffix(".key"), hq_url=hq_url)
        write_key_file(settings.key_file, BooksKey.of(os.urandom(48)))
        self._key = read_key_file(settings.key_file)
        self._till = assemble(settings, _enrolled(settings, self._key, code, begins))
        self._clock = StoreClock(begins)
        self._desk = replace(self._till.desk, clock=self._clock, paper=False)
        self._talk = Talk(hq_url, self._till, self._desk)
        self._talk.pull()
        self._cashier = staff_member(self._desk, CASHIER)
        self.name = self._desk.books.head().register
        self._wrote(start_till(self._desk, VERSION).result())
        self._wrote(sign_in(self._desk, self._cashier).result())

    def pull(self) -> None:
        """Learn what HQ has published."""
        self._talk.pull()

    def open_shift(self, at: datetime) -> None:
        """Open for the day with a float."""
        self._clock.set(at)
        self._wrote(open_shift(self._desk, self._cashier, FLOAT).result())

    def close_shift(self) -> None:
        """Close shift and day, with the Z report; what is counted is what has to be there."""
        expected = current_shift(self._desk).totals.expected_cash
        closed = close_shift(self._desk, self._cashier, count_drawer(self._desk, {CENT: expected}), "", day=True)
        for recorded in (closed.shift, closed.day):
            self._wrote(recorded)

    def sell(self, basket: Basket) -> Sold:
        """Sell a basket to its member for exact cash; one below zero takes its amount out of the drawer."""
        self._clock.set(basket.at)
        sale = OpenSale("", self._cart(basket))
        member = self._desk.members.by_id(basket.member)
        if member is None:
            raise LookupError(f"HQ has not told {self.name} of {basket.member}")
        sale = attach_member(self._desk, sale, member)
        if sale.settlement.due:
            sale = take_cash(self._desk, sale, sale.settlement.due, sure=True)
        recorded = finish_sale(self._desk, sale, self._cashier).result()
        self._wrote(recorded)
        return _sold(recorded)

    def end(self) -> BooksFound:
        """Let HQ have everything, close the books and prove them; the reference files are HQ's and are dropped."""
        self._talk.push_all()
        self._talk.close()
        head = self._desk.books.head()
        self._till.close()
        shutil.rmtree(self._folder / REFERENCE)
        verdict = verify(self._folder / BOOKS, self._key)
        wrong = "" if verdict.holds else f"{verdict.first_bad}: {verdict.reason}"
        if (verdict.entries, verdict.head) != (head.seq, head.hash):
            wrong = wrong or "the journal does not end where its head is"
        return BooksFound(head.register, head.epoch, head.seq, head.hash, wrong)

    def _cart(self, basket: Basket) -> Cart:
        lines = []
        for number, line in enumerate(basket.lines, start=1):
            article = self._desk.goods.by_sku(line.sku)
            if article is None or (article.price is None and line.quantity):
                raise LookupError(f"HQ has not told {self.name} of the article {line.sku} or its price")
            lines.append(CartLine(number, article, line.quantity, line.imported))
        return Cart(tuple(lines), _coupons(basket), basket.member, len(lines) + 1)

    def _wrote(self, recorded: Recorded | None) -> None:
        if recorded is not None:
            self._talk.wrote()


def _enrolled(settings: Settings, key: BooksKey, code: str, begins: datetime) -> Books:
    session = RequestsSession(settings.hq_url)
    try:
        return enrol(
            settings.hq_url,
            session,
            code=code,
            path=settings.data / BOOKS,
            key=key,
            clock=HqClock(SystemClock()),
            random=os.urandom,
            day=business_day,
            device={"program": VERSION},
            version=VERSION,
            begins=begins,
        )
    finally:
        session.close()


def _coupons(basket: Basket) -> tuple[CouponUse, ...]:
    tied = [
        CouponUse(f"{number}-{coupon.rule}", coupon.rule, coupon.amount, line=number)
        for number, line in enumerate(basket.lines, start=1)
        for coupon in line.coupons
    ]
    whole = [
        CouponUse(f"{number}-{coupon.rule}-basket", coupon.rule, coupon.amount)
        for number, coupon in enumerate(basket.coupons, start=1)
    ]
    return (*tied, *whole)


def _sold(recorded: Recorded) -> Sold:
    """What the entry says, and nothing else."""
    entry = recorded.entry
    body = entry.body
    assert isinstance(body, SaleCompleted)  # noqa: S101  that was asked for
    lines = []
    for line in body.lines:
        off: dict[str, int] = {}
        for one in line.adjustments:
            off[one.rule] = off.get(one.rule, 0) + one.amount
        facts = (line.sku, line.quantity, line.unit_price, line.member_price, line.per, line.list)
        lines.append(SoldLine(*facts, off, line.payable))
    return Sold(f"{entry.register}/{entry.epoch}/{entry.seq}", tuple(lines), body.payable)
