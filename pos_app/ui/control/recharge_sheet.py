"""A recharge card (V2): scanned or typed, for the member of the sale; HQ credits it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_value import RechargeCardPresented
from domain.errors import Refusal
from domain.recharge_code import end_of, normalised
from domain.value import dataclass
from pos_app.services.redeem_card import redeem_card
from pos_app.ui.control.sheet import Sheet, done, lay, member_of, member_words, renew
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter, code: str = "") -> None:
    """Ask for a card; with a code that was scanned, ask whether it is for this member. Refusal `no_member`."""
    member_of(counter)
    lay(counter, RechargeSheet(code))


@dataclass(frozen=True, slots=True)
class RechargeSheet(Sheet):
    """Which card; `code` was scanned at the sale and waits for a word: what it credits is never taken back."""

    code: str = ""
    name: ClassVar[str] = "recharge"

    def state(self, counter: Counter) -> SheetState:
        title = translate("Sheet", "Recharge card for {name}")
        below = translate("Sheet", "Scan the card, or type its 16 characters, then Enter")
        if self.code:
            below = translate("Sheet", "Card …{end}: Enter credits it, for good").format(end=end_of(self.code))
        credit = SheetKey("credit", translate("Sheet", "Credit it"), main=True, icon="wallet")
        return SheetState(
            self.name,
            title.format(name=member_words(member_of(counter))),
            below,
            facts=(Fact(translate("Sheet", "Stored value"), counter.money.signed(member_of(counter).balance)),),
            keys=(credit,) if self.code else (),
            asks=translate("Sheet", "Code on the card"),
            writes=False,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        code = typed or self.code
        if not code:
            raise Refusal("nothing_typed")
        work = partial(redeem_card, counter.desk, member_of(counter), code, counter.person)
        counter.ask(work, partial(_credited, counter))

    def scanned(self, counter: Counter, code: str) -> bool:
        """The card that is scanned here is meant for this member."""
        if not is_recharge_code(code):
            return False
        self.chose(counter, "", code)
        return True


def is_recharge_code(text: str) -> bool:
    """Whether a scan has the shape and the check symbol of a recharge card, and is not digits alone."""
    try:
        return not normalised(text).isdigit()
    except Refusal:
        return False


def _credited(counter: Counter, recorded: Recorded) -> None:
    body, name = recorded.entry.body, member_words(member_of(counter))
    renew(counter)
    if isinstance(body, RechargeCardPresented):
        title = translate("Sheet", "Recharge card …{end} for {name}").format(end=body.card_end, name=name)
        done(counter, title, (), counter.money.signed(body.amount), translate("Sheet", "Credited"))
