"""The member's phone: what is missing goes out as a QR code, what HQ lent comes back by a scan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app.services.phone_grant import challenge, take_phone_grant
from pos_app.services.take_payment import stored_value_here
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import PhoneState

if TYPE_CHECKING:
    from pos_app.services.phone_grant import Shown
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def ask(counter: Counter, act: acts.AskPhone) -> None:
    """Show what the phone has to bring; the code is drawn off the UI thread, what draws it loads late."""
    shown = challenge(counter.desk, counter.sale, act.amount)
    counter.ask(partial(counter.symbol, shown.text), partial(_shown, counter, counter.sale.id, shown))


def take(counter: Counter, text: str) -> None:
    """The phone showed HQ's answer: it is here now, and the same key as before takes it."""
    grant = take_phone_grant(counter.desk, text)
    member = counter.sale.member
    if member is None or member.member.id != grant.owner:
        scan = translate("Said", "Scan the member's card to use it")
        counter.hint(translate("Said", "Lent by HQ to this till"), scan)
        return
    counter.put(counter.sale)
    here = counter.money.signed(stored_value_here(counter.desk, counter.sale).here)
    counter.say(translate("Said", "{here} of stored value can be paid here now: F12").format(here=here))


def _shown(counter: Counter, asked: str, shown: Shown, symbol: tuple[str, ...]) -> None:
    if counter.sale.id == asked and counter.place == "sale":
        counter.panel = PhoneState(shown.amount, shown.text, symbol)
