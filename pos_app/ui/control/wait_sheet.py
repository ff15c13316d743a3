"""Something that HQ is asked for while the cashier waits: Esc, a scan or another act gives up, and nothing happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from domain.errors import Fault, Refusal
from domain.value import dataclass
from pos_app.ui.commands import Command
from pos_app.ui.control.sheet import Sheet, close
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.control.counter import Counter, Laid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WaitSheet(Sheet):
    """HQ is asked. Nothing is being written: the keys do not rest."""

    title: str
    under: Laid | None
    """The sheet that asked: it is there again when there is no answer to go on with."""
    name: ClassVar[str] = "wait"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name, self.title, translate("Sheet", "One moment; Esc gives up, nothing has happened then"),
            place=Command.SELL,
        )  # fmt: skip

    def left(self, counter: Counter) -> None:
        """Esc: back to where it was asked."""
        close(counter)
        if self.under is not None:
            counter.sheet, counter.panel = self.under, self.under.state(counter)


def ask_hq(counter: Counter, title: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
    """Show that HQ is asked, over whatever is shown, and do `work` off the UI thread; then `done`, or the refusal is
    told. An answer that nobody waits for any more is dropped.
    """
    waiting = WaitSheet(title, counter.sheet if isinstance(counter.panel, SheetState) else None)
    counter.sheet, counter.panel = waiting, waiting.state(counter)
    counter.background.run(work, partial(_answered, counter, waiting, done), partial(_refused, counter, waiting))


def _waits(counter: Counter, waiting: WaitSheet) -> bool:
    """Whether it is still this that is waited for; a panel that was closed leaves its sheet behind."""
    return counter.sheet is waiting and isinstance(counter.panel, SheetState)


def _answered(counter: Counter, waiting: WaitSheet, done: Callable[[T], None], answer: T) -> None:
    if not _waits(counter, waiting):
        return
    waiting.left(counter)
    try:
        done(answer)
    except (Refusal, Fault) as trouble:
        counter.refuse(trouble)
    finally:
        counter.show()


def _refused(counter: Counter, waiting: WaitSheet, trouble: Exception) -> None:
    waits = _waits(counter, waiting)
    if waits:
        waiting.left(counter)
    elif isinstance(trouble, (Refusal, Fault)):
        return
    try:
        counter.refuse(trouble)
    finally:
        counter.show()
