"""What is going on at this counter: who works, which sale is open, what the screen shows beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec.structs import replace

from domain.errors import Fault, Refusal
from domain.value import dataclass
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.preferences import Preferences
from pos_app.services.repeated_scan import ScanMemory
from pos_app.services.sounds import Silence, Sound, Sounds
from pos_app.ui.control.draft import Draft
from pos_app.ui.messages import notice_of
from pos_app.ui.state import Notice, ScanBarState, ScanMode, Tone, UndoState
from pos_app.ui.state_panels import MemberPickState, ReceiptPickState, SearchState, SlipState, SuspendedState
from pos_app.ui.state_receipts import PriceState
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.articles import Article
    from domain.members import MemberView
    from domain.payments import Payment
    from domain.rights import Wanted
    from local_db.act import ReceiptRow, Recorded
    from pos_app.services.change_line import LineChange
    from pos_app.services.close_shift import Closed, Counted
    from pos_app.services.desk import Desk
    from pos_app.services.keep_receipt import Album
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn
    from pos_app.services.suspend_sale import SuspendedSale
    from pos_app.services.take_payment import Payable
    from pos_app.training.coach import Coach
    from pos_app.ui.acts import Act
    from pos_app.ui.control.background import Background
    from pos_app.ui.money_text import MoneyText
    from pos_app.ui.panels import PanelState
    from pos_app.ui.state_receipts import ReceiptsState
    from pos_app.ui.state_staff import ReportState, VarianceReason

T = TypeVar("T")
TakeBack = Callable[["Desk", OpenSale], OpenSale]
"""Takes back what was done to the sale as a whole."""
Undone = Callable[[Exception], Exception]
"""Puts the counter back after something was not written; gives what is to be told."""
WITH_NOTICE = (MemberPickState, SearchState, SuspendedState, ReceiptPickState, SlipState, PriceState, SheetState)
"""Panels that tell a refusal themselves."""
SALE_PLACES = frozenset({"sale", "paid"})
"""Where the scan bar tells."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How the counter is shown: amounts as text, the language of the screen, and how to show what changed."""

    money: MoneyText
    language: str
    show: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Undo:
    """What Ctrl+Z takes back: a change of a line, a coupon, or what `take_back` knows; and how the strip names it."""

    strip: UndoState
    change: LineChange | None = None
    coupon: str = ""
    take_back: TakeBack | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The sale or return that was just written: its entry, and what the screen tells of it."""

    recorded: Recorded
    sale: OpenSale
    change: int
    returned: bool = False


class Payee(Protocol):
    """What a customer's code pays instead of the sale: a top-up, on its sheet."""

    @property
    def opened(self) -> Payable:
        """What is paid."""
        ...

    def again(self, counter: Counter) -> None:
        """The payment is over: the sheet is there as it was."""
        ...

    def captured(self, counter: Counter) -> None:
        """The money came."""
        ...


class Laid(Protocol):
    """What is laid over the checkout (`sheet.Sheet`)."""

    @property
    def draft(self) -> str:
        """What its payments by code name as their draft; "" when it takes none."""
        ...

    def state(self, counter: Counter) -> SheetState:
        """What it shows now."""
        ...

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """A row, a key, or Enter alone (""), and what was typed."""
        ...

    def scanned(self, counter: Counter, code: str) -> bool:
        """Whether a scan was meant for this sheet."""
        ...

    def left(self, counter: Counter) -> None:
        """Esc."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for and found; `state` is how it is shown."""

    receipts: tuple[ReceiptRow, ...]
    state: ReceiptsState


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits for an approval: the act that was refused, what it wants, and the place to go back to."""

    act: Act
    wanted: Wanted
    place: str
    panel: PanelState | None


class Counter:
    """The state of one counter. Handlers change it; the controller shows it.

    Only the UI thread touches it. `place` says which screen is up: "sign_in", "locked", "approve", "float", "sale",
    "paid", "return", "count", "report", "receipts", "settings". While `busy` something is being written or asked,
    and the keys rest. `now` is a monotonic clock in seconds.
    """

    def __init__(self, desk: Desk, background: Background, shown: Shown, now: Callable[[], float]) -> None:
        self.desk = desk
        self.background = background
        self.money = shown.money
        self.show = shown.show
        self.language = shown.language
        self.now = now
        self.symbol: Callable[[str], tuple[str, ...]] = _no_symbol
        """Rows of the QR code of a text; whoever loads what draws it puts it here. Called off the UI thread."""
        self.sounds = Sounds(Silence())
        self.album: Album | None = None
        self.place = "sign_in"
        self.unlocks_to = "sale"
        self.cashier: StaffMember | None = None
        self.chosen = ""
        self.sale: OpenSale = new_sale(desk)
        self.draft = Draft(desk, self.wait)
        self.scans = ScanMemory()
        self.selected: int | None = None
        self.pending = ""
        self.weighing: Article | None = None
        self.scan = ScanBarState()
        self.undo: Undo | None = None
        self.undo_count = 0
        self.armed = self.busy = False
        self.paid: Paid | None = None
        self.paying: Payment | None = None
        self.payee: Payee | None = None
        """What the payment under way pays; None: the sale."""
        self.panel: PanelState | None = None
        self.sheet: Laid | None = None
        """What the panel shows when it is a SheetState."""
        self.unknown = ""
        """The card or phone that was tried last and that nobody has: whoever is enrolled next gets it."""
        self.notice: Notice | None = None
        self.found_members: tuple[MemberView, ...] = ()
        self.found_articles: tuple[Article, ...] = ()
        self.suspended: tuple[SuspendedSale, ...] = ()
        self.suspended_count = self.setting = 0
        self.opened: OpenReturn | None = None
        self.counted: Counted | None = None
        self.close_reason: VarianceReason | None = None
        self.report: ReportState | None = None
        self.closed: Closed | None = None
        self.found: Found | None = None
        self.wishes = Preferences(language=shown.language)
        self.wear: Callable[[Preferences], None] = _nothing
        """Puts what was set to work; whoever made the window puts it here."""
        self.coach: Coach | None = None
        """Looks over the shoulder of whoever is trained."""
        self._nobody_asked()

    def _nobody_asked(self) -> None:
        """Nothing waits for somebody else's approval."""
        self.redo: Callable[[Act], None] = _nothing
        """Does an act (again); the controller puts itself here."""
        self.asks: Callable[[Exception], bool] = _not_asked
        """Has somebody else asked to allow what was refused, if anybody can; the controller puts it here."""
        self.doing: Act | None = None
        self.asked: Asked | None = None
        self.approval: Approval | None = None
        """What approves the act that is being done now, and no other."""

    @property
    def person(self) -> StaffMember:
        """Who is signed in; Refusal `not_signed_in`."""
        if self.cashier is None:
            raise Refusal("not_signed_in")
        return self.cashier

    def at_work(self) -> tuple[str, ...]:
        """The sale at this counter, and the top-up that is open on it: their payments are the cashier's.

        Any thread may ask.
        """
        payee, sheet = self.payee, self.sheet
        paid = payee.opened.id if payee is not None else ""
        laid = sheet.draft if sheet is not None and isinstance(self.panel, SheetState) else ""
        return tuple(dict.fromkeys(draft for draft in (self.sale.id, paid, laid) if draft))

    # ---- the sale
    def put(self, sale: OpenSale) -> None:
        """The sale is now this one; it is saved once it is painted, or before anything else is done with it."""
        if sale.id != self.sale.id:
            self.undo = None
        self.sale = sale
        self.armed = False
        self.select_last_unless_there()
        self.draft.change(sale, self.person)

    def can_undo(
        self, text: str, change: LineChange | None = None, coupon: str = "", take_back: TakeBack | None = None
    ) -> None:
        """From now on Ctrl+Z takes this back; `text` names it."""
        self.scan = ScanBarState()  # the strip says what was last; an older chip would say something else
        self.undo_count += 1
        self.undo = Undo(UndoState(self.undo_count, text), change, coupon, take_back)

    def select_last_unless_there(self) -> None:
        """Keep the selected line; when it is gone, the last one is selected."""
        numbers = [line.line for line in self.sale.cart.lines]
        if self.selected not in numbers:
            self.selected = numbers[-1] if numbers else None

    def fresh(self) -> None:
        """Begin the next sale: nothing is carried over."""
        self.sale = new_sale(self.desk)
        self.draft.forget()
        self.undo = None
        self.to_sale()

    def to_sale(self) -> None:
        """Show the sale screen with nothing begun on it."""
        self.pending, self.unknown, self.weighing = "", "", None
        self.armed = False
        self.scan = ScanBarState()
        self.panel = self.opened = self.notice = None
        self.place = "sale"
        self.select_last_unless_there()

    def at_sale(self) -> None:
        """Be on the sale screen; what is shown of the paid sale goes."""
        if self.place == "paid":
            self.to_sale()
        self.place = "sale"

    # ---- what the cashier is told
    def say(self, text: str) -> None:
        """A green chip in the scan bar."""
        self.sounds.play(Sound.ADDED)
        self.scan = ScanBarState(ScanMode.OK, text)

    def hint(self, text: str, advice: str = "") -> None:
        """An amber chip in the scan bar; on another screen an amber notice."""
        self.sounds.play(Sound.ATTENTION)
        if self.place in SALE_PLACES:
            self.scan = ScanBarState(ScanMode.HINT, text, advice)
        else:
            self.notice = Notice(Tone.WARN, text, advice)

    def refuse(self, trouble: Exception) -> None:
        """A refusal or a fault as a sentence, where the cashier looks: in the panel, the screen, or the scan bar.

        What somebody else can allow is asked of him. A bug is told as one and raised again: the till goes on, and
        whoever looks after it hears of it.
        """
        if self.asks(trouble):
            return
        known = isinstance(trouble, (Refusal, Fault))
        told = trouble if isinstance(trouble, (Refusal, Fault)) else Fault(str(trouble), advice="", code="bug")
        if told.code == "card_frozen":
            self.sale = _known_frozen(self.desk, self.sale)
        notice = notice_of(told, self.money)
        self.sounds.play(Sound.FAILED if told.code == "payment_refused" else Sound.REFUSED)
        if isinstance(self.panel, WITH_NOTICE):
            self.panel = replace(self.panel, notice=notice)
        elif self.place in SALE_PLACES:
            self.scan = ScanBarState(ScanMode.ERROR, notice.text, notice.advice)
        else:
            self.notice = notice
        if not known:
            raise trouble

    def forget_notice(self) -> None:
        """The next act makes the last sentence old."""
        self.notice = None
        if self.scan.mode is ScanMode.ERROR:
            self.scan = ScanBarState()

    # ---- what takes time
    def wait(self, future: Future[Any]) -> None:
        """Let a small write happen; a fault of it is told when it comes."""
        self.background.watch(future, _nothing, self._told)

    def book(self, future: Future[T], done: Callable[[T], None], undone: Undone | None = None) -> None:
        """Rest the keys until this is written, then do `done` and show it.

        When it was not written, `undone` puts the counter back and may find the real reason; the cashier is told.
        """
        self.busy, self.armed = True, False
        self.background.watch(future, partial(self._booked, done), partial(self._not_booked, undone))

    def ask(self, work: Callable[[], T], done: Callable[[T], None], undone: Undone | None = None) -> None:
        """The same for work that blocks: it is done off the UI thread."""
        self.busy, self.armed = True, False
        self.background.run(work, partial(self._booked, done), partial(self._not_booked, undone))

    def _booked(self, done: Callable[[T], None], value: T) -> None:
        self.busy = False
        try:
            done(value)
        except (Refusal, Fault) as trouble:
            self.refuse(trouble)
        finally:
            self.show()

    def _not_booked(self, undone: Undone | None, trouble: Exception) -> None:
        self.busy = False
        try:
            self.refuse(undone(trouble) if undone is not None else trouble)
        finally:
            self.show()

    def _told(self, trouble: Exception) -> None:
        try:
            self.refuse(trouble)
        finally:
            self.show()


def _nothing(value: object) -> None:
    del value


def _not_asked(trouble: Exception) -> bool:
    """Nobody else is there."""
    del trouble
    return False


def _no_symbol(text: str) -> tuple[str, ...]:
    """Nobody draws codes yet."""
    del text
    return ()


def _known_frozen(desk: Desk, sale: OpenSale) -> OpenSale:
    """The member of the sale is frozen since he was attached: the screen says so until he is dropped."""
    known = sale.member
    now = desk.members.by_id(known.member.id) if known is not None else None
    return dataclasses.replace(sale, member=now) if now is not None and now.member.frozen else sale
