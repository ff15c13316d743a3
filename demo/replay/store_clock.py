"""The clock of a replay: it stands at the moment of the sale that is being made again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from demo.replay.data import SUMMER_OFFSET, SUMMER_TIME, WINTER_OFFSET

SUMMER_BEGINS = datetime.fromtimestamp(int(SUMMER_TIME), UTC)
WINTER, SUMMER = (timezone(-timedelta(seconds=offset)) for offset in (WINTER_OFFSET, SUMMER_OFFSET))


class StoreClock:
    """What the services ask for the time."""

    def __init__(self, begins: datetime) -> None:
        self._now = begins

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def local(self, moment: datetime) -> datetime:
        """The moment in the stores' zone, New York's; right for the weeks that are replayed."""
        return in_store(moment)

    def set(self, moment: datetime) -> None:
        """It is this late now."""
        self._now = moment


def in_store(moment: datetime) -> datetime:
    """A moment in New York's time, from the winter of 2016 to the autumn of 2017."""
    return moment.astimezone(WINTER if moment < SUMMER_BEGINS else SUMMER)


def business_day(moment: datetime) -> str:
    """The stores' calendar day of a moment."""
    return in_store(moment).date().isoformat()
