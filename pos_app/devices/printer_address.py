"""Where a printer is, as it is written in the settings: `tcp:HOST:PORT` or `serial:PORT`."""

from domain.errors import Fault
from pos_app.devices.network_link import NetworkLink
from pos_app.devices.ports import Link
from pos_app.devices.serial_link import SerialLink
from pos_app.devices.serial_port import PortSettings


def link_to(address: str) -> Link:
    """The way to the printer at an address; Fault as `printer_at`."""
    kind, place, port = printer_at(address)
    return NetworkLink(place, port) if kind == "tcp" else SerialLink(PortSettings(place))


def printer_at(address: str) -> tuple[str, str, int]:
    """("tcp", host, port) or ("serial", port's name, 0); Fault `printer_address`."""
    kind, _, rest = address.partition(":")
    host, _, port = rest.rpartition(":")
    if kind == "tcp" and host and port.isdigit():
        return kind, host, int(port)
    if kind == "serial" and rest:
        return kind, rest, 0
    raise Fault(f"{address} is no printer.", advice="Give tcp:HOST:PORT or serial:PORT.", code="printer_address")
