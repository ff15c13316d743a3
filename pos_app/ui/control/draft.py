"""The open sale on the disk: saved once the screen shows it, and before anything else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Fault
from pos_app.services.suspend_sale import keep_sale

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.ports import StaffMember


class Draft:
    """Keeps the sale of a counter. `wait` is told of each write, so that a fault of it is told to the cashier."""

    def __init__(self, desk: Desk, wait: Callable[[Future[None]], None]) -> None:
        self._desk = desk
        self._wait = wait
        self._sale: tuple[OpenSale, StaffMember] | None = None
        self._written: Future[None] | None = None
        self.changed = False
        """Whether the sale is not yet on its way to the disk."""

    @property
    def settled(self) -> bool:
        """Whether nothing is under way to the disk."""
        return not self.changed and (self._written is None or self._written.done())

    def change(self, sale: OpenSale, person: StaffMember) -> None:
        """The sale is now this one."""
        self._sale, self.changed = (sale, person), True

    def forget(self) -> None:
        """The sale is gone."""
        self._sale, self._written, self.changed = None, None, False

    def keep(self) -> None:
        """Save the sale, if that was not done since it changed."""
        if self.changed and self._sale is not None:
            self.changed = False
            self._written = keep_sale(self._desk, *self._sale)
            self._wait(self._written)

    def keep_again(self) -> None:
        """Save it once more when the last save failed: the books finish and clear only what has a draft."""
        self.changed = self.changed or self._trouble() is not None
        self.keep()

    def why(self, trouble: Exception) -> Exception:
        """Why something was not written: a sale whose draft could not be kept looks finished to the books."""
        found = self._trouble()
        return found if isinstance(found, Fault) else trouble

    def _trouble(self) -> BaseException | None:
        written = self._written
        return written.exception() if written is not None and written.done() else None
