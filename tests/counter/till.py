"""A till with its real window, somebody's hands at it, and what can be seen there."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from local_db.act import Recorded
from pos_app.ui import acts
from pos_app.ui.control.counter import Counter
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.scan_bar import ScanBar
from pos_app.ui.state import ScanMode
from pos_app.ui.state_sheet import SheetState
from pos_app.window_parts import WindowParts
from tests.counter.hands import PERSON_MS, Hands
from tests.services.shop import PIN, Shop


class Till(Hands):
    """A shop and its window in a language."""

    def __init__(self, shop: Shop, language: str = "en") -> None:
        super().__init__()
        self.shop, self.language = shop, language
        self.parts = WindowParts(shop.desk, language, "light", [], self.now)
        self.parts.show()
        self.wait(self._has_focus)

    def _has_focus(self) -> bool:
        return QGuiApplication.focusWindow() is self.parts.window.windowHandle()

    def close(self) -> None:
        """Close the window, and take away what would listen to the next one.

        All of Qt's goes here and now: the collector might run in the books' thread, where a timer must not end.
        """
        self.parts.background.close()
        self.die()
        for name in ("_wedge", "_gate"):
            shiboken6.delete(getattr(self.parts, name))
        self.parts._tongue.use("en")
        self.parts.window.close_now()
        parts = self.parts
        for part in (parts.window, parts.idle, parts.customer, parts.controller, parts.background, parts.bridge, parts):
            shiboken6.delete(part)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def die(self) -> None:
        """No timer of the window asks the books any more, as when the process is gone; the window stands as it was."""
        self.parts.controller.stop()

    def settled(self) -> None:
        """Until nothing is being written any more."""
        self.wait(self._rests)
        self.shop.books.drop_draft("nothing").result()
        self.wait(self._rests)
        QApplication.processEvents()

    def answered(self) -> None:
        """Until HQ, asked while a sheet waits, answered, and all is shown."""
        self.wait(lambda: not self.asks_hq())
        self.settled()

    def asks_hq(self) -> bool:
        """Whether the sheet is open that waits for HQ."""
        panel = self.counter.panel
        return isinstance(panel, SheetState) and panel.name == "wait"

    def _rests(self) -> bool:
        QApplication.processEvents()
        return not self.counter.busy and not self.counter.draft.changed

    def do(self, act: acts.Act) -> None:
        """An act without hands, for what a test is not about; what it writes is written when this returns."""
        self.think(PERSON_MS)
        self.parts.controller.did(act)
        self.settled()

    def work(self) -> None:
        """Ann signs in; a shift is opened when there is none."""
        self.do(acts.SignIn("A1", PIN))
        if self.counter.place == "float":
            self.do(acts.OpenShift(20000))
        assert self.counter.place == "sale", self.story()

    # ---- what is seen
    @property
    def counter(self) -> Counter:
        """What the window shows."""
        return self.parts.controller.counter

    @property
    def paid(self) -> Recorded:
        """The entry on the paid screen."""
        self.wait(self._is_paid)
        assert self.counter.paid is not None
        return self.counter.paid.recorded

    def _is_paid(self) -> bool:
        return self.counter.place == "paid" and not self.counter.busy

    def lines(self) -> list[tuple[str, int]]:
        """Names and quantities in the cart."""
        return [(line.article.name, line.quantity) for line in self.counter.sale.cart.lines]

    def told(self) -> str:
        """The sentence that the cashier can read now, with its advice: as the visible widgets say it."""
        window = self.parts.window
        notices = [bar.accessibleName() for bar in window.findChildren(NoticeBar) if bar.isVisible()]
        bars = [bar.accessibleDescription() for bar in window.findChildren(ScanBar) if bar.isVisible()]
        return next((said for said in (*notices, *bars) if said), "")

    def alarmed(self) -> bool:
        """Whether it is told as an error."""
        notice = getattr(self.counter.panel, "notice", None) or self.counter.notice
        return notice is not None or self.counter.scan.mode is ScanMode.ERROR

    def story(self) -> str:
        """For a test that fails."""
        counter = self.counter
        return f"{counter.place}, busy {counter.busy}, panel {counter.panel}, told {self.told()}, {self.lines()}"
