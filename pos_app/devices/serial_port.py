"""What every serial device shares: framing, finding a port by its adapter, and the errors a port can raise."""

import sys

import serial
from serial.tools import list_ports

from domain.value import dataclass

if sys.platform == "win32":
    PORT_ERRORS: tuple[type[Exception], ...] = (serial.SerialException, OSError, ValueError, TypeError)
else:
    import termios

    # termios.error is no OSError: opening with odd parity and unplugging both raise it
    PORT_ERRORS = (serial.SerialException, OSError, ValueError, TypeError, termios.error)


@dataclass(frozen=True, slots=True)
class PortSettings:
    """Port (a name, or ``usb:VID:PID`` or ``usb:VID:PID:SERIAL`` in hex) and framing such as ``8N1``."""

    port: str
    baud: int = 9600
    framing: str = "8N1"
    rtscts: bool = False


def open_port(settings: PortSettings, *, timeout: float, write_timeout: float) -> serial.Serial:
    """Open a port for us alone.  Raises one of PORT_ERRORS."""
    return serial.Serial(
        find_port(settings.port),
        settings.baud,
        bytesize=int(settings.framing[0]),
        parity=settings.framing[1],
        stopbits=int(settings.framing[2]),
        timeout=timeout,
        write_timeout=write_timeout,
        rtscts=settings.rtscts,
        exclusive=None if sys.platform == "win32" else True,
    )


def find_port(name: str) -> str:
    """Return the port's present name: an adapter changes it when it is plugged in again.

    Raises ValueError when no such adapter is plugged in.
    """
    if not name.startswith("usb:"):
        return name
    vendor, product, *number = name.removeprefix("usb:").split(":")
    wanted = (int(vendor, 16), int(product, 16))
    for port in list_ports.comports():
        if (port.vid, port.pid) == wanted and number in ([], [port.serial_number]):
            return str(port.device)
    raise ValueError(f"no adapter {name}")
