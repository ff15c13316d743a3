"""A register at work: real books and reference files, a shift open, and if wanted the real window."""

from __future__ import annotations

import gc
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench import made
from bench.painted import settle, until
from pos_app.bootstrap import Settings, Till, open_till
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.scan_article import scan_article
from pos_app.services.sign_in import sign_in, staff_member
from pos_app.services.start_till import start_till
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from pos_app.window_parts import WindowParts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bench.data import Data
    from local_db.act import Recorded
    from pos_app.services.ports import StaffMember
    from pos_app.ui.control.counter import Counter

FLOAT = 20_000
LANGUAGE = "zh_CN"


def settings_for(data: Data, folder: Path) -> Settings:
    """The settings of a till in a folder of its own."""
    return Settings(data=folder, key_file=data.key_file, language=LANGUAGE)


@contextmanager
def working_till(data: Data, folder: Path) -> Iterator[Till]:
    """A till in a new folder with its shift open; closed in order afterwards."""
    data.copy_till(folder)
    till = open_till(settings_for(data, folder))
    try:
        begin(till)
        yield till
    finally:
        till.close()


def begin(till: Till) -> None:
    """Start, sign the cashier in, open the shift."""
    start_till(till.desk, "bench").result()
    person = cashier(till)
    sign_in(till.desk, person).result()
    open_shift(till.desk, person, FLOAT).result()


def cashier(till: Till) -> StaffMember:
    """Who works here."""
    return staff_member(till.desk, made.CASHIER)


def basket(till: Till, numbers: Sequence[int]) -> OpenSale:
    """A sale with these articles, each priced as it is scanned."""
    sale = new_sale(till.desk)
    for number in numbers:
        sale = scan_article(till.desk, sale, made.barcode(number))
    return sale


def sell(till: Till, numbers: Sequence[int]) -> Recorded:
    """Sell these articles for exact cash; back once it is durable."""
    sale = take_cash(till.desk, basket(till, numbers))
    keep_sale(till.desk, sale, cashier(till))
    return finish_sale(till.desk, sale, cashier(till)).result()


def window_parts(till: Till, now: Callable[[], float] = time.monotonic) -> WindowParts:
    """The real window on this till, shown and with the cashier at the sale screen; `now` is its monotonic clock."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts = WindowParts(till.desk, LANGUAGE, "light", ["bench"], now)
    at_the_sale(parts, till)
    parts.show()
    until(parts.window.isVisible)
    settle()
    gc.collect()
    gc.freeze()  # as `pos_app.desktop.bootstrap.begin_work` does after the first paint
    return parts


def at_the_sale(parts: WindowParts, till: Till) -> None:
    """As if the cashier had just signed in."""
    counter = parts.controller.counter
    counter.cashier, counter.place = cashier(till), "sale"


def is_paid(counter: Counter) -> bool:
    """Whether the change is on the screen."""
    return counter.place == "paid"
