"""Where a printer is, as it is written in the settings: `tcp:HOST:PORT`, `serial:PORT`, `file:DEVICE` or `queue:NAME`.

A printer on USB is a file on Linux (`/dev/usb/lp0`), a queue of the system elsewhere.
"""

from pathlib import Path

from domain.errors import Fault
from pos_app.devices.bootstrap import SinkLink
from pos_app.devices.network_link import NetworkLink
from pos_app.devices.ports import Link
from pos_app.devices.serial_link import SerialLink
from pos_app.devices.serial_port import PortSettings


def link_to(address: str, cache: Path) -> Link:
    """The way to the printer at an address; `cache`: a folder for what a driver keeps. Fault as `printer_at`."""
    kind, place, port = printer_at(address)
    if kind == "tcp":
        return NetworkLink(place, port)
    if kind == "serial":
        return SerialLink(PortSettings(place))
    return SinkLink("file" if kind == "file" else "queue", place, cache)


def printer_at(address: str) -> tuple[str, str, int]:
    """("tcp", host, port), or ("serial", "file" or "queue", its name, 0); Fault `printer_address`."""
    kind, _, rest = address.partition(":")
    host, _, port = rest.rpartition(":")
    if kind == "tcp" and host and port.isdigit():
        return kind, host, int(port)
    if kind in {"serial", "file", "queue"} and rest:
        return kind, rest, 0
    advice = "Give tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME."
    raise Fault(f"{address} is no printer.", advice=advice, code="printer_address")
