"""Scanners that type, at the window: keys are held back for some milliseconds until it is clear who types.

Signals: ``WedgeFilter.scanned(str)``.  Consequences for the screens: a character or Enter never fires a QShortcut
(handle ``*``, ``+``, ``.`` in keyPressEvent), F keys and Ctrl combinations do; a typed character shows about 60 ms
late.  ``ImeGate`` keeps input methods off every widget that does not have the property ``allowIme``.
"""

from collections.abc import Callable
from typing import Literal, Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QWindow

_MODIFIER_KEYS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
}  # fmt: skip
_END_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_COMBINING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
Kind = Literal["character", "end", "other"]

_KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


# By how much a platform's scan codes lie above the places of a PC keyboard; elsewhere they say nothing.
_FIRST_PLACE = {"xcb": 8, "wayland": 8, "offscreen": 8, "windows": 0}


class PlaceToText(Protocol):
    """Says what character a scanner means by a key's place, empty if none."""

    def __call__(self, place: int, /, *, shifted: bool) -> str: ...


class WedgeOutcome(Protocol):
    """What the buffer says: replay, then tell the scan, then hold the key or not, and when to ask again."""

    @property
    def scan(self) -> str: ...
    @property
    def replay(self) -> tuple[object, ...]: ...
    @property
    def held(self) -> bool: ...
    @property
    def wait(self) -> int | None: ...


class Wedge(Protocol):
    """Decides by time whether a scanner types (``pos_app.devices.wedge.WedgeBuffer``)."""

    def key(self, kind: Kind, text: str, at: int, token: object) -> WedgeOutcome: ...

    def idle(self, at: int) -> WedgeOutcome: ...


class WedgeFilter(QObject):
    """Watches every window that gets the focus.  Signals: scanned(str), the code without its suffix.

    ``now`` is a monotonic clock in seconds; ``controls`` are control characters that belong to codes (GS; STX for a
    prefix).  ``place_to_text(place, shifted=...)`` says what a scanner means by a key, for layouts other than the
    United States' and for Caps Lock (``pos_app.devices.us_keys.us_character``); what is typed stays as it is.
    """

    scanned = Signal(str)

    def __init__(
        self,
        wedge: Wedge,
        now: Callable[[], float],
        *,
        controls: str = "\x1d",
        place_to_text: PlaceToText | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wedge = wedge
        self._now = now
        self._controls = controls
        self._place_to_text = place_to_text
        self._first_place = _FIRST_PLACE.get(QGuiApplication.platformName())
        self._replaying = False
        self._let_through: set[int] = set()
        self._last_key, self._last_key_came = 0, 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._idle)

    def watch(self, app: QGuiApplication) -> None:
        """Begin with the window that has the focus and every one that gets it."""
        app.focusWindowChanged.connect(self._watch_window)
        self._watch_window(_focus_window())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key event of a window; True: it goes no further."""
        if event.type() not in _KEY_EVENTS or self._replaying or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _MODIFIER_KEYS:
            return False
        kind = self._kind_of(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event, kind)
        if event.type() == QEvent.Type.ShortcutOverride and kind != "other":
            event.accept()  # no shortcut of a single key: the key itself follows
            return True
        return self._pressed(event, kind)

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _kind_of(self, event: QKeyEvent) -> Kind:
        text = event.text()
        if event.isAutoRepeat():
            return "other"
        if text and text in self._controls:
            return "character"
        if event.modifiers() & _COMBINING:
            return "other"
        if event.key() in _END_KEYS:
            return "end"
        return "character" if text and text.isprintable() else "other"

    def _pressed(self, event: QKeyEvent, kind: Kind) -> bool:
        at = event.timestamp()
        if kind != "other":
            self._last_key, self._last_key_came = at, self._now()
        outcome = self._wedge.key(kind, self._meant(event), at, _copy_of(event))
        self._carry_out(outcome)
        if not outcome.held:
            self._let_through.add(event.key())
        return outcome.held

    def _meant(self, event: QKeyEvent) -> str:
        place = event.nativeScanCode() - (self._first_place or 0)
        if self._place_to_text is None or self._first_place is None or place <= 0 or event.text() in self._controls:
            return event.text()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return self._place_to_text(place, shifted=shifted) or event.text()

    def _released(self, event: QKeyEvent, kind: Kind) -> bool:
        if event.key() in self._let_through:
            self._let_through.discard(event.key())
            return False
        return kind != "other"

    def _idle(self) -> None:
        """Ask again.  Counted from when the last key reached us: a busy program must not take that for silence."""
        since = round((self._now() - self._last_key_came) * 1000)
        self._carry_out(self._wedge.idle(self._last_key + since))

    def _carry_out(self, outcome: WedgeOutcome) -> None:
        self._timer.stop()
        if outcome.wait is not None:
            self._timer.start(outcome.wait)
        for token in outcome.replay:
            if isinstance(token, QKeyEvent):
                self._replay(token)
        if outcome.scan:
            self.scanned.emit(outcome.scan)

    def _replay(self, press: QKeyEvent) -> None:
        window = _focus_window()
        if window is None:
            return
        self._replaying = True
        try:
            QCoreApplication.sendEvent(window, press)
            QCoreApplication.sendEvent(window, _copy_of(press, QEvent.Type.KeyRelease))
        finally:
            self._replaying = False


class ImeGate(QObject):
    """Says "no input method here" for every widget without the property ``allowIme``: an input method eats scans."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QObject | None = None

    def watch(self, app: QGuiApplication) -> None:
        """Begin with the focus as it is."""
        app.focusObjectChanged.connect(self._watch_object)
        self._watch_object(QGuiApplication.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the question whether an input method may act."""
        if not isinstance(event, QInputMethodQueryEvent) or watched.property("allowIme"):
            return False
        if not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        event.accept()
        return True

    def _watch_object(self, focus: QObject | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focus
        if focus is not None:
            focus.installEventFilter(self)
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)


def _focus_window() -> QWindow | None:
    return QGuiApplication.focusWindow()


def _copy_of(event: QKeyEvent, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(
        kind,
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
