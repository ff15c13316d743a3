"""A colleague who typed too many wrong PINs may try again (S1): who; whoever has no right to it asks a manager."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.value import dataclass
from pos_app.services.unlock_staff import locked_staff, unlock_staff
from pos_app.ui.commands import Command
from pos_app.ui.control.sheet import Sheet, close, lay
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetRow, SheetState
from pos_app.ui.words import role_word

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter, text: str) -> None:
    """Show who is locked."""
    del text
    lay(counter, UnlockSheet())


@dataclass(frozen=True, slots=True)
class UnlockSheet(Sheet):
    """Whose PINs are counted anew."""

    name: ClassVar[str] = "unlock"

    def state(self, counter: Counter) -> SheetState:
        locked = locked_staff(counter.desk)
        return SheetState(
            self.name,
            translate("Sheet", "Unlock whom?"),
            translate("Sheet", "The digit lets him type his PIN again"),
            translate("Sheet", "Nobody is locked"),
            rows=tuple(SheetRow(one.id, one.name, role_word(one.role)) for one in locked),
            selected=0 if locked else -1,
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            close(counter)
            return
        names = {one.id: one.name for one in counter.desk.staff.staff()}
        future = unlock_staff(counter.desk, choice, counter.person, counter.approval)
        counter.book(future, partial(_unlocked, counter, names.get(choice, choice)))


def _unlocked(counter: Counter, name: str, recorded: Recorded) -> None:
    del recorded
    close(counter)
    counter.say(translate("Said", "{name} may sign in again").format(name=name))
