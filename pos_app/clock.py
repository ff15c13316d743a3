"""The machine's clock, and the store's."""

from datetime import UTC, date, datetime

from pos_app.sync.hq_clock import HqClock
from wire.fields import time_text


class SystemClock:
    """Time as the machine knows it; the store's zone is the machine's."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)

    def local(self, moment: datetime) -> datetime:
        """The moment in the store's time zone."""
        return moment.astimezone()


class StoreClock:
    """The services' clock: HQ's time as far as it is known, shown in the store's zone."""

    def __init__(self, clock: HqClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The present moment."""
        return self._clock.now()

    def moment(self) -> str:
        """The present moment as it travels."""
        return time_text(self.now())

    def today(self) -> date:
        """The store's day."""
        return self.local(self.now()).date()

    def local(self, moment: datetime) -> datetime:
        """In the store's zone."""
        return SystemClock().local(moment)
