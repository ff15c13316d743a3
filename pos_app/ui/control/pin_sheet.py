"""The member's PIN for stored value above the plan's limit (V3): typed by the member, then the payment goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.member_pin import check_member_pin
from pos_app.ui.control.sheet import Sheet, close, lay, member_of, member_words
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui.control.counter import Counter


@dataclass(frozen=True, slots=True)
class PinSheet(Sheet):
    """`then` takes the stored value once the PIN was right."""

    then: Callable[[], None]
    name: ClassVar[str] = "pin"

    def state(self, counter: Counter) -> SheetState:
        limit = counter.desk.plan()[0].stored_value.pin_above
        above = translate("Sheet", "More than {limit} of stored value: the member types it, then Enter")
        return SheetState(
            self.name,
            translate("Sheet", "PIN of {name}").format(name=member_words(member_of(counter))),
            above.format(limit=counter.money.signed(limit)),
            asks=translate("Sheet", "PIN"),
            secret=True,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not typed:
            raise Refusal("nothing_typed")
        work = partial(check_member_pin, counter.desk, counter.sale, typed)
        counter.ask(work, partial(_right, counter, self.then))


def ask(counter: Counter, then: Callable[[], None]) -> None:
    """Let the member type the PIN."""
    lay(counter, PinSheet(then))


def _right(counter: Counter, then: Callable[[], None], sale: OpenSale) -> None:
    if sale.id == counter.sale.id:
        close(counter)
        counter.put(sale)
        then()
