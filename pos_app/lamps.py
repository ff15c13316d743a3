"""What devices and HQ report, as lamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.devices.health import Health
from pos_app.ui.state import Condition, Device, LampState, Tone

if TYPE_CHECKING:
    from pos_app.devices.health import DeviceHealth
    from pos_app.sync.health import SyncHealth

_STATES = {
    Health.ONLINE: (Tone.OK, Condition.READY),
    Health.PAPER_NEAR_END: (Tone.WARN, Condition.PAPER_LOW),
    Health.PAPER_OUT: (Tone.ERR, Condition.PAPER_OUT),
    Health.COVER_OPEN: (Tone.ERR, Condition.COVER_OPEN),
    Health.OFFLINE: (Tone.ERR, Condition.NOT_FOUND),
    Health.ERROR: (Tone.ERR, Condition.NOT_FOUND),
    Health.UNKNOWN: (Tone.WARN, Condition.NOT_FOUND),
}


def device_lamp(health: DeviceHealth) -> tuple[LampState, ...]:
    """The lamp of a device; the drawer hangs on the printer and shares its fate."""
    tone, condition = _STATES[health.state]
    if health.device == "scanner":
        return (LampState(Device.SCANNER, tone, condition),)
    works = health.state in {Health.ONLINE, Health.PAPER_NEAR_END, Health.PAPER_OUT}
    drawer = LampState(Device.DRAWER, Tone.OK if works else tone, Condition.READY if works else condition)
    return (LampState(Device.PRINTER, tone, condition), drawer)


def hq_lamp(health: SyncHealth, since: str) -> LampState:
    """HQ's lamp: in step, entries waiting, or away since when."""
    if not health.online:
        return LampState(Device.HQ, Tone.WARN, Condition.OFFLINE, health.unsynced, since)
    if health.unsynced:
        return LampState(Device.HQ, Tone.WARN, Condition.UNSENT, health.unsynced, since)
    return LampState(Device.HQ, Tone.OK, Condition.SYNCED, 0, since)
