"""The machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """Time as the machine knows it; the store's zone is the machine's."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)

    def local(self, moment: datetime) -> datetime:
        """The moment in the store's time zone."""
        return moment.astimezone()
