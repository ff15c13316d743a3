"""How a device is, in the words of the UPOS standard."""

from enum import StrEnum

from domain.value import dataclass


class Health(StrEnum):
    """One word; only ONLINE and PAPER_NEAR_END say that the device answered and works."""

    UNKNOWN = "UNKNOWN"  # not asked yet, or it cannot answer
    ONLINE = "ONLINE"
    OFFLINE = "OFFLINE"  # no answer is OFFLINE, never ONLINE
    PAPER_OUT = "PAPER_OUT"  # RecEmpty
    PAPER_NEAR_END = "PAPER_NEAR_END"  # RecNearEnd
    COVER_OPEN = "COVER_OPEN"
    ERROR = "ERROR"


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """Told only when it changes; ``note`` is for the log and for a service engineer."""

    device: str
    state: Health
    note: str = ""
