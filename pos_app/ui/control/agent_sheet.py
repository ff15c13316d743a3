"""Who buys for a company (M5): the points of the sale are his."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from domain.members import MemberView
from domain.value import dataclass
from pos_app.services.attach_agent import attach_agent, detach_agent
from pos_app.ui.commands import Command
from pos_app.ui.control.person_sheet import PersonSheet
from pos_app.ui.control.sheet import Sheet, close, lay, member_of, member_words
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetKey

if TYPE_CHECKING:
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter) -> None:
    """Ask who buys."""
    lay(counter, AgentSheet())


@dataclass(frozen=True, slots=True)
class AgentSheet(PersonSheet):
    """Who buys."""

    found: tuple[MemberView, ...] = ()
    name: ClassVar[str] = "agent"

    def title(self, counter: Counter) -> str:
        return translate("Sheet", "Who buys for {name}?").format(name=member_words(member_of(counter)))

    def with_found(self, found: tuple[MemberView, ...]) -> Sheet:
        return AgentSheet(found)

    def keys(self, counter: Counter) -> tuple[SheetKey, ...]:
        if not counter.sale.cart.agent:
            return ()
        return (SheetKey("nobody", translate("Sheet", "Nobody in particular"), Command.REMOVE, icon="user-round-x"),)

    def pressed(self, counter: Counter, choice: str) -> None:
        counter.put(detach_agent(counter.desk, counter.sale))
        close(counter)

    def take(self, counter: Counter, person: MemberView) -> None:
        counter.put(attach_agent(counter.desk, counter.sale, person))
        close(counter)
        counter.say(translate("Said", "{name} buys and gets the points").format(name=member_words(person)))
