"""Sessions given to another member (G1): who gets them, then one word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.members import MemberView
from domain.packages import SessionLot
from domain.value import dataclass
from pos_app.services.use_session import session_lots, transfer_sessions
from pos_app.ui.control.person_sheet import PersonSheet
from pos_app.ui.control.sheet import Sheet, done, lay, member_of, member_words, renew
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetKey, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter, package: str, many: int) -> None:
    """Ask for whom: one lot goes, the oldest that suffices. Refusals `quantity_zero`, `not_enough_sessions`."""
    lots = session_lots(counter.desk, member_of(counter), package)
    lot = next((one for one in lots if one.sessions >= many), None)
    if many <= 0:
        raise Refusal("quantity_zero")
    if lot is None:
        raise Refusal("not_enough_sessions", wanted=many, here=max((one.sessions for one in lots), default=0))
    lay(counter, GiveOnTo(lot, many))


@dataclass(frozen=True, slots=True)
class GiveOnTo(PersonSheet):
    """Who gets them."""

    lot: SessionLot
    many: int
    found: tuple[MemberView, ...] = ()
    name: ClassVar[str] = "give_on_to"

    def title(self, counter: Counter) -> str:
        return translate("Sheet", "Who gets {many} sessions?").format(many=self.many)

    def with_found(self, found: tuple[MemberView, ...]) -> Sheet:
        return GiveOnTo(self.lot, self.many, found)

    def take(self, counter: Counter, person: MemberView) -> None:
        lay(counter, GiveOnSheet(self.lot, self.many, person))


@dataclass(frozen=True, slots=True)
class GiveOnSheet(Sheet):
    """Is it right?"""

    lot: SessionLot
    many: int
    to: MemberView
    name: ClassVar[str] = "give_on"

    def state(self, counter: Counter) -> SheetState:
        title = translate("Sheet", "{many} sessions to {name}?").format(many=self.many, name=member_words(self.to))
        return SheetState(
            self.name,
            title,
            translate("Sheet", "They keep their end; nobody is paid back for them"),
            keys=(SheetKey("", translate("Sheet", "Give them"), main=True, icon="check"),),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        future = transfer_sessions(counter.desk, member_of(counter), self.to, self.lot, self.many, counter.person)
        counter.book(future, partial(_given, counter, self))


def _given(counter: Counter, given: GiveOnSheet, recorded: Recorded) -> None:
    del recorded
    renew(counter)
    done(
        counter,
        translate("Sheet", "{many} sessions are with {name}").format(many=given.many, name=member_words(given.to)),
    )
