"""A sheet that asks for a member: by card, phone, its last four digits or name; several are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.attach_member import find_card, find_members
from pos_app.services.route_scan import Kind, route_scan
from pos_app.ui.control.sheet import Sheet, lay, member_words
from pos_app.ui.control.view_sale import masked_phone, tier_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.ui.control.counter import Counter

MOST = 9


class PersonSheet(Sheet):
    """Subclasses say what it is about, keep `found` (several who fit what was typed), and take the person."""

    __slots__ = ()
    found: tuple[MemberView, ...]

    def title(self, counter: Counter) -> str:
        """What is asked."""
        raise NotImplementedError

    def with_found(self, found: tuple[MemberView, ...]) -> Sheet:
        """The same sheet with these to choose from."""
        raise NotImplementedError

    def take(self, counter: Counter, person: MemberView) -> None:
        """It is this one."""
        raise NotImplementedError

    def keys(self, counter: Counter) -> tuple[SheetKey, ...]:
        """Keys beside: none."""
        del counter
        return ()

    def pressed(self, counter: Counter, choice: str) -> None:
        """One of the keys."""

    def state(self, counter: Counter) -> SheetState:
        """Who is asked for, or whom to choose from."""
        rows = tuple(_row(counter, place, one) for place, one in enumerate(self.found))
        below = translate("Sheet", "Scan the card; or type the phone or its last four digits, then Enter")
        return SheetState(
            self.name,
            self.title(counter),
            translate("Sheet", "Press the digit in front of the name") if rows else below,
            rows=rows,
            keys=self.keys(counter),
            asks="" if rows else translate("Sheet", "Card, phone or name"),
            writes=True,
            selected=0 if rows else -1,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """Somebody was chosen from several, or typed."""
        if choice.isdigit():
            self.take(counter, self.found[int(choice)])
        elif choice:
            self.pressed(counter, choice)
        elif typed:
            found = find_members(counter.desk, typed)
            if len(found) == 1:
                self.take(counter, found[0])
            else:
                lay(counter, self.with_found(found[:MOST]))
        else:
            raise Refusal("nothing_typed")

    def scanned(self, counter: Counter, code: str) -> bool:
        """A card that is scanned here is the person's."""
        route = route_scan(code)
        if route.kind is Kind.PHONE:
            self.chose(counter, "", route.code)
        elif route.kind is Kind.CARD:
            self.take(counter, find_card(counter.desk, route.code))
        else:
            return False
        return True


def _row(counter: Counter, place: int, member: MemberView) -> SheetRow:
    return SheetRow(str(place), member_words(member), masked_phone(member.phone), chip=tier_text(counter, member))
