"""Acts of an exchange (C5): what comes back lies on the sale with a minus, and finishing the sale writes both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member
from pos_app.services.exchange_goods import exchange_goods, in_exchange, reopened
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import priced
from pos_app.ui.control import return_acts
from pos_app.ui.speak import translate

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import Exchanged, OpenSale
    from pos_app.ui.control.counter import Counter

CHANGED = return_acts.CHANGED | {"nothing_left_to_return"}


def begin(counter: Counter, text: str) -> None:
    """What was chosen on the return screen comes back for the sale that begins; the receipt's member buys, if he can.

    Refusals: `key_not_here`, and those of `in_exchange`.
    """
    del text
    if counter.place != "return":
        raise Refusal("key_not_here")
    under_way = return_acts.opened(counter)
    sale = in_exchange(counter.desk, counter.sale, under_way)
    counter.to_sale()
    counter.put(sale)
    counter.hint(translate("Said", "Scan what is taken instead"), translate("Said", "Esc: back to the return"))
    if sale.member is None and under_way.member is not None and not under_way.member.member.frozen:
        counter.put(attach_member(counter.desk, counter.sale, under_way.member))


def drop(counter: Counter) -> None:
    """Nothing comes back for this sale: the return again; with something in the cart, the sale alone, until Ctrl+Z."""
    exchange = counter.sale.exchange
    if exchange is None:
        return
    counter.put(in_exchange(counter.desk, counter.sale, None))
    if counter.sale.cart.empty:
        return_acts.show(counter, None, reopened(counter.desk, exchange))
    else:
        counter.can_undo(translate("Said", "Exchange taken back"), take_back=partial(_again, exchange))


def write(counter: Counter, sale: OpenSale) -> Future[Recorded]:
    """Write the sale, and what comes back for it. Refusals as `finish_sale` and `exchange_goods`."""
    if sale.exchange is None:
        return finish_sale(counter.desk, sale, counter.person)
    return exchange_goods(counter.desk, sale, counter.person, approval=counter.approval)


def not_written(counter: Counter, before: OpenSale, trouble: Exception) -> OpenSale:
    """The sale as it was before its last tender. When something of the receipt came back meanwhile, what is left of the
    exchange is on it; without the right nothing is.
    """
    changed = isinstance(trouble, Refusal) and trouble.code in CHANGED
    if before.exchange is None or not changed:
        return priced(counter.desk, before)
    try:
        return in_exchange(counter.desk, before, reopened(counter.desk, before.exchange))
    except Refusal:
        return in_exchange(counter.desk, before, None)


def _again(exchange: Exchanged, desk: Desk, sale: OpenSale) -> OpenSale:
    return in_exchange(desk, sale, reopened(desk, exchange))
