"""What is going on at this counter: who works, which sale is open, what the screen shows beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.errors import Fault, Refusal
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.suspend_sale import keep_sale
from pos_app.ui.messages import notice_of
from pos_app.ui.state import Notice, ScanBarState, ScanMode, Tone, UndoState
from pos_app.ui.state_panels import MemberPickState, ReceiptPickState, SearchState, SuspendedState

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from domain.articles import Article
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.close_shift import Counted
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn
    from pos_app.services.suspend_sale import SuspendedSale
    from pos_app.ui.control.background import Background
    from pos_app.ui.desk_view import ScreenState
    from pos_app.ui.money_text import MoneyText
    from pos_app.ui.panels import PanelState
    from pos_app.ui.state_staff import VarianceReason


WITH_NOTICE = (MemberPickState, SearchState, SuspendedState, ReceiptPickState)
"""Panels that tell a refusal themselves."""


@dataclass(frozen=True, slots=True)
class Undo:
    """What Ctrl+Z goes back to, and how the strip names it."""

    sale: OpenSale
    strip: UndoState


@dataclass(frozen=True, slots=True)
class Paid:
    """The sale or return that was just written: its entry, and what the screen tells of it."""

    recorded: Recorded
    sale: OpenSale
    change: int
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the screen and what is done when it is answered with yes."""

    question: str
    amount: int = 0


class Counter:
    """The state of one counter. Handlers change it; the controller shows it.

    Only the UI thread touches it. `place` says which screen is up: "sign_in", "locked", "float", "sale", "paid",
    "return", "count", "report", "fault".
    """

    def __init__(
        self, desk: Desk, background: Background, money: MoneyText, show: Callable[[], None], language: str
    ) -> None:
        self.desk = desk
        self.background = background
        self.money = money
        self.show = show
        self.language = language
        self.place = "sign_in"
        self.unlocks_to = "sale"
        self.cashier: StaffMember | None = None
        self.chosen = ""
        self.sale: OpenSale = new_sale(desk)
        self.selected: int | None = None
        self.pending = ""
        self.weighing: Article | None = None
        self.scan = ScanBarState()
        self.undo: Undo | None = None
        self.undo_count = 0
        self.armed = self.busy = False
        self.paid: Paid | None = None
        self.panel: PanelState | None = None
        self.asked: Asked | None = None
        self.notice: Notice | None = None
        self.found_members: tuple[MemberView, ...] = ()
        self.found_articles: tuple[Article, ...] = ()
        self.suspended: tuple[SuspendedSale, ...] = ()
        self.suspended_count = 0
        self.opened: OpenReturn | None = None
        self.counted: Counted | None = None
        self.close_reason: VarianceReason | None = None
        self.report: ScreenState | None = None
        self.leaving = False

    @property
    def person(self) -> StaffMember:
        """Who is signed in; Refusal `not_signed_in`."""
        if self.cashier is None:
            raise Refusal("not_signed_in")
        return self.cashier

    # ---- the sale
    def put(self, sale: OpenSale, undo: str = "") -> None:
        """The sale is now this one: keep it as a draft; `undo` names what Ctrl+Z takes back."""
        if undo:
            self.undo_count += 1
            self.undo = Undo(self.sale, UndoState(self.undo_count, undo))
        elif sale.id != self.sale.id:
            self.undo = None
        self.sale = sale
        self.armed = False
        numbers = [line.line for line in sale.cart.lines]
        if self.selected not in numbers:
            self.selected = numbers[-1] if numbers else None
        self.wait(keep_sale(self.desk, sale, self.person))

    def fresh(self) -> None:
        """Begin the next sale: nothing is carried over."""
        self.sale = new_sale(self.desk)
        self.selected, self.pending, self.undo, self.weighing = None, "", None, None
        self.armed = self.busy = False
        self.scan = ScanBarState()
        self.panel = self.asked = self.opened = None
        self.place = "sale"

    def at_sale(self) -> None:
        """Be on the sale screen; a paid sale makes room for the next one."""
        if self.place == "paid":
            self.fresh()
        self.place = "sale"

    # ---- what the cashier is told
    def say(self, text: str) -> None:
        """A green chip in the scan bar."""
        self.scan = ScanBarState(ScanMode.OK, text)

    def hint(self, text: str, advice: str = "") -> None:
        """An amber chip in the scan bar."""
        self.scan = ScanBarState(ScanMode.HINT, text, advice)

    def refuse(self, trouble: Exception) -> None:
        """A refusal or a fault as a sentence, where the cashier looks: in the panel, the screen, or the scan bar."""
        if not isinstance(trouble, (Refusal, Fault)):
            raise trouble
        notice = notice_of(trouble, self.money)
        if isinstance(self.panel, WITH_NOTICE):
            self.panel = replace(self.panel, notice=notice)
        elif self.place in {"sale", "paid"}:
            self.scan = ScanBarState(ScanMode.ERROR, notice.text, notice.advice)
        else:
            self.notice = notice

    def tell(self, text: str, advice: str = "", tone: Tone = Tone.INFO) -> None:
        """A sentence on a screen other than the sale."""
        self.notice = Notice(tone, text, advice)

    def forget_notice(self) -> None:
        """The next act makes the last sentence old."""
        self.notice = None
        if self.place == "sale" and self.scan.mode is ScanMode.ERROR:
            self.scan = ScanBarState()

    # ---- what takes time
    def wait(self, future: Future[None]) -> None:
        """Let a small write happen; a fault of it is told when it comes."""
        self.background.watch(future, self._done, self._trouble)

    def _done(self, value: object) -> None:
        del value

    def _trouble(self, trouble: Exception) -> None:
        self.busy = False
        self.refuse(trouble)
        self.show()
