"""A day at a real till, told to a file that outlives a `kill -9`: what was begun, kept and shown as done."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local_db.act import Recorded
from pos_app.bootstrap import Till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.change_line import remove_line
from pos_app.services.clear_cart import clear_cart
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.finish_sale import current_shift, finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.ports import StaffMember
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.route_scan import receipt_number
from pos_app.services.scan_article import scan_article
from pos_app.services.sign_in import check_pin, sign_in
from pos_app.services.suspend_sale import keep_sale, resume_sale, suspend_sale, suspended_sales
from pos_app.services.take_payment import enlarge_for, take_cash, take_stored_value
from pos_app.sync.syncer import Pace
from tests.crash.chain import CARD, CASHIER, MEMBER, PIN, SKUS

PATIENCE = 20.0
PACE = Pace(heartbeat=1.0, rest=0.02, first_retry=0.05, longest_retry=0.2)


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something to become true; TimeoutError with what did not."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.005)


class Diary:
    """Lines that are in the file when `note` returns, whatever happens to the process then."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(self, what: str, **facts: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Note what was done."""
        os.write(self._file, json.dumps({"what": what, **facts}).encode() + b"\n")

    def shown(self, what: str, recorded: Recorded, **facts: Any) -> None:  # noqa: ANN401
        """Note an entry that a screen would show as done."""
        self.note(what, seq=recorded.entry.seq, hash=recorded.hash, **facts)


@dataclass
class Day:
    """The acts of a cashier, each noted when it is done."""

    till: Till
    diary: Diary
    cashier: StaffMember | None = None

    def whole(self) -> None:
        """Sales online and offline, a return, a suspended sale, a cleared one, and the end of the day."""
        self.begin()
        first = self.sell(online=True)
        self.settle()
        self.go_offline()
        self.sell()
        waiting = self.suspend()
        self.sell()
        self.resume(waiting)
        self.till.start_sync(PACE)
        until(lambda: self.till.hq.online, "HQ was not reached again")
        self.bring_back(first)
        self.clear()
        self.drop()
        self.end()

    def begin(self) -> None:
        """Sign in and open a shift."""
        until(lambda: bool(self.till.desk.staff.staff()), "no staff came from HQ")
        until(lambda: self.till.hq.online, "HQ was not reached")
        until(self.may_spend, "nothing was lent to this till")
        self.cashier = check_pin(self.till.desk, CASHIER, PIN)
        self.diary.shown("signed in", sign_in(self.till.desk, self.cashier).result())
        if self.till.desk.books.open_shift() is None:
            self.diary.shown("shift", open_shift(self.till.desk, self.cashier, 20_000).result())

    def may_spend(self) -> bool:
        """Whether the member's home allowance is here."""
        return any(room.totals.granted for room in self.till.books.rooms(MEMBER).values())

    @property
    def who(self) -> StaffMember:
        """The cashier that is signed in."""
        assert self.cashier is not None
        return self.cashier

    def cart(self) -> OpenSale:
        """Two articles, each kept before the next is scanned."""
        desk, sale = self.till.desk, new_sale(self.till.desk)
        self.diary.note("begun", draft=sale.id)
        for lines, sku in enumerate(SKUS[:2], start=1):
            sale = scan_article(desk, sale, sku, 10)
            keep_sale(desk, sale, self.who).result()
            self.diary.note("kept", draft=sale.id, lines=lines)
        return sale

    def sell(self, *, online: bool = False) -> Recorded:
        """A member pays a part with stored value: online more than was lent, offline what is lent; the rest in cash."""
        desk = self.till.desk
        sale = attach_member(desk, self.cart(), find_card(desk, CARD))
        if online:
            enlarge_for(desk, sale, 40_000)
        sale = take_stored_value(desk, sale, 5000)
        return self.pay(sale)

    def pay(self, sale: OpenSale) -> Recorded:
        """Take the rest in cash and finish."""
        if sale.settlement.due:
            sale = take_cash(self.till.desk, sale)
        recorded = finish_sale(self.till.desk, sale, self.who).result()
        self.diary.shown("paid", recorded, draft=sale.id)
        return recorded

    def suspend(self) -> str:
        """Put a sale aside; its draft."""
        sale = self.cart()
        suspend_sale(self.till.desk, sale, self.who).result()
        self.diary.note("suspended", draft=sale.id)
        return sale.id

    def resume(self, draft: str) -> None:
        """Take it up again and finish it."""
        sale = next(one.sale for one in suspended_sales(self.till.desk) if one.sale.id == draft)
        resume_sale(self.till.desk, sale, self.who).result()
        self.diary.note("resumed", draft=draft)
        self.pay(sale)

    def bring_back(self, sold: Recorded) -> None:
        """Return everything of a sale."""
        number = receipt_number(sold.entry.register, sold.entry.seq)
        opened = want_everything(open_return(self.till.desk, number))
        self.diary.shown("returned", return_goods(self.till.desk, opened, self.who).result())

    def clear(self) -> None:
        """Somebody goes without buying."""
        sale = self.cart()
        self.diary.note("clearing", draft=sale.id)
        self.diary.shown("cleared", clear_cart(self.till.desk, sale, self.who).result(), draft=sale.id)

    def drop(self) -> None:
        """The only article is taken out again: no draft is left."""
        desk, sale = self.till.desk, new_sale(self.till.desk)
        sale = scan_article(desk, sale, SKUS[2])
        keep_sale(desk, sale, self.who).result()
        sale = remove_line(desk, sale, 1, self.who)
        keep_sale(desk, sale, self.who).result()

    def go_offline(self) -> None:
        """HQ is away."""
        syncer = self.till.syncer
        assert syncer is not None
        self.till.hq.use(None)
        self.till.syncer = None
        syncer.stop()

    def settle(self) -> None:
        """Wait until HQ has everything and all is printed."""
        books = self.till.books
        until(lambda: not waiting_jobs(self.till), "something was not printed")
        until(lambda: books.unsynced().count == 0, "HQ did not take everything")

    def end(self) -> None:
        """Count, close shift and day, and wait until all of it is out."""
        self.settle()
        desk = self.till.desk
        cash = current_shift(desk).totals.expected_cash
        closed = close_shift(desk, self.who, count_drawer(desk, {"1": cash}), "", day=True)
        self.diary.shown("closed", closed.shift)
        if closed.day is not None:
            self.diary.shown("day", closed.day)
        self.settle()
        self.diary.note("ended")


def waiting_jobs(till: Till) -> int:
    """How many jobs are still to be printed."""
    return sum(job.state in {"queued", "sending"} for job in till.books.job_states())
