"""The mechanism of sheets: what one is, how it is laid over the checkout, and what becomes of what is done on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.attach_member import attach_member, detach_member
from pos_app.services.route_scan import Kind, route_scan
from pos_app.ui import acts
from pos_app.ui.reason_texts import Reasons, money_back_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.ui.control.counter import Counter


BOUNCES = 0.3
"""Seconds within which a second press of the same key is no answer to what the first one brought."""


OF_THE_SHEET = (acts.Choose, acts.Scan, acts.Back, acts.MoveSelection, acts.NotHere)
"""Acts that a sheet of something done takes itself."""


class Sheet:
    """What is laid over the checkout. A step of an act is a frozen value of a subclass; the next step another one.

    `name` tells sheets apart: what was pressed on one is never taken for another.
    """

    __slots__ = ()
    name: ClassVar[str] = ""

    @property
    def draft(self) -> str:
        """What its payments by code name as their draft; "" when it takes none."""
        return ""

    def state(self, counter: Counter) -> SheetState:
        """What it shows now."""
        raise NotImplementedError

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """A row, a key, or Enter alone (""), and what was typed."""

    def scanned(self, counter: Counter, code: str) -> bool:
        """Whether a scan was meant for this sheet; otherwise it closes the sheet and is honoured."""
        del counter, code
        return False

    def left(self, counter: Counter) -> None:
        """Esc."""
        close(counter)


class ReceiptPick(Sheet):
    """One of the receipts of the member that were read from the books when it was opened (`rows`: their numbers are
    the choices), or any other one by scan or by its number.
    """

    __slots__ = ()
    rows: tuple[SheetRow, ...]

    def picked(self, counter: Counter, code: str) -> None:
        """This one."""
        raise NotImplementedError

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        code = choice or typed
        if not code:
            raise Refusal("nothing_typed")
        self.picked(counter, code)

    def scanned(self, counter: Counter, code: str) -> bool:
        if not is_receipt(code):
            return False
        self.picked(counter, code)
        return True


def is_receipt(code: str) -> bool:
    """Whether a scan is a receipt's."""
    return route_scan(code).kind is Kind.RECEIPT


def lay(counter: Counter, sheet: Sheet) -> None:
    """Show this sheet from now on."""
    counter.at_sale()
    counter.sheet = sheet
    counter.panel = sheet.state(counter)


def close(counter: Counter) -> None:
    """Take the sheet away."""
    counter.sheet = counter.panel = None


def refresh(counter: Counter) -> None:
    """Say anew what the open sheet shows: the books, the sale or the language may be others by now."""
    shown = counter.panel
    if isinstance(shown, SheetState) and counter.sheet is not None and not counter.busy:
        now = counter.sheet.state(counter)
        kept = shown.selected if len(now.rows) == len(shown.rows) else now.selected
        counter.panel = replace(now, selected=kept, notice=shown.notice)


def holds(counter: Counter) -> bool:
    """Whether money was handed over on the sheet that is open."""
    return isinstance(counter.panel, SheetState) and counter.panel.holds


def choose(counter: Counter, act: acts.Choose) -> None:
    """Something was done on the sheet that is open."""
    shown = counter.panel
    if not isinstance(shown, SheetState) or counter.sheet is None or shown.name != act.sheet:
        return
    counter.panel = replace(shown, notice=None)
    counter.sheet.chose(counter, act.choice, act.typed.strip())


def not_here(counter: Counter, act: acts.NotHere) -> None:
    """A key of the sale that the sheet does not have."""
    del counter, act
    raise Refusal("key_not_here")


def drops(counter: Counter, act: acts.Act) -> bool:
    """Whether an act is no act: a key that bounced after something was done. Any other one closes what tells of it."""
    if isinstance(act, OF_THE_SHEET) or not isinstance(counter.panel, SheetState):
        return False
    if not isinstance(counter.sheet, Done):
        return False
    if counter.sheet.fresh(counter):
        return True
    close(counter)
    return False


def member_of(counter: Counter) -> MemberView:
    """The member of the sale; Refusal `no_member`."""
    if counter.sale.member is None:
        raise Refusal("no_member")
    return counter.sale.member


def renew(counter: Counter) -> None:
    """The member of the sale as the books know him now: his acts change what the sale may take."""
    known = counter.sale.member
    found = counter.desk.members.by_id(known.member.id) if known is not None else None
    if found is None:
        return
    gone = found.member.frozen
    sale = detach_member(counter.desk, counter.sale) if gone else attach_member(counter.desk, counter.sale, found)
    counter.put(sale)


def member_words(member: MemberView) -> str:
    """How a member is called on a sheet."""
    return member.name or member.member.id


@dataclass(frozen=True, slots=True)
class Done(Sheet):
    """What was just done, until Enter, Esc or the next scan. A key that bounces does not close it."""

    title: str
    since: float
    facts: tuple[Fact, ...] = ()
    figure: str = ""
    figure_of: str = ""
    name: ClassVar[str] = "done"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            self.title,
            facts=self.facts,
            figure=self.figure,
            figure_of=self.figure_of,
            keys=(SheetKey("", translate("Sheet", "Go on"), main=True, icon="check"),),
            over=True,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not self.fresh(counter):
            close(counter)

    def fresh(self, counter: Counter) -> bool:
        """Whether nobody can have read it yet."""
        return counter.now() - self.since < BOUNCES


def done(counter: Counter, title: str, facts: tuple[Fact, ...] = (), figure: str = "", figure_of: str = "") -> None:
    """Say what was done."""
    lay(counter, Done(title, counter.now(), facts, figure, figure_of))


def reasons() -> tuple[SheetRow, ...]:
    """Why money goes out, one digit each: choosing one is the confirmation."""
    return rows_of(money_back_reasons())


def rows_of(reasons: Reasons) -> tuple[SheetRow, ...]:
    """Any reasons, one digit each."""
    return tuple(SheetRow(code, words) for code, words in reasons)


def done_with_change(counter: Counter, title: str, change: int, facts: tuple[Fact, ...]) -> None:
    """The same, with the change large when there is any."""
    if change > 0:
        done(counter, title, facts, counter.money.signed(change), translate("Sheet", "Change"))
    else:
        done(counter, title, facts)
