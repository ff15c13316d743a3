"""A printer or display on a serial port."""

import serial

from pos_app.devices.ports import LinkDownError
from pos_app.devices.serial_port import PORT_ERRORS, PortSettings, open_port

_WRITE_TIMEOUT = 2.0  # seconds, for a piece
_PIECES_A_SECOND = 4


class SerialLink:
    """One port; pieces small enough that a blocked device is noticed."""

    def __init__(self, settings: PortSettings, *, answers: bool = True) -> None:
        self._settings = settings
        self._piece = max(64, settings.baud // 10 // _PIECES_A_SECOND)
        self._port: serial.Serial | None = None
        self.answers = answers

    def open(self) -> None:
        """Open the port and forget what stands in its buffer.  Raises LinkDownError."""
        self.close()
        try:
            self._port = open_port(self._settings, timeout=0.1, write_timeout=_WRITE_TIMEOUT)
            self._port.reset_input_buffer()
        except PORT_ERRORS as wrong:
            self.close()
            raise LinkDownError(f"{self._settings.port}: {wrong}") from wrong

    def write(self, data: bytes) -> None:
        """Send everything.  Raises LinkDownError when a piece is not taken in time."""
        port = self._open_port()
        try:
            for start in range(0, len(data), self._piece):
                port.write(data[start : start + self._piece])
        except PORT_ERRORS as wrong:
            raise LinkDownError(f"{self._settings.port}: {wrong}") from wrong

    def read(self, timeout: float) -> bytes:
        """Return what came in time.  Raises LinkDownError."""
        port = self._open_port()
        try:
            port.timeout = timeout
            first = port.read(1)
            return bytes(first + port.read(port.in_waiting)) if first else b""
        except PORT_ERRORS as wrong:
            raise LinkDownError(f"{self._settings.port}: {wrong}") from wrong

    def close(self) -> None:
        """Close the port; an unplugged one complains, which says nothing new."""
        port, self._port = self._port, None
        if port is not None:
            try:
                port.close()
            except PORT_ERRORS:
                return

    def _open_port(self) -> serial.Serial:
        if self._port is None:
            raise LinkDownError("not open")
        return self._port
